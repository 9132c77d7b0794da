"""The recipes of docs/data.md load the tables into R, DuckDB, SQLite and PostgreSQL, cell by cell.

R and PostgreSQL are programs of the machine (``Rscript`` with its package ``jsonlite``, ``psql``
and a server); without them the tests fail.
"""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from postgres import postgres, program
from recipes import EUROS, TABLES, recipe, rows_of, with_data

NAMES = [table["name"] for table in TABLES]


def done(command: list[str], folder: Path, text: str, language: str = "C.UTF-8") -> str:
    """What a program prints that reads a text, in a language of the machine."""
    found = subprocess.run(
        command,
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, "LC_ALL": language},
    )
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    return found.stdout


@pytest.mark.parametrize("language", ["C.UTF-8", "C"])
def test_r_reads_all_tables(tmp_path: Path, language: str) -> None:
    script = f"""
{recipe("r")}
written <- function(table) {{
  text <- vapply(table, function(column) paste(ifelse(is.na(column), "", as.character(column)),
                 collapse = "\\n"), "")
  enc2utf8(paste(text, collapse = "\\t"))
}}
found <- list(tables = lapply(tables, written), euros = format(euros, nsmall = 2),
              kinds = sapply(tables$funding, class))
writeLines(jsonlite::toJSON(found, auto_unbox = TRUE), useBytes = TRUE)
"""
    found = json.loads(done(["Rscript", "--vanilla", "-"], with_data(tmp_path), script, language))
    assert Decimal(found["euros"]) == EUROS
    assert list(found["tables"]) == NAMES
    for name, text in found["tables"].items():
        columns = (column.split("\n") for column in text.split("\t"))
        cells = [[boolean_of_r(cell) for cell in row] for row in zip(*columns, strict=True)]
        assert cells == rows_of(name), name


def boolean_of_r(cell: str) -> str:
    return {"TRUE": "true", "FALSE": "false"}.get(cell, cell)


def test_duckdb_reads_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_data(tmp_path))
    labels, grants = recipe("sql").strip().rstrip(";").split(";")
    assert duckdb.execute(labels).fetchall() == [(71,)]
    assert duckdb.execute(grants).fetchall() == [(EUROS,)]
    for name in NAMES:
        file = f"src/poles/data/{name}.csv"
        rows = duckdb.read_csv(file, all_varchar=True).fetchall()
        assert [[cell or "" for cell in row] for row in rows] == rows_of(name)


def test_sqlite_has_all_cells_and_exact_cents(tmp_path: Path) -> None:
    script = recipe("py", "sqlite3")
    assert done([sys.executable, "-"], with_data(tmp_path), script) == f"{int(100 * EUROS)}\n"
    with sqlite3.connect(tmp_path / "poles.sqlite") as database:
        for name in NAMES:
            rows = database.execute(f'select * from "{name}"').fetchall()
            assert [["" if c is None else str(c) for c in row] for row in rows] == rows_of(name)
        kinds = database.execute("select distinct typeof(amount) from funding").fetchall()
    assert kinds == [("text",)]
    database.close()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[str], str]]:
    """The command that asks a PostgreSQL server with the tables, and what loading printed."""
    folder = with_data(tmp_path_factory.mktemp("loaded"))
    script = done([sys.executable, "-"], folder, recipe("py", "alter table"))
    with postgres() as address:
        ask = [program("psql"), "--no-psqlrc", "--quiet", "--csv", "--tuples-only", address]
        yield ask, done(ask, folder, script)


def test_postgresql_has_all_cells_and_exact_sums(
    loaded: tuple[list[str], str], tmp_path: Path
) -> None:
    ask, printed = loaded
    assert Decimal(printed) == EUROS
    for name in NAMES:
        rows = csv.reader(io.StringIO(done(ask, tmp_path, f'select * from "{name}"')))
        booleans = {"t": "true", "f": "false"} if name == "funding" else {}
        assert [[booleans.get(cell, cell) for cell in row] for row in rows] == rows_of(name)


def test_postgresql_refuses_what_is_no_reference(
    loaded: tuple[list[str], str], tmp_path: Path
) -> None:
    ask, _ = loaded
    with pytest.raises(AssertionError, match="violates foreign key"):
        done([*ask, "--set=ON_ERROR_STOP=on"], tmp_path, "delete from poles where id = 'elopsys'")
