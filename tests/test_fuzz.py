"""Whatever is in a package, it loads whole or is refused by the library's own error."""

import csv
import io
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import poles
from poles.package.loading import load
from poles.package.tables import TITLES
from poles.package.writing import package_files

FUZZ = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SMALL = ("sectors", "regions", "phases", "calls", "funders", "identifiers", "members")


@cache
def good() -> Mapping[str, bytes]:
    """A small policy of the same shape: that of the first few poles, so that many damages can be tried."""
    policy = poles.load_policy()
    kept = {pole.id: attrs.evolve(pole, members=()) for pole in policy.poles[:4]}
    labels = [label for label in policy.labels if label.holders and all(h.pole in kept for h in label.holders)]
    small = attrs.evolve(
        policy,
        poles=poles.Records(kept.values()),
        labels=poles.Records(labels),
        evaluations=poles.Records(e for e in policy.evaluations if e.pole in kept),
        events=poles.Records(e for e in policy.events if {*e.before, *e.after} <= set(kept)),
        funding=poles.Ledger([s for s in policy.funding if not s.poles and not s.revises][:20]),
    )
    return package_files(small)


def load_or_refuse(files: Mapping[str, bytes]) -> poles.Policy | None:
    try:
        policy, _ = load(files.get, "a test")
    except poles.InvalidPackage as error:
        return None if error.faults and str(error) else pytest.fail("an error without a fault")
    again, _ = load(package_files(policy).get, "a test")
    assert again == policy
    for record in policy.events:
        assert repr(record)
    return policy


def test_the_undamaged_package_loads() -> None:
    assert load_or_refuse(good()) is not None


cells = st.text(max_size=30) | st.sampled_from(
    ["", "nan", "-0", "1e999", "9" * 50, "0001-01-01", "9999-12-31", "[1000..9999]", "\x00", '"', ",", "\n", "\ud7ff", "x" * 5000, "true", "2012", "fui"]
)  # fmt: skip


@FUZZ
@given(table=st.sampled_from(sorted(TITLES)), place=st.integers(0, 10**6), cell=cells)
def test_any_text_in_any_cell(table: str, place: int, cell: str) -> None:
    rows = list(csv.reader(io.StringIO(good()[f"{table}.csv"].decode())))
    row = rows[place % len(rows)]
    row[place // 7 % len(row)] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    load_or_refuse({**good(), f"{table}.csv": out.getvalue().encode()})


@FUZZ
@given(table=st.sampled_from([f"{table}.csv" for table in TITLES] + ["datapackage.json"]), content=st.binary(max_size=200))
def test_any_bytes_in_any_file(table: str, content: bytes) -> None:
    assert load_or_refuse({**good(), table: content}) is None or content == good()[table]


@FUZZ
@given(
    table=st.sampled_from([f"{table}.csv" for table in TITLES] + ["datapackage.json"]),
    start=st.integers(0, 10**6),
    length=st.integers(0, 50),
    junk=st.binary(max_size=5),
)
def test_any_bytes_anywhere(table: str, start: int, length: int, junk: bytes) -> None:
    content = good()[table]
    at = start % len(content)
    load_or_refuse({**good(), table: content[:at] + junk + content[at + length :]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    max_leaves=5,
)


@FUZZ
@given(key=st.sampled_from(["name", "title", "title_fr", "version", "licenses", "resources", "$schema"]), value=json_values)
def test_any_json_in_the_descriptor(key: str, value: Any) -> None:
    content = json.loads(good()["datapackage.json"])
    load_or_refuse({**good(), "datapackage.json": json.dumps({**content, key: value}).encode()})


@FUZZ
@given(place=st.integers(0, 200), key=st.sampled_from(["name", "path", "format", "encoding"]), value=json_values)
def test_any_json_in_a_resource(place: int, key: str, value: Any) -> None:
    content = json.loads(good()["datapackage.json"])
    content["resources"][place % len(content["resources"])][key] = value
    load_or_refuse({**good(), "datapackage.json": json.dumps(content).encode()})
