"""The cells of a table of any make, by columns: of a CSV file, a data frame, a list of ``dict``."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from poles.errors import Fault, InvalidQuestion, InvalidTable, described_type
from poles.identity.columns import parted
from poles.model import collected, is_array, is_frame, plain_values
from poles.package.rows import MOST_ROWS

from .cell_values import blank
from .csv_files import CsvFile
from .headers import has_all, keys_of, leading

AnyTable: TypeAlias = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any

_LARGEST = 256 * 1024 * 1024


class TableCells(NamedTuple):
    """What a table is called, the keys of its ``leading`` columns, the numbers of its rows and
    their cells, column by column: of these and of those that are wanted, by the names that they are
    asked for by. A row that has not all of these cells, or too many, is a fault instead.
    """

    name: str
    leading: Sequence[Any]
    numbers: Sequence[int]
    columns: Mapping[Any, Sequence[Any]]
    faults: Sequence[Fault] = ()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.numbers) + len({fault.row for fault in self.faults})


def cells_of(table: AnyTable, encoding: str, wanted: Collection[str]) -> TableCells:
    """The cells of a table. A row with nothing in it is none.

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) where a column that is wanted is not
    there, :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no table.
    """
    if isinstance(table, str | os.PathLike):
        return _of_file(CsvFile(Path(table), tuple(wanted), encoding))
    if is_frame(table):
        return _of_frame(table, wanted)
    return _of_rows(_listed(table), wanted)


def _whole(
    keys: Sequence[Any], wanted: Iterable[str], column: Callable[[Any], Sequence[Any]]
) -> TableCells:
    """The cells of a table in which each row has all columns, of which few are looked at."""
    first = leading(keys)
    columns = {key: column(key) for key in dict.fromkeys([*first, *wanted])}
    count = len(columns[first[0]])
    empty: Collection[int] = range(count)
    for key in sorted(keys, key=lambda key: key not in columns):
        cells = columns.get(key) or column(key)
        empty = [place for place in empty if blank(cells[place])]
        if not empty:
            return TableCells("table", first, range(2, count + 2), columns)
    lost = set(empty)
    left = [place for place in range(count) if place not in lost]
    some = {key: [cells[place] for place in left] for key, cells in columns.items()}
    return TableCells("table", first, [place + 2 for place in left], some)


def _of_frame(table: Any, wanted: Collection[str]) -> TableCells:
    """The cells of a data frame. Those of pandas, Polars and PyArrow tell that they are at hand, by
    what gives their rows; others do, where nothing collects them.
    """
    if hasattr(type(table), "to_native"):
        return _of_frame(table.to_native(), wanted)
    at_hand = any(hasattr(type(table), way) for way in ("to_pylist", "to_dicts", "to_dict"))
    if not at_hand and (way := collected(table)) is not None:
        raise _no_table(table, f"It is lazy, or elsewhere: give {way}.")
    header = _header(table)
    keys = keys_of(header, wanted, "table")
    placed = _by_places(table)
    # mutants survive: both are of the same columns.
    names = dict(zip(keys, _header(placed), strict=True))
    try:
        return _whole(keys, wanted, lambda key: _values(placed[names[key]]))
    except TypeError as error:
        if hasattr(type(table), "to_dicts"):  # of DuckDB, a column is a table too
            return _of_rows(table.to_dicts(), wanted)
        raise _no_table(table) from error


def _values(column: Any) -> list[Any]:
    """The cells of a column, which most have a word for; others give one after another."""
    for way in ("to_pylist", "to_list"):
        if hasattr(type(column), way):
            return plain_values(getattr(column, way)())
    return plain_values(column)


def _header(table: Any) -> list[Any]:
    return list(table.column_names if hasattr(table, "column_names") else table.columns)


def _by_places(table: Any) -> Any:
    """A frame in which each column is found by its name, where two columns have one."""
    if len(set(header := _header(table))) == len(header):
        return table
    if hasattr(table, "set_axis"):  # pandas
        # mutants survive: tests with pandas stand in engines, and are not tried.
        return table.set_axis(range(len(header)), axis=1)
    # mutants survive: so do tests with Arrow.
    return table.rename_columns([str(place) for place in range(len(header))])


def _of_rows(found: Sequence[Any], wanted: Collection[str]) -> TableCells:
    """The cells of a list of rows, of which not all need have the same columns."""
    if not found:
        return TableCells("table", (), (), dict.fromkeys(wanted, ()))
    header = tuple(found[0])
    keys = keys_of(header, wanted, "table")
    # mutants survive: rows of one header are read alike below, only later.
    if None not in header and all(tuple(row) == header for row in found):
        names = dict(zip(keys, header, strict=True))
        return _whole(keys, wanted, lambda key: plain_values(row[names[key]] for row in found))
    numbers, faults = [], []
    first = leading(keys)
    columns: dict[Any, list[Any]] = {key: [] for key in dict.fromkeys([*first, *wanted])}
    # Rows that have other columns than the first one are many, and few in what they have.
    known: dict[tuple[Any, ...], list[Any]] = {}
    for number, given in enumerate(found, start=2):
        row = _of_row(given, wanted, known)
        if all(map(blank, row.values())):
            continue
        if wrong := _faults_of_form(number, row, wanted):
            faults += wrong
            continue
        numbers.append(number)
        for key, cells in columns.items():
            cells.append(row.get(key))
    return TableCells("table", first, numbers, columns, faults)


def _of_row(
    row: Mapping[Any, Any], wanted: Collection[str], known: dict[tuple[Any, ...], list[Any]]
) -> dict[Any, Any]:
    header = tuple(row)
    if header not in known:
        there = [name for name in wanted if has_all(header, [name])]
        known[header] = keys_of(header, there, "table")
    return dict(zip(known[header], plain_values(row.values()), strict=True))


def _faults_of_form(number: int, row: Mapping[Any, Any], wanted: Iterable[str]) -> list[Fault]:
    """The cells that a row lacks, or those that it has too many; the first is told first."""
    hint = "Each row has a cell for each column that is read, empty where there is nothing."
    lacking = [
        Fault("table", number, column, expected="a cell", hint=hint)
        for column in wanted
        if column not in row
    ]
    if lacking or None not in row:
        return lacking
    expected = "no more cells than the header has"
    return [Fault("table", number, expected=expected, hint="Is a quote missing?")]


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


def _of_file(file: CsvFile) -> TableCells:
    """The cells of a file; rows with more or fewer of them than the header are faults."""
    keys, name = file.keys, file.path.name
    if file.path.stat().st_size > _LARGEST:
        raise InvalidTable(file.path, f"it has more than {_LARGEST:,} bytes", "Give it in parts.")
    read = {key: keys.index(key) for key in dict.fromkeys([*leading(keys), *file.wanted])}
    columns: dict[Any, list[str]] = {key: [] for key in read}
    # Cells that say the same are one text, as of most columns few texts are distinct.
    told: list[tuple[int, list[str], dict[str, str]]] = [
        (place, columns[key], {}) for key, place in read.items()
    ]
    numbers, faults = [], []
    for number, cells in file.rows():
        if number > MOST_ROWS:
            many = f"it has more than {MOST_ROWS:,} rows"
            raise InvalidTable(file.path, many, "Give it in parts.")
        if not any(map(str.strip, cells)):
            continue
        if len(cells) == len(keys):
            numbers.append(number)
            for place, column, texts in told:
                column.append(texts.setdefault(cells[place], cells[place]))
        else:
            sign = file.dialect.delimiter
            hint = f"The row has {len(cells)}. Put quotes around texts with {sign!r}."
            faults.append(Fault(name, number, expected=f"{len(keys)} cells", hint=hint))
    return TableCells(name, leading(keys), numbers, columns, faults)


def pieces_of(cell: object, signs: Sequence[str]) -> list[Any]:
    """The things that a cell names, parted by any of some signs."""
    if isinstance(cell, str):
        return [part for part in parted(cell.strip(), signs) if part]
    return [] if blank(cell) else list(cell) if isinstance(cell, list | tuple) else [cell]
