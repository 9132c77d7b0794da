"""Dates as precise as their source, and periods made of them.

Sources give days, months, years, half-years or bounds. A date stays as written, in the Extended
Date/Time Format (EDTF, ISO 8601-2): level 0 (``2014``, ``2014-06``, ``2014-06-12``), and of level 2
the half-years (``2014-40``, ``2014-41``) and one unknown day of a span (``[2014-02..2014-06]``),
whose ends are two days, two months or two years: libraries of EDTF read no other.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol

import attrs

from poles.errors import InvalidDate, InvalidDay
from poles.lazy import announced
from poles.objects import Pickled

_SIMPLE = re.compile(r"([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SPAN = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]", re.ASCII)
_FIRST_HALF, _SECOND_HALF = 40, 41
_DAY, _LAST = timedelta(1), date(9999, 12, 1)


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    """The first and the last day that a text can mean; also of spans that are refused now, as
    pickles have them.
    """
    if span := _SPAN.fullmatch(text):
        first, last = _simple(span[1])[0], _simple(span[2])[1]
        if first >= last:
            raise InvalidDate(text)
        return first, last
    return _simple(text)


def _simple(text: str) -> tuple[date, date]:
    parts = _SIMPLE.fullmatch(text)
    if parts is None:
        raise InvalidDate(text)
    year, month, day = (None if part is None else int(part) for part in parts.groups())
    assert year is not None  # noqa: S101 - the pattern has it always; tells the type checkers
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is not None:
            return (exact := date(year, month, day)), exact
        if month == _FIRST_HALF:
            return date(year, 1, 1), date(year, 6, 30)
        if month == _SECOND_HALF:
            return date(year, 7, 1), date(year, 12, 31)
        # The day before the next month; the last of all dates has none behind it.
        first, after = date(year, month, 1), divmod(12 * year + month, 12)
        return first, date(after[0], after[1] + 1, 1) - _DAY if first < _LAST else date.max
    except ValueError:
        raise InvalidDate(text) from None


def _validate(_instance: object, _attribute: object, text: Any) -> None:
    if not isinstance(text, str):
        raise InvalidDate(text)
    try:
        first, last = _bounds(text)
    except InvalidDate:
        from .other_dates import refused

        raise refused(text) from None
    if text.startswith("[") and not _alike(*text[1:-1].split("..")):
        from .other_dates import mixed

        raise mixed(text, first, last)


def _alike(one: str, other: str) -> bool:
    """Whether the ends of a span are as precise as each other, and none is a half-year."""
    return len(one) == len(other) and not {one[4:], other[4:]} & {"-40", "-41"}


@announced
@attrs.frozen(repr=False)
class EdtfDate(Pickled):
    """A date as its source gives it.

    >>> EdtfDate("2014-06").latest
    datetime.date(2014, 6, 30)

    Raises :class:`~poles.InvalidDate` (a ``ValueError``) for any other form, and says what to write
    instead of a season, a quarter, ``2014~``, ``201X`` or a span such as ``[2014..2014-06]``.
    """

    text: str = attrs.field(validator=_validate)

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return _bounds(self.text)[0]

    @property
    def latest(self) -> date:
        """The last day that the date can mean. A change counts as having happened from it on."""
        return _bounds(self.text)[1]

    @property
    def exact(self) -> bool:
        """Whether the date is one day."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EdtfDate({self.text!r})"


@announced
@attrs.frozen(repr=False)
class Period(Pickled):
    """A time from ``start`` to ``end``, both included; ``None`` leaves a side open.

    A day is ``in`` a period from the latest day that its start can mean to the latest day that its
    end can mean, so that a change of uncertain day counts once, for the old and for the new.

    >>> import datetime
    >>> until = EdtfDate("[2019-11-30..2019-12-30]")
    >>> datetime.date(2019, 12, 31) in Period(EdtfDate("2019-02-05"), until)
    False
    """

    start: EdtfDate | None = None
    end: EdtfDate | None = None

    def __contains__(self, day: object) -> bool:
        if type(day) is not date:
            from .given import plain_value

            day = plain_value(day)
        # pandas' NaT is none, and not equal to itself.
        if not isinstance(day, date) or day != day:  # noqa: PLR0124
            return False
        if isinstance(day, datetime):
            day = as_day(day)
        return in_force(self, day)

    @property
    def first(self) -> date:
        """The first day that the period may touch; ``date.min`` where it is open."""
        return date.min if self.start is None else self.start.earliest

    @property
    def last(self) -> date:
        """The last day that the period may touch; ``date.max`` where it is open."""
        return date.max if self.end is None else self.end.latest

    def overlaps(self, other: Period) -> bool:
        """Whether some day is in both periods."""
        return max(self.begins, other.begins) <= min(self.last, other.last)

    @property
    def begins(self) -> date:
        """The day from which on others are in the period; ``date.min`` where it is open."""
        return date.min if self.start is None else self.start.latest

    def __repr__(self) -> str:
        return f"Period({self.start!r}, {self.end!r})"

    def __str__(self) -> str:
        return f"{self.start or '…'} – {self.end or '…'}"


class Bounded(Protocol):
    """Something with a start and an end."""

    @property
    def start(self) -> EdtfDate | None: ...
    @property
    def end(self) -> EdtfDate | None: ...


def in_force(dated: Bounded, day: date) -> bool:
    """Whether a day is between a start and an end, each the latest day that it can mean."""
    return (dated.start is None or dated.start.latest <= day) and (
        dated.end is None or day <= dated.end.latest
    )


def is_span(when: EdtfDate | None) -> bool:
    """Whether a date is one unknown day of a span, and not all of its days.

    >>> is_span(EdtfDate("[2014-02..2014-06]")), is_span(EdtfDate("2014"))
    (True, False)
    """
    return when is not None and when.text.startswith("[")


class Dated:
    """What all records with a ``start`` and an ``end`` have."""

    __slots__ = ()

    @property
    def period(self: Bounded) -> Period:
        """The time from ``start`` to ``end``, both included; open where one is ``None``."""
        return Period(self.start, self.end)


def as_day(value: date | str) -> date:
    """One day from a date, a ``datetime`` or pandas ``Timestamp`` without a time zone, or an ISO
    text.

    >>> as_day("2012-11-19")
    datetime.date(2012, 11, 19)

    Raises :class:`~poles.InvalidDay` (a ``ValueError``) for a bare year or month, for what has a
    time zone, for NaT and for anything else.
    """
    from .given import has_zone, plain_value  # the first pole has no use for them

    value = plain_value(value)
    if has_zone(value):
        raise InvalidDay(value, zoned=True)
    if isinstance(value, datetime):
        # pandas' NaT is a datetime without a calendar day.
        if value != value:  # noqa: PLR0124 - the usual test for not-a-time
            raise InvalidDay(value)
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            parsed = EdtfDate(value.strip())
        except InvalidDate:
            raise InvalidDay(value) from None
        if parsed.exact:
            return parsed.earliest
    raise InvalidDay(value)
