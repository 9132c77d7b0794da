"""Columns that rows are looked up by: names of poles, and days."""

from datetime import date
from typing import Any

from poles.errors import ZONED, InvalidQuestion

from .engines import Frame, Name, nw


def text_key(frame: Frame, column: Name) -> nw.Expr:
    """The cells of a column of texts as they are looked up. Raises :class:`~poles.InvalidQuestion`
    for one of anything else.
    """
    dtype, value = _cells(frame, column)
    if dtype == nw.String or _objects(frame, dtype) or empty(frame, column):
        return value
    hint = "Give the column with the names of poles."
    raise InvalidQuestion(f"a column {column!r} of {dtype}", "one of texts", hint)


def day_key(frame: Frame, column: Name) -> nw.Expr:
    """The days of a column of days as they are looked up: days or texts. Raises
    :class:`~poles.InvalidQuestion` for one of anything else.
    """
    dtype, value = _cells(frame, column)
    # Engines have years that Python has not.
    known = nw.when(value.dt.year().is_between(date.min.year, date.max.year)).then(value)
    if dtype == nw.Date:
        return known.alias(column)
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is None:
        # pandas has no type for a day without a time.
        pandas = frame.implementation.is_pandas()
        return (known.dt.truncate("1d") if pandas else known.cast(nw.Date)).alias(column)
    if dtype == nw.String or empty(frame, column) or _objects(frame, dtype):
        return value
    hint = "Give dates, or texts such as 2012-11-19; for a year, choose a day of it."
    if isinstance(dtype, nw.Datetime):
        hint = ZONED
    raise InvalidQuestion(f"a column {column!r} of {dtype}", "one of days", hint)


def _cells(frame: Frame, column: Name) -> tuple[Any, nw.Expr]:
    """The type of the cells of a column, and the cells in it. Those of categories, and of nothing
    but nulls in a lazy frame, have a type of their own.
    """
    dtype: Any = frame.collect_schema()[column]
    value = nw.col(column)
    if dtype in (nw.Categorical, nw.Enum):
        cells: Any = nw.String()
        if frame.implementation.is_pandas():
            # Its categories may be anything.
            kinds = frame.to_native()[column].dtype.categories.to_series()
            cells = nw.from_native(kinds, series_only=True).dtype
        cells = nw.String() if cells == nw.Object else cells
        return cells, value.cast(cells)
    if isinstance(frame, nw.LazyFrame) and empty(frame, column):
        return nw.String(), value.cast(nw.String)
    if dtype == nw.String and _by_polars(frame):
        # Ibis takes categories of Polars for texts, and does not make texts of them.
        value = nw.concat_str(value, nw.lit(""))
    return dtype, value


def _by_polars(frame: Frame) -> bool:
    """Whether it is a table of Ibis over Polars."""
    engine: Any = frame.implementation
    if engine is not nw.Implementation.IBIS:
        return False
    return bool(frame.to_native().get_backend().name == "polars")


def _objects(frame: Frame, dtype: Any) -> bool:
    """Whether a column may hold what Python has, as pandas' texts and days may."""
    return bool(dtype == nw.Object and frame.implementation.is_pandas())


def empty(frame: Frame, column: Name) -> bool:
    """Whether a column is known to hold nothing. In an eager frame it may have any type, in a lazy
    one it has that of nothing but nulls.
    """
    if isinstance(frame, nw.DataFrame):
        return frame.get_column(column).null_count() == len(frame)
    native: Any = frame.to_native()
    engine: Any = frame.implementation
    if engine is nw.Implementation.POLARS:
        found = native.collect_schema()[column]
    elif engine is nw.Implementation.DUCKDB:
        found = native.types[native.columns.index(column)]
    elif engine is nw.Implementation.DASK:
        found = native.dtypes[column]
    elif engine is nw.Implementation.IBIS:
        found = native.schema()[column]
        # What DuckDB has for nothing but nulls, Ibis does not know.
        found = getattr(getattr(found, "raw_type", None), "args", {}).get("kind", found)
    else:
        found = native.schema[column].dataType.typeName()
    return str(found).strip('"').lower().removesuffix("[pyarrow]") in ("null", "void")
