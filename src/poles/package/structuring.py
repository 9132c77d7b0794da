"""Rows of text to records, by cattrs with strict hooks, every fault with its place.

cattrs converts by default: ``None`` to ``'None'``, ``'false'`` to ``True``, ``1.9`` to ``1``. Here
each type has a hook that takes a cell's text, or ``None`` for an empty cell, and refuses whatever
is not exactly a value of that type.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, get_origin

import cattrs
from cattrs.errors import ClassValidationError

from poles.errors import Fault, InvalidDate
from poles.model import EdtfDate, Record
from poles.text import Term

from .rows import CsvRow, CsvRows
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
            f"a text of at most {_LONGEST:,} characters",
            "Keep the long text elsewhere, and its address here.",
        )
    if text[0] in "=+-@":
        raise Unfit(
            "a text that no spreadsheet takes for a formula",
            f"Begin it with something else than {text[0]}.",
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
        return _edtf(_required(value))
    except InvalidDate as error:
        raise Unfit("a date", str(error)) from None


@lru_cache(maxsize=4096)
def _edtf(text: str) -> EdtfDate:
    """Dates are immutable and few, so many records share one."""
    return EdtfDate(text)


def _term(value: object, kind: Any) -> Term:
    term: Term | None = kind._value2member_map_.get(_required(value))
    if term is None:
        raise Unfit(f"one of {', '.join(kind)}", "Use one of these codes.")
    return term


def _made(value: Any, _: Any) -> Any:
    """Links, children and citations are structured before their owner."""
    return value


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


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


# For tables in which no text can be wrong but by being empty, as a look at the whole file has told.
_TRUSTING: dict[type, Callable[[Any, Any], Any]] = {
    **_HOOKS,
    str: lambda value, _: _required(value),
}


def _converter(
    hooks: Mapping[type, Callable[[Any, Any], Any]], *, detailed: bool
) -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed)
    for kind, hook in hooks.items():
        converter.register_structure_hook(kind, hook)
        # Without a hook for it, cattrs looks up how to structure an optional value anew for each.
        converter.register_structure_hook_func(partial(_is_optional, kind), _optional(hook, kind))
    converter.register_structure_hook_func(_is_tuple, _made)
    return converter


def _is_optional(kind: type, found: Any) -> bool:
    return isinstance(found, UnionType) and found.__args__ == (kind, NoneType)


def _optional(hook: Callable[[Any, Any], Any], kind: type) -> Callable[[Any, Any], Any]:
    return lambda value, _: None if value is None else hook(value, kind)


_DETAILED = _converter(_HOOKS, detailed=True)
# Converters that stop at the first fault, which the detailed one then finds again with all others
# and their places.
_FAST = {tidy: _converter(_TRUSTING if tidy else _HOOKS, detailed=False) for tidy in (True, False)}

R = TypeVar("R", bound=Record)


def structure(
    table: str, record: type[R], rows: CsvRows, made: Callable[[str], Mapping[str, Any]], key: str
) -> tuple[list[tuple[CsvRow, R]], list[Fault]]:
    """The records of a table's rows, each with the row it came from, and the faults of the cells
    that are not values.

    ``made`` gives, for a row's key, what is not in the row itself: citations, links and children.
    """
    fast = _FAST[rows.tidy].get_structure_hook(record)
    records: list[tuple[CsvRow, R]] = []
    faults: list[Fault] = []
    for row in rows:
        values: dict[str, Any] = {column: cell or None for column, cell in row.cells.items()}
        values.update(made(row.cells[key]))
        try:
            records.append((row, fast(values, record)))
        except Unfit:
            faults += _cell_faults(table, row, values, record)
    return records, faults


def _cell_faults(
    table: str, row: CsvRow, values: Mapping[str, Any], record: type[Record]
) -> Iterator[Fault]:
    try:
        _DETAILED.structure(values, record)
    except ClassValidationError as error:
        for cause, note in error.group_exceptions()[0]:
            assert isinstance(cause, Unfit), cause  # noqa: S101 - the hooks raise nothing else
            yield Fault(
                table,
                row.number,
                note.name,
                row.cells[note.name],
                expected=cause.expected,
                hint=cause.hint,
            )


def structure_cells(
    table: str, rows: CsvRows, fields: Sequence[TableField], faults: list[Fault]
) -> Iterator[tuple[CsvRow, list[Any]]]:
    """The values of the rows of a table that have no records of their own; rows with a fault are
    left out, and the fault is told.
    """
    hooks = _TRUSTING if rows.tidy else _HOOKS
    plan = [(field.name, field.type, hooks[field.type], field.required) for field in fields]
    for row in rows:
        cells = row.cells
        try:
            yield (
                row,
                [
                    hook(cells[name] or None, kind) if cells[name] or required else None
                    for name, kind, hook, required in plan
                ],
            )
        except Unfit:
            faults += (
                fault for field in fields if (fault := _cell_fault(table, row, field)) is not None
            )


def _cell_fault(table: str, row: CsvRow, field: TableField) -> Fault | None:
    cell = row.cells[field.name]
    try:
        if cell or field.required:
            _HOOKS[field.type](cell or None, field.type)
    except Unfit as error:
        return Fault(table, row.number, field.name, cell, expected=error.expected, hint=error.hint)
    return None
