"""Another solver on another model: GLOP of OR-tools bounds the same boxes as this library.

The model is that of ``tests/cells.py``: all cells of leaf of the tree of funders × instrument ×
call or none × stretch of days, each divided by every pattern of membership in poles, regions,
sectors, beneficiaries and named parts. It shares no code with the library's atoms, layers, sums
along trees, solver and proofs. Taken from the library are what a claim's wording supports, and
which statements can prove nothing at all (replaced, recalled, without a basis). Which of the others
are believed, one by one in their order, is found anew by GLOP too.

Floating point is compared within a euro, or a billionth of the largest figure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from cells import Said, model_of, place_of
from effort import examples
from measures import (
    CONTRADICTORY,
    CONTRADICTORY_RATIOS,
    Question,
    ledger,
    questions,
    where_ratios_are_said,
    where_slices_meet,
)
from poles import strategies
from poles.ledger.beliefs import evidence_of
from poles.ledger.box import Kind, kinds_of
from poles.ledger.saying import in_parts

Glop: TypeAlias = Callable[..., Any]
DATA = Path(poles.__file__).parent / "data"
# As read from the tables, so that nothing of it is known ahead.
# The other engine knows statements and ratios; laws hold sums of grants to what is true.
FUNDING = (LOADED := poles.load_funding(DATA)).having(LOADED, grants=())
KINDS = kinds_of(FUNDING)


@pytest.fixture(scope="module")
def glop() -> Iterator[Glop]:
    """What asks the other process about a program."""
    command = [sys.executable, str(Path(__file__).with_name("glop.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        questions, answers = process.stdin, process.stdout
        assert questions is not None
        assert answers is not None

        def ask(**program: Any) -> Any:
            print(json.dumps(program), file=questions, flush=True)
            return json.loads(answers.readline())

        yield ask
        questions.close()


def claimed(ledger: poles.Ledger, kind: Kind) -> list[Said]:
    """What is claimed of one kind of money, in the order of admission."""
    said: list[Said] = []
    for claim in evidence_of(ledger, kind).claims.admissible:
        if claim.times is None:
            place = place_of(claim.statements[0], as_read=claim.as_read)
            if any(
                in_parts(one) for one in claim.statements if isinstance(one, poles.FundingRecord)
            ):
                # What is said of some of its days alone: tests/laws holds which.
                place = place._replace(first=claim.extent.first, last=claim.extent.last)
            high = None if claim.high is None else float(claim.high)
            said.append(Said(place, float(claim.low), high))
            continue
        ratio = claim.statements[0]
        assert isinstance(ratio, poles.Ratio)
        _, low, most = claim.times
        high = None if most is None else float(most)
        said.append(Said(place_of(ratio.of), float(low), high, place_of(ratio.to)))
    return said


def refused(ledger: poles.Ledger, kind: Kind) -> list[int]:
    """Which of the claims the library does not believe."""
    evidence = evidence_of(ledger, kind)
    return sorted(evidence.weigh(range(len(evidence.claims.admissible))).refused)


def differences(
    glop: Glop, ledger: poles.Ledger, boxes: Sequence[poles.Box]
) -> list[tuple[str, object, object]]:
    """Each box, all of one kind of money, of which the two engines say something else."""
    kind = boxes[0].kind
    gone = set(refused(ledger, kind))
    said = [one for number, one in enumerate(claimed(ledger, kind)) if number not in gone]
    largest = max((one.high for one in said if one.high is not None), default=0.0)
    model = model_of(ledger, said, list(map(place_of, boxes)), kind.basis)
    near = max(1.0, 1e-9 * largest)
    compared = []
    for box, (low, high) in zip(boxes, glop(**model._asdict()), strict=True):
        found = poles.bounds(ledger, box)
        ours = float(found.low), None if found.high is None else float(found.high)
        same = all(alike(*sides, near) for sides in zip(ours, (low, high), strict=True))
        compared.append((same, (box.codes, ours, (low, high))))
    return [told for same, told in compared if not same]


def alike(one: float | None, other: float | None, near: float) -> bool:
    """Whether two sides are the same but for floating point; ``None`` is no limit."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= near


def boxes_of(statements: Iterable[poles.FundingRecord], kind: Kind) -> list[poles.Box]:
    """The boxes that statements of one kind of money speak of."""
    compared = (one for one in statements if one.basis != "unknown")
    boxes = dict.fromkeys(map(poles.Box.of, compared))
    return [box for box in boxes if box.kind == kind]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_all_boxes_that_a_source_speaks_of_have_the_same_bounds(glop: Glop, kind: Kind) -> None:
    assert not differences(glop, FUNDING, boxes_of(FUNDING, kind))


@given(box=strategies.boxes(FUNDING))
@examples(15)
def test_any_box_of_the_ledger_has_the_same_bounds(glop: Glop, box: poles.Box) -> None:
    assert not differences(glop, FUNDING, [box])


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_same_statements_are_believed(glop: Glop, kind: Kind) -> None:
    claims = claimed(FUNDING, kind)
    assert refused(FUNDING, kind) == glop(**model_of(FUNDING, claims, [], kind.basis)._asdict())


@given(asked=questions(7) | where_slices_meet() | where_ratios_are_said())
@examples(300)
def test_random_ledgers_have_the_same_bounds(glop: Glop, asked: Question) -> None:
    boxes = [asked.box, *boxes_of(asked.ledger, asked.box.kind)]
    assert not differences(glop, asked.ledger, boxes)


@given(made=strategies.ledgers(min_statements=1), data=st.data())
@examples(100)
def test_random_ledgers_on_random_tables_have_the_same_bounds(
    glop: Glop, made: strategies.LedgerWithTruth, data: st.DataObject
) -> None:
    asked = data.draw(strategies.boxes(made.ledger))
    assert not differences(glop, made.ledger, [asked, *boxes_of(made.ledger, asked.kind)])


@given(made=CONTRADICTORY.map(ledger) | CONTRADICTORY_RATIOS)
@examples(150)
def test_of_statements_that_conflict_the_same_are_believed(glop: Glop, made: poles.Ledger) -> None:
    (kind,) = kinds_of(made)
    claims = claimed(made, kind)
    assert refused(made, kind) == glop(**model_of(made, claims, [])._asdict())
    assert not differences(glop, made, boxes_of(made, kind))
