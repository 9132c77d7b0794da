"""Exact amounts as every frame and stream has them: one number of digits, one of places."""

from collections.abc import Sequence
from decimal import Decimal

from poles.errors import InvalidQuestion
from poles.text import EXACT

# Aggregates round outward to six places. With 28 digits in all, no more than Python calculates with
# by itself, 38 are enough for the sums of ten thousand million rows in every engine.
DIGITS, PLACES = 28, 6
_BEFORE = DIGITS - PLACES
_STEP = Decimal(1).scaleb(-PLACES)


def fixed(name: str, amounts: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The amounts of a column, each with six places; ``None`` where there is none.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for an amount with more places than
    six, or more than 22 digits before them, and for what is no amount.

    >>> fixed("low", [Decimal("155983500.00"), None, Decimal(2)])
    [Decimal('155983500.000000'), None, Decimal('2.000000')]
    """
    found: list[Decimal | None] = []
    for row, amount in enumerate(amounts):
        same = None if amount is None else _fixed(amount)
        if same != amount:
            raise InvalidQuestion(
                f"{amount} in row {row} of the column {name!r}, counted from 0",
                f"an amount with at most {_BEFORE} digits before the point and {PLACES} places, as "
                "all frames have the same type",
                "Round it, leave out the row, or use to_dicts(), which gives amounts as they are.",
            )
        found.append(same)
    return found


def _fixed(amount: Decimal) -> Decimal | None:
    """The same amount with six places, or the next there is; ``None`` where it is too large."""
    if not amount.is_finite() or (amount and amount.adjusted() >= _BEFORE):
        return None
    return amount.quantize(_STEP, context=EXACT)
