"""Sums of a column by what was added to a frame, in the engine of the frame."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Any, TypeVar

from poles.errors import InvalidQuestion
from poles.identity.columns import is_missing
from poles.text import EXACT

from .arrow_types import readable, widened
from .crosswalk import WEIGHT
from .engines import Frame, Name, entered, knows_nan, listed, named, names_of, nw, same
from .exchange import ordered
from .keys import empty

F = TypeVar("F")

ROWS, AMOUNTS = "rows", "amounts"


def aggregate(
    frame: F,
    *,
    amount: str | int,
    by: str | int | Sequence[str | int],
    weight: str | int | None = None,
) -> F:
    """The sum of a column for each group of others, with counts: a frame of the same type, lazy
    where it was lazy.

    Its columns are those of ``by``, then ``amount`` under its own name, ``rows`` (how many rows the
    group has, parts of rows one by one) and ``amounts`` (how many of them have an amount). Groups
    are in the order of ``by``, what is null last. A null, or NaN, is no amount; the sum of no
    amounts is null. Integers are summed as 64-bit integers, decimals of any width exactly up to 38
    digits with the places that they have, floats as 64-bit floats; a sum beyond that is what the
    engine makes of it: an error, or a wrong number. In PyArrow, groups of views, dictionaries or
    runs come back as the plain values.

    ``weight`` is a column with the part of each row that counts: ``pole_weight`` where the frame
    has it, as a row that was split would else count twice. Weighted sums are 64-bit floats. The sum
    of ``pole_weight`` itself is how many rows of the table before there are.

    Amounts of rows are added up as they are: whether two rows tell of the same euro, a table does
    not say. A frame of statements of public money is refused: ask :func:`poles.total`.

    >>> import polars, poles
    >>> from poles import frames
    >>> names = ["Elopsys", "ELOPSYS", "Minalogic", None]
    >>> aid = polars.DataFrame({"name": names, "eur": [10, 20, 5, None]})
    >>> frames.aggregate(frames.annotate(aid, "name"), amount="eur", by=["pole_id"]).rows()
    [('elopsys', 30, 2, 2), ('minalogic', 5, 1, 1), (None, None, 1, 0)]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no frame, columns that are
    not there, an amount or a weight that is no number, or decimals of more than 38 digits.
    """
    whole = entered(frame)
    groups = [named(whole, name, "by") for name in listed(by)]
    named(whole, amount, "amount")
    if not groups or len(set(map(same(whole), (*groups, amount, ROWS, AMOUNTS)))) < len(groups) + 3:
        hint = f"Name each column once; {ROWS} and {AMOUNTS} are those of the counts that are made."
        raise InvalidQuestion(
            f"amount={amount!r} and by={groups}", "an amount, and other columns to group by", hint
        )
    if amount in _STATED and set(_STATED) <= set(names_of(whole)):
        hint = "Statements hold the same money: ask poles.total(ledger, by=…), or poles.bounds."
        given = f"{amount!r} of statements of public money"
        raise InvalidQuestion(given, "amounts that can be added up", hint)
    if weight == amount:
        raise InvalidQuestion(
            f"weight={weight!r}",
            "another column than the amount",
            "Leave it out to sum the amount as it is.",
        )
    if weight is None and amount != WEIGHT and WEIGHT in names_of(whole):
        weight = WEIGHT
    summed: Name = amount
    used = (
        [*groups, summed] if weight is None else [*groups, summed, named(whole, weight, "weight")]
    )
    whole = widened(readable(whole, used), used[len(groups) :])
    value, total = _number(whole, summed, "amount"), nw.col(summed)
    if weight is not None:
        value = value.cast(nw.Float64) * _number(whole, weight, "weight").cast(nw.Float64)
    elif wide := _wide(whole, summed):
        total = total.cast(wide)
    lazy = whole.lazy() if isinstance(whole, nw.DataFrame) else whole
    # The decimals of pandas are Python's own, whose sums are rounded to 28 digits elsewhere.
    with localcontext(EXACT):
        sums = (
            lazy.select(*map(nw.col, groups), value.alias(summed))
            .group_by(*groups)
            .agg(nw.col(summed).sum(), nw.len().alias(ROWS), nw.col(summed).count().alias(AMOUNTS))
            .with_columns(
                nw.col(ROWS, AMOUNTS).cast(nw.Int64), nw.when(nw.col(AMOUNTS) > 0).then(total)
            )
        )
        sums = ordered(sums, groups)
        if isinstance(whole, nw.LazyFrame):
            return sums.to_native()  # type: ignore[no-any-return]
        found = nw.maybe_reset_index(sums.collect())
    if found.schema[summed] == nw.Object:
        found = found.with_columns(_alike(found.get_column(summed), whole.get_column(summed)))
    return found.to_native()  # type: ignore[no-any-return]


# Columns that only a frame of statements has all of: these nest and overlap.
_STATED = ("amount", "low", "high", "basis", "wording", "rounded_to")


def _wide(frame: Frame, column: Name) -> Any:
    """The type of sums, which each engine chooses in its own way; ``None`` where they all agree, or
    have it already.
    """
    dtype: Any = frame.collect_schema()[column]
    if frame.implementation.is_dask():
        return None
    if dtype.is_integer():
        return nw.Int64
    return nw.Decimal(38, dtype.scale) if dtype.is_decimal() else None


def _number(frame: Frame, column: Name, argument: str) -> nw.Expr:
    """The values of a column of numbers, null where they are no number."""
    dtype: Any = frame.collect_schema()[column]
    value = nw.col(column)
    if dtype.is_integer():
        return value if dtype == nw.Int64 else value.cast(nw.Int64)
    if dtype.is_float() and not knows_nan(frame):
        return value.cast(nw.Float64)
    if dtype.is_float():
        return nw.when(~value.is_nan()).then(value.cast(nw.Float64))
    # Of nothing but nulls, so that they may be of any type.
    if empty(frame, column):
        return value.cast(nw.Float64)
    if dtype.is_decimal() or (dtype == nw.Object and _are_exact(frame, column)):
        return value
    raise InvalidQuestion(
        f"{argument}={column!r}, a column of {dtype}", "one of numbers", "Convert it first."
    )


def _are_exact(frame: Frame, column: Name) -> bool:
    """Whether the objects in a column of pandas are exact numbers, such as its decimals."""
    return not isinstance(frame, nw.LazyFrame) and set(
        map(type, _known(frame.get_column(column)))
    ) <= {Decimal, int}


def _known(column: nw.Series[Any]) -> list[Any]:
    return [value for value in column.to_list() if not is_missing(value)]


def _alike(sums: nw.Series[Any], amounts: nw.Series[Any]) -> nw.Series[Any]:
    """Sums of Python's decimals, all with as many places as the amounts have at most: DuckDB would
    round those that have more than a sample of them.
    """
    steps = [
        Decimal(1).scaleb(int(amount.as_tuple().exponent))
        for amount in _known(amounts)
        if isinstance(amount, Decimal) and amount.is_finite()
    ]
    values = [
        None if is_missing(value) else _stepped(value, min(steps)) if steps else value
        for value in sums.to_list()
    ]
    return nw.new_series(sums.name, values, nw.Object, backend=sums.implementation)


def _stepped(value: Any, step: Decimal) -> Decimal:
    """An exact number in steps that it is a multiple of."""
    exact = Decimal(value)
    return exact.quantize(step, context=EXACT) if exact.is_finite() else exact
