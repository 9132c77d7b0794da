"""Atoms of money divided among the slices that claims and questions speak of there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import chain
from operator import or_

import attrs

from .box import WHOLE, Slice
from .patterns import Division, divisions, sharing
from .space import Atom


@attrs.frozen
class Divided:
    """What atoms have in common whose money is divided alike: the slices, the boxes about them
    and, where some of these slices are ``asked`` about, the extents of questions that some or all
    of it lies in, as bits.
    """

    division: Division = attrs.field(eq=False)
    boxes: tuple[int, ...]
    asked: tuple[Slice, ...]
    some: int
    every: int


def divided_by(
    slices: Sequence[Slice],
    atoms: Sequence[Atom],
    reached: Sequence[Sequence[int]],
    asked: Mapping[Slice, int],
) -> dict[Divided, list[int]]:
    """The atoms by how the money in them is divided, each once for every division of it, where
    questions are ``asked`` about slices in some extents. Boxes have ``reached`` atoms.

    Nothing more is said of a division than of the atoms together: what one of them has more of,
    another may have less of.
    """
    found: dict[Divided, list[int]] = defaultdict(list)
    sliced: dict[Slice, list[int]] = defaultdict(list)
    for number, part in enumerate(slices):
        sliced[part].append(number)
    for group in sharing({*slices, *asked} - {WHOLE}):
        extents = reduce(or_, (asked[part] for part in group if part in asked), 0)
        numbers = sorted(chain.from_iterable(map(sliced.__getitem__, group)))
        alike = _alike(atoms, {number: reached[number] for number in numbers}, extents)
        for (within, some, every), places in alike.items():
            about: dict[Slice, list[int]] = defaultdict(list)
            for number in within:
                about[slices[number]].append(number)
            here = [part for part in group if some & asked.get(part, 0)]
            about.update((part, []) for part in here if part not in about)
            for division in divisions(frozenset(about)):
                boxes = sorted(chain.from_iterable(about[one] for one in division.slices))
                asking = tuple(one for one in here if one in division.slices)
                flags = (asking, some, every) if asking else ((), 0, 0)
                found[Divided(division, tuple(boxes), *flags)] += places
    return found


def _alike(
    atoms: Sequence[Atom], reached: Mapping[int, Sequence[int]], extents: int
) -> dict[tuple[tuple[int, ...], int, int], list[int]]:
    """The atoms of some boxes, and of some extents that are asked about, by the boxes and the
    extents that they are in. Of very many atoms these are few.
    """
    within: dict[int, list[int]] = defaultdict(list)
    for number, places in reached.items():
        for place in places:
            within[place].append(number)
    if extents:
        for place, atom in enumerate(atoms):
            if atom.some & extents and place not in within:
                within[place] = []
    found: dict[tuple[tuple[int, ...], int, int], list[int]] = defaultdict(list)
    for place in sorted(within):
        some, every = atoms[place].some & extents, atoms[place].every & extents
        found[tuple(within[place]), some, every].append(place)
    return found


def reached_by(boxes: int, atoms: Sequence[Atom]) -> list[list[int]]:
    """The atoms of each of so many boxes."""
    reached: list[list[int]] = [[] for _ in range(boxes)]
    for place, atom in enumerate(atoms):
        for box in atom.boxes:
            reached[box].append(place)
    return reached


def together(divided: Iterable[Divided], exactly: AbstractSet[int]) -> set[int]:
    """The boxes that are divided together with another one, or with what is asked, or with one that
    has to have columns of its own.
    """
    within: set[int] = set()
    for part in divided:
        if len(part.boxes) > 1 or part.asked or not exactly.isdisjoint(part.boxes):
            within.update(part.boxes)
    return within


def limited(
    division: Division, first: int, places: Sequence[int]
) -> Iterator[tuple[tuple[tuple[int, int], ...], bool]]:
    """The sums of columns that are no more than nothing, with their coefficients, in a division of
    some atoms whose parts are columns from the first one on; and whether they are of a union.
    """
    whole = [(place, -1) for place in places]
    for relation in division.relations:
        parts = [(first + part, 1) for part in relation.parts]
        above = [(first + part, -1) for part in relation.within]
        yield (*parts, *above, *(whole if relation.whole else ())), relation.union
