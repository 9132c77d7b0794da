"""The ledger of the bundled data: what the sources imply, what they contradict, how it is said."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import poles
from poles import Basis, Box, Cause, EdtfDate
from poles.terms import BasisCode, StageCode

M = 1_000_000
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def funding(policy: poles.Policy) -> poles.Ledger:
    return policy.funding


def fui(*calls: int) -> Box:
    return Box(funders=["fui"], calls=[f"fui-{call}" for call in calls], basis="awarded")


def millions(found: poles.Bounds) -> tuple[float, float]:
    assert found.high is not None
    return float(found.low / M), float(found.high / M)


# What no source states


@pytest.mark.parametrize(
    ("calls", "inside", "width"),
    [((1,), 108.5, 25), ((3,), 160, 10), ((22,), 38.4, 10), ((24, 25), 60, 10)],
)
def test_calls_that_no_source_states(
    funding: poles.Ledger, calls: tuple[int, ...], inside: float, width: float
) -> None:
    box = fui(*calls)
    assert not [
        s
        for s in funding
        if s.funders == ("fui",) and s.calls == box.calls and not s.sliced and s.start is None
    ], "a source states it after all"
    found = poles.bounds(funding, box)
    low, high = millions(found)
    assert low <= inside <= high
    assert high - low < width
    assert {step.side for step in found.because} == {"low", "high"}


@pytest.mark.parametrize("calls", [(22,), (24, 25)])
def test_without_the_inferred_reading_the_answer_is_wider_and_says_so(
    funding: poles.Ledger, calls: tuple[int, ...]
) -> None:
    read, printed = (
        poles.bounds(funding, fui(*calls), inferred=inferred) for inferred in (True, False)
    )
    assert printed.low <= read.low
    assert read.high is not None
    assert printed.high is None or printed.high >= read.high
    assert (printed.low, printed.high) != (read.low, read.high)
    assert any(step.as_read for step in read.because)
    assert not any(step.as_read for step in printed.because)
    dropped = [entry.statement.id for entry in printed.set_aside if entry.cause is Cause.READING]
    assert any(name.startswith("fui-exec-") for name in dropped)
    assert "déduit" in printed.sentence("fr")
    assert "inferred" in printed.sentence("en")


def test_anr_until_the_day_of_its_page(funding: poles.Ledger) -> None:
    found = poles.bounds(
        funding, Box(funders=["anr"], period=("2005-01-01", "2012-11-19"), basis="awarded")
    )
    assert millions(found) == (1333.5, 1334.5)
    assert {step.statement.id for step in found.because} == {"anr-cum-2012"}


def test_anr_in_two_years_that_no_source_states(funding: poles.Ledger) -> None:
    found = poles.bounds(funding, Box(funders=["anr"], period=("2006", "2007"), basis="awarded"))
    assert found.low == 0
    assert found.high == Decimal("382250000.00")
    assert {step.statement.id for step in found.because} == {"anr-cum-2012", "anr-2005", "anr-0811"}


def test_where_no_source_limits_it_the_answer_stays_open(funding: poles.Ledger) -> None:
    found = poles.bounds(funding, Box(funders=["eu-other"], period="2004", basis="awarded"))
    assert not found.low
    assert found.high is None
    assert "aucune source n'en dit rien" in found.sentence("fr")
    assert "no source says anything of it" in found.sentence("en")
    some = poles.bounds(funding, Box(funders=["erdf"], period="2017", basis="awarded"))
    assert some.low > 0
    assert some.high is None
    assert "aucune source ne le limite par le haut" in some.sentence("fr")
    assert "no source limits it from above" in some.sentence("en")


# Phases, and the stages of a plan


def test_phases_are_never_added_to_themselves(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="phase", funders=["state"], basis="planned", stage="announced")
    assert millions(found[1]) == (1450, 1550)
    assert millions(found[2]) == (1450, 1550)


def test_what_was_voted_is_the_sum_of_the_finance_laws(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="phase", funders=["state"], basis="planned", stage="voted")
    laws = {1: 215.9 + 222.3 + 243.3, 2: 184.4 + 183.5 + 186.8 + 116.7}
    for phase, voted in laws.items():
        assert float(found[phase].low / M) == pytest.approx(voted, abs=0.25)
        assert found[phase].high is None, "other State money may have been voted"
    years = poles.total(
        funding, by="year", funders=["fui"], basis="planned", stage="voted", period=("2006", "2008")
    )
    assert {key: millions(year) for key, year in years.items()} == {
        "2006": (215.85, 215.95),
        "2007": (222.25, 222.35),
        "2008": (243.25, 243.35),
    }


def test_stages_and_bases_never_bound_each_other(funding: poles.Ledger) -> None:
    kinds: list[tuple[BasisCode, StageCode | None]] = [
        ("planned", "bill"),
        ("planned", "voted"),
        ("paid", None),
        ("awarded", None),
    ]
    for basis, stage in kinds:
        for step in poles.bounds(
            funding, Box(funders=["state"], period="2015", basis=basis, stage=stage)
        ).because:
            assert step.statement.basis == basis
            assert stage is None or step.statement.stage == stage


# Groups


def test_by_call_each_group_is_the_question_of_its_own(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="call", funders=["fui"])
    assert list(found)[:3] == ["fui-0", "fui-1", "fui-2"]
    for key in ("fui-3", "fui-22"):
        alone = poles.bounds(funding, Box(funders=["fui"], calls=[key], basis="awarded"))
        assert (found[key].low, found[key].high) == (alone.low, alone.high)


def test_by_region_and_sector_slices_are_capped_by_their_box(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="sector", funders=["fui"], calls=["fui-1", "fui-2"])
    whole = poles.bounds(funding, fui(1, 2))
    assert millions(found["senat-2006-tic"]) == (63.5225, 63.5235)
    assert whole.high is not None
    assert all(group.high is not None and group.high <= whole.high for group in found.values())
    assert float(sum(group.low for group in found.values()) / M) == pytest.approx(188.5, abs=0.1)
    regions = poles.total(funding, by="region", calls=["fui-14"], funders=["fui"])
    assert millions(regions["rhone-alpes"])[0] == pytest.approx(16.4)


def test_a_pole_can_have_no_more_than_there_is(funding: poles.Ledger) -> None:
    found = poles.bounds(
        funding, Box(funders=["fui"], calls=["fui-13"], poles=["minalogic"], basis="awarded")
    )
    assert found.low == 0
    assert millions(found)[1] <= millions(poles.bounds(funding, fui(13)))[1]


def test_years_are_looked_up_as_numbers_or_as_text(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="year", funders=["fui"], period=("2007", "2008"))
    assert found[2007] is found["2007"]
    assert "2007" in found
    assert list(found) == ["2007", "2008"]
    assert millions(found[2007]) == (238.5, 239.5)


def test_a_year_of_a_total_is_asked_and_told_as_a_year(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="year", funders="fui", period=("2007", "2009-06-30"))
    assert found[2007].box == Box(funders="fui", period="2007", basis="awarded")
    assert "(FUI), 2007, " in found[2007].sentence("fr")
    assert found[2009].box.period == poles.Period(
        poles.EdtfDate("2009-01-01"), poles.EdtfDate("2009-06-30")
    )


def test_the_printed_totals_of_the_first_calls_are_believed(funding: poles.Ledger) -> None:
    """They fit one chain with the executions of 2006 to 2008, which an inferred year of the third
    call broke.
    """
    totals = {"fui-cum-5", "fui-cum-1-6", "fui-cum-7-mec", "fui-cum-8", "fui-cum-8-b"}
    found = poles.bounds(funding, fui(*range(9)))
    assert millions(found) == (945.5, 946.5)
    assert totals.isdisjoint(entry.statement.id for entry in found.set_aside)
    assert millions(poles.bounds(funding, fui(*range(7)))) == (729, 730.5)
    assert not [one.id for one in funding.calls if "decided" in one.unverified]


# Contradictions


def names(conflict: poles.Conflict) -> set[str]:
    return {statement.id for statement in conflict.statements}


def test_more_conflicts_on_request(funding: poles.Ledger) -> None:
    some = [s for s in funding if s.id in ("fui-cum-21", "fui-cum-22", "fui-cum-23")]
    few, many = (poles.conflicts(funding.having(some), limit=limit) for limit in (1, 3))
    assert [names(conflict) for conflict in few] == [{"fui-cum-23", "fui-cum-22"}]
    assert [names(conflict) for conflict in many] == [
        {"fui-cum-23", "fui-cum-22"},
        {"fui-cum-23", "fui-cum-21"},
    ]
    assert few.removed == many.removed


def test_a_replaced_statement_is_shown_and_proves_nothing(funding: poles.Ledger) -> None:
    found = poles.bounds(
        funding, Box(funders=["state"], period=("2005", "2007"), basis="planned", stage="announced")
    )
    replaced = {entry.statement.id for entry in found.set_aside if entry.cause is Cause.REPLACED}
    assert "env-ciadt2004" in replaced
    assert replaced.isdisjoint(step.statement.id for step in found.because)
    then = poles.bounds(poles.known_on(funding, "2005-06-30"), found.box)
    assert millions(then) == (745, 755)


def test_recalled_and_unknown_statements_are_shown_and_prove_nothing(funding: poles.Ledger) -> None:
    found = poles.bounds(
        funding, Box(funders=["state"], period=("2009", "2012"), basis="planned", stage="announced")
    )
    causes = {entry.statement.id: entry.cause for entry in found.set_aside}
    assert causes["m-p2-anim"] in (Cause.RECALLED, Cause.BASIS)
    for statement in funding:
        if statement.basis is Basis.UNKNOWN:
            assert statement.id not in {step.statement.id for step in found.because}


# What had been published by a day


def test_an_old_answer_can_be_asked_again(funding: poles.Ledger) -> None:
    then = poles.known_on(funding, "2012-11-19")
    assert "anr-cum-2012" in then.keys()
    assert "anr-cum-2012" not in poles.known_on(funding, "2012-11-18").keys()
    assert not any(name.startswith("fui-exec-") for name in then.keys())
    assert millions(poles.bounds(then, fui(3))) == pytest.approx((157.9835, 161.9845))
    with pytest.raises(poles.InvalidDay):
        poles.known_on(funding, "2012")


# How it is said


def test_an_answer_is_told_in_both_languages(funding: poles.Ledger) -> None:
    found = poles.bounds(funding, fui(3))
    assert found.sentence("fr").startswith(
        "Fonds unique interministériel (FUI), appel fui-3, accordé (engagé) : entre "
        "158,4835\xa0M€ et 161,4845\xa0M€"
    )
    assert "between €158.4835 million and €161.4845 million" in found.sentence("en")
    languages: tuple[poles.Lang, ...] = ("fr", "en")
    for lang in languages:
        text = found.text(lang)
        for step in found.because:
            assert step.statement.id in text
        for entry in found.set_aside:
            assert entry.statement.id in text
    html = found._repr_html_()
    assert all(step.statement.id in html for step in found.because)
    assert "Sénat" in html


def test_answers_are_values(funding: poles.Ledger) -> None:
    found = poles.bounds(funding, fui(3))
    assert pickle.loads(pickle.dumps(found)) == copy.deepcopy(found) == found  # noqa: S301 - our own
    with pytest.raises(TypeError):
        found + found  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


# Boxes


@pytest.mark.parametrize(
    ("parts", "error", "hint"),
    [
        (
            {"basis": "planned"},
            poles.InvalidBox,
            "stage=.announced., stage=.bill., stage=.voted. or stage=.amended.",
        ),
        (
            {"basis": "planned", "stage": "granted"},
            poles.InvalidBox,
            "beside stage=granted, expected stage='announced'",
        ),
        ({"basis": "awarded", "stage": "voted"}, poles.InvalidBox, "Only planned"),
        ({"basis": "unknown"}, poles.InvalidBox, "planned, awarded and paid"),
        ({"basis": "spent"}, poles.InvalidBox, "spent"),
        ({"basis": "paid", "instrument": "loans"}, poles.InvalidBox, "rd_projects"),
        ({"basis": "paid", "beneficiaries": ["eti"]}, poles.InvalidBox, "sme"),
        ({"basis": "paid", "period": ("2012", "2005")}, poles.InvalidBox, "wrong way round"),
        ({"basis": "paid", "period": ("2012",)}, poles.InvalidBox, "2012-11-19"),
        ({"basis": "paid", "period": ("2012", "soon")}, poles.InvalidDate, "soon"),
        ({"basis": "paid", "funders": ["fiu"]}, poles.UnknownCode, "fui"),
        ({"basis": "paid", "calls": "fui-26"}, poles.UnknownCode, "It knows"),
        ({"basis": "paid", "poles": "Minalogique"}, poles.UnknownCode, "Minalogic?"),
        ({"basis": "paid", "regions": "Bretange"}, poles.UnknownCode, "bretagne"),
        ({"basis": "paid", "sectors": "xyz"}, poles.UnknownCode, "It knows"),
        (
            {"basis": "awarded", "calls": "fui-3", "instrument": "platforms"},
            poles.InvalidBox,
            "instrument",
        ),
        ({"basis": "awarded", "calls": "fui-4", "period": "2012"}, poles.InvalidBox, "decision"),
    ],
)
def test_a_box_that_cannot_be_is_refused(
    funding: poles.Ledger, parts: dict[str, object], error: type[poles.PolesError], hint: str
) -> None:
    with pytest.raises(error, match=hint):
        poles.bounds(funding, Box(**parts))  # type: ignore[arg-type]


def test_ends_of_a_period_can_be_left_open(funding: poles.Ledger) -> None:
    since = poles.bounds(funding, Box(funders=["fui"], period=("2006", None), basis="awarded"))
    assert since.low > 1700 * M
    assert Box(period=EdtfDate("2007"), basis="paid") == Box(period="2007", basis="paid")


def test_an_unknown_grouping_is_refused(funding: poles.Ledger) -> None:
    with pytest.raises(poles.InvalidBox, match="phase, year, funder, call"):
        poles.total(funding, by="month")  # type: ignore[arg-type]


# The solver


def test_a_missing_solver_is_named_only_when_it_is_needed() -> None:
    code = """
import sys
sys.modules["highspy"] = None
import poles
funding = poles.load_funding()
asked = {"funders": ["state"], "instrument": "governance", "basis": "planned"}
voted = poles.bounds(funding, poles.Box(**asked, period="2025", stage="voted"))
assert voted.high - voted.low == 1_000_000, voted
nothing = poles.bounds(funding, poles.Box(**asked, period="2026", stage="bill"))
assert nothing.high == 0, nothing
try:
    poles.bounds(funding, poles.Box(funders=["fui"], calls=["fui-3"], basis="awarded"))
except poles.MissingExtra as error:
    print(isinstance(error, ImportError), error)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("True ")
    assert "in a copy of the repository, pip install '.[solver]'" in found.stdout
