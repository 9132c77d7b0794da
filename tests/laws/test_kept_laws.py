"""Laws of the program that is kept with what is believed: whatever was asked before, and by however
many at once, a question has the answer, the proof and the doubts that it has on its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import BOXES, CONTRADICTORY, CONTRADICTORY_RATIOS, TABLES, ledger, said
from poles import strategies
from poles.ledger import beliefs
from poles.ledger.highs import run
from poles.ledger.program import build
from threads import at_once

LEDGERS = (
    CONTRADICTORY.map(ledger)
    | CONTRADICTORY_RATIOS
    | strategies.ledgers(TABLES, basis="awarded", min_statements=1, max_statements=6).map(
        lambda made: made.ledger
    )
)


@given(LEDGERS, st.lists(BOXES, min_size=2, max_size=5))
@examples(60)
def test_what_was_asked_before_changes_no_answer(
    asked: poles.Ledger, boxes: list[poles.Box]
) -> None:
    beliefs.forget()
    found = [poles.bounds(asked, box) for box in boxes]
    for box, one in zip(boxes, found, strict=True):
        beliefs.forget()
        assert poles.bounds(asked, box) == one


def test_the_program_of_all_money_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = poles.load_policy().funding
    built: list[int] = []

    def counted(*given: object, **more: object) -> object:
        built.append(1)
        return build(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("poles.ledger.kept.build", counted)
    beliefs.forget()
    for number in range(3, 9):
        poles.bounds(asked, poles.Box(funders="fui", calls=f"fui-{number}", basis="awarded"))
    assert len(built) == 1
    # What lists of grants say besides of such a box is theirs alone.
    poles.bounds(asked, poles.Box(regions="bretagne", period="2015", basis="awarded"))
    poles.bounds(asked, poles.Box(funders="fui", calls="fui-9", basis="awarded"))
    assert len(built) == 2


def test_threads_that_ask_one_ledger_get_equal_answers() -> None:
    asked = poles.load_policy().funding
    boxes = [
        poles.Box(funders="fui", calls=f"fui-{number}", basis="awarded") for number in range(3, 7)
    ]
    beliefs.forget()
    alone = [poles.bounds(asked, box) for box in boxes]
    beliefs.forget()
    together = at_once(lambda: [poles.bounds(asked, box) for box in boxes])
    assert all(found == alone for found in together)


def test_money_that_nothing_is_claimed_of_has_no_limit() -> None:
    asked = ledger([said("s", 5, "fui", period="2007")])
    found = poles.bounds(asked, poles.Box(funders="fui", period="2007", basis="awarded"))
    assert (found.low, found.high) == (Decimal("4.50"), Decimal("5.50"))
    other = poles.bounds(asked, poles.Box(funders="anr", period="2009", basis="awarded"))
    assert (other.low, other.high) == (Decimal(0), None)
    both = poles.bounds(asked, poles.Box(funders=("fui", "anr"), period="2007", basis="awarded"))
    assert (both.low, both.high) == (Decimal("4.50"), None)


@pytest.mark.parametrize("number", range(1, 6))
def test_a_question_that_was_interrupted_leaves_nothing_behind(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = poles.load_policy().funding
    box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    beliefs.forget()
    alone = poles.bounds(asked, box)
    runs = iter(range(1, 100))

    def interrupted(highspy: Any, solver: Any) -> None:
        if next(runs) == number:
            raise KeyboardInterrupt
        run(highspy, solver)

    others = [
        poles.Box(funders="fui", calls=f"fui-{call}", basis="awarded") for call in range(4, 12)
    ]
    with monkeypatch.context() as patched:
        patched.setattr("poles.ledger.solver.run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            [poles.bounds(asked, other) for other in others]
    assert poles.bounds(asked, box) == alone
