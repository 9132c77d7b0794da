"""Dates and periods as people write them in tables, in French and in English."""

import re
from datetime import date

from poles.errors import ZONED, InvalidDate
from poles.model import EdtfDate, has_zone
from poles.package.structuring import Unfit

from .cell_values import plain_text

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
    text = plain_text(value)
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


_UNKNOWN = re.compile(r"(?:entre|between)\s+(.+?)\s+(?:et|and)\s+(.+)", re.IGNORECASE)


def read_end(value: object) -> EdtfDate:
    """The first or the last date of a time from a cell of its own, as :func:`read_date` reads it;
    ``entre mars et juin 2014`` is a day of a span that nobody knows.

    >>> read_end("entre mars et juin 2014"), read_end("between 2014 and 2016")
    (EdtfDate('[2014-03..2014-06]'), EdtfDate('[2014..2016]'))
    """
    found = _UNKNOWN.fullmatch(plain_text(value)) if isinstance(value, str) else None
    if found is None:
        return read_date(value)
    last = read_date(found[2])
    # Who says "entre mars et juin 2014" names the year once.
    year = "" if re.search(r"\d{4}", found[1]) else f" {last.latest.year}"
    first = read_date(found[1] + year)
    ends = first.text, last.text
    if len(ends[0]) != len(ends[1]) or "-4" in (ends[0][4:6], ends[1][4:6]):
        ends = first.earliest.isoformat(), last.latest.isoformat()
    try:
        return EdtfDate(f"[{ends[0]}..{ends[1]}]")
    except InvalidDate:
        hint = "Write entre mars et juin 2014, the earlier one first."
        raise Unfit("an earliest date before a latest one", hint) from None


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
    text = plain_text(value)
    if (years := re.fullmatch(r"(\d{2})(\d{2})[-/](\d{2})", text)) and int(years[2]) < int(
        years[3]
    ) <= 12:  # noqa: PLR2004 - months
        raise Unfit(
            "a period that can be read in one way",
            "It may end in a month or in a year: write 2008-2011, or 11/2008 for a month.",
        )
    if both := _UNKNOWN.fullmatch(text):
        return read_date(both[1]), read_date(both[2])
    ends = _BETWEEN.split(re.sub(r"^(?:du|de|from)\s+", "", text, flags=re.IGNORECASE))
    if len(ends) > 2:  # noqa: PLR2004 - a first and a last
        raise Unfit("a period", "Write 2008-2011, or give the two ends in columns of their own.")
    found = [read_date(end) for end in ends]
    return found[0], found[-1]
