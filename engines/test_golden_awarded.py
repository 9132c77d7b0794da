"""The golden files of awarded money, which take half a minute."""

from collections.abc import Callable
from typing import Any

import pytest

import poles
from goldens import SLOW, compare, conflicts_of, totals_of

ANSWERS: dict[str, Callable[[poles.Policy], list[dict[str, Any]]]] = {
    "conflicts-awarded": lambda policy: conflicts_of(policy, "awarded"),
    "cross_check-awarded": lambda policy: poles.cross_check(
        policy.funding, basis="awarded"
    ).to_dicts(),
    "total-awarded": lambda policy: [
        row for by in SLOW for row in totals_of(policy, by, "awarded")
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_about_awarded_money_are_those_of_the_edition(name: str) -> None:
    compare(name, ANSWERS[name](poles.load_policy()))
