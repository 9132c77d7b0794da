"""The time that an amount belongs to."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import attrs

from poles.errors import InvalidQuestion
from poles.model import Call, FundingRecord, Grant, Period, Tables, is_span, years_between

from .amounts import Amount
from .result import Omission


@attrs.frozen
class Years:
    """The years that an amount belongs to, with the weight of each, and the calls that say so; none
    where no year is known, the period is open, or a day of it is not known (``why``).
    """

    weights: dict[int, Fraction]
    calls: tuple[Call, ...] = ()
    why: Omission = Omission.PERIOD


def years_of(row: Amount, tables: Tables) -> Years:
    """The years of an amount.

    Money of calls belongs to the years in which their results were announced, else on whose budget
    they are. Other money belongs to the years of its period, each weighing as much as the part of
    it that the period covers: by the days, and for a yearly amount by the months. So does a grant
    of a call of which it is told when it was given, as a payment comes years later.
    """
    if row.year is not None:
        return Years({row.year: Fraction(1)})
    period = row.box.period
    given = isinstance(row.box, Grant) and None not in (row.box.start, row.box.end)
    if row.box.calls and not given:
        calls = tuple(_call(key, tables) for key in row.box.calls)
        years = {_announced(call) for call in calls}
        return Years(
            # mutants survive: of equal weights it does not matter what they are.
            {} if None in years else {year: Fraction(1) for year in sorted(filter(None, years))},
            calls,
        )
    if period is None or period.start is None or period.end is None:
        return Years({})
    if (is_span(period.start) or is_span(period.end)) and period.first.year < period.last.year:
        return Years({}, why=Omission.DAY)
    if period.first.year == period.last.year:
        return Years({period.first.year: Fraction(1)})
    part = _days
    if isinstance(row.box, FundingRecord) and row.box.per_year:
        part = years_between
    return Years({first.year: part(first, last) for first, last in _years(period)})


def _call(key: str, tables: Tables) -> Call:
    call = tables.calls.get(key)
    if call is None:
        hint = (
            "Make it of policy.funding.having(statements) or policy.grants.having(grants) instead "
            "of a list, so that its calls are known."
        )
        raise InvalidQuestion(
            f"money of the call {key!r}", "calls that are known with their years", hint
        )
    return call


def _announced(call: Call) -> int | None:
    return call.budget_year if call.decided is None else call.decided.latest.year


def _years(period: Period) -> Iterator[tuple[date, date]]:
    """The first and the last day of a period in each of its years."""
    for year in range(period.first.year, period.last.year + 1):
        yield max(date(year, 1, 1), period.first), min(date(year, 12, 31), period.last)


def _days(first: date, last: date) -> Fraction:
    """The part of the days of a year from one to another."""
    whole = date(first.year, 12, 31) - date(first.year, 1, 1)
    return Fraction((last - first).days + 1, whole.days + 1)


def span_of(row: Amount, tables: Tables) -> tuple[date, date]:
    """The first and the last day of the time of an amount, as far as it is known: of its period, of
    its year, or of the years of its calls.
    """
    period = row.box.period
    first, last = (date.min, date.max) if period is None else (period.first, period.last)
    years = (
        [row.year]
        if row.year is not None
        else list(years_of(row, tables).weights)
        if row.box.calls
        else []
    )
    if years:
        first, last = max(first, date(min(years), 1, 1)), min(last, date(max(years), 12, 31))
    return first, last
