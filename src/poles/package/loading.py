"""A data package to a policy: all faults at once, or a policy that is whole."""

from __future__ import annotations

import os
import threading
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from poles.errors import Fault, InvalidPackage, OddData
from poles.model import Citation, Ledger, Phase, Pole, Records, key_of
from poles.policy import Policy

from .checking import check, oddities
from .descriptor import columns_of, read_descriptor
from .files import DESCRIPTOR, Read, bundled, open_package
from .keys import Rows, check_keys
from .rows import Row, natural, read_rows
from .structuring import structure, structure_cell
from .tables import COLLECTIONS, LINK_TABLES, PROVENANCE, PROVENANCE_FIELDS, TABLES, TITLES, Field

__all__ = ["load_funding", "load_phases", "load_poles", "load_policy"]

_lock = threading.Lock()


def load_policy(path: str | os.PathLike[str] | None = None) -> Policy:
    """The policy of a data package: the bundled one, or a folder or zip of the same shape.

    The bundled policy is loaded once and is the same object for every caller. Raises :class:`~poles.InvalidPackage` (a ``ValueError``)
    with all faults of the package; warns with :class:`~poles.OddData` of what is possible but odd.

    >>> import poles
    >>> poles.load_policy().edition == poles.DATA_EDITION
    True
    """
    if path is not None:
        return _load(open_package(path), str(path))
    # Without the lock, threads that ask at once would each load a policy of their own.
    with _lock:
        return _bundled()


@cache
def _bundled() -> Policy:
    return _load(bundled(), "poles.data")


def load_poles(path: str | os.PathLike[str] | None = None) -> Records[Pole]:
    """The poles of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_poles()["aquimer"].name
    'Aquimer'
    """
    return load_policy(path).poles


def load_phases(path: str | os.PathLike[str] | None = None) -> Records[Phase]:
    """The phases of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> [phase.number for phase in poles.load_phases()]
    [1, 2, 3, 4, 5]
    """
    return load_policy(path).phases


def load_funding(path: str | os.PathLike[str] | None = None) -> Ledger:
    """The statements of public money of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_funding()["fui5-state"].amount
    Decimal('147000000')
    """
    return load_policy(path).funding


def _load(read: Read, origin: str) -> Policy:
    content = read(DESCRIPTOR)
    about, paths, faults = read_descriptor(content)
    if content is None or (not paths and about is None):
        raise InvalidPackage(origin, faults)
    rows, missing = _all_rows(read, paths, faults)
    faults += check_keys(rows)
    located = _structured(rows, faults)
    faults += check(located)
    if faults or about is None or missing:
        order = {name: place for place, name in enumerate(TITLES)}
        raise InvalidPackage(origin, sorted(faults, key=lambda fault: (order.get(fault.table, -1), fault.row or 0)))
    for oddity in oddities(located):
        warnings.warn(f"{origin}: {oddity}", OddData, stacklevel=4)
    fields: dict[str, Any] = {
        name: Records(sorted((record for _, record in located[name]), key=lambda record: natural(key_of(record))))
        for name in COLLECTIONS
    }
    fields["funding"] = Ledger(fields["funding"], fields["funders"], fields["calls"], fields["phases"])
    return Policy(about=about, **fields)


def _all_rows(read: Read, paths: Mapping[str, str], faults: list[Fault]) -> tuple[dict[str, list[Row]], set[str]]:
    """The rows of every table that can be read, and the tables that cannot."""
    rows: dict[str, list[Row]] = {}
    missing: set[str] = set()
    for table in TITLES:
        path = paths.get(table)
        if path:
            content = read(path)
            if content is None:
                faults.append(
                    Fault(table, expected=f"a file {path}", hint="Add the file, with its header even if it has no rows.")
                )
            else:
                found, form = read_rows(table, content, [field.name for field in columns_of(table)])
                faults += form
                if found is not None:
                    rows[table] = found
        if table not in rows:
            missing.add(table)
    return rows, missing


def _structured(rows: Rows, faults: list[Fault]) -> dict[str, list[tuple[Row, Any]]]:
    """The records of every table, children and links first, each with its row."""
    citations = _citations(rows, faults)
    links = _links(rows, faults)
    located: dict[str, list[tuple[Row, Any]]] = {}
    for name in sorted(TABLES, key=lambda name: name in COLLECTIONS):
        table = TABLES[name]
        kin = {field: _by_owner(located.get(kid.table, ()), kid.column) for field, kid in table.children.items()}
        linked = {field: links[about.table] for field, about in table.links.items()}

        def made(key: str, name: str = name, kin: Any = kin, linked: Any = linked) -> dict[str, Any]:
            found = {field: tuple(owned.get(key, ())) for field, owned in (kin | linked).items()}
            return {**found, "citations": tuple(citations.get((name, key), ()))}

        records, cell_faults = structure(name, table.record, rows.get(name, ()), made, table.key)
        located[name] = cast("list[tuple[Row, Any]]", records)
        faults += cell_faults
    return located


def _by_owner(located: Iterable[tuple[Row, Any]], column: str) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row, record in sorted(located, key=lambda item: natural(key_of(item[1]))):
        found[row.cells[column]].append(record)
    return found


def _citations(rows: Rows, faults: list[Fault]) -> dict[tuple[str, str], list[Citation]]:
    found: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for row in sorted(rows.get(PROVENANCE, ()), key=_row_order):
        values = _values(PROVENANCE, row, PROVENANCE_FIELDS, faults)
        if values is not None:
            table, key, field, source, status, value = values
            found[table, key].append(Citation(source, field, status, value))
    return found


def _row_order(row: Row) -> tuple[Any, ...]:
    return tuple(natural(cell) for cell in row.cells.values())


def _links(rows: Rows, faults: list[Fault]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for name, table in LINK_TABLES.items():
        found[name] = defaultdict(list)
        owners = {row.cells[TABLES[table.owner].key] for row in rows.get(table.owner, ())}
        target = table.fields[1].name
        for row in sorted(rows.get(name, ()), key=lambda row: natural(row.cells[target])):
            values = _values(name, row, table.fields, faults)
            if values is not None and values[0] in owners:
                found[name][values[0]].append(values[1])
    return found


def _values(table: str, row: Row, fields: Iterable[Field], faults: list[Fault]) -> list[Any] | None:
    """The cells of a row without a record of its own, ``None`` where one of them is at fault."""
    pairs = [structure_cell(table, row, field) for field in fields]
    found = [fault for _, fault in pairs if fault is not None]
    faults += found
    return None if found else [value for value, _ in pairs]
