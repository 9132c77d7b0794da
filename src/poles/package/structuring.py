"""Rows of text to records, by cattrs with strict hooks, every fault with its place.

cattrs converts by default: ``None`` to ``'None'``, ``'false'`` to ``True``, ``1.9`` to ``1``. Here each type has a hook that takes a cell's
text, or ``None`` for an empty cell, and refuses whatever is not exactly a value of that type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar, get_origin

import cattrs
from cattrs.errors import ClassValidationError

from poles.errors import Fault, InvalidDate
from poles.model import EdtfDate, Record, Term

from .rows import Row
from .tables import Field

__all__ = ["structure", "structure_cell"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,15})?")


class Unfit(Exception):
    """A cell that is not a value of its column's type."""

    def __init__(self, expected: str, hint: str) -> None:
        super().__init__(expected, hint)
        self.expected, self.hint = expected, hint


def _required(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit("a value", "This cell must not be empty.")
    return value


def _text(value: object, _: Any) -> str:
    text = _required(value)
    if text != text.strip():
        raise Unfit("a text without spaces around it", "Take the spaces away.")
    if _CONTROL.search(text):
        raise Unfit("a text on one line", "Take line breaks, tabs and control characters out.")
    return text


def _integer(value: object, _: Any) -> int:
    text = _required(value)
    if not _INTEGER.fullmatch(text):
        raise Unfit("a whole number", "Write digits only, such as 2012.")
    return int(text)


def _decimal(value: object, _: Any) -> Decimal:
    text = _required(value)
    if not _DECIMAL.fullmatch(text):
        raise Unfit("a decimal number", "Write digits with a point, without spaces or units, such as 1334000000 or 12.5.")
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
    text = _required(value)
    try:
        term: Term = kind(text)
    except ValueError:
        raise Unfit(f"one of {', '.join(kind)}", "Use one of these codes.") from None
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
    # A hook also takes the subclasses of its class: without their own, codes would be structured as texts and stay texts.
    **dict.fromkeys(Term.__subclasses__(), _term),
}


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, hook in _HOOKS.items():
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(_is_tuple, _made)
    return converter


_CONVERTER = _converter()

R = TypeVar("R", bound=Record)


def structure(
    table: str, record: type[R], rows: Sequence[Row], made: Callable[[str], Mapping[str, Any]], key: str
) -> tuple[list[tuple[Row, R]], list[Fault]]:
    """The records of a table's rows, each with the row it came from, and the faults of the cells that are not values.

    ``made`` gives, for a row's key, what is not in the row itself: citations, links and children.
    """
    records: list[tuple[Row, R]] = []
    faults: list[Fault] = []
    for row in rows:
        values: dict[str, Any] = {column: cell or None for column, cell in row.cells.items()}
        values.update(made(row.cells[key]))
        try:
            records.append((row, _CONVERTER.structure(values, record)))
        except ClassValidationError as error:
            faults += _cell_faults(table, row, error)
    return records, faults


def _cell_faults(table: str, row: Row, error: ClassValidationError) -> Iterator[Fault]:
    for cause, note in error.group_exceptions()[0]:
        assert isinstance(cause, Unfit), cause  # noqa: S101 - the hooks raise nothing else
        yield Fault(table, row.number, note.name, row.cells[note.name], expected=cause.expected, hint=cause.hint)


def structure_cell(table: str, row: Row, field: Field) -> tuple[Any, Fault | None]:
    """The value of one cell of a table that has no record of its own, or its fault."""
    cell = row.cells[field.name]
    if not cell and not field.required:
        return None, None
    try:
        return _HOOKS[field.type](cell or None, field.type), None
    except Unfit as error:
        return None, Fault(table, row.number, field.name, cell, expected=error.expected, hint=error.hint)
