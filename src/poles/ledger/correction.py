"""Minimal correction sets: claims whose removal leaves a part of a program consistent, at the least
cost.

They are the hitting sets of the part's irreducible infeasible subsets: R. Reiter (1987), "A theory
of diagnosis from first principles", Artificial Intelligence 32, 57-95; M. H. Liffiton,
K. A. Sakallah (2008), "Algorithms for computing minimal unsatisfiable subsets of constraints",
Journal of Automated Reasoning 40, 1-33. As those subsets are too many to list, they are found as
they are needed: M. Parker, J. Ryan (1996), "Finding the minimum weight IIS cover of an infeasible
system of linear inequalities", Annals of Mathematics and Artificial Intelligence 17, 107-126.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, product

import attrs

from .admission import Admission
from .claims import Claim
from .iis import iis_of
from .integer import HittingSets
from .program import Part, Program, claims_in
from .solver import Solver

_NONE: frozenset[int] = frozenset()


@attrs.frozen(eq=False)
class Groups:
    """Claims that are disbelieved together, by the number of the first of them: what the same
    statements say of a box, or of each of several times. A reading goes with all statements that
    make it.
    """

    # For each claim, the groups without all of which it is gone.
    makers: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Groups:
        """The groups of some claims."""
        first: dict[frozenset[str], int] = {}
        makers: dict[int, frozenset[int]] = {}
        making: dict[str, set[int]] = defaultdict(set)
        for number, claim in enumerate(claims):
            if not claim.as_read:
                leader = first.setdefault(claim.makers, number)
                makers[number] = frozenset([leader])
                for one in claim.makers:
                    making[one].add(leader)
        for number, claim in enumerate(claims):
            if claim.as_read:
                makers[number] = _NONE.union(*(making[one] for one in claim.makers))
        return cls(makers)

    @property
    def beside(self) -> dict[int, int]:
        """For each claim but the first of a group, a group that it goes with."""
        return {claim: min(some) for claim, some in self.makers.items() if claim not in some}

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """The claims that are gone without a group alone."""
        found: dict[int, list[int]] = defaultdict(list)
        for claim, needed in self.makers.items():
            if len(needed) == 1:
                found[min(needed)].append(claim)
        return found

    @cached_property
    def _shared(self) -> list[tuple[int, frozenset[int]]]:
        """The readings that several groups make, with these."""
        return [(claim, needed) for claim, needed in self.makers.items() if len(needed) > 1]

    def within(self, claims: Iterable[int]) -> list[int]:
        """The groups of some claims; others may be of none."""
        return sorted(_NONE.union(*(self.makers.get(claim, _NONE) for claim in claims)))

    def gone(self, groups: frozenset[int]) -> frozenset[int]:
        """All claims that are gone without some groups."""
        shared = (claim for claim, needed in self._shared if needed <= groups)
        return _NONE.union(shared, *(self._members[group] for group in groups))

    def clauses(self, claims: Iterable[int]) -> list[frozenset[int]]:
        """Groups, of each of which one has to go so that one of some claims does; claims of no
        group never do.
        """
        needed = [self.makers[claim] for claim in claims if claim in self.makers]
        alone = _NONE.union(*(one for one in needed if len(one) == 1))
        return [alone.union(some) for some in product(*(one for one in needed if len(one) > 1))]


def joined_parts(program: Program, found: Sequence[Part], beside: Mapping[int, int]) -> list[Part]:
    """Parts of a program, as one where claims of them are removed together only: each with the one
    that it is ``beside``.
    """
    home = {claim: n for n, part in enumerate(found) for claim in claims_in(program, part.rows)}
    joined = list(range(len(found)))
    for claim, leader in beside.items():
        one, other = joined[home[claim]], joined[home[leader]]
        joined = [one if place == other else place for place in joined]
    groups: dict[int, list[Part]] = {}
    for place, part in zip(joined, found, strict=True):
        groups.setdefault(place, []).append(part)
    return [_union(group) for group in groups.values()]


def _union(some: Sequence[Part]) -> Part:
    if len(some) == 1:
        return some[0]
    rows, columns = chain(*(one.rows for one in some)), chain(*(one.columns for one in some))
    return Part(tuple(sorted(rows)), tuple(sorted(columns)))


@attrs.frozen(eq=False)
class Correction:
    """What it costs at least to mend a part, the groups of claims that go for that, and the
    irreducible infeasible subsets that were found on the way.
    """

    part: Part
    cost: int
    removed: frozenset[int]
    cuts: tuple[frozenset[int], ...]


def least_correction(
    program: Program, part: Part, groups: Groups, costs: Mapping[int, int] | Sequence[int]
) -> Correction:
    """The groups of a part that cost least, by number of their first claims, without which it is
    consistent; of several such sets, the one that keeps the groups admitted first.

    Each hitting set of least cost of the infeasible subsets known so far is tried; what it leaves
    inconsistent has more such subsets to hit.
    """
    own = groups.within(claims_in(program, part.rows))
    sets = HittingSets({group: float(costs[group]) for group in own})
    solver = Solver(program, part)
    cuts: list[frozenset[int]] = []

    def mending() -> frozenset[int] | None:
        while (removed := sets.least()) is not None:
            new = list(_infeasible_without(program, part, solver, groups, removed))
            if not new:
                return removed
            cuts.extend(new)
            for clause in chain.from_iterable(map(groups.clauses, new)):
                sets.hit(clause)
        return None

    def cost_of(some: Iterable[int]) -> int:
        return sum(costs[group] for group in some)

    removed = mending()
    assert removed is not None  # noqa: S101 - all can be removed; for the type checkers
    cost = cost_of(removed)
    for group in own:
        goes = group in removed
        if goes:
            sets.fix(group, inside=False)
            other = mending()
            goes = other is None or cost_of(other) > cost
            removed = removed if goes or other is None else other
        sets.fix(group, inside=goes)
    return Correction(part, cost, removed, tuple(cuts))


def _infeasible_without(
    program: Program, part: Part, solver: Solver, groups: Groups, removed: frozenset[int]
) -> Iterator[frozenset[int]]:
    """Irreducible infeasible subsets that have no group in common, where some groups are removed;
    none where all else can be true.
    """
    dropped = gone = groups.gone(removed).intersection(part.rows)
    solver.drop(dropped)
    while not solver.feasible():
        suspected = claims_in(program, solver.infeasible_subset())
        found = frozenset(iis_of(program, part, suspected))
        yield found
        removed = removed.union(groups.within(found))
        gone = groups.gone(removed).intersection(part.rows)
        solver.drop(gone)
    solver.hold(gone)


def witnesses(
    program: Program,
    correction: Correction,
    groups: Groups,
    claims: Sequence[Claim],
    admission: Admission,
) -> Iterator[tuple[int, frozenset[int]]]:
    """The claims of a part that cannot stand, each with others that are consistent by themselves
    and not beside it, so that every conflict with it among them has it in it.

    Of a group that goes, any claim and any reading may be what cannot stand.
    """
    part = correction.part
    claimed = frozenset(claims_in(program, part.rows))
    gone = groups.gone(correction.removed) & claimed
    seen: set[int] = set()
    fits = _Fitting(program, part)
    for group in sorted(correction.removed):
        alike = [claim for claim in sorted(gone) if group in groups.makers[claim]]
        alike.sort(key=lambda claim: claims[claim].as_read)
        refused = [claim for claim in alike if claim in admission.refused]
        left = admission.admitted & claimed if refused else claimed - gone
        for claim in refused or alike:
            if claim in seen:
                continue
            if not refused and fits(left | {claim}):
                left |= {claim}
                continue
            seen.add(claim)
            yield claim, left
            if not claims[claim].as_read:
                break


class _Fitting:
    """Tells whether some claims of a part can all be true, going on from the last ones."""

    def __init__(self, program: Program, part: Part) -> None:
        self._program, self._part = program, part

    @cached_property
    def _solver(self) -> Solver:
        return Solver(self._program, self._part, lightest=False)

    def __call__(self, claims: Collection[int]) -> bool:
        stated = ((row, self._program.rows[row].claim) for row in self._part.rows)
        gone = [row for row, claim in stated if claim is not None and claim not in claims]
        self._solver.hold_all_but(gone)
        return self._solver.feasible()
