"""Irreducible infeasible subsets (IIS): claims that cannot all be true, though all of them but any
one can.

One is found by a deletion filter: J. W. Chinneck, E. W. Dravnieks (1991), "Locating minimal
infeasible constraint sets in linear programs", ORSA Journal on Computing 3(2), 157-168. Those with
the fewest claims are found among the solutions of the alternative system, which is solvable where
the claims are infeasible: J. Farkas (1902), "Theorie der einfachen Ungleichungen", Journal für die
reine und angewandte Mathematik 124, 1-27; the vertices of that system are the IISs: J. Gleeson,
J. Ryan (1990), "Identifying minimally infeasible subsystems of inequalities", ORSA Journal on
Computing 2(1), 61-63.
"""

from collections.abc import Sequence

from poles.errors import Unproved

from .integer import IntegerProgram
from .program import Part, Program, claims_in, narrowed
from .solver import Solver, unit_of

# The narrowest gap that is searched for, where the largest side is 1,000; and where ratios make
# much of what a claim that is not chosen may still count by the tolerance.
_GAP, _GAP_OF_RATIOS = 1e-4, 1e-1
# What it costs to choose the last claim, against a gap of 1 where the largest side is 1,000.
_LATE = 1e-3


def iis_of(program: Program, part: Part, claims: Sequence[int]) -> list[int]:
    """An irreducible infeasible subset of some claims that cannot all be true, by a deletion filter
    that leaves out the ones that come late first.

    Raises :class:`~poles.Unproved` where all can be true.
    """
    solver = Solver(program, narrowed(program, part, claims), lightest=False)
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
    system = _AlternativeSystem(program, narrowed(program, part, claims), one, found)
    # mutants survive: what is found beyond the limit is cut off where conflicts are shown.
    while len(found) < limit and (chosen := system.widest()):
        try:
            found.append(iis_of(program, part, chosen))
        except Unproved:
            # So it only seemed by the tolerance of the search.
            system.exclude(chosen)
        else:
            system.exclude(found[-1])
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


class _AlternativeSystem:
    """What has a solution where claims, a given one among them, cannot all be true: two with a
    ratio, or three or more.

    By Farkas' lemma it consists of multipliers of their lower and upper sides by which all money is
    counted at most zero times and which yet leave a gap: a lower side that is more than an upper.
    """

    def __init__(
        self, program: Program, part: Part, one: int, pairs: Sequence[Sequence[int]]
    ) -> None:
        self._claims = claims_in(program, part.rows)
        self._choice = {claim: number for number, claim in enumerate(self._claims)}
        self._system = IntegerProgram(len(self._claims))
        self._gap: list[tuple[int, float]] = []
        unit = unit_of(program, part.rows)
        counted: dict[int, list[tuple[int, float]]] = {column: [] for column in part.columns}
        for row in part.rows:
            stated = program.rows[row]
            for side, sign in stated.sides:
                multiplier = self._multiplier(stated.claim)
                if side:
                    self._gap.append((multiplier, sign * float(side) / unit))
                for column, coefficient in stated.entries:
                    counted[column].append((multiplier, sign * coefficient / stated.scale))
        for terms in counted.values():
            self._system.require(terms, most=0.0)
        ratios = any(program.rows[row].ratio for row in part.rows)
        self._system.require(self._gap, least=_GAP_OF_RATIOS if ratios else _GAP)
        # Conflicts of two are all known without a search.
        for pair in pairs:
            self.exclude(pair)
        # A ratio may contradict a single amount: of a box and itself, or one that holds it.
        fewest = 2.0 if ratios else 3.0
        # mutants survive: pairs are excluded, so that three are the fewest in any case: told for
        # speed, by a fifth.
        self._system.require([(number, 1.0) for number in range(len(self._claims))], least=fewest)
        # mutants survive: the others are consistent, so that every conflict has this claim in it:
        # told for speed, by much.
        self._system.require([(self._choice[one], 1.0)], least=1.0)

    def _multiplier(self, claim: int | None) -> int:
        """One more multiplier: of a claim, it is zero unless the claim is chosen."""
        multiplier = self._system.add_multiplier()
        if claim is not None:
            # mutants survive: it only scales how large the multiplier of a chosen claim may be.
            self._system.require([(multiplier, 1.0), (self._choice[claim], -1.0)], most=0.0)
        return multiplier

    def exclude(self, claims: Sequence[int]) -> None:
        """Never again choose all of some claims."""
        chosen = [(self._choice[claim], 1.0) for claim in claims]
        self._system.require(chosen, most=len(claims) - 1.0)

    def widest(self) -> list[int] | None:
        """As few claims as can be, with the widest gap for so few; ``None`` if there are none."""
        claims = range(len(self._claims))
        cost = dict.fromkeys(claims, 1.0)
        values = self._system.minimize(cost)
        if values is None:
            return None
        fewest = round(sum(values[number] for number in claims))
        # Of equal gaps, that of the claims admitted first, so that the answer is the same
        # everywhere.
        late = {number: _LATE * number / len(claims) for number in claims}
        gap = {multiplier: -weight for multiplier, weight in self._gap}
        values = self._system.minimize(late | gap, (cost, float(fewest))) or values
        return [self._claims[number] for number in claims if round(values[number])]
