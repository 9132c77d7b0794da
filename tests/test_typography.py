"""French texts have the spaces of French typography: no line breaks before a colon, a semicolon, a
question or exclamation mark, a percent sign or a closing quote, nor behind an opening one.
"""

import pytest

from framable import POLICY, RECORDS, RESULTS, framable
from poles.__main__ import main
from poles.text import in_lang
from typography import faults

pytestmark = pytest.mark.usefixtures("kept_answers")

DAYS = ("2005-07-12", "2012-11-19", "2019-01-01", "2026-01-01")


def test_a_text_that_may_break_is_found() -> None:
    assert faults("Labels : 71") == ["Labels : 71"]
    assert len(faults("Qui ? « Elopsys », 36 %\n; 5 % ; Labels: 71")) == 8
    assert not faults(in_lang(("Qui ? « Elopsys » : 36 % ; oui !", ""), "fr"))
    assert not faults("11:30, a=%s, https://")


def test_what_others_wrote_is_as_they_have_it() -> None:
    title = next(one.title for one in POLICY.sources if " : " in one.title)
    assert not faults(title)
    assert faults(f"{title} : x")


@pytest.mark.parametrize("name", RECORDS)
def test_records(name: str) -> None:
    for record in framable(name):
        lines = record.card("fr", rows=None).splitlines()
        french = (line for line in lines if "en anglais" not in line.lower())
        assert faults("\n".join(french)) == []


@pytest.mark.parametrize("name", [name for name in RECORDS if hasattr(POLICY, name)])
def test_collections(name: str) -> None:
    assert faults(framable(name).text("fr", rows=None)) == []


@pytest.mark.parametrize("name", RESULTS)
def test_answers(name: str) -> None:
    assert faults(framable(name).text("fr", rows=None)) == []


def test_the_policy_and_its_days() -> None:
    for thing in (POLICY, POLICY.about, POLICY.tables, *map(POLICY.on, DAYS)):
        assert faults(thing.text("fr", rows=None)) == []
    for pole in POLICY.poles:
        for kin in (POLICY.successors(pole), POLICY.predecessors(pole), POLICY.lineage(pole)):
            assert faults(kin.text("fr", rows=None)) == []


@pytest.mark.parametrize(
    "asked",
    [
        *(["--on", day] for day in DAYS),
        *(["--on", day, "--full"] for day in DAYS),
        *(["show", pole.id] for pole in POLICY.poles),
        ["funding", "--funder", "fui", "--call", "fui-3", "--cite"],
        ["funding", "--funder", "fui", "--call", "fui-3"],
        ["funding", "--funder", "state", "--basis", "planned", "--stage", "announced", "--cite"],
        ["funding", "--funder", "anr", "--cite"],
    ],
    ids=" ".join,
)
def test_pages_of_the_command(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "--lang", "fr"]) == 0
    assert faults(capsys.readouterr().out) == []


def test_contradictions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", "--basis", "planned", "--lang", "fr"]) == 0
    assert faults(capsys.readouterr().out) == []
