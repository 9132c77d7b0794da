"""Grants in packages and policies: a case each."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import poles
from damage import Package
from poles.model import Slice
from poles.package.contents import Contents
from poles.package.table_schema import LATER
from small import grants, small

POLICY = poles.load_policy()
PROJECT, PAYMENT = grants(POLICY)


def test_a_package_without_grants_is_as_before(tmp_path: Path) -> None:
    poles.write_package(POLICY, tmp_path / "package")
    assert not {file.stem for file in (tmp_path / "package").iterdir()} & LATER
    assert not poles.load_policy(tmp_path / "package").grants


def test_tables_that_came_later_change_no_digest_where_they_are_empty() -> None:
    before = {name: found for name, found in Contents.of(POLICY).records.items() if found}
    assert Contents(POLICY.about, before).digest == POLICY.digest


def test_grants_are_written_read_merged_and_compared(tmp_path: Path) -> None:
    more = POLICY.extend(grants=[PROJECT, PAYMENT])
    assert list(more.grants) == [PROJECT, PAYMENT]
    assert more.digest != POLICY.digest
    for target in (tmp_path / "package", tmp_path / "package.zip"):
        poles.write_package(more, target)
        again = poles.load_policy(target)
        assert (again, again.digest) == (more, more.digest)
        poles.write_package(POLICY, target)
        assert poles.load_policy(target) == POLICY
    other = attrs.evolve(PROJECT, amount=PROJECT.amount + 1)
    assert poles.merge(more, POLICY.extend(grants=[other]), "replace").grants[0] == other
    (row,) = poles.diff(more, more.extend(grants=[other], on_conflict="replace"))
    assert (row.table, row.key, row.cells[0].column) == ("grants", "made-grant", "amount")


@pytest.mark.parametrize(
    ("part", "is_of"),
    [
        (Slice(), True),
        (Slice(poles=frozenset({"cap-digital"})), True),
        (Slice(poles=frozenset({"alpha-rlh", "minalogic"})), True),
        (Slice(poles=frozenset({"minalogic"})), False),
        (Slice(poles=frozenset({"cap-digital"}), regions=frozenset({"bretagne"})), False),
        (Slice(sectors=frozenset({"energy"}), beneficiaries=frozenset({"sme"})), True),
        (Slice(part="another part"), False),
    ],
)
def test_money_of_a_grant_is_of_each_of_its_poles(part: Slice, is_of: bool) -> None:
    assert PROJECT.is_of(part) is is_of


def test_the_box_of_a_grant_is_where_its_money_is() -> None:
    assert PROJECT.box == poles.Box(
        funders="fui", calls="fui-5", instrument="rd_projects", period=("2008", "2009"),
        basis="awarded",
    )  # fmt: skip
    of_a_call = attrs.evolve(PROJECT, start=None, end=None, stage=poles.Stage.GRANTED)
    assert of_a_call.box.period is None
    with pytest.raises(poles.InvalidBox, match="one of planned, awarded and paid"):
        attrs.evolve(PAYMENT, basis=poles.Basis.UNKNOWN).box  # noqa: B018 - it raises


# Faults of a package


@pytest.fixture
def folder(tmp_path: Path) -> Package:
    poles.write_package(small(), tmp_path / "package")
    return Package(tmp_path / "package")


@pytest.mark.parametrize(
    ("key", "changes", "column", "told"),
    [
        ("made-grant", {"amount": "-1"}, "amount", "A cut is not an amount of public money."),
        ("made-grant", {"amount": "1.005"}, "amount", "Round to the cent."),
        ("made-grant", {"projects": "-1"}, "projects", "Count projects."),
        ("made-grant", {"stage": "voted"}, "stage", "Planned money names its stage."),
        ("made-grant", {"end": "2007"}, "end", "The period begins 2008."),
        ("made-grant", {"start": "2001", "end": "2002"}, "start", "No money of these calls"),
        ("made-grant", {"instrument": "platforms"}, "instrument", "No money of these calls"),
        ("made-payment", {"start": "", "end": ""}, "start", "Say when, or in grant_calls which"),
        ("made-payment", {"dataset": ""}, "dataset", ""),
        ("made-payment", {"basis": "given"}, "basis", ""),
    ],
)
def test_a_fault_of_a_grant_is_told(
    folder: Package, key: str, changes: dict[str, str], column: str, told: str
) -> None:
    for field, value in changes.items():
        folder.change("grants", key, field, value)
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(folder.folder)
    found = [(one.table, one.column, one.hint) for one in caught.value.faults]
    assert any(
        table == "grants" and where == column and told in hint for table, where, hint in found
    ), found


def test_a_grant_names_who_gave_it() -> None:
    given_by_nobody = attrs.evolve(PAYMENT, funders=())
    with pytest.raises(poles.InvalidPackage, match="expected a funder"):
        POLICY.extend(grants=[given_by_nobody])
    with pytest.raises(poles.InvalidPackage, match="a key of funders"):
        POLICY.extend(grants=[attrs.evolve(PAYMENT, funders=("nobody",))])
    unknown = attrs.evolve(PAYMENT, basis=poles.Basis.UNKNOWN)
    assert POLICY.extend(grants=[unknown]).grants[0] == unknown
