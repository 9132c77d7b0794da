"""Columns of Python values as a frame of an engine. Only the engine asked for is imported."""

from typing import Any

from poles.extras import loaded
from poles.model import Columns, Kind, arrow_table, fixed


def polars_frame(columns: Columns) -> Any:
    """The columns as a ``polars.DataFrame``."""
    return _engine("polars").DataFrame(arrow_table(columns))


def pyarrow_frame(columns: Columns) -> Any:
    """The columns as a ``pyarrow.Table``."""
    pa = _engine("pyarrow")
    # `pyarrow.table` would import pandas to see whether it was given one of its frames.
    return pa.RecordBatchReader.from_stream(arrow_table(columns)).read_all()


def pandas_frame(columns: Columns) -> Any:
    """The columns as a ``pandas.DataFrame``, made without Arrow, so that PyArrow need not be
    there.
    """
    pd = _engine("pandas")
    # The third version is the first with a type for texts.
    typed = int(pd.__version__.partition(".")[0]) >= 3  # noqa: PLR2004
    dtypes = {
        Kind.TEXT: "str" if typed else "object",
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "float64",
        Kind.BOOLEAN: "boolean",
        Kind.EUROS: "object",
        Kind.DATE: "datetime64[s]",
        Kind.TEXTS: "object",
    }
    found = {}
    for name, column in columns.items():
        values = list(column.values)
        if column.kind is Kind.TEXTS:
            values = [list(value or ()) for value in values]
        elif column.kind is Kind.EUROS:
            # With places of their own, DuckDB rounds those that have more than its sample of rows.
            values = fixed(name, values)
        found[name] = pd.Series(values, dtype=dtypes[column.kind])
    return pd.DataFrame(found)


def _engine(name: str) -> Any:
    return loaded(name, None, f"A frame of {name}")
