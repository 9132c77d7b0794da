"""What must hold of grants: amounts, stages, and boxes in which money can be."""

from collections.abc import Callable, Iterator
from typing import Any

from poles.errors import Fault, InvalidBox, Place, UnknownCode
from poles.ledger.space import Space
from poles.model import Basis, Grant
from poles.phrase import Phrase

from .money_rules import NOT_NEGATIVE, STAGES, no_euros, spaces, stages_of, whose
from .rows import CsvTables, rows_with
from .time_rules import periods


def grants(tables: CsvTables) -> Iterator[Fault]:
    """Every amount, stage and number of a grant that cannot be."""
    table = tables["grants"]
    for row, told in no_euros(list(table.values("amount"))):
        yield table.fault(row, "amount", *told)
    # Of these few are distinct.
    projects = list(table.values("projects"))
    for row in rows_with({one for one in {*projects} if one is not None and one < 0}, projects):
        yield table.fault(row, "projects", *NOT_NEGATIVE)
    stages, some = table.apart("basis", "stage")
    wrong = {key for key, one in some.items() if one.stage not in STAGES[one.basis]}
    for row in rows_with(wrong, stages):
        basis = table.records[row].basis
        fitting = stages_of(basis)
        hint = "Planned money names its stage."
        yield table.fault(row, "stage", Phrase("a stage of {}: {}", basis, fitting), hint, "basis")


def check_grants(tables: CsvTables) -> Iterator[Fault]:
    """Every impossible fact among grants, given with the funders and calls they may name."""
    for rule in (periods, grants, boxes_of_grants):
        yield from rule(tables)


# What says in which box the money of a grant is.
_BOX = "funders", "calls", "instrument", "start", "end", "basis", "stage"


def boxes_of_grants(tables: CsvTables) -> Iterator[Fault]:
    """Every grant without a funder, or without a time and a call, or of a box in which no money can
    be.
    """
    table = tables["grants"]
    if not table.records:
        return
    boxes, some = table.apart(*_BOX)
    space = spaces(tables)
    wrong = {box: found for box, grant in some.items() if (found := [*_wrong(grant, space)])}
    for row in rows_with(wrong, boxes):
        for fault in wrong[boxes[row]]:
            yield table.fault(row, *fault)


def _wrong(grant: Grant, space: Callable[[Basis], Space]) -> Iterator[tuple[Any, ...]]:
    """What is wrong about the box of a grant: the column, what was expected, what to try and where
    else the fault may be.
    """
    if not grant.funders:
        lost = Place("grant_funders", None, "grant")
        yield "id", "a funder", "Add a row to the table grant_funders.", lost
    if grant.start is None and grant.end is None and not grant.calls:
        lost = Place("grant_calls", None, "grant")
        yield "start", "a period or calls", "Say when, or in grant_calls which calls.", "end", lost
    # A period that ends before it begins is told where periods are checked.
    if grant.basis is Basis.UNKNOWN or grant.period.first > grant.period.last:
        return
    try:
        space(grant.basis).resolve(grant.box)
    except InvalidBox as error:
        hint, *places = whose(error, "grant")
        column = "instrument" if error.found.startswith("instrument") else "start"
        others = [one for one in ("start", "end", "instrument") if one != column]
        yield column, error.expected, hint, *others, *places
    except UnknownCode:
        return  # which is told where references are checked
