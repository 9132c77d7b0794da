"""What is to go of the claims of one kind of money so that all others can be true, by connected
parts, and kept for who asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock, RLock
from weakref import WeakKeyDictionary

import attrs

from .admission import Admission, admitted_beside
from .beliefs import Evidence
from .claims import Claim
from .correction import Correction, Groups, joined_parts, least_correction, witnesses
from .granted import granted
from .program import Part, Program, build, claims_in, parts

# So many rules of what claims cost are kept.
_RULES = 2


@attrs.frozen(eq=False)
class Mending:
    """The program of all that is claimed of one kind of money, which of it goes together, what of
    it is believed, and the parts of which something is not.
    """

    program: Program
    claims: Sequence[Claim]
    groups: Groups
    admission: Admission
    clashing: tuple[Part, ...]
    _found: dict[tuple[int, ...], tuple[Correction, ...]] = attrs.field(factory=dict)
    _turn: RLock = attrs.field(factory=RLock)

    @classmethod
    def of(cls, evidence: Evidence) -> Mending:
        """What is to be mended of some evidence; lists of grants come after all statements."""
        stated = evidence.claims.admissible
        claims = (*stated, *granted(evidence.space, evidence.datasets, stated))
        program = build(evidence.space, claims)
        found = parts(program, range(len(program.rows)), range(len(program.columns)))
        admission = evidence.weigh(range(len(stated)))
        if len(claims) > len(stated):
            admission = admitted_beside(program, found, admission, range(len(claims)))
        groups = Groups.of(claims)
        clashing = (
            part
            for part in joined_parts(program, found, groups.beside)
            if not admission.refused.keys().isdisjoint(claims_in(program, part.rows))
        )
        return cls(program, claims, groups, admission, tuple(clashing))

    def corrections(self, costs: Sequence[int]) -> tuple[Correction, ...]:
        """What is to go of each part in which something clashes, where claims cost so much."""
        key = tuple(costs)
        with self._turn:
            if key not in self._found:
                self._found[key] = tuple(
                    least_correction(self.program, part, self.groups, costs)
                    for part in self.clashing
                )
                for old in list(self._found)[:-_RULES]:
                    del self._found[old]
            return self._found[key]

    def witnesses(self, correction: Correction) -> Iterator[tuple[int, frozenset[int]]]:
        """The claims that cannot stand of what is to go, each with others that it clashes with."""
        return witnesses(self.program, correction, self.groups, self.claims, self.admission)


# Evidence is there as long as its ledger is, and so is what mends it.
_known: WeakKeyDictionary[Evidence, Mending] = WeakKeyDictionary()
_lock = Lock()


def mending_of(evidence: Evidence) -> Mending:
    """What is to be mended of some evidence, worked out once."""
    with _lock:
        known = _known.get(evidence)
    if known is None:
        made = Mending.of(evidence)
        with _lock:
            known = _known.setdefault(evidence, made)
    return known
