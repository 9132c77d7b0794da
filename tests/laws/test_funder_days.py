"""Laws of funders whose first or last money is known."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from damage import Package
from effort import examples
from measures import FUNDERS, TABLES, extremes, questions, said
from poles import EdtfDate, Status, strategies

M = 10**6
FUI = poles.Box(funders="fui", basis="awarded")


def dated(key: str = "fui", start: str | None = None, end: str | None = None, **more: Any) -> Any:
    """Tables of which one funder has a first or a last day."""
    ends: dict[str, Any] = {
        "start": start and EdtfDate(start),
        "end": end and EdtfDate(end),
    }
    found = [attrs.evolve(one, **ends, **more) if one.id == key else one for one in FUNDERS]
    return attrs.evolve(TABLES, funders=poles.Records(found))


def year(key: str, millions: int, *period: str, funders: str = "fui") -> poles.FundingRecord:
    return said(key, millions * M, funders, period=period)


YEARS = [year("s5", 5, "2005", "2005"), year("s6", 6, "2006", "2006")]


def test_all_money_of_a_fund_has_a_limit_where_its_days_are_known() -> None:
    bounds = poles.bounds(poles.Ledger(YEARS, dated(start="2005", end="2006")), FUI)
    assert bounds.low == 11 * M - 1
    assert bounds.high == 11 * M + 1
    assert {step.statement.id for step in bounds.because} == {"s5", "s6"}
    assert not bounds.inferred
    assert bounds.limited is None
    for ends in ({"start": "2005"}, {"end": "2006"}, {"start": "2004", "end": "2006"}):
        assert poles.bounds(poles.Ledger(YEARS, dated(**ends)), FUI).high is None


def test_the_days_of_a_funder_are_those_of_all_below_it() -> None:
    state = [year("s", 9, "2005", "2006", funders="state")]
    asked = poles.Ledger(state, dated("state", "2005", "2006"))
    for box in (attrs.evolve(FUI, funders=funders) for funders in ("state", "fui", "state-other")):
        assert poles.bounds(asked, box).high == 9 * M + 0.5
    assert poles.bounds(asked, attrs.evolve(FUI, funders="public")).high is None


def test_a_first_and_a_last_day_are_no_later_and_no_sooner_than_they_can_be() -> None:
    """Of a year, all of it; of a span, all of its days."""
    for start, end in (("2005-07", "2006"), ("[2005-01..2005-07]", "[2006-05..2006-12]")):
        asked = poles.Ledger([year("s", 9, "2005", "2006")], dated(start=start, end=end))
        assert poles.bounds(asked, FUI).high == 9 * M + 0.5
    asked = poles.Ledger([year("s", 9, "2005-07-01", "2006")], dated(start="2005", end="2006"))
    assert poles.bounds(asked, FUI).high is None


def test_no_money_can_be_asked_or_stated_on_other_days() -> None:
    asked = poles.Ledger(YEARS, dated(start="2005", end="2006"))
    with pytest.raises(poles.InvalidBox, match="on which one of them gave money"):
        poles.bounds(asked, attrs.evolve(FUI, period="2007"))
    assert list(poles.total(asked, by="year", funders="fui", period=("2003", "2009"))) == [
        "2005",
        "2006",
    ]
    assert "fui" not in poles.total(asked, by="funder", period="2009")
    late = poles.Ledger([year("late", 1, "2007", "2007")], dated(start="2005", end="2006"))
    with pytest.raises(poles.InvalidBox, match="in the statement late"):
        poles.bounds(late, FUI)


def test_who_gives_no_money_any_more_is_not_among_those_who_do() -> None:
    both = [year("both", 9, "2007", "2007", funders="fui anr")]
    asked = poles.Ledger(both, dated(end="2006"))
    bounds = poles.bounds(asked, attrs.evolve(FUI, funders="anr", period="2007"))
    assert bounds.low == 9 * M - 0.5
    assert bounds.high == 9 * M + 0.5


def test_payments_go_on_and_plans_are_made_for_any_time() -> None:
    tables = dated(start="2005", end="2006")
    for kind, fits in (
        ({"basis": "paid"}, {"2004": False, "2007": True}),
        ({"basis": "planned", "stage": "announced"}, {"2004": True, "2007": True}),
    ):
        for period, can_be in fits.items():
            box = poles.Box(funders="fui", period=period, **kind)  # type: ignore[arg-type]
            if can_be:
                assert poles.bounds(poles.Ledger((), tables), box).high is None
            else:
                with pytest.raises(poles.InvalidBox):
                    poles.bounds(poles.Ledger((), tables), box)


def test_of_a_call_only_the_days_of_a_funder_count() -> None:
    """The money of call c-1 is of July 2005 to 2006."""
    box = attrs.evolve(FUI, calls="c-1")
    asked = poles.Ledger([year("s", 9, "2006", "2006")], dated(start="2006"))
    assert poles.bounds(asked, box).high == 9 * M + 0.5
    with pytest.raises(poles.InvalidBox, match="beside funders="):
        poles.bounds(poles.Ledger((), dated(start="2007")), box)


CITED = poles.Citation("s", None, Status.SOURCED)


@pytest.mark.parametrize(
    ("status", "believed", "told"),
    [
        (Status.SOURCED, True, False),
        (Status.INFERRED, True, True),
        (Status.RECALLED, False, False),
        (Status.THIRD_PARTY, False, False),
    ],
)
def test_what_is_inferred_of_a_funder_is_told_and_what_is_recalled_counts_for_nothing(
    status: Status, believed: bool, told: bool
) -> None:
    cited = CITED, poles.Citation("s", "end", status)
    tables = dated(start="2005", end="2006", citations=cited)
    bounds = poles.bounds(poles.Ledger(YEARS, tables), FUI)
    assert (bounds.high is not None) == believed
    assert [(side, one.id) for side, one in bounds.assumed] == [("high", "fui")] * told
    assert ("inferred: funder fui, last money awarded 2006" in bounds.text()) == told
    assert ("déduit" in bounds.text("fr")) == told
    surely = poles.bounds(poles.Ledger(YEARS, tables), FUI, inferred=False)
    assert (surely.high is not None) == (status is Status.SOURCED)


def test_a_contradiction_that_rests_on_an_inferred_day_names_it() -> None:
    """All that was awarded in 2005 to 2007 is what was awarded until 2006."""
    two = [year("a", 5, "2005", "2006"), year("b", 9, "2005", "2007")]
    cited = CITED, poles.Citation("s", "end", Status.INFERRED)
    asked = poles.Ledger(two, dated(end="2006", citations=cited))
    (conflict,) = poles.conflicts(asked)
    assert [one.id for one in conflict.assumed] == ["fui"]
    assert "funder fui" in conflict.text()
    assert not poles.conflicts(asked, inferred=False)


def test_money_of_unknown_basis_that_cannot_be_awarded_may_be_paid() -> None:
    late = attrs.evolve(year("late", 9, "2009", "2009"), basis=poles.Basis.UNKNOWN)
    asked = poles.Ledger([late], dated(end="2006"))
    assert not poles.bounds(asked, FUI).set_aside
    (one,) = poles.bounds(asked, attrs.evolve(FUI, basis="paid")).set_aside
    assert (one.statement.id, one.cause) == ("late", "basis")


def test_a_call_of_other_days_has_no_money_of_a_funder() -> None:
    """Neither where a statement names it, as the third, nor where none does."""
    tables = dated(end="2005")
    said_of = [
        year("all", 9, "2005", "2007", funders="state"),
        said("third", 5 * M, "state", calls=["c-3"]),
    ]
    asked = poles.Ledger(said_of, tables)
    for funders, calls in product(("state", "fui anr"), ("c-1", "c-2", "c-3")):
        box = poles.Box(funders=funders.split(), calls=calls, basis="awarded")
        found = poles.bounds(asked, box)
        low, high = extremes(said_of, box, tables=tables)
        assert (float(found.low), float(found.high or 0)) == pytest.approx((low, high), abs=0.1)


@given(questions(5), st.data())
@examples(100)
def test_answers_are_tight_with_the_days_of_funders(asked: Any, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(["fui", "anr", "state", "local"]))
    start = data.draw(st.none() | st.sampled_from(["2004", "2005-03", "2006"]))
    end = data.draw(st.none() | st.sampled_from(["2006", "2006-09-30", "2007"]))
    tables = dated(one, start, end)
    told = poles.Ledger(asked.ledger, tables)
    try:
        found = poles.bounds(told, asked.box)
    except poles.InvalidBox:
        return
    if poles.conflicts(told):
        return
    low, high = extremes(told, asked.box, tables=tables)
    assert low is not None
    assert float(found.low) == pytest.approx(low, abs=0.1)
    assert (found.high is None) == (high is None)
    assert found.high is None or float(found.high) == pytest.approx(high, abs=0.1)
    # What is known of a funder only narrows.
    wide = poles.bounds(asked.ledger, asked.box)
    assert wide.low <= found.low
    assert wide.high is None or (found.high is not None and found.high <= wide.high)


@given(strategies.ledgers(min_statements=1), st.data())
def test_no_money_that_is_made_up_is_on_other_days(
    made: strategies.LedgerWithTruth, data: st.DataObject
) -> None:
    for grant in made.truth.grants:
        for funder in filter(None, map(made.ledger.funders.get, grant.funders)):
            assert grant.basis == "planned" or (
                funder.period.first <= grant.day
                and (grant.basis == "paid" or grant.day <= funder.period.last)
            )
    box = data.draw(strategies.boxes(made.ledger))
    bounds = poles.bounds(made.ledger, box)
    assert bounds.low <= made.truth.of(box)
    assert bounds.high is None or made.truth.of(box) <= bounds.high


def test_a_statement_of_other_days_is_a_fault(package: Package) -> None:
    row = package.change("funders", "anr", "end", "2004")
    assert row
    faults = package.faults()
    assert {fault.table for fault in faults} <= {"funding", "ratios", "grants"}
    assert "anr-2005" in {package.rows(fault.table)[(fault.row or 1) - 1][0] for fault in faults}
    assert all("No money of these funders" in fault.hint for fault in faults)
    assert all("funders" in {place.table for place in fault.or_in} for fault in faults)


def test_a_funder_that_ends_before_it_begins_is_a_fault(package: Package) -> None:
    package.change("funders", "eu-other", "start", "2010")
    package.change("funders", "eu-other", "end", "2009")
    (fault,) = package.faults()
    assert (fault.table, fault.column) == ("funders", "end")


def test_packages_of_before_have_no_such_columns(package: Package) -> None:
    package.before("funders", "start", "end")
    assert poles.load_policy(package.folder).funding.funders["fui"].start is None
