"""Words, amounts and citations in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from poles.errors import InvalidQuestion
from poles.model import (
    EXACT,
    EdtfDate,
    FundingRecord,
    Lang,
    Period,
    Records,
    Region,
    Source,
    current,
)

__all__ = [
    "NBSP",
    "amount",
    "citation",
    "citations",
    "date_text",
    "euros",
    "euros_in_full",
    "in_lang",
    "joined",
    "period_text",
    "plural",
    "region_name",
]

Bilingual = tuple[str, str]
"""A text in French and in English."""

NBSP = "\N{NO-BREAK SPACE}"

_MILLION = Decimal(1_000_000)


def in_lang(text: Bilingual, lang: Lang) -> str:
    """The text in one language. Raises :class:`~poles.InvalidQuestion` for another than these two."""
    if lang not in ("fr", "en"):
        raise InvalidQuestion(
            f"lang={lang!r}", "'fr' or 'en'", "The texts are in French and in English."
        )
    return text[0] if lang == "fr" else text[1]


def plural(number: int, one: Bilingual, many: Bilingual, lang: Lang) -> str:
    """A number with what it counts, which has its plural in French from two on, in English wherever
    it is not one.

    >>> [plural(number, ("pôle", "pole"), ("pôles", "poles"), "fr") for number in (0, 1, 2)]
    ['0 pôle', '1 pôle', '2 pôles']
    >>> [plural(number, ("pôle", "pole"), ("pôles", "poles"), "en") for number in (0, 1, 2)]
    ['0 poles', '1 pole', '2 poles']
    """
    alone = number == 1 or (number == 0 and lang == "fr")
    return f"{number} {in_lang(one if alone else many, lang)}"


def euros(value: Decimal, lang: Lang, places: int | None = None) -> str:
    r"""An amount, in millions from one million up; with so many ``places``, or as many as it needs.

    >>> euros(Decimal("1334000000"), "en"), euros(Decimal("61460000"), "fr"), euros(Decimal("245000"), "en")
    ('€1,334 million', '61,46\xa0M€', '€245,000')
    """
    millions = value >= _MILLION
    number = EXACT.divide(value, _MILLION) if millions else value
    text = f"{number.normalize(EXACT):,f}" if places is None else f"{number:,.{places}f}"
    if lang == "en":
        return f"€{text} million" if millions else f"€{text}"
    return f"{_french(text)}{NBSP}{'M€' if millions else '€'}"


def euros_in_full(value: Decimal, lang: Lang) -> str:
    """An amount to the euro, or to the cent where it has cents.

    >>> euros_in_full(Decimal("155983500.00"), "en"), euros_in_full(Decimal("4213571244.50"), "en")
    ('€155,983,500', '€4,213,571,244.50')
    """
    text = f"{value:,.{2 if value % 1 else 0}f}"
    return f"€{text}" if lang == "en" else f"{_french(text)}{NBSP}€"


def _french(number: str) -> str:
    """A number with narrow no-break spaces between thousands and a decimal comma, as French
    typography has it.
    """
    return number.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


_A_YEAR: Bilingual = (" par an", " a year")


def amount(statement: FundingRecord, lang: Lang) -> str:
    """The amount of a statement as its source words it.

    >>> import poles
    >>> amount(poles.load_funding()["fui-cum-9"], "en")
    'at least €1,000 million'
    """
    words = [statement.wording.label(lang), euros(statement.amount, lang)]
    return " ".join(word for word in words if word) + (
        in_lang(_A_YEAR, lang) if statement.per_year else ""
    )


_HALVES: dict[str, Bilingual] = {
    "40": ("premier semestre", "first half of"),
    "41": ("second semestre", "second half of"),
}


def date_text(when: EdtfDate, lang: Lang) -> str:
    """A date as people read it.

    >>> date_text(EdtfDate("2019-40"), "fr"), date_text(EdtfDate("[2019-08-31..2019-09-29]"), "en")
    ('premier semestre 2019', 'between 2019-08-31 and 2019-09-29')
    """
    if when.text.startswith("["):
        first, last = when.text.strip("[]").split("..")
        return f"entre {first} et {last}" if lang == "fr" else f"between {first} and {last}"
    year, _, part = when.text.partition("-")
    return f"{in_lang(_HALVES[part], lang)} {year}" if part in _HALVES else when.text


def period_text(period: Period, lang: Lang) -> str:
    """A period as people read it: one date where both ends are the same, dots for an open end."""
    if period.start is not None and period.start == period.end:
        return date_text(period.start, lang)
    start, end = (
        "…" if when is None else date_text(when, lang) for when in (period.start, period.end)
    )
    return f"{start} – {end}"


def joined(items: Iterable[str]) -> str:
    """Texts with commas between them."""
    return ", ".join(items)


def citation(source: Source, lang: Lang) -> str:
    """One line for a source: publisher, title, date. Where nobody read the title, the address
    stands in its place.
    """
    quoted = (
        f"«\N{NO-BREAK SPACE}{source.title}\N{NO-BREAK SPACE}»"
        if lang == "fr"
        else f"“{source.title}”"
    )
    title = source.url if "title" in source.unverified else quoted
    return joined(
        str(part) for part in (source.publisher, title, source.published) if part is not None
    )


def citations(ids: Iterable[str], sources: Records[Source], lang: Lang) -> str:
    """The sources of a record, one after the other."""
    return in_lang(("\N{NARROW NO-BREAK SPACE}; ", "; "), lang).join(
        citation(sources[key], lang) for key in ids
    )


def region_name(region: Region, day: date) -> str:
    """The name of a region on a day."""
    return next((name.name for name in current(region.names, day)), region.name)
