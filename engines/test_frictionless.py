"""What frictionless, another implementation of Data Package, finds in packages, and what it does
not.
"""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import frictionless
import pytest
from frictionless.errors import CellError

import poles
from damage import Package

DATA = Path(poles.__file__).parent / "data"
TABLES = {
    resource["name"]: resource["schema"]
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
}
WRONG_DATES = [
    "2008-02 ou 2008-03", "en 2008", "vers [2008-02..2008-03]", "2008-13", "2008-11-32", "2008-42",
    "2008-02-", "0008", "2008~", "[2008..2008-03]", "[2008-40..2008-41]", "[2008-02..]", "٢٠٠٨",
]  # fmt: skip
DATES = ["2008", "2008-02", "2008-02-29", "2008-41", "[2008..2009]", "[2008-02-01..2008-03-31]"]


class Cell(NamedTuple):
    """A cell that is wrong, and how frictionless calls such a fault."""

    column: str
    value: str
    fault: str


def wrong_cells(table: str) -> Iterator[Cell]:
    """Wrong cells of each column of a table, for each thing that its schema says of the column."""
    for field in TABLES[table]["fields"]:
        name, constraints = field["name"], field.get("constraints", {})
        unknown = set(constraints) - {"required", "unique", "pattern", "enum"}
        assert not unknown, f"nothing here breaks {unknown}"
        if constraints.get("required"):
            yield Cell(name, "", "constraint-error")
        if field["type"] != "string":
            yield Cell(name, "n. c.", "type-error")
        if "enum" in constraints:
            yield Cell(name, "autre", "constraint-error")
        if "pattern" in constraints:
            yield from (Cell(name, date, "constraint-error") for date in WRONG_DATES)


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((DATA / f"{table}.csv").read_text(encoding="utf-8"))))


def faults_of(table: str, rows: list[dict[str, str]], folder: Path) -> set[tuple[int, str, str]]:
    """The faults that frictionless finds: the row, counted from 0, the column, the kind."""
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        names = [field["name"] for field in TABLES[table]["fields"]]
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    schema = {key: TABLES[table][key] for key in ("fields", "missingValues")}
    descriptor = {"name": "rows", "path": "rows.csv", "schema": schema}
    resource = frictionless.Resource.from_descriptor(descriptor, basepath=str(folder))
    # The first row of data is the second of the file.
    return {
        (error.row_number - 2, error.field_name, error.type)
        for task in resource.validate(limit_errors=10_000).tasks
        for error in task.errors
        if isinstance(error, CellError)
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_wrong_cell_of_any_column_is_found(table: str, tmp_path: Path) -> None:
    wrong, good = list(wrong_cells(table)), rows_of(table)
    rows = [{**good[n % len(good)], cell.column: cell.value} for n, cell in enumerate(wrong)]
    found = {fault for fault in faults_of(table, rows, tmp_path) if fault[2] != "unique-error"}
    assert found == {(n, cell.column, cell.fault) for n, cell in enumerate(wrong)}


@pytest.mark.parametrize("table", TABLES)
def test_a_date_of_any_form_is_found_right(table: str, tmp_path: Path) -> None:
    dated = [field["name"] for field in TABLES[table]["fields"] if "pattern" in str(field)]
    rows = [{**rows_of(table)[0], **dict.fromkeys(dated, date)} for date in DATES]
    assert {kind for _, _, kind in faults_of(table, rows, tmp_path)} <= {"unique-error"}


def test_there_are_37_columns_of_dates() -> None:
    fields = [field for schema in TABLES.values() for field in schema["fields"]]
    assert sum("pattern" in field.get("constraints", {}) for field in fields) == 37


@pytest.fixture
def package(tmp_path: Path) -> Package:
    poles.write_package(poles.load_policy(), tmp_path / "package")
    return Package(tmp_path / "package")


def kinds(package: Path) -> dict[str, set[str]]:
    """The kinds of faults that frictionless finds in each table of a package."""
    report = frictionless.validate(str(package / "datapackage.json"))
    assert not report.errors
    return {task.name: {error.type for error in task.errors} for task in report.tasks}


def test_a_row_that_stands_twice_is_found(package: Package) -> None:
    keyed = [table for table, schema in TABLES.items() if "primaryKey" in schema]
    for table in keyed:
        rows = package.rows(table)
        package.put(table, [*rows, rows[-1]])
    found = kinds(package.folder)
    assert [table for table in keyed if "primary-key" not in found[table]] == []


def test_a_key_that_leads_nowhere_is_found(package: Package) -> None:
    keyed = {
        table: [key["fields"][0] for key in schema["foreignKeys"]]
        for table, schema in TABLES.items()
        if "foreignKeys" in schema
    }
    for table, columns in keyed.items():
        header, *rows = package.rows(table)
        broken = [
            ["999" if n in columns else cell for n, cell in zip(header, rows[0], strict=True)]
        ]
        package.put(table, [header, *broken, *rows[1:]])
    found = kinds(package.folder)
    assert len(keyed) > 20
    assert [table for table in keyed if "foreign-key" not in found[table]] == []


# What docs/data.md says that it does not find: where one of these fails, the page has to change.


def valid(folder: Path, rows: str, **schema: Any) -> bool:
    """Whether frictionless calls a package of one table valid."""
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    profile = "https://datapackage.org/profiles/2.0/datapackage.json"
    resource = {"name": "t", "path": "t.csv", "schema": schema}
    content = {"$schema": profile, "name": "p", "resources": [resource]}
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    return bool(frictionless.validate(str(folder / "datapackage.json")).valid)


def test_unique_keys_and_categories_are_not_checked(tmp_path: Path) -> None:
    text = {"name": "a", "type": "string"}
    assert valid(tmp_path, "a\nx\nx\n", fields=[text], uniqueKeys=[["a"]])
    assert valid(tmp_path, "a\nx\n", fields=[{**text, "categories": ["y"]}])
    # It says otherwise of what it does check.
    assert not valid(tmp_path, "a\nx\nx\n", fields=[text], primaryKey=["a"])
    assert not valid(tmp_path, "a\nx\n", fields=[{**text, "constraints": {"enum": ["y"]}}])


@pytest.mark.parametrize(("inside", "found"), [("", False), ("pkg/", True)])
def test_of_a_zip_with_a_folder_no_table_is_read(inside: str, found: bool, tmp_path: Path) -> None:
    assert not valid(tmp_path, "a\nx\n", fields=[{"name": "a", "type": "integer"}])
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as packed:
        for name in ("datapackage.json", "t.csv"):
            packed.write(tmp_path / name, f"{inside}{name}")
    # It takes no zip by its whole path, and leaves the file open.
    command = [sys.executable, "-m", "frictionless", "validate", "package.zip"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode == 0) is found
    with pytest.raises(poles.InvalidPackage, match="at its top" if inside else "calls"):
        poles.load_policy(tmp_path / "package.zip")


# What other readers do with the same pattern. JavaScript's `RegExp` and R's `grepl` search, as
# Polars, DuckDB and Arrow do here; frictionless and the rest of Python put `^` and `$` around it.


def by_polars(pattern: str, text: str) -> bool:
    import polars as pl

    return bool(pl.Series([text]).str.contains(pattern)[0])


def by_duckdb(pattern: str, text: str) -> bool:
    import duckdb

    (found,) = duckdb.execute("select regexp_matches(?, ?)", [text, pattern]).fetchall()[0]
    return bool(found)


def by_arrow(pattern: str, text: str) -> bool:
    import pyarrow as pa
    import pyarrow.compute

    compute: Any = pyarrow.compute
    return bool(compute.match_substring_regex(pa.array([text]), pattern)[0].as_py())


@pytest.mark.parametrize("reader", [by_polars, by_duckdb, by_arrow])
def test_other_readers_read_the_pattern_alike(reader: Callable[[str, str], bool]) -> None:
    (pattern,) = {
        field["constraints"]["pattern"]
        for schema in TABLES.values()
        for field in schema["fields"]
        if "pattern" in field.get("constraints", {})
    }
    assert all(reader(pattern, date) for date in DATES)
    assert not any(reader(pattern, date) for date in WRONG_DATES)
