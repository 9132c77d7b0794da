"""A data package to what it says: all faults at once, or records that fit each other."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import repeat
from operator import getitem
from typing import Any

import attrs

from poles.errors import Fault, InvalidPackage
from poles.model import COLLECTIONS, Citation, Record, Records
from poles.objects import gc_paused
from poles.phrase import Phrase

from .boxes import with_boxes
from .consistency import check, oddities
from .contents import Contents
from .descriptor import File, read_descriptor
from .files import DESCRIPTOR, Read, Unreadable
from .keys import SAID, Listed, Lists, check_keys, grouped, keys_of, links_of, lists_of, said_of
from .rows import MOST_ROWS, CsvTable, CsvTables, natural, read_rows
from .structuring import Meaning, records_of, values_of
from .table_schema import (
    LATER,
    LINK_TABLES,
    PROVENANCE,
    PROVENANCE_FIELDS,
    TABLES,
    TITLES,
    table_fields,
)


@gc_paused()
def load(read: Read, origin: str) -> tuple[Contents, list[str]]:
    """What a package says, and what is odd about it.

    Raises :class:`~poles.InvalidPackage` with all faults.
    """
    content, faults = _content(read, DESCRIPTOR, DESCRIPTOR)
    if faults:
        raise InvalidPackage(origin, faults)
    about, files, faults = read_descriptor(content)
    if about is None and not files:
        raise InvalidPackage(origin, faults)
    found, form = _all_tables(read, files)
    absent = LATER.difference(files)
    whole = (found.keys() | absent) - {fault.table for fault in form}
    faults += form
    tables = {name: CsvTable.empty(name, _columns(name)) for name in TITLES} | found
    tables[PROVENANCE] = _as_now(tables[PROVENANCE])
    lists = {name: lists_of(tables[name]) for name in LINK_TABLES}
    said = said_of(tables[PROVENANCE])
    faults += check_keys(tables, lists, said, whole)
    tables = _with_records(tables, lists, said, faults)
    faults += check(tables, whole)
    if faults or about is None:
        order = {name: place for place, name in enumerate(TITLES)}
        faults.sort(key=lambda fault: (order.get(fault.table, -1), fault.row or 0))
        raise InvalidPackage(origin, faults)
    records = {name: _collection(tables[name], kind) for name, kind in COLLECTIONS.items()}
    return Contents(about, records), list(oddities(tables))


def _collection(table: CsvTable, kind: type[Record]) -> Records[Any]:
    return Records(map(table.records.__getitem__, _in_order(table)), kind)


def _in_order(table: CsvTable) -> list[int]:
    """The places of the rows in the order of their keys."""
    order = list(map(natural, keys_of(table)))
    return sorted(range(len(order)), key=order.__getitem__)


def _columns(table: str) -> list[str]:
    return [field.name for field in table_fields(table)]


def _content(read: Read, path: str, table: str) -> tuple[bytes | None, list[Fault]]:
    try:
        return read(path), []
    except Unreadable as error:
        return None, [Fault(table, expected=error.expected, hint=error.hint)]


def _all_tables(read: Read, files: Mapping[str, File]) -> tuple[dict[str, CsvTable], list[Fault]]:
    """Every table that can be read, and the faults of form."""
    tables: dict[str, CsvTable] = {}
    faults: list[Fault] = []
    shared: dict[str, str] = {}
    left = MOST_ROWS
    for table, (path, described) in files.items():
        if not path:
            continue
        content, unreadable = _content(read, path, table)
        faults += unreadable
        if content is not None:
            # What a package says that it has is not missing because it is of before.
            later = {
                field.name: field.was
                for field in table_fields(table)
                if field.later and (field.was or field.name not in described)
            }
            found, form = read_rows(table, content, _columns(table), left, shared, later=later)
            faults += form
            if found is not None:
                tables[table] = found
                left -= len(found.numbers)
        elif not unreadable:
            faults.append(
                Fault(
                    table,
                    expected=Phrase("a file {}", path),
                    hint="Add the file, with its header even if it has no rows.",
                )
            )
    return tables, faults


def _as_now(provenance: CsvTable) -> CsvTable:
    """What is said of columns that were called otherwise before, of those that they are now."""
    renamed = {
        (name, field.was[0]): (field.name, field.was[1])
        for name in TABLES
        for field in table_fields(name)
        if field.was
    }
    cells = {name: list(column) for name, column in provenance.cells.items()}
    for row, key in enumerate(zip(cells["table"], cells["field"], strict=True)):
        if key in renamed:
            cells["field"][row], now = renamed[key]
            cells["value"][row] = now.get(cells["value"][row], cells["value"][row])
    return attrs.evolve(provenance, cells=cells)


def _with_records(
    tables: CsvTables, lists: Lists, said: Lists, faults: list[Fault]
) -> dict[str, CsvTable]:
    """The tables with the records of their rows, children first."""
    meaning = cache(Meaning)
    for name in (PROVENANCE, *LINK_TABLES):
        # For its faults: what it lists is made of the distinct lists.
        values_of(tables[name], table_fields(name), meaning, faults)
    cited = _cited(meaning)
    made: dict[str, CsvTable] = {}
    for name in sorted(TABLES, key=lambda name: name in COLLECTIONS):
        schema = TABLES[name]
        table, columns = values_of(tables[name], schema.fields, meaning, faults)
        if schema.boxes:
            listed = {
                link.fills: links_of(link.name, lists, meaning)
                for link in LINK_TABLES.values()
                if link.owner == name
            }
            table, columns = with_boxes(table, columns, listed, faults)
        keys = keys_of(table)
        lines = said.get(name, {})
        columns["citations"] = [cited(lines.get(key, ())) for key in keys]
        held = {
            field: links_of(about.table, lists, meaning) for field, about in schema.links.items()
        }
        for field, about in schema.children.items():
            held[field] = _children(made[about.table], about.column)
        for field, owned in held.items():
            columns[field] = list(map(owned.get, keys, repeat(())))
        records = records_of(schema.record, columns, len(keys))
        made[name] = attrs.evolve(table, records=records)
    return made


def _cited(meaning: Callable[[Any], Meaning]) -> Callable[[tuple[Any, ...]], tuple[Citation, ...]]:
    """Gives the citations of what is said of a row. They are immutable, and most say the same as
    others, so that records share them.
    """
    meanings = [meaning(field.hint) for field in PROVENANCE_FIELDS if field.name in SAID]

    @cache
    def citation(line: tuple[str, ...]) -> Citation | None:
        if any(text in known.unfit for known, text in zip(meanings, line, strict=True)):
            return None
        return Citation(**dict(zip(SAID, map(getitem, meanings, line), strict=True)))

    @cache
    def cited(lines: tuple[tuple[str, ...], ...]) -> tuple[Citation, ...]:
        found = map(citation, sorted(lines))
        return tuple(one for one in found if one is not None)

    return cited


def _children(table: CsvTable, column: str) -> Listed:
    """The records of a table by what stands in a column, in the order of their keys."""
    rows, owners = _in_order(table), table.cells[column]
    children = grouped((owners[row] for row in rows), (table.records[row] for row in rows))
    return {owner: tuple(held) for owner, held in children.items()}
