"""The grants of a ledger, list by list and put together by where they are: questions ask for sums,
and grants are very many.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, TypeAlias

import attrs

from poles.model import Instrument

from .box import Kind
from .call_cells import EVER
from .funder_days import Days

# Where money is but for its time, and what it is of besides.
Where: TypeAlias = tuple[tuple[str, ...], Instrument | None, tuple[str, ...]]
Of: TypeAlias = tuple[frozenset[str], ...]


class Some(NamedTuple):
    """Some grants: how many, and their sum in cents."""

    number: int
    cents: int


NONE = Some(0, 0)


def and_more(some: Some, more: Some) -> Some:
    return Some(some.number + more.number, some.cents + more.cents)


class Series(NamedTuple):
    """Grants of one place that belong to the same: those that were given on one day, by their
    ``days`` from a place to another, with the cents that all ``before`` each had; and those of
    ``long`` times, by these.
    """

    days: Sequence[int]
    before: Sequence[int]
    start: int
    stop: int
    long: tuple[tuple[Days, Some], ...]

    @classmethod
    def of(cls, given: Iterable[tuple[Days, int]]) -> Series:
        """Grants by the times in which they were given, and their cents."""
        days: list[tuple[int, int]] = []
        long: dict[Days, Some] = {}
        for time, cents in given:
            if time[0] == time[1]:
                days.append((time[0], cents))
            else:
                long[time] = and_more(long.get(time, NONE), Some(1, cents))
        days.sort()
        before = list(accumulate((cents for _, cents in days), initial=0))
        return cls([day for day, _ in days], before, 0, len(days), tuple(long.items()))

    @property
    def some(self) -> Some:
        """How many they are, and their sum."""
        number, cents = self.stop - self.start, self.before[self.stop] - self.before[self.start]
        for _, some in self.long:
            number, cents = number + some.number, cents + some.cents
        return Some(number, cents)

    @property
    def own(self) -> Days:
        """From the first of their days to the last."""
        times = [time for time, _ in self.long]
        if self.start < self.stop:
            times.append((self.days[self.start], self.days[self.stop - 1]))
        return min(first for first, _ in times), max(last for _, last in times)

    def between(self, borders: Sequence[int]) -> Mapping[Days, Series]:
        """The grants by the days between borders that hold them."""
        places = (bisect_left(self.days, border, self.start, self.stop) for border in borders)
        found = {
            _span(borders, number, number): self._replace(start=start, stop=stop, long=())
            for number, (start, stop) in enumerate(pairwise([self.start, *places, self.stop]))
            if start < stop
        }
        long: dict[Days, list[tuple[Days, Some]]] = defaultdict(list)
        for time, some in self.long:
            long[days_between(borders, time)].append((time, some))
        none = self._replace(start=0, stop=0, long=())
        for held, times in long.items():
            found[held] = found.get(held, none)._replace(long=tuple(times))
        return found


def days_between(borders: Sequence[int], time: Days) -> Days:
    """The days between borders that hold a time."""
    return _span(borders, *(bisect_right(borders, day) for day in time))


def _span(borders: Sequence[int], first: int, last: int) -> Days:
    """The days from one of those between borders to another."""
    start = borders[first - 1] if first else EVER[0]
    return start, borders[last] - 1 if last < len(borders) else EVER[1]


@attrs.frozen(eq=False)
class Dataset:
    """The grants of one dataset that are of one kind of money, put together by where they are."""

    name: str
    kind: Kind
    sources: tuple[str, ...]
    series: Mapping[Where, Mapping[Of, Series]]

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The first and the last days of its grants, where they have some."""
        found: set[int] = set()
        for series in chain.from_iterable(by_part.values() for by_part in self.series.values()):
            found.update(series.days, *(time for time, _ in series.long))
        return tuple(sorted(found.difference(EVER)))

    def codes(self, line: int) -> set[str]:
        """The poles, regions, sectors or beneficiaries that some of its grants belong to, by the
        place of these in a slice.
        """
        return {code for by_part in self.series.values() for of in by_part for code in of[line]}
