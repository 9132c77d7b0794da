"""Frames of pandas, Polars and PyArrow, made of everything there is, and what takes the Arrow
stream by itself.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import poles
from framable import POLICY, RECORDS, RESULTS, framable
from poles import frames
from poles.frames.converting import frame_columns
from poles.model import COLLECTIONS
from poles.model.columns import Kind

THINGS = [*RECORDS, *RESULTS]
STREAMING = [*COLLECTIONS, *RESULTS]
SNAPSHOT = POLICY.on("2012-11-19")

PANDAS = {
    Kind.TEXT: "str" if int(pd.__version__.split(".")[0]) >= 3 else "object",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
    Kind.EUROS: "object",
    Kind.DATE: "datetime64[s]",
    Kind.TEXTS: "object",
}
POLARS = {
    Kind.TEXT: pl.String(),
    Kind.INTEGER: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.BOOLEAN: pl.Boolean(),
    Kind.EUROS: pl.Decimal(28, 6),
    Kind.DATE: pl.Date(),
    Kind.TEXTS: pl.List(pl.String()),
}
ARROW = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.EUROS: pa.decimal128(28, 6),
    Kind.DATE: pa.date32(),
    Kind.TEXTS: pa.list_(pa.string()),
}


def of_pandas(frame: pd.DataFrame) -> dict[str, list[Any]]:
    def value(cell: Any) -> Any:
        if isinstance(cell, list):
            return cell
        return None if pd.isna(cell) else cell.date() if isinstance(cell, pd.Timestamp) else cell

    return {name: [value(cell) for cell in frame[name].tolist()] for name in frame.columns}


def of_polars(frame: pl.DataFrame) -> dict[str, list[Any]]:
    return frame.to_dict(as_series=False)


def of_pyarrow(frame: pa.Table) -> dict[str, list[Any]]:
    return frame.to_pydict()  # type: ignore[no-any-return]


READERS: dict[Any, Callable[[Any], dict[str, list[Any]]]] = {
    "pandas": of_pandas,
    "polars": of_polars,
    "pyarrow": of_pyarrow,
}


@pytest.mark.parametrize("backend", READERS)
@pytest.mark.parametrize("name", THINGS)
def test_all_engines_hold_the_same_values(name: str, backend: Any) -> None:
    expected = {key: list(column.values) for key, column in frame_columns(framable(name)).items()}
    found = READERS[backend](frames.to_frame(framable(name), backend))
    assert found == expected
    assert list(found) == list(expected)
    for key, values in found.items():
        assert [type(value) for value in values] == [type(value) for value in expected[key]]


@pytest.mark.parametrize("rows", ["with rows", "without"])
@pytest.mark.parametrize("name", THINGS)
def test_the_types_are_those_documented(name: str, rows: str) -> None:
    thing = framable(name)
    if rows == "without":
        if not isinstance(thing, poles.Records):
            return
        thing = thing[:0]
    columns = frame_columns(thing)
    by_pandas, by_polars = frames.to_frame(thing, "pandas"), frames.to_frame(thing, "polars")
    arrow: Any = frames.to_frame(thing, "pyarrow").schema
    for key, column in columns.items():
        assert str(by_pandas[key].dtype) == PANDAS[column.kind]
        assert by_polars.schema[key] == POLARS[column.kind]
        assert arrow.field(key).type == ARROW[column.kind]


@pytest.mark.parametrize("backend", READERS)
def test_amounts_are_exact_however_long(backend: Any) -> None:
    """More digits than a float holds, and more places than cents."""
    exact = [Decimal("1234567890123456789012.345678"), Decimal("0.1"), Decimal(0)]
    statements = [
        poles.FundingRecord(
            id=str(place), basis=poles.Basis.PAID, amount=amount, rounded_to=Decimal("0.000002")
        )
        for place, amount in enumerate(exact)
    ]
    found = READERS[backend](frames.to_frame(statements, backend))
    assert found["amount"] == exact
    assert list(zip(found["low"], found["high"], strict=True)) == [
        statement.interval for statement in statements
    ]


@pytest.mark.parametrize("backend", READERS)
def test_a_pole_without_a_seat_has_no_texts_about_it(backend: Any) -> None:
    seatless = attrs.evolve(SNAPSHOT.poles["minalogic"], seat=None)
    found = READERS[backend](frames.to_frame(seatless, backend))
    assert (found["seat_commune"], found["seat_longitude"], found["seat_sources"]) == (
        [None],
        [None],
        [[]],
    )


@pytest.mark.parametrize("backend", READERS)
def test_nothing_at_all_is_a_frame_without_columns(backend: Any) -> None:
    assert frames.to_frame([], backend).shape == (0, 0)


def test_type_checkers_know_the_frame() -> None:
    assert_type(frames.to_frame(SNAPSHOT, "polars"), pl.DataFrame)
    assert_type(
        poles.frames.to_frame((name for pole in POLICY.poles for name in pole.names), "polars"),
        pl.DataFrame,
    )


@pytest.mark.parametrize("name", STREAMING)
def test_pyarrow_and_duckdb_take_the_stream_by_themselves(name: str) -> None:
    thing = framable(name)
    expected = frames.to_frame(thing, "pyarrow")
    assert pa.table(thing).equals(expected)
    scanned: Any = duckdb.sql("select * from thing")
    assert (
        duckdb.from_arrow(thing).fetchall()
        == scanned.fetchall()
        == [tuple(row.values()) for row in expected.to_pylist()]
    )
    assert scanned.columns == expected.column_names


def test_duckdb_asks_the_ledger_as_it_stands() -> None:
    funding, calls = POLICY.funding, POLICY.calls  # noqa: F841 - DuckDB finds variables by their names
    asked: Any = duckdb.sql("""
        select calls.id, sum(amount) from funding, unnest(funding.calls) as stated(id)
        join calls on calls.id = stated.id
        where basis = 'awarded' group by all order by 1 limit 1
    """)
    found = asked.fetchall()
    expected = sum(
        one.amount for one in funding if one.basis == "awarded" and found[0][0] in one.calls
    )
    assert found == [
        (min(key for one in funding if one.basis == "awarded" for key in one.calls), expected)
    ]


@pytest.mark.skipif(
    not hasattr(pd.DataFrame, "from_arrow"), reason="pandas takes streams from version 3 on"
)
@pytest.mark.parametrize("name", STREAMING)
def test_pandas_takes_the_stream_by_itself(name: str) -> None:
    assert len(pd.DataFrame.from_arrow(framable(name))) == len(
        frames.to_frame(framable(name), "pandas")
    )
    assert list(pd.DataFrame.from_arrow(framable(name)).columns) == list(
        frame_columns(framable(name))
    )


@pytest.mark.parametrize(
    "thing",
    [SNAPSHOT, framable("bounds"), framable("match")],
    ids=lambda thing: type(thing).__name__,
)
def test_polars_takes_the_stream_by_itself(thing: Any) -> None:
    assert pl.DataFrame(thing).equals(frames.to_frame(thing, "polars"))


def loaded(code: str) -> set[str]:
    """The libraries that are imported after some code."""
    shown = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    return set(
        subprocess.run(
            [sys.executable, "-c", shown], capture_output=True, text=True, check=True
        ).stdout.split()
    )


FRAME = "import poles; poles.frames.to_frame(poles.load_policy().on('2012-11-19'), {!r})"
ENGINES = {"arro3", "duckdb", "narwhals", "pandas", "polars", "pyarrow"}


@pytest.mark.parametrize(
    ("backend", "needed"),
    [("pandas", {"pandas"}), ("polars", {"polars", "arro3"}), ("pyarrow", {"pyarrow", "arro3"})],
)
def test_only_the_engine_asked_for_is_imported(backend: str, needed: set[str]) -> None:
    by_itself = loaded(f"import {backend}")
    assert (loaded(FRAME.format(backend)) - by_itself) & ENGINES == needed - by_itself
    assert (loaded(FRAME.format(backend)) & ENGINES) - needed <= by_itself & ENGINES


@pytest.mark.parametrize(
    ("backend", "absent"),
    [
        ("pandas", {"pyarrow", "polars", "arro3", "narwhals"}),
        ("polars", {"pandas", "pyarrow", "narwhals", "numpy"}),
        ("pyarrow", {"pandas", "polars", "narwhals"}),
    ],
)
def test_the_other_engines_need_not_be_there(backend: str, absent: set[str]) -> None:
    gone = "\n".join(f"sys.modules[{name!r}] = None" for name in sorted(absent))
    assert backend in loaded(f"{gone}\n{FRAME.format(backend)}")


def test_examples_that_need_an_engine() -> None:
    """They are left out where there is none, so they are run here."""
    top = Path(__file__).parents[1]
    files = [path for where in ("src/**/*.py", "docs/**/*.md", "*.md") for path in top.glob(where)]
    needing = [
        path
        for path in files
        if re.search("import (altair|polars)|{code-cell}", path.read_text("utf-8"))
    ]
    assert needing
    # The files are modules of the library that is imported, however it was installed.
    here = {**os.environ, "PYTHONPATH": str(top / "src")}
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *needing],
        cwd=top,
        env=here,
        check=True,
    )
