"""Laws of what is inferred of calls: a proof that needs it names it, and it can be taken away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import CALLS, TABLES, said
from poles import strategies
from poles.terms import Status

CELLS = "decided", "instrument"
CHOSEN = st.lists(
    st.tuples(st.sampled_from(CALLS.keys()), st.sampled_from(CELLS)), min_size=1, unique=True
)
"""Some cells of calls."""
FIRST = poles.Box(funders="fui", calls="c-1", basis="awarded")
YEARS = said("years", 100, "fui", period=("2005", "2006"))


def tables(cells: Any, status: Status | None) -> poles.Tables:
    """The tables of the random world, with some cells of calls of a status, or without them."""

    def changed(call: poles.Call) -> poles.Call:
        own = [cell for key, cell in cells if key == call.id]
        if status is None:
            unknown: dict[str, Any] = dict.fromkeys(own)
            return attrs.evolve(call, **unknown)
        read = poles.Citation("book", None, Status.SOURCED)
        doubted = [poles.Citation(None, cell, status) for cell in own]
        return attrs.evolve(call, citations=(read, *doubted))

    return attrs.evolve(TABLES, calls=poles.Records(map(changed, CALLS)))


def over(statements: Any, known: poles.Tables) -> poles.Ledger:
    """A ledger of some statements, the ratios among them or beside them too."""
    both = (*statements, *getattr(statements, "ratios", ()))
    amounts = [one for one in both if isinstance(one, poles.FundingRecord)]
    return poles.Ledger(amounts, known, [one for one in both if isinstance(one, poles.Ratio)])


def first_year(status: Status | None) -> poles.Ledger:
    """A ledger that limits the first call by its day alone."""
    return over([YEARS], tables([("c-1", "decided")], status))


def ends(found: poles.Bounds) -> dict[str, Any]:
    return {"low": found.low, "high": found.high}


@st.composite
def questions(draw: st.DrawFn) -> tuple[poles.Ledger, poles.Box, Any]:
    made = draw(strategies.ledgers(TABLES, basis="awarded", min_statements=1))
    return made.ledger, draw(strategies.boxes(made.ledger)), draw(CHOSEN)


@given(questions())
def test_without_inference_an_inferred_cell_of_a_call_is_unknown(asked: Any) -> None:
    stated, box, cells = asked
    inferred, unknown = (over(stated, tables(cells, status)) for status in (Status.INFERRED, None))
    found, expected = (poles.bounds(one, box, inferred=False) for one in (inferred, unknown))
    assert ends(found) == ends(expected)
    assert not found.assumed
    assert ends(poles.bounds(inferred, box)) == ends(poles.bounds(stated, box))


@given(questions())
@examples(150)
def test_a_proof_names_the_inferred_cells_that_it_needs_and_no_others(asked: Any) -> None:
    stated, box, cells = asked
    found = poles.bounds(over(stated, tables(cells, Status.INFERRED)), box)
    for side in ("low", "high"):
        named = {call.id for needed, call in found.assumed if needed == side}
        assert named <= {key for key, _ in cells}
        proof = [one for step in found.because if step.side == side for one in step.statements]

        def proved(unknown: set[str], proof: Any = proof, side: str = side) -> bool:
            known = tables([cell for cell in cells if cell[0] in unknown], None)
            return bool(ends(poles.bounds(over(proof, known), box))[side] == ends(found)[side])

        if proof:
            others = {key for key, _ in cells} - named
            assert proved(others)
            assert not any(proved(others | {key}) for key in named)


@given(st.data(), CHOSEN)
def test_the_truth_is_inside_without_inference_whatever_was_inferred(
    data: st.DataObject, cells: Any
) -> None:
    made = data.draw(strategies.ledgers(tables(cells, None), basis="awarded", min_statements=1))
    box = data.draw(strategies.boxes(made.ledger))
    found = poles.bounds(over(made.ledger, tables(cells, Status.INFERRED)), box, inferred=False)
    assert found.low <= made.truth.of(box)
    assert found.high is None or made.truth.of(box) <= found.high


@pytest.mark.parametrize("status", [Status.RECALLED, Status.THIRD_PARTY])
def test_what_is_recalled_of_a_call_proves_nothing(status: Status) -> None:
    assert poles.bounds(first_year(Status.SOURCED), FIRST).high is not None
    assert poles.bounds(first_year(status), FIRST).high is None


def test_an_answer_tells_what_is_inferred_of_a_call() -> None:
    found = poles.bounds(first_year(Status.INFERRED), FIRST)
    assert [(side, call.id) for side, call in found.assumed] == [("high", "c-1")]
    assert "  inferred: call c-1, results announced 2005-07" in found.text()
    assert "  déduit\N{NO-BREAK SPACE}: appel c-1, annonce des résultats 2005-07" in found.text(
        "fr"
    )
    assert found.sentence().endswith("partly by inference.")
    told = poles.bounds(first_year(Status.SOURCED), FIRST)
    assert not told.assumed
    assert "infer" not in told.text()


def test_a_sum_of_grants_tells_what_is_inferred_of_their_call() -> None:
    """Grants that are set aside are not missed: no more of them is in a box where less is known."""

    def given(key: str, euros: int, year: str | None) -> poles.Grant:
        when = None if year is None else poles.EdtfDate(year)
        return poles.Grant(
            id=key, dataset="a list", basis=poles.Basis.AWARDED, amount=Decimal(euros),
            funders=("fui",), calls=("c-1",), start=when, end=when,
        )  # fmt: skip

    grants = [given("undated", 30, None), given("too much", 500, "2006")]
    ledger = first_year(Status.INFERRED).with_grants(grants)
    found = poles.bounds(ledger, attrs.evolve(FIRST, calls=(), period=("2005", "2006")))
    assert [one.statement.id for one in found.set_aside] == ["a list"]
    alone = over([], tables([("c-1", "decided")], Status.INFERRED)).with_grants(grants[:1])
    found = poles.bounds(alone, attrs.evolve(FIRST, calls=(), period=("2005", "2006")))
    assert found.low == 30
    assert [(side, call.id) for side, call in found.assumed] == [("low", "c-1")]
    assert not poles.bounds(alone, FIRST).assumed


def test_a_contradiction_tells_what_is_inferred_of_a_call() -> None:
    known = tables([("c-1", "decided"), ("c-2", "decided")], Status.INFERRED)
    clashing = over([YEARS, said("call", 300, "fui", calls="c-1")], known)
    (found,) = poles.conflicts(clashing)
    assert [call.id for call in found.assumed] == ["c-1"]
    assert "inferred: call c-1, results announced 2005-07" in found.text()
    assert {row["assumed"] for row in poles.conflicts(clashing).to_dicts()} == {("c-1",)}
    assert not poles.conflicts(clashing, inferred=False)
    plain = over([YEARS, said("more", 300, "fui", period="2005")], known)
    assert not poles.conflicts(plain)[0].assumed
