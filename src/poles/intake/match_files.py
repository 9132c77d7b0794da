"""Names in a column of a CSV file: read, matched, and written again with the ids of their poles
beside them.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import attrs

from poles.errors import InvalidTable
from poles.identity.matching import MatchReport
from poles.package.writing import beside
from poles.policy import Policy

ADDED = ("pole_id", "pole_match")
_DELIMITERS = ",;\t|"
# A file of more bytes is worth a progress bar.
_LARGE = 5_000_000


@attrs.frozen
class CsvColumn:
    """A column of a CSV file with commas, semicolons or tabs, in UTF-8; it is read row by row,
    however large it is.
    """

    path: Path
    name: str
    # Where to show how far reading is, ``None`` for nowhere.
    progress: IO[str] | None = None

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
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield file
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InvalidTable(self.path, str(error)) from error

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

    With ``out``, the rows are written there with two columns more, ``pole_id`` and ``pole_match``:
    the id of the pole, and how it was found. The ids of several poles of one cell stand in the
    order of the cell, with the separator of ``split`` between them. A cell that a spreadsheet would
    take for a formula gets an apostrophe before it.
    """
    report = policy.match((row[column.name] or None for row in column.rows("reading")), **options)
    if out is not None:
        # Beside the file and then in its place, so that it may be the very file that is read, and
        # is never half there.
        new = beside(Path(out))
        try:
            with new.open("w", encoding="utf-8", newline="") as file:
                _write(file, column, report, options.get("split") or ";")
            new.replace(out)
        finally:
            new.unlink(missing_ok=True)
    return report


def _write(file: IO[str], column: CsvColumn, report: MatchReport, separator: str) -> None:
    how = {row.text: row.how.value for row in report.rows if row.how is not None}
    writer = csv.DictWriter(
        file, list(dict.fromkeys([*column.header(), *ADDED])), lineterminator="\n"
    )
    writer.writeheader()
    for row in column.rows("writing"):
        cell = row[column.name]
        ways = dict.fromkeys(
            how[piece] for piece in report.cells.get(cell, (cell,)) if piece in how
        )
        ids = (pole.id for pole in report.poles(cell))
        writer.writerow(
            _safe({**row, "pole_id": separator.join(ids), "pole_match": separator.join(ways)})
        )


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
