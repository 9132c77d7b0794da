"""Which claims are believed: admitted one by one in their order, each that no longer fits set aside
with what it conflicts with.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import attrs

from .iis import iis_of
from .nested import tree_of
from .program import Part, Program, claims_in, parts
from .solver import Solver


@attrs.frozen(eq=False)
class Admission:
    """The claims that are admitted, and for each refused one the admitted claims that it cannot be
    true beside.
    """

    admitted: frozenset[int]
    refused: dict[int, tuple[int, ...]]


def admit(program: Program) -> Admission:
    """Admit the claims of a program in the order of their numbers.

    Nested parts need no solver; for others, raises :class:`~poles.MissingExtra` where it is not
    installed.
    """
    admitted: set[int] = set()
    refused: dict[int, tuple[int, ...]] = {}
    for part in parts(program, range(len(program.rows)), range(len(program.columns))):
        weighed = admit_part(program, part)
        admitted |= weighed.admitted
        refused |= weighed.refused
    return Admission(frozenset(admitted), refused)


def admit_part(program: Program, part: Part) -> Admission:
    """Admit the claims of a connected part."""
    return _admit(program, part, [], claims_in(program, part.rows), reasons=True)


def admitted_beside(
    program: Program,
    found: Iterable[Part],
    settled: Admission,
    claims: Collection[int],
    *,
    reasons: bool = True,
) -> Admission:
    """What is admitted of some connected parts where part of their claims is settled, and the
    others come after these; with ``reasons``, what each refused one cannot be true beside.
    """
    admitted, refused = set(settled.admitted), dict(settled.refused)
    for part in found:
        own = [claim for claim in claims_in(program, part.rows) if claim in claims]
        kept = [claim for claim in own if claim in settled.admitted]
        rest = [claim for claim in own if claim not in settled.admitted | settled.refused.keys()]
        # Most often all fit, which is seen at once; reasons take a look at each.
        weighed = _admit(program, part, kept, rest)
        if weighed.refused and reasons:
            weighed = _admit(program, part, kept, rest, reasons=True)
        admitted |= weighed.admitted
        refused |= weighed.refused
    return Admission(frozenset(admitted), refused)


def fitting_beside(program: Program, part: Part, kept: Collection[int]) -> Callable[[int], bool]:
    """Tells whether a claim of a part by itself fits beside those that are kept."""
    own = [claim for claim in claims_in(program, part.rows) if claim in kept]
    if tree_of(program, part):
        return lambda claim: not _nested_infeasible(program, part, sorted({*own, claim}))
    solver = Solver(program, part)
    solver.drop(claims_in(program, part.rows))
    solver.hold(own)

    def fits(claim: int) -> bool:
        solver.hold([claim])
        try:
            return solver.feasible()
        finally:
            solver.drop([claim])

    return fits


def at_odds(program: Program, part: Part, kept: Collection[int], one: int) -> tuple[int, ...]:
    """The claims of some that are kept which one of a part cannot be true beside."""
    own = [claim for claim in claims_in(program, part.rows) if claim in kept]
    return _admit(program, part, own, [one], reasons=True).refused.get(one, ())


def admitted_with(program: Program, settled: Admission, first: Sequence[int]) -> frozenset[int]:
    """The claims that would be admitted if some came before all others."""
    admitted = set(settled.admitted)
    touched = {column for claim in first for column, _ in program.rows[claim].entries}
    for part in parts(program, range(len(program.rows)), touched):
        claims = claims_in(program, part.rows)
        own = [claim for claim in first if claim in claims]
        rest = [claim for claim in claims if claim not in own]
        admitted.difference_update(claims)
        admitted |= _admit(program, part, [], [*own, *rest], known=settled.refused).admitted
    return frozenset(admitted)


def _admit(  # noqa: PLR0913 - what is known helps, and what is told takes longer
    program: Program,
    part: Part,
    kept: list[int],
    rest: list[int],
    *,
    reasons: bool = False,
    known: Mapping[int, Collection[int]] = MappingProxyType({}),
) -> Admission:
    """Admit some claims of a connected part one by one, beside some that are kept; with
    ``reasons``, tell what each refused one cannot be true beside. ``known`` are claims with others
    that they cannot be true beside.
    """
    if not rest:
        return Admission(frozenset(kept), {})
    if tree_of(program, part):
        return _admit_nested(program, part, kept, rest, reasons=reasons)
    return _admit_solved(program, part, kept, rest, reasons=reasons, known=known)


def _admit_nested(
    program: Program, part: Part, kept: list[int], rest: list[int], *, reasons: bool
) -> Admission:
    refused: dict[int, tuple[int, ...]] = {}
    while rest:
        fitting = _fitting(program, part, kept, rest)
        kept = [*kept, *rest[:fitting]]
        if fitting < len(rest):
            one = rest[fitting]
            suspected = _nested_infeasible(program, part, [*kept, one])
            iis = _nested_iis(program, part, suspected) if reasons else []
            refused[one] = _others(one, iis)
        rest = rest[fitting + 1 :]
    return Admission(frozenset(kept), refused)


def _fitting(program: Program, part: Part, kept: Sequence[int], rest: Sequence[int]) -> int:
    """How many of the first claims of a nested part fit together beside those that are kept."""

    def crowded(count: int) -> bool:
        return bool(_nested_infeasible(program, part, [*kept, *rest[:count]]))

    # All at once first, so that a family without conflict is looked at once; else by halving.
    if not crowded(len(rest)):
        return len(rest)
    return bisect_left(range(1, len(rest)), True, key=crowded)


def _nested_iis(program: Program, part: Part, claims: list[int]) -> list[int]:
    """An irreducible infeasible subset of some claims of a nested part that cannot all be true, by
    a deletion filter that leaves out late ones first.
    """
    for claim in sorted(claims, reverse=True):
        others = [other for other in claims if other != claim]
        if _nested_infeasible(program, part, others):
            claims = others
    return claims


def _nested_infeasible(program: Program, part: Part, claims: list[int]) -> list[int]:
    """Claims of a nested part that cannot all be true; empty where there are none."""
    tree = tree_of(program, Part(tuple(claims), part.columns))
    assert tree is not None  # noqa: S101 - fewer sets of a laminar family; for the type checkers
    node = tree.crowded()
    if node is None or node.high is None:
        return []
    return claims_in(program, [*node.low.certificate, *node.high.certificate])


def _admit_solved(  # noqa: PLR0913 - as _admit
    program: Program,
    part: Part,
    kept: list[int],
    rest: list[int],
    *,
    reasons: bool,
    known: Mapping[int, Collection[int]],
) -> Admission:
    admitted, refused = set(kept), dict[int, tuple[int, ...]]()
    solver = Solver(program, part)
    solver.drop(claims_in(program, part.rows))
    solver.hold(kept)
    # Runs of claims that are yet to be looked at, the first one last: where not all of a run fit,
    # its halves are looked at one after the other. What the solver tells of a conflict depends on
    # its way there, so that where reasons are told, this is always the same.
    waiting = list(_runs(rest, rest if reasons else known))[::-1]
    while waiting:
        run = waiting.pop()
        if known.get(run[0]) and admitted.issuperset(known[run[0]]):
            refused[run[0]] = tuple(known[run[0]])
            continue
        solver.hold(run)
        if solver.feasible():
            admitted.update(run)
        elif len(run) > 1:
            solver.drop(run)
            half = len(run) // 2
            waiting += [run[half:], run[:half]]
        else:
            iis = []
            if reasons:
                iis = iis_of(program, part, claims_in(program, solver.infeasible_subset()))
            solver.drop(run)
            refused[run[0]] = _others(run[0], iis)
    return Admission(frozenset(admitted), refused)


def _runs(claims: Sequence[int], alone: Container[int]) -> Iterator[list[int]]:
    """Claims in their order, some of them alone."""
    for single, together in groupby(claims, key=lambda claim: claim in alone):
        run = list(together)
        yield from ([claim] for claim in run) if single else (run,)


def _others(claim: int, iis: list[int]) -> tuple[int, ...]:
    return tuple(other for other in iis if other != claim)
