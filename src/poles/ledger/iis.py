"""Irreducible infeasible subsets (IIS): claims that cannot all be true, though all of them but any
one can.

One is found by a deletion filter: J. W. Chinneck, E. W. Dravnieks (1991), "Locating minimal
infeasible constraint sets in linear programs", ORSA Journal on Computing 3(2), 157-168. Those with
the fewest claims hit each set of claims without which the others can be true, of which as many are
found as are needed: A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva (2015), "Smallest MUS
extraction with minimal hitting set dualization", Principles and Practice of Constraint Programming,
Lecture Notes in Computer Science 9255, 173-182.
"""

from collections.abc import Sequence

from poles.errors import Unproved

from .elastic import Misses
from .integer import HittingSets
from .program import Part, Program, narrowed
from .solver import Solver

# The narrowest gap that is searched for, where the largest side is 1,000; and what is no wider.
_GAP, _WIDER = 1e-7, 1e-6
# Of conflicts of more claims, one that has somewhat more of them may be taken for a smallest.
_FEW = 100


def iis_of(program: Program, part: Part, claims: Sequence[int]) -> list[int]:
    """An irreducible infeasible subset of some claims that cannot all be true, by a deletion filter
    that leaves out the ones that come late first.

    Raises :class:`~poles.Unproved` where all can be true.
    """
    solver = Solver(program, narrowed(program, part, claims))
    if solver.feasible():
        raise Unproved("statements that seemed to conflict can all be true")
    needed = list(claims)
    for claim in sorted(claims, reverse=True):
        solver.drop([claim])
        if solver.feasible():
            solver.hold([claim])
        else:
            needed.remove(claim)
    return needed


def smallest_iises(
    program: Program, part: Part, consistent: frozenset[int], one: int, limit: int
) -> list[list[int]]:
    """Up to ``limit`` irreducible infeasible subsets of a claim and some that are consistent: the
    smallest first, and of one size the one with the widest gap.
    """
    found = _pairs(program, consistent, one)
    # mutants survive: what is found beyond the limit is cut off where conflicts are shown.
    if len(found) >= limit:
        return found[:limit]
    claims = sorted({*consistent, one})
    search = _Smallest(program, narrowed(program, part, claims), one, claims)
    for pair in found:
        search.exclude(pair)
    # mutants survive: what is found beyond the limit is cut off where conflicts are shown.
    while len(found) < limit and (chosen := search.widest()):
        try:
            found.append(iis_of(program, part, chosen))
        except Unproved:
            # So it only seemed by the tolerance of the search.
            search.exclude(chosen)
        else:
            search.exclude(found[-1])
    # A gap too narrow for a search in floating point is still a conflict.
    return found or [iis_of(program, part, claims)]


def _pairs(program: Program, consistent: frozenset[int], one: int) -> list[list[int]]:
    """The single claims that another cannot stand beside: one box holds the other and less money,
    the widest gap first.
    """
    gaps = []
    for other in consistent:
        for inner, outer in ((one, other), (other, one)):
            low, high = program.rows[inner].low, program.rows[outer].high
            if (
                low is not None
                and high is not None
                and low > high
                and not (program.rows[inner].ratio or program.rows[outer].ratio)
                and _holds(program, outer, inner)
            ):
                gaps.append((high - low, other))
    return [sorted([one, other]) for _, other in sorted(gaps)]


def _holds(program: Program, outer: int, inner: int) -> bool:
    """Whether all money of one claim's box is money of another's."""
    inside = {column for column, _ in program.rows[outer].entries}

    def held(column: int) -> bool:
        stated = (program.rows[row] for row, sign in program.columns[column] if sign == 1)
        links = (row for row in stated if row.claim is None and not row.union)
        return column in inside or any(
            all(held(upper) for upper, sign in row.entries if sign == -1) for row in links
        )

    return all(held(column) for column, _ in program.rows[inner].entries)


class _Smallest:
    """The smallest conflicts with one claim: minimum hitting sets of the sets of others one of
    which is in each conflict.
    """

    def __init__(self, program: Program, part: Part, one: int, claims: Sequence[int]) -> None:
        self._one = one
        self._misses = Misses(program, part)
        others = [claim for claim in claims if claim != one]
        # As few as can be, up to a hundred; of these those admitted first, so that it is the same
        # everywhere.
        each = len(claims) * min(len(claims), _FEW)
        self._sets = HittingSets({claim: float(each + place) for place, claim in enumerate(others)})

    def exclude(self, claims: Sequence[int]) -> None:
        """Never again give a conflict with all of some claims."""
        self._sets.exclude([claim for claim in claims if claim != self._one])

    def widest(self) -> list[int] | None:
        """As few claims as can be, with the widest gap for so few; ``None`` if there are none."""
        best, gap, always = None, _GAP, 0
        while (chosen := self._sets.least()) is not None:
            if best is not None and len(chosen) > len(best):
                break
            wider = self._wider(chosen, gap)
            if wider is not None:
                if best is None:
                    always = self._sets.required
                best, gap = chosen, wider + _WIDER
        if best is None:
            return None
        # Beside others, a narrower one may be the next.
        self._sets.forget(always)
        return sorted({*best, self._one})

    def _wider(self, chosen: frozenset[int], gap: float) -> float | None:
        """The gap of the claim and some others, if it is wider than one; if not, what each set of a
        wider gap has one of is to be hit.
        """
        held = chosen | {self._one}
        while True:
            missed = self._misses.least(held)
            found = sum(missed.get(claim, 0.0) for claim in sorted(held))
            if found > gap:
                return found if len(held) == len(chosen) + 1 else None
            others = missed.keys() - held
            self._sets.hit(others)
            if not others:
                return None
            held |= others
