"""Laws of what is to be removed where claims clash, and of the smallest conflicts, held against all
subsets.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import CONTRADICTORY, TABLES, engaged, ledger, said
from poles.ledger import iis
from poles.ledger import mending as kept
from poles.ledger.admission import admit
from poles.ledger.beliefs import evidence_of, forget
from poles.ledger.box import Kind
from poles.ledger.correction import Groups
from poles.ledger.iis import smallest_iises
from poles.ledger.mending import Mending, mending_of
from poles.ledger.program import build, claims_in
from poles.ledger.reliability import costs_of
from poles.ledger.space import Space
from poles.objects import Later
from poles.strategies.truth import stated
from poles.terms import Basis, SourceKind

AWARDED = Kind(Basis.AWARDED, None)
SOURCES = poles.Records(
    poles.Source(id=kind.value, kind=kind, title=kind.value, publisher=kind.value)
    for kind in SourceKind
)
MANY = attrs.evolve(TABLES, sources=SOURCES)
_CALLS = st.builds(
    poles.Box,
    funders=st.sampled_from(["fui", "fui", "state"]),
    calls=st.lists(st.sampled_from(["c-1", "c-2", "c-3"]), min_size=1, max_size=3, unique=True),
    basis=st.just("awarded"),
)


@st.composite
def clashing(draw: st.DrawFn) -> poles.Ledger:
    """Executions that are read as calls and totals of calls, said by sources of all kinds; some say
    the same.
    """
    made = [
        engaged(
            "e-1", draw(st.sampled_from([100, 200])), "2006", draw(st.sampled_from(["c-2", "c-3"]))
        ),
        engaged("e-2", 100, "2006", "c-2 c-3"),
    ]
    for number, box in enumerate(draw(st.lists(_CALLS, min_size=2, max_size=5))):
        euros = Decimal(draw(st.sampled_from([100, 100, 150, 200])))
        made.append(stated(f"t-{number}", box, euros, unit=Decimal(2)))
    by = st.sampled_from([one.id for one in SOURCES])
    cited = [
        attrs.evolve(
            one, citations=(poles.Citation(draw(by), None, poles.Status.SOURCED), *read(one))
        )
        for one in made
    ]
    return poles.Ledger(cited, MANY)


def read(one: poles.FundingRecord) -> Iterator[poles.Citation]:
    return (said for said in one.citations if said.field is not None)


def subsets(members: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(members, size) for size in range(len(members) + 1))


class Plain:
    """The same questions, answered by trying all subsets of the claims of a ledger."""

    def __init__(self, whole: poles.Ledger) -> None:
        self.mending = Mending.of(evidence_of(whole, AWARDED))
        self.space = Space(whole, AWARDED.basis)

    def consistent(self, claims: Sequence[int]) -> bool:
        return not admit(build(self.space, [self.mending.claims[one] for one in claims])).refused

    def removed(self, own: Sequence[int], costs: Sequence[int]) -> frozenset[int]:
        """The groups to remove: the first ones are kept where others cost the same."""
        groups = self.mending.groups
        claims = [one for one, some in groups.makers.items() if some <= set(own)]

        def rank(some: tuple[int, ...]) -> tuple[int, list[bool]]:
            return sum(costs[one] for one in some), [one in some for one in own]

        def mends(some: frozenset[int]) -> bool:
            gone = groups.gone(some)
            return self.consistent([one for one in claims if one not in gone])

        return next(filter(mends, map(frozenset, sorted(subsets(own), key=rank))))

    def conflicts(self, one: int, consistent: Sequence[int]) -> list[frozenset[int]]:
        """All irreducible infeasible subsets of a claim and some others."""
        found: list[frozenset[int]] = []
        for some in subsets(consistent):
            clash = frozenset({one, *some})
            if not any(other <= clash for other in found) and not self.consistent(sorted(clash)):
                found.append(clash)
        return found


def ones(_: object) -> int:
    return 1


@given(clashing(), st.booleans())
@examples(100)
def test_what_is_removed_costs_least_and_keeps_the_first(whole: poles.Ledger, alike: bool) -> None:
    plain = Plain(whole)
    mending, rule = plain.mending, ones if alike else poles.reliability(whole)
    costs = costs_of(mending.claims, rule)
    for found in mending.corrections(costs):
        own = mending.groups.within(claims_in(mending.program, found.part.rows))
        assert found.removed == plain.removed(own, costs)
        assert found.cost == sum(costs[one] for one in found.removed)
        for cut in found.cuts:
            assert not plain.consistent(sorted(cut))
            assert all(plain.consistent(sorted(cut - {one})) for one in cut)
            # So it is hit.
            assert cut & mending.groups.gone(found.removed)


@given(clashing())
@examples(60)
def test_all_conflicts_of_a_claim_are_found_the_smallest_first(whole: poles.Ledger) -> None:
    plain = Plain(whole)
    mending = plain.mending
    costs = costs_of(mending.claims, ones)
    for found in mending.corrections(costs):
        for one, consistent in mending.witnesses(found):
            every = plain.conflicts(one, sorted(consistent))
            found_all = smallest_iises(mending.program, found.part, consistent, one, 99)
            assert [len(clash) for clash in found_all] == [len(clash) for clash in every]
            assert set(map(frozenset, found_all)) == set(every)


def widths(conflict: poles.Conflict) -> Decimal:
    """How wide a gap is where no statement counts more than once."""
    most = max(abs(step.multiplier) for step in conflict.steps)
    return conflict.gap * most.denominator / most.numerator


@given(CONTRADICTORY | clashing().map(list))
@examples(60)
def test_of_the_smallest_conflicts_the_widest_is_shown(
    statements: list[poles.FundingRecord],
) -> None:
    whole = ledger(statements)
    shown = poles.conflicts(whole, reliability=ones)
    every = poles.conflicts(whole, reliability=ones, limit=99)
    for one in shown:
        same = [
            other for other in every if (other.removed, other.as_read) == (one.removed, one.as_read)
        ]
        assert one in same
        fewest = min(len(other.steps) for other in same)
        assert len(one.steps) == fewest
        assert widths(one) + 1 >= max(widths(other) for other in same if len(other.steps) == fewest)


OFFICIAL, COPIES = (
    tuple(poles.Citation(kind, None, poles.Status.SOURCED) for kind in kinds)
    for kinds in (["official"], ["third_party"])
)


def test_who_says_so_tells_what_goes() -> None:
    # The narrower figure is believed, and costs less to disbelieve.
    books = attrs.evolve(stated("books", BOX, Decimal(200), unit=Decimal(10)), citations=OFFICIAL)
    copy = attrs.evolve(said("copy", 100, "fui"), citations=COPIES)
    whole = poles.Ledger([books, copy], MANY)
    assert [one.id for one in poles.conflicts(whole).removed] == ["copy"]
    assert [one.id for one in poles.conflicts(whole, reliability=ones).removed] == ["books"]
    (conflict,) = poles.conflicts(whole)
    assert conflict.removed == (copy,)
    assert conflict.gap == Decimal("94.50")


BOX = poles.Box(funders="fui", basis="awarded")


def test_one_official_figure_goes_before_three_copies() -> None:
    total = attrs.evolve(said("total", 100, "state"), citations=OFFICIAL)
    parts = [
        attrs.evolve(said(key, 150, funder), citations=COPIES, calls=(call,))
        for key, funder, call in [
            ("one", "fui", "c-1"),
            ("two", "fui", "c-2"),
            ("three", "anr", "c-3"),
        ]
    ]
    found = poles.conflicts(poles.Ledger([total, *parts], MANY))
    assert [one.id for one in found.removed] == ["total"]
    # One official figure costs as much as two copies, and is kept where it is believed first.
    assert len(poles.conflicts(poles.Ledger([total, *parts[:2]], MANY)).removed) == 2


def test_a_rule_of_the_user_is_asked_about_statements_that_say_the_same() -> None:
    asked: list[set[str]] = []

    def rule(statements: Sequence[Any]) -> int:
        asked.append({one.id for one in statements})
        return 5 if any(one.id == "a" for one in statements) else 3

    whole = ledger([said("a", 100, "fui"), said("b", 100, "fui"), said("c", 200, "fui")])
    assert [one.id for one in poles.conflicts(whole, reliability=rule).removed] == ["c"]
    assert asked == [{"a", "b"}, {"c"}]
    with pytest.raises(poles.errors.InvalidQuestion, match="0 by reliability= for 'a'"):
        poles.conflicts(whole, reliability=lambda _: 0)


def test_a_reading_of_two_executions_goes_with_both() -> None:
    made = [engaged("e-1", 500, "2006", "c-2"), engaged("e-2", 501, "2006", "c-2")]
    whole = ledger([*made, said("c-2", 100, "fui", calls="c-2")])
    groups = Groups.of(evidence_of(whole, AWARDED).claims.admissible)
    (reading,) = (claim for claim, some in groups.makers.items() if claim not in some)
    both = groups.makers[reading]
    assert len(both) == 2
    assert [reading in groups.gone(frozenset(some)) for some in ([], [*both][:1], both)] == [
        False,
        False,
        True,
    ]
    assert sorted(map(sorted, groups.clauses([reading]))) == [[one] for one in sorted(both)]


def test_a_reading_of_two_executions_is_told_once() -> None:
    made = [
        engaged("e-1", 500, "2006", "c-2", unit=10),
        engaged("e-2", 500, "2006", "c-2", unit=20),
    ]
    whole = ledger([*made, said("c-2", 100, "fui", calls="c-2")])
    found = poles.conflicts(whole, reliability=lambda said: 9 if said[0].id == "c-2" else 1)
    assert [one.id for one in found.removed] == ["e-1", "e-2"]
    (conflict,) = found
    assert conflict.as_read
    assert {one.id for one in conflict.removed} == {"e-1", "e-2"}


def test_what_only_seemed_a_smallest_conflict_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def erring(*_: object) -> list[int]:
        monkeypatch.undo()
        raise poles.Unproved("it only seemed so")

    statements = [said("all", 100, "state"), said("fui", 70, "fui"), said("anr", 70, "anr")]
    (true,) = poles.conflicts(ledger(statements))
    found = poles.conflicts(ledger(statements))
    monkeypatch.setattr(iis, "iis_of", erring)
    assert found[0] == true


# What is worked out when it is looked at


def three(**more: Any) -> poles.Conflicts:
    statements = [
        said(f"{call}-{euros}", euros, "fui", calls=call)
        for call in ("c-1", "c-2", "c-3")
        for euros in (100, 200)
    ]
    return poles.conflicts(ledger(statements), **more)


def test_a_conflict_is_worked_out_when_it_is_looked_at() -> None:
    told: list[poles.results.Progress] = []
    found = three(progress=told.append)
    assert repr(found) == "<Conflicts: 3, mended by removing 3 statements>"
    assert [one.done for one in told] == [0]
    assert len(found) == 3
    last = found[-1]
    assert [one.done for one in told] == [0, 1]
    assert found[2] is last
    assert [one.done for one in told] == [0, 1]
    assert [*found] == [found[0], found[1], last]
    assert [one.done for one in told] == [0, 1, 2, 3]
    assert found[1:] == (found[1], last)
    with pytest.raises(IndexError):
        found[3]


def test_what_is_worked_out_late_is_as_if_it_were_not() -> None:
    assert three() == three()
    assert hash(three().rows) == hash(tuple(three()))
    assert three().to_dicts() == three().to_dicts()
    again = pickle.loads(pickle.dumps(three()))  # noqa: S301 - our own
    assert type(again.rows) is tuple
    assert again == three()
    assert three() == again
    assert three(limit=2).rows == three().rows


def test_a_later_tuple_is_as_the_tuple() -> None:
    later = Later([lambda: 1, lambda: 2])
    assert later == (1, 2)
    assert later == Later([lambda: 1, lambda: 2])
    assert later != [1, 2]
    assert repr(later) == "(1, 2)"
    assert {later} == {(1, 2)}


def test_what_mends_a_ledger_is_kept_with_it() -> None:
    forget()
    whole = ledger([said("a", 100, "fui"), said("b", 200, "fui")])
    evidence = evidence_of(whole, AWARDED)
    mending = mending_of(evidence)
    poles.conflicts(whole)
    assert mending_of(evidence) is mending
    (first,) = mending.corrections([1, 1])
    assert mending.corrections((1, 1)) == (first,)
    for cost in (2, 3):
        assert mending.corrections([1, cost])[0].removed == {0}
    assert mending.corrections([1, 1]) != (first,)
    assert kept._known[evidence] is mending
