"""Bounds of laminar families of boxes, in which any two are disjoint or nested, by sums and
differences along a tree, without any solver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import attrs

from .exact import Certificate
from .program import LinearRow, Part, Program


class _Side(NamedTuple):
    """A bound of a set of columns, with the dual certificate that proves it; an upper bound has
    that of its negative.
    """

    value: Fraction
    certificate: Certificate

    @property
    def weight(self) -> Fraction:
        """What its multipliers add up to: of equal bounds, the lightest is told."""
        return sum(map(abs, self.certificate.values()), Fraction(0))


_NOTHING = _Side(Fraction(0), {})

# So many sets of rows that no tree has are looked for in a part.
_ENOUGH = 16


@attrs.define(eq=False)
class _Node:
    columns: frozenset[int]
    parent: _Node | None = attrs.field(repr=False)
    rows: list[int] = attrs.field(factory=list)
    children: list[_Node] = attrs.field(factory=list, repr=False)
    low: _Side = _NOTHING
    # The bounds by its own rows and those below it.
    high: _Side | None = None

    @property
    def siblings(self) -> list[_Node]:
        """The other children of its parent."""
        around = [] if self.parent is None else self.parent.children
        return [child for child in around if child is not self]

    @property
    def exhausted(self) -> bool:
        """Whether each of its columns is in one of its children."""
        return bool(self.children) and len(self.columns) == sum(
            len(child.columns) for child in self.children
        )


# From the node that holds all to a set of columns: each node, with its siblings.
Path: TypeAlias = list[tuple[_Node, list[_Node]]]


@attrs.frozen(eq=False)
class Tree:
    """A laminar family of sets of columns: the first node holds all, children follow parents."""

    nodes: tuple[_Node, ...]
    # The smallest node that each column is in.
    innermost: Mapping[int, _Node] = attrs.field(repr=False)

    def path(self, asked: Collection[int]) -> Path | None:
        """The nodes from the root to a set, which may be one more; ``None`` where it crosses one of
        them.
        """
        node = self.innermost[next(iter(asked))]
        while not node.columns.issuperset(asked) and node.parent is not None:
            node = node.parent
        inside = [child for child in node.children if not child.columns.isdisjoint(asked)]
        path: Path = []
        if len(node.columns) > len(asked):
            if not all(child.columns.issubset(asked) for child in inside):
                return None
            beside = [child for child in node.children if child.columns.isdisjoint(asked)]
            new = _Node(frozenset(asked), node, children=inside)
            _sum_up(new, [], [])
            path.append((new, beside))
        while node.parent is not None:
            path.append((node, node.siblings))
            node = node.parent
        return [(node, []), *reversed(path)]

    def least(self, path: Path) -> tuple[Fraction, Certificate]:
        """The least that the last set of a path can be, and the certificate."""
        # mutants survive: the first node of a path has nothing around it, so that this is not
        # looked at.
        side = _NOTHING
        for node, siblings in path:
            highs = [sibling.high for sibling in siblings]
            limits = [high for high in highs if high is not None]
            # What is around the set, less all that can be beside it: known only where nothing
            # beside it is without limit.
            if not _covered(node, siblings) or len(limits) < len(highs):
                side = node.low
            else:
                side = _highest([node.low, _less(side, limits)])
        return side

    def most(self, path: Path) -> tuple[Fraction, Certificate] | None:
        """The most that it can be, with the certificate of the least of its negative; ``None``
        where nothing limits it.
        """
        side: _Side | None = None
        for node, siblings in path:
            sides = [node.high]
            if side is not None:
                sides.append(_less(side, (sibling.low for sibling in siblings)))
            side = _lowest(one for one in sides if one is not None)
        return side

    def crowded(self) -> _Node | None:
        """The innermost node, of several the last, that has less at most than at least; ``None``
        where there is none.
        """
        for node in reversed(self.nodes):
            if node.high is not None and node.high.value < node.low.value:
                return node
        return None

    def crowding(self) -> list[int] | None:
        """Rows that cannot all be true, of such a node; ``None`` where there is none."""
        node = self.crowded()
        if node is None or node.high is None:
            return None
        return [*node.low.certificate, *node.high.certificate]


def _covered(node: _Node, siblings: Iterable[_Node]) -> bool:
    """Whether each column of what is around a node is in it or in a sibling."""
    return node.parent is not None and len(node.parent.columns) == len(node.columns) + sum(
        len(sibling.columns) for sibling in siblings
    )


def tree_of(program: Program, part: Part) -> Tree | None:
    """The tree of the rows of a part; ``None`` where two of them cross, or a row is not a plain
    sum, as that of a ratio.
    """
    rows: dict[frozenset[int], list[int]] = {frozenset(part.columns): []}
    for row in part.rows:
        if not _is_sum(program.rows[row]):
            return None
        rows.setdefault(_columns(program.rows[row]), []).append(row)
    innermost: dict[int, _Node] = {}
    nodes: list[_Node] = []
    for columns in sorted(rows, key=lambda one: (-len(one), min(one))):
        around = {id(node): node for node in map(innermost.get, columns) if node is not None}
        # mutants survive: each set of columns occurs once, so that none is equal to the one
        # around it.
        if nodes and (len(around) != 1 or not columns <= next(iter(around.values())).columns):
            return None
        node = _Node(columns, next(iter(around.values()), None), rows[columns])
        if node.parent is not None:
            node.parent.children.append(node)
        innermost.update(dict.fromkeys(columns, node))
        nodes.append(node)
    for node in reversed(nodes):
        _bound(program, node)
    return Tree(tuple(nodes), innermost)


def crossing(program: Program, part: Part) -> list[frozenset[int]]:
    """Some sets of rows of a part any of which no tree has: rows that are no plain sums, and pairs
    of others that cross. No row is in two of them.
    """
    found = [frozenset({row}) for row in part.rows if not _is_sum(program.rows[row])]
    left = {row: _columns(program.rows[row]) for row in part.rows if _is_sum(program.rows[row])}
    for one in sorted(left, key=lambda row: (len(left[row]), row)):
        if len(found) >= _ENOUGH:
            break
        mine = left.pop(one, frozenset())
        near = dict.fromkeys(row for column in mine for row, _ in program.columns[column])
        for other in near:
            theirs = left.get(other, mine)
            if not (mine <= theirs or theirs <= mine):
                del left[other]
                found.append(frozenset({one, other}))
                break
    return found


def _is_sum(row: LinearRow) -> bool:
    return row.claim is not None and not row.ratio


def _columns(row: LinearRow) -> frozenset[int]:
    return frozenset(column for column, _ in row.entries)


def _bound(program: Program, node: _Node) -> None:
    stated = [(program.rows[row], row) for row in node.rows]
    lows = [_Side(row.low, {number: Fraction(1)}) for row, number in stated if row.low is not None]
    highs = [
        _Side(row.high, {number: Fraction(-1)}) for row, number in stated if row.high is not None
    ]
    _sum_up(node, lows, highs)


def _sum_up(node: _Node, lows: list[_Side], highs: list[_Side]) -> None:
    """The bounds of a node, by its own rows and by what is known of its children."""
    node.low = _highest([_added(child.low for child in node.children), *lows])
    below = [child.high for child in node.children if child.high is not None]
    if node.exhausted and len(below) == len(node.children):
        highs = [*highs, _added(below)]
    node.high = _lowest(highs)


def _highest(sides: Iterable[_Side]) -> _Side:
    return max(sides, key=lambda side: (side.value, -side.weight))


def _lowest(sides: Iterable[_Side]) -> _Side | None:
    return min(sides, key=lambda side: (side.value, side.weight), default=None)


def _added(sides: Iterable[_Side]) -> _Side:
    value, certificate = Fraction(0), Certificate()
    for side in sides:
        value += side.value
        _count(certificate, side.certificate)
    return _Side(value, certificate)


def _less(whole: _Side, others: Iterable[_Side]) -> _Side:
    """A bound of what is left of a whole: its multipliers and those of the other sides of what is
    taken away.
    """
    value, certificate = whole.value, Certificate(whole.certificate)
    for side in others:
        value -= side.value
        _count(certificate, side.certificate)
    return _Side(value, certificate)


def _count(total: Certificate, more: Certificate) -> None:
    for row, multiplier in more.items():
        # mutants survive: where a row is met twice, the bound beside this one is as tight and
        # taken first.
        total[row] = total.get(row, Fraction(0)) + multiplier
        if not total[row]:
            del total[row]
