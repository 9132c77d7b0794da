"""Which regions a pole covers, or has its seat in, on the map of regions of another day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from poles.identity.lineage import origins
from poles.model import Pole, PoleRegion, Record, RegionSuccession, Seat, Tables, current

from .result import Fields

# What places and sectors go by: not where a seat is on the globe, nor a pole's website.
PLACES: Fields = {Pole: ("sector",), Seat: ("region", "former_region")}

# Keys of groups, each with the records that say so; ``None`` is a group that is not known.
Groups: TypeAlias = dict[str | int | None, tuple[Record, ...]]


def covered(pole: Pole, day: date, map_on: date, tables: Tables) -> Groups:
    """The regions that a pole covers on a day, each as what it is on the map of another day.

    Forward, a region is the one that took over its territory. Backward, it is those of its parts
    that the pole, or one that it came from, covered on the eve of the change, or that its seat lies
    in; where neither is known, the group is ``None``.
    """
    found: dict[str | int | None, dict[Record, None]] = {}
    for place in current(pole.regions, day):
        groups = on_map(place.region, map_on, tables)
        if None in groups:
            groups = _earlier(place.region, pole, day, map_on, tables)
        for region, records in groups.items():
            found.setdefault(region, {}).update(dict.fromkeys((place, *records)))
    return {region: tuple(records) for region, records in found.items()} or {None: ()}


def seated(pole: Pole, day: date, map_on: date, tables: Tables) -> Groups:
    """The region that the seat of a pole lies in on a day, by the map of another day."""
    for seat in current(pole.seats, day):
        # A seat is one commune, so it is known where it lies on either map.
        if seat.former_region is not None and _on_map(seat.former_region, map_on, tables):
            return {seat.former_region: (seat,)}
        return {
            region: (seat, *links) for region, links in on_map(seat.region, map_on, tables).items()
        }
    return {None: ()}


def _on_map(region: str, day: date, tables: Tables) -> bool:
    found = tables.regions.get(region)
    return found is not None and day in found.period


def on_map(region: str, map_on: date | None, tables: Tables) -> Groups:
    """A region as what it is on the map of a day, forward in time: itself, or the one that took
    over its territory; else ``None``.
    """
    links: dict[RegionSuccession, None] = {}
    while map_on is not None and not _on_map(region, map_on, tables):
        following = [
            link
            for link in tables.region_successions
            if link.before == region and link not in links
        ]
        if len(following) != 1:
            return {None: tuple(links)}
        links[following[0]] = None
        region = following[0].after
    return {region: tuple(links)}


def _earlier(region: str, pole: Pole, day: date, map_on: date, tables: Tables) -> Groups:
    parts = dict(_parts(region, map_on, day, tables))
    eves = {links[0].date.latest - timedelta(days=1) for links in parts.values()}
    known: Groups = {}
    for place, because in _evidence(pole, day, eves, tables):
        before = place.former_region if isinstance(place, Seat) else place.region
        if before in parts:
            known.setdefault(before, (*parts[before], place, *because))
    return known or {None: ()}


def _parts(
    region: str, map_on: date, day: date, tables: Tables
) -> Iterator[tuple[str, tuple[RegionSuccession, ...]]]:
    """The regions of an earlier map that had gone into a region by a day, each with the successions
    that led there, its own first.
    """
    for link in tables.region_successions:
        if link.after == region and map_on < link.date.latest <= day:
            if _on_map(link.before, map_on, tables):
                yield link.before, (link,)
            else:
                eve = link.date.latest - timedelta(days=1)
                yield from (
                    (before, (*links, link))
                    for before, links in _parts(link.before, map_on, eve, tables)
                )


def _evidence(
    pole: Pole, day: date, eves: set[date], tables: Tables
) -> Iterator[tuple[PoleRegion | Seat, tuple[Record, ...]]]:
    """What tells where a pole was before the map changed: what it, those that it came from and
    members of these covered, and where its seat is.
    """
    kin = origins(pole, tables.poles, tables.events, day)
    family: dict[Pole, tuple[Record, ...]] = {pole: (), **dict.fromkeys(kin, tuple(kin.events))}
    members = [
        (tables.poles[member.member], (*because, member))
        for one, because in family.items()
        for member in one.members
        if member.period.first <= day
    ]
    for one, because in members:
        family.setdefault(one, because)
    for one, because in family.items():
        for eve in sorted(eves):
            yield from ((place, because) for place in current(one.regions, eve))
    yield from ((seat, ()) for seat in current(pole.seats, day))
