"""Laws of dates of any precision and of the periods made of them."""

import datetime as dt
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import strategies
from poles.errors import InvalidDate
from poles.model import EdtfDate, Period, as_day
from poles.package.descriptor import EDTF_PATTERN
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


ENDS = st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y-%m-%d}", "{:%Y}-40", "{:%Y}-41"])


@given(days, days, ENDS, ENDS)
def test_the_ends_of_a_span_are_alike(one: dt.date, other: dt.date, of: str, to: str) -> None:
    """Other spans are read by no library of EDTF; their days are told."""
    begin, end = of.format(one), to.format(other)
    first, last = EdtfDate(begin).earliest, EdtfDate(end).latest
    if first >= last:
        return
    if of == to and "-4" not in of:
        span = EdtfDate(f"[{begin}..{end}]")
    else:
        with pytest.raises(InvalidDate) as caught:
            EdtfDate(f"[{begin}..{end}]")
        span = written_instead(caught.value)
    assert (span.earliest, span.latest) == (first, last)


def written_instead(error: InvalidDate) -> EdtfDate:
    """The date that an error says to write."""
    found = re.search(r"\[[^\]]*\]|\d{4}[\d-]*", error.instead)
    assert found is not None
    assert found[0] in str(error)
    return EdtfDate(found[0])


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("2014-21", "a season", "[2014-03..2014-05]"),
        ("2014-24", "a season", "[2014-12..2015-02]"),
        ("2014-28", "a season", "[2014-12..2015-02]"),
        ("2014-32", "a season", "[2014-06..2014-08]"),
        ("2014-33", "a quarter", "[2014-01..2014-03]"),
        ("2014-36", "a quarter", "[2014-10..2014-12]"),
        ("2014-37", "a third of a year", "[2014-01..2014-04]"),
        ("2014-39", "a third of a year", "[2014-09..2014-12]"),
        ("2014~", "an approximate or uncertain date", "[2013..2015]"),
        ("2014?", "an approximate or uncertain date", "[2013..2015]"),
        ("2014-06%", "an approximate or uncertain date", "[2013..2015]"),
        ("~2014-06-12", "an approximate or uncertain date", "[2013..2015]"),
        ("201X", "a date with digits left open", "[2010..2019]"),
        ("20XX", "a date with digits left open", "[2000..2099]"),
        ("2014-XX", "a date with digits left open", "2014"),
        ("2014-XX-XX", "a date with digits left open", "2014"),
        ("2014-06-XX", "a date with digits left open", "2014-06"),
        ("2014-1X", "a date with digits left open", "[2013..2015]"),
        ("[2014..]", "a span with one end", "[2013..2015]"),
        ("[..2014-06]", "a span with one end", "[2013..2015]"),
        ("2014/2015", "an interval", "[2013..2015]"),
        ("2014-06/..", "an interval", "[2013..2015]"),
        ("{2014,2015}", "a list of dates", "[2013..2015]"),
    ],
)
def test_what_else_edtf_has_is_refused_in_words(text: str, said: str, instead: str) -> None:
    with pytest.raises(InvalidDate, match="no date here") as caught:
        EdtfDate(text)
    assert caught.value.found == said
    assert written_instead(caught.value) == EdtfDate(instead)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@given(st.text("2014-X~?%/[]{}., ", max_size=12) | st.text(max_size=12))
def test_what_is_refused_is_refused_in_a_sentence(text: str) -> None:
    told = text
    try:
        EdtfDate(text)
    except InvalidDate as error:
        told = str(error)
    sentence = r".* is (not a date|an? .*, which is no date here)\. Write .*\."
    assert told == text or re.fullmatch(sentence, told)


@given(dates)
def test_the_pattern_of_the_data_package_finds_each_date(date: EdtfDate) -> None:
    for pattern in (EDTF_PATTERN, f"^{EDTF_PATTERN}$"):
        assert re.search(pattern, str(date))
        assert not re.search(pattern, f"{date} ou {date}")


@given(st.from_regex(EDTF_PATTERN, fullmatch=True, alphabet="0123456789-.[]"))
def test_the_pattern_finds_no_more_than_dates(text: str) -> None:
    """But for days that no month has, and spans whose ends are the wrong way round."""
    ends = text.strip("[]").split("..")
    impossible = re.search(r"-\d\d-(29|3[01])", text) or (len(ends) == 2 and ends[0] >= ends[1])
    if not impossible:
        assert str(EdtfDate(text)) == text


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
