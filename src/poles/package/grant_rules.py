"""What must hold of grants: amounts, stages, and boxes in which money can be."""

from collections.abc import Hashable, Iterator

from poles.errors import Fault, InvalidBox, Place, UnknownCode
from poles.model import Basis

from .money_rules import NOT_NEGATIVE, STAGES, not_euros, spaces, whose
from .rows import CsvTables


def grants(tables: CsvTables) -> Iterator[Fault]:
    """Every amount, stage and number of a grant that cannot be."""
    table = tables["grants"]
    for row, grant in enumerate(table.records):
        if wrong := not_euros(grant.amount):
            yield table.fault(row, "amount", *wrong)
        if grant.projects is not None and grant.projects < 0:
            yield table.fault(row, "projects", *NOT_NEGATIVE)
        if grant.stage not in STAGES[grant.basis]:
            fitting = ", ".join(one or "nothing" for one in STAGES[grant.basis])
            hint = "Planned money names its stage."
            yield table.fault(row, "stage", f"a stage of {grant.basis}: {fitting}", hint, "basis")


def boxes_of_grants(tables: CsvTables) -> Iterator[Fault]:
    """Every grant without a funder, or without a time and a call, or of a box in which no money can
    be.
    """
    table = tables["grants"]
    if not table.records:
        return
    space = spaces(tables)
    asked: dict[Hashable, InvalidBox | None] = {}
    for row, grant in enumerate(table.records):
        if not grant.funders:
            lost = Place("grant_funders", None, "grant")
            yield table.fault(row, "id", "a funder", "Add a row to the table grant_funders.", lost)
        if grant.start is None and grant.end is None and not grant.calls:
            lost = Place("grant_calls", None, "grant")
            hint = "Say when, or in grant_calls which calls."
            yield table.fault(row, "start", "a period or calls", hint, "end", lost)
        # Many grants are of the same box; that of a period that ends before it begins is told.
        if grant.basis is Basis.UNKNOWN or grant.period.first > grant.period.last:
            continue
        box = grant.box
        if box not in asked:
            asked[box] = None
            try:
                space(grant.basis).resolve(box)
            except InvalidBox as error:
                asked[box] = error
            except UnknownCode:
                pass  # which is told where references are checked
        if wrong := asked[box]:
            hint, *places = whose(wrong, "grant")
            column = "instrument" if wrong.found.startswith("instrument") else "start"
            others = [one for one in ("start", "end", "instrument") if one != column]
            yield table.fault(row, column, wrong.expected, hint, *others, *places)
