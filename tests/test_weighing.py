"""What the ledger says of figures, in words and from a shell; what cannot be weighed. Figures that
are disputed are weighed in ``engines/test_contested_figures.py``.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from asking import asked, plain
from poles.intake.cell_values import read_amount
from poles.ledger.printed import printed_unit, unit_of_print
from poles.model.rounding import unit_of
from small import first_calls

FUI_3 = poles.Box(funders="fui", calls="fui-3", basis="awarded")


@pytest.fixture(scope="module")
def funding() -> poles.Ledger:
    return poles.load_funding()


@pytest.fixture(scope="module")
def some(funding: poles.Ledger) -> poles.Ledger:
    return first_calls(funding)


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
    some: poles.Ledger, millions: int, wording: str, unit: int | None, verdict: str
) -> None:
    found = poles.weigh(some, millions * 10**6, FUI_3, wording, unit)
    assert found.verdict == verdict
    doubt = 0 if verdict == "contradicted" else None
    assert found.bounds == poles.bounds(some, FUI_3, doubt=doubt)
    for lang in ("en", "fr"):
        assert getattr(found.verdict, lang) in found.sentence(lang)
        assert found.sentence(lang) in found.text(lang)


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("about", "le chiffre d'environ 160 M€"),
        ("almost", "le chiffre de près de 160 M€"),
        ("at_most", "le chiffre de jusqu'à 160 M€"),
        ("plain", "le chiffre de 160 M€"),
    ],
)
def test_a_figure_is_told_in_french_as_it_is_worded(
    some: poles.Ledger, wording: str, told: str
) -> None:
    assert told in plain(poles.weigh(some, 160_000_000, FUI_3, wording).sentence("fr"))


def test_a_contradicted_figure_names_the_side_that_it_is_beyond(some: poles.Ledger) -> None:
    for millions, side in ((190, "high"), (0, "low")):
        found = poles.weigh(some, millions * 10**6, FUI_3)
        proof = [step for step in found.bounds.because if step.side == side]
        assert found.verdict == "contradicted"
        assert set(found.because) == {one for step in proof for one in step.statements}


def test_where_nothing_speaks_of_a_box_nothing_is_known(funding: poles.Ledger) -> None:
    found = poles.weigh(funding, 10**9, poles.Box(funders="france-2030", basis="paid"))
    assert (found.verdict, found.because, found.printed) == ("unknown", (), ())
    assert "is unverifiable: no source says anything of it, or limits it." in found.sentence()


def test_an_inferred_reading_of_a_year_is_not_what_is_printed_of_it(funding: poles.Ledger) -> None:
    year = poles.Box(funders="fui", period="2008", basis="awarded")
    printed = poles.weigh(funding, 256_000_000, year).printed
    assert {one.id for one in printed} >= {"fui-exec-2008", "fui-2008"}


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
    some: poles.Ledger, printed: str, amount: int
) -> None:
    text = read_amount(printed)
    unit = unit_of_print(text.amount, text.rounded_to)
    assert poles.weigh(some, amount, FUI_3) == poles.weigh(
        some, text.amount, FUI_3, text.wording, unit
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


@pytest.mark.parametrize("text", ["beaucoup", "entre 2 et 3 M€", "9 M€ par an", "-3 M€"])
def test_what_is_no_figure_says_what_to_write(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    told = output(capsys, "--funder", "fui", f"--figure={text}", code=2)
    assert told.startswith(f"This cannot be asked: found --figure {text!r}, expected ")
