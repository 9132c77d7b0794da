"""Dates of every precision, times between two of them, and days that a policy covers."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from poles.errors import InvalidQuestion
from poles.model import EdtfDate, Period
from poles.policy import Policy

# No year of fewer digits is a date here.
_FIRST = date(1000, 1, 1)


def _half(day: date) -> str:
    return f"{day.year}-{40 if day.month <= 6 else 41}"  # noqa: PLR2004 - months of the first half


# What the ends of a span can be: of one form, as libraries of EDTF read no others.
_ENDS: tuple[Callable[[date], str], ...] = (date.isoformat, "{:%Y-%m}".format, "{:%Y}".format)
# The forms of dates that are no span, each holding a day.
_FORMS = (*_ENDS, _half)


def dates(first: date = _FIRST, last: date = date.max) -> st.SearchStrategy[EdtfDate]:
    """Dates of every precision (days, months, half-years, years, one unknown day of a span), from
    one day to another, both included.

    The simplest is one day: the first one, or the one closest to 2000.

    >>> from hypothesis import find
    >>> from poles import strategies
    >>> find(strategies.dates(), lambda date: True)
    EdtfDate('2000-01-01')
    >>> date = find(strategies.dates(), lambda date: not date.exact)
    >>> date.earliest < date.latest
    True
    """

    def written(day: date, form: Callable[[date], str]) -> EdtfDate:
        found = EdtfDate(form(day))
        return found if first <= found.earliest and found.latest <= last else exactly(day)

    def spanned(one: date, other: date, form: Callable[[date], str]) -> EdtfDate:
        days = sorted((one, other))
        begin, end = (written(day, form) for day in days)
        if len(begin.text) != len(end.text):  # one of them would leave the time
            begin, end = map(exactly, days)
        return EdtfDate(f"[{begin}..{end}]") if begin.earliest < end.latest else begin

    day = st.dates(first, last)
    plain = st.builds(written, day, st.sampled_from(_FORMS))
    return plain | st.builds(spanned, day, day, st.sampled_from(_ENDS))


def periods(first: date = _FIRST, last: date = date.max) -> st.SearchStrategy[Period]:
    """Times that some day is in, between :func:`dates` from one day to another; a side may be open.

    >>> from hypothesis import find
    >>> from poles import strategies
    >>> find(strategies.periods(), lambda period: period.end is None).last
    datetime.date(9999, 12, 31)
    """

    def between(one: EdtfDate, other: EdtfDate, has_start: bool, has_end: bool) -> Period:
        start, end = sorted((one, other), key=lambda found: (found.latest, found.earliest))
        return Period(start if has_start else None, end if has_end else None)

    known = st.sampled_from([True, False])
    return st.builds(between, dates(first, last), dates(first, last), known, known)


def spans_around(day: date) -> st.SearchStrategy[EdtfDate]:
    """Spans of some days, months or years that hold a day."""

    def around(before: int, after: int, form: Callable[[date], str]) -> EdtfDate:
        first = date.fromordinal(max(day.toordinal() - before, _FIRST.toordinal()))
        last = date.fromordinal(min(day.toordinal() + after, date.max.toordinal()))
        ends = form(first), form(last)
        if ends[0] == ends[1]:
            ends = first.isoformat(), last.isoformat()
        return EdtfDate(f"[{ends[0]}..{ends[1]}]") if first < last else exactly(day)

    some = st.integers(0, 500)
    return st.builds(around, some, some, st.sampled_from(_ENDS))


def days(policy: Policy) -> st.SearchStrategy[date]:
    """Days that a policy covers; among them, often, those on which something changed, and their
    eves.

    >>> import poles
    >>> from hypothesis import find
    >>> from poles import strategies
    >>> policy = poles.load_policy()
    >>> day = find(strategies.days(policy), lambda day: len(policy.on(day).labels) == 57)
    >>> policy.on(day).phase.number
    5

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for a policy without labels, which
    covers no day.
    """
    first, last = policy.coverage
    if first > last:
        raise InvalidQuestion(
            "a policy without labels", "a policy with labels", "Without them it covers no day."
        )
    begun = {event.date.latest for event in policy.events} | {
        label.start.latest for label in policy.labels
    }
    begun |= {
        label.end.latest + timedelta(days=1) for label in policy.labels if label.end.latest < last
    }
    borders = begun | {day - timedelta(days=1) for day in begun if day > first} | {last}
    return st.dates(first, last) | st.sampled_from(
        sorted(day for day in borders if first <= day <= last)
    )


def exactly(day: date) -> EdtfDate:
    """One day as a date."""
    return EdtfDate(day.isoformat())


def eve(change: EdtfDate) -> EdtfDate:
    """The day before a change, as uncertain as the change is.

    >>> eve(EdtfDate("2019-12"))
    EdtfDate('[2019-11-30..2019-12-30]')
    """
    first, last = (day - timedelta(days=1) for day in (change.earliest, change.latest))
    return exactly(first) if first == last else EdtfDate(f"[{first}..{last}]")
