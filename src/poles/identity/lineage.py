"""What poles came from and what became of them, read off the events in both directions and never
stored.
"""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from poles.model import Event, EventKind, Pole, Records
from poles.text import NAME, Card, FieldColumn, Grid, Lang, date_text, grid, headed, in_lang, legend


class Kin(Records[Pole]):
    """Poles that a pole is linked to, with the ``events`` that link them, in the order of their
    dates.

    ``of`` is the pole itself; ``joint`` are the joint labels with a name of their own that it, or
    one of them, was a member of.

    >>> import poles
    >>> heirs = poles.load_policy().successors("DREAM")
    >>> heirs.keys(), [event.kind.value for event in heirs.events], heirs.joint.keys()
    (('aquanova',), ['merged'], ('france-water-team',))
    """

    __slots__ = ("events", "joint", "of")

    of: Pole | None
    events: Records[Event]
    joint: Records[Pole]

    def __init__(
        self,
        poles: Iterable[Pole] = (),
        of: Pole | None = None,
        events: Iterable[Event] = (),
        joint: Iterable[Pole] = (),
    ) -> None:
        super().__init__(poles, Pole)
        object.__setattr__(self, "of", of)
        object.__setattr__(
            self,
            "events",
            Records(sorted(events, key=lambda event: (event.date.latest, event.id)), Event),
        )
        object.__setattr__(self, "joint", Records(joint, Pole))

    @property
    def ended(self) -> Event | None:
        """The event in which the pole itself ended without an heir, ``None`` where there is no such
        event.
        """
        ends = (event for event in self.events if event.kind is EventKind.ENDED and not event.after)
        return next(
            (event for event in ends if self.of is not None and self.of.id in event.before), None
        )

    def to_card(self, lang: Lang = "en") -> Card:
        of = in_lang(("personne", "nobody"), lang) if self.of is None else self.of.name
        linked = in_lang(("Pôles liés à", "Poles linked to"), lang)
        columns = [
            FieldColumn(in_lang(("Pôle", "Pole"), lang), attrgetter("id")),
            FieldColumn(in_lang(NAME, lang), attrgetter("name")),
        ]
        blocks: list[Grid | str] = [grid(self, columns)] if self else []
        if self.joint:
            members = (
                "Labels communs dont ils sont membres",
                "Joint labels that they are members of",
            )
            blocks.append(grid(self.joint, columns, in_lang(members, lang)))
        if self.events:
            heading = in_lang(("Événements", "Events"), lang)
            events = grid(self.events, Event.grid_columns(lang), heading)
            blocks += [events, *legend([events], lang)]
        if self.ended is not None and not self:
            when = date_text(self.ended.date, lang)
            end = (f"Fin sans héritier : {when}", f"Ended without heir: {when}")
            blocks.append(in_lang(end, lang))
        return Card(headed(f"{linked} {of}", len(self), lang), tuple(blocks))

    def _with(self, items: Iterable[Pole]) -> "Kin":
        return Kin(items, self.of, self.events, self.joint)

    def _state(self) -> tuple[Any, ...]:
        return (self._items, self.of, self.events, self.joint)

    def __repr__(self) -> str:
        of = "nobody" if self.of is None else self.of.name
        names = ", ".join(pole.name for pole in self) or "none"
        end = ""
        if self.ended is not None and not self:
            when = date_text(self.ended.date, "en")
            on = f"on {when}" if self.ended.date.exact else f"({when})"
            end = f": {of} ended {on} without heir"
        return f"<Kin of {of}: {names}{end}>"


def heirs(pole: Pole, poles: Records[Pole], events: Iterable[Event], on: date | None = None) -> Kin:
    """The poles that a pole went into, and those that these went into, by a day."""
    past = _by(events, on)
    found, links = _walk(pole.id, [(event.before, event.after, event) for event in past])
    links |= {
        event.id: event
        for event in past
        if event.kind is EventKind.ENDED and pole.id in event.before
    }
    return _kin(pole, poles, found, links)


def heirs_on(pole: str, events: Iterable[Event], on: date) -> tuple[str, ...]:
    """The poles that stand for a pole on a day, by id: itself, or what it had gone into by then, at
    the ends of its chains; none where it ended without heir.
    """
    return tuple(
        sorted(
            _ends(pole, [event for event in _by(events, on) if event.kind is not EventKind.RENAMED])
        )
    )


def _ends(pole: str, steps: list[Event]) -> set[str]:
    """Where the chains of a pole end; one that absorbed another, or split something off, goes on
    itself.
    """
    taken = [event for event in steps if pole in event.before]
    found = {pole} if all(pole in event.after for event in taken) else set()
    return found.union(
        *(_ends(other, steps) for event in taken for other in event.after if other != pole)
    )


def origins(
    pole: Pole, poles: Records[Pole], events: Iterable[Event], on: date | None = None
) -> Kin:
    """The poles that a pole came from, and those that these came from, by a day."""
    found, links = _walk(pole.id, [(event.after, event.before, event) for event in _by(events, on)])
    return _kin(pole, poles, found, links)


def history(
    pole: Pole, poles: Records[Pole], events: Iterable[Event], on: date | None = None
) -> Kin:
    """A pole with those that it came from, by a day."""
    found = origins(pole, poles, events, on)
    ids = {pole.id, *found.keys()}
    return Kin((item for item in poles if item.id in ids), pole, found.events, found.joint)


def _by(events: Iterable[Event], on: date | None) -> list[Event]:
    return [event for event in events if on is None or event.date.latest <= on]


def _kin(pole: Pole, poles: Records[Pole], found: set[str], links: dict[str, Event]) -> Kin:
    members = {pole.id, *found}
    joint = (
        item
        for item in poles
        if item.id not in members and any(member.member in members for member in item.members)
    )
    return Kin((item for item in poles if item.id in found), pole, links.values(), joint)


def _walk(
    start: str, steps: list[tuple[tuple[str, ...], tuple[str, ...], Event]]
) -> tuple[set[str], dict[str, Event]]:
    """Every pole reached from one, by one step or more, and the events of those steps. A name
    change is no step.
    """
    found = {start}
    links: dict[str, Event] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for side, other, event in steps:
            if event.kind is not EventKind.RENAMED and here in side and other:
                links[event.id] = event
                waiting += set(other) - found
                found.update(other)
    return found - {start}, links
