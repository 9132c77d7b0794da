"""Amounts times a factor, with their intervals rounded outward."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from poles.model import Record
from poles.text import EXACT

from .amounts import Amount


def scaled(row: Amount, factor: Fraction, also: Iterable[Record] = (), **changes: Any) -> Amount:
    """An amount times a factor, its interval rounded outward; ``also`` are records that say so."""
    because = tuple(dict.fromkeys((*row.because, *also)))
    if factor == 1:
        return attrs.evolve(row, because=because, **changes)
    return attrs.evolve(
        row,
        because=because,
        amount=None if row.amount is None else _rounded(Fraction(row.amount) * factor, round),
        low=_rounded(Fraction(row.low) * factor, floor),
        high=None if row.high is None else _rounded(Fraction(row.high) * factor, ceil),
        **changes,
    )


def _rounded(value: Fraction, whole: Callable[[Fraction], int]) -> Decimal:
    """A fraction of euros as cents where it is whole cents, else to a ten-thousandth of a cent."""
    digits = 2 if (value * 100).denominator == 1 else 6
    return Decimal(whole(value * 10**digits)).scaleb(-digits, EXACT)
