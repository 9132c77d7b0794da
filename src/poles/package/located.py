"""Where a fact that cannot be stands, and the one check that all dated records share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from poles.errors import Fault, Place
from poles.model import Period

from .rows import CsvRow

__all__ = ["Located", "at", "periods"]

Located = Mapping[str, Sequence[tuple[CsvRow, Any]]]
"""The records of each table that could be read, each with its row."""


def at(
    table: str, row: CsvRow, column: str, expected: str, hint: str, *or_in: str | Place
) -> Fault:
    """A fault of a cell; ``or_in`` are columns of the same row, or other places, that it may be in."""
    places = tuple(Place(table, row.number, one) if isinstance(one, str) else one for one in or_in)
    return Fault(
        table, row.number, column, row.cells[column], expected=expected, hint=hint, or_in=places
    )


def periods(located: Located) -> Iterator[Fault]:
    """Every record whose end is before its start."""
    for table, records in located.items():
        spans = table in ("funding", "phases")
        for row, record in records:
            period = getattr(record, "period", None)
            if isinstance(period, Period) and not (
                period.first <= period.last if spans else period.overlaps(period)
            ):
                yield at(
                    table,
                    row,
                    "end",
                    "an end not before the start",
                    f"The period begins {getattr(record, 'start', None)}.",
                    "start",
                )
