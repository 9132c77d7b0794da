"""Tables of any make are read to statements, and no row is lost on the way."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import EdtfDate, Wording, Yearly
from poles.intake.cell_dates import read_end, read_period
from poles.intake.cell_values import blank, read_amount
from poles.package.structuring import Unfit
from small import part

POLICY = poles.load_policy()
LITTLE = part(["minalogic"], [])
SOURCE = poles.Source(id="my-table", kind=poles.SourceKind.THIRD_PARTY, title="A table of my own")
SAME = {"basis": "awarded", "funders": "fui"}


def read(rows: Any, columns: dict[str, str] | None = None, **options: Any) -> poles.FundingTable:
    given: dict[str, Any] = {"source": SOURCE, "values": SAME} | options
    return poles.read_funding(
        rows, rows="totals", columns=columns or {"amount": "Montant", "period": "Année"}, **given
    )


@pytest.mark.parametrize(
    ("text", "amount", "unit", "wording"),
    [
        ("1 234,56", "1234.56", "0.01", Wording.PLAIN),
        ("1\u202f234,56\u00a0€", "1234.56", "0.01", Wording.PLAIN),
        ("1.234,56", "1234.56", "0.01", Wording.PLAIN),
        ("1,234.56", "1234.56", "0.01", Wording.PLAIN),
        ("1'234'567.80", "1234567.80", "0.01", Wording.PLAIN),
        ("1.234.567", "1234567", "1", Wording.PLAIN),
        ("1 234", "1234", "1", Wording.PLAIN),
        ("0,500", "0.50", "0.01", Wording.PLAIN),
        ("12,5 M€", "12500000", "100000", Wording.PLAIN),
        ("€12.50 million", "12500000", "10000", Wording.PLAIN),
        ("245 k€", "245000", "1000", Wording.PLAIN),
        ("12,5MEUR", "12500000", "100000", Wording.PLAIN),
        ("1,5 Md€", "1500000000", "100000000", Wording.PLAIN),
        ("2 milliards d’euros", "2000000000", "1000000000", Wording.PLAIN),
        ("environ 3 millions d'euros", "3000000", "1000000", Wording.ABOUT),
        ("plus de 1 334 M€", "1334000000", "1000000", Wording.AT_LEAST),
        ("près de 205 M€", "205000000", "1000000", Wording.ALMOST),
        ("jusqu'à 5 M€", "5000000", "1000000", Wording.AT_MOST),
        ("jusqu’à 250 millions d’euros", "250000000", "1000000", Wording.AT_MOST),
        ("au plus 1,5 Md€", "1500000000", "100000000", Wording.AT_MOST),
        ("Au maximum 300 k€", "300000", "1000", Wording.AT_MOST),
        ("up to €5 million", "5000000", "1000000", Wording.AT_MOST),
        ("≤ 12", "12", "1", Wording.AT_MOST),
        ("près d'1 Md€", "1000000000", "1000000000", Wording.ALMOST),
        ("Près d’1,5 milliard d’euros", "1500000000", "100000000", Wording.ALMOST),
        ("plus d'1 Md€", "1000000000", "1000000000", Wording.AT_LEAST),
        ("quelque 10 M€", "10000000", "1000000", Wording.ABOUT),
        ("Quelques 10 millions d'euros", "10000000", "1000000", Wording.ABOUT),
        ("some €10 million", "10000000", "1000000", Wording.ABOUT),
        ("0", "0", "1", Wording.PLAIN),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str, unit: str, wording: Wording) -> None:
    assert read_amount(text) == (Decimal(amount), Decimal(unit), wording, None, None)


@pytest.mark.parametrize(
    ("text", "amount", "to", "unit"),
    [
        ("entre 20 et 25 M€", "20", "25", "1"),
        ("Entre 20 M€ et 25 M€", "20", "25", "1"),
        ("between 20 and 25 million", "20", "25", "1"),
        ("between €20 million and €25 million", "20", "25", "1"),
        ("20-25 M€", "20", "25", "1"),
        ("20–25 M€", "20", "25", "1"),
        ("20 à 25 millions d'euros", "20", "25", "1"),
        ("de 20 à 25 M€", "20", "25", "1"),
        ("from 20 to 25 M€", "20", "25", "1"),
        ("€20-25 million", "20", "25", "1"),
        ("20 000 à 25 000 k€", "20", "25", "0.001"),
        ("1 à 1,5 Md€", "1000", "1500", "100"),
        ("entre 900 k€ et 1,2 M€", "0.9", "1.2", "0.1"),
        ("25 M€ à 25 M€", "25", "25", "1"),
    ],
)
def test_ranges_as_people_write_them(text: str, amount: str, to: str, unit: str) -> None:
    figure = read_amount(text)
    assert (figure.amount, figure.amount_to, figure.rounded_to) == tuple(
        Decimal(million) * 10**6 for million in (amount, to, unit)
    )
    assert figure.wording is Wording.BETWEEN
    assert figure.yearly is None


def test_a_range_counts_in_the_unit_of_its_column() -> None:
    figure = read_amount("20-25", None, Decimal(10**6))
    assert figure.amount == 20 * 10**6
    assert figure.amount_to == 25 * 10**6
    figure = read_amount("entre 20 et 25", None, Decimal(10**6))
    assert figure.amount == 20 * 10**6
    assert figure.amount_to == 25 * 10**6


@pytest.mark.parametrize(
    ("text", "amount", "to", "wording"),
    [
        ("9 M€ par an", "9", None, Wording.PLAIN),
        ("9 millions d'euros par an", "9", None, Wording.PLAIN),
        ("200 M€/an", "200", None, Wording.PLAIN),
        ("200 M€ / an", "200", None, Wording.PLAIN),
        ("€9 million a year", "9", None, Wording.PLAIN),
        ("€9 million per year", "9", None, Wording.PLAIN),
        ("environ 9 M€ par an", "9", None, Wording.ABOUT),
        ("jusqu'à 9 M€ par an", "9", None, Wording.AT_MOST),
        ("20-25 M€ par an", "20", "25", Wording.BETWEEN),
    ],
)
def test_yearly_amounts_as_people_write_them(
    text: str, amount: str, to: str | None, wording: Wording
) -> None:
    figure = read_amount(text)
    assert figure.yearly is Yearly.MEAN
    assert figure.wording is wording
    assert figure.amount == Decimal(amount) * 10**6
    assert figure.amount_to == (None if to is None else Decimal(to) * 10**6)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("entre mars et juin 2014", "[2014-03..2014-06]"),
        ("Between March and June 2014", "[2014-03..2014-06]"),
        ("entre mars 2014 et 2015", "[2014-03-01..2015-12-31]"),
        ("entre le 1er semestre 2014 et le 2e semestre 2014", "[2014-01-01..2014-12-31]"),
        ("entre s1 2014 et s2 2014", "[2014-01-01..2014-12-31]"),
        ("entre 2014 et 2016", "[2014..2016]"),
        ("between 12/02/2014 and 15/02/2014", "[2014-02-12..2014-02-15]"),
        ("[2014-02..2014-06]", "[2014-02..2014-06]"),
        ("entre juin et mars 2014", None),
        ("mars 2014", "2014-03"),
    ],
)
def test_a_day_that_is_not_known_in_a_cell_of_its_own(text: str, date: str | None) -> None:
    if date is None:
        with pytest.raises(Unfit):
            read_end(text)
        return
    assert read_end(text) == EdtfDate(date)
    found = read(
        [{"Montant": "9 M€", "Début": text, "Fin": "2020"}],
        {"amount": "Montant", "start": "Début", "end": "Fin"},
    )
    assert [one.start for one in found.records] == [EdtfDate(date)]


@pytest.mark.parametrize(
    ("text", "yearly", "wording"),
    [
        ("9 M€ chaque année", Yearly.EACH, Wording.PLAIN),
        ("9 M€, chaque année", Yearly.EACH, Wording.PLAIN),
        ("plus de 9 millions d’euros tous les ans", Yearly.EACH, Wording.AT_LEAST),
        ("€9 million each year", Yearly.EACH, Wording.PLAIN),
        ("about €9 million every year", Yearly.EACH, Wording.ABOUT),
        ("9 M€ par année", Yearly.MEAN, Wording.PLAIN),
        ("€9 million annually", Yearly.MEAN, Wording.PLAIN),
        ("€9m / year", Yearly.MEAN, Wording.PLAIN),
    ],
)
def test_only_what_is_said_of_each_year_is_of_each(
    text: str, yearly: Yearly, wording: Wording
) -> None:
    figure = read_amount(text)
    assert figure.amount == 9 * 10**6
    assert (figure.yearly, figure.wording) == (yearly, wording)


def test_forms_of_amounts_in_a_table() -> None:
    rows = [
        {"Montant": "20-25 M€", "Année": "2010"},
        {"Montant": "9 M€ par an", "Année": "2010-2011"},
        {"Montant": "9 M€ par an", "Année": "", "appel": "fui-5"},
        {"Montant": "25-20 M€", "Année": "2010"},
    ]
    rows = [{"appel": "", **row} for row in rows]
    columns = {"amount": "Montant", "period": "Année", "calls": "appel"}
    found = read(rows, columns, blank="whole")
    between, yearly = found.records
    assert between.interval == (Decimal(19_500_000), Decimal(25_500_000))
    assert yearly.interval == (Decimal(17_000_000), Decimal(19_000_000))
    assert [(one.row, one.column, one.value) for one in found.faults] == [
        (4, "Montant", "9 M€ par an"),
        (5, "Montant", "25-20 M€"),
    ]
    assert found.faults[0].expected == "a start and an end"
    assert "smaller" in found.faults[1].hint
    more = POLICY.extend(sources=[SOURCE], funding=found.records)
    assert len(more.funding) == len(POLICY.funding) + 2


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(
        ["entre {} et {} k€", "{}-{} k€", "de {} à {} k€", "between €{} and €{} thousand"]
    ),
    st.sampled_from(["", " par an"]),
)
def test_ranges_are_read_back(low: int, more: int, form: str, yearly: str) -> None:
    figure = read_amount(form.format(low, low + more) + yearly)
    assert figure.amount == low * 1000
    assert figure.amount_to == (low + more) * 1000
    assert figure.rounded_to == 1000
    assert figure.yearly == (Yearly.MEAN if yearly else None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1.234", "say decimal="),
        ("12,345 M€", "say decimal="),
        ("12 34", "groups of three"),
        ("1.23.456", "groups of three"),
        ("1,2,3.4,5", "a number"),
        ("-5", "A cut"),
        ("(5)", "A cut"),
        ("jusqu'à beaucoup", "in euros"),
        ("up to -5", "A cut"),
        ("12 M€ HT", "in euros"),
        ("5 $", "in euros"),
        ("", "in euros"),
        ("deux", "in euros"),
        ("2008-2011", "may be years"),
        ("25-20 M€", "smaller"),
        ("entre 20 M€", "in euros"),
        ("environ 20-25 M€", "one wording"),
        ("10-20-30 M€", "in euros"),
        ("20--25 M€", "in euros"),
        ("entre 20 et -25 M€", "A cut"),
        ("par an", "in euros"),
        ("36 %", "A share is a poles.Ratio"),
        ("baisse de 30 M€", "A change is none, and no ratio"),
        ("en hausse de 3 M€", "A change is none, and no ratio"),
        ("0,001", "two decimals"),
        (float("nan"), "not negative"),
        (float("inf"), "not negative"),
        (-1, "not negative"),
        ("12¹ M€", "plain digits"),
        ("500²", "plain digits"),
        ("½ M€", "plain digits"),
        (1e300, "Is the unit right"),
    ],
)
def test_amounts_that_cannot_be_read_in_one_way_are_not_guessed(text: Any, told: str) -> None:
    with pytest.raises(Unfit) as wrong:
        read_amount(text)
    assert told in f"{wrong.value.expected} {wrong.value.hint}"


def test_the_sign_before_decimals_can_be_told() -> None:
    assert read_amount("1.234", ",").amount == 1234
    assert read_amount("1.23", ".").amount == Decimal("1.23")
    assert read_amount("1,234 M€", ",").amount == 1_234_000
    assert read_amount("12,5", None, Decimal(10**6)).rounded_to == 100_000
    with pytest.raises(Unfit):
        read_amount("1.23", ",")


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_amounts_in_french_are_read_back(cents: int, group: str) -> None:
    amount = Decimal(cents).scaleb(-2)
    text = f"{amount:,.2f}".replace(",", "@").replace(".", ",").replace("@", group)
    assert read_amount(text).amount == amount
    assert read_amount(f"{amount:,.2f}").amount == amount
    assert read_amount(amount).amount == amount


@given(st.integers(0, 10**14), st.sampled_from([1, 10, 100]))
def test_floats_are_read_as_the_numbers_that_they_print(cents: int, parts: int) -> None:
    number = cents / parts
    found, wanted = read_amount(number), read_amount(Decimal(repr(number)))
    assert found == wanted
    assert str(found.amount) == str(wanted.amount)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2008-2011", "2008", "2011"),
        ("2008–2011", "2008", "2011"),
        ("2008/2011", "2008", "2011"),
        ("de 2008 à 2011", "2008", "2011"),
        ("2008-11", None, None),
        ("2008/09", None, None),
        ("2014-06", "2014-06", "2014-06"),
        ("entre 2008 et 2011", "2008", "2011"),
        ("2008 et 2011", None, None),
        (11.2008, None, None),
        ("12/07/2005", "2005-07-12", "2005-07-12"),
        ("12.07.2005", "2005-07-12", "2005-07-12"),
        ("07/2005", "2005-07", "2005-07"),
        ("du 12/07/2005 au 31/12/2008", "2005-07-12", "2008-12-31"),
        ("2005-07-12/2008-12-31", "2005-07-12", "2008-12-31"),
        ("1er janvier 2006", "2006-01-01", "2006-01-01"),
        ("juillet 2005", "2005-07", "2005-07"),
        ("July 12, 2005", "2005-07-12", "2005-07-12"),
        ("12 Jul. 2005", "2005-07-12", "2005-07-12"),
        ("S1 2014", "2014-40", "2014-40"),
        ("second half of 2014", None, None),
        ("2e semestre 2014", "2014-41", "2014-41"),
        (2008, "2008", "2008"),
        (2008.0, "2008", "2008"),
        (date(2005, 7, 12), "2005-07-12", "2005-07-12"),
        ("31/02/2005", None, None),
        ("07/25/2005", None, None),
        ("2008-2011-2012", None, None),
        ("bientôt", None, None),
    ],
)
def test_dates_as_people_write_them(text: Any, start: str | None, end: str | None) -> None:
    if start is None or end is None:
        with pytest.raises(Unfit):
            read_period(text)
    else:
        assert read_period(text) == (EdtfDate(start), EdtfDate(end))


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("[2014..2014-06]", "[2014-01-01..2014-06-30]"),
        ("2014-33", "[2014-01..2014-03]"),
        ("2014~", "[2013..2015]"),
        ("201X", "[2010..2019]"),
    ],
)
def test_dates_of_edtf_that_are_none_here_say_what_to_write(text: str, instead: str) -> None:
    with pytest.raises(Unfit) as caught:
        read_period(text)
    assert instead in caught.value.hint


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_are_read_back(day: date) -> None:
    assert (
        read_end(f"{day:%d/%m/%Y}")
        == read_end(day.isoformat())
        == read_end(day)
        == EdtfDate(day.isoformat())
    )


def test_a_french_file(tmp_path: Path) -> None:
    file = tmp_path / "aides.csv"
    file.write_text(
        "Pôle;Année;Aide (M€);Financeur;Nature\n"
        "Mov'eo;2008-2009;12,5;FUI;accordé (engagé)\n"
        "pôle Minalogic (Grenoble);12/07/2005;1 234,56;Agence nationale de la recherche "
        "(ANR);awarded\n"
        "Minalogique;2010;1;fui;awarded\n"
        "Systematic;2010;beaucoup;fui;awarded\n"
        "Systematic;2010;1;la fée;awarded\n"
        "Systematic;;1;fui;awarded\n"
        "Systematic;2010\n"
        "\n"
        "Systematic;2010;2;fui;awarded\n",
        encoding="cp1252",
    )
    columns = {
        "poles": "Pôle",
        "period": "Année",
        "amount": "Aide (M€)",
        "funders": "Financeur",
        "basis": "Nature",
    }
    with pytest.raises(poles.InvalidTable, match="cp1252"):
        poles.read_funding(file, rows="totals", columns=columns, source=SOURCE)
    found = poles.read_funding(
        file, rows="totals", columns=columns, source=SOURCE, unit=1_000_000, encoding="cp1252"
    )
    assert [
        (one.poles, one.amount, one.rounded_to, str(one.start), str(one.end))
        for one in found.records
    ] == [
        (("nextmove",), 12_500_000, 100_000, "2008", "2009"),
        (("minalogic",), Decimal(1_234_560_000), Decimal(10_000), "2005-07-12", "2005-07-12"),
        (("systematic",), 2_000_000, 1_000_000, "2010", "2010"),
    ]
    assert [(fault.row, fault.column, fault.value) for fault in found.faults] == [
        (4, "Pôle", "Minalogique"),
        (5, "Aide (M€)", "beaucoup"),
        (6, "Financeur", "la fée"),
        (7, "Année", None),
        (8, None, None),
    ]
    assert "accept={'Minalogique': 'minalogic'}" in found.faults[0].hint
    assert (found.rows, repr(found)) == (8, "<FundingTable: 8 rows, 3 records, 5 faults>")
    assert str(found).count("\n- ") == 5
    again = poles.read_funding(
        file,
        rows="totals",
        columns=columns,
        source=SOURCE,
        unit=1_000_000,
        encoding="cp1252",
        accept={"Minalogique": "minalogic"},
    )
    assert len(again.records) == 4
    more = POLICY.extend(sources=[SOURCE], funding=again.records)
    assert len(more.funding) == len(POLICY.funding) + 4
    assert poles.cite(again.records, style="footnotes").splitlines()[0] == "[1] “A table of my own”"


def test_rows_in_memory_with_several_in_a_cell() -> None:
    rows = [
        {
            "n": "a-1",
            "Montant": 5,
            "Année": 2010,
            "pôles": "Elopsys; Route des Lasers",
            "régions": "Limousin ; 72",
        },
        {"n": "a-1", "Montant": 5.5, "Année": 2010.0, "pôles": ["Elopsys"], "régions": None},
        {"n": None, "Montant": "7", "Année": "2010", "pôles": float("nan"), "régions": ""},
    ]
    columns = {
        "id": "n",
        "amount": "Montant",
        "period": "Année",
        "poles": "pôles",
        "regions": "régions",
    }
    found = read(rows, columns, split=";", blank="whole")
    assert [(one.id, one.poles, one.regions) for one in found.records] == [
        ("a-1", ("elopsys", "route-des-lasers"), ("limousin", "aquitaine")),
        ("my-table-4", (), ()),
    ]
    assert [(fault.row, fault.column, fault.expected) for fault in found.faults] == [
        (3, "n", "an id of its own")
    ]
    assert found.names is not None


def test_a_sign_that_is_said_to_part_poles_is_said_beside_the_one_that_is_missing() -> None:
    rows = [{"Montant": 5, "Année": 2010, "pôles": "Elopsys, Route des Lasers; Minalogic"}]
    columns = {"amount": "Montant", "period": "Année", "poles": "pôles"}
    (fault,) = read(rows, columns, split=";").faults
    assert fault.expected == "the name of one pole"
    assert "say split=[';', ',']" in fault.hint
    assert not read(rows, columns, split=[";", ","]).faults


def test_impossible_facts_are_told_in_the_words_of_the_table() -> None:
    rows = [
        {"Montant": 1, "de": "2011", "à": "2008", "étape": "", "appel": ""},
        {"Montant": 1, "de": "", "à": "", "étape": "", "appel": ""},
        {"Montant": 1, "de": "2008", "à": "", "étape": "voted", "appel": ""},
        {"Montant": 1, "de": "2020", "à": "", "étape": "", "appel": "fui-5"},
        {"Montant": 1, "de": "2007", "à": "2008", "étape": "granted", "appel": "fui-3"},
    ]
    columns = {"amount": "Montant", "start": "de", "end": "à", "stage": "étape", "calls": "appel"}
    found = read(rows, columns, blank="whole")
    assert [(fault.row, fault.column) for fault in found.faults] == [
        (2, "à"),
        (3, "de"),
        (4, "étape"),
        (5, "de"),
    ]
    assert [one.id for one in found.records] == ["my-table-6"]
    bare = read([{"Montant": 1, "Année": 2010}], values={"basis": "awarded"})
    assert [fault.expected for fault in bare.faults] == ["a funder"]


cells = st.none() | st.text(max_size=12) | st.integers(-5, 5000) | st.floats() | st.sampled_from(
    ["12,5 M€", "2008-2011", "Minalogic", "fui", "awarded", "1.234", "12/07/2005", "plus de 3 M€",
        "x" * 5000]
)  # fmt: skip


@examples(60)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "a": st.just("12,5 M€") | cells,
                "p": st.just("2008-2011") | cells,
                "n": st.just("Minalogic") | cells,
                "f": st.just("fui") | cells,
            }
        ),
        max_size=6,
    )
)
def test_each_row_is_a_record_or_has_a_fault(rows: list[dict[str, Any]]) -> None:
    columns = {"amount": "a", "period": "p", "poles": "n", "funders": "f"}
    found = poles.read_funding(
        rows, rows="totals", columns=columns, source=SOURCE, values={"basis": "awarded"}
    )
    good = {int(record.id.rsplit("-", 1)[1]) for record in found.records}
    bad = {fault.row for fault in found.faults}
    # A row with nothing in it is none.
    there = {row for row, cells in enumerate(rows, 2) if not all(map(blank, cells.values()))}
    assert found.rows == len(there)
    assert good | bad == there
    assert not good & bad
    assert all(str(fault) for fault in found.faults)
    LITTLE.extend(sources=[SOURCE], funding=found.records)


def test_what_is_asked_wrongly_is_refused(tmp_path: Path) -> None:
    rows = [{"Montant": 1, "Année": 2010}]
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"columns": {"Montant": "amount"}}, "Fields stand on the left"),
        ({"columns": {"period": "Année"}}, "no column for amount"),
        ({"values": {"amount": 5}}, "each field once"),
        ({"values": {"colour": 5}}, "a field 'colour'"),
        ({"decimal": ";"}, "decimal=';'"),
        ({"unit": 0}, "unit=0"),
        ({"source": "nobody"}, "source='nobody'"),
        ({"source": attrs.evolve(SOURCE, id=POLICY.sources[0].id)}, "no other source"),
    ]
    for options, told in wrong:
        with pytest.raises(poles.InvalidQuestion, match=told):
            read(rows, **options)
    for table in (5, {"a": [1]}, ["a"], "abc"):
        with pytest.raises((poles.InvalidQuestion, poles.InvalidTable)):
            read(table)
    with pytest.raises(poles.InvalidTable, match=r"no column 'Montant'\. Its columns are a"):
        read([{"a": 1}])
    file = tmp_path / "twice.csv"
    out = io.StringIO()
    csv.writer(out).writerows([["a", "a"], [1, 2]])
    file.write_text(out.getvalue())
    with pytest.raises(poles.InvalidTable, match="2 of its columns are called"):
        read(file, {"amount": "a"})
    with pytest.raises(poles.InvalidTable):
        read(tmp_path / "nowhere.csv")
    assert read([]).rows == 0


def test_hints_lead_to_what_is_meant() -> None:
    row = {
        "Montant": 1,
        "Année": 2010,
        "Pôle": "Minalogic / Axelera",
        "Qui": "FUI",
        "Nature": "accordé",
        "Région": "Ile de France",
    }
    columns = {
        "amount": "Montant",
        "period": "Année",
        "poles": "Pôle",
        "funders": "Qui",
        "basis": "Nature",
        "regions": "Région",
    }
    found = read([row], columns, values={})
    assert "say split='/'" in found.faults[0].hint
    again = read(
        [row, {**row, "Pôle": "Elopsys; DERBI"}], columns, values={}, split=("/", ";"), prefix="t2"
    )
    assert [(one.id, one.poles, one.regions, one.basis) for one in again.records] == [
        ("t2-2", ("minalogic", "axelera"), ("ile-de-france",), poles.Basis.AWARDED),
        ("t2-3", ("elopsys", "derbi"), ("ile-de-france",), poles.Basis.AWARDED),
    ]
    wrong = read(
        [{**row, "Pôle": "Elopsys", "Qui": "anrr", "Montant": "beaucoup"}], columns, values={}
    )
    assert [fault.column for fault in wrong.faults] == ["Montant", "Qui"]
    assert "Did you mean anr" in wrong.faults[1].hint
    assert (
        "values={'funders': …}"
        in read([{"Montant": 1, "Année": 2010}], values={"basis": "awarded"}).faults[0].hint
    )
    with pytest.raises(poles.InvalidQuestion, match=r"values=\{'basis': 'given'\}"):
        read([row], values={"basis": "given"})
    with pytest.raises(poles.UnknownPole, match="Did you mean minalogic"):
        read([row], columns, values={}, accept={"Minalogique": "Minalogic"})


def test_what_is_neither_equal_to_itself_nor_not_is_blank() -> None:
    """As pandas' NA."""

    class Unknown:
        __hash__ = object.__hash__

        def __eq__(self, _: object) -> bool:
            raise TypeError

    found = read(
        [{"Montant": 1, "Année": 2010, "n": Unknown()}],
        {"amount": "Montant", "period": "Année", "projects": "n"},
    )
    assert [one.projects for one in found.records] == [None]
    assert not found.faults


def test_objects_that_look_the_same_are_read_each() -> None:
    class Said:
        def __init__(self, text: str) -> None:
            self.text = text

        def __str__(self) -> str:
            return self.text

        def __repr__(self) -> str:
            return "Said"

    found = read([{"Montant": 1, "Année": Said("2009")}, {"Montant": 1, "Année": Said("2010")}])
    assert [str(one.start) for one in found.records] == ["2009", "2010"]


def test_a_row_that_nobody_thought_of_is_a_fault_of_its_cell() -> None:
    class Odd:
        def __str__(self) -> str:
            raise ValueError("I have no text")

    rows = [
        {"Montant": 1, "Année": Odd()},
        {"Montant": 1, "Année": date(205, 1, 1)},
        {"Montant": 1, "Année": {"a": 1}},
        {"Montant": Decimal("sNaN"), "Année": 2010},
        {"Montant": 1},
        {"Montant": 1, "Année": 2010, None: ["more"]},
        {"Montant": 1, "Année": 2010},
    ]
    found = read(rows)
    assert [fault.row for fault in found.faults] == [2, 3, 4, 5, 6, 7]
    assert [one.id for one in found.records] == ["my-table-8"]
    ids = ["=1+1", "a\nb", "fui5-state", "x" * 100_001, "\ud800"]
    odd = read(
        [{"Montant": 1, "Année": 2010, "n": key} for key in ids],
        {"amount": "Montant", "period": "Année", "id": "n"},
    )
    assert [fault.column for fault in odd.faults] == ["n"] * 5
    few = read(
        [{"Montant": 1, "Année": 2010, "n": n} for n in ("12 k", "plus de 12", "12", 3.0)],
        {"amount": "Montant", "period": "Année", "projects": "n"},
    )
    assert [one.projects for one in few.records] == [12, 3]
    assert len(few.faults) == 2


def test_files_tell_what_they_lack(tmp_path: Path) -> None:
    file = tmp_path / "aid.csv"
    file.write_text("Montants;Année\n", encoding="utf-8")
    with pytest.raises(
        poles.InvalidTable,
        match=r"no column .Montant.. Its columns are Montants, Année. Did you mean 'Montants'",
    ):
        read(file)
    file.write_text('"Aide, M€";Année\n5;2010\n', encoding="utf-8")
    found = read(file, {"amount": "Aide, M€", "period": "Année"})
    assert found.records[0].amount == 5_000_000
    for table in (tmp_path, "/dev/null", "a\0b"):
        with pytest.raises(poles.InvalidTable):
            read(table)
    for options in (
        {"policy": 5},
        {"values": [1]},
        {"accept": ["a"]},
        {"unit": Decimal("NaN")},
        {"source": ["a"]},
    ):
        given: dict[str, Any] = options
        with pytest.raises(poles.InvalidQuestion):
            read([], **given)
