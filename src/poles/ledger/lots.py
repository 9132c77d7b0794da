"""Grants in lots: those of one place in the same days between some borders, and their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce

import attrs

from .box import WHOLE, Box, Slice
from .claims import Place
from .datasets import NONE, Dataset, Of, Series, Some, Where, and_more
from .extents import Extent
from .funder_days import Days
from .space import Space


@attrs.frozen(eq=False)
class Lot:
    """The grants of one dataset that are in an extent, by what they belong to."""

    extent: Extent
    where: Where
    by: Mapping[Of, Series]

    @cached_property
    def whole(self) -> Some:
        """How many they are, and their sum."""
        return reduce(and_more, (series.some for series in self.by.values()), NONE)

    def cut(self, borders: Sequence[int]) -> list[Lot]:
        """Its grants by the days between borders that hold them."""
        found: dict[Days, dict[Of, Series]] = defaultdict(dict)
        for of, series in self.by.items():
            for days, some in series.between(borders).items():
                found[days][of] = some
        return [
            Lot(self.extent._replace(first=first, last=last), self.where, by)
            for (first, last), by in found.items()
        ]


@attrs.frozen(eq=False)
class Lots:
    """The grants of a dataset in lots, and their sums in boxes. What is asked once is kept."""

    space: Space
    dataset: Dataset
    every: tuple[Lot, ...]
    # The places of the lots that are in an extent.
    _within: dict[Extent, list[int]] = attrs.field(factory=dict)
    # What surely is of a slice, of all that grants belong to.
    _fitting: dict[Slice, frozenset[Of]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, space: Space, dataset: Dataset, borders: Sequence[int]) -> Lots:
        """The grants of a dataset in the lots that some borders cut them into."""
        basis, stage = dataset.kind
        found: list[Lot] = []
        for where, by in dataset.series.items():
            funders, instrument, calls = where
            box = Box(funders=funders, instrument=instrument, calls=calls, basis=basis, stage=stage)
            found += Lot(space.resolve(box), where, by).cut(borders)
        return cls(space, dataset, tuple(found))

    def cut(self, borders: Sequence[int]) -> tuple[Lots, list[Lot]]:
        """The same in the lots that further borders cut these into, and the new ones of them. What
        these are asked is kept with them.
        """
        whole: list[Lot] = []
        new: list[Lot] = []
        for lot in self.every:
            first, last = lot.extent.first, lot.extent.last
            if within := [border for border in borders if first < border <= last]:
                new += lot.cut([first, *within, last + 1])
            else:
                whole.append(lot)
        fitting = dict(self._fitting)
        return attrs.evolve(self, every=(*whole, *new), within={}, fitting=fitting), new

    def without(self, place: Place) -> Lots:
        """The same but for the grants that are wholly in a box."""
        extent, part = place
        lots = list(self.every)
        for number in self._inside(extent):
            by = {of: one for of, one in lots[number].by.items() if of not in self._of(part)}
            lots[number] = attrs.evolve(lots[number], by=by)
        return attrs.evolve(self, every=tuple(lots))

    def by(self, space: Space) -> Lots:
        """The same by another space of the ledger, in which others may be in a box."""
        return attrs.evolve(self, space=space, within={})

    def total(self, place: Place) -> Some:
        """How many grants are wholly in a box, and their sum."""
        extent, part = place
        if part == WHOLE:
            some = (self.every[number].whole for number in self._inside(extent))
        else:
            some = (series.some for series in self._in(place))
        return reduce(and_more, some, NONE)

    def days(self, place: Place) -> Days:
        """From the first day of the grants that are wholly in a box to the last."""
        own = [series.own for series in self._in(place)]
        return min(first for first, _ in own), max(last for _, last in own)

    def some_of(self, lot: Lot, part: Slice) -> bool:
        """Whether some grants of a lot surely are of a slice."""
        return not lot.by.keys().isdisjoint(self._of(part))

    def _in(self, place: Place) -> Iterator[Series]:
        """The grants that are wholly in a box."""
        extent, part = place
        fitting = self._of(part)
        if not fitting:
            return
        for lot in map(self.every.__getitem__, self._inside(extent)):
            # Of what there is less of, each is looked for in the other.
            # mutants survive: either way finds the same.
            if len(fitting) < len(lot.by):
                yield from (lot.by[of] for of in fitting if of in lot.by)
            else:
                yield from (series for of, series in lot.by.items() if of in fitting)

    def _of(self, part: Slice) -> frozenset[Of]:
        if part not in self._fitting:
            every = (of for by in self.dataset.series.values() for of in by)
            self._fitting[part] = frozenset(of for of in every if part.has(of))
        return self._fitting[part]

    def _inside(self, extent: Extent) -> Sequence[int]:
        """The places of the lots that are in an extent."""
        if extent not in self._within:
            found: list[int] = []
            if self._may_reach(extent):
                for places in self._alike:
                    if not self.every[places[0]].extent.funders.isdisjoint(extent.funders):
                        found += self._inside_of(places, extent)
            self._within[extent] = found
        return self._within[extent]

    def may_touch(self, extent: Extent) -> bool:
        """Whether an extent may hold a lot, or its first or last day cut one of any funder."""
        _, (first, last) = self._hull
        cuts = first < extent.first <= last or first <= extent.last < last
        return cuts or self._may_reach(extent)

    def _may_reach(self, extent: Extent) -> bool:
        """Whether some lot may be in an extent: of many boxes, a short list is in few."""
        funders, (first, last) = self._hull
        return (
            extent.first <= last and first <= extent.last and not funders.isdisjoint(extent.funders)
        )

    @cached_property
    def _hull(self) -> tuple[frozenset[str], Days]:
        """All funders of the lots, and their first and last day."""
        extents = [lot.extent for lot in self.every]
        days = (
            min((one.first for one in extents), default=0),
            max((one.last for one in extents), default=-1),
        )
        return frozenset().union(*(one.funders for one in extents)), days

    @cached_property
    def _alike(self) -> list[list[int]]:
        """The places of the lots, together of those that are alike but for their days."""
        found: dict[Where, list[int]] = defaultdict(list)
        for place, lot in enumerate(self.every):
            found[lot.where].append(place)
        return list(found.values())

    def _inside_of(self, places: Sequence[int], extent: Extent) -> list[int]:
        """Those of some lots, alike but for their days, that are in an extent."""
        first, last = extent.first, extent.last
        extents = ((place, self.every[place].extent) for place in places)
        near = [(place, one) for place, one in extents if one.first <= last and first <= one.last]
        held = [(place, one) for place, one in near if first <= one.first and one.last <= last]
        inside = self.space.inside
        found: set[int] = set()
        if held:
            # Most often all of them are, or none.
            ends = min(one.first for _, one in held), max(one.last for _, one in held)
            if inside(held[0][1]._replace(first=ends[0], last=ends[1]), extent):
                found = {place for place, _ in held}
        known = set(found)
        return [
            *found,
            *(place for place, one in near if place not in known and inside(one, extent)),
        ]
