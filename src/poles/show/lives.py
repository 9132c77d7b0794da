"""The lives of poles: the labels that they held, what became of whom, and families of poles, in
which those that joined are side by side, so that the lines between them are short.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from poles.model import Event, EventKind, Holder, Label, Pole
from poles.policy import Policy
from poles.text import Lang, date_text, headed, joined


@attrs.frozen
class Held:
    """A label in the hands of one pole: from the later start of both to the earlier end of both."""

    label: Label
    holder: Holder

    @property
    def start(self) -> date:
        """The day from which on the pole holds it."""
        starts = (self.label.start, self.holder.start)
        return max(when.latest for when in starts if when is not None)

    @property
    def end(self) -> date:
        """The last day on which the pole holds it."""
        ends = (self.label.end, self.holder.end)
        return min(when.latest for when in ends if when is not None)


def holdings(pole: Pole, policy: Policy) -> list[Held]:
    """The labels that a pole ever held, in the order of time."""
    found = [
        Held(label, holder)
        for label in policy.labels
        for holder in label.holders
        if holder.pole == pole.id
    ]
    return sorted(found, key=lambda one: (one.start, one.label.id))


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
    for pole in policy.poles:
        for member in pole.members:
            start = policy.coverage.first if member.start is None else member.start.latest
            found.append(Joining(member.member, pole.id, start, None))
    return sorted(found, key=lambda one: (one.when, one.before, one.after))


def first_day(pole: Pole, policy: Policy) -> date:
    """The first day on which anything is known of a pole: a label, or the event that it came
    from.
    """
    days = [one.start for one in holdings(pole, policy)]
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
    from poles.identity.words import fold  # most texts tell of no families

    links: defaultdict[str, set[str]] = defaultdict(set)
    for one in joinings(policy):
        links[one.before].add(one.after)
        links[one.after].add(one.before)
    seen: set[str] = set()
    found = []
    for pole in policy.poles:
        if pole.id not in seen:
            family = _reached(pole.id, links)
            seen |= family
            members = [policy.poles[key] for key in sorted(family)]
            members.sort(key=lambda one: (first_day(one, policy), fold(one.name)))
            found.append(members)
    return sorted(found, key=lambda family: fold(family[-1].name))


def _reached(start: str, links: dict[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = links[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def name_on(pole: Pole, day: date) -> str:
    """What a pole was called on a day, or is called where no name of that day is known."""
    return pole.name_on(day) or pole.name


def change_text(event: Event, policy: Policy) -> str:
    """Whom an event concerns, by their names on its eve, and who they were after it."""
    eve = event.date.earliest - timedelta(days=1)
    text = joined(name_on(policy.poles[key], eve) for key in event.before)
    if event.after:
        after = joined(name_on(policy.poles[key], event.date.latest) for key in event.after)
        text = f"{text} → {after}"
    return text


def by_date(events: Iterable[Event]) -> list[Event]:
    """Events in the order of time."""
    return sorted(events, key=lambda event: (event.date.latest, event.date.earliest, event.id))


def event_text(event: Event, policy: Policy, lang: Lang, marks: str = "") -> str:
    """When an event was, what it was and whom it concerned, with marks of its sources."""
    what = f"{date_text(event.date, lang)} {event.kind.label(lang)}"
    reason = f" ({event.reason.label(lang)})" if event.reason is not None else ""
    told = f"{change_text(event, policy)}{reason}{marks}{event.doubt(lang)}"
    return headed(what, told, lang)


def section(title: str, lines: Iterable[str]) -> str:
    """Lines under a title; nothing where there are none."""
    text = "".join(f"\n  {line}" for line in lines)
    return f"{title}{text}" if text else ""
