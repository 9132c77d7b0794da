"""Columns, tables, scalars and moments of other libraries, as they are given to us."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyspark.sql.classic.dataframe import DataFrame as SparkFrame

import poles
from poles import frames

POLICY = poles.load_policy()
MINE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
CELLS = {"name": ["Elopsys", None, "Minalogic"], "eur": [1, 2, 3]}
ARROW = pa.table(CELLS)
POLARS = pl.DataFrame(CELLS)
PANDAS = pd.DataFrame(CELLS)
ZONED = (
    "It has a time zone, so it is another day elsewhere: convert it to the zone of the place, such "
    "as Europe/Paris, and give the day there."
)

COLUMNS: dict[str, Any] = {
    "pandas": PANDAS["name"],
    "pandas, of scalars": pd.Series(list(ARROW["name"]), dtype=object),
    "pandas, Arrow": PANDAS["name"].astype(pd.ArrowDtype(pa.string())),
    "pandas, NA": PANDAS["name"].astype("string"),
    "an index": pd.Index(PANDAS["name"]),
    "Polars": POLARS["name"],
    "narwhals": nw.from_native(POLARS)["name"],
    "PyArrow": ARROW["name"],
    "a chunk": ARROW["name"].combine_chunks(),
    "a dictionary": ARROW["name"].dictionary_encode(),
    "a list of scalars": list(ARROW["name"]),
    "the null": [pa.scalar("Elopsys"), pa.NA, pa.scalar("Minalogic")],
    "a null of texts": [pa.scalar("Elopsys"), pa.scalar(None, pa.string()), "Minalogic"],
    "NumPy": np.array(CELLS["name"], dtype=object),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_of_all_libraries_are_the_same_column(name: str) -> None:
    assert POLICY.match(COLUMNS[name]) == POLICY.match(["Elopsys", None, "Minalogic"])


def spark() -> Any:
    """As far as one sees, a frame of Spark."""
    return object.__new__(SparkFrame)


LAZY: dict[str, tuple[Any, str]] = {
    "Polars": (POLARS.lazy(), "table.collect()"),
    "narwhals": (nw.from_native(POLARS.lazy()), "table.collect()"),
    "Spark": (spark(), "table.toPandas()"),
    "a stream": (pa.RecordBatchReader.from_batches(ARROW.schema, []), "table.read_all()"),
}
FRAMES: dict[str, Any] = {
    "pandas": PANDAS,
    "Polars": POLARS,
    "narwhals": nw.from_native(POLARS),
    "narwhals of pandas": nw.from_native(PANDAS),
    "PyArrow": ARROW,
    "a batch": ARROW.to_batches()[0],
    "DuckDB": duckdb.connect().from_arrow(ARROW),
}


@pytest.mark.parametrize("name", [*FRAMES, *LAZY])
def test_a_frame_is_no_column(name: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match="expected a column of names"):
        POLICY.match(FRAMES[name] if name in FRAMES else LAZY[name][0])


@pytest.mark.parametrize(
    "values", [np.array([["a", "b"]]), np.array("a"), pl.col("name"), nw.col("name"), pa.table({})]
)
def test_what_else_is_no_column(values: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="expected a column of names"):
        POLICY.match(values)


def read(table: Any, **values: Any) -> poles.FundingTable:
    return poles.read_funding(
        table,
        rows="totals",
        columns={"amount": "eur", "poles": "name"},
        values={"basis": "paid", "funders": "fui", "period": "2008", **values},
        source=MINE,
    )


@pytest.mark.parametrize("name", FRAMES)
def test_frames_of_all_libraries_are_the_same_table(name: str) -> None:
    found, wanted = read(FRAMES[name]), read(ARROW.to_pylist())
    assert wanted.rows == 3
    assert (found.records, found.faults, found.names) == (
        wanted.records,
        wanted.faults,
        wanted.names,
    )


@pytest.mark.parametrize("name", LAZY)
def test_a_lazy_frame_is_told_how_to_be_collected(name: str) -> None:
    table, way = LAZY[name]
    with pytest.raises(poles.InvalidQuestion) as told:
        read(table)
    assert told.value.hint == f"It is lazy, or elsewhere: give {way}."


@pytest.mark.parametrize(
    "table",
    [PANDAS["eur"], POLARS["eur"], ARROW["eur"], pd.Series([], dtype=object), pl.Series([])],
)
def test_a_column_is_no_table(table: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="expected a path, a data frame or a list"):
        read(table)


def test_scalars_of_pyarrow_are_what_they_are_in_python() -> None:
    name, nothing, _ = list(ARROW["name"])
    assert POLICY.get(name) == POLICY.find(name) == POLICY.poles["elopsys"]
    assert POLICY.find(nothing) is POLICY.find(pa.NA) is None
    assert POLICY.match(["x"], accept={pa.scalar("x"): "elopsys"}).accepted == {"x": "elopsys"}
    rows = [{"name": row["name"], "eur": row["eur"]} for row in ARROW.to_struct_array()]
    assert read(rows, period=pa.scalar("2008")).records == read(ARROW).records
    for day in (pa.scalar(dt.date(2012, 11, 19)), pa.scalar(dt.datetime(2012, 11, 19, 12))):  # noqa: DTZ001 - none is meant
        assert POLICY.on(day).day == dt.date(2012, 11, 19)
        assert poles.Box(period=day, basis="paid") == poles.Box(period="2012-11-19", basis="paid")
    assert poles.Box(funders=pa.array(["fui", "anr"]), basis="paid").funders == ("fui", "anr")


def test_a_column_of_objects_may_hold_scalars_of_pyarrow() -> None:
    days = pa.array([dt.date(2008, 12, 31), None, dt.date(2009, 1, 1)])
    frame = pd.DataFrame({"name": list(ARROW["name"]), "day": list(days)}, dtype=object)
    found = frames.annotate(frame, "name", on_column="day", add=["pole_id", "pole_phase"])
    assert [*found["pole_id"].dropna()] == ["elopsys", "minalogic"]
    assert [*found["pole_phase"].dropna()] == [1, 2]


# 31 December 2008, 23:00 UTC: the last day of a phase, or the first of the next.

UTC = dt.datetime(2008, 12, 31, 23, tzinfo=dt.UTC)
MOMENTS: dict[str, Any] = {
    "a datetime": UTC,
    "a zone": UTC.astimezone(ZoneInfo("Europe/Paris")),
    "pandas": pd.Timestamp(UTC),
    "PyArrow": pa.scalar(UTC, pa.timestamp("us", "UTC")),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_a_moment_with_a_zone_is_no_day(name: str) -> None:
    moment = MOMENTS[name]
    frame = pd.DataFrame({"name": ["Elopsys"], "day": pd.Series([moment], dtype=object)})
    for ask in (
        lambda: POLICY.on(moment),
        lambda: POLICY.match(["Elopsys"], on=moment),
        lambda: poles.Box(period=(None, moment), basis="paid"),
        lambda: frames.annotate(frame, "name", on=moment),
        lambda: frames.annotate(frame, "name", to=moment),
        lambda: frames.annotate(frame, "name", on="2012-11-19", map_on=moment),
    ):
        with pytest.raises(poles.InvalidDay) as refused:
            ask()
        assert str(refused.value).endswith(f"is not one day. {ZONED}")
    with pytest.raises(poles.InvalidQuestion) as told:
        frames.annotate(frame, "name", on_column="day")
    assert told.value.hint == ZONED


def test_what_is_no_time_is_in_no_period() -> None:
    assert pd.NaT not in poles.Period()
    assert pd.Timestamp("2008-12-31 23:00") in POLICY.phases[0].period


TYPED: dict[str, Any] = {
    "pandas": pd.DataFrame({"name": ["Elopsys"], "day": pd.to_datetime([UTC])}),
    "pandas, texts": pd.DataFrame({"name": ["Elopsys"], "day": ["2008-12-31T23:00Z"]}),
    "pandas, categories": pd.DataFrame(
        {"name": ["Elopsys"], "day": pd.Series(["2008-12-31 23:00+00:00"], dtype="category")}
    ),
    "Polars": pl.DataFrame({"name": ["Elopsys"], "day": [UTC]}),
    "Polars, lazy": pl.LazyFrame({"name": ["Elopsys"], "day": [UTC]}),
    "Polars, texts": pl.LazyFrame({"name": ["Elopsys"], "day": ["2008-12-31T23:00Z"]}),
    "PyArrow": pa.table({"name": ["Elopsys"], "day": pa.array([UTC], pa.timestamp("us", "UTC"))}),
    "DuckDB": duckdb.connect().sql(
        "select 'Elopsys' as name, timestamptz '2008-12-31 23:00+00' as day"
    ),
    "DuckDB, texts": duckdb.connect().sql(
        "select 'Elopsys' as name, '2008-12-31 23:00 UTC' as day"
    ),
}


@pytest.mark.parametrize("name", TYPED)
def test_a_column_of_moments_with_a_zone_has_no_days(name: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as told:
        frames.annotate(TYPED[name], "name", on_column="day")
    assert told.value.hint == ZONED


@pytest.mark.parametrize("name", ["pandas", "Polars", "PyArrow"])
def test_a_cell_of_a_table_with_a_zone_is_no_date(name: str) -> None:
    found = poles.read_funding(
        nw.from_native(TYPED[name], eager_only=True).with_columns(eur=nw.lit(3)).to_native(),
        rows="totals",
        columns={"amount": "eur", "start": "day"},
        values={"basis": "paid", "funders": "fui"},
        source=MINE,
    )
    assert [fault.hint for fault in found.faults] == [ZONED]
