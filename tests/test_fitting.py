"""Texts of the command fit the terminal, and nothing of them is lost or cut."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from asking import WIDE, asked
from damage import Package
from effort import examples
from poles.text import Card, Grid, GridColumn, card_text, fitted
from poles.text.fitting import fitted_widths

pytestmark = pytest.mark.usefixtures("kept_answers")

WORDS = st.text(st.characters(categories=["L", "Nd"], include_characters="\u00a0-–"), min_size=1)
LINES = st.builds(
    lambda indent, words: " " * indent + " ".join(words),
    st.integers(0, 8),
    st.lists(WORDS, min_size=1, max_size=30),
)
TEXTS = st.lists(LINES | st.just(""), max_size=5).map("\n".join)
WIDTHS = st.integers(40, 120)


def words(text: str) -> list[str]:
    """What stands between spaces and line ends; no-break spaces part nothing."""
    return [word for word in re.split(r"[ \n]", text) if word]


@given(TEXTS, WIDTHS)
@examples(200)
def test_a_text_keeps_its_words_and_its_lines_fit(text: str, width: int) -> None:
    told = fitted(text, width)
    assert words(told) == words(text)
    for line in told.split("\n"):
        assert len(line) <= width or len(words(line)) == 1
        assert line == line.rstrip(" ")


@given(TEXTS, WIDTHS)
@examples(200)
def test_what_fits_stays_as_it_is(text: str, width: int) -> None:
    told = fitted(text, width)
    longest = max(map(len, text.split("\n")))
    assert (told == text) or longest > width
    assert fitted(text, longest) == text


@given(TEXTS, WIDTHS)
@examples(100)
def test_what_goes_on_of_a_line_stands_further_in(text: str, width: int) -> None:
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        first, *more = fitted(line, width).split("\n")
        assert len(first) - len(first.lstrip(" ")) == (indent if first else 0)
        assert {len(one) - len(one.lstrip(" ")) for one in more} <= {indent + 4}


@given(st.lists(st.integers(0, 90), min_size=1, max_size=6), st.integers(1, 200))
def test_columns_give_way_from_the_widest(widths: list[int], room: int) -> None:
    found = fitted_widths(widths, room)
    assert all(one <= other for one, other in zip(found, widths, strict=True))
    assert sum(found) <= max(room, 0) or max(found) <= 12
    # A narrower one than the widest gave no way.
    given_way = [new for new, old in zip(found, widths, strict=True) if new < old]
    assert not given_way or min(given_way) >= max(found) - 1
    assert sum(widths) > room or found == widths


CELLS = st.lists(st.sampled_from(["Elopsys", "ALPHA-RLH", "2017", "merged", "—"]), max_size=25)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5), st.integers(50, 120))
@examples(100)
def test_a_table_keeps_what_is_in_its_columns(
    rows: list[tuple[list[str], ...]], width: int
) -> None:
    columns = (GridColumn("one"), GridColumn("two"), GridColumn("three", number=True))
    grid = Grid(columns, [("across all of it",), *(tuple(map(" ".join, row)) for row in rows)])
    told = card_text(Card("", (grid,)), "en", width=width).split("\n")
    assert all(len(line) <= width for line in told)
    for cells in rows:
        for word in chain.from_iterable(cells):
            assert any(word in line for line in told)
    wide = card_text(Card("", (grid,)), "en").split("\n")
    assert sorted(words("\n".join(told))) == sorted(words("\n".join(wide)))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
@examples(50)
def test_cells_stand_below_each_other_where_their_columns_do_not_fit(
    rows: list[tuple[list[str], ...]],
) -> None:
    columns = (GridColumn("one"), GridColumn("a column"), GridColumn("three", number=True))
    cells = [tuple(map(" ".join, row)) for row in rows]
    across = ("across all of it",)
    for heading, indent in (("", ""), ("Heading", "  ")):
        grid = Grid(columns, [across, *cells, ("long " * 9, "long " * 9, "long " * 9)], heading)
        told = card_text(Card("", (grid,)), "en", width=20).split("\n")
        beside = [f"{indent}{title}" for title in ("one         ", "  a column  ", "  three     ")]
        shown = [
            f"{beside[place]}{cell}" for row in cells for place, cell in enumerate(row) if cell
        ]
        head = [*filter(None, [heading]), f"{indent}across all of it"]
        assert told[: -len(columns)] == [*head, *shown]
    # Without titles there is nothing to tell the cells by.
    bare = Grid((GridColumn(), GridColumn()), [("long " * 9, "long " * 9)])
    assert card_text(Card("", (bare,)), "en", width=20).split("\n")[0] == "long long     long long"


@pytest.mark.parametrize("sign", [":", ";", "?", "!", "»"])
def test_no_line_begins_with_a_sign_of_french(sign: str) -> None:
    for length in range(1, 40):
        text = f"{'x' * length} pôles {sign} le soutien"
        told = fitted(text, 20)
        assert f"pôles {sign}" in told
        assert words(told) == words(text)
        card = Card("", (Grid((GridColumn(), GridColumn()), [(text, text)]),))
        assert f"pôles {sign}" in card_text(card, "fr", width=40)


def test_what_is_broken_is_not_aligned() -> None:
    assert fitted("  lost                said of it", 20) == "  lost  said of it"
    assert fitted("  lost      all of it", 30) == "  lost      all of it"


QUESTIONS = [
    (),
    ("--on", "2012-11-19"),
    ("--full",),
    ("--full", "--on", "2008-06-30"),
    ("show", "Minalogic"),
    ("show", "Elopsys", "--cite"),
    ("lost",),
    ("funding", "--funder", "fui", "--call", "fui-3", "--cite"),
    ("funding", "--funder", "fui", "--call", "fui-3", "--figure", "160 M€"),
]


def fits(text: str, columns: int) -> Iterator[str]:
    """The lines that are longer, though they could be broken."""
    for line in text.splitlines():
        if len(line) > columns and len(words(line)) > 1:
            yield line


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("lang", get_args(poles.Lang))
@pytest.mark.parametrize("columns", [60, 100])
def test_lines_fit_the_terminal(
    capsys: pytest.CaptureFixture[str], question: tuple[str, ...], lang: str, columns: int
) -> None:
    wide, _ = asked(capsys, *question, "--lang", lang)
    told, _ = asked(capsys, *question, "--lang", lang, columns=columns)
    assert not list(fits(told, columns))
    # The first screen is never wider than 100, and tables put the words of a cell below each other.
    if (question, columns) == (("lost",), 60):  # its titles stand beside each cell
        assert set(words(told)) == set(words(wide))
    else:
        assert sorted(words(told)) == sorted(words(wide))


def test_no_terminal_is_narrower_than_words_and_none_is_100(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, _ = asked(capsys, "show", "Minalogic", columns=1)
    assert told == asked(capsys, "show", "Minalogic", columns=40)[0]
    assert told != asked(capsys, "show", "Minalogic", columns=41)[0]
    monkeypatch.delenv("COLUMNS", raising=False)
    from poles.__main__ import main

    assert main(["show", "Minalogic"]) == 0
    assert capsys.readouterr().out == asked(capsys, "show", "Minalogic", columns=100)[0]


def test_what_differs_and_what_is_wrong_fit_too(
    capsys: pytest.CaptureFixture[str], package: Package
) -> None:
    package.change("labels", "p4-aquimer", "end_reason", "tired of it")
    for code, arguments in ((1, ("check", str(package.folder))),):
        wide, _ = asked(capsys, *arguments, code=code)
        told, _ = asked(capsys, *arguments, code=code, columns=60)
        assert words(told) == words(wide)
        assert not list(fits(told, 60))
        assert list(fits(wide, 60))


def test_the_texts_of_a_match_fit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("nom\n" + "Elopsis et bien d'autres " * 5 + "\n", encoding="utf-8")
    wide, _ = asked(capsys, "match", str(file), "--column", "nom")
    told, _ = asked(capsys, "match", str(file), "--column", "nom", columns=60)
    assert words(told) == words(wide)
    assert list(fits(wide, 60))
    assert not list(fits(told, 60))
    assert max(map(len, wide.splitlines())) < WIDE
