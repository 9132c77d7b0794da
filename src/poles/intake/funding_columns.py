"""The columns of a table of amounts to what they mean: each distinct cell is read once, and each
row can be a record, or is left out, or has its faults.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, Self

from poles.errors import Fault
from poles.package.structuring import Unfit

from .any_table import TableCells
from .cell_blanks import Skipped
from .cell_sums import Sum, is_sum, may_have_sums, sums_among
from .cell_units import remark_in
from .funding_report import AmountRemark, SkippedRow
from .funding_rows import CODED, Reader


class Columns(NamedTuple):
    """Rows by the fields of records: their numbers, their cells and what these mean. A field
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
        # Fields that have the same in each row may have one list of it.
        every = [*self.cells.values(), *self.meanings.values()]
        some = {id(column): [column[place] for place in left] for column in _distinct(every)}
        cells, meanings = (
            {field: some[id(column)] for field, column in columns.items()}
            for columns in (self.cells, self.meanings)
        )
        return self._replace(
            numbers=[self.numbers[place] for place in left], cells=cells, meanings=meanings
        )


class RowsRead(NamedTuple):
    """What the rows of a table are, what can be records, left out or faults, and what is said of
    taxes.
    """

    columns: Columns
    skipped: list[SkippedRow]
    faults: list[Fault]
    remarks: list[AmountRemark]


def _distinct(columns: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    return {id(column): column for column in columns}.values()


def read_rows(reader: Reader, table: TableCells) -> RowsRead:
    """The rows of a table as ``reader`` reads its cells."""
    columns = _columns(reader, table)
    numbers, amounts, faults = columns.numbers, columns.meanings["amount"], [*table.faults]
    unfit = _unfit(columns)
    # Where the first column holds codes or names, these tell what is known by them.
    coded = {reader.columns.get(field) for field in CODED}
    leading = [table.columns[key] for key in table.leading if key not in coded]
    firsts: list[Any] = []
    if any(map(may_have_sums, leading)):
        firsts = [next(filter(is_sum, cells), cells[0]) for cells in zip(*leading, strict=True)]
    known = frozenset(place for place, told in unfit.items() if _of_kind(Sum, told))
    sums = dict(sums_among(firsts, amounts, known, bool(table.faults)))
    if firsts and (again := _again(reader, columns)):
        # What stands on several rows may count once in a sum.
        once = [place for place in range(len(numbers)) if place not in again]
        told_once = sums_among(
            [firsts[place] for place in once],
            [amounts[place] for place in once],
            frozenset(at for at, place in enumerate(once) if place in known),
            bool(table.faults),
        )
        sums = {once[at]: total for at, total in told_once} | sums
    skipped = []
    for place, total in sums.items():
        unfit[place] = {}
        column = next(key for key in table.leading if table.columns[key][place] == firsts[place])
        where = reader.table, numbers[place], str(column), str(firsts[place])
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
    remarks = _remarks(str(reader.columns["amount"]), numbers, columns.cells["amount"])
    skipped.sort(key=attrgetter("row"))
    return RowsRead(columns.without(unfit), skipped, faults, remarks)


def _again(reader: Reader, columns: Columns) -> set[int]:
    """The rows of a list of grants that are of the same id and amount as an earlier one."""
    ids = columns.meanings["id"]
    if reader.rows == "totals" or "id" not in reader.columns or len({*ids}) == len(ids):
        return set()
    amounts = columns.meanings["amount"]
    pairs = list(zip(ids, amounts, strict=True))
    first = {pair: place for place, pair in reversed([*enumerate(pairs)])}
    return {place for place, pair in enumerate(pairs) if first[pair] != place}


def _columns(reader: Reader, table: TableCells) -> Columns:
    same, count = reader.same(), len(table.numbers)
    nothing = [None] * count
    cells: dict[str, Sequence[Any]] = {}
    meanings: dict[str, Any] = {}
    for field in reader.fields:
        if field in reader.columns:
            cells[field] = table.columns[reader.columns[field]]
            meanings[field] = _meanings(reader, field, cells[field])
        elif field in same:
            cells[field] = [reader.fixed[field]] * count
            meanings[field] = [same[field]] * count
        else:
            cells[field] = meanings[field] = nothing
    if reader.codes.has_councils:
        meanings |= _of_councils(reader, cells["funders"], meanings)
    return Columns(table.numbers, cells, meanings)


def _of_councils(
    reader: Reader, cells: Sequence[Any], meanings: Mapping[str, Sequence[Any]]
) -> dict[str, list[Any]]:
    """The funders and the regions of rows with those that cells of funders name, as the money of
    *Région Bretagne* is in Brittany; where they are at odds with those of the row, it is a fault of
    its funders.
    """
    funders, regions = [*meanings["funders"]], [*meanings["regions"]]
    for place, cell in enumerate(cells):
        if isinstance(funders[place], Unfit) or isinstance(regions[place], Unfit):
            continue
        try:
            regions[place] = reader.codes.regions(cell, regions[place])
        except Unfit as error:
            funders[place] = Unfit(error.expected, error.hint)
    return {"funders": funders, "regions": regions}


# Of these, cells with the same text mean the same, and of the first, equal ones do.
_SAME = frozenset({str, int, date})
_SAME_BY_TEXT = frozenset({float, bool, Decimal, datetime, type(None), *_SAME})


class _Known(dict[Any, Any]):
    """What cells mean, each of which is looked at when it is first met."""

    def __init__(self, meaning: Callable[[Any], Any]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, cell: Any) -> Any:
        found = self[cell] = self._meaning(cell)
        return found


def _meanings(reader: Reader, field: str, cells: Sequence[Any]) -> list[Any]:
    """What the cells of a field mean, or what is wrong about them."""
    kinds, meaning = {*map(type, cells)}, reader.meaning(field)
    # No cell of the same type as others is equal to one of another text, but zero.
    if len(kinds) == 1 and (kinds <= _SAME or (kinds == {float} and 0.0 not in cells)):
        return list(map(_Known(meaning).__getitem__, cells))
    known: dict[Hashable, Any] = {}
    found = []
    for cell in cells:
        kind = type(cell)
        if kind not in _SAME_BY_TEXT:
            found.append(meaning(cell))
            continue
        key = cell if kind is str else (kind, repr(cell))
        if key not in known:
            known[key] = meaning(cell)
        found.append(known[key])
    return found


def _unfit(columns: Columns) -> dict[int, dict[str, Unfit]]:
    """What is wrong about cells, by the places of rows and the fields."""
    found: dict[int, dict[str, Unfit]] = {}
    # Fields without a column have one list of nothing.
    kinds = {id(column): {*map(type, column)} for column in _distinct(columns.meanings.values())}
    for field, column in columns.meanings.items():
        if any(issubclass(kind, Unfit) for kind in kinds[id(column)]):
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


def _remarks(column: str, numbers: Sequence[int], cells: Sequence[Any]) -> list[AmountRemark]:
    """What is said of taxes in amounts: in a cell of its row, in the header of all others."""
    rows: dict[tuple[str, str] | None, list[int]] = {}
    header = remark_in(column)
    for number, cell in zip(numbers, cells, strict=True):
        rows.setdefault(remark_in(cell) or header, []).append(number)
    return [AmountRemark(*said, column, tuple(places)) for said, places in rows.items() if said]
