"""Boxes from day to day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from operator import xor

from .bits import bits
from .funder_days import Days


class Sweep:
    """The boxes of a set that hold on each day, as bits, from each day on which they change."""

    def __init__(self, spans: Sequence[Days], mask: int) -> None:
        self._spans = spans
        turns: dict[int, int] = defaultdict(int)
        for bit in bits(mask):
            turns[spans[bit][0]] ^= 1 << bit
            turns[spans[bit][1] + 1] ^= 1 << bit
        self._days = sorted(turns)
        self._masks: list[int] = [0, *accumulate((turns[day] for day in self._days), xor)]

    def over(self, span: Days) -> set[int]:
        """The distinct sets of boxes that hold on some day of a span."""
        first, last = (bisect_right(self._days, day) for day in span)
        return set(self._masks[first : last + 1])

    def beside(self, more: int, span: Days) -> set[int]:
        """As :meth:`over`, with some more boxes."""
        other = Sweep(self._spans, more)
        if other.steady(span):
            return {mask | other.on(span[0]) for mask in self.over(span)}
        days = [span[0], *(day for day in {*self._days, *other._days} if span[0] < day <= span[1])]
        return {self.on(day) | other.on(day) for day in days}

    def steady(self, span: Days) -> bool:
        """Whether nothing changes in a span."""
        first, last = (bisect_right(self._days, day) for day in span)
        return first == last

    def on(self, day: int) -> int:
        """The boxes that hold on a day."""
        return self._masks[bisect_right(self._days, day)]
