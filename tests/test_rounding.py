"""What the statements leave to others by their rounding alone, and what rests on inference."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

import poles
from poles import Basis, EdtfDate, Wording
from poles.terms import Yearly
from small import only_statements

POLICY = only_statements()
FUNDING = POLICY.funding
CALLS = poles.total(FUNDING, by="call", funders="fui")


def said(key: str, millions: str, *funders: str, **more: Any) -> poles.FundingRecord:
    """So many millions of 2010, printed to the million."""
    told: dict[str, Any] = {
        "basis": Basis.AWARDED,
        "start": EdtfDate("2010"),
        "end": EdtfDate("2010"),
        "amount": Decimal(millions) * 1_000_000,
        "rounded_to": Decimal(1_000_000),
        **more,
    }
    return poles.FundingRecord(id=key, funders=funders, **told)


def of(funder: str, *statements: poles.FundingRecord) -> poles.Bounds:
    box = poles.Box(funders=funder, period="2010", basis="awarded")
    return poles.bounds(FUNDING.having(statements, (), ()), box)


WHOLE, HALF = said("whole", "40", "public"), said("half", "20", "fui")


def test_what_others_leave_is_only_rounding_where_they_add_up_as_printed() -> None:
    found = of("anr", WHOLE, HALF, said("rest", "20", "pia"))
    # Half a million by each of the three figures.
    assert (found.low, found.high) == (Decimal(0), Decimal(1_500_000))
    assert found.only_rounding


@pytest.mark.parametrize(
    "statements",
    [
        (WHOLE, HALF),
        (WHOLE, HALF, said("rest", "19", "pia")),
        (said("none", "0", "anr"),),
        (said("some", "3", "anr"),),
        (said("most", "5", "anr", wording=Wording.AT_MOST),),
        (said("each", "5", "anr", yearly=Yearly.EACH),),
        (),
    ],
    ids=lambda found: "+".join(one.id for one in found),
)
def test_what_is_said_of_it_is_no_rounding(statements: tuple[poles.FundingRecord, ...]) -> None:
    assert not of("anr", *statements).only_rounding


def test_a_step_prints_what_its_statement_does() -> None:
    found = of("anr", WHOLE, HALF, said("rest", "20", "pia"))
    printed = {step.statement.id: int(step.printed / 1_000_000) for step in found.because}
    assert printed == {"whole": 40, "half": 20, "rest": 20}
    yearly = of("anr", said("each", "5", "anr", yearly=Yearly.EACH))
    assert all(step.printed == step.amount for step in yearly.because)


def test_no_call_of_the_fui_is_only_rounding_and_one_of_another_programme_is() -> None:
    assert [key for key, found in CALLS.items() if found.only_rounding] == ["pspc-regions-2"]


def test_amounts_keep_what_an_answer_is() -> None:
    for key, found in CALLS.items():
        for row in poles.in_euros_of(found, 2012, index="cpi"):
            assert row.inferred_proof == found.inferred, key
            assert row.only_rounding == found.only_rounding, key
            year = {"decided", "budget_year"} & {*FUNDING.calls[key].unverified}
            assert row.inferred == (found.inferred or bool(year)), key


def test_an_amount_of_a_statement_is_as_sure_as_the_statement() -> None:
    inferred = poles.Citation(None, None, poles.Status.INFERRED)
    for citations, unsure in (((), False), ((inferred,), True)):
        statement = attrs.evolve(HALF, citations=citations)
        [row] = poles.spread(FUNDING.having([statement], (), ()), rule="start")
        assert row.inferred is unsure
