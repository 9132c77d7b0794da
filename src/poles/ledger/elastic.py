"""A program whose claims may give way: by how much they must is their gap."""

import attrs

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
