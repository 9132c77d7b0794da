"""What a printed amount supports: one test for each rule, and laws."""

import decimal
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import poles
from poles import strategies
from poles.model import Wording, interval, years_between
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
        pytest.param("5", "at_most", None, "0", "5.5", id="at most: half a unit above, no least"),
        pytest.param("250", "at_most", "1", "0", "250.5", id="a ceiling is rounded too"),
        pytest.param("0", "at_most", "10", "0", "0", id="nothing at most is nothing"),
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


def yearly(start: str | None, end: str | None, amount: Decimal = Decimal(9 * M)) -> Any:
    return poles.FundingRecord(
        id="x",
        basis=poles.Basis.PLANNED,
        stage=poles.Stage.ANNOUNCED,
        funders=("state",),
        start=None if start is None else poles.EdtfDate(start),
        end=None if end is None else poles.EdtfDate(end),
        amount=amount,
        yearly=poles.Yearly.MEAN,
        rounded_to=Decimal(M),
    )


def test_a_yearly_amount_counts_once_a_year() -> None:
    statement = yearly("2023", "2026")
    assert statement.years == 4
    assert statement.whole == 36 * M
    assert statement.interval == (Decimal(34 * M), Decimal(38 * M))


@pytest.mark.parametrize("ends", [("2023", None), (None, "2026"), (None, None)])
def test_a_yearly_amount_of_no_known_number_of_years_counts_once(
    ends: tuple[str | None, str | None],
) -> None:
    statement = yearly(*ends)
    assert statement.years == 1
    assert statement.whole == 9 * M


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2023-07", "2024-06", 12),
        ("2023-07-01", "2024-06-30", 12),
        ("2023-10", "2024", 15),
        ("2014-41", "2015-40", 12),
        ("2023-02-15", "2024-02-14", 12),
        ("2024-02-29", "2025-02-28", 12),
        ("2023-12-31", "2024-12-30", 12),
        ("2023-06", "2023-06", 1),
        ("2024-02", "2024-02", 1),
        ("2024-02-01", "2024-02-10", Fraction(10, 29)),
        ("2005-07-12", "2008", 41 + Fraction(20, 31)),
        ("0001".replace("0", "1"), "9999", 12 * 8889),
    ],
)
def test_the_months_of_a_yearly_amount_count(start: str, end: str, months: Fraction) -> None:
    statement = yearly(start, end)
    assert statement.years == Fraction(months) / 12
    assert Fraction(statement.whole) == pytest.approx(9 * M * Fraction(months) / 12, abs=0.005)
    low, high = Fraction(8_500_000) * months / 12, Fraction(9_500_000) * months / 12
    assert 0 <= low - Fraction(statement.interval.low) < Fraction(1, 100)
    assert 0 <= Fraction(statement.interval.high) - high < Fraction(1, 100)


@given(strategies.periods(), st.integers(1, 10**12))
def test_what_is_given_a_year_lies_in_its_interval(period: poles.Period, cents: int) -> None:
    if period.start is None or period.end is None:
        return
    statement = yearly(period.start.text, period.end.text, Decimal(cents).scaleb(-2))
    assert statement.years > 0
    assert statement.interval.low <= statement.whole <= statement.interval.high


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(0, 40_000))
def test_a_longer_time_has_more_years(day: date, days: int) -> None:
    last = day + timedelta(days)
    years = years_between(day, last)
    assert years < years_between(day, last + timedelta(1))
    assert years == pytest.approx((days + 1) / 365.2425, abs=1 / 90)


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(1, 300))
@example(date(2023, 1, 31), 1)
def test_from_a_day_to_its_eve_are_whole_months(day: date, months: int) -> None:
    year, month = divmod(day.month - 1 + months, 12)
    try:
        same = day.replace(year=day.year + year, month=month + 1)
    except ValueError:  # no such day: until the end of that month
        year, month = divmod(day.month + months, 12)
        same = date(day.year + year, month + 1, 1)
    assert years_between(day, same - timedelta(1)) == Fraction(months, 12)


@pytest.mark.parametrize(("start", "end"), [("2023", None), (None, "2023"), (None, None)])
def test_a_yearly_amount_without_an_end_is_in_no_ledger(
    policy: poles.Policy, start: str | None, end: str | None
) -> None:
    statement = yearly(start, end)
    for ask in (
        lambda: poles.Ledger([statement], policy.tables),
        lambda: policy.funding.having([statement]),
        lambda: poles.spread([statement], rule="even"),
        lambda: poles.in_euros_of(statement, 2020, index="cpi"),
    ):
        with pytest.raises(poles.InvalidQuestion, match="expected a start and an end") as told:
            ask()
        assert told.value.hint == "A yearly amount needs the years it is for."
    assert poles.Ledger([attrs.evolve(statement, yearly=None)], policy.tables)


def test_a_yearly_amount_is_spread_by_its_months(policy: poles.Policy) -> None:
    found = poles.spread(policy.funding.having([yearly("2023-10", "2024")]), rule="even")
    assert {row.year: row.amount for row in found} == {2023: 2_250_000, 2024: 9 * M}


def test_a_users_own_decimal_precision_changes_nothing(policy: poles.Policy) -> None:
    with decimal.localcontext() as context:
        context.prec = 3
        assert policy.funding["anr-cum-2012"].interval == (
            Decimal(1_333_500_000),
            Decimal(1_334_500_000),
        )
        assert euros(Decimal(1_334_000_000), "en") == "€1,334 million"


@pytest.mark.parametrize(
    ("amount", "to", "rounded_to", "low", "high"),
    [
        pytest.param("20", "25", "1", "19.5", "25.5", id="half a unit outside of each end"),
        pytest.param("20", "25", None, "15", "25.5", id="each end has its digits"),
        pytest.param("0", "5", None, "0", "5.5", id="from zero"),
        pytest.param("5", "5", None, "4.5", "5.5", id="a range of one amount"),
        pytest.param("0", "0", "1", "0", "0", id="from zero to zero is exact"),
    ],
)
def test_ranges(amount: str, to: str, rounded_to: str | None, low: str, high: str) -> None:
    unit = None if rounded_to is None else Decimal(rounded_to) * M
    found = interval(Decimal(amount) * M, Wording.BETWEEN, unit, Decimal(to) * M)
    assert found == (Decimal(low) * M, Decimal(high) * M)


# Of what has one amount.
ONE = [wording for wording in Wording if wording is not Wording.BETWEEN]


@given(amounts, st.sampled_from(Wording), units, amounts)
def test_the_amount_is_always_inside(
    amount: Decimal, wording: Wording, unit: Decimal | None, more: Decimal
) -> None:
    to = amount + more if wording is Wording.BETWEEN else None
    low, high = interval(amount, wording, unit, to)
    assert 0 <= low <= amount <= (to or amount) <= high


@given(amounts, st.sampled_from(ONE), st.integers(1, 10**6), st.integers(1, 100))
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
