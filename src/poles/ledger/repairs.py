"""Which claims of a connected part can be let go so that the others can all be true, and how far an
answer reaches by that.

The sets of least cost are the minimum hitting sets of all irreducible infeasible subsets, found as
they are needed (:mod:`~.correction`). Of these, the one by which an answer reaches furthest is
found by logic-based Benders decomposition, which needs no big M: what proves an answer without some
claims proves it without others too, as long as none of these takes part in the proof, so that only
a set with one of them reaches further. J. N. Hooker, G. Ottosson (2003), "Logic-based Benders
decomposition", Mathematical Programming 96, 33-60; G. Codato, M. Fischetti (2006), "Combinatorial
Benders' cuts for mixed-integer linear programming", Operations Research 54, 756-766.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from zlib import crc32

from poles.errors import Unproved

from .correction import Groups
from .iis import iis_of
from .integer import IntegerProgram
from .program import Part, Program, claims_in
from .solver import Solver

# Euros, or no end of them.
Value: TypeAlias = Fraction | float

# Groups of claims, one of which at least is to be let go.
Clause: TypeAlias = frozenset[int]
# Clauses, in the order in which they were found.
Known: TypeAlias = dict[Clause, None]

_NONE: frozenset[int] = frozenset()
_FREE: Mapping[int, float] = MappingProxyType({})
# What it counts to let go of a claim that is believed, or to take back one that is not, against the
# lots by which one of several sets is taken.
_OTHERWISE, _LOTS = 1 << 17, 0xFFFF


class Reached(NamedTuple):
    """How far an answer reaches without some claims, without end where nothing limits it; which are
    gone, and those by which it reaches no further.
    """

    value: Value
    gone: frozenset[int]
    because: frozenset[int]

    def stays(self, gone: frozenset[int]) -> bool:
        """Whether it is proved to reach no further without others."""
        return self.value < inf and self.because.isdisjoint(gone)


# How far an answer reaches without some claims.
Reach: TypeAlias = Callable[[frozenset[int]], Reached]


class Repairs:
    """The sets of claims of one connected part without which the others can all be true. What is
    found out stays for questions asked later.
    """

    def __init__(
        self, program: Program, part: Part, groups: Groups, standing: Collection[int], known: Known
    ) -> None:
        """``standing`` are claims of no group that are not believed; ``known`` is what is known of
        statements alone, to which more is added.
        """
        self._program, self._part, self._all, self._known = program, part, groups, known
        self._solver = Solver(program, part)
        self._solver.drop(frozenset(standing).intersection(part.rows))
        self.groups: list[int] = groups.within(claims_in(program, part.rows))
        own = frozenset(self.groups)
        self.clauses: Known = {clause: None for clause in known if clause <= own}
        self._least: dict[tuple[int, ...], int] = {}
        # Sets without which the others are known to be consistent.
        self._consistent: set[frozenset[int]] = set()

    def least(self, costs: Mapping[int, int]) -> int:
        """The least that it costs to let go of what keeps the claims from being true."""
        key = tuple(costs[one] for one in self.groups)
        while key not in self._least:
            sets = _Sets(self.groups)
            for clause in self.clauses:
                sets.hit(clause)
            cheapest = sets.cheapest({one: float(costs[one]) for one in self.groups})
            if cheapest is None:
                raise Unproved("without any statement, grants seem to contradict each other")
            if not self._missed(cheapest[0]):
                self._least[key] = sum(costs[one] for one in cheapest[0])
        return self._least[key]

    def furthest(
        self,
        reach: Reach,
        costs: Mapping[int, int],
        doubt: int,
        tried: list[Reached],
        sure: frozenset[int] = _NONE,
    ) -> Reached | None:
        """How far an answer reaches without one of the sets of least cost, and without so many
        groups more of any cost; ``None`` where each of the sets has a group that is ``sure``.

        ``tried`` is what was seen of the same question so far, to which more is added.
        """
        sets, kept = self._sets(costs, doubt, sure), self._all.gone(sure)
        best = furthest_of(one for one in tried if kept.isdisjoint(one.gone))
        for one in tried:
            if best is not None and one.value <= best.value:
                self._hit(sets, one)
        while (best is None or best.value < inf) and (some := self._next(sets)) is not None:
            one = reach(self._all.gone(some))
            tried.append(one)
            best = one if best is None or one.value > best.value else best
            self._hit(sets, one)
        return best

    def nearest(
        self,
        reach: Reach,
        costs: Mapping[int, int],
        doubt: int,
        tried: Sequence[Reached],
        refused: Collection[int],
    ) -> Reached:
        """Of the sets without which it reaches as far as without any, seen that others do not, the
        one nearest to what is ``refused``; of several of these, one by lot.
        """
        sets = self._sets(costs, doubt, _NONE)
        lots = {one: float(crc32(b"%d" % one) & _LOTS) for one in self.groups}
        wanted = (
            {one: lot + _OTHERWISE * (-1 if one in refused else 1) for one, lot in lots.items()},
            {one: lot + _OTHERWISE * 2 for one, lot in lots.items()},
        )
        best = max(one.value for one in tried)
        waiting = [one for one in tried if one.value < best]
        while True:
            for one in waiting:
                self._hit(sets, one)
            some = self._next(sets, *wanted)
            assert some is not None  # noqa: S101 - one was tried; for the type checkers
            one = reach(self._all.gone(some))
            if one.value >= best:
                return one
            waiting = [one]

    def _sets(self, costs: Mapping[int, int], doubt: int, sure: frozenset[int]) -> "_Sets":
        """The sets of least cost, as far as they are known, and so many groups more of any cost."""
        least = self.least(costs)
        # What is in no subset known that cannot be true is in no set of least cost.
        members = _NONE.union(*self.clauses).difference(sure)
        sets = _Sets(sorted(members), [one for one in self.groups if one not in sure], doubt)
        sets.limit({one: costs[one] for one in members}, least)
        for clause in self.clauses:
            sets.hit(clause)
        return sets

    def _next(self, sets: "_Sets", *wanted: Mapping[int, float]) -> frozenset[int] | None:
        """One of some sets without which the others can be true, with the groups that are let go
        besides; ``None`` where there is none.
        """
        while (some := sets.cheapest(*wanted)) is not None:
            removed, doubted = some
            new = self._missed(removed)
            if not new:
                return removed | doubted
            for clause in new:
                sets.hit(clause)
        return None

    def _hit(self, sets: "_Sets", one: Reached) -> None:
        """Ask for sets only by which an answer may reach further than that."""
        for clause in self._all.clauses(one.because):
            sets.hit(clause, also_doubted=True)

    def _missed(self, removed: frozenset[int]) -> list[Clause]:
        """What some groups do not hit of what cannot be true; nothing where the others can."""
        if removed in self._consistent:
            return []
        gone = self._all.gone(removed)
        self._solver.drop(gone)
        suspected: list[int] = []
        if not self._solver.feasible():
            suspected = claims_in(self._program, self._solver.infeasible_subset())
        self._solver.hold(gone)
        if not suspected:
            self._consistent.add(removed)
            return []
        iis = iis_of(self._program, self._part, suspected)
        clauses = self._all.clauses(iis)
        self.clauses |= dict.fromkeys(clauses)
        if self._all.makers.keys() >= set(iis):
            self._known |= dict.fromkeys(clauses)
        return clauses


def furthest_of(some: Iterable[Reached]) -> Reached | None:
    """Of several, the first that reaches furthest."""
    return max(some, key=lambda one: one.value, default=None)


class _Sets:
    """Sets of groups to be removed, and of others to be doubted besides, as an integer program."""

    def __init__(self, removed: Sequence[int], doubted: Sequence[int] = (), doubt: int = 0) -> None:
        places = range(len(removed), len(removed) + len(doubted))
        self._removed = {one: place for place, one in enumerate(removed)}
        self._doubted = dict(zip(doubted, places, strict=True)) if doubt else {}
        self._program = IntegerProgram(len(self._removed) + len(self._doubted))
        self._none = False
        if doubt:
            self._program.require([(place, 1.0) for place in places], most=float(doubt))

    def limit(self, costs: Mapping[int, int], most: int) -> None:
        """What is removed costs no more than so much."""
        terms = [(place, float(costs[one])) for one, place in self._removed.items()]
        self._program.require(terms, most=float(most))

    def hit(self, clause: Clause, *, also_doubted: bool = False) -> None:
        """A group of a clause is removed, or perhaps doubted."""
        places = [self._removed[one] for one in clause if one in self._removed]
        if also_doubted:
            places += (self._doubted[one] for one in clause if one in self._doubted)
        if places:
            self._program.require([(place, 1.0) for place in sorted(places)], least=1.0)
        else:
            self._none = True

    def cheapest(
        self, removed: Mapping[int, float] = _FREE, doubted: Mapping[int, float] = _FREE
    ) -> tuple[frozenset[int], frozenset[int]] | None:
        """What is removed, and what is doubted, at the least cost; ``None`` where nothing does."""
        costs = {place: removed.get(one, 0.0) for one, place in self._removed.items()}
        costs |= {place: doubted.get(one, 0.0) for one, place in self._doubted.items()}
        values = None if self._none else self._program.minimize(costs)
        if values is None:
            return None
        one, other = (
            frozenset(one for one, place in some.items() if round(values[place]))
            for some in (self._removed, self._doubted)
        )
        return one, other
