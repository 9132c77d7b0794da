"""Laws of admission: looked at all together, the same claims stand as one by one in their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pytest
from connected import Programme, connected
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import CONTRADICTORY, CONTRADICTORY_RATIOS, ledger
from poles.errors import Unproved
from poles.ledger.admission import Admission, Refusals, admit, admitted_beside, admitted_with
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import kinds_of
from poles.ledger.clashes import standing
from poles.ledger.highs import highs
from poles.ledger.program import LinearRow, Part, Program, build, matrix_columns, parts
from poles.ledger.solver import Solver


def one_by_one(order: Sequence[int], fits: Callable[[Collection[int]], bool]) -> set[int]:
    """The claims that fit beside those before them that do."""
    admitted: set[int] = set()
    for claim in order:
        if fits({*admitted, claim}):
            admitted.add(claim)
    return admitted


def fitting(program: Program) -> Callable[[Collection[int]], bool]:
    """Whether some claims of a program can all be true, by a solver of their own."""
    columns = tuple(range(len(program.columns)))

    def fits(claims: Collection[int]) -> bool:
        rows = [
            row for row, one in enumerate(program.rows) if one.claim is None or one.claim in claims
        ]
        return not rows or Solver(program, Part(tuple(rows), columns)).feasible()

    return fits


@given(
    st.permutations(range(7)),
    st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), max_size=7),
    st.frozensets(st.integers(0, 6)),
    st.randoms(),
)
@examples(300)
def test_whatever_is_told_of_clashes_the_same_stand_as_one_by_one(
    order: list[int],
    clashing: list[frozenset[int]],
    doubted: frozenset[int],
    random: Random,
) -> None:
    def clash(claims: Collection[int]) -> Collection[int]:
        there = [one for one in clashing if one.issubset(claims)]
        if not there:
            return ()
        others = [claim for claim in claims if random.random() < 0.2]
        return {*random.choice(there), *others}

    stand, clashes = standing(order, clash, dict.fromkeys(doubted))
    assert stand == one_by_one(order, lambda claims: not clash(claims))
    assert stand.isdisjoint(clashes)
    assert stand.union(clashes) == set(order)
    for one, told in clashes.items():
        assert clash({*told, one})
        assert stand.issuperset(set(told) - {one})
        assert max(map(order.index, told)) <= order.index(one)


def test_what_clashes_by_itself_is_dropped_and_others_are_looked_at() -> None:
    clashing = [{0}, {1, 2}]
    stand, clashes = standing(
        range(3), lambda claims: next((one for one in clashing if one <= set(claims)), ()), {}
    )
    assert stand == {1}
    assert clashes == {0: {0}, 2: {1, 2}}


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Small programs of sums with whole sides, some of which say what holds of slices."""
    count = draw(st.integers(2, 5))
    rows = []
    for claim in range(draw(st.integers(2, 9))):
        columns = draw(st.sets(st.integers(0, count - 1), min_size=1))
        low, width = draw(st.integers(0, 9)), draw(st.integers(0, 3))
        high = None if width == 3 else Fraction(low + width)
        entries = tuple((column, 1) for column in sorted(columns))
        rows.append(LinearRow(entries, Fraction(low), high, claim))
    for part, whole in draw(
        st.sets(st.permutations(range(count)).map(lambda one: one[:2]).map(tuple), max_size=2)
    ):
        rows.append(LinearRow(((part, 1), (whole, -1)), None, Fraction(0), None))
    return Program(tuple(rows), matrix_columns(rows, count), (), ())


def claims_of(program: Program) -> list[int]:
    return [row.claim for row in program.rows if row.claim is not None]


def is_told(program: Program, found: Admission) -> None:
    """What a refused claim cannot be true beside is admitted, and not more than is needed."""
    fits = fitting(program)
    for one, others in found.refused.items():
        assert found.admitted.issuperset(others)
        assert not fits({one, *others})
        assert all(fits({one, *others} - {other}) for other in (one, *others))


@contextmanager
def many_of(rows: int) -> Iterator[None]:
    """Parts of more rows than this count as of very many."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("poles.ledger.clashes.MANY", rows)
        yield


MANY = st.sampled_from([0, 2_500])


@given(programs(), MANY)
@examples(300)
def test_the_claims_of_a_program_are_admitted_as_one_by_one(program: Program, many: int) -> None:
    with many_of(many):
        found = admit(program)
    assert found.admitted == one_by_one(claims_of(program), fitting(program))
    assert found.refused.keys() == set(claims_of(program)) - found.admitted
    assert all(other < one for one, others in found.refused.items() for other in others)
    is_told(program, found)


@given(programs(), MANY, st.data())
@examples(200)
def test_beside_what_is_kept_the_others_are_admitted_as_one_by_one(
    program: Program, many: int, data: st.DataObject
) -> None:
    fits, claims = fitting(program), claims_of(program)
    some = data.draw(st.lists(st.sampled_from(claims), unique=True))
    kept = one_by_one(some, fits)
    rest = [claim for claim in claims if claim not in some]
    found = parts(program, range(len(program.rows)), range(len(program.columns)))
    settled = Admission(frozenset(kept), Refusals(dict.fromkeys(set(some) - kept, ())))
    with many_of(many):
        beside = admitted_beside(program, found, settled, claims)
    assert beside.admitted == one_by_one([*sorted(kept), *rest], fits)
    first = data.draw(st.lists(st.sampled_from(claims), unique=True, max_size=2))
    order = [*first, *(claim for claim in claims if claim not in first)]
    with many_of(many):
        assert admitted_with(program, admit(program), first) == one_by_one(order, fits)


@cache
def programme(size: int, seed: int) -> Programme:
    return connected(size, false=0.2, seed=seed)


@given(st.integers(10, 60), st.integers(1, 1000), MANY)
@examples(60)
def test_the_statements_of_a_connected_programme_are_admitted_as_one_by_one(
    size: int, seed: int, many: int
) -> None:
    made = programme(size, seed).ledger
    (kind,) = kinds_of(made)
    evidence = evidence_of(made, kind)
    claims = evidence.claims.admissible
    program = build(evidence.space, claims)
    with many_of(many):
        found = admit(program)
    assert found.admitted == one_by_one(range(len(claims)), fitting(program))
    is_told(program, found)


@given(st.integers(10, 60), st.integers(1, 1000), st.data())
@examples(60)
def test_what_no_false_statement_proves_holds_of_a_connected_programme(
    size: int, seed: int, data: st.DataObject
) -> None:
    made = programme(size, seed)
    box = data.draw(st.sampled_from([poles.Box.of(one) for one in made.ledger]))
    found = poles.bounds(made.ledger, box)
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        proving = {one.id for step in steps for one in step.statements}
        if bound is not None and proving.isdisjoint(made.false):
            assert bound <= made.of(box) if side == "low" else bound >= made.of(box)
    true = made.ledger.having(one for one in made.ledger if one.id not in made.false)
    sure = poles.bounds(true, box)
    assert sure.low <= made.of(box)
    assert sure.high is None or made.of(box) <= sure.high


@given(CONTRADICTORY.map(ledger) | CONTRADICTORY_RATIOS)
@examples(100)
def test_a_solution_that_is_kept_tells_the_same_of_slices_and_ratios(made: poles.Ledger) -> None:
    for kind in kinds_of(made):
        evidence = evidence_of(made, kind)
        program = build(evidence.space, evidence.claims.admissible, apart=True)
        with many_of(0):
            found = admit(program)
        assert found.admitted == admit(program).admitted
        is_told(program, found)


def crossing_program() -> Program:
    """Claims that cross: of two of one box, and of a sum and its parts, one each is false."""
    sides = [(0, 5, 6), (1, 5, 6), (0, 7, 8), (1, 1, 2)]
    rows = [
        *(
            LinearRow(((c, 1),), Fraction(low), Fraction(high), n)
            for n, (c, low, high) in enumerate(sides)
        ),
        LinearRow(((0, 1), (1, 1)), Fraction(11), Fraction(12), 4),
        LinearRow(((1, 1), (2, 1)), Fraction(11), Fraction(12), 5),
    ]
    return Program(tuple(rows), matrix_columns(rows, 3), (), ())


@pytest.mark.parametrize("many", [0, 2_500])
@pytest.mark.parametrize("losing", range(1, 6))
def test_where_the_solver_gives_up_once_clashes_are_looked_for_all_the_same(
    many: int, losing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    solvers = highs()._Highs
    status = solvers.getModelStatus
    asked: list[object] = []

    def lost(self: Any) -> object:
        asked.append(self)
        return highs().HighsModelStatus.kUnknown if len(asked) == losing else status(self)

    monkeypatch.setattr(solvers, "getModelStatus", lost)
    with many_of(many):
        assert admit(crossing_program()).admitted == {0, 1, 4, 5}
    assert len(asked) > 1


@pytest.mark.parametrize("proved", [Unproved("no"), Fraction(0)])
def test_a_clash_that_multipliers_do_not_prove_is_looked_for_from_no_solution(
    proved: Unproved | Fraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def bound(*given: object) -> Fraction:
        asked.append(given)
        if isinstance(proved, Unproved):
            raise proved
        return proved

    monkeypatch.setattr("poles.ledger.phase_one.certified_bound", bound)
    with many_of(0):
        assert admit(crossing_program()).admitted == {0, 1, 4, 5}
    assert asked


def test_where_no_solution_is_kept_at_all_clashes_are_told_from_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("poles.ledger.phase_one.PhaseOne._run", lambda _: False)
    with many_of(0):
        assert admit(crossing_program()).admitted == {0, 1, 4, 5}
