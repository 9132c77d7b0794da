"""A table of Arrow as a frame of each engine, lazy where the engine can be, and the rows of such a
frame as Python's values. What an engine needs, such as a server, is started when it is first asked.
"""

import datetime as dt
import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from dask.config import set as dask_set

from postgres import postgres
from spark_session import spark_connect, spark_session

# Its functions are made when it is loaded, and type checkers do not know them.
dd: Any = import_module("dask.dataframe")

EAGER = ["pandas", "pandas-arrow", "polars", "pyarrow"]
SPARK = ["pyspark", "pyspark-lax", "pyspark-connect"]
IBIS = ["ibis-duckdb", "ibis-polars", "ibis-sqlite", "ibis-postgres"]
ENGINES = [*EAGER, "polars-lazy", "duckdb", "dask", *IBIS, *SPARK]
SQL = ["duckdb", *IBIS, *SPARK]
"""Those that do not tell upper case from lower in names of columns."""
UNTYPED = ["ibis-sqlite"]
"""Those that keep decimals as floats, and what else they have no type for as texts."""


class Engines:
    """The engines of a run of tests, and what they keep in a folder."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder, self._opened, self._numbers = folder, opened, count()

    def made(self, engine: str, table: pa.Table) -> Any:
        """A table in an engine."""
        maker: Callable[[pa.Table], Any] = getattr(self, engine.replace("-", "_"))
        return maker(table)

    def pandas(self, table: pa.Table) -> Any:
        return pd.DataFrame(
            {
                name: pd.Series(
                    column.to_pylist(), dtype="datetime64[s]" if name == "day" else None
                )
                for name, column in zip(table.column_names, table.columns, strict=True)
            }
        )

    def pandas_arrow(self, table: pa.Table) -> Any:
        return table.to_pandas(types_mapper=pd.ArrowDtype)

    def polars(self, table: pa.Table) -> Any:
        return pl.DataFrame(table)

    def pyarrow(self, table: pa.Table) -> Any:
        return table

    def polars_lazy(self, table: pa.Table) -> Any:
        return pl.DataFrame(table).lazy()

    def duckdb(self, table: pa.Table) -> Any:
        connection = duckdb.connect()
        connection.register("arrow", table)
        connection.sql("create table aid as select * from arrow")
        return connection.table("aid")

    def dask(self, table: pa.Table) -> Any:
        with dask_set({"dataframe.convert-string": False}):
            return dd.from_pandas(self.pandas_arrow(table), npartitions=2)

    def ibis_duckdb(self, table: pa.Table) -> Any:
        return ibis.duckdb.connect().read_parquet(self._parquet(table))

    def ibis_polars(self, table: pa.Table) -> Any:
        return ibis.polars.connect({"aid": pl.DataFrame(table)}).table("aid")

    def ibis_sqlite(self, table: pa.Table) -> Any:
        path = self._new("sqlite")
        names = ", ".join(
            f"{_quoted(field.name)} {_sqlite_type(field.type)}" for field in table.schema
        )
        rows = [
            tuple(map(_sqlite_value, row))
            for row in zip(*map(_written, table.columns), strict=True)
        ]
        with sqlite3.connect(path) as connection:
            connection.execute(f"create table aid ({names})")
            marks = ", ".join("?" * table.num_columns)
            connection.executemany(f"insert into aid values ({marks})", rows)
        connection.close()
        return ibis.sqlite.connect(path).table("aid")

    def ibis_postgres(self, table: pa.Table) -> Any:
        backend, name = self._postgres, f"aid_{next(self._numbers)}"
        columns = ", ".join(
            f"{_quoted(field.name)} {_postgres_type(field.type)}" for field in table.schema
        )
        with backend.con.cursor() as cursor:
            cursor.execute(f"create table {name} ({columns})")
            with cursor.copy(f"copy {name} from stdin") as copy:
                for row in zip(*map(_written, table.columns), strict=True):
                    copy.write_row(row)
        backend.con.commit()
        return backend.table(name)

    def pyspark(self, table: pa.Table) -> Any:
        return self._read(self.spark, table)

    def pyspark_lax(self, table: pa.Table) -> Any:
        return self._read(self._spark_lax, table)

    def pyspark_connect(self, table: pa.Table) -> Any:
        return self._read(self._spark_connect, table)

    @cached_property
    def spark(self) -> Any:
        return self._opened.enter_context(contextmanager(spark_session)())

    @cached_property
    def _spark_lax(self) -> Any:
        session = self.spark.newSession()
        session.conf.set("spark.sql.ansi.enabled", "false")
        return session

    @cached_property
    def _spark_connect(self) -> Any:
        return self._opened.enter_context(spark_connect())

    @cached_property
    def _postgres(self) -> Any:
        backend = ibis.connect(self._opened.enter_context(postgres()))
        self._opened.callback(backend.disconnect)
        return backend

    def _read(self, session: Any, table: pa.Table) -> Any:
        return session.read.parquet(self._parquet(table))

    def _parquet(self, table: pa.Table) -> str:
        path = self._new("parquet")
        pq.write_table(table, path)
        return path

    def _new(self, kind: str) -> str:
        return str(self._folder / f"{next(self._numbers)}.{kind}")


@contextmanager
def all_engines(folder: Path) -> Iterator[Engines]:
    """All engines, until the tests end."""
    with ExitStack() as opened:
        yield Engines(folder, opened)


def _written(column: Any) -> list[Any]:
    """As texts, where Python may not have the value."""
    return (column.cast(pa.string()) if pa.types.is_temporal(column.type) else column).to_pylist()  # type: ignore[no-any-return]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _sqlite_type(found: pa.DataType) -> str:
    kinds = {"string": "text", "int": "integer", "date": "date", "timestamp": "timestamp"}
    if pa.types.is_decimal(found):
        return f"decimal({found.precision}, {found.scale})"
    return next((kinds[kind] for kind in kinds if str(found).startswith(kind)), "real")


def _sqlite_value(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else str(value)


def _postgres_type(found: pa.DataType) -> str:
    types = {
        pa.string(): "text",
        pa.int32(): "integer",
        pa.int64(): "bigint",
        pa.float32(): "real",
        pa.float64(): "double precision",
        pa.date32(): "date",
    }
    if pa.types.is_decimal(found):
        return f"numeric({found.precision}, {found.scale})"
    if pa.types.is_timestamp(found):
        return "timestamp" if found.tz is None else "timestamptz"
    return types[found]


def plain(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any engine, whatever stands for null there."""
    return [{name: _value(value) for name, value in row.items()} for row in _rows(frame)]


def _rows(frame: Any) -> list[dict[str, Any]]:
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    elif isinstance(frame, dd.DataFrame):
        frame = frame.compute()
    elif isinstance(frame, ibis.Table):
        frame = frame.to_pyarrow()
    found: list[dict[str, Any]]
    if isinstance(frame, duckdb.DuckDBPyRelation):
        found = [dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()]
    elif isinstance(frame, pl.DataFrame):
        found = frame.to_dicts()
    elif isinstance(frame, pa.Table):
        found = frame.to_pylist()
    elif isinstance(frame, pd.DataFrame):
        found = frame.to_dict("records")
    else:
        found = [row.asDict() for row in frame.collect()]
    return found


def _value(value: Any) -> Any:
    if (
        value is None
        or value is pd.NA
        or value is pd.NaT
        or (isinstance(value, float) and math.isnan(value))
    ):
        return None
    return value.date() if isinstance(value, dt.datetime) else value
