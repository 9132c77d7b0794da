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
    ├── BrokenExtra     ImportError   one that is installed does not load
    └── NotAPackage     FileExistsError   something else stands where a package is to be written

Each is also the built-in that one would expect: ``except LookupError`` works for who knows no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .faults import Fault, Place, alternatives, nearest, shortened

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "AmbiguousName", "BrokenExtra", "Fault", "InvalidBox", "InvalidDate", "InvalidDay",
    "InvalidPackage", "InvalidQuestion", "InvalidTable", "MissingExtra", "NotAPackage", "OddData",
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
            hint = f"Did you mean {alternatives(self.suggestions)}?"
        return f"No pole is called {shortened(self.name)}. {hint}"


class AmbiguousName(PolesError, LookupError):
    """Several poles, or others, have the name asked for; ``candidates`` lists their ids."""

    def __init__(self, name: str, candidates: Sequence[str], part: str = "poles") -> None:
        super().__init__(name, tuple(candidates), part)
        self.name = name
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.part = part

    def __str__(self) -> str:
        ids = alternatives(self.candidates)
        name = shortened(self.name)
        return f"{name} is a name of several {self.part}. Ask for one of these ids: {ids}."


class OutOfCoverage(PolesError, ValueError):
    """A day before the first or after the last day about which the data say anything."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day, first, last)
        self.day = day
        self.first = first
        self.last = last

    def __str__(self) -> str:
        known = f"the data cover {self.first} to {self.last}, both included"
        if self.first > self.last:
            known = "the policy has no labels, so it covers no day"
        return f"Nothing is known about {self.day}: {known}."


ZONED = (
    "It has a time zone, so it is another day elsewhere: convert it to the zone of the place, such "
    "as Europe/Paris, and give the day there."
)
"""What to do about a moment with a time zone, wherever a day is asked for."""


class InvalidDay(PolesError, ValueError):
    """A value given where one day is needed; ``zoned`` where it is a moment with a time zone."""

    def __init__(self, value: object, zoned: bool = False) -> None:
        super().__init__(value, zoned)
        self.value = value
        self.zoned = zoned

    def __str__(self) -> str:
        hint = (
            "Give a date, a timestamp or a text such as '2012-11-19'; not a year or a month alone."
        )
        return f"{shortened(self.value)} is not one day. {ZONED if self.zoned else hint}"


class InvalidDate(PolesError, ValueError):
    """A text that is none of the date forms the library reads; where it is another of EDTF,
    ``found`` says what it is, and ``instead`` what to write.
    """

    def __init__(self, text: object, found: str = "", instead: str = "") -> None:
        super().__init__(text, found, instead)
        self.text = text
        self.found = found
        self.instead = instead

    def __str__(self) -> str:
        text = shortened(self.text)
        if self.found:
            return f"{text} is {self.found}, which is no date here. Write {self.instead}."
        return (
            f"{text} is not a date. Write 2014, 2014-06, 2014-06-12, 2014-40 or 2014-41 "
            "(half-years), or a span of days, months or years such as [2014-02..2014-06]."
        )


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
    """A table of a user's own that cannot be read, why, and what to try."""

    def __init__(
        self, path: object, reason: str, hint: str = "Give a CSV file with a header."
    ) -> None:
        super().__init__(path, reason, hint)
        self.path = path
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.path} cannot be used: {self.reason}. {self.hint}"


class InvalidQuestion(PolesError, ValueError):
    """A question that has no answer as it is put: a rule that is missing or does not apply, values
    of the wrong sort.
    """

    ASKED = "This cannot be asked"

    def __init__(self, found: str, expected: str, hint: str) -> None:
        super().__init__(found, expected, hint)
        self.found = found
        self.expected = expected
        self.hint = hint

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
    lists those that it does, ``close`` the closest names that it knows.
    """

    SHOWN = 20

    def __init__(
        self, part: str, code: str, known: Sequence[str], close: Sequence[str] = ()
    ) -> None:
        super().__init__(part, code, tuple(known), tuple(close))
        self.part = part
        self.code = code
        self.known: tuple[str, ...] = tuple(known)
        self.close: tuple[str, ...] = tuple(close)

    def __str__(self) -> str:
        if close := self.close or nearest(self.code.casefold(), self.known):
            hint = f"Did you mean {alternatives(close)}?"
        else:
            more = " …" if len(self.known) > self.SHOWN else ""
            hint = f"It knows {', '.join(self.known[: self.SHOWN]) or 'none'}{more}."
        code = shortened(self.code)
        return f"The box has {code} in {self.part}, which the ledger does not know. {hint}"


class Unproved(PolesError, ArithmeticError):
    """A bound that the solver found does not hold in exact arithmetic, so it is not given."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"A bound could not be proved exactly: {self.reason}. Does the largest amount of the "
            "ledger have more than 10¹³ of the narrowest unit, and do small ones contradict each "
            "other by less than the solver sees? Give the small ones a ledger of their own."
        )


class WrongEdition(PolesError, ValueError):
    """Data of another edition than the one that was asked for."""

    def __init__(self, wanted: object, found: str) -> None:
        super().__init__(wanted, found)
        self.wanted = wanted
        self.found = found

    def __str__(self) -> str:
        return (
            f"The data are of edition {self.found}, and {shortened(self.wanted)} was asked for. "
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
        return (
            f"{self.purpose} needs the extra {self.extra!r}: in a copy of the repository, "
            f"pip install '.[{self.extra}]'."
        )


class BrokenExtra(PolesError, ImportError):
    """An optional dependency that is installed does not load, for a ``reason`` of its own: the
    error that it raised is the ``__cause__``.
    """

    def __init__(
        self, extra: str | None, purpose: str, package: str, reason: str, hint: str
    ) -> None:
        super().__init__(extra, purpose, package, reason, hint)
        self.extra = extra
        self.purpose = purpose
        self.package = package
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return (
            f"{self.purpose} needs {self.package}, which is there and does not load "
            f"({self.reason}). {self.hint}"
        )


class NotAPackage(PolesError, FileExistsError):
    """What stands where a package is to be written is not one; it is left as it is."""

    def __init__(self, path: object) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        hint = "Choose another place, or move it away."
        return f"{self.path} is there and is not just a data package. {hint}"
