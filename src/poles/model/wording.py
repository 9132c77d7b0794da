"""Statements of money, and the boxes that they speak of, in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from poles.text import (
    EXACT,
    Bilingual,
    Lang,
    decimal,
    euros,
    in_lang,
    joined,
    period_text,
    plural,
    quoted,
)

from .funding import FundingRecord, rest_of
from .grant import GrantSum
from .ratio import Ratio, Stated, Statement
from .rounding import interval
from .terms import Wording, Yearly

_AND: Bilingual = ("et", "and")


def amount_text(statement: FundingRecord, lang: Lang) -> str:
    """The amount of a statement as its source words it.

    >>> import poles
    >>> amount_text(poles.load_funding()["fui-cum-9"], "en")
    'at least €1,000 million'
    """
    told = _euros_text(statement, lang)
    if not statement.of_cost:
        return told
    french = f"les projets coûtent {told} en tout, public et privé"
    return in_lang((french, f"projects cost {told} in all, public and private"), lang)


def _euros_text(statement: FundingRecord, lang: Lang) -> str:
    """An amount, whatever it is the amount of."""
    words = [statement.wording.label(lang), euros(statement.amount, lang)]
    if statement.amount_to is not None:
        words += [in_lang(_AND, lang), euros(statement.amount_to, lang)]
    if statement.yearly is not None:
        words.append(Yearly(statement.yearly).label(lang))
    return " ".join(word for word in words if word)


def _below_text(statement: FundingRecord, lang: Lang) -> str:
    """What *at least* is read as, beside the amount as printed."""
    once = interval(statement.amount, statement.wording, statement.rounded_to)
    limit = _euros_text(attrs.evolve(statement, amount=once.high, wording=Wording.PLAIN), lang)
    return in_lang((f", lu comme moins de {limit}", f", read as below {limit}"), lang)


def statement_text(
    statement: FundingRecord, tables: Any, lang: Lang, *, read_below: bool = False
) -> str:
    """A statement: amount, perhaps what it is ``read_below``, stage, box, and what of it is
    unverified; ``tables``, or a ledger, have what it refers to.
    """
    below = _below_text(statement, lang) if read_below else ""
    stage = f", {statement.stage.label(lang)}" if statement.stage is not None else ""
    part = f", {part}" if (part := statement.part(lang)) else ""
    box = box_text(statement, tables, lang)
    return f"{amount_text(statement, lang)}{below}{stage} — {box}{part}{statement.doubt(lang)}"


_READ = ("au moins", "at least"), ("au plus", "at most"), ("moins de", "below")


def figure_text(statement: Stated, lang: Lang) -> str:
    """What a statement says of its box, as its source words it: an amount, or how many times the
    money of another.
    """
    if isinstance(statement, FundingRecord):
        return amount_text(statement, lang)
    words = statement.wording.label(lang), number_text(statement.value, statement, lang)
    return " ".join(filter(None, words))


def number_text(number: Decimal, statement: Statement, lang: Lang) -> str:
    """A number as a statement has them: euros, so many times, or a percentage where less than one
    was said.
    """
    if not isinstance(statement, Ratio):
        return euros(number, lang)
    if statement.value < 1:
        share = decimal(EXACT.multiply(number, Decimal(100)), lang)
        return in_lang((f"{share} %", f"{share}%"), lang)
    return f"{decimal(number, lang)} {in_lang(('fois', 'times'), lang)}"


def grants_text(some: GrantSum, tables: Any, lang: Lang) -> str:
    """How many grants of a dataset there are in a box, and what they are together; ``tables``, or a
    ledger, have what the box refers to.
    """
    count = plural(some.count, ("aide", "grant"), ("aides", "grants"), lang)
    total = euros(some.amount, lang)
    told = in_lang((f"{count}, {total} en tout", f"{count}, {total} in all"), lang)
    where = box_text(some.box, tables, lang) or in_lang(_ALL, lang)
    return f"{told} — {where}"


_ALL: Bilingual = ("tout l'argent public", "all public money")


def ratio_text(ratio: Ratio, tables: Any, lang: Lang, *, upper: bool | None = None) -> str:
    """A ratio as its source words it, perhaps with the most, or the least, that it is read as, and
    what of it is unverified; ``tables``, or a ledger, have what it refers to.
    """
    words = figure_text(ratio, lang)
    if upper is not None:
        limit = number_text(ratio.interval[upper], ratio, lang)
        french, english = _READ[upper + (upper and ratio.uncapped)]
        words += in_lang((f", lu comme {french} {limit},", f", read as {english} {limit},"), lang)
    of, to = (box_text(box, tables, lang) or in_lang(_ALL, lang) for box in (ratio.of, ratio.to))
    words += in_lang((" de ", " of "), lang) + quoted(to, lang)
    return f"{words} — {of}{ratio.doubt(lang)}"


def box_text(box: Any, tables: Any, lang: Lang) -> str:
    """What a statement speaks of, or a :class:`~poles.Box`, which has the same parts: funders,
    instrument, calls, time, slices.
    """
    parts = [" + ".join(_funder(key, tables, lang) for key in box.funders)]
    if box.instrument is not None:
        parts.append(box.instrument.label(lang))
    if box.calls:
        call = ("appel", "call") if len(box.calls) == 1 else ("appels", "calls")
        parts.append(f"{in_lang(call, lang)} {_span(box.calls)}")
    if box.period is not None and (box.period.start is not None or box.period.end is not None):
        parts.append(period_text(box.period, lang))
    parts += _slices(box, tables, lang)
    return joined(part for part in parts if part)


def _slices(box: Any, tables: Any, lang: Lang) -> Iterator[str]:
    poles = [_name(tables.poles.get(key), key) for key in box.poles]
    regions = [_name(tables.regions.get(key), key) for key in box.regions]
    sectors = [_sector(key, tables, lang) for key in box.sectors]
    beneficiaries = [one.label(lang) for one in box.beneficiaries]
    one: Bilingual
    many: Bilingual
    for names, one, many in (
        (poles, ("pôle", "pole"), ("pôles", "poles")),
        (regions, ("région", "region"), ("régions", "regions")),
        (sectors, ("secteur", "sector"), ("secteurs", "sectors")),
        (beneficiaries, ("bénéficiaire", "beneficiary"), ("bénéficiaires", "beneficiaries")),
    ):
        if names:
            yield f"{in_lang(one if len(names) == 1 else many, lang)} {' + '.join(names)}"


def _name(named: Any, key: str) -> str:
    return key if named is None else str(named.name)


def _sector(key: str, tables: Any, lang: Lang) -> str:
    sector = tables.sectors.get(key)
    return key if sector is None else in_lang((sector.fr, sector.en), lang)


def _funder(key: str, tables: Any, lang: Lang) -> str:
    """A funder's name, or that of what a funder gives besides those below it."""
    if funder := tables.funders.get(key):
        return str(funder.name(lang))
    rest = in_lang((" (reste)", " (the rest)"), lang)
    named = {rest_of(parent.id): f"{parent.name(lang)}{rest}" for parent in tables.funders}
    return named.get(key, key)


# As many calls are named; of more, the first and the last.
_NAMED = 2


def _span(calls: tuple[str, ...]) -> str:
    return joined(calls) if len(calls) <= _NAMED else f"{calls[0]} … {calls[-1]}"
