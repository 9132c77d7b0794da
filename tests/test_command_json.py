"""``--json``: the facts of the texts, for programs."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import poles
from asking import asked
from poles.__main__ import main
from poles.aggregate.endings import endings
from poles.ledger.prepared import asked as name_of
from poles.ledger.prepared import packed
from poles.policy import as_whole
from poles.show.as_json import answer_json, conflicts_json, overview_json
from poles.show.facts import Facts
from poles.show.life import life
from poles.show.lives import holdings
from poles.show.overview import overview
from poles.show.phase_money import ANSWER, work_out
from poles.show.terminal import say_json
from poles.terms import Lang

pytestmark = pytest.mark.usefixtures("kept_answers")

POLICY = poles.load_policy()
LANGS = get_args(Lang)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What is printed, read again. Of numbers only scores and places on the map have a point."""
    out, err = asked(capsys, *arguments, "--json")
    assert not err
    exact = re.search(r'^\s*("\w+": )?-?\d+\.\d', out, re.MULTILINE) is None
    assert exact or arguments[0] in {"match", "show"}
    return json.loads(out)


def sources_of(value: Any) -> set[str]:
    """The ids of the sources that stand anywhere, but for the list at the end."""
    if isinstance(value, dict):
        own = {one for one in value.get("sources", ()) if isinstance(one, str)}
        return own.union(*(sources_of(one) for name, one in value.items() if name != "sources"))
    return set().union(*map(sources_of, value)) if isinstance(value, list) else set()


def lists_its_sources(found: dict[str, Any]) -> None:
    listed = [source["id"] for source in found["sources"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == sources_of(found)


@pytest.mark.parametrize("day", ["2005-07-12", "2012-11-19", "2019-07-02", "2026-12-31"])
def test_a_day(capsys: pytest.CaptureFixture[str], day: str) -> None:
    found = told(capsys, "--on", day)
    snapshot = POLICY.on(day)
    assert (found["edition"], found["day"]) == (POLICY.edition, day)
    assert snapshot.phase is not None
    assert found["phase"]["number"] == snapshot.phase.number
    assert [one["id"] for one in found["labels"]] == list(snapshot.labels.keys())
    assert [one["id"] for one in found["poles"]] == list(snapshot.poles.keys())
    assert {one["id"]: one["name"] for one in found["poles"]} == {
        one.id: one.name for one in snapshot.poles
    }
    assert sum(found["tiers"].values()) in {0, len(snapshot.labels), len(snapshot.labels) - 1}
    assert found["doubtful"] == [label.id for label in snapshot.doubtful]
    ended = endings(POLICY, snapshot.day)
    for one in found["changed"]["gone"]:
        assert one["shares"] == (one["pole"] not in ended)
        if not one["shares"]:
            assert one["reason"] == ended[one["pole"]].reason
    lists_its_sources(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("day", ["2012-11-19", "2026-12-31"])
def test_a_day_in_json_is_the_day_in_words(
    capsys: pytest.CaptureFixture[str], day: str, lang: Lang
) -> None:
    found = told(capsys, "--on", day)
    text = overview(POLICY, POLICY.on(day).day, lang)
    for one in found["milestones"]:
        assert POLICY.milestones[one["id"]].text(lang) in text
        assert one[lang] == getattr(POLICY.milestones[one["id"]], lang)
    for region in found["regions"]:
        assert f"{region['covered_by']:3} " in text
        assert f"({region['seats']})" in text
    milestones = len(re.findall(r"^  \d{4}\S* ", text.split("\n\n")[3], re.MULTILINE))
    assert milestones <= len(found["milestones"])
    number = re.search(r"\d+$", text.split("\n\nSources\n")[0])
    assert number is not None
    assert found["statements_of_parts"] == int(number[0])
    listed = text.split("\n\nSources\n")[1].splitlines()
    assert len(listed) <= len(found["sources"])
    facts = Facts.of(POLICY, POLICY.on(day).day)
    assert [one["id"] for one in found["changed"]["events"]] == [one.id for one in facts.events]
    assert found["changed"]["begun"] == [one.id for one in facts.come]


def test_money_of_a_phase_is_exact() -> None:
    planned = POLICY.funding.having(
        one for one in POLICY.funding if one.id in {"state-p5-gov", "anr-cum-2012"}
    )
    answers = {name_of(ANSWER): packed(work_out(planned))}
    policy = as_whole(attrs.evolve(POLICY), answers)
    found = overview_json(policy, POLICY.on("2012-11-19").day)
    assert [one["question"] for one in found["money"]] == ["announced", "awarded", "paid"]
    assert all(isinstance(one["low"], Decimal) for one in found["money"])
    assert set(found["money"][1]["sources"]) <= {one["id"] for one in found["sources"]}


def test_a_policy_without_phases_has_a_day_too() -> None:
    bare = attrs.evolve(POLICY, phases=poles.Records((), poles.Phase))
    found = overview_json(bare, POLICY.on("2012-11-19").day)
    assert (found["phase"], found["money"], found["statements"]) == (None, [], [])
    assert found["changed"]["since"] == found["day"]
    assert not found["milestones"]


@pytest.mark.parametrize("pole", ["minalogic", "elopsys", "aktantis", "cimes", "imaginove"])
def test_a_pole(capsys: pytest.CaptureFixture[str], pole: str) -> None:
    found = told(capsys, "show", pole)
    record = POLICY.poles[pole]
    assert found["pole"]["id"] == pole
    assert [one["text"] for one in found["pole"]["names"]] == [one.text for one in record.names]
    assert [one["id"] for one in found["labels"]] == [
        one.label.id for one in holdings(record, POLICY)
    ]
    assert (found["ended"] is not None) == (pole in endings(POLICY, POLICY.coverage.last))
    lists_its_sources(found)
    text = life(POLICY, record, "en")
    assert set(found["pole"]["unverified"]) == set(record.unverified)
    for one in found["statements"]:
        assert Decimal(one["amount"]) == POLICY.funding[one["id"]].amount
        assert pole in one["poles"]
    # Whoever is numbered in the text is listed here.
    assert len(text.rsplit("Sources\n", 1)[1].splitlines()) <= len(found["sources"])


def test_those_without_a_label(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "lost", "--since", "2019")
    rows = poles.lost(POLICY, "2019-01-01")
    assert [one["pole"] for one in found["poles"]] == [row.pole for row in rows]
    assert [one["end"] for one in found["poles"]] == [str(row.end) for row in rows]
    assert (found["start"], found["end"]) == ("2019-01-01", str(POLICY.coverage.last))
    everyone = told(capsys, "lost")
    assert [one["id"] for one in everyone["left_out"]] == ["p1-unknown"]
    lists_its_sources(everyone)


STATE = ("--funder", "state", "--period", "2025", "--basis", "planned", "--stage", "voted")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "question",
    [STATE, ("--funder", "anr", "--period", "2005-01-01/2012-11-19"), ("--funder", "anr")],
)
def test_an_answer_of_the_ledger(
    capsys: pytest.CaptureFixture[str], question: tuple[str, ...], lang: Lang
) -> None:
    found = told(capsys, "funding", *question, "--lang", lang)
    text, _ = asked(capsys, "funding", *question, "--lang", lang)
    assert found["sentence"] in text
    low = Decimal(found["low"])
    assert (
        sum(
            (
                Decimal(step["amount"]) * int(step["multiplier"])
                for step in found["steps"]
                if step["side"] == "low"
            ),
            Decimal(0),
        )
        == low
        or found["inferred"]
    )
    for entry in found["set_aside"]:
        assert entry["statement"] in text
    for step in found["steps"]:
        assert step["as_read"] or step["statements"][0] in text
    assert found["limited"] is None or found["high"] is None
    lists_its_sources(found)


def test_a_limit_of_some_years(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "funding", "--funder", "anr")
    bounds = poles.bounds(POLICY.funding, poles.Box(funders="anr", basis="awarded"))
    assert bounds.limited is not None
    assert Decimal(found["limited"]["low"]) == bounds.limited.low
    ends = [str(bounds.limited.period.first), str(bounds.limited.period.last)]
    assert found["limited"]["period"] == ends


def test_a_figure_that_is_weighed(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "funding", *STATE, "--figure", "9 M€")
    assert found["weighed"]["verdict"] in {"confirmed", "possible"}
    assert Decimal(found["weighed"]["figure"]) == 9_000_000
    assert "weighed" not in told(capsys, "funding", *STATE)


def test_a_ledger_without_a_package_has_no_edition() -> None:
    ledger = poles.Ledger([])
    box = poles.Box(basis="awarded")
    assert answer_json(poles.bounds(ledger, box), "en")["edition"] is None
    assert conflicts_json(poles.conflicts(ledger), ledger)["conflicts"] == []


def test_conflicts(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "conflicts", "--basis", "planned")
    expected = poles.conflicts(POLICY.funding, "planned")
    assert found["removed"] == list(expected.removed.keys())
    assert [one["removed"] for one in found["conflicts"]] == [
        [statement.id for statement in one.removed] for one in expected
    ]
    for one, conflict in zip(found["conflicts"], expected, strict=True):
        assert Decimal(one["gap"]) == conflict.gap
        named = [key for step in one["steps"] for key in step["statements"]]
        assert named == [statement.id for statement in conflict.statements]
    lists_its_sources(found)


def test_a_match(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("nom\nElopsys\nMinalogique\nMinalogic / Axelera\nEau\n\n", encoding="utf-8")
    found = told(capsys, "match", str(file), "--column", "nom")
    report = POLICY.match(["Elopsys", "Minalogique", "Minalogic / Axelera", "Eau"])
    assert found["counts"] == report.counts
    for one, row in zip(found["texts"], report.rows, strict=True):
        assert (one["text"], one["how"], one["count"]) == (row.text, row.how, row.count)
        assert one["pole"] == (row.pole and row.pole.id)
        assert [s["pole"] for s in one["suggestions"]] == [s.pole.id for s in row.suggestions]
        assert tuple(one["separators"]) == row.separators


def test_what_is_exact_stays_so(capsys: pytest.CaptureFixture[str]) -> None:
    from fractions import Fraction

    say_json({"euros": Decimal("1E+3"), "times": Fraction(1, 3), "day": POLICY.coverage.first})
    assert json.loads(capsys.readouterr().out) == {
        "euros": "1000",
        "times": "1/3",
        "day": "2005-07-12",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--json", "report", "out.html"), "--json goes with what is printed; report writes"),
        (("--full", "show", "Elopsys"), "--full goes with the overview, not with show"),
        (("--on", "2012-11-19", "lost"), "--on goes with the overview and with match"),
    ],
)
def test_options_of_other_questions_are_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_it_may_be_said_before_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    after, _ = asked(capsys, "show", "Elopsys", "--json")
    assert asked(capsys, "--json", "show", "Elopsys")[0] == after
