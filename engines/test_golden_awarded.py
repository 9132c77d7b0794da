"""The golden files of totals and of awarded money, which take half a minute."""

from collections.abc import Callable
from itertools import product
from typing import Any, get_args

import pytest

import poles
from goldens import SLOW, compare, conflicts_of, totals_of
from poles.ledger.totals import Group
from poles.terms import BasisCode, StageCode

KINDS: list[tuple[BasisCode, StageCode | None]] = [
    *(("planned", stage) for stage in get_args(StageCode)),
    ("awarded", None),
    ("paid", None),
]

ANSWERS: dict[str, Callable[[poles.Policy], list[dict[str, Any]]]] = {
    "conflicts-awarded": lambda policy: conflicts_of(policy, "awarded"),
    "cross_check-awarded": lambda policy: poles.cross_check(
        policy.funding, basis="awarded"
    ).to_dicts(),
    "total": lambda policy: [
        row
        for (basis, stage), by in product(KINDS, get_args(Group))
        if (basis, by) not in product(["awarded"], SLOW)
        for row in totals_of(policy, by, basis, stage)
    ],
    "total-awarded": lambda policy: [
        row for by in SLOW for row in totals_of(policy, by, "awarded")
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_about_money_are_those_of_the_edition(name: str) -> None:
    compare(name, ANSWERS[name](poles.load_policy()))
