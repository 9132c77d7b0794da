"""A data package to what it says: all faults at once, or records that fit each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, cast

from poles.errors import Fault, InvalidPackage
from poles.model import COLLECTIONS, Citation, Record, Records, key_of
from poles.objects import gc_paused

from .consistency import check, oddities
from .contents import Contents
from .descriptor import read_descriptor
from .files import DESCRIPTOR, Read, Unreadable
from .keys import CsvTables, check_keys, keys_in
from .rows import MOST_ROWS, CsvRow, CsvRows, natural, read_rows
from .structuring import structure, structure_cells
from .table_schema import (
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
    about, paths, faults = read_descriptor(content)
    if about is None and not paths:
        raise InvalidPackage(origin, faults)
    rows, form = _all_rows(read, paths)
    whole = set(rows) - {fault.table for fault in form}
    faults += form
    faults += check_keys(rows, whole)
    located = _structured(rows, faults)
    faults += check(located, whole)
    if faults or about is None:
        order = {name: place for place, name in enumerate(TITLES)}
        faults.sort(key=lambda fault: (order.get(fault.table, -1), fault.row or 0))
        raise InvalidPackage(origin, faults)
    records = {name: _collection(located[name], kind) for name, kind in COLLECTIONS.items()}
    return Contents(about, records), list(oddities(located))


def _collection(located: Iterable[tuple[CsvRow, Any]], kind: type[Record]) -> Records[Any]:
    """The records in the order of their keys."""
    records = [record for _, record in located]
    return Records(sorted(records, key=lambda record: natural(key_of(record))), kind)


def _content(read: Read, path: str, table: str) -> tuple[bytes | None, list[Fault]]:
    try:
        return read(path), []
    except Unreadable as error:
        return None, [Fault(table, expected=error.expected, hint=error.hint)]


def _all_rows(read: Read, paths: Mapping[str, str]) -> tuple[dict[str, CsvRows], list[Fault]]:
    """The rows of every table that can be read, and the faults of form."""
    rows: dict[str, CsvRows] = {}
    faults: list[Fault] = []
    for table, path in paths.items():
        if not path:
            continue
        content, unreadable = _content(read, path, table)
        faults += unreadable
        if content is not None:
            most = MOST_ROWS - sum(map(len, rows.values()))
            found, form = read_rows(
                table, content, [field.name for field in table_fields(table)], most
            )
            faults += form
            if found is not None:
                rows[table] = found
        elif not unreadable:
            faults.append(
                Fault(
                    table,
                    expected=f"a file {path}",
                    hint="Add the file, with its header even if it has no rows.",
                )
            )
    return rows, faults


def _structured(rows: CsvTables, faults: list[Fault]) -> dict[str, list[tuple[CsvRow, Any]]]:
    """The records of every table, children and links first, each with its row."""
    citations = _citations(rows, faults)
    links = _links(rows, faults)
    located: dict[str, list[tuple[CsvRow, Any]]] = {}
    for name in sorted(TABLES, key=lambda name: name in COLLECTIONS):
        table = TABLES[name]
        kin = {
            field: _by_owner(located.get(kid.table, ()), kid.column)
            for field, kid in table.children.items()
        }
        linked = {field: links[about.table] for field, about in table.links.items()}

        def made(
            key: str, name: str = name, kin: Any = kin, linked: Any = linked
        ) -> dict[str, Any]:
            found = {field: tuple(owned.get(key, ())) for field, owned in (kin | linked).items()}
            return {**found, "citations": tuple(citations.get((name, key), ()))}

        records, cell_faults = structure(
            name, table.record, rows.get(name, CsvRows()), made, table.key
        )
        located[name] = cast("list[tuple[CsvRow, Any]]", records)
        faults += cell_faults
    return located


def _by_owner(located: Iterable[tuple[CsvRow, Any]], column: str) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row, record in sorted(located, key=lambda item: natural(key_of(item[1]))):
        found[row.cells[column]].append(record)
    return found


def _citations(rows: CsvTables, faults: list[Fault]) -> dict[tuple[str, str], list[Citation]]:
    found: defaultdict[tuple[str, str], list[tuple[list[str], Citation]]] = defaultdict(list)
    names = [field.name for field in PROVENANCE_FIELDS]
    # Citations are immutable, and most say the same as another, so that records share them.
    shared: dict[tuple[Any, ...], Citation] = {}
    for row, values in structure_cells(
        PROVENANCE, rows.get(PROVENANCE, CsvRows()), PROVENANCE_FIELDS, faults
    ):
        table, key, *said = values
        citation = shared.get(about := tuple(said))
        if citation is None:
            field, source, status, value = about
            citation = shared[about] = Citation(source, field, status, value)
        found[table, key].append(([row.cells[name] for name in names], citation))
    cited = {}
    for key, said in found.items():
        said.sort(key=itemgetter(0))
        cited[key] = [citation for _, citation in said]
    return cited


def _links(rows: CsvTables, faults: list[Fault]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    known = {name: keys_in(rows, name) for name in TABLES}
    for name, table in LINK_TABLES.items():
        linked: defaultdict[str, list[Any]] = defaultdict(list)
        owners = known[table.owner]
        for _, (owner, key) in structure_cells(
            name, rows.get(name, CsvRows()), table.fields, faults
        ):
            if owner in owners:
                linked[owner].append(key)
        for keys in linked.values():
            keys.sort(key=natural)
        found[name] = linked
    return found
