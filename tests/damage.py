"""Damaging a copy of the bundled data package."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import poles
from told import untold

HEADER = 1


class Package:
    """A copy of the bundled package that a test may damage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def rows(self, table: str) -> list[list[str]]:
        """The header and all rows of a table; row n of the file, as a spreadsheet numbers them, is
        ``rows[n - 1]``.
        """
        return list(csv.reader(io.StringIO(self.file(table).read_text(encoding="utf-8"))))

    def put(self, table: str, rows: Sequence[Sequence[str]]) -> None:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        self.file(table).write_text(out.getvalue(), encoding="utf-8")

    def change(self, table: str, key: str, column: str, value: str) -> int:
        """Put a value into the cell of the row with a key; the number of the row."""
        rows = self.rows(table)
        number = next(n for n, row in enumerate(rows, start=HEADER) if row[0] == key)
        rows[number - 1][rows[0].index(column)] = value
        self.put(table, rows)
        return number

    def append(self, table: str, /, **cells: str) -> int:
        """Add a row; its number."""
        rows = self.rows(table)
        self.put(table, [*rows, [cells.get(column, "") for column in rows[0]]])
        return len(rows) + 1

    def lose(self, table: str, column: str) -> None:
        """Take a column out of a table, but not out of what describes it."""
        rows = self.rows(table)
        at = rows[0].index(column)
        self.put(table, [[*row[:at], *row[at + 1 :]] for row in rows])

    def before(self, table: str, *columns: str) -> None:
        """Make the package one of before a table had some columns."""

        def without(content: dict[str, Any]) -> None:
            (found,) = (one for one in content["resources"] if one["name"] == table)
            schema = found["schema"]
            schema["fields"] = [one for one in schema["fields"] if one["name"] not in columns]

        self.describe(without)
        for column in columns:
            self.lose(table, column)

    def describe(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change ``datapackage.json``."""
        file = self.folder / "datapackage.json"
        content = json.loads(file.read_text(encoding="utf-8"))
        change(content)
        file.write_text(json.dumps(content), encoding="utf-8")

    def faults(self) -> tuple[poles.Fault, ...]:
        with pytest.raises(poles.InvalidPackage) as caught:
            poles.load_policy(self.folder)
        told = [lost for fault in caught.value.faults for lost in untold(str(fault))]
        assert not told, "each fault can be told in French"
        return caught.value.faults
