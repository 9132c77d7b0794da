"""Each row of a list of grants is one of them, joined to one, left out or a fault, and the euros of
all are those of the list; one that is complete says what is true.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies
from poles.intake.alike_rows import alike
from poles.intake.complete_lists import complete_statement
from poles.intake.grant_rows import GrantRows
from poles.strategies.granting import rows_of

SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
IDS = ["a", "b", "c", 1, "1", "", None]
POLES = ["Elopsys", "DERBI", "Elopsys; DERBI", "DERBI;Elopsys", "Minalogic", "la fée", "", "n.c."]
YEARS = ["2008", 2008, "2009", "jadis"]
NAMES = ["CEA", "Thales", "", "Total"]
WAYS = st.sampled_from([None, "skip", "whole"])

euros = st.sampled_from([Decimal(100), Decimal("250.50")]) | st.integers(0, 10**8).map(
    lambda cents: Decimal(cents).scaleb(-2)
)
rows = st.fixed_dictionaries(
    {
        "N": st.sampled_from(IDS),
        "Pôle": st.sampled_from(POLES),
        "An": st.sampled_from(YEARS),
        "Qui": st.sampled_from(NAMES),
        "Aide": euros,
    }
)
tables = st.lists(rows, max_size=8)
COLUMNS = {"poles": "Pôle", "period": "An", "recipient": "Qui", "amount": "Aide"}


def read(table: list[dict[str, Any]], *, ids: bool, **asked: Any) -> poles.GrantTable:
    columns = {"id": "N", **COLUMNS} if ids else COLUMNS
    values = {"basis": "awarded", "funders": "fui"}
    return poles.read_funding(
        table, rows="grants", columns=columns, values=values, source=SOURCE, split=";", **asked
    )


@examples(100)
@given(tables, st.booleans(), WAYS)
def test_what_was_read_joined_left_out_and_refused_is_the_list_to_the_cent(
    table: list[dict[str, Any]], ids: bool, blank: Any
) -> None:
    found = read(table, ids=ids, blank=blank)
    wrong = {fault.row or 0 for fault in found.faults}
    beside = [
        *((one.row, one.amount) for one in found.joined),
        *((one.row, one.amount) for one in found.skipped),
    ]
    others = [row for row, _ in beside]
    assert found.rows == len(table)
    assert len(found.records) + len(others) + len(wrong) == len(table)
    assert len({*others, *wrong}) == len(others) + len(wrong)
    amounts = dict(enumerate((row["Aide"] for row in table), start=2))
    read_rows = amounts.keys() - {*others} - wrong
    once = sum(one.amount for one in found.records)
    assert once == sum(amounts[row] for row in read_rows)
    refused = sum(amounts[row] for row in wrong)
    assert once + found.joined_amount + found.skipped_amount + refused == sum(amounts.values())
    assert all(amount == amounts[row] for row, amount in beside)
    assert bool(found.joined) <= ids
    assert found.text("fr")


@examples(60)
@given(tables, WAYS, st.data())
def test_the_order_of_rows_changes_no_grant(
    table: list[dict[str, Any]], blank: Any, data: st.DataObject
) -> None:
    """But where a sum is told by what is above it."""
    plain = [
        {**row, "N": f"id {row['N']}", "Qui": row["Qui"].replace("Total", "")} for row in table
    ]
    one = read(plain, ids=True, blank=blank)
    two = read(data.draw(st.permutations(plain)), ids=True, blank=blank)
    for by in (one, two):
        assert len({grant.id for grant in by.records}) == len(by.records)
    first, second = (
        {(frozenset(grant.poles), attrs.evolve(grant, poles=())) for grant in by.records}
        for by in (one, two)
    )
    assert first == second
    assert sorted(one.grant for one in one.joined) == sorted(one.grant for one in two.joined)


@examples(60)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(POLES[:4])), max_size=8))
def test_rows_alike_are_those_equal_in_each_column(cells: list[tuple[str, str]]) -> None:
    columns: list[list[Any]] = [list(column) for column in zip(*cells, strict=True)]
    groups = alike([*columns, [tuple(one) for one, _ in cells]], len(cells))
    expected: dict[Any, list[int]] = {}
    for place, cell in enumerate(cells):
        expected.setdefault(cell, []).append(place)
    assert groups == [places for places in expected.values() if len(places) > 1]


@st.composite
def complete(draw: st.DrawFn) -> tuple[poles.Ledger, strategies.Truth, list[poles.Grant]]:
    """A ledger, the money that it tells the truth about, and a list that has all of this money."""
    made = draw(strategies.ledgers(max_statements=3))
    told = {one.id: one for one in draw(rows_of(made.truth, made.ledger))}
    listed = []
    for number, money in enumerate(made.truth.grants):
        day = poles.EdtfDate(money.day.isoformat())
        exact = poles.Grant(
            id=f"{number}",
            dataset="list",
            basis=money.basis,
            stage=money.stage,
            instrument=money.instrument,
            start=day,
            end=day,
            amount=money.amount,
            funders=money.funders[:1],
            calls=() if money.call is None else (money.call,),
            poles=tuple(sorted(money.poles)),
            regions=tuple(sorted(money.regions)),
            sectors=tuple(sorted(money.sectors)),
            beneficiaries=tuple(sorted(money.beneficiaries)),
        )
        some = told.get(f"first list-{number:02}", exact)
        listed.append(attrs.evolve(some, id=exact.id, dataset="list"))
    return made.ledger, made.truth, listed


@examples(100)
@given(complete(), st.data())
def test_what_a_complete_list_says_is_true(
    made: tuple[poles.Ledger, strategies.Truth, list[poles.Grant]], data: st.DataObject
) -> None:
    ledger, truth, listed = made
    box = data.draw(strategies.boxes(ledger))
    found = GrantRows(listed, range(2, len(listed) + 2), [], [], [], ())
    try:
        said = complete_statement(ledger, box, found, "all", "mine")
    except poles.InvalidQuestion:
        return
    assert said.amount == truth.of(box)
    if not (box.calls or box.period):
        return
    closed = ledger.having([*ledger, said]).with_grants(listed)
    whole = poles.bounds(closed, box)
    assert whole.low <= truth.of(box)
    assert whole.high is not None
    assert truth.of(box) <= whole.high <= truth.of(box) + Decimal("0.01")
    other = data.draw(strategies.boxes(ledger))
    within = poles.bounds(closed, other)
    assert within.low <= truth.of(other)
    assert within.high is None or truth.of(other) <= within.high
    assert not poles.conflicts(closed)
