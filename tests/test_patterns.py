"""Slices of the same money: how it is divided among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import Question, extremes, ledger, said, where_slices_meet
from poles.ledger import beliefs, patterns
from poles.ledger.box import Slice
from poles.ledger.patterns import divisions


def slice_of(poles: str = "", regions: str = "", part: str | None = None) -> Slice:
    return Slice(frozenset(poles.split()), frozenset(regions.split()), part=part)


A, B, AB, BC, ABC = map(slice_of, ("a", "b", "a b", "b c", "a b c"))
NORTH, A_NORTH, B_NORTH = slice_of("", "n"), slice_of("a", "n"), slice_of("b", "n")


@pytest.mark.parametrize(
    ("slices", "sizes"),
    [
        ([], []),
        ([A], [1]),
        # Nothing follows for one pole from another, or from a region.
        ([A, B, NORTH], [1, 1, 1]),
        # In either alone, or in both.
        ([A, AB], [2]),
        # In one or the other, by a pole that only this one has, or in both by the third.
        ([AB, BC], [1, 1]),
        ([A, B, AB], [3]),
        ([A_NORTH, B_NORTH], [1, 1]),
        # In the region alone, or with one of the poles, or with both.
        ([NORTH, A_NORTH, B_NORTH], [4]),
        # Without one of them, all the others are as before.
        ([A, NORTH, A_NORTH], [3]),
        ([A, AB, NORTH], [1, 2]),
        ([A, slice_of("a", part="p"), slice_of("b", part="p")], [4]),
    ],
)
def test_slices_that_say_something_of_each_other_are_divided_together(
    slices: list[Slice], sizes: list[int]
) -> None:
    found = divisions(frozenset(slices))
    assert sorted(division.size for division in found) == sizes
    assert {one for division in found for one in division.slices} == set(slices)


@contextmanager
def by_pairs() -> Iterator[pytest.MonkeyPatch]:
    """As where there are too many patterns for each to have an amount of its own. Nothing that is
    kept of it stays, nor of before.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "MOST", 1)
        forget()
        yield patch
    forget()


def forget() -> None:
    beliefs.forget()
    divisions.cache_clear()


@given(where_slices_meet())
@examples(150)
def test_what_two_slices_at_a_time_imply_is_true_and_no_tighter_than_all(asked: Question) -> None:
    tight = poles.bounds(asked.ledger, asked.box)
    with by_pairs():
        found = poles.bounds(asked.ledger, asked.box)
    assert found.low <= tight.low <= asked.truth.of(asked.box)
    assert not found.set_aside
    assert tight.high is None or asked.truth.of(asked.box) <= tight.high
    assert found.high is None or (tight.high is not None and tight.high <= found.high)


AMOUNTS = st.lists(st.integers(1, 99), min_size=3, max_size=3)


@given(amounts=AMOUNTS, whole=st.integers(100, 150))
def test_two_at_a_time_say_all_there_is_to_say_of_poles_and_all_of_them(
    amounts: list[int], whole: int
) -> None:
    names = ["alpha", "beta", "gamma"]
    statements = [said("all", whole, "fui")]
    statements += [
        said(name, amount, "fui", poles=[name]) for name, amount in zip(names, amounts, strict=True)
    ]
    box = poles.Box(funders="fui", poles=names, basis="awarded")
    with by_pairs():
        found = poles.bounds(ledger(statements), box)
    least, most = extremes(statements, box)
    assert (float(found.low), float(found.high or -1)) == pytest.approx((least, most), abs=0.1)


@pytest.mark.parametrize("other", [{"regions": "north"}, {"beneficiaries": "smes"}])
def test_two_at_a_time_say_what_two_slices_have_in_common(other: dict[str, Any]) -> None:
    other = {
        key: value if key == "regions" else tuple(poles.Beneficiary) for key, value in other.items()
    }
    statements = [
        said("all", 100, "fui"),
        said("pole", 60, "fui", poles=["alpha"]),
        said("other", 60, "fui", **other),
    ]
    box = poles.Box(funders="fui", poles="alpha", **other, basis="awarded")
    with by_pairs():
        found = poles.bounds(ledger(statements), box)
    assert (str(found.low), str(found.high)) == ("18.50", "60.50")


def test_more_slices_than_have_patterns_are_still_bounded() -> None:
    names = [f"p{number}" for number in range(30)]
    statements = [said("all", 10**6, "fui")]
    statements += [said(name, 10 + n, "fui", poles=[name]) for n, name in enumerate(names)]
    made = poles.Ledger(statements, poles.Tables(funders=ledger([]).funders))
    found = poles.bounds(made, poles.Box(funders="fui", poles=names, basis="awarded"))
    assert (str(found.low), str(found.high)) == ("38.50", "750.00")


def test_what_covers_a_slice_of_very_many_codes_is_not_looked_for() -> None:
    slices = frozenset([A, B, AB])
    with by_pairs() as patch:
        (found,) = divisions(slices)
        assert sum(relation.union for relation in found.relations) == 1
        divisions.cache_clear()
        patch.setattr(patterns, "_SINGLES", 1)
        (found,) = divisions(slices)
        assert not any(relation.union for relation in found.relations)
