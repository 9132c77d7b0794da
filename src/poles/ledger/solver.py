"""Parts of a ledger's program that are neither disjoint nor nested, solved by HiGHS."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from poles.errors import Unproved
from poles.phrase import Phrase

from .elastic import giving_way, solver_of
from .exact import (
    DENOMINATORS,
    OF_RATIOS,
    Certificate,
    certificate_of,
    certified_bound,
    dual_certificate,
    largest_miss,
    primal_values,
    row_sums,
)
from .highs import TOLERANCE, highs, run
from .lightest import Lightest, Sides
from .program import Part, Program
from .scaling import scaled_sides, unit_of

# A bound that rests on rows which are missed by no more than this is as tight as it can be told, to
# the cent.
_SHARP = 1e-3
# How often a basis is mended. Each time, what it misses is seen ten digits finer.
_MENDINGS = 4
# Between no and yes.
_HALF = 0.5
# What lies so near its side, the largest side being 1,000, is at it.
_NEAR = 1e-9
# The simplex methods, as HiGHS numbers them.
_DUAL, _PRIMAL = 1, 4
MANY = 2_500
"""Of more rows, a solution is looked for first that satisfies them, whatever it costs."""
_INCONSISTENT = "rows that were said to be consistent are not"


class Solver:
    """One connected part of a program, loaded once and asked many times: rows can be let go and
    held again. The proofs that it gives are the ``lightest``, or any.
    """

    def __init__(self, program: Program, part: Part, *, lightest: bool = True) -> None:
        self._highspy = highs()
        self._program, self._part = program, part
        self._row = {row: place for place, row in enumerate(part.rows)}
        self._column = {column: place for place, column in enumerate(part.columns)}
        self._held = set(part.rows)
        self._unit = unit_of(program, part.rows)
        self._stated = {row: scaled_sides(program.rows[row], self._unit) for row in part.rows}
        self._sides = [self._stated[row] for row in part.rows]
        self._costs: dict[int, int] = {}
        self._proofs = Lightest(program, part) if lightest else None
        # The places of columns that may for now be something else than zero or more.
        self._falling: set[int] = set()
        self._solver = solver_of(self._highspy, program, part, self._sides)
        # Whether the last solution may miss the rows as they are now; the first one is yet to come.
        self._missed, self._begun, self._method = True, False, _DUAL

    def hold(self, rows: Collection[int]) -> None:
        """Let these rows hold again."""
        self._held.update(rows)
        self._sync(rows)

    def drop(self, rows: Collection[int]) -> None:
        """Let these rows go."""
        self._held.difference_update(rows)
        self._sync(rows)

    def hold_all_but(self, rows: Collection[int]) -> None:
        """Let all rows hold but these."""
        gone = self._row.keys() - self._held
        self.hold(gone.difference(rows))
        self.drop(self._held.intersection(rows))

    def _sync(self, rows: Collection[int]) -> None:
        infinity: float = self._highspy.kHighsInf
        for row in rows:
            sides = self._stated[row] if row in self._held else (-infinity, infinity)
            self._sides[self._row[row]] = sides
            self._put(self._row[row], *sides)

    def _put(self, place: int, low: float, high: float) -> None:
        """Give a row sides, for now."""
        self._missed = True
        self._solver.changeRowBounds(place, low, high)

    def _aim(self, costs: Mapping[int, int]) -> None:
        wanted = {column: cost for column, cost in costs.items() if column in self._column}
        for column in {*self._costs, *wanted}:
            # mutants survive: a cost is set again to what it is.
            if self._costs.get(column, 0) != wanted.get(column, 0):
                self._solver.changeColCost(self._column[column], float(wanted.get(column, 0)))
        self._costs = wanted

    def solve(self, costs: Mapping[int, int]) -> bool:
        """Find the least that ``sum of cost × column`` can be, in floating point; false where the
        rows held cannot all be true.
        """
        told = self._highspy.HighsModelStatus
        if not self._begun and len(self._held) > MANY:
            # From a solution of any cost, which is found much sooner, few steps lead to the least.
            rows = self._program.rows
            self.doubtful([row for row in sorted(self._held) if rows[row].claim is not None])
        # Where only costs are others than before, the last solution satisfies the rows, and few
        # steps lead from it; where rows are too, more do, but fewer than by way of its costs.
        self._aim(costs)
        status = self._run(_PRIMAL if self._begun else _DUAL)
        if status not in (told.kOptimal, told.kInfeasible):
            # Where it gave up on its way from the last basis, it may well find one from none.
            self._solver.clearSolver()
            status = self._run(_DUAL)
        if status == told.kOptimal:
            return True
        if status == told.kInfeasible:
            return False
        status_text = self._solver.modelStatusToString(status)
        raise Unproved(Phrase("the solver stopped: {}", status_text))

    def _run(self, method: int) -> Any:
        """Let the solver run by a simplex method; what it says of it."""
        if method != self._method:
            self._solver.setOptionValue("simplex_strategy", method)
            self._method = method
        run(self._highspy, self._solver)
        status = self._solver.getModelStatus()
        self._missed, self._begun = status != self._highspy.HighsModelStatus.kOptimal, True
        return status

    def feasible(self) -> bool:
        """Whether the rows held can all be true."""
        told = self._highspy.HighsModelStatus
        # Where rows are others than before, the last solution makes up its costs still.
        if self._missed and self._begun and self._run(_DUAL) == told.kInfeasible:
            return False
        return not self._missed or self.solve({})

    def doubtful(self, claims: Sequence[int]) -> list[int]:
        """Some of the claims held, of which any can be let go, the later ones first: most often few
        beside which not all the others can be true. The solver goes on from where these are.
        """
        self._aim({})
        found = giving_way(self._highspy, self._program, self._part, self._sides, claims)
        if found is None:
            return []
        gave, basis = found
        self._solver.setBasis(basis)
        self._missed = self._begun = True
        return [claim for claim in claims if claim in gave]

    def values(self, columns: Iterable[int]) -> list[float]:
        """What some columns have in the last solution, where the largest side is 1,000."""
        found = self._solver.getSolution().col_value
        return [found[self._column[column]] for column in columns]

    def growing(self, columns: Collection[int]) -> set[int]:
        """Some of those of some columns that the rows held let grow for ever, beside each other:
        one at least, where there are any.
        """
        infinity: float = self._highspy.kHighsInf
        for place, (low, high) in enumerate(self._sides):
            self._put(place, 0.0 if low > -infinity else low, 0.0 if high < infinity else high)
        places = [self._column[column] for column in columns]
        self._falling.update(places)
        for place in places:
            self._solver.changeColBounds(place, 0.0, 1.0)
        try:
            if not self.solve(dict.fromkeys(columns, -1)):
                raise Unproved(_INCONSISTENT)
            # A direction can be as long as one likes, so that some column is 1, or all are 0.
            values = self._solver.getSolution().col_value
            return {column for column in columns if values[self._column[column]] > _HALF}
        finally:
            self._restore()

    def infeasible_subset(self) -> list[int]:
        """Rows held that cannot all be true, after :meth:`feasible` said so: those that the
        solver's dual ray, the multipliers of Farkas' lemma, counts. Perhaps more than are needed.
        """
        _, found, ray = self._solver.getDualRay()
        if not found:
            return sorted(self._held)
        return [
            row
            for row, place in self._row.items()
            # mutants survive: no ray is exactly the tolerance.
            if row in self._held and abs(ray[place]) > TOLERANCE
        ]

    def least(self, costs: Mapping[int, int]) -> tuple[Fraction, Certificate]:
        """The least that ``sum of cost × column`` can be, exactly, with its dual certificate.

        Raises :class:`~poles.Unproved` where no basis that the solver finds is optimal in exact
        arithmetic.
        """
        if not self.solve(costs):
            raise Unproved(_INCONSISTENT)
        return self._read() or self._solved()

    def _read(self) -> tuple[Fraction, Certificate] | None:
        """The certificate as floating point has it, its multipliers rounded to small fractions;
        ``None`` where these do not prove what the solver found, or that may miss rows by more than
        the cent tells.
        """
        if self._unit * TOLERANCE > _SHARP:
            return None
        told = self._solver.getObjectiveValue() * self._unit
        duals = self._duals()
        ratios = any(self._program.rows[row].ratio for row in self._part.rows)
        for most in (DENOMINATORS, OF_RATIOS) if ratios else (DENOMINATORS,):
            certificate = certificate_of(self._program, duals, most)
            try:
                bound = certified_bound(self._program, certificate, self._costs)
            except Unproved:
                continue
            if abs(float(bound) - told) <= _SHARP:
                return bound, certificate
        return None

    def _duals(self) -> dict[int, float]:
        """The multipliers that prove the last solution."""
        solution = self._solver.getSolution()
        if self._proofs is None:
            found = zip(self._part.rows, solution.row_dual, strict=True)
            # mutants survive: no multiplier is exactly the tolerance.
            return {row: value for row, value in found if abs(value) > TOLERANCE}
        values, amounts = solution.row_value, solution.col_value

        def tight(row: int) -> Sides | None:
            if row not in self._row:
                return None
            value, (low, high) = values[self._row[row]], self._sides[self._row[row]]
            sides = value - low < _NEAR, high - value < _NEAR
            return sides if any(sides) else None

        return self._proofs.of(
            self._costs, tight, lambda column: amounts[self._column[column]] >= _NEAR
        )

    def _may_fall(self, least: Mapping[int, float]) -> None:
        """Let some columns, by their places, be as little as this, until all are restored."""
        self._missed = True
        self._falling.update(least)
        for place, low in least.items():
            self._solver.changeColBounds(place, low, self._highspy.kHighsInf)

    def _restore(self) -> None:
        """The rows and columns as they are stated."""
        self._sync(self._part.rows)
        self._may_fall(dict.fromkeys(self._falling, 0.0))
        self._falling.clear()

    def _solved(self) -> tuple[Fraction, Certificate]:
        """The certificate of the solver's last basis, solved in fractions, and where that is not
        optimal, of those by which it is mended.
        """
        try:
            for _ in range(_MENDINGS):
                basic, tight = self._basis()
                certificate = dual_certificate(self._program, basic, tight, self._costs)
                if not certificate.keys() <= self._held:
                    raise Unproved("a row that does not hold takes part in a proof")
                bound = certified_bound(self._program, certificate, self._costs)
                values = primal_values(self._program, basic, tight)
                missed = largest_miss(self._program, self._held, values)
                if not missed:
                    return bound, certificate
                self._mend(values, missed)
        finally:
            self._restore()
        raise Unproved("the amounts that the solver found miss some statements")

    def _mend(self, values: Mapping[int, Fraction], missed: Fraction) -> None:
        """Find what has to be added to some values of the columns, with what they miss as the unit:
        A. M. Gleixner, D. E. Steffy, K. Wolter (2016), "Iterative refinement for linear
        programming", INFORMS Journal on Computing 28(3), 449-464.
        """
        sums = row_sums(self._program, values)
        infinity: float = self._highspy.kHighsInf
        for row in self._held:
            low, high = self._program.rows[row].low, self._program.rows[row].high
            there = sums.get(row, Fraction(0))
            missed_here = missed * self._program.rows[row].scale
            self._put(
                self._row[row],
                -infinity if low is None else float((low - there) / missed_here),
                infinity if high is None else float((high - there) / missed_here),
            )
        self._may_fall(
            {
                self._column[column]: -float(value / missed)
                for column, value in values.items()
                if value
            }
        )
        if self._run(_DUAL) != self._highspy.HighsModelStatus.kOptimal:
            raise Unproved(_INCONSISTENT)

    def _basis(self) -> tuple[list[int], dict[int, Fraction]]:
        """The basic columns of the last solution, and the rows at a bound, with it."""
        basis, status = self._solver.getBasis(), self._highspy.HighsBasisStatus
        # mutants survive: both sides are of one length; strict says so to the reader.
        columns = zip(self._part.columns, basis.col_status, strict=True)
        basic = [column for column, state in columns if state == status.kBasic]
        tight: dict[int, Fraction] = {}
        # mutants survive: both sides are of one length; strict says so to the reader.
        for row, state in zip(self._part.rows, basis.row_status, strict=True):
            stated = self._program.rows[row]
            side = stated.low if state == status.kLower else stated.high
            if state in (status.kLower, status.kUpper) and side is not None:
                tight[row] = side
            elif state == status.kZero:
                # A row let go may stay where nothing moves it; it proves nothing.
                # mutants survive: no basis so far has kept a row that was let go.
                tight[row] = Fraction(0)
        return basic, tight
