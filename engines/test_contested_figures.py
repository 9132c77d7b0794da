"""What the bundled ledger says where its sources contradict each other: of the tenth call of the
FUI, whichever of them one disbelieves, and of figures that are disputed. It takes half a minute.
"""

import json
from decimal import Decimal
from functools import cache
from time import process_time

import attrs
import pytest

import poles
from asking import asked
from poles.ledger import contest
from poles.text import Lang
from threads import at_once

FUI_3 = poles.Box(funders="fui", calls="fui-3", basis="awarded")
FUI_10 = poles.Box(funders="fui", calls="fui-10", basis="awarded")
FUI_18 = poles.Box(
    funders=["erdf", "local"], calls="fui-18", instrument="rd_projects", basis="awarded"
)


def contested(found: poles.Bounds) -> poles.results.Contested:
    assert found.contested is not None
    return found.contested


@pytest.fixture(scope="module")
def funding() -> poles.Ledger:
    return poles.load_funding()


@pytest.fixture(scope="module")
def tenth(funding: poles.Ledger) -> poles.Bounds:
    return poles.bounds(funding, FUI_10, doubt=0)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    out, err = asked(capsys, "funding", *arguments, code=code)
    return plain(err if code else out).removesuffix("\n")


@cache
def weighed(millions: int, box: poles.Box) -> poles.Weighing:
    """What the ledger says of a figure: what has to be believed first to reach it takes a while."""
    return poles.weigh(poles.load_funding(), millions * 10**6, box)


def test_the_bundled_ledger(tenth: poles.Bounds, funding: poles.Ledger) -> None:
    found = contested(tenth)
    assert (tenth.low, tenth.high) == (Decimal("62500000.00"), Decimal("63500000.00"))
    assert (found.low, found.high) == (Decimal("27435000.00"), Decimal("63500000.00"))
    assert found.turns_on[0].statements[0].id == "fui10-state"
    third = contested(poles.bounds(funding, FUI_3, doubt=0))
    assert (third.low, third.high) == (Decimal("158483500.00"), Decimal("161484500.00"))


def test_it_takes_seconds(funding: poles.Ledger) -> None:
    poles.bounds(funding, FUI_3)
    contest.forget()
    spent = []
    for box in (FUI_10, attrs.evolve(FUI_10, calls="fui-12"), FUI_3):
        begin = process_time()
        poles.bounds(funding, box, doubt=0)
        poles.bounds(funding, box, doubt=1)
        spent.append(process_time() - begin)
    assert spent[0] <= 20
    assert max(spent[1:]) <= 10


TOLD = {
    "en": (
        "; between €27.435 million and €63.5 million whichever of the contradicting sources",
        "What it turns on:\n  fui10-state: €63 million",
        "\nAt least €27.435 million, without fui-exec-2015, fui10-state",
        "rests on the solver.",
    ),
    "fr": (
        " ; entre 27,435 M€ et 63,5 M€ quelles que soient les sources contradictoires",
        "Ce dont cela dépend :\n  fui10-state : 63 M€",
        "\nAu moins 27,435 M€, sans fui-exec-2015, fui10-state",
        "repose sur le solveur.",
    ),
}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_sentence_tells_both_intervals(tenth: poles.Bounds, lang: Lang) -> None:
    def plain(text: str) -> str:
        return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

    text = plain(tenth.text(lang))
    assert TOLD[lang][0] in plain(tenth.sentence(lang))
    for told in (plain(tenth.sentence(lang)), *TOLD[lang]):
        assert told in text


def test_the_command_takes_it(capsys: pytest.CaptureFixture[str], tenth: poles.Bounds) -> None:
    given = ("funding", "--funder", "fui", "--call", "fui-10", "--doubt", "0")
    text, _ = asked(capsys, *given)
    assert "Between €27,435,000 and €63,500,000 whichever of the contradicting" in text
    assert "\nWhat it turns on:\n  fui10-state: " in text
    told = json.loads(asked(capsys, *given, "--json")[0])["contested"]
    found = contested(tenth)
    assert (told["low"], told["high"], told["doubt"]) == ("27435000.00", "63500000.00", 0)
    assert told["turns_on"][0]["statements"][0] == "fui10-state"
    assert told["least"]["instead"] == [one.id for one in found.least.instead]


def test_threads_that_ask_at_once_get_equal_answers(funding: poles.Ledger) -> None:
    contest.forget()
    found = at_once(lambda: contested(poles.bounds(funding, FUI_10, doubt=0)))
    assert all(one == found[0] for one in found)


def test_what_is_printed_of_the_same_box_is_shown() -> None:
    found = poles.weigh(poles.load_funding(), Decimal(45_700_000), FUI_18)
    assert found.verdict == "disputed"
    assert {one.id for one in found.printed} >= {"fui18-coll", "fui18-coll-b"}
    assert {one.id for one in found.reached_by} == {"fui18-coll-b"}
    text = plain(found.text("fr"))
    assert "contesté, et atteint si l'on croit d'abord fui18-coll-b" in text
    assert "Atteint si l'on croit d'abord :\n  fui18-coll-b : 45,7 M€" in text
    assert "Imprimé du même argent :\n  fui18-coll : " in text
    assert set(found.reached_by) <= set(found.because)


def test_what_is_disputed_may_be_reached_by_one_of_several_statements_or_by_none_alone() -> None:
    several, none = weighed(27, FUI_10), weighed(50, FUI_10)
    assert several.verdict == none.verdict == "disputed"
    told = "disputed, and reached if one of fui-cum-2013-pub, fui-cum-22-pub, fui-cum-14, "
    assert told in several.sentence()
    assert none.reached_by == ()
    assert "is disputed: between €62.5 million and €63.5 million" in none.sentence()


def test_it_is_cited_with_what_reaches_it() -> None:
    found = weighed(27, FUI_10)
    notes, fewer = (poles.cite(one, style="footnotes") for one in (found, found.bounds))
    assert len(notes.splitlines()) > len(fewer.splitlines())
    assert "Toulon Var Technologies" in notes


def test_a_disputed_figure_with_its_footnotes(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--funder", "fui", "--call", "fui-10")
    text = output(capsys, *given, "--figure", "27 M€", "--cite")
    assert text.startswith("Disputed: €27 million (read as €26.5 million to €27.5 million).")
    assert "\nReached if this is believed first:\n  fui-cum-2013-pub: €2,370 million" in text
    sentence = weighed(27, FUI_10).sentence()
    assert f"\n\n{sentence.removesuffix('.')} [1–7].\n\n[1] " in text
    given = ("--funder", "fui", "--call", "fui-3")
    sentence = weighed(161, FUI_3).sentence()
    assert output(capsys, *given, "--figure", "161 M€").endswith(f"\n\n{sentence}")
