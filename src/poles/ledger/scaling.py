"""The unit in which a solver is given euros."""

from collections.abc import Iterable
from math import inf

from .program import LinearRow, Program

# The largest side is brought to this, so that the tolerance is far below a cent for any public
# money.
_SCALE = 1_000.0


def unit_of(program: Program, rows: Iterable[int]) -> float:
    """The euros that a solver takes for one, so that the largest side of some rows is 1,000."""
    sides = (side for row in rows for side, _ in program.rows[row].sides)
    # mutants survive: where all sides are zero, their unit does not matter.
    return float(max(filter(None, sides), default=1)) / _SCALE


def scaled_sides(row: LinearRow, unit: float) -> tuple[float, float]:
    """The least and the most of a row in a unit."""
    low = -inf if row.low is None else float(row.low) / unit
    return low, inf if row.high is None else float(row.high) / unit
