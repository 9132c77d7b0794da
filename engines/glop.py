"""Linear programs solved by GLOP, the simplex of OR-tools, in a process of its own: OR-tools and
highspy cannot always be loaded in one (findings/highspy-beside-ortools.sh).

Each line of the input is a program in JSON, as ``tests/cells.py`` has it, each line of the output
an answer. Of a program that asks for sums of columns, it is the least and the most of each, the
most ``null`` where it has no limit; the rows can all be true. Of one that asks for none, what is
``said`` is taken up one by one, each by its rows, and it is what cannot be true beside all that was
taken up before.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from ortools.linear_solver import pywraplp

# The largest side is brought to this, as tolerances are absolute.
_SCALE = 1e3
_FINE = "primal_feasibility_tolerance: 1e-10 dual_feasibility_tolerance: 1e-10"


class Program:
    """A program as GLOP has it."""

    def __init__(self, told: dict[str, Any]) -> None:
        sides = (side for row in told["rows"] for side in row[1:])
        self.unit = max(filter(None, sides), default=1.0) / _SCALE
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.solver.SetSolverSpecificParametersAsString(_FINE)
        self.columns = [
            self.solver.NumVar(0.0, self.solver.infinity(), "") for _ in range(told["columns"])
        ]
        self.rows = []
        for entries, low, high in told["rows"]:
            row = self.solver.Constraint(*self._sides(low, high))
            counts: dict[int, float] = {}
            for column, count in entries:
                counts[column] = counts.get(column, 0.0) + count
            for column, count in counts.items():
                row.SetCoefficient(self.columns[column], count)
            self.rows.append(row)

    def _sides(self, low: float | None, high: float | None) -> tuple[float, float]:
        infinity = self.solver.infinity()
        return (
            -infinity if low is None else low / self.unit,
            infinity if high is None else high / self.unit,
        )

    def extremes(self, asked: list[list[int]]) -> list[tuple[float, float | None]]:
        """The least and the most of each sum."""
        found: list[tuple[float, float | None]] = []
        objective = self.solver.Objective()
        for columns in asked:
            objective.Clear()
            for column in columns:
                objective.SetCoefficient(self.columns[column], 1.0)
            objective.SetMinimization()
            assert self.solver.Solve() == self.solver.OPTIMAL, "the rows cannot all be true"
            least = objective.Value() * self.unit
            objective.SetMaximization()
            limited = self.solver.Solve() == self.solver.OPTIMAL
            found.append((least, objective.Value() * self.unit if limited else None))
        return found

    def refused(self, said: list[list[int]]) -> list[int]:
        """What of all that is said, each by its rows, does not fit when it is taken up one by
        one.
        """
        sides = [(row.lb(), row.ub()) for row in self.rows]
        nothing = self._sides(None, None)
        for rows in said:
            for row in rows:
                self.rows[row].SetBounds(*nothing)
        refused = []
        for number, rows in enumerate(said):
            for row in rows:
                self.rows[row].SetBounds(*sides[row])
            if self.solver.Solve() != self.solver.OPTIMAL:
                for row in rows:
                    self.rows[row].SetBounds(*nothing)
                refused.append(number)
        return refused


for line in sys.stdin:
    told = json.loads(line)
    program = Program(told)
    answer = program.extremes(told["asked"]) if told["asked"] else program.refused(told["said"])
    print(json.dumps(answer), flush=True)
