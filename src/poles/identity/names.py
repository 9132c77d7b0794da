"""Names: which pole one means, by steps that can be told, and which ones are close."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Caution, Event, EventKind, Period, Pole, Records, Region, Scheme, Sector

from .words import CONTEXT, DEPARTMENTS, NEUTRAL, PLACE_WORDS, beside_context, fold, squeeze, words

__all__ = ["Found", "How", "NameIndex", "Suggestion"]

LONGEST = 60
"""No text of more words than this is taken for a name with something around it."""


class How(StrEnum):
    """How a name was found."""

    ID = "id"
    NAME = "name"
    FOLDED = "folded"
    PART = "part"
    ACCEPTED = "accepted"


class Found(NamedTuple):
    """The ids of the poles that a text may mean, and how that was found; one id is an answer, several are candidates."""

    ids: tuple[str, ...]
    how: How | None


class Suggestion(NamedTuple):
    """A pole whose name is close to a text: never an answer by itself. ``score`` is between 0 and 1."""

    pole: Pole
    score: float
    name: str


@attrs.frozen
class _Entry:
    """A name of a pole, when it was in force, and how carefully it is to be taken."""

    pole: str
    period: Period
    caution: Caution | None


class _Span(NamedTuple):
    """A run of words that is a name of some poles."""

    start: int
    end: int
    entries: tuple[_Entry, ...]

    def holds(self, other: _Span, tokens: list[str]) -> bool:
        """Whether another name is but a part of this one, leaving aside words such as *pôle* at its ends."""
        start, end = other.start, other.end
        while start < end and tokens[start] in CONTEXT:
            start += 1
        while start < end and tokens[end - 1] in CONTEXT:
            end -= 1
        return self.start <= start and end <= self.end and (start, end) != (self.start, self.end)


_ALWAYS = Period()


def _sure(entries: Iterable[_Entry], on: date | None, *, known: bool) -> set[str]:
    return {entry.pole for entry in _valid(entries, on, known=known) if entry.caution is None}


def _valid(entries: Iterable[_Entry], on: date | None, *, known: bool) -> tuple[_Entry, ...]:
    """The names that count on a day, without caution where that is not needed: among poles, or, if shared, on a day of its own."""
    found = (entry for entry in entries if on is None or on in entry.period)
    return tuple(
        attrs.evolve(entry, caution=None)
        if entry.caution and (known or (on and entry.caution is Caution.SHARED and entry.period.end))
        else entry
        for entry in found
    )


@attrs.frozen(eq=False)
class NameIndex:
    """The names of the poles of one policy, looked up as given, folded, and as parts of a text."""

    poles: Records[Pole]
    regions: Records[Region]
    sectors: Records[Sector]
    events: Records[Event]

    def resolve(self, text: str, on: date | None = None, *, known: bool = True) -> Found:
        """What a text means: an id or a name as given, else folded, else with nothing of meaning around it.

        With ``on``, only names in force that day count. Unless it is ``known`` that the text means a pole, a name that is also a common word
        needs a word beside it that says so, and a name that another body bears needs the day.
        """
        if (found := self._ids.get(text)) is not None and (known or not self._is_cautious(text)):
            return Found((found,), How.ID)
        if poles := _sure(self._as_given.get(text, ()), on, known=known):
            return Found(tuple(sorted(poles)), How.NAME)
        tokens = words(text)
        if poles := _sure(self._folded.get("".join(tokens), ()), on, known=known):
            return Found(tuple(sorted(poles)), How.FOLDED)
        poles = self._by_parts(tokens, on, known=known)
        return Found(tuple(sorted(poles)), How.PART if poles else None)

    def _is_cautious(self, text: str) -> bool:
        return any(entry.caution for entry in self._folded.get(squeeze(text), ()))

    def _by_parts(self, tokens: list[str], on: date | None, *, known: bool) -> set[str]:
        if len(tokens) > LONGEST:
            return set()
        spans = list(self._spans(tokens, on, known=known))
        return {pole for pole in {entry.pole for span in spans for entry in span.entries} if self._is_all(pole, tokens, spans)}

    def _spans(self, tokens: list[str], on: date | None, *, known: bool) -> Iterator[_Span]:
        for start in range(len(tokens)):
            key = ""
            for end in range(start, len(tokens)):
                key += tokens[end]
                if len(key) > self._longest:
                    break
                if key in self._folded and (entries := _valid(self._folded[key], on, known=known)):
                    yield _Span(start, end + 1, entries)

    def _is_all(self, pole: str, tokens: list[str], spans: list[_Span]) -> bool:
        """Whether a pole's names, its own places and themes and words without meaning are all that a text is made of."""
        own = [(span, entry) for span in spans for entry in span.entries if entry.pole == pole]
        for span in spans:
            others = any(entry.pole != pole and entry.caution is None for entry in span.entries)
            if others and not any(mine.holds(span, tokens) for mine, _ in own):
                return False
        covered = {place for span, _ in own for place in range(span.start, span.end)} | beside_context(tokens)
        rest = {token for place, token in enumerate(tokens) if place not in covered} - NEUTRAL
        told, places = self._vocabulary[pole]
        if any(entry.caution is None and self._is_distinct(tokens[span.start : span.end]) for span, entry in own):
            return rest <= told
        # A common word alone is no name; with a word that says so, another name of the pole or its place, it is.
        several = len({span.start for span, _ in own}) > 1
        shared = any(entry.caution is Caution.SHARED for _, entry in own)
        return not shared and rest <= places and bool(several or rest or CONTEXT.intersection(tokens))

    def _is_distinct(self, tokens: list[str]) -> bool:
        """Whether a name is more than a common word and *pôle*."""
        return "".join(token for token in tokens if token not in CONTEXT) not in self._careful

    @cached_property
    def _careful(self) -> frozenset[str]:
        """The squeezed names that are common words, or that another body bears too."""
        return frozenset(squeeze(text) for text, entries in self._as_given.items() if any(entry.caution for entry in entries))

    @cached_property
    def _vocabulary(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """For each pole the words of its names, themes, website and places, and those of its places alone."""
        communes: defaultdict[str, set[str]] = defaultdict(set)
        for seat in (seat for pole in self.poles for seat in pole.seats):
            communes[seat.region].add(seat.commune)
            communes[seat.former_region].add(seat.commune)
        found = {}
        for pole in self.poles:
            regions = {covered.region for covered in pole.regions}
            places = {place for seat in pole.seats for place in (seat.commune, DEPARTMENTS.get(seat.insee[:2], ""))}
            for key in regions | {seat.region for seat in pole.seats}:
                places |= {name.name for name in self.regions[key].names}.union(PLACE_WORDS.get(key, ()), communes[key])
            themes = [pole.theme_fr or "", pole.theme_en or "", pole.website or "", *(name.text for name in pole.names)]
            if pole.sector is not None:
                themes += [self.sectors[pole.sector].fr, self.sectors[pole.sector].en]
            where = frozenset(word for place in places for word in words(place)) - NEUTRAL
            found[pole.id] = (where | {word for theme in themes for word in words(theme)}, where)
        return found

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        retired = {number.value: pole.id for pole in self.poles for number in pole.identifiers if number.scheme is Scheme.POLES}
        return {**retired, **{pole.id: pole.id for pole in self.poles}}

    @cached_property
    def _as_given(self) -> Mapping[str, list[_Entry]]:
        found: defaultdict[str, list[_Entry]] = defaultdict(list)
        for pole in self.poles:
            for name in pole.names:
                brief = Caution.WORD if len(squeeze(name.text)) <= _BRIEF else None
                found[name.text].append(_Entry(pole.id, name.period, name.caution or brief))
        return dict(found)

    @cached_property
    def _folded(self) -> Mapping[str, list[_Entry]]:
        found: defaultdict[str, list[_Entry]] = defaultdict(list)
        for text, entries in self._as_given.items():
            found[squeeze(text)] += entries
            for core in _cores(text):
                # One word that is left of a name, such as "Risques" of "Pôle Risques", may be anybody's.
                alone = Caution.WORD if len(core) == 1 or "".join(core) in self._careful else None
                found["".join(core)] += [attrs.evolve(entry, caution=entry.caution or alone) for entry in entries]
        for key, pole in self._ids.items():
            # An id is no name, but who writes it in another way means it all the same, unless it is a common word.
            if squeeze(key) not in found:
                found[squeeze(key)].append(_Entry(pole, _ALWAYS, None))
        return dict(found)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._folded), default=0)

    def suggest(self, text: str, most: int = 5) -> tuple[Suggestion, ...]:
        """The poles closest to a text, best first: by the rare words they share with it and by the letters of their names."""
        tokens, text_words = words(text), fold(text).split()
        told = set(tokens) - NEUTRAL
        letters = difflib.SequenceMatcher(autojunk=False)
        best: dict[str, Suggestion] = {}
        for pole, name, own, key in self._shapes:
            said = self._total(told & self._vocabulary[pole.id][0]) / max(self._total(told), 1e-9)
            score = max(0.6 * self._total(told & own) / self._total(own) + 0.35 * said, _THEMES * said)
            score = round(max(score, _letters(letters, text_words, key, len(own), score)), 3)
            if score > _LEAST and (pole.id not in best or score > best[pole.id].score):
                best[pole.id] = Suggestion(pole, score, name)
        for suggestion in self._mergers(tokens):
            best[suggestion.pole.id] = suggestion
        return tuple(sorted(best.values(), key=lambda suggestion: (-suggestion.score, suggestion.pole.id))[:most])

    def _mergers(self, tokens: list[str]) -> Iterator[Suggestion]:
        """The poles that were born of two or more that a text names together."""
        named = {entry.pole for span in self._spans(tokens, None, known=True) for entry in span.entries}
        for event in self.events:
            if event.kind is not EventKind.RENAMED and len(named.intersection(event.before)) > 1:
                for key in event.after:
                    yield Suggestion(self.poles[key], 1.0, self.poles[key].name)

    @cached_property
    def _shapes(self) -> tuple[tuple[Pole, str, frozenset[str], str], ...]:
        found = []
        for pole in self.poles:
            for text in dict.fromkeys((*(name.text for name in pole.names), pole.id)):
                own = frozenset(words(text)) - NEUTRAL or frozenset(words(text))
                found.append((pole, text, own, "".join(word for word in fold(text).split() if word not in CONTEXT)))
        return tuple(found)

    @cached_property
    def _frequency(self) -> Mapping[str, int]:
        return Counter(word for pole in self.poles for word in {word for name in pole.names for word in words(name.text)})

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self.poles) / (1 + self._frequency.get(word, 0)))

    def _total(self, tokens: Iterable[str]) -> float:
        return sum(map(self._weight, tokens))


def _letters(letters: difflib.SequenceMatcher[str], tokens: list[str], key: str, length: int, score: float) -> float:
    """How alike a name is, letter by letter, to a text or to some words of it that stand together, where that is more than a score."""
    for window in {length, length + 1, len(tokens)}:
        whole = window >= len(tokens)
        for start in range(max(1, len(tokens) - window + 1)):
            letters.set_seqs("".join(word for word in tokens[start : start + window] if word not in CONTEXT), key)
            least = max(score, _ALIKE if whole else _ALIKE_INSIDE)
            if letters.real_quick_ratio() > least and letters.quick_ratio() > least and (ratio := letters.ratio()) > least:
                score = max(score, ratio if whole else ratio - _INSIDE)
    return score


_BRIEF = 3
"""A name of so few letters may be anybody's, too."""
_LEAST = 0.3
_ALIKE, _ALIKE_INSIDE = 0.6, 0.8
"""How alike the letters of a name are to a text, or to some words of it, before it says anything: any two words share some."""
_THEMES = 0.75
"""The score of a text all of whose words are among those of a pole, its themes and its places."""
_INSIDE = 0.1
"""What a name that is close to but some of the words of a text has less than one that is close to all of it."""


def _cores(text: str) -> Iterator[tuple[str, ...]]:
    """What is left of a name without words such as *pôle* at its ends; likewise of what stands before and in brackets, or after *, le*."""
    pieces = [piece for piece in re.split(r"[()]|, (?=l[ae] )", text) if piece.strip()]
    for piece in {text, *(pieces if len(pieces) > 1 else ())}:
        core = words(piece)
        while core and core[0] in _EDGES:
            core.pop(0)
        while core and core[-1] in _EDGES:
            core.pop()
        if core and "".join(core) != squeeze(text):
            yield tuple(core)


_EDGES = CONTEXT | {"de", "du", "la", "le", "les", "l", "des", "d"}
