"""Loading, writing and loading again changes nothing, to the byte."""

import zipfile
from importlib import resources
from pathlib import Path

import pytest

import poles
from poles.package.writing import package_files


def test_written_files_are_those_read(policy: poles.Policy) -> None:
    folder = resources.files("poles") / "data"
    there = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    assert package_files(policy) == there


@pytest.mark.parametrize("name", ["package", "package.zip"])
def test_load_write_load(policy: poles.Policy, tmp_path: Path, name: str) -> None:
    poles.write_package(policy, tmp_path / name)
    again = poles.load_policy(tmp_path / name)
    assert again == policy
    assert again.digest == policy.digest
    assert hash(again) == hash(policy)
    poles.write_package(again, tmp_path / f"second-{name}")
    if name.endswith(".zip"):
        assert (tmp_path / name).read_bytes() == (tmp_path / f"second-{name}").read_bytes()
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert {entry: archive.read(entry) for entry in archive.namelist()} == package_files(policy)
    else:
        assert {f.name: f.read_bytes() for f in (tmp_path / f"second-{name}").iterdir()} == package_files(policy)


def test_the_order_of_rows_and_columns_does_not_matter(policy: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(policy, tmp_path / "package")
    for file in (tmp_path / "package").glob("*.csv"):
        header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join([header, *reversed(rows)]), encoding="utf-8")
    again = poles.load_policy(tmp_path / "package")
    assert again == policy
    assert again.digest == policy.digest


def test_a_change_changes_the_digest(policy: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(policy, tmp_path / "package")
    file = tmp_path / "package" / "funding.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",147000000,", ",148000000,", 1), encoding="utf-8")
    again = poles.load_policy(tmp_path / "package")
    assert again != policy
    assert again.digest != policy.digest


def test_a_package_replaces_a_package(policy: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(policy, tmp_path / "package")
    (tmp_path / "package" / "names.csv").write_text("damaged")
    poles.write_package(policy, tmp_path / "package")
    assert poles.load_policy(tmp_path / "package") == policy
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_nothing_else_is_overwritten(policy: poles.Policy, tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(poles.NotAPackage):
        poles.write_package(policy, tmp_path)
    with pytest.raises(FileExistsError):
        poles.write_package(policy, tmp_path / "thesis.odt")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(poles.NotAPackage):
        poles.write_package(policy, tmp_path / "folder.zip")


def test_the_loaders_give_the_parts_of_one_policy(policy: poles.Policy, tmp_path: Path) -> None:
    assert poles.load_policy() is policy
    assert poles.load_poles() is policy.poles
    assert poles.load_phases() is policy.phases
    assert poles.load_funding() is policy.funding
    poles.write_package(policy, tmp_path / "package")
    assert poles.load_poles(tmp_path / "package") == policy.poles
    assert poles.load_phases(str(tmp_path / "package")) == policy.phases
    assert poles.load_funding(tmp_path / "package") == policy.funding
