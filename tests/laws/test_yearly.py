"""Laws of yearly amounts: those of each year, and means; and what 0.1.0 had in their place."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from damage import Package
from effort import examples
from measures import ledger, said
from poles import EdtfDate, Wording, Yearly
from poles.model import years_between, years_within

M = 10**6
DAYS = st.dates(date(2004, 1, 1), date(2010, 12, 31))


def yearly(start: str, end: str, how: Yearly = Yearly.EACH, **more: Any) -> poles.FundingRecord:
    """Nine million euros of the FUI a year."""
    plain = said("yearly", 9 * M, "fui")
    times = {"start": EdtfDate(start), "end": EdtfDate(end)}
    known = {"rounded_to": Decimal(M), "citations": (), "yearly": how}
    return attrs.evolve(plain, **{**times, **known, **more})


def found(one: poles.FundingRecord, *period: str, **more: Any) -> tuple[Any, Any]:
    """The least and the most millions of the FUI in a time, by one statement."""
    box = poles.Box(funders="fui", period=period, basis="awarded")
    bounds = poles.bounds(ledger([one]), box, **more)
    return float(bounds.low) / M, None if bounds.high is None else float(bounds.high) / M


def test_what_is_given_each_year_is_in_each_and_a_mean_is_not() -> None:
    each = yearly("2005", "2007")
    assert found(each, "2005", "2007") == (25.5, 28.5)
    assert found(each, "2006", "2006") == (8.5, 9.5)
    assert found(each, "2005", "2006") == (17, 19)
    assert found(each, "2006-07-01", "2007") == (8.5, 19)
    assert found(each, "2004", "2007") == (25.5, None)
    mean = yearly("2005", "2007", Yearly.MEAN)
    assert found(mean, "2005", "2007") == (25.5, 28.5)
    assert found(mean, "2006", "2006") == (0, 28.5)
    assert (each.whole, each.interval) == (mean.whole, mean.interval)


def test_a_part_of_a_year_has_no_more_than_a_year() -> None:
    each = yearly("2005-07-01", "2007")
    assert found(each, "2005-07-01", "2005") == (0, 9.5)
    assert found(each, "2006", "2006") == (8.5, 9.5)
    assert found(each, "2005-07-01", "2007") == (17, 28.5)
    assert each.interval == (Decimal(17 * M), Decimal("28.5") * M)


def test_years_that_are_whole_from_the_first_day_on_are_those_meant() -> None:
    each = yearly("2005-07-01", "2007-06-30")
    assert found(each, "2005-07-01", "2006-06-30") == (8.5, 9.5)
    assert found(each, "2006-07-01", "2007-06-30") == (8.5, 9.5)
    assert found(each, "2006", "2006") == (0, 19)


@pytest.mark.parametrize(
    ("wording", "more", "one", "two"),
    [
        (Wording.ABOUT, {}, (8, 10), (16, 20)),
        (Wording.ALMOST, {}, (8, 9), (16, 18)),
        (Wording.AT_LEAST, {}, (9, 10), (18, 20)),
        (Wording.AT_MOST, {}, (0, 9.5), (0, 19)),
        (Wording.BETWEEN, {"amount_to": Decimal(12 * M)}, (8.5, 12.5), (17, 25)),
    ],
)
def test_each_wording_is_that_of_each_year(
    wording: Wording, more: dict[str, Any], one: Any, two: Any
) -> None:
    each = yearly("2005", "2007", wording=wording, **more)
    assert found(each, "2005", "2005") == one
    assert found(each, "2006", "2007") == two
    if wording is Wording.AT_LEAST:
        assert found(each, "2006", "2007", inferred=False) == (18, None)


def test_it_is_told_as_it_was_said() -> None:
    each, mean = yearly("2005", "2007"), yearly("2005", "2007", Yearly.MEAN)
    told = poles.bounds(ledger([each]), poles.Box.of(each))
    assert "+ 3 × €8.5 million  yearly: €9 million each year — fui, 2005 – 2007" in told.text()
    french = told.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "+ 3 × 8,5 M€  yearly : 9 M€ chaque année — fui, 2005 – 2007" in french
    assert told.sentence().endswith("by 1 statement.")
    told = poles.bounds(ledger([mean]), poles.Box.of(mean))
    assert "+ €25.5 million  yearly: €9 million a year — fui, 2005 – 2007" in told.text()
    assert "Yearly amount" in each.card()
    assert "each year" in each.card()


def test_a_year_that_contradicts_it_is_told_once_and_the_others_stand() -> None:
    each = yearly("2005", "2007")
    other = said("other", 20 * M, "fui", period="2006")
    asked = ledger([each, other])
    told = poles.bounds(asked, poles.Box.of(each))
    assert [(one.statement.id, one.inside) for one in told.set_aside] == [("yearly", True)]
    assert told.low == 37 * M - Decimal("0.5")
    (conflict,) = poles.conflicts(asked)
    assert {one.id for one in conflict.statements} == {"yearly", "other"}


def test_it_is_checked_as_one_figure() -> None:
    each = yearly("2005", "2007")
    other = said("other", 30 * M, "fui", period=("2005", "2007"))
    check = {one.statement.id: one for one in poles.cross_check(ledger([each, other]))}
    assert len(check) == 2
    assert check["yearly"].figure == 27 * M
    assert check["yearly"].miss == pytest.approx(3 / 27, abs=1e-6)
    assert check["other"].miss == pytest.approx(1.5 / 30, abs=1e-6)


def test_a_figure_of_one_of_its_years_is_weighed() -> None:
    asked = ledger([yearly("2005", "2007")])
    box = poles.Box(funders="fui", period="2006", basis="awarded")
    weighed = poles.weigh(asked, 20 * M, box)
    assert weighed.verdict == "contradicted"
    assert [one.id for one in weighed.printed] == ["yearly"]
    assert poles.weigh(asked, 9 * M, box, rounded_to=M).verdict == "confirmed"
    whole = poles.weigh(asked, 27 * M, poles.Box.of(asked[0]))
    assert [one.id for one in whole.printed] == ["yearly"]


@given(DAYS, DAYS, st.booleans())
def test_the_years_of_a_time_are_all_of_its_days_once(
    one: date, other: date, calendar: bool
) -> None:
    first, last = sorted((one, other))
    years = years_within(first, last, calendar=calendar)
    days = sorted((*years.whole, *years.parts))
    assert (days[0][0], days[-1][1]) == (first, last)
    for before, after in pairwise(days):
        assert after[0].toordinal() == before[1].toordinal() + 1
    assert all(years_between(*year) == 1 for year in years.whole)
    assert all(years_between(*part) < 1 for part in years.parts)
    assert years_within(last, first).whole == () or first == last


@given(DAYS, DAYS, st.integers(1, 10**9), st.sampled_from(Wording))
@examples(50)
def test_what_each_year_has_implies_what_all_of_them_have(
    one: date, other: date, amount: int, wording: Wording
) -> None:
    first, last = map(str, sorted((one, other)))
    more = {"amount_to": Decimal(amount + 7)} if wording is Wording.BETWEEN else {}
    told: dict[str, Any] = {"amount": Decimal(amount), "wording": wording, **more}
    each = yearly(first, last, **told)
    bounds = poles.bounds(ledger([each]), poles.Box.of(each))
    assert (bounds.low, bounds.high) == each.interval
    assert each.interval.low <= each.whole <= each.interval.high or wording is Wording.AT_MOST


def test_what_0_1_0_had_in_its_place_is_read_and_warned_of() -> None:
    mean = yearly("2005", "2007", Yearly.MEAN)
    assert (mean.per_year, yearly("2005", "2007").per_year) == (True, True)
    assert not attrs.evolve(mean, yearly=None).per_year
    parts: dict[str, Any] = {name: getattr(mean, name) for name in ("id", "basis", "amount")}
    with pytest.deprecated_call(match="write yearly='mean', or 'each'"):
        given = poles.FundingRecord(**parts, per_year=True)
    assert given.yearly is Yearly.MEAN
    with pytest.deprecated_call():
        assert attrs.evolve(mean, per_year=False).yearly is None
    assert attrs.evolve(given, id="again").yearly is Yearly.MEAN
    assert "_per_year" not in given.to_dict()


def _as_before(package: Path) -> None:
    """Write the tables as 0.1.0 did."""
    cells = {"mean": "true", "": "false"}
    rows = list(csv.DictReader(io.StringIO((package / "funding.csv").read_text())))
    rows = [{**row, "yearly": cells[row["yearly"]]} for row in rows]
    header = ["per_year" if name == "yearly" else name for name in rows[0]]
    with (package / "funding.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([header, *(list(row.values()) for row in rows)])
    lines = (package / "provenance.csv").read_text()
    now = "funding,m-p3-450y,yearly,,recalled,"
    assert now in lines
    (package / "provenance.csv").write_text(lines.replace(now, now.replace("yearly", "per_year")))


def test_a_package_of_before_says_the_same(tmp_path: Path) -> None:
    data = Path(poles.__file__).parent / "data"
    shutil.copytree(data, tmp_path / "old")
    _as_before(tmp_path / "old")
    before, now = (poles.load_policy(path) for path in (tmp_path / "old", data))
    assert any(one.yearly for one in before.funding)
    assert before.funding == now.funding
    assert before.digest == now.digest


def test_of_a_package_of_before_each_fault_is_told(package: Package) -> None:
    text = package.file("funding").read_text().replace("yearly", "per_year", 1)
    package.file("funding").write_text(text.replace(",mean,", ",yes,", 1))
    (fault,) = package.faults()
    assert (fault.table, fault.column, fault.value) == ("funding", "yearly", "yes")
    assert fault.expected == "one of each, mean"


def test_what_0_1_0_pickled_is_a_mean_with_its_sources() -> None:
    mean = yearly(
        "2005",
        "2007",
        Yearly.MEAN,
        citations=(poles.Citation("s", "yearly", poles.Status.SOURCED),),
    )
    state = {field.name: getattr(mean, field.name) for field in attrs.fields(type(mean))}
    old = {name: value for name, value in state.items() if name not in ("yearly", "_per_year")}
    old |= {"per_year": True, "citations": (attrs.evolve(mean.citations[0], field="per_year"),)}
    again = poles.FundingRecord.__new__(poles.FundingRecord)
    again.__setstate__(old)  # type: ignore[attr-defined]
    assert again == mean
