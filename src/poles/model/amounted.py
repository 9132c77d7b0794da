"""What the amount of a statement supports, for all of its time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from poles.text import EXACT

from .edtf import Dated, is_span
from .rounding import Interval, interval
from .terms import Wording, Yearly
from .yearly import Days, Years, years_between, years_within

if TYPE_CHECKING:
    from .edtf import EdtfDate


class Amounted(Dated):
    """What a statement of an amount has, by its wording, its unit and its time."""

    __slots__ = ()

    if TYPE_CHECKING:
        start: EdtfDate | None
        end: EdtfDate | None
        amount: Decimal
        amount_to: Decimal | None
        yearly: Yearly | None
        of_cost: bool
        wording: Wording
        rounded_to: Decimal | None

    @property
    def per_year(self) -> bool:
        """Whether it is a yearly amount, of each year or a mean."""
        return self.yearly is not None

    @property
    def indefinite(self) -> bool:
        """Whether its first or its last day is one that nobody knows."""
        return is_span(self.start) or is_span(self.end)

    @property
    def shortest(self) -> Days:
        """The first and the last day that are surely in its time; the wrong way round, where there
        may be none. Those of ``period`` are the longest reading.
        """
        first, last = self.period.first, self.period.last
        if self.start is not None and is_span(self.start):
            first = self.start.latest
        if self.end is not None and is_span(self.end):
            last = self.end.earliest
        return first, last

    @property
    def years(self) -> Fraction:
        """How many years the box covers, both ends included and at their longest: a month is a
        twelfth, and a part of one counts by its days; 1 where a side of its time is open.
        """
        if self.start is None or self.end is None:
            return Fraction(1)
        return years_between(self.period.first, self.period.last)

    @property
    def whole(self) -> Decimal:
        """The amount as printed, in euros, of a range its lower end; of a yearly one for all its
        years, to the cent.
        """
        return _times(self.amount, self.years, round) if self.per_year else self.amount

    @property
    def printed(self) -> Interval:
        """The euros that are printed, for all years of a yearly amount: one amount, a range, or
        what lies below a ceiling, which the cost of projects is.
        """
        least = Decimal(0) if self.wording is Wording.AT_MOST or self.of_cost else self.amount
        most = self.amount if self.amount_to is None else self.amount_to
        return self._in_all(Interval(least, most), round, round)

    @property
    def interval(self) -> Interval:
        """The euros of public money that the statement supports for its whole box, by
        :func:`interval`; of a yearly amount for all its years, rounded outward to the cent.
        """
        return self._in_all(self.once, floor, ceil)

    @property
    def once(self) -> Interval:
        """The euros that the amount supports by itself, of a yearly one for one year; of a cost no
        least ones.
        """
        found = interval(self.amount, self.wording, self.rounded_to, self.amount_to)
        return Interval(Decimal(0), found.high) if self.of_cost else found

    @property
    def each_year(self) -> Years:
        """The years of its time, and the parts of others, that are surely in it: those of the
        calendar, but where its days are known and are whole years from the first one on.
        """
        return years_within(*self.shortest, calendar=self.indefinite)

    @property
    def _least_and_most_years(self) -> tuple[Fraction, Fraction]:
        """How often a yearly amount counts at least and at most."""
        if self.yearly != Yearly.EACH or self.start is None or self.end is None:
            return years_between(*self.shortest) if self.indefinite else self.years, self.years
        whole, parts = self.each_year
        touched = self.period.last.year - self.period.first.year + 1
        most = touched if self.indefinite else len(whole) + len(parts)
        return Fraction(len(whole)), Fraction(most)

    @property
    def uncapped(self) -> bool:
        """Whether the amount as printed has no upper side, *at least*: that of its interval is a
        reading. Zero is exact.
        """
        return self.wording is Wording.AT_LEAST and bool(self.amount)

    def _in_all(
        self, once: Interval, down: Callable[[Fraction], int], up: Callable[[Fraction], int]
    ) -> Interval:
        if self.yearly is None:
            return once
        least, most = self._least_and_most_years
        return Interval(_times(once.low, least, down), _times(once.high, most, up))


def _times(amount: Decimal, years: Fraction, cents: Callable[[Fraction], int]) -> Decimal:
    """A yearly amount for so many years, to the cent."""
    if years.denominator == 1:
        return EXACT.multiply(amount, Decimal(years.numerator))
    return Decimal(cents(Fraction(amount) * years * 100)).scaleb(-2, EXACT)
