"""A small policy with rows in every table, so that many damages can be tried in little time."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

import poles
from poles.package.tables import COLLECTIONS, TABLES

POLES = (
    "alpha-rlh", "aqua-valley", "aquanova", "cap-digital", "cimes", "elopsys", "france-water-team", "mont-blanc-industries", "route-des-lasers", "viameca",
)  # fmt: skip
FUNDING = (
    "anr-2005", "anr-2005-cap-digital", "anr-cum-2012", "auvergne-9", "env-p1", "fui-exec-2007", "fui4-pme", "fui5-state",
    "h1-2006-coll-aeronautique-spatial-defense",
)  # fmt: skip


@cache
def small() -> poles.Policy:
    """Some poles of the bundled policy with all that concerns them, and a few statements of money."""
    policy = poles.load_policy()
    kept = {pole.id for pole in policy.poles if pole.id in POLES}
    chosen = [statement for statement in policy.funding if statement.id in FUNDING]
    revising = next(statement for statement in policy.funding if statement.revises is not None and not statement.poles)
    chosen += [revising, policy.funding[revising.revises or ""]]
    chosen.append(next(statement for statement in policy.funding if statement.per_year))
    chosen.append(next(statement for statement in policy.funding if statement.part_en and not statement.poles))
    tables: dict[str, Any] = {
        "poles": [_within(policy.poles[key], kept) for key in sorted(kept)],
        "labels": [one for one in policy.labels if one.holders and all(holder.pole in kept for holder in one.holders)],
        "evaluations": [one for one in policy.evaluations if one.pole in kept],
        "events": [one for one in policy.events if {*one.before, *one.after} <= kept],
        "funding": [attrs.evolve(one, poles=tuple(key for key in one.poles if key in kept)) for one in chosen],
        "price_index": policy.price_index[:4],
    }
    decisions = {label.decision for label in tables["labels"]}
    tables["milestones"] = [one for one in policy.milestones if one.id in decisions]
    records: dict[str, Any] = {name: poles.Records(dict.fromkeys(found)) for name, found in tables.items()}
    made = attrs.evolve(policy, **records)
    cited = {citation.source for record in _all(made) for citation in record.citations}
    return attrs.evolve(made, sources=poles.Records(one for one in made.sources if one.id in cited))


def _within(pole: poles.Pole, kept: set[str]) -> poles.Pole:
    return attrs.evolve(pole, members=tuple(member for member in pole.members if member.member in kept))


def _all(policy: poles.Policy) -> list[poles.Record]:
    found: list[poles.Record] = []
    for name in COLLECTIONS:
        for record in getattr(policy, name):
            found.append(record)
            found += (child for field in TABLES[name].children for child in getattr(record, field))
    return found
