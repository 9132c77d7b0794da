"""Which claims are believed: admitted one by one in their order, each that no longer fits set aside
with what it conflicts with.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from .iis import iis_of
from .nested import tree_of
from .program import Part, Program, claims_in, parts
from .solver import Solver

__all__ = ["Admission", "admit", "admit_part"]


@attrs.frozen(eq=False)
class Admission:
    """The claims that are admitted, and for each refused one the admitted claims that it cannot be
    true beside.
    """

    admitted: frozenset[int]
    refused: dict[int, tuple[int, ...]]


def admit(
    program: Program, without: Collection[int] = (), settled: Admission | None = None
) -> Admission:
    """Admit the claims of a program in the order of their numbers, perhaps without some.

    ``settled`` is what was admitted with all of them, which stays as it was before the first claim
    that one of them kept out. Nested parts need no solver; for others, raises
    :class:`~poles.MissingExtra` where it is not installed.
    """
    admitted: set[int] = set()
    refused: dict[int, tuple[int, ...]] = {}
    first = 0
    if settled is not None:
        freed = [
            claim
            for claim, others in settled.refused.items()
            if not set(without).isdisjoint(others) and claim not in without
        ]
        first = min(freed, default=len(program.rows))
        refused = {
            claim: others
            for claim, others in settled.refused.items()
            if claim < first and claim not in without
        }
    rows = [
        row
        for row, stated in enumerate(program.rows)
        if stated.claim is None or stated.claim not in without
    ]
    for part in parts(program, rows, range(len(program.columns))):
        claims = claims_in(program, part.rows)
        before = [
            claim
            for claim in claims
            if claim < first and settled is not None and claim in settled.admitted
        ]
        weighed = admit_part(program, part, before, [claim for claim in claims if claim >= first])
        admitted |= weighed.admitted
        refused |= weighed.refused
    return Admission(frozenset(admitted), refused)


def admit_part(
    program: Program, part: Part, kept: Sequence[int] = (), rest: Sequence[int] | None = None
) -> Admission:
    """Admit the claims of a connected part, or the ``rest`` of them beside those ``kept``."""
    more = claims_in(program, part.rows) if rest is None else rest
    if not more:
        return Admission(frozenset(kept), {})
    return (_admit_nested if tree_of(program, part) else _admit_solved)(
        program, part, list(kept), list(more)
    )


def _admit_nested(program: Program, part: Part, kept: list[int], rest: list[int]) -> Admission:
    refused: dict[int, tuple[int, ...]] = {}
    while rest:
        # The first claims that fit together are found by halving, so that a family without conflict
        # is looked at once.
        fitting, beyond = 0, len(rest) + 1
        trial = len(rest)
        while fitting + 1 < beyond:
            if _nested_infeasible(program, part, [*kept, *rest[:trial]]):
                beyond = trial
            else:
                fitting = trial
            trial = (fitting + beyond) // 2
        kept = [*kept, *rest[:fitting]]
        if fitting < len(rest):
            refused[rest[fitting]] = _others(
                rest[fitting],
                _nested_iis(
                    program, part, _nested_infeasible(program, part, [*kept, rest[fitting]])
                ),
            )
        rest = rest[fitting + 1 :]
    return Admission(frozenset(kept), refused)


def _nested_iis(program: Program, part: Part, claims: list[int]) -> list[int]:
    """An irreducible infeasible subset of some claims of a nested part that cannot all be true, by
    a deletion filter that leaves out late ones first.
    """
    for claim in sorted(claims, reverse=True):
        if _nested_infeasible(
            program, part, without := [other for other in claims if other != claim]
        ):
            claims = without
    return claims


def _nested_infeasible(program: Program, part: Part, claims: list[int]) -> list[int]:
    """Claims of a nested part that cannot all be true; empty where there are none."""
    tree = tree_of(program, Part(tuple(claims), part.columns))
    for node in tree.nodes[::-1] if tree else ():
        if node.high is not None and node.high.value < node.low.value:
            return claims_in(program, [*node.low.certificate, *node.high.certificate])
    return []


def _admit_solved(program: Program, part: Part, kept: list[int], rest: list[int]) -> Admission:
    refused: dict[int, tuple[int, ...]] = {}
    solver = Solver(program, part, held=False)
    solver.hold(kept)
    for claim in rest:
        solver.hold([claim])
        if solver.feasible():
            kept.append(claim)
        else:
            suspected = claims_in(program, solver.infeasible_subset())
            solver.drop([claim])
            refused[claim] = _others(claim, iis_of(program, part, suspected))
    return Admission(frozenset(kept), refused)


def _others(claim: int, iis: list[int]) -> tuple[int, ...]:
    return tuple(other for other in iis if other != claim)
