"""Claims that may give way: by how much they must is their gap; and where very many are looked at
together, those that give way so that all others can be true are the ones to doubt first.
"""

from collections.abc import Collection, Sequence
from math import inf
from types import ModuleType
from typing import Any

import attrs

from .highs import TOLERANCE, Matrix, Sides, model_of, quiet, run
from .program import LinearRow, Part, Program, matrix_columns


def elastic_of(program: Program, part: Part) -> tuple[Program, int]:
    """The program of a part with one more column, by which all sides of its claims may give way,
    and the number of that column.

    What infeasible claims must give way at least has a dual certificate that is one of their
    infeasibility, by Farkas' lemma.
    """
    give = len(program.columns)
    rows: list[LinearRow] = []
    for stated in map(program.rows.__getitem__, part.rows):
        if stated.claim is None:
            rows.append(stated)
            continue
        for side, sign in stated.sides:
            low, high = (side, None) if sign == 1 else (None, side)
            entries = (*stated.entries, (give, sign * stated.scale))
            rows.append(attrs.evolve(stated, entries=entries, low=low, high=high))
    # mutants survive: no question is asked of this program, and no column after the last exists.
    return Program(tuple(rows), matrix_columns(rows, give + 1), (), ()), give


def matrix_of(program: Program, part: Part, giving: Collection[int] = ()) -> tuple[Matrix, int]:
    """The matrix of a part, and how many columns it has: those of the part, and for each row that
    is to give way two more, by which it gives way up and down.
    """
    place = {column: number for number, column in enumerate(part.columns)}
    starts, count = [0], len(place)
    columns: list[int] = []
    values: list[float] = []
    for number in part.rows:
        row = program.rows[number]
        columns += [place[column] for column, _ in row.entries]
        values += [coefficient / row.scale for _, coefficient in row.entries]
        if number in giving:
            columns += [count, count + 1]
            values += [1.0, -1.0]
            count += 2
        starts.append(len(columns))
    return Matrix(starts, columns, values, by_row=True), count


def solver_of(
    module: ModuleType,
    program: Program,
    part: Part,
    sides: Sequence[Sides],
    giving: Collection[int] = (),
) -> Any:
    """A solver of a part whose rows have these ``sides``, of which some are to give way."""
    matrix, count = matrix_of(program, part, giving)
    solver = quiet(module, presolve="off")
    solver.passModel(model_of(module, solver, [(0.0, inf)] * count, sides, matrix))
    return solver


def giving_way(
    module: ModuleType,
    program: Program,
    part: Part,
    sides: Sequence[Sides],
    order: Sequence[int],
) -> tuple[set[int], Any] | None:
    """Which of some claims of a part give way so that all others can be true, the later ones
    sooner, and a basis of the others, where its rows have these ``sides``; ``None`` where the
    solver finds no such: J. W. Chinneck (1996), "An effective polynomial-time heuristic for the
    minimum-cardinality IIS set-covering problem", Annals of Mathematics and Artificial Intelligence
    17, 127-144.
    """
    costs = {claim: 2 - number / len(order) for number, claim in enumerate(order)}
    solver = solver_of(module, program, part, sides, costs)
    columns = len(part.columns)
    giving = [
        (place, row) for place, row in enumerate(part.rows) if row in costs for _ in ("up", "down")
    ]
    for number, (_, row) in enumerate(giving, columns):
        solver.changeColCost(number, costs[row])
    run(module, solver)
    if solver.getModelStatus() != module.HighsModelStatus.kOptimal:
        return None
    values, basis = solver.getSolution().col_value, solver.getBasis()
    basic = module.HighsBasisStatus.kBasic
    kinds, row_kinds = basis.col_status, basis.row_status
    gave = set()
    for (place, row), kind, value in zip(giving, kinds[columns:], values[columns:], strict=True):
        if kind == basic:
            # What a row gives way by is in the basis in the place of the row.
            row_kinds[place] = basic
        if value > TOLERANCE:
            gave.add(row)
    basis.col_status, basis.row_status = kinds[:columns], row_kinds
    return gave, basis
