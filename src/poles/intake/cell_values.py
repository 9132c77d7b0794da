"""Amounts as people write them in tables, in French and in English."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from poles.model import Wording, Yearly
from poles.package.structuring import Unfit
from poles.phrase import Phrase
from poles.text import EXACT

from .cell_units import SCALES, is_foreign
from .cell_wording import worded, yearly_in

DecimalSign: TypeAlias = Literal[",", "."]


class Figure(NamedTuple):
    """An amount in euros, what it is rounded to, how it is worded, to what it goes where it is a
    range, and whether it is a yearly one.
    """

    amount: Decimal
    rounded_to: Decimal
    wording: Wording
    amount_to: Decimal | None = None
    yearly: Yearly | None = None


_MOST = Decimal(10) ** 15
_NUMBERS = int, float, Decimal

_EURO = r"(?:€|eur|euros?)"
_BETWEEN = re.compile(r"(?:entre|between)\s+(.+?)\s+(?:et|and)\s+(.+)", re.IGNORECASE)
_FROM = re.compile(r"(?:de|from)\s+(?=[\d€])", re.IGNORECASE)
_TO = re.compile(r"\s+(?:à|to)\s+|\s*[-–—−]\s*", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:en\s+)?(?:baisse|hausse|diminution|augmentation|réduction|cut|rise|increase|decrease)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(
    rf"(?P<before>{_EURO}?)\s*(?P<number>\d[\d\s.,'’]*?)\s*(?P<scale>[^\W\d_]*?)\s*"
    rf"(?:d['’]\s*|de\s+)?(?P<behind>{_EURO}?)",
    re.IGNORECASE,
)


class _Column(NamedTuple):
    """How amounts are written in a column: the sign before decimals, what a number counts in euros,
    and whether no cell may name another unit.
    """

    decimal: DecimalSign | None
    unit: Decimal
    only: bool


def read_amount(
    value: object,
    decimal: DecimalSign | None = None,
    unit: Decimal = Decimal(1),
    only: bool = False,
) -> Figure:
    """An amount from a cell: a number, or a text such as ``1 234,56``, ``1.234,56``, ``12,5 M€``,
    ``environ 3 millions d'euros``, ``entre 20 et 25 M€`` or ``9 M€ par an``.

    ``unit`` is what a cell without a unit of its own counts, in euros; a euro sign is one, and with
    ``only`` another one is refused. Where a lone comma or point could part thousands or decimals,
    ``decimal`` must say. A number of 15 or more digits is the result of arithmetic, as no source
    prints one so long, and is read to the cent next to it.

    >>> read_amount("12,5 M€").amount, read_amount("plus de 1.234,56").wording
    (Decimal('12500000'), <Wording.AT_LEAST: 'at_least'>)
    >>> read_amount("20-25 M€").amount_to, read_amount("9 M€ par an").yearly
    (Decimal('25000000'), <Yearly.MEAN: 'mean'>)
    >>> read_amount(19.99 * 100).amount, read_amount(1 / 3, unit=Decimal(10**6)).amount
    (Decimal('1999'), Decimal('333333.33'))
    """
    if isinstance(value, _NUMBERS) and not isinstance(value, bool):
        return _of_number(value, unit)
    column = _Column(decimal, unit, only)
    text = plain_text(value).replace("’", "'")
    if (whole := _AMOUNT.fullmatch(text)) and (scale := _scale(whole)) is not None:
        return _counted(whole, scale, column)  # by far most
    yearly, once = yearly_in(text)
    wording, said = worded(once)
    ends = _ends(said)
    if ends is None:
        found = _one(said, column)._replace(wording=wording)
    elif wording is Wording.PLAIN:
        found = _range(*ends, column)
    else:
        raise Unfit("one wording", "A range says from what to what: take the other word out.")
    return found._replace(yearly=yearly)


def usual_figure(value: object, unit: Decimal) -> Figure | None:
    """What :func:`read_amount` reads of a float that is euros with two decimals or none, as by far
    most are, in a third of the time; ``None`` for all else.

    >>> usual_figure(1234.5, Decimal(1)).amount, usual_figure(1e20, Decimal(1))
    (Decimal('1234.50'), None)
    """
    if type(value) is not float or unit != 1:
        return None
    text = repr(value)
    # mutants survive: a float is told with one point at most.
    whole, _, after = text.partition(".")
    if not (whole.isdigit() and after.isdigit() and len(whole) <= _FEW and len(after) <= _CENTS):
        return None
    if after == "0":
        return Figure(Decimal(whole), _EURO_UNITS[0], Wording.PLAIN)
    cents = text if len(after) == _CENTS else f"{text}0"
    return Figure(Decimal(cents), _EURO_UNITS[len(after)], Wording.PLAIN)


# So many digits before the point and after it are told by floats as they were written.
_FEW, _CENTS = 12, 2


def _ends(text: str) -> tuple[str, str] | None:
    """The two ends of a range; ``None`` where a text is one amount."""
    if both := _BETWEEN.fullmatch(text):
        return both[1], both[2]
    low, *others = _TO.split(_FROM.sub("", text, count=1))
    if len(others) != 1 or not others[0] or not re.search(r"\d", low):
        return None
    if all(map(_YEAR.fullmatch, (low, *others))):
        hint = Phrase("These may be years: write entre {} et {} for a range.", low, others[0])
        raise Unfit("an amount in euros", hint)
    return low, others[0]


def _range(low: str, high: str, column: _Column) -> Figure:
    """A range of amounts: what stands behind the second alone is the unit of both, and so is a euro
    sign before one of them.

    Where both are in one unit, they are rounded alike, to the finer of the two; else who prints
    900 k€ may mean no more than the other end says.
    """
    units = [re.split(r".*\d", text)[-1] for text in (low, high)]
    if not units[0]:
        low, units[0] = low + units[1], units[1]
    if re.search(_EURO, low + high, re.IGNORECASE):
        low, high = (
            # mutants survive: a sign on either side is read as one.
            text if re.search(_EURO, text, re.IGNORECASE) else f"€{text}"
            for text in (low, high)
        )
    lower, upper = _one(low, column), _one(high, column)
    if upper.amount < lower.amount:
        hint = "A range goes from the smaller amount to the larger one."
        raise Unfit("an amount that is not less than the first", hint)
    alike = units[0].strip() == units[1].strip()
    rounded = (min if alike else max)(lower.rounded_to, upper.rounded_to)
    return Figure(lower.amount, rounded, Wording.BETWEEN, upper.amount)


def _one(text: str, column: _Column) -> Figure:
    """One amount, without its wording."""
    if re.match(r"[-−(]\s*\d", text):
        raise Unfit("an amount that is not negative", "A cut is not an amount of public money.")
    if "%" in text:
        raise Unfit("an amount in euros", "A share is a poles.Ratio of two boxes, and no amount.")
    if _CHANGE.match(text):
        raise Unfit("an amount in euros", "A change is none, and no ratio: give the new amount.")
    if is_foreign(text):
        raise Unfit("an amount in euros", "Convert other currencies to euros.")
    whole = _AMOUNT.fullmatch(text)
    scale = _scale(whole) if whole else None
    if whole is None or scale is None:
        units = "€, k€, M€, Md€, million, milliard, bn"
        raise Unfit(
            "an amount in euros",
            Phrase("Write 1 234,56 or 1,234.56, with or without a unit: {}.", units),
        )
    return _counted(whole, scale, column)


def _scale(whole: re.Match[str]) -> int | None:
    """The power of ten that an amount counts; ``None`` for a word that is none of ours."""
    scale = whole["scale"].casefold()
    return SCALES.get(scale.removesuffix("eur").removesuffix("euro"))


def _counted(whole: re.Match[str], scale: int, column: _Column) -> Figure:
    """An amount, a number with or without a unit of its own."""
    number, places = _number(whole["number"], column.decimal)
    if not whole["scale"] and not whole["before"] and not whole["behind"]:
        return _figure(number, places, column.unit)
    unit = EXACT.power(Decimal(10), scale)
    if column.only and unit != column.unit:
        hint = "Give all amounts of a column in one unit, or take the unit out of the header."
        raise Unfit("an amount in the unit of its header", hint)
    return _figure(number, places, unit)


def plain_text(value: object) -> str:
    """A text with one sort of space. A small or circled number, as of a footnote, would else become
    a digit.
    """
    text = str(value)
    if text.isascii():
        return " ".join(text.split())
    if any(sign.isnumeric() and not sign.isdecimal() for sign in text):
        raise Unfit("plain digits", "Take out footnotes, superscripts and fractions.")
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _of_number(value: float | Decimal, unit: Decimal) -> Figure:
    number = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or number < 0:
        raise Unfit("an amount that is not negative", "Give a number of zero or more.")
    exponent = number.normalize(EXACT).as_tuple().exponent
    return _figure(number, max(0, -exponent) if isinstance(exponent, int) else 0, unit)


def _figure(number: Decimal, places: int, times: Decimal) -> Figure:
    # mutants survive: a number times one is that number, only later.
    amount = number if times == 1 else EXACT.multiply(number, times)
    if amount >= _MOST:
        raise Unfit("an amount below a million billion euros", "Is the unit right?")
    cents = amount.quantize(_CENT, context=EXACT)
    if cents == amount:
        return Figure(_plain(cents), _rounding(places, times), Wording.PLAIN)
    if len(number.normalize(EXACT).as_tuple().digits) < _COMPUTED:
        raise Unfit("euros with at most two decimals", "Round to the cent.")
    return Figure(_plain(cents), _CENT, Wording.PLAIN)


# No source prints a number of as many digits: it is the result of arithmetic, and of floats they
# are the last that can be trusted.
_COMPUTED = 15
_CENT = Decimal("0.01")
_EURO_UNITS = Decimal(1), Decimal("0.1"), _CENT


@lru_cache
def _rounding(places: int, times: Decimal) -> Decimal:
    """What a number with so many decimals is rounded to, in euros."""
    rounded = EXACT.multiply(Decimal(1).scaleb(-places, EXACT), times)
    return _plain(max(rounded, _CENT))


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value


# As many digits stand between two signs that part thousands.
_THOUSAND = 3


# What can be read in one way whatever the sign before decimals is: by far most numbers.
_USUAL = re.compile(r"(?P<whole>\d{1,3}(?: \d{3})*|\d+)(?:(?P<mark>[.,])(?P<after>\d\d?))?")


def _number(text: str, decimal: DecimalSign | None) -> tuple[Decimal, int]:
    """A number and how many decimals it is written with."""
    # mutants survive: the rest reads these too, only later.
    usual = _USUAL.fullmatch(text)
    if usual and usual["mark"] in (None, decimal or usual["mark"]):
        after = usual["after"] or ""
        return Decimal(f"{usual['whole'].replace(' ', '')}.{after}"), len(after)
    digits = text.replace("'", " ")
    mark = _mark(digits, decimal)
    # mutants survive: a mark that is there twice has another sign before it, which is refused.
    whole, _, after = digits.partition(mark) if mark else (digits, "", "")
    parts = _BETWEEN_DIGITS.split(whole)
    if (
        (not after.isdecimal() and after)
        or len({*_BETWEEN_DIGITS.findall(whole)}) > 1
        or not all(part.isdecimal() for part in parts)
    ):
        raise Unfit("a number", "Spaces, points or commas part thousands, one of them decimals.")
    first, *others = map(len, parts)
    if others and (first > _THOUSAND or {*others} != {_THOUSAND}):
        raise Unfit(
            "thousands in groups of three", "Is a digit missing, or does a cell hold two numbers?"
        )
    return Decimal("".join(parts) + (f".{after}" if after else "")), len(after)


_BETWEEN_DIGITS = re.compile(r"[ .,]")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def _mark(digits: str, decimal: DecimalSign | None) -> str:
    """The sign before the decimals of a number, an empty text where it has none."""
    signs = [sign for sign in digits if sign in ".,"]
    mark = ""
    if len(set(signs)) > 1:
        mark = signs[-1]
    elif len(signs) == 1:
        if decimal is None and _is_unclear(*digits.split(signs[0])):
            raise Unfit(
                "a number that can be read in one way",
                "It may part thousands or decimals: say decimal=',' or decimal='.' for the whole "
                "table.",
            )
        mark = signs[0] if decimal in (None, signs[0]) else ""
    if decimal is not None:
        expected = Phrase("a number with {!r} before its decimals", decimal)
        if mark not in ("", decimal):
            raise Unfit(expected, "All numbers of a table are written in one way.")
        if not mark and len(signs) == 1 and not _GROUPS.fullmatch(digits):
            hint = "It has {!r}; all numbers of a table are written in one way."
            raise Unfit(expected, Phrase(hint, signs[0]))
    return mark


def _is_unclear(before: str, after: str) -> bool:
    """Whether one sign between two runs of digits may part thousands as well as decimals."""
    return (
        len(after) == _THOUSAND >= len(before) and " " not in before and not before.startswith("0")
    )


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
    except ODD:
        return False  # an array, a number that only signals, or what nobody thought of


# What odd objects in cells may raise where they are looked at.
ODD = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError)
