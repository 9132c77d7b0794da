"""What type checkers say of the public names: this file is checked by mypy and pyright, and runs as a test besides."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import poles


def test_types() -> None:
    policy = poles.load_policy()
    assert_type(policy, poles.Policy)
    assert_type(poles.load_poles(), poles.Records[poles.Pole])
    assert_type(poles.load_phases(), poles.Records[poles.Phase])
    assert_type(poles.load_funding(), poles.Ledger)
    snapshot = policy.on("2012-11-19")
    assert_type(snapshot, poles.Snapshot)
    assert_type(snapshot.labels[0], poles.Label)
    assert_type(snapshot.labels[0].tier, poles.Tier | None)
    assert_type(snapshot.labels[:2], poles.Records[poles.Label])
    assert_type(snapshot.poles[0].seat, poles.Seat | None)
    assert_type(policy.get("SCS"), poles.Pole)
    assert_type(policy.find("SCS"), poles.Pole | None)
    assert_type(policy.poles.get("aktantis"), poles.Pole | None)
    assert_type(policy.funding["anr-cum-2012"].interval, poles.Interval)
    assert_type(poles.Wording("plain"), poles.Wording)
    box = poles.Box(funders=["fui"], calls="fui-3", period=("2007", None), basis="awarded")
    found = poles.bounds(policy.funding, box)
    assert_type(found, poles.Bounds)
    assert_type(found.low, Decimal)
    assert_type(found.high, Decimal | None)
    assert_type(found.because[0], poles.Step)
    assert_type(found.because[0].multiplier, Fraction)
    assert_type(found.sentence("fr"), str)
    totals = poles.total(policy.funding, by="phase", basis="planned", stage="voted")
    assert_type(totals[1], poles.Bounds)
    assert_type(poles.known_on(policy.funding, "2012-11-19"), poles.Ledger)
    assert_type(poles.conflicts(policy.funding, basis="paid"), poles.Conflicts)
    assert_type(poles.cross_check(policy.funding, basis="paid")[0], poles.Check)
    assert_type(policy.phases[0].period, poles.Period)
    assert_type(policy.poles["aktantis"].names[0].period, poles.Period)
    assert_type(policy.poles.record_type, type[poles.Pole] | None)
    assert_type(poles.Records((), poles.Label), poles.Records[poles.Label])
