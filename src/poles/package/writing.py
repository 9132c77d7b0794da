"""A policy to a data package: sorted, canonical, all or nothing."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from poles.errors import (
    Fault,
    InvalidPackage,
    InvalidQuestion,
    NotAPackage,
    PolesError,
    described_type,
)
from poles.model import key_of
from poles.policy import Policy, is_whole

from .descriptor import columns_of, read_descriptor, write_descriptor
from .files import DESCRIPTOR, Unreadable, open_package
from .loading import load
from .rows import natural, write_rows
from .tables import COLLECTIONS, LINK_TABLES, PROVENANCE, TABLES, TITLES

__all__ = ["beside", "package_files", "package_rows", "write_package"]


def package_rows(policy: Policy) -> dict[str, list[list[str]]]:
    """The rows of a policy's tables as they are written, in their order."""
    records = {name: list(getattr(policy, name)) for name in COLLECTIONS}
    for name in COLLECTIONS:
        for field, kid in TABLES[name].children.items():
            records[kid.table] = [
                child for owner in records[name] for child in getattr(owner, field)
            ]
            # In the tables, a child is where its own column says: it must not move to another
            # record unseen.
            lost = [
                Fault(
                    kid.table,
                    None,
                    kid.column,
                    str(getattr(child, kid.column)),
                    expected=f"{key_of(owner)!r}, whose record holds {key_of(child)}",
                    hint="A record holds its own rows only.",
                )
                for owner in records[name]
                for child in getattr(owner, field)
                if str(getattr(child, kid.column)) != key_of(owner)
            ]
            if lost:
                raise InvalidPackage("a policy", lost)
    rows: dict[str, list[list[str]]] = {name: [] for name in TITLES}
    for name, table in TABLES.items():
        for record in records[name]:
            rows[name].append([_cell(getattr(record, column)) for column in table.columns])
            rows[PROVENANCE] += _provenance(name, record)
    for name, link in LINK_TABLES.items():
        rows[name] = [
            [key_of(owner), _cell(key)]
            for owner in records[link.owner]
            for key in getattr(owner, link.fills)
        ]
    return {
        name: sorted(rows[name], key=lambda row: [natural(cell) for cell in row]) for name in TITLES
    }


def package_files(policy: Policy) -> dict[str, bytes]:
    """The files of a policy's data package, by name: ``datapackage.json`` and one CSV for each
    table.
    """
    files = {DESCRIPTOR: write_descriptor(policy.about)}
    for name, rows in package_rows(policy).items():
        files[f"{name}.csv"] = write_rows([field.name for field in columns_of(name)], rows)
    return files


def _provenance(table: str, record: Any) -> Iterator[list[str]]:
    for citation in record.citations:
        cells = (
            table,
            key_of(record),
            citation.field,
            citation.source,
            citation.status,
            citation.value,
        )
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

    What ``load_policy`` gives for the result is equal to ``policy``. The package takes its place
    only when it is whole; one that is there already is replaced. Raises :class:`~poles.NotAPackage`
    (a ``FileExistsError``) where the path holds something else, and writes nothing that would not
    load: a policy made by hand with a fault raises :class:`~poles.InvalidPackage` (a
    ``ValueError``).

    >>> import poles, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     poles.write_package(poles.load_policy(), pathlib.Path(folder) / "copy")
    ...     poles.load_policy(pathlib.Path(folder) / "copy") == poles.load_policy()
    True
    """
    if not isinstance(policy, Policy):
        raise InvalidQuestion(
            described_type(policy), "a policy", "Give what load_policy or extend gave."
        )
    if not os.fspath(path):
        raise NotAPackage("an empty path")
    target = Path(path).resolve()
    files = package_files(policy)
    if not is_whole(policy):
        load(files.get, str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    zipped = target.suffix.lower() == ".zip"
    if target.exists() and (target.is_dir() == zipped or not _is_ours(target, files)):
        raise NotAPackage(target)
    (_replace_file if zipped else _replace_folder)(target, files)


def _replace_file(target: Path, files: dict[str, bytes]) -> None:
    new = beside(target)
    try:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, content in files.items():
                # A fixed time, so that equal policies give equal bytes.
                archive.writestr(
                    zipfile.ZipInfo(file, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
                )
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _replace_folder(target: Path, files: dict[str, bytes]) -> None:
    new, old = beside(target), beside(target)
    try:
        new.mkdir()
        for file, content in files.items():
            (new / file).write_bytes(content)
        if target.exists():
            target.rename(old)
        new.rename(target)
    finally:
        # If all went well the old package goes; if not, it comes back.
        if old.exists() and not target.exists():
            old.rename(target)
        for rest in (new, old):
            shutil.rmtree(rest, ignore_errors=True)


def beside(target: Path) -> Path:
    """A new name in the target's own folder: what is written there can then take the target's place
    in one step.
    """
    return target.with_name(f".poles-{uuid4().hex}")


def _is_ours(target: Path, files: dict[str, bytes]) -> bool:
    """Whether what stands there is nothing but a data package of this shape, or an empty folder."""
    try:
        if target.is_dir():
            names = {file.name if file.is_file() else f"{file.name}/" for file in target.iterdir()}
        elif not target.is_file():
            return False
        else:
            with zipfile.ZipFile(target) as archive:
                names = set(archive.namelist())
        return not names or (
            names <= set(files) and read_descriptor(open_package(target)(DESCRIPTOR))[0] is not None
        )
    except (OSError, zipfile.BadZipFile, PolesError, Unreadable):
        return False
