"""Sums of a column by what was added to a frame, in the engine of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import localcontext
from typing import Any, TypeVar

from poles.errors import InvalidQuestion
from poles.model import EXACT

from .crosswalk import WEIGHT
from .engines import Frame, entered, named, nw

__all__ = ["aggregate"]

F = TypeVar("F")

ROWS, AMOUNTS = "rows", "amounts"


def aggregate(frame: F, *, amount: str, by: str | Sequence[str], weight: str | None = None) -> F:
    """The sum of a column for each group of others, with counts: a frame of the same type, lazy where it was lazy.

    Its columns are those of ``by``, then ``amount`` under its own name, ``rows`` (how many rows the group has) and ``amounts`` (how many of them have an amount). Groups are in the order of
    ``by``, what is null last. A null, or NaN, is no amount; the sum of no amounts is null. Integers are summed as 64-bit integers, decimals exactly, all else as 64-bit floats.

    ``weight`` is a column with the part of each row that counts: ``pole_weight`` where the frame has it, as a row that was split would else count twice. Weighted sums are 64-bit floats.

    Amounts of rows are added up as they are: whether two rows tell of the same euro, a table does not say. For statements of public money, ask :func:`poles.bounds`.

    >>> import polars, poles
    >>> from poles import frames
    >>> aid = polars.DataFrame({"name": ["Elopsys", "ELOPSYS", "Minalogic", None], "eur": [10, 20, 5, None]})
    >>> frames.aggregate(frames.annotate(aid, "name"), amount="eur", by=["pole_id"]).rows()
    [('elopsys', 30, 2, 2), ('minalogic', 5, 1, 1), (None, None, 1, 0)]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no frame, columns that are not there, or an amount or a weight that is no number.
    """
    whole = entered(frame)
    groups = [named(whole, name, "by") for name in ([by] if isinstance(by, str) else by)]
    named(whole, amount, "amount")
    if not groups or len({*groups, amount, ROWS, AMOUNTS}) < len(groups) + 3:
        hint = f"Name each column once, and none of them {amount}, {ROWS} or {AMOUNTS}, as these are made."
        raise InvalidQuestion(f"by={groups}", "columns to group by", hint)
    if weight is None and WEIGHT in whole.collect_schema().names():
        weight = WEIGHT
    value = _number(whole, amount, "amount")
    if weight is not None:
        value = value.cast(nw.Float64) * _number(whole, named(whole, weight, "weight"), "weight").cast(nw.Float64)
    lazy = whole.lazy() if isinstance(whole, nw.DataFrame) else whole
    total = nw.col(amount)
    if weight is None and (wide := _wide(whole.collect_schema()[amount])):
        total = total.cast(wide)
    # The decimals of pandas are Python's own, whose sums are rounded to 28 digits elsewhere.
    with localcontext(EXACT):
        sums = (
            lazy.select(*groups, value.alias(amount))
            .group_by(*groups)
            .agg(nw.col(amount).sum(), nw.len().alias(ROWS), nw.col(amount).count().alias(AMOUNTS))
            .with_columns(nw.col(ROWS, AMOUNTS).cast(nw.Int64), nw.when(nw.col(AMOUNTS) > 0).then(total))
            .sort(*groups, nulls_last=True)
        )
        found = sums if isinstance(whole, nw.LazyFrame) else nw.maybe_reset_index(sums.collect())
    return found.to_native()  # type: ignore[no-any-return]


def _wide(dtype: Any) -> Any:
    """The type of sums, which each engine chooses in its own way; ``None`` where they all agree."""
    if dtype.is_integer():
        return nw.Int64
    return nw.Decimal(38, dtype.scale) if dtype.is_decimal() else None


def _number(frame: Frame, column: str, argument: str) -> nw.Expr:
    """The values of a column of numbers, null where they are no number."""
    dtype: Any = frame.collect_schema()[column]
    value = nw.col(column)
    if isinstance(frame, nw.DataFrame) and frame.is_empty():  # an empty column of pandas may not know what it would hold
        return value.cast(nw.Float64)
    if dtype.is_integer():
        return value.cast(nw.Int64)
    if dtype.is_float():
        return nw.when(~value.is_nan()).then(value)
    if dtype.is_decimal() or dtype == nw.Object:  # pandas' decimals are objects
        return value
    raise InvalidQuestion(f"{argument}={column!r}, a column of {dtype}", "one of numbers", "Convert it first.")
