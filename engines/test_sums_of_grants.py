"""Laws of sums of grants: what plain Python adds, in whatever order, and what may not be added."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies
from poles.strategies.granting import rows_of

CENT = Decimal("0.01")
rules: Any = st.sampled_from(["even", "start", "end"])
cents = st.integers(0, 10**12).map(lambda number: number * CENT)


@st.composite
def grants(draw: st.DrawFn) -> poles.Grants:
    """Grants of one list and of one kind of money, of any amounts."""
    made = draw(strategies.ledgers(max_statements=1, basis="awarded"))
    rows = draw(rows_of(made.truth, made.ledger))
    kind: dict[str, Any] = {"stage": None, "dataset": "a list"}
    return made.ledger.with_grants(
        attrs.evolve(row, amount=draw(cents), **kind) for row in rows
    ).grants


def in_all(found: Any) -> Decimal:
    """What plain Python adds."""
    return sum((one.amount for one in found), Decimal(0))


def without(found: poles.Grants, amounts: poles.Amounts) -> list[poles.Grant]:
    """The grants that are not left out."""
    left_out = {one.id for one in amounts.left_out}
    return [one for one in found if one.id not in left_out]


def refuse_no_whole_cents(found: poles.Amounts) -> None:
    for row in found:
        assert row.amount is not None
        assert row.low == row.amount == row.high
        assert row.amount == row.amount.quantize(CENT)


@given(grants())
@examples(60)
def test_the_sum_is_that_of_plain_python(some: poles.Grants) -> None:
    found = poles.add_up(some)
    assert [row.amount for row in found] == ([in_all(some)] if some else [])
    assert [row.grants for row in found] == ([len(some)] if some else [])
    assert {one for row in found for one in row.because} == set(some)
    refuse_no_whole_cents(found)


@given(grants(), rules)
@examples(60)
def test_each_grant_is_spread_and_shared_in_cents_that_add_up_to_it(
    some: poles.Grants, rule: Any
) -> None:
    spread = poles.spread(some, rule=rule)
    shared = poles.share(spread, by="pole", counting="fractional")
    for found in (spread, shared):
        refuse_no_whole_cents(found)
        parts: dict[str, Decimal] = defaultdict(Decimal)
        for row in found:
            parts[row.of] += row.amount or 0
        assert parts == {one.id: one.amount for one in without(some, found)}
    of_poles = Counter((row.of, row.year) for row in shared)
    whole = {(row.of, row.year): row.amount or Decimal(0) for row in spread}
    for row in shared:
        exact = Fraction(whole[row.of, row.year]) / of_poles[row.of, row.year]
        assert abs(Fraction(row.amount or 0) - exact) < Fraction(CENT)


@given(grants(), rules)
@examples(60)
def test_sums_by_year_and_pole_add_up_to_the_whole(some: poles.Grants, rule: Any) -> None:
    shared = poles.share(poles.spread(some, rule=rule), by="pole", counting="fractional")
    found = poles.add_up(shared)
    refuse_no_whole_cents(found)
    assert in_all(found) == in_all(without(some, found))
    plain: dict[Any, Decimal] = defaultdict(Decimal)
    for row in shared:
        plain[row.year, row.group] += row.amount or 0
    assert {(row.year, row.group): row.amount for row in found} == plain
    assert [row.year for row in found] == sorted(row.year or 0 for row in found)
    other = poles.add_up(
        poles.spread(poles.share(some, by="pole", counting="fractional"), rule=rule)
    )
    assert in_all(other) == in_all(found)


@given(grants())
@examples(60)
def test_whole_a_grant_is_in_the_sum_of_each_of_its_poles(some: poles.Grants) -> None:
    found = poles.add_up(poles.share(some, by="pole", counting="full"))
    named = {pole for one in some for pole in one.poles}
    assert {row.group: row.amount for row in found} == {
        pole: in_all(one for one in some if pole in one.poles) for pole in named
    }


@given(grants(), st.randoms(use_true_random=False), rules)
@examples(60)
def test_the_order_changes_nothing(some: poles.Grants, random: Any, rule: Any) -> None:
    mixed = list(some)
    random.shuffle(mixed)
    other = some.having(mixed)
    assert poles.add_up(other).rows == poles.add_up(some).rows
    one, another = (poles.spread(each, rule=rule) for each in (some, other))
    assert poles.add_up(another).rows == poles.add_up(one).rows


@given(grants(), st.integers(2005, 2023), rules)
@examples(40)
def test_constant_euros_of_a_sum_are_those_of_its_grants(
    some: poles.Grants, year: int, rule: Any
) -> None:
    policy = poles.load_policy()
    prices = {one.year for one in policy.price_index if one.series == "cpi"}
    tables = attrs.evolve(some.tables, price_index=policy.price_index)
    spread = poles.spread(poles.Grants(some, tables), rule=rule)
    spread = spread.having(row for row in spread if row.year in prices)
    one = poles.in_euros_of(poles.add_up(spread), year, index="cpi")
    other = poles.add_up(poles.in_euros_of(spread, year, index="cpi"))
    assert [row.year for row in one] == [row.year for row in other]
    for mine, theirs in zip(one, other, strict=True):
        assert theirs.high is not None
        assert mine.high is not None
        assert theirs.low <= mine.low <= mine.high <= theirs.high
        assert theirs.high - theirs.low <= Decimal("0.000001") * len(some)


@given(grants())
@examples(40)
def test_the_box_of_a_sum_has_no_less_than_it(some: poles.Grants) -> None:
    ledger = poles.Ledger((), some.tables, grants=some)
    for row in poles.add_up(some):
        assert isinstance(row.box, poles.Box)
        assert poles.bounds(ledger, row.box).low == row.amount


# What may not be added


def above(funder: str, tables: Any) -> set[str]:
    """A funder and all that it is part of."""
    found = {funder}
    while (one := tables.funders.get(funder)) is not None and one.parent is not None:
        funder = one.parent
        found.add(funder)
    return found


def may_be_the_same(one: poles.Grant, other: poles.Grant, tables: Any) -> bool:
    """By the definition: of two lists, with a funder, a day and a basis in common."""
    funded = not (one.funders and other.funders) or any(
        mine in above(theirs, tables) or theirs in above(mine, tables)
        for mine in one.funders
        for theirs in other.funders
    )
    days = max(one.period.first, other.period.first) <= min(one.period.last, other.period.last)
    return one.dataset != other.dataset and one.kind == other.kind and funded and days


FUNDERS = ("public", "state", "fui", "anr", "local", "regions")
DAYS = (None, "2008", "2008-03", "2008-03-01", "2008-03-31", "2009", "[2008-12..2009-02]")


@st.composite
def of_some_lists(draw: st.DrawFn) -> poles.Grants:
    """A few grants of some lists, of a few funders and days."""
    number = draw(st.integers(0, 4))
    dates = [None if day is None else poles.EdtfDate(day) for day in DAYS]
    rows = []
    for place in range(number):
        start, end = draw(st.sampled_from([(one, one) for one in dates] + [(dates[2], None)]))
        several = st.lists(st.sampled_from(FUNDERS), min_size=0, max_size=2, unique=True)
        rows.append(
            poles.Grant(
                id=f"grant-{place}",
                dataset=draw(st.sampled_from("abc")),
                basis=poles.Basis.AWARDED,
                amount=draw(cents),
                start=start,
                end=end,
                funders=tuple(draw(st.sampled_from([("fui",), ("anr",)]) | several)),
            )
        )
    return poles.Grants(rows, poles.load_funding().tables)


@given(of_some_lists())
@examples(200)
def test_what_may_be_the_same_money_is_not_added_and_all_else_is(several: poles.Grants) -> None:
    pairs = [
        {one.id, other.id}
        for one, other in combinations(several, 2)
        if may_be_the_same(one, other, several.tables)
    ]
    if not pairs:
        found = poles.add_up(several)
        assert in_all(found) == in_all(several)
        assert set(found.datasets) == {one.dataset for one in several}
        return
    with pytest.raises(poles.InvalidQuestion, match="may be the same money") as caught:
        poles.add_up(several)
    told = str(caught.value)
    assert {one.id for one in several if repr(one.id) in told} in pairs
    with pytest.raises(poles.InvalidQuestion) as again:
        poles.add_up(several.having([*several][::-1]))
    assert str(again.value) == told
