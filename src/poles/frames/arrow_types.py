"""Types of Arrow that PyArrow cannot sort, group, look up or sum, as others that it can."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from poles.errors import InvalidQuestion

from .engines import Frame, Name, nw, seen

_DIGITS, _BITS = 38, 128


def readable(frame: Frame, columns: Iterable[Name]) -> Frame:
    """A frame with plain types in the columns named; all else is as it was.

    Texts of any make are plain texts, and so are the values of dictionaries and of runs; decimals
    have 128 bits. Raises :class:`~poles.InvalidQuestion` for decimals that have more digits than
    that.
    """
    native = frame.to_native()
    if frame.implementation.is_pyarrow():
        for name in columns:
            place = native.column_names.index(name)
            native = native.set_column(place, name, _plain(native.column(place), name))
        return nw.from_native(native)  # type: ignore[no-any-return]
    if frame.implementation.is_pandas():
        native = native.copy(deep=False)
        for name in columns:
            cells = native[name].array
            # Columns of pandas that are kept by Arrow.
            if hasattr(cells.dtype, "pyarrow_dtype"):
                native[name] = type(cells)(_plain(cells.__arrow_array__(), name))
        return nw.from_native(native)  # type: ignore[no-any-return]
    return frame


def widened(frame: Frame, columns: Iterable[Name]) -> Frame:
    """A frame with the widest type of numbers in the columns named, where it is one of Dask: there,
    narwhals can cast to none that knows nulls, and sums have the type of what is summed.
    """
    if not frame.implementation.is_dask():
        return frame
    import pandas as pd
    import pyarrow as pa

    native, schema = frame.to_native(), frame.collect_schema()
    wanted: dict[Name, Any] = {}
    for name in columns:
        dtype: Any = schema[name]
        if dtype.is_decimal():
            wanted[name] = pd.ArrowDtype(pa.decimal128(_DIGITS, dtype.scale))
        elif dtype.is_integer():
            by_arrow = hasattr(native.dtypes[name], "pyarrow_dtype")
            wanted[name] = pd.ArrowDtype(pa.int64()) if by_arrow else "Int64"
    return seen(native.astype(wanted))  # type: ignore[no-any-return]


def _plain(column: Any, name: Name) -> Any:
    """A column of Arrow with a plain type."""
    import pyarrow as pa

    wanted = _plain_type(column.type)
    if pa.types.is_nested(wanted) or pa.types.is_interval(wanted):
        raise InvalidQuestion(
            f"a column {name!r} of {column.type}",
            "one with a text, a day or a number in each cell",
            "Make a column of one part of it.",
        )
    if wanted == column.type:
        return column
    try:
        return _cast(column, wanted)
    except pa.ArrowInvalid as error:
        raise InvalidQuestion(
            f"values of {column.type} in the column {name!r} that do not fit",
            f"{wanted}",
            "Round them, or leave out their rows.",
        ) from error


def _plain_type(found: Any) -> Any:
    import pyarrow as pa

    types = pa.types
    if types.is_dictionary(found) or types.is_run_end_encoded(found):
        return _plain_type(found.value_type)
    if isinstance(found, pa.BaseExtensionType):
        return _plain_type(found.storage_type)
    if types.is_date64(found):
        return pa.date32()
    if types.is_string_view(found):
        return pa.string()
    if types.is_binary_view(found):
        return pa.binary()
    if types.is_float16(found):
        return pa.float32()
    if types.is_decimal(found) and (found.bit_width != _BITS or found.scale < 0):
        # Thousands and millions are amounts of euros with zeros behind them.
        digits = found.precision - min(found.scale, 0)
        return pa.decimal128(min(digits, _DIGITS), max(found.scale, 0))
    return found


def _cast(column: Any, wanted: Any) -> Any:
    import pyarrow as pa

    compute: Any = import_module("pyarrow.compute")  # its functions are made when it is loaded
    try:
        if pa.types.is_run_end_encoded(column.type):
            parts = map(compute.run_end_decode, column.chunks)
            column = pa.chunked_array(parts, column.type.value_type)
        return column.cast(wanted)
    except pa.ArrowException:
        # Not every version has a way between any two types; there is one through Python's values.
        return pa.chunked_array([pa.array(column.to_pylist(), wanted)])
