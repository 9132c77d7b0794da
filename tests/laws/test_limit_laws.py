"""Laws of what nothing limits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given

import poles
from effort import examples
from measures import CONTRADICTORY_RATIOS, ledger, said, where_ratios_are_said
from poles.ledger.admission import admit
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import Kind
from poles.ledger.limits import growing
from poles.ledger.program import LinearRow, Program, build, matrix_columns
from poles.ledger.prover import Prover, rows_of

AWARDED = Kind(poles.Basis.AWARDED, None)


@given(CONTRADICTORY_RATIOS | where_ratios_are_said().map(lambda question: question.ledger))
@examples(60)
def test_what_is_seen_to_grow_does_so_by_the_solver(asked: poles.Ledger) -> None:
    evidence = evidence_of(asked, AWARDED)
    program = build(evidence.space, evidence.claims.admissible, apart=True)
    prover = Prover(program, rows_of(program, admit(program).admitted), lightest=False)
    for part in dict.fromkeys(prover._parts.values()):
        free = prover._unlimited.intersection(part.columns)
        seen = {column for column in free if growing(program, prover.rows, free, column)}
        if not seen:
            continue
        left = set(free)
        with prover._solving(part, ()) as solver:
            while more := solver.growing(left):
                left -= more
        assert seen.isdisjoint(left)


def _half(of: str, to: str) -> poles.Ratio:
    first, second = (
        poles.Box(funders=funder, period="2005", basis="awarded") for funder in (of, to)
    )
    return poles.Ratio(
        id="half", of=first, to=second, value=Decimal("0.5"), rounded_to=Decimal("0.02")
    )


def test_money_in_relation_to_other_money_grows_with_it_alone() -> None:
    asked = ledger([]).having([], [_half("fui", "anr")])
    box = poles.Box(funders="fui", period="2005", basis="awarded")
    assert poles.bounds(asked, box).high is None
    other = [said("anr", 100, "anr", period="2005")]
    limited = asked.having(other, asked.ratios)
    assert poles.bounds(limited, box).high == Decimal("51.26")
    (check,) = (one for one in poles.cross_check(limited) if one.statement.id == "anr")
    assert check.high is None


def test_a_slice_grows_with_one_that_is_free_and_never_without() -> None:
    nothing = Fraction(0)
    rows = (
        LinearRow(((0, 1), (1, -1), (2, -1)), None, nothing, None, union=True),
        LinearRow(((0, 1), (2, -1)), None, nothing, None),
        LinearRow(((1, 1),), nothing, Fraction(5), 0),
    )
    program = Program(rows, matrix_columns(rows, 3), (), ())
    assert growing(program, range(3), {0, 2}, 0)
    assert not growing(program, range(3), {0}, 0)
    assert not growing(program, range(3), {0, 1}, 1)
    assert growing(program, {0, 1}, {0, 1, 2}, 1)
