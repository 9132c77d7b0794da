"""Laws of statements whose first or last day is one of a span that nobody knows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import engaged, ledger, said
from poles import EdtfDate, Wording, Yearly, strategies
from poles.strategies.dating import spans_around

M = 10**6


def spanned(start: str | None, end: str | None, **more: Any) -> poles.FundingRecord:
    """Nine million euros of the FUI in a time."""
    ends = [None if text is None else EdtfDate(text) for text in (start, end)]
    plain = attrs.evolve(said("spanned", 9 * M, "fui"), start=ends[0], end=ends[1])
    return attrs.evolve(plain, rounded_to=Decimal(M), citations=(), **more)


ONE = spanned("[2005-02..2005-06]", "2006")


def found(
    asked: poles.Ledger | poles.FundingRecord, *period: str | None, **more: Any
) -> tuple[float, float | None]:
    """The least and the most millions of the FUI in a time."""
    box = poles.Box(funders="fui", period=period or None, basis="awarded")
    one = ledger([asked]) if isinstance(asked, poles.FundingRecord) else asked
    bounds = poles.bounds(one, box, **more)
    return float(bounds.low) / M, None if bounds.high is None else float(bounds.high) / M


def test_the_least_is_of_the_longest_reading_and_the_most_of_the_shortest() -> None:
    assert found(ONE, "2005-02-01", "2006") == (8.5, None)
    assert found(ONE, "2005-06-30", "2006") == (0, 9.5)
    assert found(ONE, "2005-03", "2006") == (0, None)
    assert found(ONE, "2005", "2006") == (8.5, None)
    assert found(ONE, "2006", "2006") == (0, 9.5)


def test_a_year_is_all_of_its_days_and_no_unknown_one() -> None:
    year = spanned("2005", "2006")
    assert not year.indefinite
    assert found(year, "2005", "2006") == (8.5, 9.5)


def test_where_no_day_is_surely_in_it_only_the_least_is_said() -> None:
    one = spanned("[2005-02..2005-06]", "[2005-04..2005-08]")
    assert found(one, "2005-02-01", "2005-08-31") == (8.5, None)
    assert found(one, "2005-04", "2005-06") == (0, None)
    assert found(attrs.evolve(one, end=None), "2005-06-30", None) == (0, 9.5)


@pytest.mark.parametrize(
    ("wording", "more", "low", "high"),
    [
        (Wording.AT_LEAST, {}, 9, 10),
        (Wording.AT_MOST, {}, 0, 9.5),
        (Wording.BETWEEN, {"amount_to": Decimal(12 * M)}, 8.5, 12.5),
    ],
)
def test_each_wording_has_its_sides(
    wording: Wording, more: dict[str, Any], low: float, high: float
) -> None:
    one = attrs.evolve(ONE, wording=wording, **more)
    assert found(one, "2005", "2006") == (low, None)
    assert found(one, "2006", "2006") == (0, high)
    if wording is Wording.AT_LEAST:
        assert found(one, "2006", "2006", inferred=False) == (0, None)


def test_a_yearly_amount_counts_the_years_that_are_surely_meant() -> None:
    mean = spanned("[2004..2005]", "2007", yearly=Yearly.MEAN)
    # From the last day of 2005 on, or from the first of 2004.
    assert mean.interval == (Decimal("17022849.46"), Decimal(38 * M))
    assert found(mean, "2006", "2007") == (0, 38)
    each = attrs.evolve(mean, yearly=Yearly.EACH)
    assert found(each, "2006", "2006") == (8.5, 9.5)
    assert found(each, "2004", "2007") == (17, None)
    assert each.interval == (Decimal(17 * M), Decimal(38 * M))


def test_it_is_told_as_it_was_said() -> None:
    told = poles.bounds(ledger([ONE]), poles.Box.of(ONE))
    line = "+ €8.5 million  spanned: €9 million — fui, between 2005-02 and 2005-06 – 2006 [—]"
    assert line in told.text()
    french = told.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "+ 8,5 M€  spanned : 9 M€ — fui, entre 2005-02 et 2005-06 – 2006 [—]" in french


def test_its_box_is_that_of_the_longest_reading_and_no_box_has_a_span() -> None:
    assert poles.Box.of(ONE) == poles.Box(
        funders="fui", period=("2005-02-01", "2006"), basis="awarded"
    )
    for period in ONE.period, ("[2005-02..2005-06]", None), (None, "[2005..2006]"):
        with pytest.raises(poles.InvalidBox, match="expected days that are known") as told:
            poles.Box(period=period, basis="awarded")
        assert "ask from the earliest day to the latest one" in told.value.hint


def test_it_is_checked_once_by_what_others_imply_of_both_readings() -> None:
    inside = said("inside", 20 * M, "fui", period="2006")
    around = said("around", 4 * M, "fui", period=("2005", "2007"))
    for other, miss in ((inside, 11 / 9), (around, 5 / 9)):
        checks = {one.statement.id: one for one in poles.cross_check(ledger([ONE, other]))}
        assert len(checks) == 2
        assert checks["spanned"].figure == 9 * M
        assert checks["spanned"].miss == pytest.approx(miss, abs=1e-6)
    (alone,) = poles.cross_check(ledger([ONE]))
    assert not alone.low
    assert alone.high is None
    assert not alone.miss


def test_what_contradicts_one_of_its_sides_is_told() -> None:
    inside = said("inside", 20 * M, "fui", period="2006")
    asked = ledger([ONE, inside])
    (conflict,) = poles.conflicts(asked)
    assert "at most €9.5 million — spanned: €9 million" in conflict.text()
    aside = poles.bounds(asked, poles.Box.of(ONE)).set_aside
    assert [one.statement.id for one in aside] == ["spanned"]
    fine = said("fine", 20 * M, "fui", period="2005-03")
    assert not poles.conflicts(ledger([ONE, fine]))


def test_a_figure_is_weighed_against_what_it_surely_says() -> None:
    asked = ledger([ONE])
    box = poles.Box.of(ONE)
    weighed = poles.weigh(asked, 9 * M, box)
    assert (weighed.verdict, [one.id for one in weighed.printed]) == ("possible", ["spanned"])
    assert poles.weigh(asked, 5 * M, box).verdict == "contradicted"


def test_an_amount_is_spread_only_where_its_years_are_known() -> None:
    within = spanned("[2005-02..2005-06]", "2005")
    row = poles.spread(ledger([within]), rule="even")[0]
    assert row.year == 2005
    assert row.amount == 9 * M
    spread = poles.spread(ledger([ONE]), rule="start")
    assert not spread.rows
    assert [(one.id, one.reason.value) for one in spread.left_out] == [("spanned", "day")]


def test_the_calls_of_a_year_that_is_not_known_are_no_reading_of_it() -> None:
    one = attrs.evolve(
        engaged("spanned", 9 * M, "2005", "c-1"), start=EdtfDate("[2005-02..2005-06]")
    )
    assert not any(step.as_read for step in poles.bounds(ledger([one]), poles.Box.of(one)).because)


def test_of_its_calls_there_may_be_no_money_in_the_shortest_reading() -> None:
    """The money of call c-1 is of July 2005 to 2006."""
    one = spanned("[2004..2009]", None, calls=("c-1",))
    box = poles.Box(funders="fui", calls="c-1", basis="awarded")
    bounds = poles.bounds(ledger([one]), box)
    assert bounds.low == 8_500_000
    assert bounds.high is None


DAYS = st.dates(date(2004, 1, 1), date(2008, 12, 31))


@given(DAYS, DAYS, st.data())
@examples(100)
def test_a_statement_that_knows_less_never_says_more(
    one: date, other: date, data: st.DataObject
) -> None:
    first, last = sorted((one, other))
    exact = spanned(str(first), str(last), yearly=data.draw(st.sampled_from([None, Yearly.MEAN])))
    ends: dict[str, Any] = {}
    for end, day in (("start", first), ("end", last)):
        if data.draw(st.booleans()):
            ends[end] = data.draw(spans_around(day))
    days = sorted((data.draw(DAYS), data.draw(DAYS)))
    for period in ((str(days[0]), str(days[1])), (str(first), str(last))):
        low, high = found(exact, *period)
        less, more = found(attrs.evolve(exact, **ends), *period)
        assert less <= low
        assert more is None or (high is not None and high <= more)


@given(DAYS, st.data())
def test_a_span_around_a_day_holds_it(day: date, data: st.DataObject) -> None:
    span = data.draw(spans_around(day))
    assert span.earliest <= day <= span.latest


@given(strategies.ledgers(min_statements=1), st.data())
def test_random_statements_of_an_unknown_day_are_true(
    made: strategies.LedgerWithTruth, data: st.DataObject
) -> None:
    box = data.draw(strategies.boxes(made.ledger))
    bounds = poles.bounds(made.ledger, box)
    assert bounds.low <= made.truth.of(box)
    assert bounds.high is None or made.truth.of(box) <= bounds.high
    assert not poles.conflicts(made.ledger)
