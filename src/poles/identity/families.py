"""Poles that became one: what a text means that names several of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

import attrs

from poles.model import EdtfDate, Event, EventKind, Period, Pole, Records

from .texts import Span, Text, poles_of
from .words import TURNED, fold

_TOGETHER = re.compile("[/&]")
_APART = re.compile(r"[(\[/]")


class Joint(NamedTuple):
    """A pole that others are together, at the times that all of some periods have."""

    pole: str
    times: tuple[Period, ...]


@attrs.frozen(eq=False)
class Families:
    """Of each pole, those that went into it, by however many steps; and of the poles that went into
    one together, or hold a label together, that one.
    """

    before: Mapping[str, frozenset[str]]
    joint: Mapping[frozenset[str], Sequence[Joint]]
    # When poles were born of others, and when they went into others.
    born: Mapping[str, EdtfDate]
    gone: Mapping[str, EdtfDate]

    @classmethod
    def of(cls, poles: Records[Pole], events: Iterable[Event]) -> Families:
        """The families of a policy's poles."""
        steps = [
            event
            for event in events
            if event.kind is not EventKind.RENAMED and len(event.after) == 1
        ]
        before = {}
        for pole in poles:
            found: set[str] = set()
            new = {pole.id}
            while new:
                came = {key for event in steps if new & {*event.after} for key in event.before}
                new = came - found - {pole.id}
                found |= new
            if found:
                before[pole.id] = frozenset(found)
        joint: defaultdict[frozenset[str], list[Joint]] = defaultdict(list)
        for event in steps:
            if len(event.before) > 1:
                since = (Period(event.date, None),)
                joint[frozenset(event.before)].append(Joint(event.after[0], since))
        for pole in poles:
            if pole.members:
                times = tuple(one.period for one in pole.members)
                joint[frozenset(one.member for one in pole.members)].append(Joint(pole.id, times))
        born = {
            key: event.date
            for event in steps
            if event.kind is EventKind.MERGED
            for key in {*event.after} - {*event.before}
        }
        gone = {key: event.date for event in steps for key in {*event.before} - {*event.after}}
        return cls(before, dict(joint), born, gone)

    def heirs(self, text: Text, named: AbstractSet[str]) -> dict[str, frozenset[str]]:
        """The named poles that others of those named went into, each with these and itself: where a
        text says that it is of one of them only, by a word such as *ex*, brackets or a stroke.
        """
        found: dict[str, frozenset[str]] = {}
        if TURNED.isdisjoint(text.tokens) and _APART.search(text.text) is None:
            return found
        for pole in named:
            if family := self.before.get(pole, frozenset()) & named:
                found[pole] = family | {pole}
        return found

    def of_day(
        self, spans: Sequence[Span], family: AbstractSet[str], on: date | None
    ) -> str | None:
        """The one pole of a family that was there on a day, born and not gone into another, or of
        several the one whose name is in force; ``None`` where that is not one.
        """
        if on is None:
            return None
        there = {
            pole
            for pole in family
            if (pole not in self.born or self.born[pole].latest <= on)
            and (pole not in self.gone or on < self.gone[pole].latest)
        }
        named = {
            entry.pole
            for span in spans
            for entry in span.entries
            if entry.pole in there and on in entry.period
        }
        return next((next(iter(some)) for some in (there, named) if len(some) == 1), None)

    def together(self, text: str, spans: Sequence[Span], on: date | None) -> set[str]:
        """What poles are together on a day of which a text names just these, as *X / Y* or *X &
        Y*.
        """
        signs = (len(fold(text[: sign.start()]).split()) for sign in _TOGETHER.finditer(text))
        if not any(_parts(spans, place) for place in signs):
            return set()
        joint = self.joint.get(frozenset(poles_of(spans)), ())
        return {one.pole for one in joint if on is None or all(on in time for time in one.times)}


def _parts(spans: Sequence[Span], place: int) -> bool:
    """Whether some names end before a place, and all others begin there."""
    before = [span.end <= place for span in spans]
    return (
        any(before)
        and all(ends != (place <= span.start) for ends, span in zip(before, spans, strict=True))
        and not all(before)
    )
