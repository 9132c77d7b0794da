"""Claims that clash: which of very many stand, taken up all together, where each is to stand that
fits beside those before it that do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush

from .iis import iis_of
from .nested import tree_of
from .phase_one import PhaseOne
from .program import Part, Program, claims_in, narrowed
from .solver import MANY, Solver


def standing(
    order: Sequence[int],
    clash: Callable[[Collection[int]], Collection[int]],
    doubted: Mapping[int, Collection[int] | None],
) -> tuple[frozenset[int], dict[int, Collection[int]]]:
    """The claims that stand, and for each other one a clash that it is the last of: what is told
    by ``clash`` of some claims, some of them that cannot all be true, none where they can. Those
    ``doubted`` are dropped to begin with, each for others beside which it cannot be true, or
    ``None`` where they are not known.

    Of each clash the last is dropped, until there is none. The first that was dropped is refused,
    as all before it stand. The next one may have been dropped for what is refused itself: then it
    is let back in, and where that makes new clashes, the last of each is dropped in turn.
    """
    place = {claim: number for number, claim in enumerate(order)}
    held = set(order)
    clashes: dict[int, Collection[int] | None] = {}
    waiting: list[int] = []

    def drop(one: int, found: Collection[int] | None) -> None:
        held.remove(one)
        clashes[one] = found
        heappush(waiting, place[one])

    def mend(first: int) -> None:
        """Drop the last of each clash, none that comes before a first one."""
        while found := clash(held):
            last = max(first, *map(place.__getitem__, found))
            drop(order[last], found)
            if last == first:
                return

    for one, others in doubted.items():
        drop(one, others)
    mend(-1)
    while waiting:
        number = heappop(waiting)
        one = order[number]
        found = clashes[one]
        if found is not None and held.issuperset(other for other in found if other != one):
            continue
        del clashes[one]
        held.add(one)
        mend(number)
    told = {one: found for one, found in clashes.items() if found is not None}
    return frozenset(held), told


def clashes_of(program: Program, part: Part) -> _Nested | _Tangled | _Many:
    """What tells clashes of the claims of a part."""
    if tree_of(program, part):
        return _Nested(program, part)
    return (_Many if len(part.rows) > MANY else _Tangled)(program, part)


def irreducible(program: Program, part: Part, claims: Collection[int]) -> list[int]:
    """Of claims of a part that cannot all be true, some of which all but any one can, by a deletion
    filter that leaves out the ones that come late first.
    """
    left = sorted(claims)
    alone = narrowed(program, part, left)
    if tree_of(program, alone) is None:
        return iis_of(program, part, left)
    clashes = _Nested(program, alone)
    for claim in left[::-1]:
        others = [other for other in left if other != claim]
        if clashes.among(others):
            left = others
    return left


class _Nested:
    """What tells clashes of nested claims, by sums along their tree."""

    def __init__(self, program: Program, part: Part) -> None:
        self._program, self._part = program, part

    def among(self, claims: Collection[int]) -> list[int]:
        """Some of these claims that cannot all be true; none where all can."""
        tree = tree_of(self._program, Part(tuple(sorted(claims)), self._part.columns))
        assert tree is not None  # noqa: S101 - fewer sets of a laminar family; for the type checkers
        node = tree.crowded()
        if node is None or node.high is None:
            return []
        return claims_in(self._program, [*node.low.certificate, *node.high.certificate])

    def doubtful(self, _: Sequence[int]) -> tuple[int, ...]:
        """A tree tells all clashes quickly."""
        return ()


class _Tangled:
    """What tells clashes of claims that overlap without being nested, by the solver."""

    def __init__(self, program: Program, part: Part) -> None:
        self._program, self._part = program, part
        self._solver = Solver(program, part, lightest=False)
        self._held = set(claims_in(program, part.rows))

    def _hold(self, claims: Collection[int]) -> None:
        wanted = set(claims)
        self._solver.drop(self._held - wanted)
        self._solver.hold(wanted - self._held)
        self._held = wanted

    def doubtful(self, claims: Sequence[int]) -> list[int]:
        """Some of these claims, most often few, beside which not all the others may be true."""
        self._hold(claims)
        return self._solver.doubtful(claims)

    def among(self, claims: Collection[int]) -> list[int]:
        """Some of these claims that cannot all be true; none where all can."""
        self._hold(claims)
        if self._solver.feasible():
            return []
        found = claims_in(self._program, self._solver.infeasible_subset())
        # By its tolerance a ray may leave out what is needed.
        alone = Solver(self._program, narrowed(self._program, self._part, found), lightest=False)
        return sorted(claims) if alone.feasible() else found


class _Many:
    """What tells clashes of very many such claims, by a solution that is kept."""

    def __init__(self, program: Program, part: Part) -> None:
        self._program, self._part = program, part
        self._phase_one = PhaseOne(program, part)

    def doubtful(self, claims: Sequence[int]) -> list[int]:
        """Some of these claims, most often few, beside which not all the others may be true."""
        return self._phase_one.begin(claims)

    def among(self, claims: Collection[int]) -> list[int]:
        """Some of these claims that cannot all be true; none where all can."""
        found = self._phase_one.clash(claims)
        return self._plainly.among(claims) if found is None else found

    @cached_property
    def _plainly(self) -> _Tangled:
        """What tells of the few that this does not."""
        return _Tangled(self._program, self._part)
