"""The first screen: what stands, what changed, three lines of money, and where to ask on."""

import pickle
import re
import shlex
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import attrs
import pytest
from hypothesis import given

import poles
from asking import asked
from effort import examples
from poles.__main__ import main
from poles.ledger.prepared import asked as name_of
from poles.ledger.prepared import packed
from poles.policy import as_whole
from poles.show.facts import Facts
from poles.show.lives import event_text
from poles.show.overview import overview
from poles.show.phase_money import ANSWER, PhaseMoney, phase_money, work_out
from poles.show.summary import summary
from poles.strategies import policies
from poles.terms import Lang
from poles.text import fitted

BUNDLED = poles.load_policy()
ANSWERS = Path(__file__).parents[1] / "tools" / "answers.pickle"
LANGS = get_args(Lang)
DAYS = sorted(
    {BUNDLED.coverage.first, BUNDLED.coverage.last}
    | {label.start.latest for label in BUNDLED.labels}
    | {event.date.latest for event in BUNDLED.events}
    | {phase.period.last for phase in BUNDLED.phases}
    | {one.end.latest - timedelta(days=1) for one in BUNDLED.labels}
)
DAYS = [day for day in DAYS if BUNDLED.coverage.first <= day <= BUNDLED.coverage.last]


@pytest.fixture(scope="module")
def known() -> poles.Policy:
    """The policy with what was worked out of its money, as the build has it."""
    _, answers = pickle.loads(ANSWERS.read_bytes())  # noqa: S301 - a file of our own
    return as_whole(attrs.evolve(BUNDLED), answers)


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_one_screen_on_every_day_on_which_anything_changes(
    known: poles.Policy, lang: Lang
) -> None:
    for day in DAYS:
        lines = fitted(summary(known, day, lang), 100).splitlines()
        assert len(lines) <= 40, day
        assert max(map(len, lines)) <= 100, day


@pytest.mark.parametrize("lang", LANGS)
def test_it_tells_no_other_facts_than_the_whole_text(known: poles.Policy, lang: Lang) -> None:
    marks = re.compile(r" (\[\d+\])+")
    for day in DAYS[:: len(DAYS) // 8]:
        facts = Facts.of(known, day)
        whole = marks.sub("", overview(known, day, lang))
        told = marks.sub("", summary(known, day, lang))
        assert told.split("\n\n")[0].splitlines()[0] == whole.splitlines()[0]
        assert facts.title(lang) in told
        assert facts.title(lang) in whole
        for event in facts.events[-1:]:
            assert event_text(event, known, lang) in told
            assert event_text(event, known, lang) in whole
        for one in facts.milestones[-1:]:
            assert one.text(lang) in told
            assert one.text(lang) in whole


def counted(line: str) -> tuple[int, int]:
    """How many a line says that there are, and how many it accounts for by name or number."""
    said = re.search(r"\((\d+)\)", line)
    assert said is not None
    names = line.replace("\N{NO-BREAK SPACE}:", ":").split(": ", 1)[1]
    more = re.search(r" (?:and|et) (\d+) (?:more|de plus)$", names)
    named = names[: more.start()] if more else names
    return int(said[1]), len(named.split(", ")) + (int(more[1]) if more else 0)


@pytest.mark.parametrize("lang", LANGS)
def test_who_is_not_named_is_counted(known: poles.Policy, lang: Lang) -> None:
    begun = {"en": ("Now hold", "No longer"), "fr": ("Détiennent", "N'en détiennent")}[lang]
    seen = 0
    for day in DAYS:
        facts = Facts.of(known, day)
        for line in summary(known, day, lang).splitlines():
            if line.strip().startswith(begun):
                said, told = counted(line)
                assert said == told
                come = line.strip().startswith(begun[0])
                assert said == len(facts.come if come else facts.gone)
                seen += 1
    assert seen


@pytest.mark.parametrize("lang", LANGS)
def test_sources_are_numbered_and_listed(known: poles.Policy, lang: Lang) -> None:
    for day in DAYS:
        told, _, rest = summary(known, day, lang).partition("\n\nSources\n")
        listed = re.findall(r"^  \[(\d+)\] ", rest, re.MULTILINE)
        numbers = dict.fromkeys(re.findall(r"\[(\d+)\]", told))
        assert list(numbers) == listed == list(map(str, range(1, len(listed) + 1)))


def test_three_lines_of_money_are_those_of_the_ledger(known: poles.Policy) -> None:
    """The answers that need no solver are asked again; ``engines`` ask all of them."""
    told = phase_money(known.funding, 5)
    assert [one.question for one in told] == ["announced", "awarded", "paid"]
    box = poles.Box(funders="state", period=("2023", "2026"), basis="planned", stage="announced")
    found = poles.bounds(BUNDLED.funding, box)
    assert (told[0].low, told[0].high) == (found.low, found.high)
    assert told[0].inferred == found.inferred
    for lang in LANGS:
        text = summary(known, known.coverage.last, lang)
        for one in told:
            assert one.text(lang) in text


def test_what_is_worked_out_is_what_is_told() -> None:
    """Of a small ledger, in which nothing overlaps."""
    small = BUNDLED.funding.having(
        one for one in BUNDLED.funding if one.basis == "planned" and one.stage == "announced"
    )
    answers = work_out(BUNDLED.funding.having(small[:3]))
    assert all(
        one[0] in {"announced", "awarded", "paid"} for row in answers.values() for one in row
    )
    policy = as_whole(attrs.evolve(BUNDLED), {name_of(ANSWER): packed(answers)})
    for number, row in answers.items():
        assert phase_money(policy.funding, number) == tuple(PhaseMoney(*one) for one in row)
    assert phase_money(policy.funding, 9) == ()


@pytest.mark.parametrize(
    ("low", "high", "proved", "some", "told"),
    [
        (5, 5, True, False, "exactly €5"),
        (5, 7, True, False, "between €5 and €7"),
        (0, 7, True, False, "at most €7"),
        (5, None, True, False, "at least €5, and no source limits it from above"),
        (5, None, True, True, "at least €5, and no source limits all its years"),
        (0, None, True, False, "no source limits it from above"),
        (0, None, False, False, "no source says anything of it, or limits it"),
    ],
)
def test_an_interval_in_words(
    low: int, high: int | None, proved: bool, some: bool, told: str
) -> None:
    sources = ("one",) if proved else ()
    most = None if high is None else Decimal(high)
    for inferred, end in ((False, ""), (True, ", partly by inference")):
        one = PhaseMoney("paid", Decimal(low), most, sources, inferred, some)
        assert one.text("en") == f"Paid (payment credits), by all public funders: {told}{end}"


def test_without_prepared_answers_there_is_no_money() -> None:
    bare = as_whole(attrs.evolve(BUNDLED))
    assert "Public money" not in summary(bare, bare.coverage.last, "en")
    assert "Public money" in overview(bare, bare.coverage.last, "en")


@pytest.mark.parametrize("day", ["2008-12-31", "2012-11-19", "2026-12-31"])
def test_what_it_says_to_ask_can_be_asked(capsys: pytest.CaptureFixture[str], day: str) -> None:
    told, _ = asked(capsys, "--on", day)
    questions = told.split("python -m poles …\n")[1].splitlines()
    assert len(questions) == 5
    for line in questions:
        command = shlex.split(re.split(r"  +", line.strip())[0])
        if command == ["--help"]:
            with pytest.raises(SystemExit) as stopped:
                main(command)
            assert stopped.value.code == 0
        elif command[0] != "funding":  # which needs a solver, and is tried in its own tests
            assert asked(capsys, *command)[0]
        else:
            assert re.fullmatch(r"\d{4}-\d{4}|\d{4}(-\d\d){2}/\d{4}(-\d\d){2}", command[2])


def test_without_phases_it_tells_the_labels() -> None:
    bare = attrs.evolve(BUNDLED, phases=poles.Records((), poles.Phase))
    text = summary(bare, bare.coverage.last, "en")
    assert "57 labels, held by 56 poles" in text
    for told in ("Phase", "What changed", "funding"):
        assert told not in text


def test_what_did_not_happen_is_not_told() -> None:
    bare = attrs.evolve(
        BUNDLED,
        events=poles.Records((), poles.Event),
        milestones=poles.Records((), poles.Milestone),
    )
    text = summary(bare, BUNDLED.coverage.last, "en")
    assert "Now hold a label (" in text
    assert "Changes of identity" not in text
    assert "Last milestone" not in text


@given(policies())
@examples(30)
def test_any_policy_has_a_screen(policy: poles.Policy) -> None:
    for lang in LANGS:
        text = summary(policy, policy.coverage.last, lang)
        assert Facts.of(policy, policy.coverage.last).title(lang) in text
