"""CSV files to rows of text, and the order that rows are kept in."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from poles.errors import Fault, Place


@attrs.frozen
class CsvRow:
    """A record of a CSV file: its number as in a spreadsheet (the header is row 1) and its cells by
    column.
    """

    number: int
    cells: dict[str, str]


class CsvRows(list[CsvRow]):
    """The rows of a file; ``tidy`` where no cell can have spaces around it, line breaks or control
    characters.
    """

    tidy = False


_UNTIDY = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f]"  # control characters
    r"|(?:^|[,\"])[^\S\n]|[^\S\n](?:[,\"]|$)"  # spaces around a cell
    r"|(?:^|[,\"])[=+\-@]"  # formulas
    r"|^[^\n]{100001}",  # long lines
    re.MULTILINE,
)

# The most rows that all tables of a package may have together.
MOST_ROWS = 2_000_000

_LONGEST_LINE = 1_000_000
_TOO_LONG = re.compile(rf"^[^\n]{{{_LONGEST_LINE + 1}}}", re.MULTILINE)


def read_rows(
    table: str, content: bytes, columns: Sequence[str], most: int = MOST_ROWS
) -> tuple[CsvRows | None, list[Fault]]:
    """The rows of a file with just these columns, in any order, at most so many, and the faults of
    its form.

    Rows are ``None`` where the file as a whole cannot be read, or not to its end.
    """
    text, fault = _decoded(table, content)
    if fault:
        return None, [fault]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = CsvRows()
    faults: list[Fault] = []
    try:
        header = next(reader, [])
        faults += _header_faults(table, header, columns)
        if faults:
            return None, faults
        width = len(header)
        for number, cells in enumerate(reader, start=2):
            if number - 1 > most:
                limit = f"A package has at most {MOST_ROWS:,} rows in all tables."
                return None, [
                    Fault(
                        table,
                        number,
                        expected=f"at most {most:,} rows",
                        hint=f"{limit} Part it in several.",
                    )
                ]
            if len(cells) == width:
                rows.append(CsvRow(number, dict(zip(header, cells, strict=False))))
            else:
                faults.append(
                    Fault(
                        table,
                        number,
                        expected=f"{len(header)} cells",
                        hint=f"The row has {len(cells)}. Put quotes around texts with commas.",
                    )
                )
    except csv.Error as error:
        # A stray quote swallows the rest of the file: nothing that was read after it can be
        # trusted.
        number = len(rows) + len(faults) + 2
        return None, [
            Fault(
                table,
                number,
                expected="well-formed CSV",
                hint=f"Reading it from here failed: {error}.",
            )
        ]
    # One look at the whole text spares a look at each cell. A line for each row means that no cell
    # holds a line break.
    whole = text.endswith("\n") and text.count("\n") == len(rows) + 1
    rows.tidy = whole and not _UNTIDY.search(text)
    return rows, faults


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
        held = f"Line {line} holds the byte {byte!r}, as Latin-1 or Windows-1252 write it."
        return "", Fault(table, expected="text in UTF-8", hint=f"{held} Save the file as UTF-8.")
    if long := _TOO_LONG.search(text):
        line = text.count("\n", 0, long.start()) + 1
        return "", Fault(
            table,
            line,
            expected=f"lines of at most {_LONGEST_LINE:,} characters",
            hint="Is a quote missing?",
        )
    return text, None


def _header_faults(table: str, header: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    hint = f"The columns are {', '.join(columns)}."
    faults = [
        Fault(table, 1, name, expected="this column", hint=hint)
        for name in columns
        if name not in header
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
    return _natural(text) if len(text) <= _COUNTED else (text,)


_COUNTED = 200


@lru_cache(maxsize=16384)
def _natural(text: str) -> tuple[Any, ...]:
    parts: list[Any] = _DIGITS.split(text)
    # Texts and numbers take turns, so that like is compared with like.
    for place in range(1, len(parts), 2):
        digits = parts[place].lstrip("0")
        parts[place] = (len(digits), digits, parts[place])
    return tuple(parts)


# Where a fact that cannot be stands

# The records of each table that could be read, each with its row.
Located = Mapping[str, Sequence[tuple[CsvRow, Any]]]


def at(
    table: str, row: CsvRow, column: str, expected: str, hint: str, *or_in: str | Place
) -> Fault:
    """A fault of a cell; ``or_in`` are columns of its row, or other places, that it may be in."""
    places = tuple(Place(table, row.number, one) if isinstance(one, str) else one for one in or_in)
    value = row.cells[column]
    return Fault(table, row.number, column, value, expected=expected, hint=hint, or_in=places)
