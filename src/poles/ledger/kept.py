"""Questions put to what is believed. The program of all that is claimed is built once and kept: a
question about all money only tells which of its columns are inside, and which it reaches. One about
a pole, a region or a sector has a program that is kept too, for who asks it again, or for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

import attrs

from .admission import Admission, admitted_beside
from .beliefs import Evidence
from .box import WHOLE, Box
from .cells import Cells
from .claims import Claim, Place
from .extents import Extent
from .program import Part, Program, all_parts, boxes_of, build, claims_in
from .prover import Prover, rows_of
from .stored import restored

# So many programs are kept of one ledger, besides that of questions about all money; and so many
# provers of one program, each of some of its parts.
_PROGRAMS, _PROVERS = 3, 32


class Put(NamedTuple):
    """The program of some questions to a ledger, whose numbers are those of its sets of columns;
    the claims that its rows state, what is believed of all that has to do with the questions, and
    what bounds them by it.
    """

    program: Program
    claims: Sequence[Claim]
    admission: Admission
    prover: Prover
    extents: Sequence[Extent]

    def bounds(self, question: int) -> tuple[Decimal, Decimal | None]:
        """The least and the most of a question, rounded outward to the cent."""
        return self.prover.bounds(self.program.least[question], self.program.most[question])


def put(evidence: Evidence, boxes: Sequence[Box]) -> Put:
    """Some boxes put to what is believed."""
    extents = [evidence.space.resolve(box) for box in boxes]
    asked = [(extent, box.slice) for extent, box in zip(extents, boxes, strict=True)]
    kept, others = _usual_of(evidence), _others.get(evidence, ())
    for one in others if kept is None else (kept, *others):
        if one.asked.keys() >= set(asked):
            return one.put(evidence, [one.asked[place] for place in asked], extents)
    believed = evidence.settled.believed
    questions = list(zip(extents, boxes, strict=True))
    added = [one.claims(questions) for one in believed]
    # What grants say besides where they are asked about is of these boxes only.
    usual = all(part == WHOLE for _, part in asked) and all(
        claims is one.usual for claims, one in zip(added, believed, strict=True)
    )
    if usual and kept is not None:
        return kept.reaching(evidence, extents)
    claims = (*evidence.claims.admissible, *chain.from_iterable(added))
    program = build(evidence.space, claims, extents, [part for _, part in asked])
    made = _Kept.of(claims, program, asked, all_parts(program))
    with _lock:
        if usual:
            _usual.setdefault(evidence, made)
        else:
            _others[evidence] = (*_others.get(evidence, ()), made)[-_PROGRAMS:]
    return made.put(evidence, range(len(asked)), extents)


def _usual_of(evidence: Evidence) -> _Kept | None:
    """The program of questions about all money, where it was built, or came with the ledger."""
    if evidence not in _usual and evidence.ahead is not None:
        program, found = restored(evidence.ahead.program)
        made = _Kept.of(usual_claims(evidence), program, (), found, sound=True)
        with _lock:
            _usual.setdefault(evidence, made)
    return _usual.get(evidence)


def usual_claims(evidence: Evidence) -> tuple[Claim, ...]:
    """What statements and grants claim, whatever is asked."""
    granted = (one.usual for one in evidence.settled.believed)
    return (*evidence.claims.admissible, *chain.from_iterable(granted))


@attrs.define(eq=False)
class _Kept:
    """A program of what statements and grants claim, its parts, and what proves bounds by what is
    believed in some of them. It was built for some questions ``asked``.
    """

    claims: Sequence[Claim]
    program: Program
    asked: Mapping[Place, int]
    parts: Sequence[Part]
    # The number of the part of each column that is in one.
    part_of: Mapping[int, int]
    # Whether it is known ahead that all that grants claim is believed.
    sound: bool = False
    _provers: dict[frozenset[int], tuple[Admission, Prover]] = attrs.field(factory=dict)
    _cut: Cells | None = None

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        program: Program,
        asked: Sequence[Place],
        found: Sequence[Part],
        *,
        sound: bool = False,
    ) -> _Kept:
        """The program of some claims, and of some questions, with its parts."""
        part_of = {column: number for number, part in enumerate(found) for column in part.columns}
        places = {place: number for number, place in enumerate(asked)}
        return cls(claims, program, places, found, part_of, sound)

    def put(self, evidence: Evidence, numbers: Iterable[int], extents: Sequence[Extent]) -> Put:
        """Some of the questions that it was built for."""
        least, most = self.program.least, self.program.most
        sides = [(least[number], most[number]) for number in numbers]
        return self._put(evidence, self.program, sides, extents)

    def reaching(self, evidence: Evidence, extents: Sequence[Extent]) -> Put:
        """Other questions about all money: they only tell which of the atoms are inside, and which
        are reached.
        """
        # Where nothing is claimed, money is a column that no row speaks of.
        nowhere = len(self.program.columns)
        program = self.program
        sides = []
        for extent in extents:
            some, inside = self._cells(evidence).asked(extent)
            if None in some:
                program = attrs.evolve(self.program, columns=(*self.program.columns, ()))
            most = frozenset(nowhere if atom is None else atom for atom in some)
            sides.append((frozenset(inside), most))
        return self._put(evidence, program, sides, extents)

    def _put(
        self,
        evidence: Evidence,
        program: Program,
        sides: Sequence[tuple[frozenset[int], frozenset[int]]],
        extents: Sequence[Extent],
    ) -> Put:
        least, most = (tuple(one) for one in zip(*sides, strict=True)) if sides else ((), ())
        program = attrs.evolve(program, least=least, most=most)
        admission, prover = self._weighed(evidence, frozenset().union(*least, *most))
        return Put(program, self.claims, admission, prover, extents)

    def _cells(self, evidence: Evidence) -> Cells:
        if self._cut is None:
            boxes = [extent for extent, _ in boxes_of(self.claims)]
            self._cut = Cells(evidence.space, boxes, self.program.atoms)
        return self._cut

    def _weighed(self, evidence: Evidence, columns: Iterable[int]) -> tuple[Admission, Prover]:
        """What is believed of all that has to do with some columns, and what bounds them."""
        near = frozenset(self.part_of[column] for column in columns if column in self.part_of)
        found = self._provers.get(near)
        if found is None:
            found = self._weigh(evidence, [self.parts[one] for one in sorted(near)])
            with _lock:
                found = self._provers.setdefault(near, found)
                for old in [*self._provers][:-_PROVERS]:
                    del self._provers[old]
        return found

    def _weigh(self, evidence: Evidence, touched: Sequence[Part]) -> tuple[Admission, Prover]:
        stated = len(evidence.claims.admissible)
        near = set(chain(*(claims_in(self.program, part.rows) for part in touched)))
        admission = evidence.weigh(near.intersection(range(stated)))
        if new := near.difference(range(stated)):
            every = Admission(admission.admitted | new, admission.refused)
            prover = Prover(self.program, rows_of(self.program, every.admitted))
            # By far most often all these fit, as what does not fit beside statements is known.
            if self.sound or prover.fits(new):
                return every, prover
            admission = admitted_beside(self.program, touched, admission, near)
        return admission, Prover(self.program, rows_of(self.program, admission.admitted))


# A question asked of the same beliefs need not build their program anew: that of all questions
# about all money, and those of others, the last ones asked.
_usual: WeakKeyDictionary[Evidence, _Kept] = WeakKeyDictionary()
_others: WeakKeyDictionary[Evidence, tuple[_Kept, ...]] = WeakKeyDictionary()
_lock = Lock()
