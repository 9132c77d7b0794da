"""A policy to a data package: sorted, canonical, all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from poles.errors import NotAPackage
from poles.model import key_of
from poles.policy import Policy

from .descriptor import columns_of, write_descriptor
from .files import DESCRIPTOR
from .rows import natural, write_rows
from .tables import COLLECTIONS, LINK_TABLES, PROVENANCE, TABLES, TITLES

__all__ = ["package_files", "write_package"]


def package_files(policy: Policy) -> dict[str, bytes]:
    """The files of a policy's data package, by name: ``datapackage.json`` and one CSV for each table."""
    records = {name: list(getattr(policy, name)) for name in COLLECTIONS}
    for name in COLLECTIONS:
        for field, kid in TABLES[name].children.items():
            records[kid.table] = [child for owner in records[name] for child in getattr(owner, field)]
    rows: dict[str, list[list[str]]] = {name: [] for name in TITLES}
    for name, table in TABLES.items():
        for record in records[name]:
            rows[name].append([_cell(getattr(record, column)) for column in table.columns])
            rows[PROVENANCE] += _provenance(name, record)
    for name, link in LINK_TABLES.items():
        rows[name] = [[key_of(owner), _cell(key)] for owner in records[link.owner] for key in getattr(owner, link.fills)]
    files = {DESCRIPTOR: write_descriptor(policy.about)}
    for name in TITLES:
        ordered = sorted(rows[name], key=lambda row: [natural(cell) for cell in row])
        files[f"{name}.csv"] = write_rows([field.name for field in columns_of(name)], ordered)
    return files


def _provenance(table: str, record: Any) -> Iterator[list[str]]:
    for citation in record.citations:
        cells = (table, key_of(record), citation.field, citation.source, citation.status, citation.value)
        yield [_cell(cell) for cell in cells]


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return str(value)


def write_package(policy: Policy, path: str | os.PathLike[str]) -> None:
    """Write a policy as a data package: a zip where the path ends in ``.zip``, else a folder.

    What ``load_policy`` gives for the result is equal to ``policy``. The package takes its place only when it is whole; one that is
    there already is replaced. Raises :class:`~poles.NotAPackage` (a ``FileExistsError``) where the path holds something else.

    >>> import poles, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     poles.write_package(poles.load_policy(), pathlib.Path(folder) / "copy")
    ...     poles.load_policy(pathlib.Path(folder) / "copy") == poles.load_policy()
    True
    """
    target = Path(path)
    files = package_files(policy)
    if target.suffix == ".zip":
        _replace_file(target, files)
    else:
        _replace_folder(target, files)


def _replace_file(target: Path, files: dict[str, bytes]) -> None:
    if target.is_dir():
        raise NotAPackage(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, content in files.items():
                # A fixed time, so that equal policies give equal bytes.
                archive.writestr(zipfile.ZipInfo(file, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _replace_folder(target: Path, files: dict[str, bytes]) -> None:
    if target.exists() and not (target / DESCRIPTOR).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise NotAPackage(target)
    if target.is_dir() and {file.name for file in target.iterdir()} - set(files):
        raise NotAPackage(target)
    new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        for file, content in files.items():
            (new / file).write_bytes(content)
        new.chmod(0o755)
        if target.exists():
            old = new.with_name(f"{new.name}.old")
            target.rename(old)
            new.rename(target)
            shutil.rmtree(old)
        else:
            new.rename(target)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
