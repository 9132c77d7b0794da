"""Amounts and dates as people write them in tables, in French and in English."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypeAlias

from poles.errors import ZONED, InvalidDate
from poles.model import EdtfDate, Wording, has_zone
from poles.package.structuring import Unfit
from poles.text import EXACT

DecimalSign: TypeAlias = Literal[",", "."]


class Figure(NamedTuple):
    """An amount in euros, what it is rounded to, and how it is worded."""

    amount: Decimal
    rounded_to: Decimal
    wording: Wording


_MOST = Decimal(10) ** 15

_WORDED: Mapping[Wording, str] = {
    Wording.ABOUT: r"environ|env\.?|de l'ordre de"
    r"|about|approx\.?|approximately|around|circa|ca\.?|~|≈",
    Wording.ALMOST: r"près de|presque|almost|nearly|just under",
    Wording.AT_LEAST: r"plus de|au moins|more than|over|at least|>|≥",
    Wording.AT_MOST: r"jusqu'à|au plus|au maximum|max\.?|up to|at most|<|≤",
}
_SCALES = {
    "": 0, "k": 3, "millier": 3, "milliers": 3, "thousand": 3,
    "m": 6, "mio": 6, "mn": 6, "million": 6, "millions": 6,
    "md": 9, "mds": 9, "mrd": 9, "milliard": 9, "milliards": 9, "bn": 9,
}  # fmt: skip
_EURO = r"(?:€|eur|euros?)"
_AMOUNT = re.compile(
    rf"{_EURO}?\s*(?P<number>\d[\d\s.,'’]*?)\s*(?P<scale>[^\W\d_]*?)\s*(?:d['’]\s*|de\s+)?{_EURO}?",
    re.IGNORECASE,
)


def read_amount(
    value: object, decimal: DecimalSign | None = None, unit: Decimal = Decimal(1)
) -> Figure:
    """An amount from a cell: a number, or a text such as ``1 234,56``, ``1.234,56``, ``12,5 M€`` or
    ``environ 3 millions d'euros``.

    ``unit`` is what a cell without a unit of its own counts, in euros; a euro sign is one. Where a
    lone comma or point could part thousands or decimals, ``decimal`` must say.

    >>> read_amount("12,5 M€").amount, read_amount("plus de 1.234,56").wording
    (Decimal('12500000'), <Wording.AT_LEAST: 'at_least'>)
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _of_number(value, unit)
    text = _plain_text(value).replace("’", "'")
    wording, text = _worded(text)
    if re.match(r"[-−(]\s*\d", text):
        raise Unfit("an amount that is not negative", "A cut is not an amount of public money.")
    whole = _AMOUNT.fullmatch(text)
    named = whole["scale"].casefold() if whole else ""
    scale = _SCALES.get(named.removesuffix("eur").removesuffix("euro"))
    if whole is None or scale is None:
        units = "€, k€, M€, Md€, million, milliard, bn"
        raise Unfit(
            "an amount in euros", f"Write 1 234,56 or 1,234.56, with or without a unit: {units}."
        )
    number, places = _number(whole["number"].strip(), decimal)
    has_unit = named or re.search(_EURO, text, re.IGNORECASE)
    times = EXACT.power(Decimal(10), scale) if has_unit else unit
    return _figure(number, places, times, wording)


def _worded(text: str) -> tuple[Wording, str]:
    """How an amount is worded, and the rest of the text."""
    flags = re.IGNORECASE if not text.startswith("CA") else re.NOFLAG
    for wording, words in _WORDED.items():
        if found := re.match(rf"(?:{words})\s*(?=[-−\d€e])", text, flags):
            return wording, text[found.end() :]
    return Wording.PLAIN, text


def _plain_text(value: object) -> str:
    """A text with one sort of space. A small or circled number, as of a footnote, would else become
    a digit.
    """
    text = str(value)
    if any(sign.isnumeric() and not sign.isdecimal() for sign in text):
        raise Unfit("plain digits", "Take out footnotes, superscripts and fractions.")
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _of_number(value: float | Decimal, unit: Decimal) -> Figure:
    number = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or number < 0:
        raise Unfit("an amount that is not negative", "Give a number of zero or more.")
    exponent = number.normalize(EXACT).as_tuple().exponent
    return _figure(
        number, max(0, -exponent) if isinstance(exponent, int) else 0, unit, Wording.PLAIN
    )


def _figure(number: Decimal, places: int, times: Decimal, wording: Wording) -> Figure:
    amount = EXACT.multiply(number, times)
    if amount >= _MOST:
        raise Unfit("an amount below a million billion euros", "Is the unit right?")
    rounded = EXACT.multiply(Decimal(1).scaleb(-places, EXACT), times)
    cents = amount.quantize(Decimal("0.01"), context=EXACT)
    if cents != amount:
        raise Unfit("euros with at most two decimals", "Round to the cent.")
    return Figure(_plain(cents), _plain(max(rounded, Decimal("0.01"))), wording)


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value


# As many digits stand between two signs that part thousands.
_THOUSAND = 3


def _number(text: str, decimal: DecimalSign | None) -> tuple[Decimal, int]:
    """A number and how many decimals it is written with."""
    digits = text.replace("'", " ")
    mark = _mark(digits, decimal)
    whole, _, after = digits.partition(mark) if mark else (digits, "", "")
    parts = re.split(r"[ .,]", whole)
    if (
        (not after.isdecimal() and after)
        or len(set(re.sub(r"\d", "", whole))) > 1
        or not all(part.isdecimal() for part in parts)
    ):
        raise Unfit("a number", "Spaces, points or commas part thousands, one of them decimals.")
    first, *others = map(len, parts)
    if others and (first > _THOUSAND or {*others} != {_THOUSAND}):
        raise Unfit(
            "thousands in groups of three", "Is a digit missing, or does a cell hold two numbers?"
        )
    return Decimal("".join(parts) + (f".{after}" if after else "")), len(after)


_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def _mark(digits: str, decimal: DecimalSign | None) -> str:
    """The sign before the decimals of a number, an empty text where it has none."""
    signs = [sign for sign in digits if sign in ".,"]
    mark = ""
    if len(set(signs)) > 1:
        mark = signs[-1]
    elif len(signs) == 1:
        if decimal is None and _is_unclear(*digits.split(signs[0])):
            ways = "It may part thousands or decimals"
            raise Unfit(
                "a number that can be read in one way",
                f"{ways}: say decimal=',' or decimal='.' for the whole table.",
            )
        mark = signs[0] if decimal in (None, signs[0]) else ""
    if decimal is not None:
        expected = f"a number with {decimal!r} before its decimals"
        hint = "All numbers of a table are written in one way."
        if mark not in ("", decimal):
            raise Unfit(expected, hint)
        if not mark and len(signs) == 1 and not _GROUPS.fullmatch(digits):
            raise Unfit(expected, f"It has {signs[0]!r}; {hint[0].lower()}{hint[1:]}")
    return mark


def _is_unclear(before: str, after: str) -> bool:
    """Whether one sign between two runs of digits may part thousands as well as decimals."""
    return (
        len(after) == _THOUSAND >= len(before) and " " not in before and not before.startswith("0")
    )


_MONTH_NAMES = (
    "janvier janv jan january",
    "février fevrier févr fevr feb february",
    "mars mar march",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "août aout august aug",
    "septembre sept september sep",
    "octobre oct october",
    "novembre nov november",
    "décembre decembre déc dec december",
)
_MONTHS = {
    name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]+)\.?\s+(\d{4})")
_ENGLISH = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_HALF = re.compile(
    r"(?:s|h)([12])\s*(\d{4})|([12])(?:er|e|ème|st|nd)?\s+(?:semestre|half)\s+(?:of\s+)?(\d{4})",
    re.IGNORECASE,
)


def read_date(value: object) -> EdtfDate:
    """A date from a cell: a date, a year, or a text such as ``12/07/2005`` (the day first),
    ``07/2005``, ``12 juillet 2005`` or ``July 2005``.

    >>> read_date("12/07/2005"), read_date("juillet 2005")
    (EdtfDate('2005-07-12'), EdtfDate('2005-07'))
    """
    if has_zone(value):
        raise Unfit("a date", ZONED)
    if isinstance(value, date):
        return EdtfDate(value.isoformat()[:10])
    if isinstance(value, float):
        if not value.is_integer():
            raise Unfit(
                "a date", "A number with decimals is none: write 11/2008 for November 2008."
            )
        value = int(value)
    text = _plain_text(value)
    try:
        return EdtfDate(_written(text) or text.replace("/", "-"))
    except InvalidDate as error:
        forms = "2005, 07/2005, 12/07/2005 (the day first), 2005-07-12 or 12 juillet 2005"
        raise Unfit("a date", f"Write {error.instead or forms}.") from None


def _written(text: str) -> str | None:
    """A date as EDTF has it; ``None`` where it is not in one of the written forms."""
    if found := _DAY_FIRST.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _HALF.fullmatch(text):
        return f"{found[2] or found[4]}-4{int(found[1] or found[3]) - 1}"
    for pattern, day, month, year in ((_NAMED, 1, 2, 3), (_ENGLISH, 2, 1, 3)):
        found = pattern.fullmatch(text)
        if found and (number := _MONTHS.get(found[month].casefold())):
            return f"{found[year]}-{number:02}" + (f"-{int(found[day]):02}" if found[day] else "")
    return None


_BETWEEN = re.compile(
    r"\s+(?:-|–|—|à|au|to|until)\s+|\s*[–—]\s*"
    r"|(?<=\d{4})\s*[-/]\s*(?=\d{4}(?!\d))"  # 2008-2011
    r"|(?<=-\d\d)/(?=\d{4}-)"  # ISO 8601
)


def read_period(value: object) -> tuple[EdtfDate, EdtfDate]:
    """The first and the last date of a cell: ``2008-2011``, ``du 12/07/2005 au 31/12/2008``, or one
    date that is all of it.

    >>> read_period("2008-2011")
    (EdtfDate('2008'), EdtfDate('2011'))
    """
    if not isinstance(value, str):
        return read_date(value), read_date(value)
    text = _plain_text(value)
    if (years := re.fullmatch(r"(\d{2})(\d{2})[-/](\d{2})", text)) and int(years[2]) < int(
        years[3]
    ) <= 12:  # noqa: PLR2004 - months
        raise Unfit(
            "a period that can be read in one way",
            "It may end in a month or in a year: write 2008-2011, or 11/2008 for a month.",
        )
    if both := re.fullmatch(r"(?:entre|between)\s+(.+?)\s+(?:et|and)\s+(.+)", text, re.IGNORECASE):
        return read_date(both[1]), read_date(both[2])
    ends = _BETWEEN.split(re.sub(r"^(?:du|de|from)\s+", "", text, flags=re.IGNORECASE))
    if len(ends) > 2:  # noqa: PLR2004 - a first and a last
        raise Unfit("a period", "Write 2008-2011, or give the two ends in columns of their own.")
    found = [read_date(end) for end in ends]
    return found[0], found[-1]


def blank(value: Any) -> bool:
    """Whether a cell holds nothing: an empty text, ``None``, or what is not equal to itself, such
    as NaN.
    """
    if value is None or isinstance(value, str):
        return not (value or "").strip()
    try:
        return bool(value != value)  # noqa: PLR0124 - the usual test for not-a-number
    except TypeError:
        return True  # pandas' NA says of nothing whether it is so
    except (ValueError, ArithmeticError):
        return False  # an array, or a number that only signals
