"""The rows of a table of any make: a CSV file, a data frame, a list of ``dict``."""

import csv
import os
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from poles.errors import Fault, InvalidQuestion, InvalidTable, described_type
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
    header = _frame_header(table)
    # pandas, Polars and PyArrow each have a word of their own for it.
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if header is not None and hasattr(table, method):
            table = getattr(table, method)(*arguments)
            break
    found: list[Any] = (
        list(table) if isinstance(table, Iterable) and not isinstance(table, Mapping) else [table]
    )
    if not all(isinstance(row, Mapping) for row in found) or isinstance(table, Mapping):
        raise InvalidQuestion(
            described_type(table),
            "a path, a data frame or a list of dict",
            "Give rows with named cells.",
        )
    return "table", header, list(enumerate(found, start=2))


def _frame_header(table: Any) -> list[str] | None:
    """The names of the columns of a data frame; ``None`` for a list of rows."""
    names = getattr(table, "column_names", None) or getattr(table, "columns", None)
    if names is None or isinstance(table, list | Mapping) or callable(names):
        return None
    header = list(names)
    if len(set(header)) < len(header):
        raise InvalidTable(
            "table", f"two of its columns have one name: {', '.join(map(str, header))}"
        )
    return header


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


def pieces_of(cell: object, split: str | Sequence[str] | None) -> list[Any]:
    """The things that a cell names, parted by a sign or by any of several."""
    if isinstance(cell, str):
        signs = [split] if isinstance(split, str) else list(split or ())
        parts = re.split("|".join(map(re.escape, signs)), cell) if signs else [cell]
        return [part.strip() for part in parts if part.strip()]
    return [] if blank(cell) else list(cell) if isinstance(cell, list | tuple) else [cell]
