"""What must hold of who is who and where: changes of identity, codes of registers, coordinates."""

import re
from collections.abc import Callable, Iterator

from poles.errors import Fault, Place
from poles.model import EventKind, Scheme

from .rows import CsvTables

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


def _places(tables: CsvTables) -> Iterator[Fault]:
    table = tables["seats"]
    for row, seat in enumerate(table.records):
        if seat.insee is not None and not re.fullmatch(r"(\d{2}|2[AB])\d{3}", seat.insee, re.ASCII):
            expected = "five characters, such as 31555 or 2A004"
            yield table.fault(row, "insee", expected, "INSEE's code, not the post code.")
        for column, most in (("longitude", 180), ("latitude", 90)):
            if abs(getattr(seat, column)) > most:
                hint = "Longitude is east, latitude north."
                yield table.fault(row, column, f"degrees from -{most} to {most}", hint)
    table = tables["region_successions"]
    for row, one in enumerate(table.records):
        if one.before == one.after:
            yield table.fault(row, "after", "another region", "A region does not succeed itself.")


def _identifiers(tables: CsvTables) -> Iterator[Fault]:
    ids = {pole.id for pole in tables["poles"].records}
    owners: dict[tuple[str, str], str] = {}
    table = tables["identifiers"]
    for row, identifier in enumerate(table.records):
        if identifier.scheme is Scheme.SIREN and not is_siren(identifier.value):
            expected = "a SIREN: nine digits with a valid check digit"
            yield table.fault(row, "value", expected, "Compare it with the register.")
        owner = owners.setdefault((identifier.scheme, identifier.value), identifier.pole)
        if owner != identifier.pole:
            hint = f"It is also given to {owner}."
            yield table.fault(row, "value", "a number of one pole", hint)
        if identifier.scheme is Scheme.POLES and identifier.value in ids:
            hint = "A retired id is never used again."
            yield table.fault(row, "value", "an id that no pole has now", hint)


def is_siren(text: str) -> bool:
    """Whether a text is nine digits, of which the last checks the others."""
    if not re.fullmatch(r"\d{9}", text, re.ASCII):
        return False
    # Luhn's check: every second digit doubled, and all digits of the products added up.
    doubled = [str(int(digit) * (1 + place % 2)) for place, digit in enumerate(text)]
    return sum(int(digit) for digit in "".join(doubled)) % 10 == 0


IDENTITY_RULES = (_members, _places, _identifiers)
