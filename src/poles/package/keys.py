"""What must hold between rows before they are records: keys of their own, references that lead
somewhere, a source for each.
"""

from collections.abc import Collection, Iterator, Mapping

from poles.errors import Fault
from poles.model import Status

from .rows import CsvRow, CsvRows, at
from .table_schema import PROVENANCE, TABLES, table_fields

# The rows of each table that could be read.
CsvTables = Mapping[str, CsvRows]

# A source is where values come from; it does not itself come from one.
_WITHOUT_SOURCE = "sources"

_SUPPORTS = {Status.SOURCED, Status.DERIVED}
_NEEDS_SOURCE = {*_SUPPORTS, Status.CONTRADICTS}


def check_keys(rows: CsvTables, whole: Collection[str]) -> Iterator[Fault]:
    """Every fault of keys, references and provenance.

    Nothing is missed in a table that is not ``whole``, as it could not be read or lost rows: what
    looks missing may be in there.
    """
    known = {name: keys_in(rows, name) for name in TABLES if name in whole}
    yield from _duplicates(rows)
    yield from _dangling(rows, known)
    for row in rows.get(PROVENANCE, ()):
        yield from _citation(row, known)
    if PROVENANCE in whole:
        yield from _uncited(rows)


def keys_in(rows: CsvTables, name: str) -> set[str]:
    """The keys of the rows of a table."""
    key = TABLES[name].key
    return {row.cells[key] for row in rows.get(name, ())}


def _duplicates(rows: CsvTables) -> Iterator[Fault]:
    for name, found in rows.items():
        columns = [field.name for field in table_fields(name)]
        keys = columns[:1] if name in TABLES else columns
        if len({tuple(map(row.cells.__getitem__, keys)) for row in found}) == len(found):
            continue
        seen: dict[tuple[str, ...], int] = {}
        for row in found:
            key = tuple(row.cells[column] for column in keys)
            if key in seen:
                yield at(
                    name,
                    row,
                    keys[0],
                    f"no second row with {', '.join(keys)} the same",
                    f"Row {seen[key]} has the same. Each row needs a key of its own.",
                )
            seen.setdefault(key, row.number)


def _dangling(rows: CsvTables, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    for name, found in rows.items():
        for field in table_fields(name):
            target = field.refers_to
            if target is None or target not in known:
                continue
            for row in found:
                value = row.cells[field.name]
                if value and value not in known[target]:
                    yield at(
                        name,
                        row,
                        field.name,
                        f"a key of {target}",
                        f"The table {target} has no such key. Add it there or correct it here.",
                    )


def _citation(row: CsvRow, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    table, key, field, source, status = (
        row.cells[column] for column in ("table", "row", "field", "source", "status")
    )
    if table not in TABLES:
        yield at(
            PROVENANCE, row, "table", f"one of {', '.join(TABLES)}", "Name a table of records."
        )
        return
    if table in known and key not in known[table]:
        yield at(
            PROVENANCE,
            row,
            "row",
            f"a key of {table}",
            "Correct the key, or take the row out.",
            "table",
        )
    names = (*TABLES[table].columns, *TABLES[table].links)
    if field and field not in names:
        yield at(
            PROVENANCE,
            row,
            "field",
            f"one of {', '.join(names)}",
            "Name a column, or leave it empty.",
            "table",
        )
    if status in _NEEDS_SOURCE and not source:
        yield at(
            PROVENANCE,
            row,
            "source",
            "a source",
            f"The status {status} needs to say where it was read.",
            "status",
        )
    if status not in _SUPPORTS and status in set(Status) and not field:
        yield at(
            PROVENANCE, row, "field", "a column", f"Say which cell is meant by {status}.", "status"
        )
    if status == Status.CONTRADICTS and not row.cells["value"]:
        yield at(
            PROVENANCE,
            row,
            "value",
            "what the source says instead",
            "Write it as the source has it.",
            "status",
        )


def _uncited(rows: CsvTables) -> Iterator[Fault]:
    cited = {
        (row.cells["table"], row.cells["row"])
        for row in rows[PROVENANCE]
        if row.cells["status"] != Status.CONTRADICTS
    }
    for name, table in TABLES.items():
        for row in rows.get(name, ()):
            if name != _WITHOUT_SOURCE and (name, row.cells[table.key]) not in cited:
                yield at(
                    name,
                    row,
                    table.key,
                    "a source",
                    "Say in the table provenance where the row was read.",
                )
