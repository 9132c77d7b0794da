"""The cells of money that boxes and calls cut, each with the atom that it is part of: kept with a
program, they tell which atoms a question reaches, and which lie wholly inside it, without cutting
anything anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import attrs

from poles.model import Instrument

from .bits import bits
from .call_cells import EVER, CallCell
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


@attrs.frozen(eq=False)
class _Alike:
    """Leaves that are in the same boxes, by their places among all, and give money on the same
    days; and their cells, cut when first asked for. ``atoms`` are numbered by their boxes.
    """

    leaves: frozenset[str]
    days: Days
    boxes: Mapping[int, Extent]
    atoms: Mapping[tuple[int, ...], int]
    calls: Mapping[str, CallCell]

    @cached_property
    def lines(self) -> tuple[_Line, ...]:
        """All the cells."""
        return tuple(self._lines())

    @cached_property
    def size(self) -> Counter[int | None]:
        """How many of the cells are part of each atom."""
        return Counter(span.atom for line in self.lines for span in line.spans)

    @cached_property
    def _listed(self) -> tuple[list[int], list[Extent]]:
        """The numbers of their boxes, and these."""
        return [*self.boxes], [*self.boxes.values()]

    @cached_property
    def held(self) -> Holding:
        """What their boxes hold."""
        return Holding.of(self.boxes.values())

    def _lines(self) -> Iterator[_Line]:
        held, days = self.held, self.days
        for mask, kinds in _by_mask(held.anywhere, held.fitting).items():
            yield _Line(None, frozenset(kinds), tuple(self._spans(mask, 0, days)))
        for call in sorted(held.named):
            cell = self.calls[call]
            given = overlap(cell.days, days)
            if given is not None:
                here = (held.anywhere | held.calls.get(call, 0)) & ~held.empty.get(call, 0)
                fits = {kind: held.fitting[kind] for kind in cell.instruments}
                for mask, kinds in _by_mask(here, fits).items():
                    spans = self._spans(mask, mask & held.turned.get(call, 0), given)
                    yield _Line(call, frozenset(kinds), tuple(spans))

    def _spans(self, mask: int, turns: int, days: Days) -> Iterator[_Span]:
        """The cells of some of the boxes, and the other days of those that are turned."""
        places, extents = self._listed
        for first, last, found in _sweep(extents, mask, days):
            within = tuple(map(places.__getitem__, bits(found ^ turns)))
            yield _Span(first, last, self.atoms.get(within))


class Cells:
    """All money, in cells. ``atoms`` are the sets of boxes that cover money."""

    def __init__(
        self, space: Space, boxes: Sequence[Extent], atoms: Sequence[tuple[int, ...]]
    ) -> None:
        self._space, self._atoms = space, atoms
        reaching: dict[str, list[int]] = {leaf: [] for leaf in space.all}
        for place, extent in enumerate(boxes):
            for leaf in extent.funders:
                reaching[leaf].append(place)
        alike: dict[tuple[tuple[int, ...], Days], list[str]] = defaultdict(list)
        for leaf, places in reaching.items():
            alike[tuple(places), space.days.get(leaf, EVER)].append(leaf)
        numbers = {within: number for number, within in enumerate(atoms)}
        self._alike = [
            _Alike(
                leaves=frozenset(leaves),
                days=days,
                boxes={place: boxes[place] for place in places},
                atoms=numbers,
                calls=space.cells,
            )
            for (places, days), leaves in alike.items()
        ]

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
        return some, {
            atom for atom, count in inside.items() if atom is not None and count == self._size(atom)
        }

    def _size(self, atom: int) -> int:
        """How many cells are part of an atom. Most often few leaves are in all its boxes, so that
        the cells of the others need not be cut.
        """
        within = self._atoms[atom]
        return sum(
            one.size[atom] for one in self._alike if all(map(one.boxes.__contains__, within))
        )

    def _reached(self, one: _Alike, extent: Extent) -> Iterator[_Line]:
        """The lines of some leaves that an extent reaches."""
        if extent.calls is None:
            yield from one.lines
            return
        yield from (line for line in one.lines if line.call in extent.calls)
        # The money of a call that no box names is where money outside any call can be too.
        for call in extent.calls - one.held.named:
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
