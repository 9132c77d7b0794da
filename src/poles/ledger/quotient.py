"""The least and the most that the money of one box can be in relation to that of another.

It is a linear-fractional program. Divided by the other sum, whatever that is, all amounts are
columns of a linear one: A. Charnes, W. W. Cooper (1962), "Programming with linear fractional
functionals", Naval Research Logistics Quarterly 9, 181-186.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from math import ceil

from .program import LinearRow, Program, matrix_columns
from .prover import Prover

# What the other sum is brought to, so that a quotient is as precise as an amount.
_WHOLE = Fraction(10**9)
_NOTHING = Fraction(0)


def quotient(
    prover: Prover, of: frozenset[int], to: frozenset[int], without: Collection[int]
) -> tuple[Fraction, Fraction | None]:
    """How many times some columns others are, at least and at most, by what a prover holds but some
    rows; ``None`` where nothing limits it. What cannot be anything else than zero has no quotient,
    so that nothing limits it.
    """
    most = prover.most(to, without)
    if most is not None and not most[0]:
        return _NOTHING, None
    rows = [
        *_divided(prover.program, sorted(prover.rows.difference(without))),
        LinearRow(tuple((column, 1) for column in sorted(to)), _WHOLE, _WHOLE, None, ratio=True),
    ]
    count = len(prover.program.columns) + 1
    matrix = Program(tuple(rows), matrix_columns(rows, count), (), ())
    divided = Prover(matrix, range(len(rows)), lightest=False)
    least, highest = divided.least(of)[0], divided.most(of)
    return least / _WHOLE, None if highest is None else highest[0] / _WHOLE


def _divided(program: Program, rows: list[int]) -> Iterator[LinearRow]:
    """The sides of some rows, as they are of amounts that are divided by something: one more column
    is what a unit as large as the largest side becomes.
    """
    stated = [program.rows[row] for row in rows]
    unit = ceil(max((side for row in stated for side, _ in row.sides), default=1)) or 1
    one = len(program.columns)
    for row in stated:
        for side, sign in row.sides:
            scale = unit * side.denominator
            entries = [(column, scale * coefficient) for column, coefficient in row.entries]
            if side:
                entries.append((one, -side.numerator))
            low, high = (_NOTHING, None) if sign == 1 else (None, _NOTHING)
            yield LinearRow(tuple(entries), low, high, None, scale=row.scale * scale, ratio=True)
