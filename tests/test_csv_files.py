"""Files as spreadsheets and people write them are read by their columns' names; what is no such
file says what it is.
"""

import csv
import gzip
import io
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles.__main__ import main
from poles.intake.csv_files import CsvFile
from poles.intake.headers import keys_of

SOURCE = poles.Source(id="table", kind=poles.SourceKind.THIRD_PARTY, title="A table")
COLUMNS = {"poles": "Pôle", "period": "Année", "amount": "Aide perçue"}
TABLE = "Pôle;Année;Aide perçue\nMinalogic;2008;12\n"


def read(table: Any, **options: Any) -> poles.FundingTable:
    values = {"basis": "awarded", "funders": "fui"}
    return poles.read_funding(
        table, rows="totals", columns=COLUMNS, values=values, source=SOURCE, **options
    )


def written(folder: Path, content: str | bytes, name: str = "aid.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        f"\ufeff{TABLE}",
        f"sep=;\n{TABLE}",
        f'\ufeff"sep=;"\r\n{TABLE}',
        f"SEP=;;;\n{TABLE}",
        f"sep=^\n{TABLE}".replace(";", "^"),
        TABLE.replace("Pôle;Année", " Pôle ; Année").replace("perçue\n", "perçue \n"),
        TABLE.replace("Aide perçue", "Aide\u00a0perçue"),
        TABLE.replace("Aide perçue", "Aide   perçue"),
        TABLE.replace("Aide perçue", '"Aide\nperçue"'),
        TABLE.replace("Aide perçue", '"Aide\r\n perçue"'),
        unicodedata.normalize("NFD", TABLE),
        TABLE.replace("perçue\n", "perçue;;\n").replace("12\n", "12;;\n"),
        TABLE.replace("perçue\n", "perçue;X;X\n").replace("12\n", "12;1;2\n"),
        TABLE.replace("Pôle", "X;X;Pôle").replace("Minalogic", "1;2;Minalogic"),
        f"{TABLE}\n;;\n  ; ;\n",
        TABLE.replace(";", ",").replace("Pôle", '"a;b;c;d;e",Pôle').replace("Mina", "x,Mina"),
    ],
)
def test_files_as_they_are_written(tmp_path: Path, content: str) -> None:
    (record,) = read(written(tmp_path, content)).records
    assert (record.id, record.poles) == ("table-2", ("minalogic",))
    assert record.amount == 12


@pytest.mark.parametrize(
    ("content", "reason", "hint"),
    [
        (f"Aides aux pôles;;\n\n{TABLE}", "its first line has not", "Row 3 has them: take out"),
        (TABLE.replace("Aide perçue", "AIDE PERÇUE"), "", "Did you mean 'AIDE PERÇUE'?"),
        (TABLE.replace("Aide perçue", "Montant"), "", "Its columns are Pôle, Année, Montant."),
        (TABLE.replace("Année", "Pôle;Année"), "2 of its columns are called 'Pôle', 'Pôle'", ""),
        (TABLE.replace("Pôle;", "Pôle ; Pôle;"), "2 of its columns", ""),
        ("", "it has no column 'Pôle'", "Its columns are none."),
        ('Pôle;Année;Aide perçue\n"a', "unexpected end of data", ""),
    ],
)  # fmt: skip
def test_what_a_header_lacks_is_told(tmp_path: Path, content: str, reason: str, hint: str) -> None:
    if reason == "2 of its columns":  # both are spelt in other ways than is asked
        content = content.replace("Pôle ; Pôle;", " Pôle; Pôle ;")
    with pytest.raises(poles.InvalidTable) as told:
        read(written(tmp_path, content))
    assert reason in told.value.reason
    assert hint in told.value.hint


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason", "hint"),
    [
        (gzip.compress(TABLE.encode(), mtime=0), "a file of gzip", "Unpack it"),
        (b"BZh91AY", "a file of bzip2", "Unpack it"),
        (b"PAR1\x15\x04\x15", "a file of Parquet", "polars.read_parquet"),
        (b"ARROW1\0\0", "a file of Arrow", "polars.read_ipc"),
        (b"SQLite format 3\0", "a file of SQLite", "a query"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", "read_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an Excel workbook", "read_excel"),
        (zipped("mimetype", "content.xml"), "an OpenDocument spreadsheet", 'engine="odf"'),
        (zipped("aid.csv"), "it is a zip", "Unpack it"),
        (b"PK\x03\x04 and so on", "it is a zip", "Unpack it"),
        (b'\n[{"a": 1}]', "it is JSON", "json.load"),
        (b"<!DOCTYPE html>", "a page", "Save the table itself"),
        (TABLE.encode("utf-16"), "not in utf-8", "encoding='utf-16'"),
        (TABLE.encode("utf-16-le"), "not in utf-8", "encoding='utf-16-le'"),
        (TABLE.encode("utf-16-be"), "not in utf-8", "encoding='utf-16-be'"),
        (TABLE.encode("cp1252"), "not in utf-8", "encoding='cp1252'"),
        (TABLE.encode("mac_roman"), "not in utf-8", "encoding='mac_roman'"),
        (TABLE.encode("cp850"), "not in utf-8", "encoding='cp850'"),
    ],
    ids=lambda given: "content" if isinstance(given, bytes) else None,
)
def test_a_file_says_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, reason: str, hint: str
) -> None:
    file = written(tmp_path, content)
    with pytest.raises(poles.InvalidTable) as told:
        read(file)
    assert reason in told.value.reason
    assert hint in told.value.hint
    if "encoding=" in hint:  # and so it is read
        assert len(read(file, encoding=hint.split("'")[1]).records) == 1
    assert main(["match", str(file), "--column", "Pôle"]) == 2
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman"])
def test_utf8_is_not_read_as_something_else(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(poles.InvalidTable, match=f"it is in utf-8, not in {encoding}"):
        read(written(tmp_path, TABLE), encoding=encoding)
    plain = "Pole;Annee;Aide\nMinalogic;2008;12\n"
    columns = {"poles": "Pole", "period": "Annee", "amount": "Aide"}
    values = {"basis": "awarded", "funders": "fui"}
    found = poles.read_funding(
        written(tmp_path, plain),
        rows="totals",
        columns=columns,
        values=values,
        source=SOURCE,
        encoding=encoding,
    )
    assert len(found.records) == 1


@pytest.mark.parametrize("path", ["https://example.org/aid.csv", "s3://bucket/aid.csv"])
def test_addresses_are_no_files(path: str) -> None:
    with pytest.raises(poles.InvalidTable, match=f"{path} cannot be used: it is an address"):
        read(path)


def test_rows_of_a_list_are_found_by_their_columns() -> None:
    rows = [
        {unicodedata.normalize("NFD", "Pôle"): "Minalogic", "Année": 2008, "Aide perçue ": 12},
        {" Aide\nperçue": 13, "Pôle": "Elopsys", "Année ": 2009, "Remarque": "x"},
        {"Pôle": "Axelera", "Année": 2010},
        {"Pôle": None, "Année": " ", "Aide perçue": float("nan")},
    ]
    found = read(rows)
    assert [record.amount for record in found.records] == [12, 13]
    assert [(fault.row, fault.column) for fault in found.faults] == [(4, "Aide perçue")]
    assert read([]).rows == 0
    with pytest.raises(poles.InvalidTable, match="'Pôle' and 'Pôle ' are one column of it"):
        poles.read_funding(
            rows, rows="totals", columns={**COLUMNS, "beneficiaries": "Pôle "}, source=SOURCE
        )


def test_the_command_keeps_a_file_as_it_is(tmp_path: Path) -> None:
    """Its first line for spreadsheets, its empty lines, and columns of one name."""
    text = "sep=;\r\nn;n; nom ;\r\n1;2;Elopsys;\r\n\r\n3;4;;x\r\n"
    file, out = written(tmp_path, f"\ufeff{text}"), tmp_path / "out.csv"
    assert main(["match", str(file), "--column", "nom", "--out", str(out)]) == 0
    assert out.read_bytes().decode() == (
        "\ufeffsep=;\r\nn;n; nom ;;pole_id;pole_match;pole_unmatched\r\n"
        "1;2;Elopsys;;elopsys;name;\r\n\r\n3;4;;x;;;\r\n"
    )
    once = out.read_bytes()
    assert main(["match", str(out), "--column", "nom", "--out", str(out)]) == 0
    assert out.read_bytes() == once


WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=6)
BLANKS = st.sampled_from([" ", "\u00a0", "\n", "\t", "\u2009"])


@given(st.lists(WORDS, min_size=1, max_size=3), st.data())
@examples(100)
def test_blanks_and_composition_make_no_other_column(words: list[str], data: st.DataObject) -> None:
    name = unicodedata.normalize("NFKC", " ".join(words))
    spelt = "".join(data.draw(BLANKS) + word for word in name.split()) + data.draw(BLANKS)
    if data.draw(st.booleans()):
        spelt = unicodedata.normalize("NFD", spelt)
    header = ["", spelt, ""]
    assert keys_of(header, [name], "table") == ["", name, ("", 2)]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4), st.sampled_from(",;\t|"))
@examples(50)
def test_any_cells_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "cells.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows([["nom", "x"], *rows])
    assert [cells for _, cells in CsvFile(file, ("nom",)).rows()] == rows
