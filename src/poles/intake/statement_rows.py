"""The rows of a table of published totals as statements of money."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from poles.errors import Fault
from poles.model import Basis, Box, FundingRecord
from poles.package.money_rules import check_money

from .alike_rows import alike
from .cell_values import Figure
from .funding_columns import Columns
from .funding_report import SharedBox
from .funding_rows import Reader
from .made_records import impossible, places_of, records, without


class Statements(NamedTuple):
    """What rows are, statements or faults, and which of them share a box."""

    records: list[FundingRecord]
    faults: list[Fault]
    shared: list[SharedBox]


def statements_of(reader: Reader, columns: Columns) -> Statements:
    """The statements of rows in which nothing is wrong."""
    made = _records(reader, columns)
    faults = impossible(reader, columns, "funding", made, check_money)
    first: dict[str, int] = {}
    for number, record in zip(columns.numbers, made, strict=True):
        if (earlier := first.setdefault(record.id, number)) != number:
            hint = f"Row {earlier} has the same."
            faults.append(reader.fault(number, "id", record.id, "an id of its own", hint))
    lost = places_of(columns, faults)
    kept, rows = without(made, lost), columns.without(lost).numbers
    return Statements(kept, faults, _shared(kept, rows))


def _records(reader: Reader, columns: Columns) -> list[FundingRecord]:
    amounts = columns.meanings["amount"]
    # mutants survive: figures have as many parts each.
    parts = zip(*amounts, strict=True) if amounts else [()] * len(Figure._fields)
    figures = dict(zip(Figure._fields, parts, strict=True))
    cost = list(map(bool, columns.meanings["of_cost"]))
    return records(FundingRecord, reader, columns, {**figures, "of_cost": cost})


_BOX = (
    *("funders", "calls", "instrument", "start", "end", "poles", "regions", "sectors"),
    *("beneficiaries", "of_cost"),
)


def _shared(made: Sequence[FundingRecord], rows: Sequence[int]) -> list[SharedBox]:
    """The boxes that several rows speak of; of an unknown basis, nobody can tell."""
    parts = [list(map(attrgetter(field), made)) for field in _BOX]
    kinds = [one.stage if one.basis is Basis.PLANNED else one.basis for one in made]
    return [
        SharedBox(Box.of(made[places[0]]), tuple(rows[place] for place in places))
        for places in alike([*parts, kinds], len(made))
        if made[places[0]].basis is not Basis.UNKNOWN
    ]
