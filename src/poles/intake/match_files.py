"""Names in a column of a CSV file: read, matched, and written again with the ids of their poles
beside them.
"""

import codecs
import csv
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import attrs

from poles.errors import InvalidTable
from poles.identity.columns import signs_of
from poles.identity.matching import MatchReport
from poles.package.writing import beside
from poles.policy import Policy

# What is said last of how the poles of a cell were found, where others of it were not.
PARTLY = "partly"
ADDED = ("pole_id", "pole_match", "pole_unmatched")
_DELIMITERS = ",;\t|"
_WITH_MARK = "utf-8-sig"
# A file of more bytes is worth a progress bar.
_LARGE = 5_000_000


class Dialect(NamedTuple):
    """How a file is written: what parts its cells and its lines, and how its characters are."""

    delimiter: str
    line_end: str
    encoding: str


@attrs.frozen
class CsvColumn:
    """A column of a CSV file with commas, semicolons or tabs; it is read row by row, however large
    it is.
    """

    path: Path
    name: str
    # Where to show how far reading is, ``None`` for nowhere.
    progress: IO[str] | None = None
    encoding: str = "utf-8"

    def dialect(self) -> Dialect:
        """How the file is written, for who writes another one like it.

        Raises :class:`~poles.InvalidTable`.
        """
        with self._opened() as file:
            line = next(file, "")
        end = next((end for end in ("\r\n", "\r") if line.endswith(end)), "\n")
        encoding = self._reading()
        if encoding == _WITH_MARK and not self._is_marked():
            encoding = self.encoding
        return Dialect(self._names(line)[1], end, encoding)

    def header(self) -> list[str]:
        """The names of all columns. Raises :class:`~poles.InvalidTable`."""
        with self._opened() as file:
            return self._names(next(file, ""))[0]

    def rows(self, doing: str) -> Iterator[dict[str, str]]:
        """The rows, each a ``dict`` of its cells. Raises :class:`~poles.InvalidTable`."""
        with self._opened() as file:
            lines = self._followed(file, doing)
            names, delimiter = self._names(next(lines, ""))
            for number, cells in enumerate(
                csv.reader(lines, delimiter=delimiter, strict=True), start=2
            ):
                if len(cells) != len(names):
                    raise InvalidTable(
                        self.path,
                        f"row {number} has {len(cells)} cells and the header {len(names)}",
                    )
                yield dict(zip(names, cells, strict=True))

    @contextmanager
    def _opened(self) -> Iterator[IO[str]]:
        try:
            with self.path.open(encoding=self._reading(), newline="") as file:
                yield file
        except UnicodeError as error:
            raise InvalidTable(self.path, self._undecoded(error)) from error
        except (OSError, LookupError, csv.Error) as error:
            raise InvalidTable(self.path, str(error)) from error

    def _reading(self) -> str:
        """The encoding to read by: with a byte order mark or without, UTF-8 is read."""
        return _WITH_MARK if self.encoding.lower() in ("utf-8", "utf8") else self.encoding

    def _is_marked(self) -> bool:
        with self.path.open("rb") as raw:
            return raw.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8

    def _undecoded(self, error: UnicodeError) -> str:
        """That the file is in another encoding, and in which it may be."""
        with self.path.open("rb") as raw:
            begins = raw.read(len(codecs.BOM_UTF16_LE))
        marked = begins in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        other = "utf-16" if marked else "cp1252"
        return f"it is not in {self.encoding}: try --encoding {other} ({error})"

    def _names(self, header: str) -> tuple[list[str], str]:
        delimiter = max(_DELIMITERS, key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        if self.name not in names:
            raise InvalidTable(
                self.path,
                f"it has no column {self.name!r}; its columns are {', '.join(names) or 'none'}",
            )
        return names, delimiter

    def _followed(self, file: IO[str], doing: str) -> Iterator[str]:
        size = self.path.stat().st_size
        seen = shown = 0
        for line in file:
            yield line
            seen += len(line)
            percent = min(100, seen * 100 // max(size, 1))
            if self.progress is not None and size > _LARGE and percent > shown:
                shown = percent
                self.progress.write(f"\r{doing} [{'#' * (percent // 4):25}] {percent:3} %")
        if shown and self.progress is not None:
            self.progress.write("\n")


def match_file(
    policy: Policy, column: CsvColumn, out: str | os.PathLike[str] | None = None, **options: Any
) -> MatchReport:
    """The report on a column of a file, with ``options`` as in :meth:`poles.Policy.match`.

    With ``out``, the rows are written there as the file has them, with three columns more:
    ``pole_id`` and ``pole_match``, the id of the pole and how it was found, and last
    ``pole_unmatched``, the texts that mean no pole, or several. What is told of several poles of
    one cell stands in the order of the cell, with the first separator of ``split`` between;
    ``pole_match`` ends with ``partly`` where some of them were not found. A cell that a spreadsheet
    would take for a formula gets an apostrophe before it.
    """
    report = policy.match((row[column.name] or None for row in column.rows("reading")), **options)
    if out is not None:
        dialect = column.dialect()
        # Beside the file and then in its place, so that it may be the very file that is read, and
        # is never half there.
        new = beside(Path(out))
        try:
            with new.open("w", encoding=dialect.encoding, newline="") as file:
                _write(file, column, dialect, report, (*signs_of(options.get("split")), ";")[0])
            new.replace(out)
        finally:
            new.unlink(missing_ok=True)
    return report


def _write(
    file: IO[str], column: CsvColumn, dialect: Dialect, report: MatchReport, separator: str
) -> None:
    how = {row.text: row.how.value for row in report.rows if row.how is not None}
    header = [name for name in column.header() if name not in ADDED[-1:]]
    writer = csv.DictWriter(
        file,
        list(dict.fromkeys([*header, *ADDED])),
        delimiter=dialect.delimiter,
        lineterminator=dialect.line_end,
    )
    writer.writeheader()
    for row in column.rows("writing"):
        cell = row[column.name]
        pieces = report.cells.get(cell, (cell,) if cell else ())
        ways = list(dict.fromkeys(how[piece] for piece in pieces if piece in how))
        lost = list(dict.fromkeys(piece for piece in pieces if piece not in how))
        if ways and lost:
            ways.append(PARTLY)
        told = ([pole.id for pole in report.poles(cell)], ways, lost)
        added = dict(zip(ADDED, map(separator.join, told), strict=True))
        writer.writerow(_safe({**row, **added}))


_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[\d\s.,]+[%€]?")


def _safe(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row in which no cell is a formula to a spreadsheet: an apostrophe stands before what would
    be one, and before apostrophes that stand so already.
    """
    return {
        name: _quoted(value) if isinstance(value, str) else value for name, value in row.items()
    }


def _quoted(text: str) -> str:
    risky = _FORMULA.match(text.lstrip("'")) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def _unquoted(text: str) -> str:
    return text[1:] if text.startswith("'") and _quoted(text[1:]) == text else text


def write_matches(report: MatchReport, path: str | os.PathLike[str]) -> None:
    """Save a report as a CSV file: one row for each text, with its pole and its first suggestion.

    Where no pole was found, one can be filled in by hand; :func:`read_matches` reads the file
    again. A text that a spreadsheet would take for a formula is written with an apostrophe before
    it.

    >>> import poles, tempfile, pathlib
    >>> report = poles.load_policy().match(["Elopsys", "Minalogique"])
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "names.csv"
    >>> poles.write_matches(report, file)
    >>> poles.read_matches(file)
    {'Elopsys': 'elopsys'}
    """
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["text", "pole", "how", "count", "suggestion", "score"], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(map(_safe, report.to_dicts()))


def read_matches(path: str | os.PathLike[str]) -> Mapping[str, str]:
    """The pole id of each text of a saved report that has one: what ``accept`` takes.

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) where the file is no such report.

    >>> import poles, tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "names.csv"
    >>> _ = file.write_text("text,pole\\nMinalogique,minalogic\\n")
    >>> poles.load_policy().match(["Minalogique"], accept=poles.read_matches(file)).rows[0].how
    <How.ACCEPTED: 'accepted'>
    """
    rows = CsvColumn(Path(path), "pole").rows("reading")
    try:
        return {_unquoted(row["text"]): row["pole"] for row in rows if row["pole"]}
    except KeyError:
        raise InvalidTable(path, "it has no column 'text'") from None
