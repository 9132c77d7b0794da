"""What our strategies draw is of all sorts: among a thousand draws there is one of each."""

from collections.abc import Callable

from hypothesis import Phase, find, settings

import poles
from poles import strategies
from poles.model import is_span
from poles.package.contents import Contents
from poles.package.writing import package_rows
from poles.strategies import LedgerWithTruth

FINDING = settings(phases=[Phase.generate], max_examples=1000, database=None)


SORTS: dict[str, Callable[[poles.Policy], bool]] = {
    "two holders of one label": lambda policy: any(
        len(label.holders) > 1 for label in policy.labels
    ),
    "a label that nobody is known to hold": lambda policy: any(
        not label.holders for label in policy.labels
    ),
    "a date that is no day": lambda policy: any(not event.date.exact for event in policy.events),
    "a pole that had two seats": lambda policy: any(len(pole.seats) > 1 for pole in policy.poles),
    "a merger": lambda policy: any(event.kind == "merged" for event in policy.events),
    "a contradiction": lambda policy: any(
        row[-2] == "contradicts" for row in package_rows(Contents.of(policy))["provenance"]
    ),
    "three statements": lambda policy: len(policy.funding) > 2,
}


def test_policies_are_of_all_sorts() -> None:
    seen: set[str] = set()

    def all_seen(policy: poles.Policy) -> bool:
        seen.update(name for name in SORTS.keys() - seen if SORTS[name](policy))
        return seen == SORTS.keys()

    assert find(strategies.policies(), all_seen, settings=FINDING)


FORMS: dict[str, Callable[[poles.FundingRecord], bool]] = {
    "a plain amount of each year": lambda one: (
        one.yearly is poles.Yearly.EACH and one.wording is poles.Wording.PLAIN
    ),
    "an amount of each year": lambda one: one.yearly is poles.Yearly.EACH and one.amount > 0,
    "a mean of years nobody knows": lambda one: one.yearly is poles.Yearly.MEAN and one.indefinite,
    "a start that is a span": lambda one: is_span(one.start) and bool(one.calls),
    "a period that may be empty": lambda one: (
        is_span(one.end) and one.shortest[0] > one.shortest[1]
    ),
}


def test_each_form_of_statement_is_made_up() -> None:
    seen: set[str] = set()

    def all_seen(made: LedgerWithTruth) -> bool:
        new = FORMS.keys() - seen
        seen.update(name for name in new if any(map(FORMS[name], made.ledger)))
        return seen == FORMS.keys()

    assert find(strategies.ledgers(min_statements=6), all_seen, settings=FINDING)


def test_funders_are_made_up_that_give_money_on_some_days_only() -> None:
    assert find(
        strategies.ledgers(),
        lambda made: any(one.start and one.end for one in made.ledger.funders),
        settings=FINDING,
    )
