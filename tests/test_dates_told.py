"""Dates are told as people read them wherever people read: never *2014-40*, nor a span in
brackets.
"""

from functools import partial

import attrs
import pytest

import poles
from as_written import HALF, SPAN, as_written, blurred
from framable import RECORDS, RESULTS, framable
from poles import EdtfDate, Records
from poles.text import date_text, value_text

LANGS: tuple[poles.Lang, ...] = ("en", "fr")
TOLD = {
    (HALF, "fr"): "premier semestre 2014",
    (HALF, "en"): "first half of 2014",
    (SPAN, "fr"): "entre 2014-02 et 2014-06",
    (SPAN, "en"): "between 2014-02 and 2014-06",
}


POLICY = blurred(poles.load_policy())


def test_a_date_as_written_is_found() -> None:
    assert all(as_written(f"Le Monde, {date}.") for date in (HALF, SPAN, "2014-41"))
    assert not as_written("2014-40-01, FR-2014-40, [2014] 2014-04 2014-06..2014-07")


@pytest.mark.parametrize(("date", "lang"), TOLD)
def test_the_date_of_a_source(date: EdtfDate, lang: poles.Lang) -> None:
    words = TOLD[date, lang]
    assert date_text(date, lang) == value_text(date, lang) == words
    source = next(one for one in POLICY.sources if one.published == date)
    assert words in source.card(lang)
    assert words in Records([source]).text(lang)
    statement = next(
        one
        for one in POLICY.funding
        if any(POLICY.sources[key].published == date for key in one.sources)
    )
    notes = poles.cite(POLICY.funding.having([statement]), style="footnotes", lang=lang)
    assert words in notes


@pytest.mark.parametrize("lang", LANGS)
def test_a_period_in_a_result_is_told(lang: poles.Lang) -> None:
    words = f"{TOLD[HALF, lang]} – {TOLD[SPAN, lang]}"
    assert value_text(poles.Period(HALF, SPAN), lang) == words
    assert value_text(poles.Period(None, HALF), lang) == f"… – {TOLD[HALF, lang]}"


@pytest.mark.parametrize("lang", LANGS)
def test_what_sources_say_otherwise_of_a_date(lang: poles.Lang) -> None:
    status = poles.Status.CONTRADICTS
    otherwise = tuple(
        poles.Citation(None, field, status, str(date))
        for field, date in (("date", HALF), ("date", SPAN), ("kind", "2014-40"))
    )
    card = attrs.evolve(POLICY.events[0], citations=otherwise).card(lang)
    assert card.count(TOLD[HALF, lang]) == card.count(TOLD[SPAN, lang]) == 1
    assert as_written(card) == ["2014-40"]  # as it was said of what is no date


@pytest.mark.parametrize("name", [*filter(partial(hasattr, POLICY), RECORDS), *RESULTS])
@pytest.mark.parametrize("lang", LANGS)
def test_no_collection_or_answer_has_a_date_as_written(name: str, lang: poles.Lang) -> None:
    shown = framable(name)
    assert as_written(shown.text(lang, rows=None)) == []
    assert as_written(shown._repr_html_()) == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_card_has_a_date_as_written(lang: poles.Lang) -> None:
    collections = (getattr(POLICY, name) for name in RECORDS if hasattr(POLICY, name))
    cards = (record.card(lang, rows=None) for records in collections for record in records)
    assert [card for card in cards if as_written(card)] == []


def test_an_end_without_heir_is_told_in_a_repr_too() -> None:
    ends = [event for event in POLICY.events if event.kind == "ended"]
    pole = POLICY.poles[ends[0].before[0]]
    assert f"ended on {ends[0].date} without heir" in repr(POLICY.successors(pole))
    for date in (HALF, SPAN):
        events = Records(
            attrs.evolve(event, date=date) if event == ends[0] else event for event in POLICY.events
        )
        kin = attrs.evolve(POLICY, events=events).successors(pole)
        assert f"ended ({TOLD[date, 'en']}) without heir" in repr(kin)
