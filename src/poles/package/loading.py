"""A data package to a policy: all faults at once, or a policy that is whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, cast

from poles.errors import Fault, InvalidPackage
from poles.model import Citation, Records, key_of
from poles.policy import Policy, as_whole

from .checking import check, oddities
from .descriptor import columns_of, read_descriptor
from .files import DESCRIPTOR, Read, Unreadable
from .garbage import gc_paused
from .keys import Tables, check_keys
from .rows import MOST_ROWS, Row, Rows, natural, read_rows
from .structuring import structure, structure_cells
from .tables import COLLECTIONS, LINK_TABLES, PROVENANCE, PROVENANCE_FIELDS, TABLES, TITLES

__all__ = ["load"]


def load(read: Read, origin: str, *, checked: bool = False) -> tuple[Policy, list[str]]:
    """The policy of a package, and what is odd about it; nothing is, where the tables are known to
    have been ``checked`` against each other.
    """
    with gc_paused():
        policy, odd = _loaded(read, origin, checked=checked)
    return as_whole(policy), odd


def _loaded(read: Read, origin: str, *, checked: bool) -> tuple[Policy, list[str]]:
    content, faults = _content(read, DESCRIPTOR, DESCRIPTOR)
    if faults:
        raise InvalidPackage(origin, faults)
    about, paths, faults = read_descriptor(content)
    if about is None and not paths:
        raise InvalidPackage(origin, faults)
    rows, form = _all_rows(read, paths)
    whole = set(rows) - {fault.table for fault in form}
    faults += form
    faults += () if checked else check_keys(rows, whole)
    located = _structured(rows, faults)
    faults += () if checked else check(located, whole)
    if faults or about is None:
        order = {name: place for place, name in enumerate(TITLES)}
        raise InvalidPackage(
            origin, sorted(faults, key=lambda fault: (order.get(fault.table, -1), fault.row or 0))
        )
    fields: dict[str, Any] = {
        name: Records(
            sorted(
                (record for _, record in located[name]), key=lambda record: natural(key_of(record))
            ),
            record_type,
        )
        for name, record_type in COLLECTIONS.items()
    }
    return Policy(about=about, **fields), [] if checked else list(oddities(located))


def _content(read: Read, path: str, table: str) -> tuple[bytes | None, list[Fault]]:
    try:
        return read(path), []
    except Unreadable as error:
        return None, [Fault(table, expected=error.expected, hint=error.hint)]


def _all_rows(read: Read, paths: Mapping[str, str]) -> tuple[dict[str, Rows], list[Fault]]:
    """The rows of every table that can be read, and the faults of form."""
    rows: dict[str, Rows] = {}
    faults: list[Fault] = []
    for table, path in paths.items():
        if not path:
            continue
        content, unreadable = _content(read, path, table)
        faults += unreadable
        if content is not None:
            most = MOST_ROWS - sum(map(len, rows.values()))
            found, form = read_rows(
                table, content, [field.name for field in columns_of(table)], most
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


def _structured(rows: Tables, faults: list[Fault]) -> dict[str, list[tuple[Row, Any]]]:
    """The records of every table, children and links first, each with its row."""
    citations = _citations(rows, faults)
    links = _links(rows, faults)
    located: dict[str, list[tuple[Row, Any]]] = {}
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
            name, table.record, rows.get(name, Rows()), made, table.key
        )
        located[name] = cast("list[tuple[Row, Any]]", records)
        faults += cell_faults
    return located


def _by_owner(located: Iterable[tuple[Row, Any]], column: str) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row, record in sorted(located, key=lambda item: natural(key_of(item[1]))):
        found[row.cells[column]].append(record)
    return found


def _citations(rows: Tables, faults: list[Fault]) -> dict[tuple[str, str], list[Citation]]:
    found: defaultdict[tuple[str, str], list[tuple[list[str], Citation]]] = defaultdict(list)
    names = [field.name for field in PROVENANCE_FIELDS]
    # Citations are immutable, and most say the same as another, so that records share them.
    shared: dict[tuple[Any, ...], Citation] = {}
    for row, values in structure_cells(
        PROVENANCE, rows.get(PROVENANCE, Rows()), PROVENANCE_FIELDS, faults
    ):
        table, key, *said = values
        citation = shared.get(about := tuple(said))
        if citation is None:
            field, source, status, value = about
            citation = shared[about] = Citation(source, field, status, value)
        found[table, key].append(([row.cells[name] for name in names], citation))
    return {
        key: [citation for _, citation in sorted(said, key=itemgetter(0))]
        for key, said in found.items()
    }


def _links(rows: Tables, faults: list[Fault]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    known = {
        name: {row.cells[table.key] for row in rows.get(name, ())} for name, table in TABLES.items()
    }
    for name, table in LINK_TABLES.items():
        linked: defaultdict[str, list[Any]] = defaultdict(list)
        owners = known[table.owner]
        for _, (owner, key) in structure_cells(name, rows.get(name, Rows()), table.fields, faults):
            if owner in owners:
                linked[owner].append(key)
        for keys in linked.values():
            keys.sort(key=natural)
        found[name] = linked
    return found
