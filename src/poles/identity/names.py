"""Names: folding away what spelling varies in, looking up, and suggesting."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from poles.model import Pole, Scheme

__all__ = ["NameIndex", "fold"]

_APOSTROPHES = re.compile("['’‘ʼ`´′]")
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―_/]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def fold(name: str) -> str:
    """A name without what spelling varies in: case, accents, apostrophes, hyphens, spaces, forms of Unicode.

    >>> fold("Pôle  Mov’Eo"), fold("Images & Réseaux–TES")
    ('pole moveo', 'images et reseaux tes')
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()).translate(_LIGATURES)
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _SEPARATORS.sub(" ", _APOSTROPHES.sub("", text).replace("&", " et "))
    return unicodedata.normalize("NFKC", text).strip()


class NameIndex:
    """The poles behind every id and name of some poles, as given and folded."""

    __slots__ = ("_as_given", "_folded", "_shown")

    def __init__(self, poles: Iterable[Pole]) -> None:
        as_given: defaultdict[str, set[str]] = defaultdict(set)
        folded: defaultdict[str, set[str]] = defaultdict(set)
        self._shown: dict[str, str] = {}
        ids: dict[str, set[str]] = {}
        for pole in poles:
            ids[pole.id] = {pole.id}
            for retired in pole.identifiers:
                if retired.scheme is Scheme.POLES:
                    ids[retired.value] = {pole.id}
            for name in (pole.name, *(name.text for name in pole.names), pole.id):
                as_given[name].add(pole.id)
                folded[fold(name)].add(pole.id)
                self._shown.setdefault(fold(name), name)
        # An id means its pole even where it is also somebody's name.
        self._as_given = {**as_given, **ids}
        self._folded = dict(folded)

    def lookup(self, name: str) -> tuple[str, ...]:
        """The ids of the poles with that id or name: as given, or else folded. Sorted; empty where there is none."""
        return tuple(sorted(self._as_given.get(name) or self._folded.get(fold(name)) or ()))

    def close(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The names closest to a name, best first."""
        return tuple(self._shown[key] for key in difflib.get_close_matches(fold(name), self._shown, n=most, cutoff=0.6))
