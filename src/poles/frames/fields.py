"""The columns of a class of records, read off its fields and their types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from poles.errors import InvalidQuestion
from poles.identity.snapshot import Standing
from poles.model import EdtfDate, FundingRecord, Label, Pole, Record, Region

from .kinds import Column, Columns, Kind

__all__ = ["Field", "columns_from", "fields_from", "fields_of"]

Read: TypeAlias = Callable[[Any], Any]
"""What takes a value out of a row."""


@attrs.frozen
class Field:
    """A column to be: its name, its kind, and how its value is read in a row."""

    name: str
    kind: Kind
    read: Read


_KINDS: dict[Any, tuple[Kind, Read]] = {
    str: (Kind.TEXT, str),  # a code of a vocabulary becomes the plain text that it is
    bool: (Kind.BOOLEAN, bool),
    int: (Kind.INTEGER, int),
    float: (Kind.NUMBER, float),
    Decimal: (Kind.EUROS, Decimal),
    date: (Kind.DATE, lambda day: day),
}
"""The kind of a column of each type, and what makes its values plain."""

_MORE: dict[tuple[type, str], dict[str, tuple[Any, str]]] = {
    (Pole, "id"): {"name": (str, "name")},
    (Region, "id"): {"name": (str, "name")},
    (Label, "end_reason"): {"poles": (tuple[str, ...], "poles")},
    (FundingRecord, "amount"): {
        "low": (Decimal, "interval.low"),
        "high": (Decimal, "interval.high"),
    },
    (Standing, "tier"): {"sector": (str, "pole.sector")},
}
"""What a frame would be poor without, right after a field: the type and where it is read. Of the
pole behind a standing, all else stands under its id.
"""

_LEFT_OUT = {(Standing, "pole")}
_KNOWN = frozenset({"id", "pole", "start", "end"})
"""What need not be said of a record inside another: it is that one's, and in force."""


def fields_of(record_type: type) -> tuple[Field, ...]:
    """The columns of a class of records.

    A date of reduced precision has three: as written, and the first and the last day that it can
    mean. A record inside another has its own, with the name of the field before theirs. Records
    that a record has several of have a frame of their own. In the place of citations stand
    ``sources`` and ``unverified``.
    """
    hints = get_type_hints(record_type)
    found: list[Field] = []
    for field in attrs.fields(record_type):
        if (record_type, field.name) not in _LEFT_OUT:
            found += fields_from(field.name, hints[field.name], attrgetter(field.name))
        for name, (hint, path) in _MORE.get((record_type, field.name), {}).items():
            found += fields_from(name, hint, attrgetter(path))
    if issubclass(record_type, Record):
        for name in ("sources", "unverified"):
            found += fields_from(name, tuple[str, ...], attrgetter(name))
    return tuple(found)


def fields_from(name: str, hint: Any, read: Read) -> Iterator[Field]:
    """The columns of the values of one type, given how they are read. Raises
    :class:`~poles.InvalidQuestion` for a type that has none.
    """
    options = [option for option in get_args(hint) if option is not NoneType]
    if NoneType in get_args(hint) and len(options) == 1:
        hint = options[0]
    if get_origin(hint) is tuple and options[1:] == [...]:
        if not attrs.has(options[0]):
            yield Field(name, Kind.TEXTS, _then(read, lambda items: list(map(str, items))))
    elif hint is EdtfDate:
        dates = _then(read, lambda when: when if isinstance(when, EdtfDate) else EdtfDate(when))
        yield Field(name, Kind.TEXT, _then(dates, str))
        yield Field(f"{name}_earliest", Kind.DATE, _then(dates, attrgetter("earliest")))
        yield Field(f"{name}_latest", Kind.DATE, _then(dates, attrgetter("latest")))
    elif isinstance(hint, type) and attrs.has(hint):
        for field in _inside(hint):
            yield Field(f"{name}_{field.name}", field.kind, _then(read, field.read))
    else:
        plain = str if isinstance(hint, type) and issubclass(hint, str) else hint
        if plain not in _KINDS:
            expected = "texts, numbers, amounts, dates or records"
            raise InvalidQuestion(
                f"a field {name!r} of type {hint}",
                expected,
                "Make a frame of plain values, such as those of to_dicts().",
            )
        kind, make = _KINDS[plain]
        yield Field(name, kind, _then(read, make))


def _inside(record_type: type) -> Iterator[Field]:
    """The columns of a record inside another."""
    for field in fields_of(record_type):
        if field.name.removesuffix("_earliest").removesuffix("_latest") not in _KNOWN:
            yield field


def _then(read: Read, make: Read) -> Read:
    """What is made of a value, where there is one."""

    def found(row: Any) -> Any:
        value = read(row)
        return None if value is None else make(value)

    return found


def columns_from(fields: Iterable[Field], rows: Sequence[Any]) -> Columns:
    """The columns of some rows."""
    return {field.name: Column(field.kind, [field.read(row) for row in rows]) for field in fields}
