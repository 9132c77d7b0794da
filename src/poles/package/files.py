"""The files of a data package: a folder, a zip, or the one that comes with the library.

Nothing outside the package is ever read: a path in ``datapackage.json`` or in a zip that leads out
of it is a fault.
"""

import os
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from poles.errors import Fault, InvalidPackage
from poles.phrase import Phrase

DESCRIPTOR = "datapackage.json"

# The most bytes that a table may have, unpacked.
LARGEST = 128 * 1024 * 1024

# The most bytes that ``datapackage.json`` may have.
LARGEST_DESCRIPTOR = 4 * 1024 * 1024

# The most bytes that all files of a package may have together, unpacked.
LARGEST_PACKAGE = 2 * LARGEST

# The most entries that a zip may have.
MOST_ENTRIES = 10_000

# Gives the content of the file of that name, ``None`` where there is none; raises
# :class:`Unreadable`.
Read = Callable[[str], bytes | None]


class Unreadable(Exception):
    """A file that is there and cannot be read, or must not be."""

    def __init__(self, expected: str, hint: str) -> None:
        super().__init__(expected, hint)
        self.expected = expected
        self.hint = hint


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

    Raises :class:`~poles.InvalidPackage` where there is nothing, or nothing readable, or a zip with
    an entry that leads out of it.
    """
    place = Path(path)
    try:
        # An empty path would mean the folder that the program happens to run in.
        folder, file = (place.is_dir(), place.is_file()) if os.fspath(path) else (False, False)
    except (OSError, ValueError) as error:
        raise _refused(
            place, "a folder or a zip file", Phrase("Looking at it failed: {}", error)
        ) from error
    if folder:
        return _folder(place)
    if file:
        return _archive(place)
    raise _refused(place, "a folder or a zip file", "Check the path.")


def unsafe(name: str) -> bool:
    """Whether a file name is absolute or leads out of its package.

    >>> unsafe("names.csv"), unsafe("../names.csv"), unsafe("C:\\\\names.csv")
    (False, True, True)
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    return (
        posix.is_absolute()
        or bool(windows.drive or windows.root)
        or ".." in posix.parts
        or ".." in windows.parts
    )


def _folder(root: Path) -> Read:
    inside = root.resolve()
    room = _Room()

    def read(name: str) -> bytes | None:
        try:
            file = (root / name).resolve()
            if not file.is_relative_to(inside):
                raise Unreadable(
                    "a file inside the package", Phrase("{} is a link that leads out of it.", name)
                )
            if not file.is_file():
                return None
            with file.open("rb") as opened:
                return opened.read(room.taken(name, file.stat().st_size))
        except (OSError, ValueError, RuntimeError) as error:
            raise Unreadable(
                "a readable file", Phrase("Reading {} failed: {}", name, error)
            ) from error

    return read


class _Room:
    """What a package may still take: no file is read before it is known how large it is."""

    def __init__(self) -> None:
        self._left = LARGEST_PACKAGE

    def taken(self, name: str, size: int) -> int:
        """The size of a file, which is taken off what is left."""
        most = LARGEST_DESCRIPTOR if name == DESCRIPTOR else LARGEST
        if size > most:
            raise Unreadable(Phrase("at most {:,} bytes", most), Phrase("{} has {:,}.", name, size))
        if size > self._left:
            raise Unreadable(
                Phrase("at most {:,} bytes in all files together", LARGEST_PACKAGE),
                Phrase("With {} they have more.", name),
            )
        self._left -= size
        return size


def _archive(path: Path) -> Read:
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except Exception as error:
        hint = Phrase("Reading it failed: {}", error)
        if isinstance(error, zipfile.BadZipFile) and not zipfile.is_zipfile(path):
            hint = Phrase("It is a file of another kind.")
        raise _refused(path, "a folder or a zip file", hint) from error
    _refuse_unsafe(path, listed)
    sizes = {entry.filename: entry.file_size for entry in listed}
    room = _Room()

    def read(name: str) -> bytes | None:
        if name not in sizes:
            return None
        # The size that the zip tells is all that is ever unpacked of an entry, though it be a lie.
        size = room.taken(name, sizes[name])
        try:
            with zipfile.ZipFile(path) as archive, archive.open(name) as entry:
                content = entry.read(size)
                entry.read(1)  # to the end, where the checksum is compared
                return content
        except Exception as error:
            raise Unreadable(
                "a readable entry", Phrase("Unpacking {} failed: {}", name, error)
            ) from error

    return read


# Only these are unpacked no further than is asked for.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _refuse_unsafe(path: Path, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse a zip with entries that lead out of it, or that there are too many of."""
    for entry in entries:
        if entry.compress_type not in _PACKED:
            raise _refused(
                path,
                "entries that are deflated or stored",
                Phrase(
                    "{} is packed in another way. Zip the files with the usual method.",
                    entry.filename,
                ),
            )
    counts = Counter(entry.filename for entry in entries)
    if len(counts) > MOST_ENTRIES:
        raise _refused(
            path, Phrase("at most {:,} entries", MOST_ENTRIES), Phrase("It has {:,}.", len(counts))
        )
    faults = [
        Fault(
            name,
            expected="an entry inside the zip",
            hint="Zip the files without absolute or '..' paths.",
        )
        for name in counts
        if unsafe(name)
    ]
    faults += (
        Fault(name, expected="one entry of that name", hint="Zip each file once.")
        for name, count in counts.items()
        if count > 1
    )
    if faults:
        raise InvalidPackage(str(path), faults)


def _refused(path: Path, expected: str, hint: str) -> InvalidPackage:
    return InvalidPackage(str(path), [Fault(path.name or str(path), expected=expected, hint=hint)])
