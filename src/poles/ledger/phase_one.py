"""Phase one of the simplex method, from a solution that is kept: which of some claims clash is told
by making as little as can be what those miss that are new, where all others hold.

A claim that is let go has a column of its own, which takes up what it misses, so that a solution
stays one whatever is let go. One that is to hold again pays for that column. From a solution in
which little is missed few steps lead to one in which nothing is, or to multipliers that prove that
there is none: the dual simplex method, where no column costs anything, tries ways without end.
"""

from collections.abc import Collection, Sequence
from math import inf
from typing import Any

from poles.errors import Unproved

from .elastic import giving_way, solver_of
from .exact import DENOMINATORS, OF_RATIOS, certificate_of, certified_bound
from .highs import TOLERANCE, highs, run
from .program import Part, Program, claims_in
from .scaling import scaled_sides, unit_of

# Costs are 1, so that a column which would save less than this saves nothing, as a row counts for
# nothing that counts no more than twice this. After more steps than these the basis is factorized
# anew: of an old one, HiGHS refuses hundreds of columns, each for an error in what it saves.
_COST, _COUNTS, _STEPS = 1e-7, 2e-7, 100


class PhaseOne:
    """Some claims of a part that hold in a solution which is kept. To begin with, none does."""

    def __init__(self, program: Program, part: Part) -> None:
        self._highspy = highs()
        self._program, self._part = program, part
        self._row = {row: place for place, row in enumerate(part.rows)}
        unit = unit_of(program, part.rows)
        self._sides = [scaled_sides(program.rows[row], unit) for row in part.rows]
        ratios = any(program.rows[row].ratio for row in part.rows)
        self._most = OF_RATIOS if ratios else DENOMINATORS
        self._solver: Any = None
        self._held: set[int] = set()
        # Those that are to hold, and miss something so far.
        self._missing: set[int] = set()
        # The columns of the claims that were let go.
        self._column: dict[int, int] = {}

    def begin(self, order: Sequence[int]) -> list[int]:
        """Hold some claims, but for a few, most often the later ones: these are told."""
        stated = set(claims_in(self._program, self._part.rows))
        gone = stated.difference(order)
        sides = list(self._sides)
        for claim in gone:
            sides[self._row[claim]] = -inf, inf
        found = giving_way(self._highspy, self._program, self._part, sides, order)
        gave, basis = (set(order), None) if found is None else found
        self._solver = self._loaded()
        self._held, self._missing, self._column = stated, set(), {}
        self._let_go(gone | gave)
        if basis is not None:
            self._solver.setBasis(self._with_columns(basis))
        if not self._run():
            self._solver = None
        return [claim for claim in order if claim in gave]

    def clash(self, claims: Collection[int]) -> list[int] | None:
        """Some of these claims that cannot all be true; none where all can, ``None`` where that
        could not be told.
        """
        wanted = set(claims)
        if self._solver is None:
            self.begin(sorted(wanted))
            if self._solver is None:
                return None
        self._let_go((self._held | self._missing) - wanted)
        self._take_up(wanted - self._held - self._missing)
        if not self._missing:
            return []
        if not self._run():
            self._solver = None
            return None
        solution = self._solver.getSolution()
        missed = (solution.col_value[self._column[claim]] for claim in self._missing)
        if all(abs(value) <= TOLERANCE for value in missed):
            for claim in self._missing:
                self._set(claim, 0.0, 0.0, 0.0)
            self._held |= self._missing
            self._missing = set()
            return []
        return self._proved(solution.row_dual)

    def _loaded(self) -> Any:
        solver = solver_of(self._highspy, self._program, self._part, self._sides)
        for name, value in (
            ("simplex_strategy", 4),
            ("dual_feasibility_tolerance", _COST),
            # What it changes to avoid steps that gain nothing has to be mended by more of them.
            ("primal_simplex_bound_perturbation_multiplier", 0.0),
            ("simplex_update_limit", _STEPS),
        ):
            solver.setOptionValue(name, value)
        return solver

    def _with_columns(self, basis: Any) -> Any:
        """A basis of the rows and columns of the part, and of the columns of claims, each in it in
        the place of its row.
        """
        status = self._highspy.HighsBasisStatus
        rows = basis.row_status
        for claim in self._column:
            low, high = self._sides[self._row[claim]]
            at = status.kUpper if high < inf else status.kZero
            rows[self._row[claim]] = status.kLower if low > -inf else at
        basis.col_status = [*basis.col_status, *([status.kBasic] * len(self._column))]
        basis.row_status = rows
        return basis

    def _let_go(self, claims: Collection[int]) -> None:
        for claim in claims:
            if claim not in self._column:
                self._column[claim] = len(self._part.columns) + len(self._column)
                self._solver.addVar(-inf, inf)
                self._solver.changeCoeff(self._row[claim], self._column[claim], 1.0)
            else:
                self._set(claim, -inf, inf, 0.0)
        self._held.difference_update(claims)
        self._missing.difference_update(claims)

    def _take_up(self, claims: Collection[int]) -> None:
        """Have some claims hold that were let go: those that miss something are to miss less."""
        values: Sequence[float] = self._solver.getSolution().col_value if claims else ()
        for claim in claims:
            missed = values[self._column[claim]]
            if abs(missed) <= TOLERANCE:
                self._set(claim, 0.0, 0.0, 0.0)
                self._held.add(claim)
                continue
            self._missing.add(claim)
            if missed > 0:
                self._set(claim, 0.0, inf, 1.0)
            else:
                self._set(claim, -inf, 0.0, -1.0)

    def _set(self, claim: int, low: float, high: float, cost: float) -> None:
        """What a claim may miss, and at which cost."""
        self._solver.changeColBounds(self._column[claim], low, high)
        self._solver.changeColCost(self._column[claim], cost)

    def _run(self) -> bool:
        """Let the solver run; whether it came to an end."""
        run(self._highspy, self._solver)
        told: bool = self._solver.getModelStatus() == self._highspy.HighsModelStatus.kOptimal
        return told

    def _proved(self, duals: Sequence[float]) -> list[int] | None:
        """The claims that some multipliers count, if these prove exactly that they clash."""
        gone = self._column.keys() - self._held - self._missing
        told = zip(self._part.rows, duals, strict=True)
        counts = {row: value for row, value in told if abs(value) > _COUNTS and row not in gone}
        certificate = certificate_of(self._program, counts, self._most)
        counted = {row: value for row, value in certificate.items() if value}
        try:
            if certified_bound(self._program, counted, {}) > 0:
                return claims_in(self._program, [*counted])
        except Unproved:
            pass
        return None
