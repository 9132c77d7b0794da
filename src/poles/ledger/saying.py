"""What a statement says of which of its days, where that is not one amount of all of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import attrs

from poles.model import (
    Days,
    EdtfDate,
    FundingRecord,
    Grant,
    Interval,
    Period,
    Stage,
    Statement,
    Yearly,
)

from .box import Box


class Saying(NamedTuple):
    """The box of some of the days of a statement, and what euros are in it; of one that is
    ``uncapped`` nothing is said of the most.
    """

    box: Box
    interval: Interval
    uncapped: bool


def in_parts(statement: FundingRecord) -> bool:
    """Whether a statement says other things than one amount of all its days."""
    return statement.indefinite or statement.yearly == Yearly.EACH


def sayings_of(statement: FundingRecord, box: Box, *, inferred: bool) -> list[Saying]:
    """What a statement says of its box; without ``inferred``, *at least* says nothing of the most.

    Where a first or a last day is one that nobody knows, all money of the longest reading is no
    less than the least, and that of the shortest no more than the most. An amount of each year is
    in each whole year of the time; a part of another year has no more than that.
    """
    uncapped = statement.uncapped and not inferred
    if not in_parts(statement):
        return [Saying(box, statement.interval, uncapped)]
    return list(_parts(statement, box, uncapped=uncapped))


def _parts(statement: FundingRecord, box: Box, *, uncapped: bool) -> Iterator[Saying]:
    once, whole = statement.once, statement.interval
    if statement.yearly == Yearly.EACH:
        years = statement.each_year
        for days in years.whole:
            yield Saying(_within(box, days), once, uncapped)
        for days in years.parts:
            yield Saying(_within(box, days), _up_to(once), uncapped)
    if statement.indefinite:
        yield Saying(box, whole, uncapped=True)
        first, last = statement.shortest
        if statement.yearly != Yearly.EACH and first <= last:
            yield Saying(_within(box, (first, last)), _up_to(whole), uncapped)


def _up_to(amount: Interval) -> Interval:
    return Interval(Decimal(0), amount.high)


def _within(box: Box, days: Days) -> Box:
    """A box on some days."""
    first, last = (
        None if day in (date.min, date.max) else EdtfDate(day.isoformat()) for day in days
    )
    return attrs.evolve(box, period=Period(first, last))


def readable(statement: Statement | Grant) -> bool:
    """Whether the printed year of a commitment is read, by inference, as the calls of that year."""
    return (
        isinstance(statement, FundingRecord)
        and statement.stage is Stage.ENGAGED
        and statement.start is not None
        and bool(statement.calls)
        and statement.unverified == ("calls",)
        and not in_parts(statement)
    )
