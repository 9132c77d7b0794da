"""The columns of a table of amounts to statements of money: each distinct cell is read once, and
each row is a statement, or is left out, or has its faults.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, Self

from poles.errors import Fault
from poles.model import Basis, Citation, FundingRecord, Status
from poles.package.money_rules import check_money
from poles.package.rows import CsvTable
from poles.package.structuring import Unfit, records_of
from poles.package.table_schema import BOX_LISTS

from .any_table import Numbered
from .cell_blanks import Skipped
from .cell_sums import Sum, sums_among
from .cell_units import remark_in
from .cell_values import Figure
from .funding_report import AmountRemark, SkippedRow
from .funding_rows import CODED, FIELDS, OF_AMOUNT, Reader


class RowsRead(NamedTuple):
    """What the rows of a table are, statements, left out or faults, and what is said of taxes."""

    records: list[FundingRecord]
    skipped: list[SkippedRow]
    faults: list[Fault]
    remarks: list[AmountRemark]


class _Columns(NamedTuple):
    """Rows by the fields of statements: their numbers, their cells and what these mean. A field
    without a column has its one value in each row.
    """

    numbers: Sequence[int]
    cells: Mapping[str, Sequence[Any]]
    meanings: Mapping[str, Sequence[Any]]

    def without(self, lost: Collection[int]) -> Self:
        """The rows but some, by their places."""
        if not lost:
            return self
        left = [place for place in range(len(self.numbers)) if place not in lost]
        numbers = [self.numbers[place] for place in left]
        cells, meanings = (
            {field: [column[place] for place in left] for field, column in columns.items()}
            for columns in (self.cells, self.meanings)
        )
        return self._replace(numbers=numbers, cells=cells, meanings=meanings)


def read_rows(reader: Reader, first: object, rows: Sequence[Numbered]) -> RowsRead:
    """The rows of a table, whose leftmost column is ``first``, as ``reader`` reads its cells."""
    needed = set(reader.columns.values())
    numbers: list[int] = []
    whole: list[Mapping[Any, Any]] = []
    faults: list[Fault] = []
    for number, row in rows:
        if isinstance(row, Fault):
            faults.append(row)
        elif needed <= row.keys() and None not in row:
            numbers.append(number)
            whole.append(row)
        else:
            faults += reader.faults_of_form(number, row)
    columns = _columns(reader, numbers, whole)
    amounts = columns.meanings["amount"]
    unfit = _unfit(columns)
    # Where the first column holds codes or names, these tell what is known by them.
    coded = first in {reader.columns.get(field) for field in CODED}
    firsts = [] if coded else [row.get(first) for row in whole]
    known = frozenset(place for place, told in unfit.items() if _of_kind(Sum, told))
    skipped = []
    for place, total in sums_among(firsts, amounts, known, len(whole) < len(rows)):
        unfit[place] = {}
        where = reader.table, numbers[place], str(first), str(firsts[place])
        faults.append(Fault(*where, expected=total.expected, hint=total.hint))
    for place, told in unfit.items():
        number = numbers[place]
        for field, one in _worth_telling(told).items():
            if isinstance(one, Skipped):
                column = str(reader.columns[field])
                skipped.append(SkippedRow(number, column, amounts[place].amount))
            else:
                value = columns.cells[field][place]
                faults.append(reader.fault(number, field, value, one.expected, one.hint))
    records, wrong = _checked(reader, columns.without(unfit))
    remarks = _remarks(str(reader.columns["amount"]), numbers, columns.cells["amount"])
    ordered = sorted(faults + wrong, key=lambda fault: fault.row or 0)
    return RowsRead(records, sorted(skipped, key=attrgetter("row")), ordered, remarks)


def _columns(reader: Reader, numbers: Sequence[int], rows: Sequence[Mapping[Any, Any]]) -> _Columns:
    same = reader.same()
    cells: dict[str, Sequence[Any]] = {}
    meanings: dict[str, list[Any]] = {}
    for field in FIELDS:
        if field in reader.columns:
            name = reader.columns[field]
            cells[field] = [row[name] for row in rows]
            meanings[field] = _meanings(reader, field, cells[field])
        else:
            cells[field] = [reader.fixed.get(field)] * len(rows)
            meanings[field] = [same.get(field)] * len(rows)
    _tell_councils(reader, cells["funders"], meanings)
    return _Columns(numbers, cells, meanings)


def _tell_councils(
    reader: Reader, funders: Sequence[Any], meanings: Mapping[str, list[Any]]
) -> None:
    """Add the regions that cells of funders name, as the money of *Région Bretagne* is in Brittany;
    where they are at odds with those of the row, it is a fault of its funders.
    """
    if not reader.codes.has_councils:
        return
    for place, (cell, funder, regions) in enumerate(
        zip(funders, meanings["funders"], meanings["regions"], strict=True)
    ):
        if isinstance(funder, Unfit) or isinstance(regions, Unfit):
            continue
        try:
            meanings["regions"][place] = reader.codes.regions(cell, regions)
        except Unfit as error:
            meanings["funders"][place] = Unfit(error.expected, error.hint)


# Of these, cells with the same text mean the same.
_SAME_BY_TEXT = frozenset({int, float, bool, Decimal, date, datetime, type(None)})


def _meanings(reader: Reader, field: str, cells: Sequence[Any]) -> list[Any]:
    """What the cells of a field mean, or what is wrong about them."""
    known: dict[Hashable, Any] = {}
    found = []
    for cell in cells:
        kind = type(cell)
        if kind is not str and kind not in _SAME_BY_TEXT:
            found.append(reader.meaning(field, cell))
            continue
        key = cell if kind is str else (kind, repr(cell))
        if key not in known:
            known[key] = reader.meaning(field, cell)
        found.append(known[key])
    return found


def _unfit(columns: _Columns) -> dict[int, dict[str, Unfit]]:
    """What is wrong about cells, by the places of rows and the fields."""
    found: dict[int, dict[str, Unfit]] = {}
    for field, column in columns.meanings.items():
        if any(issubclass(kind, Unfit) for kind in {*map(type, column)}):
            for place, one in enumerate(column):
                if isinstance(one, Unfit):
                    found.setdefault(place, {})[field] = one
    return found


def _of_kind(kind: type[Unfit], told: Mapping[str, Unfit]) -> dict[str, Unfit]:
    """The first of what is wrong about a row that is of a kind."""
    return dict([one for one in told.items() if isinstance(one[1], kind)][:1])


def _worth_telling(told: Mapping[str, Unfit]) -> Mapping[str, Unfit]:
    """What is told of a row: of a sum but that, and of one to be left out what is wrong about its
    amount.
    """
    amount = {"amount": told["amount"]} if "amount" in told else {}
    left = _of_kind(Skipped, told)
    return _of_kind(Sum, told) or (left and (amount or left)) or told


def _records(reader: Reader, columns: _Columns) -> list[FundingRecord]:
    """The statements of rows in which nothing is wrong."""
    meanings, count = columns.meanings, len(columns.numbers)
    if not count:
        return []
    periods = [period or (None, None) for period in meanings["period"]]
    ends = {
        field: [one or period[place] for one, period in zip(meanings[field], periods, strict=True)]
        for place, field in enumerate(("start", "end"))
    }
    figures = dict(zip(Figure._fields, zip(*meanings["amount"], strict=True), strict=True))
    auto = (f"{reader.prefix}-{number}" for number in columns.numbers)
    cited = (Citation(reader.source, None, Status.SOURCED),)
    values: dict[str, Sequence[Any]] = {
        "id": [one or other for one, other in zip(meanings["id"], auto, strict=True)],
        "basis": [one or Basis.UNKNOWN for one in meanings["basis"]],
        **{field: meanings[field] for field in ("stage", "instrument", "projects")},
        **ends,
        **figures,
        "of_cost": [*map(bool, meanings["of_cost"])],
        "citations": [cited] * count,
        **{field: [one or () for one in meanings[field]] for field in BOX_LISTS},
    }
    return records_of(FundingRecord, values, count)


# What to do about a fault here, where there are no tables of a package.
_HERE = {
    "a funder": "Say who gave it: columns={'funders': …}, or values={'funders': …} where it is the "
    "same in every row.",
    "a period or calls": "Say when: columns={'period': …}, or the two ends as start and end; or in "
    "which calls.",
}


def _checked(reader: Reader, columns: _Columns) -> tuple[list[FundingRecord], list[Fault]]:
    """The records that can be, and the faults of those that cannot: the same that a package is
    checked for.
    """
    records, numbers = _records(reader, columns), columns.numbers
    cells = {**columns.cells, **dict.fromkeys(OF_AMOUNT, columns.cells["amount"])}
    table = CsvTable("funding", cells, numbers, records)
    funders = CsvTable("funders", {}, (), reader.policy.funders)
    calls = CsvTable("calls", {}, (), reader.policy.calls)
    found = list(check_money({"funding": table, "funders": funders, "calls": calls}))
    first: dict[str, int] = {}
    for row, record in enumerate(records):
        if (earlier := first.setdefault(record.id, row)) != row:
            hint = f"Row {numbers[earlier]} has the same."
            found.append(table.fault(row, "id", "an id of its own", hint))
    faults = []
    for fault in found:
        number, field = fault.row or 0, fault.column or "id"
        hint = _HERE.get(fault.expected, fault.hint)
        faults.append(reader.fault(number, field, fault.value, fault.expected, hint))
    refused = {fault.row for fault in faults}
    return [
        record for number, record in zip(numbers, records, strict=True) if number not in refused
    ], faults


def _remarks(column: str, numbers: Sequence[int], cells: Sequence[Any]) -> list[AmountRemark]:
    """What is said of taxes in amounts: in a cell of its row, in the header of all others."""
    rows: dict[tuple[str, str] | None, list[int]] = {}
    header = remark_in(column)
    for number, cell in zip(numbers, cells, strict=True):
        rows.setdefault(remark_in(cell) or header, []).append(number)
    return [AmountRemark(*said, column, tuple(places)) for said, places in rows.items() if said]
