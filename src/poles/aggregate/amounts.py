"""Amounts of money by year and by group, each with the interval that its statement, or the ledger, supports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeAlias

import attrs

from poles.errors import InvalidQuestion
from poles.ledger.answers import Bounds
from poles.ledger.box import Box
from poles.ledger.totals import Totals
from poles.model import EXACT, Call, FundingRecord, Ledger, Period, Record, Series, Tables

from .result import LeftOut, Omission, Result, Row

__all__ = ["Amount", "Amounts", "Money", "amounts_of", "scaled", "years_of"]


@attrs.frozen(kw_only=True)
class Amount(Row):
    """One amount: ``amount`` euros as printed, or a part of it (``None`` for an answer of the ledger), between ``low`` and ``high``.

    ``of`` is the id of the statement, the key of the answer among others, or the codes of its box; ``year`` and ``group`` are ``None`` where the amount was not spread over years or shared
    among groups, and where the group is not known. ``high`` is ``None`` where no source limits it. ``box`` is the statement, or the box that was asked
    about, and ``because`` the statement, or those that prove the answer, with what else the row was made of.
    """

    of: str
    year: int | None = None
    group: str | int | None = None
    amount: Decimal | None = None
    low: Decimal
    high: Decimal | None
    box: FundingRecord | Box = attrs.field(repr=False)

    @property
    def record(self) -> FundingRecord | str:
        """The statement, or the key of the answer: what stands for it where it is left out."""
        return self.box if isinstance(self.box, FundingRecord) else self.of


@attrs.frozen(kw_only=True, repr=False)
class Amounts(Result[Amount]):
    """Amounts in euros, with the rules that made them: never to be added up where their boxes may hold the same money.

    ``rule`` is that of :func:`~poles.spread`, ``by`` and ``counting`` those of :func:`~poles.share`. Where ``euros_of`` is a year, the amounts are in constant
    euros of that year by the price index ``series``; else each is in euros of its own time. Parts of amounts are rounded outward to a ten-thousandth of a cent, so that they
    add up to the whole to the cent.
    """

    rule: str | None = None
    by: str | None = None
    counting: str | None = None
    euros_of: int | None = None
    series: Series | None = None

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a ``dict``: ``of``, ``year``, the group under the name that it is shared by, ``amount``, ``low``, ``high``."""
        return [
            {
                "of": row.of,
                "year": row.year,
                **({} if self.by is None else {self.by: row.group}),
                "amount": row.amount,
                "low": row.low,
                "high": row.high,
            }
            for row in self.rows
        ]


Money: TypeAlias = Amounts | Totals | Bounds | FundingRecord | Iterable[FundingRecord]
"""What has amounts: statements, answers of the ledger, and amounts made of these."""


def amounts_of(money: Money) -> Amounts:
    """Statements or answers of the ledger as amounts, neither spread nor shared."""
    if isinstance(money, Amounts):
        return money
    if isinstance(money, Bounds):
        return _answers({_codes(money.box): money}, money.ledger.tables)
    if isinstance(money, Totals):
        return _answers(money, money.ledger.tables)
    tables = money.tables if isinstance(money, Ledger) else Tables()
    statements = [money] if isinstance(money, FundingRecord) else list(money) if isinstance(money, Iterable) else [money]
    for statement in statements:
        if not isinstance(statement, FundingRecord):
            raise InvalidQuestion(
                f"a {type(statement).__name__}",
                "statements of money or answers of the ledger",
                "Give policy.funding.having(statements), or what bounds, total, spread or share gave.",
            )
    return Amounts(rows=tuple(map(_stated, statements)), tables=tables)


def _answers(answers: Mapping[str, Bounds], tables: Tables) -> Amounts:
    """Answers of the ledger as amounts, without those that no statement helps to prove."""
    rows = tuple(
        Amount(
            of=key,
            low=found.low,
            high=found.high,
            box=found.box,
            because=tuple(dict.fromkeys(statement for step in found.because for statement in step.statements)),
        )
        for key, found in answers.items()
        if found.because
    )
    left_out = tuple(LeftOut(key, Omission.NOTHING) for key, found in answers.items() if not found.because)
    return Amounts(rows=rows, left_out=left_out, tables=tables)


def _codes(box: Box) -> str:
    """A box by its codes: the name of an answer that has no key of its own."""
    time = () if box.period is None else dict.fromkeys(str(end or "…") for end in (box.period.start, box.period.end))
    parts = (*box.funders, *box.calls, *filter(None, [box.instrument]), *time, *box.poles, *box.regions, *box.sectors)
    return " ".join(parts) or "public"


def _stated(statement: FundingRecord) -> Amount:
    low, high = statement.interval
    times = Decimal(statement.years if statement.per_year else 1)
    amount = EXACT.multiply(statement.amount, times)
    return Amount(of=statement.id, amount=amount, low=low, high=high, box=statement, because=(statement,))


def scaled(row: Amount, factor: Fraction, also: Iterable[Record] = (), **changes: Any) -> Amount:
    """An amount times a factor, its interval rounded outward; ``also`` are the records that say so."""
    because = tuple(dict.fromkeys((*row.because, *also)))
    if factor == 1:
        return attrs.evolve(row, because=because, **changes)
    return attrs.evolve(
        row,
        because=because,
        amount=None if row.amount is None else _rounded(Fraction(row.amount) * factor, round),
        low=_rounded(Fraction(row.low) * factor, floor),
        high=None if row.high is None else _rounded(Fraction(row.high) * factor, ceil),
        **changes,
    )


def _rounded(value: Fraction, whole: Callable[[Fraction], int]) -> Decimal:
    """A fraction of euros as cents where it is whole cents, else to a ten-thousandth of a cent."""
    digits = 2 if (value * 100).denominator == 1 else 6
    return Decimal(whole(value * 10**digits)).scaleb(-digits, EXACT)


def years_of(row: Amount, tables: Tables) -> dict[int, Fraction]:
    """The years that an amount belongs to, with the weight of each; none where no year is known, or the period is open.

    Money of calls belongs to the years in which their results were announced, else on whose budget they are. Other money belongs to the years of its period, each
    weighing as much as the part of it that the period covers.
    """
    if row.year is not None:
        return {row.year: Fraction(1)}
    if row.box.calls:
        years = [_announced(tables.calls.get(call)) for call in row.box.calls]
        return {} if None in years else {year: Fraction(1) for year in sorted(filter(None, years))}
    period = row.box.period
    if period is None or period.start is None or period.end is None:
        return {}
    per_year = isinstance(row.box, FundingRecord) and row.box.per_year
    return {year: Fraction(1) if per_year else part for year, part in _covered(period)}


def _announced(call: Call | None) -> int | None:
    if call is None:
        return None
    return call.budget_year if call.decided is None else call.decided.latest.year


def _covered(period: Period) -> Iterator[tuple[int, Fraction]]:
    """The years of a period, each with the part of its days that the period holds."""
    for year in range(period.first.year, period.last.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = (min(last, period.last) - max(first, period.first)).days + 1
        yield year, Fraction(days, (last - first).days + 1)
