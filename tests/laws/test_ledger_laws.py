"""Laws of the ledger, on random ledgers made from a known hidden measure."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import measures
import poles
from effort import examples
from measures import (
    BOXES,
    CONTRADICTORY,
    TRUTHS,
    WHOLE_BOXES,
    Question,
    engaged,
    extremes,
    ledger,
    questions,
    said,
    where_slices_meet,
)
from poles.ledger import beliefs, clashes, prover
from poles.strategies import Truth
from poles.strategies.truth import CENT, stated

THOUSAND = Decimal(1000)


def ends(found: poles.Bounds) -> tuple[Decimal, Decimal | None]:
    return found.low, found.high


def weight(found: poles.Bounds) -> Fraction:
    """How heavy the proofs are: of several of one bound, the lightest is told."""
    return sum((abs(step.multiplier) for step in found.because), Fraction(0))


def within(inner: poles.Bounds, outer: poles.Bounds) -> bool:
    return outer.low <= inner.low and (
        outer.high is None or (inner.high is not None and inner.high <= outer.high)
    )


@given(questions(7))
def test_the_truth_is_always_inside(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    assert found.low <= asked.truth.of(asked.box)
    assert found.high is None or asked.truth.of(asked.box) <= found.high
    assert not found.set_aside


@given(questions(5) | where_slices_meet())
@examples(300)
def test_bounds_are_tight(asked: Question) -> None:
    least, most = extremes(asked.ledger, asked.box)
    found = poles.bounds(asked.ledger, asked.box)
    assert least is not None
    assert float(found.low) == pytest.approx(least, abs=0.1)
    assert (found.high is None) == (most is None)
    assert found.high is None or float(found.high) == pytest.approx(most, abs=0.1)


@given(questions(7), BOXES)
def test_a_further_true_statement_never_widens(asked: Question, more: poles.Box) -> None:
    before = poles.bounds(asked.ledger, asked.box)
    further = stated("more", more, asked.truth.of(more), unit=THOUSAND)
    assert within(poles.bounds(asked.ledger.having([*asked.ledger, further]), asked.box), before)


@given(TRUTHS, st.lists(WHOLE_BOXES, min_size=1, max_size=7), WHOLE_BOXES)
def test_splitting_an_exact_record_changes_nothing(
    truth: Truth, boxes: list[poles.Box], box: poles.Box
) -> None:
    leaves = sorted(measures.leaves(boxes[0].funders or ["public"]))
    assume(len(leaves) > 1)
    statements = [stated(f"s{number}", one, truth.of(one)) for number, one in enumerate(boxes)]
    halves = [attrs.evolve(boxes[0], funders=some) for some in (leaves[:2], leaves[2:]) if some]
    parts = [stated(f"part{number}", half, truth.of(half)) for number, half in enumerate(halves)]
    # Beside its exact parts, the whole says nothing new, but for the half cents of rounding.
    both, split = (
        poles.bounds(ledger([*some, *parts]), box) for some in (statements, statements[1:])
    )
    assert both.low - split.low <= 4 * CENT
    assert (both.high is None) == (split.high is None)
    assert both.high is None or split.high is None or split.high - both.high <= 4 * CENT


@given(questions(7), st.randoms())
def test_order_and_duplicates_change_nothing(asked: Question, random: Any) -> None:
    shuffled = [
        *asked.ledger,
        *(attrs.evolve(one, id=f"again-{one.id}") for one in asked.ledger[:2]),
    ]
    random.shuffle(shuffled)
    ratios = [
        *asked.ledger.ratios,
        *(attrs.evolve(one, id=f"again-{one.id}") for one in asked.ledger.ratios),
    ]
    random.shuffle(ratios)
    assert ends(poles.bounds(ledger(shuffled).having(shuffled, ratios), asked.box)) == ends(
        poles.bounds(asked.ledger, asked.box)
    )


@given(questions(7))
def test_a_proof_adds_up_to_the_bound(asked: Question) -> None:
    found = poles.bounds(asked.ledger, asked.box)
    for side, bound in (("low", found.low), ("high", found.high)):
        if bound is not None:
            total = sum(
                step.multiplier * Fraction(step.amount)
                for step in found.because
                if step.side == side
            )
            outward = Fraction(bound) - total if side == "high" else total - Fraction(bound)
            assert 0 <= outward < Fraction(1, 100)


@given(TRUTHS, st.data())
@examples(60)
def test_solver_and_sums_along_a_tree_agree(truth: Truth, data: st.DataObject) -> None:
    years = [("2005", "2007"), ("2005", "2006"), ("2007", "2007"), ("2005", "2005")]
    # Each part of the tree has one period, shorter the deeper it is, so that any two boxes are
    # disjoint or nested.
    chain = [
        poles.Box(funders=funder, period=span, basis="awarded")
        for funder, span in [
            ("public", years[0]),
            ("state", years[1]),
            ("fui", years[1]),
            ("anr", years[3]),
            ("local", years[2]),
            ("regions", years[2]),
        ]
    ]
    chosen = data.draw(st.lists(st.sampled_from(chain), min_size=1, unique=True))
    wordings = st.sampled_from(poles.Wording)
    statements = [
        stated(f"s{number}", box, truth.of(box), wording=data.draw(wordings), unit=THOUSAND)
        for number, box in enumerate(chosen)
    ]
    asked = data.draw(st.sampled_from(chain))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "highspy", None)
        nested = poles.bounds(ledger(statements), asked)
    with pytest.MonkeyPatch.context() as patch:
        for module in (clashes, prover):
            patch.setattr(module, "tree_of", lambda *_: None)
        beliefs.forget()
        solved = poles.bounds(ledger(statements), asked)
    beliefs.forget()
    assert ends(nested) == ends(solved)
    assert weight(nested) == weight(solved)


def consistent(statements: list[poles.FundingRecord]) -> bool:
    return extremes(statements, poles.Box(basis="awarded"))[0] is not None


def subsets(
    statements: list[poles.FundingRecord], size: int
) -> Iterator[list[poles.FundingRecord]]:
    for removed in itertools.combinations(statements, size):
        yield [one for one in statements if one not in removed]


@given(CONTRADICTORY)
@examples(40)
def test_removing_what_conflicts_names_mends_a_ledger_and_less_does_not(
    statements: list[poles.FundingRecord],
) -> None:
    found = poles.conflicts(ledger(statements))
    assert bool(found) != consistent(statements)
    rest = [one for one in statements if one not in found.removed]
    assert consistent(rest)
    assert not poles.conflicts(ledger(rest))
    for size in range(len(found.removed)):
        assert not any(map(consistent, subsets(statements, size)))
    for conflict in found:
        assert conflict.gap >= 0
        assert set(conflict.removed) <= set(conflict.statements)
        together = [one for one in statements if one in conflict.statements]
        assert len(together) == len(conflict.statements)
        assert not consistent(together)
        assert all(map(consistent, subsets(together, 1)))


@given(CONTRADICTORY)
@examples(40)
def test_statements_are_admitted_one_by_one(statements: list[poles.FundingRecord]) -> None:
    whole = ledger(statements)
    admitted: list[poles.FundingRecord] = []
    for one in sorted(statements, key=poles.admission_order(whole)):
        if consistent([*admitted, one]):
            admitted.append(one)
    aside = {
        entry.statement.id
        for box in map(poles.Box.of, statements)
        for entry in poles.bounds(whole, box).set_aside
    }
    assert aside == {one.id for one in statements} - {one.id for one in admitted}


# Cases that random ledgers seldom hold


def test_a_slice_of_two_slices_has_no_more_than_each_has_in_each_place() -> None:
    statements = [
        said("pole", 1, "fui", poles=["alpha"]),
        said("region", 1, "anr", regions=["north"]),
        said("both", 10, "fui anr", poles=["alpha"], regions=["north"]),
    ]
    assert len(poles.conflicts(ledger(statements))) == 1
    assert poles.bounds(
        ledger(statements), poles.Box(regions="north", funders="anr", basis="awarded")
    ).set_aside


def test_a_narrower_slice_is_limited_by_a_wider_one() -> None:
    found = poles.bounds(
        ledger([said("two", 100, "fui", poles=["alpha", "beta"])]),
        poles.Box(funders="fui", poles="alpha", basis="awarded"),
    )
    assert found.high == Decimal("100.50")


def test_a_ledger_without_a_tree_of_funders_has_one_funder() -> None:
    statement = attrs.evolve(said("all", 100, "fui"), funders=())
    found = poles.bounds(poles.Ledger([statement]), poles.Box(basis="awarded"))
    assert ends(found) == (Decimal("99.50"), Decimal("100.50"))
    assert poles.bounds(poles.Ledger(), poles.Box(basis="awarded")).high is None


def test_what_a_funder_gives_besides_is_a_leaf_of_its_own() -> None:
    tree = poles.Records(
        poles.Funder(id=key, parent=parent, fr=key, en=key)
        for key, parent in [("s", None), ("a", "s"), ("b", "s")]
    )
    statements = [said("whole", 100, "s"), said("a", 40, "a"), said("b", 50, "b")]
    found = poles.total(poles.Ledger(statements, poles.Tables(funders=tree)), by="funder")
    assert {key: ends(group) for key, group in found.items()} == {
        "a": (Decimal("39.50"), Decimal("40.50")),
        "b": (Decimal("49.50"), Decimal("50.50")),
        "s-other": (Decimal("8.50"), Decimal("11.50")),
    }
    assert "(the rest)" in found["s-other"].sentence("en")


def test_a_figure_of_zero_is_missed_wholly() -> None:
    found = poles.cross_check(ledger([said("none", 0, "fui"), said("some", 1000, "fui")]))
    assert {check.statement.id: check.miss for check in found} == {"none": 1.0, "some": 1.0}


def test_the_order_of_ids_decides_between_equals() -> None:
    twice = [said("same", 100, "fui"), attrs.evolve(said("same", 100, "fui"), projects=3)]
    assert ends(
        poles.bounds(
            poles.Ledger(twice, poles.Tables(funders=measures.FUNDERS)),
            poles.Box(funders="fui", basis="awarded"),
        )
    ) == (
        Decimal("99.50"),
        Decimal("100.50"),
    )


def test_a_tree_that_goes_in_circles_ends() -> None:
    tree = poles.Records(
        poles.Funder(id=key, parent=parent, fr=key, en=key)
        for key, parent in [("a", "b"), ("b", "a")]
    )
    assert poles.bounds(
        poles.Ledger([said("a", 1, "a")], poles.Tables(funders=tree)),
        poles.Box(funders="b", basis="awarded"),
    ).low == Decimal("0.50")


def test_a_statement_that_cannot_be_is_named() -> None:
    reversed_ = attrs.evolve(
        said("x", 1, "fui"), start=poles.EdtfDate("2007"), end=poles.EdtfDate("2005")
    )
    with pytest.raises(poles.InvalidBox, match="in the statement x"):
        poles.bounds(ledger([reversed_]), poles.Box(basis="awarded"))


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(poles.InvalidBox, match="1 or more"):
        poles.conflicts(ledger([]), limit=limit)


def test_a_slice_of_two_slices_is_limited_by_each_of_them_over_time() -> None:
    statements = [
        said("year", 2, "public", period="2005", poles=["alpha", "beta"]),
        said("call", 1, "public", calls="c-1", poles=["alpha", "gamma"]),
    ]
    found = poles.bounds(
        ledger(statements), poles.Box(funders="public", calls="c-1", poles="alpha", basis="awarded")
    )
    assert found.high == Decimal("1.50")


def test_a_reading_says_that_the_money_of_a_year_is_that_of_its_calls() -> None:
    execution = ledger([engaged("execution", 100, "2005", "c-1")])
    call = poles.Box(funders="fui", calls="c-1", basis="awarded")
    assert ends(poles.bounds(execution, call)) == (Decimal("99.50"), Decimal("100.50"))
    assert ends(poles.bounds(execution, call, inferred=False)) == (Decimal("0.00"), None)
    year = poles.Box(funders="fui", period="2005", basis="awarded")
    assert (
        ends(poles.bounds(execution, year))
        == ends(poles.bounds(execution, year, inferred=False))
        == (Decimal("99.50"), Decimal("100.50"))
    )
    outside = poles.Box(funders="fui", instrument="platforms", period="2005", basis="awarded")
    assert poles.bounds(execution, outside).high == 0


def test_a_year_of_calls_that_have_no_budget_year_is_read_as_a_part_of_them() -> None:
    execution = ledger(
        [engaged("first", 100, "2006", "c-2 c-3"), engaged("second", 50, "2007", "c-3")]
    )
    calls = poles.Box(funders="fui", calls=["c-2", "c-3"], basis="awarded")
    assert ends(poles.bounds(execution, calls)) == (Decimal("149.00"), Decimal("151.00"))


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
@examples(30)
def test_readings_are_checked_like_other_statements(first: int, second: int, third: int) -> None:
    statements = [
        engaged("2005", first, "2005", "c-1", unit=1000),
        engaged("2006", second, "2006", "c-2", unit=1000),
        said("both", first + second, "fui", calls=["c-1", "c-2"]),
        said("other", third, "state", period="2006"),
    ]
    whole = ledger(statements)
    for check in poles.cross_check(whole):
        if not check.as_read:
            rest = whole.having(one for one in statements if one not in check.statements)
            one = whole[check.statement.id]
            assert (check.low, check.high) == ends(
                poles.bounds(
                    rest,
                    poles.Box.of(attrs.evolve(one, calls=() if one.start else one.calls)),
                )
            )


def test_a_reading_conflicts_by_itself_where_its_statement_need_not() -> None:
    found = poles.conflicts(
        ledger(
            [engaged("year", 500, "2005", "c-1", unit=10), said("call", 100, "fui", calls="c-1")]
        )
    )
    assert [conflict.as_read for conflict in found] == [True]
    assert (
        found[0]
        .text("en")
        .startswith("the inferred reading of year: without it, the following can all be true")
    )
    assert found[0].text("fr").startswith("la lecture déduite de year")


def test_a_statement_goes_with_its_reading() -> None:
    statements = [
        engaged("year", 500, "2005", "c-1", unit=10),
        said("call", 100, "fui", calls="c-1"),
        said("days", 200, "fui", period="2005"),
    ]
    found = poles.conflicts(ledger(statements))
    assert [one.id for one in found.removed] == ["year"]


def test_what_a_removed_statement_replaced_is_removed_too() -> None:
    old, again = (
        said("old", 900, "fui anr"),
        attrs.evolve(said("again", 900, "anr fui"), funders=("anr", "fui")),
    )
    new = attrs.evolve(said("new", 5000, "fui anr"), revises="old")
    found = poles.conflicts(
        ledger([old, again, new, said("all", 200, "public"), said("state", 200, "state")])
    )
    assert {one.id for one in found.removed} == {"old", "again", "new"}
    unknown = attrs.evolve(old, basis=poles.Basis.UNKNOWN, stage=None)
    assert poles.conflicts(
        ledger([unknown, new, said("all", 200, "public"), said("state", 200, "state")])
    ).removed


@given(st.permutations(["old", "one", "two"]))
def test_a_statement_that_two_replace_is_replaced_whatever_their_order(order: list[str]) -> None:
    made = {
        "old": said("old", 100, "fui"),
        "one": attrs.evolve(said("one", 100, "fui"), revises="old"),
        "two": attrs.evolve(
            stated(
                "two", poles.Box(funders="fui", basis="awarded"), Decimal(100), unit=Decimal(50)
            ),
            revises="old",
        ),
    }
    found = poles.bounds(
        ledger([made[key] for key in order]), poles.Box(funders="fui", basis="awarded")
    )
    assert ends(found) == (Decimal("99.50"), Decimal("100.50"))
    assert [entry.statement.id for entry in found.set_aside] == ["old"]


def euros(found: poles.Bounds) -> tuple[int, int | None]:
    """The bounds to the euro."""
    return round(found.low), None if found.high is None else round(found.high)


def test_a_pole_and_a_region_have_in_common_what_both_cannot_have_apart() -> None:
    everything = poles.Box(funders="fui", basis="awarded")
    alpha, north = (
        attrs.evolve(everything, poles="alpha"),
        attrs.evolve(everything, regions="north"),
    )
    both = attrs.evolve(alpha, regions=("north",))
    made = ledger(
        [
            stated("all", everything, Decimal(100)),
            *(stated(name, box, Decimal(60)) for name, box in [("a", alpha), ("n", north)]),
        ]
    )
    assert euros(poles.bounds(made, both)) == (20, 60)
    assert {step.statement.id for step in poles.bounds(made, both).because} == {"all", "a", "n"}
    # What both have is what the two poles have between them, less what either has.
    beta, either = (attrs.evolve(alpha, poles=names) for names in (("beta",), ("alpha", "beta")))
    made = ledger(
        [
            stated("a", alpha, Decimal(60)),
            stated("b", beta, Decimal(30)),
            stated("ab", either, Decimal(70)),
            stated("more", attrs.evolve(beta, poles=("beta", "gamma")), Decimal(50)),
        ]
    )
    every = attrs.evolve(alpha, poles=("alpha", "beta", "gamma"))
    assert euros(poles.bounds(made, every)) == (70, 90)


def test_two_poles_have_no_more_than_each_of_them_together() -> None:
    both, alpha, beta = (
        poles.Box(funders="fui", poles=names, basis="awarded")
        for names in (["alpha", "beta"], "alpha", "beta")
    )
    said = [stated("a", alpha, Decimal(10)), stated("b", beta, Decimal(4))]
    assert euros(poles.bounds(ledger(said), both)) == (10, 14)
    # Nothing limits the third, so nothing limits all three.
    more = poles.Box(funders="fui", poles=["alpha", "beta", "gamma"], basis="awarded")
    assert euros(poles.bounds(ledger(said), more)) == (10, None)
    # What both have is at most what one has and another may have.
    assert euros(
        poles.bounds(
            ledger([stated("ab", both, Decimal(14)), stated("b", beta, Decimal(4))]), alpha
        )
    ) == (10, 14)
    found = poles.conflicts(ledger([*said, stated("ab", both, Decimal(15))]))
    assert {statement.id for statement in found[0].statements} == {"a", "b", "ab"}
