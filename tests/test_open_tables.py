"""What a table leaves open is a fault with its place, or a count in the report, and never a
guess.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import poles
from poles.intake.cell_blanks import says_nothing
from poles.intake.cell_sums import is_sum
from poles.intake.cell_units import remark_in

POLICY = poles.load_policy()
SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
COLUMN = {
    "poles": "Pôle",
    "regions": "Région",
    "sectors": "Secteur",
    "beneficiaries": "Bénéficiaire",
    "funders": "Financeur",
    "calls": "Appel",
    "instrument": "Instrument",
    "period": "Année",
    "start": "Début",
    "end": "Fin",
}
FULL = {
    "poles": "Elopsys",
    "regions": "limousin",
    "sectors": POLICY.sectors[0].id,
    "beneficiaries": "sme",
    "funders": "fui",
    "calls": "fui-5",
    "instrument": "rd_projects",
    "period": "2008",
    "start": "2008",
    "end": "2009",
}
FIXED = {"basis": "awarded", "funders": "fui", "period": "2008"}
BLANKS = [
    "", "  ", None, float("nan"), "n.c.", "NC", "n.d.", "nd", "N/A", "#N/A", "non communiqué",
    "Non communiquées", "non disponible", "Non renseigné(e)", "sans pôle", "Sans objet", "-", "–",
    "—", "…", "?", "(vide)", "null", "unknown", [], ["n.c.", None],
]  # fmt: skip


def read(
    rows: Sequence[Mapping[Any, Any]], columns: Mapping[str, str] | None = None, **asked: Any
) -> poles.FundingTable:
    columns = {"amount": "Aide"} if columns is None else columns
    fixed = {field: value for field, value in FIXED.items() if field not in columns}
    if {"start", "end"} <= columns.keys():
        del fixed["period"]
    return poles.read_funding(
        rows, rows="totals", columns=columns, source=SOURCE, values=fixed, **asked
    )


def given(field: str, *cells: Any) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Rows with such cells of a field, and the columns they have."""
    rows = [{"Aide": 10 + place, COLUMN[field]: cell} for place, cell in enumerate(cells)]
    return rows, {"amount": "Aide", field: COLUMN[field]}


# Blank cells


@pytest.mark.parametrize("cell", BLANKS, ids=repr)
@pytest.mark.parametrize("field", ["poles", "period"])
def test_a_blank_cell_of_what_an_amount_is_about_is_a_fault(field: str, cell: Any) -> None:
    found = read(*given(field, FULL[field], cell))
    assert [one.id for one in found.records] == ["mine-2"]
    (fault,) = found.faults
    assert (fault.row, fault.column, fault.expected) == (
        3,
        COLUMN[field],
        "what the amount is about",
    )
    assert f"blank={{'{field}': 'skip'}}" in fault.hint
    assert f"blank={{'{field}': 'whole'}}" in fault.hint


def test_a_value_that_is_the_same_in_every_row_may_be_blank_or_is_refused_once() -> None:
    columns = {"amount": "Aide"}
    for pole, meant in (("Elopsys", ("elopsys",)), ("", ()), (None, ())):
        values = {**FIXED, "poles": pole}
        found = poles.read_funding(
            [{"Aide": 1}], rows="totals", columns=columns, values=values, source=SOURCE
        )
        assert [one.poles for one in found.records] == [meant]
    for rows in ([], [{"Aide": 1}]):
        with pytest.raises(poles.InvalidQuestion, match=r"values=\{'poles': 'n\.c\.'\}"):
            poles.read_funding(
                rows,
                rows="totals",
                columns=columns,
                values={**FIXED, "poles": "n.c."},
                source=SOURCE,
            )


@pytest.mark.parametrize("text", ["Nord", "NCIS", "no", "Sans", "n", "0", "12", "x" * 41, "é", 0])
def test_what_says_something_is_not_blank(text: Any) -> None:
    assert not says_nothing(text)


def test_of_several_in_a_cell_none_may_be_blank() -> None:
    assert says_nothing("n.c. / -", ["/"])
    rows, columns = given("poles", "Elopsys; n.c.", "; ", ["Elopsys", None])
    found = read(rows, columns, split=";", blank="skip")
    assert [(fault.row, fault.column) for fault in found.faults] == [(2, "Pôle"), (4, "Pôle")]
    assert [one.row for one in found.skipped] == [3]
    assert found.names is not None
    assert "n.c." not in found.names.accepted


@pytest.mark.parametrize("field", COLUMN)
@pytest.mark.parametrize("cell", ["", "n.c."])
def test_blank_rows_are_refused_or_of_all_or_left_out_as_is_said(field: str, cell: str) -> None:
    rows, columns = given(field, FULL[field], cell)
    if field != "period":
        rows = [{**row, "Année": "2008"} for row in rows]
        columns |= {"period": "Année"}
    refused, whole, left = (
        read(rows, columns, blank=way) for way in (None, {field: "whole"}, {field: "skip"})
    )
    assert [(one.row, one.column) for one in refused.faults] == [(3, COLUMN[field])]
    assert (len(refused.records), refused.skipped) == (1, ())
    assert left.skipped == (poles.SkippedRow(3, COLUMN[field], Decimal(11)),)
    assert (len(left.records), left.faults) == (1, ())
    if field == "period":  # a statement of all times has calls
        assert [one.expected for one in whole.faults] == ["a period or calls"]
        return
    about = {"funders": ("public",), "instrument": None, "start": poles.EdtfDate("2008"),
        "end": poles.EdtfDate("2008")}  # fmt: skip
    assert getattr(whole.records[1], field) == about.get(field, ())
    assert not whole.faults
    assert not whole.skipped
    assert read(rows, columns, blank="whole").records == whole.records
    assert read(rows, columns, blank="skip").skipped == left.skipped


def test_with_calls_a_blank_period_is_one_only_if_that_is_said() -> None:
    rows = [
        {"Aide": 1, "Année": "", "Appel": "fui-5"},
        {"Aide": 2, "Année": "2008", "Appel": "n.c."},
    ]
    columns = {"amount": "Aide", "period": "Année", "calls": "Appel"}
    found = read(rows, columns)
    assert [(fault.row, fault.column) for fault in found.faults] == [(2, "Année"), (3, "Appel")]
    found = read(rows, columns, blank={"period": "whole", "calls": "skip"})
    assert [(one.calls, one.start) for one in found.records] == [(("fui-5",), None)]
    assert [one.row for one in found.skipped] == [3]
    found = read(rows, columns, blank="whole")
    assert [(one.calls, str(one.start)) for one in found.records] == [
        (("fui-5",), "None"),
        ((), "2008"),
    ]


def test_a_period_stands_for_its_ends() -> None:
    rows = [{"Aide": 1, "Début": "2008", "Fin": ""}, {"Aide": 2, "Début": "n.c.", "Fin": "2008"}]
    columns = {"amount": "Aide", "start": "Début", "end": "Fin"}
    assert [fault.column for fault in read(rows, columns).faults] == ["Fin", "Début"]
    found = read(rows, columns, blank={"period": "whole"})
    assert [(one.start, one.end) for one in found.records] == [
        (poles.EdtfDate("2008"), None),
        (None, poles.EdtfDate("2008")),
    ]
    for asked in ({"start": "skip", "period": "whole"}, {"period": "whole", "start": "skip"}):
        found = read(rows, columns, blank=asked)
        assert [one.column for one in found.skipped] == ["Début"]
        assert len(found.records) == 1


@pytest.mark.parametrize("amount", ["n.c.", "", None, "beaucoup", "1.234", "5 $", float("nan")])
def test_a_row_left_out_whose_amount_cannot_be_read_is_a_fault(amount: Any) -> None:
    rows = [{"Aide": amount, "Pôle": "-"}]
    found = read(rows, {"amount": "Aide", "poles": "Pôle"}, blank="skip")
    assert [fault.column for fault in found.faults] == ["Aide"]
    assert not found.skipped


def test_a_row_left_out_needs_no_more_than_its_amount() -> None:
    rows = [{"Aide": "20-25 M€", "Pôle": "", "Qui": "la fée", "Appel": "-", "Nature": "?"}]
    columns = {
        "amount": "Aide",
        "poles": "Pôle",
        "funders": "Qui",
        "calls": "Appel",
        "basis": "Nature",
    }
    found = read(rows, columns, blank={"poles": "skip"})
    assert found.skipped == (poles.SkippedRow(2, "Pôle", Decimal(20_000_000)),)
    assert not found.faults


def test_what_was_left_out_is_counted_in_both_languages() -> None:
    rows, columns = given("poles", "Elopsys", "", "-")
    found = read(rows, columns, blank="skip")
    assert found.skipped_amount == 23
    assert "Left out, as a cell is blank: 2, €23 in all." in str(found)
    assert "Left out, as a cell is blank: 2, €23 in all." in found.text("en")
    assert "Écartées, car une cellule y est vide : 2, en tout 23\xa0€." in found.text("fr").replace(
        "\xa0:", " :"
    )
    assert found.text("en").splitlines()[-2:] == [
        "    3  Pôle       €11",
        "    4  Pôle       €12",
    ]
    assert "Lignes écartées" in found.text("fr")
    assert "left out" not in read(*given("poles", "Elopsys")).text("en").lower()


@pytest.mark.parametrize(
    "blank",
    [
        "none", "Whole", 5, ["skip"], {"poles": "none"}, {"poles": None}, {"amount": "skip"},
        {"basis": "whole"}, {"colour": "skip"}, {"calls": "skip"}, {"start": "whole"},
        {"poles": ["skip"]}, {5: "skip"},
    ],
    ids=repr,
)  # fmt: skip
def test_a_way_with_blanks_that_there_is_not_is_refused(blank: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="'whole' or 'skip'"):
        read(*given("poles", "Elopsys"), blank=blank)


def test_other_blank_cells_stay_what_they_were() -> None:
    rows = [{"Aide": 1, "id": "", "b": None, "s": "", "p": float("nan"), "c": " "}]
    columns = {
        "amount": "Aide",
        "id": "id",
        "basis": "b",
        "stage": "s",
        "projects": "p",
        "of_cost": "c",
    }
    (record,) = read(rows, columns).records
    assert (record.id, record.basis, record.stage) == ("mine-2", poles.Basis.UNKNOWN, None)
    assert (record.projects, record.of_cost) == (None, False)


# Rows that are sums

SUMS = [
    "Total", "TOTAL :", "Totaux", "Total général", "Ensemble", "Sous-total", "Subtotal",
    "sous total 3", "Somme", "Grand total", "Total 2008", "TOTAL Bretagne", "Bretagne Total",
    "S/Total", "Ensemble des pôles", "Sum",
]  # fmt: skip


@pytest.mark.parametrize("text", SUMS)
@pytest.mark.parametrize(
    "field", ["poles", "funders", "calls", "sectors", "period", "beneficiaries"]
)
def test_a_sum_where_a_code_is_expected_is_a_fault_of_its_own(field: str, text: str) -> None:
    rows, columns = given(field, FULL[field], text)
    found = read([{**row, "Qui": "la fée"} for row in rows], columns, blank="skip")
    assert [(one.row, one.column, one.value) for one in found.faults] == [(3, COLUMN[field], text)]
    assert found.faults[0].expected == "a row that is no sum of others"


def test_a_sum_is_told_once_and_never_left_out() -> None:
    rows = [{"Aide": "beaucoup", "Pôle": "", "Année": "Total", "Financeur": "Ensemble"}]
    columns = {"amount": "Aide", **{one: COLUMN[one] for one in ("poles", "period", "funders")}}
    found = read(rows, columns, blank="skip")
    assert [fault.column for fault in found.faults] == ["Année"]
    assert not found.skipped


def test_what_is_known_by_the_name_of_a_sum_is_that() -> None:
    found = read(*given("poles", "Ensemble Métallique et Composite Complexe", "Ensemble"))
    assert [one.poles for one in found.records] == [("emc2",)]
    found = read(*given("poles", "Total"), accept={"Total": "elopsys"})
    assert [one.poles for one in found.records] == [("elopsys",)]
    rows = [
        {"Pôle": name, "Aide": 5}
        for name in ("Elopsys", "Ensemble Métallique et Composite Complexe")
    ]
    assert len(read(rows, {"poles": "Pôle", "amount": "Aide"}).records) == 2


def test_the_somme_among_regions_is_a_departement() -> None:
    found = read(*given("regions", "Somme", "Total"))
    assert found.faults[0].expected != "a row that is no sum of others"
    assert found.faults[1].expected == "a row that is no sum of others"


@pytest.mark.parametrize("text", ["TotalEnergies", "Totalité", "Semblable", "", None, 5, "Sommet"])
def test_what_only_begins_like_a_sum_is_none(text: Any) -> None:
    assert not is_sum(text)


def listed(*rows: tuple[Any, Any]) -> list[dict[str, Any]]:
    return [{"Qui": name, "Aide": amount, "Quoi": "Total"} for name, amount in rows]


def sums_in(*rows: tuple[Any, Any], **asked: Any) -> list[int | None]:
    """The rows that are told to be sums."""
    found = read(listed(*rows), **asked)
    assert len(found.records) + len({fault.row for fault in found.faults}) == len(rows)
    return [
        fault.row
        for fault in found.faults
        if (fault.column, fault.expected) == ("Qui", "a row that is no sum of others")
    ]


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_of_the_rows_above_is_a_fault(text: str) -> None:
    assert sums_in(("Thales", 100), ("CEA", "50,5"), (text, "150,5")) == [4]


@pytest.mark.parametrize("text", ["Total", "Total SA", "TotalEnergies", "Ensemble", "Somme"])
def test_a_recipient_may_be_called_total(text: str) -> None:
    assert sums_in(("Thales", 100), (text, 70), ("CEA", 30), (text, 1)) == []


@pytest.mark.parametrize("text", ["Sous-total", "Totaux", "Total général", "Grand total"])
def test_nobody_is_called_a_subtotal(text: str) -> None:
    assert sums_in(("Thales", 100), (text, 99), ("CEA", 5)) == [3]


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([("a", 1), ("Total", 1), ("b", 2), ("c", 3), ("Total", 5), ("Total", 6)], [3, 6, 7]),
        ([("a", 1), ("Total", 1), ("b", 2), ("Total", 2), ("Total", 3), ("d", 4), ("Total", 4)],
            [3, 5, 6, 8]),
        # Of two levels, the second of the outer one.
        ([("a", 1), ("Total", 1), ("Total", 1), ("b", 2), ("Total", 2), ("c", 3), ("Total", 3),
            ("Total", 5)], [3, 4, 6, 8, 9]),
        # At the top, and of all other rows.
        ([("Total", 6), ("a", 1), ("b", 5)], [2]),
        ([("Total", 0), ("a", 1)], []),
        ([("Total", 5)], []),
        # As it is rounded.
        ([("a", "1,4 M€"), ("b", "1,4 M€"), ("Total", "3 M€")], [4]),
        ([("a", "1,4 M€"), ("b", "1,4 M€"), ("Total", "2,7 M€")], []),
        ([("a", 0.1), ("b", 0.2), ("Total", 0.1 + 0.2)], [4]),
        # Amounts that are not there add nothing; without those that cannot be read, nobody knows.
        ([("a", 1), ("b", "n.c."), ("Total", 1)], [4]),
        ([("a", 1), ("b", "beaucoup"), ("Total", 3)], [4]),
        ([("a", 1), ("b", "beaucoup"), ("TotalEnergies", 3)], []),
        ([("a", 1), ("b", 2), ("Total", "beaucoup")], []),
    ],
)  # fmt: skip
def test_sums_of_which_rows(rows: list[tuple[Any, Any]], sums: list[int]) -> None:
    assert sums_in(*rows) == sums


def test_a_sum_is_one_of_rows_in_other_columns_too() -> None:
    rows = [
        {"Qui": "a", "Aide": 1, "Pôle": "Elopsys"},
        {"Qui": "b", "Aide": 2, "Pôle": "Total Elopsys"},
        {"Qui": "Total", "Aide": 1, "Pôle": ""},
        {"Qui": "c", "Aide": 5, "Pôle": ""},
        {"Qui": "Total", "Aide": 5, "Pôle": ""},
    ]
    found = read(rows, {"amount": "Aide", "poles": "Pôle"}, blank="skip")
    assert [(fault.row, fault.column) for fault in found.faults] == [
        (3, "Pôle"),
        (4, "Qui"),
        (6, "Qui"),
    ]
    assert [one.row for one in found.skipped] == [5]


def test_the_first_column_is_that_of_the_header(tmp_path: Path) -> None:
    file = tmp_path / "aides.csv"
    file.write_text("Aide;Qui\n1;a\n1;Total\n", encoding="utf-8")
    assert len(read_file(file).records) == 2
    file.write_text("Qui;Aide\na;1\nTotal;1\n", encoding="utf-8")
    assert [fault.row for fault in read_file(file).faults] == [3]
    # A row that cannot be read at all leaves it open.
    file.write_text("Qui;Aide\na;1\nb\nTotal;3\n", encoding="utf-8")
    assert [fault.row for fault in read_file(file).faults] == [3, 4]


def read_file(file: Path) -> poles.FundingTable:
    return poles.read_funding(
        file, rows="totals", columns={"amount": "Aide"}, values=FIXED, source=SOURCE
    )


# Units

HEADERS = {
    "Aide (M€)": 10**6, "Montant en k€": 1000, "Md€": 10**9, "Mds €": 10**9,
    "Subvention (en millions d'euros)": 10**6, "en millions d’euros": 10**6, "K€ HT": 1000,
    "Montant (€)": 1, "EUR m": 10**6, "Aide, M€": 10**6, "Montant€": 1, "montant_keur": 1000,
    "MEUR": 10**6, "€ thousands": 1000, "Aide (en milliers)": 1000, "Aide, en millions": 10**6,
    "Aide (M)": 10**6, "Montant en euros (arrondi aux milliers)": 1,
    "Coût (k€ HT) par projet": 1000,
    "Aide 2008 (€)": 1, "amount_eur_m": 10**6, "Fonds (Mio€)": 10**6,
    "Aide (50 % du coût), k€": 1000,
    "Aide (€, millions)": 10**6,
}  # fmt: skip


@pytest.mark.parametrize(("header", "unit"), HEADERS.items())
def test_the_unit_of_a_header_is_taken(header: str, unit: int) -> None:
    (record,) = read([{header: "1,2"}], {"amount": header}).records
    assert record.amount == Decimal("1.2") * unit
    assert read([{header: 3}], {"amount": header}, unit=unit).records[0].amount == 3 * unit
    with pytest.raises(poles.InvalidQuestion, match="as the header says") as told:
        read([{header: 3}], {"amount": header}, unit=unit + 1)
    assert header in told.value.found
    assert f"{unit + 1:,}" in told.value.found
    assert f"{unit:,}" in told.value.expected


@pytest.mark.parametrize("header", ["Aide", "Financeur", "Valeur", "Montant 2008", "Moteur", 2008])
def test_without_a_unit_a_number_counts_what_is_said(header: Any) -> None:
    assert read([{header: 3}], {"amount": header}).records[0].amount == 3
    assert read([{header: 3}], {"amount": header}, unit=1000).records[0].amount == 3000
    cell = read([{header: "3 M€"}], {"amount": header}, unit=1000)
    assert cell.records[0].amount == 3_000_000


@pytest.mark.parametrize(
    "header", ["Aide (T€)", "€ billion", "Aide (000 €)", "euros courants, en millions", "k€ ou M€"]
)
def test_a_header_that_can_be_read_in_several_ways_is_asked_about(header: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match="read in one way"):
        read([{header: 3}], {"amount": header})
    found = read([{header: 3}], {"amount": header}, unit=1_000_000)
    assert found.records[0].amount == 3_000_000


@pytest.mark.parametrize(
    "header",
    [
        "Aide (kF)", "MF", "en francs", "Aide $", "US$ m", "£", "CHF", "kUSD", "Montant (F)",
        "Montant en FF", "Part (%)", "%", "amount_gbp", "dollars", "Taux d'aide en %",
    ],
)  # fmt: skip
@pytest.mark.parametrize("unit", [None, 1000])
def test_other_currencies_and_shares_in_a_header_are_refused(header: str, unit: int | None) -> None:
    with pytest.raises(poles.InvalidQuestion, match="a column of euros"):
        read([{header: 3}], {"amount": header}, unit=unit)


@pytest.mark.parametrize("header", ["Aide (M€/an)", "Aide par an", "k€ per year", "EUR / yr"])
@pytest.mark.parametrize("unit", [None, 1000])
def test_a_header_of_yearly_amounts_is_asked_about(header: str, unit: int | None) -> None:
    with pytest.raises(poles.InvalidQuestion, match="for all of their time"):
        read([{header: 3}], {"amount": header}, unit=unit)


@pytest.mark.parametrize(
    "cell", ["5 kF", "5 MF", "5 francs", "$5", "5 £", "5 CHF", "5 kUSD", "5 F", "5 %"]
)
def test_other_currencies_and_shares_in_a_cell_are_faults(cell: str) -> None:
    (fault,) = read([{"Aide": cell}]).faults
    assert fault.expected == "an amount in euros"
    assert "Convert" in fault.hint or "poles.Ratio" in fault.hint


@pytest.mark.parametrize(
    ("header", "cell", "amount"),
    [
        ("Aide (k€)", "1,2 M€", None),
        ("Aide (M€)", "1 234,56 €", None),
        ("Aide (€)", "12 k€", None),
        ("Aide (M€)", "900 k€ à 1,2 M€", None),
        ("Aide (M€)", "environ 5 k€", None),
        ("Aide (k€)", "1,2 k€", 1200),
        ("Aide (M€)", "1,2 millions d'euros", 1_200_000),
        ("Aide (€)", "12 €", 12),
        ("Aide (M€)", "20-25 M€", 20_000_000),
        ("Aide (M€)", "environ 5", 5_000_000),
        ("Aide (M€)", "9 par an", 9_000_000),
    ],
)
def test_a_cell_names_the_unit_of_its_header_or_none(
    header: str, cell: str, amount: int | None
) -> None:
    found = read([{header: cell}], {"amount": header})
    assert [one.amount for one in found.records] == ([] if amount is None else [amount])
    assert [one.expected for one in found.faults] == (
        ["an amount in the unit of its header"] if amount is None else []
    )


# Results of arithmetic


@pytest.mark.parametrize(
    ("number", "header", "amount"),
    [
        (19.99 * 100, "Aide", "1999"),
        (0.1 + 0.2, "Aide", "0.30"),
        (4.35 * 100, "Aide", "435"),
        (1 / 3, "Aide (M€)", "333333.33"),
        ("0.3333333333333333", "Aide (M€)", "333333.33"),
        ("1998,9999999999998", "Aide", "1999"),
        (2 / 3, "Aide (k€)", "666.67"),
        (Decimal(1) / 3, "Aide (k€)", "333.33"),
        (1e6 / 7, "Aide", "142857.14"),
    ],
)
def test_results_of_arithmetic_are_read_to_the_cent(number: Any, header: str, amount: str) -> None:
    (record,) = read([{header: number}], {"amount": header}).records
    assert record.amount == Decimal(amount)
    assert record.rounded_to == Decimal("0.01")


@pytest.mark.parametrize("number", [12.345, 0.001, "0,0625", Decimal("1.005"), 1234567.875])
def test_a_number_that_was_written_with_less_than_a_cent_is_a_fault(number: Any) -> None:
    (fault,) = read([{"Aide": number}]).faults
    assert fault.expected == "euros with at most two decimals"


@pytest.mark.parametrize(("number", "unit"), [(12.5, "0.1"), (3.0, "1"), (0.29, "0.01")])
def test_what_is_no_result_of_arithmetic_is_as_exact_as_it_is_written(
    number: float, unit: str
) -> None:
    (record,) = read([{"Aide (k€)": number}], {"amount": "Aide (k€)"}).records
    assert (record.amount, record.rounded_to) == (Decimal(str(number)) * 1000, Decimal(unit) * 1000)


# Remarks


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("HT", "HT"), ("H.T.", "HT"), ("hors taxes", "HT"), ("Hors taxe", "HT"), ("ht", "HT"),
        ("hors TVA", "HT"), ("excl. VAT", "HT"), ("TTC", "TTC"), ("T.T.C.", "TTC"),
        ("toutes taxes comprises", "TTC"), ("TVA comprise", "TTC"), ("incl. VAT", "TTC"),
    ],
)  # fmt: skip
def test_what_is_said_of_taxes_is_kept(text: str, means: str) -> None:
    for header in (f"Aide {text}", f"Aide ({text}, k€)", f"k€ {text}"):
        found = read([{header: 3}, {header: "x"}], {"amount": header})
        assert found.remarks == (poles.AmountRemark(text, means, header, (2, 3)),)
    for cell in (f"3 M€ {text}", f"3 M€ ({text})", f"{text} 3", f"3, {text}"):
        found = read([{"Aide": 5}, {"Aide": cell}])
        assert found.remarks == (poles.AmountRemark(text, means, "Aide", (3,)),)
        assert len(found.records) == 2
    assert f"{text} (Aide), rows: 1." in str(found).splitlines()
    assert f"{text} (Aide), lignes\xa0: 1." in found.text("fr").splitlines()


@pytest.mark.parametrize("text", ["Nature", "12 kHT", "yacht", "HTML", 5, None, "t"])
def test_other_words_are_no_remarks(text: Any) -> None:
    assert remark_in(text) is None


def test_a_remark_does_not_make_an_amount() -> None:
    for cell in ("HT", "n.c. HT", "beaucoup TTC"):
        assert len(read([{"Aide": cell}]).faults) == 1


def test_a_table_that_mixes_them_is_told_with_both_counts() -> None:
    rows = [{"Aide HT": cell} for cell in ("3", "4", "5 € TTC")]
    found = read(rows, {"amount": "Aide HT"})
    assert [(one.text, one.rows) for one in found.remarks] == [("HT", (2, 3)), ("TTC", (4,))]
    en = "The table mixes amounts without taxes (2) and with all taxes (1)."
    assert en in str(found)
    assert en in found.text("en")
    fr = "Le tableau mêle des montants hors taxes (2) et toutes taxes comprises (1)."
    assert fr in found.text("fr")
    assert "mixes" not in str(read(rows[:2], {"amount": "Aide HT"}))


@pytest.mark.parametrize(
    ("header", "euros"),
    [
        ("Aide (ME)", 10**6), ("Montant (K€)", 1000), ("Montant (KE)", 1000), ("en ME", 10**6),
        ("Aide (MdE)", 10**9),
    ],
)  # fmt: skip
def test_an_e_stands_for_a_euro_behind_its_thousands(header: str, euros: int) -> None:
    assert read([{header: 3}], {"amount": header}).records[0].amount == 3 * euros


@pytest.mark.parametrize(
    "header", ["M€ constants", "Aide en euros constants", "k€ (constant 2010)", "euros de 2010"]
)
def test_a_header_of_constant_euros_is_asked_about(header: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match="euros of their own time"):
        read([{header: 3}], {"amount": header})


@pytest.mark.parametrize("total", ["Total", "T O T A L", "Cumul", "Total pôles", "Sous-total"])
def test_a_numbering_column_hides_no_sum(total: str) -> None:
    rows = [
        {"N°": 1, "Quoi": "a", "Pôle": "Elopsys", "Aide": 10},
        {"N°": 2, "Quoi": "b", "Pôle": "DERBI", "Aide": 20},
        {"N°": "", "Quoi": total, "Pôle": "", "Aide": 30},
    ]
    found = read(rows, {"amount": "Aide", "poles": "Pôle"}, blank="whole")
    assert [record.amount for record in found.records] == [10, 20]
    assert [(fault.row, fault.column) for fault in found.faults] == [(4, "Quoi")]


@pytest.mark.parametrize(
    ("cell", "wording"),
    [
        ("5 M€ environ", "about"), ("5 M€ env.", "about"), ("5 M€ max", "at_most"),
        ("5 M€ au maximum", "at_most"), ("5 M€ minimum", "at_least"), ("5 M€", "plain"),
    ],
)  # fmt: skip
def test_a_wording_may_stand_behind_an_amount(cell: str, wording: str) -> None:
    (record,) = read([{"Aide": cell}], {"amount": "Aide"}).records
    assert record.amount == 5_000_000
    assert record.wording == wording
