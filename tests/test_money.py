"""What a printed amount supports: one test for each rule, and laws."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles.model import Wording, interval
from poles.text.numbers import euros

M = 1_000_000
amounts = st.decimals(0, 10**11, places=2)
units = st.none() | st.integers(1, 10**9).map(Decimal)


@pytest.mark.parametrize(
    ("amount", "wording", "rounded_to", "low", "high"),
    [
        pytest.param("1334", "plain", None, "1333.5", "1334.5",
            id="a plain figure: half a unit either way"),
        pytest.param("190", "plain", None, "185", "195",
            id="the unit is that of the last digit that is not zero"),
        pytest.param("100", "plain", "0.1", "99.95", "100.05",
            id="rounded_to takes the place of the digits"),
        pytest.param("80", "about", "1", "79", "81", id="about: one unit either way"),
        pytest.param("429", "almost", None, "428", "429", id="almost: one unit below"),
        pytest.param("620", "at_least", "1", "620", "621", id="at least: one unit above"),
        pytest.param("0", "plain", None, "0", "0", id="zero is exact"),
        pytest.param("0", "about", "10", "0", "0", id="zero is exact however it is worded"),
        pytest.param("5", "about", "10", "0", "15", id="no amount is negative"),
    ],
)  # fmt: skip
def test_rules(amount: str, wording: str, rounded_to: str | None, low: str, high: str) -> None:
    unit = None if rounded_to is None else Decimal(rounded_to) * M
    assert interval(Decimal(amount) * M, Wording(wording), unit) == (
        Decimal(low) * M,
        Decimal(high) * M,
    )


def test_cents_have_a_unit_too() -> None:
    assert interval(Decimal("12.34")) == (Decimal("12.335"), Decimal("12.345"))


def test_a_yearly_amount_counts_once_a_year() -> None:
    statement = poles.FundingRecord(
        id="x",
        basis=poles.Basis.PLANNED,
        stage=poles.Stage.ANNOUNCED,
        funders=("state",),
        start=poles.EdtfDate("2023"),
        end=poles.EdtfDate("2026"),
        amount=Decimal(9 * M),
        per_year=True,
        rounded_to=Decimal(M),
    )
    assert statement.years == 4
    assert statement.interval == (Decimal(34 * M), Decimal(38 * M))


def test_a_users_own_decimal_precision_changes_nothing(policy: poles.Policy) -> None:
    with decimal.localcontext() as context:
        context.prec = 3
        assert policy.funding["anr-cum-2012"].interval == (
            Decimal(1_333_500_000),
            Decimal(1_334_500_000),
        )
        assert euros(Decimal(1_334_000_000), "en") == "€1,334 million"


@given(amounts, st.sampled_from(Wording), units)
def test_the_amount_is_always_inside(
    amount: Decimal, wording: Wording, unit: Decimal | None
) -> None:
    low, high = interval(amount, wording, unit)
    assert 0 <= low <= amount <= high


@given(amounts, st.sampled_from(Wording), st.integers(1, 10**6), st.integers(1, 100))
def test_a_coarser_unit_never_narrows(
    amount: Decimal, wording: Wording, unit: int, times: int
) -> None:
    fine, coarse = (interval(amount, wording, Decimal(unit * factor)) for factor in (1, times))
    assert coarse.low <= fine.low
    assert fine.high <= coarse.high


def test_no_unit_in_the_data_is_more_than_a_twentieth_unless_it_is_said(
    policy: poles.Policy,
) -> None:
    for statement in policy.funding:
        if statement.rounded_to is None and statement.amount:
            low, high = interval(statement.amount)
            assert high - low <= statement.amount / 20, statement


def test_slices_are_told_apart(policy: poles.Policy) -> None:
    assert policy.funding["anr-2005-tenerrdis"].sliced
    assert policy.funding["fui7-pme"].sliced
    assert policy.funding["anr-2005-bonus"].sliced
    assert policy.funding["anr-2005-bonus"].part("fr") == "bonus des projets labellisés"
    assert not policy.funding["anr-2005"].sliced
