"""Records are values: they pickle, copy, hash, compare, refuse mutation, and print on one line."""

import copy
import pickle
import subprocess
import sys
import weakref
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import poles
from poles.model import COLLECTIONS, Record
from poles.package.table_schema import TABLES
from small import small


def one_of_each(policy: poles.Policy) -> Iterator[Any]:
    yield policy.about
    for name in COLLECTIONS:
        records = getattr(policy, name) or getattr(small(), name)
        yield records
        # The richest record of each kind shows the longest of everything.
        richest = max(records, key=lambda record: len(repr(attrs.astuple(record))))
        yield richest
        for field in TABLES[name].children:
            yield from [child for record in records for child in getattr(record, field)][:1]
    yield from (
        policy.poles["aktantis"].names[0].period,
        policy.poles["aktantis"].citations[0],
        policy.funding[0].interval,
    )
    yield policy.on("2012-11-19")
    yield policy.on("2012-11-19").poles["aktantis"]
    yield policy


@pytest.fixture(scope="module")
def values(policy: poles.Policy) -> list[Any]:
    return list(one_of_each(policy))


def test_all_record_classes_are_tried(values: list[Any]) -> None:
    assert {table.record for table in TABLES.values()} <= {type(value) for value in values}


def test_pickles_are_equal(values: list[Any]) -> None:
    for value in values:
        again = pickle.loads(pickle.dumps(value))  # noqa: S301
        assert again == value
        assert type(again) is type(value)


def test_deep_copies_are_equal(values: list[Any]) -> None:
    for value in values:
        assert copy.deepcopy(value) == value
        assert copy.copy(value) == value


def test_equal_records_hash_alike(values: list[Any]) -> None:
    for value in values:
        assert hash(pickle.loads(pickle.dumps(value))) == hash(value)  # noqa: S301


def test_nothing_can_be_set(values: list[Any]) -> None:
    for value in values:
        field = attrs.fields(type(value))[0].name if attrs.has(type(value)) else "_items"
        with pytest.raises(AttributeError):
            setattr(value, field, None)
        with pytest.raises(AttributeError):
            value.no_such_field = 1
        with pytest.raises(AttributeError):
            delattr(value, field)


def test_nothing_behind_a_record_can_be_set(policy: poles.Policy) -> None:
    with pytest.raises(AttributeError):
        poles.Tier.WORLD.fr = "autre"
    with pytest.raises(AttributeError):
        del poles.Tier.WORLD.fr
    with pytest.raises(TypeError):
        policy.poles["aktantis"].names[0] = None  # type: ignore[index]
    assert poles.Tier.WORLD.fr == "mondial"


def test_collections_can_be_referred_to_weakly(policy: poles.Policy) -> None:
    assert weakref.ref(policy.funding)() is policy.funding


def test_a_part_of_a_ledger_is_a_ledger(policy: poles.Policy) -> None:
    part = policy.funding[:3]
    assert isinstance(part, poles.Ledger)
    assert part.funders is policy.funders


def test_threads_get_one_policy() -> None:
    code = """
import threading, poles
found = []
threads = [threading.Thread(target=lambda: found.append(poles.load_policy())) for _ in range(16)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 16 and len({id(policy) for policy in found}) == 1
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_repr_fits_one_line(values: list[Any]) -> None:
    for value in values:
        assert "\n" not in repr(value)
        assert len(repr(value)) < 300, repr(value)


def test_a_repr_shows_a_zero(policy: poles.Policy) -> None:
    assert "amount=0" in repr(policy.funding["gov-2026-plf"])


def test_collections_are_found_by_place_and_by_key(policy: poles.Policy) -> None:
    for name in COLLECTIONS:
        records = getattr(policy, name) or getattr(small(), name)
        for place, key in enumerate(records.keys()):
            assert records[place] is records[key] is records.get(key)
            assert key in records
        assert tuple(records) == tuple(map(records.get, records.keys()))
        assert records.get("no such key") is None
        with pytest.raises(KeyError):
            records["no such key"]
        with pytest.raises(IndexError):
            records[len(records)]
    assert isinstance(policy.poles[:3], poles.Records)
    assert policy.poles[:3].keys() == policy.poles.keys()[:3]


def test_dicts_are_new_each_time(policy: poles.Policy) -> None:
    dicts = policy.phases.to_dicts()
    assert dicts[1]["start"] == "2009-01-01"
    dicts[1]["start"] = "changed"
    assert policy.phases.to_dicts()[1]["start"] == "2009-01-01"
    assert [row["id"] for row in policy.funding.to_dicts()] == list(policy.funding.keys())


def test_a_ledger_knows_what_its_boxes_refer_to(policy: poles.Policy) -> None:
    assert policy.funding.funders == policy.funders
    assert policy.funding.calls == policy.calls
    assert policy.funding.phases == policy.phases
    assert poles.Ledger(policy.funding) != policy.funding


def test_unverified_lists_what_no_source_supports() -> None:
    cited = [
        poles.Citation("a", None, poles.Status.SOURCED),
        poles.Citation(None, "website", poles.Status.RECALLED),
        poles.Citation(None, "sector", poles.Status.INFERRED),
        poles.Citation("b", "sector", poles.Status.SOURCED),
        poles.Citation("c", "sector", poles.Status.CONTRADICTS, "energy"),
    ]
    record = poles.Pole(id="x", sector="chemistry", website="x.fr", citations=tuple(cited))
    assert isinstance(record, Record)
    assert record.unverified == ("website",)
    assert record.sources == ("a", "b")
    assert [citation.value for citation in record.contradictions] == ["energy"]


def test_without_a_source_for_the_record_all_is_unverified_that_none_supports() -> None:
    cited = (
        poles.Citation(None, "website", poles.Status.RECALLED),
        poles.Citation("b", "sector", poles.Status.SOURCED),
    )
    assert poles.Pole(id="x", sector="chemistry", website="x.fr", citations=cited).unverified == (
        "website",
    )
    name = poles.Name(
        id="x",
        pole="y",
        kind=poles.NameKind.SHORT,
        text="X",
        citations=(poles.Citation(None, "text", poles.Status.RECALLED),),
    )
    assert set(name.unverified) == {"pole", "kind", "text"}
