"""Where the money of a call can be, by the cells of the call that are known: of which instruments,
and on which days.
"""

from datetime import date
from typing import NamedTuple

from poles.model import Call, Instrument

EVER = (date.min.toordinal(), date.max.toordinal())


class CallCell(NamedTuple):
    """The instruments of a call, and the first and the last day of its money."""

    instruments: tuple[Instrument, ...]
    days: tuple[int, int]


def cell_of(call: Call) -> CallCell:
    """Where the money of a call can be: from the decision on, to the end of the year after it."""
    instruments = tuple(Instrument) if call.instrument is None else (call.instrument,)
    if call.decided is None:
        return CallCell(instruments, EVER)
    following = min(call.decided.latest.year + 1, date.max.year)
    return CallCell(
        instruments, (call.decided.earliest.toordinal(), date(following, 12, 31).toordinal())
    )
