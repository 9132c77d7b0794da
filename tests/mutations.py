"""Damages to a good package: each table, each column, each kind, and what came of them."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import attrs

import poles
from poles.package.table_schema import TABLES, TITLES
from small import load, package_files, small
from told import untold

Cells = list[list[str]]


@attrs.frozen
class Damage:
    """One thing done to one table; ``row`` counts as a spreadsheet does."""

    kind: str
    table: str
    content: bytes | None
    row: int | None = None
    column: str | None = None
    old: str = ""
    new: str = ""


@cache
def good() -> tuple[poles.Policy, Mapping[str, bytes]]:
    policy, odd = load(package_files(small()))
    assert not odd
    return policy, package_files(policy)


def read(content: bytes) -> Cells:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def written(cells: Cells) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue().encode()


CELLS: dict[str, Callable[[str, list[str], random.Random], str]] = {
    "emptied": lambda _cell, _others, _chance: "",
    "nonsense": lambda _cell, _others, _chance: "¤ nonsense ¤",
    "spaces": lambda cell, _others, _chance: f"{cell} ",
    "formula": lambda _cell, _others, _chance: "=1+1",
    "control": lambda cell, _others, _chance: f"{cell}\x07",
    "negative": lambda _cell, _others, _chance: "-99999999999999999999999999",
    "other": lambda cell, others, chance: chance.choice(
        [other for other in others if other != cell] or [cell]
    ),
}
"""What is done to a cell, given the other values of its column."""


RIGHT = ("refused, with its place", "loaded, equal", "loaded, other, as told")


def damages() -> Iterator[Damage]:
    chance = random.Random(6)
    for table in TITLES:
        content = good()[1][f"{table}.csv"]
        header, *rows = read(content)
        for place, column in enumerate(header):
            values = sorted({row[place] for row in rows})
            for kind, change in CELLS.items():
                number = chance.randrange(len(rows))
                old = rows[number][place]
                new = change(old, values, chance)
                if new != old:
                    changed = [list(row) for row in rows]
                    changed[number][place] = new
                    yield Damage(
                        kind, table, written([header, *changed]), number + 2, column, old, new
                    )
            renamed = [*header[:place], f"{column}x", *header[place + 1 :]]
            yield Damage("column renamed", table, written([renamed, *rows]), 1, column)
            yield Damage(
                "column lost",
                table,
                written([[*row[:place], *row[place + 1 :]] for row in [header, *rows]]),
                1,
                column,
            )
        number = chance.randrange(len(rows))
        less, more = rows[:number] + rows[number + 1 :], [*rows, rows[number]]
        key = rows[number][0] if table in TABLES else ""
        yield Damage("row lost", table, written([header, *less]), number + 2, old=key)
        yield Damage("row twice", table, written([header, *more]), len(rows) + 2)
        for kind, row in (
            ("cell too many", [*rows[number], "x"]),
            ("cell too few", rows[number][:-1]),
        ):
            yield Damage(
                kind, table, written([header, *rows[:number], row, *rows[number + 1 :]]), number + 2
            )
        yield Damage("file lost", table, None)
        yield Damage("file empty", table, b"")
        yield Damage("in Latin-1", table, content + "é".encode("latin-1"))
        yield Damage("in UTF-16", table, content.decode().encode("utf-16"))
        yield Damage("with a byte-order mark", table, b"\xef\xbb\xbf" + content)
        yield Damage("quote left open", table, content + b'"')


def names_it(damage: Damage, faults: tuple[poles.Fault, ...]) -> bool:
    """Whether a fault says where the damage is: in its table, in its row, in its column."""
    for fault in faults:
        # Where cells contradict each other, each of them is named. A row that is lost has no
        # number.
        for table, row, column in ((fault.table, fault.row, fault.column), *fault.or_in):
            if (
                table == damage.table
                and (damage.row is None or row in (None, damage.row))
                and damage.column in (None, column)
            ):
                return True
        # What refers to a key that is gone is where the key is missing.
        if damage.old and fault.value == damage.old and fault.table != damage.table:
            return True
    return False


def outcome(damage: Damage) -> str:
    policy, files = good()
    changed = {**files, f"{damage.table}.csv": damage.content}
    try:
        found, _ = load(changed)
    except poles.InvalidPackage as error:
        # Each fault can be told in French.
        assert not untold(str(error))  # noqa: PT017 - a good package raises none
        if names_it(damage, error.faults):
            return "refused, with its place"
        return "refused, elsewhere: " + "; ".join(map(str, error.faults[:3]))
    if found == policy:
        return "loaded, equal"
    rows = poles.diff(policy, found)
    if damage.kind == "row lost":
        return (
            "loaded, other, as told"
            if [(row.table, row.kind) for row in rows] == [(damage.table, "removed")]
            else f"loaded, but {rows}"
        )
    told = [(row.table, cell.column, cell.old, cell.new) for row in rows for cell in row.cells]
    if told == [(damage.table, damage.column, damage.old, damage.new)]:
        return "loaded, other, as told"
    return f"loaded, but {told}"


def tally(found: Iterable[Damage]) -> Counter[str]:
    """How many damages ended in each of the ways that are right; each that did not is told."""
    counts: Counter[str] = Counter()
    wrong = []
    for damage in found:
        result = outcome(damage)
        counts[result] += 1
        if result not in RIGHT:
            place = (
                f"{damage.kind} {damage.table} {damage.row} {damage.column} {damage.old!r} → "
                f"{damage.new!r}"
            )
            wrong.append(f"{place}: {result}")
    assert not wrong, "\n".join(wrong)
    return counts
