"""Columns of Python values as a frame of an engine. Only the engine asked for is imported."""

from __future__ import annotations

from typing import Any

from poles.errors import MissingExtra
from poles.model import Columns, FrameColumn, Kind, arrow_table


def polars_frame(columns: Columns) -> Any:
    """The columns as a ``polars.DataFrame``."""
    pl = _engine("polars")
    return pl.DataFrame(arrow_table(columns))


def pyarrow_frame(columns: Columns) -> Any:
    """The columns as a ``pyarrow.Table``."""
    pa = _engine("pyarrow")
    # `pyarrow.table` would import pandas to see whether it was given one of its frames.
    return pa.RecordBatchReader.from_stream(arrow_table(columns)).read_all()


def pandas_frame(columns: Columns) -> Any:
    """The columns as a ``pandas.DataFrame``; made without Arrow, so that PyArrow need not be there."""
    pd = _engine("pandas")
    text = "str" if int(pd.__version__.split(".")[0]) >= 3 else "object"  # noqa: PLR2004 - the first version with a type for texts
    dtypes = {
        Kind.TEXT: text,
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "float64",
        Kind.BOOLEAN: "boolean",
        Kind.EUROS: "object",
        Kind.DATE: "datetime64[s]",
        Kind.TEXTS: "object",
    }

    def series(column: FrameColumn) -> Any:
        values = (
            column.values
            if column.kind is not Kind.TEXTS
            else [list(value or ()) for value in column.values]
        )
        return pd.Series(list(values), dtype=dtypes[column.kind])

    return pd.DataFrame({name: series(column) for name, column in columns.items()})


def _engine(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra(None, f"A frame of {name}", name) from error
