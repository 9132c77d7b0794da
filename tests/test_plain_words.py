"""Days, amounts and bars as pages have them for who reads no codes."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles import EdtfDate
from poles.show.disputes import about, dispute_html
from poles.show.intervals import interval_text, spans
from poles.show.notes import Notes
from poles.show.plain import Way, listed, money_text, rounded, short_text, when_text
from poles.show.strips import Span, Strip, bars_html, strips_html, table_html
from poles.text.fields import value_text
from poles.text.languages import plural, typeset
from poles.text.numbers import euros_in_full

AMOUNTS = st.decimals(0, 10**12, places=2)


@given(AMOUNTS)
def test_an_amount_is_rounded_away_from_what_is_between(value: Decimal) -> None:
    least, most = rounded(value, Way.DOWN), rounded(value, Way.UP)
    assert least <= value <= most
    assert most - least <= max(value / 100, Decimal(1))
    assert rounded(least, Way.DOWN) == least
    # What is known exactly is as near as can be.
    assert rounded(value, Way.NEAREST) in (least, most)
    assert abs(rounded(value, Way.NEAREST) - value) == min(value - least, most - value)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("0", "0 €", "€0"),
        ("692391", "692 000 €", "€692,000"),
        ("1000000", "1 million d'euros", "€1 million"),
        ("1990000", "1,99 million d'euros", "€1.99 million"),
        ("2000000", "2 millions d'euros", "€2 million"),
        ("1000000000", "1 milliard d'euros", "€1 billion"),
        ("4725942391", "4,72 milliards d'euros", "€4.72 billion"),
    ],
)
def test_an_amount_in_words(value: str, french: str, english: str) -> None:
    told = [re.sub(r"\s", " ", money_text(Decimal(value), lang, Way.DOWN)) for lang in ("fr", "en")]
    assert told == [french, english]


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2014", "2014", "2014"),
        ("2014-06", "juin 2014", "June 2014"),
        ("2014-40", "premier semestre 2014", "first half of 2014"),
        ("2014-08-01", "1er août 2014", "1 August 2014"),
        (
            "[2014-02-01..2014-02-03]",
            "entre le 1er février 2014 et le 3 février 2014",
            "between 1 February 2014 and 3 February 2014",
        ),
    ],
)
def test_a_date_in_words(date: str, french: str, english: str) -> None:
    told = [re.sub(r"\s", " ", when_text(EdtfDate(date), lang)) for lang in ("fr", "en")]
    assert told == [french, english]


def test_lists_and_intervals_in_words() -> None:
    assert [listed(list(names), "fr") for names in ("", "a", "ab", "abc")] == [
        "", "a", "a et b", "a, b et c",
    ]  # fmt: skip
    low, high = Decimal(5_000_000), Decimal(7_000_000)
    told = {
        (low, high): ("entre 5 et 7 millions d'euros", "between €5 million and €7 million"),
        (low, low): ("5 millions d'euros", "€5 million"),
        (Decimal(0), high): ("au plus 7 millions d'euros", "at most €7 million"),
        (low, None): (
            "au moins 5 millions d'euros, sans maximum connu",
            "at least €5 million, and no known upper limit",
        ),
        (Decimal(0), None): ("rien n'en est connu", "nothing is known of it"),
        (Decimal(5000), high): (
            "entre 5 000 € et 7 millions d'euros",
            "between €5,000 and €7 million",
        ),
    }
    for ends, texts in told.items():
        found = tuple(
            re.sub(r"\s", " ", interval_text(ends[0], ends[1], lang)) for lang in ("fr", "en")
        )
        assert found == texts
    assert short_text(Decimal(1_234_567_890), "en", Way.UP) == "€1,240 million"


class Rect(NamedTuple):
    kind: str
    start: int
    end: int


def rects(html: str) -> list[Rect]:
    found = re.findall(r'class="(\w+)" x="(\d+)" y="\d+" width="(\d+)"', html)
    return [Rect(kind, int(x), int(x) + int(width)) for kind, x, width in found]


@given(st.lists(st.tuples(AMOUNTS, st.none() | AMOUNTS), min_size=1))
def test_bars_keep_the_order_of_what_they_show(ends: list[tuple[Decimal, Decimal | None]]) -> None:
    strips = [
        Strip(str(n), (Span(min(low, high or low), high and max(low, high)),), ("x",))
        for n, (low, high) in enumerate(ends)
    ]
    html = strips_html(["Year", "Money"], strips, str, "All")
    drawn = [rects(row) for row in re.findall(r"<svg.*?</svg>", html)]
    assert len(drawn) == len(strips)
    for strip, bars in zip(strips, drawn, strict=True):
        (span,) = strip.spans
        assert all(0 <= bar.start <= bar.end <= 1004 for bar in bars)
        assert (bars[-1].kind == "open") == (span.high is None)
        if span.high is None:
            assert bars[-1].end == 1000
            # From the least on, as that of a bar with an end, and marked there.
            assert [bar.kind for bar in bars] == ["sure", "open"][not span.low :]
            assert bars[-1].start - bars[0].start <= 10
    sure = [(strip.spans[0], bars[0]) for strip, bars in zip(strips, drawn, strict=True)]
    for one, bar in sure:
        for other, its in sure:
            if one.low <= other.low:
                assert bar.start <= its.start


class Ends(NamedTuple):
    low: Decimal
    high: Decimal | None


class Answer(NamedTuple):
    """As much of an answer as its bars need."""

    low: Decimal
    high: Decimal | None
    contested: Ends | None


@pytest.mark.parametrize(
    ("believed", "contested", "further"),
    [
        ((3, 5), None, []),
        ((3, 5), (3, 5), []),
        ((3, 5), (2, 5), [(2, 3)]),
        ((3, 5), (3, 7), [(5, 7)]),
        ((3, 5), (2, None), [(2, 3), (5, None)]),
        ((3, None), (1, None), [(1, 3)]),
    ],
)
def test_what_is_contested_is_drawn_where_it_reaches_further(
    believed: tuple[int, int | None],
    contested: tuple[int, int | None] | None,
    further: list[tuple[int, int | None]],
) -> None:
    def ends(pair: tuple[int, int | None]) -> Ends:
        return Ends(Decimal(pair[0]), None if pair[1] is None else Decimal(pair[1]))

    answer: Any = Answer(*ends(believed), None if contested is None else ends(contested))
    sure, *others = spans(answer)
    assert sure == Span(*ends(believed))
    assert others == [Span(*ends(pair), "contested") for pair in further]
    edge = Decimal(10)
    assert all(bar.end <= 1000 for bar in rects(bars_html((sure, *others), edge)))
    if further and further[-1][1] is None:
        # What has no limit by some sources starts where it had one.
        assert [bar.kind for bar in rects(bars_html(others[-1:], edge))] == ["open"]


def test_a_table_of_nothing_is_one_too() -> None:
    assert strips_html(["Year", "Money"], [], str, "None").count("<tr>") == 1
    assert table_html(["a", "b"], [("1", "2")], "<b>").count("&lt;b&gt;") == 2
    assert rects(bars_html([Span(Decimal(0), None)], Decimal(5))) == [Rect("open", 0, 1000)]


def test_a_contradiction_is_titled_by_its_money_and_never_by_an_id() -> None:
    policy = poles.load_policy()
    ledger = policy.funding
    ids = {one.id for one in ledger}
    found = poles.conflicts(ledger, "planned")
    for one in found:
        for lang in ("fr", "en"):
            html = dispute_html(one, ledger, Notes(), lang)
            title = html.split("</summary>")[0]
            assert not ids & set(re.findall(r"[\w-]+", title))
            assert about(one, ledger, lang) in title.replace("&#x27;", "'").replace("&amp;", "&")
            assert html.count("<li>") == len(one.steps)
            assert html.count("<em>") >= 1


# Values in either language


@pytest.mark.parametrize(
    ("lang", "in_euros", "full", "whole", "none"),
    [
        ("en", "€1,234.56", "€1,234.50", "€1,234", "0 poles"),
        ("fr", "1\u202f234,56\xa0€", "1\u202f234,50\xa0€", "1\u202f234\xa0€", "0 pôle"),
    ],
)
def test_amounts_and_numbers_are_those_of_the_language(
    lang: poles.Lang, in_euros: str, full: str, whole: str, none: str
) -> None:
    assert value_text(Decimal("1234.56"), lang, in_euros=True) == in_euros
    assert euros_in_full(Decimal("1234.5"), lang) == full
    assert euros_in_full(Decimal("1234.00"), lang) == whole
    assert plural(0, ("pôle", "pole"), ("pôles", "poles"), lang) == none


def test_what_others_wrote_keeps_its_spaces() -> None:
    assert typeset("Pôle : quoi ?", "title", "fr") == "Pôle : quoi ?"
    for field in ("fr", "name_fr"):
        assert typeset("Pôle : quoi ?", field, "fr") == "Pôle\xa0: quoi\u202f?"
        assert typeset("Pôle : quoi ?", field, "en") == "Pôle : quoi ?"
