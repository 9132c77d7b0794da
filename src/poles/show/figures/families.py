"""Poles side by side with those that they came from and went into, so that the lines between them
are short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import attrs

from poles.identity.words import fold
from poles.model import Event, EventKind, Holder, Label, Pole
from poles.policy import Policy


@attrs.frozen
class Held:
    """A label in the hands of one pole: from the later start of both to the earlier end of both."""

    label: Label
    holder: Holder

    @property
    def start(self) -> date:
        """The day from which on the pole holds it."""
        starts = (when.latest for when in (self.label.start, self.holder.start) if when is not None)
        return max(starts)

    @property
    def end(self) -> date:
        """The last day on which the pole holds it."""
        ends = (when.latest for when in (self.label.end, self.holder.end) if when is not None)
        return min(ends)


def holdings(policy: Policy) -> dict[str, list[Held]]:
    """The labels that each pole ever held, in the order of time."""
    found: defaultdict[str, list[Held]] = defaultdict(list)
    for label in policy.labels:
        for holder in label.holders:
            found[holder.pole].append(Held(label, holder))
    return {
        pole: sorted(held, key=lambda one: (one.start, one.label.id))
        for pole, held in found.items()
    }


def unheld(policy: Policy) -> list[Label]:
    """The labels of which no holder is known."""
    return [label for label in policy.labels if not label.holders]


@attrs.frozen
class Joining:
    """One pole that went into another, by an event or as a member of a joint pole; ``when`` is the
    day on which it is drawn.
    """

    before: str
    after: str
    when: date
    event: Event | None


def joinings(policy: Policy) -> list[Joining]:
    """All that joins two poles, in the order of time."""
    found = [
        Joining(before, after, event.date.latest, event)
        for event in policy.events
        if event.kind is not EventKind.RENAMED
        for before in event.before
        for after in event.after
        if before != after
    ]
    found += [
        Joining(
            member.member,
            pole.id,
            member.start.latest if member.start is not None else policy.coverage.first,
            None,
        )
        for pole in policy.poles
        for member in pole.members
    ]
    return sorted(found, key=lambda one: (one.when, one.before, one.after))


def first_day(pole: Pole, policy: Policy, held: dict[str, list[Held]]) -> date:
    """The first day on which anything is known of a pole: a label, or the event that it came from."""
    days = [one.start for one in held.get(pole.id, [])]
    days += [
        event.date.latest
        for event in policy.events
        if pole.id in event.after and event.kind is not EventKind.RENAMED
    ]
    return min(days, default=policy.coverage.first)


def families(policy: Policy) -> list[list[Pole]]:
    """Poles that any chain of events or memberships links, together; families by the name of the
    last to come, and in each, who came first stands first.
    """
    held = holdings(policy)
    links: defaultdict[str, set[str]] = defaultdict(set)
    for one in joinings(policy):
        links[one.before].add(one.after)
        links[one.after].add(one.before)
    seen: set[str] = set()
    found = []
    for pole in policy.poles:
        if pole.id in seen:
            continue
        family = set(_reached(pole.id, links))
        seen |= family
        members = [policy.poles[key] for key in sorted(family)]
        found.append(
            sorted(members, key=lambda one: (first_day(one, policy, held), fold(one.name)))
        )
    return sorted(found, key=lambda family: fold(family[-1].name))


def _reached(start: str, links: dict[str, set[str]]) -> Iterator[str]:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += sorted(links[here] - seen)
        seen |= links[here]
