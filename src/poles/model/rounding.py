"""What a printed amount supports, given its wording and what it was rounded to."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from poles.errors import InvalidQuestion
from poles.text import EXACT

from .terms import Wording


class Interval(NamedTuple):
    """The euros from ``low`` to ``high`` that a statement supports, both included."""

    low: Decimal
    high: Decimal


def unit_of(amount: Decimal) -> Decimal:
    """The value of the last non-zero digit of an amount: what it may have been rounded to.

    >>> unit_of(Decimal("190000000"))
    Decimal('10000000')
    """
    exponent = amount.normalize(EXACT).as_tuple().exponent
    return (
        Decimal(1)
        if not isinstance(exponent, int) or not amount
        else EXACT.power(Decimal(10), exponent)
    )


def interval(
    amount: Decimal,
    wording: Wording = Wording.PLAIN,
    rounded_to: Decimal | None = None,
    amount_to: Decimal | None = None,
) -> Interval:
    """The euros that a printed amount supports, given its wording and its unit.

    The unit is ``rounded_to``, or else the value of the last non-zero digit. A plain figure
    supports half a unit either way, ``about`` one unit either way, ``almost`` up to one unit below,
    ``at_least`` up to one unit above; ``at_most`` half a unit above, and nothing of the least;
    ``between`` half a unit below ``amount`` to half a unit above ``amount_to``. Zero is exact. No
    amount is negative. This rule is the library's own reading of rounding; see
    ``docs/ideas/ledger.md``.

    >>> interval(Decimal("1334000000"))
    Interval(low=Decimal('1333500000'), high=Decimal('1334500000'))

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for a range without both of its ends,
    and for an end beside another wording.
    """
    if wrong := not_a_range(amount, wording, amount_to):
        raise InvalidQuestion(f"wording={wording!s}, amount_to={amount_to}", *wrong)
    if amount_to is not None:
        lower, upper = (interval(end, rounded_to=rounded_to) for end in (amount, amount_to))
        return Interval(lower.low, upper.high)
    if not amount:
        return Interval(amount, amount)
    unit = unit_of(amount) if rounded_to is None else rounded_to
    half = EXACT.divide(unit, Decimal(2))
    below, above = {
        Wording.PLAIN: (half, half),
        Wording.ABOUT: (unit, unit),
        Wording.ALMOST: (unit, Decimal(0)),
        Wording.AT_LEAST: (Decimal(0), unit),
        Wording.AT_MOST: (amount, half),
    }[wording]
    return Interval(max(EXACT.subtract(amount, below), Decimal(0)), EXACT.add(amount, above))


def not_a_range(
    amount: Decimal, wording: Wording, amount_to: Decimal | None
) -> tuple[str, str] | None:
    """What is expected instead of the amounts of a statement, and a hint; ``None`` where they are
    one amount, or a whole range.
    """
    if amount_to is None:
        if wording is Wording.BETWEEN:
            return "amount_to, the larger amount", "A range has two amounts: 20 to 25 million."
        return None
    if wording is not Wording.BETWEEN:
        return "the wording 'between'", "Only a range has an amount_to."
    if amount_to < amount:
        told = "an amount_to that is not less than the amount"
        return told, "A range goes from the smaller amount to the larger one."
    return None
