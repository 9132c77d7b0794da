"""Laws of forms of statement that are no plain amount: ceilings and ranges."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from measures import Question, ledger, questions, said
from poles import Wording
from poles.model.rounding import unit_of

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
    assert found.low == 0
    assert found.high == 5_500_000
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
    assert check.figure == 5 * M
    assert check.high == Decimal("1000000.50")
    assert check.miss == 0
    (check,) = (
        one
        for one in poles.cross_check(ledger([CEILING, said("above", 10 * M, "fui")]))
        if one.statement is CEILING
    )
    assert check.miss == 0.9999999


def test_who_says_up_to_prints_no_amount_that_can_be_spread() -> None:
    (row,) = poles.spread(ledger([attrs.evolve(CEILING, **YEAR)]), rule="even")
    assert row.amount is None
    assert row.low == 0
    assert row.high == 5_500_000


PROJECTS = poles.Box(funders="fui", instrument="rd_projects", basis="awarded")
COST = attrs.evolve(
    worded("cost", 420, Wording.PLAIN), instrument=poles.Instrument.RD_PROJECTS, of_cost=True
)


def test_what_projects_cost_limits_the_public_money_in_them_and_nothing_else() -> None:
    found = poles.bounds(ledger([COST]), PROJECTS)
    assert found.low == 0
    assert found.high == 420_500_000
    assert [step.side for step in found.because] == ["high"]
    told = "cost: projects cost €420 million in all, public and private — fui, R&D projects [—]"
    assert f"+ €420.5 million  {told}" in found.text()
    french = found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "cost : les projets coûtent 420 M€ en tout, public et privé — fui" in french
    assert poles.bounds(ledger([COST]), FUI).high is None
    assert poles.bounds(ledger([COST]), attrs.evolve(PROJECTS, poles=["alpha"])).high == 420_500_000
    other = attrs.evolve(PROJECTS, instrument=poles.Instrument.PLATFORMS)
    assert poles.bounds(ledger([COST]), other).high is None


def test_a_pole_that_nothing_limits_gets_the_limit_of_what_its_projects_cost() -> None:
    pole = attrs.evolve(PROJECTS, funders=("public",), poles=("alpha",))
    aid = said("aid", 100 * M, "fui", poles=["alpha"], instrument="rd_projects")
    assert poles.bounds(ledger([aid]), pole).high is None
    cost = attrs.evolve(COST, funders=("public",), poles=("alpha",), id="pole")
    found = poles.bounds(ledger([aid, cost]), pole)
    assert (found.low, found.high) == (Decimal("99999999.50"), Decimal(420_500_000))


def test_a_cost_is_worded_as_it_is_said() -> None:
    for wording, high, told in (
        (Wording.ABOUT, 421, "projects cost about €420 million in all"),
        (Wording.ALMOST, 420, "projects cost almost €420 million in all"),
        (Wording.AT_MOST, 420.5, "projects cost up to €420 million in all"),
        (Wording.AT_LEAST, 421, "projects cost at least €420 million in all"),
    ):
        one = attrs.evolve(COST, wording=wording)
        assert one.interval == (Decimal(0), Decimal(high * M))
        assert told in poles.bounds(ledger([one]), PROJECTS).text()
    found = poles.bounds(ledger([one]), PROJECTS)
    assert "in all, public and private, read as below €421 million" in found.text()
    assert poles.bounds(ledger([one]), PROJECTS, inferred=False).high is None
    both = attrs.evolve(COST, wording=Wording.BETWEEN, amount_to=Decimal(430 * M))
    assert both.interval == (Decimal(0), Decimal(430_500_000))
    told = "projects cost between €420 million and €430 million in all, public and private"
    assert told in poles.bounds(ledger([both]), PROJECTS).text()


def test_a_cost_is_no_amount_of_public_money() -> None:
    (row,) = poles.spread(ledger([attrs.evolve(COST, **YEAR)]), rule="even")
    assert row.amount is None
    assert (row.low, row.high) == (Decimal(0), Decimal(420_500_000))
    weighed = poles.weigh(ledger([COST]), 420 * M, PROJECTS)
    assert weighed.verdict == "possible"
    assert not weighed.printed
    assert weighed.because == (COST,)
    assert poles.weigh(ledger([COST]), 500 * M, PROJECTS).verdict == "contradicted"


def test_less_than_a_cost_agrees_with_it_and_more_contradicts_it() -> None:
    below, above = (said(key, euros * M, "fui", instrument="rd_projects")
                    for key, euros in (("below", 100), ("above", 500)))  # fmt: skip
    made = ledger([COST, below])
    assert not poles.conflicts(made)
    (check,) = (one for one in poles.cross_check(made) if one.statement is COST)
    assert check.miss == 0
    (found,) = poles.conflicts(ledger([COST, above]))
    assert "at most €420.5 million — cost: projects cost €420 million in all" in found.text()
    (check,) = (one for one in poles.cross_check(ledger([COST, above])) if one.statement is COST)
    assert check.miss == pytest.approx(80 / 420, abs=1e-6)


def test_a_cost_and_a_ceiling_of_the_same_euros_are_told_apart() -> None:
    most = attrs.evolve(COST, of_cost=False, wording=Wording.AT_MOST, id="most")
    found = poles.bounds(ledger([COST, most]), PROJECTS)
    assert [len(step.statements) for step in found.because] == [1]


@pytest.mark.parametrize("instrument", [None, poles.Instrument.PLATFORMS])
def test_a_cost_of_other_things_is_in_no_ledger(instrument: poles.Instrument | None) -> None:
    wrong = attrs.evolve(COST, instrument=instrument)
    with pytest.raises(poles.InvalidQuestion, match="expected the instrument 'rd_projects'"):
        ledger([wrong])


def test_no_side_below_comes_from_a_cost() -> None:
    """Of all that has a cost, and of a ratio to it, nothing follows for the least."""
    made = ledger([COST])
    anr = attrs.evolve(PROJECTS, funders=("anr",))
    share = poles.Ratio(id="share", of=anr, to=PROJECTS, value=Decimal("0.5"))
    found = poles.bounds(made.having(made, [share]), anr)
    assert found.low == 0
    assert found.high == Decimal(420_500_000) * Decimal("0.55")


RANGE = worded("range", 20, Wording.BETWEEN, amount_to=Decimal(25 * M))


def test_a_range_limits_from_below_and_from_above() -> None:
    found = poles.bounds(ledger([RANGE]), FUI)
    assert found.low == 19_500_000
    assert found.high == 25_500_000
    said = "range: between €20 million and €25 million — fui [—]"
    assert f"+ €19.5 million  {said}" in found.text()
    assert f"+ €25.5 million  {said}" in found.text()
    french = found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "range : entre 20 M€ et 25 M€ — fui [—]" in french


def test_a_range_of_each_year_is_told_so_and_counts_so() -> None:
    both: dict[str, Any] = {
        "start": poles.EdtfDate("2005"),
        "end": poles.EdtfDate("2006"),
        "yearly": poles.Yearly.MEAN,
    }
    yearly = attrs.evolve(RANGE, **both)
    assert yearly.interval == (Decimal(39 * M), Decimal(51 * M))
    found = poles.bounds(ledger([yearly]), poles.Box.of(yearly))
    assert "between €20 million and €25 million a year — fui" in found.text()


def test_a_range_misses_what_lies_outside_both_of_its_ends() -> None:
    for millions, miss in ((19, 0.05), (22, 0), (30, 0.25)):
        other = said("other", millions * M, "fui")
        checks = poles.cross_check(ledger([RANGE, other]))
        (check,) = (one for one in checks if one.statement is RANGE)
        assert check.miss == pytest.approx(miss, abs=1e-6)
        assert "between €20 million and €25 million" in checks.text()


def test_who_prints_a_range_prints_no_amount_that_can_be_spread() -> None:
    (row,) = poles.spread(ledger([attrs.evolve(RANGE, **YEAR)]), rule="even")
    assert row.amount is None
    assert row.low == 19_500_000
    assert row.high == 25_500_000
    one = attrs.evolve(RANGE, amount_to=RANGE.amount, **YEAR)
    assert poles.spread(ledger([one]), rule="even")[0].amount == 20 * M


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"wording": Wording.BETWEEN}, "expected amount_to, the larger amount"),
        ({"amount_to": Decimal(25 * M)}, "expected the wording 'between'"),
        (
            {"wording": Wording.BETWEEN, "amount_to": Decimal(19 * M)},
            "expected an amount_to that is not less than the amount",
        ),
    ],
)
def test_what_is_no_whole_range_is_in_no_ledger(more: dict[str, Any], told: str) -> None:
    wrong = attrs.evolve(said("wrong", 20 * M, "fui"), **more)
    for ask in (
        lambda: ledger([wrong]),
        lambda: poles.spread([wrong], rule="even"),
        lambda: wrong.interval,
        lambda: poles.interval(wrong.amount, wrong.wording, amount_to=wrong.amount_to),
    ):
        with pytest.raises(poles.InvalidQuestion, match=told):
            ask()


YEAR: dict[str, Any] = {"start": poles.EdtfDate("2005"), "end": poles.EdtfDate("2005")}


@given(questions(6))
def test_no_proof_rests_on_the_least_of_a_ceiling(asked: Question) -> None:
    for step in poles.bounds(asked.ledger, asked.box).because:
        lower = (step.multiplier > 0) == (step.side == "low")
        makers = step.statements
        ceilings = all(one.printed.high and not one.printed.low for one in makers)
        assert not (lower and ceilings and not step.as_read)


@given(questions(5), st.data())
def test_a_wider_wording_never_narrows(asked: Question, data: st.DataObject) -> None:
    """What is plainly said of a box that nobody contradicts, said as a ceiling or as a range."""
    one = data.draw(st.sampled_from(asked.ledger))
    if one.wording is not Wording.PLAIN or not one.amount:
        return
    more = data.draw(st.none() | st.integers(0, 99))
    wider = attrs.evolve(
        one,
        rounded_to=one.rounded_to or unit_of(one.amount),
        wording=Wording.AT_MOST if more is None else Wording.BETWEEN,
        amount_to=None if more is None else one.amount + more,
    )
    before = poles.bounds(asked.ledger, asked.box)
    changed = [wider if other is one else other for other in asked.ledger]
    after = poles.bounds(asked.ledger.having(changed), asked.box)
    assert after.low <= before.low
    assert after.high is None or (before.high is not None and before.high <= after.high)
