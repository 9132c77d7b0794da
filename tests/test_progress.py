"""How far something is that takes a while, and what was written, which are no part of an answer."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from asking import asked
from poles.results import Progress
from poles.show.terminal import Told, say_page
from poles.terms import Lang
from poles.text import Steps

POLICY = poles.load_policy()
LANGS = get_args(Lang)
NAMES = ("Noms", "Names")


class Terminal(io.StringIO):
    """Something that people look at."""

    def isatty(self) -> bool:
        return True


@given(st.integers(0, 30), st.integers(1, 12))
def test_each_of_so_many_steps_and_the_last_are_told(total: int, every: int) -> None:
    seen: list[Progress] = []
    assert list(Steps(NAMES, total, seen.append, every)(range(total))) == list(range(total))
    done = [one.done for one in seen]
    assert done == sorted({*range(0, total + 1, every), total}) if total else not done
    assert {one.total for one in seen} <= {total}


@given(st.lists(st.integers()))
def test_nobody_need_listen(works: list[int]) -> None:
    assert list(Steps(NAMES, len(works), None)(works)) == works


def rising(seen: list[Progress]) -> Iterator[bool]:
    for one, other in pairwise(seen):
        yield one.what != other.what or one.done < other.done


def test_matching_tells_how_far_it_is() -> None:
    seen: list[Progress] = []
    names = [f"nobody {number}" for number in range(2500)]
    report = POLICY.match(names, progress=seen.append)
    assert [one.done for one in seen] == [0, 1000, 2000, 2500]
    assert report == POLICY.match(names)
    assert all(rising(seen))


def test_conflicts_tell_how_far_they_are() -> None:
    seen: list[Progress] = []
    found = poles.conflicts(POLICY.funding, "planned", limit=2, progress=seen.append)
    assert [*found] == [*poles.conflicts(POLICY.funding, "planned", limit=2)]
    assert seen[0].done == 0
    assert all(rising(seen))
    assert seen[0].text("en").startswith("Conflicts, planned, ")
    assert seen[0].text("fr").startswith("Contradictions, prévu, ")
    last = {one.what: one for one in seen}
    assert all(one.done == one.total for one in last.values())


def test_reading_and_writing_a_file_tell_how_far_they_are(tmp_path: Path) -> None:
    from poles.intake.csv_files import READING, WRITING, CsvFile
    from poles.intake.match_files import match_file

    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text("nom\n" + "pôle Minalogic\n" * 2000, encoding="utf-8")
    seen: list[Progress] = []
    _, number = match_file(POLICY, CsvFile(file, ("nom",), "utf-8", seen.append), out)
    assert number == 2000
    assert all(rising(seen))
    assert [one.what for one in (seen[0], seen[-1])] == [READING, WRITING]
    assert all(one.done <= one.total == 100 for one in seen)


def told(seconds: list[float], monkeypatch: pytest.MonkeyPatch, file: io.StringIO) -> str:
    """What a file has where work was told at some seconds, and at the end."""
    clock = iter([0.0, *seconds])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with Told("fr", file) as tell:
        for done, _ in enumerate(seconds):
            tell(Progress(NAMES, done, 9))
    return file.getvalue()


def test_a_terminal_is_told_after_a_second_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([0.1, 0.9], monkeypatch, Terminal()) == ""
    text = told([0.5, 1.1, 1.15, 1.3], monkeypatch, Terminal())
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in text.split("\r")]
    blank = " " * len("Noms : 3 sur 9")
    assert lines == ["", "Noms : 1 sur 9", "Noms : 3 sur 9", blank, ""]


def test_what_is_no_terminal_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told([5.0, 9.0], monkeypatch, io.StringIO()) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_written_is_said_beside_the_answer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str
) -> None:
    wrote = "Wrote {} ({} row{})\n"
    if lang == "fr":
        wrote = "Écrit\N{NO-BREAK SPACE}: {} ({} ligne{})\n"
    file, out, report = (tmp_path / name for name in ("in.csv", "out.csv", "report.csv"))
    file.write_text("nom\nElopsys\n\nElopsys\n", encoding="utf-8")
    match = ("--lang", lang, "match", str(file), "--column", "nom")
    printed, said = asked(capsys, *match, "--out", str(out), "--report", str(report))
    assert said == wrote.format(report, 1, "") + wrote.format(out, 2, "s")
    assert printed == asked(capsys, *match)[0]
    table = tmp_path / "lost.csv"
    _, said = asked(capsys, "lost", "--csv", str(table), "--lang", lang)
    assert said == wrote.format(table, len(table.read_text(encoding="utf-8").splitlines()) - 1, "s")


def test_a_page_is_broken_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "# Conflicts\n\n- " + "so many words " * 20 + "\n"
    monkeypatch.setenv("COLUMNS", "50")
    for file, same in ((io.StringIO(), True), (Terminal(), False)):
        monkeypatch.setattr("sys.stdout", file)
        say_page(page)
        assert (file.getvalue() == page) is same
        assert file.getvalue().split() == page.split()
