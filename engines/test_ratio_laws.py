"""Laws of ratios: statements that the money of one box is so many times that of another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import (
    BOXES,
    CONTRADICTORY_RATIOS,
    Question,
    extremes,
    ledger,
    said,
    where_ratios_are_said,
)
from poles import Ratio, Wording

M = 10**6
FUI = poles.Box(funders="fui", basis="awarded")
ANR = poles.Box(funders="anr", basis="awarded")
STATE = poles.Box(funders="state", basis="awarded")


def ratio(key: str, of: poles.Box, to: poles.Box, value: str, **more: Any) -> Ratio:
    return Ratio(id=key, of=of, to=to, value=Decimal(value), **more)


def told(ratios: list[Ratio], *statements: poles.FundingRecord) -> poles.Ledger:
    return ledger(statements).having(statements, ratios)


def ends(found: poles.Bounds) -> tuple[Decimal, Decimal | None]:
    return found.low, found.high


def inside(inner: poles.Bounds, outer: poles.Bounds) -> bool:
    return outer.low <= inner.low and (
        outer.high is None or (inner.high is not None and inner.high <= outer.high)
    )


QUESTIONS = where_ratios_are_said()


@given(QUESTIONS)
@examples(200)
def test_the_truth_is_always_inside(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    assert found.low <= asked.truth.of(asked.box)
    assert found.high is None or asked.truth.of(asked.box) <= found.high
    assert not [entry for entry in found.set_aside if entry.cause is poles.Cause.CONFLICT]


@given(QUESTIONS, st.booleans())
@examples(300)
def test_bounds_are_tight(asked: Question, inferred: bool) -> None:
    least, most = extremes(asked.ledger, asked.box, inferred=inferred)
    found = poles.bounds(asked.ledger, asked.box, inferred=inferred)
    assert least is not None
    assert float(found.low) == pytest.approx(least, abs=0.1, rel=1e-8)
    assert (found.high is None) == (most is None)
    assert found.high is None or float(found.high) == pytest.approx(most, abs=0.1, rel=1e-8)


@given(QUESTIONS)
def test_a_proof_adds_up_to_the_bound_with_no_amount_of_a_ratio(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        if bound is not None:
            total = sum(step.multiplier * Fraction(step.amount) for step in steps)
            outward = Fraction(bound) - total if side == "high" else total - Fraction(bound)
            assert 0 <= outward < Fraction(1, 100)
    for step in found.because:
        if isinstance(step.statement, Ratio):
            assert step.amount == 0


@given(QUESTIONS)
def test_what_proves_an_answer_proves_it_alone(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    used = dict.fromkeys(one for step in found.because for one in step.statements)
    amounts = [one for one in used if not isinstance(one, Ratio)]
    ratios = [one for one in used if isinstance(one, Ratio)]
    alone = asked.ledger.having(amounts, ratios)
    assert ends(poles.bounds(alone, asked.box)) == ends(found)


@given(QUESTIONS, st.data())
def test_a_wider_wording_never_narrows(asked: Question, data: st.DataObject) -> None:
    if not asked.ledger.ratios:
        return
    one = data.draw(st.sampled_from(asked.ledger.ratios))
    if one.wording is not Wording.PLAIN or not one.value:
        return
    wider = attrs.evolve(one, wording=data.draw(st.sampled_from([Wording.ABOUT, Wording.AT_MOST])))
    ratios = [wider if other is one else other for other in asked.ledger.ratios]
    changed = asked.ledger.having(asked.ledger, ratios)
    before = poles.bounds(asked.ledger, asked.box)
    assert inside(before, poles.bounds(changed, asked.box))


@given(QUESTIONS, BOXES)
def test_a_ratio_of_a_box_to_itself_of_one_changes_nothing(asked: Question, box: poles.Box) -> None:
    before = ends(poles.bounds(asked.ledger, asked.box))
    for unit in (None, Decimal(0)):
        same = ratio("same", box, box, "1", rounded_to=unit)
        more = asked.ledger.having(asked.ledger, [*asked.ledger.ratios, same])
        assert ends(poles.bounds(more, asked.box)) == before


@given(QUESTIONS, st.randoms())
def test_order_and_duplicates_change_nothing(asked: Question, random: Any) -> None:
    again = [attrs.evolve(one, id=f"again-{one.id}") for one in asked.ledger.ratios]
    shuffled, ratios = [*asked.ledger], [*asked.ledger.ratios, *again]
    random.shuffle(shuffled)
    random.shuffle(ratios)
    changed = asked.ledger.having(shuffled, ratios)
    assert ends(poles.bounds(changed, asked.box)) == ends(poles.bounds(asked.ledger, asked.box))


@given(QUESTIONS)
def test_exact_ratios_of_disjoint_parts_say_what_that_of_both_says(asked: Question) -> None:
    """The FUI has 1/4 of the money of the State, the ANR 1/2: both together 3/4."""
    exact = {"rounded_to": Decimal(0)}
    parts = [ratio("a", FUI, STATE, "0.25", **exact), ratio("b", ANR, STATE, "0.5", **exact)]
    both = attrs.evolve(FUI, funders=("fui", "anr"))
    whole = ratio("c", both, STATE, "0.75", **exact)
    before, after = (
        poles.bounds(asked.ledger.having(asked.ledger, ratios), asked.box, order=str)
        for ratios in (parts, [*parts, whole])
    )
    assert ends(before) == ends(after)


@given(QUESTIONS)
@examples(40)
def test_a_check_of_a_ratio_is_reached_by_what_the_others_leave(asked: Question) -> None:
    """Of what the others imply, each number can be true, and none beyond it."""
    for check in poles.cross_check(asked.ledger, basis="awarded"):
        one = check.statement
        if not isinstance(one, Ratio):
            continue
        assert one.id in check.text()
        others = [other for other in asked.ledger.ratios if other not in check.statements]
        assert check.high is None or check.low <= check.high
        # Of nothing, there are no ratios.
        share = Fraction(asked.truth.of(one.of)) / Fraction(asked.truth.of(one.to))
        assert Fraction(check.low) <= share
        assert check.high is None or share <= Fraction(check.high)
        if check.high is not None and check.low + Decimal("0.00001") < check.high < 1000:
            for beyond in (check.high + Decimal("0.001"), check.low - Decimal("0.001")):
                if beyond < 0:
                    continue
                new = ratio("new", one.of, one.to, f"{beyond:.6f}", rounded_to=Decimal(0))
                rest = asked.ledger.having(asked.ledger, [*others, new])
                found = poles.conflicts(rest, basis="awarded")
                # Nothing at all is any number of times nothing.
                empty = poles.bounds(rest, one.to).low == 0
                assert found or empty


def consistent(made: poles.Ledger) -> bool:
    return extremes(made, poles.Box(basis="awarded"))[0] is not None


@given(CONTRADICTORY_RATIOS)
@examples(60)
def test_removing_what_conflicts_names_mends_a_ledger_and_what_it_names_is_needed(
    made: poles.Ledger,
) -> None:
    found = poles.conflicts(made)
    assert bool(found) != consistent(made)
    amounts = [one for one in made if one not in found.removed]
    ratios = [one for one in made.ratios if one not in found.removed]
    assert consistent(made.having(amounts, ratios))
    assert not poles.conflicts(made.having(amounts, ratios))
    for conflict in found:
        assert conflict.gap > 0
        assert set(conflict.removed) <= set(conflict.statements)
        total = sum(step.multiplier * Fraction(step.amount) for step in conflict.steps)
        assert 0 <= Fraction(conflict.gap) - total < Fraction(1, 100)
        amounts = [one for one in made if one in conflict.statements]
        ratios = [one for one in made.ratios if one in conflict.statements]
        assert len(amounts) + len(ratios) == len(conflict.statements)
        assert not consistent(made.having(amounts, ratios))
        for step in conflict.steps:
            rest = [other for other in amounts if other not in step.statements]
            others = [other for other in ratios if other not in step.statements]
            assert consistent(made.having(rest, others))
            assert step.statement.id in conflict.text()


@given(CONTRADICTORY_RATIOS)
@examples(40)
def test_ratios_are_admitted_one_by_one_after_the_amounts(made: poles.Ledger) -> None:
    believed = made.having([], [])
    for one in sorted([*made, *made.ratios], key=poles.admission_order(made)):
        more: tuple[list[Any], list[Any]] = ([*believed], [*believed.ratios])
        more[isinstance(one, Ratio)].append(one)
        if consistent(made.having(*more)):
            believed = made.having(*more)
    aside = {
        entry.statement.id
        for box in map(poles.Box.of, made)
        for entry in poles.bounds(made, box).set_aside
    }
    kept = {one.id for one in (*believed, *believed.ratios)}
    assert aside == {one.id for one in (*made, *made.ratios)} - kept


# What is said, and how it is told

HALF = said("half", 50 * M, "fui")


def test_a_ratio_limits_both_of_its_boxes() -> None:
    quarter = ratio("quarter", FUI, ANR, "0.25")
    found = poles.bounds(told([quarter], said("fui", 10 * M, "fui")), ANR)
    assert (found.low, found.high) == (Decimal("39215684.31"), Decimal("40816328.58"))
    found = poles.bounds(told([quarter], said("anr", 40 * M, "anr")), FUI)
    assert (found.low, found.high) == (Decimal("9799999.87"), Decimal("10200000.13"))


def test_at_most_limits_what_it_is_said_of_and_not_the_other() -> None:
    most = ratio("most", FUI, ANR, "0.5", wording=Wording.AT_MOST)
    found = poles.bounds(told([most], said("anr", 40 * M, "anr")), FUI)
    assert ends(found) == (Decimal(0), Decimal("22000000.28"))
    other = poles.bounds(told([most], said("fui", 11 * M, "fui")), ANR)
    assert (other.low, other.high) == (Decimal("19999999.09"), None)


def test_at_least_is_read_as_below_and_that_can_be_taken_away() -> None:
    least = ratio("least", FUI, ANR, "0.5", wording=Wording.AT_LEAST)
    made = told([least], said("anr", 40 * M, "anr"))
    found = poles.bounds(made, FUI)
    assert (found.low, found.high) == (Decimal("19999999.75"), Decimal("24000000.30"))
    assert "at least 50%, read as below 60%, of “anr” — fui" in found.text()
    french = found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "plus de 50 %, lu comme moins de 60 %, de « anr » — fui" in french
    assert "partly by inference" in found.sentence()
    printed = poles.bounds(made, FUI, inferred=False)
    assert (printed.low, printed.high) == (found.low, None)


def test_a_ratio_is_told_as_it_is_said() -> None:
    found = poles.bounds(told([ratio("times", ANR, FUI, "4")], said("fui", 10 * M, "fui")), ANR)
    assert "+  times: 4 times, read as at most 4.5 times, of “fui” — anr [—]" in found.text()
    assert "4 fois, lu comme au moins 3,5 fois, de «\N{NO-BREAK SPACE}fui" in found.text("fr")
    share = ratio("share", FUI, ANR, "0.36", wording=Wording.ABOUT)
    found = poles.bounds(told([share], said("anr", 10 * M, "anr")), FUI)
    assert "about 36%, read as at least 35%, of “anr” — fui" in found.text()
    card = told([share], HALF).text()
    assert "Ratios:" in card
    assert "share: about 36% of “anr” — fui" in card


def test_a_slice_has_no_lower_side_by_what_the_whole_has() -> None:
    """Half of the ANR's is a pole's of the FUI; that says nothing of the whole FUI's most."""
    pole = attrs.evolve(FUI, poles=("alpha",))
    made = told([ratio("half", pole, ANR, "0.5", rounded_to=Decimal(0))], said("a", 10, "anr"))
    assert ends(poles.bounds(made, pole)) == (Decimal("4.75"), Decimal("5.25"))
    assert ends(poles.bounds(made, FUI)) == (Decimal("4.75"), None)
    made = told([ratio("half", ANR, pole, "0.5", rounded_to=Decimal(0))], said("f", 10, "fui"))
    assert ends(poles.bounds(made, ANR)) == (Decimal(0), Decimal("5.25"))


def test_two_ratios_that_leave_nothing_leave_nothing() -> None:
    made = told([ratio("a", FUI, ANR, "0.5"), ratio("b", ANR, FUI, "0.5")])
    assert ends(poles.bounds(made, FUI)) == (Decimal(0), Decimal(0))
    assert ends(poles.bounds(made, STATE)) == (Decimal(0), None)


def test_what_contradicts_a_ratio_is_told_with_it() -> None:
    double = ratio("double", FUI, ANR, "2")
    made = told([double], said("fui", 10 * M, "fui"), said("anr", 10 * M, "anr"))
    (found,) = poles.conflicts(made)
    assert {one.id for one in found.statements} == {"double", "fui", "anr"}
    assert [one.id for one in found.removed] == ["double"]
    assert found.gap == Decimal("3333332.50")
    assert "double: 2 times, read as at least 1.5 times, of “anr” — fui" in found.text()
    asked = poles.bounds(made, FUI)
    (entry,) = asked.set_aside
    assert entry.statement is double
    assert entry.cause is poles.Cause.CONFLICT
    assert {one.id for one in entry.against} == {"fui", "anr"}
    assert not entry.inside
    assert poles.bounds(made, STATE).set_aside[0].inside
    left = made.having(made, ())
    assert not poles.conflicts(left)


def test_a_ratio_of_a_box_to_itself_may_contradict_one_amount() -> None:
    found = poles.conflicts(told([ratio("twice", FUI, FUI, "2")], said("fui", 10 * M, "fui")))
    assert [sorted(one.id for one in conflict.statements) for conflict in found] == [
        ["fui", "twice"]
    ]


def test_ratios_are_believed_after_all_amounts_the_narrowest_first() -> None:
    rough = said("rough", 10**9, "fui")
    rough = attrs.evolve(rough, rounded_to=Decimal(10**9))
    wide, narrow = ratio("a", FUI, ANR, "0.5"), ratio("b", FUI, ANR, "0.25")
    made = told([wide, narrow], rough, said("anr", 40 * M, "anr"))
    order = poles.admission_order(made)
    everything: list[Any] = [wide, narrow, *made]
    assert [one.id for one in sorted(everything, key=order)] == ["anr", "rough", "b", "a"]


def test_a_figure_is_weighed_against_ratios() -> None:
    quarter = ratio("quarter", FUI, ANR, "0.25")
    found = poles.weigh(told([quarter], said("fui", 10 * M, "fui")), 60 * M, ANR)
    assert found.verdict == "contradicted"
    assert {one.id for one in found.because} == {"quarter", "fui"}
    assert not found.printed
    anr = attrs.evolve(said("anr", 60 * M, "anr"), rounded_to=Decimal(1000))
    made = told([quarter], said("fui", 10 * M, "fui"), anr)
    reached = poles.weigh(made, 40 * M, ANR)
    assert reached.verdict == "disputed"
    assert [one.id for one in reached.reached_by] == ["quarter"]


def test_the_years_of_ratios_are_years_of_an_answer() -> None:
    one, other = (attrs.evolve(FUI, period=year) for year in ("2005", "2011"))
    made = told([ratio("later", other, one, "0.5")], said("2005", 10 * M, "fui", period="2005"))
    limited = poles.bounds(made, FUI).limited
    assert limited is not None
    assert limited.period == poles.Period(poles.EdtfDate("2011"), poles.EdtfDate("2011"))
    assert list(poles.total(made, by="year", funders="fui"))[-1] == "2011"
    pole = attrs.evolve(FUI, poles=("beta",))
    assert list(poles.total(told([ratio("p", pole, FUI, "0.5")], HALF), by="pole")) == ["beta"]
