"""What is said on the page of each pole, and on other long ones."""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest

import poles
from as_written import as_written, blurred
from poles.model import as_day, citation
from poles.show.answer import answer_text
from poles.show.contradictions import contradictions
from poles.show.life import life
from poles.show.overview import overview
from small import first_calls

LANGS: tuple[poles.Lang, ...] = ("en", "fr")
POLICY = blurred(poles.load_policy())
FUI = first_calls(POLICY.funding)
BOX = poles.Box(funders="fui", calls="fui-3", basis="awarded")


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    return poles.load_policy()


@cache
def told(pole: str, lang: poles.Lang) -> str:
    """The life of a pole, which several tests read."""
    policy = poles.load_policy()
    return life(policy, policy.poles[pole], lang)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whatever_is_unverified_of_a_pole_is_marked_so(lang: poles.Lang) -> None:
    policy = poles.load_policy()
    for pole in policy.poles:
        dated = (*pole.names, *pole.seats, *pole.regions, *pole.identifiers, *pole.members)
        shown = told(pole.id, lang)
        for doubt in {record.doubt(lang) for record in dated}:
            marked = sum(line.endswith(doubt) for line in shown.splitlines())
            assert marked >= sum(record.doubt(lang) == doubt for record in dated), pole.id


@pytest.mark.parametrize("lang", get_args(poles.Lang))
def test_sources_are_numbered_where_they_prove_something(lang: poles.Lang) -> None:
    policy = poles.load_policy()
    for pole in policy.poles:
        *parts, sources = told(pole.id, lang).split("\n\n")
        title, *listed = sources.splitlines()
        assert title == "Sources"
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", "\n".join(parts))]
        # In the order in which they are first named, each of them, and no other.
        assert list(dict.fromkeys(numbers)) == list(range(1, len(listed) + 1))
        names = [line.strip().partition("] ")[2] for line in listed]
        for record in (*pole.names, *pole.seats, *pole.regions, *pole.identifiers, *pole.members):
            said = [citation(policy.sources[key], lang) for key in record.sources]
            marks = "".join(sorted((f"[{names.index(one) + 1}]" for one in said), key=number_of))
            assert not said or any(f" {marks}{record.doubt(lang)}" in text for text in parts), (
                record
            )


def number_of(mark: str) -> int:
    return int(mark.strip("[]"))


def test_a_title_that_was_read_off_an_address_is_shown_nowhere(policy: poles.Policy) -> None:
    untitled = [source for source in policy.sources if not source.titled]
    shown = [policy.sources.text(rows=None)]
    shown += [source.card(lang) for source in untitled for lang in get_args(poles.Lang)]
    shown += [overview(policy, policy.coverage.last, "fr")]
    shown += [life(policy, pole, "fr", footnotes=True) for pole in policy.poles]
    text = "\n".join(shown)
    assert untitled
    for source in untitled:
        assert source.title == source.publisher or f"« {source.title} »" not in text
        assert "\nTitle" not in source.card()
    assert all("\nTitle" in source.card() for source in policy.sources if source.titled)


@cache
def asked() -> tuple[poles.Bounds, poles.Conflicts, poles.CrossCheck]:
    """Answers, each the same in all languages."""
    return poles.bounds(FUI, BOX), poles.conflicts(FUI), poles.cross_check(FUI, "awarded")


def pages(lang: poles.Lang) -> Iterator[tuple[str, str]]:
    """What prints dates of sources, or of poles, with its name."""
    answer, conflicts, checks = asked()
    for footnotes in (False, True):
        yield f"answer {footnotes}", answer_text(answer, lang, footnotes=footnotes)
    yield "bounds", answer.text(lang)
    yield "bounds in HTML", answer._repr_html_()
    yield "contradictions", contradictions(conflicts, lang)
    yield "checks", checks.text(lang, rows=None)
    yield "sources", POLICY.sources.text(lang, rows=None)
    for day in ("2014-12-31", "2024-12-31"):
        yield f"the policy on {day}", overview(POLICY, as_day(day), lang)
    for pole in POLICY.poles:
        yield f"the life of {pole.id}", life(POLICY, pole, lang)
        yield f"the card of {pole.id}", pole.card(lang, rows=None)
        yield f"the kin of {pole.id}", POLICY.lineage(pole).text(lang, rows=None)


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_has_a_date_as_written(lang: poles.Lang) -> None:
    assert {name: found for name, page in pages(lang) if (found := as_written(page))} == {}
