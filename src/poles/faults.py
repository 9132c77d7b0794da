"""One thing wrong in a data package, and where; the words of errors that quote what was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from .objects import Pickled


class Place(NamedTuple):
    """A cell of a data package, a whole row where ``column`` is ``None``, or a column where ``row``
    is.
    """

    table: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = self.table
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        return where


@attrs.frozen
class Fault(Pickled):
    """One thing wrong in a data package: where it is, what is there, what was expected, and what to
    try.

    ``row`` counts records of the file as a spreadsheet does: the header is row 1, so the first
    record is row 2; it is ``None`` where a fault concerns a whole file. ``column`` and ``value``
    are ``None`` where no single cell is at fault. Where cells contradict each other, ``or_in`` are
    the other cells that the fault may be in.
    """

    table: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str = attrs.field(kw_only=True)
    hint: str = attrs.field(kw_only=True)
    or_in: tuple[Place, ...] = attrs.field(default=(), kw_only=True)

    def __str__(self) -> str:
        found = "" if self.value is None else f"found {shortened(self.value)}, "
        place = Place(self.table, self.row, self.column)
        told = f"{place}: {found}expected {self.expected}. {self.hint}"
        others = alternatives([str(other) for other in self.or_in])
        return f"{told} Or is it {others}?" if self.or_in else told


def alternatives(options: Sequence[str]) -> str:
    """Some texts, of which one is meant."""
    return " or ".join(filter(None, (", ".join(options[:-1]), *options[-1:])))


def shortened(value: object, most: int = 80) -> str:
    """A value as it is written in Python, where that is short."""
    text = repr(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"


# How alike two spellings are, as ``difflib`` measures it, before one is asked about for the other:
# a slip in a word of four letters leaves three quarters of them, and two words that are none of
# each other's often share two thirds.
CLOSE = 0.75


def nearest(text: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names closest to a text, best first: of those that are close at all, in each of its
    words, or have its letters in another order. Another number is no slip of it.

    >>> nearest("fiu", ["fui", "anr"]), nearest("departement", ["region", "regent"])
    (['fui'], [])
    >>> nearest("fui 33", ["fui 3", "fiu 33"])
    ['fiu 33']
    >>> nearest("agence nationale de securite", ["agence nationale de la recherche"])
    []
    """
    import re
    from difflib import get_close_matches

    numbers = re.findall(r"\d+", text)
    known = [name for name in names if re.findall(r"\d+", name) == numbers]
    swapped = [name for name in known if sorted(name) == sorted(text)]
    close = [
        name
        for name in get_close_matches(text, known, len(known) or 1, CLOSE)
        if all(get_close_matches(word, name.split(), 1, CLOSE) for word in text.split())
    ]
    return list(dict.fromkeys([*swapped, *close]))[:most]
