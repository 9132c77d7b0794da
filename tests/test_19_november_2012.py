"""The page of the Agence nationale de la recherche of 19 November 2012, which the project grew
from, told by the data.
"""

from collections import Counter
from decimal import Decimal

import poles

DAY = "2012-11-19"


def test_tiers(policy: poles.Policy) -> None:
    tiers = Counter(label.tier for label in policy.on(DAY).labels)
    assert tiers == {"world": 7, "world_vocation": 11, "national": 53}


def test_classes_of_the_evaluation(policy: poles.Policy) -> None:
    holders = {standing.id for standing in policy.on(DAY).poles}
    classes = {
        evaluation.pole: evaluation.result
        for evaluation in policy.evaluations
        if evaluation.year == 2012
    }
    assert set(classes) == holders
    assert Counter(classes.values()) == {
        "very_efficient": 20,
        "efficient": 35,
        "less_efficient": 16,
    }


def test_phase(policy: poles.Policy) -> None:
    phase = policy.on(DAY).phase
    assert phase is not None
    assert phase.number == 2


def test_anr_aid_since_2005(policy: poles.Policy) -> None:
    page = "http://www.agence-nationale-recherche.fr/financer-votre-projet/impact-de-la-recherche-et-competitivite/poles-de-competitivite/"
    found = [s for s in policy.funding if s.funders == ("anr",) and s.amount == 1_334_000_000]
    assert len(found) == 1
    (statement,) = found
    assert statement.basis == "awarded"
    assert (str(statement.start), str(statement.end)) == ("2005-01-01", DAY)
    assert statement.interval == (Decimal(1_333_500_000), Decimal(1_334_500_000))
    assert [policy.sources[source].url for source in statement.sources] == [page]
    assert not statement.unverified


def test_envelopes_of_phases_1_and_2(policy: poles.Policy) -> None:
    anr = policy.funding["anr-cum-2012"].sources
    for phase in policy.phases[:2]:
        found = [
            s
            for s in policy.funding
            if s.sources == anr
            and s.basis == "planned"
            and s.stage == "announced"
            and s.amount == 1_500_000_000
            and (s.period.first.year, s.period.last.year)
            == (phase.start.earliest.year, phase.end.latest.year)
        ]
        assert len(found) == 1
        assert found[0].funders == ("state",)
        assert found[0].interval == (Decimal(1_450_000_000), Decimal(1_550_000_000))


def test_the_pact_is_a_milestone(policy: poles.Policy) -> None:
    (pact,) = [milestone for milestone in policy.milestones if str(milestone.date) == "2012-11-06"]
    assert "industrialis" in pact.fr
    assert "industrialis" in pact.en
    assert pact.sources
