"""What must hold between records: impossible facts are faults, odd ones are told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from poles.errors import Fault, Place
from poles.model import EventKind, NameKind, Scheme, Unit, current

from .located import Located, at, periods
from .money_rules import amounts, boxes
from .rows import CsvRow

__all__ = ["check", "is_siren", "oddities"]

_FIRST_YEAR = 1000


def check(located: Located, whole: Collection[str]) -> Iterator[Fault]:
    """Every impossible fact among the records; what only looks so for a table that is not ``whole``
    is left alone.
    """
    for rule in (
        periods,
        _overlaps,
        _years,
        _labels,
        _holders,
        _places,
        _identifiers,
        _calls,
        amounts,
        _trees,
        _once,
    ):
        yield from rule(located)
    if {"event_before", "event_after"} <= set(whole):
        yield from _events(located)
    # A tree that does not end would be walked up for each statement.
    if {"funding_funders", "funding_calls"} <= set(whole) and not any(_trees(located)):
        yield from boxes(located)


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
        alike: defaultdict[Hashable, list[tuple[CsvRow, Any]]] = defaultdict(list)
        for row, record in located[table]:
            dated = record.period.overlaps(record.period)
            if dated and (table != "names" or record.kind in _EXCLUSIVE):
                alike[tuple(getattr(record, column) for column in columns)].append((row, record))
        for found in alike.values():
            # By their starts, each needs to be compared with one only: the one before it that ends
            # last.
            found.sort(
                key=lambda one: (one[1].start.latest if one[1].start else date.min, one[0].number)
            )
            longest = found[0]
            for one in found[1:]:
                if one[1].period.overlaps(longest[1].period):
                    yield _overlap(
                        table,
                        others,
                        columns,
                        *sorted((one, longest), key=lambda pair: -pair[0].number),
                    )
                longest = max(one, longest, key=lambda pair: pair[1].period.last)


def _overlap(
    table: str,
    others: str,
    columns: Sequence[str],
    later: tuple[CsvRow, Any],
    earlier: tuple[CsvRow, Any],
) -> Fault:
    """The fault of two rows that overlap, told of the one that stands later."""
    column = "start" if later[0].cells["start"] else "end"
    own = (one for one in (*columns, "start", "end") if one != column)
    theirs = (Place(table, earlier[0].number, one) for one in (*columns, "start", "end"))
    hint = f"Row {earlier[0].number} has {earlier[1].period}."
    return at(table, later[0], column, f"no overlap with {others}", hint, *own, *theirs)


_YEARS = {"calls": "budget_year", "evaluations": "year", "price_index": "year"}


def _years(located: Located) -> Iterator[Fault]:
    for table, column in _YEARS.items():
        for row, record in located[table]:
            year = getattr(record, column)
            if year is not None and not _FIRST_YEAR <= year <= date.max.year:
                yield at(table, row, column, "a year of four digits", "Write 2012.")
    for row, phase in located["phases"]:
        if phase.number < 1:
            yield at("phases", row, "number", "a number from 1 up", "Phases count from 1.")


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
            yield at(
                "labels",
                row,
                "start",
                f"a day of phase {label.phase}",
                f"The phase runs from {phase}.",
                "phase",
            )
        if label.end.latest > limit:
            hint = "A label runs at most until the next phase's first labels."
            yield at("labels", row, "end", f"a day not after {limit}", hint, "phase")
        if label.term is not None and label.term.latest < label.period.first:
            yield at(
                "labels",
                row,
                "term",
                "a day not before the start",
                f"The label begins {label.start}.",
                "start",
            )


def _holders(located: Located) -> Iterator[Fault]:
    labels = {label.id: label.period for _, label in located["labels"]}
    for row, holder in located["holders"]:
        label = labels.get(holder.label)
        if label is None:
            continue
        if holder.start is not None and not label.first <= holder.start.latest <= label.last:
            yield at(
                "holders",
                row,
                "start",
                "a day of the label",
                f"The label runs from {label}.",
                "label",
            )
        if holder.end is not None and not label.first <= holder.end.latest <= label.last:
            yield at(
                "holders",
                row,
                "end",
                "a day of the label",
                f"The label runs from {label}.",
                "label",
            )
    for row, member in located["members"]:
        if member.pole == member.member:
            yield at("members", row, "member", "another pole", "A pole is not a member of itself.")


_SIDES: dict[EventKind, tuple[Callable[[int, int], bool], str]] = {
    EventKind.RENAMED: (
        lambda before, after: before == after == 1,
        "the same pole before and after",
    ),
    EventKind.MERGED: (
        lambda before, after: before > 1 and after >= 1,
        "two or more poles before and one or more after",
    ),
    EventKind.ABSORBED: (
        lambda before, after: before >= 1 and after == 1,
        "the absorbed poles before and one after",
    ),
    EventKind.SPLIT: (
        lambda before, after: before == 1 and after > 1,
        "one pole before and two or more after",
    ),
    EventKind.ENDED: (lambda before, _: before >= 1, "one or more poles before"),
}


def _events(located: Located) -> Iterator[Fault]:
    for row, event in located["events"]:
        fits, expected = _SIDES[event.kind]
        same = event.before == event.after
        if (
            not fits(len(event.before), len(event.after))
            or (event.kind is EventKind.RENAMED) != same
        ):
            sides = (
                Place(table, None, column)
                for table in ("event_before", "event_after")
                for column in ("event", "pole")
            )
            yield at(
                "events",
                row,
                "kind",
                expected,
                "See the tables event_before and event_after.",
                *sides,
            )


def _places(located: Located) -> Iterator[Fault]:
    for row, seat in located["seats"]:
        if seat.insee is not None and not re.fullmatch(r"(\d{2}|2[AB])\d{3}", seat.insee, re.ASCII):
            yield at(
                "seats",
                row,
                "insee",
                "five characters, such as 31555 or 2A004",
                "INSEE's code, not the post code.",
            )
        for column, most in (("longitude", 180), ("latitude", 90)):
            if abs(getattr(seat, column)) > most:
                yield at(
                    "seats",
                    row,
                    column,
                    f"degrees from -{most} to {most}",
                    "Longitude is east, latitude north.",
                )


def _identifiers(located: Located) -> Iterator[Fault]:
    ids = {pole.id for _, pole in located["poles"]}
    owners: dict[tuple[str, str], str] = {}
    for row, identifier in located["identifiers"]:
        if identifier.scheme is Scheme.SIREN and not is_siren(identifier.value):
            yield at(
                "identifiers",
                row,
                "value",
                "a SIREN: nine digits with a valid check digit",
                "Compare it with the register.",
            )
        owner = owners.setdefault((identifier.scheme, identifier.value), identifier.pole)
        if owner != identifier.pole:
            yield at(
                "identifiers", row, "value", "a number of one pole", f"It is also given to {owner}."
            )
        if identifier.scheme is Scheme.POLES and identifier.value in ids:
            yield at(
                "identifiers",
                row,
                "value",
                "an id that no pole has now",
                "A retired id is never used again.",
            )


def is_siren(text: str) -> bool:
    """Whether a text is nine digits, of which the last checks the others."""
    if not re.fullmatch(r"\d{9}", text, re.ASCII):
        return False
    # Luhn's check: every second digit doubled, and all digits of the products added up.
    doubled = [str(int(digit) * (1 + place % 2)) for place, digit in enumerate(text)]
    return sum(int(digit) for digit in "".join(doubled)) % 10 == 0


def _calls(located: Located) -> Iterator[Fault]:
    for row, call in located["calls"]:
        for column in ("submitted", "retained"):
            if (getattr(call, column) or 0) < 0:
                yield at("calls", row, column, "a number that is not negative", "Count projects.")
        if (
            call.submitted is not None
            and call.retained is not None
            and call.retained > call.submitted
        ):
            yield at(
                "calls",
                row,
                "retained",
                f"at most the {call.submitted} submitted",
                "One of the two is wrong.",
                "submitted",
            )


_DEEPEST = 100


def _trees(located: Located) -> Iterator[Fault]:
    for table, column in (("funders", "parent"), ("funding", "revises")):
        above: dict[str, str | None] = {
            record.id: getattr(record, column) for _, record in located[table]
        }
        for row, record in located[table]:
            seen = {record.id}
            key = above.get(record.id)
            while key is not None and key not in seen and len(seen) <= _DEEPEST:
                seen.add(key)
                key = above.get(key)
            if key == record.id:
                yield at(
                    table,
                    row,
                    column,
                    "no circle",
                    f"Going up by {column} comes back to {record.id}.",
                )
            elif len(seen) > _DEEPEST:
                yield at(
                    table,
                    row,
                    column,
                    f"at most {_DEEPEST} levels",
                    f"Going up by {column} does not end.",
                )


_UNIQUE = {"evaluations": ("pole", "year"), "price_index": ("series", "year")}


def _once(located: Located) -> Iterator[Fault]:
    for table, columns in _UNIQUE.items():
        seen: dict[Hashable, int] = {}
        for row, record in located[table]:
            key = tuple(getattr(record, column) for column in columns)
            if key in seen:
                earlier = (Place(table, seen[key], column) for column in columns)
                yield at(
                    table,
                    row,
                    "year",
                    "one row for each",
                    f"Row {seen[key]} says it already.",
                    columns[0],
                    *earlier,
                )
            seen.setdefault(key, row.number)
    for row, value in located["price_index"]:
        if value.unit is Unit.INDEX_2015 and value.value <= 0:
            yield at(
                "price_index",
                row,
                "value",
                "a level above zero",
                "An index is never zero or negative.",
            )
    for row, succession in located["region_successions"]:
        if succession.before == succession.after:
            yield at(
                "region_successions",
                row,
                "after",
                "another region",
                "A region does not succeed itself.",
            )
