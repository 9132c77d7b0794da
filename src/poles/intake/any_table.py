"""The rows of a table of any make: a CSV file, a data frame, a list of ``dict``."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from poles.errors import Fault, InvalidQuestion, InvalidTable, described_type
from poles.identity.columns import parted
from poles.model import collected, is_array, is_frame, plain_values
from poles.package.rows import MOST_ROWS

from .cell_values import blank
from .csv_files import CsvFile
from .headers import has_all, keys_of

AnyTable: TypeAlias = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any


Numbered: TypeAlias = tuple[int, Mapping[Any, Any] | Fault]
_LARGEST = 256 * 1024 * 1024


def rows_of(
    table: AnyTable, encoding: str, wanted: Collection[str]
) -> tuple[str, list[Any], list[Numbered]]:
    """What a table is called, the keys of its columns, and its rows with their numbers, by these
    keys: the columns that are ``wanted`` have the names that they are asked for by.

    A row with nothing in it is none. One that has not as many cells as the header is a fault.

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) where a column that is wanted is not
    there, :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no table.
    """
    if isinstance(table, str | os.PathLike):
        file = CsvFile(Path(table), tuple(wanted), encoding)
        return file.path.name, file.keys, list(_file_rows(file))
    if is_frame(table):
        header, cells = _of_frame(table)
        keys = keys_of(header, wanted, "table")
        rows = [dict(zip(keys, row, strict=True)) for row in cells]
    else:
        keys, rows = _of_rows(_listed(table), wanted)
    return "table", keys, _numbered(rows)


def _numbered(rows: Iterable[Mapping[Any, Any]]) -> list[Numbered]:
    """Rows with something in them, and their numbers."""
    return [
        (number, row)
        for number, row in enumerate(rows, start=2)
        if not all(map(blank, row.values()))
    ]


def _of_frame(table: Any) -> tuple[list[Any], list[Collection[Any]]]:
    """The names of the columns of a data frame, and the cells of its rows.

    pandas, Polars and PyArrow each have a word of their own for these; others have columns.
    """
    if hasattr(type(table), "to_native"):
        return _of_frame(table.to_native())
    for method, arguments in (("to_pylist", ()), ("to_dicts", ()), ("to_dict", ("records",))):
        if hasattr(type(table), method):
            rows = getattr(_by_places(table), method)(*arguments)
            return _header(table), [plain_values(row.values()) for row in rows]
    if (way := collected(table)) is not None:
        raise _no_table(table, f"It is lazy, or elsewhere: give {way}.")
    try:
        columns = [plain_values(table[name]) for name in _header(table)]
    except TypeError as error:
        raise _no_table(table) from error
    return _header(table), list(zip(*columns, strict=True))


def _header(table: Any) -> list[Any]:
    return list(table.column_names if hasattr(table, "column_names") else table.columns)


def _by_places(table: Any) -> Any:
    """A frame whose rows lose no cell where two of its columns have one name."""
    if len(set(header := _header(table))) == len(header):
        return table
    if hasattr(table, "set_axis"):  # pandas
        return table.set_axis(range(len(header)), axis=1)
    return table.rename_columns([str(place) for place in range(len(header))])


def _of_rows(
    found: Sequence[Any], wanted: Collection[str]
) -> tuple[list[Any], list[dict[Any, Any]]]:
    """The keys of a list of rows, and each by its own: not all need have the same columns."""
    if not found:
        return [], []
    header = tuple(found[0])
    keys = keys_of(header, wanted, "table")
    if all(tuple(row) == header for row in found):
        columns = [plain_values([row[name] for row in found]) for name in header]
        return keys, [dict(zip(keys, cells, strict=True)) for cells in zip(*columns, strict=True)]
    return keys, [_of_row(row, wanted) for row in found]


def _of_row(row: Mapping[Any, Any], wanted: Collection[str]) -> dict[Any, Any]:
    there = [name for name in wanted if has_all(list(row), [name])]
    keys = keys_of(list(row), there, "table")
    return dict(zip(keys, plain_values(row.values()), strict=True))


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
    nothing = isinstance(table, Mapping) or (is_array(table) and not found)
    if nothing or not all(isinstance(row, Mapping) for row in found):
        raise _no_table(table)
    return found


def _no_table(table: object, hint: str = "Give rows with named cells.") -> InvalidQuestion:
    return InvalidQuestion(described_type(table), "a path, a data frame or a list of dict", hint)


def _file_rows(file: CsvFile) -> Iterator[Numbered]:
    """The rows of a file; those with more or fewer cells than the header are faults."""
    keys = file.keys
    if file.path.stat().st_size > _LARGEST:
        raise InvalidTable(file.path, f"it has more than {_LARGEST:,} bytes", "Give it in parts.")
    for number, cells in file.rows():
        if number > MOST_ROWS:
            many = f"it has more than {MOST_ROWS:,} rows"
            raise InvalidTable(file.path, many, "Give it in parts.")
        if not any(map(str.strip, cells)):
            continue
        if len(cells) == len(keys):
            yield number, dict(zip(keys, cells, strict=True))
        else:
            sign = file.dialect.delimiter
            hint = f"The row has {len(cells)}. Put quotes around texts with {sign!r}."
            yield number, Fault(file.path.name, number, expected=f"{len(keys)} cells", hint=hint)


def pieces_of(cell: object, signs: Sequence[str]) -> list[Any]:
    """The things that a cell names, parted by any of some signs."""
    if isinstance(cell, str):
        return [part for part in parted(cell.strip(), signs) if part]
    return [] if blank(cell) else list(cell) if isinstance(cell, list | tuple) else [cell]
