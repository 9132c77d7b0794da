"""The words that belong to a pole: of its names, its themes and its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from .place_words import ADJECTIVES, DEPARTMENTS, PLACE_WORDS, USUAL_PLACES
from .words import NEUTRAL, words

if TYPE_CHECKING:
    from poles.model import Pole, Records, Region, Sector


class Vocabulary(NamedTuple):
    """The words that belong to a pole: all of them, those of its places alone, of these without the
    seats of others in its regions, and those of its regions and departments; and those of the
    themes of all poles.
    """

    words: AbstractSet[str]
    places: AbstractSet[str]
    homes: AbstractSet[str]
    regions: AbstractSet[str]
    themes: AbstractSet[str]

    def with_(self, other: Vocabulary) -> Vocabulary:
        """The words of either."""
        return Vocabulary(
            self.words | other.words,
            self.places | other.places,
            self.homes | other.homes,
            self.regions | other.regions,
            self.themes,
        )


def vocabularies(
    poles: Records[Pole], regions: Records[Region], sectors: Records[Sector]
) -> dict[str, Vocabulary]:
    """The words of the names, themes, website and places of each pole."""
    communes: defaultdict[str, set[str]] = defaultdict(set)
    for seat in (seat for pole in poles for seat in pole.seats):
        for region in filter(None, (seat.region, seat.former_region)):
            communes[region].update(_towns([seat.commune]))
    themes = {pole.id: _words(_themes(pole, sectors)) for pole in poles}
    every = frozenset().union(*themes.values()) - NEUTRAL
    found = {}
    for pole in poles:
        within = set(_regions(pole, regions))
        towns = set(_towns(seat.commune for seat in pole.seats))
        nearby = {town for key in _region_ids(pole) for town in communes[key]}
        own, homes, where = map(
            _of_places, (within, within | (towns or nearby), within | towns | nearby)
        )
        names = _words((pole.website or "", *(name.text for name in pole.names)))
        found[pole.id] = Vocabulary(where | themes[pole.id] | names, where, homes, own, every)
    return found


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_words_of, texts)))


# Regions, departments and towns are those of many poles.
_words_of = lru_cache(maxsize=4096)(words)


def _themes(pole: Pole, sectors: Records[Sector]) -> Iterator[str]:
    yield from (pole.theme_fr or "", pole.theme_en or "")
    if pole.sector is not None:
        yield from (sectors[pole.sector].fr, sectors[pole.sector].en)


def _of_places(places: AbstractSet[str]) -> frozenset[str]:
    """The words of some places, and their adjectives."""
    return _words(places) - NEUTRAL | _words(ADJECTIVES.get(place, "") for place in places)


def _towns(communes: Iterable[str]) -> Iterator[str]:
    for commune in communes:
        yield commune
        yield from USUAL_PLACES.get(commune, ())


def _region_ids(pole: Pole) -> set[str]:
    return {one.region for one in pole.regions} | {seat.region for seat in pole.seats}


def _regions(pole: Pole, regions: Records[Region]) -> Iterator[str]:
    """The departments and the regions of a pole, by all that these are called."""
    for seat in pole.seats:
        yield DEPARTMENTS.get((seat.insee or "")[:2], "")
    for key in _region_ids(pole):
        yield from (name.name for name in regions[key].names)
        yield from PLACE_WORDS.get(key, ())


# The endings that make a place an adjective, in the singular.
_ENDING = re.compile(r"(?:e?oi|e?oise|aie?|aise|i?enn?e?|aine?|ine?|ane?|ande?|ate?)$")
_SHORTEST_STEM = 4


def may_be_of_place(word: str) -> bool:
    """Whether a word has the ending of the adjective of a place."""
    return _ENDING.search(word) is not None


def is_of_place(word: str, places: AbstractSet[str]) -> bool:
    """Whether a word in the singular is the adjective of one of some places.

    >>> places = {"montpellier", "toulouse", "lyon", "vosge"}
    >>> [is_of_place(word, places) for word in ("montpellierain", "lyonnai", "vosgien", "marin")]
    [True, True, True, False]
    """
    found = _ENDING.search(word)
    if found is None:
        return False
    stem = word[: found.start()]
    # *Lyonnais* doubles a letter, and *Paris* has lost one, as all words in the singular.
    stems = {stem, stem[:-1]} if stem[-2:-1] in (stem[-1:], "i") else {stem}
    return any(
        # Of a few letters, it is nearly all of the place.
        place.startswith(one) and len(place) - len(one) <= 2 * (len(one) - _SHORTEST_STEM) + 1
        for one in stems
        if len(one) >= _SHORTEST_STEM
        for place in places
    )
