"""Laws of forms of statement that are no plain amount: ceilings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import poles
from measures import Question, ledger, questions, said
from poles import Wording

FUI = poles.Box(funders="fui", basis="awarded")
STATE = poles.Box(funders="state", basis="awarded")
M = 10**6


def worded(key: str, millions: int, wording: Wording, **more: Any) -> poles.FundingRecord:
    """So many million euros of the FUI, as a source words them."""
    plain = said(key, millions * M, "fui")
    return attrs.evolve(plain, wording=wording, rounded_to=Decimal(M), citations=(), **more)


CEILING = worded("ceiling", 5, Wording.AT_MOST)


def test_a_ceiling_limits_from_above_and_says_nothing_of_the_least() -> None:
    found = poles.bounds(ledger([CEILING]), FUI)
    assert (found.low, found.high) == (0, 5_500_000)
    assert [step.side for step in found.because] == ["high"]
    assert "+ €5.5 million  ceiling: up to €5 million — fui [—]" in found.text()
    french = found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "ceiling : jusqu'à 5 M€ — fui [—]" in french
    assert poles.bounds(ledger([CEILING]), FUI, inferred=False).high == found.high


def test_a_ceiling_of_all_limits_each_part_and_none_of_a_part_the_whole() -> None:
    assert poles.bounds(ledger([CEILING]), attrs.evolve(FUI, poles=["alpha"])).high == 5_500_000
    part = attrs.evolve(CEILING, poles=("alpha",))
    assert poles.bounds(ledger([part]), attrs.evolve(FUI, poles=["alpha"])).high == 5_500_000
    assert poles.bounds(ledger([part]), FUI).high is None


def test_what_is_above_a_ceiling_contradicts_it_and_what_is_below_does_not() -> None:
    assert not poles.conflicts(ledger([CEILING, said("below", M, "fui")]))
    (found,) = poles.conflicts(ledger([CEILING, said("above", 6 * M, "fui")]))
    assert "at most €5.5 million — ceiling: up to €5 million — fui" in found.text()


def test_a_figure_far_below_its_ceiling_misses_nothing() -> None:
    (check,) = (
        one
        for one in poles.cross_check(ledger([CEILING, said("below", M, "fui")]))
        if one.statement is CEILING
    )
    assert (check.figure, check.high, check.miss) == (5 * M, Decimal("1000000.50"), 0)
    (check,) = (
        one
        for one in poles.cross_check(ledger([CEILING, said("above", 10 * M, "fui")]))
        if one.statement is CEILING
    )
    assert check.miss == 0.9999999


def test_who_says_up_to_prints_no_amount_that_can_be_spread() -> None:
    (row,) = poles.spread(ledger([attrs.evolve(CEILING, **YEAR)]), rule="even")
    assert (row.amount, row.low, row.high) == (None, 0, 5_500_000)


YEAR: dict[str, Any] = {"start": poles.EdtfDate("2005"), "end": poles.EdtfDate("2005")}


@given(questions(6))
def test_no_proof_rests_on_the_least_of_a_ceiling(asked: Question) -> None:
    for step in poles.bounds(asked.ledger, asked.box).because:
        lower = (step.multiplier > 0) == (step.side == "low")
        ceilings = all(one.wording is Wording.AT_MOST and one.amount for one in step.statements)
        assert not (lower and ceilings and not step.as_read)


@given(questions(5), st.data())
def test_a_wider_wording_never_narrows(asked: Question, data: st.DataObject) -> None:
    """What is plainly said of a box that nobody contradicts, said as a ceiling."""
    one = data.draw(st.sampled_from(asked.ledger))
    wider = attrs.evolve(one, wording=Wording.AT_MOST)
    if one.wording is not Wording.PLAIN:
        return
    before = poles.bounds(asked.ledger, asked.box)
    changed = [wider if other is one else other for other in asked.ledger]
    after = poles.bounds(ledger(changed), asked.box)
    assert after.low <= before.low
    assert after.high is None or (before.high is not None and before.high <= after.high)
