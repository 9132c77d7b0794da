"""Laws of contested answers, held against all sets of statements that can be let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import (
    BOXES,
    CONTRADICTORY,
    CONTRADICTORY_RATIOS,
    extremes,
    ledger,
)
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import kinds_of
from poles.model import Statement

Ends = tuple[float | None, float | None]
Rule = Callable[[Sequence[Any]], int]
RULES: list[Rule] = [
    lambda said: len(said[:1]),
    lambda said: 1 + int(said[0].id[1:]) % 2,
    lambda said: 3 - int(said[0].id[1:]) % 3,
]
LEDGERS = CONTRADICTORY.map(ledger) | CONTRADICTORY_RATIOS


def contested(
    asked: poles.Ledger, box: poles.Box, doubt: int, rule: Rule | None = None
) -> poles.results.Contested:
    found = poles.bounds(asked, box, doubt=doubt, reliability=rule).contested
    assert found is not None
    return found


def without(asked: poles.Ledger, some: Iterable[Statement]) -> poles.Ledger:
    gone = {one.id for one in some}
    return asked.having(
        [one for one in asked if one.id not in gone],
        [one for one in asked.ratios if one.id not in gone],
    )


def hull(some: Iterable[Ends]) -> Ends:
    lows, highs = zip(*some, strict=True)
    return min(map(float, lows)), None if None in highs else max(highs)


def least_sets(asked: poles.Ledger, box: poles.Box, rule: Rule) -> list[tuple[Statement, ...]]:
    """All sets of statements of least cost without which the others can all be true."""
    every: list[Statement] = [*asked, *asked.ratios]
    sets = [some for count in range(len(every) + 1) for some in combinations(every, count)]
    able = [some for some in sets if extremes(without(asked, some), box)[0] is not None]
    costs = [sum(rule([one]) for one in some) for some in able]
    return [some for some, cost in zip(able, costs, strict=True) if cost == min(costs)]


def refused(asked: poles.Ledger) -> list[Statement]:
    (kind,) = kinds_of(asked, None)
    evidence = evidence_of(asked, kind)
    claims = evidence.claims.admissible
    return [
        one
        for claim in evidence.weigh(range(len(claims))).refused
        for one in claims[claim].statements
    ]


def same(found: poles.results.Contested, ends: Ends) -> None:
    assert ends[0] is not None
    assert float(found.low) == pytest.approx(ends[0], abs=0.1)
    assert (found.high is None) == (ends[1] is None)
    assert found.high is None or float(found.high) == pytest.approx(ends[1], abs=0.1)


@given(LEDGERS, BOXES, st.sampled_from(RULES))
@examples(200)
def test_it_is_the_hull_of_what_is_believed_and_of_all_least_sets(
    asked: poles.Ledger, box: poles.Box, rule: Rule
) -> None:
    ways = [*least_sets(asked, box, rule), refused(asked)]
    same(contested(asked, box, 0, rule), hull(extremes(without(asked, some), box) for some in ways))


@given(LEDGERS, BOXES, st.sampled_from(RULES))
@examples(100)
def test_with_doubt_any_one_claim_more_goes(
    asked: poles.Ledger, box: poles.Box, rule: Rule
) -> None:
    every = [*asked, *asked.ratios]
    ways = [*least_sets(asked, box, rule), refused(asked)]
    more = [(*some, one) for some in ways for one in every]
    same(contested(asked, box, 1, rule), hull(extremes(without(asked, some), box) for some in more))
