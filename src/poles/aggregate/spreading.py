"""Amounts over several years, year by year."""

from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion
from poles.objects import gc_paused

from .amounts import Amount, Amounts, Money, amounts_of, parted, refuse_sums
from .asking import refuse_other_than
from .result import LeftOut
from .timing import years_of

Rule: TypeAlias = Literal["even", "start", "end"]


@gc_paused()
def spread(money: Money, *, rule: Rule) -> Amounts:
    """Each amount over the calendar years that it belongs to, one row a year: no source says so, so
    the rule is the caller's.

    ``rule="even"`` parts it in equal parts for whole years, and by the days covered for others;
    ``"start"`` and ``"end"`` put all of it in the first or the last year. Money of calls belongs to
    the years in which their results were announced, a yearly amount to its years by their months, a
    grant to those of its own time, if it has one. ``money`` are statements, grants, or what
    :func:`~poles.bounds`, :func:`~poles.total` or :func:`~poles.share` gave. Amounts of which no
    year is known are left out. The parts of a grant are in cents that add up to it.

    >>> import poles
    >>> funding = poles.load_funding()
    >>> found = poles.spread(funding.having([funding["anr-0811"]]), rule="even")
    >>> [(row.year, int(row.amount)) for row in found]
    [(2008, 187000000), (2009, 187000000), (2010, 187000000), (2011, 187000000)]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for any other rule, for what has no
    amounts or was spread or added up before, and for calls that a plain list does not know.
    """
    refuse_other_than("rule", rule, get_args(Rule))
    found = amounts_of(money)
    refuse_sums(found, "Spread grants first, then add them up.")
    if found.rule is not None or any(row.year is not None for row in found):
        raise InvalidQuestion(
            "amounts of one year each",
            "amounts not yet spread",
            "Spread what was not spread before.",
        )
    rows: list[Amount] = []
    left_out = list(found.left_out)
    for row in found:
        years = years_of(row, found.tables)
        parts = years.weights
        if not parts:
            left_out.append(LeftOut(row.record, years.why))
            continue
        if rule != "even":
            parts = {min(parts) if rule == "start" else max(parts): Fraction(1)}
        whole = sum(parts.values())
        weights = {year: part / whole for year, part in parts.items()}
        rows += parted(row, weights, "year", dict.fromkeys(weights, years.calls))
    return attrs.evolve(found, rows=tuple(rows), left_out=tuple(dict.fromkeys(left_out)), rule=rule)
