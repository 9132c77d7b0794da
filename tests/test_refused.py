"""What cannot be added up, counted or cited is refused in whole sentences: what was found, what was
expected, and what to try.
"""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import poles
from small import grants

POLICY = poles.load_policy()
FUNDING = POLICY.funding
DAY = POLICY.on("2012-11-19")
SEVERAL = FUNDING.having([FUNDING["env-p1"]])
CONSTANT = poles.in_euros_of(FUNDING.having([FUNDING["anr-2005"]]), 2010, index="cpi")
NOBODY = FUNDING.having([attrs.evolve(FUNDING["anr-2005"], poles=("nobody",))])
GRANTS = grants(POLICY)
SUMS = poles.add_up(GRANTS[:1])
OTHER = attrs.evolve(GRANTS[0], id="other", dataset="another list")
BARE = attrs.evolve(POLICY, sources=poles.Records())
NOWHERE = attrs.evolve(POLICY, regions=poles.Records()).on("2012-11-19")
MAPS = [POLICY.on("2015-01-01"), POLICY.on("2016-01-01")]
PAID = poles.Box(basis="paid", period="2012")
SHARED = poles.share(SEVERAL, by="pole", counting="full")
ask: Any = poles


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: ask.count(DAY, what="poles"), (
            "what='poles', expected one of labels, structures. Rules differ, so the question "
            "must name one.")),
        (lambda: ask.count(DAY, what="labels", by="country"), (
            "by='country', expected one of region, sector, tier, phase, evaluation. Count by "
            "one of these at a time.")),
        (lambda: ask.count(DAY, what="labels", by="region"), (
            "counting=None, expected one of full, fractional, seat. Rules differ, so the "
            "question must name one.")),
        (lambda: ask.count(DAY, what="labels", by="sector", counting="seat"), (
            "counting='seat', expected by='region' beside it. A seat says in which region a "
            "pole counts, nothing else.")),
        (lambda: ask.count(DAY, what="labels", by="tier", map_on="2016-01-01"), (
            "map_on=2016-01-01, expected by='region' beside it. Leave it out where nothing is "
            "grouped by region.")),
        (lambda: ask.count(MAPS, what="labels", by="region", counting="full"), (
            "days with different maps of regions, expected map_on= beside them. Say "
            'map_on="2016-01-01" to count all by one map.')),
        (lambda: ask.count([], what="labels"), (
            'no snapshot, expected a snapshot or several. Give policy.on("2012-11-19"), or a '
            "list of such.")),
        (lambda: ask.count(POLICY, what="labels"), (
            "an object of type Policy, expected a snapshot or several. Give "
            'policy.on("2012-11-19"), or a list of such.')),
        (lambda: ask.count([DAY, None], what="labels"), (
            "an object of type NoneType, expected a snapshot or several. Give "
            'policy.on("2012-11-19"), or a list of such.')),
        (lambda: ask.count([DAY, BARE.on("2012-11-19")], what="labels"), (
            "snapshots of different policies, expected those of one policy. Count each policy "
            "by itself.")),
        (lambda: ask.count(NOWHERE, what="labels", by="region", counting="full"), (
            'a day without regions, expected a map that the data know. Say map_on="2016-01-01", '
            "or another day of the data.")),
        (lambda: ask.cohort(POLICY, "2012-01-01", "2011-01-01"),
            "at=2011-01-01, expected a day not before 2012-01-01. Is it the wrong way round?"),
        (lambda: ask.cohort(None, "2012-01-01", "2013-01-01"),
            "an object of type NoneType, expected a policy. Give poles.load_policy()."),
        (lambda: ask.flows(POLICY, "2012-01-01", "2011-01-01", by="year"),
            "end=2011-01-01, expected a day not before 2012-01-01. Is it the wrong way round?"),
        (lambda: ask.flows(POLICY, "2012-01-01", "2013-01-01", by="month"), (
            "by='month', expected one of phase, year. Changes are grouped by phases of the "
            "calendar or by years.")),
        (lambda: ask.lost(POLICY, "2012-01-01", "2011-01-01"),
            "end=2011-01-01, expected a day not before 2012-01-01. Is it the wrong way round?"),
        (lambda: ask.panel(POLICY, "2012"), (
            "years='2012', expected whole numbers, one a year. Say range(2013, 2019), or [2012, "
            "2018].")),
        (lambda: ask.panel(POLICY, [2012], rule="even"), (
            "rule='even', expected amounts= that are grants. Leave it out, or give grants: "
            "their years and poles need a rule.")),
        (lambda: ask.panel(POLICY, [2012], amounts=GRANTS, rule="even"), (
            "amounts= that are grants, expected rule= and counting= beside them. Say "
            'rule="start", counting="fractional", or others: rules differ.')),
        (lambda: ask.panel(POLICY, [2012], amounts=PAID), (
            "a box with poles or a period, expected a box without. Leave both out: each row is "
            "about its own pole and year.")),
        (lambda: ask.spread(5, rule="even"), (
            "an object of type int, expected statements of money, grants or an answer of the "
            "ledger. Give policy.funding.having(statements), policy.grants, or what bounds, "
            "total, spread or share gave, one at a time.")),
        (lambda: ask.spread(SEVERAL, rule="half"), (
            "rule='half', expected one of even, start, end. Rules differ, so the question must "
            "name one.")),
        (lambda: ask.spread(CONSTANT, rule="start"), (
            "amounts of one year each, expected amounts not yet spread. Spread what was not "
            "spread before.")),
        (lambda: ask.spread(SUMS, rule="start"), (
            "sums of grants, expected amounts not yet added up. Spread grants first, then add "
            "them up.")),
        (lambda: ask.spread([FUNDING["fui5-state"]], rule="even"), (
            "money of the call 'fui-5', expected calls that are known with their years. Make it "
            "of policy.funding.having(statements) or policy.grants.having(grants) instead of a "
            "list, so that its calls are known.")),
        (lambda: ask.share(SEVERAL, by="phase", counting="full"), (
            "by='phase', expected one of pole, region, sector. Share among one of these at a "
            "time.")),
        (lambda: ask.share(SEVERAL, by="pole", counting=None), (
            "counting=None, expected one of full, fractional, seat. Rules differ, so the "
            "question must name one.")),
        (lambda: ask.share(SEVERAL, by="pole", counting="seat"), (
            "counting='seat', expected by='region' beside it. A seat says in which region a "
            "pole counts, nothing else.")),
        (lambda: ask.share(SEVERAL, by="pole", counting="full", map_on="2016-01-01"), (
            "map_on=2016-01-01, expected by='region' beside it. Leave it out where nothing is "
            "grouped by region.")),
        (lambda: ask.share(SUMS, by="pole", counting="full"), (
            "sums of grants, expected amounts not yet added up. Share grants first, then add "
            "them up.")),
        (lambda: ask.share(SHARED, by="region", counting="full"), (
            "amounts shared by pole, expected amounts not yet shared. Share what was not shared "
            "before.")),
        (lambda: ask.share(FUNDING, by="region", counting="full"), (
            'regions of different maps, expected map_on= beside them. Say map_on="2016-01-01" '
            "to share all by one map.")),
        (lambda: ask.share([FUNDING["alsace-2015"]], by="region", counting="full"), (
            "money of the pole 'biovalley-france', expected a pole that is known. Make it of "
            "policy.funding.having(statements) or policy.grants.having(grants) instead of a "
            "list, so that they are known.")),
        (lambda: ask.share(NOBODY, by="region", counting="full"), (
            "money of the pole 'nobody', expected a pole that is known. Make it of "
            "policy.funding.having(statements) or policy.grants.having(grants) instead of a "
            "list, so that they are known.")),
        (lambda: ask.in_euros_of(SEVERAL, 2024, index="gold"),
            "index='gold', expected one of cpi, gdp_deflator. The two price indices of the data."),
        (lambda: ask.in_euros_of(SEVERAL, "2024", index="cpi"),
            "year='2024', expected a year, as a whole number. Write 2024, without quotes."),
        (lambda: ask.in_euros_of(SEVERAL, 2024, index="cpi"), (
            "the amount of 'env-p1' in 3 years, 2006 to 2008, expected amounts of one year "
            "each. Spread it over its years first: poles.spread(…, rule='even').")),
        (lambda: ask.in_euros_of(CONSTANT, 2012, index="gdp_deflator"), (
            "euros of 2010 by cpi, expected current euros, or euros by gdp_deflator. Start "
            "again from current euros.")),
        (lambda: ask.add_up(SEVERAL), (
            "'env-p1', which is no grant, expected grants. Two statements, and two answers, may "
            "speak of the same euro: ask poles.bounds for the box that holds all of it.")),
        (lambda: ask.add_up(SUMS), (
            "sums of grants, expected amounts not yet added up. Add up the grants, spread and "
            "shared as the sums are to be.")),
        (lambda: ask.add_up(GRANTS), (
            "the grants 'made-grant' (awarded) and 'made-payment' (paid), expected grants of "
            "one basis, and of what is planned of one stage. What was planned is awarded later, "
            "and then paid. Add up one kind of money: grants.having(one for one in grants if "
            "one.kind == grants['made-grant'].kind).")),
        (lambda: ask.add_up([GRANTS[0], OTHER]), (
            "grants of 'another list' and of 'fui-5-results' without the tree of funders, "
            "expected grants of one list, or those of a policy. Give policy.grants, or "
            "ledger.with_grants(grants).grants.")),
        (lambda: ask.add_up(POLICY.grants.having([GRANTS[0], OTHER])), (
            "grants of 'another list' and of 'fui-5-results' that may be the same money, "
            "'other' and 'made-grant', expected grants of one list, or of lists without a "
            "funder and a day in common. Add up each list by itself. Where no euro is in both, "
            "make them one: attrs.evolve(grant, dataset='another list').")),
        (lambda: ask.concentration(None), (
            "an object of type NoneType, expected several numbers. Give a list of them, such as "
            "[row.count for row in counts].")),
        (lambda: ask.concentration([]),
            "no values, expected values with a sum above zero. Of nothing, there are no shares."),
        (lambda: ask.concentration([0]), (
            "nothing but zeros, expected values with a sum above zero. Of nothing, there are no "
            "shares.")),
        (lambda: ask.concentration([1, -1]), (
            "-1 at place 1, expected a number of zero or more. Give numbers, such as (row.count "
            "for row in counts).")),
        (lambda: ask.concentration([1]).top(0), (
            "k=0, expected a whole number of at least 1. Ask for the share of the largest, "
            "top(1), or of several.")),
        (lambda: ask.cite(DAY, style="apa"), (
            "style='apa', expected one of bibtex, csl-json, footnotes. BibTeX, CSL-JSON, or "
            "numbered lines.")),
        (lambda: ask.cite(DAY, lang="de", style="bibtex"),
            "lang='de', expected one of fr, en. The two languages of the data."),
        (lambda: ask.cite(poles.add_up(GRANTS[:1]), style="bibtex"), (
            "a result of records without their package, expected one that knows its sources. "
            "Make it of policy.funding.having(statements) or policy.grants instead of a list.")),
        (lambda: ask.cite(BARE.on("2012-11-19"), style="bibtex"), (
            "the source 'canalblog-2012-2', expected a source of the policy. The policy names "
            "it without having it: take it in, or load a package that is whole.")),
        (lambda: ask.cite(POLICY, style="bibtex"), (
            "an object of type Policy, expected a result, an answer of the ledger, a ledger, "
            "grants or a snapshot. For records, cite the ledger that they are in: "
            "policy.funding.having(statements).")),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(asked: Callable[[], object], told: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        asked()
    assert str(caught.value) == f"This cannot be asked: found {told}"


def test_a_grant_is_added_up_once() -> None:
    spread = poles.spread(GRANTS[:1], rule="start")
    with pytest.raises(poles.InvalidQuestion) as caught:
        poles.add_up(spread.having([*spread, spread[0]]))
    assert str(caught.value) == (
        "This cannot be asked: found the grant 'made-grant' twice, expected each grant once. Give "
        "each grant once, with an id of its own."
    )
