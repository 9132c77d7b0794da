"""What became of the labels of one day by another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from poles.errors import InvalidQuestion
from poles.model import EdtfDate, Event, Pole, Reason, Record
from poles.model.terms import Term
from poles.policy import Policy

from .continuity import FINAL, carried_by, ended_by, held_on, last_held
from .result import Result, Row

__all__ = ["Cohort", "Fate", "Outcome", "cohort"]


class Outcome(Term):
    """What became of a label, or of the poles that held it."""

    KEPT = "kept", "conservé", "kept"
    RENAMED = "renamed", "renommé", "renamed"
    JOINT = "joint", "label commun", "joint label"
    MERGED = "merged", "fusionné", "merged"
    SPLIT = "split", "scindé", "split"
    WITHDRAWN = "withdrawn", "délabellisé", "label withdrawn"
    NOT_RENEWED = "not_renewed", "non reconduit", "not renewed"
    DID_NOT_APPLY = "did_not_apply", "non candidat", "did not apply"
    LIQUIDATED = "liquidated", "liquidation judiciaire", "liquidated"
    DISSOLVED = "dissolved", "dissous", "dissolved"
    UNKNOWN = "unknown", "inconnu", "unknown"


@attrs.frozen(kw_only=True)
class Fate(Row):
    """What became of one label: its ``poles`` and their ``name`` on the first day, the ``outcome``, and the poles that it went into (``heirs``).

    ``now`` is the name of those that carry it on: of the poles themselves, or of their heirs. ``ended`` is the last day on which they held a label, where
    they hold none any more. Who kept a label is its own heir, so ``heirs`` is empty.
    """

    label: str
    poles: tuple[str, ...]
    name: str | None
    outcome: Outcome
    heirs: tuple[str, ...]
    now: str | None
    ended: EdtfDate | None

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that tell it."""
        return tuple(record.id for record in self.because if isinstance(record, Event))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of all records that tell it."""
        return tuple(dict.fromkeys(source for record in self.because for source in record.sources))


@attrs.frozen(kw_only=True, repr=False)
class Cohort(Result[Fate]):
    """The labels of the day ``start``, one row each, and what had become of them by the day ``at``."""

    start: date
    at: date

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many labels came to each outcome, in the order of :class:`~poles.Outcome`."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a ``dict`` of its fields, with its ``events`` and ``sources``; ``ended`` as a text."""
        return [
            {
                **attrs.asdict(row, recurse=False, filter=lambda field, _: field.name != "because"),
                "ended": None if row.ended is None else str(row.ended),
                "events": row.events,
                "sources": row.sources,
            }
            for row in self.rows
        ]


def cohort(policy: Policy, start: date | str, at: date | str) -> Cohort:
    """What had become, by the day ``at``, of each label in force on the day ``start``: one row for each label.

    A pole that still holds a label kept it, or was renamed; one that went into another which holds one, by a merger or an absorption, merged; one that
    shares the label of a joint pole has a joint label. Else the outcome is the reason for which the last label ended, whether or not another pole took its members over; a
    label whose holder nobody names is unknown.

    >>> import poles
    >>> found = poles.cohort(poles.load_policy(), "2005-07-12", "2009-01-01")
    >>> len(found), {outcome.value: count for outcome, count in found.counts.items()}
    (67, {'kept': 62, 'renamed': 2, 'merged': 2, 'unknown': 1})

    Raises :class:`~poles.OutOfCoverage` for a day about which nothing is known, :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``at`` is before ``start``.
    """
    first, last = policy.on(start), policy.on(at)
    if last.day < first.day:
        raise InvalidQuestion(f"at={last.day}", f"a day not before {first.day}", "Is it the wrong way round?")
    rows = []
    for label in first.labels:
        poles = held_on(label, first.day)
        fates = [_fate(policy.poles[pole], first.day, last.day, policy) for pole in poles]
        outcome = min((fate.outcome for fate in fates), key=list(Outcome).index, default=Outcome.UNKNOWN)
        records = dict.fromkeys([label, *(record for fate in fates for record in fate.records)])
        heirs = tuple(dict.fromkeys(heir for fate in fates for heir in fate.heirs))
        ends = [fate.ended for fate in fates if fate.ended is not None]
        rows.append(
            Fate(
                label=label.id,
                poles=poles,
                name=_names(poles, first.day, policy),
                outcome=outcome,
                heirs=heirs,
                now=_names(poles if outcome in (Outcome.KEPT, Outcome.RENAMED) else heirs, last.day, policy),
                ended=max(ends, key=lambda end: end.latest) if len(ends) == len(fates) and ends else None,
                because=tuple(records),
            )
        )
    return Cohort(
        rows=tuple(rows),
        tables=policy.tables,
        start=first.day,
        at=last.day,
    )


def _names(poles: tuple[str, ...], day: date, policy: Policy) -> str | None:
    found = (policy.poles[pole] for pole in poles)
    return " / ".join(pole.name_on(day) or pole.name for pole in found) or None


@attrs.frozen
class _Of:
    """What became of one holder of a label."""

    outcome: Outcome
    heirs: tuple[str, ...] = ()
    ended: EdtfDate | None = None
    records: tuple[Record, ...] = ()


def _fate(pole: Pole, start: date, at: date, policy: Policy) -> _Of:
    holding = {key: label for label in policy.labels for key in held_on(label, at)}
    if pole.id in holding:
        renames = [event for event in policy.events if event.kind == "renamed" and pole.id in event.before]
        between = [event for event in renames if start < event.date.latest <= at]
        if pole.name_on(start) == pole.name_on(at):
            return _Of(Outcome.KEPT, records=(holding[pole.id],))
        names = [name for name in pole.names if name.text in (pole.name_on(start), pole.name_on(at))]
        return _Of(Outcome.RENAMED, records=(holding[pole.id], *between, *([] if between else names)))
    carriers, kin = carried_by(pole.id, at, policy)
    last, end = last_held({pole.id}, at, policy)
    found = tuple(key for key in carriers if key in holding)
    told = (*([last] if last else ()), *kin.events, *(holding[key] for key in found))
    if any(member.member == pole.id for key in found for member in policy.poles[key].members if at in member.period):
        return _Of(Outcome.JOINT, found, records=told)
    if last is not None and last.end_reason in FINAL:
        return _Of(_outcome(last.end_reason), kin.keys(), end, told)
    if found:
        split = any(event.kind == "split" and pole.id in event.before for event in kin.events)
        return _Of(Outcome.SPLIT if split else Outcome.MERGED, kin.keys(), end, told)
    # What it went into has no label any more either: the last that was held tells why.
    later, end = last_held({pole.id, *carriers, *(one.id for one in kin.joint)}, at, policy)
    if later is not None and later.end_reason in FINAL:
        return _Of(_outcome(later.end_reason), kin.keys(), end, (*told, later))
    ends = tuple(ended_by(pole, at, policy))
    reason = next((event.reason for event in ends), None)
    return _Of(_outcome(reason), kin.keys(), end, (*told, *ends))


def _outcome(reason: Reason | None) -> Outcome:
    return Outcome(reason.value) if reason in FINAL and reason is not None else Outcome.UNKNOWN
