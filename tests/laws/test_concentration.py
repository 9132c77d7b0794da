"""Concentration: what holds for any values, and the limits."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles

values = st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any)


@given(values)
def test_gini_is_half_the_relative_mean_difference(found: list[int]) -> None:
    n, whole = len(found), sum(found)
    by_definition = Fraction(
        sum(abs(one - other) for one, other in product(found, found)), 2 * n * whole
    )
    assert poles.concentration(found).gini == float(by_definition)


@given(values, st.integers(1, 1000))
def test_only_shares_matter(found: list[int], factor: int) -> None:
    assert poles.concentration(found) == poles.concentration(
        [factor * value for value in reversed(found)]
    )


@given(values)
def test_a_share_is_the_same_of_numbers_of_any_type(found: list[int]) -> None:
    kinds: list[Any] = [float, Decimal, Fraction]
    for kind in kinds:
        assert poles.concentration(map(kind, found)) == poles.concentration(found)


@given(values)
def test_indices_stay_within_their_limits(found: list[int]) -> None:
    one = poles.concentration(found)
    n = one.count
    assert 0 <= one.gini <= (n - 1) / n
    assert 1 / n <= one.herfindahl + 1e-12
    assert one.herfindahl <= 1
    tops = [one.top(k) for k in range(1, n + 2)]
    assert tops == sorted(tops)
    assert tops[-1] == tops[-2] == 1


@given(values)
def test_zeros_are_parts(found: list[int]) -> None:
    more = poles.concentration([*found, 0])
    assert more.gini > poles.concentration(found).gini
    assert more.herfindahl == poles.concentration(found).herfindahl


@given(st.integers(1, 50), st.fractions(Fraction(1, 100), 100))
def test_equal_parts_are_not_concentrated(n: int, value: Fraction) -> None:
    one = poles.concentration([value] * n)
    assert (one.gini, one.herfindahl, one.top(1)) == (0, 1 / n, 1 / n)


def test_one_has_all() -> None:
    one = poles.concentration([0, 0, 0, Decimal("0.1")])
    assert (one.gini, one.herfindahl, one.top(1), one.top(4)) == (0.75, 1, 1, 1)
    assert repr(one) == "Concentration(count=4, gini=0.7500, herfindahl=1.0000, top(1)=1.0000)"


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [0, 0],
        [1, -1],
        ["1"],
        [None],
        [True],
        [float("nan")],
        [float("inf")],
        [Decimal("NaN")],
        [Decimal("Infinity")],
    ],
    ids=str,
)
def test_what_has_no_shares_is_refused(wrong: Any) -> None:
    with pytest.raises(poles.InvalidQuestion):
        poles.concentration(wrong)


@pytest.mark.parametrize("k", [0, -1, 1.5, True, "1"])
def test_the_largest_are_a_whole_number(k: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="k="):
        poles.concentration([1, 2]).top(k)


def test_it_is_told_whole() -> None:
    assert poles.concentration([1, 2, 3, 4, 5]).text("fr").splitlines() == [
        "Concentration de 5 parts",
        "Indice de Gini                  0,2667",
        "Indice de Herfindahl-Hirschman  0,2444",
        "Part de la plus grande          0,3333",
        "Part des 4 plus grandes         0,9333",
    ]
    assert poles.concentration([1, 2, 3, 4]).text().splitlines() == [
        "Concentration of 4 parts",
        "Gini coefficient            0.2500",
        "Herfindahl-Hirschman index  0.3000",
        "Share of the largest        0.4000",
    ]
    assert poles.concentration([1]).text("fr").splitlines()[0] == "Concentration de 1 part"
