"""Dates of EDTF that are none here: what they are, and what to write instead."""

import re
from datetime import date

from poles.errors import InvalidDate
from poles.phrase import Phrase

_DATE = r"(?:\.\.|\d{4}(?:-\d\d){0,2}[~?%]?)"
_INTERVAL = re.compile(rf"{_DATE}/{_DATE}?|/{_DATE}")
_OPEN = re.compile(r"\[(?:\.\.[\d-]+|[\d-]+\.\.)\]")
_SEVERAL = re.compile(r"\{.+\}|\[.+,.+\]")
_PART_OF_YEAR = re.compile(r"([1-9]\d{3})-(2[1-9]|3\d)", re.ASCII)
_DECADES = re.compile(r"(?=.{4}$)[1-9]\d*X+", re.ASCII)
_BLURRED = re.compile(r"[1-9]\d{3}(?:-XX(?:-XX)?|-(?:0[1-9]|1[0-2])-XX)", re.ASCII)
_YEAR = re.compile(r"[~?%]?[\dX]{4}(?![\dX])", re.ASCII)
_DIGITS, _DOUBT = frozenset("0123456789-X"), frozenset("~?%")
_ALLOWED = Phrase("the span of days, months or years that its source allows, such as [2013..2015]")
# No date of EDTF that somebody writes by hand is longer.
_LONGEST = 80


def refused(text: str) -> InvalidDate:
    """The error for a text that is no date here: in the words of what it is, where it is one in
    EDTF.

    >>> print(refused("201X"))
    '201X' is a date with digits left open, which is no date here. Write [2010..2019].
    """
    return InvalidDate(text, *(_read(text) or ())) if len(text) <= _LONGEST else InvalidDate(text)


def mixed(text: str, first: date, last: date) -> InvalidDate:
    """The error for a span that no library of EDTF reads, though its days are clear."""
    found = "a span whose ends are not two days, two months or two years"
    return InvalidDate(text, found, Phrase("its first and its last day: [{}..{}]", first, last))


def _read(text: str) -> tuple[str, str] | None:
    """What a text is, and what to write instead; ``None`` where that is not known."""
    signs = set(text)
    if found := _PART_OF_YEAR.fullmatch(text):
        return _part_of_year(int(found[1]), int(found[2]))
    if _YEAR.match(text) and signs <= _DIGITS | _DOUBT:
        if signs & _DOUBT:
            doubt = Phrase("{}; how sure it is stands in the table provenance", _ALLOWED)
            return "an approximate or uncertain date", doubt
        if "X" in signs:
            return "a date with digits left open", _without_x(text)
    if _OPEN.fullmatch(text):
        return "a span with one end", "both ends, such as [2013..2015]"
    if _INTERVAL.fullmatch(text):
        ends = "its start and its end as two dates, or [2013..2015] for one unknown day in it"
        return "an interval", ends
    if _SEVERAL.fullmatch(text):
        return "a list of dates", Phrase("each in a row of its own, or {}", _ALLOWED)
    return None


def _without_x(text: str) -> str:
    if _DECADES.fullmatch(text):
        return f"[{text.replace('X', '0')}..{text.replace('X', '9')}]"
    return text.replace("-XX", "") if _BLURRED.fullmatch(text) else _ALLOWED


_SEASONS, _SOUTHERN, _QUARTERS = range(21, 33), range(29, 33), range(33, 37)


def _part_of_year(year: int, number: int) -> tuple[str, str]:
    """A season of no hemisphere or of one of them, a quarter or a third of a year."""
    if number in _SEASONS:
        spring = 9 if number in _SOUTHERN else 3
        first = (spring + (number - _SEASONS.start) % 4 * 3 - 1) % 12 + 1
        months = _months(year, first, 3)
        return "a season", Phrase("the months that its source means, such as {}", months)
    if number in _QUARTERS:
        return "a quarter", _months(year, 1 + (number - _QUARTERS.start) * 3, 3)
    return "a third of a year", _months(year, 1 + (number - _QUARTERS.stop) * 4, 4)


def _months(year: int, first: int, count: int) -> str:
    """The span of some months from one of a year on, of which the last may be in the next."""
    later, last = divmod(first + count - 2, 12)
    return f"[{year}-{first:02}..{year + later}-{last + 1:02}]"
