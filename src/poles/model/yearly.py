"""How many years a time has, and which, for amounts that are given a year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, TypeAlias

_CYCLE = 400
"""The calendar repeats after so many years."""


Days: TypeAlias = tuple[date, date]
"""A first and a last day, both included."""


class Years(NamedTuple):
    """The years of a time: those that are ``whole``, and the ``parts`` of others."""

    whole: tuple[Days, ...]
    parts: tuple[Days, ...]


def years_within(first: date, last: date, *, calendar: bool = False) -> Years:
    """The years from one day to another, both included: those of the calendar, with the parts of
    the first and the last one; where the time is whole years long, these, from its first day on,
    but where it is to be the ``calendar``.

    >>> [len(some) for some in years_within(date(2023, 7, 1), date(2025, 12, 31))]
    [2, 1]
    >>> years_within(date(2023, 7, 1), date(2024, 6, 30)).whole
    ((datetime.date(2023, 7, 1), datetime.date(2024, 6, 30)),)
    """
    if first > last:
        return Years((), ())
    count = years_between(first, last)
    if count.denominator == 1 and not calendar:
        starts = [_later(first, 12 * year) for year in range(count.numerator)]
        ends = [start - timedelta(days=1) for start in starts[1:]]
        return Years(tuple(zip(starts, [*ends, last], strict=True)), ())
    found = [
        (max(date(year, 1, 1), first), min(date(year, 12, 31), last))
        for year in range(first.year, last.year + 1)
    ]
    whole = tuple(days for days in found if _is_year(*days))
    return Years(whole, tuple(days for days in found if not _is_year(*days)))


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def years_between(first: date, last: date) -> Fraction:
    """How many years there are from one day to another, both included: each month, from a day to
    the eve of the same day, is a twelfth, and what is left counts by the days of its month.

    >>> years_between(date(2023, 7, 1), date(2024, 6, 30)), years_between(
    ...     date(2024, 2, 1), date(2024, 2, 10)
    ... )
    (Fraction(1, 1), Fraction(5, 174))
    """
    if first > last:
        return Fraction(0)
    # A cycle earlier, so that the last day that there is has a next one.
    since = first.replace(year=first.year - _CYCLE)
    end = last.replace(year=last.year - _CYCLE) + timedelta(days=1)
    months = (end.year - since.year) * 12 + end.month - since.month
    if _later(since, months) > end:
        months -= 1
    month, following = _later(since, months), _later(since, months + 1)
    return (months + Fraction((end - month).days, (following - month).days)) / 12


def _later(day: date, months: int) -> date:
    """The same day so many months later; of a month without it, the first day behind."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:
        return _later(day.replace(day=1), months + 1)
