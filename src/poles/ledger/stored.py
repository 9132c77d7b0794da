"""Programs as they are kept in a file: as few long lists of numbers, which are read in a fraction
of the time that it takes to build them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice, repeat
from typing import Any, NamedTuple, TypeAlias

from .program import LinearRow, Part, Program, matrix_columns

# A side of a row: cents, where it is whole cents.
_Side: TypeAlias = int | Fraction | None
_LARGE = 1 << 16


class _Groups(NamedTuple):
    """Groups of numbers, one after the other, and how many are in each."""

    numbers: array[int]
    sizes: array[int]

    @classmethod
    def of(cls, groups: Sequence[Sequence[int]]) -> _Groups:
        """Some groups."""
        return cls(_packed([*chain.from_iterable(groups)]), _packed([*map(len, groups)]))

    def __call__(self) -> Iterator[tuple[int, ...]]:
        """The groups."""
        numbers = iter(self.numbers)
        return (tuple(islice(numbers, size)) for size in self.sizes)


class Stored(NamedTuple):
    """A program that was built for no questions, and its connected parts: the columns of its rows,
    with their coefficients where these are not all 1, and what else there is of each row.
    """

    columns: _Groups
    coefficients: dict[int, tuple[int, ...]]
    rows: Sequence[tuple[_Side, _Side, tuple[Any, ...]]]
    size: int
    ratios: dict[int, tuple[frozenset[int], frozenset[int]]]
    atoms: _Groups
    parts: tuple[_Groups, _Groups]


def stored(program: Program, parts: Sequence[Part]) -> Stored:
    """A program, and its parts, to be kept."""
    rows = program.rows
    return Stored(
        _Groups.of([[column for column, _ in row.entries] for row in rows]),
        {
            number: tuple(coefficient for _, coefficient in row.entries)
            for number, row in enumerate(rows)
            if not row.plain
        },
        [
            (_cents(row.low), _cents(row.high), (row.claim, row.union, row.scale, row.ratio))
            for row in rows
        ],
        len(program.columns),
        dict(program.ratios),
        _Groups.of(program.atoms),
        (_Groups.of([part.rows for part in parts]), _Groups.of([part.columns for part in parts])),
    )


def restored(found: Stored) -> tuple[Program, list[Part]]:
    """The program that was kept, and its parts."""
    rows: list[LinearRow] = []
    for number, (reached, (low, high, told)) in enumerate(
        zip(found.columns(), found.rows, strict=True)
    ):
        coefficients: Iterable[int] = found.coefficients.get(number) or repeat(1, len(reached))
        entries = tuple(zip(reached, coefficients, strict=True))
        rows.append(LinearRow(entries, _euros(low), _euros(high), *told))
    columns = matrix_columns(rows, found.size)
    program = Program(tuple(rows), columns, (), (), found.ratios, tuple(found.atoms()))
    return program, [
        Part(*part) for part in zip(*(groups() for groups in found.parts), strict=True)
    ]


def _packed(numbers: Sequence[int]) -> array[int]:
    """Numbers in two bytes each, where none of them is larger."""
    return array("H" if max(numbers, default=0) < _LARGE else "L", numbers)


def _cents(side: Fraction | None) -> _Side:
    if side is None:
        return None
    cents = side * 100
    return cents.numerator if cents.denominator == 1 else side


def _euros(side: _Side) -> Fraction | None:
    return Fraction(side, 100) if isinstance(side, int) else side
