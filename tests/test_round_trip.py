"""Loading, writing and loading again changes nothing, to the byte."""

import zipfile
from importlib import resources
from pathlib import Path

import pytest

import poles
from damage import Package
from poles.package.table_schema import LATER, TITLES
from small import package_files, small


@pytest.fixture(scope="module")
def few() -> poles.Policy:
    return small()


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
            assert {entry: archive.read(entry) for entry in archive.namelist()} == package_files(
                policy
            )
    else:
        assert {
            f.name: f.read_bytes() for f in (tmp_path / f"second-{name}").iterdir()
        } == package_files(policy)


def test_the_order_of_rows_and_columns_does_not_matter(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "package")
    package = Package(tmp_path / "package")
    for table in TITLES.keys() - LATER:
        header, *rows = package.rows(table)
        package.put(table, [row[::-1] for row in [header, *reversed(rows)]])
    again = poles.load_policy(tmp_path / "package")
    assert again == few
    assert again.digest == few.digest


def test_a_change_changes_the_digest(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "package")
    file = tmp_path / "package" / "funding.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(",147000000,", ",148000000,", 1), encoding="utf-8"
    )
    again = poles.load_policy(tmp_path / "package")
    assert again != few
    assert again.digest != few.digest


def test_a_package_replaces_a_package(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "package")
    (tmp_path / "package" / "names.csv").write_text("damaged")
    poles.write_package(few, tmp_path / "package")
    assert poles.load_policy(tmp_path / "package") == few
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_nothing_else_is_overwritten(few: poles.Policy, tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(poles.NotAPackage):
        poles.write_package(few, tmp_path)
    with pytest.raises(FileExistsError):
        poles.write_package(few, tmp_path / "thesis.odt")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(poles.NotAPackage):
        poles.write_package(few, tmp_path / "folder.zip")


def test_equal_amounts_have_one_digest(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "package")
    Package(tmp_path / "package").change("funding", "fui5-state", "amount", "147000000.00")
    again = poles.load_policy(tmp_path / "package")
    assert again == few
    assert again.digest == few.digest


def test_a_foreign_zip_is_not_overwritten(few: poles.Policy, tmp_path: Path) -> None:
    for content in (b"my photos", b""):
        (tmp_path / "photos.zip").write_bytes(content)
        with pytest.raises(poles.NotAPackage):
            poles.write_package(few, tmp_path / "photos.zip")
        assert (tmp_path / "photos.zip").read_bytes() == content


def test_a_foreign_data_package_is_not_overwritten(few: poles.Policy, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "datapackage.json").write_text('{"name": "rainfall", "resources": []}')
    with pytest.raises(poles.NotAPackage):
        poles.write_package(few, tmp_path / "other")


@pytest.mark.parametrize("interrupted", [1, 2])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_the_old_package(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    interrupted: int,
    error: type[BaseException],
) -> None:
    policy = small()
    poles.write_package(policy, tmp_path / "package")
    rename, calls = Path.rename, 0

    def fails(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == interrupted:
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(error):
        poles.write_package(policy, tmp_path / "package")
    monkeypatch.undo()
    assert poles.load_policy(tmp_path / "package") == policy
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_a_link_to_a_package_stays_a_link(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "package")
    (tmp_path / "link").symlink_to(tmp_path / "package")
    poles.write_package(few, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert poles.load_policy(tmp_path / "link") == few


def test_missing_folders_are_made(few: poles.Policy, tmp_path: Path) -> None:
    poles.write_package(few, tmp_path / "a" / "b" / "package.ZIP")
    assert poles.load_policy(tmp_path / "a" / "b" / "package.ZIP") == few


def test_the_loaders_give_the_parts_of_one_policy(policy: poles.Policy, tmp_path: Path) -> None:
    assert poles.load_policy() is policy
    assert poles.load_poles() is policy.poles
    assert poles.load_phases() is policy.phases
    assert poles.load_funding() is policy.funding
    few = small()
    poles.write_package(few, tmp_path / "package")
    assert poles.load_poles(tmp_path / "package") == few.poles
    assert poles.load_phases(str(tmp_path / "package")) == few.phases
    assert poles.load_funding(tmp_path / "package") == few.funding
