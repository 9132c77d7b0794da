"""The sets of claims whose removal mends what is contradictory in a program, part by part, kept for
questions asked later.
"""

from __future__ import annotations

from functools import cache
from math import inf
from threading import RLock
from weakref import WeakKeyDictionary

import attrs

from .beliefs import Evidence
from .correction import Groups, joined_parts
from .kept import Put
from .program import Part, Program, parts
from .prover import Prover
from .repairs import Known, Reach, Reached, Repairs


@attrs.frozen(eq=False)
class Contest:
    """The parts of a program, and the sets of claims whose removal mends each. Questions are asked
    in turn.
    """

    program: Program
    prover: Prover
    parts: tuple[Part, ...]
    groups: Groups
    # Claims that are not believed, and of these the grants.
    refused: frozenset[int]
    standing: frozenset[int]
    turn: RLock = attrs.field(factory=RLock)
    known: Known = attrs.field(factory=dict)
    _repairs: dict[Part, Repairs] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls, evidence: Evidence, program: Program, standing: frozenset[int], known: Known
    ) -> Contest:
        """The parts of the program of some questions put to what is believed."""
        stated = evidence.claims.admissible
        groups = Groups.of(stated)
        weighed = evidence.weigh(range(len(stated)))
        for claim, others in weighed.refused.items():
            known |= dict.fromkeys(groups.clauses([claim, *others]))
        found = parts(program, range(len(program.rows)), range(len(program.columns)))
        joined = tuple(joined_parts(program, found, groups.beside))
        prover = Prover(program, range(len(program.rows)))
        refused = standing.union(weighed.refused)
        return cls(program, prover, joined, groups, refused, standing, known=known)

    def repairs(self, part: Part) -> Repairs:
        """The sets of claims of a part whose removal mends it."""
        if part not in self._repairs:
            self._repairs[part] = Repairs(
                self.program, part, self.groups, self.standing, self.known
            )
        return self._repairs[part]

    def reach(self, part: Part, columns: frozenset[int], sign: int) -> Reach:
        """How far some columns of a part reach up, or with a sign of -1 down, without some claims
        of statements.
        """
        wanted = columns.intersection(part.columns)
        bound = self.prover.most if sign == 1 else self.prover.least
        rows = self.program.rows

        @cache
        def reach(gone: frozenset[int]) -> Reached:
            found = bound(wanted, gone | self.standing)
            if found is None:
                return Reached(inf, gone, frozenset())
            counted = (rows[row].claim for row in found[1])
            because = frozenset(claim for claim in counted if claim is not None)
            return Reached(sign * found[0], gone, because)

        return reach


def contest_of(evidence: Evidence, asked: Put) -> Contest:
    """What some questions have to do with; those of the programs asked last are kept."""
    stated = range(len(evidence.claims.admissible))
    standing = frozenset(asked.admission.refused).difference(stated)
    with _lock:
        known, kept = _kept.setdefault(evidence, ({}, []))
        for one in kept:
            if one.program.rows is asked.program.rows and one.standing == standing:
                return one
        found = Contest.of(evidence, asked.program, standing, known)
        kept[:] = [found, *kept[: _CONTESTS - 1]]
        return found


def forget() -> None:
    """Keep nothing of what was asked so far."""
    with _lock:
        _kept.clear()


_CONTESTS = 2
_kept: WeakKeyDictionary[Evidence, tuple[Known, list[Contest]]] = WeakKeyDictionary()
_lock = RLock()
