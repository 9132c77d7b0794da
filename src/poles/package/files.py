"""The files of a data package: a folder, a zip, or the one that comes with the library.

Nothing outside the package is ever read: a path in ``datapackage.json`` or in a zip that leads out of it is a fault.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from poles.errors import Fault, InvalidPackage

__all__ = ["DESCRIPTOR", "bundled", "open_package"]

DESCRIPTOR = "datapackage.json"

Read = Callable[[str], bytes | None]
"""Gives the content of the file of that name, ``None`` where there is none."""


def bundled() -> Read:
    """The files of the data package that comes with the library."""
    import importlib_resources

    folder = importlib_resources.files("poles") / "data"

    def read(name: str) -> bytes | None:
        file = folder / name
        return file.read_bytes() if file.is_file() else None

    return read


def open_package(path: str | os.PathLike[str]) -> Read:
    """The files of the package at a path, a folder or a zip of the same shape.

    Raises :class:`~poles.InvalidPackage` where there is nothing, or nothing readable, or a zip with an entry that leads out of it.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _archive(path)
    raise _unreadable(path, "a folder or a zip file", "Check the path.")


def unsafe(name: str) -> bool:
    """Whether a file name is absolute or leads out of its package.

    >>> unsafe("names.csv"), unsafe("../names.csv"), unsafe("C:\\\\names.csv")
    (False, True, True)
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    return posix.is_absolute() or bool(windows.drive or windows.root) or ".." in posix.parts or ".." in windows.parts


def _folder(root: Path) -> Read:
    inside = root.resolve()

    def read(name: str) -> bytes | None:
        try:
            file = (root / name).resolve()
            content = file.read_bytes() if file.is_file() and file.is_relative_to(inside) else None
        except (OSError, ValueError, RuntimeError) as error:
            raise _unreadable(root, "readable files", f"Reading {name} failed: {error}") from error
        if not file.is_relative_to(inside):
            raise _unreadable(root, "files inside the package", f"{name} is a link that leads out of it.")
        return content

    return read


def _archive(path: Path) -> Read:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            climbing = [name for name in names if unsafe(name)]
            content = {} if climbing else {name: archive.read(name) for name in names}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise _unreadable(path, "a zip file", f"Reading it failed: {error}") from error
    if climbing:
        hint = "Zip the files without absolute or '..' paths."
        raise InvalidPackage(str(path), [Fault(name, expected="an entry inside the zip", hint=hint) for name in climbing])
    return content.get


def _unreadable(path: Path, expected: str, hint: str) -> InvalidPackage:
    return InvalidPackage(str(path), [Fault(path.name or str(path), expected=expected, hint=hint)])
