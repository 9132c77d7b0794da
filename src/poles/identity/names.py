"""Names: which pole a text means, by steps that can be told."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Caution, Event, Period, Pole, Records, Region, Scheme, Sector
from poles.objects import Pickled

from .close import HINT, Closeness, Suggestion
from .numbers import Numbers
from .parts import Entry, Span, Text, Vocabulary, is_all
from .words import (
    ARTICLES,
    CONTEXT,
    DEPARTMENTS,
    NEUTRAL,
    PLACE_WORDS,
    SEVERAL_OF,
    fold,
    segments,
    singular,
    words,
)

# No text of more words than this is taken for a name with something around it.
_LONGEST = 60
# A name of so few letters may be anybody's.
_BRIEF = 3
_FIRST_LETTERS = 3
_EDGES = CONTEXT | {"de", "du", "la", "le", "les", "l", "des", "d"}


class How(StrEnum):
    """How a name was found: it is the pole's id, a name as given, a number of it in a register or
    the host of its web site (``identifier``), a name without what spelling varies in (``folded``),
    one among words of no meaning (``part``), or a person said so (``accepted``).
    """

    ID = "id"
    NAME = "name"
    IDENTIFIER = "identifier"
    FOLDED = "folded"
    PART = "part"
    ACCEPTED = "accepted"


class Found(NamedTuple):
    """The ids of the poles that a text may mean, and how that was found; one id is an answer,
    several are candidates.
    """

    ids: tuple[str, ...]
    how: How | None


@attrs.frozen(eq=False)
class NameIndex(Pickled):
    """The names of the poles of one policy, looked up as given, folded, and as parts of a text."""

    poles: Records[Pole]
    regions: Records[Region]
    sectors: Records[Sector]
    events: Records[Event]

    def resolve(self, text: str, on: date | None = None, *, known: bool = True) -> Found:
        """What a text means: an id or a name as given, else a number, else a name folded, else with
        nothing of meaning around it.

        With ``on``, only names in force that day count. Unless it is ``known`` that the text means
        a pole, a name that is also a common word needs a word beside it that says so, and a name
        that another body bears needs the day.
        """
        if (found := self._ids.get(text)) is not None and (known or not self._is_cautious(text)):
            return Found((found,), How.ID)
        if poles := _sure(self._as_given.get(text, ()), on, known=known):
            return Found(tuple(sorted(poles)), How.NAME)
        if ids := self.numbers.meant(text, on):
            return Found(ids, How.IDENTIFIER)
        tokens = fold(text).split()
        if poles := _sure(self._named(tokens), on, known=known):
            return Found(tuple(sorted(poles)), How.FOLDED)
        poles = self._by_parts(text, tokens, on, known=known) if len(tokens) <= _LONGEST else set()
        if known and len(poles) != 1:
            # A common word in it may be a name too; without it, the text may be that of one pole.
            sure = self.resolve(text, on, known=False)
            if len(sure.ids) == 1:
                return sure
        return Found(tuple(sorted(poles)), How.PART if poles else None)

    def suggest(self, text: str, most: int = 5) -> tuple[Suggestion, ...]:
        """The poles closest to a text, best first."""
        return self._closeness.suggest(text, self.named(text), most)

    def hints(self, text: str) -> tuple[Suggestion, ...]:
        """The poles of which a person may be asked whether one is meant: three at most, best first,
        none that is far off.
        """
        return tuple(one for one in self.suggest(text, 3) if one.score > HINT)

    def named(self, text: str) -> set[str]:
        """The poles of which some name stands in a text."""
        return {
            entry.pole
            # mutants survive: what is known only changes the caution of an entry.
            for span in self._spans(fold(text).split(), None, known=True)
            for entry in span.entries
        }

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the poles in registers."""
        return Numbers(self.poles)

    def _is_cautious(self, text: str) -> bool:
        return any(entry.caution for entry in self._named(fold(text).split()))

    def _named(self, tokens: list[str]) -> Sequence[Entry]:
        """The names that are just these folded words; plurals do not matter between several words,
        but make another name of one.
        """
        found = self._folded.get("".join(tokens))
        if found is None and len(tokens) > 1:
            found = self._singular.get("".join(map(singular, tokens)))
        return found or ()

    def _by_parts(self, text: str, tokens: list[str], on: date | None, *, known: bool) -> set[str]:
        spans = list(self._spans(tokens, on, known=known))
        if not spans:
            return set()
        parted = Text(list(map(singular, tokens)), segments(text))
        candidates = {entry.pole for span in spans for entry in span.entries}
        return {
            pole
            for pole in candidates
            if is_all(pole, parted, spans, self._vocabulary[pole], self._careful)
        }

    def _spans(self, tokens: list[str], on: date | None, *, known: bool) -> Iterator[Span]:
        """Every name of every pole in a text; none begins with an article, as names are also kept
        without.
        """
        begins = [
            start
            for start, first in enumerate(tokens)
            if first not in ARTICLES
            # mutants survive: others begin no name either, and take longer.
            and (len(first) < _FIRST_LETTERS or first[:_FIRST_LETTERS] in self._firsts)
        ]
        if not begins:
            return
        singulars = list(map(singular, tokens))
        folded, plain, longest = self._folded, self._singular, self._longest
        for start in begins:
            raw = single = ""
            for end in range(start, len(tokens)):
                raw += tokens[end]
                single += singulars[end]
                if len(single) > longest:
                    break
                entries = folded.get(raw) or (plain.get(single) if end > start else None)
                if entries is None or (end == start and start and tokens[start - 1] in SEVERAL_OF):
                    continue
                if valid := _valid(entries, on, known=known):
                    yield Span(start, end + 1, valid)

    @cached_property
    def _closeness(self) -> Closeness:
        return Closeness(self.poles, self.events, self._vocabulary)

    @cached_property
    def _vocabulary(self) -> Mapping[str, Vocabulary]:
        """For each pole the words of its names, themes, website and places, and those of its places
        alone.
        """
        communes: defaultdict[str, set[str]] = defaultdict(set)
        for seat in (seat for pole in self.poles for seat in pole.seats):
            for region in filter(None, (seat.region, seat.former_region)):
                communes[region].add(seat.commune)
        found = {}
        for pole in self.poles:
            regions = {covered.region for covered in pole.regions} | {
                seat.region for seat in pole.seats
            }
            places = {
                place
                for seat in pole.seats
                for place in (seat.commune, DEPARTMENTS.get((seat.insee or "")[:2], ""))
            }
            for key in regions:
                places |= {name.name for name in self.regions[key].names}.union(
                    PLACE_WORDS.get(key, ()), communes[key]
                )
            themes = [
                pole.theme_fr or "",
                pole.theme_en or "",
                pole.website or "",
                *(name.text for name in pole.names),
            ]
            if pole.sector is not None:
                themes += [self.sectors[pole.sector].fr, self.sectors[pole.sector].en]
            where = frozenset(word for place in places for word in words(place)) - NEUTRAL
            found[pole.id] = Vocabulary(
                where | {word for theme in themes for word in words(theme)}, where
            )
        return found

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        retired = {
            number.value: pole.id
            for pole in self.poles
            for number in pole.identifiers
            if number.scheme is Scheme.POLES
        }
        return {**retired, **{pole.id: pole.id for pole in self.poles}}

    @cached_property
    def _as_given(self) -> Mapping[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for pole in self.poles:
            for name in pole.names:
                brief = Caution.WORD if len("".join(fold(name.text).split())) <= _BRIEF else None
                found[name.text].append(Entry(pole.id, name.period, name.caution or brief))
        return dict(found)

    @cached_property
    def _careful(self) -> frozenset[str]:
        """The names, squeezed, that are common words, or that another body bears too."""
        return frozenset(
            "".join(words(text))
            for text, entries in self._as_given.items()
            if any(entry.caution for entry in entries)
        )

    @cached_property
    def _keyed(self) -> list[tuple[list[str], list[Entry]]]:
        """The folded words of every name, of what is left of it without words such as *pôle*, and
        of every id.
        """
        found = []
        for text, entries in self._as_given.items():
            found.append((fold(text).split(), entries))
            for core in _cores(text):
                # One word that is left of a name, such as "Risques" of "Pôle Risques", may be
                # anybody's.
                alone = (
                    Caution.WORD
                    if len(core) == 1 or "".join(map(singular, core)) in self._careful
                    else None
                )
                found.append(
                    (
                        core,
                        [attrs.evolve(entry, caution=entry.caution or alone) for entry in entries],
                    )
                )
        known = {"".join(key) for key, _ in found}
        # An id is no name, but who writes it in another way means it all the same, unless it is a
        # common word.
        ids = [
            (fold(key).split(), [Entry(pole, Period(), None)]) for key, pole in self._ids.items()
        ]
        return found + [(key, entries) for key, entries in ids if "".join(key) not in known]

    @cached_property
    def _folded(self) -> Mapping[str, list[Entry]]:
        return _grouped(("".join(key), entries) for key, entries in self._keyed)

    @cached_property
    def _singular(self) -> Mapping[str, list[Entry]]:
        return _grouped(("".join(map(singular, key)), entries) for key, entries in self._keyed)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The first letters of every name: most words of a text begin none, and need not be looked
        at further.
        """
        return frozenset(
            key[:_FIRST_LETTERS] for keys in (self._folded, self._singular) for key in keys
        )

    @cached_property
    def _longest(self) -> int:
        # A name written without spaces keeps the plurals of its words.
        return max(map(len, (*self._folded, *self._singular)), default=0)


def _grouped(keyed: Iterable[tuple[str, list[Entry]]]) -> Mapping[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entries in keyed:
        found[key] += entries
    return dict(found)


def _sure(entries: Sequence[Entry], on: date | None, *, known: bool) -> set[str]:
    return {entry.pole for entry in _valid(entries, on, known=known) if entry.caution is None}


def _valid(entries: Iterable[Entry], on: date | None, *, known: bool) -> tuple[Entry, ...]:
    """The names that count on a day, without caution where that is not needed: among poles, or, if
    shared, on a day of its own.
    """
    return tuple(
        [
            attrs.evolve(entry, caution=None)
            if entry.caution and (known or _has_day(entry, on))
            else entry
            for entry in entries
            if on is None or on in entry.period
        ]
    )


def _has_day(entry: Entry, on: date | None) -> bool:
    return on is not None and entry.caution is Caution.SHARED and entry.period.end is not None


def _cores(text: str) -> Iterator[list[str]]:
    """What is left of a name without words such as *pôle* at its ends; likewise of what stands
    before and in brackets, or after *, le*.
    """
    for piece in {text, *re.split(r"[()]|, (?=l[ae] )", text)}:
        core = fold(piece).split()
        while core and core[0] in _EDGES:
            core.pop(0)
        while core and core[-1] in _EDGES:
            core.pop()
        if core and core != fold(text).split():
            yield core
