"""How many years a time has, for amounts that are given a year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

_CYCLE = 400
"""The calendar repeats after so many years."""


def years_between(first: date, last: date) -> Fraction:
    """How many years there are from one day to another, both included: each month, from a day to
    the eve of the same day, is a twelfth, and what is left counts by the days of its month.

    >>> years_between(date(2023, 7, 1), date(2024, 6, 30)), years_between(
    ...     date(2024, 2, 1), date(2024, 2, 10)
    ... )
    (Fraction(1, 1), Fraction(5, 174))
    """
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
