"""Words, amounts and citations in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from poles.model import FundingRecord, Lang, Records, Region, Source, current

__all__ = ["amount", "both", "citation", "citations", "euros", "listed", "region_name"]

Both = tuple[str, str]
"""A text in French and in English."""

_MILLION = Decimal(1_000_000)


def both(text: Both, lang: Lang) -> str:
    """The text in one language."""
    return text[0] if lang == "fr" else text[1]


def euros(value: Decimal, lang: Lang) -> str:
    r"""An amount, in millions from one million up.

    >>> euros(Decimal("1334000000"), "en"), euros(Decimal("61460000"), "fr"), euros(Decimal("245000"), "en")
    ('€1,334 million', '61,46\xa0M€', '€245,000')
    """
    millions = value >= _MILLION
    number = value / _MILLION if millions else value
    text = f"{number.normalize():,f}"
    if lang == "en":
        return f"€{text} million" if millions else f"€{text}"
    # Narrow no-break spaces between thousands and a no-break space before the unit, as French typography has it.
    text = text.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return f"{text}\N{NO-BREAK SPACE}{'M€' if millions else '€'}"


_A_YEAR: Both = (" par an", " a year")


def amount(statement: FundingRecord, lang: Lang) -> str:
    """The amount of a statement as its source words it.

    >>> import poles
    >>> amount(poles.load_funding()["fui-cum-9"], "en")
    'at least €1,000 million'
    """
    words = [statement.wording.label(lang), euros(statement.amount, lang)]
    return " ".join(word for word in words if word) + (both(_A_YEAR, lang) if statement.per_year else "")


def listed(items: Iterable[str]) -> str:
    """Texts with commas between them."""
    return ", ".join(items)


def citation(source: Source) -> str:
    """One line for a source: publisher, title, date. Where nobody read the title, the address stands in its place."""
    title = source.url if "title" in source.unverified else f"« {source.title} »"
    return listed(str(part) for part in (source.publisher, title, source.published) if part is not None)


def citations(ids: Iterable[str], sources: Mapping[str, Source] | Records[Source]) -> str:
    """The sources of a record, one after the other."""
    return " ; ".join(citation(sources[key]) for key in ids)


def region_name(region: Region, day: date) -> str:
    """The name of a region on a day."""
    return next((name.name for name in current(region.names, day)), region.name)
