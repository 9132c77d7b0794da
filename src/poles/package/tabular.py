"""The rows of a table of any make: a CSV file, a data frame, a list of ``dict``."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from poles.errors import Fault, InvalidQuestion, InvalidTable

from .figures import blank
from .rows import MOST_ROWS

__all__ = ["Table", "pieces_of", "rows_of"]

Table: TypeAlias = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any


def rows_of(table: Table, encoding: str) -> tuple[str, list[tuple[int, Mapping[str, Any] | Fault]]]:
    """What a table is called, and its rows with their numbers; a row that has no cells by name is a fault."""
    if isinstance(table, str | os.PathLike):
        path = Path(table)
        return path.name, list(_file_rows(path, encoding))
    # pandas, Polars and PyArrow each have a word of their own for it.
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if not isinstance(table, list | Mapping) and hasattr(table, method):
            table = getattr(table, method)(*arguments)
    rows: list[Any] = list(table) if isinstance(table, Iterable) and not isinstance(table, Mapping) else []
    if not isinstance(table, Iterable) or not all(isinstance(row, Mapping) for row in rows) or isinstance(table, Mapping):
        raise InvalidQuestion(
            f"an object of type {type(table).__name__}", "a path, a data frame or a list of dict", "Give rows with named cells."
        )
    return "table", list(enumerate(rows, start=2))


def _file_rows(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, str] | Fault]]:
    try:
        with path.open("rb") as raw:
            if raw.read(4) in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
                raise InvalidTable(path, "it is an Excel workbook: read it with pandas.read_excel and give the data frame")
        with path.open(encoding=encoding, newline="") as file:
            header = file.readline(1_000_000)
            delimiter = max(",;\t|", key=header.count)
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            names = next(reader, [])
            if len(set(names)) < len(names):
                raise InvalidTable(path, f"two of its columns have one name: {', '.join(names)}. Is its first line the header")
            for number, cells in enumerate(reader, start=2):
                if number > MOST_ROWS:
                    raise InvalidTable(path, f"it has more than {MOST_ROWS:,} rows")
                if len(cells) == len(names):
                    yield number, dict(zip(names, cells, strict=True))
                elif cells:  # a line with nothing on it is no row
                    hint = f"The row has {len(cells)}. Put quotes around texts with {delimiter!r}."
                    yield number, Fault(path.name, number, expected=f"{len(names)} cells", hint=hint)
    except UnicodeDecodeError as error:
        raise InvalidTable(path, f"it is not in {encoding}: try encoding='cp1252' ({error})") from error
    except (OSError, LookupError, csv.Error) as error:
        raise InvalidTable(path, str(error)) from error


def pieces_of(cell: object, split: str | Sequence[str] | None) -> list[Any]:
    """The things that a cell names, parted by a sign or by any of several."""
    if isinstance(cell, str):
        signs = [split] if isinstance(split, str) else list(split or ())
        parts = re.split("|".join(map(re.escape, signs)), cell) if signs else [cell]
        return [part.strip() for part in parts if part.strip()]
    return [] if blank(cell) else list(cell) if isinstance(cell, list | tuple) else [cell]
