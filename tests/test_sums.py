"""Sums of grants: a case each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

import poles
from poles import Basis, EdtfDate
from small import grants as grants_of
from small import only_statements

POLICY = only_statements()
NONE = POLICY.grants


def grant(key: str, euros: str, day: str | None = "2008-03-01", *of: str, **more: Any) -> Any:
    when = None if day is None else EdtfDate(day)
    given = {"dataset": "a list", "basis": Basis.AWARDED, "funders": ("fui",), **more}
    return poles.Grant(id=key, start=when, end=when, amount=Decimal(euros), poles=of, **given)


GRANTS = NONE.having(
    [
        grant("both", "100.01", "2008", "axelera", "minalogic"),
        grant("one", "1000", "2008-03-01", "minalogic"),
        grant("later", "0.10", "2009", "minalogic", "axelera", "cap-digital"),
        grant("nobody", "5", "2009"),
    ]
)


def table(found: poles.Amounts) -> list[tuple[Any, ...]]:
    return [(row.year, row.group, str(row.amount)) for row in found]


def refused(money: Any, *told: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        poles.add_up(money)
    for text in told:
        assert text in str(caught.value)


def test_money_by_pole_and_year_is_three_calls() -> None:
    spread = poles.spread(GRANTS, rule="start")
    assert table(poles.add_up(spread)) == [(2008, None, "1100.01"), (2009, None, "5.10")]
    found = poles.add_up(poles.share(spread, by="pole", counting="fractional"))
    assert table(found) == [
        (2008, "axelera", "50.01"),
        (2008, "minalogic", "1050.00"),
        (2009, "axelera", "0.03"),
        (2009, "cap-digital", "0.03"),
        (2009, "minalogic", "0.04"),
    ]
    assert [(one.id, one.reason) for one in found.left_out] == [("nobody", "pole")]
    whole = poles.add_up(poles.share(spread, by="pole", counting="full"))
    assert table(whole)[:2] == [(2008, "axelera", "100.01"), (2008, "minalogic", "1100.01")]
    assert "whole in each" in whole.text()
    assert [row.grants for row in whole] == [1, 2, 1, 1, 1]
    among = poles.concentration(row.amount for row in found if row.year == 2008 and row.amount)
    assert among.top(1) == pytest.approx(1050 / 1100.01)


def test_a_sum_without_groups_counts_each_grant_once() -> None:
    (row,) = poles.add_up(GRANTS)
    assert (row.of, row.year, row.group, row.amount) == ("a list", None, None, Decimal("1105.11"))
    assert row.because == tuple(sorted(GRANTS, key=lambda one: one.id))
    assert row.box == poles.Box(funders="fui", period=("2008", "2009"), basis="awarded")
    assert not poles.add_up(NONE)
    assert not poles.add_up([]).datasets
    assert poles.add_up(GRANTS["one"])[0].amount == 1000
    assert poles.add_up([GRANTS["one"]])[0].amount == 1000


@pytest.mark.parametrize(
    ("euros", "days", "parts"),
    [
        ("0", ("2008", "2009"), ["0.00", "0.00"]),
        ("0.01", ("2008", "2009"), ["0.01", "0.00"]),
        ("100", ("2009", "2011"), ["33.34", "33.33", "33.33"]),
        # 31 days of 366, and all of 2009.
        ("100", ("2008-12", "2009"), ["7.81", "92.19"]),
        ("100", ("2008-12-31", "2008-12-31"), ["100"]),
    ],
)
def test_what_is_spread_is_in_cents_that_add_up(
    euros: str, days: tuple[str, str], parts: list[str]
) -> None:
    one = attrs.evolve(grant("one", euros), start=EdtfDate(days[0]), end=EdtfDate(days[1]))
    found = poles.spread(one, rule="even")
    assert [str(row.amount) for row in found] == parts
    assert all(row.exact for row in found)


def test_a_cent_that_is_left_goes_to_the_part_that_loses_most() -> None:
    two = attrs.evolve(grant("two", "0.10", "2008-01-01"), end=EdtfDate("2009-06-30"))
    found = poles.spread(NONE.having([two]), rule="even")
    assert table(found) == [(2008, None, "0.07"), (2009, None, "0.03")]


def test_a_sum_of_an_unknown_region_is_of_none() -> None:
    of_several = grant("one", "10", "2018", regions=("nouvelle-aquitaine",))
    shared = poles.share(
        NONE.having([of_several]), by="region", counting="full", map_on="2015-12-31"
    )
    (row,) = poles.add_up(shared)
    assert isinstance(row.box, poles.Box)
    assert (row.group, row.box.regions, row.amount) == (None, (), of_several.amount)


def test_a_grant_of_a_call_is_of_its_own_time_or_else_of_the_call() -> None:
    paid = grant("paid", "10", "2012-05-03", calls=("fui-5",), basis=Basis.PAID)
    undated = grant("undated", "10", None, calls=("fui-5",))
    assert table(poles.spread(NONE.having([paid]), rule="even")) == [(2012, None, "10")]
    found = poles.spread(NONE.having([undated]), rule="even")
    assert table(found) == [(2008, None, "10")]
    assert POLICY.calls["fui-5"] in found.used
    with pytest.raises(poles.InvalidQuestion, match=r"policy\.grants\.having"):
        poles.spread(undated, rule="even")


def test_grants_of_no_known_year_or_basis_are_left_out_and_told() -> None:
    never = grant("never", "1", None)
    since = attrs.evolve(never, id="since", start=EdtfDate("2008"))
    between = grant("between", "1", "[2008-12..2009-02]")
    within = grant("within", "1", "[2008-02..2008-03]")
    found = poles.spread(NONE.having([never, since, between, within]), rule="end")
    assert table(found) == [(2008, None, "1")]
    assert [(one.record, one.reason) for one in found.left_out] == [
        (never, "period"),
        (since, "period"),
        (between, "day"),
    ]
    unknown = grant("unknown", "1", basis=Basis.UNKNOWN)
    added = poles.add_up(NONE.having([unknown, GRANTS["one"]]))
    assert [row.amount for row in added] == [1000]
    assert [(one.id, one.reason.label("en")) for one in added.left_out] == [
        ("unknown", "its basis is not known")
    ]
    assert not poles.add_up(NONE.having([unknown]))


def test_grants_are_shared_among_the_regions_and_sectors_of_their_poles() -> None:
    some = NONE.having([grant("one", "0.03", "2008", "axelera", "cap-digital")])
    by_region = poles.add_up(poles.share(some, by="region", counting="fractional"))
    assert table(by_region) == [(None, "ile-de-france", "0.01"), (None, "rhone-alpes", "0.02")]
    assert by_region[0].box.regions == ("ile-de-france",)
    assert len(poles.share(some, by="sector", counting="full")) == 2


def test_sums_are_put_into_constant_euros() -> None:
    by_year = poles.add_up(poles.spread(GRANTS, rule="start"))
    constant = poles.in_euros_of(by_year, 2024, index="cpi")
    assert [row.year for row in constant] == [2008, 2009]
    assert not constant[0].exact
    assert constant[0].low > by_year[0].low
    assert "constant euros of 2024" in constant.text()
    with pytest.raises(poles.InvalidQuestion, match="one year each"):
        poles.in_euros_of(poles.add_up(GRANTS), 2024, index="cpi")


# What is not added


def test_figures_and_answers_are_never_added() -> None:
    funding = POLICY.funding
    box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    for money in (
        funding.having([funding["anr-2005"]]),
        funding["anr-2005"],
        poles.spread(funding["anr-2005"], rule="even"),
        poles.bounds(funding, box),
        poles.total(funding, by="call", funders="fui", calls="fui-3"),
        [funding["anr-2005"], GRANTS["one"]],
    ):
        refused(money, "which is no grant", "poles.bounds")
    refused("fui", "grants")
    refused([1], "expected statements of money, grants")


def test_sums_are_not_added_spread_or_shared_again() -> None:
    sums = poles.add_up(GRANTS)
    refused(sums, "sums of grants")
    with pytest.raises(poles.InvalidQuestion, match="Spread grants first, then add them up"):
        poles.spread(sums, rule="even")
    with pytest.raises(poles.InvalidQuestion, match="Share grants first, then add them up"):
        poles.share(sums, by="pole", counting="full")


def test_a_grant_counts_once() -> None:
    again = poles.spread(GRANTS, rule="start")
    refused(again.having([*again, again[0]]), "the grant 'both' twice")
    assert poles.add_up([*GRANTS, *GRANTS]).rows == poles.add_up(GRANTS).rows


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"basis": Basis.PAID}, "'one' (awarded) and 'other' (paid)"),
        (
            {"basis": Basis.PLANNED, "stage": poles.Stage.VOTED},
            "'one' (awarded) and 'other' (planned, voted)",
        ),
    ],
)
def test_grants_of_different_bases_are_not_added(changes: dict[str, Any], told: str) -> None:
    other = attrs.evolve(GRANTS["one"], id="other", **changes)
    refused(NONE.having([GRANTS["one"], other]), told, "grants of one basis", ".kind")


def test_plans_of_different_stages_are_not_added_and_awards_are_one() -> None:
    voted, bill = (
        grant(key, "1", basis=Basis.PLANNED, stage=poles.Stage(key)) for key in ("voted", "bill")
    )
    refused(NONE.having([voted, bill]), "'bill' (planned, bill) and 'voted' (planned, voted)")
    assert poles.add_up(NONE.having([voted]))[0].box.stage is poles.Stage.VOTED
    granted, engaged = (grant(key, "1", stage=poles.Stage(key)) for key in ("granted", "engaged"))
    assert poles.add_up(NONE.having([granted, engaged]))[0].amount == 2


OTHER = attrs.evolve(GRANTS["one"], id="other", dataset="another list")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"funders": ("state",)},
        {"funders": ("anr", "public")},
        {"funders": ()},
        {"start": EdtfDate("2007"), "end": EdtfDate("2008-03-01")},
        {"start": None},
        {"start": None, "end": None, "calls": ("fui-20",)},
        {"poles": ("axelera",), "amount": Decimal(3)},
    ],
)
def test_two_lists_that_may_have_the_same_money_are_not_added(changes: dict[str, Any]) -> None:
    other = attrs.evolve(OTHER, **changes)
    told = "'a list'", "'another list'", "'one'", "'other'", "attrs.evolve(grant, dataset="
    refused(NONE.having([GRANTS["one"], other]), *told)
    one_list = attrs.evolve(other, dataset="a list")
    found = poles.add_up(NONE.having([GRANTS["one"], one_list]))
    assert found[0].amount == 1000 + other.amount


@pytest.mark.parametrize(
    "changes",
    [
        {"funders": ("anr",)},
        {"funders": ("local", "anr")},
        {"start": EdtfDate("2008-03-02"), "end": None},
        {"start": None, "end": EdtfDate("2007")},
    ],
)
def test_two_lists_without_a_funder_or_a_day_in_common_are_added(changes: dict[str, Any]) -> None:
    other = attrs.evolve(OTHER, **changes)
    found = poles.add_up(NONE.having([GRANTS["one"], other]))
    assert (found[0].of, found[0].low) == ("a list, another list", Decimal(2000))
    assert found.datasets == ("a list", "another list")


def test_two_lists_need_the_tree_of_funders() -> None:
    refused([GRANTS["one"], OTHER], "without the tree of funders", "ledger.with_grants")
    with pytest.raises(poles.UnknownCode, match="'nobody'"):
        poles.add_up(NONE.having([GRANTS["one"], attrs.evolve(OTHER, funders=("nobody",))]))


# What is shown, cited and kept


def test_sums_are_shown_with_their_basis_and_one_amount() -> None:
    found = poles.add_up(poles.share(GRANTS, by="pole", counting="fractional"))
    assert found.text().splitlines()[:3] == [
        "Sums of grants by pole, awarded (committed), current euros, in equal parts",
        "of      pole         grants     amount",
        "a list  Axelera           2     €50.04",
    ]
    assert found.text("fr").startswith("Sommes d'aides par pôle, accordé")
    assert found.having([]).text().startswith("Sums of grants by pole, current euros")
    assert found.to_dicts()[0] == {
        "of": "a list", "year": None, "pole": "axelera", "grants": 2, "amount": Decimal("50.04"),
        "low": Decimal("50.04"), "high": Decimal("50.04"),
    }  # fmt: skip


def test_sums_are_told_whole_in_french() -> None:
    told = poles.add_up(poles.spread(GRANTS.having([GRANTS["one"]]), rule="start")).text("fr")
    told = told.replace("\xa0", " ").replace("\u202f", " ")
    assert told.splitlines()[:3] == [
        "Sommes d'aides, accordé (engagé), rattachement à la première année, euros courants",
        "objet   année  aides     montant",
        "a list  2008       1  1 000,00 €",
    ]


def test_the_sources_of_a_sum_are_those_of_its_grants() -> None:
    project, payment = grants_of(POLICY)
    more = POLICY.extend(grants=[project, payment])
    found = poles.add_up(more.grants.having([project]))
    assert found.sources == project.sources
    cited = poles.cite(found, style="footnotes")
    assert cited == poles.cite(more.grants.having([project]), style="footnotes")
    assert cited.count("\n") == len(project.sources)
    with pytest.raises(poles.InvalidQuestion, match="without their package"):
        poles.cite(poles.add_up([project]), style="footnotes")


def test_statements_and_grants_of_one_list_are_spread_together() -> None:
    statement = POLICY.funding["anr-2005"]
    both: list[Any] = [GRANTS["one"], statement]
    found = poles.spread(both, rule="start")
    assert [row.of for row in found] == ["anr-2005", "one"]
