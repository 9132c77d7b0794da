"""Whatever is in a package, it loads whole or is refused by the library's own error."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies
from poles.package.table_schema import TITLES
from small import load, package_files

FUZZ = settings(examples(60), suppress_health_check=[HealthCheck.data_too_large])
FILES = strategies.policies().map(package_files)
NAMES = st.sampled_from([f"{table}.csv" for table in TITLES] + ["datapackage.json"])


def there(files: Mapping[str, bytes], name: str) -> str:
    """A file of a package; another one where the package has no such, as it has no rows for it."""
    return name if name in files else "labels.csv"


def load_or_refuse(files: Mapping[str, bytes]) -> poles.Policy | None:
    try:
        policy, _ = load(files)
    except poles.InvalidPackage as error:
        return None if error.faults and str(error) else pytest.fail("an error without a fault")
    again, _ = load(package_files(policy))
    assert again == policy
    for record in policy.events:
        assert repr(record)
    return policy


cells = st.text(max_size=30) | st.sampled_from(
    ["", "nan", "-0", "1e999", "9" * 50, "0001-01-01", "9999-12-31", "[1000..9999]", "\x00", '"',
        ",", "\n", "\ud7ff", "x" * 5000, "true", "2012", "fui"]
)  # fmt: skip


@FUZZ
@given(files=FILES, table=st.sampled_from(sorted(TITLES)), place=st.integers(0, 10**6), cell=cells)
def test_any_text_in_any_cell(
    files: Mapping[str, bytes], table: str, place: int, cell: str
) -> None:
    name = there(files, f"{table}.csv")
    rows = list(csv.reader(io.StringIO(files[name].decode())))
    row = rows[place % len(rows)]
    row[place // 7 % len(row)] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    load_or_refuse({**files, name: out.getvalue().encode()})


@FUZZ
@given(files=FILES, name=NAMES, content=st.binary(max_size=200))
def test_any_bytes_in_any_file(files: Mapping[str, bytes], name: str, content: bytes) -> None:
    found = load_or_refuse({**files, name: content})
    # A table of no rows is as none.
    assert found is None or content == files.get(name, content)


@FUZZ
@given(
    files=FILES,
    name=NAMES,
    start=st.integers(0, 10**6),
    length=st.integers(0, 50),
    junk=st.binary(max_size=5),
)
def test_any_bytes_anywhere(
    files: Mapping[str, bytes], name: str, start: int, length: int, junk: bytes
) -> None:
    name = there(files, name)
    content = files[name]
    at = start % len(content)
    load_or_refuse({**files, name: content[:at] + junk + content[at + length :]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    max_leaves=5,
)


@FUZZ
@given(
    files=FILES,
    key=st.sampled_from(
        ["name", "title", "title_fr", "version", "licenses", "resources", "$schema"]
    ),
    value=json_values,
)
def test_any_json_in_the_descriptor(files: Mapping[str, bytes], key: str, value: Any) -> None:
    content = json.loads(files["datapackage.json"])
    load_or_refuse({**files, "datapackage.json": json.dumps({**content, key: value}).encode()})


@FUZZ
@given(
    files=FILES,
    place=st.integers(0, 200),
    key=st.sampled_from(["name", "path", "format", "encoding"]),
    value=json_values,
)
def test_any_json_in_a_resource(
    files: Mapping[str, bytes], place: int, key: str, value: Any
) -> None:
    content = json.loads(files["datapackage.json"])
    content["resources"][place % len(content["resources"])][key] = value
    load_or_refuse({**files, "datapackage.json": json.dumps(content).encode()})
