"""CSV files to columns of text, and the order that rows are kept in."""

import csv
import io
import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from operator import attrgetter
from typing import Any, Self, TypeAlias, TypeVar

import attrs

from poles.errors import Fault, Place
from poles.phrase import Phrase

T = TypeVar("T")


@attrs.frozen
class CsvTable:
    """A CSV file by columns: the ``cells`` of each, the ``numbers`` of the rows as in a spreadsheet
    (the header is row 1), and the ``records`` that were made of the rows, one of each.
    """

    name: str
    cells: Mapping[str, Sequence[str]]
    numbers: Sequence[int]
    records: Sequence[Any] = ()

    @classmethod
    def empty(cls, name: str, columns: Iterable[str]) -> Self:
        """A table without rows."""
        return cls(name, dict.fromkeys(columns, ()), ())

    def only(self, rows: Sequence[int]) -> Self:
        """Some of the rows, by their places."""
        cells = {name: [column[row] for row in rows] for name, column in self.cells.items()}
        return attrs.evolve(self, cells=cells, numbers=[self.numbers[row] for row in rows])

    def values(self, *fields: str) -> Iterator[Any]:
        """The values of a field of each record; of several, as tuples."""
        return map(attrgetter(*fields), self.records)

    def apart(self, *fields: str) -> tuple[Sequence[Hashable], dict[Hashable, Any]]:
        """What tells rows apart by some fields, and for each of that a record.

        Records share what they say. So which objects it is tells nearly all of very many apart, in
        less time than what these say; and what is the same in all rows tells none apart.
        """
        telling: list[list[int]] = []
        for field in fields:
            objects = list(map(id, self.values(field)))
            if len({*objects}) > 1 and objects not in telling:
                telling.append(objects)
        keys: Sequence[Hashable] = [()] * len(self.records)
        if telling:
            keys = list(zip(*telling, strict=True)) if len(telling) > 1 else telling[0]
        return keys, dict(zip(keys, self.records, strict=True))

    def fault(self, row: int, column: str, expected: str, hint: str, *or_in: str | Place) -> Fault:
        """A fault of a cell, whose row is given by its place; ``or_in`` are columns of the row, or
        other places, that it may be in.
        """
        number, value = self.numbers[row], self.cells[column][row]
        places = (Place(self.name, number, one) if isinstance(one, str) else one for one in or_in)
        return Fault(
            self.name, number, column, value, expected=expected, hint=hint, or_in=tuple(places)
        )


# The tables of a package, by name.
CsvTables = Mapping[str, CsvTable]


def rows_with(wrong: Collection[T], values: Iterable[T]) -> Iterator[int]:
    """The places of the rows whose values are among some that are wrong.

    Who has looked at each distinct value once need not look at rows where none is.
    """
    return (row for row, value in enumerate(values) if value in wrong) if wrong else iter(())


# The name of a column in files of before, and what its cells would be now.
Before: TypeAlias = tuple[str, Mapping[str, str]]

# The most rows that all tables of a package may have together.
MOST_ROWS = 2_000_000

_LONGEST_LINE = 1_000_000
_TOO_LONG = re.compile(rf"^[^\n]{{{_LONGEST_LINE + 1}}}", re.MULTILINE)


def read_rows(  # noqa: PLR0913 - what differs from file to file
    table: str,
    content: bytes,
    columns: Sequence[str],
    most: int,
    shared: dict[str, str],
    *,
    later: Mapping[str, Before | None],
) -> tuple[CsvTable | None, list[Fault]]:
    """The rows of a file with just these columns, in any order, at most so many, and the faults of
    its form. Cells that say the same are one text, which ``shared`` has. Columns that came
    ``later`` are empty where a file is of before, or say what those said that they were.

    The table is ``None`` where the file as a whole cannot be read, or not to its end.
    """
    text, fault = _decoded(table, content)
    if fault:
        return None, [fault]
    reader = _reader(text)
    try:
        header = next(reader, [])
        header, meanings = _as_now(header, later)
        if faults := _header_faults(table, header, columns, later):
            return None, faults
        found: list[list[str]] = [[] for _ in header]
        count = 0
        limited = islice(reader, most + 1)
        while rows := list(islice(limited, _AT_ONCE)):
            wrong = _width_faults(table, rows, len(header), count + 2)
            count += len(rows)
            if wrong:
                faults += wrong
                rows = [row for row in rows if len(row) == len(header)]
            texts = list(chain.from_iterable(rows))
            texts = list(map(shared.setdefault, texts, texts))
            for place, column in enumerate(found):
                column.extend(texts[place :: len(found)])
    except csv.Error as error:
        # A stray quote swallows the rest of the file: nothing that was read after it can be
        # trusted.
        hint = Phrase("Reading it from here failed: {}.", error)
        return None, [Fault(table, _broken(text), expected="well-formed CSV", hint=hint)]
    if count > most:
        limit = "A package has at most {:,} rows in all tables. Part it in several."
        hint = Phrase(limit, MOST_ROWS)
        return None, [Fault(table, most + 2, expected=Phrase("at most {:,} rows", most), hint=hint)]
    numbers: Sequence[int] = range(2, count + 2)
    if lost := {fault.row for fault in faults}:
        numbers = [number for number in numbers if number not in lost]
    cells: dict[str, Sequence[str]] = {
        name: [""] * len(numbers) for name in later if name not in header
    }
    cells |= dict(zip(header, found, strict=True))
    for name, now in meanings.items():
        cells[name] = [now.get(text, text) for text in cells[name]]
    return CsvTable(table, cells, numbers), faults


def _as_now(
    header: Sequence[str], later: Mapping[str, Before | None]
) -> tuple[list[str], dict[str, Mapping[str, str]]]:
    """The header of a file as it would be now, and what the cells of columns of before mean."""
    names: dict[str, str] = {}
    meanings: dict[str, Mapping[str, str]] = {}
    for name, was in later.items():
        if was is not None and name not in header and was[0] in header:
            names[was[0]], meanings[name] = name, was[1]
    return [names.get(name, name) for name in header], meanings


# Rows that are made into columns at once: so few that they are still at hand for the processor.
_AT_ONCE = 100


def _reader(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), strict=True)


def _broken(text: str) -> int:
    """The number of the row that cannot be read."""
    number = 1
    with suppress(csv.Error):
        for number, _ in enumerate(_reader(text), start=1):  # noqa: B007
            pass
    return number + 1


def _width_faults(table: str, rows: Sequence[Sequence[str]], width: int, first: int) -> list[Fault]:
    """The faults of rows with too many or too few cells, of which the first has a number."""
    if {*map(len, rows)} == {width}:
        return []
    return [
        Fault(
            table,
            number,
            expected=Phrase("{} cells", width),
            hint=Phrase("The row has {}. Put quotes around texts with commas.", len(cells)),
        )
        for number, cells in enumerate(rows, start=first)
        if len(cells) != width
    ]


def _decoded(table: str, content: bytes) -> tuple[str, Fault | None]:
    """The text of a file, and why it is not read where it cannot be."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "", Fault(
            table,
            expected="UTF-8 without a byte-order mark",
            hint="Save it as 'UTF-8', not 'UTF-8 with BOM'.",
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Fault(
            table, expected="text in UTF-8", hint="The file is in UTF-16. Save it as UTF-8."
        )
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start : error.start + 1]
        hint = Phrase(
            "Line {} holds the byte {}, as Latin-1 or Windows-1252 write it. Save the file as "
            "UTF-8.",
            line,
            repr(byte),
        )
        return "", Fault(table, expected="text in UTF-8", hint=hint)
    half = _LONGEST_LINE // 2
    # A longer line fills one of these parts at least, which is soon told for a whole file.
    ends = (text.find("\n", start, start + half) for start in range(0, len(text), half))
    if -1 in ends and (long := _TOO_LONG.search(text)):
        line = text.count("\n", 0, long.start()) + 1
        return "", Fault(
            table,
            line,
            expected=Phrase("lines of at most {:,} characters", _LONGEST_LINE),
            hint="Is a quote missing?",
        )
    return text, None


def _header_faults(
    table: str, header: Sequence[str], columns: Sequence[str], later: Mapping[str, Before | None]
) -> list[Fault]:
    hint = Phrase("The columns are {}.", ", ".join(columns))
    # What came later may be there by another name; what was called otherwise is by one of the two.
    optional = {name for name, was in later.items() if was is None}
    if not set(header) <= set(columns):
        optional = set()
    faults = [
        Fault(table, 1, name, expected="this column", hint=hint)
        for name in columns
        if name not in header and name not in optional
    ]
    seen: set[str] = set()
    for name in header:
        if name not in columns:
            faults.append(Fault(table, 1, name, name, expected="no such column", hint=hint))
        elif name in seen:
            once = "Take one of the two out."
            faults.append(Fault(table, 1, name, name, expected="the column once", hint=once))
        seen.add(name)
    return faults


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in the one form the library writes: UTF-8, commas, line feeds, quotes only where
    needed.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


_DIGITS = re.compile(r"(\d+)", re.ASCII)


def natural(text: str) -> tuple[Any, ...]:
    """A sort key that puts ``fui-2`` before ``fui-10``.

    >>> sorted(["fui-10", "fui-2"], key=natural)
    ['fui-2', 'fui-10']
    """
    # No one counts in texts of that length, which may be made to have very many numbers.
    if len(text) > _COUNTED:
        return (text,)
    parts: list[Any] = _DIGITS.split(text)
    # Texts and numbers take turns, so that like is compared with like.
    for place in range(1, len(parts), 2):
        digits = parts[place].lstrip("0")
        parts[place] = (len(digits), digits, parts[place])
    return tuple(parts)


_COUNTED = 200
