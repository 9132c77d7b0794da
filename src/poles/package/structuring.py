"""Columns of text to values and records, by cattrs with strict hooks, every fault with its place.

cattrs converts by default: ``None`` to ``'None'``, ``'false'`` to ``True``, ``1.9`` to ``1``. Here
each type has a hook that takes a cell's text, or ``None`` for an empty cell, and refuses whatever
is not exactly a value of that type. It is asked once for each distinct cell of a type.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Any, TypeVar

import attrs
import cattrs

from poles.errors import Fault, InvalidDate
from poles.model import EdtfDate, Record
from poles.phrase import Phrase
from poles.text import Term

from .rows import CsvTable, rows_with
from .table_schema import TableField

_LONGEST = 100_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,15})?")


class Unfit(Exception):
    """A cell that is not a value of its column's type."""

    def __init__(self, expected: str, hint: str) -> None:
        super().__init__(expected, hint)
        self.expected = expected
        self.hint = hint


def _required(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit("a value", "This cell must not be empty.")
    return value


def _text(value: object, _: Any) -> str:
    text = _required(value)
    if len(text) > _LONGEST:
        raise Unfit(
            Phrase("a text of at most {:,} characters", _LONGEST),
            "Keep the long text elsewhere, and its address here.",
        )
    if text[0] in "=+-@":
        raise Unfit(
            "a text that no spreadsheet takes for a formula",
            Phrase("Begin it with something else than {}.", text[0]),
        )
    if text.isprintable() and text[0] != " " != text[-1]:
        # What can be printed has no other white space and no control characters: by far most cells,
        # and fast to tell.
        return text
    if text != text.strip():
        raise Unfit("a text without spaces around it", "Take the spaces away.")
    if _CONTROL.search(text):
        raise Unfit("a text on one line", "Take line breaks, tabs and control characters out.")
    return text


def read_text(text: str) -> str:
    """A text that a table may hold; raises :class:`Unfit` for another."""
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Unfit("a text", "It holds half of a character.")
    return _text(text or None, str)


def _integer(value: object, _: Any) -> int:
    text = _required(value)
    if not _INTEGER.fullmatch(text):
        raise Unfit("a whole number", "Write digits only, such as 2012.")
    return int(text)


def _decimal(value: object, _: Any) -> Decimal:
    text = _required(value)
    if not _DECIMAL.fullmatch(text):
        raise Unfit(
            "a decimal number",
            "Write digits with a point, without spaces or units, such as 1334000000 or 12.5.",
        )
    return Decimal(text)


def _float(value: object, _: Any) -> float:
    return float(_decimal(value, None))


def _boolean(value: object, _: Any) -> bool:
    if value not in (None, "true", "false"):
        raise Unfit("true, false or an empty cell", "An empty cell means false.")
    return value == "true"


def _date(value: object, _: Any) -> EdtfDate:
    try:
        return EdtfDate(_required(value))
    except InvalidDate as error:
        raise Unfit("a date", str(error)) from None


def _term(value: object, kind: Any) -> Term:
    term: Term | None = kind._value2member_map_.get(_required(value))
    if term is None:
        raise Unfit(Phrase("one of {}", ", ".join(kind)), "Use one of these codes.")
    return term


_HOOKS: dict[type, Callable[[Any, Any], Any]] = {
    str: _text,
    int: _integer,
    Decimal: _decimal,
    float: _float,
    bool: _boolean,
    EdtfDate: _date,
    # A hook also takes the subclasses of its class: without their own, codes would be structured as
    # texts and stay texts.
    **dict.fromkeys(Term.__subclasses__(), _term),
}


_CONVERTER = cattrs.Converter()
for _kind, _hook in _HOOKS.items():
    _CONVERTER.register_structure_hook(_kind, _hook)


class Meaning(dict[str, Any]):
    """What cells mean as values of a type. Each distinct cell is structured once, when it is first
    looked up; those that are ``unfit`` mean what is wrong about them.
    """

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self._hint = hint
        self._hook = _CONVERTER.get_structure_hook(hint)
        self.unfit: set[str] = set()

    def __missing__(self, cell: str) -> Any:
        try:
            self[cell] = self._hook(cell or None, self._hint)
        except Unfit as error:
            self[cell] = error
            self.unfit.add(cell)
        return self[cell]


def values_of(
    table: CsvTable,
    fields: Sequence[TableField],
    meaning: Callable[[Any], Meaning],
    faults: list[Fault],
) -> tuple[CsvTable, dict[str, Sequence[Any]]]:
    """The values of a table by columns, with the rows that they stand in: rows with a cell that is
    not a value of its column's type are left out, and these faults are told.

    ``meaning`` gives that of a type, for all tables of a package: so their records share values.
    """
    columns: dict[str, Sequence[Any]] = {}
    wrong: set[int] = set()
    for field in fields:
        known, cells = meaning(field.hint), table.cells[field.name]
        columns[field.name] = list(map(known.__getitem__, cells))
        wrong.update(rows_with(known.unfit, cells))
    if not wrong:
        return table, columns
    for row in sorted(wrong):
        for name, values in columns.items():
            if isinstance(unfit := values[row], Unfit):
                faults.append(table.fault(row, name, unfit.expected, unfit.hint))
    fine = [row for row in range(len(table.numbers)) if row not in wrong]
    return table.only(fine), {name: [c[row] for row in fine] for name, c in columns.items()}


R = TypeVar("R", bound=Record)


def records_of(kind: type[R], columns: Mapping[str, Sequence[Any]], count: int) -> list[R]:
    """So many records whose fields have these values, each column those of one field.

    Their slots are filled column by column, in a third of the time that their ``__init__`` takes,
    which does nothing else: records have no validators, as all that is read goes through the hooks.
    """
    records = [kind.__new__(kind) for _ in range(count)]
    # What is no column, and only ever given to ``__init__``, has its default.
    fields = attrs.fields(kind)
    others = {field.name: repeat(field.default) for field in fields if field.name not in columns}
    for name, values in {**columns, **others}.items():
        deque(map(getattr(kind, name).__set__, records, values), maxlen=0)
    return records
