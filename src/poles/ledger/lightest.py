"""The lightest proof of a bound: of all that prove it, the one whose multipliers add up to as
little as can be; of such, the one that rests on claims which speak of little else, and are admitted
first.

All proofs of a least count only rows that its solution has at a side, and make up the cost of each
column that is not zero. So their weights are the sides of what the solution may still be changed
by, where only columns that they make up are looked at: first those asked about, then those of which
the proof found so far counts some money that nobody asked about. G. B. Dantzig, P. Wolfe (1960),
"Decomposition principle for linear programs", Operations Research 8(1), 101-111.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .highs import TOLERANCE, Matrix, highs, model_of, quiet, run
from .program import LinearRow, Part, Program

# What a claim about everything weighs more in a proof than one about hardly anything, which weighs
# 1: so little that no proof is the lightest which has another step.
_WIDE = 1e-3

# Of a row that a solution has at a side: whether it is at its lower one, and at its upper one.
Sides = tuple[bool, bool]


class Lightest:
    """Proofs by the rows of one part of a program."""

    def __init__(self, program: Program, part: Part) -> None:
        self._highspy = highs()
        self._program = program
        self._claims = sum(row.claim is not None for row in program.rows) or 1
        self._columns = len(program.atoms) or len(part.columns)
        self._solver = quiet(self._highspy, presolve="off")
        # Nothing changed is a solution, from which few steps lead to the least.
        self._solver.setOptionValue("simplex_strategy", 4)

    def of(
        self,
        costs: Mapping[int, int],
        tight: Callable[[int], Sides | None],
        free: Callable[[int], bool],
    ) -> dict[int, float]:
        """The multipliers of the lightest proof of ``sum of cost × column`` in a solution, of which
        is told what sides a row is at, if any, and whether a column is free to become less.
        """
        asked = list(costs)
        looked = set(asked)
        while True:
            found = self._found(asked, costs, tight, free)
            made: dict[int, float] = defaultdict(float)
            for row, multiplier in found.items():
                stated = self._program.rows[row]
                for column, coefficient in stated.entries:
                    made[column] += multiplier * coefficient / stated.scale
            more = [
                column
                for column, count in made.items()
                if column not in looked
                and (count > TOLERANCE or (count < -TOLERANCE and free(column)))
            ]
            if not more:
                return found
            asked += more
            looked.update(more)

    def _found(
        self,
        asked: Sequence[int],
        costs: Mapping[int, int],
        tight: Callable[[int], Sides | None],
        free: Callable[[int], bool],
    ) -> dict[int, float]:
        """The lightest multipliers that make up some columns, whatever they make up of others."""
        infinity: float = self._highspy.kHighsInf
        rows: dict[int, int] = {}
        at: dict[int, Sides | None] = {}
        starts, numbers, values = [0], [], []
        for column in asked:
            for row, coefficient in self._program.columns[column]:
                if row not in at:
                    at[row] = tight(row)
                if at[row] is not None:
                    numbers.append(rows.setdefault(row, len(rows)))
                    values.append(coefficient / self._program.rows[row].scale)
            starts.append(len(numbers))
        columns = [(-infinity if free(column) else 0.0, infinity) for column in asked]
        weights = [
            (self._weight(self._program.rows[row]), *tight_at)
            for row in rows
            if (tight_at := at[row]) is not None
        ]
        sides = [
            (-one if low else -infinity, one if high else infinity) for one, low, high in weights
        ]
        matrix = Matrix(starts, numbers, values, by_row=False)
        self._solver.passModel(model_of(self._highspy, self._solver, columns, sides, matrix))
        for place, column in enumerate(asked):
            if cost := costs.get(column, 0):
                self._solver.changeColCost(place, float(cost))
        run(self._highspy, self._solver)
        duals: Sequence[Any] = self._solver.getSolution().row_dual
        # mutants survive: no multiplier is exactly the tolerance.
        return {
            row: value for row, value in zip(rows, duals, strict=True) if abs(value) > TOLERANCE
        }

    def _weight(self, row: LinearRow) -> float:
        """What a multiplier of 1 of a row weighs in a proof."""
        if row.claim is None:
            return 0.0
        late = row.claim / self._claims
        return 1 + _WIDE * (len(row.entries) + late) / self._columns
