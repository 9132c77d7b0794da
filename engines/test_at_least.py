"""Laws of *at least*: that it is less than a unit more is a reading, told and taken away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

import poles
from effort import examples
from measures import Question, extremes, ledger, questions, said
from poles import EdtfDate, Wording
from poles.strategies.truth import stated

FUI = poles.Box(funders="fui", basis="awarded")
STATE = poles.Box(funders="state", basis="awarded")


def least(key: str, box: poles.Box, euros: int, **more: Any) -> poles.FundingRecord:
    """At least so many million euros."""
    found = stated(key, box, Decimal(euros * 10**6), wording=Wording.AT_LEAST, unit=Decimal(10**6))
    return attrs.evolve(found, **more)


MORE = least("more", FUI, 531)


@given(questions(5))
@examples(150)
def test_without_inference_nothing_limits_at_least_from_above(asked: Question) -> None:
    low, high = extremes(asked.ledger, asked.box, inferred=False)
    found = poles.bounds(asked.ledger, asked.box, inferred=False)
    assert low is not None
    assert float(found.low) == pytest.approx(low, abs=0.1)
    assert (found.high is None) == (high is None)
    assert found.high is None or float(found.high) == pytest.approx(high, abs=0.1)


@given(questions(7))
def test_a_proof_tells_that_at_least_is_read_as_below(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    read = []
    for step in found.because:
        said = step.statement
        if not isinstance(said, poles.FundingRecord):
            upper = step.upper and said.interval.high > 0
        else:
            low, high = said.once if said.yearly == "each" else said.interval
            upper = step.amount == high != low
        worded = {getattr(one, "wording", None) for one in step.statements} == {Wording.AT_LEAST}
        assert step.read_below == (upper and worded)
        read += [step] * step.read_below
    assert found.text().count("read as below") == len(read)
    assert found.text("fr").count("lu comme moins de") == len(read)
    assert not read or "partly by inference" in found.sentence()
    printed = poles.bounds(asked.ledger, asked.box, inferred=False)
    assert not any(step.read_below for step in printed.because)


def test_it_is_told_beside_what_is_printed() -> None:
    found = poles.bounds(ledger([MORE]), FUI)
    below, above = (step for step in found.because)
    assert (below.read_below, above.read_below) == (False, True)
    assert "+ €531 million  more: at least €531 million — fui [—]" in found.text()
    assert (
        "+ €532 million  more: at least €531 million, read as below €532 million — fui [—]"
        in found.text()
    )
    french = found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "more : plus de 531 M€, lu comme moins de 532 M€ — fui [—]" in french
    assert poles.bounds(ledger([MORE]), FUI, inferred=False).high is None


def test_of_a_yearly_amount_the_limit_is_a_year_s_too() -> None:
    yearly = attrs.evolve(
        least("yearly", poles.Box(funders="fui", period=("2005", "2006"), basis="awarded"), 9),
        amount=Decimal(9 * 10**6), yearly=poles.Yearly.MEAN,
        start=EdtfDate("2005"), end=EdtfDate("2006"),
    )  # fmt: skip
    found = poles.bounds(ledger([yearly]), poles.Box.of(yearly))
    assert found.high == 20 * 10**6
    assert "at least €9 million a year, read as below €10 million a year — fui" in found.text()


def test_who_says_the_same_plainly_needs_no_reading() -> None:
    plain = attrs.evolve(said("plain", 531_500_000, "fui"), rounded_to=Decimal(10**6), citations=())
    assert plain.interval == MORE.interval
    found = poles.bounds(ledger([MORE, plain]), FUI)
    assert not any(step.read_below for step in found.because)
    assert poles.bounds(ledger([MORE, plain]), FUI, inferred=False).high == found.high


def test_zero_is_exact_in_any_wording() -> None:
    none = least("none", FUI, 0)
    assert poles.bounds(ledger([none]), FUI, inferred=False).high == 0
    assert not poles.bounds(ledger([none]), FUI).because[-1].read_below


def test_a_contradiction_tells_it_too_and_goes_without_it() -> None:
    whole = ledger([MORE, said("all", 900_000_000, "fui")])
    (found,) = poles.conflicts(whole)
    assert "at most €532 million — more: at least €531 million, read as below €532" in found.text()
    rows = {row["statement"]: row["read_below"] for row in poles.conflicts(whole).to_dicts()}
    assert rows == {"more": True, "all": False}
    assert not poles.conflicts(whole, inferred=False)
    assert not poles.bounds(whole, STATE, inferred=False).set_aside
