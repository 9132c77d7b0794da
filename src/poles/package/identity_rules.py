"""What must hold of who is who and where: changes of identity, codes of registers, coordinates."""

import re
from collections.abc import Callable, Iterator

from poles.errors import Fault, Place
from poles.model import EventKind, Scheme

from .rows import Located, at

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


def events(located: Located) -> Iterator[Fault]:
    """Every change of identity with other poles before and after than its kind has."""
    for row, event in located["events"]:
        fits, expected = _SIDES[event.kind]
        renamed = event.kind is EventKind.RENAMED
        same = event.before == event.after
        if not fits(len(event.before), len(event.after)) or renamed != same:
            yield at(
                "events",
                row,
                "kind",
                expected,
                "See the tables event_before and event_after.",
                *_ELSEWHERE,
            )


def _members(located: Located) -> Iterator[Fault]:
    for row, member in located["members"]:
        if member.pole == member.member:
            yield at("members", row, "member", "another pole", "A pole is not a member of itself.")


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
    for row, one in located["region_successions"]:
        if one.before == one.after:
            yield at(
                "region_successions",
                row,
                "after",
                "another region",
                "A region does not succeed itself.",
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


IDENTITY_RULES = (_members, _places, _identifiers)
