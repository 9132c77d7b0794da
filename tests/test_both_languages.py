"""Pages that there are in French and in English say the same: what one has, the other has too."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from both_languages import PARTS, ROOT, calls, commands, links, pairs, prose, shape
from poles.__main__ import main
from typography import faults

PAIRS = pairs()
BY_HAND = [pair for pair in PAIRS if not pair[0].name.startswith("contradictions")]
"""Those that no command writes."""
FRENCH = [french for _, french in PAIRS]
WALKS = [ROOT / "docs" / name for name in ("walks.md", "walks.fr.md")]
BLOCK = re.compile(r"^## [^\n]*|^```(?P<kind>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return page.name


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_what_french_readers_ask_first_is_there_in_french() -> None:
    first = {"README", "index", "walks", "tutorial", "money", "lost", "contradictions"}
    assert first <= {english.stem for english, _ in PAIRS}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_both_have_the_same_sections_and_examples(pair: tuple[Path, Path]) -> None:
    english, french = (shape(read(page)) for page in pair)
    assert french == english
    assert len(english) > 5


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_what_one_of_them_lacks_is_seen(pair: tuple[Path, Path]) -> None:
    """A section, an example, an entry of a list or a row of a table, whichever it is."""
    page = read(pair[1])
    for part in PARTS.finditer(page):
        assert shape(page[: part.start()] + page[part.end() :]) != shape(page), part[0]


@pytest.mark.parametrize("pair", BY_HAND, ids=lambda pair: pair[0].name)
def test_each_leads_to_the_other(pair: tuple[Path, Path]) -> None:
    """Above its first section; to what a command writes, the site adds it."""
    english, french = pair
    assert f"\n[En français]({french.name})\n" in read(english).partition("\n## ")[0]
    assert f"\n[In English]({english.name})\n" in read(french).partition("\n## ")[0]


@pytest.mark.parametrize("page", FRENCH, ids=name)
def test_a_french_page_leads_to_french_pages_where_there_are_any(page: Path) -> None:
    there = {english.resolve() for english, _ in PAIRS}
    own = page.with_name(page.name.replace(".fr.md", ".md")).resolve()
    led = {(page.parent / link).resolve() for link in links(read(page))}
    assert led & there <= {own}


@pytest.mark.parametrize("page", FRENCH, ids=name)
def test_no_line_of_a_french_page_breaks_before_a_sign(page: Path) -> None:
    assert not faults(prose(read(page)))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("found", 'print(found.text("fr"))'),
        ("pole", 'print(pole.card("fr"))'),
        ("print(total(by='year'))", 'print(total(by="year").text("fr"))  # par année'),
        ('x.text("en", rows=4)', 'x.text("fr", rows=4)'),
        ("cite(found, style='a')", "cite(found, style='a', lang='fr')"),
        ("one.cause.en", "one.cause.fr"),
        ('print(1, "labels", pole.name)', 'print(1, "libellés", pole.name)'),
        ('def f():\n    """Text."""\n    return 1', 'def f():\n    """Texte."""\n    return 1'),
        ('def f():\n    """Text."""', 'def f():\n    """Text."""'),
        (">>> one\n1\n", ">>> one\nun\n"),
    ],
)
def test_languages_words_and_comments_do_not_tell_examples_apart(english: str, french: str) -> None:
    assert calls(english) == calls(french)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("found", "found.low"),
        ('get("Elopsys")', 'get("Minalogic")'),
        ('x.text("en", rows=4)', 'x.text("en")'),
        ("print(a, b)", "print(a)"),
        ("def f():\n    return 1", "def f():\n    return 2"),
        (">>> one\n1\n", ">>> two\n1\n"),
    ],
)
def test_all_else_does(one: str, other: str) -> None:
    assert calls(one) != calls(other)


def test_commands_are_compared_without_language_and_comments() -> None:
    line = "python -m poles show Elopsys --lang fr   # toute une vie"
    assert commands(line) == commands("python -m poles show Elopsys") != commands("python -m poles")


@pytest.mark.parametrize("page", WALKS, ids=name)
def test_a_walk_prints_what_the_page_shows(page: Path) -> None:
    """Each by itself, as who begins with it types it."""
    shown = 0
    names: dict[str, object] = {}
    printed = ""
    for block in BLOCK.finditer(read(page)):
        if block["kind"] is None:
            names = {}
        elif block["kind"] == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(block["code"], names)  # noqa: S102 - the lines of our own pages
            printed = re.sub(r" +$", "", out.getvalue(), flags=re.MULTILINE)
        elif block["kind"] == "text":
            assert block["code"] == printed
            shown += 1
    assert shown == 7


@pytest.mark.parametrize("page", WALKS, ids=name)
def test_the_commands_of_a_walk_answer(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("projects.csv").write_text("title,pole\nLight,Elopsys\n", encoding="utf-8")
    asked = re.findall(r"^\.venv/bin/python -m poles (.*)$", read(page), re.MULTILINE)
    for line in asked:
        assert main(shlex.split(line)) == 0, line
        assert capsys.readouterr().out
    assert len(asked) == 4
    assert {file.name for file in Path().iterdir()} == {
        "projects.csv",
        "projects-with-ids.csv",
        "lost.csv",
    }
