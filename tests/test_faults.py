"""A bad package is refused, every fault named with its place; nothing else than the library's own
error ever comes out.
"""

import json
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import poles
from damage import Package
from poles.package.descriptor import EDTF_PATTERN
from small import load, package_files, part

POLES = (
    "aktantis", "aqua-valley", "aquanova", "aquimer", "axelera", "cap-digital", "dream",
    "euramaterials", "france-water-team", "hydreos", "imaginove", "matikem",
    "minalogic", "nextmove", "novalog", "optitec", "picom", "plastipolis", "systematic", "techtera",
    "up-tex",
)  # fmt: skip
FUNDING = ("anr-cum-2012", "env-p1", "fui5-state")


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    """A part of the bundled policy, as each test loads one."""
    return load(package_files(part(POLES, FUNDING)))[0]


def only(faults: tuple[poles.Fault, ...]) -> poles.Fault:
    assert len(faults) == 1, faults
    return faults[0]


def place(fault: poles.Fault) -> tuple[str, int | None, str | None, str | None]:
    return fault.table, fault.row, fault.column, fault.value


def test_a_good_package_loads(package: Package, policy: poles.Policy) -> None:
    assert poles.load_policy(package.folder) == policy


def test_all_faults_come_at_once(package: Package) -> None:
    a = package.change("seats", package.rows("seats")[5][0], "longitude", "east")
    b = package.change("labels", "p4-aquimer", "start", "soon")
    package.file("calls").unlink()
    tables = [(fault.table, fault.row) for fault in package.faults()]
    assert {("seats", a), ("labels", b), ("calls", None)} <= set(tables)
    assert all(fault.expected and fault.hint for fault in package.faults())


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("[2018-40..2019-02]", "Write its first and its last day: [2018-01-01..2019-02-28]."),
        ("[2018-40..2018-41]", "Write its first and its last day: [2018-01-01..2018-12-31]."),
        ("2019-21", "is a season, which is no date here."),
        ("2019~", "is an approximate or uncertain date"),
    ],
)
def test_a_date_that_other_readers_do_not_know_says_what_to_write(
    date: str, told: str, package: Package
) -> None:
    package.change("labels", "p4-aquimer", "start", date)
    fault = only(package.faults())
    assert (fault.column, fault.value) == ("start", date)
    assert told in fault.hint


def test_a_package_that_an_earlier_copy_described_loads(
    package: Package, policy: poles.Policy
) -> None:
    """What it says of its columns is for others; ours are those of the classes."""
    file = package.folder / "datapackage.json"
    earlier = file.read_text(encoding="utf-8").replace(json.dumps(EDTF_PATTERN)[1:-1], "[0-9-]+|x")
    file.write_text(earlier, encoding="utf-8")
    assert earlier.count("[0-9-]+|x") == 31
    assert poles.load_policy(package.folder) == policy
    poles.write_package(policy, package.folder)
    assert "[0-9-]+|x" not in file.read_text(encoding="utf-8")


def test_every_wrong_cell_is_told_by_rows_and_columns(package: Package) -> None:
    """However often it is in a column, and in whatever order the columns stand."""
    header, *rows = package.rows("funding")
    wrong = {"basis": "nonsense", "amount": "1 M€", "yearly": "nonsense", "projects": "1 M€"}
    for row in rows[::2]:
        for column, cell in wrong.items():
            row[header.index(column)] = cell
    package.put("funding", [row[::-1] for row in [header, *rows]])
    assert [place(fault) for fault in package.faults()] == [
        ("funding", number, *cell)
        for number in range(2, len(rows) + 2, 2)
        for cell in wrong.items()
    ]


def test_a_missing_file(package: Package) -> None:
    package.file("sectors").unlink()
    fault = only(package.faults())
    assert place(fault) == ("sectors", None, None, None)
    assert "sectors.csv" in fault.expected


def test_a_missing_column(package: Package) -> None:
    package.put("phases", [row[:-1] for row in package.rows("phases")])
    assert place(only(package.faults())) == ("phases", 1, "orientation_en", None)


def test_an_extra_column(package: Package) -> None:
    package.put("phases", [[*row, "colour"] for row in package.rows("phases")])
    assert place(only(package.faults())) == ("phases", 1, "colour", "colour")


def test_a_column_twice(package: Package) -> None:
    package.put("phases", [[*row, row[1]] for row in package.rows("phases")])
    assert place(only(package.faults())) == ("phases", 1, "name_fr", "name_fr")


def test_a_row_too_long(package: Package) -> None:
    rows = package.rows("price_index")
    package.put("price_index", [*rows[:4], [*rows[4], "more"], *rows[5:]])
    assert ("price_index", 5) in {(fault.table, fault.row) for fault in package.faults()}


def test_an_empty_required_cell(package: Package) -> None:
    row = package.change("milestones", "2012-11-06-pact", "fr", "")
    assert place(only(package.faults())) == ("milestones", row, "fr", "")


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        ("evaluations", "2012-aquimer", "year", "2012.0"),
        ("evaluations", "2012-aquimer", "year", "two thousand"),
        ("evaluations", "2012-aquimer", "result", "excellent"),
        ("labels", "p4-aquimer", "start", "05/02/2019"),
        ("funding", "fui5-state", "amount", "147 M€"),
        ("funding", "fui5-state", "amount", "1.47e8"),
        ("funding", "fui5-state", "yearly", "yes"),
        ("funding", "fui5-state", "of_cost", "yes"),
        ("funding", "fui5-state", "projects", "123.5"),
        ("calls", "fui-5", "retained", "1_23"),
        ("milestones", "2012-11-06-pact", "body", " Gouvernement"),
        ("milestones", "2012-11-06-pact", "body", "Gouver\nnement"),
    ],
)
def test_a_wrong_type(package: Package, table: str, key: str, column: str, value: str) -> None:
    row = package.change(table, key, column, value)
    assert place(only(package.faults())) == (table, row, column, value)


@pytest.mark.parametrize("value", ["nan", "NaN", "inf", "-Infinity"])
@pytest.mark.parametrize(("table", "column"), [("funding", "amount"), ("seats", "latitude")])
def test_not_a_number(package: Package, table: str, column: str, value: str) -> None:
    row = package.change(table, package.rows(table)[3][0], column, value)
    assert place(only(package.faults())) == (table, row, column, value)


@pytest.mark.parametrize("value", ["-5000000", "-0", "147000000.005", "147000000.000"])
@pytest.mark.parametrize("column", ["amount", "rounded_to"])
def test_an_amount_that_is_none(package: Package, column: str, value: str) -> None:
    row = package.change("funding", "fui5-state", column, value)
    assert place(only(package.faults())) == ("funding", row, column, value)


def test_a_cost_of_what_is_no_project(package: Package) -> None:
    package.change("funding", "fui5-state", "instrument", "governance")
    row = package.change("funding", "fui5-state", "of_cost", "true")
    (fault,) = (one for one in package.faults() if one.column == "of_cost")
    assert place(fault) == ("funding", row, "of_cost", "true")
    assert [(one.row, one.column) for one in fault.or_in] == [(row, "instrument")]


@pytest.mark.parametrize("value", ["-0", "147000000.005"])
def test_an_end_of_a_range_that_is_no_amount(package: Package, value: str) -> None:
    package.change("funding", "fui5-state", "wording", "between")
    row = package.change("funding", "fui5-state", "amount_to", value)
    assert place(only(package.faults())) == ("funding", row, "amount_to", value)


@pytest.mark.parametrize(
    ("wording", "to", "told"),
    [
        ("between", "", "amount_to, the larger amount"),
        ("plain", "148000000", "the wording 'between'"),
        ("at_most", "148000000", "the wording 'between'"),
        ("between", "146000000", "not less than the amount"),
    ],
)
def test_what_is_no_whole_range(package: Package, wording: str, to: str, told: str) -> None:
    package.change("funding", "fui5-state", "wording", wording)
    row = package.change("funding", "fui5-state", "amount_to", to)
    fault = only(package.faults())
    assert place(fault) == ("funding", row, "amount_to", to)
    assert told in fault.expected
    assert {place.column for place in fault.or_in} == {"wording", "amount"}


def test_a_package_from_before_ranges_has_none(package: Package, policy: poles.Policy) -> None:
    package.before("funding", "amount_to")
    loaded = poles.load_policy(package.folder)
    assert loaded == policy
    assert loaded.digest == policy.digest


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("funding", "amount_to"),
        ("funding", "of_cost"),
        ("funding", "yearly"),  # which was called otherwise, and is there by one of its names
        ("funders", "end"),
    ],
)
def test_a_column_that_is_described_is_missed(package: Package, table: str, column: str) -> None:
    package.lose(table, column)
    assert place(only(package.faults())) == (table, 1, column, None)


def test_a_later_column_by_another_name_is_told(package: Package) -> None:
    header, *rows = package.rows("funding")
    package.put("funding", [[name.replace("amount_to", "amount_bis") for name in header], *rows])
    told = [(fault.column, fault.value) for fault in package.faults()]
    assert ("amount_to", None) in told
    assert ("amount_bis", "amount_bis") in told


def test_of_rows_that_are_the_same_each_cell_of_the_key_is_named(package: Package) -> None:
    rows = package.rows("funding_funders")
    package.put("funding_funders", [*rows, rows[1]])
    fault = only(package.faults())
    last = len(rows) + 1
    assert place(fault) == ("funding_funders", last, "funding", rows[1][0])
    assert {(one.row, one.column) for one in fault.or_in} == {
        (last, "funder"), (2, "funding"), (2, "funder"),
    }  # fmt: skip


def test_a_duplicated_id(package: Package) -> None:
    rows = package.rows("sectors")
    package.put("sectors", [*rows, rows[1]])
    fault = only(package.faults())
    assert place(fault) == ("sectors", len(rows) + 1, "id", rows[1][0])
    assert "Row 2" in fault.hint


def test_a_dangling_reference(package: Package) -> None:
    row = package.change("labels", "p4-aquimer", "decision", "no-such-milestone")
    assert place(only(package.faults())) == ("labels", row, "decision", "no-such-milestone")


def test_a_label_outside_its_phase(package: Package) -> None:
    row = package.change("labels", "p4-aquimer", "phase", "3")
    assert [place(fault) for fault in package.faults()] == [
        ("labels", row, "start", "2019-02-05"),
        ("labels", row, "end", "2023-03-26"),
    ]


def test_a_label_that_outlives_the_next_decision(package: Package) -> None:
    row = package.change("labels", "p4-aquimer", "end", "2023-03-27")
    assert place(only(package.faults())) == ("labels", row, "end", "2023-03-27")


def test_overlapping_names_of_one_kind(package: Package, policy: poles.Policy) -> None:
    names = [name for name in policy.poles["aktantis"].names if name.kind == "official"]
    row = package.change("names", names[-1].id, "start", "2020-01-01")
    fault = only(package.faults())
    assert fault.table == "names"
    assert fault.column in ("start", "end")
    earlier = int(fault.hint.split()[1])
    assert {fault.row, earlier} >= {row}
    columns = {"pole", "kind", "start", "end"}
    assert {(one.row, one.column) for one in fault.or_in} == {
        *((fault.row, column) for column in columns - {fault.column}),
        *((earlier, column) for column in columns),
    }


def test_overlapping_seats(package: Package, policy: poles.Policy) -> None:
    pole = next(pole for pole in policy.poles if len(pole.seats) > 1)
    package.change("seats", pole.seats[0].id, "end", "")
    package.change("seats", pole.seats[1].id, "start", "")
    assert only(package.faults()).table == "seats"


def test_an_event_naming_an_unknown_pole(package: Package) -> None:
    row = package.append("event_after", event=package.rows("events")[1][0], pole="atlantis")
    assert ("event_after", row, "pole", "atlantis") in {place(fault) for fault in package.faults()}


def test_an_event_with_a_side_too_few(package: Package, policy: poles.Policy) -> None:
    rows = package.rows("event_before")
    merger = next(
        event for event in policy.events if event.kind == "merged" and len(event.before) == 2
    )
    package.put("event_before", [row for row in rows if row != [merger.id, merger.before[0]]])
    assert only(package.faults()).column == "kind"


def test_an_end_before_its_start(package: Package) -> None:
    row = package.change("labels", "p4-novalog", "end", "2019-02-04")
    assert ("labels", row, "end", "2019-02-04") in {place(fault) for fault in package.faults()}


@pytest.mark.parametrize(("column", "value"), [("start", "2024-02-05"), ("end", "2010-06-29")])
def test_a_holder_outside_its_label(package: Package, column: str, value: str) -> None:
    row = package.change("holders", "p4-euramaterials-matikem", "start", "")
    package.change("holders", "p4-euramaterials-matikem", "end", "")
    package.change("holders", "p4-euramaterials-matikem", column, value)
    assert place(only(package.faults())) == ("holders", row, column, value)


def test_an_end_with_a_pole_after_it_is_odd(package: Package) -> None:
    package.change("events", "2018-12-31-imaginove-absorbed", "kind", "ended")
    with pytest.warns(poles.OddData, match="imaginove-absorbed is an end, and has minalogic"):
        poles.load_policy(package.folder)


def test_overlapping_phases(package: Package) -> None:
    package.change("phases", "2", "start", "2008-07-12")
    assert {fault.table for fault in package.faults()} == {"phases"}


def test_a_retired_id_is_not_one_in_use(package: Package) -> None:
    row = package.append("identifiers", id="x", pole="axelera", scheme="poles", value="aquimer")
    package.append("provenance", table="identifiers", row="x", field="value", status="recalled")
    assert place(only(package.faults())) == ("identifiers", row, "value", "aquimer")


def siren(package: Package) -> tuple[str, str]:
    """The key and the number of a SIREN of one pole."""
    return next((row[0], row[3]) for row in package.rows("identifiers") if row[2] == "siren")


def test_a_number_of_two_poles(package: Package) -> None:
    _, number = siren(package)
    row = package.append("identifiers", id="x", pole="axelera", scheme="siren", value=number)
    package.append("provenance", table="identifiers", row="x", field="value", status="recalled")
    assert place(only(package.faults())) == ("identifiers", row, "value", number)


@pytest.mark.parametrize("apart", [{"start": "2026"}, {"role": "carrier"}])
def test_a_number_of_two_poles_in_turn_or_of_the_body_that_carries_one(
    package: Package, apart: dict[str, str]
) -> None:
    key, number = siren(package)
    package.change("identifiers", key, "end", "2025")
    new = {"id": "x", "pole": "axelera", "scheme": "siren", "value": number, **apart}
    package.append("identifiers", **new)
    package.append("provenance", table="identifiers", row="x", field="value", status="recalled")
    assert poles.load_policy(package.folder)


def test_a_retired_id_is_of_one_pole_for_ever(package: Package) -> None:
    for pole, start, end in (("axelera", "", "2010"), ("aquimer", "2012", "")):
        new = {"id": pole, "pole": pole, "scheme": "poles", "value": "old"}
        row = package.append("identifiers", **new, start=start, end=end)
        package.append(
            "provenance", table="identifiers", row=pole, field="value", status="recalled"
        )
    assert place(only(package.faults())) == ("identifiers", row, "value", "old")


@pytest.mark.parametrize(
    ("scheme", "value", "hint"),
    [
        ("host", "https://www.Axelera.org/fr", "Write axelera.org."),
        ("isni", "0000 0001 2281 955X", "Write 000000012281955X."),
        ("isni", "0000000459065361", "Compare it"),
    ],
)
def test_numbers_are_kept_in_one_form(package: Package, scheme: str, value: str, hint: str) -> None:
    row = package.append("identifiers", id="x", pole="axelera", scheme=scheme, value=value)
    package.append("provenance", table="identifiers", row="x", field="value", status="recalled")
    fault = only(package.faults())
    assert place(fault) == ("identifiers", row, "value", value)
    assert fault.hint.startswith(hint)


def test_a_package_of_before_tells_no_legal_names_of_numbers(package: Package) -> None:
    package.before("identifiers", "legal_name", "role")
    assert all(
        one.own for pole in poles.load_policy(package.folder).poles for one in pole.identifiers
    )


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [("calls", "fui-5", "budget_year", "99999"), ("evaluations", "2012-aquimer", "year", "-5")],
)
def test_a_year_that_is_none(
    package: Package, table: str, key: str, column: str, value: str
) -> None:
    row = package.change(table, key, column, value)
    assert place(only(package.faults())) == (table, row, column, value)


def test_a_stray_quote_is_one_fault(package: Package) -> None:
    file = package.file("labels")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = '"' + lines[3]
    file.write_text("".join(lines), encoding="utf-8")
    fault = only(package.faults())
    assert (fault.table, fault.row) == ("labels", 4)


@pytest.mark.parametrize(
    "table", ["funding_funders", "funding_calls", "event_before", "provenance", "sources", "poles"]
)
def test_a_missing_table_is_one_fault(package: Package, table: str) -> None:
    package.file(table).unlink()
    assert only(package.faults()).table == table


def test_utf_16(package: Package) -> None:
    file = package.file("sectors")
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    assert "UTF-16" in only(package.faults()).hint


def test_more_projects_retained_than_submitted(package: Package) -> None:
    row = package.change("calls", "fui-5", "retained", "207")
    assert place(only(package.faults())) == ("calls", row, "retained", "207")


def test_a_siren_with_a_wrong_digit(package: Package) -> None:
    key, value = siren(package)
    wrong = value[:-1] + str((int(value[-1]) + 1) % 10)
    row = package.change("identifiers", key, "value", wrong)
    assert place(only(package.faults())) == ("identifiers", row, "value", wrong)


def test_funders_in_a_circle(package: Package) -> None:
    package.change("funders", "public", "parent", "fui")
    assert {fault.column for fault in package.faults()} == {"parent"}
    assert {fault.value for fault in package.faults()} >= {"fui", "state", "public"}


def test_a_statement_without_time(package: Package) -> None:
    row = package.change("funding", "anr-cum-2012", "start", "")
    package.change("funding", "anr-cum-2012", "end", "")
    assert place(only(package.faults())) == ("funding", row, "start", "")


def test_a_statement_of_calls_whose_time_ends_before_it_begins(package: Package) -> None:
    row = package.change("funding", "fui5-state", "start", "2011")
    package.change("funding", "fui5-state", "end", "2010")
    assert place(only(package.faults())) == ("funding", row, "end", "2010")


def test_planned_money_without_a_stage(package: Package) -> None:
    row = package.change("funding", "env-p1", "stage", "")
    assert place(only(package.faults())) == ("funding", row, "stage", "")


@pytest.mark.parametrize(
    ("key", "stage", "told"),
    [
        ("env-p1", "granted", "a stage of planned: announced, bill, voted, amended"),
        ("fui5-state", "voted", "a stage of awarded: granted, engaged, nothing"),
    ],
)
def test_a_stage_of_another_basis(package: Package, key: str, stage: str, told: str) -> None:
    row = package.change("funding", key, "stage", stage)
    fault = only(package.faults())
    assert place(fault) == ("funding", row, "stage", stage)
    assert fault.expected == told


def test_a_row_without_a_source(package: Package) -> None:
    rows = package.rows("provenance")
    package.put("provenance", [row for row in rows if row[:2] != ["phases", "3"]])
    fault = only(package.faults())
    assert (fault.table, fault.column, fault.value, fault.expected) == (
        "phases",
        "number",
        "3",
        "a source",
    )


def test_a_source_that_says_otherwise_is_none(package: Package) -> None:
    rows = package.rows("provenance")
    package.put("provenance", [row for row in rows if row[:2] != ["phases", "3"]])
    package.append(
        "provenance",
        table="phases",
        row="3",
        field="start",
        source="bpifrance-2014",
        status="contradicts",
        value="2012",
    )
    fault = only(package.faults())
    assert (fault.table, fault.value, fault.expected) == ("phases", "3", "a source")


def test_a_recalled_row_does_not_pass_for_sourced(package: Package) -> None:
    row = package.append("provenance", table="phases", row="3", status="sourced")
    assert place(only(package.faults())) == ("provenance", row, "source", "")


def test_latin_1(package: Package) -> None:
    file = package.file("milestones")
    file.write_bytes(file.read_bytes().decode().encode("latin-1", errors="replace"))
    fault = only(tuple(f for f in package.faults() if f.table == "milestones"))
    assert "UTF-8" in fault.expected
    assert "Latin-1" in fault.hint


def test_a_byte_order_mark(package: Package) -> None:
    file = package.file("sectors")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert "byte-order mark" in only(package.faults()).expected


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../secrets.csv", "data/../../names.csv", "C:\\names.csv", "..\\names.csv"],
)
def test_a_path_that_leads_out(package: Package, path: str) -> None:
    def change(content: dict[str, object]) -> None:
        resources = content["resources"]
        assert isinstance(resources, list)
        next(resource for resource in resources if resource["name"] == "names")["path"] = path

    package.describe(change)
    fault = only(package.faults())
    assert place(fault) == ("datapackage.json", None, "resources.names.path", path)


def test_a_link_that_leads_out(package: Package, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    shutil.move(package.file("names"), outside)
    package.file("names").symlink_to(outside)
    row = package.change("labels", "p4-aquimer", "start", "soon")
    assert [(fault.table, fault.row, fault.expected) for fault in package.faults()] == [
        ("names", None, "a file inside the package"),
        ("labels", row, "a date"),
    ]


def test_a_zip_entry_that_climbs_out(policy: poles.Policy, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    poles.write_package(policy, archive)
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("../../names.csv", "id")
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(archive)
    assert only(caught.value.faults).table == "../../names.csv"


@pytest.mark.parametrize("name", ["../", "/etc/", "/etc/names.csv", "names.csv"])
def test_zip_entries_that_are_refused(policy: poles.Policy, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "package.zip"
    poles.write_package(policy, archive)
    with warnings.catch_warnings(), zipfile.ZipFile(archive, "a") as opened:
        warnings.simplefilter("ignore")
        opened.writestr(name, "")
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(archive)
    assert only(caught.value.faults).table == name


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda content: content.pop("version"), id="no version"),
        pytest.param(lambda content: content.pop("title_fr"), id="no French title"),
        pytest.param(lambda content: content.pop("licenses"), id="no licence"),
        pytest.param(lambda content: content.update(licenses=[{"name": "x"}]), id="half a licence"),
        pytest.param(
            lambda content: content.update(licenses="MIT"), id="a licence that is no list"
        ),
        pytest.param(lambda content: content.update(licenses=5), id="a licence that is a number"),
        pytest.param(
            lambda content: content.update(version="banana"), id="an edition that is none"
        ),
        pytest.param(
            lambda content: content.update(title="\ud800"), id="a title that cannot be written"
        ),
        pytest.param(lambda content: content.update(name="a\nb"), id="a name on two lines"),
        pytest.param(
            lambda content: content["resources"][3].update(encoding="latin-1"),
            id="another encoding",
        ),
        pytest.param(
            lambda content: content["resources"][3].update(dialect={"delimiter": ";"}),
            id="another dialect",
        ),
        pytest.param(
            lambda content: content["resources"][3].update(path="\ud800"),
            id="a path that cannot be written",
        ),
        pytest.param(lambda content: content.update(resources={}), id="tables that are no list"),
        pytest.param(lambda content: content["resources"].pop(), id="a table less"),
        pytest.param(
            lambda content: content["resources"].append({"name": "x", "path": "x.csv"}),
            id="a table more",
        ),
        pytest.param(
            lambda content: content["resources"].append(content["resources"][0]), id="a table twice"
        ),
        pytest.param(
            lambda content: content["resources"].append("x"), id="a table that is no object"
        ),
        pytest.param(
            lambda content: content["resources"][3].pop("path"), id="a table without a path"
        ),
    ],
)
def test_a_bad_descriptor(package: Package, change: Callable[[dict[str, object]], object]) -> None:
    package.describe(change)
    assert package.faults()[0].table == "datapackage.json"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'"x"', b"[" * 100_000, b'{"name": "x", "name": "y"}']
)
def test_a_descriptor_that_is_not_one(package: Package, content: bytes) -> None:
    (package.folder / "datapackage.json").write_bytes(content)
    assert only(package.faults()).table == "datapackage.json"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b'id,"', b"id,id\n", b"\n\n\n", b'id,scheme,fr,en\n"a,b,c,d\n', b"\xff\xfe"],
)
def test_a_table_that_is_not_one(package: Package, content: bytes) -> None:
    package.file("sectors").write_bytes(content)
    assert "sectors" in {fault.table for fault in package.faults()}


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04 nothing"])
def test_a_zip_that_is_not_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "package.zip").write_bytes(content)
    with pytest.raises(poles.InvalidPackage):
        poles.load_policy(tmp_path / "package.zip")


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(poles.InvalidPackage, match="Check the path"):
        poles.load_policy(tmp_path / "nowhere")
    for path in ("", "a" * 300, "\x00"):
        with pytest.raises(poles.InvalidPackage):
            poles.load_policy(path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(poles.InvalidPackage, match=r"datapackage\.json"):
        poles.load_policy(tmp_path / "empty")


def test_the_error_says_where_and_what_to_do(package: Package) -> None:
    row = package.change("evaluations", "2012-aquimer", "result", "excellent")
    with pytest.raises(ValueError, match="1 fault") as caught:
        poles.load_policy(package.folder)
    assert (
        f"evaluations, row {row}, column result: found 'excellent', expected one of objectives_met"
        in str(caught.value)
    )


def test_many_faults_are_counted_in_the_text_and_listed_in_full(package: Package) -> None:
    rows = package.rows("evaluations")
    package.put("evaluations", [rows[0], *[[*row[:-1], "excellent"] for row in rows[1:]]])
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(package.folder)
    assert len(caught.value.faults) == len(rows) - 1
    assert f"and {len(rows) - 21} more" in str(caught.value)


def test_what_is_odd_is_told_but_loads(package: Package) -> None:
    rows = package.rows("seats")
    pole = rows[1][rows[0].index("pole")]
    package.put("seats", [row for row in rows if row[1] != pole])
    kept = package.rows("provenance")
    gone = {row[0] for row in rows if row[1] == pole}
    package.put("provenance", [row for row in kept if not (row[0] == "seats" and row[1] in gone)])
    with pytest.warns(poles.OddData, match=f"{pole} holds"):
        poles.load_policy(package.folder)


def test_the_bundled_package_is_not_odd() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert poles.load_policy() is poles.load_policy()


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        ("labels", "p4-aquimer", "term", "2018-12-31"),
        ("members", "france-water-team-dream", "member", "france-water-team"),
        ("seats", "aquimer-1", "insee", "62-160"),
        ("seats", "aquimer-1", "longitude", "181"),
        ("seats", "aquimer-1", "latitude", "-90.5"),
        ("calls", "fui-5", "submitted", "-1"),
        ("funding", "fui5-state", "rounded_to", "0"),
        ("funding", "fui5-state", "projects", "-1"),
        ("funding", "fui5-state", "yearly", "mean"),
        ("price_index", "cpi-2010", "value", "0"),
        ("price_index", "cpi-2010", "year", "2011"),
        ("region_successions", "picardie-hauts-de-france", "after", "picardie"),
        ("identifiers", "imaginove-siren", "value", "12345"),
    ],
)
def test_each_impossible_value(
    package: Package, table: str, key: str, column: str, value: str
) -> None:
    row = package.change(table, key, column, value)
    faults = [(fault.table, fault.column) for fault in package.faults()]
    assert (table, column) in faults
    assert row in {fault.row for fault in package.faults()} or column == "year"


@pytest.mark.parametrize(("column", "value"), [("longitude", "181"), ("latitude", "-90.5")])
def test_what_is_nowhere_is_not_told_to_be_elsewhere(
    package: Package, column: str, value: str
) -> None:
    row = package.change("seats", "aquimer-1", column, value)
    assert place(only(package.faults())) == ("seats", row, column, value)


def test_a_phase_without_a_number(package: Package) -> None:
    row = package.change("phases", "1", "number", "0")
    assert ("phases", row, "number", "0") in {place(fault) for fault in package.faults()}


def test_a_statement_without_a_funder(package: Package) -> None:
    package.put(
        "funding_funders",
        [row for row in package.rows("funding_funders") if row[0] != "anr-cum-2012"],
    )
    fault = only(package.faults())
    assert (fault.table, fault.column, fault.value) == ("funding", "id", "anr-cum-2012")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"table": "rivers", "row": "3", "source": "actu-2012", "status": "sourced"}, "table"),
        ({"table": "phases", "row": "9", "source": "bpifrance-2014", "status": "sourced"}, "row"),
        (
            {
                "table": "phases",
                "row": "3",
                "field": "colour",
                "source": "bpifrance-2014",
                "status": "sourced",
            },
            "field",
        ),
        ({"table": "phases", "row": "3", "status": "recalled"}, "field"),
        (
            {
                "table": "phases",
                "row": "3",
                "field": "start",
                "source": "bpifrance-2014",
                "status": "contradicts",
            },
            "value",
        ),
        (
            {
                "table": "phases",
                "row": "3",
                "field": "start",
                "status": "contradicts",
                "value": "2012",
            },
            "source",
        ),
    ],
)
def test_each_impossible_line_of_provenance(
    package: Package, cells: dict[str, str], column: str
) -> None:
    row = package.append("provenance", **cells)
    assert ("provenance", row, column) in {
        (fault.table, fault.row, fault.column) for fault in package.faults()
    }


def test_a_pole_without_a_name_in_use_is_odd(package: Package) -> None:
    package.change("names", "aquimer-official-1", "kind", "variant")
    with pytest.warns(
        poles.OddData,
        match=r"aquimer holds p\d-aquimer on \d{4}-\d\d-\d\d, when it has no name in use",
    ):
        poles.load_policy(package.folder)


def test_files_larger_than_any_table_are_not_read(
    package: Package, policy: poles.Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poles.write_package(policy, tmp_path / "package.zip")
    monkeypatch.setattr("poles.package.files.LARGEST", 20_000)
    assert {fault.table for fault in package.faults()} >= {"provenance"}
    with pytest.raises(poles.InvalidPackage, match="at most 20,000 bytes"):
        poles.load_policy(tmp_path / "package.zip")


def test_a_damaged_entry_of_a_zip(policy: poles.Policy, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    poles.write_package(policy, archive)
    content = bytearray(archive.read_bytes())
    at = content.index(b"sources.csv") + 400
    content[at : at + 20] = bytes(20)
    archive.write_bytes(content)
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(archive)
    assert "sources" in {fault.table for fault in caught.value.faults}


def test_a_folder_in_the_place_of_a_file(package: Package) -> None:
    package.file("sectors").unlink()
    package.file("sectors").mkdir()
    assert only(package.faults()).table == "sectors"


def test_a_loop_of_links(package: Package) -> None:
    package.file("sectors").unlink()
    package.file("sectors").symlink_to(package.file("sectors"))
    assert only(package.faults()).table == "sectors"


@pytest.mark.parametrize(
    ("changes", "column", "hint"),
    [
        ({"longitude": "50.7264", "latitude": "1.6147"}, "longitude", "swapped"),
        ({"longitude": "-61.5"}, "longitude", "Compare it with a map"),
        ({"insee": "97411"}, "region", "in the département 974"),
        ({"insee": "69123"}, "region", "in the département 69"),
        ({"region": "bretagne"}, "region", "in the département 62"),
        ({"former_region": "picardie"}, "former_region", "in the département 62"),
    ],
)
def test_a_seat_that_is_elsewhere(
    package: Package, changes: dict[str, str], column: str, hint: str
) -> None:
    for cell, value in changes.items():
        package.change("seats", "aquimer-1", cell, value)
    found = [fault for fault in package.faults() if fault.table == "seats"]
    assert column in {fault.column for fault in found}
    assert any(hint in fault.hint for fault in found)


def test_two_calendar_years_of_what_is_one_financial_year_are_told(package: Package) -> None:
    package.change("funding", "anr-cum-2012", "start", "2005")
    package.change("funding", "anr-cum-2012", "end", "2006")
    for told in ("Aides de l'exercice 2004-2005", "Bilan 2005-2006"):
        package.change("funding", "anr-cum-2012", "part_fr", told)
        package.change("funding", "anr-cum-2012", "part_en", told)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            poles.load_policy(package.folder)
    package.change("funding", "anr-cum-2012", "part_en", "aid of the financial year 2005/06")
    with pytest.warns(poles.OddData, match="anr-cum-2012 is of the calendar years 2005 and 2006"):
        poles.load_policy(package.folder)
