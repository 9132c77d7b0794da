"""Texts that hold names of poles, and which of their other words only say what a pole is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import groupby, takewhile
from typing import NamedTuple

import attrs

from poles.model import Caution, Period

from .place_words import ABROAD
from .vocabulary import Vocabulary
from .words import (
    ARTICLES,
    BASED,
    BODIES,
    BREAKS,
    CONTEXT,
    COUNTED,
    DENIED,
    NEUTRAL,
    THINGS,
    TURNED,
    VOCATION,
    Segment,
    beside_context,
    segments,
)


@attrs.frozen
class Entry:
    """A name of a pole, when it was in force, and how carefully it is to be taken."""

    pole: str
    period: Period
    caution: Caution | None
    # Whether it is a common word in small letters, and so may be another body's with a capital.
    ordinary: bool = False


class Span(NamedTuple):
    """A run of words that is a name of some poles."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def places(self) -> range:
        return range(self.start, self.end)

    def holds(self, other: Span, tokens: list[str]) -> bool:
        """Whether another name is but a part of this one, its words such as *pôle* aside."""
        return {place for place in other.places if tokens[place] not in CONTEXT} < set(self.places)


def poles_of(spans: Iterable[Span]) -> set[str]:
    """The poles that are named."""
    return {entry.pole for span in spans for entry in span.entries}


def outermost(spans: Sequence[Span], tokens: list[str]) -> list[Span]:
    """The names that are not but a part of another one."""
    return [
        span
        for span in spans
        if not any(other.holds(span, tokens) for other in spans if other is not span)
    ]


@attrs.frozen(slots=False)
class Text:
    """A text, and its words in the singular."""

    text: str
    tokens: list[str]

    @cached_property
    def segments(self) -> list[Segment]:
        """The segment that each word stands in."""
        return segments(self.text)

    @cached_property
    def is_low(self) -> bool:
        """Whether it begins in small letters only, before any sign that parts it."""
        return BREAKS.split(self.text, maxsplit=1)[0].islower()

    @cached_property
    def qualifies(self) -> bool:
        """Whether it may hold words that only qualify a name: most texts do not."""
        return (
            self.context
            or "(" in self.text
            or "[" in self.text
            or not BASED.isdisjoint(self.tokens)
        )

    @cached_property
    def beside(self) -> set[int]:
        # mutants survive: where none is beside such a word, none is found, more slowly.
        there = self.context or VOCATION in self.tokens
        return beside_context(self.tokens) if there else set()

    @cached_property
    def context(self) -> bool:
        """Whether some word says that a pole is meant."""
        return not CONTEXT.isdisjoint(self.tokens)

    def is_said(self, span: Span, own: Vocabulary) -> bool:
        """Whether a name holds a word that says that a pole is meant, or has one right before it,
        words of its own theme aside, or right behind it as in English, or in apposition: *X, pôle
        of …*.
        """
        if not CONTEXT.isdisjoint(self.tokens[span.start : span.end]):
            return True
        for token in reversed(self.tokens[: span.start]):
            if token in CONTEXT:
                return True
            if token in ARTICLES or not (token in NEUTRAL or token in own.themes):
                break
        return self._has_behind(span) or any(
            self._begins(place)
            for place in range(span.end, len(self.tokens))
            if self.tokens[place] in CONTEXT
        )

    def _has_behind(self, span: Span) -> bool:
        """Whether *cluster* ends a segment that a name begins."""
        place = span.end
        while place < len(self.tokens) and self.tokens[place] in CONTEXT | NEUTRAL - ARTICLES:
            place += 1
        here = self.segments[span.start]
        return (
            place > span.end
            and self.tokens[place - 1] in CONTEXT
            # mutants survive: what begins the next segment says by itself that a pole is meant.
            and self.segments[place - 1] == here
            and (place == len(self.tokens) or self.segments[place] != here)
            and self._begins(span.start)
        )

    def _begins(self, place: int) -> bool:
        """Whether a word begins its segment, articles aside."""
        return ARTICLES.issuperset(self.tokens[self.segments.index(self.segments[place]) : place])

    def told_of(
        self,
        spans: Iterable[Span],
        own: Vocabulary,
        named: AbstractSet[int],
        others: Iterable[Span],
    ) -> set[int]:
        """The places of words that only qualify some full names: what stands in brackets behind
        one, where it is said to be, and what a pole in apposition is said to be about; but for the
        places of names, and for what names another pole.
        """
        foreign = {place for span in others for place in span.places} - named
        sure = {
            place
            for span in others
            if any(entry.caution is None for entry in span.entries)
            for place in span.places
        }
        found: set[int] = set()
        for span in spans:
            long = len("".join(self.tokens[span.start : span.end])) >= _FULL
            for places in self._behind(span, named):
                said = [self.tokens[place] for place in places]
                apart = self.segments[places[0]] != self.segments[span.end - 1]
                bracketed = long and apart and self.segments[places[0]].bracketed
                title = _is_title(said, sure=not (long and apart))
                # A common word in brackets is what the pole is about, if it is not what it became.
                names = sure if bracketed and TURNED.isdisjoint(said) and not title else foreign
                if (
                    (bracketed or title)
                    and not self._is_another(said, own)
                    and (names - named).isdisjoint(places)
                ):
                    found.update(places)
        return found

    def _is_another(self, said: list[str], own: Vocabulary) -> bool:
        """Whether words behind a name say that another body is meant, one abroad, a thing, or
        none.
        """
        if not _OTHERS.isdisjoint(said):
            return True
        if not ABROAD.isdisjoint(said) and _FRANCE.isdisjoint(self.tokens):
            return True
        first = next((word for word in said if word not in NEUTRAL), "")
        return first in THINGS and first not in own.words and CONTEXT.isdisjoint(said)

    def between(self, spans: Iterable[Span], own: Vocabulary) -> set[int]:
        """The places of words for themes between *pôle* and a name: *pôle numérique X*."""
        found: set[int] = set()
        for span in spans:
            here: set[int] = set()
            for place in range(span.start - 1, -1, -1):
                if self.tokens[place] in CONTEXT:
                    found |= here
                if self.tokens[place] in own.themes:
                    here.add(place)
                elif self.tokens[place] not in NEUTRAL:
                    break
        return found

    def counted(self) -> set[int]:
        """The places of words in brackets that only count members and projects."""
        found: set[int] = set()
        for segment, places in self._all:
            said = {self.tokens[place] for place in places}
            numbers = {word for word in said if word.isdecimal()}
            # mutants survive: nobody says all of these words.
            if segment.bracketed and numbers and said <= COUNTED | NEUTRAL | numbers:
                found.update(places)
        return found

    @cached_property
    def _all(self) -> list[tuple[Segment, list[int]]]:
        places = groupby(range(len(self.tokens)), key=self.segments.__getitem__)
        return [(segment, list(held)) for segment, held in places]

    def _behind(self, span: Span, named: AbstractSet[int]) -> Iterator[list[int]]:
        """The places behind a name but those of names: of its own segment, and of each one that
        follows.
        """
        for _, places in self._all:
            if behind := [place for place in places if place >= span.end and place not in named]:
                yield behind


_OTHERS = BODIES | DENIED
_FRANCE = frozenset({"france", "francia", "frankreich"})
# A name of so many letters is hardly another body's, whatever stands in brackets behind it.
_FULL = 6


def _is_title(said: list[str], *, sure: bool) -> bool:
    """Whether what follows a name says of it that it is a pole, where it has to be ``sure`` a *pôle
    de compétitivité*; or where it is.
    """
    first = [*takewhile(NEUTRAL.__contains__, said)]
    competing = [word for word in first if word.startswith(_COMPETING)]
    if CONTEXT.isdisjoint(first):
        return not sure and not BASED.isdisjoint(first)
    return not sure or 0 < len(competing) < len(CONTEXT.intersection(first))


# How a word for competition begins, in all languages of poles.
_COMPETING = ("competi", "wettbewerb", "konkurenc")
