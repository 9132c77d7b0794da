"""Euros stay exact in every engine: made, joined, summed, subtracted, written and read again, and
handed on to another; or they are refused in words.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from framable import RECORDS, RESULTS, framable
from poles import frames
from poles.frames.converting import frame_columns
from poles.model.arrow import arrow_table
from poles.model.columns import FrameColumn, Kind
from spark_session import spark_session

# Its functions are made when it is loaded, and type checkers do not know them.
pc: Any = import_module("pyarrow.compute")

EUROS = {
    name: found
    for name in (*RECORDS, *RESULTS)
    if (
        found := [
            key
            for key, column in frame_columns(framable(name)).items()
            if column.kind is Kind.EUROS
        ]
    )
}
# Rounded outward to six places, where others have two.
FINE = "amounts in euros of 2024"


class Engine(Protocol):
    """What people do with a frame of amounts, in the words of one engine."""

    def made(self, thing: Any) -> Any: ...
    def one(self, frame: Any, column: str) -> Any: ...
    def joined(self, frames: list[Any]) -> Any: ...
    def sum(self, frame: Any) -> Decimal: ...
    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any: ...
    def stored(self, frame: Any, path: Path) -> Any: ...
    def values(self, frame: Any) -> list[Decimal | None]: ...


class Pandas:
    def made(self, thing: Any) -> Any:
        return frames.to_frame(thing, "pandas")

    def one(self, frame: Any, column: str) -> Any:
        return frame[[column]].set_axis(["x"], axis=1)

    def joined(self, frames: list[Any]) -> Any:
        return pd.concat(frames, ignore_index=True)

    def sum(self, frame: Any) -> Decimal:
        return frame["x"].sum()  # type: ignore[no-any-return]

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        known = frame[list({left, right})].dropna()  # Python has no difference of None
        found = known[left] - known[right] if sign == "-" else known[left] + known[right]
        return pd.DataFrame({"x": found}, index=frame.index)

    def stored(self, frame: Any, path: Path) -> Any:
        frame.to_parquet(path)
        return pd.read_parquet(path)

    def values(self, frame: Any) -> list[Decimal | None]:
        return [None if pd.isna(value) else value for value in frame["x"].tolist()]


class PandasWithArrow(Pandas):
    def made(self, thing: Any) -> Any:
        return frames.to_frame(thing, "pyarrow").to_pandas(types_mapper=pd.ArrowDtype)

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        return pd.DataFrame(
            {"x": frame[left] - frame[right] if sign == "-" else frame[left] + frame[right]}
        )

    def stored(self, frame: Any, path: Path) -> Any:
        frame.to_parquet(path)
        return pd.read_parquet(path, dtype_backend="pyarrow")


class Polars:
    def made(self, thing: Any) -> Any:
        return frames.to_frame(thing, "polars")

    def one(self, frame: Any, column: str) -> Any:
        return frame.select(x=column)

    def joined(self, frames: list[Any]) -> Any:
        return pl.concat(frames)

    def sum(self, frame: Any) -> Decimal:
        return frame["x"].sum()  # type: ignore[no-any-return]

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        one, other = pl.col(left), pl.col(right)
        return frame.select(x=one - other if sign == "-" else one + other)

    def stored(self, frame: Any, path: Path) -> Any:
        frame.write_parquet(path)
        return pl.read_parquet(path)

    def values(self, frame: Any) -> list[Decimal | None]:
        return frame["x"].to_list()  # type: ignore[no-any-return]


class PyArrow:
    def made(self, thing: Any) -> Any:
        return frames.to_frame(thing, "pyarrow")

    def one(self, frame: Any, column: str) -> Any:
        return frame.select([column]).rename_columns(["x"])

    def joined(self, frames: list[Any]) -> Any:
        return pa.concat_tables(frames)

    def sum(self, frame: Any) -> Decimal:
        return pc.sum(frame["x"]).as_py()  # type: ignore[no-any-return]

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        calculate = pc.subtract if sign == "-" else pc.add
        return pa.table({"x": calculate(frame[left], frame[right])})

    def stored(self, frame: Any, path: Path) -> Any:
        pq.write_table(frame, path)
        return pq.read_table(path)

    def values(self, frame: Any) -> list[Decimal | None]:
        return frame["x"].to_pylist()  # type: ignore[no-any-return]


class DuckDB:
    def made(self, thing: Any) -> Any:
        return duckdb.connect().from_arrow(frames.to_frame(thing, "pyarrow"))

    def one(self, frame: Any, column: str) -> Any:
        return duckdb.from_arrow(frame.project(f'"{column}" as x').to_arrow_table())

    def joined(self, frames: list[Any]) -> Any:
        first, *others = frames
        for other in others:
            first = first.union(other)
        return first

    def sum(self, frame: Any) -> Decimal:
        return frame.aggregate("sum(x)").fetchall()[0][0]  # type: ignore[no-any-return]

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        return frame.project(f'"{left}" {sign} "{right}" as x')

    def stored(self, frame: Any, path: Path) -> Any:
        frame.write_parquet(str(path))
        return duckdb.read_parquet(str(path))

    def values(self, frame: Any) -> list[Decimal | None]:
        return [value for (value,) in frame.fetchall()]


class Spark:
    def __init__(self, session: Any) -> None:
        self.session = session

    def made(self, thing: Any) -> Any:
        return self.session.createDataFrame(frames.to_frame(thing, "pyarrow"))

    def one(self, frame: Any, column: str) -> Any:
        return frame.selectExpr(f"`{column}` as x")

    def joined(self, frames: list[Any]) -> Any:
        first, *others = frames
        for other in others:
            first = first.union(other)
        return first

    def sum(self, frame: Any) -> Decimal:
        return frame.selectExpr("sum(x)").collect()[0][0]  # type: ignore[no-any-return]

    def calculated(self, frame: Any, left: str, sign: str, right: str) -> Any:
        return frame.selectExpr(f"`{left}` {sign} `{right}` as x")

    def stored(self, frame: Any, path: Path) -> Any:
        frame.write.parquet(str(path))
        return self.session.read.parquet(str(path))

    def values(self, frame: Any) -> list[Decimal | None]:
        return [row[0] for row in frame.collect()]


ENGINES: dict[str, Callable[[], Engine]] = {
    "pandas": Pandas,
    "pandas-arrow": PandasWithArrow,
    "polars": Polars,
    "pyarrow": PyArrow,
    "duckdb": DuckDB,
}


spark = pytest.fixture(scope="session")(spark_session)


@pytest.fixture(params=[*ENGINES, "pyspark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "pyspark":
        return Spark(request.getfixturevalue("spark"))
    return ENGINES[request.param]()


def exact(values: list[Any]) -> list[Any]:
    """Amounts as fractions in order, as not every engine keeps that of rows; what is missing is
    last.
    """
    known = sorted(Fraction(value) for value in values if value is not None)
    return [*known, *(None for value in values if value is None)]


def by_duckdb(frame: Any) -> list[Any]:
    """What DuckDB reads in the column of a frame of another library."""
    given = frame.toArrow() if hasattr(frame, "toArrow") else frame  # noqa: F841 - DuckDB finds variables by their names
    found: Any = duckdb.sql("select x from given")
    return [value for (value,) in found.fetchall()]


@pytest.mark.parametrize("name", EUROS)
def test_euros_stay_exact_whatever_is_done_with_them(
    name: str, engine: Engine, tmp_path: Path
) -> None:
    thing, columns = framable(name), EUROS[name]
    known = {key: list(frame_columns(thing)[key].values) for key in columns}
    fine = list(frame_columns(framable(FINE))["high"].values)
    frame = engine.made(thing)
    parts = [engine.one(frame, column) for column in columns]
    more = engine.one(engine.made(framable(FINE)), "high")
    long = [value for values in known.values() for value in values]
    for pile, expected in (
        (engine.joined([*parts, more]), [*long, *fine]),
        (engine.joined([more, *parts]), [*fine, *long]),
    ):
        assert exact(engine.values(pile)) == exact(expected)
        total = sum(Fraction(value) for value in expected if value is not None)
        assert Fraction(engine.sum(pile)) == total
    stored = engine.stored(pile, tmp_path / "pile.parquet")
    assert exact(engine.values(stored)) == exact(by_duckdb(pile)) == exact(expected)
    left, right = columns[-1], columns[0]
    for sign, one in (("-", -1), ("+", 1)):
        found = engine.calculated(frame, left, sign, right)
        pairs = zip(known[left], known[right], strict=True)
        assert exact(engine.values(found)) == exact(
            [
                None if None in pair else Fraction(pair[0]) + one * Fraction(pair[1])
                for pair in pairs
            ]
        )


def statement(amount: Decimal, rounded_to: Decimal) -> poles.FundingRecord:
    return poles.FundingRecord(
        id=f"{amount}", basis=poles.Basis.PAID, amount=amount, rounded_to=rounded_to
    )


PLACES: dict[str, Callable[[Any], Any]] = {
    "pandas": lambda thing: frames.to_frame(thing, "pandas"),
    "polars": lambda thing: frames.to_frame(thing, "polars"),
    "pyarrow": lambda thing: frames.to_frame(thing, "pyarrow"),
    "stream": lambda thing: pa.table(poles.Records(thing)),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_does_not_fit_is_refused_with_its_row_and_column(place: str) -> None:
    fits = statement(Decimal("9999999999999999999999.5"), Decimal("0.2"))
    PLACES[place]([fits])
    for amount, unit in (
        (Decimal("0.0000001"), Decimal(1)),
        (Decimal("1E+22"), Decimal(1)),
        (Decimal("9999999999999999999999999999999999.01"), Decimal(1)),
    ):
        with pytest.raises(
            poles.InvalidQuestion,
            match=re.escape(f"found {amount} in row 1 of the column 'amount', counted from 0"),
        ):
            PLACES[place]([fits, statement(amount, unit)])


amounts = st.decimals(Decimal("-1E22") + 1, Decimal("1E22") - 1, places=6, allow_nan=False)


@given(st.lists(st.none() | amounts, min_size=1, max_size=6))
def test_all_that_fits_is_exact_in_all(values: list[Decimal | None]) -> None:
    columns = {"x": FrameColumn(Kind.EUROS, values)}
    table = pa.table(arrow_table(columns))
    assert table.schema.field("x").type == pa.decimal128(28, 6)
    twice = pa.concat_tables([table, table])
    total = 2 * sum(Fraction(value) for value in values if value is not None)
    for found in (
        pc.sum(twice["x"]).as_py(),
        pl.DataFrame(twice)["x"].sum(),
        duckdb.from_arrow(twice).aggregate("sum(x)").fetchall()[0][0],
    ):
        assert Fraction(found or 0) == total
    nothing = [None if value is None else 0 for value in values]
    assert pc.subtract(table["x"], table["x"]).to_pylist() == nothing
    doubled = [None if value is None else 2 * Fraction(value) for value in values]
    frame = pl.DataFrame(table)
    for both in (
        pc.add(table["x"], table["x"]).to_pylist(),
        (frame["x"] + frame["x"]).to_list(),
        [row[0] for row in duckdb.from_arrow(table).project("x + x").fetchall()],
    ):
        assert both == doubled


def test_duckdb_rounds_no_cents_that_come_after_its_sample() -> None:
    """It looks at some rows of a column of objects to find a type for all."""
    rows = [statement(Decimal(place), Decimal(1)) for place in range(1_000, 6_000)]
    rows[4_321] = statement(Decimal("1234.56"), Decimal("0.01"))
    frame = frames.to_frame(rows, "pandas")  # noqa: F841 - DuckDB finds variables by their names
    found: Any = duckdb.sql("select sum(amount), max(high), min(low) from frame")
    assert found.fetchall() == [
        (
            sum(one.amount for one in rows),
            max(one.interval.high for one in rows),
            min(one.interval.low for one in rows),
        )
    ]


def test_all_amounts_of_a_column_of_objects_have_the_same_places() -> None:
    for name, columns in EUROS.items():
        frame = frames.to_frame(framable(name), "pandas")
        for column in columns:
            known = frame[column].dropna()
            assert {value.as_tuple().exponent for value in known} <= {-6}, (name, column)
