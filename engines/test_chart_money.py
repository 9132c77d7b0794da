"""Figures of money: what they draw of answers and amounts, in which euros, and what they leave
out.
"""

import json
from decimal import Decimal
from typing import Any

import attrs
import pytest
import vl_convert

import poles
from poles import show
from poles.ledger.totals import Totals
from poles.show.figures.intervals import drawn
from poles.text import Lang
from typography import faults

POLICY = poles.load_policy()
FUNDING = POLICY.funding
CALLS = poles.total(FUNDING, by="call", funders="fui")
ANR = poles.bounds(
    FUNDING, poles.Box(funders="anr", period=("2005-01-01", "2012-11-19"), basis="awarded")
)
LANGS: tuple[Lang, ...] = ("fr", "en")


def rows_of(chart: Any) -> dict[str, dict[str, Any]]:
    """The rows of a figure of money by their names."""
    return {row["row"]: row for rows in chart.to_dict()["datasets"].values() for row in rows}


def call(name: str) -> poles.Bounds:
    return poles.bounds(FUNDING, poles.Box(funders="fui", calls=name, basis="awarded"))


@pytest.mark.parametrize("index", ["cpi", "gdp_deflator"])
def test_constant_euros_are_drawn_as_they_are(index: Any) -> None:
    amounts = poles.in_euros_of(CALLS, 2012, index=index)
    rows = rows_of(show.funding(amounts))
    told = {row.of: row for row in amounts if not row.only_rounding}
    assert rows.keys() == told.keys()
    for key, row in told.items():
        assert row.high is not None
        assert (rows[key]["low"], rows[key]["high"]) == (
            float(row.low / 1_000_000),
            float(row.high / 1_000_000),
        )
        assert rows[key]["statements"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_says_which_euros_it_is_in(lang: Lang) -> None:
    amounts = poles.in_euros_of(CALLS, 2012, index="cpi")
    spec = show.funding(amounts, lang=lang, title=None).to_dict()
    axes = {layer["encoding"]["x"].get("title") for layer in spec["vconcat"][0]["layer"]}
    money = {"fr": "millions d'euros de 2012", "en": "millions of euros of 2012"}[lang]
    assert axes - {None} == {money}
    euros, titled = amounts.euros_text(lang), show.funding(amounts, lang=lang)
    assert euros in spec["description"]
    assert all(euros in row["sentence"] for row in rows_of(titled).values())
    subtitle = " ".join(titled.to_dict()["title"]["subtitle"])
    assert euros in subtitle
    assert [text for text in (spec["description"], subtitle) if lang == "fr" and faults(text)] == []
    current = show.funding(CALLS, lang=lang).to_dict()
    assert "2012" not in json.dumps(current["vconcat"])


def test_euros_of_different_years_never_stand_in_one_chart() -> None:
    old, new = (poles.in_euros_of(call("fui-5"), year, index="cpi") for year in (2012, 2020))
    deflated = poles.in_euros_of(call("fui-5"), 2012, index="gdp_deflator")
    for other in (new, deflated, call("fui-5"), poles.spread(call("fui-5"), rule="even")):
        for mixed in ([old, other], {"a": other, "b": old}):
            with pytest.raises(poles.InvalidQuestion, match="one sort of euros"):
                show.funding(mixed)
    assert len(rows_of(show.funding([old, old]))) == 2
    # Current euros are one sort, spread or not.
    assert (
        len(rows_of(show.funding([call("fui-5"), poles.spread(call("fui-5"), rule="even")]))) == 2
    )


def test_amounts_have_the_names_of_what_they_are_of() -> None:
    fui5 = poles.in_euros_of(call("fui-5"), 2012, index="cpi")
    both = poles.in_euros_of(
        poles.total(FUNDING, by="call", funders="fui", calls=["fui-5", "fui-6"]), 2012, index="cpi"
    )
    one = "Single inter-ministerial fund (FUI), call fui-5"
    assert list(rows_of(show.funding(fui5))) == [one]
    assert list(rows_of(show.funding([fui5, fui5]))) == [one, f"{one} (2)"]
    assert list(rows_of(show.funding({"five": fui5}))) == ["five"]
    assert list(rows_of(show.funding({"FUI": both}))) == ["FUI, fui-5", "FUI, fui-6"]
    phases = poles.total(
        FUNDING, by="phase", funders="state", basis="planned", stage="announced", period="2005"
    )
    spread = poles.spread(phases, rule="even")
    assert list(rows_of(show.funding(spread))) == ["Phase 1, 2005"]
    statements = FUNDING.having([FUNDING["anr-cum-2012"]])
    assert list(rows_of(show.funding(poles.spread(statements, rule="end")))) == [
        "anr-cum-2012, 2012"
    ]
    funders = poles.spread(
        poles.total(FUNDING, by="funder", funders=["fui", "anr"], period="2007"), rule="even"
    )
    names = {FUNDING.funders[key].name("en") for key in ("fui", "anr")}
    assert {name.removesuffix(", 2007") for name in rows_of(show.funding(funders))} <= names
    for part, record in (("poles", POLICY.poles[0]), ("regions", POLICY.regions[0])):
        sliced: Any = {part: record.id}
        box = poles.Box(basis="awarded", **sliced)
        found = attrs.evolve(CALLS["fui-5"], box=box)
        totals = Totals(FUNDING, CALLS.box, part[:-1], {record.id: found})
        assert list(rows_of(show.funding(totals))) == [record.name]


def test_sums_of_grants_are_drawn_by_year_and_by_group() -> None:
    grants = POLICY.grants.having(
        grant for grant in POLICY.grants if grant.dataset == POLICY.grants[0].dataset
    )
    shared = poles.share(poles.spread(grants, rule="start"), by="pole", counting="fractional")
    sums = poles.add_up(shared)
    rows = rows_of(show.funding(sums))
    assert len(rows) == len(sums)
    assert all(row["low"] == row["high"] for row in rows.values())
    assert all(row["statements"] != "—" for row in rows.values())


def test_an_amount_without_a_limit_is_an_arrow_and_says_the_least() -> None:
    period = ("2013", "2018")
    asked = poles.Box(funders="state", period=period, basis="planned", stage="announced")
    spread = poles.spread(poles.bounds(FUNDING, asked), rule="start")
    [row] = spread
    assert row.high is None
    leasts: dict[Lang, str] = {"en": "at least €", "fr": "au moins "}
    for lang, least in leasts.items():
        [shown] = rows_of(show.funding(spread, lang=lang)).values()
        assert shown["open"]
        assert shown["high"] is None
        assert least in shown["sentence"]


def test_what_rests_on_inference_is_hollow_in_any_euros() -> None:
    amounts = poles.in_euros_of(CALLS, 2012, index="cpi")
    current, constant = rows_of(show.funding(CALLS)), rows_of(show.funding(amounts))
    assert {row["inferred"] for row in current.values()} == {False, True}
    assert all(constant[key]["inferred"] >= current[key]["inferred"] for key in constant)
    more = {key for key in constant if constant[key]["inferred"] > current[key]["inferred"]}
    assert all({"decided", "budget_year"} & {*POLICY.calls[key].unverified} for key in more), (
        "the year of a call may be inferred, too"
    )


def test_the_believed_interval_is_drawn_inside_the_contested_one() -> None:
    asked = poles.Box(funders="fui", calls="fui-10", basis="awarded")
    third = attrs.evolve(asked, calls="fui-3")
    answers = {"tenth": poles.bounds(FUNDING, asked, doubt=0), "third": CALLS["fui-3"]}
    told: dict[Lang, str] = {
        "en": "Dashes: whichever of",
        "fr": "Tirets\N{NO-BREAK SPACE}: quelles",
    }
    for lang, dashes in told.items():
        chart = show.funding(answers, lang=lang)
        rows = rows_of(chart)
        assert rows["tenth"]["contested_low"] < rows["tenth"]["low"]
        assert rows["tenth"]["contested_high"] == rows["tenth"]["high"]
        # Where it is the same, and where it was not asked, nothing is dashed.
        assert "contested_low" not in rows["third"]
        assert dashes in " ".join(chart.to_dict()["title"]["subtitle"])
    same = show.funding(poles.bounds(FUNDING, third, doubt=0))
    assert "Dashes" not in " ".join(same.to_dict()["title"]["subtitle"])


def test_a_contested_answer_without_a_limit_is_dashed_to_the_edge() -> None:
    asked = poles.Box(funders="fui", period=("2005", "2012"), basis="awarded")
    answer = poles.bounds(FUNDING, asked, doubt=0)
    assert answer.contested is not None
    wide = attrs.evolve(answer, contested=attrs.evolve(answer.contested, high=None))
    [row] = rows_of(show.funding(wide)).values()
    assert row["contested_high"] > row["high"]
    assert "no source limits it" in row["contested_text"]


def test_the_figure_of_the_fui_has_no_call_of_another_programme() -> None:
    found = drawn(CALLS, "en")
    assert [one.name for one in found.rows] == [
        one.id for one in POLICY.calls if one.programme == "fui"
    ]
    assert [one.name for one in found.left] == ["pspc-regions-1", "pspc-regions-2"]
    for money in (CALLS, poles.in_euros_of(CALLS, 2012, index="cpi")):
        for lang in LANGS:
            spec = show.funding(money, lang=lang).to_dict()
            assert not [name for name in rows_of(show.funding(money)) if name.startswith("pspc")]
            # What is not drawn is told.
            assert "pspc-regions-2" in " ".join(spec["title"]["subtitle"])
            assert "pspc-regions-2" in spec["description"]
    assert len(rows_of(show.funding(dict(CALLS)))) == len(CALLS) == 28, "asked for by itself"


def test_many_that_are_left_out_are_counted() -> None:
    nothing = poles.total(FUNDING.having([FUNDING["anr-cum-2012"]]), by="funder")
    found = drawn(nothing, "en")
    subtitle = show.funding(nothing).to_dict()["title"]["subtitle"]
    assert f"+ {len(found.left) - 8}." in " ".join(subtitle)


def test_a_group_that_cannot_be_proved_is_told_and_not_drawn() -> None:
    broken = attrs.evolve(CALLS["fui-5"], unproved="why", because=())
    totals = Totals(FUNDING, CALLS.box, "call", {**CALLS, "fui-5": broken})
    found = drawn(totals, "en")
    assert ("fui-5", "no bound could be proved") in found.left
    assert "fui-5" not in {row.name for row in found.rows}


def test_where_no_source_says_anything_there_is_no_figure() -> None:
    silent = poles.total(poles.Ledger((), FUNDING.tables), by="phase", basis="paid")
    for nothing in (silent, poles.spread(silent, rule="even")):
        with pytest.raises(
            poles.InvalidQuestion, match="no answer of which a source says anything"
        ):
            show.funding(nothing)


@pytest.mark.parametrize("lang", LANGS)
def test_figures_of_amounts_are_drawn_without_a_warning(
    lang: Lang, capfd: pytest.CaptureFixture[str]
) -> None:
    amounts = poles.in_euros_of(CALLS, 2012, index="cpi")
    spec = show.funding(amounts, lang=lang, greys=True, width=300).to_dict()
    assert vl_convert.vegalite_to_svg(json.dumps(spec), show_warnings=True).startswith("<svg")
    assert not capfd.readouterr().err


def test_amounts_are_rounded_outward_where_they_are_told() -> None:
    amounts = poles.in_euros_of(ANR_2007, 2012, index="cpi")
    [row] = amounts
    [shown] = rows_of(show.funding(amounts)).values()
    millions = shown["low_text"].removeprefix("€").removesuffix(" million")
    assert Decimal(millions) * 1_000_000 <= row.low < Decimal(millions) * 1_000_000 + 1000


ANR_2007 = poles.bounds(FUNDING, poles.Box(funders="anr", period="2005", basis="awarded"))
