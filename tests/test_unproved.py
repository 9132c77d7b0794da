"""A solver that errs is not believed: what it finds is an answer that is proved, or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import highspy
import pytest
from arro3.core import Table
from hypothesis import given
from hypothesis import strategies as st

import measures
import poles
from measures import ledger, said
from poles.aggregate.amounts import amounts_of
from poles.ledger import beliefs, conflicts
from poles.ledger import solver as solver_of_parts
from poles.ledger.correction import Groups
from poles.ledger.exact import Certificate
from poles.ledger.iis import iis_of
from poles.ledger.nested import Path, Tree
from poles.ledger.program import LinearRow, Part, Program, matrix_columns
from poles.ledger.repairs import Known, Repairs
from poles.ledger.solver import Solver
from poles.strategies import Euros, Truth
from poles.strategies.truth import stated

CORE = highspy._core._Highs
"""The class of solvers, as it is compiled."""

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
    honest = CORE.getModelStatus

    def status(self: Any) -> Any:
        wrong = next(told, None)
        return honest(self) if wrong is None else highspy.HighsModelStatus.__members__[wrong]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(CORE, "getModelStatus", status)
        try:
            found = poles.bounds(ledger(CROSSED), asked)
        except poles.Unproved:
            return
    assert found.low <= true.low
    assert found.high is None or true.high is None or found.high >= true.high


def test_a_solver_that_gave_up_on_its_way_is_asked_from_the_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = poles.Box(funders="anr", basis="awarded")
    true = poles.bounds(ledger(CROSSED), asked)
    honest, clear = CORE.getModelStatus, CORE.clearSolver
    lost: list[Any] = []

    def status(self: Any) -> Any:
        return honest(self) if self in lost else highspy.HighsModelStatus.kNotset

    def cleared(self: Any) -> Any:
        lost.append(self)
        return clear(self)

    monkeypatch.setattr(CORE, "getModelStatus", status)
    monkeypatch.setattr(CORE, "clearSolver", cleared)
    beliefs.forget()
    assert poles.bounds(ledger(CROSSED), asked) == true
    assert lost


def test_a_first_guess_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = [poles.Box(funders=key, basis="awarded") for key in ("anr", "fui", "state", "public")]
    for statements in (CROSSED, CONTRADICTORY):
        true = [poles.bounds(ledger(statements), box) for box in boxes]
        beliefs.forget()
        with monkeypatch.context() as patched:
            patched.setattr(solver_of_parts, "MANY", 0)
            assert [poles.bounds(ledger(statements), box) for box in boxes] == true


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

    def wrong(tree: Tree, path: Path) -> tuple[Fraction, Certificate]:
        value, multipliers = least(tree, path)
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
    monkeypatch.setattr(CORE, "getDualRay", lambda *_: (None, False, []))
    assert asked.infeasible_subset() == [0, 1, 2]


def test_a_cone_that_a_solver_finds_empty_grows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    program, part = solver()
    asked = Solver(program, part)
    assert asked.growing([0]) == set()
    asked.drop([0, 1])
    assert asked.growing([0]) == {0}
    monkeypatch.setattr(CORE, "getModelStatus", lambda _: highspy.HighsModelStatus.kInfeasible)
    with pytest.raises(poles.Unproved, match="rows that were said to be consistent are not"):
        asked.growing([0])


def test_grants_that_a_solver_finds_contradictory_prove_nothing() -> None:
    """Of what nobody states, nothing can be let go; beside statements, these go."""
    rows = LinearRow(((0, 1),), Fraction(2), None, 0), LinearRow(((0, 1),), None, Fraction(1), 1)
    program, part = Program(rows, matrix_columns(rows, 1), (), ()), Part((0, 1), (0,))
    known: Known = {}
    alone = Repairs(program, part, Groups({}), (), known)
    with pytest.raises(poles.Unproved, match="grants seem to contradict each other"):
        alone.least({})
    beside = Repairs(program, part, Groups({1: frozenset([1])}), (), known)
    assert beside.least({1: 3}) == 3
    # What a grant takes part in is not known of statements.
    assert (list(beside.clauses), known) == ([frozenset([1])], {})


def test_a_row_that_was_let_go_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    program, part = solver()
    asked = Solver(program, part)
    asked.least({0: -1})
    asked.drop([0])
    assert asked.least({0: -1})[0] == -2
    # Its sides are still those of a row that holds.
    monkeypatch.setattr(Solver, "_read", lambda _: None)
    monkeypatch.setattr(Solver, "_sync", lambda *_: None)
    asked._held.discard(1)
    with pytest.raises(poles.Unproved, match="a row that does not hold takes part in a proof"):
        asked.least({0: -1})


def test_a_row_that_was_let_go_and_stays_in_a_basis_is_at_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program, part = solver()
    asked = Solver(program, part)
    asked.drop([0])
    asked.least({0: -1})
    assert asked._basis() == ([0], {1: Fraction(2)})
    honest = CORE.getBasis

    def free(self: Any) -> Any:
        found = honest(self)
        found.row_status = [highspy.HighsBasisStatus.kZero, found.row_status[1]]
        return found

    monkeypatch.setattr(CORE, "getBasis", free)
    assert asked._basis() == ([0], {0: Fraction(0), 1: Fraction(2)})


YEARS = (2005, 2006)
PLACES = [
    measures.cell(leaf, poles.Instrument.OTHER, None, date(year, 1, 1))
    for leaf in measures.LEAVES["public"]
    for year in YEARS
]
OVERLAPPING = st.builds(
    poles.Box,
    funders=st.sets(st.sampled_from(measures.LEAVES["public"]), min_size=2, max_size=3).map(sorted),
    period=st.sampled_from(["2005", "2006", ("2005", "2006")]),
    basis=st.just("awarded"),
)


@given(
    amounts=st.lists(st.integers(1, 999), min_size=len(PLACES), max_size=len(PLACES)),
    boxes=st.lists(OVERLAPPING, min_size=4, max_size=8, unique=True),
    digits=st.integers(8, 30),
    asked=st.sampled_from(PLACES),
)
def test_an_amount_far_larger_changes_no_bound_of_small_ones(
    amounts: list[int], boxes: list[poles.Box], digits: int, asked: Euros
) -> None:
    placed = zip(PLACES, map(Decimal, amounts), strict=True)
    truth = Truth(tuple(attrs.evolve(place, amount=amount) for place, amount in placed))
    said = [stated(f"s{n}", box, truth.of(box), unit=Decimal(1)) for n, box in enumerate(boxes)]
    one = poles.Box(funders=asked.funders[0], period=str(asked.day.year), basis="awarded")

    def bounds(most: int) -> tuple[Decimal, Decimal | None]:
        everything = stated("all", poles.Box(basis="awarded"), Decimal(most), unit=Decimal(1))
        found = poles.bounds(ledger([*said, everything]), one)
        return found.low, found.high

    usual, found = bounds(10**7), bounds(10**digits)
    assert found[0] == usual[0] <= truth.of(one)
    assert usual[1] is not None
    # Of what is limited by nothing else, everything is the limit.
    assert found[1] == usual[1] or usual[1] > 10**6


FAR = [
    said("ab", 100, "fui anr", period="2005"),
    said("bc", 20, "anr regions", period="2005"),
    said("ca", 10, "regions fui", period="2005"),
    # More than the three leave, by an amount that is nothing beside the last.
    said("abc", 900, "fui anr regions", period="2005"),
    said("all", 10**18, "public", period="2005"),
    said("later", 40, "fui", period="2006"),
]


def test_a_group_that_cannot_be_proved_is_one_row_that_says_so() -> None:
    made = ledger(FAR)
    with pytest.raises(poles.Unproved, match="rows that were said to be consistent are not"):
        poles.bounds(made, poles.Box(funders="fui", period="2005", basis="awarded"))
    found = poles.total(made, by="year", funders="fui", period=("2005", "2006"))
    first, second = found["2005"], found["2006"]
    assert (first.low, first.high, first.because) == (Decimal(0), None, ())
    assert first.unproved == "rows that were said to be consistent are not"
    assert (second.low, second.high, second.unproved) == (Decimal("39.5"), Decimal("40.5"), None)
    assert [row["unproved"] for row in found.to_dicts()] == [first.unproved, None]
    told = [line.split(maxsplit=3) for line in found.text().splitlines()]
    assert told[2] == ["2005", "—", "…", "no bound could be proved"]
    assert found.text("fr").splitlines()[2].endswith("aucune borne n'a pu être prouvée")
    assert first.sentence().endswith("awarded (committed): no bound could be proved.")
    in_frames = Table.from_arrow(found).column("unproved").to_pylist()
    assert in_frames == [first.unproved, None]
    assert [(one.id, one.reason) for one in amounts_of(found).left_out] == [("2005", "unproved")]


def test_a_group_that_cannot_be_proved_is_not_doubted() -> None:
    found = poles.total(ledger(FAR), by="year", funders="fui", period=("2005", "2006"), doubt=0)
    assert [row["contested_low"] for row in found.to_dicts()] == [None, Decimal("39.5")]
    assert [row["turns_on"] for row in found.to_dicts()] == [[], []]


def test_groups_that_are_asked_one_by_one_are_proved_one_by_one() -> None:
    crossed = said("pole", 5, "fui", period="2006", poles=["alpha"])
    found = poles.total(ledger([*FAR, crossed]), by="pole", period="2006")
    assert {key: one.unproved for key, one in found.items()} == {"alpha": None}
    found = poles.total(
        ledger([*FAR, said("pole", 5, "fui", period="2005", poles=["alpha"])]), by="pole"
    )
    assert found["alpha"].unproved


@pytest.mark.parametrize(
    "duals", [lambda told: [0.0 for _ in told], lambda told: [0.7 for _ in told]]
)
def test_multipliers_that_prove_nothing_are_worked_out_from_the_basis(
    duals: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = poles.Box(funders="anr", basis="awarded")
    true = poles.bounds(ledger(CROSSED), asked)
    honest = CORE.getSolution

    def wrong(self: Any) -> Any:
        found = honest(self)
        found.row_dual = duals(found.row_dual)
        return found

    monkeypatch.setattr(CORE, "getSolution", wrong)
    assert poles.bounds(ledger(CROSSED), asked) == true


def test_a_basis_is_not_mended_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver_of_parts, "largest_miss", lambda *_: Fraction(1))
    far = [*CROSSED, said("all", 10**14, "public")]
    with pytest.raises(poles.Unproved, match="the amounts that the solver found miss some"):
        poles.bounds(ledger(far), poles.Box(funders="anr", basis="awarded"))
