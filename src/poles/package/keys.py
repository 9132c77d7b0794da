"""What must hold between rows before they are records: keys of their own, references that lead
somewhere, a source for each.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from poles.errors import Fault, Place
from poles.model import Status
from poles.phrase import Phrase

from .rows import CsvTable, CsvTables, natural, rows_with
from .structuring import Meaning
from .table_schema import LINK_TABLES, PROVENANCE, TABLES, table_fields

K = TypeVar("K")
T = TypeVar("T")

# A source is where values come from; it does not itself come from one.
_WITHOUT_SOURCE = "sources"

_SUPPORTS = {Status.SOURCED, Status.DERIVED}
_NEEDS_SOURCE = {*_SUPPORTS, Status.CONTRADICTS}

# The columns of provenance that say something of a row.
SAID = ("field", "source", "status", "value")

# What is listed for each key of an owner, or each of its boxes; those of several tables.
Listed = Mapping[Any, tuple[Any, ...]]
Lists = Mapping[str, Listed]

# The keys of each table that is whole.
_Known = Mapping[str, set[str]]


def check_keys(
    tables: CsvTables, lists: Lists, said: Lists, whole: Collection[str]
) -> Iterator[Fault]:
    """Every fault of keys, references and provenance.

    Nothing is missed in a table that is not ``whole``, as it could not be read or lost rows: what
    looks missing may be in there.
    """
    known = {name: set(keys_of(tables[name])) for name in TABLES if name in whole}
    for name, table in tables.items():
        if name in TABLES:
            once = len(set(keys_of(table))) == len(table.numbers)
        else:
            once = not any(map(_twice, said.values() if name == PROVENANCE else [lists[name]]))
        if not once:
            yield from _duplicates(table)
        yield from _dangling(table, known)
    yield from _unknown(tables[PROVENANCE], said, known)
    yield from _unsaid(tables[PROVENANCE])
    if PROVENANCE in whole:
        yield from _uncited(tables, said)


def keys_of(table: CsvTable) -> Sequence[str]:
    """The keys of the rows of a table whose rows become records."""
    return table.cells[TABLES[table.name].key]


def lists_of(table: CsvTable) -> Listed:
    """What a link table lists for each key; where that has boxes, for each key and box."""
    *owner, keys = (table.cells[field.name] for field in LINK_TABLES[table.name].fields)
    owners = owner[0] if len(owner) == 1 else zip(*owner, strict=True)
    return _shared(grouped(owners, keys))


def links_of(name: str, lists: Lists, meaning: Callable[[Any], Meaning]) -> Listed:
    """What a link table lists for each key, as values and in order."""
    known = meaning(LINK_TABLES[name].fields[-1].hint)

    @cache
    def linked(texts: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(known[text] for text in sorted(texts, key=natural) if text not in known.unfit)

    return dict(zip(lists[name], map(linked, lists[name].values()), strict=True))


def said_of(provenance: CsvTable) -> Lists:
    """What is said of each row, by its table and key."""
    lines = zip(*(provenance.cells[name] for name in SAID), strict=True)
    rows = zip(provenance.cells["row"], lines, strict=True)
    tables = grouped(provenance.cells["table"], rows)
    return {name: _shared(grouped(*zip(*found, strict=True))) for name, found in tables.items()}


def _shared(lists: Mapping[Any, list[Any]]) -> Listed:
    """The lists as tuples: one for all that are equal."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    tuples = map(tuple, lists.values())
    return {owner: known.setdefault(one, one) for owner, one in zip(lists, tuples, strict=True)}


def grouped(owners: Iterable[K], things: Iterable[T]) -> dict[K, list[T]]:
    """The things of each owner."""
    found: dict[K, list[T]] = {}
    for owner, thing in zip(owners, things, strict=True):
        held = found.get(owner)
        if held is None:
            found[owner] = [thing]
        else:
            held.append(thing)
    return found


def _twice(listed: Listed) -> bool:
    """Whether something is listed twice."""
    return any(len(set(held)) < len(held) for held in set(listed.values()))


def _duplicates(table: CsvTable) -> Iterator[Fault]:
    columns = [field.name for field in table_fields(table.name)]
    keys = columns[:1] if table.name in TABLES else columns
    seen: dict[tuple[str, ...], int] = {}
    for row, key in enumerate(zip(*(table.cells[column] for column in keys), strict=True)):
        earlier = seen.setdefault(key, row)
        if earlier != row:
            first = table.numbers[earlier]
            yield table.fault(
                row,
                keys[0],
                Phrase("no second row with {} the same", ", ".join(keys)),
                Phrase("Row {} has the same. Each row needs a key of its own.", first),
                *keys[1:],
                *(Place(table.name, first, column) for column in keys),
            )


def _dangling(table: CsvTable, known: _Known) -> Iterator[Fault]:
    for field in table_fields(table.name):
        target = field.refers_to
        if target is None or target not in known:
            continue
        cells = table.cells[field.name]
        for row in rows_with(set(cells).difference(known[target], ("",)), cells):
            yield table.fault(
                row,
                field.name,
                Phrase("a key of {}", target),
                Phrase("The table {} has no such key. Add it there or correct it here.", target),
            )


def _unknown(table: CsvTable, said: Lists, known: _Known) -> Iterator[Fault]:
    unknown = {name: set(said.get(name, ())) - keys for name, keys in known.items()}
    if not any(unknown.values()):
        return
    for row, name in enumerate(table.cells["table"]):
        if table.cells["row"][row] in unknown.get(name, ()):
            hint = "Correct the key, or take the row out."
            yield table.fault(row, "row", Phrase("a key of {}", name), hint, "table")


def _unsaid(table: CsvTable) -> Iterator[Fault]:
    """Every line of provenance that says what cannot be said of a row, whichever row it is."""
    columns = [table.cells[name] for name in ("table", *SAID)]
    wrong = {
        said: faults for said in set(zip(*columns, strict=True)) if (faults := list(_said(*said)))
    }
    for row in rows_with(wrong, zip(*columns, strict=True)):
        for fault in wrong[tuple(cells[row] for cells in columns)]:
            yield table.fault(row, *fault)


def _said(
    table: str, field: str, source: str, status: str, value: str
) -> Iterator[tuple[str, ...]]:
    """What is wrong about a line of provenance, as :meth:`CsvTable.fault` takes it."""
    if table not in TABLES:
        yield "table", Phrase("one of {}", ", ".join(TABLES)), "Name a table of records."
        return
    names = TABLES[table].told
    if field and field not in names:
        yield (
            "field",
            Phrase("one of {}", ", ".join(names)),
            "Name a column, or leave it empty.",
            "table",
        )
    if status in _NEEDS_SOURCE and not source:
        hint = Phrase("The status {} needs to say where it was read.", status)
        yield "source", "a source", hint, "status"
    if status not in _SUPPORTS and status in set(Status) and not field:
        yield "field", "a column", Phrase("Say which cell is meant by {}.", status), "status"
    if status == Status.CONTRADICTS and not value:
        told = "what the source says instead"
        yield "value", told, "Write it as the source has it.", "status"


def _uncited(tables: CsvTables, said: Lists) -> Iterator[Fault]:
    status = SAID.index("status")
    for name in TABLES:
        if name == _WITHOUT_SOURCE:
            continue
        lines, keys = said.get(name, {}), keys_of(tables[name])
        contradicted = {
            held
            for held in set(lines.values())
            if all(line[status] == Status.CONTRADICTS for line in held)
        }
        uncited = set(keys).difference(lines)
        if contradicted:
            uncited |= {key for key, held in lines.items() if held in contradicted}
        for row in rows_with(uncited, keys):
            yield tables[name].fault(
                row,
                TABLES[name].key,
                "a source",
                "Say in the table provenance where the row was read.",
            )
