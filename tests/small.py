"""Parts of the bundled policy, small enough that many damages can be tried in little time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

import poles
from poles.model import COLLECTIONS
from poles.package import loading, writing
from poles.package.contents import Contents
from poles.package.table_schema import TABLES
from poles.policy import policy_of

POLES = (
    "alpha-rlh", "aqua-valley", "aquanova", "cap-digital", "cimes", "elopsys", "france-water-team",
    "mont-blanc-industries", "route-des-lasers", "viameca",
)  # fmt: skip
FUNDING = (
    "anr-2005", "anr-2005-cap-digital", "anr-cum-2012", "auvergne-9", "env-p1", "fui-exec-2007",
    "fui4-pme", "fui5-state",
    "h1-2006-coll-aeronautique-spatial-defense",
)  # fmt: skip


def load(files: Mapping[str, bytes | None]) -> tuple[poles.Policy, list[str]]:
    """The policy of a package's files, and what is odd about it."""
    contents, odd = loading.load(files.get, "a test")
    return policy_of(contents, (), "a test"), odd


def package_files(policy: poles.Policy) -> dict[str, bytes]:
    """The files of a policy's package."""
    return writing.package_files(Contents.of(policy))


def part(of: Collection[str], statements: Collection[str]) -> poles.Policy:
    """Some poles of the bundled policy with all that concerns them, some statements of money, and
    all that does not hang on a pole.
    """
    policy = poles.load_policy()
    kept = set(of)
    chosen = [
        attrs.evolve(one, poles=tuple(key for key in one.poles if key in kept))
        for one in policy.funding
        if one.id in statements
    ]
    tables: dict[str, Any] = {
        "poles": [_within(policy.poles[key], kept) for key in sorted(kept)],
        "labels": [
            one
            for one in policy.labels
            if one.holders and all(holder.pole in kept for holder in one.holders)
        ],
        "evaluations": [one for one in policy.evaluations if one.pole in kept],
        "events": [one for one in policy.events if {*one.before, *one.after} <= kept],
        "funding": chosen,
        "ratios": [],
        "grants": [],
    }
    records: dict[str, Any] = {name: poles.Records(found) for name, found in tables.items()}
    return _without_other_sources(attrs.evolve(policy, **records))


@cache
def only_statements() -> poles.Policy:
    """The bundled policy without the tables that came later, of ratios and of grants."""
    bare = attrs.evolve(poles.load_policy(), ratios=poles.Records(), grants=poles.Records())
    return _without_other_sources(bare)


def first_calls(ledger: poles.Ledger) -> poles.Ledger:
    """The statements of a ledger on the first calls of the FUI and on its first years: few enough
    to be weighed against each other in a moment. Of the third call they say what all of them do.
    """
    calls = {f"fui-{number}" for number in range(7)}
    some = (
        one
        for one in ledger
        if (one.calls and calls.issuperset(one.calls)) or one.id.startswith("fui-exec-200")
    )
    return ledger.having(some, grants=())


@cache
def small() -> poles.Policy:
    """A policy with a few rows in every table, some of each sort."""
    policy = poles.load_policy()
    revising = next(
        statement
        for statement in policy.funding
        if statement.revises is not None and not statement.poles
    )
    yearly = next(statement for statement in policy.funding if statement.per_year)
    partial = next(
        statement for statement in policy.funding if statement.part_en and not statement.poles
    )
    made = part(POLES, {*FUNDING, revising.id, revising.revises or "", yearly.id, partial.id})
    decisions = {label.decision for label in made.labels}
    milestones = poles.Records(one for one in policy.milestones if one.id in decisions)
    return _without_other_sources(
        attrs.evolve(
            made,
            milestones=milestones,
            price_index=policy.price_index[:4],
            ratios=poles.Records(ratios(policy)),
            grants=poles.Records(grants(policy)),
        )
    )


def ratios(policy: poles.Policy) -> list[poles.Ratio]:
    """Ratios of boxes that have some of each part, the second in place of the first."""
    said = policy.funding["fui5-state"].citations
    call = poles.Box(
        funders="fui", calls="fui-5", instrument="rd_projects", period=("2008", "2009"),
        poles="cap-digital", regions="ile-de-france", sectors="energy", beneficiaries="sme",
        basis="awarded",
    )  # fmt: skip
    all_of_it = poles.Box(funders="public", calls="fui-5", basis="awarded")
    first = poles.Ratio(
        id="made-share", of=call, to=all_of_it, value=Decimal("0.36"), citations=said
    )
    second = attrs.evolve(
        first,
        id="made-share-b",
        value=Decimal(4),
        of=attrs.evolve(all_of_it, funders=("local",), period=("2008", None)),
        to=attrs.evolve(call, period=(None, "2009-06")),
        wording=poles.Wording.AT_LEAST,
        rounded_to=Decimal("0.5"),
        revises="made-share",
    )
    return [first, second]


def grants(policy: poles.Policy) -> list[poles.Grant]:
    """Grants of two lists that have some of each part."""
    said = policy.funding["fui5-state"].citations
    of_a_call = poles.Grant(
        id="made-grant", dataset="fui-5-results", basis=poles.Basis.AWARDED,
        stage=poles.Stage.GRANTED, instrument=poles.Instrument.RD_PROJECTS,
        start=poles.EdtfDate("2008"), end=poles.EdtfDate("2009"), amount=Decimal("412500.5"),
        recipient="A laboratory", projects=1, funders=("fui",), calls=("fui-5",),
        poles=("alpha-rlh", "cap-digital"), regions=("ile-de-france",), sectors=("energy",),
        beneficiaries=(poles.Beneficiary.SME,), citations=said,
    )  # fmt: skip
    paid = poles.Grant(
        id="made-payment", dataset="A region's list", basis=poles.Basis.PAID,
        start=poles.EdtfDate("2012-03-01"), end=poles.EdtfDate("2012-03-01"), amount=Decimal(8000),
        recipient="487828097", funders=("regions",), regions=("auvergne",), citations=said,
    )  # fmt: skip
    return [of_a_call, paid]


def _within(pole: poles.Pole, kept: set[str]) -> poles.Pole:
    return attrs.evolve(
        pole, members=tuple(member for member in pole.members if member.member in kept)
    )


def _without_other_sources(made: poles.Policy) -> poles.Policy:
    cited = {citation.source for record in _all(made) for citation in record.citations}
    return attrs.evolve(made, sources=poles.Records(one for one in made.sources if one.id in cited))


def _all(policy: poles.Policy) -> list[poles.Record]:
    found: list[poles.Record] = []
    for name in COLLECTIONS:
        for record in getattr(policy, name):
            found.append(record)
            found += (child for field in TABLES[name].children for child in getattr(record, field))
    return found
