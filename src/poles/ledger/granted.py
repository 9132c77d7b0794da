"""What grants claim: that a box has at least the sum of those of one dataset that are wholly in it.

Grants are many and their days are too, so these do not cut the axis of time. It is cut at the
borders of what statements and questions speak of, and a grant counts in the days between two of
them that hold it, wholly or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

import attrs

from poles.model import Citation, EdtfDate, GrantSum, Interval, Period, Ratio, Status
from poles.text import EXACT

from .box import WHOLE, Box, Slice
from .call_cells import EVER
from .claims import Cause, Claim, Place, SetAside
from .datasets import Dataset, Some, days_between
from .extents import Extent
from .funder_days import Days
from .lots import Lot, Lots
from .space import Space

# Boxes, with the funders that name them.
Boxes: TypeAlias = Mapping[Place, tuple[str, ...]]


def granted(
    space: Space,
    datasets: Iterable[Dataset],
    claims: Sequence[Claim],
    asked: Sequence[tuple[Extent, Box]] = (),
) -> list[Claim]:
    """What the grants of some datasets claim beside some claims, where some boxes are asked about:
    their sum in each box that the question or a claim speaks of, and in each that holds some of
    them and that none of these cuts.
    """
    return [claim for one in beside(space, datasets, claims) for claim in one.claims(asked)]


def beside(space: Space, datasets: Iterable[Dataset], claims: Sequence[Claim]) -> list[Granted]:
    """What the grants of each of some datasets claim beside some claims.

    Those of two may be the same money on days that both have, and on no others: of several, each is
    cut where one begins or ends, besides at the borders of what claims speak of.
    """
    each, spoken = tuple(datasets), _spoken_of(claims)
    ends = [(one.days[0], one.days[-1] + 1) for one in each if one.days] if len(each) > 1 else []
    borders = sorted(_borders(spoken).union(*ends))
    return [Granted(Lots.of(space, one, borders), spoken, alone=len(each) == 1) for one in each]


def nothing_proved(
    space: Space, shown: Iterable[tuple[Cause, Dataset]], extent: Extent, box: Box
) -> Iterator[tuple[SetAside, tuple[Place, ...]]]:
    """The sums of grants in a box that would prove something of it, were they not doubted."""
    for cause, dataset in shown:
        for claim in granted(space, [dataset], (), [(extent, box)]):
            if claim.places == ((extent, box.slice),):
                yield SetAside(claim.statements[0], cause), claim.places


@attrs.frozen(eq=False)
class Granted:
    """What the grants of a dataset claim beside claims that speak of some boxes. A question is
    answered by what is kept here, and by the few lots that its own borders cut.
    """

    lots: Lots
    spoken: Boxes
    # Whether there are grants of no other.
    alone: bool
    # What they claim whatever is asked, and of which boxes, where that is known ahead.
    known: tuple[Boxes, Mapping[Place, Claim]] | None = None

    def without(self, place: Place) -> Granted:
        """The same but for the grants that are wholly in a box."""
        return attrs.evolve(self, lots=self.lots.without(place), known=None)

    def by(self, space: Space) -> Granted:
        """The same by another space of the ledger."""
        return attrs.evolve(self, lots=self.lots.by(space), known=None)

    def knowing(self) -> Granted:
        """The same, knowing what they claim and nothing of what else was asked."""
        lots = attrs.evolve(self.lots, within={}, fitting={})
        return attrs.evolve(self, lots=lots, known=(self._own, self._claims))

    @cached_property
    def named(self) -> Boxes:
        """The boxes of which they claim their sum, whatever is asked."""
        return {**self.spoken, **self._own}

    @cached_property
    def _own(self) -> Boxes:
        """Those of them that nothing else speaks of."""
        if self.known is not None:
            return self.known[0]
        return self._boxes(self.lots, self.lots.every, self.spoken)

    def claims(self, asked: Iterable[tuple[Extent, Box]] = ()) -> tuple[Claim, ...]:
        """What they claim, where some boxes are asked about; ``usual`` itself where that is no
        more than they claim in any case.
        """
        boxes = {(extent, box.slice): box.funders for extent, box in asked}
        new = {place: names for place, names in boxes.items() if place not in self.spoken}
        more = self._asked(new)
        # Of a box that is asked about, they are told as it is asked.
        return tuple({**self._claims, **more}.values()) if more else self.usual

    @cached_property
    def usual(self) -> tuple[Claim, ...]:
        """What they claim, whatever is asked."""
        return tuple(self._claims.values())

    @cached_property
    def _slices(self) -> set[Slice]:
        """What is spoken of some money of, each once."""
        return {part for _, part in self.spoken}

    @cached_property
    def _borders(self) -> set[int]:
        return _borders(self.spoken)

    @cached_property
    def _claims(self) -> Mapping[Place, Claim]:
        return self.told(self.named) if self.known is None else self.known[1]

    def _asked(self, new: Boxes) -> dict[Place, Claim]:
        """What they claim besides, where boxes are asked about that nothing else speaks of."""
        new = {place: names for place, names in new.items() if self.lots.may_touch(place[0])}
        if not new:
            return {}
        lots, cut = self.lots.cut(sorted(_borders(new) - self._borders))
        spoken = {**self.spoken, **new}
        boxes = self._boxes(lots, cut, spoken)
        if asked := {part for _, part in new} - {WHOLE}:
            codes = _codes(asked).keys()
            near = {part for part in self._slices | asked if not codes.isdisjoint(_codes([part]))}
            about = {place: names for place, names in spoken.items() if place[1] in near}
            boxes = {**boxes, **self._boxes(lots, lots.every, about)}
        more = {place: names for place, names in boxes.items() if place not in self.named}
        return attrs.evolve(self, lots=lots, spoken=spoken, known=None).told({**more, **new})

    def _boxes(self, lots: Lots, some: Iterable[Lot], spoken: Boxes) -> Boxes:
        return _boxes_of(lots, some, spoken, alone=self.alone)

    def told(self, boxes: Boxes) -> dict[Place, Claim]:
        """What they claim of some boxes: of those that nothing else speaks of, from the first of
        their days to the last.
        """
        found = {}
        for place, funders in boxes.items():
            total = self.lots.total(place)
            if total.cents:
                days = place[0].first, place[0].last
                if place not in self.spoken:
                    days = self.lots.days(place)
                found[place] = _claim(self.lots.dataset, place, funders, days, total)
        return found


def _boxes_of(lots: Lots, some: Iterable[Lot], spoken: Boxes, *, alone: bool) -> Boxes:
    """The boxes of some lots, beside boxes that are spoken of: each whole, and of each slice that
    some of these are of, where it may meet them. Where nothing else speaks of a slice, to divide
    its money tells nothing.

    Nor does it to divide it at the borders of other boxes, where no other slice has a code of it
    and no other dataset some of it: its money may be where there is some, between its own borders.
    """
    slices: dict[Slice, list[Extent]] = {}
    for extent, part in spoken:
        if part != WHOLE:
            slices.setdefault(part, []).append(extent)
    shared = _codes(slices)
    borders = {
        part: sorted(_borders((extent, part) for extent in extents))
        for part, extents in slices.items()
        # mutants survive: cut at all borders, rows are more and say as much.
        if alone and _lonely(part, shared)
    }
    found: dict[Place, tuple[str, ...]] = {}
    for lot in some:
        found[lot.extent, WHOLE] = lot.where[0]
        for part, extents in slices.items():
            if lots.some_of(lot, part) and any(_may_meet(lot.extent, one) for one in extents):
                extent = lot.extent
                if part in borders:
                    first, last = days_between(borders[part], (extent.first, extent.last))
                    extent = extent._replace(first=first, last=last)
                found[extent, part] = lot.where[0]
    return found


def _spoken_of(claims: Iterable[Claim]) -> Boxes:
    """The boxes that are claimed, with the funders that name them."""
    found: dict[Place, tuple[str, ...]] = {}
    for claim in claims:
        said: Any = claim.statements[0]
        boxes = (said.of, said.to) if isinstance(said, Ratio) else (said,)
        for place, box in zip(claim.places, boxes, strict=True):
            if place[0].whole is None:
                found.setdefault(place, box.funders)
    return found


def _borders(places: Iterable[Place]) -> set[int]:
    """The days on which some boxes begin, and those after their last ones."""
    days = {day for extent, _ in places for day in (extent.first, extent.last + 1)}
    return days - {EVER[0], EVER[1] + 1}


def _claim(
    dataset: Dataset, place: Place, funders: tuple[str, ...], days: Days, total: Some
) -> Claim:
    """What some grants claim, told of some of the days of a place that hold all of them."""
    amount = Decimal(total.cents).scaleb(-2, EXACT)
    (extent, part), kind = place, dataset.kind
    box = Box(
        funders=funders,
        calls=sorted(extent.calls or ()),
        instrument=extent.instrument,
        period=_period(*days),
        poles=sorted(part.poles),
        regions=sorted(part.regions),
        sectors=sorted(part.sectors),
        beneficiaries=sorted(part.beneficiaries),
        basis=kind.basis,
        stage=kind.stage,
    )
    cited = tuple(Citation(source, None, Status.SOURCED) for source in dataset.sources)
    said = GrantSum(
        dataset=dataset.name, count=total.number, amount=amount, box=box, citations=cited
    )
    interval = Interval(amount, amount)
    return Claim(extent, part, interval, (said,), as_read=False, uncapped=True)


def _period(start_day: int, end_day: int) -> Period | None:
    """The time from one day to another, in whole years where it is some."""
    start = end = None
    if start_day != EVER[0]:
        first = date.fromordinal(start_day)
        whole = (first.month, first.day) == (1, 1)
        start = EdtfDate(f"{first.year:04}" if whole else first.isoformat())
    if end_day != EVER[1]:
        last = date.fromordinal(end_day)
        whole = (last.month, last.day) == (12, 31)
        end = EdtfDate(f"{last.year:04}" if whole else last.isoformat())
    return None if start is end is None else Period(start, end)


def _may_meet(one: Extent, other: Extent) -> bool:
    """Whether two extents have a day and a funder in common."""
    return (
        one.first <= other.last
        and other.first <= one.last
        and not one.funders.isdisjoint(other.funders)
    )


def _lonely(part: Slice, shared: Counter[tuple[int, str]]) -> bool:
    """Whether no other of some slices has a code of one of them, by how many have each."""
    return all(shared[code] == 1 for code in _codes([part]))


def _codes(slices: Iterable[Slice]) -> Counter[tuple[int, str]]:
    """How many of some slices have each code, by the lines of these."""
    return Counter(
        (line, code) for part in slices for line, codes in enumerate(part[:-1]) for code in codes
    )
