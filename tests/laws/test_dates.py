"""Laws of dates of any precision and of the periods made of them."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import strategies
from poles.model import EdtfDate, Period, as_day
from poles.strategies.dating import eve

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2050, 12, 31)
days, dates = st.dates(FIRST, LAST), strategies.dates(FIRST, LAST)


@given(dates)
def test_a_date_is_never_earlier_than_itself(date: EdtfDate) -> None:
    assert date.earliest <= date.latest
    assert date.exact == (date.earliest == date.latest)


@given(dates)
def test_a_date_stays_as_written(date: EdtfDate) -> None:
    assert EdtfDate(str(date)) == date
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301


@given(days)
def test_the_parts_of_a_year_cover_it(day: dt.date) -> None:
    year, month = EdtfDate(f"{day:%Y}"), EdtfDate(f"{day:%Y-%m}")
    halves = EdtfDate(f"{day:%Y}-40"), EdtfDate(f"{day:%Y}-41")
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest
    assert (halves[0].earliest, halves[1].latest) == (year.earliest, year.latest)
    assert halves[1].earliest - halves[0].latest == dt.timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    ["", "14", "2014-13", "2014-02-30", "2014-00", "2014-6", "2014/06", "06/2014", "2014-06~",
        "[2014..]", "[2015..2014]", "[2014-03..2014-02]",
     "2014-42", "٢٠١٤", " 2014", "2014-40-01"],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(poles.InvalidDate):
        EdtfDate(text)


@given(dates, days)
def test_a_change_of_uncertain_day_counts_once(change: EdtfDate, day: dt.date) -> None:
    """What ends the day before a change and what begins with it leave no gap and do not overlap."""
    before, after = Period(None, eve(change)), Period(change, None)
    assert (day in before) != (day in after)
    assert (day in after) == (day >= change.latest)
    assert not before.overlaps(after)


@given(dates, dates, dates, dates, days)
def test_periods_with_a_common_day_overlap(
    a: EdtfDate, b: EdtfDate, c: EdtfDate, d: EdtfDate, day: dt.date
) -> None:
    one, other = Period(a, b), Period(c, d)
    assert one.overlaps(other) == other.overlaps(one)
    if day in one and day in other:
        assert one.overlaps(other)


@given(days)
def test_a_day_is_read_in_each_of_its_forms(day: dt.date) -> None:
    noon = dt.datetime.combine(day, dt.time(12))
    assert as_day(day) == as_day(noon) == as_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "value", ["2012", "2012-11", "2012-40", "[2012..2013]", "", "today", None, 2012, 20121119, 3.5]
)
def test_what_is_not_one_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not one day"):
        as_day(value)  # type: ignore[arg-type]
