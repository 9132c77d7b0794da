"""Minimal correction sets: claims whose removal leaves a part of a program consistent, though
that of none fewer among them would.

They are the minimal hitting sets of the part's irreducible infeasible subsets: R. Reiter (1987),
"A theory of diagnosis from first principles", Artificial Intelligence 32, 57-95; M. H. Liffiton,
K. A. Sakallah (2008), "Algorithms for computing minimal unsatisfiable subsets of constraints",
Journal of Automated Reasoning 40, 1-33. As those subsets are too many to list, they are found as
they are needed: M. Parker, J. Ryan (1996), "Finding the minimum weight IIS cover of an infeasible
system of linear inequalities", Annals of Mathematics and Artificial Intelligence 17, 107-126.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, product
from math import inf
from typing import NamedTuple

from .admission import Admission
from .claims import Claim
from .iis import iis_of
from .integer import IntegerProgram
from .program import Part, Program, claims_in, narrowed
from .solver import Solver


class Together(NamedTuple):
    """Claims that are not removed by themselves: ``twins`` gives for readings the claim that they
    go with, whenever it is removed, ``leaders`` for others the one that stands for all that the
    same statements claim, as they are removed together only.
    """

    twins: Mapping[int, int]
    leaders: Mapping[int, int]

    def gone(self, removed: Collection[int]) -> frozenset[int]:
        """All claims that are removed with some."""
        pairs = (*self.twins.items(), *self.leaders.items())
        return frozenset(removed).union(one for one, other in pairs if other in removed)


def together_of(claims: Sequence[Claim]) -> Together:
    """Which of some claims are not removed by themselves."""
    return Together(_twins(claims), _leaders(claims))


def _leaders(claims: Sequence[Claim]) -> dict[int, int]:
    """For each claim but the first that the same statements make of several times, the first."""
    first: dict[frozenset[str], int] = {}
    found = {}
    for number, claim in enumerate(claims):
        leader = number if claim.as_read else first.setdefault(claim.makers, number)
        if leader != number:
            found[number] = leader
    return found


def _twins(claims: Sequence[Claim]) -> dict[int, int]:
    """For each reading, a claim that goes only together with all statements that make it."""
    makers = [claim.makers for claim in claims]
    readings = [number for number, claim in enumerate(claims) if claim.as_read]
    printed = [number for number, claim in enumerate(claims) if not claim.as_read]
    pairs = product(readings, printed)
    return {reading: other for reading, other in pairs if makers[reading] <= makers[other]}


def joined_parts(program: Program, found: Sequence[Part], leaders: Mapping[int, int]) -> list[Part]:
    """Parts of a program, as one where claims of them are removed together only."""
    home = {claim: n for n, part in enumerate(found) for claim in claims_in(program, part.rows)}
    joined = list(range(len(found)))
    for claim, leader in leaders.items():
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


def minimal_correction_set(program: Program, part: Part, together: Together) -> frozenset[int]:
    """A smallest minimal correction set of a part; of several, the one that keeps the first claims.

    Each minimum hitting set of the infeasible subsets known so far is tried;
    what it leaves inconsistent has one more such subset to hit.
    """
    claims = claims_in(program, part.rows)
    own, (twins, leaders) = frozenset(claims), together
    solver = Solver(program, part)
    known: list[frozenset[int]] = []

    def smallest(kept: Collection[int], most: float) -> frozenset[int] | None:
        while (removed := minimum_hitting_set(known, kept)) is not None and len(removed) <= most:
            gone = together.gone(removed) & own
            suspected = _infeasible_without(program, solver, gone)
            if not suspected:
                return removed
            iis = iis_of(program, part, suspected)
            hit = {leaders.get(claim, claim) for claim in iis}
            known.append(frozenset(hit | {twins[claim] for claim in iis if claim in twins}))
        return None

    removed = smallest((), inf)
    assert removed is not None  # noqa: S101 - all can be removed; for the type checkers
    kept: list[int] = []
    for claim in claims:
        if claim in removed:
            other = smallest([*kept, claim], len(removed))
            if other is None:
                continue
            removed = other
        kept.append(claim)
    return removed


def _infeasible_without(program: Program, solver: Solver, gone: Collection[int]) -> list[int]:
    """Claims that cannot all be true where some are let go; none where the others can."""
    solver.drop(gone)
    suspected = [] if solver.feasible() else claims_in(program, solver.infeasible_subset())
    solver.hold(gone)
    return suspected


def minimum_hitting_set(
    sets: Sequence[frozenset[int]], avoided: Collection[int]
) -> frozenset[int] | None:
    """A set with as few members as can be that has one at least of each of some sets, and none of
    those to be ``avoided``; ``None`` where there is none.
    """
    left = [one.difference(avoided) for one in sets]
    if not all(left):
        return None
    if not left:
        return frozenset()
    members = sorted(frozenset().union(*left))
    number = {member: place for place, member in enumerate(members)}
    choosing = IntegerProgram(len(members))
    for one in left:
        # mutants survive: a choice is yes or no, and half of it is more than no.
        choosing.require([(number[member], 1.0) for member in sorted(one)], least=1.0)
    # mutants survive: which choices cost least does not depend on the unit of their costs.
    values = choosing.minimize(dict.fromkeys(range(len(members)), 1.0))
    assert values is not None  # noqa: S101 - to choose all hits all; for the type checkers
    return frozenset(member for member in members if round(values[number[member]]))


def witnesses(
    program: Program,
    part: Part,
    removed: frozenset[int],
    together: Together,
    admission: Admission,
) -> Iterator[tuple[int, frozenset[int]]]:
    """The claims of a part that cannot stand, each with others that are consistent by themselves
    and not beside it, so that every conflict with it among them has it in it.

    A reading is removed with the claim that it goes with, and may be what cannot stand of the two;
    so is each of several claims that go together.
    """
    claimed = frozenset(claims_in(program, part.rows))
    gone, (twins, leaders) = together.gone(removed) & claimed, together
    for one in sorted(removed):
        alike = [one, *(claim for claim in sorted(gone) if leaders.get(claim) == one)]
        refused = [claim for claim in alike if claim in admission.refused]
        if refused:
            yield refused[0], admission.admitted & claimed
            continue
        left = claimed - gone
        readings = (claim for claim in sorted(gone) if twins.get(claim) == one)
        for claim in (*alike, *readings):
            if Solver(program, narrowed(program, part, sorted({*left, claim}))).feasible():
                left |= {claim}
                continue
            yield claim, left
            if claim in alike:
                break
