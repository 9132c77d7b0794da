"""Names with words around them: whether those words say nothing, or make the text another body's
name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from poles.model import Caution

from .texts import Span, Text
from .vocabulary import Vocabulary, is_of_place
from .words import (
    APART,
    ARTICLES,
    BESIDE_POLE,
    CALLED,
    CARDINALS,
    CONTEXT,
    IN_TURN,
    NEUTRAL,
    OF,
    REGISTERS,
)


def is_all(  # noqa: PLR0913, PLR0917 - what is asked about, and what is known
    meant: AbstractSet[str],
    text: Text,
    spans: list[Span],
    ever: list[Span],
    own: Vocabulary,
    careful: AbstractSet[str],
    *,
    known: bool,
) -> bool:
    """Whether the names of a pole, or of several that became one, their own places and themes and
    words without meaning are all that a text is made of.

    ``spans`` are the names of all poles in the text, ``ever`` those of any day; ``careful`` the
    names, squeezed, that need more than themselves, unless the text is ``known`` to name a pole.
    """
    tokens = text.tokens
    mine = [(span, entry) for span in spans for entry in span.entries if entry.pole in meant]
    if _names_others(meant, spans, [span for span, _ in mine], tokens):
        return False
    several = len({span.start for span, _ in mine}) > 1
    named = {place for span, _ in mine for place in range(span.start, span.end)}
    rest = [
        place
        for place in range(len(tokens))
        if place not in named and not _says_nothing(place, text, own, several=several)
    ]
    rest = [place for place in rest if not is_of_place(tokens[place], own.places)]
    if not text.qualifies and _is_foreign(rest, tokens, own):
        return False
    distinct = [
        (span, entry)
        for span, entry in mine
        if entry.caution is None and _is_distinct(tokens[span.start : span.end], careful)
    ]
    if rest and text.qualifies:
        # An ordinary word may be another body's name, whatever stands behind it.
        full = [
            span
            for span, entry in distinct
            if known or not entry.ordinary or text.is_said(span, own)
        ]
        others = [span for span in ever if all(entry.pole not in meant for entry in span.entries)]
        told = text.told_of(full, own, named, others) | text.counted()
        told |= text.between((span for span, _ in mine), own)
        rest = [place for place in rest if place not in told]
        if _is_foreign(rest, tokens, own):
            return False
    # Near a name is what no bracket, comma or dash parts from any of the pole's names in the text.
    apart, near = set[str](), set[str]()
    if rest:
        beside = set.intersection(
            *({text.segments[place] for place in span.places} for span, _ in mine)
        )
        apart = {tokens[place] for place in rest if text.segments[place] not in beside}
        near = {
            tokens[place]
            for place in rest
            if text.segments[place] in beside and not _goes_on(tokens, place, own)
        }
    if distinct or (known and not all(_is_of(tokens, span) for span, _ in mine)):
        return near <= (own.words if text.context else own.places) - APART
    # A common word alone is no name. It is one right behind a word that says so, beside another
    # name of the pole, or with its place apart; "Pôle de l'eau" is a pole of something, not its
    # name.
    if any(entry.caution is Caution.SHARED for _, entry in mine):
        return False
    said = any(text.is_said(span, own) for span, _ in mine)
    # In small letters, *génie civil (Nantes)* is what is taught there.
    homes = own.regions if text.is_low else own.homes
    placed = not text.context and not homes.isdisjoint(apart)
    return (
        (said or several or placed)
        and apart <= (own.words if said else own.places) | APART
        and near <= (own.places - APART if said else set())
    )


def _is_foreign(rest: Iterable[int], tokens: list[str], own: Vocabulary) -> bool:
    """Whether some words are none of a pole's own."""
    return any(tokens[place] not in own.words and tokens[place] not in APART for place in rest)


def _names_others(
    meant: AbstractSet[str], spans: Iterable[Span], mine: Sequence[Span], tokens: list[str]
) -> bool:
    """Whether a text surely names others too, by more than a part of a name of those meant."""
    for span in spans:
        others = any(entry.pole not in meant and entry.caution is None for entry in span.entries)
        if others and not any(held.holds(span, tokens) for held in mine):
            return True
    return False


def _says_nothing(place: int, text: Text, own: Vocabulary, *, several: bool) -> bool:
    """Whether a word has no meaning where it stands."""
    token = text.tokens[place]
    if token in NEUTRAL:
        return token not in BESIDE_POLE or text.context
    if place in text.beside:
        return True
    if token in APART:
        return False
    if (
        token in CALLED
        or token in REGISTERS
        or (token.isdecimal() and _is_registered(text.tokens[:place]))
    ):
        return True
    if token in IN_TURN or _is_year(token):
        # *Devenu* is a word of names only between two of them.
        return several
    return token in CARDINALS and not own.places.isdisjoint(text.tokens[place + 1 : place + 2])


def _is_registered(before: list[str]) -> bool:
    """Whether a number stands behind the name of a register or *loi (de)*."""
    meant = [word for word in before if word not in ARTICLES and not word.isdecimal()]
    return not REGISTERS.isdisjoint(meant[-1:])


def _is_year(token: str) -> bool:
    return token.isdecimal() and len(token) == len("2012") and token[:2] in {"19", "20"}


def _is_of(tokens: list[str], span: Span) -> bool:
    """Whether *of* stands before a name: it may be but what something is about."""
    before = span.start - 1
    while before >= 0 and tokens[before] in ARTICLES:
        if tokens[before] in OF:
            return True
        before -= 1
    return False


def _goes_on(tokens: list[str], place: int, own: Vocabulary) -> bool:
    """Whether a word such as *Centre* goes on a list of places."""
    before = place - 1
    while before > 0 and tokens[before] in ARTICLES:
        before -= 1
    return tokens[place] in APART and before >= 0 and tokens[before] in own.places


def _is_distinct(tokens: list[str], careful: AbstractSet[str]) -> bool:
    """Whether a name is more than a common word and *pôle*."""
    return "".join(token for token in tokens if token not in CONTEXT) not in careful
