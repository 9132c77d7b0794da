"""Laws of what is made up for tests: it could be, it is small, it shrinks, and it is true where it
says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import poles
from effort import examples
from measures import cell
from poles import strategies
from poles.ledger.space import Space
from poles.package.table_schema import TABLES
from poles.strategies import LedgerWithTruth, Truth
from poles.strategies.truth import related
from poles.terms import BasisCode
from small import load, package_files

BUNDLED = poles.load_policy()
FEW = examples(30)
FINDING = settings(phases=[Phase.generate], max_examples=1000, database=None)
SHRINKING = settings(
    max_examples=1000, phases=[Phase.generate, Phase.shrink], database=None, derandomize=True
)


# Policies


@given(strategies.policies())
@examples(50)
def test_every_policy_loads_again_equal(policy: poles.Policy) -> None:
    again, odd = load(package_files(policy))
    assert not odd
    assert again == policy
    assert again.digest == policy.digest


@given(policy=strategies.policies())
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_policy_can_be_written_and_extended(policy: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(policy, tmp_path / "made-up.zip")
    assert (
        poles.load_policy(tmp_path / "made-up.zip")
        == policy.extend()
        == poles.merge(policy, policy)
        == policy
    )


@given(strategies.policies(), st.data())
@FEW
def test_the_library_answers_about_any_policy(policy: poles.Policy, data: st.DataObject) -> None:
    days = strategies.days(policy)
    start, end = sorted((data.draw(days), data.draw(days)))
    flows = poles.flows(policy, start, end, by="year")
    for row in flows:
        assert row.closing == row.opening + row.entries - row.exits - row.mergers + row.splits
        assert row.closing == len(policy.on(row.last).labels)
    assert [row.label for row in poles.cohort(policy, start, end)] == list(
        policy.on(start).labels.keys()
    )
    for pole in policy.poles:
        assert pole.id not in policy.successors(pole).keys()
        assert all(pole.id in policy.predecessors(heir).keys() for heir in policy.successors(pole))
    assert all(
        standing.name != standing.id and standing.seat is not None
        for standing in policy.on(end).poles
    )


@pytest.mark.parametrize("kind", [table.record for table in TABLES.values()])
def test_there_is_a_record_of_each_class(kind: type[poles.Record]) -> None:
    @given(strategies.records(kind))
    @settings(max_examples=3)
    def look(record: poles.Record) -> None:
        assert type(record) is kind
        assert record.citations or kind is poles.Source

    look()


# Money


@given(strategies.ledgers(), st.data())
@examples(80)
def test_the_truth_is_within_the_bounds(made: LedgerWithTruth, data: st.DataObject) -> None:
    box = data.draw(strategies.boxes(made.ledger))
    found = poles.bounds(made.ledger, box)
    assert found.low <= made.truth.of(box)
    assert found.high is None or made.truth.of(box) <= found.high
    assert not poles.conflicts(made.ledger)


@given(strategies.ledgers(BUNDLED.tables, min_statements=1))
@FEW
def test_statements_about_a_policy_of_ones_own_are_true(made: LedgerWithTruth) -> None:
    for said in made.ledger:
        low, high = said.interval
        longest = poles.Box.of(said)
        assert low <= made.truth.of(longest)
        # Of a day that nobody knows, the most is said of what is meant in any case.
        first, last = said.shortest
        if not said.indefinite:
            assert made.truth.of(longest) <= high
        elif first <= last:
            ends = [None if day in (dt.date.min, dt.date.max) else day for day in (first, last)]
            assert made.truth.of(attrs.evolve(longest, period=ends)) <= high


@given(strategies.ledgers(BUNDLED.tables, min_statements=3))
@settings(max_examples=2)
def test_statements_about_a_policy_can_be_added_to_it(made: LedgerWithTruth) -> None:
    assert BUNDLED.extend(funding=made.ledger).funding["statement-3"] == made.ledger["statement-3"]


@given(strategies.boxes(BUNDLED.funding))
def test_money_can_be_in_every_box(box: poles.Box) -> None:
    Space(BUNDLED.funding).resolve(box)


def test_money_without_a_tree_of_funders_is_of_one_funder() -> None:
    made = find(
        strategies.ledgers(poles.Tables(), min_statements=1),
        lambda made: bool(made.truth.grants),
        settings=SHRINKING,
    )
    assert made.truth.of(poles.Box(basis="awarded")) == 1
    assert made.ledger[0].funders == ()
    assert made.ledger[0].citations == ()


@pytest.mark.parametrize("basis", ["planned", "awarded", "paid"])
def test_money_is_of_the_basis_asked_for(basis: BasisCode) -> None:
    made = find(
        strategies.ledgers(basis=basis), lambda made: len(made.ledger) > 0, settings=FINDING
    )
    assert {said.basis for said in made.ledger} == {basis}


def test_no_ratio_is_of_nothing_or_of_what_is_far_smaller_or_larger() -> None:
    day, kind = dt.date(2005, 1, 1), poles.Instrument.OTHER
    given = (("fui", "0.01"), ("anr", "100000"))
    money = (
        attrs.evolve(cell(key, kind, None, day), amount=Decimal(euros)) for key, euros in given
    )
    truth = Truth(tuple(money))
    fui, anr, regions = (
        poles.Box(funders=key, basis="awarded") for key in ("fui", "anr", "regions")
    )
    for of, to in ((fui, anr), (anr, fui), (fui, regions)):
        assert related("one", of, to, truth) is None
    assert related("one", regions, anr, truth) is not None


# Names


@given(
    strategies.policies().flatmap(
        lambda policy: st.tuples(st.just(policy), strategies.messy_names(policy))
    )
)
@FEW
def test_messy_names_are_found(drawn: tuple[poles.Policy, tuple[str, str]]) -> None:
    policy, (text, pole) = drawn
    assert policy.get(text).id == pole


def test_names_that_may_mean_another_pole_are_left_out() -> None:
    def pole(key: str, *texts: str, caution: poles.Caution | None = None) -> poles.Pole:
        kind = poles.NameKind.OFFICIAL
        names = (
            poles.Name(id=f"{key}-{text}", pole=key, kind=kind, text=text, caution=caution)
            for text in texts
        )
        return poles.Pole(id=key, names=tuple(names))

    found = [
        pole("a", "Écume"),
        pole("b", "Pôle Ecume", "Risée", "Ondée"),
        pole("c", "RISEE"),
        pole("d", "Onde"),
    ]
    policy = attrs.evolve(
        BUNDLED, poles=poles.Records([*found, pole("e", "Brume", caution=poles.Caution.WORD)])
    )
    seen: set[tuple[str, str]] = set()

    @given(strategies.messy_names(policy))
    @settings(database=None, derandomize=True)
    def look(name: tuple[str, str]) -> None:
        seen.add(name)
        assert policy.get(name[0]).id == name[1]

    look()
    assert {pole for _, pole in seen} == {"b", "d", "e"}
    assert not any("pôle" in text.lower() and pole == "e" for text, pole in seen)


# Dates and days


@given(st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31)), st.integers(0, 1000), st.data())
@FEW
def test_dates_stay_within_their_days(first: dt.date, days: int, data: st.DataObject) -> None:
    last = first + dt.timedelta(days=days)
    found = data.draw(strategies.dates(first, last))
    assert first <= found.earliest <= found.latest <= last
    period = data.draw(strategies.periods(first, last))
    assert period.overlaps(period)


@pytest.mark.parametrize(
    "form", [r"\d{4}", r"\d{4}-\d\d", r"\d{4}-\d\d-\d\d", r"\d{4}-40", r"\d{4}-41", r"\[.*\]"]
)
def test_dates_are_of_every_precision(form: str) -> None:
    import re

    assert find(
        strategies.dates(), lambda date: bool(re.fullmatch(form, str(date))), settings=FINDING
    )


@given(strategies.days(BUNDLED))
@FEW
def test_every_day_is_covered(day: dt.date) -> None:
    assert BUNDLED.on(day).day == day


def test_days_of_change_are_tried() -> None:
    assert find(
        strategies.days(BUNDLED), lambda day: day == dt.date(2015, 12, 18), settings=SHRINKING
    )


# Types

RECORDS = sorted(table.record.__name__ for table in TABLES.values())


@pytest.mark.parametrize(
    "name", [*RECORDS, "Box", "EdtfDate", "Ledger", "Period", "Policy", "Record"]
)
def test_hypothesis_knows_each_class(name: str) -> None:
    kind = getattr(poles, name)

    @given(st.from_type(kind))
    @settings(max_examples=3, suppress_health_check=[HealthCheck.filter_too_much])
    def look(value: Any) -> None:
        assert isinstance(value, kind)
        assert not isinstance(value, poles.Record) or type(value).__name__ in RECORDS

    look()


def test_a_record_is_found_by_its_type_with_what_it_refers_to() -> None:
    label = find(st.from_type(poles.Label), lambda label: len(label.holders) > 1, settings=FINDING)
    assert label.period.overlaps(label.holders[0].period)


ANY_SEQUENCE: Any = Sequence[int]


@given(st.from_type(ANY_SEQUENCE))
@settings(max_examples=20)
def test_who_asks_for_any_sequence_gets_no_records(value: Sequence[int]) -> None:
    assert not isinstance(value, poles.Records)


# What cannot be asked

NO_CLASS_OF_RECORDS: Any = int


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: strategies.records(NO_CLASS_OF_RECORDS), "a class of records that a policy has"),
        (lambda: strategies.records(poles.Record), "a class of records that a policy has"),
        (
            lambda: strategies.records(poles.Event, attrs.evolve(BUNDLED, events=poles.Records())),
            "a policy without a Event",
        ),
        (lambda: strategies.days(attrs.evolve(BUNDLED, labels=poles.Records())), "covers no day"),
        (
            lambda: strategies.messy_names(attrs.evolve(BUNDLED, poles=poles.Records())),
            "names of their own",
        ),
        (lambda: strategies.ledgers(basis=poles.Basis.UNKNOWN), "one of planned, awarded and paid"),
    ],
)
def test_what_cannot_be_made_up_is_told(ask: Any, message: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match=message):
        ask()
