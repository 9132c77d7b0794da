"""The linear program of a ledger: atoms of money as columns, claims as rows, and slices as layers
within the whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from .box import WHOLE, Slice
from .claims import Claim
from .layers import Layer, lay
from .space import Extent, Space, bits


@attrs.frozen(eq=False)
class LinearRow:
    """``low <= sum of coefficient × column <= high``; ``high`` is ``None`` where nothing limits it.

    ``claim`` is the place of the claim that the row states; ``None`` for the rows that say that a
    slice is no more than what it is a slice of, or, where ``union`` is true, no more than slices of
    it together.
    """

    entries: tuple[tuple[int, int], ...]
    low: Fraction | None
    high: Fraction | None
    claim: int | None
    union: bool = False

    @property
    def sides(self) -> list[tuple[Fraction, int]]:
        """Its lower side with a sign of 1 and its upper side with one of -1, where it has them."""
        given = ((self.low, 1), (self.high, -1))
        return [(side, sign) for side, sign in given if side is not None]


@attrs.frozen(eq=False)
class Program:
    """Rows over columns that are never negative. Row ``n`` states claim ``n``; the rows after those
    of the claims link layers. ``columns[c]`` are the rows of a column with their coefficients.

    ``least[q]`` and ``most[q]`` are the columns of question ``q``: those wholly inside it, and
    those that it reaches.
    """

    rows: tuple[LinearRow, ...]
    columns: tuple[tuple[tuple[int, int], ...], ...]
    least: tuple[frozenset[int], ...]
    most: tuple[frozenset[int], ...]


@attrs.frozen(eq=False)
class Part:
    """A connected part of a program: some rows and all columns that they touch."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def build(
    space: Space,
    claims: Sequence[Claim],
    questions: Sequence[Extent] = (),
    asked: Slice = WHOLE,
    *,
    # mutants survive: more layers than are needed give the same answer, more slowly.
    layered: bool = False,
) -> Program:
    """The program of some claims, cut at the borders of some questions that all ask about one
    slice.

    A slice becomes a layer of columns of its own, none above what it is a slice of, where its
    claims can limit each other or an answer; with ``layered``, always. Elsewhere a claim about a
    slice only bounds from below the one narrowest layer that it is a slice of.
    """
    atoms = space.atoms([claim.extent for claim in claims], questions)
    reached: list[list[int]] = [[] for _ in claims]
    for place, atom in enumerate(atoms):
        for box in atom.boxes:
            reached[box].append(place)
    layers, without = lay(claims, atoms, reached, asked, layered=layered)
    rows = []
    for number, claim in enumerate(claims):
        layer = layers[without.get(claim.slice, claim.slice)]
        columns = sorted({layer.of[place] for place in reached[number]})
        high = None if claim.slice in without else claim.high
        rows.append(LinearRow(tuple((column, 1) for column in columns), claim.low, high, number))
    for layer in layers.values():
        for upper in layer.above:
            rows += _links(layer, layers[upper])
    for layer in layers.values():
        rows += _covers(layer, [layers[one] for one in layer.singles])
    least: list[set[int]] = [set() for _ in questions]
    most: list[set[int]] = [set() for _ in questions]
    for merged, column in layers[asked].columns.items():
        _add_at(least, merged.every, column)
        _add_at(most, merged.some, column)
    return Program(
        rows=tuple(rows),
        columns=matrix_columns(rows, sum(len(layer.columns) for layer in layers.values())),
        least=tuple(map(frozenset, least)),
        most=tuple(map(frozenset, most)),
    )


def _add_at(sets: Sequence[set[int]], places: int, column: int) -> None:
    """Add a column to the sets at some places, given as bits."""
    for place in bits(places):
        sets[place].add(column)


def matrix_columns(
    rows: Iterable[LinearRow], count: int
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each of so many columns, the rows that it is in, with its coefficients."""
    touching: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, row in enumerate(rows):
        for column, coefficient in row.entries:
            touching[column].append((number, coefficient))
    return tuple(map(tuple, touching))


def _links(layer: Layer, upper: Layer) -> list[LinearRow]:
    """That what a layer has somewhere is no more than what the layer above has there."""
    above: dict[int, set[int]] = defaultdict(set)
    for place, column in layer.of.items():
        above[column].add(upper.of[place])
    return [
        LinearRow(
            ((column, 1), *((other, -1) for other in sorted(others))), None, Fraction(0), None
        )
        for column, others in sorted(above.items())
    ]


def _covers(layer: Layer, singles: Sequence[Layer]) -> Iterator[LinearRow]:
    """That a slice of several codes has no more anywhere than the slices of each of them have there
    together.
    """
    for place, column in layer.of.items() if singles else ():
        # Elsewhere nothing is said of the union, which is there only as what is above another
        # slice.
        if all(place in single.of for single in singles):
            yield LinearRow(
                ((column, 1), *((single.of[place], -1) for single in singles)),
                None,
                Fraction(0),
                None,
                union=True,
            )


def parts(program: Program, rows: Iterable[int], wanted: Collection[int]) -> list[Part]:
    """The connected parts of a program with some of its rows only, those that hold one of some
    columns.
    """
    active = set(rows)
    found = []
    seen: set[int] = set()
    for start in sorted(wanted):
        if start in seen:
            continue
        stating: set[int] = set()
        held, reached = {start}, [start]
        for column in reached:
            for row, _ in program.columns[column]:
                if row in active and row not in stating:
                    stating.add(row)
                    new = {other for other, _ in program.rows[row].entries} - held
                    held |= new
                    reached += new
        seen |= held
        if stating:
            found.append(Part(tuple(sorted(stating)), tuple(sorted(held))))
    return sorted(found, key=lambda part: part.columns)


def claims_in(program: Program, rows: Sequence[int]) -> list[int]:
    """The claims that some rows state, in order."""
    return sorted({claim for row in rows if (claim := program.rows[row].claim) is not None})


def narrowed(program: Program, part: Part, claims: Sequence[int]) -> Part:
    """A part with some claims only, and the links between layers."""
    wanted = set(claims)
    touched = {column for row in wanted for column, _ in program.rows[row].entries}
    links = set()
    reached = list(touched)
    while reached:
        for row, coefficient in program.columns[reached.pop()]:
            if program.rows[row].claim is None and coefficient == 1 and row not in links:
                links.add(row)
                new = {column for column, _ in program.rows[row].entries} - touched
                touched |= new
                reached += new
    rows = tuple(row for row in part.rows if row in wanted or row in links)
    return Part(rows, tuple(sorted(touched)))


def unlimited(program: Program, rows: Collection[int], wanted: Iterable[int]) -> list[int]:
    """Those of some columns that no row keeps from growing for ever: neither their own rows, nor
    those of what they are a slice or a union of.
    """
    asked = list(wanted)
    reached, seen = list(asked), set(asked)
    limited: set[int] = set()
    links: list[tuple[int, list[int]]] = []
    for column in reached:
        for number, coefficient in program.columns[column]:
            if number not in rows or coefficient == -1:
                continue
            row = program.rows[number]
            if row.claim is None:
                uppers = [other for other, sign in row.entries if sign == -1]
                links.append((column, uppers))
                reached += (upper for upper in dict.fromkeys(uppers) if upper not in seen)
                seen.update(uppers)
            elif row.high is not None:
                limited.add(column)
    # A slice may grow with what it is a slice of, and that with its slices, so none is limited
    # until something limits one of them.
    while True:
        more = {column for column, uppers in links if limited.issuperset(uppers)} - limited
        if not more:
            return [column for column in asked if column not in limited]
        limited |= more
