"""What grants claim: that a box has at least the sum of those of one dataset that are wholly in it.

Grants are many and their days are too, so these do not cut the axis of time. It is cut at the
borders of what statements and questions speak of, and a grant counts in the days between two of
them that hold it, wholly or not at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, NamedTuple

import attrs

from poles.errors import InvalidBox
from poles.model import (
    Basis,
    Citation,
    EdtfDate,
    Grant,
    GrantSum,
    Interval,
    Ledger,
    Period,
    Ratio,
    Status,
)
from poles.text import EXACT

from .box import WHOLE, Box, Kind, Slice
from .call_cells import EVER
from .claims import Cause, Claim, Place, SetAside, cause_of
from .datasets import NONE, Dataset, Of, Series, Some, Where, and_more
from .funder_days import Days
from .space import Extent, Space
from .standing import standing


class Lists(NamedTuple):
    """The datasets of one kind of money, and those of grants that prove nothing, with why."""

    proving: tuple[Dataset, ...]
    shown: tuple[tuple[Cause, Dataset], ...]


def datasets_of(ledger: Ledger, space: Space, kind: Kind, *, inferred: bool) -> Lists:
    """The datasets of a ledger's grants of one kind of money, and of those whose kind is unknown.

    Grants that are recalled prove nothing; without ``inferred``, nor do those of which a cell is.

    Raises :class:`~poles.InvalidBox` for a grant that is where no money can be, and
    :class:`~poles.UnknownCode` for one that names what the ledger does not know.
    """
    found: dict[tuple[Cause | None, str], dict[Where, dict[Of, Series]]] = {}
    read_in: dict[tuple[Cause | None, str], dict[str, None]] = defaultdict(dict)
    places = _Places(space, kind)
    for grant in ledger.grants:
        if grant.kind != kind and grant.basis is not Basis.UNKNOWN:
            continue
        place = places.of(grant)
        if place is None:
            continue
        where, of, time = place
        key = cause_of(grant, (), inferred=inferred), grant.dataset
        by_part = found.setdefault(key, {}).setdefault(where, {})
        by_part.setdefault(of, Series()).add(time, int(grant.amount.scaleb(2)))
        read_in[key].update(dict.fromkeys(grant.sources))
    made = [
        (cause, Dataset(name, kind, tuple(read_in[cause, name]), series))
        for (cause, name), series in found.items()
    ]
    made.sort(key=lambda one: (one[0] or "", *standing(ledger, one[1].sources), one[1].name))
    return Lists(
        tuple(dataset for cause, dataset in made if cause is None),
        tuple((cause, dataset) for cause, dataset in made if cause is not None),
    )


def nothing_proved(
    space: Space, shown: Iterable[tuple[Cause, Dataset]], extent: Extent, box: Box
) -> Iterator[tuple[SetAside, tuple[Place, ...]]]:
    """The sums of grants in a box that would prove something of it, were they not doubted."""
    for cause, dataset in shown:
        for claim in granted(space, [dataset], (), [(extent, box)]):
            if claim.places == ((extent, box.slice),):
                yield SetAside(claim.statements[0], cause), claim.places


class _Places:
    """Where grants are, by a space; each place of many grants is looked at once."""

    def __init__(self, space: Space, kind: Kind) -> None:
        self._space, self._kind = space, kind
        self._extents: dict[tuple[Where, Of], Extent] = {}
        self._times: set[tuple[Where, Days]] = set()

    def of(self, grant: Grant) -> tuple[Where, Of, Days] | None:
        """Where a grant is but for its time, what it is of besides, and its days; ``None`` for one
        of unknown basis that is no money of this kind.
        """
        where = grant.funders, grant.instrument, grant.calls
        of = tuple(map(frozenset, (grant.poles, grant.regions, grant.sectors, grant.beneficiaries)))
        try:
            time = grant.period.first.toordinal(), grant.period.last.toordinal()
            if (where, of) not in self._extents:
                slices = {part: getattr(grant, part) for part in Slice._fields[:-1]}
                box = attrs.evolve(self._box(grant), period=None, **slices)
                self._extents[where, of] = self._space.resolve(box)
            if (where, time) not in self._times:
                extent = self._extents[where, of]._replace(first=time[0], last=time[1])
                if not self._space.covers_some(extent):
                    self._space.resolve(self._box(grant))
                self._times.add((where, time))
        except InvalidBox as error:
            if grant.basis is Basis.UNKNOWN:
                return None
            found = f"{error.found} in the grant {grant.id}"
            raise InvalidBox(found, error.expected, error.hint) from None
        return where, of, time

    def _box(self, grant: Grant) -> Box:
        basis, stage = self._kind
        return attrs.evolve(grant, basis=basis, stage=stage).box


class _Lot(NamedTuple):
    """The grants of one dataset that are in an extent, by the slices that they are of."""

    extent: Extent
    funders: tuple[str, ...]
    # From the first of their days to the last.
    own: Days
    some: Mapping[Slice, Some]


def granted(
    space: Space,
    datasets: Collection[Dataset],
    claims: Iterable[Claim],
    asked: Iterable[tuple[Extent, Box]] = (),
) -> list[Claim]:
    """What the grants of some datasets claim beside some claims, where some boxes are asked about:
    their sum in each box that the question or a claim speaks of, and in each that holds some of
    them and that none of these cuts.
    """
    if not datasets:
        return []  # as of most ledgers; the boxes of all claims are looked at below
    places = _spoken_of(claims, asked)
    slices: dict[Slice, list[Extent]] = {WHOLE: []}
    for extent, part in places:
        slices.setdefault(part, []).append(extent)
    cut = {border for extent, _ in places for border in (extent.first, extent.last + 1)}
    borders = sorted(cut - {EVER[0], EVER[1] + 1})
    found = []
    for dataset in datasets:
        lots = _lots(space, dataset, borders, slices)
        named = {
            (lot.extent, part): lot.funders
            for lot in lots
            for part in lot.some
            # Where nothing else speaks of a slice, to divide its money tells nothing.
            if part == WHOLE or any(_may_meet(lot.extent, other) for other in slices[part])
        }
        within: dict[Extent, list[_Lot]] = {}
        for (extent, part), funders in (places | named).items():
            if extent not in within:
                within[extent] = [lot for lot in lots if _inside(space, lot.extent, extent)]
            some = [lot for lot in within[extent] if part in lot.some]
            total = reduce(and_more, (lot.some[part] for lot in some), NONE)
            if total.cents:
                period = extent.first, extent.last
                if (extent, part) not in places:
                    period = min(lot.own[0] for lot in some), max(lot.own[1] for lot in some)
                found.append(_claim(dataset, (extent, part), funders, period, total))
    return found


def _spoken_of(
    claims: Iterable[Claim], asked: Iterable[tuple[Extent, Box]]
) -> dict[Place, tuple[str, ...]]:
    """The boxes that are asked about or claimed, with the funders that name them."""
    found = {(extent, box.slice): box.funders for extent, box in asked}
    for claim in claims:
        said: Any = claim.statements[0]
        boxes = (said.of, said.to) if isinstance(said, Ratio) else (said,)
        for place, box in zip(claim.places, boxes, strict=True):
            if place[0].whole is None:
                found.setdefault(place, box.funders)
    return found


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


def _lots(
    space: Space, dataset: Dataset, borders: Sequence[int], slices: Collection[Slice]
) -> list[_Lot]:
    """The grants of a dataset, by the days between borders that hold them."""
    found = []
    for (funders, instrument, calls), by_part in dataset.series.items():
        basis, stage = dataset.kind
        box = Box(funders=funders, instrument=instrument, calls=calls, basis=basis, stage=stage)
        extent = space.resolve(box)
        lots: dict[Days, dict[Slice, Some]] = {}
        own: dict[Days, Days] = {}
        for of, series in by_part.items():
            fitting = [part for part in slices if part.has(of)]
            doubted = [where for where, part in dataset.doubted if part.has(of)]
            for days, (first, last), some in series.between(borders):
                where = extent._replace(first=days[0], last=days[1])
                if any(_inside(space, where, one) for one in doubted):
                    continue
                lot = lots.setdefault(days, {})
                earlier, later = own.get(days, (first, last))
                own[days] = min(first, earlier), max(last, later)
                for part in fitting:
                    lot[part] = and_more(lot.get(part, NONE), some)
        for days, by_slice in lots.items():
            where = extent._replace(first=days[0], last=days[1])
            found.append(_Lot(where, funders, own[days], by_slice))
    return found


def _may_meet(one: Extent, other: Extent) -> bool:
    """Whether two extents have a day and a funder in common."""
    return (
        one.first <= other.last
        and other.first <= one.last
        and not one.funders.isdisjoint(other.funders)
    )


def _inside(space: Space, inner: Extent, outer: Extent) -> bool:
    """Whether grants of one extent are wholly in another; what is quick is asked first."""
    return not inner.funders.isdisjoint(outer.funders) and space.inside(inner, outer)
