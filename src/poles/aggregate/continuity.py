"""Which poles carry a pole on, and which labels they held."""

from collections.abc import Iterable
from datetime import date

import attrs

from poles.identity.lineage import Kin
from poles.model import EdtfDate, Event, Holder, Label, Member, Pole, Reason, Record, current
from poles.policy import Policy

# Reasons with which a label ends and goes on in no other, whoever took the pole over.
FINAL = frozenset(Reason) - {Reason.PHASE_END, Reason.MERGED, Reason.SPLIT, Reason.UNKNOWN}


def held_on(label: Label, day: date) -> tuple[Holder, ...]:
    """The holdings of a label on a day."""
    return current(label.holders, day) if day in label.period else ()


def holding_on(labels: Iterable[Label], day: date) -> dict[str, list[tuple[Label, Holder]]]:
    """The labels that each pole holds on a day, by the pole's id, each with the holding."""
    holding: dict[str, list[tuple[Label, Holder]]] = {}
    for label in labels:
        for holder in held_on(label, day):
            holding.setdefault(holder.pole, []).append((label, holder))
    return holding


@attrs.frozen
class Carried:
    """The poles that carry a pole on, on a day: its heirs, and joint poles that it, or one of
    these, is a member of; with what says so.
    """

    kin: Kin
    memberships: tuple[Member, ...]

    @property
    def poles(self) -> tuple[str, ...]:
        """Their ids, the heirs first."""
        return tuple(
            dict.fromkeys((*self.kin.keys(), *(member.pole for member in self.memberships)))
        )

    @property
    def because(self) -> tuple[Record, ...]:
        """The events and memberships that say so."""
        return (*self.kin.events, *self.memberships)


def carried(pole: str, day: date, policy: Policy) -> Carried:
    """What carries a pole on, on a day."""
    kin = policy.successors(policy.poles[pole], day)
    ids = {pole, *kin.keys()}
    joint = (
        member
        for one in policy.poles
        for member in current(one.members, day)
        if member.member in ids
    )
    return Carried(kin, tuple(joint))


@attrs.frozen
class Held:
    """A label that a pole, or a joint pole that it was a member of, held to the day ``end``;
    ``whole`` where this is the label's own end.
    """

    label: Label
    end: EdtfDate
    because: tuple[Record, ...]

    @property
    def whole(self) -> bool:
        """Whether it was held to the end of the label."""
        return self.end == self.label.end

    @property
    def ending(self) -> tuple[Record, ...]:
        """What ended then: the label, or else the holding or the membership."""
        if self.whole:
            return (self.label,)
        return tuple(one for one in self.because if getattr(one, "end", None) == self.end)


def last_held(poles: set[str], day: date, policy: Policy) -> Held | None:
    """The label that some poles held last, by themselves or as members, of those that they had
    given up by a day.
    """
    memberships = [
        member for pole in policy.poles for member in pole.members if member.member in poles
    ]
    found = []
    for label in policy.labels:
        for holder in label.holders:
            if holder.pole in poles:
                found.append(Held(label, _first(holder.end, label.end), (label, holder)))
            found += (
                Held(label, _first(holder.end, member.end, label.end), (label, holder, member))
                for member in memberships
                if member.pole == holder.pole and member.period.overlaps(label.period)
            )
    return max(
        (one for one in found if one.end.latest < day),
        key=lambda one: (one.end.latest, one.whole, one.label.id),
        default=None,
    )


def _first(*ends: EdtfDate | None) -> EdtfDate:
    """The earliest of some ends; of equals the last one given."""
    return min((end for end in reversed(ends) if end is not None), key=lambda end: end.latest)


def ended_by(pole: Pole, day: date, policy: Policy) -> tuple[Event, ...]:
    """The events, by a day, in which a pole ended."""
    ends = (event for event in policy.events if event.kind == "ended" and pole.id in event.before)
    return tuple(event for event in ends if event.date.latest <= day)
