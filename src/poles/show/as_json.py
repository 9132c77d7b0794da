"""What the command answers, as values for ``--json``: the facts of its texts, with the ids of what
they name. Records are their fields, with the ids of their ``sources``; the sources come last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from poles.aggregate.endings import Ending, endings
from poles.aggregate.lost import Lost
from poles.identity.matching import MatchReport
from poles.identity.snapshot import Standing
from poles.ledger.claims import SetAside
from poles.ledger.conflicts import Conflicts
from poles.ledger.contested import Contested
from poles.ledger.proof import Bounds
from poles.ledger.steps import Step
from poles.ledger.weighing import Weighing
from poles.model import Ledger, Pole, Record, Records, Source
from poles.policy import Policy
from poles.text import Lang

from .facts import Facts
from .lives import holdings
from .overview import by_region, of_period
from .phase_money import phase_money

Json = dict[str, Any]


def overview_json(policy: Policy, day: date) -> Json:
    """The policy on a day."""
    facts = Facts.of(policy, day)
    snapshot, phase = facts.snapshot, facts.phase
    whole, parts = ([], 0) if phase is None else of_period(policy, phase.period)
    tiers = Counter(label.tier for label in snapshot.labels if label.tier is not None)
    found: Json = {
        "edition": policy.edition,
        "day": snapshot.day,
        "phase": None if phase is None else _record(phase),
        "labels": [_record(label) for label in snapshot.labels],
        "poles": [_standing(one) for one in snapshot.poles],
        "tiers": dict(tiers),
        "regions": [
            {"region": key, "covered_by": covers, "seats": seats}
            for key, covers, seats in by_region(facts)
        ],
        "holder_unknown": facts.unheld,
        "doubtful": [label.id for label in snapshot.doubtful],
        "past_term": facts.past,
        "changed": _changed(facts),
        "milestones": [_record(one) for one in facts.milestones],
        "money": []
        if phase is None
        else [one._asdict() for one in phase_money(policy.funding, phase.number)],
        "statements": [_record(one) for one in whole],
        "statements_of_parts": parts,
    }
    return _with_sources(found, policy.sources)


def _changed(facts: Facts) -> Json:
    gone = facts.gone
    found = endings(facts.policy, facts.snapshot.day) if gone else {}
    return {
        "since": facts.begun.day,
        "begun": [one.id for one in facts.come],
        # Who is not ended shares a joint label.
        "gone": [{"pole": one.id, **_ended(found.get(one.id))} for one in gone],
        "events": [_record(event) for event in facts.events],
    }


def _ended(ending: Ending | None) -> Json:
    if ending is None:
        return {"shares": True}
    return {
        "shares": False,
        "label": ending.label.id,
        "end": str(ending.end),
        "reason": ending.reason,
        "heirs": ending.heirs,
        "doubtful": ending.doubtful,
        "sources": ending.sources,
    }


def _standing(one: Standing) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "short": one.short,
        "tier": one.tier,
        "sector": one.pole.sector,
        "commune": None if one.seat is None else one.seat.commune,
        "regions": one.regions,
        "labels": one.labels,
        "members": one.members,
    }


def life_json(policy: Policy, pole: Pole) -> Json:
    """All that is known of one pole."""
    ended = endings(policy, policy.coverage.last).get(pole.id)
    found: Json = {
        "edition": policy.edition,
        "pole": _record(pole),
        "labels": [
            {**_record(held.label), "held_from": held.start, "held_to": held.end}
            for held in holdings(pole, policy)
        ],
        "ended": None if ended is None else _ended(ended),
        "evaluations": [_record(one) for one in policy.evaluations if one.pole == pole.id],
        "events": [_record(one) for one in policy.events if pole.id in one.before + one.after],
        "statements": [_record(one) for one in policy.funding if pole.id in one.poles],
    }
    return _with_sources(found, policy.sources)


def lost_json(found: Lost) -> Json:
    """The poles that hold no label any more."""
    told: Json = {
        "edition": found.edition,
        "start": found.start,
        "end": found.end,
        "poles": found.to_dicts(),
        "left_out": [{"id": one.id, "reason": one.reason} for one in found.left_out],
    }
    return _with_sources(told, found.tables.sources)


def answer_json(answer: Bounds | Weighing, lang: Lang) -> Json:
    """An answer of the ledger, with its proof; of a figure that is weighed, what is said of it."""
    found = answer.bounds if isinstance(answer, Weighing) else answer
    limited = found.limited
    told: Json = {
        "edition": _edition(found.ledger),
        "of": found.box.codes,
        "low": found.low,
        "high": found.high,
        "inferred": found.inferred,
        "limited": None
        if limited is None
        else {
            **limited._asdict(),
            "period": [limited.period.first, limited.period.last],
        },
        "sentence": answer.sentence(lang),
        "steps": [{"side": step.side, **_step(step)} for step in found.because],
        "assumed": [{"side": side, "id": one.id} for side, one in found.assumed],
        "set_aside": [_aside(entry) for entry in found.set_aside],
    }
    if found.contested is not None:
        told["contested"] = _contested(found.contested)
    if isinstance(answer, Weighing):
        (said,) = answer.to_dicts()
        weighed = {name: said[name] for name in ("figure", "least", "most", "verdict", "printed")}
        told["weighed"] = {**weighed, "reached_by": [one.id for one in answer.reached_by]}
    return _with_sources(told, found.ledger.sources)


def _contested(found: Contested) -> Json:
    """Between what a contested answer is, what it turns on, and what is disbelieved for it."""
    sides = {"least": found.least, "most": found.most}
    return {
        "doubt": found.doubt,
        "low": found.low,
        "high": found.high,
        "turns_on": [
            {
                "statements": [one.id for one in pivot.statements],
                "low": pivot.low,
                "high": pivot.high,
            }
            for pivot in found.turns_on
        ],
        **{
            name: {
                "disbelieved": [one.id for one in side.statements],
                "readings": [one.id for one in side.readings],
                "instead": [one.id for one in side.instead],
                "steps": list(map(_step, side.steps)),
            }
            for name, side in sides.items()
        },
    }


def conflicts_json(found: Conflicts, ledger: Ledger) -> Json:
    """The contradictions of a ledger."""
    told: Json = {
        "edition": _edition(ledger),
        "removed": found.removed.keys(),
        "conflicts": [
            {
                "removed": [one.id for one in conflict.removed],
                "gap": conflict.gap,
                "as_read": conflict.as_read,
                "assumed": [one.id for one in conflict.assumed],
                "steps": list(map(_step, conflict.steps)),
            }
            for conflict in found
        ],
    }
    return _with_sources(told, ledger.sources)


def match_json(policy: Policy, report: MatchReport) -> Json:
    """What each text of a column means."""
    return {
        "edition": policy.edition,
        "counts": report.counts,
        "missing": report.missing,
        "texts": [
            {
                "text": row.text,
                "pole": None if row.pole is None else row.pole.id,
                "how": row.how,
                "count": row.count,
                "candidates": row.candidates,
                "separators": row.separators,
                "suggestions": [
                    {"pole": one.pole.id, "name": one.name, "score": one.score}
                    for one in row.suggestions
                ],
            }
            for row in report.rows
        ],
    }


def _step(step: Step) -> Json:
    return {
        "statements": [one.id for one in step.statements],
        "multiplier": step.multiplier,
        "amount": step.amount,
        "as_read": step.as_read,
        "read_below": step.read_below,
        "sources": _sources(step.statements),
    }


def _aside(entry: SetAside) -> Json:
    return {
        "statement": entry.statement.id,
        "cause": entry.cause,
        "against": [one.id for one in entry.against],
        "as_read": entry.as_read,
        "inside": entry.inside,
        "sources": _sources([entry.statement]),
    }


def _sources(records: Iterable[Record]) -> list[str]:
    return list(dict.fromkeys(source for one in records for source in one.sources))


def _edition(ledger: Ledger) -> str | None:
    about = ledger.tables.about
    return None if about is None else about.edition


def _record(record: Record) -> Json:
    """The fields of a record, with the ids of its sources, and what is unverified of it."""
    told = {
        name: _field(getattr(record, name), value)
        for name, value in record.to_dict().items()
        if name != "citations"
    }
    return {**told, "sources": record.sources, "unverified": record.unverified}


def _field(held: Any, value: Any) -> Any:
    if isinstance(held, tuple) and held and isinstance(held[0], Record):
        return list(map(_record, held))
    return value


def _with_sources(told: Json, sources: Records[Source]) -> Json:
    """An answer, and below it each source that it names."""
    named = dict.fromkeys(_named(told))
    return {**told, "sources": [_record(sources[key]) for key in named]}


def _named(told: Any) -> Iterable[str]:
    """The ids of the sources that stand anywhere in an answer."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            yield from value if name == "sources" else _named(value)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _named(one)
