"""Rows that say the same in some columns."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any


def alike(columns: Iterable[Sequence[Any]], count: int) -> list[list[int]]:
    """The places of rows that are equal in all of some columns to others, together, of ``count``
    rows; the order of what stands in a cell makes no difference.

    >>> alike([["a", "b", "a", "b"], [("x", "y"), (), ("y", "x"), ("x",)]], 4)
    [[0, 2]]
    """
    keys = [0] * count
    for column in columns:
        numbers = _numbered(column)
        many = max(numbers, default=0) + 1
        # mutants survive: any way to tell two pairs of numbers apart would do.
        keys = [key * many + number for key, number in zip(keys, numbers, strict=True)]
    times = Counter(keys)
    if len(times) == count:
        return []
    found: dict[int, list[int]] = {}
    for place, key in enumerate(keys):
        if times[key] > 1:
            found.setdefault(key, []).append(place)
    return list(found.values())


def _numbered(column: Sequence[Any]) -> list[int]:
    """A number for each value of a column, the same for equal ones. Most rows share their values:
    which object it is tells nearly all of them apart.
    """
    objects = list(map(id, column))
    places: dict[Hashable, int] = {}
    known = {
        key: places.setdefault(frozenset(one) if isinstance(one, tuple) else one, len(places))
        for key, one in dict(zip(objects, column, strict=True)).items()
    }
    return list(map(known.__getitem__, objects))
