"""What changed from one policy to another: rows added, changed and removed, cell by cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.model import Findings
from poles.objects import Pickled
from poles.package.contents import Contents
from poles.package.files import DESCRIPTOR
from poles.package.table_schema import TABLES, TITLES, table_fields
from poles.package.writing import package_rows
from poles.policy import Policy
from poles.text import EXACT, Card, Lang, Term, in_lang, joined, lines


class Edit(Term):
    """What happened to a row."""

    ADDED = "added", "ajoutée", "added"
    CHANGED = "changed", "modifiée", "changed"
    REMOVED = "removed", "retirée", "removed"


@attrs.frozen
class CellChange(Pickled):
    """A cell that changed, as it is written in the tables; an empty text is an empty cell."""

    column: str
    old: str
    new: str


@attrs.frozen
class RowChange(Pickled):
    """A row of a table that was added, changed or removed, with the cells that changed, or all that
    it has. ``key`` is its old key where there is one.
    """

    table: str
    key: str
    kind: Edit
    cells: tuple[CellChange, ...]


@attrs.frozen(repr=False)
class Diff(Findings[RowChange]):
    """The rows that differ between two policies, in the order of the tables; empty where the
    policies are equal.
    """

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each changed cell as a new ``dict``: ``table``, ``key``, ``kind``, ``column``, ``old``,
        ``new``.
        """
        return [
            {
                "table": row.table,
                "key": row.key,
                "kind": row.kind.value,
                "column": cell.column,
                "old": cell.old,
                "new": cell.new,
            }
            for row in self.rows
            for cell in row.cells
        ]

    def column_types(self) -> Mapping[str, Any]:
        return dict.fromkeys(("table", "key", "kind", "column", "old", "new"), str)

    def to_card(self, lang: Lang = "en") -> Card:
        told = list(self._lines(lang))
        none = in_lang(("Aucune différence.", "No differences."), lang)
        return Card("", (lines(told) if told else none,))

    def _lines(self, lang: Lang) -> Iterator[str]:
        colon = in_lang((" : ", ": "), lang)
        empty = in_lang(("(vide)", "(empty)"), lang)
        for row in self:
            where = f"{_SIGNS[row.kind]} {row.table} {row.key}".rstrip()
            if row.kind is Edit.CHANGED:
                for cell in row.cells:
                    change = f"{cell.old or empty} → {cell.new or empty}"
                    yield f"{where}, {cell.column}{colon}{change}"
            else:
                cells = joined(f"{cell.column} {cell.old or cell.new}" for cell in row.cells)
                yield f"{where}{colon}{cells}"

    def __repr__(self) -> str:
        kinds = Counter(row.kind for row in self.rows)
        return f"<Diff: {', '.join(f'{kinds[kind]} rows {kind.en}' for kind in Edit)}>"


_SIGNS = {Edit.ADDED: "+", Edit.REMOVED: "−", Edit.CHANGED: "~"}


def diff(old: Policy, new: Policy) -> Diff:
    """What changed from one policy to another, in its tables: rows added, changed and removed, cell
    by cell.

    Rows are the same by their key; a row whose key changed and nothing else is changed too.
    ``datapackage.json`` counts as a table of one row.

    >>> import attrs, poles
    >>> policy = poles.load_policy()
    >>> poles.diff(policy, policy)
    <Diff: 0 rows added, 0 rows changed, 0 rows removed>
    """
    for one in (old, new):
        if not isinstance(one, Policy):
            raise InvalidQuestion(described_type(one), "a policy", "Give what load_policy gave.")
    before, after = package_rows(Contents.of(old)), package_rows(Contents.of(new))
    found = list(_of_row(DESCRIPTOR, "", _metadata(old), _metadata(new)))
    for table in TITLES:
        found += _of_table(table, before[table], after[table])
    return Diff(tuple(found))


def _metadata(policy: Policy) -> dict[str, str]:
    about = policy.about
    licences = "; ".join(repr((one.name, one.title, one.path)) for one in about.licences)
    return {
        "name": about.name,
        "version": about.edition,
        "title": about.title_en,
        "title_fr": about.title_fr,
        "licenses": licences,
    }


Cells = tuple[str, ...]


def _of_table(
    table: str, before: Iterable[Sequence[str]], after: Iterable[Sequence[str]]
) -> Iterator[RowChange]:
    fields = table_fields(table)
    names = [field.name for field in fields]
    numbers = [place for place, field in enumerate(fields) if field.type in (Decimal, float)]
    old = Counter(_canonical(row, numbers) for row in before)
    new = Counter(_canonical(row, numbers) for row in after)
    gone, come = old - new, new - old
    for one, other in list(_paired(table, gone, come)):
        gone[one] -= 1
        come[other] -= 1
        was, now = (dict(zip(names, row, strict=True)) for row in (one, other))
        yield from _of_row(table, _key(table, one), was, now)
    for row in gone.elements():
        removed = (CellChange(name, cell, "") for name, cell in _filled(names, row))
        yield RowChange(table, _key(table, row), Edit.REMOVED, tuple(removed))
    for row in come.elements():
        added = (CellChange(name, "", cell) for name, cell in _filled(names, row))
        yield RowChange(table, _key(table, row), Edit.ADDED, tuple(added))


def _filled(names: Sequence[str], row: Cells) -> Iterator[tuple[str, str]]:
    """The cells of a row that are not empty, each with its column."""
    return ((name, cell) for name, cell in zip(names, row, strict=True) if cell)


def _canonical(row: Sequence[str], numbers: Iterable[int]) -> Cells:
    """A row in which equal numbers are written alike."""
    cells = list(row)
    for place in numbers:
        if cells[place]:
            cells[place] = format(Decimal(cells[place]).normalize(EXACT), "f")
    return tuple(cells)


def _paired(
    table: str, gone: Iterable[Cells], come: Iterable[Cells]
) -> Iterator[tuple[Cells, Cells]]:
    """Rows that are one before and after: of the same key, or, without such, different in one cell
    only.
    """
    left = dict.fromkeys(come)
    rest = []
    by_key = {row[0]: row for row in left} if table in TABLES else {}
    for row in gone:
        other = by_key.get(row[0])
        if other is None or other not in left:
            rest.append(row)
        else:
            del left[other]
            yield row, other
    near: dict[tuple[int, Cells], list[Cells]] = {}
    for other in left:
        for place in range(len(other)):
            near.setdefault((place, other[:place] + other[place + 1 :]), []).append(other)
    for row in rest:
        for place in range(len(row)):
            bucket = near.get((place, row[:place] + row[place + 1 :]), [])
            # What is paired already goes, so that no bucket is walked through twice.
            while bucket and bucket[-1] not in left:
                bucket.pop()
            if bucket:
                found = bucket.pop()
                del left[found]
                yield row, found
                break


def _of_row(
    table: str, key: str, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[RowChange]:
    cells = tuple(CellChange(name, old[name], new[name]) for name in old if old[name] != new[name])
    if cells:
        yield RowChange(table, key, Edit.CHANGED, cells)


def _key(table: str, row: Cells) -> str:
    """The key of a row: its first cell, or all that it says in a table without keys."""
    return row[0] if table in TABLES else " / ".join(filter(None, row))
