"""The rows of a table of any make: a CSV file, a data frame, a list of ``dict``."""

import csv
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from poles.errors import Fault, InvalidQuestion, InvalidTable, described_type
from poles.identity.columns import parted
from poles.model import collected, is_array, is_frame, plain_values
from poles.package.rows import MOST_ROWS

from .cell_values import blank

AnyTable: TypeAlias = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any


Numbered: TypeAlias = tuple[int, Mapping[str, Any] | Fault]
_LARGEST = 256 * 1024 * 1024


def rows_of(
    table: AnyTable, encoding: str, wanted: Collection[str]
) -> tuple[str, list[str] | None, list[Numbered]]:
    """What a table is called, its header if it has one, and its rows with their numbers; a row
    without cells by name is a fault.
    """
    if isinstance(table, str | os.PathLike):
        path = Path(table)
        try:
            names, rows = _file_rows(path, encoding, wanted)
        except (OSError, LookupError, ValueError, TypeError, csv.Error) as error:
            if isinstance(error, InvalidTable):
                raise
            encoded = (
                f"it is not in {encoding}: try encoding='cp1252' ({error})"
                if isinstance(error, UnicodeError)
                else str(error)
            )
            raise InvalidTable(path, encoded) from error
        return path.name, names, rows
    header, found = _frame_rows(table) if is_frame(table) else (None, _listed(table))
    if not all(isinstance(row, Mapping) for row in found):
        raise _no_table(table)
    plain = (dict(zip(row, plain_values(row.values()), strict=True)) for row in found)
    return "table", header, list(enumerate(plain, start=2))


def _frame_rows(table: Any) -> tuple[list[str], list[Any]]:
    """The names of the columns of a data frame, and its rows.

    pandas, Polars and PyArrow each have a word of their own for these; others have columns.
    """
    if hasattr(type(table), "to_native"):
        return _frame_rows(table.to_native())
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if hasattr(type(table), method):
            return _header(table), getattr(table, method)(*arguments)
    if (way := collected(table)) is not None:
        raise _no_table(table, f"It is lazy, or elsewhere: give {way}.")
    header = _header(table)
    try:
        columns = [plain_values(table[name]) for name in header]
    except TypeError as error:
        raise _no_table(table) from error
    return header, [dict(zip(header, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _header(table: Any) -> list[str]:
    header = list(table.column_names if hasattr(table, "column_names") else table.columns)
    if len(set(header)) < len(header):
        raise InvalidTable(
            "table", f"two of its columns have one name: {', '.join(map(str, header))}"
        )
    return header


def _listed(table: Any) -> list[Any]:
    """The rows of a list of them, or of anything else that gives some."""
    if hasattr(type(table), "read"):
        raise _no_table(table, "Give its path, or csv.DictReader(file).")
    if (way := collected(table)) is not None:
        raise _no_table(table, f"It is lazy, or elsewhere: give {way}.")
    try:
        found = list(table)
    except TypeError as error:
        raise _no_table(table) from error
    if isinstance(table, Mapping) or (is_array(table) and not found):
        raise _no_table(table)
    return found


def _no_table(table: object, hint: str = "Give rows with named cells.") -> InvalidQuestion:
    return InvalidQuestion(described_type(table), "a path, a data frame or a list of dict", hint)


def _file_rows(
    path: Path, encoding: str, wanted: Collection[str]
) -> tuple[list[str], list[Numbered]]:
    if not path.is_file():
        raise InvalidTable(path, "there is no such file")
    if path.stat().st_size > _LARGEST:
        raise InvalidTable(path, f"it has more than {_LARGEST:,} bytes")
    with path.open("rb") as raw:
        if raw.read(4) in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
            raise InvalidTable(
                path,
                "it is an Excel workbook: read it with pandas.read_excel and give the data frame",
            )
    rows: list[Numbered] = []
    with path.open(encoding=encoding, newline="") as file:
        delimiter = _delimiter(file.readline(1_000_000), wanted)
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        names = next(reader, [])
        if len(set(names)) < len(names):
            twice = f"two of its columns have one name: {', '.join(names)}"
            raise InvalidTable(path, f"{twice}. Is its first line the header")
        for number, cells in enumerate(reader, start=2):
            if number > MOST_ROWS:
                raise InvalidTable(path, f"it has more than {MOST_ROWS:,} rows")
            if len(cells) == len(names):
                rows.append((number, dict(zip(names, cells, strict=True))))
            elif cells:  # a line with nothing on it is no row
                hint = f"The row has {len(cells)}. Put quotes around texts with {delimiter!r}."
                fault = Fault(path.name, number, expected=f"{len(names)} cells", hint=hint)
                rows.append((number, fault))
    return names, rows


def _delimiter(line: str, wanted: Collection[str]) -> str:
    """What parts the cells: that by which the header has the columns that are wanted, or else the
    most frequent sign.
    """
    for sign in _DELIMITERS:
        if set(wanted) <= set(next(csv.reader([line], delimiter=sign), [])):
            return sign
    return max(_DELIMITERS, key=line.count)


_DELIMITERS = ",;\t|"


def pieces_of(cell: object, signs: Sequence[str]) -> list[Any]:
    """The things that a cell names, parted by any of some signs."""
    if isinstance(cell, str):
        return [part for part in parted(cell.strip(), signs) if part]
    return [] if blank(cell) else list(cell) if isinstance(cell, list | tuple) else [cell]
