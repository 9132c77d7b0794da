"""Dates and periods as people read them."""

from typing import Protocol, runtime_checkable

from .languages import Bilingual, Lang, in_lang


@runtime_checkable
class Date(Protocol):
    """A date as its source gives it, such as :class:`~poles.EdtfDate`."""

    @property
    def text(self) -> str: ...
    @property
    def earliest(self) -> object: ...


class _Ends(Protocol):
    @property
    def start(self) -> Date | None: ...
    @property
    def end(self) -> Date | None: ...


@runtime_checkable
class Time(_Ends, Protocol):
    """A time between two dates, such as :class:`~poles.Period`."""

    @property
    def first(self) -> object: ...
    @property
    def last(self) -> object: ...


_HALVES: dict[str, Bilingual] = {
    "40": ("premier semestre", "first half of"),
    "41": ("second semestre", "second half of"),
}


def date_text(when: Date, lang: Lang) -> str:
    """A date as people read it.

    >>> from poles import EdtfDate
    >>> date_text(EdtfDate("2019-40"), "fr"), date_text(EdtfDate("[2019-08-31..2019-09-29]"), "en")
    ('premier semestre 2019', 'between 2019-08-31 and 2019-09-29')
    """
    if when.text.startswith("["):
        first, last = (_told(end, lang) for end in when.text.strip("[]").split(".."))
        return in_lang((f"entre {first} et {last}", f"between {first} and {last}"), lang)
    return _told(when.text, lang)


def _told(text: str, lang: Lang) -> str:
    year, _, part = text.partition("-")
    return f"{in_lang(_HALVES[part], lang)} {year}" if part in _HALVES else text


def period_text(period: _Ends, lang: Lang) -> str:
    """A period as people read it: one date where both ends are the same, dots for an open end.

    >>> from poles import EdtfDate, Period
    >>> period_text(Period(EdtfDate("2019-02-05"), None), "en")
    '2019-02-05 – …'
    """
    if period.start is not None and period.start == period.end:
        return date_text(period.start, lang)
    ends = (period.start, period.end)
    start, end = ("…" if when is None else date_text(when, lang) for when in ends)
    return f"{start} – {end}"
