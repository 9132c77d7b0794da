"""Contested answers: what they say, where and in which words; what cannot be asked. Those of the
bundled ledger are in ``engines/test_contested_figures.py``.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

import poles
from measures import ledger, said
from poles.ledger import contest
from threads import at_once

FUI_3 = poles.Box(funders="fui", calls="fui-3", basis="awarded")
FUI_10 = poles.Box(funders="fui", calls="fui-10", basis="awarded")
YEAR = poles.Box(funders="fui", period="2005", basis="awarded")
# Two sources of one figure, one of another.
TWO = ledger([said("a", 100, "fui", period="2005"), said("b", 200, "fui", period="2005")])


def cost(costs: dict[str, int], said: Sequence[Any]) -> int:
    return costs[said[0].id]


def contested(found: poles.Bounds) -> poles.results.Contested:
    assert found.contested is not None
    return found.contested


def test_an_answer_is_not_doubted_unless_asked() -> None:
    assert poles.bounds(TWO, YEAR).contested is None
    assert all(found.contested is None for found in poles.total(TWO, by="funder").values())


def test_of_two_that_say_otherwise_either_may_be_wrong() -> None:
    found = contested(poles.bounds(TWO, YEAR, doubt=0))
    assert (found.low, found.high) == (Decimal("99.50"), Decimal("200.50"))
    assert [one.id for one in found.least.statements] == ["b"]
    assert [one.id for one in found.most.statements] == ["a"]
    assert (found.least.instead, [one.id for one in found.most.instead]) == ((), ["a"])
    (pivot,) = found.turns_on
    assert ([one.id for one in pivot.statements], pivot.low, pivot.high) == (
        ["a"],
        Decimal("99.50"),
        Decimal("100.50"),
    )


def test_what_costs_more_to_disbelieve_stays() -> None:
    for dearer, ends in (("a", ("99.50", "100.50")), ("b", ("99.50", "200.50"))):
        costs = {"a": 1, "b": 1, dearer: 2}
        rule = partial(cost, costs)
        found = contested(poles.bounds(TWO, YEAR, doubt=0, reliability=rule))
        assert (found.low, found.high) == tuple(map(Decimal, ends))


def test_one_claim_is_doubted_in_all_parts_together() -> None:
    both = ledger([said("a", 100, "fui", period="2005"), said("b", 50, "anr", period="2005")])
    box = poles.Box(funders=["fui", "anr"], period="2005", basis="awarded")
    found = contested(poles.bounds(both, box, doubt=1))
    # Without the larger one, not without both.
    assert (found.low, found.high) == (Decimal("49.50"), None)
    assert [one.id for one in found.least.instead] == ["a"]


def test_parts_that_contradict_themselves_are_put_together() -> None:
    four = [
        *TWO,
        said("c", 10, "anr", period="2005"),
        said("d", 20, "anr", period="2005"),
    ]
    box = poles.Box(funders=["fui", "anr"], period="2005", basis="awarded")
    found = contested(poles.bounds(ledger(four), box, doubt=0))
    assert (found.low, found.high) == (Decimal("109.00"), Decimal("221.00"))
    assert [one.id for one in found.most.instead] == ["a", "c"]
    assert [pivot.statements[0].id for pivot in found.turns_on] == ["a", "c"]


def test_where_nothing_is_claimed_nothing_is_contested() -> None:
    box = poles.Box(funders="regions", basis="awarded")
    for doubt in (0, 1):
        answer = poles.bounds(TWO, box, doubt=doubt)
        found = contested(answer)
        assert (found.low, found.high) == (Decimal("0.00"), None)
        assert not found.turns_on
        assert answer.sentence().endswith("disbelieves." if not doubt else "and any one more.")


def test_without_a_limit_the_text_says_so() -> None:
    one = ledger([said("a", 100, "fui", period="2005")])
    found = poles.bounds(one, YEAR, doubt=1)
    assert "no source limits it from above, whichever" in found.sentence()
    assert "\nNo source limits it from above, without a." in found.text()
    assert contested(found).most.steps == ()


def test_totals_tell_it_group_by_group() -> None:
    found = poles.total(TWO, by="funder", funders=["fui", "anr"], period="2005", doubt=0)
    assert [(row["contested_low"], row["contested_high"]) for row in found.to_dicts()] == [
        (Decimal("0.00"), None),
        (Decimal("99.50"), Decimal("200.50")),
    ]
    assert found.to_dicts()[1]["turns_on"] == ["a"]
    assert {"contested_low", "contested_high", "turns_on"} <= found.column_types().keys()
    assert "fui      €99.50  €100.50  between €99.50 and €200.50  a" in found.text()
    plain = poles.total(TWO, by="funder", funders=["fui", "anr"], period="2005")
    assert plain.column_types().keys() == plain.to_dicts()[0].keys()
    (row,) = poles.bounds(TWO, YEAR, doubt=0).to_dicts()
    assert (row["contested_low"], row["turns_on"]) == (Decimal("99.50"), ["a"])
    assert row.keys() == poles.bounds(TWO, YEAR, doubt=0).column_types().keys()


@pytest.mark.parametrize("doubt", [2, -1, True, "0", 0.5])
def test_another_doubt_is_refused(doubt: Any) -> None:
    for ask in (
        lambda: poles.bounds(TWO, YEAR, doubt=doubt),
        lambda: poles.total(TWO, by="call", doubt=doubt),
    ):
        with pytest.raises(poles.InvalidQuestion, match="expected 0 or 1") as caught:
            ask()
        assert "un énoncé quelconque" in caught.value.text("fr")


@pytest.mark.parametrize("doubt", [0.0, Decimal(1), 1.0])
def test_a_doubt_of_a_table_is_a_number_as_well(doubt: Any) -> None:
    found = contested(poles.bounds(TWO, YEAR, doubt=doubt))
    assert found == contested(poles.bounds(TWO, YEAR, doubt=int(doubt)))
    assert isinstance(found.doubt, int)


def test_threads_that_ask_at_once_get_equal_answers() -> None:
    contest.forget()
    found = at_once(lambda: contested(poles.bounds(TWO, YEAR, doubt=0)))
    assert all(one == found[0] for one in found)


def test_a_side_of_which_nothing_is_left_is_told_in_a_sentence() -> None:
    one = ledger([said("a", 100, "fui", period="2005")])
    found = poles.bounds(one, YEAR, doubt=1)
    assert "No source says how much it is at least, without a." in found.text()
    assert "Aucune source n'en dit un minimum, sans a." in found.text("fr")
    assert ", without a:" not in found.text()


def test_it_says_what_it_is() -> None:
    found = contested(poles.bounds(TWO, YEAR, doubt=0))
    assert repr(found) == "<Contested: from 99.50 to 200.50, doubt=0>"
    assert repr(found.most) == "<Disbelief: 1 statements, instead a>"
    assert repr(found.least) == "<Disbelief: 1 statements, instead None>"
    assert repr(found.turns_on[0]) == "<Pivot a: from 99.50 to 100.50>"


def test_what_nothing_contests_rests_on_no_solver() -> None:
    found = poles.bounds(ledger([said("a", 100, "fui", period="2005")]), YEAR, doubt=0)
    assert "the same whichever of the contradicting sources one disbelieves" in found.text()
    assert "rests on" not in found.text()
