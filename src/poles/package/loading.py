"""A data package to a policy: all faults at once, or a policy that is whole."""

from __future__ import annotations

import gc
import os
import threading
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, cast
from weakref import WeakValueDictionary

from poles.errors import Fault, InvalidPackage, OddData, WrongEdition
from poles.model import Citation, Ledger, Phase, Pole, Records, key_of
from poles.policy import Policy

from .checking import check, oddities
from .descriptor import columns_of, read_descriptor
from .files import DESCRIPTOR, Read, Unreadable, bundled, open_package
from .keys import Tables, check_keys
from .rows import MOST_ROWS, Row, Rows, natural, read_rows
from .structuring import structure, structure_cells
from .tables import COLLECTIONS, LINK_TABLES, PROVENANCE, PROVENANCE_FIELDS, TABLES, TITLES

__all__ = ["is_loaded", "load", "load_funding", "load_phases", "load_poles", "load_policy", "require_edition"]

_lock = threading.Lock()


def load_policy(path: str | os.PathLike[str] | None = None) -> Policy:
    """The policy of a data package: the bundled one, or a folder or zip of the same shape.

    The bundled policy is loaded once and is the same object for every caller. Raises :class:`~poles.InvalidPackage` (a ``ValueError``)
    with all faults of the package; warns with :class:`~poles.OddData` of what is possible but odd.

    >>> import poles
    >>> poles.load_policy().edition == poles.DATA_EDITION
    True
    """
    return _policy(path)


def load_poles(path: str | os.PathLike[str] | None = None) -> Records[Pole]:
    """The poles of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_poles()["aquimer"].name
    'Aquimer'
    """
    return _policy(path).poles


def load_phases(path: str | os.PathLike[str] | None = None) -> Records[Phase]:
    """The phases of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> [phase.number for phase in poles.load_phases()]
    [1, 2, 3, 4, 5]
    """
    return _policy(path).phases


def load_funding(path: str | os.PathLike[str] | None = None) -> Ledger:
    """The statements of public money of a data package, as in :func:`load_policy`.

    >>> import poles
    >>> poles.load_funding()["fui5-state"].amount
    Decimal('147000000')
    """
    return _policy(path).funding


def require_edition(edition: str, policy: Policy | None = None) -> None:
    """Do nothing where the bundled data, or a policy, are of an edition; raise :class:`~poles.WrongEdition` (a ``ValueError``) where they are of another.

    A line of it at the top of a script says which data its figures are of.

    >>> import poles
    >>> poles.require_edition(poles.DATA_EDITION)
    """
    found = (policy or _policy(None)).edition
    if edition != found:
        raise WrongEdition(edition, found)


def _policy(path: str | os.PathLike[str] | None) -> Policy:
    if path is not None:
        policy, odd = load(open_package(path), str(path))
        for oddity in odd:
            # The caller of the public loader is two frames up.
            warnings.warn(f"{path}: {oddity}", OddData, stacklevel=3)
        return policy
    # Without the lock, threads that ask at once would each load a policy of their own.
    with _lock:
        return _bundled()


@cache
def _bundled() -> Policy:
    return load(bundled(), "poles.data")[0]


def load(read: Read, origin: str) -> tuple[Policy, list[str]]:
    """The policy of a package, and what is odd about it."""
    # Nothing that is made here is garbage before the end, and looking for some takes a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        policy, odd = _loaded(read, origin)
    finally:
        if collecting:
            gc.enable()
    _LOADED[id(policy)] = policy
    return policy, odd


def is_loaded(policy: Policy) -> bool:
    """Whether a policy is as it was loaded, so that it need not be checked again."""
    return _LOADED.get(id(policy)) is policy


_LOADED: WeakValueDictionary[int, Policy] = WeakValueDictionary()


def _loaded(read: Read, origin: str) -> tuple[Policy, list[str]]:
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
        raise InvalidPackage(origin, sorted(faults, key=lambda fault: (order.get(fault.table, -1), fault.row or 0)))
    fields: dict[str, Any] = {
        name: Records(sorted((record for _, record in located[name]), key=lambda record: natural(key_of(record))), record_type)
        for name, record_type in COLLECTIONS.items()
    }
    return Policy(about=about, **fields), list(oddities(located))


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
            found, form = read_rows(table, content, [field.name for field in columns_of(table)], most)
            faults += form
            if found is not None:
                rows[table] = found
        elif not unreadable:
            faults.append(Fault(table, expected=f"a file {path}", hint="Add the file, with its header even if it has no rows."))
    return rows, faults


def _structured(rows: Tables, faults: list[Fault]) -> dict[str, list[tuple[Row, Any]]]:
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

        records, cell_faults = structure(name, table.record, rows.get(name, Rows()), made, table.key)
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
    for row, values in structure_cells(PROVENANCE, rows.get(PROVENANCE, Rows()), PROVENANCE_FIELDS, faults):
        table, key, field, source, status, value = values
        found[table, key].append(([row.cells[name] for name in names], Citation(source, field, status, value)))
    return {key: [citation for _, citation in sorted(said, key=itemgetter(0))] for key, said in found.items()}


def _links(rows: Tables, faults: list[Fault]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    known = {name: {row.cells[table.key] for row in rows.get(name, ())} for name, table in TABLES.items()}
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
