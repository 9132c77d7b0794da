"""Linear programs solved by GLOP, the simplex of OR-tools, in a process of its own: OR-tools and
highspy cannot always be loaded in one (findings/highspy-beside-ortools.sh).

Each line of the input is a program in JSON, as ``tests/cells.py`` has it, each line of the output
an answer. Of a program that asks for sums of columns, it is the least and the most of each, the
most ``null`` where it has no limit; the rows can all be true. Of one with a number of ``claims``,
so many rows are taken up one by one, and it is those which cannot be true beside the rows taken up
before.
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
        sides = (side for row in told["rows"] for side in row[2:])
        self.unit = max(filter(None, sides), default=1.0) / _SCALE
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.solver.SetSolverSpecificParametersAsString(_FINE)
        self.columns = [
            self.solver.NumVar(0.0, self.solver.infinity(), "") for _ in range(told["columns"])
        ]
        self.rows = []
        for added, taken, low, high in told["rows"]:
            row = self.solver.Constraint(*self._sides(low, high))
            for column in added:
                row.SetCoefficient(self.columns[column], 1.0)
            for column in taken:
                row.SetCoefficient(self.columns[column], -1.0)
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

    def refused(self, claims: int) -> list[int]:
        """Those of the first rows that do not fit when they are taken up one by one."""
        sides = [(row.lb(), row.ub()) for row in self.rows[:claims]]
        nothing = self._sides(None, None)
        for row in self.rows[:claims]:
            row.SetBounds(*nothing)
        refused = []
        for number, (low, high) in enumerate(sides):
            self.rows[number].SetBounds(low, high)
            if self.solver.Solve() != self.solver.OPTIMAL:
                self.rows[number].SetBounds(*nothing)
                refused.append(number)
        return refused


for line in sys.stdin:
    told = json.loads(line)
    program = Program(told)
    answer = (
        program.refused(told["claims"]) if "claims" in told else program.extremes(told["asked"])
    )
    print(json.dumps(answer), flush=True)
