"""Strategies of Hypothesis: checked by mypy and pyright, never run."""

from datetime import date
from typing import assert_type

from hypothesis.strategies import SearchStrategy

import poles
from poles import strategies


def made_up() -> None:
    assert_type(strategies.dates(), SearchStrategy[poles.EdtfDate])
    assert_type(strategies.periods(), SearchStrategy[poles.Period])
    assert_type(strategies.policies(), SearchStrategy[poles.Policy])
    assert_type(strategies.ledgers(), SearchStrategy[strategies.LedgerWithTruth])


def drawn(policy: poles.Policy, made: strategies.LedgerWithTruth) -> None:
    assert_type(strategies.days(policy), SearchStrategy[date])
    assert_type(strategies.poles(policy), SearchStrategy[poles.Pole])
    assert_type(strategies.labels(), SearchStrategy[poles.Label])
    assert_type(strategies.records(poles.Seat), SearchStrategy[poles.Seat])
    assert_type(strategies.boxes(policy.funding), SearchStrategy[poles.Box])
    assert_type(strategies.messy_names(policy), SearchStrategy[tuple[str, str]])
    assert_type(made.ledger, poles.Ledger)
    assert_type(made.truth, strategies.Truth)
    strategies.boxes(policy)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    strategies.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]
