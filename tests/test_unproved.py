"""A solver that errs is not believed: what it finds is an answer that is proved, or none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from measures import ledger, said
from poles.ledger import conflicts
from poles.ledger.exact import Certificate
from poles.ledger.iis import iis_of
from poles.ledger.nested import Tree
from poles.ledger.program import LinearRow, Part, Program, matrix_columns
from poles.ledger.solver import Solver

CROSSED = [said("ab", 10, "fui anr"), said("bc", 7, "anr regions"), said("b", 3, "anr")]
CONTRADICTORY = [*CROSSED, said("a", 1, "fui")]


def solver(rows: int = 2) -> tuple[Program, Part]:
    """Rows that say of one column that it is at most 1, 2 …: all can be true."""
    made = tuple(LinearRow(((0, 1),), None, Fraction(row + 1), row) for row in range(rows))
    return Program(made, matrix_columns(made, 1), (), ()), Part(tuple(range(rows)), (0,))


@given(
    answers=st.lists(
        st.sampled_from(["kOptimal", "kInfeasible", "kUnbounded", "kTimeLimit"]), max_size=12
    )
)
def test_whatever_a_solver_says_of_a_part_an_answer_is_proved_or_none(answers: list[str]) -> None:
    asked = poles.Box(funders="anr", basis="awarded")
    true = poles.bounds(ledger(CROSSED), asked)
    told = iter(answers)
    honest = highspy.Highs.getModelStatus

    def status(self: Any) -> Any:
        wrong = next(told, None)
        return honest(self) if wrong is None else highspy.HighsModelStatus.__members__[wrong]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(highspy.Highs, "getModelStatus", status)
        try:
            found = poles.bounds(ledger(CROSSED), asked)
        except poles.Unproved:
            return
    assert found.low <= true.low
    assert found.high is None or true.high is None or found.high >= true.high


def test_claims_that_can_all_be_true_are_no_conflict() -> None:
    program, part = solver()
    with pytest.raises(poles.Unproved) as told:
        iis_of(program, part, [0, 1])
    assert told.value.args == ("statements that seemed to conflict can all be true",)


def test_a_conflict_is_proved_before_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflicts, "smallest_iises", lambda *asked: [[asked[3]]])
    with pytest.raises(poles.Unproved, match="statements said to conflict can all be true"):
        list(poles.conflicts(ledger(CONTRADICTORY)))


def test_a_sum_along_a_tree_is_proved_before_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    least = Tree.least

    def wrong(tree: Tree, asked: frozenset[int]) -> tuple[Fraction, Certificate]:
        value, multipliers = least(tree, asked)
        return value + 1, multipliers

    monkeypatch.setattr(Tree, "least", wrong)
    with pytest.raises(poles.Unproved, match="a bound by sums and differences does not hold"):
        poles.bounds(ledger([said("a", 1, "fui")]), poles.Box(funders="fui", basis="awarded"))


def test_without_a_ray_all_rows_are_suspected(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        LinearRow(((0, 1),), Fraction(2), None, 0),
        LinearRow(((0, 1),), None, Fraction(1), 1),
        LinearRow(((1, 1),), None, Fraction(1), 2),
    )
    asked = Solver(Program(rows, matrix_columns(rows, 2), (), ()), Part((0, 1, 2), (0, 1)))
    assert not asked.feasible()
    assert asked.infeasible_subset() == [0, 1]
    monkeypatch.setattr(highspy.Highs, "getDualRay", lambda *_: (None, False, []))
    assert asked.infeasible_subset() == [0, 1, 2]


def test_a_row_that_was_let_go_proves_nothing() -> None:
    program, part = solver()
    asked = Solver(program, part)
    asked.least({0: -1})
    asked.drop([0])
    assert asked.least({0: -1})[0] == -2
    asked._held.discard(1)
    with pytest.raises(poles.Unproved, match="a row that does not hold takes part in a proof"):
        asked.least({0: -1})
