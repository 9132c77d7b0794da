"""Parts of a ledger's program that are neither disjoint nor nested, solved by HiGHS."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from poles.errors import Unproved
from poles.phrase import Phrase

from .exact import (
    Certificate,
    certified_bound,
    dual_certificate,
    largest_miss,
    primal_values,
    row_sums,
)
from .highs import TOLERANCE, highs, quiet, run
from .program import LinearRow, Part, Program

# The largest side is brought to this, so that the tolerance is far below a cent for any public
# money.
_SCALE = 1_000.0
# A bound that rests on rows which are missed by no more than this is as tight as it can be told, to
# the cent.
_SHARP = 1e-3
# Multipliers of boxes are small fractions, mostly 1, seldom 1/2 or 2/3; where there are ratios,
# they are quotients of what is printed with a few digits.
_DENOMINATORS = 1_000
_OF_RATIOS = 1_000_000
# How often a basis is mended. Each time, what it misses is seen ten digits finer.
_MENDINGS = 4
# Between no and yes.
_HALF = 0.5
# What lies so near its side, the largest side being 1,000, is at it.
_NEAR = 1e-9
# What a claim about everything weighs more in a proof than one about hardly anything, which weighs
# 1: so little that no proof is the lightest which has another step.
_WIDE = 1e-3
_INCONSISTENT = "rows that were said to be consistent are not"


def unit_of(program: Program, rows: Iterable[int]) -> float:
    """The euros that a solver takes for one, so that the largest side of some rows is 1,000."""
    sides = (side for row in rows for side, _ in program.rows[row].sides)
    # mutants survive: where all sides are zero, their unit does not matter.
    return float(max(filter(None, sides), default=1)) / _SCALE


class Solver:
    """One connected part of a program, loaded once and asked many times: rows can be let go and
    held again.
    """

    def __init__(self, program: Program, part: Part) -> None:
        self._highspy = highs()
        self._program, self._part = program, part
        self._row = {row: place for place, row in enumerate(part.rows)}
        self._column = {column: place for place, column in enumerate(part.columns)}
        self._held = set(part.rows)
        self._unit = unit_of(program, part.rows)
        self._weights = [self._weight(program.rows[row]) for row in part.rows]
        self._stated = {row: self._scaled(program.rows[row]) for row in part.rows}
        self._costs: dict[int, int] = {}
        # The places of columns that may for now be something else than zero or more.
        self._falling: set[int] = set()
        self._solver = quiet(self._highspy, presolve="off")
        self._solver.passModel(self._model())

    def _model(self) -> Any:
        model = self._highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._part.columns), len(self._part.rows)
        model.col_cost_ = [0.0] * len(self._part.columns)
        model.col_lower_ = [0.0] * len(self._part.columns)
        model.col_upper_ = [self._highspy.kHighsInf] * len(self._part.columns)
        sides = [self._sides(row) for row in self._part.rows]
        model.row_lower_, model.row_upper_ = [low for low, _ in sides], [high for _, high in sides]
        starts, columns, values = [0], [], []
        for row in map(self._program.rows.__getitem__, self._part.rows):
            for column, coefficient in row.entries:
                columns.append(self._column[column])
                values.append(coefficient / row.scale)
            starts.append(len(columns))
        matrix = model.a_matrix_
        matrix.format_ = self._highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = starts, columns, values
        return model

    def _weight(self, row: LinearRow) -> float:
        """What a multiplier of 1 of a row weighs in a proof."""
        if row.claim is None:
            return 0.0
        late = row.claim / len(self._program.rows)
        return 1 + _WIDE * (len(row.entries) + late) / len(self._part.columns)

    def _scaled(self, row: LinearRow) -> tuple[float, float]:
        infinity: float = self._highspy.kHighsInf
        low = -infinity if row.low is None else float(row.low) / self._unit
        return low, infinity if row.high is None else float(row.high) / self._unit

    def _sides(self, row: int) -> tuple[float, float]:
        infinity: float = self._highspy.kHighsInf
        return self._stated[row] if row in self._held else (-infinity, infinity)

    def hold(self, rows: Collection[int]) -> None:
        """Let these rows hold again."""
        self._held.update(rows)
        self._sync(rows)

    def drop(self, rows: Collection[int]) -> None:
        """Let these rows go."""
        self._held.difference_update(rows)
        self._sync(rows)

    def _sync(self, rows: Collection[int]) -> None:
        for row in rows:
            self._solver.changeRowBounds(self._row[row], *self._sides(row))

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
        self._aim(costs)
        run(self._highspy, self._solver)
        told = self._highspy.HighsModelStatus
        status = self._solver.getModelStatus()
        if status not in (told.kOptimal, told.kInfeasible):
            # Where it gave up on its way from the last basis, it may well find one from none.
            self._solver.clearSolver()
            run(self._highspy, self._solver)
            status = self._solver.getModelStatus()
        if status == told.kOptimal:
            return True
        if status == told.kInfeasible:
            return False
        status_text = self._solver.modelStatusToString(status)
        raise Unproved(Phrase("the solver stopped: {}", status_text))

    def feasible(self) -> bool:
        """Whether the rows held can all be true."""
        return self.solve({})

    def values(self, columns: Iterable[int]) -> list[float]:
        """What some columns have in the last solution, where the largest side is 1,000."""
        found = self._solver.getSolution().col_value
        return [found[self._column[column]] for column in columns]

    def limits(self, columns: Collection[int]) -> bool:
        """Whether the rows held keep each of some columns from growing for ever: no direction that
        does not leave them has one of these columns in it.
        """
        infinity: float = self._highspy.kHighsInf
        for row, place in self._row.items():
            low, high = self._sides(row)
            self._solver.changeRowBounds(
                place, 0.0 if low > -infinity else low, 0.0 if high < infinity else high
            )
        places = [self._column[column] for column in columns]
        self._falling.update(places)
        for place in places:
            self._solver.changeColBounds(place, 0.0, 1.0)
        try:
            if not self.solve(dict.fromkeys(columns, -1)):
                raise Unproved(_INCONSISTENT)
            # A direction can be as long as one likes, so that some column is 1, or all are 0.
            return bool(self._solver.getObjectiveValue() > -_HALF)
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
        duals = self._lightest()
        ratios = any(self._program.rows[row].ratio for row in self._part.rows)
        for most in (_DENOMINATORS, _OF_RATIOS) if ratios else (_DENOMINATORS,):
            certificate = {
                row: Fraction(duals[place]).limit_denominator(most) / self._program.rows[row].scale
                for row, place in self._row.items()
                # mutants survive: no multiplier is exactly the tolerance.
                if row in self._held and abs(duals[place]) > TOLERANCE
            }
            try:
                bound = certified_bound(self._program, certificate, self._costs)
            except Unproved:
                continue
            if abs(float(bound) - told) <= _SHARP:
                return bound, certificate
        return None

    def _lightest(self) -> Sequence[float]:
        """The multipliers of the lightest proof of the last solution: they add up to as little as
        can be, and of such proofs it rests on claims that speak of little else, and are admitted
        first.

        All proofs count only rows that the solution has at a side, and make up the cost of each
        column that is not zero. So their weights are the sides of what the solution may still be
        changed by.
        """
        solution = self._solver.getSolution()
        infinity: float = self._highspy.kHighsInf
        for place, row in enumerate(self._part.rows):
            value, (low, high) = solution.row_value[place], self._sides(row)
            weight = self._weights[place]
            self._solver.changeRowBounds(
                place,
                -weight if value - low < _NEAR else -infinity,
                weight if high - value < _NEAR else infinity,
            )
        self._may_fall(
            {place: -infinity for place, value in enumerate(solution.col_value) if value >= _NEAR}
        )
        run(self._highspy, self._solver)
        duals: Sequence[float] = self._solver.getSolution().row_dual
        self._restore()
        return duals

    def _may_fall(self, least: Mapping[int, float]) -> None:
        """Let some columns, by their places, be as little as this, until all are restored."""
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
        run(self._highspy, self._solver)
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
            self._solver.changeRowBounds(
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
        run(self._highspy, self._solver)
        if self._solver.getModelStatus() != self._highspy.HighsModelStatus.kOptimal:
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
