"""Slices of the same money: which of them a euro can be of at once.

A slice is an event of codes: money is of it if it is of some code of each of its lines. Of any
codes, money can be of some and not of the others, so slices that share no code say nothing of each
other, and two divisions of the same money, each among slices that the other says nothing of, can
always be put together. Slices that do say something of each other are divided together, by
*patterns* of membership: each set of them that money can be of at once has an amount of its own.
What follows from one amount for another is then as tight as it can be: M. Fréchet (1935),
"Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25, 379-387, and for
more than two events G. Boole (1854), An Investigation of the Laws of Thought, chapter XIX.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from math import prod
from typing import NamedTuple, TypeAlias

from .box import Slice

# A line of a slice: codes of one sort, of which money of the slice has one at least.
_Line: TypeAlias = frozenset[tuple[int, str]]

# As many patterns have columns of their own; of more, only what two slices at a time imply is said.
MOST = 256
# As many slices of one code in each line are looked at, to tell what covers a slice.
_SINGLES = 1_000


class Relation(NamedTuple):
    """That some parts of money are together no more than others, and where ``whole`` is true, than
    these and all of it. ``union`` marks those that follow from no slice being within another.
    """

    parts: tuple[int, ...]
    within: tuple[int, ...]
    whole: bool
    union: bool


class Division(NamedTuple):
    """Money divided among slices that say something of each other: the parts, numbered from 0, that
    make up each slice, and what holds of the parts.
    """

    slices: Mapping[Slice, tuple[int, ...]]
    relations: tuple[Relation, ...]

    @property
    def size(self) -> int:
        """How many parts there are."""
        return 1 + max(part for parts in self.slices.values() for part in parts)


_APART = (Relation((0,), (), whole=True, union=False),)


# The slices of a ledger are few, and come in the same sets with each question.
_keep = lru_cache(maxsize=1024)


@_keep
def divisions(slices: frozenset[Slice]) -> tuple[Division, ...]:
    """The divisions of money among some slices of it, the finest that say all there is to say."""
    found = []
    for together in sharing(slices):
        if len(together) == 1:
            # mutants survive: its one pattern is found below too, more slowly.
            found.append(Division({together[0]: (0,)}, _APART))
            continue
        patterns = _patterns(together)
        if patterns is None:
            found.append(_by_pairs(together))
            continue
        left = list(enumerate(together))
        for place, one in tuple(left):
            without = {pattern & ~(1 << place) for pattern in patterns}
            # Whatever else it is of, money can be of this one or not.
            if 2 * len(without) == len(patterns):
                patterns = without
                left.remove((place, one))
                found.append(_by_patterns([(place, one)], {0, 1 << place}))
        if left:
            found.append(_by_patterns(left, patterns))
    return tuple(found)


def _by_patterns(slices: Sequence[tuple[int, Slice]], patterns: Collection[int]) -> Division:
    """The division by patterns, each a set of slices as bits; money of none of them is left out."""
    parts = sorted(patterns)[1:]
    return Division(
        {
            one: tuple(part for part, pattern in enumerate(parts) if pattern >> place & 1)
            for place, one in slices
        },
        (Relation(tuple(range(len(parts))), (), whole=True, union=False),),
    )


def sharing(slices: Iterable[Slice]) -> list[list[Slice]]:
    """Slices by the codes that they share, perhaps by way of others."""
    groups: list[tuple[set[tuple[int, str]], list[Slice]]] = []
    for one in sorted(slices, key=_sortable):
        codes, members = set[tuple[int, str]]().union(*_lines(one)), [one]
        for group in [group for group in groups if not codes.isdisjoint(group[0])]:
            groups.remove(group)
            codes |= group[0]
            members = [*group[1], *members]
        groups.append((codes, members))
    return [sorted(members, key=_sortable) for _, members in groups]


@_keep
def _lines(one: Slice) -> list[_Line]:
    lines = [frozenset((sort, code) for code in codes) for sort, codes in enumerate(one[:-1])]
    lines.append(frozenset({(len(lines), one.part)} if one.part is not None else ()))
    return [line for line in lines if line]


def _patterns(slices: Sequence[Slice]) -> set[int] | None:
    """The sets of slices that money can be of at once, as bits; ``None`` where they are too many to
    be looked at.
    """
    number: dict[_Line, int] = {}
    needed = [
        sum(1 << number.setdefault(line, len(number)) for line in _lines(one)) for one in slices
    ]
    # The sets of lines that money can be of, code by code.
    met = {0}
    for code in sorted(frozenset[tuple[int, str]]().union(*number)):
        hit = sum(1 << place for line, place in number.items() if code in line)
        met |= {before | hit for before in met}
        if len(met) > MOST * MOST:
            return None
    found = {
        sum(1 << place for place, lines in enumerate(needed) if not lines & ~hit) for hit in met
    }
    return found if len(found) <= MOST else None


def _by_pairs(slices: Sequence[Slice]) -> Division:
    """The division in which each slice is a part, and what follows from one of two slices being
    within the other, or within what several have between them, and from their meeting.
    """
    number = {one: place for place, one in enumerate(slices)}
    wider = {one: [other for other in slices if one.within(other)] for one in slices}
    relations = []
    for one in slices:
        others = [other for other in wider[one] if other != one]
        above = [number[upper] for upper in _narrowest(others, wider)]
        relations += [
            Relation((number[one],), (upper,), whole=False, union=False) for upper in above
        ] or [Relation((number[one],), (), whole=True, union=False)]
        if cover := _cover(one, slices, wider[one]):
            parts = tuple(sorted(number[part] for part in cover))
            relations.append(Relation((number[one],), parts, whole=False, union=True))
    for one, other in combinations(slices, 2):
        common = _meet(one, other)
        if common is not None and common in number and common not in (one, other):
            pair = number[one], number[other]
            both = [upper for upper in wider[one] if upper in wider[other]]
            above = [number[upper] for upper in _narrowest(both, wider)]
            relations += [
                Relation(pair, (number[common], upper), whole=False, union=True) for upper in above
            ] or [Relation(pair, (number[common],), whole=True, union=True)]
    return Division({one: (place,) for one, place in number.items()}, tuple(relations))


def _narrowest(slices: Sequence[Slice], wider: Mapping[Slice, Sequence[Slice]]) -> list[Slice]:
    """Those of some slices that none of the others is within."""
    return [
        one for one in slices if not any(one in wider[other] for other in slices if other != one)
    ]


def _cover(one: Slice, slices: Sequence[Slice], wider: Collection[Slice]) -> set[Slice]:
    """Slices that have all money of one between them, without one that has it by itself; none where
    there are none.
    """
    lines = [[frozenset([code]) for code in sorted(line)] or [line] for line in one[:-1]]
    if prod(map(len, lines)) > _SINGLES:
        return set()
    cover = set()
    for codes in product(*lines):
        single = Slice._make((*codes, one.part))
        around = [other for other in slices if other not in wider and single.within(other)]
        if not around:
            return set()
        cover.add(min(around, key=lambda other: (sum(map(len, other[:-1])), _sortable(other))))
    return cover


def _meet(one: Slice, other: Slice) -> Slice | None:
    """The slice of all money that is of both; ``None`` where that is no slice."""
    lines = []
    for mine, theirs in zip(one[:-1], other[:-1], strict=True):
        if not (mine and theirs):
            lines.append(mine or theirs)
        elif mine <= theirs or theirs <= mine:
            lines.append(mine & theirs)
        else:
            return None
    part = one.part if other.part is None else other.part
    return Slice._make((*lines, part)) if one.part in (None, part) else None


@_keep
def _sortable(part: Slice) -> tuple[list[list[str]], str]:
    # mutants survive: in what order columns are numbered changes no bound.
    return [sorted(one) for one in part[:-1]], part.part or ""
