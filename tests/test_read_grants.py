"""Lists are read to grants; what stands on several rows is one of them, or asked about."""

from decimal import Decimal
from typing import Any

import pytest

import poles
from small import only_statements

POLICY = only_statements()
SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
FIXED = {"basis": "awarded", "funders": "fui", "period": "2008"}
COLUMNS = {"id": "N", "poles": "Pôle", "amount": "Aide"}


def row(key: object, pole: object, aid: object, **more: object) -> dict[str, object]:
    return {"N": key, "Pôle": pole, "Aide": aid, **more}


def read(
    rows: Any, columns: dict[str, str] | None = None, more: Any = None, **options: Any
) -> poles.GrantTable:
    columns = columns or COLUMNS
    fixed = {name: one for name, one in {**FIXED, **(more or {})}.items() if name not in columns}
    given: dict[str, Any] = {"source": SOURCE, "values": fixed, "split": ";"} | options
    return poles.read_funding(rows, rows="grants", columns=columns, **given)


def fates(found: poles.GrantTable) -> int:
    wrong = {fault.row for fault in found.faults}
    return len(found.records) + len(found.joined) + len(found.skipped) + len(wrong)


def told(found: poles.GrantTable) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.expected) for one in found.faults]


# What rows are


@pytest.mark.parametrize("rows", [None, "grant", "", 3])
def test_what_rows_are_is_to_be_said(rows: Any) -> None:
    said = {} if rows is None else {"rows": rows}
    with pytest.raises(poles.InvalidQuestion) as caught:
        poles.read_funding([{"Aide": 1}], columns={"amount": "Aide"}, source=SOURCE, **said)
    _, totals, grants = str(caught.value).splitlines()
    assert totals.startswith("'totals': figures")
    assert grants.startswith("'grants': a list")
    assert "no rows=" in str(caught.value) if rows is None else repr(rows) in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "field"),
    [("totals", "recipient"), ("totals", "dataset"), ("grants", "of_cost"), ("grants", "x")],
)
def test_fields_of_the_other_kind_of_rows_say_so(rows: Any, field: str) -> None:
    ways: list[Any] = [
        {"columns": {"amount": "a", field: "x"}},
        {"columns": {"amount": "a"}, "values": {field: "x"}},
    ]
    for given in ways:
        with pytest.raises(poles.InvalidQuestion) as caught:
            poles.read_funding([{"a": 1, "x": 1}], rows=rows, source=SOURCE, **given)
        other = "grants" if rows == "totals" else "totals"
        assert (f"Only rows={other!r}" in str(caught.value)) is (field != "x")


def test_a_grant_has_what_its_row_says() -> None:
    rows = [
        row("a", "Minalogic;Systematic", "412 500,50", Qui="Un\n labo ", Liste="FUI 15"),
        row(7.0, "n.c.", 1000, Qui=123456789.0, Liste="FUI 16"),
        row("c", "Elopsys", "0", Qui="n.c.", Liste=15),
        row("d", "Elopsys", "0", Qui="552 100 554", Liste="FUI 15"),
    ]
    columns = {**COLUMNS, "recipient": "Qui", "dataset": "Liste"}
    found = read(rows, columns, {"stage": "granted", "projects": 2}, blank="whole")
    assert [(one.id, one.dataset, one.recipient, one.poles) for one in found.records] == [
        ("a", "FUI 15", "Un labo", ("minalogic", "systematic")),
        ("7", "FUI 16", "123456789", ()),
        ("c", "15", None, ("elopsys",)),
        ("d", "FUI 15", "552100554", ("elopsys",)),
    ]
    one = found.records[0]
    assert (str(one.start), one.funders, one.projects) == ("2008", ("fui",), 2)
    assert one.amount == Decimal("412500.50")
    assert one.citations == (poles.Citation("mine", None, poles.Status.SOURCED),)
    more = POLICY.extend(sources=[SOURCE], grants=found.records)
    assert set(more.grants) == set(found.records)


def test_the_list_is_its_source_where_nothing_else_is_said() -> None:
    assert read([row("a", "Elopsys", 1)]).records[0].dataset == "mine"
    assert read([row("a", "Elopsys", 1)], None, {"dataset": "FUI"}).records[0].dataset == "FUI"
    assert read([row("a", "Elopsys", 1)], None, {"dataset": ""}).records[0].dataset == "mine"
    (fault,) = read([row("a", "Elopsys", 1, L="-")], {**COLUMNS, "dataset": "L"}).faults
    assert (fault.column, fault.expected) == ("L", "the list that the grant stands in")


@pytest.mark.parametrize(
    "aid", ["environ 3 M€", "plus de 3 M€", "jusqu'à 3 M€", "20-25 M€", "9 M€ par an", "≥ 3"]
)
def test_a_grant_is_exact(aid: str) -> None:
    (fault,) = read([row("a", "Elopsys", aid)]).faults
    assert (fault.column, fault.expected) == ("Aide", "an exact amount")
    assert "rows='totals'" in fault.hint


def test_a_recipient_may_be_called_total() -> None:
    rows = [{"Pôle": "Elopsys", "Qui": name, "Aide": 5} for name in ("CEA", "Total", "Total SE")]
    columns = {"poles": "Pôle", "recipient": "Qui", "amount": "Aide"}
    assert [one.recipient for one in read(rows, columns).records] == ["CEA", "Total", "Total SE"]


@pytest.mark.parametrize("total", [350, 250])
def test_a_sum_may_count_once_what_stands_on_several_rows(total: int) -> None:
    rows = [row(key, pole, aid) for key, pole, aid in
        [("a", "Elopsys", 100), ("a", "Minalogic", 100), ("b", "Elopsys", 150)]]  # fmt: skip
    found = read([*rows, row("Total", "DERBI", total)])
    assert told(found) == [(5, "N", "a row that is no sum of others")]
    assert sum(one.amount for one in found.records) == 250


def test_what_cannot_be_is_a_fault_as_in_a_package() -> None:
    rows = [row("a", "Elopsys", 1, De="2009", A="2008"), row("b", "Elopsys", 1, De="2008", A="")]
    columns = {**COLUMNS, "start": "De", "end": "A"}
    found = read(rows, columns, {"period": ""}, blank="whole")
    assert told(found) == [(2, "A", "an end not before the start")]
    (fault,) = read([row("a", "Elopsys", 1)], None, {"period": "", "funders": "fui"}).faults
    assert fault.expected == "a period or calls"
    assert "columns={'period'" in fault.hint
    (fault,) = read([row("a", "Elopsys", 1)], None, {"funders": ""}).faults
    assert fault.expected == "a funder"


def test_ids_are_those_of_the_column_or_the_rows() -> None:
    rows = [row("a", "Elopsys", 1), row("b", "Elopsys", 2)]
    assert [one.id for one in read(rows).records] == ["a", "b"]
    assert [one.id for one in read(rows, prefix="p").records] == ["p-a", "p-b"]
    columns = {"poles": "Pôle", "amount": "Aide"}
    assert [one.id for one in read(rows, columns).records] == ["mine-2", "mine-3"]
    more = POLICY.extend(sources=[SOURCE], grants=read(rows[:1]).records)
    found = read(rows, policy=more)
    assert told(found) == [(2, "N", "an id of its own")]
    assert "The policy has a grant of that id" in found.faults[0].hint
    assert not read(rows, policy=more, prefix="other").faults


@pytest.mark.parametrize("key", ["", None, "n.c.", "-"])
def test_a_column_of_ids_is_filled_in(key: object) -> None:
    found = read([row("a", "Elopsys", 1), row(key, "Minalogic", 1)])
    assert told(found) == [(3, "N", "an id")]


# What stands on several rows


def test_rows_of_one_id_are_one_grant_of_all_their_poles() -> None:
    rows = [
        row("a", "Elopsys", "100"), row("b", "Elopsys", "100"), row("a", "Minalogic;DERBI", 100),
        row("a", "DERBI", "100,00"),
    ]  # fmt: skip
    found = read(rows)
    assert [(one.id, one.poles) for one in found.records] == [
        ("a", ("elopsys", "minalogic", "derbi")),
        ("b", ("elopsys",)),
    ]
    assert [(one.row, one.grant, one.amount) for one in found.joined] == [
        (4, "a", Decimal(100)),
        (5, "a", Decimal(100)),
    ]
    assert fates(found) == found.rows
    assert found.joined_amount == 200
    en = "Joined to another, as one grant of several poles: 2, €200 in all."
    assert en in str(found)
    assert en in found.text("en")
    assert "aide de plusieurs pôles\xa0: 2, en tout 200\xa0€" in found.text("fr").replace(
        "\u202f", "\xa0"
    )
    assert "grants: 2" in found.text("en")


@pytest.mark.parametrize(
    ("other", "columns"),
    [
        (row("a", "DERBI", 60, Qui="CEA", An=2008), "Aide"),
        (row("a", "DERBI", 100, Qui="Thales", An=2008), "Qui"),
        (row("a", "DERBI", 60, Qui="CEA", An=2009), "Aide, An"),
    ],
)
def test_rows_of_one_id_that_differ_in_more_are_asked_about(
    other: dict[str, object], columns: str
) -> None:
    rows = [row("a", "Elopsys", 100, Qui="CEA", An=2008), row("b", "DERBI", 1, Qui="", An=2008)]
    found = read([*rows, other], {**COLUMNS, "recipient": "Qui", "period": "An"})
    expected = "rows of one id that differ in nothing but their poles, as one grant does"
    assert told(found) == [(2, "N", expected), (4, "N", expected)]
    assert f"Rows 2 and 4 differ in {columns}. Are they instalments" in found.faults[0].hint
    assert [one.id for one in found.records] == ["b"]
    assert fates(found) == found.rows


@pytest.mark.parametrize("times", [2, 6])
def test_a_row_given_twice_is_asked_about(times: int) -> None:
    found = read([row("a", "Elopsys", 100)] * times + [row("a", "DERBI", 100)])
    assert {fault.expected for fault in found.faults} == {"an id of its own"}
    assert len(found.faults) == times + 1
    rows = "2, 3 and 4" if times == 2 else "2, 3, 4, 5, 6, …"
    assert f"Rows {rows} are of one id" in found.faults[0].hint
    assert not found.records


def test_an_id_that_is_the_same_in_each_row_is_that_of_one_grant() -> None:
    columns = {"poles": "Pôle", "amount": "Aide"}
    rows = [row("", "Elopsys", 1), row("", "DERBI", 1)]
    assert len(read(rows, columns, {"id": "x"}).records) == 1


def test_rows_that_agree_in_all_but_the_pole_are_asked_about() -> None:
    rows = [
        row("", "Elopsys", 100, Qui="CEA"), row("", "DERBI", "100", Qui="CEA"),
        row("", "DERBI", 100, Qui="Thales"), row("", "Minalogic", 7, Qui="CEA"),
        row("", "Minalogic", 7, Qui="CEA"), row("", "Elopsys; DERBI", 9, Qui="CEA"),
        row("", "DERBI; Elopsys", 9, Qui="CEA"),
    ]  # fmt: skip
    columns = {"poles": "Pôle", "amount": "Aide", "recipient": "Qui"}
    found = read(rows, columns)
    assert found.alike == ((2, 3),)
    assert len(found.records) == 7
    en = "2 rows agree in all but the pole: are they one project of several poles? Then give a"
    assert en in found.text("en")
    assert "2 lignes ne diffèrent que par le pôle" in found.text("fr")
    assert read(rows, {"poles": "Pôle", "amount": "Aide"}).alike == ((2, 3, 4),)
    assert not read(rows, {"amount": "Aide", "recipient": "Qui"}).alike
    given = [{**one, "N": number} for number, one in enumerate(rows)]
    assert not read(given, {**columns, "id": "N"}).alike


# Complete lists

ROWS = [row("a", "Elopsys", "100,10"), row("a", "DERBI", "100,10"), row("b", "DERBI", 200)]
ALL = poles.Box(funders="fui", period="2008", basis="awarded")


def test_a_complete_list_says_what_its_box_had() -> None:
    found = read(ROWS, complete=ALL)
    (said,) = found.statements
    assert (said.id, said.amount, said.rounded_to) == ("mine-complete", Decimal("300.10"), CENT)
    assert poles.Box.of(said) == ALL
    assert said.wording is poles.Wording.PLAIN
    assert "all money of mine-complete is €300.10" in str(found)
    more = POLICY.extend(sources=[SOURCE], grants=found.records, funding=found.statements)
    bare = more.funding.having([more.funding["mine-complete"]])
    whole = poles.bounds(bare, ALL)
    assert (whole.low, whole.high) == (Decimal("300.10"), Decimal("300.11"))
    one = poles.bounds(
        bare, poles.Box(funders="fui", period="2008", poles="elopsys", basis="awarded")
    )
    assert (one.low, one.high) == (Decimal("100.10"), Decimal("300.11"))


CENT = Decimal("0.01")


def test_a_list_with_nothing_in_its_box_says_that_there_is_nothing() -> None:
    for box in (
        poles.Box(funders="fui", period="2009", basis="awarded"),
        poles.Box(funders="fui", period="2008", basis="paid"),
        poles.Box(funders="anr", period="2008", basis="awarded"),
    ):
        (said,) = read(ROWS, complete=box).statements
        assert said.amount == 0
    (said,) = read(ROWS, complete=poles.Box(period="2009", basis="awarded")).statements
    assert said.funders == ("public",)
    named = poles.Box(funders="Agence nationale de la recherche", period="2008", basis="awarded")
    assert read(ROWS, complete=named).statements[0].funders == ("anr",)


@pytest.mark.parametrize(
    ("box", "more", "told"),
    [
        ({"funders": "fui", "period": ("2008-03-01", "2009")}, {}, "reach over the border"),
        ({"funders": "fui", "period": "2008"}, {"funders": "public"}, "reach over the border"),
        ({"funders": "fui", "calls": "fui-5"}, {}, "reach over the border"),
        ({"funders": "fui", "period": "2008", "instrument": "platforms"}, {}, "reach over"),
        ({"funders": "fui", "period": "2008", "poles": "elopsys"}, {}, "It may belong to what"),
        ({"funders": "fui", "period": "2008", "regions": "bretagne"}, {}, "It may belong to what"),
        ({"funders": "fui", "period": "2008"}, {"basis": ""}, "Its basis is not known"),
    ],
)
def test_a_list_that_reaches_over_the_border_is_not_complete(
    box: dict[str, Any], more: dict[str, str], told: str
) -> None:
    with pytest.raises(poles.InvalidQuestion, match=told) as caught:
        read(ROWS, None, more, complete=poles.Box(**{"basis": "awarded", **box}))
    place = "row 4" if "poles" in box else "row 2"
    assert place in str(caught.value)


def test_lists_that_may_share_money_are_not_complete_together() -> None:
    rows = [{**one, "L": name} for one, name in zip(ROWS[1:], ("x", "y"), strict=True)]
    with pytest.raises(poles.InvalidQuestion, match="of the list 'y', and others are of 'x'"):
        read(rows, {**COLUMNS, "dataset": "L"}, complete=ALL)


def test_rows_that_may_be_one_grant_are_no_complete_list() -> None:
    with pytest.raises(poles.InvalidQuestion, match="rows 2 and 3, which agree in all but"):
        read(ROWS, {"poles": "Pôle", "amount": "Aide"}, complete=ALL)


def test_rounded_amounts_are_told_and_are_no_complete_list() -> None:
    rows = [
        row("a", "Elopsys", "12,5 k€"),
        row("b", "Elopsys", "12 500"),
        row("c", "DERBI", "0 k€"),
    ]
    found = read(rows)
    assert found.rounded == (2,)
    assert "Amounts rounded to more than a euro, taken as exact: 1." in str(found)
    assert "pris pour exacts\xa0: 1." in found.text("fr")
    with pytest.raises(poles.InvalidQuestion, match="row 2, whose amount is rounded"):
        read(rows, complete=ALL)
    assert read(rows[1:], complete=ALL).statements[0].amount == 12500


def test_a_list_that_lacks_rows_is_not_complete() -> None:
    for wrong in ("Elopsis", ""):
        found = read([*ROWS, row("c", wrong, 5)], complete=ALL, blank="skip")
        assert not found.statements
        assert len(found.records) == 2
        en = "Nothing is said of all money while rows have faults or are left out."
        assert en in str(found)
        assert "Rien n'est dit de tout l'argent" in found.text("fr").replace("’", "'")


@pytest.mark.parametrize(
    ("complete", "told"),
    [
        ("fui", "an object of type str"),
        (poles.Box(funders="fui", basis="awarded"), "without a time"),
    ],
)
def test_what_no_list_can_have_all_of_is_refused(complete: Any, told: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match=told):
        read(ROWS, complete=complete)
    with pytest.raises(poles.UnknownCode):
        read(ROWS, complete=poles.Box(funders="fée", period="2008", basis="awarded"))


def test_published_totals_are_never_all_money() -> None:
    given: Any = {"rows": "totals", "complete": ALL}
    with pytest.raises(poles.InvalidQuestion, match="complete= beside rows='totals'"):
        poles.read_funding([{"Aide": 1}], columns={"amount": "Aide"}, source=SOURCE, **given)


# Totals that may be grants


def totals(rows: Any, columns: dict[str, str], **fixed: str) -> poles.FundingTable:
    values = {name: one for name, one in {**FIXED, **fixed}.items() if name not in columns}
    return poles.read_funding(rows, rows="totals", columns=columns, values=values, source=SOURCE)


def test_totals_that_share_a_box_are_asked_about() -> None:
    rows = [
        {"Pôle": pole, "Aide": aid, "An": year}
        for pole, aid, year in [
            ("Elopsys", 1, 2008), ("pôle Elopsys", 2, "2008"), ("DERBI", 1, 2008),
            ("DERBI", 1, 2009), ("DERBI", 1, "2009-2009"), ("Minalogic", 1, 2009),
        ]
    ]  # fmt: skip
    columns = {"poles": "Pôle", "amount": "Aide", "period": "An"}
    found = totals(rows, columns)
    assert [one.rows for one in found.shared] == [(2, 3), (5, 6)]
    assert found.shared[0].box == poles.Box(
        funders="fui", period="2008", poles="elopsys", basis="awarded"
    )
    en = "2 boxes are stated by 4 rows: are they grants? Then say rows='grants'."
    assert en in str(found)
    assert en in found.text("en")
    assert "2 périmètres sont énoncés par 4 lignes" in found.text("fr")
    assert "1 box is stated by 2 rows" in str(totals(rows[:3], columns))
    assert "1 périmètre est énoncé par 2 lignes" in totals(rows[:3], columns).text("fr")
    assert "stated by" not in str(totals(rows[2:4], columns))


def test_of_an_unknown_basis_nobody_can_tell() -> None:
    rows = [{"Aide": 1, "B": basis} for basis in ("awarded", "", "", "paid", "awarded")]
    found = totals(rows, {"amount": "Aide", "basis": "B"})
    assert len(found.records) == 5
    assert [one.rows for one in found.shared] == [(2, 6)]
