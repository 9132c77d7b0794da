"""Engines: which one a frame belongs to, and how a small table enters it. No engine is imported but that of the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from poles.errors import InvalidQuestion, MissingExtra, kind_of

from .arrow import arrow_table
from .building import pandas_frame, polars_frame, pyarrow_frame
from .kinds import Columns, Kind

try:
    import narwhals.stable.v2 as nw
except ImportError as error:
    raise MissingExtra("frames", "Work on data frames") from error

__all__ = ["Frame", "day_key", "distinct", "entered", "lazy_table", "named", "nw", "table", "text_key"]

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"

_EAGER: dict[nw.Implementation, Callable[[Columns], Any]] = {
    nw.Implementation.PANDAS: pandas_frame,
    nw.Implementation.POLARS: polars_frame,
    nw.Implementation.PYARROW: pyarrow_frame,
}
_SPARK = {nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT}
_LAZY = {nw.Implementation.POLARS, nw.Implementation.DUCKDB, *_SPARK}


def entered(frame: object) -> Frame:
    """A frame of any engine as narwhals sees it. Raises :class:`~poles.InvalidQuestion` for anything else, :class:`~poles.MissingExtra` for one of an engine too old."""
    try:
        found = nw.from_native(frame)  # type: ignore[call-overload]
    except TypeError:
        found = None
    if found is None or found.implementation not in (_LAZY if isinstance(found, nw.LazyFrame) else _EAGER):
        hint = "Rows of another make can be given as pandas.DataFrame(rows)."
        raise InvalidQuestion(kind_of(frame), "a frame of pandas, Polars, PyArrow, DuckDB or PySpark", hint)
    if found.implementation is nw.Implementation.DUCKDB:
        version = found.implementation.to_native_namespace().__version__
        # Before 1.5 it reads an Arrow stream once only, and fails when a plan runs.
        if tuple(map(int, version.split(".")[:2])) < (1, 5):
            raise MissingExtra(None, f"A relation of DuckDB {version}", "'duckdb>=1.5'")
    return found  # type: ignore[no-any-return]


def named(frame: Frame, column: object, argument: str) -> str:
    """The name of a column that a frame has. Raises :class:`~poles.InvalidQuestion` where it has none of that name."""
    names = frame.collect_schema().names()
    if not isinstance(column, str) or column not in names:
        shown = ", ".join(map(str, names[:20])) or "none"
        raise InvalidQuestion(f"{argument}={column!r}", "a column of the frame", f"Its columns are {shown}.")
    return column


def text_key(frame: Frame, column: str) -> nw.Expr:
    """The cells of a column of texts as they are looked up. Raises :class:`~poles.InvalidQuestion` for one of anything else."""
    dtype = frame.collect_schema()[column]
    if dtype in (nw.String, nw.Object):  # pandas' texts may be objects
        return nw.col(column)
    if dtype in (nw.Categorical, nw.Enum, nw.Unknown):  # a column of nothing but nulls has no type
        return nw.col(column).cast(nw.String)
    raise InvalidQuestion(f"a column {column!r} of {dtype}", "one of texts", "Give the column with the names of poles.")


def day_key(frame: Frame, column: str) -> nw.Expr:
    """The days of a column of days as they are looked up: days or texts. Raises :class:`~poles.InvalidQuestion` for one of anything else."""
    dtype = frame.collect_schema()[column]
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is None:
        # pandas has no type for a day without a time.
        pandas = frame.implementation.is_pandas()
        return nw.col(column).dt.truncate("1d") if pandas else nw.col(column).cast(nw.Date)
    if dtype in (nw.Date, nw.String, nw.Object):
        return nw.col(column)
    if dtype in (nw.Categorical, nw.Enum, nw.Unknown):
        return nw.col(column).cast(nw.String)
    hint = "Give dates, datetimes without a time zone, or texts such as 2012-11-19; for a year, choose a day of it."
    raise InvalidQuestion(f"a column {column!r} of {dtype}", "one of days", hint)


def table(columns: Columns, like: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A small table in the engine of an eager frame."""
    return nw.from_native(_EAGER[like.implementation](columns), eager_only=True)


def lazy_table(columns: Columns, like: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """A small table in the engine of a lazy frame, to be joined to it."""
    native = like.to_native()
    if like.implementation is nw.Implementation.POLARS:
        return nw.from_native(polars_frame(columns), eager_only=True).lazy()  # type: ignore[no-any-return]
    if like.implementation is nw.Implementation.DUCKDB:
        return nw.from_native(_relation(native, arrow_table(columns)))  # type: ignore[no-any-return]
    return nw.from_native(_spark_frame(native.sparkSession, columns))  # type: ignore[no-any-return]


def _relation(frame: Any, __poles_annotations: Any) -> Any:
    """An Arrow table as a relation of the very connection that a relation belongs to: those of two connections cannot be joined.

    DuckDB finds it by the name of the variable, unless a table of the user has that name.
    """
    return frame.query("__poles_frame", "select * from __poles_annotations")


_SPARK_TYPES = {Kind.TEXT: "string", Kind.INTEGER: "bigint", Kind.NUMBER: "double", Kind.DATE: "date"}


def _spark_frame(session: Any, columns: Columns) -> Any:
    from pyspark.sql.functions import broadcast

    schema = ", ".join(f"`{name}` {_SPARK_TYPES[column.kind]}" for name, column in columns.items())
    rows = list(zip(*(column.values for column in columns.values()), strict=True))
    # Spark does not know how small a table made of rows is, and would shuffle the large one to join it.
    return broadcast(session.createDataFrame(rows, schema, verifySchema=False))


def distinct(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """The distinct rows of a lazy frame, which are few, as Python's own values: by the engine's own ways, as narwhals' are slower and need PyArrow."""
    native = frame.to_native()
    if frame.implementation is nw.Implementation.POLARS:
        return native.unique().collect(engine="streaming").rows()  # type: ignore[no-any-return]
    if frame.implementation is nw.Implementation.DUCKDB:
        return native.distinct().fetchall()  # type: ignore[no-any-return]
    return [tuple(row) for row in native.distinct().collect()]
