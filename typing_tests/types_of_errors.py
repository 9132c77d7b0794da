"""Errors are what one would expect them to be: checked by mypy and pyright, never run."""

from collections.abc import Callable
from datetime import date
from typing import assert_type

import poles


def caught(ask: Callable[[], object]) -> None:
    try:
        ask()
    except poles.UnknownPole as error:
        assert_type(error.suggestions, tuple[str, ...])
    except poles.AmbiguousName as error:
        assert_type(error.candidates, tuple[str, ...])
    except poles.OutOfCoverage as error:
        assert_type((error.day, error.first), tuple[date, date])
    except poles.InvalidPackage as error:
        assert_type(error.faults, tuple[poles.Fault, ...])
        assert_type(error.faults[0].or_in, tuple[poles.Place, ...])
    except poles.UnknownCode as error:
        assert_type(error.known, tuple[str, ...])
    except poles.OutOfSeries as error:
        assert_type(error.years, tuple[int, ...])
    except poles.MissingExtra as error:
        assert_type(error.extra, str | None)
    except poles.BrokenExtra as error:
        assert_type((error.package, error.reason), tuple[str, str])
    except poles.InvalidQuestion as error:
        assert_type(error.hint, str)


def bases(  # noqa: PLR0913, PLR0917 - one argument for each error
    unknown: poles.UnknownPole,
    ambiguous: poles.AmbiguousName,
    coverage: poles.OutOfCoverage,
    day: poles.InvalidDay,
    text: poles.InvalidDate,
    package: poles.InvalidPackage,
    table: poles.InvalidTable,
    box: poles.InvalidBox,
    series: poles.OutOfSeries,
    edition: poles.WrongEdition,
    code: poles.UnknownCode,
    unproved: poles.Unproved,
    extra: poles.MissingExtra,
    broken: poles.BrokenExtra,
    place: poles.NotAPackage,
    odd: poles.OddData,
) -> None:
    lookups: list[LookupError] = [unknown, ambiguous, code]
    values: list[ValueError] = [coverage, day, text, package, table, box, series, edition]
    others: tuple[ArithmeticError, ImportError, ImportError, FileExistsError, UserWarning] = (
        unproved,
        extra,
        broken,
        place,
        odd,
    )
    own: list[poles.PolesError] = [
        unknown,
        ambiguous,
        coverage,
        day,
        text,
        package,
        table,
        box,
        series,
        edition,
        code,
    ]
    question: poles.InvalidQuestion = box
    assert_type(str(lookups) + str(values) + str(others) + str(own) + str(question), str)
    wrong: KeyError = unknown  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    raise wrong
