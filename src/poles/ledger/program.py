"""The linear program of a ledger: atoms of money as columns, claims as rows, and what atoms have of
each slice as columns that divide them.

A ratio is a row too: what its box has beside the least number of times that of the other is a
column of its own, no less than nothing and no more than the rest, up to the most, of that.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

import attrs

from .asking import Asking, Parted
from .box import WHOLE, Slice
from .claims import Claim, Place, Times
from .dividing import divided_by, limited, reached_by, together
from .extents import Extent
from .space import Space


@attrs.frozen(eq=False)
class LinearRow:
    """``low <= sum of coefficient × column <= high``; ``high`` is ``None`` where nothing limits it.

    ``claim`` is the place of the claim that the row states; ``None`` for the rows that say what
    holds of slices: that they are no more than what they are slices of, or, where ``union`` is
    true, than others have together. Those of a ``ratio`` are ``scale`` times what is said in euros,
    so that all numbers are whole.
    """

    entries: tuple[tuple[int, int], ...]
    low: Fraction | None
    high: Fraction | None
    claim: int | None
    union: bool = False
    scale: int = 1
    ratio: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a plain sum of columns."""
        return all(coefficient == 1 for _, coefficient in self.entries)

    @property
    def sides(self) -> list[tuple[Fraction, int]]:
        """Its lower side with a sign of 1 and its upper side with one of -1, where it has them."""
        given = ((self.low, 1), (self.high, -1))
        return [(side, sign) for side, sign in given if side is not None]


@attrs.frozen(eq=False)
class Program:
    """Rows over columns that are never negative. Row ``n`` states claim ``n``; the rows after those
    of the claims say what holds of slices and of ratios. ``columns[c]`` are the rows of a column
    with their coefficients.

    ``least[q]`` and ``most[q]`` are the columns of question ``q``: those wholly inside it, and
    those that it reaches. ``ratios`` are the columns of both boxes of claims that are ratios. The
    first columns are ``atoms``, each the boxes that it is in.
    """

    rows: tuple[LinearRow, ...]
    columns: tuple[tuple[tuple[int, int], ...], ...]
    least: tuple[frozenset[int], ...]
    most: tuple[frozenset[int], ...]
    ratios: Mapping[int, tuple[frozenset[int], frozenset[int]]] = attrs.field(factory=dict)
    atoms: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def limiting(self) -> Mapping[int, Sequence[int]]:
        """The rows by which columns are no more than others, whatever is claimed."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            if row.claim is None:
                for column, coefficient in row.entries:
                    if coefficient > 0:
                        found[column].append(number)
        return found


@attrs.frozen(eq=False)
class Part:
    """A connected part of a program: some rows and all columns that they touch."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def build(
    space: Space,
    claims: Sequence[Claim],
    questions: Sequence[Extent] = (),
    asked: Sequence[Slice] = (),
    *,
    # mutants survive: more columns than are needed give the same answer, more slowly.
    apart: bool = False,
) -> Program:
    """The program of some claims, cut at the borders of some questions, each ``asked`` about a
    slice, or all of them about all money.

    Each atom is a column; where slices of it can limit each other or an answer, its money is
    divided among them too, into columns that are together no more than the atom. A claim about a
    slice that nothing else speaks of, where it speaks, only bounds all money from below; with
    ``apart``, it has columns of its own in any case, as a slice has that a ratio speaks of.
    """
    boxes = boxes_of(claims)
    ratios = (number for number, claim in enumerate(claims) if claim.times is not None)
    other = {number: len(claims) + place for place, number in enumerate(ratios)}
    slices = [part for _, part in boxes]
    asking = Asking(questions, asked or [WHOLE] * len(questions))
    atoms = space.atoms([extent for extent, _ in boxes], asking.extents)
    reached = reached_by(len(boxes), atoms)
    divided = divided_by(slices, atoms, reached, asking.about)
    exactly = set(range(len(boxes))) if apart else {*other, *other.values()}
    within = together(divided, exactly)
    for number in within:
        reached[number] = []
    # Columns of each slice, with the extents that some and all of them lie in.
    parted: dict[Slice, list[Parted]] = defaultdict(list)
    parted[WHOLE] = [(atom.some, atom.every, [place]) for place, atom in enumerate(atoms)]
    count = len(atoms)
    links: list[LinearRow] = []
    for part, places in divided.items():
        if not part.asked and within.isdisjoint(part.boxes):
            continue
        if not part.boxes and len(part.asked) == 1:
            # Where nothing is said of a slice, or of one that shares a code with it, there may be
            # none of it, or nothing else.
            parted[part.asked[0]].append((part.some, 0, places))
            continue
        links += (
            LinearRow(entries, None, Fraction(0), None, union=union)
            for entries, union in limited(part.division, count, places)
        )
        columns = {
            one: [count + number for number in parts] for one, parts in part.division.slices.items()
        }
        for number in part.boxes:
            reached[number] += columns[slices[number]]
        for one in part.asked:
            parted[one].append((part.some, part.every, columns[one]))
        count += part.division.size
    rows = []
    related = {}
    for number, claim in enumerate(claims):
        if claim.times is not None:
            of, to = reached[number], reached[other[number]]
            related[number] = frozenset(of), frozenset(to)
            row, more = _ratio(claim.times, number, of, to, count)
            count += len(more)
            links += more
        else:
            high = claim.high if claim.slice == WHOLE or number in within else None
            row = LinearRow(_sum(reached[number]), claim.low, high, number)
        rows.append(row)
    rows += links
    return Program(
        rows=tuple(rows),
        columns=matrix_columns(rows, count),
        least=asking.least(parted),
        most=asking.most(parted),
        ratios=related,
        atoms=tuple(atom.boxes for atom in atoms),
    )


def boxes_of(claims: Sequence[Claim]) -> list[Place]:
    """The box of each claim; after them, those that ratios are in relation to."""
    others = (claim.places[1] for claim in claims if claim.times is not None)
    return [*(claim.places[0] for claim in claims), *others]


def _sum(columns: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((column, 1) for column in columns)


def _ratio(
    times: Times, claim: int, of: Sequence[int], to: Sequence[int], new: int
) -> tuple[LinearRow, list[LinearRow]]:
    """The row of a ratio of some columns to others, and where it is no single number, what holds of
    a ``new`` column: what some have beside the least number of times what the others have.
    """
    low, high = times.low, times.high
    unit = lcm(low.denominator, 1 if high is None else high.denominator)

    def without(number: Fraction) -> dict[int, int]:
        """So many times the others taken from the first; what both have counts in both."""
        counted: dict[int, int] = defaultdict(int)
        for column in of:
            counted[column] += unit
        for column in to:
            counted[column] -= int(number * unit)
        return counted

    def row(entries: dict[int, int], low: Fraction | None, high: Fraction | None) -> LinearRow:
        found = tuple((column, count) for column, count in entries.items() if count)
        return LinearRow(found, low, high, claim, scale=unit, ratio=True)

    nothing = Fraction(0)
    if high is None or low == high:
        return row(without(low), nothing, None if high is None else nothing), []
    if not low:
        return row(without(high), None, nothing), []
    rest = ((new, unit), *((column, -int((high - low) * unit)) for column in to))
    exactly = row({**without(low), new: -unit}, nothing, nothing)
    return exactly, [LinearRow(rest, None, nothing, None, scale=unit, ratio=True)]


def matrix_columns(
    rows: Iterable[LinearRow], count: int
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each of so many columns, the rows that it is in, with its coefficients."""
    touching: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, row in enumerate(rows):
        once = number, 1
        for column, coefficient in row.entries:
            touching[column].append(once if coefficient == 1 else (number, coefficient))
    return tuple(map(tuple, touching))


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


def all_parts(program: Program) -> list[Part]:
    """The connected parts of a program."""
    return parts(program, range(len(program.rows)), range(len(program.columns)))


def claims_in(program: Program, rows: Sequence[int]) -> list[int]:
    """The claims that some rows state, in order."""
    return sorted({claim for row in rows if (claim := program.rows[row].claim) is not None})


def narrowed(program: Program, part: Part, claims: Sequence[int]) -> Part:
    """A part with some claims only, and what holds of the slices that they are about."""
    wanted = set(claims)
    touched = {column for row in wanted for column, _ in program.rows[row].entries}
    links = set()
    reached = list(touched)
    while reached:
        for row in program.limiting.get(reached.pop(), ()):
            if row not in links:
                links.add(row)
                new = {column for column, _ in program.rows[row].entries} - touched
                touched |= new
                reached += new
    rows = tuple(row for row in part.rows if row in wanted or row in links)
    return Part(rows, tuple(sorted(touched)))
