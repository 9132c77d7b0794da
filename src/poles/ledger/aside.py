"""Statements that are shown beside an answer and prove nothing of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

import attrs

from poles.model import GrantSum

from .admission import Admission
from .box import WHOLE, Slice
from .claims import Cause, Claim, Place, SetAside

Aside: TypeAlias = tuple[SetAside, tuple[Place, ...]]


def refused(
    claims: Sequence[Claim], admission: Admission, asked: Collection[Slice]
) -> Iterator[Aside]:
    """The statements of refused claims that may speak of what is asked about, with their boxes.
    What they conflict with is worked out for these only.
    """
    for number in sorted(admission.refused):
        claim = claims[number]
        entry = SetAside(claim.statements[0], Cause.CONFLICT)
        if any(related(entry, one, part) for one, (_, part) in product(asked, claim.places)):
            yield from conflicting(claims, number, admission.refused[number])


def conflicting(claims: Sequence[Claim], number: int, others: Iterable[int]) -> Iterator[Aside]:
    """The statements of a claim that conflicts with others, with its boxes."""
    claim = claims[number]
    against = tuple(dict.fromkeys(claims[other].statements[0] for other in others))
    for statement in claim.statements:
        yield SetAside(statement, Cause.CONFLICT, against, claim.as_read), claim.places


def related(entry: SetAside, asked: Slice, part: Slice) -> bool:
    """Whether what is set aside speaks of the slice asked about or a wider one short of the whole;
    or of a narrower one, and conflicts. A sum of grants is told wherever some of them may be.
    """
    if isinstance(entry.statement, GrantSum):
        lines = zip(asked[:-1], part[:-1], strict=True)
        return all(not one or not other or one & other for one, other in lines)
    narrower = entry.cause is Cause.CONFLICT and part.within(asked)
    return part == asked or (part != WHOLE and (asked.within(part) or narrower))


About: TypeAlias = dict[tuple[str | GrantSum, bool], SetAside]


def put_aside(about: About, entry: SetAside) -> None:
    """Put a statement aside: once, also where it says something of several times. Sums of grants of
    one list are several.
    """
    said = entry.statement
    key = said if isinstance(said, GrantSum) else said.id, entry.as_read
    same = about.get(key, entry)
    against = tuple(dict.fromkeys((*same.against, *entry.against)))
    about[key] = attrs.evolve(entry, against=against, inside=same.inside or entry.inside)
