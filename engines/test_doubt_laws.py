"""Laws of contested answers, held against all sets of statements that can be let go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations
from math import inf
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import (
    BOXES,
    CONTRADICTORY,
    CONTRADICTORY_RATIOS,
    Question,
    engaged,
    extremes,
    ledger,
    questions,
    said,
)
from poles.ledger import beliefs
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import kinds_of
from poles.ledger.claims import Claim
from poles.model import Statement
from poles.strategies.truth import stated

Ends = tuple[float | None, float | None]
Rule = Callable[[Sequence[Any]], int]
RULES: list[Rule] = [
    lambda said: len(said[:1]),
    lambda said: 1 + int(said[0].id[1:]) % 2,
    lambda said: 3 - int(said[0].id[1:]) % 3,
]
LEDGERS = CONTRADICTORY.map(ledger) | CONTRADICTORY_RATIOS
YEAR = poles.Box(funders="public", period="2005", basis="awarded")
TWICE = ledger(
    [
        said("s0", 100, "fui", period="2005"),
        said("s1", 100, "public", period="2005"),
        said("s2", 100, "public", period=("2005", "2007")),
    ]
)
TWICE = TWICE.having(
    TWICE, [poles.Ratio(id=key, of=YEAR, to=YEAR, value=Decimal("0.25")) for key in ("r3", "r4")]
)
"""Two sources of one ratio that cannot be, but where there was nothing that year."""


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


def groups_of(asked: poles.Ledger) -> list[tuple[Statement, ...]]:
    """The statements of a ledger; ratios that say the same are disbelieved together."""
    found: defaultdict[object, list[Statement]] = defaultdict(list)
    for one in [*asked, *asked.ratios]:
        found[(one.of, one.to, one.value) if isinstance(one, poles.Ratio) else one.id].append(one)
    return [*map(tuple, found.values())]


def least_sets(asked: poles.Ledger, box: poles.Box, rule: Rule) -> list[tuple[Statement, ...]]:
    """All sets of statements of least cost without which the others can all be true."""
    every = groups_of(asked)
    able: dict[tuple[Statement, ...], int] = {}
    for some in chain.from_iterable(combinations(every, count) for count in range(len(every) + 1)):
        gone = tuple(chain(*some))
        if extremes(without(asked, gone), box)[0] is not None:
            able[gone] = sum(map(rule, some))
    return [gone for gone, cost in able.items() if cost == min(able.values())]


def claims_refused(asked: poles.Ledger) -> list[Claim]:
    found = []
    for kind in kinds_of(asked, None):
        evidence = evidence_of(asked, kind)
        claims = evidence.claims.admissible
        found += [claims[claim] for claim in evidence.weigh(range(len(claims))).refused]
    return found


def refused(asked: poles.Ledger) -> list[Statement]:
    return [one for claim in claims_refused(asked) for one in claim.statements]


def same(found: poles.results.Contested | poles.results.Pivot, ends: Ends) -> None:
    assert ends[0] is not None
    assert float(found.low) == pytest.approx(ends[0], abs=0.1)
    assert (found.high is None) == (ends[1] is None)
    assert found.high is None or float(found.high) == pytest.approx(ends[1], abs=0.1)


@given(LEDGERS, BOXES, st.sampled_from(RULES))
@example(TWICE, poles.Box(funders="anr", basis="awarded"), RULES[0])
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
    ways = [*least_sets(asked, box, rule), refused(asked)]
    more = [(*some, *group) for some in ways for group in groups_of(asked)]
    same(contested(asked, box, 1, rule), hull(extremes(without(asked, some), box) for some in more))


def ends(found: poles.results.Bounds | poles.results.Contested | poles.results.Pivot) -> Ends:
    return float(found.low), None if found.high is None else float(found.high)


def holds(outer: Ends, inner: Ends) -> bool:
    return hull([outer, inner]) == outer


@given(questions(6), st.sampled_from([0, 1]))
def test_where_nothing_contradicts_the_answer_stands(asked: Question, doubt: int) -> None:
    found = poles.bounds(asked.ledger, asked.box, doubt=doubt)
    assert found.contested is not None
    if not doubt:
        assert ends(found.contested) == ends(found)
        assert not found.contested.turns_on
        assert not found.contested.least.statements
    assert holds(ends(found.contested), ends(found))


@given(questions(5), BOXES, st.integers(0, 999))
@examples(200)
def test_with_doubt_one_false_statement_never_hides_the_truth(
    asked: Question, box: poles.Box, euros: int
) -> None:
    false = stated("false", box, Decimal(euros) + asked.truth.of(box), unit=Decimal("0.01"))
    every = asked.ledger.having([*asked.ledger, false], asked.ledger.ratios)
    (own,) = (
        claim
        for claim in evidence_of(every, asked.box.kind).claims.admissible
        if "false" in claim.makers
    )
    assume(len(own.statements) == 1)
    found = contested(every, asked.box, 1)
    assert found.low <= asked.truth.of(asked.box)
    assert found.high is None or asked.truth.of(asked.box) <= found.high


@given(LEDGERS, BOXES)
def test_more_doubt_never_narrows(asked: poles.Ledger, box: poles.Box) -> None:
    some, more = (contested(asked, box, doubt) for doubt in (0, 1))
    assert holds(ends(some), ends(poles.bounds(asked, box)))
    assert holds(ends(more), ends(some))


@given(LEDGERS, BOXES, st.sampled_from([0, 1]), st.sampled_from(RULES))
@examples(100)
def test_without_what_is_disbelieved_each_side_is_reached_and_proved(
    asked: poles.Ledger, box: poles.Box, doubt: int, rule: Rule
) -> None:
    found = contested(asked, box, doubt, rule)
    sides: list[tuple[str, Decimal | None, poles.results.Disbelief]] = [
        ("low", found.low, found.least),
        ("high", found.high, found.most),
    ]
    for side, bound, one in sides:
        left = poles.bounds(without(asked, one.statements), box)
        assert bound == getattr(left, side)
        assert {*one.instead} == {*one.statements} - {*refused(asked)}
        assert {step.side for step in one.steps} <= {side}
        proved = sum((step.multiplier * Fraction(step.amount) for step in one.steps), Fraction())
        assert abs(proved - Fraction(bound or 0)) < Fraction(1, 100)


@given(LEDGERS, BOXES, st.sampled_from(RULES))
@example(TWICE, poles.Box(funders="anr", basis="awarded"), RULES[0])
@examples(100)
def test_it_turns_on_what_narrows_it_when_it_is_sure(
    asked: poles.Ledger, box: poles.Box, rule: Rule
) -> None:
    ways = [*least_sets(asked, box, rule), refused(asked)]
    found = contested(asked, box, 0, rule)
    pivots = {pivot.statements[0].id: pivot for pivot in found.turns_on}
    for one, *_ in groups_of(asked):
        if one in refused(asked):
            assert one.id not in pivots
            continue
        sure = hull(extremes(without(asked, some), box) for some in ways if one not in some)
        if one.id in pivots:
            same(pivots[one.id], sure)
        else:
            same(found, sure)
    widths = [inf if one.high is None else one.high - one.low for one in found.turns_on]
    assert widths == sorted(widths)


READ = st.lists(
    st.tuples(
        st.sampled_from(["2005 c-1", "2005 c-1 c-2", "2006 c-1", "2006 c-2", "2006 c-1 c-2"]),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(
    READ,
    st.dictionaries(st.sampled_from(["c-1", "c-2", "2005", ""]), st.integers(1, 6), max_size=3),
    BOXES,
)
@examples(150)
def test_a_reading_goes_with_all_statements_that_make_it(
    read: list[tuple[str, int]], of: dict[str, int], box: poles.Box
) -> None:
    statements = [
        engaged(f"r{number}", 100 * hundreds, *text.split(maxsplit=1))
        for number, (text, hundreds) in enumerate(read)
    ]
    for number, (place, hundreds) in enumerate(of.items()):
        parts: dict[str, Any] = {"calls": [place]} if "-" in place else {"period": place or None}
        statements.append(said(f"s{number}", 100 * hundreds, "fui", **parts))
    asked = ledger(statements)
    rule = RULES[1]
    claims = evidence_of(asked, box.kind).claims.admissible
    # What says the same is disbelieved together.
    groups = dict.fromkeys(tuple(claim.statements) for claim in claims if not claim.as_read)
    sets = [some for count in range(len(groups) + 1) for some in combinations(groups, count)]
    able = [some for some in sets if not claims_refused(without(asked, chain(*some)))]
    costs = [sum(rule(one) for one in some) for some in able]
    least = [some for some, cost in zip(able, costs, strict=True) if cost == min(costs)]
    ways = [[*chain(*some)] for some in least]
    found = poles.bounds(asked, box, doubt=0, reliability=rule)
    assert found.contested is not None
    answers = [poles.bounds(without(asked, some), box) for some in ways]
    assert ends(found.contested) == hull(map(ends, [found, *answers]))


@given(LEDGERS, st.lists(BOXES, min_size=2, max_size=4), st.randoms())
def test_what_was_asked_before_changes_nothing(
    asked: poles.Ledger, boxes: list[poles.Box], random: Any
) -> None:
    asking = [(box, doubt) for box in boxes for doubt in (0, 1)]
    first = [contested(asked, *one) for one in asking]
    beliefs.forget()
    shuffled = sorted(range(len(asking)), key=lambda _: random.random())
    again = {place: contested(asked, *asking[place]) for place in shuffled}
    assert [again[place] for place in range(len(asking))] == first
