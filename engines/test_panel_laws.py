"""Laws of panels: a row says what the snapshots of its year say, carrying poles to a day loses
none, and the money in the rows is that of the grants.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies
from poles.identity.lineage import heirs_on
from poles.model import current

MADE = strategies.policies().filter(lambda policy: bool(policy.labels))


def years_of(policy: poles.Policy) -> range:
    first, last = policy.coverage
    return range(first.year, last.year + 1)


@given(MADE, st.data())
@examples(60)
def test_who_holds_a_label_on_a_day_is_in_the_rows_of_its_year(
    policy: poles.Policy, data: st.DataObject
) -> None:
    day = data.draw(strategies.days(policy))
    rows = {row.pole: row for row in poles.panel(policy, [day.year])}
    for standing in policy.on(day).poles:
        row = rows[standing.id]
        assert row.day >= day
        assert set(standing.labels) <= set(row.labels)


@given(MADE)
@examples(40)
def test_a_row_is_the_snapshot_of_its_day(policy: poles.Policy) -> None:
    for row in poles.panel(policy, years_of(policy)):
        snapshot = policy.on(row.day)
        standing = snapshot.poles[row.pole]
        assert (row.name, row.tier, row.regions) == (
            standing.name,
            standing.tier,
            standing.regions,
        )
        seat, on_map = standing.seat, {region.id for region in current(policy.regions, row.day)}
        assert row.region in {None, *on_map}
        of_seat = [] if seat is None else [seat.former_region, seat.region]
        known = [region for region in of_seat if region in on_map]
        assert known[:1] in ([], [row.region])
        assert row.phase in {snapshot.labels[label].phase for label in standing.labels}
        days = (dt.date(row.year, 1, 1) + dt.timedelta(number) for number in range(366))
        held = [
            (label.period, holder.period)
            for label in policy.labels
            for holder in label.holders
            if holder.pole == row.pole
        ]
        assert row.days == sum(
            any(day in label and day in holder for label, holder in held)
            for day in days
            if day.year == row.year
        )


@given(MADE, st.data())
@examples(60)
def test_carried_to_a_day_each_pole_is_in_the_rows_of_what_it_went_into(
    policy: poles.Policy, data: st.DataObject
) -> None:
    day = data.draw(strategies.days(policy))
    carried = poles.panel(policy, years_of(policy), carry_to=day)
    found = {(row.year, row.pole, one) for row in carried for one in row.poles}
    assert found == {
        (row.year, heir, row.pole)
        for row in poles.panel(policy, years_of(policy))
        for heir in heirs_on(row.pole, policy.events, day) or (row.pole,)
    }


@st.composite
def grants_of(draw: st.DrawFn, policy: poles.Policy) -> list[poles.Grant]:
    ids = st.lists(st.sampled_from(policy.poles.keys()), max_size=3, unique=True)
    return [
        poles.Grant(
            id=f"grant-{number}",
            dataset="a list",
            basis=poles.Basis.PAID,
            amount=Decimal(draw(st.integers(0, 10**9))).scaleb(-2),
            start=poles.EdtfDate(str(year)),
            end=poles.EdtfDate(str(year)),
            poles=tuple(draw(ids)),
        )
        for number, year in enumerate(draw(st.lists(st.sampled_from(years_of(policy)), max_size=5)))
    ]


@given(MADE, st.data(), st.sampled_from(["even", "start", "end"]), st.booleans())
@examples(60)
def test_each_cent_of_the_grants_is_in_a_row_or_told(
    policy: poles.Policy, data: st.DataObject, rule: Any, carry: bool
) -> None:
    some = data.draw(grants_of(policy))
    to = policy.coverage[1] if carry else None
    found = poles.panel(
        policy,
        years_of(policy),
        carry_to=to,
        amounts=some,
        rule=rule,
        counting="fractional",
    )
    in_rows = sum((row.amount for row in found if row.amount is not None), Decimal(0))
    left_out = {one.id for one in found.left_out}
    whole = {one.id for one in some} - left_out
    assert in_rows <= sum(one.amount for one in some)
    assert in_rows >= sum(one.amount for one in some if one.id in whole)
    used = {one.id for row in found for one in row.because if isinstance(one, poles.Grant)}
    assert used | left_out >= {one.id for one in some}
    assert all(row.low == row.amount == row.high for row in found)


@given(MADE, st.data())
@examples(30)
def test_whole_a_grant_counts_once_for_poles_that_merged(
    policy: poles.Policy, data: st.DataObject
) -> None:
    some = data.draw(grants_of(policy))
    to = policy.coverage[1]
    found = poles.panel(
        policy, years_of(policy), carry_to=to, amounts=some, rule="start", counting="full"
    )
    expected: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for one in some:
        heirs = (heirs_on(pole, policy.events, to) or (pole,) for pole in one.poles)
        for heir in {heir for each in heirs for heir in each}:
            expected[one.period.first.year, heir] += one.amount
    for row in found:
        assert row.amount == expected[row.year, row.pole]


def test_a_panel_of_some_years_is_part_of_that_of_more() -> None:
    policy = poles.load_policy()
    more = poles.panel(policy, range(2006, 2012))
    assert poles.panel(policy, [2008]) == attrs.evolve(
        more, rows=tuple(row for row in more if row.year == 2008), left_out=()
    )
