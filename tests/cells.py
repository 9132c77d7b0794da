"""What statements imply, on a model written apart from that of the library: every cell that money
can be in, and every pattern of membership in it.

A cell is a leaf of the tree of funders (what a node gives besides its children is one too), an
instrument, a call for projects or none, and a stretch of days between two borders. The money of a
call has the call's instrument, and lies between the earliest day of its decision and the end of the
year after the latest one. All cells are walked; those in the same boxes are one.

Within a cell, money is divided by what it is of at once: by each set of poles, regions, sectors,
beneficiaries and named parts that statements about the cell speak of together. Codes that no slice
names together, not by others either, are divided apart: two such divisions of the same money can
always be put together.

A box is the sum of its cells, of the patterns in its slice; a statement keeps the sum between the
least and the most that it supports, a ratio between so many times that of another box. The inferred
reading of a statement says that there is nothing in its days outside its calls, nor in those of its
calls whose budget is that of these days, on other days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import poles
from poles import Instrument

Code = tuple[str, str]
_SHARED = ("poles", "regions", "sectors", "beneficiaries")
_EVER = (date.min.toordinal(), date.max.toordinal())


class Place(NamedTuple):
    """A box, or what is empty by a reading of it; ``slice`` has the codes of each line that
    restricts it.
    """

    funders: frozenset[str]
    instrument: Instrument | None
    calls: frozenset[str]
    first: int
    last: int
    slice: frozenset[frozenset[Code]]
    as_read: bool


def read_by_calls(asked: Any) -> bool:
    """Whether it is a yearly execution of which a source prints the time, and the calls are read by
    inference.
    """
    return (
        isinstance(asked, poles.FundingRecord)
        and asked.stage == "engaged"
        and asked.start is not None
        and asked.unverified == ("calls",)
    )


def place_of(asked: Any, *, as_read: bool = False) -> Place:
    """Where a statement or a box is, as printed, or by its inferred reading."""
    period, part = asked.period, None
    if isinstance(asked, poles.FundingRecord):
        period = asked.period if asked.start or asked.end else None
        part = asked.part("en") or asked.part("fr")
    first, last = _EVER
    if period is not None:
        first, last = period.first.toordinal(), period.last.toordinal()
    lines = [frozenset((line, code) for code in getattr(asked, line)) for line in _SHARED]
    lines.append(frozenset({("part", part)} if part else ()))
    as_read = as_read and read_by_calls(asked)
    calls = () if read_by_calls(asked) and not as_read else asked.calls
    return Place(
        frozenset(asked.funders),
        asked.instrument,
        frozenset(calls),
        first,
        last,
        frozenset(filter(None, lines)),
        as_read,
    )


Row = tuple[list[tuple[int, float]], float | None, float | None]


class Model(NamedTuple):
    """Rows of a linear program over so many ``columns`` that are not negative, the rows of each of
    what is ``said``, and the columns of each sum that is ``asked``.

    A row is its columns, each with how often it counts, its least and its most.
    """

    columns: int
    rows: list[Row]
    said: list[list[int]]
    asked: list[list[int]]


class Said(NamedTuple):
    """At least and at most how many euros are in a place, or how many times those of another."""

    place: Place
    low: float | None
    high: float | None
    to: Place | None = None


def model_of(
    ledger: poles.Ledger, said: Sequence[Said], asked: Sequence[Place], basis: str = "awarded"
) -> Model:
    """The program of what is said, in euros, and asked, of money of a basis."""
    others = [one.to for one in said if one.to is not None]
    places = [*(one.place for one in said), *asked, *others]
    columns = 0
    links: list[Row] = []
    holding: dict[int, list[int]] = defaultdict(list)
    for mask in sorted(_cells(ledger, places, basis)):
        whole, columns = columns, columns + 1
        divided = []
        for number in _bits(mask):
            if places[number].slice:
                divided.append(number)
            else:
                holding[number].append(whole)
        for patterns in _divisions(tuple((number, places[number].slice) for number in divided)):
            parts = list(range(columns, columns + len(patterns)))
            columns += len(patterns)
            links.append(([*((part, 1.0) for part in parts), (whole, -1.0)], None, 0.0))
            for column, pattern in zip(parts, patterns, strict=True):
                for number in pattern:
                    holding[number].append(column)
    rows: list[Row] = []
    stating: list[list[int]] = []
    other = iter(range(len(said) + len(asked), len(places)))
    for number, one in enumerate(said):
        less = [] if one.to is None else holding[next(other)]
        stated = list(_rows(one, holding[number], less))
        stating.append(list(range(len(rows), len(rows) + len(stated))))
        rows += stated
    sums = [holding[place] for place in range(len(said), len(said) + len(asked))]
    return Model(columns, rows + links, stating, sums)


def _rows(one: Said, columns: Sequence[int], others: Sequence[int]) -> Iterator[Row]:
    """The rows of what is said of some columns, perhaps in relation to others."""
    own = [(column, 1.0) for column in columns]
    if one.to is None:
        yield own, one.low, one.high
        return
    for side, upper in ((one.low, False), (one.high, True)):
        if side is not None:
            entries = own + [(column, -side) for column in others]
            yield entries, None if upper else 0.0, 0.0 if upper else None


def _cells(ledger: poles.Ledger, places: Sequence[Place], basis: str) -> set[int]:
    """For each cell, which places it is in, whatever their slices, as bits; each set of places
    once.
    """

    def those(wanted: Iterable[bool]) -> int:
        return sum(1 << number for number, holds in enumerate(wanted) if holds)

    read = those(place.as_read for place in places)
    anyhow = those(not place.calls for place in places)
    borders = {_EVER[0]} | {place.first for place in places}
    borders |= {place.last + 1 for place in places if place.last < _EVER[1]}
    # Of no call, and of each call: the instruments and the days of its money, the places that hold
    # it on the days that they name, and the readings of days that all of it is of.
    ways = [(tuple(Instrument), _EVER, anyhow, 0)]
    for call in ledger.calls:
        span, kinds = _EVER, tuple(Instrument) if call.instrument is None else (call.instrument,)
        if call.decided is not None:
            year = min(call.decided.latest.year + 1, date.max.year)
            span = call.decided.earliest.toordinal(), date(year, 12, 31).toordinal()
            borders |= {span[0], min(span[1] + 1, _EVER[1])}
        named = those(call.id in place.calls for place in places)
        wholly = those(call.id in place.calls and _of_year(call, place) for place in places)
        ways.append((kinds, span, anyhow | named, wholly))
    funded = {
        (
            those(not place.funders or not above.isdisjoint(place.funders) for place in places),
            *_given(ledger, above, basis),
        )
        for above in _lines(ledger)
    }
    borders |= {day for _, first, last in funded for day in (first, min(last + 1, _EVER[1]))}
    fitting = {kind: those(p.instrument in (None, kind) for p in places) for kind in Instrument}
    days = {day: those(p.first <= day <= p.last for p in places) for day in borders}
    found = set()
    for kinds, span, called, wholly in ways:
        for (by, first, last), kind in product(funded, kinds):
            some = by & fitting[kind]
            since, until = max(first, span[0]), min(last, span[1])
            for on in {on for day, on in days.items() if since <= day <= until}:
                printed = called & on & ~read
                empty = (on & ~called | wholly & ~on) & read
                found.add(some & (printed | empty))
    return found


def _of_year(call: poles.Call, place: Place) -> bool:
    """Whether the year of a call's budget is in the days of a place."""
    year = call.budget_year
    return year is not None and (
        place.first <= date(year, 1, 1).toordinal() and date(year, 12, 31).toordinal() <= place.last
    )


def _given(ledger: poles.Ledger, line: Collection[str], basis: str) -> tuple[int, int]:
    """The first and the last day on which a leaf of the tree, with all above it, gives money: none
    is awarded or paid before the first day of any, none is awarded after the last.
    """
    first, last = _EVER
    for funder in ledger.funders:
        if funder.id not in line or basis == "planned":
            continue
        if funder.start is not None:
            first = max(first, funder.start.earliest.toordinal())
        if funder.end is not None and basis == "awarded":
            last = min(last, funder.end.latest.toordinal())
    return first, last


def _lines(ledger: poles.Ledger) -> list[frozenset[str]]:
    """Each leaf of the tree of funders, with all that is above it."""
    parent = {funder.id: funder.parent for funder in ledger.funders}
    lines = []
    for key in tuple(parent):
        above: set[str] = {f"{key}-other"} if key in parent.values() else set()
        node: str | None = key
        while node is not None and node not in above:
            above.add(node)
            node = parent[node]
        lines.append(frozenset(above))
    return lines or [frozenset()]


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]


@cache
def _divisions(
    slices: tuple[tuple[int, frozenset[frozenset[Code]]], ...],
) -> list[list[tuple[int, ...]]]:
    """The divisions of one cell among some places: for each set of codes that slices name
    together, the places that each pattern of membership is in; money in none of them left out.
    """
    together: list[tuple[set[Code], dict[int, frozenset[frozenset[Code]]]]] = []
    for number, lines in slices:
        codes, members = set[Code]().union(*lines), {number: lines}
        for other in [one for one in together if not codes.isdisjoint(one[0])]:
            together.remove(other)
            codes |= other[0]
            members |= other[1]
        together.append((codes, members))
    return [_patterns(codes, members) for codes, members in together]


def _patterns(
    codes: Collection[Code], members: Mapping[int, frozenset[frozenset[Code]]]
) -> list[tuple[int, ...]]:
    """The sets of places that money can be in at once, over all sets of codes."""
    lines = sorted(frozenset[frozenset[Code]]().union(*members.values()), key=sorted)
    met = {0}
    for code in sorted(codes):
        hit = sum(1 << place for place, line in enumerate(lines) if code in line)
        met |= {before | hit for before in met}
    needed = {n: sum(1 << lines.index(line) for line in one) for n, one in members.items()}
    inside = {tuple(n for n, all_of in needed.items() if all_of & ~hit == 0) for hit in met}
    return sorted(inside - {()})
