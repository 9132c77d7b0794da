"""Fields of records as people read them: one by one, and as columns of a grid."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs

from .cards import Grid, GridColumn
from .dates import Date, Time, date_text, period_text
from .languages import Bilingual, Lang, Term, in_lang, joined
from .numbers import decimal, euros

NAME: Bilingual = ("Nom", "Name")
UNVERIFIED: Bilingual = ("[non vérifié]", "[unverified]")
_MARK = "(?)"
_MARKED: Bilingual = (
    f"{_MARK} non vérifié : repose sur la mémoire, une déduction ou un tiers non vérifié",
    f"{_MARK} unverified: rests on memory, inference or an unverified third party",
)
# As long is a cell of a collection, where it is shortened.
_LETTERS = 60


@attrs.frozen
class FieldColumn:
    """A column of a collection: its title, the text of a record in it, and the field that this is,
    a period's being its start.
    """

    title: str
    text: Callable[[Any], str]
    field: str | None = None
    number: bool = False


def value_text(value: object, lang: Lang, *, in_euros: bool = False) -> str:
    """A value of a field as people read it; an empty text where there is none."""
    match value:
        case None | False | ():
            return ""
        case True:
            return in_lang(("oui", "yes"), lang)
        case Term():
            return value.label(lang)
        case Decimal():
            return euros(value, lang) if in_euros else decimal(value, lang)
        case float():
            return decimal(Decimal(repr(value)), lang)
        case tuple():
            return joined(value_text(one, lang) for one in value)
        case str() | int():
            return str(value)
        case _ if isinstance(value, Date):
            return date_text(value, lang)
        case _ if isinstance(value, Time):
            return period_text(value, lang)
        case _:
            return str(value)


def period_of(record: Any, lang: Lang) -> str:
    """The period of a record with a start and an end; an empty text where both are open."""
    if record.start is None and record.end is None:
        return ""
    return marked(period_text(record.period, lang), record, "start", "end")


def marked(text: str, record: Any, *fields: str) -> str:
    """A text with a mark behind it where one of the fields that it tells is unverified."""
    doubtful = text and not set(fields).isdisjoint(record.unverified)
    return f"{text} {_MARK}" if doubtful else text


def grid(records: Sequence[Any], columns: Iterable[FieldColumn], heading: str = "") -> Grid:
    """A grid of those columns in which some record has something."""
    cells = [(column, [column.text(record) for record in records]) for column in columns]
    filled = [(column, texts) for column, texts in cells if any(texts)] or cells[:1]
    shown = tuple(
        GridColumn(column.title, column.number or _of_numbers(column.field, records))
        for column, _ in filled
    )
    rows = list(zip(*(texts for _, texts in filled), strict=True))
    return Grid(shown, rows, heading, letters=_LETTERS)


def _of_numbers(field: str | None, records: Sequence[Any]) -> bool:
    if field is None:
        return False
    values = [getattr(record, field) for record in records]
    return all(
        value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool))
        for value in values
    )


def legend(grids: Iterable[Grid], lang: Lang) -> Iterator[str]:
    """What the mark in a grid means, where it stands in one."""
    for one in grids:
        for row in one.rows:
            if any(isinstance(cell, str) and cell.endswith(_MARK) for cell in row):
                yield in_lang(_MARKED, lang)
                return
