"""Amounts spread, shared and put into constant euros: what is conserved, and the figures."""

import json
import pickle
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import Amounts, EdtfDate, Wording, Yearly

POLICY = poles.load_policy()
FUNDING = POLICY.funding
CENT = Decimal("0.01")
DATED = [call.id for call in POLICY.calls[:24] if call.decided is not None]
POLES = [pole.id for pole in POLICY.poles]
REGIONS = [region.id for region in POLICY.regions]
SECTORS = [sector.id for sector in POLICY.sectors]
rules: Any = st.sampled_from(["even", "start", "end"])
indices: Any = st.sampled_from(["cpi", "gdp_deflator"])
years = st.integers(2005, 2023)
some = st.lists(st.sampled_from(POLES), max_size=4, unique=True).map(tuple)


@st.composite
def statements(draw: Any) -> poles.FundingRecord:
    """Any statement of awarded money, of a time that the price indices cover."""
    start, end = sorted(
        draw(
            st.tuples(
                st.dates(date(2005, 1, 1), date(2023, 12, 31)),
                st.dates(date(2005, 1, 1), date(2023, 12, 31)),
            )
        )
    )
    calls = tuple(draw(st.lists(st.sampled_from(DATED), max_size=3, unique=True)))
    whole = draw(st.booleans())
    amount, wording = draw(st.decimals(0, 10**10, places=2)), draw(st.sampled_from(Wording))
    more = draw(st.decimals(0, 10**9, places=2))
    return poles.FundingRecord(
        id="any",
        basis=poles.Basis.AWARDED,
        start=None if calls else EdtfDate(str(start.year) if whole else start.isoformat()),
        end=None if calls else EdtfDate(str(end.year) if whole else end.isoformat()),
        amount=amount,
        amount_to=amount + more if wording is Wording.BETWEEN else None,
        wording=wording,
        rounded_to=draw(st.none() | st.sampled_from([CENT, Decimal(1000), Decimal(10**6)])),
        yearly=None if calls else draw(st.sampled_from([None, *poles.Yearly])),
        calls=calls,
        poles=draw(some),
        regions=tuple(draw(st.lists(st.sampled_from(REGIONS), max_size=2, unique=True))),
        sectors=tuple(draw(st.lists(st.sampled_from(SECTORS), max_size=2, unique=True))),
        funders=("fui",),
    )  # fmt: skip


def whole(statement: poles.FundingRecord) -> tuple[Decimal, ...]:
    """The amount of a statement, where it prints one, and its interval, for all of its time."""
    return statement.whole if prints_one(statement) else Decimal(0), *statement.interval


def prints_one(statement: poles.FundingRecord) -> bool:
    """Whether it prints an amount, and not only a limit."""
    if statement.yearly is Yearly.EACH and statement.each_year.parts:
        return not (statement.amount or statement.amount_to)
    if statement.wording is Wording.AT_MOST:
        return not statement.amount
    return statement.wording is not Wording.BETWEEN or statement.amount == statement.amount_to


def sides(row: poles.results.Amount) -> tuple[Decimal, ...]:
    """What a row has of an amount and its interval."""
    assert row.high is not None
    return row.amount or Decimal(0), row.low, row.high


def sums(found: Amounts) -> list[Decimal]:
    """The sums of all rows."""
    return [
        sum((getattr(row, side) or Decimal(0) for row in found), Decimal(0))
        for side in ("amount", "low", "high")
    ]


def same(one: Any, other: Any) -> bool:
    """Whether amounts are the same to the cent, with room to spare."""
    return all(abs(mine - theirs) < CENT / 10 for mine, theirs in zip(one, other, strict=True))


@given(statements(), rules)
def test_spreading_conserves_the_sum(statement: poles.FundingRecord, rule: Any) -> None:
    found = poles.spread(FUNDING.having([statement]), rule=rule)
    assert same(sums(found), whole(statement))
    assert all(
        (row.amount is not None) == prints_one(statement)
        and (row.amount is None or row.low <= row.amount + CENT)
        for row in found
    )
    assert len({row.year for row in found}) == len(found)
    if rule != "even":
        assert len(found) == 1


@examples(60)
@given(
    statements(),
    st.sampled_from(["pole", "region", "sector"]),
    st.sampled_from(["fractional", "seat"]),
)
def test_sharing_in_parts_conserves_the_sum(
    statement: poles.FundingRecord, by: Any, counting: Any
) -> None:
    counting, map_on = (counting, "2016-01-01") if by == "region" else ("fractional", None)
    money = FUNDING.having([statement])
    found = poles.share(money, by=by, counting=counting, map_on=map_on)
    assert same(sums(found), whole(statement)) or (found.left_out and not found.rows)
    full = poles.share(money, by=by, counting="full", map_on=map_on)
    if counting == "fractional":
        assert [row.group for row in full] == [row.group for row in found]
        assert all(all_of.low >= part.low for all_of, part in zip(full, found, strict=True))
    assert all(sides(row) == whole(statement) for row in full)


@given(statements(), rules)
def test_spreading_and_sharing_can_be_done_in_either_order(
    statement: poles.FundingRecord, rule: Any
) -> None:
    money = FUNDING.having([statement])
    one = poles.share(poles.spread(money, rule=rule), by="pole", counting="fractional")
    other = poles.spread(poles.share(money, by="pole", counting="fractional"), rule=rule)
    assert sorted((row.year, row.group) for row in one) == sorted(
        (row.year, row.group) for row in other
    )
    there = {(row.year, row.group): row for row in other}
    for row in one:
        twin = there[row.year, row.group]
        assert same(sides(row), sides(twin))


@given(statements(), years, years, indices)
def test_there_and_back_is_the_same_money(
    statement: poles.FundingRecord, own: int, year: int, index: Any
) -> None:
    statement = attrs.evolve(statement, start=EdtfDate(str(own)), end=EdtfDate(str(own)), calls=())
    money = FUNDING.having([statement])
    there = poles.in_euros_of(money, year, index=index)
    back = poles.in_euros_of(there, own, index=index)
    assert same(sides(back[0]), whole(statement))
    assert back[0].low <= statement.interval.low
    assert back[0].high is not None
    assert back[0].high >= statement.interval.high
    prices = {
        price.year: Fraction(price.value) for price in POLICY.price_index if price.series == index
    }
    exact = Fraction(statement.interval.low) * prices[year] / prices[own]
    assert 0 <= exact - Fraction(there[0].low) < Fraction(1, 10**6)
    assert poles.in_euros_of(poles.in_euros_of(money, 2010, index=index), year, index=index)[
        0
    ].low == pytest.approx(there[0].low, abs=Decimal("0.001"))
    assert (there.euros_of, there.series) == (year, index)


def test_an_interval_without_an_upper_end_keeps_none() -> None:
    alone = FUNDING.having([FUNDING["anr-2005-medicen"]])
    found = poles.bounds(
        alone, poles.Box(period="2005", poles=["medicen", "minalogic"], basis="awarded")
    )
    assert found.low == 24_500_000
    assert found.high is None
    assert poles.in_euros_of(found, 2020, index="cpi")[0].high is None
    assert poles.share(found, by="region", counting="fractional")[0].high is None


def test_bounds_of_a_call_in_constant_euros() -> None:
    calls = poles.total(FUNDING, by="call", funders="fui")
    found = {row.of: row for row in poles.in_euros_of(calls, 2024, index="cpi")}
    fourth = found["fui-4"]
    assert fourth.year == 2007
    assert float(fourth.low) == pytest.approx(82_500_000 * 119.84 / 90.66)
    assert float(fourth.high or 0) == pytest.approx(83_500_000 * 119.84 / 90.66)
    proof = dict.fromkeys(s for step in calls["fui-4"].because for s in step.statements)
    assert fourth.because == (
        *proof,
        POLICY.calls["fui-4"],
        POLICY.price_index["cpi-2007"],
        POLICY.price_index["cpi-2024"],
    )
    # Decided in October 2017, on no year's budget.
    assert found["fui-24"].year == 2017
    assert found.keys().isdisjoint({"pspc-regions-1", "fui-3"}), "of no known year"


def test_even_parts_are_of_years_and_days() -> None:
    def parts(**changes: Any) -> dict[int | None, Decimal | None]:
        statement = attrs.evolve(FUNDING["env-p1"], **changes)
        return {
            row.year: row.amount for row in poles.spread(FUNDING.having([statement]), rule="even")
        }

    assert parts(start=EdtfDate("2007"), end=EdtfDate("2008"), amount=Decimal(366)) == {
        2007: 183,
        2008: 183,
    }
    # 183 days of 365, and all of 2007.
    assert parts(start=EdtfDate("2006-07-02"), end=EdtfDate("2007-12-31"), amount=Decimal(548)) == {
        2006: 183,
        2007: 365,
    }
    # Yearly figures belong to their years by the months, and calls to the years in which their
    # results were announced.
    yearly = {
        "amount": Decimal(9),
        "yearly": poles.Yearly.MEAN,
        "start": EdtfDate("2023-07"),
        "end": EdtfDate("2024"),
    }
    assert parts(**yearly) == {2023: Decimal("4.5"), 2024: 9}
    assert parts(start=None, end=None, calls=("fui-1", "fui-2", "fui-5"), amount=Decimal(10)) == {
        2006: 5,
        2008: 5,
    }


def test_what_cannot_be_spread_or_shared_is_left_out_and_told() -> None:
    one = FUNDING["anr-2005"]
    open_ended = attrs.evolve(one, id="open", end=None)
    open_begun = attrs.evolve(one, id="begun", start=None)
    always = attrs.evolve(one, id="always", start=None, end=None)
    unknown_call = attrs.evolve(one, id="call", start=None, end=None, calls=("pspc-regions-1",))
    in_part = attrs.evolve(unknown_call, id="calls", calls=("fui-5", "pspc-regions-1"))
    money = FUNDING.having([one, open_ended, open_begun, always, unknown_call, in_part])
    found = poles.spread(money, rule="even")
    assert [(left.id, left.reason) for left in found.left_out] == [
        ("open", "period"),
        ("begun", "period"),
        ("always", "period"),
        ("call", "period"),
        ("calls", "period"),
    ]
    assert found.used == (one,)
    for by, reason in (("pole", "pole"), ("region", "region"), ("sector", "sector")):
        by_any: Any = by
        shared = poles.share(FUNDING.having([one]), by=by_any, counting="full")
        assert [left.reason for left in shared.left_out] == [reason]
        assert not shared.rows
    later = poles.in_euros_of(found, 2023, index="cpi")
    assert later.left_out == found.left_out


def test_what_is_left_out_is_told_once() -> None:
    found = poles.share(
        poles.spread(FUNDING.having([FUNDING["env-p1"]]), rule="even"), by="region", counting="seat"
    )
    assert [(left.id, left.reason) for left in found.left_out] == [("env-p1", "region")]


def test_an_amount_goes_to_the_last_region_that_a_pole_had_in_its_time() -> None:
    # Prod'Innov and Pôle Enfant lost their labels in May 2010.
    statement = attrs.evolve(
        FUNDING["anr-2005-cap-digital"],
        start=EdtfDate("2009-01-01"),
        end=EdtfDate("2010-12-31"),
        poles=("enfant",),
    )
    money = FUNDING.having([statement])
    shared = poles.spread(poles.share(money, by="region", counting="full"), rule="even")
    spread = poles.share(poles.spread(money, rule="even"), by="region", counting="full")
    assert {row.group for row in shared} == {row.group for row in spread} == {"pays-de-la-loire"}
    # Without a time, the last region that it had at all.
    agency = FUNDING.having(one for one in FUNDING if "anr" in one.funders)
    always = poles.total(agency, by="pole", basis="awarded")
    assert all(
        row.group for row in poles.share(always, by="region", counting="seat", map_on="2016-01-01")
    )
    mapped = poles.share(money, by="region", counting="full", map_on="2016-01-01")
    assert mapped.map_on == date(2016, 1, 1)
    assert "2016-01-01" in mapped.text()


@pytest.mark.parametrize("counting", ["full", "seat"])
def test_the_money_of_a_pole_of_which_no_place_is_known_is_of_no_known_region(
    counting: Any,
) -> None:
    bare = attrs.evolve(POLICY.poles["enfant"], regions=(), seats=())
    policy = attrs.evolve(
        POLICY, poles=poles.Records(bare if one.id == bare.id else one for one in POLICY.poles)
    )
    statement = attrs.evolve(FUNDING["anr-2005-cap-digital"], poles=("enfant",))
    money = policy.funding.having([statement])
    (row,) = poles.share(money, by="region", counting=counting)
    assert (row.group, row.amount) == (None, statement.amount)


def test_shares_follow_poles_to_their_regions_and_sectors() -> None:
    money = FUNDING.having([FUNDING["alsace-2015"]])
    regions = poles.share(money, by="region", counting="fractional")
    assert {row.group for row in regions} == {"alsace", "franche-comte"}
    assert (
        poles.share(money, by="sector", counting="full").to_dicts()[0]["sector"]
        == POLICY.poles["biovalley-france"].sector
    )
    seats = {
        row.group: row.amount
        for row in poles.share(money, by="region", counting="seat", map_on="2016-01-01")
    }
    assert seats == {
        "grand-est": FUNDING["alsace-2015"].amount / 2,
        "bourgogne-franche-comte": FUNDING["alsace-2015"].amount / 2,
    }


def test_questions_that_have_no_answer_are_refused() -> None:
    any_of: Any = poles
    several = FUNDING.having([FUNDING["env-p1"]])
    constant = poles.in_euros_of(FUNDING.having([FUNDING["anr-2005"]]), 2010, index="cpi")
    asked: list[tuple[Any, str]] = [
        (lambda: poles.in_euros_of(several, 2024, index="cpi"), "poles.spread"),
        (lambda: any_of.load_funding().having(["anr-2005"]), r"ledger\['anr-2005'\]"),
        (
            lambda: poles.Box(poles=any_of.load_policy().lineage("Elopsys"), basis="paid"),
            "'elopsys'; of several records, their keys",
        ),
        (lambda: poles.in_euros_of(constant, 2012, index="gdp_deflator"), "current euros"),
        (lambda: any_of.in_euros_of(several, 2024, index="gold"), "index='gold'"),
        (lambda: any_of.spread(several, rule="half"), "rule='half'"),
        (lambda: any_of.in_euros_of(constant, "2024", index="cpi"), "without quotes"),
        (lambda: poles.spread(poles.spread(several, rule="even"), rule="start"), "not yet spread"),
        (lambda: poles.spread(constant, rule="start"), "not yet spread"),
        # A plain list knows no calls, so it must not lose what it cannot place.
        (
            lambda: poles.spread([FUNDING["fui5-state"]], rule="even"),
            "the call 'fui-5'.* instead of a list",
        ),
        (
            lambda: poles.share([FUNDING["alsace-2015"]], by="region", counting="full"),
            "instead of a list",
        ),
        (lambda: poles.share(FUNDING, by="region", counting="full"), "regions of different maps"),
        (
            lambda: poles.share(several, by="pole", counting="full", map_on="2016-01-01"),
            "by='region' beside it",
        ),
        (lambda: any_of.concentration(None), "type NoneType"),
        (lambda: any_of.spread(5, rule="even"), "type int"),
        (lambda: any_of.spread(["x"], rule="even"), "type str"),
        (lambda: any_of.share(several, by="phase", counting="full"), "by='phase'"),
        (lambda: any_of.share(several, by="pole", counting=None), "counting=None"),
        (lambda: poles.share(several, by="pole", counting="seat"), "counting='seat'"),
        (
            lambda: poles.share(
                poles.share(several, by="pole", counting="full"), by="region", counting="full"
            ),
            "shared by pole",
        ),
    ]
    for ask, told in asked:
        with pytest.raises(poles.InvalidQuestion, match=told):
            ask()
    with pytest.raises(poles.OutOfSeries, match="no value for 2024: it covers 2003 to 2023"):
        poles.in_euros_of(FUNDING.having([FUNDING["anr-2005"]]), 2024, index="gdp_deflator")
    with pytest.raises(poles.OutOfSeries, match="No price index"):
        poles.in_euros_of([FUNDING["anr-2005"]], 2020, index="cpi")
    unknown = attrs.evolve(FUNDING["anr-2005"], poles=("nobody",))
    with pytest.raises(poles.InvalidQuestion, match="the pole 'nobody'"):
        poles.share(FUNDING.having([unknown]), by="region", counting="full")


def test_citations_are_of_the_sources_used_and_no_others() -> None:
    anr = poles.bounds(
        FUNDING, poles.Box(funders="anr", period=("2005-01-01", "2012-11-19"), basis="awarded")
    )
    count = poles.count(POLICY.on("2012-11-19"), what="labels", by="sector")
    for results in (
        [anr],
        [count],
        [anr, count, anr],
        [poles.total(FUNDING, by="call", funders="fui")],
        [POLICY.on("2012-11-19")],
    ):
        results_any: list[Any] = results
        items = json.loads(poles.cite(*results_any, style="csl-json"))
        keys = [item["id"] for item in items]
        assert len(keys) == len(set(keys))
        assert keys[-1] == f"{POLICY.about.name}-data-{POLICY.edition}"
        assert len(poles.cite(*results_any, style="footnotes").splitlines()) == len(keys)
        assert [
            line.split("{")[1].strip(",")
            for line in poles.cite(*results_any, style="bibtex").splitlines()
            if line.startswith("@")
        ] == keys
    because = {source for step in anr.because for s in step.statements for source in s.sources}
    assert {item["id"] for item in json.loads(poles.cite(anr, style="csl-json"))[:-1]} == because
    fields = {poles.Label: ("start", "end"), poles.Pole: ("sector",), poles.Holder: ("pole",)}
    used: list[Any] = list(count.used)
    assert {type(record) for record in used} == set(fields)
    assert set(count.sources) == {
        key for record in used for field in fields[type(record)] for key in record.sources_of(field)
    }


def test_citations_in_french_and_of_titles_that_nobody_read() -> None:
    anr = poles.bounds(
        FUNDING, poles.Box(funders="anr", period=("2005-01-01", "2012-11-19"), basis="awarded")
    )
    assert poles.cite(anr, style="footnotes", lang="fr").splitlines()[-1] == (
        "[2] Les pôles de compétitivité, 2004-2026, édition des données 2026.12.1, Licence "
        "Ouverte / Open Licence 2.0"
    )
    snapshot = POLICY.on("2012-11-19")
    items = json.loads(poles.cite(snapshot, style="csl-json"))
    unread = [item for item in items[:-1] if "title" in POLICY.sources[item["id"]].unverified]
    assert unread
    assert all("title" not in item for item in unread)
    assert all("title" in item for item in items if item not in unread)
    notes = poles.cite(snapshot, style="footnotes")
    assert all(
        item["URL"] in notes and f"“{POLICY.sources[item['id']].title}”" not in notes
        for item in unread
    )


def test_signs_of_tex_are_escaped_and_ids_of_two_policies_kept_apart() -> None:
    source = attrs.evolve(
        POLICY.sources["7jours-2025"],
        title=r"50 % & {more  More} #1 \ a_b~c^d $ L'État }",
        language="xx",
        url="https://x.fr/{a}",
        citations=(),
    )
    other = attrs.evolve(
        POLICY,
        sources=poles.Records(source if one.id == source.id else one for one in POLICY.sources),
    )
    record = attrs.evolve(
        FUNDING["anr-2005"], citations=(poles.Citation(source.id, None, poles.Status.SOURCED),)
    )
    text = poles.cite(FUNDING.having([record]), other.funding.having([record]), style="bibtex")
    assert "@article{7jours-2025," in text
    assert "@article{7jours-2025-2," in text
    assert (
        r"title = {50 \% \& \textbraceleft{}more {More\textbraceright{}} \#1 \textbackslash{} "
        r"a\_b\textasciitilde{}c\textasciicircum{}d \$ {L'État} \textbraceright{}},"
    ) in text
    assert "  language = {xx},\n" in text
    assert "https://x.fr/%7Ba%7D" in text


def test_dates_of_sources_keep_their_precision() -> None:
    def issued(text: str) -> tuple[Any, str, str]:
        source = attrs.evolve(
            POLICY.sources["7jours-2025"],
            published=EdtfDate(text),
            retrieved=EdtfDate("2026-11-23"),
        )
        policy = attrs.evolve(POLICY, sources=poles.Records([source]))
        record = attrs.evolve(
            FUNDING["anr-2005"], citations=(poles.Citation(source.id, None, poles.Status.SOURCED),)
        )
        cited = policy.funding.having([record])
        item = json.loads(poles.cite(cited, style="csl-json"))[0]
        assert item["accessed"] == {"date-parts": [[2026, 11, 23]]}
        entry = poles.cite(cited, style="bibtex")
        year, date = re.findall(r"  (?:year|date) = \{(.*)\},", entry)[:2]
        return item["issued"]["date-parts"], year, date

    assert issued("2014") == ([[2014]], "2014", "2014")
    assert issued("2014-06-12") == ([[2014, 6, 12]], "2014", "2014-06-12")
    assert issued("2014-40") == ([[2014, 1], [2014, 6]], "2014", "2014-01/2014-06")
    assert issued("2014-41") == ([[2014, 7], [2014, 12]], "2014", "2014-07/2014-12")
    assert issued("[2014-02..2014-06]") == ([[2014, 2], [2014, 6]], "2014", "2014-02/2014-06")
    assert issued("[2013..2014]") == ([[2013], [2014]], "2013/2014", "2013/2014")
    assert issued("[2013-12-30..2014-01-02]") == (
        [[2013, 12, 30], [2014, 1, 2]], "2013/2014", "2013-12-30/2014-01-02",
    )  # fmt: skip


def test_what_knows_no_sources_cannot_be_cited() -> None:
    cite: Any = poles.cite
    with pytest.raises(poles.InvalidQuestion, match="without their package"):
        cite(poles.spread([FUNDING["anr-2005"]], rule="even"), style="bibtex")
    with pytest.raises(poles.InvalidQuestion, match="type Pole"):
        cite(POLICY.poles["minalogic"], style="bibtex")
    with pytest.raises(poles.InvalidQuestion, match="style='apa'"):
        cite(FUNDING, style="apa")


def test_references_have_the_letters_of_their_titles() -> None:
    cited = poles.cite(FUNDING, style="csl-json", lang="fr")
    assert "édition des données" in cited


def test_an_edition_is_of_the_year_that_it_begins_with() -> None:
    assert POLICY.edition.startswith("2026.")
    assert json.loads(poles.cite(FUNDING, style="csl-json"))[-1]["issued"] == {
        "date-parts": [[2026]]
    }
    assert "  year = {2026},\n  version = " in poles.cite(FUNDING, style="bibtex")


def test_amounts_are_told_whole() -> None:
    several = FUNDING.having([FUNDING["env-p1"]])
    assert poles.spread(several, rule="even").text().splitlines() == [
        "Amounts, spread evenly over the years, current euros",
        "of      year            amount          at least           at most",
        "env-p1  2006  €500.000 million  €483.333 million  €516.667 million",
        "env-p1  2007  €500.000 million  €483.333 million  €516.667 million",
        "env-p1  2008  €500.000 million  €483.333 million  €516.667 million",
        f"Data edition {POLICY.edition}",
    ]
    one = FUNDING.having([FUNDING["alsace-2015"]])
    shared = poles.share(one, by="region", counting="fractional", map_on="2016-01-01")
    assert plain(shared.text("fr")) == [
        "Montants par région, carte des régions du 2016-01-01, euros courants, en parts égales",
        "objet        région                        montant      au moins       au plus",
        "alsace-2015  Grand Est                605 250,00 €  604 875,00 €  605 625,00 €",
        "alsace-2015  Bourgogne-Franche-Comté  201 750,00 €  201 625,00 €  201 875,00 €",
        f"Édition des données : {POLICY.edition}",
    ]
    end = poles.spread(several, rule="end")
    assert plain(poles.in_euros_of(end, 2015, index="gdp_deflator").text("fr"))[:3] == [
        "Montants, rattachement à la dernière année, euros constants de 2015 (déflateur du PIB)",
        "objet   année       montant      au moins       au plus",
        "env-p1  2008   1 585,691 M€  1 532,834 M€  1 638,548 M€",
    ]


def plain(text: str) -> list[str]:
    return text.replace("\xa0", " ").replace("\u202f", " ").splitlines()


def test_results_are_values() -> None:
    money = FUNDING.having([FUNDING["env-p1"], FUNDING["alsace-2015"]])
    results: list[Any] = [
        poles.spread(money, rule="even"),
        poles.share(money, by="region", counting="full"),
        poles.count(POLICY.on("2012-11-19"), what="structures", by="region", counting="fractional"),
        poles.cohort(POLICY, "2005-07-12", "2009-01-01"),
        poles.flows(POLICY, "2005-07-12", "2009-01-01", by="year"),
    ]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own
        assert result.edition == POLICY.edition
        assert len(result.to_dicts()) == len(result) == len(result.rows)
        assert result[0] == result.rows[0]
        assert list(result[:2]) == list(result.rows[:2])
        for lang in ("fr", "en"):
            text = result.text(lang)
            assert POLICY.edition in text
            assert len(text.splitlines()) >= len(result) + 2
        assert str(result) == result.text("en")
        assert result._repr_html_().count("<tr>") == min(len(result), 41) + 1
        assert str(len(result)) in repr(result)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            result.rows = ()


def test_amounts_that_no_statement_speaks_of_are_left_out() -> None:
    years = poles.total(FUNDING, by="year", funders="anr")
    found = poles.in_euros_of(years, 2015, index="cpi")
    silent = [key for key, bounds in years.items() if not bounds.because]
    assert silent
    assert [(left.id, left.reason) for left in found.left_out] == [
        (key, "nothing") for key in silent
    ]
    assert years.to_dicts()[0] == {
        "year": "2005",
        "low": years[2005].low,
        "high": years[2005].high,
        "statements": ["anr-2005"],
        "unproved": None,
    }


def test_texts_are_in_two_languages_only() -> None:
    result: Any = poles.flows(POLICY, "2005-07-12", "2009-01-01", by="year")
    with pytest.raises(poles.InvalidQuestion, match="'fr' or 'en'"):
        result.text("de")


def test_html_of_results_is_escaped() -> None:
    pole = attrs.evolve(
        POLICY.poles["minalogic"].names[0],
        text="<b>x</b>",
        start=None,
        end=None,
        kind=poles.NameKind.OFFICIAL,
    )
    policy = attrs.evolve(
        POLICY,
        poles=poles.Records(
            attrs.evolve(one, names=(pole,)) if one.id == "minalogic" else one
            for one in POLICY.poles
        ),
    )
    found = poles.cohort(policy, "2005-07-12", "2009-01-01")
    html = found.having(row for row in found if row.name == "<b>x</b>")._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
