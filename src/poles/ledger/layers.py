"""Slices as layers within the whole: which of them need columns of their own, and which atoms are
one column.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import attrs

from .box import WHOLE, Slice
from .claims import Claim
from .space import Atom

# For each slice, those that it is a slice of, itself and the whole among them.
Wider = Mapping[Slice, frozenset[Slice]]


class Merged(NamedTuple):
    """What atoms have in common that are one column of a layer: the boxes of its claims, and the
    questions that some or all of them lie in, as bits. ``alone`` is an atom that is not merged.
    """

    boxes: int
    some: int
    every: int
    alone: int | None


@attrs.frozen(eq=False)
class Layer:
    """The columns of one slice: atoms that the same of its claims and questions cover are one
    column.

    A layer under several, and those that it is under, have a column for each of its atoms: what one
    of them may exchange between atoms, another may not.
    """

    # The narrowest layers that it is a slice of.
    above: tuple[Slice, ...]
    # The slices of one code each that hold all its money between them, where these can limit it.
    singles: tuple[Slice, ...] = ()
    columns: dict[Merged, int] = attrs.field(factory=dict)
    # The column of each atom.
    of: dict[int, int] = attrs.field(factory=dict)


def lay(
    claims: Sequence[Claim],
    atoms: Sequence[Atom],
    reached: Sequence[Sequence[int]],
    asked: Slice,
    *,
    layered: bool,
) -> tuple[dict[Slice, Layer], dict[Slice, Slice]]:
    """The layers of a program, wider ones first, with columns numbered through; and for every slice
    without one, the layer above it.

    ``reached`` are the atoms of each claim. A slice needs a layer where its claims can limit each
    other or an answer, or where it is under several layers; ``layered`` gives one to each.
    """
    saying: dict[Slice, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        saying[claim.slice].append(number)
    unions, wider = _unions({*saying, WHOLE, asked}, {*saying, asked})
    # mutants survive: more layers or columns than are needed give the same answer, more slowly.
    needed = set(saying) if layered else _limiting(claims, atoms, wider)
    # What is said of any slice that one of these is in may limit it.
    central = {WHOLE, asked, *unions}.union(*unions.values())
    needed |= central
    for part in central:
        # mutants survive: more layers or columns than are needed give the same answer, more
        # slowly.
        needed |= saying.keys() & wider[part]
    needed, above = _placed(needed, saying, wider)
    family: dict[Slice, set[int]] = defaultdict(set)
    for part, numbers in saying.items():
        for upper in wider[part]:
            family[upper].update(numbers)
    places: dict[Slice, set[int]] = {}
    for part in needed:
        places[part] = set[int]().union(*(reached[number] for number in family[part]))
    # mutants survive: more layers or columns than are needed give the same answer, more slowly.
    for part in wider[asked] & needed:
        places[part].update(place for place, atom in enumerate(atoms) if atom.some)
    single = _unmerged(places, above, unions, wider)
    layers: dict[Slice, Layer] = {}
    count = 0
    for part in sorted(needed, key=lambda part: (len(wider[part]), _sortable(part))):
        layer = layers[part] = Layer(tuple(above[part]), unions.get(part, ()))
        stated = sum(1 << number for number in family[part])
        for place in sorted(places[part]):
            atom = atoms[place]
            # mutants survive: questions are answered by the layer asked about alone; elsewhere
            # they could only part columns.
            some, every = (atom.some, atom.every) if part in wider[asked] else (0, 0)
            # mutants survive: more layers or columns than are needed give the same answer, more
            # slowly.
            merged = Merged(
                atom.within & stated, some, every, place if place in single[part] else None
            )
            layer.of[place] = layer.columns.setdefault(merged, count + len(layer.columns))
        count += len(layer.columns)
    return layers, {part: above[part][0] for part in saying.keys() - needed}


def _placed(
    needed: set[Slice], saying: Collection[Slice], wider: Wider
) -> tuple[set[Slice], dict[Slice, list[Slice]]]:
    """The layers that are needed, with those that are under several of them; and for each of these
    and each claim's, the narrowest layers above.
    """
    while True:
        above = {part: _narrowest(part, needed, wider) for part in {*saying, *needed}}
        # Under several layers, less is possible than under each of them alone.
        # mutants survive: more layers or columns than are needed give the same answer, more
        # slowly.
        more = {part for part in saying if part not in needed and len(above[part]) > 1}
        if not more:
            return needed, above
        needed = needed | more


def _unmerged(
    places: Mapping[Slice, set[int]],
    above: Mapping[Slice, list[Slice]],
    unions: Mapping[Slice, Sequence[Slice]],
    wider: Wider,
) -> dict[Slice, set[int]]:
    """The atoms that each layer gives columns of their own. The slices that a union consists of,
    and what these are slices of, get all its ``places``.
    """
    single: dict[Slice, set[int]] = defaultdict(set)
    for part, singles in unions.items():
        within = frozenset(places[part])
        # mutants survive: more layers or columns than are needed give the same answer, more
        # slowly.
        for upper in places.keys() & frozenset[Slice]().union(*(wider[one] for one in singles)):
            places[upper].update(within)
            single[upper].update(within)
    for part in places:
        # mutants survive: more layers or columns than are needed give the same answer, more
        # slowly.
        for upper in wider[part] if len(above[part]) > 1 else ():
            single[upper].update(places[part])
    return single


def _limiting(claims: Sequence[Claim], atoms: Sequence[Atom], wider: Wider) -> set[Slice]:
    """The slices of which one claim can limit another: one of the same slice, or of a slice of it,
    about some of the same money.
    """
    found: set[Slice] = set()
    sliced = {number: claim.slice for number, claim in enumerate(claims) if claim.slice != WHOLE}
    for together in {tuple(box for box in atom.boxes if box in sliced) for atom in atoms}:
        slices = Counter(sliced[box] for box in together)
        for one, number in slices.items():
            found.update(wider[one] & slices.keys() - {one})
            if number > 1:
                found.add(one)
    return found


def _unions(
    slices: Collection[Slice], about: Collection[Slice]
) -> tuple[dict[Slice, tuple[Slice, ...]], dict[Slice, frozenset[Slice]]]:
    """The slices of several codes, each with those of one code that it consists of, where each of
    these is in a slice that something is said or asked ``about`` and that the union is not in (else
    one may have all that the union has); and for all slices, the wider ones.
    """
    # In order, so that proofs are the same everywhere.
    singles = {part: _singles(part) for part in sorted(slices, key=_sortable)}
    wider = _wider({*slices}.union(*singles.values()))
    about = frozenset(about)

    def limited(union: Slice) -> bool:
        return all((wider[one] - wider[union]) & about for one in singles[union])

    return {union: singles[union] for union in singles if limited(union)}, wider


def _singles(part: Slice) -> tuple[Slice, ...]:
    """The slices of one code in each line that a slice has codes in: its money is in one of them at
    least.
    """
    lines = [_one_by_one(codes) for codes in part[:-1]]
    return tuple(Slice._make((*codes, part.part)) for codes in product(*lines))


def _one_by_one(codes: frozenset[str]) -> list[frozenset[str]]:
    """Each of some codes as a set; the empty set where there are none, which restricts nothing."""
    return [frozenset([code]) for code in sorted(codes)] or [codes]


def _wider(slices: Collection[Slice]) -> dict[Slice, frozenset[Slice]]:
    # A slice can only be within those that share a code with it, and within those that have no
    # codes.
    sharing: dict[str, set[Slice]] = defaultdict(set)
    bare = set()
    # mutants survive: more slices are looked at than can be wider; those that are not are left
    # out below.
    codes = {part: frozenset[str]().union(*part[:-1]) for part in slices}
    for part in slices:
        for code in codes[part]:
            sharing[code].add(part)
        if not codes[part]:
            bare.add(part)
    found = {}
    for part in slices:
        near = bare.union(*(sharing[code] for code in codes[part]))
        found[part] = frozenset(other for other in near if part.within(other))
    return found


def _narrowest(part: Slice, layers: Collection[Slice], wider: Wider) -> list[Slice]:
    """The narrowest of some layers that a slice is a slice of."""
    upper = {layer for layer in wider[part] if layer in layers and layer != part}
    for one in tuple(upper):
        upper -= wider[one] - {one}
    # mutants survive: in what order layers and columns are numbered changes no bound.
    return sorted(upper, key=_sortable)


def _sortable(part: Slice) -> tuple[list[list[str]], str]:
    # mutants survive: in what order layers and columns are numbered changes no bound.
    return [sorted(one) for one in part[:-1]], part.part or ""
