"""Questions put to what is believed. The program of all that is claimed is built once and kept: a
question about all money only tells which of its columns are inside, and which it reaches.
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
from .claims import Claim
from .program import Part, Program, boxes_of, build, by_question, claims_in, parts
from .prover import Prover, rows_of
from .space import Extent, Space


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
    """Some boxes, asked about the same slice, put to what is believed."""
    space, asked = evidence.space, boxes[0].slice if boxes else WHOLE
    extents = [space.resolve(box) for box in boxes]
    questions = list(zip(extents, boxes, strict=True))
    believed = evidence.settled.believed
    added = [claim for one in believed for claim in one.claims(questions)]
    # What grants say besides where they are asked about is of these boxes only.
    usual = [claim for one in believed for claim in one.claims()]
    lasting = asked == WHOLE and list(map(id, added)) == list(map(id, usual))
    kept = _kept.get(evidence) if lasting else None
    if kept is None:
        claims = (*evidence.claims.admissible, *added)
        program = build(space, claims, extents, asked)
        kept = _Kept.of(claims, program)
        if lasting:
            with _lock:
                kept = _kept.setdefault(evidence, kept)
    else:
        program = _asked(kept, space, extents)
    admission, prover = kept.asked(evidence, frozenset().union(*program.most))
    return Put(program, kept.claims, admission, prover, extents)


@attrs.frozen(eq=False)
class _Kept:
    """A program of what statements and grants claim, its parts, and what proves bounds by what is
    believed in some of them.
    """

    claims: Sequence[Claim]
    program: Program
    parts: Sequence[Part]
    # The number of the part of each column that is in one.
    part_of: Mapping[int, int]
    _provers: dict[frozenset[int], tuple[Admission, Prover]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim], program: Program) -> _Kept:
        """The program of some claims."""
        found = parts(program, range(len(program.rows)), range(len(program.columns)))
        part_of = {column: number for number, part in enumerate(found) for column in part.columns}
        return cls(claims, program, found, part_of)

    def asked(self, evidence: Evidence, columns: Iterable[int]) -> tuple[Admission, Prover]:
        """What is believed of all that has to do with some columns, and what bounds them."""
        near = frozenset(self.part_of[column] for column in columns if column in self.part_of)
        if near not in self._provers:
            self._provers[near] = self._weighed(evidence, [self.parts[one] for one in sorted(near)])
        return self._provers[near]

    def _weighed(self, evidence: Evidence, touched: Sequence[Part]) -> tuple[Admission, Prover]:
        stated = len(evidence.claims.admissible)
        near = set(chain(*(claims_in(self.program, part.rows) for part in touched)))
        admission = evidence.weigh(near.intersection(range(stated)))
        if new := near.difference(range(stated)):
            every = Admission(admission.admitted | new, admission.refused)
            prover = Prover(self.program, rows_of(self.program, every.admitted))
            # By far most often all these fit, as what does not fit beside statements is known.
            if prover.fits(new):
                return every, prover
            admission = admitted_beside(self.program, touched, admission, near)
        return admission, Prover(self.program, rows_of(self.program, admission.admitted))


def _asked(kept: _Kept, space: Space, questions: Sequence[Extent]) -> Program:
    """The program of the same claims, asked other questions about all money: these only tell which
    of the atoms are inside, and which are reached.
    """
    place = {within: column for column, within in enumerate(kept.program.atoms)}
    # Where nothing is claimed, money is a column that no row speaks of.
    nowhere = len(kept.program.columns)
    found = space.cut([extent for extent, _ in boxes_of(kept.claims)], questions)
    held = [[place.get(within, nowhere)] for within in found]
    columns = kept.program.columns
    return attrs.evolve(
        kept.program,
        columns=(*columns, ()) if [nowhere] in held else columns,
        least=by_question(
            len(questions), zip((every for _, every in found.values()), held, strict=True)
        ),
        most=by_question(
            len(questions), zip((some for some, _ in found.values()), held, strict=True)
        ),
    )


# A question asked of the same beliefs need not build their program anew.
_kept: WeakKeyDictionary[Evidence, _Kept] = WeakKeyDictionary()
_lock = Lock()
