"""What a hostile or broken package, table or name can do: be refused, soon, in little memory."""

import csv
import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from mutations import good
from poles.package.loading import load

LOAD = """
import resource, sys, time, poles
poles.load_policy()
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
try:
    poles.load_policy(sys.argv[1])
except poles.InvalidPackage as error:
    fault = str(error.faults[0])
else:
    fault = "none"
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(used // 1024, time.perf_counter() - start, fault, sep="\\n")
"""


def refused(path: Path) -> tuple[int, float, str]:
    """The mebibytes and seconds that refusing a package took, and the first fault."""
    found = subprocess.run(
        [sys.executable, "-c", LOAD, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    memory, seconds, fault = found.stdout.splitlines()
    return int(memory), float(seconds), fault


def zipped(path: Path, **changed: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in {
            **good()[1],
            **{f"{table}.csv": content for table, content in changed.items()},
        }.items():
            archive.writestr(name, content)
    return path


def test_a_zip_that_unpacks_to_more_than_a_package_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", funding=good()[1]["funding.csv"] + b"," * 150_000_000)
    assert path.stat().st_size < 2_000_000
    memory, seconds, fault = refused(path)
    assert "at most 134,217,728 bytes" in fault
    assert memory < 50
    assert seconds < 5


def test_a_zip_that_lies_about_a_size_is_not_unpacked_further(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.zip", funding=good()[1]["funding.csv"] + b"," * 150_000_000)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        true = struct.pack("<I", archive.getinfo("funding.csv").file_size)
    # Both headers of the entry tell the size.
    for place in range(len(content)):
        if content[place : place + 4] == true:
            content[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(content)
    memory, seconds, fault = refused(path)
    assert "funding" in fault
    assert memory < 50
    assert seconds < 5


def test_a_cell_of_ten_million_characters_is_refused(tmp_path: Path) -> None:
    header, *_ = good()[1]["names.csv"].decode().splitlines()
    long = f"{header}\nx,y,official,{'z' * 10_000_000},,,\n".encode()
    memory, seconds, fault = refused(zipped(tmp_path / "long.zip", names=long))
    assert (
        fault == "names, row 2: expected lines of at most 1,000,000 characters. Is a quote missing?"
    )
    assert memory < 300
    assert seconds < 5


def test_long_cells_of_many_lines_and_many_rows_are_refused() -> None:
    files = good()[1]

    def fault(**changed: str) -> str:
        with pytest.raises(poles.InvalidPackage) as error:
            load(
                {**files, **{f"{name}.csv": text.encode() for name, text in changed.items()}}.get,
                "a test",
            )
        return str(error.value.faults)

    assert "100,000 characters" in fault(
        sectors=files["sectors.csv"].decode() + f"x,mine,{'é' * 100_001},x\n"
    )
    assert "field larger than field limit" in fault(
        sectors='id,scheme,fr,en\nx,mine,"' + "long\n" * 50_000 + '",x\n'
    )
    assert "2,000,000 rows" in fault(funding_poles="funding,pole\n" + "a,b\n" * 2_000_001)


@given(st.binary(max_size=400))
def test_random_bytes_are_no_package(content: bytes) -> None:
    with pytest.raises(poles.InvalidPackage):
        load({"datapackage.json": content}.get, "a test")


def test_truncated_zips_are_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole.zip").read_bytes()
    path = tmp_path / "cut.zip"
    for length in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:length])
        with pytest.raises(poles.InvalidPackage):
            poles.load_policy(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zips_packed_in_ways_that_know_no_bounds_are_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in good()[1].items():
            archive.writestr(name, content)
    assert "deflated or stored" in refused(path)[2]


def test_many_rows_that_overlap_are_told_once_each() -> None:
    seats = good()[1]["seats.csv"].decode().splitlines()
    more = (
        "\n".join([*seats, *(seats[1].replace(",", f"-{number},", 1) for number in range(5000))])
        + "\n"
    )
    with pytest.raises(poles.InvalidPackage) as error:
        load({**good()[1], "seats.csv": more.encode()}.get, "a test")
    assert sum("no overlap" in fault.expected for fault in error.value.faults) == 5000


def test_deep_trees_and_keys_of_many_numbers_take_no_time() -> None:
    policy, files = good()
    chain = "".join(f"f{n},f{n - 1},x,x,2005,\n" if n else "f0,,x,x,,\n" for n in range(5000))
    cited = "".join(f"funders,f{n},,{policy.sources[0].id},sourced,\n" for n in range(5000))
    changed = {
        "funders.csv": files["funders.csv"] + chain.encode(),
        "provenance.csv": files["provenance.csv"] + cited.encode(),
    }
    with pytest.raises(poles.InvalidPackage, match="at most 100 levels"):
        load({**files, **changed}.get, "a test")
    keys = "".join(f"{'1a' * 40_000}{n},themes,x,x\n" for n in range(100))
    with pytest.raises(poles.InvalidPackage):
        load({**files, "sectors.csv": files["sectors.csv"] + keys.encode()}.get, "a test")


@pytest.mark.parametrize("cell", ['"a\nb"', '"\na"', "x" * 100_001])
def test_a_file_without_a_last_line_break_is_looked_at_as_closely(cell: str) -> None:
    header, row, *rest = good()[1]["calls.csv"].decode().rstrip("\n").split("\n")
    first, _, others = row.split(",", 2)
    text = "\n".join([header, f"{first},{cell},{others}", *rest])
    for content in (text, f"{text}\n"):
        with pytest.raises(poles.InvalidPackage) as error:
            load({**good()[1], "calls.csv": content.encode()}.get, "a test")
        assert [(fault.table, fault.row, fault.column) for fault in error.value.faults] == [
            ("calls", 2, "programme")
        ]


def test_nothing_of_a_users_is_replaced(tmp_path: Path) -> None:
    policy, _ = good()
    poles.write_package(policy, tmp_path / "package")
    (tmp_path / "package" / "calls.csv").unlink()
    (tmp_path / "package" / "calls.csv").mkdir()
    (tmp_path / "package" / "calls.csv" / "precious.txt").write_text("mine")
    for path in (tmp_path / "package", ""):
        with pytest.raises(poles.NotAPackage):
            poles.write_package(policy, path)
    assert (tmp_path / "package" / "calls.csv" / "precious.txt").read_text() == "mine"


def test_exports_hold_no_formulas(tmp_path: Path) -> None:
    names = ["=1+1", "+SUM(A1)", "@cmd", "-2+3", "\t=1", "'=quoted", "-5", "Elopsys", "'kept"]
    policy = poles.load_policy()
    report = policy.match(names)
    poles.write_matches(report, tmp_path / "names.csv")
    written = [
        row["text"]
        for row in csv.DictReader(io.StringIO((tmp_path / "names.csv").read_text(encoding="utf-8")))
    ]
    assert not [text for text in written if text[0] in "=+-@\t" and text != "-5"]
    # Filled in by hand, each is found again as it was.
    rows = [{"text": text, "pole": "elopsys"} for text in written]
    with (tmp_path / "names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["text", "pole"])
        writer.writeheader()
        writer.writerows(rows)
    assert list(poles.read_matches(tmp_path / "names.csv")) == [row.text for row in report.rows]


def test_a_package_holds_no_formulas() -> None:
    policy = good()[0]
    said = (poles.Citation(policy.sources[0].id, None, poles.Status.SOURCED),)
    for text in ("=1+1", "+33 1", "@x", "-x"):
        with pytest.raises(poles.InvalidPackage, match="no spreadsheet takes for a formula"):
            policy.extend(
                sectors=[poles.Sector(id="tea", scheme="mine", fr=text, en="tea", citations=said)]
            )


def test_a_half_written_package_never_replaces_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy, _ = good()
    real = Path.write_bytes

    def failing(self: Path, content: bytes) -> int:
        if self.name == "funding.csv":
            raise OSError("no space left on the device")
        return real(self, content)

    poles.write_package(policy, tmp_path / "package")
    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(OSError, match="no space"):
        poles.write_package(poles.load_policy(), tmp_path / "package")
    assert poles.load_policy(tmp_path / "package") == policy
    assert [file.name for file in tmp_path.iterdir()] == ["package"]
