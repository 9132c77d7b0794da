"""Small tables that go into the engine of a frame, and few rows that come out of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from poles.errors import InvalidQuestion
from poles.extras import loaded
from poles.model import Columns, Kind, arrow_table

from .building import polars_frame, pyarrow_frame
from .engines import (
    CONNECT,
    DASK,
    DUCKDB,
    EAGER,
    IBIS,
    OWN,
    POLARS,
    SPARK,
    Name,
    nw,
    seen,
    unwarned,
)


def ordered(frame: nw.LazyFrame[Any], columns: Sequence[Name]) -> nw.LazyFrame[Any]:
    """The rows in the order of some columns, what is null last."""
    if frame.implementation is not DUCKDB:
        return frame.sort(*columns, nulls_last=True)
    # Without the word, up or down is what the connection is set to.
    names = (str(column).replace('"', '""') for column in columns)
    order = ", ".join(f'"{name}" ASC NULLS LAST' for name in names)
    return seen(frame.to_native().order(order))  # type: ignore[no-any-return]


def table(columns: Columns, like: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A small table in the engine of an eager frame."""
    return nw.from_native(EAGER[like.implementation](columns), eager_only=True)


def lazy_table(columns: Columns, like: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """A small table in the engine of a lazy frame, to be joined to it."""
    return seen(_MADE[like.implementation](columns, like.to_native()))  # type: ignore[no-any-return]


def distinct(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """The distinct rows of a lazy frame, which are few, as Python's own values: by the engine's own
    ways, as narwhals' are slower and need PyArrow.
    """
    return _DISTINCT[frame.implementation](frame.to_native())


def _in_polars(columns: Columns, _: Any) -> Any:
    return polars_frame(columns).lazy()


def _in_duckdb(columns: Columns, frame: Any) -> Any:
    """A relation of the very connection that another belongs to: those of two connections cannot be
    joined.

    DuckDB finds an Arrow table as a variable, by a name that no table of the user has, nor another
    call.
    """
    variable, names = f"{OWN}{uuid4().hex}", arrow_table(columns)
    try:
        code = f"frame.query('{variable}_frame', 'select * from {variable}')"  # noqa: S608
        return eval(code, {"frame": frame, variable: names})  # noqa: S307 - nothing in it is the user's
    except Exception as error:
        if "does not exist" not in str(error):
            raise
        hint = "SET python_enable_replacements = true before, on a connection with external access."
        raise InvalidQuestion(
            "a DuckDB connection that reads nothing of Python", "one that does", hint
        ) from error


_SPARK_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.DATE: "date",
}


def _in_spark(columns: Columns, frame: Any, **options: bool) -> Any:
    schema = ", ".join(f"`{name}` {_SPARK_TYPES[column.kind]}" for name, column in columns.items())
    rows = list(zip(*(column.values for column in columns.values()), strict=True))
    made = frame.sparkSession.createDataFrame(rows, schema, **options)
    # Spark does not know how small a table made of rows is, and would shuffle the large one to join
    # it.
    return made.hint("broadcast")


def _in_ibis(columns: Columns, _: Any) -> Any:
    return loaded("ibis", None, "A table of Ibis").memtable(pyarrow_frame(columns))


def _in_dask(columns: Columns, frame: Any) -> Any:
    """A frame of one partition, so that those of the large one stay where they are."""
    pandas, dask = (loaded(name, None, "A frame of Dask") for name in ("pandas", "dask.dataframe"))
    made = pyarrow_frame(columns).to_pandas(types_mapper=pandas.ArrowDtype)
    # Joined by columns of two types, each partition would be converted first.
    alike = {name: frame.dtypes[name] for name in columns if name in frame.columns}
    return dask.from_pandas(made.astype(alike), npartitions=1)


_MADE: Mapping[nw.Implementation, Callable[[Columns, Any], Any]] = {
    POLARS: _in_polars,
    DUCKDB: _in_duckdb,
    IBIS: _in_ibis,
    DASK: _in_dask,
    SPARK: partial(_in_spark, verifySchema=False),
    CONNECT: _in_spark,
}


def _of_arrow(rows: Any) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in rows.to_pylist()]


def _of_spark(frame: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in frame.distinct().collect()]


def _of_ibis(table: Any) -> list[tuple[Any, ...]]:
    with unwarned():
        return _of_arrow(table.distinct().to_pyarrow())


def _of_dask(frame: Any) -> list[tuple[Any, ...]]:
    found = frame.drop_duplicates().compute()
    pyarrow = loaded("pyarrow", None, "A frame of Dask")
    return _of_arrow(pyarrow.Table.from_pandas(found, preserve_index=False))


_DISTINCT: Mapping[nw.Implementation, Callable[[Any], list[tuple[Any, ...]]]] = {
    POLARS: lambda frame: frame.unique().collect(engine="streaming").rows(),
    DUCKDB: lambda frame: frame.distinct().fetchall(),
    IBIS: _of_ibis,
    DASK: _of_dask,
    SPARK: _of_spark,
    CONNECT: _of_spark,
}
