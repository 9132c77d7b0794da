"""What must hold of who is who: changes of identity, and codes of registers."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from poles.errors import Fault, Place
from poles.model import EventKind, Scheme, register_value
from poles.phrase import Phrase

from .place_rules import places
from .rows import CsvTable, CsvTables

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
_ELSEWHERE = (
    Place("event_before", None, "event"),
    Place("event_before", None, "pole"),
    Place("event_after", None, "event"),
    Place("event_after", None, "pole"),
)


def events(tables: CsvTables) -> Iterator[Fault]:
    """Every change of identity with other poles before and after than its kind has."""
    table = tables["events"]
    for row, event in enumerate(table.records):
        fits, expected = _SIDES[event.kind]
        renamed = event.kind is EventKind.RENAMED
        same = event.before == event.after
        if not fits(len(event.before), len(event.after)) or renamed != same:
            yield table.fault(
                row,
                "kind",
                expected,
                "See the tables event_before and event_after.",
                *_ELSEWHERE,
            )


def _members(tables: CsvTables) -> Iterator[Fault]:
    table = tables["members"]
    for row, member in enumerate(table.records):
        if member.pole == member.member:
            hint = "A pole is not a member of itself."
            yield table.fault(row, "member", "another pole", hint)


def _identifiers(tables: CsvTables) -> Iterator[Fault]:
    ids = {pole.id for pole in tables["poles"].records}
    table = tables["identifiers"]
    same: defaultdict[tuple[Scheme, str], list[int]] = defaultdict(list)
    for row, one in enumerate(table.records):
        kept = register_value(one.scheme, one.value)
        if one.scheme in _KEPT and kept != one.value:
            hint = Phrase("Write {}.", kept) if kept else "Compare it with the register."
            yield table.fault(row, "value", _KEPT[one.scheme], hint)
        if one.own and one.period.overlaps(one.period):
            same[one.scheme, kept or one.value].append(row)
        if one.scheme is Scheme.POLES and one.value in ids:
            hint = "A retired id is never used again."
            yield table.fault(row, "value", "an id that no pole has now", hint)
    for (scheme, _), rows in same.items():
        yield from _of_two_poles(table, scheme, rows)


def _of_two_poles(table: CsvTable, scheme: Scheme, rows: list[int]) -> Iterator[Fault]:
    """A number that two poles have as their own on one day. One body may be two poles in turn, but
    an id that was given once is that pole's for ever.
    """
    records = table.records
    rows.sort(key=lambda row: records[row].period.begins)
    longest = rows[0]
    for row in rows[1:]:
        apart = scheme is not Scheme.POLES and not records[row].period.overlaps(
            records[longest].period
        )
        if records[row].pole != records[longest].pole and not apart:
            earlier, later = sorted((row, longest))
            yield table.fault(
                later,
                "value",
                "a number of one pole at a time",
                Phrase(
                    "It is also given to {}. Say from when to when each had it, or in role "
                    "whose it is.",
                    records[earlier].pole,
                ),
                *("pole", "start", "end"),
                Place(table.name, table.numbers[earlier], "value"),
            )
        longest = max(row, longest, key=lambda one: records[one].period.last)


# The form of numbers, where they are kept in one.
_KEPT = {
    Scheme.SIREN: "a SIREN: nine digits with a valid check digit",
    Scheme.ISNI: "an ISNI: 16 signs without spaces, with a valid check digit",
    Scheme.HOST: "the host of a web site, in lower case, without www., port or path",
}
IDENTITY_RULES = (_members, places, _identifiers)
