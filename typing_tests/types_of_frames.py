"""Frames on each engine's own type, in and out: checked by mypy and pyright, never run."""

from typing import assert_type

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyspark.sql

import poles
from poles import frames


def made(policy: poles.Policy, counts: poles.Counts, bounds: poles.Bounds) -> None:
    assert_type(frames.to_frame(policy.poles, "pandas"), pd.DataFrame)
    assert_type(frames.to_frame(policy.on("2012-11-19"), "polars"), pl.DataFrame)
    assert_type(frames.to_frame(counts, "pyarrow"), pa.Table)
    assert_type(frames.to_frame(bounds, "polars"), pl.DataFrame)
    assert_type(frames.to_frame([policy.poles[0]], "polars"), pl.DataFrame)
    assert_type(frames.to_frame(policy.poles[0], "polars"), pl.DataFrame)
    assert_type(policy.poles.__arrow_c_stream__(), object)
    frames.to_frame(policy.poles, "duckdb")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    frames.to_frame(3, "polars")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


def annotated(  # noqa: PLR0913, PLR0917 - one argument for each engine
    eager: pl.DataFrame,
    lazy: pl.LazyFrame,
    table: pa.Table,
    pandas: pd.DataFrame,
    relation: duckdb.DuckDBPyRelation,
    spark: pyspark.sql.DataFrame,
) -> None:
    assert_type(frames.annotate(eager, "name", on="2012-11-19", add=["pole_id"]), pl.DataFrame)
    assert_type(frames.annotate(lazy, "name", on_column="day"), pl.LazyFrame)
    assert_type(frames.annotate(table, "name", split=";", when_split="explode"), pa.Table)
    assert_type(frames.annotate(pandas, "name"), pd.DataFrame)
    assert_type(frames.annotate(relation, "name"), duckdb.DuckDBPyRelation)
    assert_type(frames.annotate(spark, "name", known="poles"), pyspark.sql.DataFrame)
    assert_type(frames.aggregate(eager, amount="eur", by="pole_id"), pl.DataFrame)
    assert_type(frames.aggregate(lazy, amount="eur", by=["pole_id"], weight="part"), pl.LazyFrame)
    assert_type(frames.aggregate(table, amount="eur", by=["pole_id"]), pa.Table)
    assert_type(frames.aggregate(pandas, amount="eur", by=["pole_id"]), pd.DataFrame)
    assert_type(frames.annotate(pandas, 0, on_column=1), pd.DataFrame)
    assert_type(frames.aggregate(pandas, amount=2, by=[0, "pole_id"], weight=3), pd.DataFrame)
    assert_type(frames.aggregate(relation, amount="eur", by=["pole_id"]), duckdb.DuckDBPyRelation)
    assert_type(frames.aggregate(spark, amount="eur", by=["pole_id"]), pyspark.sql.DataFrame)
    frames.annotate(eager, "name", when_split="both")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    frames.annotate(eager)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    frames.aggregate(eager, amount="eur")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    frames.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]
