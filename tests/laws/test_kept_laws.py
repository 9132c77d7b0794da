"""Laws of the program that is kept with what is believed: whatever was asked before, and by however
many at once, a question has the answer, the proof and the doubts that it has on its own.
"""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import BOXES, CONTRADICTORY, CONTRADICTORY_RATIOS, TABLES, ledger, said
from poles import strategies
from poles.ledger import beliefs
from poles.ledger.admission import admit
from poles.ledger.box import Kind
from poles.ledger.cells import Cells
from poles.ledger.program import all_parts, build
from poles.ledger.prover import Prover
from poles.ledger.readmission import Readmission
from poles.ledger.stored import restored, stored
from threads import at_once

AWARDED = Kind(poles.Basis.AWARDED, None)
LEDGERS = (
    CONTRADICTORY.map(ledger)
    | CONTRADICTORY_RATIOS
    | strategies.ledgers(TABLES, basis="awarded", min_statements=1, max_statements=6).map(
        lambda made: made.ledger
    )
)


@given(LEDGERS, st.lists(BOXES, min_size=2, max_size=5))
@examples(60)
def test_what_was_asked_before_changes_no_answer(
    asked: poles.Ledger, boxes: list[poles.Box]
) -> None:
    beliefs.forget()
    found = [poles.bounds(asked, box) for box in boxes]
    for box, one in zip(boxes, found, strict=True):
        beliefs.forget()
        assert poles.bounds(asked, box) == one


@given(LEDGERS)
@examples(60)
def test_a_program_that_is_kept_in_a_file_is_the_same(asked: poles.Ledger) -> None:
    evidence = beliefs.evidence_of(asked, AWARDED)
    program = build(evidence.space, evidence.claims.admissible)
    kept = pickle.loads(pickle.dumps(stored(program, all_parts(program))))  # noqa: S301 - our own
    found, parts = restored(kept)
    rows, others = (
        [attrs.astuple(row, recurse=False) for row in one.rows] for one in (program, found)
    )
    assert others == rows
    assert (found.columns, found.ratios, found.atoms) == (
        program.columns,
        program.ratios,
        program.atoms,
    )
    assert [(part.rows, part.columns) for part in parts] == [
        (part.rows, part.columns) for part in all_parts(program)
    ]


def test_what_proves_is_kept_of_the_parts_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poles.ledger.kept._PROVERS", 1)
    one = ledger([said("fui", 5, "fui", period="2005"), said("anr", 7, "anr", period="2006")])
    boxes = [
        poles.Box(funders=funders, period=period, basis="awarded")
        for funders, period in (("fui", "2005"), ("anr", "2006"), ("state", ("2005", "2006")))
    ]
    beliefs.forget()
    found = [poles.bounds(one, box) for box in (*boxes, *boxes)]
    for box, again in zip((*boxes, *boxes), found, strict=True):
        beliefs.forget()
        assert poles.bounds(one, box) == again


@given(LEDGERS, BOXES, st.sampled_from(["pole", "region", "sector", "call", "funder"]))
@examples(40)
def test_groups_of_a_total_are_answered_as_each_by_itself(
    asked: poles.Ledger, box: poles.Box, by: Any
) -> None:
    beliefs.forget()
    parts: Any = {"basis": "awarded", "funders": box.funders, "period": box.period}
    try:
        found = poles.total(asked, by=by, **parts)
    except poles.InvalidBox:
        return
    for one in found.values():
        beliefs.forget()
        alone = poles.bounds(asked, one.box)
        assert (alone.low, alone.high) == (one.low, one.high)


@given(LEDGERS, st.lists(BOXES, min_size=1, max_size=6))
@examples(60)
def test_cells_tell_which_atoms_a_question_reaches(
    asked: poles.Ledger, boxes: list[poles.Box]
) -> None:
    evidence = beliefs.evidence_of(asked, AWARDED)
    space = evidence.space
    claimed = [extent for claim in evidence.claims.admissible for extent, _ in claim.places]
    atoms = [atom.boxes for atom in space.atoms(claimed)]
    numbers = {within: place for place, within in enumerate(atoms)}
    cells = Cells(space, claimed, atoms)
    for extent in map(space.resolve, boxes):
        some, inside = cells.asked(extent)
        cut = space.atoms(claimed, [extent])
        assert some == {numbers.get(atom.boxes) for atom in cut if atom.some}
        assert inside == {
            numbers[atom.boxes] for atom in cut if atom.every == 1 and atom.boxes in numbers
        }


@given(LEDGERS, st.data())
@examples(60)
def test_what_is_admitted_without_some_is_what_would_be_if_nobody_had_made_them(
    asked: poles.Ledger, data: st.DataObject
) -> None:
    evidence = beliefs.evidence_of(asked, AWARDED)
    program = build(evidence.space, evidence.claims.admissible, apart=True)
    settled = admit(program)
    stated = sorted(settled.admitted | settled.refused.keys())
    again = Readmission(Prover(program, range(len(program.rows)), lightest=False), settled)
    for _ in range(3):
        gone = data.draw(st.sets(st.sampled_from(stated), max_size=3)) if stated else set()
        left = [one for number, one in enumerate(evidence.claims.admissible) if number not in gone]
        numbers = [number for number in stated if number not in gone]
        alone = admit(build(evidence.space, left, apart=True)).admitted
        assert again.without(gone) == {numbers[place] for place in alone}


def test_threads_that_ask_one_ledger_get_equal_answers() -> None:
    crossing = ("fui", ("2007", "2008")), ("fui anr", "2007"), ("anr", ("2006", "2008"))
    asked = ledger(
        [said(f"s{n}", 5, funders, period=years) for n, (funders, years) in enumerate(crossing)]
    )
    boxes = [
        poles.Box(funders=funders, period="2007", basis="awarded")
        for funders in ("fui", "anr", ("fui", "anr"))
    ]
    beliefs.forget()
    alone = [poles.bounds(asked, box) for box in boxes]
    beliefs.forget()
    together = at_once(lambda: [poles.bounds(asked, box) for box in boxes])
    assert all(found == alone for found in together)


def test_money_that_nothing_is_claimed_of_has_no_limit() -> None:
    asked = ledger([said("s", 5, "fui", period="2007")])
    found = poles.bounds(asked, poles.Box(funders="fui", period="2007", basis="awarded"))
    assert (found.low, found.high) == (Decimal("4.50"), Decimal("5.50"))
    other = poles.bounds(asked, poles.Box(funders="anr", period="2009", basis="awarded"))
    assert (other.low, other.high) == (Decimal(0), None)
    both = poles.bounds(asked, poles.Box(funders=("fui", "anr"), period="2007", basis="awarded"))
    assert (both.low, both.high) == (Decimal("4.50"), None)
