"""What a claim costs to disbelieve: laws of the rule, and each of its lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from measures import TABLES, engaged, said
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import Kind
from poles.ledger.reliability import costs_of
from poles.terms import Basis, SourceKind, Status, Wording

SOURCES = poles.Records(
    poles.Source(id=key, kind=kind, title=key, publisher=publisher)
    for key, kind, publisher in [
        ("senate", SourceKind.OFFICIAL, "Sénat"),
        ("senate-again", SourceKind.OFFICIAL, "Sénat (commission)"),
        ("ministry", SourceKind.OFFICIAL, "Ministère"),
        ("paper", SourceKind.PRESS, "Le Journal"),
        ("paper-again", SourceKind.PRESS, "le journal (AFP)"),
        ("weekly", SourceKind.PRESS, "L'Hebdo"),
        ("thesis", SourceKind.ACADEMIC, None),
        ("forum", SourceKind.THIRD_PARTY, "A forum"),
        ("wiki", SourceKind.THIRD_PARTY, "A wiki"),
    ]
)
LEDGER = poles.Ledger((), attrs.evolve(TABLES, sources=SOURCES))
COST = poles.reliability(LEDGER)
NAMES = st.lists(st.sampled_from([one.id for one in SOURCES]), max_size=5)


def by(*sources: str, **parts: Any) -> poles.FundingRecord:
    """A statement that some sources make."""
    cited = tuple(poles.Citation(key, None, Status.SOURCED) for key in sources)
    return attrs.evolve(said("one", 100, "fui"), citations=cited, **parts)


@given(NAMES, NAMES, st.booleans())
def test_another_source_never_makes_a_claim_cheaper(
    names: list[str], more: list[str], rough: bool
) -> None:
    parts = {"amount": Decimal(10**9), "rounded_to": None} if rough else {}
    assert 1 <= COST([by(*names, **parts)]) <= COST([by(*names, *more, **parts)]) <= 6


@given(NAMES, NAMES)
def test_several_statements_cost_what_one_of_all_their_sources_does(
    names: list[str], others: list[str]
) -> None:
    assert COST([by(*names), by(*others)]) == COST([by(*others, *names)])


@given(NAMES, NAMES, NAMES)
def test_two_claims_cost_no_less_than_the_best_single_source(
    names: list[str], others: list[str], one: list[str]
) -> None:
    assert COST([by(*names)]) + COST([by(*others)]) >= COST([by(*one[:1])])


@pytest.mark.parametrize(
    ("cost", "sources"),
    [
        (4, ["senate"]),
        (4, ["senate", "senate-again"]),
        (5, ["senate", "ministry"]),
        (5, ["senate", "paper"]),
        (4, ["senate", "forum"]),
        (3, ["paper"]),
        (3, ["paper", "paper-again", "wiki"]),
        (4, ["weekly", "paper"]),
        (3, ["thesis"]),
        (6, ["senate", "paper", "weekly", "thesis", "ministry"]),
        (2, ["forum"]),
        (2, ["forum", "wiki"]),
        (2, []),
        (2, ["unknown"]),
    ],
)
def test_who_says_so_tells_what_it_costs(cost: int, sources: list[str]) -> None:
    assert COST([by(*sources)]) == cost


@pytest.mark.parametrize(
    ("less", "parts"),
    [
        (1, {"amount": Decimal(1_500_000_000), "rounded_to": None}),
        (1, {"amount": Decimal(1_500_000_000), "rounded_to": Decimal(100_000_000)}),
        (0, {"amount": Decimal(1_500_000_000), "rounded_to": Decimal(50_000_000)}),
        (0, {"amount": Decimal(1_450_000_000), "rounded_to": None}),
        (0, {"amount": Decimal(0), "rounded_to": None}),
        # A ceiling is wide and not for that rough.
        (0, {"amount": Decimal(1_450_000_000), "wording": Wording.AT_MOST}),
    ],
)
def test_what_is_told_in_milliards_costs_less(less: int, parts: dict[str, Any]) -> None:
    assert COST([by("senate", **parts)]) == 4 - less


def test_what_one_of_two_prints_exactly_is_not_rough() -> None:
    rough = by("senate", amount=Decimal(10**9), rounded_to=None)
    exact = by("senate", amount=Decimal(10**9), rounded_to=Decimal(10**6))
    assert [COST([rough]), COST([rough, exact])] == [3, 4]


def test_a_ratio_and_a_list_of_grants_cost_what_their_sources_do() -> None:
    policy = poles.load_policy()
    cost = poles.reliability(policy.funding)
    share = policy.ratios["sme-0811-share"]
    assert cost([share]) == cost([attrs.evolve(by(), citations=share.citations)])
    whole = poles.Box(basis="awarded")
    grants = poles.GrantSum(dataset="a list", count=2, amount=Decimal(10**9), box=whole)
    assert cost([grants]) == 2


def test_a_reading_costs_nothing_beside_its_statement() -> None:
    made = LEDGER.having([engaged("year", 100, "2005", "c-1"), said("call", 100, "fui")])
    claims = evidence_of(made, Kind(Basis.AWARDED, None)).claims.admissible
    costs = costs_of(claims, poles.reliability(made))
    assert [(cost, claim.as_read) for cost, claim in zip(costs, claims, strict=True)] == [
        (2, False),
        (2, False),
        (0, True),
    ]


def test_a_whole_number_of_numpy_is_a_cost() -> None:
    made = LEDGER.having([said("one", 100, "fui")])
    claims = evidence_of(made, Kind(Basis.AWARDED, None)).claims.admissible
    rule: Any = lambda _: np.int64(3)  # noqa: E731 - a rule that types do not know
    assert costs_of(claims, rule) == [3]


@pytest.mark.parametrize("cost", [0, -1, 1.0, None, "2"])
def test_a_cost_is_a_whole_number_of_at_least_one(cost: Any) -> None:
    made = LEDGER.having([said("one", 100, "fui")])
    claims = evidence_of(made, Kind(Basis.AWARDED, None)).claims.admissible
    with pytest.raises(poles.errors.InvalidQuestion) as caught:
        costs_of(claims, lambda _: cost)
    assert str(caught.value) == (
        f"This cannot be asked: found {cost!r} by reliability= for 'one', expected a whole number, "
        "1 or more. It is what disbelieving these statements costs: return 1 where all cost the "
        "same."
    )
    assert caught.value.text("fr").startswith("Demande impossible")
