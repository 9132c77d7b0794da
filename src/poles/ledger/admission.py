"""Which claims are believed: those that fit beside all that come before them in their order. They
are looked at all together, so that what it costs goes with how many clash, not with how many there
are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

import attrs

from .program import Part, Program, all_parts, claims_in, parts

Others: TypeAlias = tuple[int, ...]


class Refusals(Mapping[int, Others]):
    """The claims that are refused, each with admitted ones that it cannot be true beside, which are
    worked out when they are looked at.
    """

    def __init__(self, found: Mapping[int, Others | Callable[[], Others]]) -> None:
        self._found = dict(found)

    def __getitem__(self, claim: int) -> Others:
        others = self._found[claim]
        if callable(others):
            others = self._found[claim] = others()
        return others

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def among(self, claims: Collection[int]) -> "Refusals":
        """Those of some claims."""
        return Refusals({one: told for one, told in self._found.items() if one in claims})

    @classmethod
    def of(cls, several: "Iterable[Refusals]") -> "Refusals":
        """Several together."""
        found = (some._found for some in several)  # noqa: SLF001 - refusals too
        return cls({one: told for some in found for one, told in some.items()})


@attrs.frozen(eq=False)
class Admission:
    """The claims that are admitted, and for each refused one the admitted claims that it cannot be
    true beside.
    """

    admitted: frozenset[int]
    refused: Refusals

    @classmethod
    def of(cls, several: "Collection[Admission]") -> "Admission":
        """That of several parts."""
        admitted = frozenset[int]().union(*(one.admitted for one in several))
        return cls(admitted, Refusals.of(one.refused for one in several))


def admit(program: Program) -> Admission:
    """Admit the claims of a program in the order of their numbers.

    Nested parts need no solver; for others, raises :class:`~poles.MissingExtra` where it is not
    installed.
    """
    found = all_parts(program)
    return Admission.of([admit_part(program, part) for part in found])


def admit_part(program: Program, part: Part) -> Admission:
    """Admit the claims of a connected part."""
    return _admit(program, part, [], claims_in(program, part.rows))


def admitted_beside(
    program: Program, found: Iterable[Part], settled: Admission, claims: Collection[int]
) -> Admission:
    """What is admitted of some connected parts where part of their claims is settled, and the
    others come after these.
    """
    weighed = [settled]
    for part in found:
        own = [claim for claim in claims_in(program, part.rows) if claim in claims]
        kept = [claim for claim in own if claim in settled.admitted]
        rest = [
            claim for claim in own if claim not in settled.admitted and claim not in settled.refused
        ]
        weighed.append(_admit(program, part, kept, rest))
    return Admission.of(weighed)


def fitting_beside(program: Program, part: Part, kept: Collection[int]) -> Callable[[int], bool]:
    """Tells whether a claim of a part by itself fits beside those that are kept."""
    from .clashes import clashes_of

    own = frozenset(claims_in(program, part.rows)).intersection(kept)
    clashes = clashes_of(program, part)
    return lambda claim: not clashes.among(own | {claim})


def at_odds(program: Program, part: Part, kept: Collection[int], one: int) -> tuple[int, ...]:
    """The claims of some that are kept which one of a part cannot be true beside."""
    own = [claim for claim in claims_in(program, part.rows) if claim in kept]
    return _admit(program, part, own, [one]).refused.get(one, ())


def admitted_with(program: Program, settled: Admission, first: Sequence[int]) -> frozenset[int]:
    """The claims that would be admitted if some came before all others."""
    admitted = set(settled.admitted)
    touched = {column for claim in first for column, _ in program.rows[claim].entries}
    for part in parts(program, range(len(program.rows)), touched):
        claims = claims_in(program, part.rows)
        own = [claim for claim in first if claim in claims]
        rest = [claim for claim in claims if claim not in own]
        admitted.difference_update(claims)
        admitted |= _admit(program, part, [], [*own, *rest], settled.refused).admitted
    return frozenset(admitted)


def _admit(
    program: Program,
    part: Part,
    kept: Sequence[int],
    rest: Sequence[int],
    known: Mapping[int, Others] = MappingProxyType({}),
) -> Admission:
    """Admit some claims of a connected part in their order, beside some that are kept. ``known``
    are claims with others that they cannot be true beside.
    """
    if not rest:
        return Admission(frozenset(kept), Refusals({}))
    # Where it is known ahead what is believed, nothing of this is imported.
    from .clashes import clashes_of, standing

    clashes, order = clashes_of(program, part), [*kept, *rest]
    place = {claim: number for number, claim in enumerate(order)}
    doubted: dict[int, Collection[int] | None] = {}
    if len(rest) > 1:
        doubted |= dict.fromkeys(set(clashes.doubtful(order)).difference(kept))
    for one in known.keys() & set(rest):
        if all(place.get(other, len(order)) < place[one] for other in known[one]):
            doubted[one] = known[one]
    admitted, found = standing(order, clashes.among, doubted)
    refused = {one: partial(_others, program, part, one, clash) for one, clash in found.items()}
    return Admission(admitted, Refusals(refused))


def _others(program: Program, part: Part, one: int, clash: Collection[int]) -> Others:
    """What one of some claims that clash cannot be true beside, and all but any one of it can."""
    from .clashes import irreducible

    return tuple(other for other in irreducible(program, part, {*clash, one}) if other != one)
