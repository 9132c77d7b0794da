"""Where the money of a call can be, by the cells of the call that are known: of which instruments,
and on which days.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import attrs

from poles.model import Call, Instrument, Status

EVER = (date.min.toordinal(), date.max.toordinal())
# The cells that say where the money of a call is. The year of its budget is asked by readings
# alone, which are inferred themselves.
_CELLS = ("instrument", "decided")


class CallCell(NamedTuple):
    """The instruments of a call, and the first and the last day of its money."""

    instruments: tuple[Instrument, ...]
    days: tuple[int, int]


def known_of(call: Call, *, inferred: bool = True) -> Call:
    """A call without the cells that are recalled, or read in an unverified third party's file; and
    perhaps without those that are ``inferred``.
    """
    unverified: Collection[str] = call.unverified
    doubted = (cell for cell in _CELLS if cell in unverified)
    lost: dict[str, Any] = {cell: None for cell in doubted if not inferred or _recalled(call, cell)}
    return attrs.evolve(call, **lost) if lost else call


def _recalled(call: Call, cell: str) -> bool:
    return any(
        citation.status in (Status.RECALLED, Status.THIRD_PARTY) and citation.field in (cell, None)
        for citation in call.citations
    )


def inferred_cells(call: Call) -> tuple[str, ...]:
    """The cells that say by inference where the money of a call is."""
    every, verified = known_of(call), known_of(call, inferred=False)
    return tuple(cell for cell in _CELLS if getattr(every, cell) != getattr(verified, cell))


def cell_of(call: Call) -> CallCell:
    """Where the money of a call can be: from the decision on, to the end of the year after it."""
    instruments = tuple(Instrument) if call.instrument is None else (call.instrument,)
    if call.decided is None:
        return CallCell(instruments, EVER)
    following = min(call.decided.latest.year + 1, date.max.year)
    return CallCell(
        instruments, (call.decided.earliest.toordinal(), date(following, 12, 31).toordinal())
    )
