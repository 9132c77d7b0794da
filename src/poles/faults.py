"""One thing wrong in a data package, and where; the words of errors that quote what was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from .objects import Pickled
from .phrase import Lang, Phrase, Told, as_phrase, in_a_row, quoted, translated


class Place(NamedTuple):
    """A cell of a data package, a whole row where ``column`` is ``None``, or a column where ``row``
    is.
    """

    table: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where: Phrase = Phrase("{}", self.table)
        if self.row is not None:
            where = Phrase("{}, row {}", where, self.row)
        if self.column is not None:
            where = Phrase("{}, column {}", where, self.column)
        return where

    def text(self, lang: Lang = "en") -> str:
        """The place in words, in French or in English.

        >>> Place("poles", 2, "id").text("fr")
        'poles, ligne 2, colonne id'
        """
        return translated(str(self), lang)


@attrs.frozen
class Fault(Told, Pickled):
    """One thing wrong in a data package: where it is, what is there, what was expected, and what to
    try.

    ``row`` counts records of the file as a spreadsheet does: the header is row 1, so the first
    record is row 2; it is ``None`` where a fault concerns a whole file. ``column`` and ``value``
    are ``None`` where no single cell is at fault. Where cells contradict each other, ``or_in`` are
    the other cells that the fault may be in.

    >>> print(Fault("poles", 2, "id", expected="a value", hint="This cell must not be empty."))
    poles, row 2, column id: expected a value. This cell must not be empty.
    """

    table: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    expected: str = attrs.field(kw_only=True)
    hint: str = attrs.field(kw_only=True)
    or_in: tuple[Place, ...] = attrs.field(default=(), kw_only=True)

    def __str__(self) -> str:
        place = Place(self.table, self.row, self.column)
        wanted = as_phrase(self.expected), as_phrase(self.hint)
        told = Phrase("{}: expected {}. {}", place, *wanted)
        if self.value is not None:
            found = shortened(self.value)
            told = Phrase("{}: found {}, expected {}. {}", place, found, *wanted)
        others = alternatives([str(other) for other in self.or_in])
        return Phrase("{} Or is it {}?", told, others) if self.or_in else told


def alternatives(options: Sequence[str]) -> str:
    """Some texts, of which one is meant."""
    if len(options) < 2:  # noqa: PLR2004 - of one there is no other
        return in_a_row(options)
    return Phrase("{} or {}", in_a_row(options[:-1]), options[-1])


def shortened(value: object, most: int = 80) -> str:
    """A value as it is written in Python, where that is short."""
    text = repr(value)
    if len(text) <= most:
        return quoted(value)
    cut = text[: most - 1]
    return Phrase(f"{cut[0]}{{}}…", cut[1:]) if isinstance(value, str) else f"{cut}…"


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
