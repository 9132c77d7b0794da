"""Aggregates, their rows and their rules: checked by mypy and pyright, never run."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

import poles


def counts(snapshot: poles.Snapshot) -> None:
    found = poles.count(snapshot, what="labels", by="region", counting="seat", map_on="2016-01-01")
    assert_type(found, poles.Counts)
    assert_type(found[0], poles.Count)
    assert_type(found[0].count, int | Fraction)
    assert_type(found[0].group, str | int | None)
    assert_type(found[0].because, tuple[poles.Record, ...])
    assert_type(found[:1], tuple[poles.Count, ...])
    assert_type(found.having([found[0]]), poles.Counts)
    assert_type(found.left_out, tuple[poles.LeftOut, ...])
    assert_type(found.left_out[0].reason, poles.Omission)
    assert_type(found.edition, str | None)
    assert_type(found.days, tuple[date, ...])
    assert_type(found.to_dicts(), list[dict[str, Any]])
    poles.count(snapshot, what="poles")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.count(snapshot, what="labels", by="year")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.count(snapshot)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def lives(policy: poles.Policy) -> None:
    fates = poles.cohort(policy, "2005-07-12", date(2024, 1, 8))
    assert_type(fates, poles.Cohort)
    assert_type(fates[0], poles.Fate)
    assert_type(fates[0].outcome, poles.Outcome)
    assert_type(fates[0].ended, poles.EdtfDate | None)
    assert_type(fates.counts, Mapping[poles.Outcome, int])
    changes = poles.flows(policy, "2005-07-12", "2024-01-08", by="phase")
    assert_type(changes, poles.Flows)
    assert_type(changes[0], poles.Flow)
    assert_type(changes.changes[0], poles.Change)
    assert_type(changes.changes[0].kind, poles.ChangeKind)
    poles.flows(policy, "2005-07-12", "2024-01-08", by="month")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.cohort(policy.on("2005-07-12"), "2005-07-12", "2024-01-08")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def amounts(ledger: poles.Ledger, bounds: poles.Bounds, totals: poles.Totals) -> None:
    over = poles.spread(ledger, rule="even")
    assert_type(over, poles.Amounts)
    assert_type(over[0], poles.Amount)
    assert_type(over[0].year, int | None)
    assert_type(over[0].amount, Decimal | None)
    assert_type(over[0].low, Decimal)
    assert_type(poles.share(over, by="region", counting="seat"), poles.Amounts)
    assert_type(poles.share(ledger[0], by="pole", counting="full"), poles.Amounts)
    assert_type(poles.in_euros_of(bounds, 2024, index="cpi"), poles.Amounts)
    assert_type(poles.in_euros_of(totals, 2024, "gdp_deflator").series, poles.Series | None)
    assert_type(poles.cite(over, bounds, totals, ledger, style="bibtex", lang="fr"), str)
    poles.spread(ledger, rule="linear")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.share(over, by="pole")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    poles.in_euros_of(over, 2024, index="ppi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.cite(over, style="apa")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.spread("fui-3", rule="even")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def sums(policy: poles.Policy, funding: poles.Ledger) -> None:
    assert_type(policy.grants, poles.Grants)
    assert_type(funding.grants.having([policy.grants[0]]), poles.Grants)
    over = poles.spread(policy.grants, rule="start")
    assert_type(poles.add_up(poles.share(over, by="pole", counting="fractional")), poles.Amounts)
    assert_type(poles.add_up(policy.grants), poles.Amounts)
    assert_type(poles.add_up([policy.grants[0]])[0].exact, bool)
    assert_type(poles.cite(policy.grants, style="bibtex"), str)
    poles.add_up(funding)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.add_up(funding[0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def inequality(counts: poles.Counts) -> None:
    found = poles.concentration([1, 2.5, Decimal(3), Fraction(1, 2)])
    assert_type(found, poles.Concentration)
    assert_type(found.shares, tuple[Fraction, ...])
    assert_type(found.gini, float)
    assert_type(found.top(2), float)
    assert_type(poles.concentration(row.count for row in counts).herfindahl, float)
    poles.concentration(["one"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
