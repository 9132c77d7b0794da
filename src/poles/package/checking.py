"""What must hold between records: impossible facts are faults, odd ones are told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poles.errors import Fault, InvalidBox, Place, UnknownCode
from poles.ledger.box import Kind
from poles.ledger.claims import extents_of, readable
from poles.ledger.space import Space
from poles.model import Basis, EventKind, FundingRecord, Ledger, NameKind, Period, Records, Scheme, Stage, Tables, Unit, current

from .rows import Row

__all__ = ["check", "check_money", "oddities"]

_FIRST_YEAR = 1000
_CENT = -2

Located = Mapping[str, Sequence[tuple[Row, Any]]]
"""The records of each table that could be read, each with its row."""


def check(located: Located, whole: Collection[str]) -> Iterator[Fault]:
    """Every impossible fact among the records; what only looks so for a table that is not ``whole`` is left alone."""
    for rule in (_periods, _overlaps, _years, _labels, _holders, _places, _identifiers, _calls, _money, _trees, _once):
        yield from rule(located)
    if {"event_before", "event_after"} <= set(whole):
        yield from _events(located)
    if {"funding_funders", "funding_calls"} <= set(whole):
        yield from _boxes(located)


def check_money(located: Located) -> Iterator[Fault]:
    """Every impossible fact among statements, given with the funders and calls that they may name."""
    for rule in (_periods, _money, _boxes):
        yield from rule(located)


def oddities(located: Located) -> Iterator[str]:
    """Every fact that is possible but odd, as a sentence."""
    poles = {pole.id: pole for _, pole in located["poles"]}
    for _, label in located["labels"]:
        day = label.start.latest
        for holder in current(label.holders, day):
            pole = poles[holder.pole]
            if pole.name_on(day) is None:
                yield f"{pole.id} holds {label.id} on {day}, when it has no name in use."
            if not current(pole.seats, day):
                yield f"{pole.id} holds {label.id} on {day}, when it has no seat."


def _at(table: str, row: Row, column: str, expected: str, hint: str, *or_in: str | Place) -> Fault:
    """A fault of a cell; ``or_in`` are columns of the same row, or other places, that it may be in."""
    places = tuple(Place(table, row.number, one) if isinstance(one, str) else one for one in or_in)
    return Fault(table, row.number, column, row.cells[column], expected=expected, hint=hint, or_in=places)


def _periods(located: Located) -> Iterator[Fault]:
    for table, records in located.items():
        spans = table in ("funding", "phases")
        for row, record in records:
            period = getattr(record, "period", None)
            if isinstance(period, Period) and not (period.first <= period.last if spans else period.overlaps(period)):
                yield _at(table, row, "end", "an end not before the start", f"The period begins {row.cells['start']}.", "start")


_EXCLUSIVE = (NameKind.OFFICIAL, NameKind.SHORT, NameKind.LEGAL)
_ONE_AT_A_TIME: dict[str, tuple[str, tuple[str, ...]]] = {
    "names": ("the pole's other names of this kind", ("pole", "kind")),
    "seats": ("the pole's other seats", ("pole",)),
    "pole_regions": ("the same region of the pole", ("pole", "region")),
    "members": ("the same membership", ("pole", "member")),
    "holders": ("the same holding", ("label", "pole")),
    "region_names": ("the region's other names", ("region",)),
    "phases": ("the other phases", ()),
}
"""Tables in which rows that are alike in these columns must not overlap in time."""


def _overlaps(located: Located) -> Iterator[Fault]:
    for table, (others, columns) in _ONE_AT_A_TIME.items():
        earlier: defaultdict[Hashable, list[tuple[Row, Any]]] = defaultdict(list)
        for row, record in located[table]:
            if table == "names" and record.kind not in _EXCLUSIVE:
                continue
            key = tuple(getattr(record, column) for column in columns)
            for other_row, other in earlier[key]:
                if record.period.overlaps(other.period):
                    column = "start" if row.cells["start"] else "end"
                    own = (one for one in (*columns, "start", "end") if one != column)
                    theirs = (Place(table, other_row.number, one) for one in (*columns, "start", "end"))
                    hint = f"Row {other_row.number} has {other.period}."
                    yield _at(table, row, column, f"no overlap with {others}", hint, *own, *theirs)
            earlier[key].append((row, record))


_YEARS = {"calls": "budget_year", "evaluations": "year", "price_index": "year"}


def _years(located: Located) -> Iterator[Fault]:
    for table, column in _YEARS.items():
        for row, record in located[table]:
            year = getattr(record, column)
            if year is not None and not _FIRST_YEAR <= year <= date.max.year:
                yield _at(table, row, column, "a year of four digits", "Write 2012.")
    for row, phase in located["phases"]:
        if phase.number < 1:
            yield _at("phases", row, "number", "a number from 1 up", "Phases count from 1.")


def _labels(located: Located) -> Iterator[Fault]:
    phases = {phase.number: phase.period for _, phase in located["phases"]}
    first_labels: dict[int, date] = {}
    for _, label in located["labels"]:
        first_labels[label.phase] = min(first_labels.get(label.phase, date.max), label.period.first)
    for row, label in located["labels"]:
        phase = phases.get(label.phase)
        if phase is None or label.start.latest > label.end.latest:
            continue
        following = first_labels.get(label.phase + 1)
        limit = max(phase.last, phase.last if following is None else following - timedelta(days=1))
        if not phase.first <= label.start.latest <= phase.last:
            yield _at("labels", row, "start", f"a day of phase {label.phase}", f"The phase runs from {phase}.", "phase")
        if label.end.latest > limit:
            hint = "A label runs at most until the next phase's first labels."
            yield _at("labels", row, "end", f"a day not after {limit}", hint, "phase")
        if label.term is not None and label.term.latest < label.period.first:
            yield _at("labels", row, "term", "a day not before the start", f"The label begins {label.start}.", "start")


def _holders(located: Located) -> Iterator[Fault]:
    labels = {label.id: label.period for _, label in located["labels"]}
    for row, holder in located["holders"]:
        label = labels.get(holder.label)
        if label is None:
            continue
        if holder.start is not None and not label.first <= holder.start.latest <= label.last:
            yield _at("holders", row, "start", "a day of the label", f"The label runs from {label}.", "label")
        if holder.end is not None and not label.first <= holder.end.latest <= label.last:
            yield _at("holders", row, "end", "a day of the label", f"The label runs from {label}.", "label")
    for row, member in located["members"]:
        if member.pole == member.member:
            yield _at("members", row, "member", "another pole", "A pole is not a member of itself.")


_SIDES: dict[EventKind, tuple[Callable[[int, int], bool], str]] = {
    EventKind.RENAMED: (lambda before, after: before == after == 1, "the same pole before and after"),
    EventKind.MERGED: (lambda before, after: before > 1 and after >= 1, "two or more poles before and one or more after"),
    EventKind.ABSORBED: (lambda before, after: before >= 1 and after == 1, "the absorbed poles before and one after"),
    EventKind.SPLIT: (lambda before, after: before == 1 and after > 1, "one pole before and two or more after"),
    EventKind.ENDED: (lambda before, _: before >= 1, "one or more poles before"),
}


def _events(located: Located) -> Iterator[Fault]:
    for row, event in located["events"]:
        fits, expected = _SIDES[event.kind]
        same = event.before == event.after
        if not fits(len(event.before), len(event.after)) or (event.kind is EventKind.RENAMED) != same:
            sides = (Place(table, None, column) for table in ("event_before", "event_after") for column in ("event", "pole"))
            yield _at("events", row, "kind", expected, "See the tables event_before and event_after.", *sides)


def _places(located: Located) -> Iterator[Fault]:
    for row, seat in located["seats"]:
        if seat.insee is not None and not re.fullmatch(r"(\d{2}|2[AB])\d{3}", seat.insee, re.ASCII):
            yield _at("seats", row, "insee", "five characters, such as 31555 or 2A004", "INSEE's code, not the post code.")
        for column, most in (("longitude", 180), ("latitude", 90)):
            if abs(getattr(seat, column)) > most:
                yield _at("seats", row, column, f"degrees from -{most} to {most}", "Longitude is east, latitude north.")


def _identifiers(located: Located) -> Iterator[Fault]:
    ids = {pole.id for _, pole in located["poles"]}
    owners: dict[tuple[str, str], str] = {}
    for row, identifier in located["identifiers"]:
        if identifier.scheme is Scheme.SIREN and not _is_siren(identifier.value):
            yield _at(
                "identifiers", row, "value", "a SIREN: nine digits with a valid check digit", "Compare it with the register."
            )
        owner = owners.setdefault((identifier.scheme, identifier.value), identifier.pole)
        if owner != identifier.pole:
            yield _at("identifiers", row, "value", "a number of one pole", f"It is also given to {owner}.")
        if identifier.scheme is Scheme.POLES and identifier.value in ids:
            yield _at("identifiers", row, "value", "an id that no pole has now", "A retired id is never used again.")


def _is_siren(text: str) -> bool:
    if not re.fullmatch(r"\d{9}", text, re.ASCII):
        return False
    # Luhn's check: every second digit doubled, and all digits of the products added up.
    doubled = [str(int(digit) * (1 + place % 2)) for place, digit in enumerate(text)]
    return sum(int(digit) for digit in "".join(doubled)) % 10 == 0


def _calls(located: Located) -> Iterator[Fault]:
    for row, call in located["calls"]:
        for column in ("submitted", "retained"):
            if (getattr(call, column) or 0) < 0:
                yield _at("calls", row, column, "a number that is not negative", "Count projects.")
        if call.submitted is not None and call.retained is not None and call.retained > call.submitted:
            yield _at(
                "calls", row, "retained", f"at most the {call.submitted} submitted", "One of the two is wrong.", "submitted"
            )


_STAGES: dict[Basis, tuple[Stage | None, ...]] = {
    Basis.PLANNED: (Stage.ANNOUNCED, Stage.BILL, Stage.VOTED, Stage.AMENDED),
    Basis.AWARDED: (Stage.GRANTED, Stage.ENGAGED, None),
    Basis.PAID: (None,),
    Basis.UNKNOWN: (None,),
}


def _money(located: Located) -> Iterator[Fault]:
    for row, statement in located["funding"]:
        yield from _euros(row, "amount", statement.amount)
        if statement.rounded_to is not None:
            yield from _euros(row, "rounded_to", statement.rounded_to)
            if statement.rounded_to.is_zero() and not statement.rounded_to.is_signed():
                yield _at("funding", row, "rounded_to", "more than zero", "Leave it empty where the digits tell the unit.")
        if statement.projects is not None and statement.projects < 0:
            yield _at("funding", row, "projects", "a number that is not negative", "Count projects.")
        if statement.stage not in _STAGES[statement.basis]:
            fitting = ", ".join(stage or "nothing" for stage in _STAGES[statement.basis])
            yield _at(
                "funding", row, "stage", f"a stage of {statement.basis}: {fitting}", "Planned money names its stage.", "basis"
            )
        if statement.per_year and (statement.start is None or statement.end is None):
            yield _at(
                "funding", row, "per_year", "a start and an end", "A yearly amount needs the years it is for.", "start", "end"
            )


_ANY = Kind(Basis.AWARDED, None)


def _boxes(located: Located) -> Iterator[Fault]:
    tables = Tables(funders=Records(one for _, one in located["funders"]), calls=Records(one for _, one in located["calls"]))
    space = Space(Ledger((), tables))
    weighed: dict[Hashable, InvalidBox | None] = {}
    for row, statement in located["funding"]:
        if not statement.funders:
            lost = Place("funding_funders", None, "funding")
            yield _at("funding", row, "id", "a funder", "Add a row to the table funding_funders.", lost)
        if statement.start is None and statement.end is None and not statement.calls:
            lost = Place("funding_calls", None, "funding")
            yield _at("funding", row, "start", "a period or calls", "Say when, or in funding_calls which calls.", "end", lost)
        if statement.calls and statement.period.first <= statement.period.last:
            # Many statements speak of the same time and calls.
            box = (statement.funders, statement.calls, statement.instrument, statement.start, statement.end, readable(statement))
            if box not in weighed:
                weighed[box] = _empty(statement, space)
            if error := weighed[box]:
                column = "instrument" if error.found.startswith("instrument") else "start"
                others = [one for one in ("start", "end", "instrument") if one != column]
                calls = (
                    Place("funding_calls", None, "call"),
                    Place("calls", None, "decided"),
                    Place("calls", None, "instrument"),
                )
                yield _at("funding", row, column, error.expected, "No money of these calls can be in this box.", *others, *calls)


def _empty(statement: FundingRecord, space: Space) -> InvalidBox | None:
    """Why no money of the calls that a statement names can be in its box; ``None`` where some can."""
    try:
        extents_of(statement, space, _ANY)
    except InvalidBox as error:
        return error
    except UnknownCode:
        return None  # a reference that leads nowhere is told where references are checked
    return None


def _euros(row: Row, column: str, amount: Decimal) -> Iterator[Fault]:
    sign, _, exponent = amount.as_tuple()
    if sign:
        yield _at("funding", row, column, "an amount that is not negative", "A cut is not an amount of public money.")
    elif isinstance(exponent, int) and exponent < _CENT:
        yield _at("funding", row, column, "euros with at most two decimals", "Round to the cent.")


def _trees(located: Located) -> Iterator[Fault]:
    for table, column in (("funders", "parent"), ("funding", "revises")):
        above: dict[str, str | None] = {record.id: getattr(record, column) for _, record in located[table]}
        for row, record in located[table]:
            if _returns(record.id, above):
                yield _at(table, row, column, "no circle", f"Going up by {column} comes back to {record.id}.")


def _returns(start: str, above: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    key = above.get(start)
    while key is not None and key not in seen:
        if key == start:
            return True
        seen.add(key)
        key = above.get(key)
    return False


_UNIQUE = {"evaluations": ("pole", "year"), "price_index": ("series", "year")}


def _once(located: Located) -> Iterator[Fault]:
    for table, columns in _UNIQUE.items():
        seen: dict[Hashable, int] = {}
        for row, record in located[table]:
            key = tuple(getattr(record, column) for column in columns)
            if key in seen:
                earlier = (Place(table, seen[key], column) for column in columns)
                yield _at(table, row, "year", "one row for each", f"Row {seen[key]} says it already.", columns[0], *earlier)
            seen.setdefault(key, row.number)
    for row, value in located["price_index"]:
        if value.unit is Unit.INDEX_2015 and value.value <= 0:
            yield _at("price_index", row, "value", "a level above zero", "An index is never zero or negative.")
    for row, succession in located["region_successions"]:
        if succession.before == succession.after:
            yield _at("region_successions", row, "after", "another region", "A region does not succeed itself.")
