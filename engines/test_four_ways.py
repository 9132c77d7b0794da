"""The same cell gives the same poles by match, annotate, read_funding and the command."""

import csv
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pyarrow as pa
import pytest

import poles
from poles import frames
from poles.__main__ import main

POLICY = poles.load_policy()
WILD = Path(__file__).parent.parent / "tests"
SPLIT = [";", " / ", " et "]
Given: TypeAlias = dict[str, tuple[str, ...]]


def texts(file: str) -> list[str]:
    """The distinct texts of a labelled set of names, and some cells of several."""
    with (WILD / file).open(encoding="utf-8", newline="") as rows:
        alone = list(dict.fromkeys(row["text"] for row in csv.DictReader(rows)))
    several = [f"{one}; {other}" for one, other in zip(alone[::7], alone[3::7], strict=False)]
    # A cell that begins with a sign of arithmetic is written with an apostrophe before it.
    return [text for text in (*alone, *several) if text[0] not in "=+-@'" and "\n" not in text]


def matched(cells: list[str], **asked: Any) -> Given:
    report = POLICY.match(cells, **asked)
    return {cell: tuple(pole.id for pole in report.poles(cell)) for cell in cells}


def annotated(cells: list[str], **asked: Any) -> Given:
    frame = pa.table({"name": cells, "place": range(len(cells))})
    found: dict[str, list[str]] = {cell: [] for cell in cells}
    add = ["pole_id", "pole_weight"]
    rows = frames.annotate(frame, "name", when_split="explode", add=add, **asked)
    for row in rows.to_pylist():
        if row["pole_id"] is not None:
            found[row["name"]].append(row["pole_id"])
    return {cell: tuple(poles) for cell, poles in found.items()}


def read(cells: list[str], **asked: Any) -> Given:
    """Read as a table of money, where each is known to be of poles, or a fault with its value."""
    found = poles.read_funding(
        [{"pole": cell, "eur": "1"} for cell in cells],
        rows="totals",
        columns={"poles": "pole", "amount": "eur"},
        values={"basis": "paid", "funders": "anr", "period": "2010"},
        source=poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine"),
        **asked,
    )
    rows = {f"mine-{number}": cell for number, cell in enumerate(cells, start=2)}
    return {rows[one.id]: one.poles for one in found.records}


def commanded(folder: Path, cells: list[str], known: str | None, split: list[str] | None) -> Given:
    file, out = folder / "in.csv", folder / "out.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([["name", "n"], *([cell, "1"] for cell in cells)])
    more = [] if known is None else ["--known"]
    more += [part for sign in split or () for part in ("--split", sign)]
    assert main(["match", str(file), "--column", "name", "--out", str(out), *more]) == 0
    separator = (split or [";"])[0]
    with out.open(encoding="utf-8", newline="") as rows:
        return {
            row["name"]: tuple(filter(None, row["pole_id"].split(separator)))
            for row in csv.DictReader(rows)
        }


@pytest.mark.parametrize("split", [None, SPLIT], ids=["whole", "split"])
@pytest.mark.parametrize("known", [None, "poles"])
@pytest.mark.parametrize("file", ["names_in_the_wild.csv", "names_in_the_wild_2.csv"])
def test_the_same_cell_gives_the_same_poles(
    tmp_path: Path, file: str, known: Literal["poles"] | None, split: list[str] | None
) -> None:
    cells = texts(file)
    found = matched(cells, known=known, split=split)
    assert annotated(cells, known=known, split=split) == found
    assert commanded(tmp_path, cells, known, split) == found
    if known == "poles":
        # Who reads money gets a record only where all of a cell was found.
        whole = read(cells, split=split)
        assert whole == {cell: found[cell] for cell in whole}
        report = POLICY.match(cells, known=known, split=split)
        lost = {row.text for row in report.rows if row.pole is None}
        pieces = {cell: report.cells.get(cell, (cell,)) for cell in cells}
        assert whole.keys() == {cell for cell in cells if lost.isdisjoint(pieces[cell])}


@pytest.mark.parametrize("file", ["names_in_the_wild.csv", "names_in_the_wild_2.csv"])
def test_who_knows_that_they_are_poles_never_finds_fewer(file: str) -> None:
    cells = texts(file)
    found, known = matched(cells), matched(cells, known="poles")
    assert {cell: known[cell] for cell in cells if found[cell]} == {
        cell: found[cell] for cell in cells if found[cell]
    }
