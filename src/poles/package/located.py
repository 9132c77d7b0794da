"""Where a fact that cannot be stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from poles.errors import Fault, Place

from .rows import CsvRow

# The records of each table that could be read, each with its row.
Located = Mapping[str, Sequence[tuple[CsvRow, Any]]]


def at(
    table: str, row: CsvRow, column: str, expected: str, hint: str, *or_in: str | Place
) -> Fault:
    """A fault of a cell; ``or_in`` are columns of its row, or other places, that it may be in."""
    places = tuple(Place(table, row.number, one) if isinstance(one, str) else one for one in or_in)
    value = row.cells[column]
    return Fault(table, row.number, column, value, expected=expected, hint=hint, or_in=places)
