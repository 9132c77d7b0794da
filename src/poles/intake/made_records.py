"""The records of the rows of a table of amounts: what statements and grants have in common."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from poles.errors import Fault
from poles.model import Basis, Citation, Record, Status
from poles.package.rows import CsvTable, CsvTables
from poles.package.structuring import records_of
from poles.package.table_schema import BOX_LISTS

from .funding_columns import Columns
from .funding_rows import OF_AMOUNT, Reader

R = TypeVar("R", bound=Record)


def records(
    kind: type[R], reader: Reader, columns: Columns, values: Mapping[str, Sequence[Any]]
) -> list[R]:
    """A record of each row, in which nothing is wrong: ``values`` are those of the fields that only
    its kind has.
    """
    meanings, count = columns.meanings, len(columns.numbers)
    periods = [period or (None, None) for period in meanings["period"]]
    ends = {
        field: [one or period[place] for one, period in zip(meanings[field], periods, strict=True)]
        for place, field in enumerate(("start", "end"))
    }
    auto = (f"{reader.prefix}-{number}" for number in columns.numbers)
    cited = (Citation(reader.source, None, Status.SOURCED),)
    common: dict[str, Sequence[Any]] = {
        "id": [one or other for one, other in zip(meanings["id"], auto, strict=True)],
        "basis": [one or Basis.UNKNOWN for one in meanings["basis"]],
        **{field: meanings[field] for field in ("stage", "instrument", "projects")},
        **ends,
        "citations": [cited] * count,
        **{field: [one or () for one in meanings[field]] for field in BOX_LISTS},
    }
    return records_of(kind, {**common, **values}, count)


# What to do about a fault here, where there are no tables of a package.
_HERE = {
    "a funder": "Say who gave it: columns={'funders': …}, or values={'funders': …} where it is the "
    "same in every row.",
    "a period or calls": "Say when: columns={'period': …}, or the two ends as start and end; or in "
    "which calls.",
}


def impossible(
    reader: Reader,
    columns: Columns,
    name: str,
    made: Sequence[Record],
    rules: Callable[[CsvTables], Iterator[Fault]],
) -> list[Fault]:
    """The faults of records that cannot be, by the rules of the table of packages that has them."""
    cells = {**columns.cells, **dict.fromkeys(OF_AMOUNT, columns.cells["amount"])}
    tables = {
        name: CsvTable(name, cells, columns.numbers, made),
        # mutants survive: of what the policy has, no row is told.
        "funders": CsvTable("funders", {}, (), reader.policy.funders),
        "calls": CsvTable("calls", {}, (), reader.policy.calls),
    }
    found = []
    for fault in rules(tables):
        number, field = fault.row or 0, fault.column or "id"
        hint = _HERE.get(fault.expected, fault.hint)
        found.append(reader.fault(number, field, fault.value, fault.expected, hint))
    return found


def places_of(columns: Columns, faults: Sequence[Fault]) -> set[int]:
    """The places of the rows that have some faults."""
    wrong = {fault.row for fault in faults}
    numbers = enumerate(columns.numbers) if wrong else ()
    return {place for place, number in numbers if number in wrong}


def without(made: Sequence[R], lost: Collection[int]) -> list[R]:
    """Records but some, by their places."""
    return [one for place, one in enumerate(made) if place not in lost] if lost else [*made]
