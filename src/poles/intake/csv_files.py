"""A CSV file of a user's: how it is written, its header and its rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import attrs

from poles.errors import InvalidTable
from poles.phrase import Phrase
from poles.text import Bilingual, Listener, Progress

from .foreign import encoding_of, is_utf8, what_it_is
from .headers import has_all, keys_of

_DELIMITERS = ",;\t|"
_WITH_MARK = "utf-8-sig"
# As much of a file is looked at to find its header, and so many rows.
_HEAD, _FIRST_ROWS = 1_000_000, 20
# What tells a spreadsheet the delimiter; it shows the line to nobody.
_SEP = re.compile(r'"?sep=(.)"?[,;\t|]*\r?\n?', re.IGNORECASE)


# What is told of how far a file is read: in percent.
READING: Bilingual = ("Lecture, en pour cent", "Reading, in percent")
WRITING: Bilingual = ("Écriture, en pour cent", "Writing, in percent")


class Dialect(NamedTuple):
    """How a file is written: what parts its cells and its lines, how its characters are, and what
    stands before its header.
    """

    delimiter: str
    line_end: str
    encoding: str
    before: str = ""


@attrs.frozen(slots=False)
class CsvFile:
    """A CSV file with commas, semicolons, tabs or bars that has some columns; it is read row by
    row, however large it is.

    Whatever is read of it raises :class:`~poles.InvalidTable` (a ``ValueError``) where it cannot
    be.
    """

    path: Path
    wanted: tuple[str, ...]
    encoding: str = "utf-8"
    # Who is told how far reading is, percent by percent.
    progress: Listener | None = None

    @cached_property
    def dialect(self) -> Dialect:
        """How the file is written, for who reads it, or writes another one like it."""
        self._refuse_foreign()
        with self._opened() as file:
            head = file.read(_HEAD)
            line = next(io.StringIO(head, newline=""), "")
            told = _SEP.fullmatch(line)
            delimiter = told[1] if told else self._delimiter(head)
        before = line if told else ""
        end = next((end for end in ("\r\n", "\r") if line.endswith(end)), "\n")
        encoding = self._reading()
        if encoding == _WITH_MARK and not self._is_marked():
            encoding = "utf-8"
        return Dialect(delimiter, end, encoding, before)

    @cached_property
    def header(self) -> list[str]:
        """The names of all columns, as they are written."""
        before = self.dialect.before
        with self._opened() as file:
            file.read(len(before))
            return next(csv.reader(file, delimiter=self.dialect.delimiter), [])

    @cached_property
    def keys(self) -> list[Any]:
        """A key for each column: for those that are wanted the name that they are asked for by."""
        header = self.header
        if not has_all(header, self.wanted):
            with self._opened() as file:
                found = self._below(file.read(_HEAD))
            if found is not None:
                reason = "its first line has not the columns that are asked for"
                hint = Phrase("Row {} has them: take out what stands above.", found)
                raise InvalidTable(self.path, reason, hint)
        return keys_of(header, self.wanted, self.path)

    def rows(self, doing: Bilingual = READING) -> Iterator[tuple[int, list[str]]]:
        """The rows below the header, each with its number in a spreadsheet, where the header is row
        1; a line with nothing on it has no cells.
        """
        before = self.dialect.before
        with self._opened() as file:
            file.read(len(before))
            lines = file if self.progress is None else self._followed(file, doing, self.progress)
            reader = csv.reader(lines, delimiter=self.dialect.delimiter, strict=True)
            next(reader, None)
            yield from enumerate(reader, start=2)

    @contextmanager
    def _opened(self) -> Iterator[IO[str]]:
        try:
            with self.path.open(encoding=self._reading(), newline="") as file:
                yield file
        except UnicodeError as error:
            if is_utf8(self.path):
                raise self._in_utf8() from error
            other = encoding_of(self.path)
            hint = Phrase("Say encoding={!r}, or in a shell --encoding {}.", other, other)
            raise InvalidTable(self.path, _not_in(self.encoding, error), hint) from error
        except (OSError, LookupError, ValueError, csv.Error) as error:
            if isinstance(error, InvalidTable):
                raise
            raise InvalidTable(self.path, Phrase("{}", error)) from error

    def _refuse_foreign(self) -> None:
        """Refuse what is no CSV file, or is read in an encoding that makes other letters of it."""
        if re.match(r"(?:https?|ftp|s3|file)://?", path := self.path.as_posix()):
            hint = "Save what is there as a file first, or give a data frame of it."
            raise InvalidTable(path.replace(":/", "://", 1), "it is an address", hint)
        if not self.path.is_file():
            raise InvalidTable(self.path, "there is no such file", "Look at its path.")
        try:
            codecs.lookup(self.encoding)
        except LookupError as error:
            reason = Phrase("no encoding is called {!r}", self.encoding)
            raise InvalidTable(self.path, reason, "Leave the encoding out.") from error
        with self._opened():  # what cannot be read is told as everywhere
            if (found := what_it_is(self.path)) is not None:
                raise InvalidTable(self.path, *found)
            if not codecs.lookup(self.encoding).name.startswith("utf") and is_utf8(self.path):
                raise self._in_utf8()

    def _in_utf8(self) -> InvalidTable:
        reason = Phrase("it is in utf-8, not in {}", self.encoding)
        return InvalidTable(self.path, reason, "Leave the encoding out.")

    def _reading(self) -> str:
        """The encoding to read by: with a byte order mark or without, UTF-8 is read."""
        return _WITH_MARK if self.encoding.lower() in ("utf-8", "utf8") else self.encoding

    def _is_marked(self) -> bool:
        with self.path.open("rb") as raw:
            return raw.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8

    def _delimiter(self, head: str) -> str:
        """What parts the cells: that by which the header has the columns that are wanted, or else
        the most frequent sign.
        """
        for sign in _DELIMITERS:
            if has_all(next(_read(head, sign), []), self.wanted):
                return sign
        line = next(io.StringIO(head), "")
        return max(_DELIMITERS, key=line.count)

    def _below(self, head: str) -> int | None:
        """Which row has the columns that are wanted."""
        for sign in _DELIMITERS:
            for number, cells in enumerate(islice(_read(head, sign), _FIRST_ROWS), start=1):
                if has_all(cells, self.wanted):
                    return number
        return None

    def _followed(self, file: IO[str], doing: Bilingual, tell: Listener) -> Iterator[str]:
        size = self.path.stat().st_size
        seen = told = 0
        for line in file:
            yield line
            # Characters are no more than bytes.
            seen += len(line)
            if (percent := seen * 100 // size) > told:
                told = percent
                tell(Progress(doing, percent, 100))


def _not_in(encoding: str, error: UnicodeError) -> Phrase:
    """That a file is not in an encoding, and which byte says so, where it is one."""
    if not isinstance(error, UnicodeDecodeError):
        return Phrase("it is not in {}", encoding)
    byte = f"0x{error.object[error.start]:02X}"
    return Phrase("it is not in {} (it has the byte {})", encoding, byte)


def _read(head: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of the beginning of a file, whose last may not be whole."""
    return csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
