"""How far an answer reaches whichever of the statements that contradict each other one disbelieves.

The answer that is believed, and those without one of the sets of claims of least cost whose removal
mends all contradictions, are looked at part by part, as parts share no money; a claim that is
doubted besides is in one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from math import inf
from typing import NamedTuple, TypeAlias

from poles.model import Statement

from .beliefs import Evidence
from .claims import Claim
from .contest import Contest, contest_of
from .contested import Contested, Disbelief, Pivot
from .exact import Certificate
from .kept import Put
from .program import Part, claims_in
from .prover import cents_down, cents_up
from .reliability import Reliability, costs_of
from .repairs import Reach, Reached, Value
from .steps import Step

_NONE: frozenset[int] = frozenset()

# How the proof of a side is told.
StepsOf: TypeAlias = Callable[[str, Certificate], tuple[Step, ...]]


class _Asked:
    """One side of a question to one part."""

    def __init__(
        self, contest: Contest, part: Part, reach: Reach, costs: Mapping[int, int]
    ) -> None:
        claims = frozenset(claims_in(contest.program, part.rows))
        self._groups, self._own = contest.groups, contest.groups.within(claims)
        self._refused = contest.refused.intersection(claims)
        self._reach, self._costs = reach, costs
        # What admission refuses none of has no contradictions.
        self._repairs = contest.repairs(part) if self._refused else None
        self._tried: tuple[list[Reached], list[Reached]] = [], []

    def believed(self, doubt: int, sure: frozenset[int]) -> Reached:
        """How far it reaches by what is believed, and without one group besides that is not
        ``sure``, where there is ``doubt``.
        """
        out = self._refused.intersection(self._own)
        tried = [self._reach(self._refused)]
        for one in self._own if doubt else ():
            gone = self._refused | self._groups.gone(out | {one})
            if one not in sure and not any(other.stays(gone) for other in tried):
                tried.append(self._reach(gone))
        return max(tried, key=lambda one: one.value)

    def mended(self, doubt: int, sure: frozenset[int]) -> Reached | None:
        """The same without one of the sets of least cost; ``None`` where each of these has a group
        that is ``sure``.
        """
        if self._repairs is None:
            return self.believed(doubt, sure)
        tried = self._tried[doubt]
        return self._repairs.furthest(self._reach, self._costs, doubt, tried, sure)

    def nearest(self, doubt: int) -> Reached:
        """Of the sets by which it reaches furthest, the one nearest to what is believed."""
        if self._repairs is None:
            return self.believed(doubt, _NONE)
        tried = self._tried[doubt]
        return self._repairs.nearest(self._reach, self._costs, doubt, tried, self._refused)


class Side:
    """One side of a question: how far it reaches by what is believed, or without one of the sets of
    claims of least cost; with ``doubt``, without so many groups of claims besides.
    """

    def __init__(
        self,
        contest: Contest,
        columns: frozenset[int],
        sign: int,
        costs: Mapping[int, int],
        doubt: int,
    ) -> None:
        touched = [part for part in contest.parts if not columns.isdisjoint(part.columns)]
        self._parts = [
            _Asked(contest, part, contest.reach(part, columns, sign), costs) for part in touched
        ]
        self._doubt = doubt
        # Where nothing is claimed, there may be money without end.
        self._open = sign == 1 and not columns <= _NONE.union(*(one.columns for one in touched))

    def furthest(self, sure: frozenset[int] = _NONE) -> Value:
        """How far it reaches where some groups of claims that are believed are ``sure``."""
        return max(self._end(found) for found in self._ways(sure))

    def gone(self) -> frozenset[int]:
        """The claims without which it reaches furthest: if these are enough, those that are not
        believed.
        """
        believed, *mended = self._ways(_NONE)
        found = [one.reached for one in believed]
        for other in mended:
            if self._end(other) > self._end(believed):
                found = [one.part.nearest(one.doubt) for one in other]
        return _NONE.union(*(one.gone for one in found))

    def because(self) -> frozenset[int]:
        """The claims that prove how far it reaches by what is believed."""
        return _NONE.union(*(one.reached.because for one in self._ways(_NONE)[0]))

    def _ways(self, sure: frozenset[int]) -> list[list[_Found]]:
        """How far each part reaches by what is believed, and without the sets of least cost, if
        there are any that have nothing that is sure.
        """
        ways = [self._together(_Asked.believed, sure)]
        if ways[0] is not None and self._end(ways[0]) < inf:
            ways.append(self._together(_Asked.mended, sure))
        return [found for found in ways if found is not None]

    def _end(self, found: Iterable[_Found]) -> Value:
        """How far all parts reach together."""
        total: Value = inf if self._open else Fraction(0)
        for one in found:
            total += one.reached.value
        return total

    def _together(self, way: _Way, sure: frozenset[int]) -> list[_Found] | None:
        """How far each part reaches, one of them without what is doubted besides."""
        found: list[_Found] = []
        for part in self._parts:
            reached = way(part, 0, sure)
            if reached is None:
                return None
            found.append(_Found(part, 0, reached))
        if not self._doubt or self._end(found) == inf:
            return found
        most: Value = Fraction(0)
        further = [*found]
        for place, (part, _, before) in enumerate(found):
            reached = way(part, self._doubt, sure)
            if reached is not None and reached.value - before.value > most:
                most = reached.value - before.value
                further = [*found]
                further[place] = _Found(part, self._doubt, reached)
        return further


class _Found(NamedTuple):
    """How far a part reaches, with so many groups doubted besides."""

    part: _Asked
    doubt: int
    reached: Reached


_Way: TypeAlias = Callable[[_Asked, int, frozenset[int]], Reached | None]


def contested(  # noqa: PLR0913, PLR0917 - a question, how it is asked, and how it is told
    evidence: Evidence,
    asked: Put,
    question: int,
    doubt: int,
    rule: Reliability,
    steps_of: StepsOf,
) -> Contested:
    """Between what the answer of a question is whichever of the statements that contradict each
    other one disbelieves, and with ``doubt``, so many claims more.
    """
    claims = evidence.claims.admissible
    contest, prices = contest_of(evidence, asked), costs_of(claims, rule)
    costs = {one: prices[one] for one in contest.groups.within(range(len(claims)))}
    inside, reached = asked.program.least[question], asked.program.most[question]
    with contest.turn:
        sides = Side(contest, inside, -1, costs, doubt), Side(contest, reached, 1, costs, doubt)
        without = [side.gone() for side in sides]
        least = contest.prover.least(inside, without[0] | contest.standing)
        most = contest.prover.most(reached, without[1] | contest.standing)
        ends = -least[0], inf if most is None else most[0]
        pivots = _pivots(contest, claims, sides, without, ends)
    steps = steps_of("low", least[1]), () if most is None else steps_of("high", most[1])
    below, above = (
        _disbelief(contest, claims, gone, proof) for gone, proof in zip(without, steps, strict=True)
    )
    return Contested(*_rounded(*ends), doubt, below, above, tuple(pivots))


def _rounded(below: Value, above: Value) -> tuple[Decimal, Decimal | None]:
    """How far both sides reach, as euros: the sign of the lower one is turned."""
    high = cents_up(above) if isinstance(above, Fraction) else None
    return cents_down(-Fraction(below)), high


def _disbelief(
    contest: Contest, claims: Sequence[Claim], gone: frozenset[int], steps: tuple[Step, ...]
) -> Disbelief:
    """Some claims that are gone, as what statements say, and what is proved by the others."""
    printed = [one for one in sorted(gone) if not claims[one].as_read]
    statements = _said(claims, printed)
    readings = _said(claims, (one for one in sorted(gone) if claims[one].as_read))
    instead = _said(claims, (one for one in printed if one not in contest.refused))
    alone = tuple(one for one in readings if one not in statements)
    return Disbelief(statements, alone, instead, steps)


def _said(claims: Sequence[Claim], some: Iterable[int]) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(claims[one].statements for one in some)))


def _pivots(
    contest: Contest,
    claims: Sequence[Claim],
    sides: tuple[Side, Side],
    without: Sequence[frozenset[int]],
    ends: tuple[Value, Value],
) -> list[Pivot]:
    """The groups of believed claims whose doubt moves an answer, and between what it is where they
    are sure.
    """
    found: list[tuple[tuple[Value, bool, int], Pivot]] = []
    proving = sides[0].because() | sides[1].because()
    doubted = (without[0] | without[1]) - contest.refused
    for one in contest.groups.within(doubted):
        own = contest.groups.gone(frozenset([one]))
        # Where it is not gone, nothing changes.
        below, above = (
            end if own.isdisjoint(gone) else side.furthest(frozenset([one]))
            for side, gone, end in zip(sides, without, ends, strict=True)
        )
        moved = ends[0] - below + (0 if above == inf else ends[1] - above)
        if moved:
            pivot = Pivot(claims[one].statements, *_rounded(below, above))
            # Of those that move it alike, first those that prove what is believed of it.
            found.append(((-moved, proving.isdisjoint(own), one), pivot))
    return [pivot for _, pivot in sorted(found, key=lambda item: item[0])]
