"""What the bundled ledger says of figures, in words and from a shell; what cannot be weighed."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from asking import asked
from poles.intake.cell_values import read_amount
from poles.ledger.printed import printed_unit, unit_of_print
from poles.model.rounding import unit_of

FUI_3 = poles.Box(funders="fui", calls="fui-3", basis="awarded")
FUI_10 = poles.Box(funders="fui", calls="fui-10", basis="awarded")
FUI_18 = poles.Box(
    funders=["erdf", "local"], calls="fui-18", instrument="rd_projects", basis="awarded"
)


@pytest.fixture(scope="module")
def funding() -> poles.Ledger:
    return poles.load_funding()


@pytest.fixture(scope="module")
def first_calls(funding: poles.Ledger) -> poles.Ledger:
    """What is printed of the first calls alone: weighed at once, for what needs no more."""
    calls = {"fui-1", "fui-2", "fui-3", "fui-4"}
    return funding.having(one for one in funding if one.calls and calls.issuperset(one.calls))


@cache
def weighed(millions: int, box: poles.Box) -> poles.Weighing:
    """What the ledger says of a figure: what has to be believed first to reach it takes a while."""
    return poles.weigh(poles.load_funding(), millions * 10**6, box)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("millions", "wording", "unit", "verdict"),
    [
        (160, "plain", None, "confirmed"),  # to 5 million, so 157.5 to 162.5
        (160, "plain", 10**7, "confirmed"),
        (156, "plain", 10**7, "possible"),
        (161, "plain", None, "possible"),
        (160, "plain", 1, "possible"),
        (158, "at_least", None, "possible"),
        (162, "almost", None, "possible"),
        (157, "plain", None, "contradicted"),
        (190, "plain", None, "contradicted"),
        (0, "plain", None, "contradicted"),
    ],
)
def test_figures_of_the_third_call(
    funding: poles.Ledger, millions: int, wording: str, unit: int | None, verdict: str
) -> None:
    if (wording, unit) == ("plain", None):
        found = weighed(millions, FUI_3)
    else:
        found = poles.weigh(funding, millions * 10**6, FUI_3, wording, unit)
    assert found.verdict == verdict
    doubt = 0 if verdict == "contradicted" else None
    assert found.bounds == poles.bounds(funding, FUI_3, doubt=doubt)
    for lang in ("en", "fr"):
        assert getattr(found.verdict, lang) in found.sentence(lang)
        assert found.sentence(lang) in found.text(lang)


def test_a_contradicted_figure_names_the_side_that_it_is_beyond() -> None:
    for millions, side in ((190, "high"), (0, "low")):
        found = weighed(millions, FUI_3)
        proof = [step for step in found.bounds.because if step.side == side]
        assert found.verdict == "contradicted"
        assert set(found.because) == {one for step in proof for one in step.statements}


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


def test_where_nothing_speaks_of_a_box_nothing_is_known(funding: poles.Ledger) -> None:
    found = poles.weigh(funding, 10**9, poles.Box(funders="france-2030", basis="paid"))
    assert (found.verdict, found.because, found.printed) == ("unknown", (), ())
    assert "is unverifiable: no source says anything of it, or limits it." in found.sentence()


def test_an_inferred_reading_of_a_year_is_not_what_is_printed_of_it(funding: poles.Ledger) -> None:
    year = poles.Box(funders="fui", period="2008", basis="awarded")
    printed = poles.weigh(funding, 256_000_000, year).printed
    assert {one.id for one in printed} >= {"fui-exec-2008", "fui-2008"}


def test_it_is_cited_with_what_reaches_it() -> None:
    found = weighed(27, FUI_10)
    notes, fewer = (poles.cite(one, style="footnotes") for one in (found, found.bounds))
    assert len(notes.splitlines()) > len(fewer.splitlines())
    assert "Toulon Var Technologies" in notes


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"amount": 190.5}, "found amount=190.5, expected euros as a Decimal or an int"),
        ({"amount": "9 Md€"}, "found amount='9 Md€'"),
        ({"amount": True}, "found amount=an object of type bool"),
        ({"amount": None}, "found amount=an object of type NoneType"),
        ({"amount": -1}, "found amount=-1, expected euros that are not negative"),
        ({"amount": Decimal("NaN")}, "found amount=NaN"),
        ({"amount": 1, "wording": "roughly"}, "found wording='roughly', expected one of plain"),
        ({"amount": 1, "wording": "between"}, "of a range, weigh each end"),
        ({"amount": 1, "rounded_to": 0}, "found rounded_to=0, expected more than zero"),
        ({"amount": 1, "rounded_to": 0.5}, "found rounded_to=0.5"),
        ({"amount": 1, "box": "fui"}, "found a str, expected a Box"),
        ({"amount": 1, "ledger": []}, "found a list, expected a Ledger"),
    ],
)
def test_what_cannot_be_weighed(funding: poles.Ledger, given: dict[str, Any], told: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        poles.weigh(**{"ledger": funding, "box": FUI_3, **given})
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("190 M€", 190_000_000),
        ("9 Md€", 9_000_000_000),
        ("1,5 Md€", 1_500_000_000),
        ("1,33 Md€", 1_330_000_000),
        ("12 M€", 12_000_000),
        ("300 k€", 300_000),
        ("7", 7),
        ("0", 0),
    ],
)
def test_a_number_and_what_is_printed_are_read_alike(
    first_calls: poles.Ledger, printed: str, amount: int
) -> None:
    text = read_amount(printed)
    unit = unit_of_print(text.amount, text.rounded_to)
    assert poles.weigh(first_calls, amount, FUI_3) == poles.weigh(
        first_calls, text.amount, FUI_3, text.wording, unit
    )


@given(st.integers(1, 10**14), st.integers(-2, 3))
def test_a_number_is_read_to_no_more_than_its_last_digit(number: int, exponent: int) -> None:
    amount = Decimal(number).scaleb(exponent)
    unit = printed_unit(amount)
    assert amount % unit == 0
    assert unit <= unit_of(amount)
    read = unit_of_print(amount, unit)
    assert read is None or read <= unit_of(amount)


@given(st.integers(1, 10**12), st.integers(-2, 9))
def test_a_figure_is_read_as_a_statement_is(number: int, exponent: int) -> None:
    amount = Decimal(number).scaleb(exponent)
    printed = Decimal(1).scaleb(exponent)
    unit = unit_of_print(amount, printed)
    low, high = poles.interval(amount)
    if unit is None:
        assert Fraction(high - low) <= Fraction(amount) / 20
        return
    assert high - low >= unit >= printed
    if unit != printed:
        assert unit.normalize().as_tuple().digits in ((1,), (5,))
        assert (
            unit * 20 <= amount < unit * (100 if unit.normalize().as_tuple().digits == (1,) else 40)
        )


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    out, err = asked(capsys, "funding", *arguments, code=code)
    return plain(err if code else out).removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "lang", "first"),
    [
        ("9 Md€", "en", "Possible: €9,000 million (read as €8,500 million to €9,500 million)."),
        ("€9 bn", "fr", "Possible : 9 000 M€ (lu de 8 500 M€ à 9 500 M€)."),
        ("9,0 Md€", "fr", "Possible : 9 000 M€ (lu de 8 950 M€ à 9 050 M€)."),
        ("9 000 000 000", "fr", "Possible : 9 000 M€ (lu de 8 950 M€ à 9 050 M€)."),
        (
            "près de 9 milliards d'euros",
            "fr",
            "Possible : près de 9 000 M€ (lu de 8 000 M€ à 9 000 M€).",
        ),
    ],
)
def test_a_figure_is_weighed_as_it_is_printed(
    capsys: pytest.CaptureFixture[str], text: str, lang: str, first: str
) -> None:
    told = output(capsys, "--funder", "public", "--figure", text, "--lang", lang)
    assert told.splitlines()[0] == first
    assert told.splitlines()[2].startswith(("At least €6,102", "Au moins 6 102"))


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


@pytest.mark.parametrize("text", ["beaucoup", "entre 2 et 3 M€", "9 M€ par an", "-3 M€"])
def test_what_is_no_figure_says_what_to_write(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    told = output(capsys, "--funder", "fui", f"--figure={text}", code=2)
    assert told.startswith(f"This cannot be asked: found --figure {text!r}, expected ")
