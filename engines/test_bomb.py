"""A zip of two gigabytes, which unpacks to far more than a package may have."""

import zipfile
from pathlib import Path

from mutations import good
from test_safety import refused


def test_two_gigabytes_are_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in good()[1].items():
            if name != "funding.csv":
                archive.writestr(name, content)
        with archive.open("funding.csv", "w", force_zip64=True) as entry:
            for _ in range(2048):
                entry.write(b"," * 1024 * 1024)
    memory, seconds, fault = refused(path)
    assert "at most 134,217,728 bytes" in fault
    assert memory < 50
    assert seconds < 5
