"""The grants of a ledger, list by list and put together by where they are: questions ask for sums,
and grants are very many.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

import attrs

from poles.model import Instrument

from .box import Kind
from .call_cells import EVER
from .claims import Place
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


@attrs.frozen(eq=False)
class Series:
    """The grants of one place that belong to the same, by the times in which they were given."""

    times: dict[Days, Some] = attrs.field(factory=dict)

    def add(self, time: Days, cents: int) -> None:
        """Count one grant more."""
        self.times[time] = and_more(self.times.get(time, NONE), Some(1, cents))

    @cached_property
    def _days(self) -> tuple[list[int], list[Some]]:
        """The days of grants that were given on one, and what was given before each."""
        days = sorted(first for first, last in self.times if first == last)
        given = (self.times[day, day] for day in days)
        return days, list(accumulate(given, and_more, initial=NONE))

    def between(self, borders: Sequence[int]) -> Iterator[tuple[Days, Days, Some]]:
        """The grants by the days between borders that hold them, with those that they are of."""
        days, before = self._days
        places = [0, *(bisect_left(days, border) for border in borders), len(days)]
        for number, (start, stop) in enumerate(pairwise(places)):
            if start < stop:
                (count, cents), (less, taken) = before[stop], before[start]
                own = days[start], days[stop - 1]
                yield _span(borders, number, number), own, Some(count - less, cents - taken)
        for (first, last), some in self._long:
            held = _span(borders, bisect_right(borders, first), bisect_right(borders, last))
            yield held, (first, last), some

    @cached_property
    def _long(self) -> list[tuple[Days, Some]]:
        return [(time, some) for time, some in self.times.items() if time[0] != time[1]]


def _span(borders: Sequence[int], first: int, last: int) -> Days:
    """The days from one of those between borders to another."""
    start = borders[first - 1] if first else EVER[0]
    return start, borders[last] - 1 if last < len(borders) else EVER[1]


@attrs.frozen(eq=False)
class Dataset:
    """The grants of one dataset that are of one kind of money, put together by where they are;
    those in ``doubted`` boxes prove nothing.
    """

    name: str
    kind: Kind
    sources: tuple[str, ...]
    series: Mapping[Where, Mapping[Of, Series]]
    doubted: tuple[Place, ...] = ()

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The first and the last days of its grants, where they have some."""
        found = {
            day
            for by_part in self.series.values()
            for series in by_part.values()
            for time in series.times
            for day in time
        }
        return tuple(sorted(found.difference(EVER)))

    def codes(self, line: int) -> set[str]:
        """The poles, regions, sectors or beneficiaries that some of its grants belong to, by the
        place of these in a slice.
        """
        return {code for by_part in self.series.values() for of in by_part for code in of[line]}
