"""What must hold of money: amounts, stages, counts of projects, boxes in which money can be."""

from collections.abc import Hashable, Iterator
from decimal import Decimal

from poles.errors import Fault, InvalidBox, Place, UnknownCode
from poles.ledger.box import Kind
from poles.ledger.claims import extents_of, readable
from poles.ledger.space import Space
from poles.model import YEARLY, Basis, FundingRecord, Ledger, Records, Stage, Tables, Unit

from .rows import CsvRow, Located, at
from .time_rules import periods

_CENT = -2


def check_money(located: Located) -> Iterator[Fault]:
    """Every impossible fact among statements, given with the funders and calls they may name."""
    for rule in (periods, amounts, boxes):
        yield from rule(located)


def calls(located: Located) -> Iterator[Fault]:
    """Every number of projects of a call that cannot be."""
    for row, call in located["calls"]:
        for column in ("submitted", "retained"):
            if (getattr(call, column) or 0) < 0:
                yield at("calls", row, column, "a number that is not negative", "Count projects.")
        if None not in (call.submitted, call.retained) and call.retained > call.submitted:
            yield at(
                "calls",
                row,
                "retained",
                f"at most the {call.submitted} submitted",
                "One of the two is wrong.",
                "submitted",
            )


def prices(located: Located) -> Iterator[Fault]:
    """Every level of prices that cannot be."""
    for row, value in located["price_index"]:
        if value.unit is Unit.INDEX_2015 and value.value <= 0:
            yield at(
                "price_index",
                row,
                "value",
                "a level above zero",
                "An index is never zero or negative.",
            )


_STAGES: dict[Basis, tuple[Stage | None, ...]] = {
    Basis.PLANNED: (Stage.ANNOUNCED, Stage.BILL, Stage.VOTED, Stage.AMENDED),
    Basis.AWARDED: (Stage.GRANTED, Stage.ENGAGED, None),
    Basis.PAID: (None,),
    Basis.UNKNOWN: (None,),
}


def amounts(located: Located) -> Iterator[Fault]:
    """Every amount, stage and number that cannot be."""
    for row, statement in located["funding"]:
        yield from _euros(row, "amount", statement.amount)
        if statement.rounded_to is not None:
            yield from _euros(row, "rounded_to", statement.rounded_to)
            if statement.rounded_to.is_zero() and not statement.rounded_to.is_signed():
                yield at(
                    "funding",
                    row,
                    "rounded_to",
                    "more than zero",
                    "Leave it empty where the digits tell the unit.",
                )
        if statement.projects is not None and statement.projects < 0:
            yield at("funding", row, "projects", "a number that is not negative", "Count projects.")
        if statement.stage not in _STAGES[statement.basis]:
            fitting = ", ".join(stage or "nothing" for stage in _STAGES[statement.basis])
            yield at(
                "funding",
                row,
                "stage",
                f"a stage of {statement.basis}: {fitting}",
                "Planned money names its stage.",
                "basis",
            )
        if statement.per_year and (statement.start is None or statement.end is None):
            yield at(
                "funding",
                row,
                "per_year",
                *YEARLY,
                "start",
                "end",
            )


_ANY = Kind(Basis.AWARDED, None)
_OF_CALLS = (
    Place("funding_calls", None, "call"),
    Place("calls", None, "decided"),
    Place("calls", None, "instrument"),
)


def boxes(located: Located) -> Iterator[Fault]:
    """Every statement of a box in which no money can be."""
    tables = Tables(
        funders=Records(one for _, one in located["funders"]),
        calls=Records(one for _, one in located["calls"]),
    )
    space = Space(Ledger((), tables))
    weighed: dict[Hashable, InvalidBox | None] = {}
    for row, statement in located["funding"]:
        if not statement.funders:
            lost = Place("funding_funders", None, "funding")
            yield at(
                "funding", row, "id", "a funder", "Add a row to the table funding_funders.", lost
            )
        if statement.start is None and statement.end is None and not statement.calls:
            lost = Place("funding_calls", None, "funding")
            yield at(
                "funding",
                row,
                "start",
                "a period or calls",
                "Say when, or in funding_calls which calls.",
                "end",
                lost,
            )
        if statement.calls and statement.period.first <= statement.period.last:
            # Many statements speak of the same time and calls.
            box = (
                statement.funders,
                statement.calls,
                statement.instrument,
                statement.start,
                statement.end,
                readable(statement),
            )
            if box not in weighed:
                weighed[box] = _empty(statement, space)
            if error := weighed[box]:
                column = "instrument" if error.found.startswith("instrument") else "start"
                others = [one for one in ("start", "end", "instrument") if one != column]
                yield at(
                    "funding",
                    row,
                    column,
                    error.expected,
                    "No money of these calls can be in this box.",
                    *others,
                    *_OF_CALLS,
                )


def _empty(statement: FundingRecord, space: Space) -> InvalidBox | None:
    """Why no money of a statement's calls can be in its box; ``None`` where some can."""
    try:
        extents_of(statement, space, _ANY)
    except InvalidBox as error:
        return error
    except UnknownCode:
        return None  # a reference that leads nowhere is told where references are checked
    return None


def _euros(row: CsvRow, column: str, amount: Decimal) -> Iterator[Fault]:
    sign, _, exponent = amount.as_tuple()
    if sign:
        yield at(
            "funding",
            row,
            column,
            "an amount that is not negative",
            "A cut is not an amount of public money.",
        )
    elif isinstance(exponent, int) and exponent < _CENT:
        yield at("funding", row, column, "euros with at most two decimals", "Round to the cent.")
