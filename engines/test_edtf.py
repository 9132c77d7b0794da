"""The package edtf, another reader of the Extended Date/Time Format, reads each date that we write,
half-years too, and finds the same first and last day.
"""

import csv
import datetime as dt
import json
from pathlib import Path
from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings

import poles
from poles import strategies

DATA = Path(poles.__file__).parent / "data"


def day(found: struct_time) -> dt.date:
    return dt.date(found.tm_year, found.tm_mon, found.tm_mday)


def days(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that edtf finds in a date."""
    found: Any = parse_edtf(text)
    return day(found.lower_strict()), day(found.upper_strict())


@settings(deadline=None)
@given(strategies.dates())
def test_edtf_reads_each_date_that_we_write(date: poles.EdtfDate) -> None:
    assert days(str(date)) == (date.earliest, date.latest)


@pytest.mark.parametrize("half", ["2014-40", "2014-41"])
def test_edtf_reads_half_years(half: str) -> None:
    date = poles.EdtfDate(half)
    assert days(half) == (date.earliest, date.latest)


def dates_of(table: Path) -> set[str]:
    """The texts in the columns of dates of a bundled table."""
    about = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    (fields,) = (
        resource["schema"]["fields"]
        for resource in about["resources"]
        if resource["path"] == table.name
    )
    dated = [field["name"] for field in fields if "pattern" in field.get("constraints", {})]
    with table.open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file) for column in dated} - {""}


def bundled_dates() -> list[str]:
    return sorted(set[str]().union(*map(dates_of, DATA.glob("*.csv"))))


def test_edtf_reads_each_bundled_date() -> None:
    texts = bundled_dates()
    assert len(texts) > 300
    for text in texts:
        date = poles.EdtfDate(text)
        assert days(text) == (date.earliest, date.latest)


@pytest.mark.parametrize("text", ["[2014-40..2015-41]", "[2014..2014-06]", "[2014-06-12..2014-06]"])
def test_what_we_refuse_to_write_edtf_does_not_read(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    with pytest.raises(poles.InvalidDate, match="Write its first and its last day"):
        poles.EdtfDate(text)
