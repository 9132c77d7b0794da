"""What a figure of money draws: answers and amounts as intervals with names, all of one sort of
euros, and what is not drawn of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, NamedTuple, TypeAlias

import attrs

from poles.aggregate.amounts import Amount, Amounts
from poles.aggregate.grouping import group_text
from poles.aggregate.result import Omission
from poles.errors import InvalidQuestion, described_type
from poles.ledger.contested import Contested
from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.model import (
    Box,
    FundingRecord,
    Grant,
    GrantSum,
    MoneyKind,
    Ratio,
    Record,
    Tables,
    box_text,
    kind_of,
)
from poles.text import Bilingual, Lang, between_text, euros, headed, in_lang, joined

# What money can be drawn of: one answer of the ledger, or several with or without names; the same
# as amounts, such as those in constant euros.
Asked: TypeAlias = (
    Bounds | Totals | Amounts | Mapping[Any, Bounds | Amounts] | Iterable[Bounds | Amounts]
)

_HINT = "Ask poles.bounds or poles.total, and give what they gave, or poles.in_euros_of of it."
# What says something of money; prices, calls and poles only part it.
_SAYING = (FundingRecord, Grant, GrantSum, Ratio)
_ROUNDED: Bilingual = (
    "les énoncés n'y laissent que des arrondis",
    "the statements leave it nothing but roundings",
)
_MONEY: Bilingual = ("Argent public", "Public money")
MILLION = Decimal(1_000_000)


@attrs.frozen
class Interval:
    """One row of a figure of money; ``because`` are the records that it was made of, ``said`` the
    ids of those that say something of it.
    """

    name: str
    kind: MoneyKind
    low: Decimal
    high: Decimal | None
    inferred: bool
    low_text: str
    high_text: str | None
    sentence: str
    said: tuple[str, ...]
    because: tuple[Record, ...]
    tables: Tables
    contested: Contested | None = None


class Left(NamedTuple):
    """What is not drawn, and why."""

    name: str
    why: str


class Drawn(NamedTuple):
    """The rows of a figure, what it leaves out, and which constant euros it is in, in words; none
    where it is in current ones.
    """

    rows: list[Interval]
    left: list[Left]
    constant: str | None
    year: int | None


def drawn(asked: object, lang: Lang) -> Drawn:
    """The rows of a figure of what was asked. Of totals, groups that no source speaks of, and those
    to which the others leave nothing but roundings, are not drawn, as they would look like money.

    >>> import poles
    >>> calls = poles.total(poles.load_funding(), by="call", funders="fui")
    >>> found = drawn(calls, "en")
    >>> len(calls), len(found.rows), [one.name for one in found.left]
    (28, 26, ['pspc-regions-1', 'pspc-regions-2'])

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else, for nothing, and
    for amounts in euros that do not compare.
    """
    rows: list[Interval] = []
    left: list[Left] = []
    sorts: dict[tuple[Any, ...], Amounts | None] = {}
    for name, one in _named(asked, lang):
        if isinstance(one, Amounts):
            sorts[one.euros_of, one.series] = one
            left += (Left(gone.id, gone.reason.label(lang)) for gone in one.left_out)
            for row in one:
                # The one answer that was asked for is drawn, whatever it is.
                if row.only_rounding and len(one) > 1:
                    left.append(Left(_amount_name(row, one, lang), in_lang(_ROUNDED, lang)))
                else:
                    rows.append(_amount(name, row, one, lang))
        elif isinstance(one, Bounds):
            sorts.setdefault((None, None), None)
            why = _unsaid(one) if isinstance(asked, Totals) else None
            if why is None:
                rows.append(_answer(name, one, lang))
            else:
                left.append(Left(str(name), in_lang(why, lang)))
        else:
            raise InvalidQuestion(described_type(one), "answers of the ledger, or amounts", _HINT)
    if not rows:
        raise InvalidQuestion("no answer of which a source says anything", "one or more", _HINT)
    level = _only(sorts)
    if level is None or level.euros_of is None:
        return Drawn(_numbered(rows), left, None, None)
    return Drawn(_numbered(rows), left, level.euros_text(lang), level.euros_of)


def _named(asked: object, lang: Lang) -> Iterator[tuple[str | None, object]]:
    """What was given, one by one, with the names that it has."""
    if isinstance(asked, Totals):
        tables = asked.ledger.tables
        for key, found in asked.items():
            yield _key_name(key, found.box, tables, lang), found
    elif isinstance(asked, Mapping):
        yield from ((str(key), found) for key, found in asked.items())
    elif isinstance(asked, Iterable) and not isinstance(asked, Bounds | Amounts):
        yield from ((None, found) for found in asked)
    else:
        yield None, asked


def _only(sorts: Mapping[tuple[Any, ...], Amounts | None]) -> Amounts | None:
    """The one sort of euros that there is."""
    if len(sorts) > 1:
        told = [Amounts((), tables=Tables()) if one is None else one for one in sorts.values()]
        raise InvalidQuestion(
            " beside ".join(one.euros_text("en") for one in told),
            "one sort of euros in one chart",
            "Put all of it into poles.in_euros_of, with the same year and the same index.",
        )
    return next(iter(sorts.values()))


def _unsaid(found: Bounds) -> Bilingual | None:
    """Why a group of totals is not drawn, if it is not."""
    if found.unproved is not None:
        return Omission.UNPROVED.fr, Omission.UNPROVED.en
    if not found.because:
        return Omission.NOTHING.fr, Omission.NOTHING.en
    return _ROUNDED if found.only_rounding else None


def _answer(name: str | None, found: Bounds, lang: Lang) -> Interval:
    box, tables = found.box, found.ledger.tables
    statements = (statement for step in found.because for statement in step.statements)
    because = tuple(dict.fromkeys(statements))
    return Interval(
        name=_box_name(box, tables, lang) if name is None else name,
        kind=box.kind,
        low=found.low,
        high=found.high,
        inferred=found.inferred,
        low_text=euros(found.low, lang),
        high_text=None if found.high is None else euros(found.high, lang),
        sentence=found.sentence(lang),
        said=tuple(dict.fromkeys(one.id for one in because)),
        because=because,
        tables=tables,
        contested=found.contested,
    )


def _amount(name: str | None, row: Amount, amounts: Amounts, lang: Lang) -> Interval:
    own = _amount_name(row, amounts, lang)
    if name is not None:
        # The name of one amount, or of what several are of.
        own = name if len(amounts) == 1 else joined([name, own])
    kind, low = kind_of(row.box), _outward(row.low, ROUND_FLOOR)
    high = None if row.high is None else _outward(row.high, ROUND_CEILING)
    least = euros(low, lang)
    told = (
        in_lang((f"au moins {least}", f"at least {least}"), lang)
        if high is None
        else between_text(low, high, lang)
    )
    return Interval(
        name=own,
        kind=kind,
        low=row.low,
        high=row.high,
        inferred=row.inferred,
        low_text=least,
        high_text=None if high is None else euros(high, lang),
        sentence=headed(
            joined([own, kind_name(kind, lang)]),
            f"{joined([told, amounts.euros_text(lang)])}.",
            lang,
        ),
        said=tuple(one.id for one in row.because if isinstance(one, _SAYING)),
        because=row.because,
        tables=amounts.tables,
    )


def _outward(value: Decimal, rounding: str) -> Decimal:
    """Euros to a thousand from a million up, to the cent below."""
    step = Decimal(1000) if value >= MILLION else Decimal("0.01")
    return (value / step).quantize(Decimal(1), rounding) * step


def _box_name(box: Box, tables: Tables, lang: Lang) -> str:
    return box_text(box, tables, lang) or in_lang(_MONEY, lang)


def _amount_name(row: Amount, amounts: Amounts, lang: Lang) -> str:
    parts = [_of(row, amounts.tables, lang)]
    if amounts.rule is not None and row.year is not None:
        parts.append(str(row.year))
    if amounts.by is not None:
        parts.append(group_text(row.group, amounts.by, None, amounts.tables, lang))
    return joined(parts)


def _of(row: Amount, tables: Tables, lang: Lang) -> str:
    """What an amount is of."""
    if not isinstance(row.box, Box):
        return row.of
    if row.of == row.box.codes:
        return _box_name(row.box, tables, lang)
    return _key_name(row.of, row.box, tables, lang)


def _key_name(key: str, box: Box, tables: Tables, lang: Lang) -> str:
    """The name of a group of totals, where it has another than its key."""
    if box.funders == (key,) and (funder := tables.funders.get(key)):
        return funder.name(lang)
    for field in ("poles", "regions"):
        if getattr(box, field) == (key,) and (record := getattr(tables, field).get(key)):
            return str(record.name)
    phase = tables.phases.get(key) if box.period is not None and box.calls != (key,) else None
    return key if phase is None else phase.name(lang)


def kind_name(kind: MoneyKind, lang: Lang) -> str:
    """What a kind of money is called."""
    return joined(term.label(lang) for term in kind if term is not None)


def _numbered(rows: Iterable[Interval]) -> list[Interval]:
    """The rows, of which the second of one name, in one kind of money, has a number."""
    found: dict[tuple[MoneyKind, str], Interval] = {}
    for row in rows:
        name, number = row.name, 1
        while (row.kind, name) in found:
            number += 1
            name = f"{row.name} ({number})"
        found[row.kind, name] = attrs.evolve(row, name=name)
    return list(found.values())
