"""On which days the money of a funder can be, by the first and the last day that are known of it
and of those above it in the tree.
"""

from collections.abc import Collection, Iterable, Mapping

from poles.model import Basis, Funder

from .call_cells import EVER
from .known_cells import known_of

Days = tuple[int, int]


def days_of(
    funders: Iterable[Funder], basis: Basis, *, inferred: Collection[str]
) -> dict[str, Days]:
    """The first and the last day of the money of each funder that has one, as ordinals; what is
    inferred counts for those that are named.

    Nothing is paid before the first money is awarded, but perhaps long after the last. What is
    planned may be planned for any time.
    """
    if basis not in (Basis.AWARDED, Basis.PAID):
        return {}
    known = {one.id: known_of(one, inferred=one.id in inferred) for one in funders}
    if not any(one.start or one.end for one in known.values()):
        return {}
    return {key: found for key in known if (found := _within(key, known, basis)) != EVER}


def _within(key: str, known: Mapping[str, Funder], basis: Basis) -> Days:
    """The days of a funder that are days of all above it too."""
    first, last = EVER
    above: str | None = key
    seen: set[str] = set()
    while above is not None and above in known and above not in seen:
        seen.add(above)
        one = known[above]
        if one.start is not None:
            first = max(first, one.start.earliest.toordinal())
        if one.end is not None and basis is Basis.AWARDED:
            last = min(last, one.end.latest.toordinal())
        above = one.parent
    return first, last


def overlap(one: Days, other: Days) -> Days | None:
    """The days that are in both of two times."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None
