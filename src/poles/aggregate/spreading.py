"""Amounts over several years, year by year."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import attrs

from .amounts import Amount, Amounts, Money, amounts_of, scaled, years_of
from .counting import chosen
from .result import LeftOut, Omission

__all__ = ["spread"]

Rule: TypeAlias = Literal["even", "start", "end"]


def spread(money: Money, *, rule: Rule) -> Amounts:
    """Each amount over the calendar years that it belongs to, one row a year: no source says so, so the rule is the caller's.

    ``rule="even"`` parts it in equal parts for whole years, and by the days covered for others; ``"start"`` and ``"end"`` put all of it in the first or
    the last year. Money of calls belongs to the years in which their results were announced, a yearly amount to each year alike. ``money`` are
    statements, or what :func:`~poles.bounds`, :func:`~poles.total` or :func:`~poles.share` gave. Amounts of which no year is known are left out.

    >>> import poles
    >>> funding = poles.load_funding()
    >>> found = poles.spread(funding.having([funding["anr-0811"]]), rule="even")
    >>> [(row.year, row.amount) for row in found]
    [(2008, Decimal('187000000.00')), (2009, Decimal('187000000.00')), (2010, Decimal('187000000.00')), (2011, Decimal('187000000.00'))]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for any other rule, or for what has no amounts.
    """
    chosen("rule", rule, get_args(Rule))
    found = amounts_of(money)
    rows: list[Amount] = []
    left_out = list(found.left_out)
    for row in found:
        years = years_of(row, found.tables)
        if not years:
            left_out.append(LeftOut(row.record, Omission.PERIOD))
        elif rule == "even":
            whole = sum(years.values())
            rows += (scaled(row, part / whole, year=year) for year, part in years.items())
        else:
            rows.append(scaled(row, Fraction(1), year=min(years) if rule == "start" else max(years)))
    return attrs.evolve(found, rows=tuple(rows), left_out=tuple(left_out), rule=rule)
