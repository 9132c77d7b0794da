"""The columns of a table by the names that they are asked for: headers are spelt in more ways than
they are read.
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from itertools import chain, islice
from typing import Any

from poles.errors import InvalidTable
from poles.faults import alternatives
from poles.identity.words import fold
from poles.phrase import Phrase, in_a_row, quoted


def keys_of(header: Sequence[Any], wanted: Collection[str], table: object) -> list[Any]:
    """A key for each column of a table: of those that are ``wanted`` the name that they are asked
    for by, of the others their own, with their place where it stands twice.

    Blanks around a name and more than one within, other sorts of blanks, line breaks and composed
    or decomposed letters make no difference.

    >>> keys_of([" Montant  (M€)", "", ""], ["Montant (M€)"], "table")
    ['Montant (M€)', '', ('', 2)]

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) for a name that no column has, or more
    than one.
    """
    keys: list[Any] = []
    taken: set[Any] = set()
    for place, name in enumerate(header):
        keys.append((name, place) if name in taken else name)
        taken.add(name)
    found: dict[int, str] = {}
    for name in dict.fromkeys(wanted):
        places = _places(name, header)
        if not places:
            raise InvalidTable(
                table, Phrase("it has no column {}", quoted(name)), _there(name, header)
            )
        if len(places) > 1:
            spelt = in_a_row([quoted(header[place]) for place in places])
            hint = "Give each a name of its own."
            raise InvalidTable(
                table, Phrase("{} of its columns are called {}", len(places), spelt), hint
            )
        if (other := found.setdefault(places[0], name)) != name:
            hint = "Write its name in one way."
            raise InvalidTable(
                table, Phrase("{} and {} are one column of it", quoted(other), quoted(name)), hint
            )
    for place, name in found.items():
        keys[place] = name
    return keys


# What numbers rows, by its folded header, and names none.
_COUNTING = frozenset(
    {
        "",
        "n",
        "no",
        "nr",
        "num",
        "numero",
        "id",
        "rang",
        "ordre",
        "ligne",
        "row",
        "index",
        "unnamed 0",
    }
)


def leading(header: Sequence[Any]) -> list[Any]:
    """The first column of a table, and the first one that says what its rows are, where that only
    numbers them.

    >>> leading(["N°", "Projet", "Aide"]), leading(["Projet", "Aide"]), leading([])
    (['N°', 'Projet'], ['Projet'], [])
    """
    naming = islice((name for name in header if fold(str(name)) not in _COUNTING), 1)
    return list(dict.fromkeys(chain(header[:1], naming)))


def has_all(header: Sequence[Any], wanted: Iterable[str]) -> bool:
    """Whether a table has each column that is asked for."""
    return all(_places(name, header) for name in wanted)


def _places(wanted: str, header: Sequence[Any]) -> list[int]:
    """Where the columns of a name stand: those that have it as it is, or else as it is read."""
    same = [place for place, name in enumerate(header) if name == wanted]
    read = _read(wanted)
    return same or [place for place, name in enumerate(header) if _read(name) == read]


def _read(name: Any) -> Any:
    """A name as it is read; what is no text stands for itself."""
    if not isinstance(name, str):
        return name
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _there(wanted: str, header: Sequence[Any]) -> str:
    """Which columns there are, and which of them may be meant."""
    there = ", ".join(str(name) for name in header if _read(name) != "") or Phrase("none")
    by_letters = {str(_read(name)).casefold(): str(name) for name in header}
    close = get_close_matches(str(_read(wanted)).casefold(), by_letters, 1)
    told = Phrase("Its columns are {}.", there)
    if not close:
        return told
    meant = alternatives([quoted(by_letters[one]) for one in close])
    return Phrase("{} {}", told, Phrase("Did you mean {}?", meant))
