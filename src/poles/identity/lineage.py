"""What poles came from and what became of them, read off the events in both directions and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from poles.model import Event, EventKind, Pole, Records

__all__ = ["Kin", "heirs", "origins"]


class Kin(Records[Pole]):
    """Poles that a pole is linked to, with the ``events`` that link them, in the order of their dates.

    >>> import poles
    >>> heirs = poles.load_policy().successors("Elopsys")
    >>> [pole.name for pole in heirs], [event.kind.value for event in heirs.events]
    (['ALPHA-RLH'], ['merged'])
    """

    __slots__ = ("events", "of")

    of: Pole | None
    events: Records[Event]

    def __init__(self, poles: Iterable[Pole] = (), of: Pole | None = None, events: Iterable[Event] = ()) -> None:
        super().__init__(poles)
        object.__setattr__(self, "of", of)
        object.__setattr__(self, "events", Records(sorted(events, key=lambda event: (event.date.latest, event.id))))

    @property
    def ended(self) -> Event | None:
        """The event in which the pole itself ended without an heir, ``None`` where there is no such event."""
        ends = (event for event in self.events if event.kind is EventKind.ENDED and not event.after)
        return next((event for event in ends if self.of is not None and self.of.id in event.before), None)

    def _with(self, items: Iterable[Pole]) -> Kin:
        return Kin(items, self.of, self.events)

    def _state(self) -> tuple[Any, ...]:
        return (self._items, self.of, self.events)

    def __repr__(self) -> str:
        names = ", ".join(pole.name for pole in self)
        if self.ended is not None and not names:
            names = f"none: {self.of.name if self.of else ''} ended on {self.ended.date} without heir"
        return f"<Kin of {self.of.name if self.of else 'nobody'}: {names or 'none'}>"


def heirs(pole: Pole, poles: Records[Pole], events: Iterable[Event], on: date | None = None) -> Kin:
    """The poles that a pole went into, and those that these went into, by a day."""
    past = [event for event in events if on is None or event.date.latest <= on]
    found = _walk(pole.id, [(event.before, event.after, event) for event in past])
    ends = [event for event in past if event.kind is EventKind.ENDED and pole.id in event.before]
    return Kin((item for item in poles if item.id in found), pole, [*found_events(found), *_new(ends, found)])


def origins(pole: Pole, poles: Records[Pole], events: Iterable[Event], on: date | None = None) -> Kin:
    """The poles that a pole came from, and those that these came from, by a day."""
    past = [event for event in events if on is None or event.date.latest <= on]
    found = _walk(pole.id, [(event.after, event.before, event) for event in past])
    return Kin((item for item in poles if item.id in found), pole, found_events(found))


def found_events(found: dict[str, list[Event]]) -> list[Event]:
    """Each event that links somebody found, once."""
    return list({event.id: event for events in found.values() for event in events}.values())


def _new(events: Iterable[Event], found: dict[str, list[Event]]) -> list[Event]:
    known = {event.id for event in found_events(found)}
    return [event for event in events if event.id not in known]


def _walk(start: str, steps: list[tuple[tuple[str, ...], tuple[str, ...], Event]]) -> dict[str, list[Event]]:
    """Every pole reached from one, by one step or more, with the events of the steps to it. A name change is no step."""
    found: dict[str, list[Event]] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for side, other, event in steps:
            if event.kind is EventKind.RENAMED or here not in side:
                continue
            for pole in other:
                if pole not in found and pole != start:
                    found[pole] = []
                    waiting.append(pole)
                if pole != start:
                    found[pole].append(event)
    return found
