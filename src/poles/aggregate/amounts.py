"""Amounts of money by year and by group, each with the interval that its statement, or the ledger,
supports; those of grants are exact.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import partial
from math import ceil, floor
from operator import attrgetter
from typing import Any, ClassVar, TypeAlias, TypeVar

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.ledger.box import Box
from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.model import (
    Call,
    FundingRecord,
    Grant,
    Grants,
    Ledger,
    Ratio,
    Record,
    Series,
    Tables,
    refuse_unsayable,
)
from poles.text import EXACT, Bilingual, GridColumn, Lang, decimal, euros, in_lang, joined

from .grouping import COUNTING, GROUPS, by_text, group_text, group_type, map_text
from .result import Fields, LeftOut, Omission, Result, Row
from .territory import PLACES


@attrs.frozen(kw_only=True)
class Amount(Row):
    """One amount: ``amount`` euros as printed, or a part of it (``None`` for an answer of the
    ledger, and where a source says only *at most*, or *between*), between ``low`` and ``high``. All
    three are the same for grants and their sums in current euros.

    ``of`` is the id of the statement or the grant, the key of the answer among others, the codes of
    its box, or of a sum the lists whose grants were added; ``year`` and ``group`` are ``None``
    where the amount was not spread over years or shared among groups, and where the group is not
    known. ``high`` is ``None`` where no source limits it. ``box`` is the statement, the grant, or
    the box that was asked about or that holds the grants of a sum, and ``because`` the statement,
    the grants, or those that prove the answer, with what else the row was made of. Of an answer
    ``inferred_proof`` is whether inference is part of its proof, ``only_rounding`` as of `Bounds`.
    """

    of: str
    year: int | None = None
    group: str | int | None = None
    amount: Decimal | None = None
    low: Decimal
    high: Decimal | None
    box: FundingRecord | Grant | Box = attrs.field(repr=False)
    inferred_proof: bool = attrs.field(default=False, repr=False)
    only_rounding: bool = attrs.field(default=False, repr=False)

    @property
    def record(self) -> FundingRecord | Grant | str:
        """The statement, the grant, or the key of the answer: what stands for it where it is left
        out.
        """
        return self.of if isinstance(self.box, Box) else self.box

    @property
    def grants(self) -> int:
        """How many grants it is made of, whole or in part: of a sum, those that were added."""
        return sum(isinstance(one, Grant) for one in self.because)

    @property
    def exact(self) -> bool:
        """Whether there is no less money and no more than the amount."""
        return self.low == self.amount == self.high

    @property
    def inferred(self) -> bool:
        """Whether inference is part of it: of a proof, a statement, a grant, a call's year."""
        year = {*Amounts.FIELDS[Call]}
        return self.inferred_proof or any(
            year & {*one.unverified} if isinstance(one, Call) else one.unverified
            for one in self.because
            if isinstance(one, Call | FundingRecord | Ratio | Grant)
        )


@attrs.frozen(kw_only=True, repr=False)
class Amounts(Result[Amount]):
    """Amounts in euros, with the rules that made them: never to be added up where their boxes may
    hold the same money. Those of grants :func:`~poles.add_up` adds.

    ``rule`` is that of :func:`~poles.spread`; ``by``, ``counting`` and ``map_on`` are those of
    :func:`~poles.share`. Where ``euros_of`` is a year, the amounts are in constant euros of that
    year by the price index ``series``; else each is in euros of its own time. Parts of amounts are
    rounded outward to a ten-thousandth of a cent, so that they add up to the whole to the cent;
    those of a grant are in cents that add up to it. ``datasets`` are the lists whose grants were
    added up, none where they are no sums; of sums the number of ``grants`` is a column.
    """

    rule: str | None = None
    by: str | None = None
    counting: str | None = None
    map_on: date | None = None
    euros_of: int | None = None
    series: Series | None = None
    datasets: tuple[str, ...] = ()

    FIELDS: ClassVar[Fields] = {**PLACES, Call: ("decided", "budget_year")}

    def column_types(self) -> Mapping[str, Any]:
        money = dict.fromkeys(("amount", "low", "high"), Decimal)
        number = {"grants": int} if self.datasets else {}
        return {"of": str, "year": int, **group_type(self.by), **number, **money}

    def title(self, lang: Lang) -> str:
        what = ("Sommes d'aides", "Sums of grants") if self.datasets else ("Montants", "Amounts")
        parts = [by_text(what, self.by, lang)]
        if self.datasets:
            # Grants of one kind of money alone are added up.
            kinds = (row.box.kind for row in self.rows[:1] if isinstance(row.box, Box))
            parts += (term.label(lang) for kind in kinds for term in kind if term is not None)
        if self.rule is not None:
            parts.append(in_lang(RULES[self.rule], lang))
        if self.map_on is not None:
            parts.append(map_text(self.map_on, lang))
        parts.append(self.euros_text(lang))
        if self.counting is not None:
            parts.append(in_lang(COUNTING[self.counting], lang))
        return joined(parts)

    def euros_text(self, lang: Lang) -> str:
        """Which euros the amounts are in."""
        if self.series is None:
            return in_lang(("euros courants", "current euros"), lang)
        index = in_lang(_SERIES[self.series], lang)
        told = f"euros constants de {self.euros_of}", f"constant euros of {self.euros_of}"
        return f"{in_lang(told, lang)} ({index})"

    def grid_columns(self, lang: Lang) -> Iterator[GridColumn]:
        by, tables = self.by, self.tables
        yield GridColumn(in_lang(("objet", "of"), lang), cell=attrgetter("of"))
        if any(row.year is not None for row in self):
            year = in_lang(("année", "year"), lang)
            yield GridColumn(year, cell=lambda row: str(row.year or ""))
        if by is not None:
            group = in_lang(GROUPS[by], lang)
            yield GridColumn(group, cell=lambda row: group_text(row.group, by, None, tables, lang))
        if self.datasets:
            number = in_lang(("aides", "grants"), lang)
            yield GridColumn(number, True, lambda row: decimal(Decimal(row.grants), lang))
        columns = [
            (("montant", "amount"), "amount", ROUND_HALF_EVEN),
            (("au moins", "at least"), "low", ROUND_FLOOR),
            (("au plus", "at most"), "high", ROUND_CEILING),
        ]
        if self and all(row.exact for row in self):
            columns = columns[:1]
        elif all(row.amount is None for row in self):
            columns = columns[1:]
        for title, field, rounding in columns:
            cell = partial(_euros, field=field, rounding=rounding, lang=lang)
            yield GridColumn(in_lang(title, lang), True, cell)


RULES: Mapping[str, Bilingual] = {
    "even": ("répartition égale sur les années", "spread evenly over the years"),
    "start": ("rattachement à la première année", "put in the first year"),
    "end": ("rattachement à la dernière année", "put in the last year"),
}
_SERIES: Mapping[str, Bilingual] = {
    "cpi": ("indice des prix à la consommation", "consumer price index"),
    "gdp_deflator": ("déflateur du PIB", "GDP deflator"),
}
_MILLION, _SHOWN = Decimal(1_000_000), Decimal(1_000)


def _euros(row: Amount, field: str, rounding: str, lang: Lang) -> str:
    """An amount to the nearest thousand euros from a million up, to the cent below; dots where
    nothing limits it.
    """
    value: Decimal | None = getattr(row, field)
    if value is None:
        return "…"
    step = _SHOWN if value >= _MILLION else Decimal("0.01")
    whole = EXACT.divide(value, step).quantize(Decimal(1), rounding, EXACT)
    return euros(EXACT.multiply(whole, step), lang, places=3 if step == _SHOWN else 2)


# What has amounts: statements, grants, answers of the ledger, and amounts made of these.
Money: TypeAlias = (
    Amounts | Totals | Bounds | FundingRecord | Grant | Iterable[FundingRecord] | Iterable[Grant]
)


def amounts_of(money: Money) -> Amounts:
    """Statements, grants or answers of the ledger as amounts, neither spread nor shared."""
    if isinstance(money, Amounts):
        return money
    if isinstance(money, Bounds):
        return _answers({money.box.codes: money}, money.ledger.tables)
    if isinstance(money, Totals):
        return _answers(money, money.ledger.tables)
    tables = money.tables if isinstance(money, Ledger | Grants) else Tables()
    given = money if isinstance(money, Iterable) else [money]
    if not isinstance(money, Grants):
        given = list(given)
        grants = Grants((one for one in given if isinstance(one, Grant)), tables)
        given = [*(one for one in given if not isinstance(one, Grant)), *grants]
    return Amounts(rows=tuple(map(_given, given)), tables=tables)


def _given(one: FundingRecord | Grant) -> Amount:
    """What a statement or a grant says."""
    if isinstance(one, Grant):
        amount = one.amount
        return Amount(of=one.id, amount=amount, low=amount, high=amount, box=one, because=(one,))
    if not isinstance(one, FundingRecord):
        raise InvalidQuestion(
            described_type(one),
            "statements of money, grants or an answer of the ledger",
            "Give policy.funding.having(statements), policy.grants, or what bounds, total, spread "
            "or share gave, one at a time.",
        )
    refuse_unsayable(one)
    return _stated(one)


def refuse_sums(found: Amounts, hint: str) -> None:
    """Refuse what was added up before."""
    if found.datasets:
        raise InvalidQuestion("sums of grants", "amounts not yet added up", hint)


def _answers(answers: Mapping[str, Bounds], tables: Tables) -> Amounts:
    """Answers of the ledger as amounts, without those that no statement helps to prove."""
    rows = tuple(
        Amount(
            of=key,
            low=found.low,
            high=found.high,
            box=found.box,
            inferred_proof=found.inferred,
            only_rounding=found.only_rounding,
            because=tuple(
                dict.fromkeys(statement for step in found.because for statement in step.statements)
            ),
        )
        for key, found in answers.items()
        if found.because
    )
    left_out = tuple(
        LeftOut(key, Omission.UNPROVED if found.unproved else Omission.NOTHING)
        for key, found in answers.items()
        if not found.because
    )
    return Amounts(rows=rows, left_out=left_out, tables=tables)


def _stated(statement: FundingRecord) -> Amount:
    low, high = statement.interval
    least, most = statement.printed
    return Amount(
        of=statement.id,
        amount=most if least == most else None,
        low=low,
        high=high,
        box=statement,
        because=(statement,),
    )


def scaled(row: Amount, factor: Fraction, also: Iterable[Record] = (), **changes: Any) -> Amount:
    """An amount times a factor, its interval rounded outward; ``also`` are records that say so."""
    return _remade(row, also, _times(row, factor), changes)


K = TypeVar("K")


def parted(
    row: Amount,
    weights: Mapping[K, Fraction],
    named: str,
    also: Mapping[K, Iterable[Record]],
) -> Iterator[Amount]:
    """The parts of an amount by their weights, each with its key in the field ``named``, and with
    records that say so. Those of an exact one are exact, in cents that add up to it; of others each
    interval is rounded outward.
    """
    if row.exact:
        exact = _in_cents(row.low, tuple(weights.values()))
        each: list[dict[str, Any]] = [dict.fromkeys(_SIDES, part) for part in exact]
    else:
        each = [_times(row, weight) for weight in weights.values()]
    for key, sides in zip(weights, each, strict=True):
        yield _remade(row, also[key], sides, {named: key})


_SIDES: tuple[str, ...] = ("amount", "low", "high")


def _remade(
    row: Amount, also: Iterable[Record], sides: Mapping[str, Any], changes: Mapping[str, Any]
) -> Amount:
    more = tuple(also)
    because = tuple(dict.fromkeys((*row.because, *more))) if more else row.because
    return attrs.evolve(row, because=because, **sides, **changes)


def _times(row: Amount, factor: Fraction) -> dict[str, Any]:
    if factor == 1:
        return {}
    return {
        "amount": None if row.amount is None else _rounded(Fraction(row.amount) * factor, round),
        "low": _rounded(Fraction(row.low) * factor, floor),
        "high": None if row.high is None else _rounded(Fraction(row.high) * factor, ceil),
    }


def _in_cents(amount: Decimal, weights: Sequence[Fraction]) -> list[Decimal]:
    """Parts of an amount in cents (in ten-thousandths of one, where it has some) that add up to it
    as the weights do to one: the nearest below, and the cents that are left to those that lose
    most, the first of them where several lose as much.
    """
    if all(weight == 1 for weight in weights):
        return [amount] * len(weights)
    digits = _digits(Fraction(amount))
    exact = [Fraction(amount) * 10**digits * weight for weight in weights]
    units = [floor(part) for part in exact]
    left = round(sum(exact)) - sum(units)
    by_loss = sorted(range(len(units)), key=lambda place: units[place] - exact[place])
    for place in by_loss[:left]:
        units[place] += 1
    return [Decimal(part).scaleb(-digits, EXACT) for part in units]


def _rounded(value: Fraction, whole: Callable[[Fraction], int]) -> Decimal:
    """A fraction of euros as cents where it is whole cents, else to a ten-thousandth of a cent."""
    digits = _digits(value)
    return Decimal(whole(value * 10**digits)).scaleb(-digits, EXACT)


def _digits(value: Fraction) -> int:
    return 2 if (value * 100).denominator == 1 else 6
