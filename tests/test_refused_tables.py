"""What a table of amounts may not hold, and what cannot be asked of one, is told in whole
sentences: what was found, what was expected, and what to try.
"""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import poles
from poles.identity.names import How

POLICY = poles.load_policy()
SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
ROW = {"Aide": 10, "Pôle": "Elopsys"}
FIXED = {"basis": "awarded", "funders": "fui", "period": "2008"}
OF_CALL = {"basis": "awarded", "funders": "fui", "calls": "fui-5"}
TWO = [ROW, {**ROW, "Pôle": "Minalogic"}]
LISTS = [{"Aide": 1, "Liste": "a"}, {"Aide": 1, "Liste": "b"}]
GRANTS: Any = {"of": "grants", "values": OF_CALL}
BY_POLE = {"amount": "Aide", "poles": "Pôle"}
BOX = poles.Box(funders="fui", calls="fui-5", basis="awarded")
ask: Any = poles


def read(table: Any = (ROW,), columns: Any = None, of: Any = "totals", **asked: Any) -> Any:
    given = {"columns": columns or {"amount": "Aide"}, "values": FIXED, "source": SOURCE, **asked}
    return poles.read_funding(table, rows=of, **given)


def faults(field: str, cell: Any, of: str) -> list[str]:
    """What is told of a row with such a cell of a field."""
    values = {key: value for key, value in FIXED.items() if key != field}
    if field in ("start", "end"):
        del values["period"]
    columns = {"amount": "Aide", field: "Ici"}
    found = read([{"Aide": 10, "Ici": cell}], columns, of, values=values)
    return [f"{one.expected}. {one.hint}" for one in found.faults]


@pytest.mark.parametrize(
    ("field", "cell", "told"),
    [
        ("amount", "", (
            "an amount. Each row has one. Take out rows that are no statements, such as totals "
            "and empty lines.")),
        ("amount", -1, "an amount that is not negative. Give a number of zero or more."),
        ("amount", "-3 M€",
            "an amount that is not negative. A cut is not an amount of public money."),
        ("amount", "36 %",
            "an amount in euros. A share is a poles.Ratio of two boxes, and no amount."),
        ("amount", "hausse de 3 M€",
            "an amount in euros. A change is none, and no ratio: give the new amount."),
        ("amount", "3 M$", "an amount in euros. Convert other currencies to euros."),
        ("amount", "x", (
            "an amount in euros. Write 1 234,56 or 1,234.56, with or without a unit: €, k€, M€, "
            "Md€, million, milliard, bn.")),
        ("amount", "3 billions €", (
            "an amount in euros. Write 1 234,56 or 1,234.56, with or without a unit: €, k€, M€, "
            "Md€, million, milliard, bn.")),
        ("amount", "5 à 3 M€", (
            "an amount that is not less than the first. A range goes from the smaller amount to "
            "the larger one.")),
        ("amount", "près de 3 à 5 M€",
            "one wording. A range says from what to what: take the other word out."),
        ("amount", "3² M€", "plain digits. Take out footnotes, superscripts and fractions."),
        ("amount", 1e+16, "an amount below a million billion euros. Is the unit right?"),
        ("amount", "1,234", (
            "a number that can be read in one way. It may part thousands or decimals: say "
            "decimal=',' or decimal='.' for the whole table.")),
        ("amount", "1 23 456,7",
            "thousands in groups of three. Is a digit missing, or does a cell hold two numbers?"),
        ("amount", "1.2 3,45",
            "a number. Spaces, points or commas part thousands, one of them decimals."),
        ("amount", "1234567,123", "euros with at most two decimals. Round to the cent."),
        ("period", "", (
            "what the amount is about. Left blank, it would be that of all times. Say "
            "blank={'period': 'skip'} to leave out all rows that are blank in 'Ici', with their "
            "sum in the report, or blank={'period': 'whole'} where it is meant so.")),
        ("period", "soon", (
            "a date. Write 2005, 07/2005, 12/07/2005 (the day first), 2005-07-12 or 12 juillet "
            "2005.")),
        ("period", 2008.5,
            "a date. A number with decimals is none: write 11/2008 for November 2008."),
        ("period", "exercice 2008-09", (
            "a period that can be read in one way. It may be two years, or one that begins in "
            "2008: write 2008-2009, or the days, such as 01/04/2008-31/03/2009.")),
        ("period", "2008-09", (
            "a period that can be read in one way. It may end in a month or in a year: write "
            "2008-2011, or 11/2008 for a month.")),
        ("period", "2008 et 2010", "one time. Give 2008 and 2010 a row each, or write a range."),
        ("period", "2008 à 2009 à 2010",
            "a period. Write 2008-2011, or give the two ends in columns of their own."),
        ("period", "entre juin et mars 2014", (
            "a date. Write 2005, 07/2005, 12/07/2005 (the day first), 2005-07-12 or 12 juillet "
            "2005.")),
        ("period", "12/07/05", (
            "a date. It may begin with a day, a month or a year: write the year with four "
            "digits, as in 12/07/2005.")),
        ("period", "vers 2008", (
            "a date. Write 2005, 07/2005, 12/07/2005 (the day first), 2005-07-12 or 12 juillet "
            "2005.")),
        ("start", "entre juin et mars 2014", (
            "an earliest date before a latest one. Write entre mars et juin 2014, the earlier "
            "one first.")),
        ("start", "", (
            "what the amount is about. Left blank, it would be that of all times before its "
            "end. Say blank={'start': 'skip'} to leave out all rows that are blank in 'Ici', "
            "with their sum in the report, or blank={'start': 'whole'} where it is meant so.")),
        ("end", "", (
            "what the amount is about. Left blank, it would be that of all times after its "
            "start. Say blank={'end': 'skip'} to leave out all rows that are blank in 'Ici', "
            "with their sum in the report, or blank={'end': 'whole'} where it is meant so.")),
        ("period", dt.datetime(2008, 1, 1, tzinfo=dt.UTC), (
            "a date. It has a time zone, so it is another day elsewhere: convert it to the zone "
            "of the place, such as Europe/Paris, and give the day there.")),
        ("poles", "", (
            "what the amount is about. Left blank, it would be that of all poles. Say "
            "blank={'poles': 'skip'} to leave out all rows that are blank in 'Ici', with their "
            "sum in the report, or blank={'poles': 'whole'} where it is meant so.")),
        ("poles", "Nobody", (
            "the name of a pole. Name it as one of its names, or confirm what it means with "
            "accept={text: id}.")),
        ("poles", "Minalogique", (
            "the name of a pole. Did you mean Minalogic? Confirm it with accept={'Minalogique': "
            "'minalogic'}.")),
        ("poles", "Elopsys; Minalogic", "the name of one pole. It holds several: say split=';'."),
        ("poles", "Elopsys, Minalogic", "the name of one pole. It holds several: say split=','."),
        ("funders", "", (
            "what the amount is about. Left blank, it would be that of all funders. Say "
            "blank={'funders': 'skip'} to leave out all rows that are blank in 'Ici', with "
            "their sum in the report, or blank={'funders': 'whole'} where it is meant so.")),
        ("funders", "Nobody", (
            "one of the funders of the policy. None is called so. policy.funders.keys() lists "
            "their ids.")),
        ("funders", "FUI; ANR",
            "one of the funders of the policy. It holds several: say split=';'."),
        ("calls", "fui-99", (
            "one of the calls of the policy. None is called so. policy.calls.keys() lists their "
            "ids.")),
        ("calls", "FUI", (
            "one of the calls of the policy. It is one of the funders, fui: is this a column of "
            "funders?")),
        ("regions", "Nowhere", (
            "one of the regions of the policy. None is called so. policy.regions.keys() lists "
            "their ids.")),
        ("regions", "38", (
            "a region. 38 is a département's number: is this a column of départements? A region "
            "is named by its own code or name.")),
        ("regions", "Isère", (
            "a region. Isère is a département: is this a column of départements? A region is "
            "named by its own code or name.")),
        ("sectors", "Nothing", (
            "one of the sectors of the policy. None is called so. policy.sectors.keys() lists "
            "their ids.")),
        ("beneficiaries", "nobody",
            "one of sme (PME). Write the code, or its French or English name."),
        ("basis", "lost", (
            "one of planned (prévu), awarded (accordé (engagé)), paid (payé (CP)), unknown "
            "(nature inconnue). Write the code, or its French or English name.")),
        ("stage", "lost", (
            "one of announced (annoncé), bill (projet de loi de finances), voted (loi de "
            "finances initiale), amended (loi de finances rectificative), granted (accordé), "
            "engaged (engagé (AE)). Write the code, or its French or English name.")),
        ("instrument", "lost", (
            "one of rd_projects (projets de R&D), structuring_projects (projets structurants), "
            "platforms (plateformes d'innovation), governance (animation et gouvernance), "
            "exemptions (exonérations), other (autre). Write the code, or its French or English "
            "name.")),
        ("of_cost", "perhaps", "yes or no. Write true where amounts are what all projects cost."),
        ("projects", "many", "a whole number. Count projects."),
        ("projects", True, "a whole number. Count projects."),
        ("id", "anr-2005", (
            "an id of its own. The policy has a statement of that id. Leave the column of ids "
            "out, or give a prefix.")),
    ],
    ids=repr,
)  # fmt: skip
def test_what_a_cell_does_not_mean(field: str, cell: Any, told: str) -> None:
    assert faults(field, cell, "totals") == [told]


@pytest.mark.parametrize(
    ("field", "cell", "told"),
    [
        ("amount", "environ 3 M€", (
            "an exact amount. A grant is what was given. Amounts that are about, at least or up "
            "to something, ranges and yearly ones are those of published figures: rows='totals'.")),
        ("id", "",
            "an id. Rows of one id are one grant: fill it in, or leave the column of ids out."),
        ("dataset", "", (
            "the list that the grant stands in. Fill it in, or leave the column out: then all "
            "rows are of one list.")),
    ],
    ids=repr,
)  # fmt: skip
def test_what_a_cell_of_a_grant_does_not_mean(field: str, cell: Any, told: str) -> None:
    assert faults(field, cell, "grants") == [told]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: read(5), (
            "an object of type int, expected a path, a data frame or a list of dict. Give rows "
            "with named cells.")),
        (lambda: read(io.StringIO("Aide\n1")), (
            "an object of type StringIO, expected a path, a data frame or a list of dict. Give "
            "its path, or csv.DictReader(file).")),
        (lambda: read({}), (
            "an object of type dict, expected a path, a data frame or a list of dict. Give rows "
            "with named cells.")),
        (lambda: read([1]), (
            "an object of type list, expected a path, a data frame or a list of dict. Give rows "
            "with named cells.")),
        (lambda: read([ROW], columns={"amount": "Aid"}), (
            "table cannot be used: it has no column 'Aid'. Its columns are Aide, Pôle. Did you "
            "mean 'Aide'?")),
        (lambda: read(columns={"amount": "Aide", "poles": "Aide "}), (
            "table cannot be used: 'Aide' and 'Aide ' are one column of it. Write its name in "
            "one way.")),
        (lambda: read(columns=["Aide"]),
            "an object of type list, expected a dict. See the example of read_funding."),
        (lambda: read(columns={"amount": "Aide", "color": "Pôle"}), (
            "a field 'color', expected one of id, amount, period, start, end, basis, stage, "
            "instrument, funders, calls, poles, regions, sectors, beneficiaries, projects, "
            "of_cost. Fields stand on the left: columns={'amount': 'Montant'}.")),
        (lambda: read(columns={"amount": "Aide", "period": "Pôle"}), (
            "period in columns and in values, expected each field once. A field has a column or "
            "one value.")),
        (lambda: read(columns={"poles": "Pôle"}), (
            "no column for amount, expected columns={'amount': …}. Each row of the table has "
            "one amount.")),
        (lambda: read(of=None), (
            "no rows=, expected rows='totals' or rows='grants'. What the rows of a table are "
            "nobody can tell but you.\n'totals': figures that somebody printed about boxes of "
            "money, which may be the same money.\n'grants': a list of grants, one a row, no two "
            "of which share a euro, so that they add up.")),
        (lambda: read(of="rows"), (
            "rows='rows', expected rows='totals' or rows='grants'. What the rows of a table are "
            "nobody can tell but you.\n'totals': figures that somebody printed about boxes of "
            "money, which may be the same money.\n'grants': a list of grants, one a row, no two "
            "of which share a euro, so that they add up.")),
        (lambda: read(of="totals", complete=BOX), (
            "complete= beside rows='totals', expected rows='grants'. Published figures are "
            "never all money of a box: leave complete= out.")),
        (lambda: read(of="grants", complete="fui"), (
            "complete=an object of type str, expected a Box. Say of which money the list has "
            "all: complete=Box(funders='fui', …).")),
        (lambda: read(of="grants", complete=poles.Box(basis="awarded")), (
            "complete=Box(…) without a time, expected a period or calls. Say of which years, or "
            "of which calls, the list has all money.")),
        (lambda: read(source=None), (
            "source=None, expected a Source, or the id of one of the policy. Say where the "
            "table was read.")),
        (lambda: read(source="nowhere"), (
            "source='nowhere', expected a Source, or the id of one of the policy. Say where the "
            "table was read.")),
        (lambda: read(source=attrs.evolve(POLICY.sources[0], title="Other")), (
            "a new source '7jours-2025', expected an id that no other source has. The policy "
            "has another source of that id.")),
        (lambda: read(decimal=";"), (
            "decimal=';', expected ',' or '.'. Leave it out where every number can be read in "
            "one way.")),
        (lambda: read(unit=0), (
            "unit=0, expected euros, as a whole number or a Decimal. Write unit=1_000_000 for a "
            "column in M€ whose header does not say so.")),
        (lambda: read(unit="M€"), (
            "unit='M€', expected euros, as a whole number or a Decimal. Write unit=1_000_000 "
            "for a column in M€ whose header does not say so.")),
        (lambda: read(values={"basis": "lost"}), (
            "values={'basis': 'lost'}, expected one of planned (prévu), awarded (accordé "
            "(engagé)), paid (payé (CP)), unknown (nature inconnue). Write the code, or its "
            "French or English name.")),
        (lambda: read(values={"basis": "awarded", "start": "soon"}), (
            "values={'start': 'soon'}, expected a date. Write 2005, 07/2005, 12/07/2005 (the "
            "day first), 2005-07-12 or 12 juillet 2005.")),
        (lambda: read(values={"color": 1}), (
            "a field 'color', expected one of id, amount, period, start, end, basis, stage, "
            "instrument, funders, calls, poles, regions, sectors, beneficiaries, projects, "
            "of_cost. Fields stand on the left: columns={'amount': 'Montant'}.")),
        (lambda: read(values=5),
            "an object of type int, expected a dict. See the example of read_funding."),
        (lambda: read(blank="drop"), (
            "blank='drop', expected 'whole' or 'skip'. Only columns that say what an amount is "
            "about can be blank in this way.")),
        (lambda: read(blank=5), (
            "blank=5, expected 'whole' or 'skip'. Only columns that say what an amount is about "
            "can be blank in this way.")),
        (lambda: read(columns=BY_POLE, blank={"funders": "skip"}), (
            "blank={'funders': 'skip'}, expected 'whole' or 'skip' for a column of poles. Only "
            "columns that say what an amount is about can be blank in this way.")),
        (lambda: read(accept={"x": "nowhere"}), (
            "accept={'x': 'nowhere'}, expected an id of a pole, a funder, a call, a region or a "
            "sector. policy.funders.keys() lists those of funders.")),
        (lambda: read(columns=BY_POLE, accept={"x": "minalogi"}),
            "No pole is called 'minalogi'. Did you mean minalogic?"),
        (lambda: read(split=""), (
            "split='', expected the text between two names, or several such texts. Say "
            'split=";", or split=[";", " et "], or leave it out.')),
        (lambda: read(split=5), (
            "split=5, expected the text between two names, or several such texts. Say "
            'split=";", or split=[";", " et "], or leave it out.')),
        (lambda: read([{"Aide $": 1}], columns={"amount": "Aide $"}), (
            "'$' in the header of the amounts, 'Aide $', expected a column of euros. Convert it "
            "to euros, and name its header so; a share is a poles.Ratio.")),
        (lambda: read([{"Aide (%)": 1}], columns={"amount": "Aide (%)"}), (
            "'%' in the header of the amounts, 'Aide (%)', expected a column of euros. Convert "
            "it to euros, and name its header so; a share is a poles.Ratio.")),
        (lambda: read([{"en euros constants": 1}], {"amount": "en euros constants"}), (
            "'constants' in the header of the amounts, 'en euros constants', expected a "
            "column of euros of their own time. Take the current euros of the table: "
            "poles.in_euros_of makes constant ones.")),
        (lambda: read([{"Aide par an": 1}], columns={"amount": "Aide par an"}), (
            "'par an' in the header of the amounts, 'Aide par an', expected a column of amounts "
            "for all of their time. Write it into the cells (9 M€ par an), or name the header "
            "otherwise where each amount is of one year.")),
        (lambda: read([{"Aide (M€ ou k€)": 1}], columns={"amount": "Aide (M€ ou k€)"}), (
            "the header 'Aide (M€ ou k€)', expected one unit that can be read in one way. Say "
            "what a number of the column counts in euros, such as unit=1_000_000, and name the "
            "column so that it does not say otherwise.")),
        (lambda: read([{"Aide (M€)": 1}], columns={"amount": "Aide (M€)"}, unit=1000), (
            "unit=1,000 beside the header 'Aide (M€)', expected 1,000,000, as the header says. "
            "Leave unit= out, or name the column otherwise.")),
        (lambda: read(TWO, columns=BY_POLE, **GRANTS, complete=BOX), (
            "complete=Box(…) beside rows 2 and 3, which agree in all but the pole, expected "
            "rows that are a grant each. Give a column of ids, which tells one grant of several "
            "poles from several grants.")),
        (lambda: read([{"Aide (M€)": "1.5"}], {"amount": "Aide (M€)"}, **GRANTS, complete=BOX), (
            "complete=Box(…) beside row 2, whose amount is rounded, expected amounts to the "
            "euro. The sum of all would not be exact.")),
        (lambda: read(of="grants", values={**OF_CALL, "basis": "unknown"}, complete=BOX), (
            "complete=Box(…) beside row 2, the grant 'mine-2', expected grants that are wholly "
            "in the box, or outside. Its basis is not known: say whether it was planned, "
            "awarded or paid.")),
        (lambda: read(**GRANTS, complete=attrs.evolve(BOX, poles=("elopsys",))), (
            "complete=Box(…) beside row 2, the grant 'mine-2', expected grants that are wholly "
            "in the box, or outside. It may belong to what the box is of, as a row need not "
            "name all that it belongs to: take it out of the table, or say in it that it does.")),
        (lambda: read(LISTS, {"amount": "Aide", "dataset": "Liste"}, **GRANTS, complete=BOX), (
            "complete=Box(…) beside row 3, the grant 'mine-3', expected grants that are wholly "
            "in the box, or outside. It is of the list 'b', and others are of 'a': grants of "
            "two lists may be the same money. Read each list by itself.")),
        (lambda: ask.write_package(None, "x"), (
            "an object of type NoneType, expected a policy. Give what load_policy or extend "
            "gave.")),
        (lambda: ask.merge(POLICY, None),
            "an object of type NoneType, expected a policy. Give what load_policy gave."),
        (lambda: ask.diff(POLICY, None),
            "an object of type NoneType, expected a policy. Give what load_policy gave."),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(asked: Callable[[], object], told: str) -> None:
    with pytest.raises(poles.PolesError) as caught:
        asked()
    assert str(caught.value).removeprefix("This cannot be asked: found ") == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("a", 1), ("b", 2), ("Total énergie", 3)], (
            "Its amount is the sum of the rows above it: take it out, as its money would count "
            "twice. A recipient needs another name.")),
        ([("Total énergie", 3), ("a", 1), ("b", 2)], (
            "Its amount is the sum of all other rows: take it out, as its money would count "
            "twice. A recipient needs another name.")),
        ([("Total énergie", 3), ("a", "x"), ("b", 2)],
            "Nobody can tell before the amounts of all other rows can be read: mend them."),
        ([("a", 1), ("Sous-total", 3), ("b", 2)],
            "Nobody is called so: take it out, as its money would count twice."),
    ],
)  # fmt: skip
def test_what_is_a_sum_of_other_rows(rows: list[tuple[str, object]], told: str) -> None:
    found = read([{"Qui": name, "Aide": amount} for name, amount in rows])
    fault, *_ = found.faults
    assert (fault.expected, fault.hint) == ("a row that is no sum of others", told)


def test_a_cell_that_says_that_it_is_a_sum() -> None:
    assert faults("poles", "Total", "totals") == [
        (
            "a row that is no sum of others. It says that it is a sum: take it out, as its money "
            "would count twice."
        )
    ]


@pytest.mark.parametrize("sign", [",", "."])
def test_a_number_is_read_as_the_whole_table_says(sign: str) -> None:
    other = ".,".replace(sign, "")
    found = read([{"Aide": cell} for cell in (f"1{other}234 €", f"1{sign}5 €")], decimal=sign)
    assert [int(10 * one.amount) for one in found.records] == [12340, 15]


@pytest.mark.parametrize("sign", [",", "."])
def test_a_number_that_is_written_otherwise_than_the_whole_table_is_a_fault(sign: str) -> None:
    other = ".,".replace(sign, "")
    cells = (f"1{sign}234{other}5", f"1{other}5")
    found = read([{"Aide": cell} for cell in cells], decimal=sign)
    way = "all numbers of a table are written in one way."
    assert [(one.expected, one.hint) for one in found.faults] == [
        (f"a number with {sign!r} before its decimals", way.capitalize()),
        (f"a number with {sign!r} before its decimals", f"It has {other!r}; {way}"),
    ]


def test_what_arithmetic_leaves_is_a_plain_amount() -> None:
    (one,) = read([{"Aide": 0.1 + 0.2}]).records
    assert (str(one.amount), one.wording) == ("0.30", poles.Wording.PLAIN)


def test_names_that_say_nothing_are_blank_together() -> None:
    found = read([{"Aide": 1, "Pôle": "n.c.; sans objet"}], BY_POLE, split=";", blank="skip")
    assert [one.row for one in found.skipped] == [2]


def test_faults_are_told_whole() -> None:
    rows: list[Any] = [ROW, {"Aide": 1}, {**ROW, None: ["more"]}, {"Aide": "-1", "Pôle": "Elopsys"}]
    found = read(rows, BY_POLE)
    assert found.text().splitlines() == [
        "Rows: 4, statements: 1, faults: 3",
        "row  column  found  expected                           hint",
        (
            "  3  Pôle           a cell                             Each row has a cell for each "
            "column that is read, empty where there is nothing."
        ),
        "  4                 no more cells than the header has  Is a quote missing?",
        (
            "  5  Aide    -1     an amount that is not negative     A cut is not an amount of "
            "public money."
        ),
    ]
    assert [" ".join(line.split()) for line in found.text("fr").splitlines()[:2]] == [
        "Lignes : 4, énoncés : 1, fautes : 3",
        "ligne colonne valeur attendu conseil",
    ]


def test_what_was_confirmed_is_told_among_the_names() -> None:
    found = read([{"Aide": 10, "Pôle": "Foo Bar"}], BY_POLE, accept={"Foo Bar": "minalogic"})
    assert [(row.text, row.how) for row in found.names.rows] == [("Foo Bar", How.ACCEPTED)]


def test_a_fault_of_either_end_is_one_of_the_period() -> None:
    """Where both are of one column; the money of no time is refused as from its start."""
    values = {"basis": "awarded", "funders": "fui"}
    columns = {"amount": "Aide", "period": "An"}
    for cell, of, told in (
        ("", "grants", "a period or calls"),
        ("2012-2009", "totals", "an end not before the start"),
    ):
        found = read([{"Aide": 10, "An": cell}], columns, of, values=values, blank="whole")
        assert [(one.column, one.expected) for one in found.faults] == [("An", told)]


def test_policies_with_faults_are_named_by_what_was_to_be_made(tmp_path: Path) -> None:
    label = attrs.evolve(POLICY.labels[0], end=poles.EdtfDate("2001"))
    wrong = attrs.evolve(POLICY, labels=poles.Records([label, *POLICY.labels[1:]]))
    path = str(tmp_path / "copy.zip")
    for make, told in (
        (lambda: poles.write_package(wrong, path), path),
        (lambda: poles.merge(wrong, wrong), "poles.merge"),
    ):
        with pytest.raises(poles.InvalidPackage) as caught:
            make()
        assert str(caught.value).startswith(f"The data package {told} has 3 faults.")
