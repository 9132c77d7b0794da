"""Columns of Python values as an Arrow table, built by arro3: small, and no engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from itertools import accumulate, chain
from typing import Any

from poles.errors import InvalidQuestion
from poles.extras import loaded

from .columns import Columns, FrameColumn, Kind

# The most that a decimal of 128 bits holds.
_DIGITS = 38
_CENTS = 2
# No amount is rounded for having many digits.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_EPOCH = date(1970, 1, 1).toordinal()


def arrow_table(columns: Columns) -> Any:
    """The columns as an ``arro3.core.Table``, which every library that speaks Arrow can take
    without a copy.

    Raises :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``frames``,
    :class:`~poles.InvalidQuestion` (a ``ValueError``) for amounts of more than 38 digits and for
    what is no amount.
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
            amounts = [None if value is None else _shortest(name, value) for value in values]
            decimals = types.decimal128(_DIGITS, _scale(name, amounts))
            # A text that does not fit would be cast to nothing, or rounded, without a word: the
            # scale sees to it that each fits.
            return core.Array(
                [None if amount is None else f"{amount:f}" for amount in amounts], types.utf8()
            ).cast(decimals)
        case _:  # lists of texts
            lists = [() if value is None else value for value in values]
            offsets = core.Array([0, *accumulate(map(len, lists))], types.int32())
            items = core.Array([str(item) for item in chain.from_iterable(lists)], types.utf8())
            return core.list_array(
                offsets, items, type=types.list(core.Field("item", types.utf8()))
            )


def _shortest(name: str, amount: Decimal) -> Decimal:
    """An amount without zeros at its end."""
    if not amount.is_finite():
        raise InvalidQuestion(f"{amount} in {name!r}", "amounts", "Leave out the row.")
    return _EXACT.normalize(amount)


def _scale(name: str, amounts: Sequence[Decimal | None]) -> int:
    """The places of a column of amounts: cents, or more where an amount has more, so that none is
    rounded.
    """
    known = [
        amount.as_tuple() for amount in amounts if amount
    ]  # zero needs no digit before the point
    scale = max([_CENTS, *(-int(amount.exponent) for amount in known)])
    digits = max([scale, *(len(amount.digits) + int(amount.exponent) + scale for amount in known)])
    if digits > _DIGITS:
        hint = "Arrow's decimals hold no more. Make a frame of pandas, or use to_dicts()."
        raise InvalidQuestion(
            f"amounts of {digits} digits in {name!r}, places of cents or finer included",
            f"at most {_DIGITS}",
            hint,
        )
    return scale
