"""Which grants are believed beside statements: where a sum of some does not fit, none of these is.

Very many sums may be false for the same reason. So the program of all is built once, and where
grants are let go, its sums become less; what fitted fits all the more.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from .admission import Admission, Refusals, admitted_beside, at_odds, fitting_beside
from .aside import Aside, conflicting
from .claims import Claim, Place
from .granted import Boxes, Granted
from .program import Part, Program, build, claims_in, parts
from .space import Space


class Settled(NamedTuple):
    """The grants that are believed, list by list, and the sums that are not, with where
    they are.
    """

    believed: tuple[Granted, ...]
    doubted: tuple[Aside, ...]


def settled(
    space: Space, stated: Sequence[Claim], kept: frozenset[int], lists: Sequence[Granted]
) -> Settled:
    """What is believed of some lists, one after the other, beside the claims ``kept`` of some that
    statements make.
    """
    claims = [*stated]
    places: list[dict[int, Place]] = []
    for grants in lists:
        made = grants.claims()
        places.append({len(claims) + place: one.places[0] for place, one in enumerate(made)})
        claims += made
    program = build(space, claims)
    new = range(len(stated), len(claims))
    touched = {column for claim in new for column, _ in program.rows[claim].entries}
    found = parts(program, range(len(program.rows)), touched)
    believed: list[Granted] = []
    doubted: list[Aside] = []
    # mutants survive: both sides are of one length; strict says so to the reader.
    for grants, own in zip(lists, places, strict=True):
        one = _Settling(program, found, kept, claims, grants, own, grants.named)
        aside = list(one.settle())
        believed.append(one.grants)
        doubted += aside
        program, kept = one.program, kept.union(own)
    return Settled(tuple(believed), tuple(doubted))


@attrs.define(eq=False)
class _Settling:
    """One list of grants beside what is kept of some claims: those of statements, and of the lists
    before it.
    """

    program: Program
    parts: Sequence[Part]
    kept: frozenset[int]
    claims: list[Claim]
    grants: Granted
    # The numbers of the claims of the list, with the boxes of which they say the sum, and the
    # funders that name these.
    places: Mapping[int, Place]
    named: Boxes
    # By themselves these fit, and do so all the more where grants are let go.
    fitting: set[int] = attrs.field(factory=set)

    def settle(self) -> Iterator[Aside]:
        """Let go of each sum that by itself does not fit, the smallest first; then, as long as only
        several do not, of the largest of these. What is let go, with what it cannot stand beside.
        """
        while crowded := self._refused():
            alone = list(self._alone(crowded))
            yield from alone
            if not alone:
                one = max(crowded, key=self._place)
                yield self._let_go(one, crowded[one])

    def _refused(self) -> Refusals:
        """The sums that do not fit, all taken together."""
        both = self.kept.union(self.places)
        settled = Admission(self.kept, Refusals({}))
        return admitted_beside(self.program, self.parts, settled, both).refused

    def _alone(self, crowded: Collection[int]) -> Iterator[Aside]:
        """Let go of those of some sums that by themselves do not fit."""
        home = {claim: part for part in self.parts for claim in claims_in(self.program, part.rows)}
        fits: dict[Part, Callable[[int], bool]] = {}
        waiting = set(crowded) - self.fitting
        while waiting:
            one = min(waiting, key=self._place)
            waiting.remove(one)
            part = home[one]
            if part not in fits:
                fits[part] = fitting_beside(self.program, part, self.kept)
            if fits[part](one):
                self.fitting.add(one)
            else:
                yield self._let_go(one, at_odds(self.program, part, self.kept, one))
                fits.clear()

    def _place(self, number: int) -> tuple[Fraction, int]:
        """Sums from the smallest to the largest."""
        # mutants survive: that nothing fits is seen sooner or later.
        return self.program.rows[number].low or Fraction(0), number

    def _let_go(self, one: int, others: tuple[int, ...]) -> Aside:
        """Let go of the grants of a sum; what is left in the sums of others is less."""
        (aside,) = conflicting(self.claims, one, others)
        self.grants = self.grants.without(self.places[one])
        rows = list(self.program.rows)
        for number, place in self.places.items():
            low = Fraction(self.grants.lots.total(place).cents, 100)
            if low != rows[number].low:
                rows[number] = attrs.evolve(rows[number], low=low)
                # What nothing is left of is asked about no more.
                if low:
                    (self.claims[number],) = self.grants.told({place: self.named[place]}).values()
        self.program = attrs.evolve(self.program, rows=tuple(rows))
        return aside
