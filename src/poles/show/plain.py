"""Days and amounts in plain words, for who reads no codes: *31 December 2026*, *€4.72 billion*."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from poles.model import EdtfDate
from poles.text import NBSP, Lang, date_text, decimal, euros, in_lang

_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)
# So many figures say enough of an amount.
_FIGURES = 3


def day_text(day: date, lang: Lang) -> str:
    r"""A day as people write it.

    >>> day_text(date(2019, 1, 1), "fr"), day_text(date(2026, 12, 31), "en")
    ('1er\xa0janvier 2019', '31\xa0December 2026')
    """
    number = "1er" if day.day == 1 and lang == "fr" else str(day.day)
    return f"{number}{NBSP}{_MONTHS[lang][day.month - 1]} {day.year}"


def when_text(when: EdtfDate, lang: Lang) -> str:
    """A date as people write it, as exactly as it is known.

    >>> when_text(EdtfDate("2010-05-10"), "fr").split(), when_text(EdtfDate("2014"), "en")
    (['10', 'mai', '2010'], '2014')
    """
    if when.earliest == when.latest:
        return day_text(when.latest, lang)
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", when.text):
        month = _MONTHS[lang][when.latest.month - 1]
        return f"{month} {when.latest.year}"
    if when.text.startswith("["):
        ends = (day_text(when.earliest, lang), day_text(when.latest, lang))
        return in_lang(("entre le {} et le {}", "between {} and {}"), lang).format(*ends)
    return date_text(when, lang)


class Way(StrEnum):
    """Which way an amount is rounded: what there is at least ``DOWN``, what there is at most
    ``UP``, away from what is between; what is known exactly to the ``NEAREST``.
    """

    DOWN = ROUND_FLOOR
    UP = ROUND_CEILING
    NEAREST = ROUND_HALF_UP


def rounded(value: Decimal, way: Way) -> Decimal:
    """An amount to three figures.

    >>> [int(rounded(Decimal(618549000), way)) for way in Way]
    [618000000, 619000000, 619000000]
    """
    place = Decimal(1).scaleb(max(value.adjusted() - _FIGURES + 1, 0))
    return ((value / place).to_integral_value(way) * place).quantize(Decimal(1))


def money_text(value: Decimal, lang: Lang, way: Way) -> str:
    r"""About how much an amount is, in words.

    >>> amount = Decimal("4725942391")
    >>> money_text(amount, "en", Way.DOWN), money_text(amount, "fr", Way.UP)
    ('€4.72\xa0billion', "4,73\xa0milliards\xa0d'euros")
    """
    about = rounded(value, way)
    if about < _MILLION:
        return euros(about, lang)
    unit, names = (
        (_BILLION, ("milliard", "billion"))
        if about >= _BILLION
        else (_MILLION, ("million", "million"))
    )
    number = decimal(about / unit, lang)
    if lang == "en":
        return f"€{number}{NBSP}{names[1]}"
    plural = "s" * (about >= 2 * unit)
    return f"{number}{NBSP}{names[0]}{plural}{NBSP}d'euros"


def short_text(value: Decimal, lang: Lang, way: Way) -> str:
    """About how much an amount is, in figures, as tables have it."""
    return euros(rounded(value, way), lang)


def call_text(key: str) -> str:
    """A call by its programme and number: *FUI 3*.

    >>> call_text("pspc-regions-2")
    'PSPC REGIONS 2'
    """
    return key.replace("-", " ").upper()


def listed(items: Sequence[str], lang: Lang) -> str:
    """Texts with commas, and *and* before the last.

    >>> listed(["Elopsys", "Minalogic", "TES"], "en")
    'Elopsys, Minalogic and TES'
    """
    if len(items) < 2:  # noqa: PLR2004 - one stands alone
        return "".join(items)
    return f"{', '.join(items[:-1])} {in_lang(('et', 'and'), lang)} {items[-1]}"
