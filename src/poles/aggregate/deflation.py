"""Amounts of different years in euros of one."""

from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion, OutOfSeries
from poles.model import PriceIndex, Series

from .amounts import Amount, Amounts, Money, amounts_of, scaled
from .asking import refuse_other_than
from .result import LeftOut
from .timing import Years, years_of

Index: TypeAlias = Literal["cpi", "gdp_deflator"]


def in_euros_of(result: Money, year: int, index: Index) -> Amounts:
    """Amounts in constant euros of one year, by the consumer price index (``"cpi"``) or the
    deflator of the GDP (``"gdp_deflator"``).

    ``result`` are statements, grants, or what :func:`~poles.bounds`, :func:`~poles.total`,
    :func:`~poles.spread`, :func:`~poles.share` or :func:`~poles.add_up` gave. An amount times the
    index of ``year``, divided by that of its own year: for a call the year in which its results
    were announced. Amounts of which no year is known are left out. What is in constant euros
    already goes from that year to the other. The values of the index that were used are among the
    records used.

    >>> import poles
    >>> box = poles.Box(funders="fui", calls="fui-8", basis="awarded")
    >>> found = poles.in_euros_of(poles.bounds(poles.load_funding(), box), 2024, index="cpi")
    >>> found[0].year, found[0].low, found[0].high
    (2009, Decimal('139378711.544645'), Decimal('140663307.964413'))

    Raises :class:`~poles.OutOfSeries` (a ``ValueError``) for a year that the index does not cover,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) for an amount of several years, which needs
    :func:`~poles.spread` first.
    """
    refuse_other_than("index", index, get_args(Index), "The two price indices of the data.")
    if not isinstance(year, int) or isinstance(year, bool):
        raise InvalidQuestion(
            f"year={year!r}", "a year, as a whole number", "Write 2024, without quotes."
        )
    found = amounts_of(result)
    series = Series(index)
    if found.series not in (None, series):
        raise InvalidQuestion(
            f"euros of {found.euros_of} by {found.series}",
            f"current euros, or euros by {series}",
            "Start again from current euros.",
        )
    prices = {price.year: price for price in found.tables.price_index if price.series is series}
    rows: list[Amount] = []
    left_out = list(found.left_out)
    for row in found:
        years = years_of(row, found.tables)
        own = _year(row, years)
        if own is None:
            left_out.append(LeftOut(row.record, years.why))
            continue
        base, target = (_price(prices, one, series) for one in (found.euros_of or own, year))
        rows.append(
            scaled(
                row,
                Fraction(target.value) / Fraction(base.value),
                (*years.calls, base, target),
                year=own,
            )
        )
    return attrs.evolve(
        found,
        rows=tuple(rows),
        left_out=tuple(dict.fromkeys(left_out)),
        euros_of=year,
        series=series,
    )


def _year(row: Amount, years: Years) -> int | None:
    if len(years.weights) > 1:
        raise InvalidQuestion(
            f"the amount of {row.of!r} in {len(years.weights)} years, "
            f"{min(years.weights)} to {max(years.weights)}",
            "amounts of one year each",
            "Spread it over its years first: poles.spread(…, rule='even').",
        )
    return next(iter(years.weights), None)


def _price(prices: dict[int, PriceIndex], year: int, series: Series) -> PriceIndex:
    if year not in prices:
        raise OutOfSeries(str(series), year, sorted(prices))
    return prices[year]
