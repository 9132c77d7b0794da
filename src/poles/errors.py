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
from .phrase import Phrase, Told, as_phrase

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
    return Phrase("an object of type {}", type(value).__name__)


class PolesError(Told, Exception):
    """The root of all errors of this library.

    >>> UnknownPole("Elopsis", ["Elopsys"]).text("fr")
    "Aucun pôle ne s'appelle «\\xa0Elopsis\\xa0». Est-ce Elopsys\\u202f?"
    """


class OddData(Told, UserWarning):
    """A data package says something possible but odd."""


class UnknownPole(PolesError, LookupError):
    """No pole has the name asked for; ``suggestions`` lists the closest names there are."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(name, tuple(suggestions))
        self.name = name
        self.suggestions: tuple[str, ...] = tuple(suggestions)

    def __str__(self) -> str:
        hint = Phrase("Try a shorter name, an acronym or a pole id.")
        if self.suggestions:
            hint = Phrase("Did you mean {}?", alternatives(self.suggestions))
        return Phrase("No pole is called {}. {}", shortened(self.name), hint)


class AmbiguousName(PolesError, LookupError):
    """Several poles, or others, have the name asked for; ``candidates`` lists their ids."""

    def __init__(self, name: str, candidates: Sequence[str], part: str = "poles") -> None:
        super().__init__(name, tuple(candidates), part)
        self.name = name
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.part = part

    def __str__(self) -> str:
        told = "{} is a name of several {}. Ask for one of these ids: {}."
        return Phrase(told, shortened(self.name), Phrase(self.part), alternatives(self.candidates))


class OutOfCoverage(PolesError, ValueError):
    """A day before the first or after the last day about which the data say anything."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day, first, last)
        self.day = day
        self.first = first
        self.last = last

    def __str__(self) -> str:
        known = Phrase("the data cover {} to {}, both included", self.first, self.last)
        if self.first > self.last:
            known = Phrase("the policy has no labels, so it covers no day")
        return Phrase("Nothing is known about {}: {}.", self.day, known)


ZONED = Phrase(
    "It has a time zone, so it is another day elsewhere: convert it to the zone of the place, such "
    "as Europe/Paris, and give the day there."
)
"""What to do about a moment with a time zone, wherever a day is asked for."""


_ONE_DAY = Phrase(
    "Give a date, a timestamp or a text such as '2012-11-19'; not a year or a month alone."
)


class InvalidDay(PolesError, ValueError):
    """A value given where one day is needed; ``zoned`` where it is a moment with a time zone."""

    def __init__(self, value: object, zoned: bool = False) -> None:
        super().__init__(value, zoned)
        self.value = value
        self.zoned = zoned

    def __str__(self) -> str:
        hint = ZONED if self.zoned else _ONE_DAY
        return Phrase("{} is not one day. {}", shortened(self.value), hint)


class InvalidDate(PolesError, ValueError):
    """A text that is none of the date forms the library reads; where it is another of EDTF,
    ``found`` says what it is, and ``instead`` what to write.
    """

    def __init__(self, value: object, found: str = "", instead: str = "") -> None:
        super().__init__(value, found, instead)
        self.value = value
        self.found = found
        self.instead = instead

    def __str__(self) -> str:
        text = shortened(self.value)
        if self.found:
            told = map(as_phrase, (self.found, self.instead))
            return Phrase("{} is {}, which is no date here. Write {}.", text, *told)
        return Phrase(
            "{} is not a date. Write 2014, 2014-06, 2014-06-12, 2014-40 or 2014-41 (half-years), "
            "or a span of days, months or years such as [2014-02..2014-06].",
            text,
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
        count = len(self.faults)
        told = "The data package {} has {:,} faults."
        return Phrase(
            "The data package {} has 1 fault." if count == 1 else told, self.origin, count
        )

    def __str__(self) -> str:
        lines = [self.count]
        lines += [Phrase("- {}", fault) for fault in self.faults[: self.SHOWN]]
        if (more := len(self.faults) - self.SHOWN) > 0:
            lines.append(Phrase("- … and {:,} more, all in `.faults`.", more))
        return Phrase("\n".join(["{}"] * len(lines)), *lines)


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
        why = map(as_phrase, (self.reason, self.hint))
        return Phrase("{} cannot be used: {}. {}", self.path, *why)


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
        asked, expected, hint = map(as_phrase, (self.ASKED, self.expected, self.hint))
        return Phrase("{}: found {}, expected {}. {}", asked, self.found, expected, hint)


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
            told = (
                "No price index {!r} is known here, so {} cannot be compared. Statements in a "
                "plain list come without one: make it of policy.funding.having(statements)."
            )
            return Phrase(told, self.series, self.year)
        told = "The price index {!r} has no value for {}: it covers {} to {}."
        return Phrase(told, self.series, self.year, self.years[0], self.years[-1])


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
        known = ", ".join(self.known[: self.SHOWN]) or Phrase("none")
        hint = Phrase("It knows {} …" if len(self.known) > self.SHOWN else "It knows {}.", known)
        if close := self.close or nearest(self.code.casefold(), self.known):
            hint = Phrase("Did you mean {}?", alternatives(close))
        told = "The box has {} in {}, which the ledger does not know. {}"
        return Phrase(told, shortened(self.code), Phrase(self.part), hint)


class Unproved(PolesError, ArithmeticError):
    """A bound that the solver found does not hold in exact arithmetic, so it is not given."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return Phrase(
            "A bound could not be proved exactly: {}. Does the largest amount of the ledger have "
            "more than 10¹³ of the narrowest unit, and do small ones contradict each other by less "
            "than the solver sees? Give the small ones a ledger of their own.",
            as_phrase(self.reason),
        )


class WrongEdition(PolesError, ValueError):
    """Data of another edition than the one that was asked for."""

    def __init__(self, wanted: object, found: str) -> None:
        super().__init__(wanted, found)
        self.wanted = wanted
        self.found = found

    def __str__(self) -> str:
        told = (
            "The data are of edition {}, and {} was asked for. Install the release of poles that "
            "has it, load a package of it, or see DATA_CHANGELOG.md for what changed."
        )
        return Phrase(told, self.found, shortened(self.wanted))


class MissingExtra(PolesError, ImportError):
    """What was asked for needs an ``extra`` that is not installed, or else another ``package``."""

    def __init__(self, extra: str | None, purpose: str, package: str | None = None) -> None:
        super().__init__(extra, purpose, package)
        self.extra = extra
        self.purpose = purpose
        self.package = package

    def __str__(self) -> str:
        purpose, extra = as_phrase(self.purpose), self.extra
        if extra is None:
            return Phrase("{} needs {}: pip install {}.", purpose, self.package, self.package)
        told = "{} needs the extra {!r}: in a copy of the repository, pip install '.[{}]'."
        return Phrase(told, purpose, extra, extra)


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
        told = "{} needs {}, which is there and does not load ({}). {}"
        purpose, hint = map(as_phrase, (self.purpose, self.hint))
        return Phrase(told, purpose, self.package, self.reason, hint)


class NotAPackage(PolesError, FileExistsError):
    """What stands where a package is to be written is not one; it is left as it is."""

    def __init__(self, path: object) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        told = "{} is there and is not just a data package. Choose another place, or move it away."
        return Phrase(told, self.path)
