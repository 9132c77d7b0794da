"""Columns of Python values as an Arrow table, built by arro3: small, and no engine."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, chain
from typing import Any

from poles.extras import loaded

from .columns import Columns, FrameColumn, Kind
from .exact import DIGITS, PLACES, fixed

_EPOCH = date(1970, 1, 1).toordinal()


def arrow_table(columns: Columns) -> Any:
    """The columns as an ``arro3.core.Table``, which every library that speaks Arrow can take
    without a copy.

    Raises :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``frames``,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) for amounts that do not fit and for what is
    no amount.
    """
    loaded("arro3.core", "frames", "An Arrow table")
    from arro3 import core

    arrays = {name: _array(name, column, core) for name, column in columns.items()}
    schema = core.Schema(
        [core.Field(name, array.type, nullable=True) for name, array in arrays.items()]
    )
    return core.Table.from_arrays(list(arrays.values()), schema=schema)


def _array(name: str, column: FrameColumn, core: Any) -> Any:
    types, values = core.DataType, column.values
    match column.kind:
        case Kind.TEXT:
            return core.Array(
                [None if value is None else str(value) for value in values], types.utf8()
            )
        case Kind.INTEGER:
            return core.Array(values, types.int64())
        case Kind.NUMBER:
            return core.Array(
                [None if value is None else float(value) for value in values], types.float64()
            )
        case Kind.BOOLEAN:
            return core.Array(values, types.bool())
        case Kind.DATE:
            days = [None if value is None else value.toordinal() - _EPOCH for value in values]
            return core.Array(days, types.int32()).cast(types.date32())
        case Kind.EUROS:
            # A text that does not fit would be cast to nothing, or rounded, without a word. Those
            # of fixed amounts fit.
            texts = [None if amount is None else f"{amount:f}" for amount in fixed(name, values)]
            return core.Array(texts, types.utf8()).cast(types.decimal128(DIGITS, PLACES))
        case _:  # lists of texts
            lists = [() if value is None else value for value in values]
            offsets = core.Array([0, *accumulate(map(len, lists))], types.int32())
            items = core.Array([str(item) for item in chain.from_iterable(lists)], types.utf8())
            return core.list_array(
                offsets, items, type=types.list(core.Field("item", types.utf8()))
            )
