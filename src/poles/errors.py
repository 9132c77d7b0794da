"""Every error that the library raises.

    PolesError
    ├── UnknownPole     LookupError   no pole has that name
    ├── AmbiguousName   LookupError   several poles have that name
    ├── OutOfCoverage   ValueError    a day about which nothing is known
    ├── InvalidDay      ValueError    a value that is not one day
    ├── InvalidDate     ValueError    a text that is not an EDTF date
    ├── InvalidPackage  ValueError    a data package with faults, all of them listed
    ├── InvalidTable    ValueError    a file of names that cannot be read
    ├── InvalidQuestion ValueError    a question that has no answer as it is put
    │   └── InvalidBox                a box of money that cannot be
    ├── OutOfSeries     ValueError    a year that a price index does not cover
    ├── WrongEdition    ValueError    data of another edition than asked for
    ├── UnknownCode     LookupError   a box names something that the ledger does not know
    ├── Unproved        ArithmeticError   a bound that does not hold in exact arithmetic
    ├── MissingExtra    ImportError   an optional dependency is needed and not installed
    └── NotAPackage     FileExistsError   something else stands where a package is to be written

Each is also the built-in that one would expect: ``except LookupError`` works for who knows no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from .objects import Pickled

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "AmbiguousName", "Fault", "InvalidBox", "InvalidDate", "InvalidDay", "InvalidPackage",
    "InvalidQuestion", "InvalidTable", "MissingExtra", "NotAPackage", "OddData",
    "OutOfCoverage", "OutOfSeries", "Place", "PolesError", "UnknownCode", "UnknownPole",
    "Unproved", "WrongEdition",
]  # fmt: skip


def described_type(value: object) -> str:
    """What was given instead of what was expected, in the words of an error."""
    return f"an object of type {type(value).__name__}"


class PolesError(Exception):
    """The root of all errors of this library."""


class OddData(UserWarning):
    """A data package says something possible but odd."""


class UnknownPole(PolesError, LookupError):
    """No pole has the name asked for; ``suggestions`` lists the closest names there are."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(name, tuple(suggestions))
        self.name = name
        self.suggestions: tuple[str, ...] = tuple(suggestions)

    def __str__(self) -> str:
        if not self.suggestions:
            hint = "Try a shorter name, an acronym or a pole id."
        else:
            hint = f"Did you mean {_alternatives(self.suggestions)}?"
        return f"No pole is called {_shortened(self.name)}. {hint}"


class AmbiguousName(PolesError, LookupError):
    """Several poles have the name asked for; ``candidates`` lists their ids."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(name, tuple(candidates))
        self.name = name
        self.candidates: tuple[str, ...] = tuple(candidates)

    def __str__(self) -> str:
        ids = _alternatives(self.candidates)
        name = _shortened(self.name)
        return f"{name} is a name of several poles. Ask for one of these ids: {ids}."


class OutOfCoverage(PolesError, ValueError):
    """A day before the first or after the last day about which the data say anything."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day, first, last)
        self.day, self.first, self.last = day, first, last

    def __str__(self) -> str:
        known = f"the data cover {self.first} to {self.last}, both included"
        if self.first > self.last:
            known = "the policy has no labels, so it covers no day"
        return f"Nothing is known about {self.day}: {known}."


class InvalidDay(PolesError, ValueError):
    """A value given where one day is needed."""

    def __init__(self, value: object) -> None:
        super().__init__(value)
        self.value = value

    def __str__(self) -> str:
        return (
            f"{_shortened(self.value)} is not one day. Give a date, a timestamp or a text such as "
            "'2012-11-19'; not a year or a month alone."
        )


class InvalidDate(PolesError, ValueError):
    """A text that is none of the date forms the library reads; where it is another of EDTF,
    ``found`` says what it is, and ``instead`` what to write.
    """

    def __init__(self, text: object, found: str = "", instead: str = "") -> None:
        super().__init__(text, found, instead)
        self.text, self.found, self.instead = text, found, instead

    def __str__(self) -> str:
        text = _shortened(self.text)
        if self.found:
            return f"{text} is {self.found}, which is no date here. Write {self.instead}."
        return (
            f"{text} is not a date. Write 2014, 2014-06, 2014-06-12, 2014-40 or 2014-41 "
            "(half-years), or a span of days, months or years such as [2014-02..2014-06]."
        )


class Place(NamedTuple):
    """A cell of a data package, a whole row where ``column`` is ``None``, or a column where ``row``
    is.
    """

    table: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = self.table
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        return where


@attrs.frozen
class Fault(Pickled):
    """One thing wrong in a data package: where it is, what is there, what was expected, and what to
    try.

    ``row`` counts records of the file as a spreadsheet does: the header is row 1, so the first
    record is row 2; it is ``None`` where a fault concerns a whole file. ``column`` and ``value``
    are ``None`` where no single cell is at fault. Where cells contradict each other, ``or_in`` are
    the other cells that the fault may be in.
    """

    table: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str = attrs.field(kw_only=True)
    hint: str = attrs.field(kw_only=True)
    or_in: tuple[Place, ...] = attrs.field(default=(), kw_only=True)

    def __str__(self) -> str:
        found = "" if self.value is None else f"found {_shortened(self.value)}, "
        place = Place(self.table, self.row, self.column)
        told = f"{place}: {found}expected {self.expected}. {self.hint}"
        others = _alternatives([str(other) for other in self.or_in])
        return f"{told} Or is it {others}?" if self.or_in else told


class InvalidPackage(PolesError, ValueError):
    """A data package that cannot be loaded; ``faults`` holds every :class:`Fault` found, in the
    order of tables and rows.
    """

    SHOWN = 20

    def __init__(self, origin: str, faults: Sequence[Fault]) -> None:
        super().__init__(origin, tuple(faults))
        self.origin = origin
        self.faults: tuple[Fault, ...] = tuple(faults)

    @property
    def count(self) -> str:
        """How many faults there are, as a sentence."""
        faults = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        return f"The data package {self.origin} has {faults}."

    def __str__(self) -> str:
        lines = [self.count]
        lines += [f"- {fault}" for fault in self.faults[: self.SHOWN]]
        if len(self.faults) > self.SHOWN:
            lines.append(f"- … and {len(self.faults) - self.SHOWN} more, all in `.faults`.")
        return "\n".join(lines)


class InvalidTable(PolesError, ValueError):
    """A CSV file of a user's own that cannot be read."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        wanted = "It should be a CSV file in UTF-8 with a header."
        return f"{self.path} cannot be used: {self.reason}. {wanted}"


class InvalidQuestion(PolesError, ValueError):
    """A question that has no answer as it is put: a rule that is missing or does not apply, values
    of the wrong sort.
    """

    ASKED = "This cannot be asked"

    def __init__(self, found: str, expected: str, hint: str) -> None:
        super().__init__(found, expected, hint)
        self.found, self.expected, self.hint = found, expected, hint

    def __str__(self) -> str:
        return f"{self.ASKED}: found {self.found}, expected {self.expected}. {self.hint}"


class InvalidBox(InvalidQuestion):
    """A box of public money, or a question about one, with a part that cannot be read, or in which
    no money can be.
    """

    ASKED = "This cannot be asked of a ledger"


class OutOfSeries(PolesError, ValueError):
    """A year for which a price index has no value; ``years`` are those that it has."""

    def __init__(self, series: str, year: object, years: Sequence[int]) -> None:
        super().__init__(series, year, tuple(years))
        self.series = series
        self.year = year
        self.years: tuple[int, ...] = tuple(years)

    def __str__(self) -> str:
        if not self.years:
            return (
                f"No price index {self.series!r} is known here, so {self.year} cannot be compared. "
                "Statements in a plain list come without one: make it of "
                "policy.funding.having(statements)."
            )
        covered = f"it covers {self.years[0]} to {self.years[-1]}"
        return f"The price index {self.series!r} has no value for {self.year}: {covered}."


class UnknownCode(PolesError, LookupError):
    """A box names a funder, call, pole, region or sector that the ledger does not know; ``known``
    lists those that it does.
    """

    SHOWN = 20

    def __init__(self, part: str, code: str, known: Sequence[str]) -> None:
        super().__init__(part, code, tuple(known))
        self.part, self.code = part, code
        self.known: tuple[str, ...] = tuple(known)

    def __str__(self) -> str:
        from difflib import get_close_matches

        if close := get_close_matches(self.code.casefold(), self.known, 3):
            hint = f"Did you mean {_alternatives(close)}?"
        else:
            more = " …" if len(self.known) > self.SHOWN else ""
            hint = f"It knows {', '.join(self.known[: self.SHOWN]) or 'none'}{more}."
        code = _shortened(self.code)
        return f"The box has {code} in {self.part}, which the ledger does not know. {hint}"


class Unproved(PolesError, ArithmeticError):
    """A bound that the solver found does not hold in exact arithmetic, so it is not given."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"A bound could not be proved exactly: {self.reason}. Do amounts of the ledger differ "
            "by a factor of more than 10¹²? Give the small ones a ledger of their own."
        )


class WrongEdition(PolesError, ValueError):
    """Data of another edition than the one that was asked for."""

    def __init__(self, wanted: object, found: str) -> None:
        super().__init__(wanted, found)
        self.wanted, self.found = wanted, found

    def __str__(self) -> str:
        return (
            f"The data are of edition {self.found}, and {_shortened(self.wanted)} was asked for. "
            "Install the release of poles that has it, load a package of it, or see "
            "DATA_CHANGELOG.md for what changed."
        )


class MissingExtra(PolesError, ImportError):
    """Something was asked for that needs an optional dependency which is not installed: an
    ``extra`` of this library, or else another ``package``.
    """

    def __init__(self, extra: str | None, purpose: str, package: str | None = None) -> None:
        super().__init__(extra, purpose, package)
        self.extra = extra
        self.purpose = purpose
        self.package = package

    def __str__(self) -> str:
        if self.extra is None:
            return f"{self.purpose} needs {self.package}: pip install {self.package}."
        return f"{self.purpose} needs the extra {self.extra!r}: pip install 'poles[{self.extra}]'."


class NotAPackage(PolesError, FileExistsError):
    """What stands where a package is to be written is not one; it is left as it is."""

    def __init__(self, path: object) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        hint = "Choose another place, or move it away."
        return f"{self.path} is there and is not just a data package. {hint}"


def _alternatives(options: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(options[:-1]), *options[-1:])))


def _shortened(value: object, most: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"
