"""A package that is loaded by columns is the one that a plain reader finds row by row."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from mutations import good, read, written
from poles import strategies
from poles.model import COLLECTIONS, Citation, EdtfDate, Status
from poles.package.rows import natural
from poles.package.table_schema import (
    LINK_TABLES,
    PROVENANCE,
    TABLES,
    TITLES,
    TableField,
    TableSchema,
)
from poles.text import Term
from small import load, package_files

Rows = Mapping[str, list[dict[str, str]]]


def plainly(files: Mapping[str, bytes]) -> dict[str, list[Any]]:
    """The records of a good package, made one by one as their classes make them."""
    rows = {
        name: list(csv.DictReader(io.StringIO(files.get(f"{name}.csv", b"").decode(), newline="")))
        for name in TITLES
    }
    return {name: records(rows, TABLES[name]) for name in COLLECTIONS}


def records(rows: Rows, table: TableSchema) -> list[Any]:
    """The records of a table in the order of their keys."""
    found = sorted(rows[table.name], key=lambda row: natural(row[table.key]))
    return [record(rows, table, row) for row in found]


def record(rows: Rows, table: TableSchema, row: Mapping[str, str]) -> Any:
    """One record, with all that other tables have for its key."""
    key = row[table.key]
    made: dict[str, Any] = {field.name: value(field, row[field.name]) for field in table.fields}
    for name, about in table.links.items():
        owner, target = LINK_TABLES[about.table].fields
        linked = [one[target.name] for one in rows[about.table] if one[owner.name] == key]
        made[name] = tuple(value(target, cell) for cell in sorted(linked, key=natural))
    for side in table.boxes:
        made[side] = box(rows, table, made, side)
    if table.boxes:
        made = {name: made[name] for name in table.told}
    for name, kid in table.children.items():
        own = {**rows, kid.table: [one for one in rows[kid.table] if one[kid.column] == key]}
        made[name] = tuple(records(own, TABLES[kid.table]))
    said = [one for one in rows[PROVENANCE] if (one["table"], one["row"]) == (table.name, key)]
    said.sort(key=lambda one: [one[name] for name in ("field", "source", "status", "value")])
    made["citations"] = tuple(
        Citation(
            one["source"] or None, one["field"] or None, Status(one["status"]), one["value"] or None
        )
        for one in said
    )
    return table.record(**made)


def box(rows: Rows, table: TableSchema, made: Mapping[str, Any], side: str) -> poles.Box:
    """A box of a record: its parts stand in columns, and its lists in tables of their own."""
    parts: dict[str, Any] = {name: made[name] for name in ("basis", "stage")}
    parts["instrument"] = made[f"{side}_instrument"]
    ends = made[f"{side}_start"], made[f"{side}_end"]
    parts["period"] = None if ends == (None, None) else ends
    for link in LINK_TABLES.values():
        if link.owner == table.name:
            listed = [
                row[link.fields[-1].name]
                for row in rows[link.name]
                if (row[link.fields[0].name], row["side"]) == (made[table.key], side)
            ]
            parts[link.fills] = sorted(listed, key=natural)
    return poles.Box(**parts)


def value(field: TableField, cell: str) -> Any:
    """What a good cell means."""
    if field.type is bool:
        return cell == "true"
    if not cell:
        return None
    assert issubclass(field.type, str | Term | EdtfDate | Decimal | int | float), field
    return field.type(cell)


@examples(25)
@given(policy=strategies.policies(), chance=st.randoms(use_true_random=False))
def test_by_columns_is_row_by_row(policy: poles.Policy, chance: Any) -> None:
    files = package_files(policy)
    for name in TITLES:
        if f"{name}.csv" not in files:
            continue
        header, *rows = read(files[f"{name}.csv"])
        chance.shuffle(rows)
        order = chance.sample(range(len(header)), len(header))
        cells = [[row[place] for place in order] for row in [header, *rows]]
        files[f"{name}.csv"] = written(cells)
    found, _ = load(files)
    for name, made in plainly(files).items():
        assert list(getattr(found, name)) == made


def test_each_table_with_rows_is_that_of_a_plain_reader() -> None:
    policy, files = good()
    for name, made in plainly(files).items():
        assert list(getattr(policy, name)) == made


def test_records_share_what_they_say_alike() -> None:
    """Of so many records, few say what no other does."""
    policy, _ = load(good()[1])
    shared: dict[object, object] = {}
    for statement in policy.funding:
        for said in (statement.citations, statement.funders, statement.start, statement.end):
            assert shared.setdefault(said, said) is said


def test_a_statement_takes_little_memory_while_it_is_loaded() -> None:
    """All that is known of it, and of other tables, is held at once."""
    policy, _ = good()
    like = policy.funding[0]
    peaks = []
    for count in (500, 4_500):
        statements = [attrs.evolve(like, id=f"s-{number}") for number in range(count)]
        files = package_files(attrs.evolve(policy, funding=poles.Records(statements)))
        tracemalloc.start()
        load(files)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 4_000 < 2_000


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_making_a_record_only_fills_its_fields(table: TableSchema) -> None:
    """Else to fill them would not be to make it."""
    kind = table.record
    # What an earlier release was given instead of a field is nothing where it is not given.
    before = {field.name for field in attrs.fields(kind) if field.name.startswith("_")}
    assert not hasattr(kind, "__attrs_pre_init__")
    assert hasattr(kind, "__attrs_post_init__") == bool(before)
    for field in attrs.fields(kind):
        assert field.init
        assert field.validator is None
        assert field.converter is None
    names = (*table.told, *table.children)
    assert {field.name for field in attrs.fields(kind)} == {"citations", *before, *names}
