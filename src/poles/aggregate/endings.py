"""How poles came to hold no label any more: the one story that every answer, page and figure
tells.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import attrs

from poles.model import EdtfDate, Event, EventKind, Holder, Label, Member, Pole, Reason, Record
from poles.policy import Policy

from .continuity import FINAL, Carried, Held, carried, ended_by, holding_on, last_held
from .result import Fields, sources_of

# What an ending goes by, of each sort of record: when the label or the holding ended, and why.
FIELDS: Fields = {Label: ("end", "end_reason"), Holder: ("end",), Member: ("end",)}

# The labels that each pole holds on a day, with the holdings, by the pole's id.
Holding: TypeAlias = Mapping[str, Sequence[Record]]


@attrs.frozen
class Ending:
    """The end of all labels of a pole: ``end`` is the last day on which it, or a joint pole that it
    was a member of, held one. ``heirs`` are the poles that took it over, whether its label went on
    in theirs (*merged*, *split*) or not; ``doubtful`` says which of ``end``, ``reason`` and
    ``heirs`` rest on inference, memory or an unverified third party only.
    """

    pole: str
    label: Label
    end: EdtfDate
    reason: Reason
    heirs: tuple[str, ...]
    doubtful: tuple[str, ...]
    because: tuple[Record, ...] = attrs.field(repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that say so."""
        return sources_of(self.because, FIELDS)


def held_by_all(policy: Policy, day: date) -> Holding:
    """The labels that each pole holds on a day, with the holdings."""
    return {
        pole: [record for pair in pairs for record in pair]
        for pole, pairs in holding_on(policy.labels, day).items()
    }


def sharing(pole: str, on: Carried, holding: Holding) -> tuple[str, ...]:
    """The joint poles that hold a label, and that a pole is a member of."""
    return tuple(
        member.pole for member in on.memberships if member.member == pole and member.pole in holding
    )


def ending(pole: Pole, at: date, policy: Policy, holding: Holding) -> Ending | None:
    """How a pole came to hold no label on the day ``at``, given who holds one that day; ``None``
    where it holds or shares one, or never did.

    Where its last label ended for a reason of its own (not renewed, liquidated …), that is the
    reason, though another pole may have taken it over. Else one that went into another which holds
    a label merged, or was split; one whose heirs have lost theirs shares their reason. What nobody
    knows is unknown.
    """
    if pole.id in holding:
        return None
    on, last = carried(pole.id, at, policy), last_held({pole.id}, at, policy)
    if last is None or sharing(pole.id, on, holding):
        return None
    own = _own_reason(last)
    if own is None and not any(key in holding for key in on.poles):
        # What it went into has no label any more either: the last that was held tells why.
        later = last_held({pole.id, *on.poles}, at, policy)
        if later is not None and (own := _own_reason(later)) is not None:
            last = later
    if own is not None:
        return _ending(pole, last, own, on, by_label=True)
    if any(key in holding for key in on.poles):
        split = any(
            event.kind is EventKind.SPLIT and pole.id in event.before for event in on.kin.events
        )
        return _ending(pole, last, Reason.SPLIT if split else Reason.MERGED, on)
    told = next((event.reason for event in ended_by(pole, at, policy)), None)
    return _ending(pole, last, told if told in FINAL and told else Reason.UNKNOWN, on)


def endings(policy: Policy, at: date) -> dict[str, Ending]:
    """How each pole that holds no label on a day, and held one before, came to that, by its id."""
    holding = held_by_all(policy, at)
    found = (ending(pole, at, policy, holding) for pole in policy.poles)
    return {one.pole: one for one in found if one is not None}


def _own_reason(held: Held) -> Reason | None:
    """The reason for which a label ended and went on in no other, where it was held to its end."""
    reason = held.label.end_reason
    return reason if held.whole and reason in FINAL else None


def _ending(
    pole: Pole, last: Held, reason: Reason, on: Carried, *, by_label: bool = False
) -> Ending:
    ends = last.ending
    doubts = {
        "end": any("end" in one.unverified for one in ends),
        "reason": "end_reason" in last.label.unverified
        if by_label
        else any(_doubted(event, "kind", "reason") for event in on.kin.events),
        "heirs": any(_doubted(event, "after") for event in on.kin.events),
    }
    return Ending(
        pole=pole.id,
        label=last.label,
        end=last.end,
        reason=reason,
        heirs=on.kin.keys(),
        doubtful=tuple(name for name, doubted in doubts.items() if doubted),
        because=tuple(dict.fromkeys((*ends, *on.because))),
    )


def _doubted(event: Event, *fields: str) -> bool:
    return any(field in event.unverified for field in fields)
