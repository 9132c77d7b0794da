"""Records to a data package: sorted, canonical, all or nothing."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from poles.errors import Fault, InvalidPackage, InvalidQuestion, NotAPackage, PolesError
from poles.model import COLLECTIONS, Children, key_of
from poles.phrase import Phrase

from .boxes import box_cell, box_rows
from .contents import Contents
from .descriptor import read_descriptor, write_descriptor
from .files import DESCRIPTOR, Unreadable, open_package
from .rows import natural, write_rows
from .table_schema import LATER, LINK_TABLES, PROVENANCE, TABLES, TITLES, table_fields


def package_rows(contents: Contents) -> dict[str, list[list[str]]]:
    """The rows of the tables as they are written, in their order."""
    records: dict[str, Sequence[Any]] = dict(contents.records)
    for name in COLLECTIONS:
        for field, kid in TABLES[name].children.items():
            records[kid.table] = _children(records[name], field, kid)
    rows: dict[str, list[list[str]]] = {name: [] for name in TITLES}
    for name, table in TABLES.items():
        for record in records[name]:
            rows[name].append([_cell(box_cell(table, record, one)) for one in table.columns])
            rows[PROVENANCE] += _provenance(name, record)
    for name, link in LINK_TABLES.items():
        schema = TABLES[link.owner]
        for owner in records[link.owner]:
            if schema.boxes:
                rows[name] += ([key_of(owner), *of] for of in box_rows(schema, owner, link.fills))
            else:
                rows[name] += ([key_of(owner), _cell(key)] for key in getattr(owner, link.fills))
    order = lru_cache(maxsize=16384)(natural)
    for name, found in rows.items():
        if name in TABLES:
            # The first cell is the key of the record, and of no other.
            found.sort(key=lambda row: order(row[0]))
        else:
            found.sort(key=lambda row: [order(cell) for cell in row])
    return rows


def _children(owners: Iterable[Any], field: str, kid: Children) -> list[Any]:
    """The rows of a child table. There, a child is where its own column says: it must not move to
    another record unseen.
    """
    found = []
    lost = []
    for owner in owners:
        for child in getattr(owner, field):
            found.append(child)
            named = str(getattr(child, kid.column))
            if named != key_of(owner):
                lost.append(
                    Fault(
                        kid.table,
                        None,
                        kid.column,
                        named,
                        expected=Phrase(
                            "{!r}, whose record holds {}", key_of(owner), key_of(child)
                        ),
                        hint="A record holds its own rows only.",
                    )
                )
    if lost:
        raise InvalidPackage("a policy", lost)
    return found


def package_files(contents: Contents) -> dict[str, bytes]:
    """The files of a data package, by name: ``datapackage.json`` and one CSV for each table, but
    for tables that came later and have no rows, so that earlier releases read it.
    """
    found = {
        name: rows for name, rows in package_rows(contents).items() if rows or name not in LATER
    }
    files = {DESCRIPTOR: write_descriptor(contents.about, found)}
    for name, rows in found.items():
        files[f"{name}.csv"] = write_rows([field.name for field in table_fields(name)], rows)
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


def write_table(
    columns: Iterable[str], rows: Iterable[Mapping[str, Any]], path: str | os.PathLike[str]
) -> None:
    """Write rows as a CSV file; what a cell has several of stands with semicolons between.

    Raises :class:`~poles.InvalidQuestion` as :func:`write_file` does.
    """
    names = list(columns)
    cells = ([_joined(row[name]) for name in names] for row in rows)
    write_file(path, lambda: write_rows(names, cells))


def _joined(value: Any) -> str:
    return ";".join(map(_cell, value)) if isinstance(value, tuple) else _cell(value)


def write_file(path: str | os.PathLike[str], content: Callable[[], bytes]) -> None:
    """Write a file, which takes its place only when it is whole.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where the path holds something that is
    no file, or cannot be written to: the first before the content is made.
    """
    if not os.fspath(path):
        raise InvalidQuestion(
            Phrase("an empty path"), "a file to write", "Name one, such as report.html."
        )
    target, hint = Path(path).resolve(), "Name another."
    if target.exists() and not target.is_file():
        raise InvalidQuestion(str(path), "a file, or the name of a new one", hint)
    if not target.parent.is_dir():
        raise InvalidQuestion(str(path), "a file in a folder that is there", hint)
    made, new = content(), beside(target)
    try:
        new.write_bytes(made)
        new.replace(target)
    except OSError as error:
        wanted = Phrase("a file that can be written ({})", error.strerror)
        raise InvalidQuestion(str(path), wanted, hint) from None
    finally:
        new.unlink(missing_ok=True)


def write_files(files: Mapping[str, bytes], target: Path) -> None:
    """Put a package where it belongs, in place of one that is there already.

    It is a zip where the path ends in ``.zip``, else a folder. Raises :class:`~poles.NotAPackage`
    where the path holds something else.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    zipped = target.suffix.lower() == ".zip"
    if target.exists() and (target.is_dir() == zipped or not _is_ours(target)):
        raise NotAPackage(target)
    (_replace_file if zipped else _replace_folder)(target, files)


def _replace_file(target: Path, files: Mapping[str, bytes]) -> None:
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


def _replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
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


_OURS = {DESCRIPTOR, *(f"{name}.csv" for name in TITLES)}


def _is_ours(target: Path) -> bool:
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
            names <= _OURS and read_descriptor(open_package(target)(DESCRIPTOR))[0] is not None
        )
    except (OSError, zipfile.BadZipFile, PolesError, Unreadable):
        return False
