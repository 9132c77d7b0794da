"""Minimal correction sets: claims whose removal leaves a part of a program consistent, though
that of none fewer among them would.

They are the minimal hitting sets of the part's irreducible infeasible subsets: R. Reiter (1987),
"A theory of diagnosis from first principles", Artificial Intelligence 32, 57-95; M. H. Liffiton,
K. A. Sakallah (2008), "Algorithms for computing minimal unsatisfiable subsets of constraints",
Journal of Automated Reasoning 40, 1-33. As those subsets are too many to list, they are found as
they are needed: M. Parker, J. Ryan (1996), "Finding the minimum weight IIS cover of an infeasible
system of linear inequalities", Annals of Mathematics and Artificial Intelligence 17, 107-126.
"""

from collections.abc import Collection, Mapping, Sequence
from math import inf

from .iis import iis_of
from .integer import IntegerProgram
from .program import Part, Program, claims_in
from .solver import Solver


def minimal_correction_set(
    program: Program, part: Part, twins: Mapping[int, int]
) -> frozenset[int]:
    """A smallest minimal correction set of a part; of several, the one that keeps the first claims.

    ``twins`` gives for some claims (readings) the one that they go with, whenever it is removed.
    Each minimum hitting set of the infeasible subsets known so far is tried; what it leaves
    inconsistent has one more such subset to hit.
    """
    claims = claims_in(program, part.rows)
    followers = {reading: twin for reading, twin in twins.items() if reading in set(claims)}
    solver = Solver(program, part)
    known: list[frozenset[int]] = []

    def smallest(kept: Collection[int], most: float) -> frozenset[int] | None:
        while (removed := minimum_hitting_set(known, kept)) is not None and len(removed) <= most:
            gone = removed | {reading for reading, twin in followers.items() if twin in removed}
            suspected = _infeasible_without(program, solver, gone)
            if not suspected:
                return removed
            iis = iis_of(program, part, suspected)
            known.append(frozenset(iis).union(twins[claim] for claim in iis if claim in twins))
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
