"""The columns of frames: their kinds, and what fields and types of this library become in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter, itemgetter
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from poles.errors import InvalidQuestion, described_type

from .edtf import EdtfDate
from .record import TableRow


class Kind(Enum):
    """What the values of a column are; each may be missing."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    # Exact decimals.
    EUROS = "euros"
    DATE = "date"
    # Lists of texts.
    TEXTS = "texts"


@attrs.frozen
class FrameColumn:
    """A column of a table that is to become a frame: ``values`` are Python's own, ``None`` where
    there is none.
    """

    kind: Kind
    values: Sequence[Any]


# The columns of a table by name, all of one length.
Columns: TypeAlias = Mapping[str, FrameColumn]

# What takes a value out of a row.
Read: TypeAlias = Callable[[Any], Any]


@attrs.frozen
class FrameField:
    """A column to be: its name, its kind, and how its value is read in a row."""

    name: str
    kind: Kind
    read: Read


# The kind of a column of each type, and what makes its values plain.
_KINDS: dict[Any, tuple[Kind, Read]] = {
    str: (Kind.TEXT, str),  # a code of a vocabulary becomes the plain text that it is
    bool: (Kind.BOOLEAN, bool),
    int: (Kind.INTEGER, int),
    float: (Kind.NUMBER, float),
    Decimal: (Kind.EUROS, Decimal),
    date: (Kind.DATE, lambda day: day),
}

# What need not be said of a record inside another: it is that one's, and in force.
_KNOWN = frozenset({"id", "pole", "start", "end"})


def fields_of(record_type: type) -> tuple[FrameField, ...]:
    """The columns of a class of records.

    A date of reduced precision has three: as written, and the first and the last day that it can
    mean. A record inside another has its own, with the name of the field before theirs. Records
    that a record has several of have a frame of their own. In the place of citations stand
    ``sources`` and ``unverified``.
    """
    hints = get_type_hints(record_type)
    found: list[FrameField] = []
    for field in attrs.fields(record_type):
        more = field.metadata.get("beside")
        if more != {}:
            found += fields_from(field.name, hints[field.name], attrgetter(field.name))
        for name, (hint, path) in (more or {}).items():
            found += fields_from(name, hint, attrgetter(path))
    if hasattr(record_type, "citations"):
        for name in ("sources", "unverified"):
            found += fields_from(name, tuple[str, ...], attrgetter(name))
    return tuple(found)


def fields_from(name: str, hint: Any, read: Read) -> Iterator[FrameField]:
    """The columns of the values of one type, given how they are read. Raises
    :class:`~poles.InvalidQuestion` for a type that has none.
    """
    options = [option for option in get_args(hint) if option is not NoneType]
    if NoneType in get_args(hint) and len(options) == 1:
        hint = options[0]
    if get_origin(hint) is tuple and options[1:] == [...]:
        if not attrs.has(options[0]):
            yield FrameField(name, Kind.TEXTS, _then(read, lambda items: list(map(str, items))))
    elif hint is EdtfDate:
        dates = _then(read, lambda when: when if isinstance(when, EdtfDate) else EdtfDate(when))
        yield FrameField(name, Kind.TEXT, _then(dates, str))
        yield FrameField(f"{name}_earliest", Kind.DATE, _then(dates, attrgetter("earliest")))
        yield FrameField(f"{name}_latest", Kind.DATE, _then(dates, attrgetter("latest")))
    elif isinstance(hint, type) and attrs.has(hint):
        for field in _inside(hint):
            yield FrameField(f"{name}_{field.name}", field.kind, _then(read, field.read))
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
        yield FrameField(name, kind, _then(read, make))


def _inside(record_type: type) -> Iterator[FrameField]:
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


def _columns(fields: Iterable[FrameField], rows: Sequence[Any]) -> Columns:
    return {field.name: FrameColumn(field.kind, list(map(field.read, rows))) for field in fields}


def columns_of_dicts(types: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Columns:
    """The columns of some rows, given the type of each; the same with rows and without."""
    fields: list[FrameField] = []
    for name, hint in types.items():
        fields += fields_from(name, hint, itemgetter(name))
    return _columns(fields, rows)


def columns_of_rows(rows: Sequence[Any], row_type: type | None, given: object) -> Columns:
    """The columns of records of one class, that of rows that are not there included.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for records of several classes, and
    for what no frame has a row for, by what was ``given``.
    """
    found = {type(row) for row in rows}
    if not found and row_type is not None:
        found = {row_type}
    for kind in found:
        if not issubclass(kind, TableRow):
            raise not_framable(given, f", with a {kind.__name__} in it")
    if len(found) > 1:
        names = " and ".join(sorted(kind.__name__ for kind in found))
        hint = "Make a frame of each."
        raise InvalidQuestion(f"records of {names}", "records of one class", hint)
    # Nobody can say what columns nothing at all would have.
    return _columns(fields_of(found.pop()), rows) if found else {}


def not_framable(thing: object, within: str = "") -> InvalidQuestion:
    """The refusal of what no frame can be made of."""
    return InvalidQuestion(
        described_type(thing) + within,
        "records of one class, a snapshot, or what an aggregate or the ledger found",
        "Give policy.poles, policy.on(day), poles.total(…), "
        "or (name for pole in policy.poles for name in pole.names).",
    )
