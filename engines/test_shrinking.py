"""What Hypothesis makes of what our strategies draw: examples as small as a condition lets be."""

import pytest
from hypothesis import Phase, find, settings

from poles import strategies
from poles.package.contents import Contents
from poles.package.writing import package_rows

SHRINKING = settings(
    max_examples=1000, phases=[Phase.generate, Phase.shrink], database=None, derandomize=True
)


def test_the_simplest_policy_is_tiny() -> None:
    policy = find(strategies.policies(), lambda _: True, settings=SHRINKING)
    rows = {
        table: len(rows)
        for table, rows in package_rows(Contents.of(policy)).items()
        if rows and table != "provenance"
    }
    assert rows == dict.fromkeys(
        ("sources", "regions", "region_names", "poles", "names", "seats", "pole_regions", "phases",
            "milestones", "labels", "holders", "funders"), 1
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "most"), [("renamed", 1), ("merged", 3)])
def test_a_policy_shrinks_to_what_a_condition_needs(kind: str, most: int) -> None:
    policy = find(
        strategies.policies(),
        lambda policy: any(event.kind == kind for event in policy.events),
        settings=SHRINKING,
    )
    assert len(policy.poles) <= most + 1
    assert len(policy.events) + len(policy.phases) <= 4
    assert not [
        *policy.funding,
        *policy.evaluations,
        *policy.calls,
        *policy.price_index,
        *policy.region_successions,
    ]


def test_a_ledger_shrinks_to_one_statement_and_one_euro() -> None:
    made = find(
        strategies.ledgers(),
        lambda made: any(said.amount for said in made.ledger),
        settings=SHRINKING,
    )
    assert [grant.amount for grant in made.truth.grants] == [1]
    assert len(made.ledger) == 1
