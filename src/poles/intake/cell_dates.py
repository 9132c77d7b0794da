"""Dates and periods as people write them in tables, in French and in English."""

import re
from datetime import date
from typing import TypeAlias

from poles.errors import ZONED, InvalidDate
from poles.model import EdtfDate, has_zone
from poles.package.structuring import Unfit

from .cell_values import plain_text

# The first and the last date of a time; of most texts, one date that is all of it.
Ends: TypeAlias = tuple[EdtfDate, EdtfDate]

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
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]+)\.?\s+(\d{4})")
_ENGLISH = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ORDINAL = r"(?:er|e|ère|ere|ème|eme|nd|nde|st|rd|th)?"
_HALF = re.compile(
    rf"(?:s|h)([12])\s*(\d{{4}})|([12]){_ORDINAL}\s+(?:semestre|half)\s+(?:(?:of|de)\s+)?(\d{{4}})",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"[tq]([1-4])[\s-]*(\d{{4}})|([1-4])[tq]\s*(\d{{4}})|(\d{{4}})[\s-]*[tq]([1-4])"
    rf"|([1-4]){_ORDINAL}\s+(?:trimestre|quarter)\s+(?:(?:of|de)\s+)?(\d{{4}})",
    re.IGNORECASE,
)
# A year as spreadsheets and data frames have it, of a column with empty cells.
_WHOLE = re.compile(r"(\d{4})[.,]0+")
# The time of a day, which is the day that it is of.
_TIME = re.compile(
    r"(?:(?<=-\d\d-\d\d)|(?<=[/.-]\d[/.-]\d{4})|(?<=[/.-]\d\d[/.-]\d{4}))(?:T|\s+)"
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?=$|\s|[/–—])",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:(?:l['’]|les\s+)?(?:années?|exercices?)|en|in|le)\s+", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-](?:\d{1,2}[/.-])?\d{2}")
_VAGUE = re.compile(r"(?:fin|début|debut|mi|end of|early|late|mid)[\s-]+(.*\d{4})", re.IGNORECASE)


def _read(value: object) -> Ends:
    """The first and the last date of what is no list and no range of them."""
    if has_zone(value):
        raise Unfit("a date", ZONED)
    if isinstance(value, date):
        return _both(value.isoformat()[:10])
    if isinstance(value, float):
        if not value.is_integer():
            raise Unfit(
                "a date", "A number with decimals is none: write 11/2008 for November 2008."
            )
        value = int(value)
    text = _time_alone(plain_text(value))
    try:
        return _quarter(text) or _both(_written(text) or text.replace("/", "-"))
    except InvalidDate as error:
        forms = "2005, 07/2005, 12/07/2005 (the day first), 2005-07-12 or 12 juillet 2005"
        hint = _asked(text) or f"Write {error.instead or forms}."
        raise Unfit("a date", hint) from None


def _time_alone(text: str) -> str:
    """A text without what says nothing of a date: *en*, *année*, the time of a day."""
    text = _TIME.sub("", text)
    before = _BEFORE.match(text)
    return text if before is None else text[before.end() :]


def _both(text: str) -> Ends:
    found = EdtfDate(text)
    return found, found


def _quarter(text: str) -> Ends | None:
    """The first and the last month of a quarter."""
    if (found := _QUARTER.fullmatch(text)) is None:
        return None
    one, year = sorted(filter(None, found.groups()), key=len)
    first = 3 * int(one) - 2
    return EdtfDate(f"{year}-{first:02}"), EdtfDate(f"{year}-{first + 2:02}")


def _asked(text: str) -> str:
    """What to ask about a text that can be read in several ways; nothing where it cannot."""
    if _SHORT_YEAR.fullmatch(text):
        hint = "It may begin with a day, a month or a year"
        return f"{hint}: write the year with four digits, as in 12/07/2005."
    if found := _VAGUE.fullmatch(text):
        return f"Which days are meant? Give the first and the last, or {found[1]} for all of it."
    return ""


def _written(text: str) -> str | None:
    """A date as EDTF has it; ``None`` where it is not in one of the written forms."""
    if found := _WHOLE.fullmatch(text):
        return found[1]
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


def read_end(value: object, *, last: bool = False) -> EdtfDate:
    """The first or the ``last`` date of a time from a cell of its own: a date, a year, or a text
    such as ``12/07/2005`` (the day first), ``07/2005``, ``12 juillet 2005`` or ``July 2005``. Of a
    date and a time it is the day, of a quarter the first or the last month; ``entre mars et juin
    2014`` is a day of a span that nobody knows.

    >>> read_end("12/07/2005"), read_end("juillet 2005"), read_end("2008-03-01 00:00:00")
    (EdtfDate('2005-07-12'), EdtfDate('2005-07'), EdtfDate('2008-03-01'))
    >>> read_end("T2 2008"), read_end("T2 2008", last=True), read_end("entre mars et juin 2014")
    (EdtfDate('2008-04'), EdtfDate('2008-06'), EdtfDate('[2014-03..2014-06]'))
    """
    found = _UNKNOWN.fullmatch(plain_text(value)) if isinstance(value, str) else None
    if found is None:
        return _read(value)[last]
    _, until = _read(found[2])
    # Who says "entre mars et juin 2014" names the year once.
    year = "" if re.search(r"\d{4}", found[1]) else f" {until.latest.year}"
    start, _ = _read(found[1] + year)
    ends = start.text, until.text
    if len(ends[0]) != len(ends[1]) or "-4" in (ends[0][4:6], ends[1][4:6]):
        ends = start.earliest.isoformat(), until.latest.isoformat()
    try:
        return EdtfDate(f"[{ends[0]}..{ends[1]}]")
    except InvalidDate:
        hint = "Write entre mars et juin 2014, the earlier one first."
        raise Unfit("an earliest date before a latest one", hint) from None


_BETWEEN = re.compile(
    r"\s+(?:-|–|—|à|au|to|until)\s+|\s*[–—]\s*"
    r"|(?<=\d{4})\s*[-/]\s*(?=\d{4}(?!\d))"  # 2008-2011
    r"|(?<=\d/\d{4})-(?=\d{1,2}/)"  # 01/04/2008-31/03/2009
    r"|(?<=-\d\d)/(?=\d{4}-)"  # ISO 8601
)
_FROM = re.compile(r"(?:du|de|from)\s+", re.IGNORECASE)
_FINANCIAL = re.compile(
    r"(?:exercice|saison|campagne|season|fiscal year|financial year|fy"
    r"|année (?:budgétaire|scolaire|universitaire))\s+(\d{4})\s*[-–—/]\s*(?:\d\d)?(\d\d)",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(r"(\d{4})\s*(?:et|and|&)\s*(\d{4})", re.IGNORECASE)
_ONE_WAY = "a period that can be read in one way"
_YEAR_OR_MONTH = re.compile(r"\d{2}(\d{2})[-/](0\d|1[0-2])")


def _refuse_financial(text: str) -> None:
    """Refuse two years that may be a financial one."""
    years = _FINANCIAL.fullmatch(text)
    if years and (int(years[1]) + 1) % 100 == int(years[2]):
        after = int(years[1]) + 1
        hint = f"It may be two years, or one that begins in {years[1]}: write {years[1]}-{after}"
        raise Unfit(_ONE_WAY, f"{hint}, or the days, such as 01/04/{years[1]}-31/03/{after}.")


def _refuse_year_or_month(text: str) -> None:
    if (years := _YEAR_OR_MONTH.fullmatch(text)) and int(years[1]) < int(years[2]):
        hint = "It may end in a month or in a year: write 2008-2011, or 11/2008 for a month."
        raise Unfit(_ONE_WAY, hint)


def _two_years(text: str) -> re.Match[str] | None:
    """Two years that follow each other."""
    years = _TWO_YEARS.fullmatch(text)
    if years and int(years[2]) - int(years[1]) != 1:
        raise Unfit("one time", f"Give {years[1]} and {years[2]} a row each, or write a range.")
    return years


def read_period(value: object) -> Ends:
    """The first and the last date of a cell: ``2008-2011``, ``du 12/07/2005 au 31/12/2008``,
    ``2008 et 2009``, or one date that is all of it.

    >>> read_period("2008-2011"), read_period("1er trimestre 2008")
    ((EdtfDate('2008'), EdtfDate('2011')), (EdtfDate('2008-01'), EdtfDate('2008-03')))
    """
    if not isinstance(value, str) or has_zone(value):
        return _read(value)
    _refuse_financial(plain_text(value))
    text = _time_alone(plain_text(value))
    _refuse_year_or_month(text)
    if both := _UNKNOWN.fullmatch(text) or _two_years(text):
        return _read(both[1])[0], _read(both[2])[1]
    ends = _BETWEEN.split(_FROM.sub("", text, count=1) if _FROM.match(text) else text)
    if len(ends) > 2:  # noqa: PLR2004 - a first and a last
        raise Unfit("a period", "Write 2008-2011, or give the two ends in columns of their own.")
    return _read(ends[0])[0], _read(ends[-1])[1]
