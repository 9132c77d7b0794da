"""The linear program of a ledger: atoms of money as columns, claims as rows, and slices as layers within the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import attrs

from .box import WHOLE, Slice
from .claims import Claim
from .space import Atom, Extent, Space, connected

__all__ = ["Part", "Program", "Row", "build", "parts", "unlimited"]


@attrs.frozen(eq=False)
class Row:
    """``low <= sum of coefficient × column <= high``; ``high`` is ``None`` where nothing limits it.

    ``claim`` is the place of the claim that the row states; ``None`` for the rows that say that a slice is no more than what it is a slice of.
    """

    entries: tuple[tuple[int, int], ...]
    low: Fraction | None
    high: Fraction | None
    claim: int | None


@attrs.frozen(eq=False)
class Program:
    """Rows over columns that are never negative. ``columns[c]`` are the rows of a column with their coefficients, ``claims[n]`` is the row of
    a claim.

    ``least[q]`` and ``most[q]`` are the columns of question ``q``: those wholly inside it, and those that it reaches.
    """

    rows: tuple[Row, ...]
    columns: tuple[tuple[tuple[int, int], ...], ...]
    claims: tuple[int, ...]
    least: tuple[frozenset[int], ...]
    most: tuple[frozenset[int], ...]


@attrs.frozen(eq=False)
class Part:
    """A connected part of a program: some rows and all columns that they touch."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def build(
    space: Space, claims: Sequence[Claim], questions: Sequence[Extent] = (), asked: Slice = WHOLE, *, layered: bool = False
) -> Program:
    """The program of some claims, cut at the borders of some questions that all ask about one slice.

    A slice becomes a layer of columns of its own, none above what it is a slice of, where its claims can limit each other or an answer; with
    ``layered``, always. Elsewhere a claim about a slice only bounds from below the one narrowest layer that it is a slice of.
    """
    atoms = space.atoms([claim.extent for claim in claims], questions)
    layers: dict[Slice, _Layer] = {}
    for part in _layers(claims, atoms, asked, layered=layered):
        family = {number for number, claim in enumerate(claims) if claim.slice.within(part)}
        above = [layers[upper] for upper in _above(part, layers)]
        layers[part] = _layer(atoms, family, above, sum(len(layer.columns) for layer in layers.values()), cut=asked.within(part))
    rows = _claim_rows(claims, atoms, layers)
    for part, layer in layers.items():
        for upper in _above(part, layers):
            rows += _links(layer, layers[upper])
    touching: list[list[tuple[int, int]]] = [[] for layer in layers.values() for _ in layer.columns]
    for number, row in enumerate(rows):
        for column, coefficient in row.entries:
            touching[column].append((number, coefficient))
    cuts = [(column, some, every) for (_, some, every, _), column in layers[asked].columns.items()]
    return Program(
        rows=tuple(rows),
        columns=tuple(map(tuple, touching)),
        claims=tuple(range(len(claims))),
        least=tuple(frozenset(column for column, _, every in cuts if every >> bit & 1) for bit in range(len(questions))),
        most=tuple(frozenset(column for column, some, _ in cuts if some >> bit & 1) for bit in range(len(questions))),
    )


@attrs.frozen(eq=False)
class _Layer:
    """The columns of one slice: atoms that the same of its claims and questions cover are one column.

    Under several layers they are one column only where they are one in each of those, as what is below all of them cannot be exchanged.
    """

    columns: dict[tuple[tuple[int, ...], int, int, tuple[int, ...]], int] = attrs.field(factory=dict)
    of: dict[int, int] = attrs.field(factory=dict)
    """The column of each atom."""


def _layer(atoms: Sequence[Atom], family: Collection[int], above: Sequence[_Layer], first: int, *, cut: bool) -> _Layer:
    """The columns of a slice, numbered from ``first``; cut at the questions too where they ask about it or a slice of it."""
    layer = _Layer()
    for place, atom in enumerate(atoms):
        boxes = tuple(box for box in atom.boxes if box in family)
        some, every = (atom.some, atom.every) if cut else (0, 0)
        if boxes or some:
            upper = tuple(one.of[place] for one in above) if len(above) > 1 else ()
            layer.of[place] = layer.columns.setdefault((boxes, some, every, upper), first + len(layer.columns))
    return layer


def _claim_rows(claims: Sequence[Claim], atoms: Sequence[Atom], layers: Mapping[Slice, _Layer]) -> list[Row]:
    """The row that states each claim: both sides of it in its own layer, or its lower side in the layer above."""
    reached: dict[int, list[int]] = defaultdict(list)
    for place, atom in enumerate(atoms):
        for box in atom.boxes:
            reached[box].append(place)
    rows = []
    for number, claim in enumerate(claims):
        own = claim.slice in layers
        (layer,) = [layers[claim.slice]] if own else [layers[upper] for upper in _above(claim.slice, layers)]
        columns = sorted({layer.of[place] for place in reached[number]})
        rows.append(Row(tuple((column, 1) for column in columns), claim.low, claim.high if own else None, number))
    return rows


def _links(layer: _Layer, upper: _Layer) -> list[Row]:
    """That what a layer has somewhere is no more than what the layer above has there."""
    above: dict[int, set[int]] = defaultdict(set)
    for place, column in layer.of.items():
        above[column].add(upper.of[place])
    return [
        Row(((column, 1), *((other, -1) for other in sorted(others))), None, Fraction(0), None)
        for column, others in sorted(above.items())
    ]


def _layers(claims: Sequence[Claim], atoms: Sequence[Atom], asked: Slice, *, layered: bool) -> list[Slice]:
    """The slices that need columns of their own, with the whole; each comes after those that it is a slice of."""
    slices = {claim.slice for claim in claims}
    needed = {part for part in slices if layered or asked.within(part)} | {WHOLE, asked}
    for together in {tuple(box for box in atom.boxes if claims[box].slice != WHOLE) for atom in atoms}:
        for one, other in permutations(together, 2):
            if claims[one].slice not in needed and claims[other].slice.within(claims[one].slice):
                needed.add(claims[one].slice)
    # Under several layers, less is possible than under each of them alone.
    while more := {part for part in slices - needed if len(_above(part, needed)) > 1}:
        needed |= more
    return sorted(needed, key=lambda part: (sum(part.within(other) for other in needed), _sortable(part)))


def _sortable(part: Slice) -> tuple[list[list[str]], str]:
    return [sorted(one) for one in part[:-1]], part.part or ""


def _above(part: Slice, layers: Collection[Slice]) -> list[Slice]:
    """The narrowest layers that a slice is a slice of."""
    upper = [layer for layer in layers if layer != part and part.within(layer)]
    return [one for one in upper if not any(other != one and other.within(one) for other in upper)]


def parts(program: Program, rows: Iterable[int], wanted: Collection[int]) -> list[Part]:
    """The connected parts of a program with some of its rows only, those that hold one of some columns."""
    active = sorted(rows)
    root = connected([column for column, _ in program.rows[row].entries] for row in active)
    reached = {root[column] for column in wanted if column in root}
    held: dict[int, list[int]] = defaultdict(list)
    for column in sorted(root):
        if root[column] in reached:
            held[root[column]].append(column)
    stating: dict[int, list[int]] = defaultdict(list)
    for row in active:
        if program.rows[row].entries:
            stating[root[program.rows[row].entries[0][0]]].append(row)
    return [Part(tuple(stating[one]), tuple(held[one])) for one in sorted(reached)]


def unlimited(program: Program, rows: Collection[int], wanted: Iterable[int]) -> list[int]:
    """Those of some columns that no row keeps from growing for ever: neither their own rows, nor those of what they are a slice of."""
    active = set(rows)
    known: dict[int, bool] = {}

    def free(column: int) -> bool:
        if column not in known:
            limits = (program.rows[row] for row, sign in program.columns[column] if row in active and sign > 0)
            known[column] = not any(map(limiting, limits))
        return known[column]

    def limiting(row: Row) -> bool:
        if row.claim is None:
            return not any(free(upper) for upper, sign in row.entries if sign < 0)
        return row.high is not None

    return [column for column in wanted if free(column)]
