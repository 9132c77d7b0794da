"""The command writes a file as it was, with what its names mean beside them: nothing of several
poles is given to one.
"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles.__main__ import main


def matched(folder: Path, content: bytes, *options: str) -> bytes:
    """What the command makes of a file with a column ``nom``."""
    file, out = folder / "in.csv", folder / "out.csv"
    file.write_bytes(content)
    assert main(["match", str(file), "--column", "nom", "--out", str(out), *options]) == 0
    return out.read_bytes()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_written_as_it_was(
    tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    rows = [["nom", "où"], ["Elopsys", "Limoges"], ["nobody", "Île"]]
    told = [
        ["pole_id", "pole_match", "pole_unmatched"],
        ["elopsys", "name", ""],
        ["", "", "nobody"],
    ]

    def text(rows: list[list[str]]) -> bytes:
        return "".join(delimiter.join(row) + end for row in rows).encode(encoding)

    options = [] if encoding.startswith("utf-8") else ["--encoding", encoding]
    expected = [[*row, *more] for row, more in zip(rows, told, strict=True)]
    assert matched(tmp_path, text(rows), *options) == text(expected)


@pytest.mark.parametrize(
    ("cell", "ids", "ways", "lost"),
    [
        ("Vegepolys; Minalogique", "vegepolys", "folded;partly", "Minalogique"),
        ("Elopsys / pôle Minalogic", "elopsys;minalogic", "name;part", ""),
        ("Elopsys et Axelera; nobody / Minalogique", "elopsys;axelera", "name;partly",
            "nobody;Minalogique"),
        ("nobody et Minalogique", "", "", "nobody;Minalogique"),
        ("Elopsys; Elopsys", "elopsys", "name", ""),
        (" ; ", "", "", ""),
    ],
)  # fmt: skip
def test_what_is_not_found_of_a_cell_is_told(
    tmp_path: Path, cell: str, ids: str, ways: str, lost: str
) -> None:
    splits = [part for sign in (";", "/", " et ") for part in ("--split", sign)]
    out = matched(tmp_path, f'n,nom\n1,"{cell}"\n'.encode(), *splits).decode()
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["pole_id"], row["pole_match"], row["pole_unmatched"]) == (ids, ways, lost)


def test_a_name_of_several_is_not_given_to_one(tmp_path: Path) -> None:
    """Told in the report are the signs that would part them."""
    out = matched(tmp_path, b"nom\nVegepolys; Minalogique\n").decode()
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["pole_id"], row["pole_unmatched"]) == ("", "Vegepolys; Minalogique")


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Vegepolys; Minalogique", (";",)),
        ("Elopsys / Minalogic", ("/",)),
        ("Elopsys, Axelera et Minalogic", (",", " et ")),
        ("Images & Réseaux; Elopsys", (";",)),
        ("Elopsys, Axelera", (",",)),
        ("Elopsys and Axelera", (" and ",)),
        ("Minalogique", ()),
        ("nobody; Elopsys", ()),
        ("a; b", ()),
        ("Elopsys", ()),
    ],
)
def test_a_cell_of_several_poles_is_told_to_be_split(text: str, signs: tuple[str, ...]) -> None:
    report = poles.load_policy().match([text])
    assert report.rows[0].separators == signs
    for told in (str(report), report.text("en"), report.text("fr")):
        assert ("split=" in told) == bool(signs)


def test_a_file_in_another_encoding_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.csv"
    for encoding, other in (("cp1252", "cp1252"), ("utf-16", "utf-16")):
        file.write_bytes("nom;où\nÉlopsys;là\n".encode(encoding))
        assert main(["match", str(file), "--column", "nom"]) == 2
        err = capsys.readouterr().err
        assert "it is not in utf-8 (" in err
        assert f"in a shell --encoding {other}." in err
        assert main(["match", str(file), "--column", "nom", "--encoding", other]) == 0
    assert main(["match", str(file), "--column", "nom", "--encoding", "klingon"]) == 2
    assert "no encoding is called 'klingon'. Leave the encoding out." in capsys.readouterr().err


@pytest.mark.parametrize("split", ["", 3, [";", ""], {";": 1}, [None], b";"])
def test_what_parts_no_cell_is_refused(split: object) -> None:
    with pytest.raises(poles.InvalidQuestion, match="expected the text between two names, or"):
        poles.load_policy().match(["Elopsys"], split=split)  # type: ignore[arg-type]


NAMES = st.sampled_from(["Elopsys", "pôle Minalogic", "Minalogique", "nobody", "Axelera"])
SIGNS = st.lists(st.sampled_from([";", "/", " et ", "//", " - "]), min_size=1, unique=True)


@given(st.lists(NAMES, max_size=4), SIGNS, st.data())
@examples(100)
def test_a_cell_means_what_its_pieces_mean(
    names: list[str], signs: list[str], data: st.DataObject
) -> None:
    cell = "".join(
        f" {name} {data.draw(st.sampled_from(signs))}" if place < len(names) - 1 else name
        for place, name in enumerate(names)
    )
    policy = poles.load_policy()
    report = policy.match([cell], split=signs)
    alone = policy.match(names)
    assert report.poles(cell) == tuple(
        dict.fromkeys(pole for name in names for pole in alone.poles(name))
    )
    assert [row.text for row in report.rows] == list(dict.fromkeys(names))
    assert report.poles(cell) == policy.match([cell], split=signs[::-1]).poles(cell)
