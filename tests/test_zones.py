"""A day with a time zone is refused at every door, in the same words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import strategies
from poles.model import as_day
from poles.policy import Policy

TOLD = (
    "It has a time zone, so it is another day elsewhere: convert it to the zone of the place, such "
    "as Europe/Paris, and give the day there."
)
PARIS = dt.timezone(dt.timedelta(hours=1))
POLICY = poles.load_policy()
LEDGER = POLICY.funding

DOORS: dict[str, Callable[[Any], object]] = {
    "as_day": as_day,
    "on": POLICY.on,
    "find": lambda day: POLICY.find("Elopsys", on=day),
    "get": lambda day: POLICY.get("Elopsys", on=day),
    "match": lambda day: POLICY.match(["Elopsys"], on=day),
    "successors": lambda day: POLICY.successors("elopsys", on=day),
    "predecessors": lambda day: POLICY.predecessors("alpha-rlh", on=day),
    "lineage": lambda day: POLICY.lineage("alpha-rlh", on=day),
    "cohort from": lambda day: poles.cohort(POLICY, day, "2012-11-19"),
    "cohort to": lambda day: poles.cohort(POLICY, "2005-07-12", day),
    "lost from": lambda day: poles.lost(POLICY, start=day),
    "lost to": lambda day: poles.lost(POLICY, end=day),
    "flows": lambda day: poles.flows(POLICY, day, "2012-11-19", by="phase"),
    "count": lambda day: poles.count(
        POLICY.on("2012-11-19"), what="structures", by="region", counting="seat", map_on=day
    ),
    "known_on": lambda day: poles.known_on(LEDGER, day),
    "a period": lambda day: poles.Box(period=day, basis="paid"),
    "a first day": lambda day: poles.Box(period=(day, None), basis="paid"),
    "a last day": lambda day: poles.total(LEDGER, by="year", period=("2007", day)),
}
MOMENTS: list[Any] = [
    dt.datetime(2008, 12, 31, 23, tzinfo=dt.UTC),
    dt.datetime(2009, 1, 1, 0, tzinfo=PARIS),
    "2008-12-31T23:00Z",
    "2008-12-31 23:00:00+00:00",
    "2008-12-31T23:00:00.000+0100",
    "2008-12-31T23:00+01:00[Europe/Paris]",
    "2008-12-31 23:00 UTC",
    "2008-12-31Z",
    "2008-12-31+01:00",
    " 20081231T230000Z ",
]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("door", DOORS)
def test_a_day_with_a_zone_is_refused(door: str, moment: Any) -> None:
    with pytest.raises(poles.InvalidDay) as told:
        DOORS[door](moment)
    assert str(told.value).endswith(f" is not one day. {TOLD}")
    assert told.value.value == moment


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("field", ["start", "end", "period"])
def test_a_cell_with_a_zone_is_refused(field: str, moment: Any) -> None:
    mine = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
    found = poles.read_funding(
        [{"a": 3, "d": moment}],
        rows="totals",
        columns={"amount": "a", field: "d"},
        values={"basis": "paid", "funders": "fui"},
        source=mine,
    )
    assert [fault.hint for fault in found.faults] == [TOLD]


@given(st.datetimes(timezones=st.timezones() | st.just(dt.UTC)), strategies.periods())
def test_no_moment_with_a_zone_is_in_a_period_or_is_a_day(
    moment: dt.datetime, period: poles.Period
) -> None:
    with pytest.raises(poles.InvalidDay, match="time zone"):
        moment in period  # noqa: B015  # pyright: ignore[reportUnusedExpression]
    for written in (moment, moment.isoformat(), str(moment)):
        with pytest.raises(poles.InvalidDay, match="time zone"):
            as_day(written)


@given(st.datetimes(), strategies.periods())
def test_a_time_without_a_zone_is_of_its_day(moment: dt.datetime, period: poles.Period) -> None:
    assert as_day(moment) == moment.date()
    assert (moment in period) == (moment.date() in period)


@pytest.mark.parametrize("text", ["2008-12-31-05", "2008-12-31T23:00", "2008-12-31 x", "2008Z"])
def test_other_texts_are_no_days_for_another_reason(text: str) -> None:
    with pytest.raises(poles.InvalidDay, match=r"not one day\. Give a date, a timestamp"):
        as_day(text)


def test_the_name_of_a_pole_is_not_told_of_a_moment(policy: Policy) -> None:
    moment = dt.datetime(2008, 6, 1, tzinfo=dt.UTC)
    with pytest.raises(poles.InvalidDay, match="time zone"):
        policy.poles["elopsys"].name_on(moment)
    name = policy.poles["elopsys"].name_on(moment.date())
    assert name is not None
    assert policy.poles["elopsys"].name_on(moment.replace(tzinfo=None)) == name
