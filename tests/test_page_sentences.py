"""The sentences of a page are true of its numbers, also where there is one of a thing, none, or all
of them; and where sources contradict each other it says which.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from html import unescape

import attrs
import pytest

import poles
from measures import ledger as made
from measures import said
from poles.ledger.steps import Step, reading
from poles.show.brief import brief
from poles.show.disputes import about
from poles.show.figures.timeline import _rows
from poles.show.findings import findings
from poles.show.intervals import interval_text
from poles.show.known import Known, main_sources
from poles.show.money import _contested, _short, answers_html
from poles.show.money_finding import money_finding
from poles.show.notes import Notes
from poles.show.plain import call_text
from poles.show.questions import GENERAL
from poles.show.report import report
from poles.text import Lang

WHOLE = poles.load_policy()
YEAR = poles.Box(funders="fui", period="2005", basis="awarded")
TWO = made([said("a", 100, "fui", period="2005"), said("b", 200, "fui", period="2005")])
MONEY = GENERAL[0]


def of(*keys: str, funding: poles.Ledger | None = None) -> poles.Policy:
    """The policy of some poles only, in which little or nothing is said of money."""
    ledger = WHOLE.funding.having([], []).with_grants([]) if funding is None else funding
    labels = [
        one for one in WHOLE.labels if not {holder.pole for holder in one.holders}.isdisjoint(keys)
    ]
    return attrs.evolve(
        WHOLE,
        labels=poles.Records(labels),
        funding=ledger,
        funders=ledger.funders,
        calls=ledger.calls,
        ratios=poles.Records(()),
        grants=poles.Records(()),
    )


def told(policy: poles.Policy, lang: Lang) -> dict[str, str]:
    """What is found, its white space as one space."""
    return {one.part: re.sub(r"\s", " ", one.sentence) for one in findings(Known(policy), lang)}


def text(html: Iterable[str] | str) -> str:
    parts = html if isinstance(html, str) else "".join(html)
    return re.sub(r"\s", " ", unescape(re.sub(r"<[^>]*>", "", parts)))


def test_of_one_pole_that_keeps_its_label() -> None:
    assert told(of("team2"), "en") == {
        "labels": "1 label is in force on 31 December 2026, held by 1 pole. The first was given on "
        "11 May 2010.",
        "first": "Of 1 pole that had a label on 11 May 2010, 1 still has one.",
        "unknown": "It is not known whether 1 label was renewed at its review (TEAM2); nor what "
        "follows phase 5, which ends on 31 December 2026: no source speaks of a phase 6.",
    }
    found = told(of("team2"), "fr")
    assert found["labels"].startswith(
        "1 label est en vigueur le 31 décembre 2026, détenu par 1 pôle."
    )
    assert found["labels"].endswith(" Le premier date du 11 mai 2010.")
    assert found["first"] == "Sur 1 pôle labellisé le 11 mai 2010, 1 a encore un label."
    assert "si 1 label a été prolongé à son réexamen (TEAM2)" in found["unknown"]


def test_where_no_label_is_doubtful_what_follows_is_not_known() -> None:
    (found,) = (one for one in findings(Known(of("cap-digital")), "en") if one.part == "unknown")
    assert found.figure == "phase 6"


def test_a_doubtful_label_that_nobody_is_known_to_hold_has_no_id() -> None:
    one = of("team2")
    unheld = [attrs.evolve(label, holders=()) for label in one.labels]
    found = told(attrs.evolve(one, labels=poles.Records(unheld)), "en")
    assert "renewed at its review (holder unknown)" in found["unknown"]


@pytest.mark.parametrize("make", [brief, report])
def test_there_is_no_page_of_no_labels(make: Callable[[poles.Policy], str]) -> None:
    none = attrs.evolve(WHOLE, labels=poles.Records(()))
    with pytest.raises(poles.InvalidQuestion, match="a policy without labels") as caught:
        make(none)
    assert "une politique sans labels" in caught.value.text("fr")


@pytest.mark.parametrize(
    ("keys", "english", "french"),
    [
        (
            ("cap-digital", "advancity"),
            (
                "1 pole that once had a label has none: 1 went into another, Advancity, taken "
                "over by Cap Digital (14 May 2018, merger)."
            ),
            (
                "1 pôle qui eut un label n'en a plus : 1 est entré dans un autre, Advancity, "
                "repris par Cap Digital (14 mai 2018, fusion)."
            ),
        ),
        (
            ("minalogic", "trimatec"),
            (
                "1 pole that once had a label has none: 1 lost it outright, Trimatec (4 February "
                "2019, a day that is inferred, receivership)."
            ),
            (
                "1 pôle qui eut un label n'en a plus : 1 a perdu son label sans qu'un autre le "
                "continue, Trimatec (4 février 2019, date déduite, redressement judiciaire)."
            ),
        ),
        # Two that went into one are told together; the reasons of one day are told apart.
        (
            ("elopsys", "route-des-lasers", "alpha-rlh"),
            (
                "2 poles that once had a label have none: 2 went into others, most recently "
                "Elopsys and Route des Lasers, taken over by ALPHA-RLH (31 December 2016, "
                "merger)."
            ),
            (
                "2 pôles qui eurent un label n'en ont plus : 2 sont entrés dans d'autres, dont "
                "en dernier Elopsys et Route des Lasers, repris par ALPHA-RLH (31 décembre 2016, "
                "fusion)."
            ),
        ),
        (
            ("minalogic", "trimatec", "imaginove"),
            (
                "2 poles that once had a label have none: 2 lost it outright, most recently "
                "Imaginove (4 February 2019, a day that is inferred, did not apply) and Trimatec "
                "(4 February 2019, a day that is inferred, receivership)."
            ),
            (
                "2 pôles qui eurent un label n'en ont plus : 2 ont perdu leur label sans qu'un "
                "autre le continue, dont en dernier Imaginove (4 février 2019, date déduite, non "
                "candidat) et Trimatec (4 février 2019, date déduite, redressement judiciaire)."
            ),
        ),
    ],
)
def test_who_lost_the_label(keys: tuple[str, ...], english: str, french: str) -> None:
    assert told(of(*keys), "en")["lost"] == english
    assert told(of(*keys), "fr")["lost"] == french


def test_when_there_were_most_labels() -> None:
    assert told(of("elopsys", "route-des-lasers", "alpha-rlh"), "fr")["labels"].endswith(
        " Les 2 premiers datent du 12 juillet 2005 ; leur nombre fut le plus grand, 2, de fin 2005 "
        "à fin 2016."
    )
    policy = of("cap-digital")
    once = [one for one in policy.labels if one.phase == 1][:1]
    more = attrs.evolve(
        once[0], id="p1-once", start=poles.EdtfDate("2006-02"), end=poles.EdtfDate("2007-02")
    )
    both = attrs.evolve(policy, labels=poles.Records([*policy.labels, more]))
    assert "there were most, 2, at the end of 2006." in told(both, "en")["labels"]


def money(ledger: poles.Ledger) -> tuple[str, str]:
    """The figure and the sentence of the money of a ledger."""
    policy = of("cap-digital", funding=ledger)
    answers = MONEY.ask(policy)
    known = Known(policy)
    vars(known)["money"] = [(MONEY, answers)]
    (found,) = money_finding(known, "en")
    return found.figure, re.sub(r"\s", " ", found.sentence)


def test_one_place_where_sources_contradict_each_other() -> None:
    _, sentence = money(TWO)
    assert "The sources contradict each other in 1 place; the widest gap, €99, is" in sentence


def test_where_each_year_has_a_limit() -> None:
    figure, sentence = money(made([said("a", 100, "public", period="2005")]))
    assert "an upper limit for 1 year of 2 only; the best known is 2005: " in sentence
    assert figure == "at least €99"
    all_years = poles.Period(poles.EdtfDate("2005"), poles.EdtfDate("2026"))
    figure, sentence = money(made([said("a", 100, "public", period=all_years)]))
    assert "The sources set an upper limit for each year; the best known is 2005: at" in sentence


def test_what_is_contested_says_by_whom() -> None:
    found = poles.bounds(TWO, YEAR, doubt=0)
    shown = text(_contested(found, Notes(), "en"))
    assert shown.startswith("Contested, €99 – €201; it turns on:€100")
    assert "Contested, at most €200.5" in shown
    assert "Contested, at least" not in shown
    alike = made([said("a", 100, "fui", period="2005")])
    assert not text(_contested(poles.bounds(alike, YEAR, doubt=0), Notes(), "en"))
    assert not text(_contested(poles.bounds(TWO, YEAR), Notes(), "en"))


def test_where_none_alone_turns_it_those_are_named_without_which_it_goes_further() -> None:
    """What there is at least rests on each of two statements."""
    ceiling = attrs.evolve(said("most", 61, "fui", period="2005"), wording=poles.Wording.AT_MOST)
    pair = made([
        said("all", 100, "state", period="2005"),
        said("rest", 40, "anr state-other", period="2005"),
        ceiling,
    ])  # fmt: skip
    box = poles.Box(funders="fui", period="2005", basis="awarded")
    found = poles.bounds(pair, box, doubt=1)
    assert found.contested is not None
    assert not found.contested.turns_on
    assert (found.contested.low, found.contested.high) != (found.low, found.high)
    shown = text(_contested(found, Notes(), "en"))
    assert shown.startswith("Contested, at most €62; without:€")


def test_an_answer_that_is_contested_has_the_numbers_of_the_sources() -> None:
    cited = [
        attrs.evolve(one, citations=(poles.Citation(key, None, poles.Status.SOURCED),))
        for one, key in zip(TWO, ("first", "second"), strict=True)
    ]
    policy = of("cap-digital", funding=made(cited))
    question = attrs.evolve(MONEY, funders=("fui",), period=("2005", "2005"))
    notes = Notes()
    html = answers_html(question, question.ask(policy), notes, "en")
    assert list(notes.numbers) == ["first"]
    assert "only this changes: 2005[1]." in text(html)


def test_money_of_which_nothing_is_known_is_told_so() -> None:
    assert _short(Decimal(0), None, "fr") == "rien n'en est connu"
    assert text(_short(Decimal(0), Decimal(5), "en")) == "at most €5"
    assert text(_short(Decimal(5), Decimal(7), "en")) == "€5 – €7"
    # That it was nothing is known exactly.
    assert _short(Decimal(0), Decimal(0), "en") == "€0"
    assert interval_text(Decimal(0), Decimal(0), "en") == "€0"


def test_of_what_others_gave_all_of_the_sources_do_not_say_nothing() -> None:
    """Nothing is said of the first call by itself, and all of the second is another's."""
    ledger = made([
        attrs.evolve(said("all", 40_000_000, "public", calls="c-2"), rounded_to=Decimal(10**6)),
        attrs.evolve(said("others", 40_000_000, "local", calls="c-2"), rounded_to=Decimal(10**6)),
        said("known", 100, "fui", calls="c-3"),
    ])  # fmt: skip
    question = attrs.evolve(MONEY, by="call", funders=("fui",), doubt=None)
    answers = question.ask(of("cap-digital", funding=ledger))
    shown = text(answers_html(question, answers, Notes(), "en"))
    assert "The sources say nothing of: C 1." in shown
    assert shown.endswith("Others gave all of it, but for what is rounded: C 2.")


def test_a_contradiction_is_titled_by_its_calls_and_poles() -> None:
    of_pole = attrs.evolve(
        WHOLE.funding["minalogic-2018"], funders=("fui",), calls=("fui-3", "fui-4", "fui-5")
    )
    found = poles.conflicts(
        WHOLE.funding.having(
            [of_pole, attrs.evolve(of_pole, id="b", amount=of_pole.amount * 2)], []
        )
    )
    assert about(found[0], WHOLE.funding, "en") == (
        "Single inter-ministerial fund (FUI), calls FUI 3 … FUI 5, pole Minalogic, awarded "
        "(committed), 2005–2018"
    )
    assert call_text("pspc-regions-2") == "PSPC REGIONS 2"


def test_the_main_sources_say_all_that_few_can() -> None:
    rows = [("a", "b"), ("a", "b"), ("a",), ("c",), ("d",), ("d", "e")]
    assert main_sources(rows) == ("a", "d", "c")
    # Where little is left to say, those that say most of it again.
    assert main_sources([("a", "b"), ("b",)]) == ("b", "a")
    assert main_sources([]) == ()


def test_a_reading_of_one_call_speaks_of_one() -> None:
    one = said("year", 100, "fui", calls=("c-1",))
    for calls, told_of in ((("c-1",), "that of call c-1"), (("c-1", "c-2"), "of calls c-1, c-2")):
        step = Step("low", Fraction(1), Decimal(0), (attrs.evolve(one, calls=calls),), as_read=True)
        assert reading(step, "en").endswith(told_of)


def test_rows_of_labels_without_a_holder_have_no_ids() -> None:
    one = of("team2")
    unheld = [attrs.evolve(label, holders=()) for label in one.labels]
    assert len(unheld) > 1
    for labels, names in (
        (unheld[:1], ["holder unknown"]),
        (unheld[:2], ["holder unknown (1)", "holder unknown (2)"]),
    ):
        rows = _rows(attrs.evolve(one, labels=poles.Records(labels)), "en")
        assert list(rows.values())[-len(names) :] == names
