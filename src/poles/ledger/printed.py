"""To what a figure is rounded, as far as its digits tell."""

from decimal import Decimal

from poles.model import interval, unit_of
from poles.text import EXACT


def printed_unit(amount: Decimal) -> Decimal:
    """The unit that an amount is printed to, where it is printed in as few digits as can be: in €,
    k€, M€ or Md€, with decimals where they are needed.

    >>> printed_unit(Decimal(190_000_000)), printed_unit(Decimal(1_500_000_000))
    (Decimal('1000000'), Decimal('100000000'))
    """
    scales = (Decimal(1).scaleb(power) for power in (9, 6, 3))
    scale = next((one for one in scales if one <= amount), Decimal(1))
    return min(unit_of(amount), Decimal(int(scale)))


def unit_of_print(amount: Decimal, printed: Decimal) -> Decimal | None:
    """What a figure is taken to be rounded to where it is printed to a unit; ``None`` for its last
    digit that is not zero.

    As with statements (``docs/ideas/ledger.md``): where that digit would give more than a
    twentieth, the largest of 1 or 5 times a power of ten that does not, and no less than the unit.

    >>> unit_of_print(Decimal(190_000_000), Decimal(1_000_000))
    Decimal('5000000')
    """
    low, high = interval(amount)
    most = EXACT.divide(amount, Decimal(20))
    if EXACT.subtract(high, low) <= most:
        return None
    power = EXACT.power(Decimal(10), most.adjusted())
    five = EXACT.multiply(Decimal(5), power)
    return max(printed, five if five <= most else power)
