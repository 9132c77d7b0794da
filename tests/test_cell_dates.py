"""Dates and periods in tables: times of the day, quarters, financial years, and what is open."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import EdtfDate
from poles.intake.cell_dates import read_end, read_period
from poles.package.structuring import Unfit

SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2008-03-01T00:00:00", "2008-03-01", "2008-03-01"),
        ("2008-03-01 00:00:00.000", "2008-03-01", "2008-03-01"),
        ("2008-03-01 10:30", "2008-03-01", "2008-03-01"),
        ("1/3/2008 0:00", "2008-03-01", "2008-03-01"),
        ("31/12/2008 23:59:59", "2008-12-31", "2008-12-31"),
        ("2008-03-01T00:00/2008-04-30T00:00", "2008-03-01", "2008-04-30"),
        ("2008-03-01 00:00:00 - 2008-04-30 00:00:00", "2008-03-01", "2008-04-30"),
        (np.datetime64("2008-03-01T00:00"), "2008-03-01", "2008-03-01"),
        (datetime(2008, 3, 1, 10, 30), "2008-03-01", "2008-03-01"),  # noqa: DTZ001 - none is meant
        ("2008.0", "2008", "2008"),
        ("2008,00", "2008", "2008"),
        (Decimal("2008.0"), "2008", "2008"),
        (np.float64(2008), "2008", "2008"),
        ("T1 2008", "2008-01", "2008-03"),
        ("t2-2008", "2008-04", "2008-06"),
        ("1er trimestre 2008", "2008-01", "2008-03"),
        ("3ème trimestre de 2008", "2008-07", "2008-09"),
        ("4th quarter of 2008", "2008-10", "2008-12"),
        ("Q1 2008", "2008-01", "2008-03"),
        ("2008-Q3", "2008-07", "2008-09"),
        ("4T2008", "2008-10", "2008-12"),
        ("T1 2008 - T3 2008", "2008-01", "2008-09"),
        ("entre T1 2008 et T2 2008", "2008-01", "2008-06"),
        ("année 2008", "2008", "2008"),
        ("l’année 2008", "2008", "2008"),
        ("exercice 2008", "2008", "2008"),
        ("en 2008", "2008", "2008"),
        ("en juillet 2008", "2008-07", "2008-07"),
        ("le 12 juillet 2005", "2005-07-12", "2005-07-12"),
        ("années 2008 à 2011", "2008", "2011"),
        ("exercice 2008-2011", "2008", "2011"),
        ("exercices 2008-2009", "2008", "2009"),
        ("les exercices 2008 et 2009", "2008", "2009"),
        ("2008 & 2009", "2008", "2009"),
        ("2008 and 2009", "2008", "2009"),
        ("01/04/2008-31/03/2009", "2008-04-01", "2009-03-31"),
    ],
)
def test_times_as_people_write_them(cell: Any, start: str, end: str) -> None:
    assert read_period(cell) == (EdtfDate(start), EdtfDate(end))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("12/07/05", "write the year with four digits, as in 12/07/2005."),
        ("05-07-12", "write the year with four digits"),
        ("07.05", "write the year with four digits"),
        ("exercice 2008-2009", "write 2008-2009, or the days, such as 01/04/2008-31/03/2009."),
        ("Exercice 2008/09", "write 2008-2009, or the days"),
        ("saison 2008/2009", "one that begins in 2008"),
        ("année universitaire 2009-10", "write 2009-2010, or the days"),
        ("FY 1999-00", "write 1999-2000, or the days"),
        ("exercice 2008-11", "It may end in a month or in a year"),
        ("en 2008/09", "It may end in a month or in a year"),
        ("2008 et 2011", "Give 2008 and 2011 a row each"),
        ("2009 et 2008", "Give 2009 and 2008 a row each"),
        ("fin 2008", "Which days are meant?"),
        ("début mars 2008", "or mars 2008 for all of it"),
        ("mi-2008", "Which days are meant?"),
        ("T5 2008", "Write 2005"),
        ("2008-03-01T24:30", "Write 2005"),
        ("2008 10:30", "Write 2005"),
        ("2008.5", "Write 2005"),
        ("2008-03-01T00:00Z", "It has a time zone"),
        ("2008-03-01 00:00:00+02:00", "It has a time zone"),
        ("2008-03-01T00:00Z/2008-04-01T00:00Z", "It has a time zone"),
        ("FY 2008", "Write 2005"),
        ("T1 0000", "Write 2005"),
    ],
)
def test_a_time_that_is_open_is_asked_about(cell: str, told: str) -> None:
    with pytest.raises(Unfit) as caught:
        read_period(cell)
    assert told in caught.value.hint


def test_a_quarter_begins_and_ends_a_time_with_its_own_months() -> None:
    found = poles.read_funding(
        [{"€": 1, "de": "T1 2008", "à": "T3 2009"}],
        rows="totals",
        columns={"amount": "€", "start": "de", "end": "à"},
        values={"basis": "awarded", "funders": "fui"},
        source=SOURCE,
    )
    assert [(str(one.start), str(one.end)) for one in found.records] == [("2008-01", "2009-09")]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]),
    st.sampled_from(["T%H:%M", " %H:%M:%S", " %H:%M:%S.%f", "  %H:%M"]),
    st.times(),
)
def test_a_time_of_the_day_changes_no_day(day: date, form: str, clock: str, time: Any) -> None:
    moment = datetime.combine(day, time)
    assert read_end(moment.strftime(form + clock)) == EdtfDate(day.isoformat())
    assert read_end(moment) == EdtfDate(day.isoformat())


@given(st.integers(1900, 2099), st.integers(1, 4), st.sampled_from(["T{} {}", "q{}-{}", "{}T{}"]))
def test_four_quarters_are_a_year(year: int, number: int, form: str) -> None:
    first, last = read_period(form.format(number, year))
    assert (first.earliest.month, last.latest.month) == (3 * number - 2, 3 * number)
    assert {first.earliest.year, last.latest.year} == {year}


@given(st.text(max_size=20) | st.integers() | st.floats())
def test_any_cell_is_a_time_or_is_refused(cell: object) -> None:
    for read in (read_period, read_end):
        with suppress(Unfit):
            assert read(cell)
