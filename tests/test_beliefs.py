"""What is kept of ledgers that were asked: of few, and no longer than these are there."""

import gc
import weakref
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import Any

import attrs
import pytest

import poles
from poles.ledger import beliefs
from poles.ledger.beliefs import Evidence
from poles.ledger.box import kinds_of
from poles.ledger.prepared import asked, packed

BOX = poles.Box(funders="fui", calls="fui-3", basis="awarded")


@pytest.fixture
def ledger(policy: poles.Policy) -> poles.Ledger:
    """A ledger that nobody else has."""
    beliefs.forget()
    return policy.funding.having(one for one in policy.funding if "fui-3" in one.calls)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The orders by which evidence was gathered anew."""
    gathered = beliefs._gathered
    found: list[Any] = []

    def counted(*asked: Any) -> Evidence:
        found.append(asked[-1])
        return gathered(*asked)

    monkeypatch.setattr(beliefs, "_gathered", counted)
    return found


@pytest.fixture(autouse=True, scope="module")
def only_mine() -> Iterator[None]:
    """What other tests left is not looked through each time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def kept() -> int:
    """How many times evidence is kept."""
    gc.collect()
    # Asked of the type, as of some objects even to ask for their class is to be warned.
    return sum(type(one) is Evidence for one in gc.get_objects())


def by_id(statement: poles.FundingRecord) -> str:
    return statement.id


def test_an_answer_asked_again_is_not_gathered_anew(
    ledger: poles.Ledger, made: list[Any], policy: poles.Policy
) -> None:
    first = poles.bounds(ledger, BOX)
    assert [poles.bounds(ledger, BOX), poles.bounds(ledger.having(ledger), BOX)] == [first, first]
    assert len(made) == 1
    poles.bounds(ledger, BOX, inferred=False)
    poles.bounds(ledger, poles.Box(funders="fui", basis="paid"))
    poles.total(ledger, by="call", funders="fui")
    assert len(made) == 3
    again = policy.funding.having(list(ledger))
    assert poles.bounds(again, BOX).ledger is again
    assert len(made) == 3


def test_one_order_is_weighed_once_and_each_has_its_own(
    ledger: poles.Ledger, made: list[Any]
) -> None:
    backwards = poles.bounds(ledger, BOX, order=by_id)
    assert poles.bounds(ledger, BOX, order=by_id) == backwards
    poles.bounds(ledger, BOX)
    assert made == [by_id, None]


@pytest.mark.parametrize("number", [3, 12])
def test_orders_made_on_the_spot_leave_nothing(ledger: poles.Ledger, number: int) -> None:
    poles.bounds(ledger, BOX)
    before = kept()
    for _ in range(number):
        poles.bounds(ledger, BOX, order=lambda statement: statement.id)
        poles.bounds(ledger, BOX, order=partial(by_id))
    assert kept() == before


def test_orders_that_stay_are_few(ledger: poles.Ledger) -> None:
    before = kept()
    orders = [partial(by_id) for _ in range(20)]
    for order in orders:
        poles.bounds(ledger, BOX, order=order)
    assert kept() - before <= 2


class Unhashable:
    """An order that changes."""

    __hash__ = None  # type: ignore[assignment]

    def __call__(self, statement: poles.FundingRecord) -> str:
        return statement.id


@pytest.mark.parametrize("order", [attrgetter("id"), Unhashable(), Unhashable().__call__])
def test_any_order_may_be_asked(ledger: poles.Ledger, order: Any) -> None:
    found = [poles.bounds(ledger, BOX, order=order) for _ in range(2)]
    assert found == [poles.bounds(ledger, BOX, order=by_id)] * 2


def test_a_ledger_that_is_gone_is_not_kept(ledger: poles.Ledger, policy: poles.Policy) -> None:
    before = kept()
    mine = policy.funding.having(list(ledger)[1:])
    poles.bounds(mine, BOX)
    poles.bounds(mine, BOX, order=by_id)
    poles.total(mine, by="year")
    assert kept() > before
    gone = weakref.ref(mine)
    del mine
    gc.collect()
    assert gone() is None
    assert kept() == before


def test_of_many_ledgers_that_stay_few_are_kept(policy: poles.Policy, ledger: poles.Ledger) -> None:
    before = kept()
    ledgers = [policy.funding.having([one]) for one in [*ledger, *policy.funding][:20]]
    for one in ledgers:
        poles.bounds(one, BOX)
    assert kept() - before <= 4
    gathered = kept()
    poles.bounds(ledgers[-1], BOX)
    assert kept() == gathered


def test_the_last_few_ledgers_are_kept(
    policy: poles.Policy, ledger: poles.Ledger, made: list[Any]
) -> None:
    others = [policy.funding.having([one]) for one in [*policy.funding][:3]]
    for _ in range(3):
        for one in (ledger, *others):
            poles.bounds(one, BOX)
    assert len(made) == 4


def test_what_is_known_ahead_is_taken_as_it_is(ledger: poles.Ledger) -> None:
    """And only where nothing is asked otherwise."""
    found = poles.conflicts(ledger)
    ahead = {"conflicts": packed(found), "cross_check": packed(poles.cross_check(ledger))}
    knowing = poles.Ledger.over(ledger, ledger.tables, ahead, ledger.ratios, ledger.grants)
    told = poles.conflicts(knowing)
    assert told == found
    assert all(one in (*ledger, *ledger.ratios) for one in told.removed)
    assert poles.cross_check(knowing) == poles.cross_check(ledger)
    for basis in ("planned", "awarded", "paid"):
        assert poles.conflicts(knowing, basis) == poles.conflicts(ledger, basis)
    assert poles.conflicts(knowing, limit=2) == poles.conflicts(ledger, limit=2)
    assert knowing.having(ledger).ahead == {}


def test_all_that_is_known_ahead_is_told(ledger: poles.Ledger, made: list[Any]) -> None:
    """Known are answers, and what admission refuses, from which other answers follow."""
    groups, alone = poles.total(ledger, by="call", funders="fui"), poles.bounds(ledger, BOX)
    kind = BOX.kind
    evidence = beliefs.evidence_of(ledger, kind)
    refused = evidence.weigh(range(len(evidence.claims.admissible))).refused
    other = poles.Box(funders="fui", calls="fui-4", basis="awarded")
    expected = poles.bounds(ledger, other)
    beliefs.forget()
    made.clear()
    ahead = {
        asked("total", "call", groups.box): packed(groups),
        asked("bounds", BOX): packed(alone),
        "refused": packed({kind: dict(refused)}),
    }
    knowing = poles.Ledger.over(ledger, ledger.tables, ahead, ledger.ratios, ledger.grants)
    assert poles.total(knowing, by="call", funders="fui") == groups
    assert poles.bounds(knowing, BOX) == alone
    assert not made
    assert poles.bounds(knowing, other) == expected
    assert len(made) == 1
    assert poles.bounds(knowing, BOX, order=by_id) == poles.bounds(ledger, BOX, order=by_id)


def test_what_is_known_of_grants_ahead_is_what_is_found() -> None:
    ledger = poles.load_funding()
    for kind in kinds_of(ledger):
        evidence = beliefs.evidence_of(ledger.having(ledger), kind)
        known = attrs.evolve(evidence, sound=True)
        assert evidence.settled.doubted == known.settled.doubted == ()
        found, taken = (
            [(one.places, one.interval) for grants in each.believed for one in grants.claims()]
            for each in (evidence.settled, known.settled)
        )
        assert found == taken
