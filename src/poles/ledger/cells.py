"""The cells of money that boxes and calls cut, each with the atom that it is part of: kept with a
program, they tell which atoms a question reaches, and which lie wholly inside it, without cutting
anything anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import attrs

from poles.model import Instrument

from .bits import bits
from .call_cells import EVER
from .extents import Extent, Holding
from .funder_days import Days, overlap
from .space import Space


class _Span(NamedTuple):
    """The days from one to another, and the number of the atom that money is part of then;
    ``None`` where nothing is claimed of it.
    """

    first: int
    last: int
    atom: int | None


class _Line(NamedTuple):
    """The cells of some instruments and of a call, or of no call, from day to day."""

    call: str | None
    instruments: frozenset[Instrument]
    spans: Sequence[_Span]

    def within(self, extent: Extent) -> Iterator[tuple[_Span, bool]]:
        """The cells on days of an extent, and whether they are of no other days."""
        start = bisect_left(self.spans, extent.first, key=attrgetter("last"))
        for span in self.spans[start:]:
            if span.first > extent.last:
                return
            yield span, extent.first <= span.first and span.last <= extent.last


@attrs.frozen
class _Alike:
    """Leaves that are in the same boxes and give money on the same days, and their cells."""

    leaves: frozenset[str]
    days: Days
    lines: tuple[_Line, ...]
    # The calls that some box names.
    named: frozenset[str]


class Cells:
    """All money, in cells. ``atoms`` are the numbers of the sets of boxes that cover money."""

    def __init__(
        self, space: Space, boxes: Sequence[Extent], atoms: Mapping[tuple[int, ...], int]
    ) -> None:
        self._space = space
        reaching: dict[str, list[int]] = {leaf: [] for leaf in space.all}
        for place, extent in enumerate(boxes):
            for leaf in extent.funders:
                reaching[leaf].append(place)
        alike: dict[tuple[tuple[int, ...], Days], list[str]] = defaultdict(list)
        for leaf, places in reaching.items():
            alike[tuple(places), space.days.get(leaf, EVER)].append(leaf)
        self._alike = [
            _alike(space, boxes, key, frozenset(leaves), atoms) for key, leaves in alike.items()
        ]
        self._size = Counter(
            span.atom for one in self._alike for line in one.lines for span in line.spans
        )

    def asked(self, extent: Extent) -> tuple[set[int | None], set[int]]:
        """The atoms that an extent reaches, ``None`` for money of which nothing is claimed, and
        those wholly inside it.
        """
        some: set[int | None] = set()
        inside: Counter[int | None] = Counter()
        for one in self._alike:
            leaves = one.leaves & extent.funders
            if not leaves:
                continue
            for line in self._reached(one, extent):
                kinds = line.instruments
                if extent.instrument is not None:
                    if extent.instrument not in kinds:
                        continue
                    kinds = frozenset({extent.instrument})
                calls = extent.calls is None or line.call in extent.calls
                whole = calls and len(leaves) == len(one.leaves) and kinds == line.instruments
                for span, inner in line.within(extent):
                    some.add(span.atom)
                    if whole and inner:
                        inside[span.atom] += 1
        size = self._size
        return some, {
            atom for atom, count in inside.items() if atom is not None and count == size[atom]
        }

    def _reached(self, one: _Alike, extent: Extent) -> Iterator[_Line]:
        """The lines of some leaves that an extent reaches."""
        if extent.calls is None:
            yield from one.lines
            return
        yield from (line for line in one.lines if line.call in extent.calls)
        # The money of a call that no box names is where money outside any call can be too.
        for call in extent.calls - one.named:
            cell = self._space.cells[call]
            given = overlap(cell.days, one.days)
            if given is None:
                continue
            for line in one.lines:
                kinds = line.instruments.intersection(cell.instruments)
                if line.call is None and kinds:
                    spans = [
                        span._replace(
                            first=max(span.first, given[0]), last=min(span.last, given[1])
                        )
                        for span in line.spans
                        if span.first <= given[1] and given[0] <= span.last
                    ]
                    yield line._replace(instruments=kinds, spans=spans)


def _alike(
    space: Space,
    boxes: Sequence[Extent],
    key: tuple[tuple[int, ...], Days],
    leaves: frozenset[str],
    atoms: Mapping[tuple[int, ...], int],
) -> _Alike:
    """The cells of some leaves, by the boxes that these are in and the days of their money."""
    places, days = key
    extents = [boxes[place] for place in places]
    held = Holding.of(extents)

    def line(call: str | None, mask: int, given: Days, kinds: Collection[Instrument]) -> _Line:
        turns = mask & held.turned.get(call or "", 0)
        spans = [
            _Span(first, last, atoms.get(tuple(places[bit] for bit in bits(found ^ turns))))
            for first, last, found in _sweep(extents, mask, given)
        ]
        return _Line(call, frozenset(kinds), spans)

    lines = [
        line(None, mask, days, kinds)
        for mask, kinds in _by_mask(held.anywhere, held.fitting).items()
    ]
    for call in sorted(held.named):
        cell = space.cells[call]
        given = overlap(cell.days, days)
        if given is not None:
            here = (held.anywhere | held.calls[call]) & ~held.empty[call]
            fits = {kind: held.fitting[kind] for kind in cell.instruments}
            lines += (
                line(call, mask, given, kinds) for mask, kinds in _by_mask(here, fits).items()
            )
    return _Alike(leaves, days, tuple(lines), held.named)


def _by_mask(mask: int, fitting: Mapping[Instrument, int]) -> dict[int, list[Instrument]]:
    """Instruments by the boxes of some that are about them too."""
    found: dict[int, list[Instrument]] = defaultdict(list)
    for kind, fits in fitting.items():
        found[mask & fits].append(kind)
    return found


def _sweep(extents: Sequence[Extent], mask: int, span: Days) -> Iterator[tuple[int, int, int]]:
    """The days of a span between which the boxes of a set that hold change, with these."""
    first, last = span
    now = 0
    turns: dict[int, int] = defaultdict(int)
    for bit in bits(mask):
        extent = extents[bit]
        if extent.first > last or extent.last < first:
            continue
        if extent.first <= first:
            now |= 1 << bit
        else:
            turns[extent.first] ^= 1 << bit
        if extent.last < last:
            turns[extent.last + 1] ^= 1 << bit
    for day in sorted(turns):
        yield first, day - 1, now
        first, now = day, now ^ turns[day]
    yield first, last, now
