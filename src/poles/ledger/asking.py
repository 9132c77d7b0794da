"""Questions about slices of extents, and their columns in a program."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from .bits import bits
from .box import WHOLE, Slice
from .extents import Extent

# Columns of a slice, with the extents of questions that some and all of them lie in, as bits.
Parted: TypeAlias = tuple[int, int, Sequence[int]]


class Asking:
    """Questions about slices of extents; several about one extent cut it once."""

    def __init__(self, questions: Sequence[Extent], slices: Sequence[Slice]) -> None:
        self.extents: list[Extent] = list(dict.fromkeys(questions))
        number = {extent: place for place, extent in enumerate(self.extents)}
        self._questions = [
            (part, number[extent]) for extent, part in zip(questions, slices, strict=True)
        ]
        # The extents in which slices are asked about, as bits.
        self.about: dict[Slice, int] = defaultdict(int)
        for part, place in self._questions:
            if part != WHOLE:
                self.about[part] |= 1 << place

    def least(self, parted: Mapping[Slice, Iterable[Parted]]) -> tuple[frozenset[int], ...]:
        """The columns wholly inside each question."""
        return self._columns(
            (part, every, columns) for part, found in parted.items() for _, every, columns in found
        )

    def most(self, parted: Mapping[Slice, Iterable[Parted]]) -> tuple[frozenset[int], ...]:
        """The columns that each question reaches."""
        return self._columns(
            (part, some, columns) for part, found in parted.items() for some, _, columns in found
        )

    def _columns(
        self, given: Iterator[tuple[Slice, int, Sequence[int]]]
    ) -> tuple[frozenset[int], ...]:
        sets: dict[tuple[Slice, int], set[int]] = {one: set() for one in self._questions}
        every = (1 << len(self.extents)) - 1
        for part, places, columns in given:
            for place in bits(places & every):
                if (part, place) in sets:
                    sets[part, place].update(columns)
        made = {one: frozenset(columns) for one, columns in sets.items()}
        return tuple(map(made.__getitem__, self._questions))
