"""What must hold of money: amounts, stages, counts of projects, boxes in which money can be."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import compress, count
from operator import attrgetter, not_, or_
from typing import Any

import attrs

from poles.errors import Fault, InvalidBox, Place, UnknownCode
from poles.ledger.box import Kind
from poles.ledger.claims import told_by
from poles.ledger.saying import readable
from poles.ledger.space import Space
from poles.model import (
    COST,
    YEARLY,
    Basis,
    FundingRecord,
    Instrument,
    Ledger,
    Records,
    Stage,
    Tables,
    Unit,
    Wording,
    not_a_range,
    not_a_ratio,
)
from poles.phrase import Phrase, in_a_row

from .rows import CsvTable, CsvTables
from .table_schema import TABLES
from .time_rules import periods

_EUROS, _CENT = (Decimal(1), Decimal("0.01")), -2


def check_money(tables: CsvTables) -> Iterator[Fault]:
    """Every impossible fact among statements, given with the funders and calls they may name."""
    for rule in (periods, amounts, boxes):
        yield from rule(tables)


def calls(tables: CsvTables) -> Iterator[Fault]:
    """Every number of projects of a call that cannot be."""
    table = tables["calls"]
    for row, call in enumerate(table.records):
        for column in ("submitted", "retained"):
            if (getattr(call, column) or 0) < 0:
                yield table.fault(row, column, *NOT_NEGATIVE)
        if None not in (call.submitted, call.retained) and call.retained > call.submitted:
            expected = Phrase("at most the {} submitted", call.submitted)
            yield table.fault(row, "retained", expected, "One of the two is wrong.", "submitted")


NOT_NEGATIVE = ("a number that is not negative", "Count projects.")


def prices(tables: CsvTables) -> Iterator[Fault]:
    """Every level of prices that cannot be."""
    table = tables["price_index"]
    for row, one in enumerate(table.records):
        if one.unit is Unit.INDEX_2015 and one.value <= 0:
            hint = "An index is never zero or negative."
            yield table.fault(row, "value", "a level above zero", hint)


STAGES: dict[Basis, tuple[Stage | None, ...]] = {
    Basis.PLANNED: (Stage.ANNOUNCED, Stage.BILL, Stage.VOTED, Stage.AMENDED),
    Basis.AWARDED: (Stage.GRANTED, Stage.ENGAGED, None),
    Basis.PAID: (None,),
    Basis.UNKNOWN: (None,),
}


def stages_of(basis: Basis) -> Phrase:
    """The stages that money of a basis may have, in a row."""
    return in_a_row([one or Phrase("nothing") for one in STAGES[basis]])


def amounts(tables: CsvTables) -> Iterator[Fault]:
    """Every amount, stage and number that cannot be."""
    table = tables["funding"]
    yield from _euros(table)
    yield from _ranges(table)
    for row, projects in enumerate(table.values("projects")):
        if projects is not None and projects < 0:
            yield table.fault(row, "projects", *NOT_NEGATIVE)
    for row, (basis, stage) in enumerate(table.values("basis", "stage")):
        if stage not in STAGES[basis]:
            expected = Phrase("a stage of {}: {}", basis, stages_of(basis))
            yield table.fault(row, "stage", expected, "Planned money names its stage.", "basis")
    for row, (yearly, start, end) in enumerate(table.values("yearly", "start", "end")):
        if yearly is not None and (start is None or end is None):
            yield table.fault(row, "yearly", *YEARLY, "start", "end")
    for row, (of_cost, instrument) in enumerate(table.values("of_cost", "instrument")):
        if of_cost and instrument is not Instrument.RD_PROJECTS:
            yield table.fault(row, "of_cost", *COST, "instrument")


def _ranges(table: CsvTable) -> Iterator[Fault]:
    for row, (amount, wording, to) in enumerate(table.values("amount", "wording", "amount_to")):
        if to is not None and (wrong := not_euros(to)):
            yield table.fault(row, "amount_to", *wrong)
        elif wrong := not_a_range(amount, wording, to):
            yield table.fault(row, "amount_to", *wrong, "wording", "amount")


def ratios(tables: CsvTables) -> Iterator[Fault]:
    """Every ratio that cannot be, or has the key of a statement of an amount."""
    table = tables["ratios"]
    taken = set(tables["funding"].cells["id"])
    for row, ratio in enumerate(table.records):
        if ratio.id in taken:
            hint = "Statements of amounts and ratios are told by their keys: give it another."
            yield table.fault(row, "id", "no key of the table funding", hint)
        for column, wrong in not_a_ratio(ratio.value, ratio.wording, ratio.rounded_to).items():
            yield table.fault(row, column, *wrong)


def _euros(table: CsvTable) -> Iterator[Fault]:
    for row, wrong in no_euros(list(table.values("amount"))):
        yield table.fault(row, "amount", *wrong)
    for row, unit in enumerate(table.values("rounded_to")):
        if unit is None:
            continue
        if told := not_euros(unit):
            yield table.fault(row, "rounded_to", *told)
        if unit.is_zero() and not unit.is_signed():
            hint = "Leave it empty where the digits tell the unit."
            yield table.fault(row, "rounded_to", "more than zero", hint)


def no_euros(amounts: Sequence[Decimal]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Which of some amounts are none in euros, by their places, with what is expected instead and a
    hint. Each is asked, though many may be equal: 5.00 and 5.000 are.
    """
    usual = map(or_, *(map(one.same_quantum, amounts) for one in _EUROS))
    signed = map(Decimal.is_signed, amounts)
    for place in compress(count(), map(or_, signed, map(not_, usual))):
        if wrong := not_euros(amounts[place]):
            yield place, wrong


def not_euros(amount: Decimal) -> tuple[str, str] | None:
    """What is expected instead of an amount, and a hint."""
    sign, _, exponent = amount.as_tuple()
    if sign:
        return "an amount that is not negative", "A cut is not an amount of public money."
    if isinstance(exponent, int) and exponent < _CENT:
        return "euros with at most two decimals", "Round to the cent."
    return None


_ANY = Kind(Basis.AWARDED, None)
# What says in which box the money of a statement's calls is.
_BOX = attrgetter("funders", "calls", "instrument", "start", "end", "yearly", "wording", "basis")


def boxes(tables: CsvTables) -> Iterator[Fault]:
    """Every statement of a box in which no money can be."""
    table = tables["funding"]
    for row, given_by in enumerate(table.values("funders")):
        if not given_by:
            lost = Place("funding_funders", None, "funding")
            hint = "Add a row to the table funding_funders."
            yield table.fault(row, "id", "a funder", hint, lost)
    for row, (start, end, called) in enumerate(table.values("start", "end", "calls")):
        if start is None and end is None and not called:
            lost = Place("funding_calls", None, "funding")
            hint = "Say when, or in funding_calls which calls."
            yield table.fault(row, "start", "a period or calls", hint, "end", lost)
    space = spaces(tables)
    dated = any(funder.start or funder.end for funder in tables["funders"].records)
    weighed: dict[Hashable, InvalidBox | None] = {}
    for row, statement in enumerate(table.records):
        if not statement.calls and not dated:
            continue
        # Many statements speak of the same time and calls.
        box = (_BOX(statement), statement.amount.is_zero(), readable(statement))
        if box not in weighed:
            weighed[box] = _empty(statement, space(statement.basis))
        if error := weighed[box]:
            column = "instrument" if error.found.startswith("instrument") else "start"
            others = [one for one in ("start", "end", "instrument") if one != column]
            hint, *places = whose(error, "funding")
            yield table.fault(row, column, error.expected, hint, *others, *places)


def whose(error: InvalidBox, owner: str) -> tuple[Any, ...]:
    """Whose money cannot be in a box, in words, and the places that say where it can be."""
    if "funders=" in error.found:
        what, table, cells = "funder", "funders", ("start", "end")
    else:
        what, table, cells = "call", "calls", ("decided", "instrument")
    said = Place(f"{owner}_{table}", None, what)
    hint = Phrase("No money of these {} can be in this box.", Phrase(table))
    return hint, said, *(Place(table, None, cell) for cell in cells)


def spaces(tables: CsvTables) -> Callable[[Basis], Space]:
    """Where money of a basis can be by the funders and calls of a package, worked out when it is
    first asked for.
    """
    known = Tables(
        funders=Records(tables["funders"].records), calls=Records(tables["calls"].records)
    )
    return cache(partial(Space, Ledger((), known)))


def boxes_of_ratios(tables: CsvTables) -> Iterator[Fault]:
    """Every box of a ratio in which no money can be."""
    table = tables["ratios"]
    if not table.records:
        return
    space = spaces(tables)
    for row, ratio in enumerate(table.records):
        for side in TABLES["ratios"].boxes:
            try:
                space(ratio.kind.basis).resolve(getattr(ratio, side))
            except InvalidBox as error:
                hint, *places = whose(error, "ratio")
                yield table.fault(row, f"{side}_start", error.expected, hint, *places)
            except UnknownCode:
                continue  # which is told where references are checked


def _empty(statement: FundingRecord, space: Space) -> InvalidBox | None:
    """Why no money of a statement's calls can be in its box; ``None`` where some can."""
    if statement.period.first > statement.period.last:
        return None  # which is told where periods are checked
    at_most = statement.wording is Wording.AT_MOST
    # Whether the amount can be is told elsewhere.
    plain = attrs.evolve(
        statement,
        amount=Decimal(not statement.amount.is_zero()),
        amount_to=None,
        wording=Wording.AT_MOST if at_most else Wording.PLAIN,
        rounded_to=None,
        yearly=None if None in (statement.start, statement.end) else statement.yearly,
    )
    try:
        told_by(plain, space, _ANY)
    except InvalidBox as error:
        return error
    except UnknownCode:
        return None  # a reference that leads nowhere is told where references are checked
    return None
