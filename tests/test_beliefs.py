"""What is kept of ledgers that were asked: of few, and no longer than these are there."""

import gc
import pickle
import weakref
from functools import partial
from operator import attrgetter
from typing import Any

import pytest

import poles
from poles.ledger import beliefs
from poles.ledger.beliefs import Evidence
from poles.ledger.prepared import asked, packed

BOX = poles.Box(funders="fui", calls="fui-3", basis="awarded")


@pytest.fixture
def ledger(policy: poles.Policy) -> poles.Ledger:
    """A ledger that nobody else has."""
    beliefs.forget()
    return policy.funding.having((one for one in policy.funding if "fui-3" in one.calls), grants=())


@pytest.fixture
def full(ledger: poles.Ledger, policy: poles.Policy) -> poles.Ledger:
    """One with grants."""
    return ledger.with_grants(policy.funding.grants)


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
def only_mine() -> None:
    """What other tests left is not looked through each time."""
    gc.collect()
    gc.freeze()


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
    again = policy.funding.having(list(ledger), grants=())
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


def test_a_ledger_that_is_gone_is_not_kept(ledger: poles.Ledger) -> None:
    before = kept()
    mine = ledger.having(list(ledger)[1:])
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
    ledgers = [ledger.having([one]) for one in [*ledger, *policy.funding][:20]]
    for one in ledgers:
        poles.bounds(one, BOX)
    assert kept() - before <= 4
    gathered = kept()
    poles.bounds(ledgers[-1], BOX)
    assert kept() == gathered


def test_the_last_few_ledgers_are_kept(
    policy: poles.Policy, ledger: poles.Ledger, made: list[Any]
) -> None:
    others = [ledger.having([one]) for one in [*policy.funding][:3]]
    for _ in range(3):
        for one in (ledger, *others):
            poles.bounds(one, BOX)
    assert len(made) == 4


def test_what_is_known_ahead_is_taken_as_it_is(full: poles.Ledger) -> None:
    """And only where nothing is asked otherwise."""
    found = poles.conflicts(full)
    ahead = {"conflicts": packed(found), "cross_check": packed(poles.cross_check(full))}
    knowing = poles.Ledger.over(full, full.tables, ahead, full.ratios, full.grants)
    told = poles.conflicts(knowing)
    assert told == found
    assert all(one in (*full, *full.ratios) for one in told.removed)
    assert poles.cross_check(knowing) == poles.cross_check(full)
    for basis in ("planned", "awarded", "paid"):
        assert poles.conflicts(knowing, basis) == poles.conflicts(full, basis)
    assert poles.conflicts(knowing, limit=2) == poles.conflicts(full, limit=2)
    assert knowing.having(full).ahead == {}


def test_all_that_is_known_ahead_is_told(full: poles.Ledger, made: list[Any]) -> None:
    """Known are answers, and what admission refuses, from which other answers follow."""
    groups, alone = poles.total(full, by="call", funders="fui"), poles.bounds(full, BOX)
    kind = BOX.kind
    evidence = beliefs.evidence_of(full, kind)
    refused = evidence.weigh(range(len(evidence.claims.admissible))).refused
    other = poles.Box(funders="fui", calls="fui-4", basis="awarded")
    expected = poles.bounds(full, other)
    beliefs.forget()
    made.clear()
    ahead = {
        asked("total", "call", groups.box): packed(groups),
        asked("bounds", BOX): packed(alone),
        "refused": packed({kind: dict(refused)}),
    }
    knowing = poles.Ledger.over(full, full.tables, ahead, full.ratios, full.grants)
    assert poles.total(knowing, by="call", funders="fui") == groups
    assert poles.bounds(knowing, BOX) == alone
    assert not made
    assert poles.bounds(knowing, other) == expected
    assert len(made) == 1
    assert poles.bounds(knowing, BOX, order=by_id) == poles.bounds(full, BOX, order=by_id)


def test_what_is_believed_ahead_is_what_is_found(full: poles.Ledger) -> None:
    asked_about = [
        BOX,
        poles.Box(funders="fui", calls="fui-4", basis="awarded"),
        poles.Box(poles="minalogic", period="2011", basis="awarded"),
        poles.Box(regions="bretagne", basis="awarded"),
    ]
    found = [poles.bounds(full, box) for box in asked_about]
    carried = pickle.dumps(poles.with_beliefs(full))
    for order in (1, -1):
        beliefs.forget()
        knowing = pickle.loads(carried)  # noqa: S301 - our own
        assert knowing == full
        for box, one in [*zip(asked_about, found, strict=True)][::order]:
            told = poles.bounds(knowing, box)
            assert told == one
            assert told.text("fr") == one.text("fr")
    evidence = beliefs.evidence_of(knowing, BOX.kind)
    assert evidence.ahead is not None
    # Asked otherwise, it is found anew.
    assert beliefs.evidence_of(knowing, BOX.kind, inferred=False).ahead is None


def test_another_version_weighs_what_a_ledger_carries_anew(
    ledger: poles.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = poles.bounds(ledger, BOX)
    carried = pickle.dumps(poles.with_beliefs(ledger))
    monkeypatch.setattr(poles, "__version__", "0.0.0")
    beliefs.forget()
    sent = pickle.loads(carried)  # noqa: S301 - our own
    assert poles.bounds(sent, BOX) == found
    assert beliefs.evidence_of(sent, BOX.kind).ahead is None
    # What is made of it carries nothing.
    assert sent.having(sent).ahead == {}
    assert pickle.loads(pickle.dumps(ledger)).ahead == {}  # noqa: S301 - our own
