"""Loaders, the verbs of a policy, collections, snapshots, names and packages: checked by mypy and
pyright, never run.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

import poles


def loaders(path: Path) -> None:
    assert_type(poles.load_policy(), poles.Policy)
    assert_type(poles.load_policy("folder"), poles.Policy)
    assert_type(poles.load_poles(path), poles.Records[poles.Pole])
    assert_type(poles.load_phases(), poles.Records[poles.Phase])
    assert_type(poles.load_funding(), poles.Ledger)
    assert_type(poles.DATA_EDITION, str)
    poles.load_policy(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def verbs(policy: poles.Policy, pole: poles.Pole) -> None:
    assert_type(policy.on("2012-11-19"), poles.Snapshot)
    assert_type(policy.on(date(2012, 11, 19)), poles.Snapshot)
    assert_type(policy.get("SCS"), poles.Pole)
    assert_type(policy.find("SCS", on="2012-11-19"), poles.Pole | None)
    assert_type(policy.match(["SCS", None, 3], split=";"), poles.MatchReport)
    assert_type(policy.successors(pole), poles.Kin)
    assert_type(policy.predecessors("SCS", on="2019-01-01"), poles.Kin)
    assert_type(policy.lineage(pole), poles.Kin)
    assert_type(policy.extend(sources=[]), poles.Policy)
    assert_type(policy.coverage, poles.Coverage)
    assert_type(policy.coverage.first, date)
    assert_type(policy.edition, str)
    assert_type(policy.digest, str)
    assert_type(policy.about.licences, tuple[poles.Licence, ...])
    assert_type(policy.tables, poles.Tables)
    policy.on(2012)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    policy.match("SCS", known="pole")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    policy.poles = poles.Records()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    assert_type(policy.by_identifier("siren", "485361133", carriers=True), poles.Pole | None)


def tables(policy: poles.Policy) -> None:
    assert_type(policy.poles, poles.Records[poles.Pole])
    assert_type(policy.phases, poles.Records[poles.Phase])
    assert_type(policy.labels, poles.Records[poles.Label])
    assert_type(policy.evaluations, poles.Records[poles.Evaluation])
    assert_type(policy.events, poles.Records[poles.Event])
    assert_type(policy.milestones, poles.Records[poles.Milestone])
    assert_type(policy.calls, poles.Records[poles.Call])
    assert_type(policy.funders, poles.Records[poles.Funder])
    assert_type(policy.funding, poles.Ledger)
    assert_type(policy.price_index, poles.Records[poles.PriceIndex])
    assert_type(policy.regions, poles.Records[poles.Region])
    assert_type(policy.region_successions, poles.Records[poles.RegionSuccession])
    assert_type(policy.sectors, poles.Records[poles.Sector])
    assert_type(policy.sources, poles.Records[poles.Source])


def collections(labels: poles.Records[poles.Label], kin: poles.Kin) -> None:
    assert_type(labels[0], poles.Label)
    assert_type(labels["p2-minalogic"], poles.Label)
    assert_type(labels[:2], poles.Records[poles.Label])
    assert_type(labels.get("p2-minalogic"), poles.Label | None)
    assert_type([*labels], list[poles.Label])
    assert_type(labels.keys(), tuple[str, ...])
    assert_type(labels.to_dicts(), list[dict[str, Any]])
    assert_type(labels.record_type, type[poles.Label] | None)
    assert_type(poles.Records((), poles.Label), poles.Records[poles.Label])
    assert_type(kin[0], poles.Pole)
    assert_type(kin.events, poles.Records[poles.Event])
    assert_type(kin.of, poles.Pole | None)
    labels[1.5]  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    labels[0] = labels[1]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


def records(
    pole: poles.Pole, label: poles.Label, phase: poles.Phase, event: poles.Event, call: poles.Call
) -> None:
    assert_type(pole.names, tuple[poles.Name, ...])
    assert_type(pole.names[0].kind, poles.NameKind)
    assert_type(pole.names[0].start, poles.EdtfDate | None)
    assert_type(pole.names[0].period, poles.Period)
    assert_type(pole.seats[0].longitude, float)
    assert_type(pole.regions, tuple[poles.PoleRegion, ...])
    assert_type(pole.identifiers[0].scheme, poles.Scheme)
    assert_type(pole.identifiers[0].role, poles.terms.Role | None)
    assert_type(pole.members, tuple[poles.Member, ...])
    assert_type(pole.citations, tuple[poles.Citation, ...])
    assert_type(pole.citations[0].status, poles.Status)
    assert_type(pole.unverified, tuple[str, ...])
    assert_type(label.tier, poles.Tier | None)
    assert_type(label.start, poles.EdtfDate)
    assert_type(label.start.earliest, date)
    assert_type(label.holders, tuple[poles.Holder, ...])
    assert_type(label.end_reason, poles.Reason | None)
    assert_type(phase.number, int)
    assert_type(phase.period.last, date)
    assert_type(event.before, tuple[str, ...])
    assert_type(call.decided, poles.EdtfDate | None)
    assert_type(pole.card("fr"), str)
    assert_type(pole.to_dict(), dict[str, Any])
    label.tier = None  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def snapshots(snapshot: poles.Snapshot) -> None:
    assert_type(snapshot.day, date)
    assert_type(snapshot.phase, poles.Phase | None)
    assert_type(snapshot.labels, poles.Records[poles.Label])
    assert_type(snapshot.poles, poles.Records[poles.Standing])
    assert_type(snapshot.poles["minalogic"].seat, poles.Seat | None)
    assert_type(snapshot.poles[0].tier, poles.Tier | None)
    assert_type(snapshot.structures, tuple[str, ...])
    assert_type(snapshot.holders("p5-optitec"), tuple[poles.Standing, ...])


def names(report: poles.MatchReport) -> None:
    assert_type(report.rows[0], poles.MatchRow)
    assert_type(report.rows[0].pole, poles.Pole | None)
    assert_type(report.rows[0].how, poles.How | None)
    assert_type(report.rows[0].suggestions, tuple[poles.Suggestion, ...])
    assert_type(report.rows[0].suggestions[0].score, float)
    assert_type(report.poles("SCS; DERBI"), tuple[poles.Pole, ...])
    assert_type(poles.write_matches(report, "names.csv"), None)
    assert_type(poles.read_matches("names.csv"), Mapping[str, str])


def packages(policy: poles.Policy, source: poles.Source) -> None:
    assert_type(poles.diff(policy, policy), poles.Diff)
    assert_type(poles.diff(policy, policy)[0].cells, tuple[poles.CellChange, ...])
    assert_type(poles.diff(policy, policy)[:2], tuple[poles.RowChange, ...])
    assert_type(poles.merge(policy, policy, on_conflict="keep"), poles.Policy)
    assert_type(poles.write_package(policy, "folder"), None)
    assert_type(poles.require_edition("2026.12.1"), None)
    table, columns = [{"Aide": "1 M€"}], {"amount": "Aide"}
    read = poles.read_funding(table, rows="totals", columns=columns, source=source)
    assert_type(read, poles.FundingTable)
    assert_type(read.records, poles.Ledger)
    assert_type(read.faults, tuple[poles.Fault, ...])
    assert_type(read.shared[0].box, poles.Box)
    box = poles.Box(funders="fui", period="2008", basis="awarded")
    found = poles.read_funding(table, rows="grants", columns=columns, source=source, complete=box)
    assert_type(found, poles.GrantTable)
    assert_type(found.records, poles.Grants)
    assert_type(found.statements, poles.Ledger)
    assert_type(found.joined, tuple[poles.JoinedRow, ...])
    assert_type(found.faults, tuple[poles.Fault, ...])
    assert_type(
        policy.extend(sources=[source], grants=found.records, funding=found.statements),
        poles.Policy,
    )
    poles.read_funding(table, columns=columns, source=source)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    poles.read_funding(table, rows="totals", columns=columns, source=source, complete=box)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    poles.read_funding(table, rows="grant", columns=columns, source=source)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    poles.merge(policy, policy, on_conflict="both")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def languages(policy: poles.Policy, tier: poles.Tier) -> None:
    lang: poles.Lang = "fr"
    assert_type(policy.text(lang), str)
    assert_type(policy.poles.text("en", rows=None), str)
    assert_type(tier.label(lang), str)
    other: poles.Lang = "de"  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    policy.text("de")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    policy.on("2012-11-19").text(other, rows="all")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    tier.label("FR")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def values() -> None:
    assert_type(poles.EdtfDate("2014-40").latest, date)
    assert_type(poles.Wording("plain"), poles.Wording)
    assert_type(poles.interval(Decimal(190), poles.Wording.ABOUT), poles.Interval)
    assert_type(poles.Interval(Decimal(1), Decimal(2)).high, Decimal)
    said = poles.FundingRecord(
        id="a", basis=poles.Basis.PAID, amount=Decimal(9), yearly=poles.Yearly.EACH
    )
    assert_type(said.yearly, poles.Yearly | None)
    assert_type(said.per_year, bool)
    # Deprecated, and known to type checkers as long as it is accepted.
    poles.FundingRecord(id="a", basis=poles.Basis.PAID, amount=Decimal(9), per_year=True)
    poles.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]
