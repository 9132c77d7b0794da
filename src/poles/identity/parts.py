"""Names with words around them: whether those words say nothing, or make the text another body's
name.
"""

from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Caution, Period

from .words import APART, ARTICLES, CONTEXT, NEUTRAL, beside_context


@attrs.frozen
class Entry:
    """A name of a pole, when it was in force, and how carefully it is to be taken."""

    pole: str
    period: Period
    caution: Caution | None


class Span(NamedTuple):
    """A run of words that is a name of some poles."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def places(self) -> range:
        return range(self.start, self.end)

    def holds(self, other: "Span", tokens: list[str]) -> bool:
        """Whether another name is but a part of this one, its words such as *pôle* aside."""
        return {place for place in other.places if tokens[place] not in CONTEXT} < set(self.places)


class Vocabulary(NamedTuple):
    """The words that belong to a pole: all of them, and those of its places alone."""

    words: AbstractSet[str]
    places: AbstractSet[str]


@attrs.frozen
class Text:
    """The words of a text in the singular, and the segment that each stands in."""

    tokens: list[str]
    segments: list[int]

    @cached_property
    def beside(self) -> set[int]:
        return beside_context(self.tokens)

    @cached_property
    def context(self) -> bool:
        """Whether some word says that a pole is meant."""
        return not CONTEXT.isdisjoint(self.tokens)

    def is_said(self, span: Span) -> bool:
        """Whether a name holds a word that says that a pole is meant, or has one right before it,
        or in apposition: *X, pôle of …*.
        """
        if not CONTEXT.isdisjoint(self.tokens[span.start : span.end]):
            return True
        for token in reversed(self.tokens[: span.start]):
            if token in CONTEXT:
                return True
            if token in ARTICLES or token not in NEUTRAL:
                break
        return any(
            self._begins(place)
            for place in range(span.end, len(self.tokens))
            if self.tokens[place] in CONTEXT
        )

    def _begins(self, place: int) -> bool:
        """Whether a word begins its segment, articles aside."""
        return ARTICLES.issuperset(self.tokens[self.segments.index(self.segments[place]) : place])


def is_all(
    pole: str, text: Text, spans: list[Span], own: Vocabulary, careful: AbstractSet[str]
) -> bool:
    """Whether a pole's names, its own places and themes and words without meaning are all that a
    text is made of.

    ``spans`` are the names of all poles in the text; ``careful`` the names, squeezed, that need
    more than themselves.
    """
    tokens = text.tokens
    mine = [(span, entry) for span in spans for entry in span.entries if entry.pole == pole]
    for span in spans:
        others = any(entry.pole != pole and entry.caution is None for entry in span.entries)
        if others and not any(held.holds(span, tokens) for held, _ in mine):
            return False
    covered = {place for span, _ in mine for place in span.places} | text.beside
    rest = [
        place
        for place, token in enumerate(tokens)
        if place not in covered and (token not in NEUTRAL or token in APART)
    ]
    # Near a name is what no bracket, comma or dash parts from any of the pole's names in the text.
    beside = set.intersection(
        *({text.segments[place] for place in span.places} for span, _ in mine)
    )
    apart = {tokens[place] for place in rest if text.segments[place] not in beside}
    near = {
        tokens[place]
        for place in rest
        if text.segments[place] in beside and not _goes_on(tokens, place, own)
    }
    if any(
        entry.caution is None and _is_distinct(tokens[span.start : span.end], careful)
        for span, entry in mine
    ):
        return (
            # mutants survive: words that its own names cover are never left over, so not all are.
            apart <= own.words | APART
            and near <= (own.words if text.context else own.places) - APART
        )
    # A common word alone is no name. It is one right behind a word that says so, beside another
    # name of the pole, or with its place apart; "Pôle de l'eau" is a pole of something, not its
    # name.
    if any(entry.caution is Caution.SHARED for _, entry in mine):
        return False
    said = any(text.is_said(span) for span, _ in mine)
    several = len({span.start for span, _ in mine}) > 1
    placed = not text.context and not own.places.isdisjoint(apart)
    return (
        (said or several or placed)
        and apart <= own.places | APART
        and near <= (own.places - APART if said else set())
    )


def _goes_on(tokens: list[str], place: int, own: Vocabulary) -> bool:
    """Whether a word such as *Centre* goes on a list of places."""
    return tokens[place] in APART and place > 0 and tokens[place - 1] in own.places


def _is_distinct(tokens: list[str], careful: AbstractSet[str]) -> bool:
    """Whether a name is more than a common word and *pôle*."""
    return "".join(token for token in tokens if token not in CONTEXT) not in careful
