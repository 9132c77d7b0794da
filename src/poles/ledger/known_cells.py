"""The cells of calls and of funders that say where money can be, as far as they are known."""

from collections.abc import Collection
from typing import Any, TypeVar

import attrs

from poles.model import Call, Funder, Record, Status

R = TypeVar("R", bound=Record)

# The year of a call's budget is asked by readings alone, which are inferred themselves.
_CELLS: dict[type[Record], tuple[str, ...]] = {
    Call: ("instrument", "decided"),
    Funder: ("start", "end"),
}


def known_of(record: R, *, inferred: bool = True) -> R:
    """A call or a funder without the cells that are recalled, or read in an unverified third
    party's file; and perhaps without those that are ``inferred``.
    """
    unverified: Collection[str] = record.unverified
    doubted = (cell for cell in _CELLS[type(record)] if cell in unverified)
    lost: dict[str, Any] = {
        cell: None for cell in doubted if not inferred or _recalled(record, cell)
    }
    return attrs.evolve(record, **lost) if lost else record


def _recalled(record: Record, cell: str) -> bool:
    return any(
        citation.status in (Status.RECALLED, Status.THIRD_PARTY) and citation.field in (cell, None)
        for citation in record.citations
    )


def inferred_cells(record: Record) -> tuple[str, ...]:
    """The cells that say by inference where the money of a call or of a funder is."""
    every, verified = known_of(record), known_of(record, inferred=False)
    cells = _CELLS[type(record)]
    return tuple(cell for cell in cells if getattr(every, cell) != getattr(verified, cell))
