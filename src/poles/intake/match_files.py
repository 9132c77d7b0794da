"""Names in a column of a CSV file: read, matched, and written again with the ids of their poles
beside them.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from poles.errors import InvalidTable
from poles.identity.columns import signs_of
from poles.identity.matching import MatchReport
from poles.package.writing import beside
from poles.phrase import Phrase
from poles.policy import Policy
from poles.text import Bilingual

from .csv_files import READING, WRITING, CsvFile

# What is said last of how the poles of a cell were found, where others of it were not.
PARTLY = "partly"
ADDED = ("pole_id", "pole_match", "pole_unmatched")


def match_file(
    policy: Policy, file: CsvFile, out: str | os.PathLike[str] | None = None, **options: Any
) -> tuple[MatchReport, int]:
    """The report on the one column of a file that is wanted, with ``options`` as in
    :meth:`poles.Policy.match`, and how many rows the file has.

    With ``out``, the rows are written there as the file has them, with three columns more:
    ``pole_id`` and ``pole_match``, the id of the pole and how it was found, and last
    ``pole_unmatched``, the texts that mean no pole, or several. What is told of several poles of
    one cell stands in the order of the cell, with the first separator of ``split`` between;
    ``pole_match`` ends with ``partly`` where some of them were not found. A cell that a spreadsheet
    would take for a formula gets an apostrophe before it.
    """
    (name,) = file.wanted
    place = file.keys.index(name)
    number = 0

    def cells() -> Iterator[str | None]:
        nonlocal number
        for row in filter(None, _whole_rows(file)):
            number += 1
            yield row[place] or None

    report = policy.match(cells(), **options)
    if out is not None:
        # Beside the file and then in its place, so that it may be the very file that is read, and
        # is never half there.
        new = beside(Path(out))
        try:
            with new.open("w", encoding=file.dialect.encoding, newline="") as written:
                separator = (*signs_of(options.get("split")), ";")[0]
                _write(written, file, place, report, separator)
            new.replace(out)
        finally:
            new.unlink(missing_ok=True)
    return report, number


def _whole_rows(file: CsvFile, doing: Bilingual = READING) -> Iterator[list[str]]:
    """The rows of a file, each with as many cells as the header, or none."""
    for number, cells in file.rows(doing):
        if cells and len(cells) != len(file.header):
            reason = Phrase(
                "row {} has {} cells and the header {}", number, len(cells), len(file.header)
            )
            hint = Phrase("Put quotes around texts with {!r}.", file.dialect.delimiter)
            raise InvalidTable(file.path, reason, hint)
        yield cells


def _write(
    written: IO[str], file: CsvFile, place: int, report: MatchReport, separator: str
) -> None:
    how = {row.text: row.how.value for row in report.rows if row.how is not None}
    dialect = file.dialect
    written.write(dialect.before)
    writer = csv.writer(written, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(_with_added(file.header, file.header, ADDED))
    for row in _whole_rows(file, WRITING):
        if not row:
            writer.writerow(row)
            continue
        cell = row[place]
        pieces = report.cells.get(cell, (cell,))
        ways = list(dict.fromkeys(how[piece] for piece in pieces if piece in how))
        lost = list(dict.fromkeys(piece for piece in pieces if piece not in how))
        if ways and lost:
            ways.append(PARTLY)
        told = ([pole.id for pole in report.poles(cell)], ways, lost)
        added = list(map(separator.join, told))
        writer.writerow(map(_quoted, _with_added(file.header, row, added)))


def _with_added(header: Sequence[str], row: Sequence[str], added: Sequence[str]) -> list[str]:
    """A row with what is added to it: in the columns that an earlier run has added, or at its end,
    and the last of it always last.
    """
    found = list(row)
    for name, text in zip(ADDED[:-1], added[:-1], strict=True):
        if name in header:
            found[header.index(name)] = text
        else:
            found.append(text)
    if ADDED[-1] in header:
        del found[header.index(ADDED[-1])]
    return [*found, added[-1]]


_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[\d\s.,]+[%€]?")


def _safe(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row in which no cell is a formula to a spreadsheet."""
    return {
        name: _quoted(value) if isinstance(value, str) else value for name, value in row.items()
    }


def _quoted(text: str) -> str:
    """A text that is no formula to a spreadsheet: an apostrophe stands before what would be one,
    and before apostrophes that stand so already.
    """
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
    file = CsvFile(Path(path), ("text", "pole"))
    text, pole = (file.keys.index(name) for name in file.wanted)
    rows = _whole_rows(file)
    return {_unquoted(row[text]): row[pole] for row in rows if row and row[pole]}
