"""Boxes of money that records have: their parts as columns of the table, and as link tables with a
column that says which box of the record a row is of.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from poles.errors import Fault, InvalidBox
from poles.model import Box, Period

from .keys import Listed
from .rows import CsvTable
from .table_schema import BOX_KIND, BOX_LISTS, TABLES, TableSchema


def box_cell(schema: TableSchema, record: Any, column: str) -> Any:
    """What a column holds of a record: its own field, or a part of one of its boxes."""
    if column in BOX_KIND and schema.boxes:
        return getattr(getattr(record, schema.boxes[0]), column)
    side, _, part = column.partition("_")
    return getattr(getattr(record, side), part) if side in schema.boxes else getattr(record, column)


def box_rows(schema: TableSchema, record: Any, part: str) -> Iterator[tuple[str, str]]:
    """The codes that the boxes of a record list, each with the side that it is of."""
    for side in schema.boxes:
        for code in getattr(getattr(record, side), part):
            yield side, str(code)


def with_boxes(
    table: CsvTable,
    columns: Mapping[str, Sequence[Any]],
    listed: Mapping[str, Listed],
    faults: list[Fault],
) -> tuple[CsvTable, dict[str, Sequence[Any]]]:
    """A table and the values of its fields, in which boxes stand for the columns of their parts and
    what is ``listed`` of each. Rows with a box that cannot be are left out, and these faults are
    told.
    """
    schema = TABLES[table.name]
    found: dict[str, list[Any]] = {side: [] for side in schema.boxes}
    fine: list[int] = []
    for row, key in enumerate(table.cells[schema.key]):
        made = {}
        for side in schema.boxes:
            parts = {part: known.get((key, side), ()) for part, known in listed.items()}
            given = {name: values[row] for name, values in columns.items()}
            try:
                made[side] = _box(given, side, parts)
            except InvalidBox as error:
                faults.append(_fault(table, row, side, error))
        if len(made) == len(schema.boxes):
            fine.append(row)
            for side, box in made.items():
                found[side].append(box)
    own = {field.name for field in attrs.fields(schema.record)}
    kept: dict[str, Sequence[Any]] = {
        name: [values[row] for row in fine] for name, values in columns.items() if name in own
    }
    kept.update(found)
    return table.only(fine), kept


def _box(given: Mapping[str, Any], side: str, parts: Mapping[str, Any]) -> Box:
    start, end = given[f"{side}_start"], given[f"{side}_end"]
    return Box(
        instrument=given[f"{side}_instrument"],
        period=None if start is None and end is None else Period(start, end),
        **{name: given[name] for name in BOX_KIND},
        **{part: parts[part] for part in BOX_LISTS},
    )


def _fault(table: CsvTable, row: int, side: str, error: InvalidBox) -> Fault:
    column, other = "basis", "stage"
    if error.found.startswith("period"):
        column, other = f"{side}_start", f"{side}_end"
    return table.fault(row, column, error.expected, error.hint, other)
