"""Laws of grants: what rows of lists, in which no two share a euro, say of boxes of money."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple
from unittest.mock import patch

import attrs
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies
from poles.ledger import granted
from poles.model import Grant, Slice, slice_of
from poles.strategies.granting import rows_of


class Asked(NamedTuple):
    """A ledger with grants, the money that it tells the truth about, and a box of it."""

    ledger: poles.Ledger
    truth: strategies.Truth
    box: poles.Box


@st.composite
def questions(draw: st.DrawFn, most: int = 4) -> Asked:
    made = draw(strategies.ledgers(max_statements=most))
    rows = draw(rows_of(made.truth, made.ledger))
    ledger = made.ledger.with_grants(rows)
    return Asked(ledger, made.truth, draw(strategies.boxes(ledger)))


def ends(found: poles.Bounds) -> tuple[Decimal, Decimal | None]:
    return found.low, found.high


def without(ledger: poles.Ledger) -> poles.Ledger:
    return ledger.having(ledger, ledger.ratios, ())


def surely_in(grant: Grant, box: poles.Box, ledger: poles.Ledger) -> bool:
    """Whether all money of a grant is in a box, by what the grant says alone."""
    below = {funder.id: {funder.id} for funder in ledger.funders}
    for funder in ledger.funders:
        above: str | None = funder.id
        while above is not None:
            below[above].add(funder.id)
            above = ledger.funders[above].parent
    named = set[str]().union(*(below[one] for one in box.funders if one in below))
    when = grant.period
    return (
        grant.kind == box.kind
        and (not box.funders or all(one in named for one in grant.funders))
        and box.instrument in (None, grant.instrument)
        and (not box.calls or (bool(grant.calls) and set(grant.calls) <= set(box.calls)))
        and (
            box.period is None or (box.period.first <= when.first and when.last <= box.period.last)
        )
        and grant.is_of(Slice._make((*slice_of(box)[:-1], None)))
    )


@given(questions())
@examples(100)
def test_the_truth_is_within_the_bounds(asked: Asked) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    assert found.low <= asked.truth.of(asked.box)
    assert found.high is None or asked.truth.of(asked.box) <= found.high
    assert not [one for one in found.set_aside if one.cause is poles.Cause.CONFLICT]
    assert not poles.conflicts(asked.ledger)


@given(questions())
@examples(100)
def test_a_box_has_no_less_than_the_grants_of_a_list_in_it(asked: Asked) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    bare = poles.bounds(without(asked.ledger), asked.box)
    assert found.low >= bare.low
    assert found.high is None or bare.high is None or found.high <= bare.high
    assert (found.high is None) == (bare.high is None)
    for name in {grant.dataset for grant in asked.ledger.grants}:
        listed = (grant for grant in asked.ledger.grants if grant.dataset == name)
        inside = [one.amount for one in listed if surely_in(one, asked.box, asked.ledger)]
        assert found.low >= sum(inside)


@given(questions())
@examples(50)
def test_proofs_by_grants_add_up(asked: Asked) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    steps = [step for step in found.because if step.side == "low"]
    cents = sum((step.multiplier * int(step.amount * 100) for step in steps), Fraction(0))
    assert int(found.low * 100) == floor(cents)
    for step in steps:
        if isinstance(step.statement, poles.GrantSum):
            said = step.statement
            listed = [one for one in asked.ledger.grants if one.dataset == said.dataset]
            inside = [one for one in listed if surely_in(one, said.box, asked.ledger)]
            assert len(inside) <= said.count <= len(listed)
            assert said.dataset in found.text("fr")


@given(questions())
@examples(50)
def test_a_list_given_again_changes_nothing(asked: Asked) -> None:
    again = [
        attrs.evolve(grant, id=f"again {grant.id}", dataset=f"again {grant.dataset}")
        for grant in asked.ledger.grants
    ]
    random.shuffle(again)
    more = asked.ledger.with_grants(again)
    assert ends(poles.bounds(more, asked.box)) == ends(poles.bounds(asked.ledger, asked.box))


@given(questions(), st.data())
@examples(50)
def test_a_list_in_two_parts_says_no_more(asked: Asked, data: st.DataObject) -> None:
    parted = [
        attrs.evolve(grant, dataset=f"{grant.dataset}{data.draw(st.sampled_from('ab'))}")
        for grant in asked.ledger.grants
    ]
    apart = asked.ledger.having(asked.ledger, asked.ledger.ratios, parted)
    one, other = poles.bounds(asked.ledger, asked.box), poles.bounds(apart, asked.box)
    assert other.low <= one.low
    assert one.high is None or (other.high is not None and one.high <= other.high)


@given(questions(), st.data())
@examples(50)
def test_one_grant_in_parts_of_the_same_box_says_the_same(
    asked: Asked, data: st.DataObject
) -> None:
    rows: list[Any] = []
    for grant in asked.ledger.grants:
        part = Decimal(data.draw(st.integers(0, int(grant.amount))))
        rows.append(attrs.evolve(grant, amount=part))
        rows.append(attrs.evolve(grant, id=f"{grant.id} rest", amount=grant.amount - part))
    apart = asked.ledger.having(asked.ledger, asked.ledger.ratios, rows)
    assert ends(poles.bounds(apart, asked.box)) == ends(poles.bounds(asked.ledger, asked.box))


@given(questions(), st.data())
@examples(50)
def test_totals_and_bounds_say_the_same(asked: Asked, data: st.DataObject) -> None:
    by: Any = data.draw(st.sampled_from(["year", "funder", "pole"]))
    kind: dict[str, Any] = {"basis": asked.box.basis, "stage": asked.box.stage}
    for found in poles.total(asked.ledger, by=by, **kind).values():
        assert ends(poles.bounds(asked.ledger, found.box)) == ends(found)


@given(questions(), st.data())
@examples(50)
def test_what_else_was_asked_changes_no_answer(asked: Asked, data: st.DataObject) -> None:
    """The lots that a question cuts are its own."""
    again = asked.ledger.having(asked.ledger, asked.ledger.ratios)
    for _ in range(2):
        poles.bounds(again, data.draw(strategies.boxes(asked.ledger)))
    one, other = (poles.bounds(ledger, asked.box) for ledger in (asked.ledger, again))
    assert (ends(one), one.because, one.set_aside) == (ends(other), other.because, other.set_aside)


@given(questions())
@examples(50)
def test_lots_of_a_slice_that_are_cut_at_its_own_borders_say_as_much(asked: Asked) -> None:
    """As much as if they were cut at those of all boxes, as where slices share codes."""
    again = asked.ledger.having(asked.ledger, asked.ledger.ratios)
    found = poles.bounds(asked.ledger, asked.box)
    with patch.object(granted, "_lonely", return_value=False):
        assert ends(poles.bounds(again, asked.box)) == ends(found)
