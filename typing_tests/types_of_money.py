"""Boxes of money, and what a ledger answers: checked by mypy and pyright, never run."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

import poles


def statements(ledger: poles.Ledger) -> None:
    assert_type(ledger[0], poles.FundingRecord)
    assert_type(ledger["anr-cum-2012"].interval, poles.Interval)
    assert_type(ledger["anr-cum-2012"].amount, Decimal)
    assert_type(ledger["anr-cum-2012"].beneficiaries, tuple[poles.Beneficiary, ...])
    assert_type(ledger.get("anr-cum-2012"), poles.FundingRecord | None)
    assert_type(ledger.having([ledger[0]]), poles.Ledger)
    assert_type(ledger.funders, poles.Records[poles.Funder])
    assert_type(poles.known_on(ledger, "2012-11-19"), poles.Ledger)
    poles.bounds(ledger, poles.Box(basis="paid"), order=poles.admission_order(ledger))
    assert_type(iter(ledger), Iterator[poles.FundingRecord])
    ledger.having(["anr-cum-2012"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def boxes(statement: poles.FundingRecord, phase: poles.Phase) -> None:
    box = poles.Box(funders=["fui"], calls="fui-3", period=("2007", None), basis="awarded")
    assert_type(box, poles.Box)
    assert_type(box.funders, tuple[str, ...])
    assert_type(box.basis, poles.Basis)
    assert_type(box.period, poles.Period | None)
    assert_type(poles.Box.of(statement), poles.Box)
    poles.Box(
        basis=poles.Basis.PLANNED,
        stage="voted",
        period=phase.period,
        instrument=poles.Instrument.GOVERNANCE,
    )
    poles.Box(basis="paid", period=(date(2007, 1, 1), poles.EdtfDate("2008")), beneficiaries="sme")
    poles.Box(funders=["fui"])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    poles.Box(funders=[3], basis="paid")  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    poles.Box(basis="paid", period=poles.EdtfDate("2007"))
    poles.Box(basis="spent")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.Box(basis="planned", stage="granted")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.Box(basis="paid", instrument="loans")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.Box("fui", basis="paid")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def answers(ledger: poles.Ledger, box: poles.Box) -> None:
    found = poles.bounds(ledger, box, inferred=False)
    assert_type(found, poles.Bounds)
    assert_type(found.low, Decimal)
    assert_type(found.high, Decimal | None)
    assert_type(found.because, tuple[poles.Step, ...])
    assert_type(found.because[0].multiplier, Fraction)
    assert_type(found.because[0].statement, poles.FundingRecord | poles.Ratio | poles.GrantSum)
    assert_type(found.set_aside[0], poles.SetAside)
    assert_type(found.set_aside[0].cause, poles.Cause)
    assert_type(found.box, poles.Box)
    assert_type(found.ledger, poles.Ledger)
    assert_type(found.sentence("fr"), str)
    assert_type(found.to_dicts(), list[dict[str, Any]])
    found + found  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]
    poles.bounds([*ledger], box)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    poles.bounds(ledger, ledger[0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def groups(ledger: poles.Ledger) -> None:
    found = poles.total(ledger, by="phase", basis="planned", stage="voted")
    assert_type(found, poles.Totals)
    assert_type(found[1], poles.Bounds)
    assert_type(found["1"].high, Decimal | None)
    assert_type(found.by, str)
    assert_type(found.box, poles.Box)
    assert_type([*found.items()], list[tuple[str, poles.Bounds]])
    poles.total(ledger, by="tier")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def disagreement(ledger: poles.Ledger) -> None:
    found = poles.conflicts(ledger, basis="paid", limit=2)
    assert_type(found, poles.Conflicts)
    assert_type(found[0], poles.Conflict)
    assert_type(found[:2], tuple[poles.Conflict, ...])
    assert_type(found[0].gap, Decimal)
    assert_type(found[0].statements, tuple[poles.FundingRecord | poles.Ratio | poles.GrantSum, ...])
    assert_type(found.removed, poles.Records[poles.FundingRecord | poles.Ratio | poles.GrantSum])
    checks = poles.cross_check(ledger, basis=poles.Basis.PAID)
    assert_type(checks, poles.CrossCheck)
    assert_type(checks[0], poles.Check)
    assert_type(checks[0].miss, float)
    assert_type(checks.narrow, tuple[poles.Check, ...])
    assert_type(checks.median_miss, float | None)
