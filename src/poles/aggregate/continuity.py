"""Which poles carry a pole on, and what became of a label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from poles.identity.lineage import Kin
from poles.model import EdtfDate, Event, Label, Pole, Reason, current
from poles.policy import Policy

__all__ = ["FINAL", "carried_by", "ended_by", "held_on", "last_held"]

FINAL = frozenset(Reason) - {Reason.PHASE_END, Reason.MERGED, Reason.SPLIT}
"""Reasons with which a label ends and goes on in no other, whoever took the pole over."""


def held_on(label: Label, day: date) -> tuple[str, ...]:
    """The ids of the poles that hold a label on a day."""
    return tuple(holder.pole for holder in current(label.holders, day)) if day in label.period else ()


def carried_by(pole: str, day: date, policy: Policy) -> tuple[tuple[str, ...], Kin]:
    """The poles that carry a pole on, on a day: those that it went into, joint poles that it or one of these is a member of; and its lineage."""
    kin = policy.successors(policy.poles[pole], day)
    ids = {pole, *kin.keys()}
    joint = (one.id for one in kin.joint if any(member.member in ids for member in current(one.members, day)))
    return (*kin.keys(), *joint), kin


def last_held(poles: set[str], day: date, policy: Policy) -> tuple[Label | None, EdtfDate | None]:
    """The label that some poles held last, of those that they had given up by a day, and the last day that they held it."""
    held = [
        (end.latest, label.id, label, end)
        for label in policy.labels
        for holder in label.holders
        if holder.pole in poles and (end := _earlier(holder.end, label.end)).latest < day
    ]
    return max(held, key=lambda one: one[:2])[2:] if held else (None, None)


def _earlier(holding: EdtfDate | None, label: EdtfDate) -> EdtfDate:
    return label if holding is None or label.latest < holding.latest else holding


def ended_by(pole: Pole, day: date, policy: Policy) -> Iterator[Event]:
    """The events, by a day, in which a pole ended."""
    return (event for event in policy.events if event.kind == "ended" and pole.id in event.before and event.date.latest <= day)
