"""Slices as layers within the whole: which of them need columns of their own, and which atoms are
one column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import permutations, product

import attrs

from .box import WHOLE, Slice
from .claims import Claim
from .space import Atom

__all__ = ["Layer", "lay"]

Wider = Mapping[Slice, frozenset[Slice]]
"""For each slice, those that it is a slice of, itself and the whole among them."""


@attrs.frozen(eq=False)
class Layer:
    """The columns of one slice: atoms that the same of its claims and questions cover are one
    column.

    A layer under several, and those that it is under, have a column for each of its atoms: what one
    of them may exchange between atoms, another may not.
    """

    above: tuple[Slice, ...]
    """The narrowest layers that it is a slice of."""
    singles: tuple[Slice, ...] = ()
    """The slices of one code each that hold all its money between them, where these can limit it.
    """
    columns: dict[tuple[tuple[int, ...], int, int, int | None], int] = attrs.field(factory=dict)
    of: dict[int, int] = attrs.field(factory=dict)
    """The column of each atom."""


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
    family: dict[Slice, set[int]] = defaultdict(set)
    for part, numbers in saying.items():
        for upper in wider[part]:
            family[upper].update(numbers)
    needed = set(saying) if layered else _limiting(claims, atoms, wider)
    # What is said of any slice that one of these is in may limit it.
    central = {asked, *unions}.union(*unions.values())
    needed |= {WHOLE, *central} | (
        saying.keys() & frozenset[Slice]().union(*(wider[part] for part in central))
    )
    needed, above = _placed(needed, saying, wider)
    places = {
        part: {place for number in family[part] for place in reached[number]} for part in needed
    }
    for part in wider[asked] & needed:
        places[part].update(place for place, atom in enumerate(atoms) if atom.some)
    single = _unmerged(places, above, unions, wider)
    layers: dict[Slice, Layer] = {}
    count = 0
    for part in sorted(needed, key=lambda part: (len(wider[part]), _sortable(part))):
        layer = layers[part] = Layer(tuple(above[part]), unions.get(part, ()))
        for place in sorted(places[part]):
            boxes = tuple(box for box in atoms[place].boxes if box in family[part])
            some, every = (
                (atoms[place].some, atoms[place].every) if part in wider[asked] else (0, 0)
            )
            key = (boxes, some, every, place if place in single[part] else None)
            layer.of[place] = layer.columns.setdefault(key, count + len(layer.columns))
        count += len(layer.columns)
    return layers, {part: above[part][0] for part in saying.keys() - needed}


def _placed(
    needed: set[Slice], saying: Collection[Slice], wider: Wider
) -> tuple[set[Slice], dict[Slice, list[Slice]]]:
    """The layers that are needed, with those that are under several of them; and for each of these
    and each claim's, the narrowest layers above.
    """
    # Under several layers, less is possible than under each of them alone.
    while more := {
        part for part in saying if part not in needed and len(_narrowest(part, needed, wider)) > 1
    }:
        needed = needed | more
    return needed, {part: _narrowest(part, needed, wider) for part in {*saying, *needed}}


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
        for upper in places.keys() & frozenset[Slice]().union(*(wider[one] for one in singles)):
            places[upper].update(within)
            single[upper] |= within
    for part in places:
        for upper in wider[part] if len(above[part]) > 1 else ():
            single[upper] |= places[part]
    return single


def _limiting(claims: Sequence[Claim], atoms: Sequence[Atom], wider: Wider) -> set[Slice]:
    """The slices of which one claim can limit another: one of the same slice, or of a slice of it,
    about some of the same money.
    """
    found: set[Slice] = set()
    for together in {
        tuple(box for box in atom.boxes if claims[box].slice != WHOLE) for atom in atoms
    }:
        for one, other in permutations(together, 2):
            if claims[one].slice in wider[claims[other].slice]:
                found.add(claims[one].slice)
    return found


def _unions(
    slices: Collection[Slice], about: Collection[Slice]
) -> tuple[dict[Slice, tuple[Slice, ...]], dict[Slice, frozenset[Slice]]]:
    """The slices of several codes, each with those of one code that it consists of, where each of
    these is in a slice that something is said or asked ``about`` and that the union is not in (else
    one may have all that the union has); and for all slices, the wider ones.
    """
    # In order, so that proofs are the same everywhere.
    parted = {
        part: singles
        for part in sorted(slices, key=_sortable)
        if len(singles := _singles(part)) > 1
    }
    wider = _wider({*slices}.union(*parted.values()))
    limited = {
        union: singles
        for union, singles in parted.items()
        if all(any(upper in about for upper in wider[single] - wider[union]) for single in singles)
    }
    return limited, wider


def _singles(part: Slice) -> tuple[Slice, ...]:
    """The slices of one code in each line that a slice has codes in: its money is in one of them at
    least.
    """
    codes = [[frozenset([code]) for code in sorted(one)] or [frozenset[str]()] for one in part[:-1]]
    return tuple(
        Slice(poles, regions, sectors, beneficiaries, part.part)
        for poles, regions, sectors, beneficiaries in product(*codes)
    )


def _wider(slices: Collection[Slice]) -> dict[Slice, frozenset[Slice]]:
    # A slice can only be within those that share a code with it, and within those that have no
    # codes.
    sharing: dict[str, set[Slice]] = defaultdict(set)
    bare = set()
    for part in slices:
        codes = frozenset[str]().union(*part[:-1])
        for code in codes:
            sharing[code].add(part)
        if not codes:
            bare.add(part)
    found = {}
    for part in slices:
        near = bare.union(*(sharing[code] for codes in part[:-1] for code in codes))
        found[part] = frozenset(other for other in near if part.within(other))
    return found


def _narrowest(part: Slice, layers: Collection[Slice], wider: Wider) -> list[Slice]:
    """The narrowest of some layers that a slice is a slice of."""
    upper = [layer for layer in wider[part] if layer in layers and layer != part]
    return sorted(
        (one for one in upper if not any(other != one and one in wider[other] for other in upper)),
        key=_sortable,
    )


def _sortable(part: Slice) -> tuple[list[list[str]], str]:
    return [sorted(one) for one in part[:-1]], part.part or ""
