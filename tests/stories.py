"""What every answer and page tells of the ends of labels, held against each other."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import poles
from poles.aggregate.continuity import held_on
from poles.aggregate.endings import Ending, ending, endings, held_by_all
from poles.aggregate.lost import WENT_ON, ending_text
from poles.show.overview import overview
from poles.terms import ChangeKind, Lang, Outcome

MARKS = re.compile(r" (\[\d+\])+")
STAYED = (Outcome.KEPT, Outcome.RENAMED, Outcome.JOINT)


def changes(policy: poles.Policy) -> list[date]:
    """Every day on which a label, a holding, a membership or a pole begins or has just ended, in
    order, with the first and the last day.
    """
    dated: list[Any] = [*policy.labels, *(h for label in policy.labels for h in label.holders)]
    dated += (member for pole in policy.poles for member in pole.members)
    days = {one.start.latest for one in dated if one.start is not None}
    days |= {one.end.latest + timedelta(days=1) for one in dated if one.end is not None}
    days |= {event.date.latest for event in policy.events}
    first, last = policy.coverage
    return sorted({day for day in days if first <= day <= last} | {first, last})


def shared(policy: poles.Policy, pole: str, day: date) -> bool:
    """Whether a pole, or one that it went into, is a member of a joint pole with a label."""
    kin = {pole, *policy.successors(pole, on=day).keys()}
    return any(kin & set(standing.members) for standing in policy.on(day).poles)


def on_tells(policy: poles.Policy, day: date, found: dict[str, Ending]) -> None:
    """A pole without a label on a day has an end if it ever had one, and had it on its last day."""
    now = policy.on(day).poles.keys()
    ever = {
        holder.pole
        for label in policy.labels
        for holder in label.holders
        if max(one.start.latest for one in (label, holder) if one.start) <= day
    }
    for pole in ever.difference(now, found):
        assert shared(policy, pole, day)
    for pole, one in found.items():
        assert pole not in now
        assert one.end.latest < day
        held = {holder.pole for holder in held_on(one.label, one.end.latest)}
        members = {key for pole in held for key in policy.on(one.end.latest).poles[pole].members}
        assert {pole, *one.heirs} & (held | members)
        assert one.end.latest <= one.label.end.latest
        assert policy.successors(pole, on=day).keys() == one.heirs


def members_follow(policy: poles.Policy, day: date, found: dict[str, Ending]) -> None:
    """Who was a member of a joint pole that went into others is one of these, went into one, or is
    a member of one.
    """
    for pole, one in found.items():
        last = one.end.latest
        members = (m.member for m in policy.poles[pole].members if last in m.period)
        for member in members if one.heirs else ():
            kin = policy.successors(member, on=day)
            within = {joint.id for joint in kin.joint if shared(policy, member, day)}
            assert {member, *kin.keys(), *within} & set(one.heirs), (pole, member, day)


def cohort_tells(policy: poles.Policy, since: date, day: date, found: dict[str, Ending]) -> None:
    for fate in poles.cohort(policy, since, day):
        gone = [found[pole] for pole in fate.poles if pole in found]
        if fate.poles and len(gone) == len(fate.poles):
            assert fate.outcome.value in {one.reason.value for one in gone}
            assert fate.ended == max((one.end for one in gone), key=lambda end: end.latest)
            assert set(fate.heirs) <= {heir for one in gone for heir in one.heirs}
            assert {source for one in gone for source in one.sources} <= set(fate.sources)
        elif fate.poles:
            assert fate.outcome in STAYED or gone


def flows_tell(policy: poles.Policy, since: date, day: date) -> None:
    """Labels that went on in none are those that their holders lost for a reason of its own."""
    for change in poles.flows(policy, since, day, by="year").changes:
        holding = held_by_all(policy, change.day)
        for key in change.before:
            label, eve = policy.labels[key], change.day - timedelta(days=1)
            for holder in held_on(label, eve):
                one = ending(policy.poles[holder.pole], change.day, policy, holding)
                if one is None:
                    continue
                assert one.end.latest == eve
                assert (change.kind is ChangeKind.EXIT) == (one.reason not in WENT_ON)
                assert set(one.because) <= set(change.because)


def pages_tell(policy: poles.Policy, day: date, found: dict[str, Ending], lang: Lang) -> None:
    for phase in filter(None, [policy.on(day).phase]):
        before = policy.on(max(phase.period.first, policy.coverage.first)).poles.keys()
        text = MARKS.sub("", overview(policy, day, lang))
        for one in (found[pole] for pole in before if pole in found):
            assert ending_text(one, policy.poles, lang) in text


def rows(policy: poles.Policy, day: date) -> Iterator[tuple[Any, ...]]:
    for row in poles.lost(policy, end=day):
        yield row.pole, row.label, row.end, row.reason, row.heirs, row.sources, row.doubtful


def agrees(policy: poles.Policy, since: date, day: date) -> dict[str, Ending]:
    """What is told on a day, and since another, is one story."""
    found = endings(policy, day)
    on_tells(policy, day, found)
    cohort_tells(policy, since, day, found)
    flows_tell(policy, since, day)
    told = {
        (one.pole, one.label.id, one.end, one.reason, one.heirs, one.sources, one.doubtful)
        for one in found.values()
    }
    assert set(rows(policy, day)) == told
    return found
