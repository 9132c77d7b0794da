"""The years of a box, and those for which something limits its money where nothing limits all of
it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import attrs

from poles.errors import InvalidBox, MissingExtra, Unproved
from poles.model import EdtfDate, FundingRecord, Ledger, Period

from .beliefs import Asked, Evidence, evidence_of
from .box import Box, Kind, Slice, kind_of
from .datasets import Dataset
from .kept import put


class Limited(NamedTuple):
    """A period, and between what euros the money of a box is in it; ``inferred`` where that would
    be others without what is inferred.
    """

    period: Period
    low: Decimal
    high: Decimal
    inferred: bool


def spoken_of(ledger: Ledger, kind: Kind) -> Iterator[FundingRecord | Box]:
    """What a ledger speaks of, of one kind of money: its statements, the boxes of its ratios."""
    yield from (statement for statement in ledger if kind_of(statement) == kind)
    for ratio in ledger.ratios:
        if ratio.kind == kind:
            yield from (ratio.of, ratio.to)


def years_of(ledger: Ledger, box: Box) -> range:
    """All years of a box, or where it is open those that some statement, grant or call of its kind
    names.
    """
    dates = [call.decided for call in ledger.calls]
    for one in spoken_of(ledger, box.kind):
        dates += (one.start, one.end)
    known = [when for when in dates if when is not None]
    days = [date.fromordinal(day) for one in _datasets(ledger, box) for day in one.days]
    first = min((*days, *(when.earliest for when in known)), default=date.max)
    last = max((*days, *(when.latest for when in known)), default=date.min)
    if box.period is not None and box.period.start is not None:
        first = box.period.first
    if box.period is not None and box.period.end is not None:
        last = box.period.last
    return range(first.year, last.year + 1)


def codes_of(ledger: Ledger, box: Box, field: str) -> set[str]:
    """The codes of a slice, such as ``"poles"``, that some statement or grant of the kind of a box
    speaks of.
    """
    spoken = (getattr(one, field) for one in spoken_of(ledger, box.kind))
    line = Slice._fields.index(field)
    return set[str]().union(*spoken, *(one.codes(line) for one in _datasets(ledger, box)))


def _datasets(ledger: Ledger, box: Box) -> tuple[Dataset, ...]:
    """The lists of grants of the kind of a box; without any, nothing need be worked out."""
    return evidence_of(ledger, box.kind).datasets if ledger.grants else ()


def limited_years(ledger: Ledger, box: Box, asked: Asked) -> Limited | None:
    """The longest run of whole years of a box for which something limits its money, of several the
    last, and the bounds of it; ``None`` where there is none, or none that can be proved here. Only
    years that some statement or call of its kind names are looked at, and the one after them, where
    the money of a call may be too.

    What has a limit in each of some years has one in all of them together, as years share no money,
    so that the years are looked at one by one.
    """
    named = years_of(ledger, attrs.evolve(box, period=None))
    last = min(named.stop, date.max.year)
    years = [year for year in range(named.start, last + 1) if _whole(year, box)]
    if not years:
        return None
    try:
        evidence = asked.again(ledger, box.kind)
        run = _longest(list(_limited(evidence, box, years)))
        if run is None:
            return None
        low, high = _bounded(evidence, box, run)
        surely = asked._replace(inferred=False)
        inferred = _bounded(surely.again(ledger, box.kind), box, run) != (low, high)
        return None if high is None else Limited(run, low, high, inferred)
    except (MissingExtra, Unproved):
        # The answer that this helps on stands without it.
        return None


def _year(first: int, last: int) -> Period:
    return Period(EdtfDate(f"{first:04}"), EdtfDate(f"{last:04}"))


def _whole(year: int, box: Box) -> bool:
    """Whether a box holds the first and the last day of a year, and is not of that year alone."""
    mine, theirs = _year(year, year), box.period
    if theirs is None:
        return True
    held = theirs.first <= mine.first and mine.last <= theirs.last
    return held and (theirs.first, theirs.last) != (mine.first, mine.last)


def _limited(evidence: Evidence, box: Box, years: Sequence[int]) -> Iterator[int]:
    """Those of some years for which something limits a box."""
    asking: dict[int, Box] = {}
    for year in years:
        asked_of = attrs.evolve(box, period=_year(year, year))
        try:
            evidence.space.resolve(asked_of)
        except InvalidBox:
            # No money of the box can be in that year.
            continue
        asking[year] = asked_of
    asked = put(evidence, list(asking.values()))
    for number, year in enumerate(asking):
        if asked.prover.limits(asked.program.most[number]):
            yield year


def _longest(years: Sequence[int]) -> Period | None:
    """The longest run among some years, of several the last."""
    runs: list[tuple[int, int]] = []
    for year in years:
        first = runs[-1][0] if runs and runs[-1][1] == year - 1 else year
        runs.append((first, year))
    if not runs:
        return None
    return _year(*max(runs, key=lambda run: (run[1] - run[0], run[1])))


def _bounded(evidence: Evidence, box: Box, run: Period) -> tuple[Decimal, Decimal | None]:
    """The bounds of a box in a run of years."""
    return put(evidence, [attrs.evolve(box, period=run)]).bounds(0)
