"""Names that are close to a text: only ever suggested."""

import difflib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Event, EventKind, Pole, Records

from .parts import Vocabulary
from .words import CONTEXT, NEUTRAL, fold, words

# The score below which nothing is worth a suggestion.
LEAST = 0.3
# How alike the letters of a name are to a text, or to some words of it, before it says anything:
# any two words share some.
_ALIKE, _ALIKE_INSIDE = 0.6, 0.8
# The score of a text all of whose words are among those of a pole, its themes and its places.
_THEMES = 0.75
# Nobody is asked whether a pole is meant where the score is no more than that: a text may share all
# its words with what a pole is about, and be a common word (*sans* of *sans carbone*).
HINT = _THEMES
# What a name that is close to but some of the words of a text has less than one that is close to
# all of it.
_INSIDE = 0.1


class Suggestion(NamedTuple):
    """A pole whose name is close to a text: never an answer by itself. ``score`` is between 0 and
    1.
    """

    pole: Pole
    score: float
    name: str


class _Shape(NamedTuple):
    """A name as it is compared: its words of meaning, and its letters."""

    pole: Pole
    name: str
    words: frozenset[str]
    letters: str


@attrs.frozen(eq=False)
class Closeness:
    """How close texts are to the names of the poles of one policy: by the rare words they share and
    by their letters.
    """

    poles: Records[Pole]
    events: Records[Event]
    vocabulary: Mapping[str, Vocabulary]

    def suggest(self, text: str, named: set[str], most: int) -> tuple[Suggestion, ...]:
        """The poles closest to a text in which some poles are ``named``, best first."""
        raw = fold(text).split()
        told = set(words(text)) - NEUTRAL
        whole = self._total(told)
        # mutants survive: None is as false as False.
        letters = difflib.SequenceMatcher(autojunk=False)
        best: dict[str, Suggestion] = {}
        for shape in self._shapes:
            said = self._total(told & self.vocabulary[shape.pole.id].words) / whole if told else 0.0
            score = max(
                0.6 * self._total(told & shape.words) / self._total(shape.words) + 0.35 * said,
                _THEMES * said,
            )
            score = round(max(score, _alike(letters, raw, shape, score)), 3)
            if score > LEAST and (shape.pole.id not in best or score > best[shape.pole.id].score):
                best[shape.pole.id] = Suggestion(shape.pole, score, shape.name)
        best |= {pole.id: Suggestion(pole, 1.0, pole.name) for pole in self._heirs(named)}
        return tuple(
            sorted(best.values(), key=lambda suggestion: (-suggestion.score, suggestion.pole.id))[
                :most
            ]
        )

    def _heirs(self, named: set[str]) -> Iterator[Pole]:
        """The poles that were born of two or more that are named together."""
        for event in self.events:
            if event.kind is not EventKind.RENAMED and len(named.intersection(event.before)) > 1:
                yield from (self.poles[key] for key in event.after)

    @cached_property
    def _shapes(self) -> tuple[_Shape, ...]:
        found = []
        for pole in self.poles:
            for text in dict.fromkeys((*(name.text for name in pole.names), pole.id)):
                own = frozenset(words(text)) - NEUTRAL or frozenset(words(text))
                found.append(_Shape(pole, text, own, _joined(fold(text).split())))
        return tuple(found)

    @cached_property
    def _frequency(self) -> Mapping[str, int]:
        return Counter(
            word
            for pole in self.poles
            for word in {word for name in pole.names for word in words(name.text)}
        )

    def _total(self, tokens: Iterable[str]) -> float:
        """How much some words say: the rarer among the poles, the more."""
        return sum(
            math.log(1 + len(self.poles) / (1 + self._frequency.get(word, 0))) for word in tokens
        )


def _joined(tokens: Iterable[str]) -> str:
    return "".join(token for token in tokens if token not in CONTEXT)


def _alike(
    letters: difflib.SequenceMatcher[str], tokens: list[str], shape: _Shape, score: float
) -> float:
    """How alike a name is, letter by letter, to a text or to some words of it that stand together,
    where that is more than a score.
    """
    for window in {
        min(size, len(tokens)) for size in (len(shape.words), len(shape.words) + 1, len(tokens))
    }:
        whole = window == len(tokens)
        least = _ALIKE if whole else _ALIKE_INSIDE
        for start in range(len(tokens) - window + 1):
            letters.set_seqs(_joined(tokens[start : start + window]), shape.letters)
            bar = max(score, least)
            if (
                # mutants survive: a quick ratio is an upper bound of the ratio, for speed.
                letters.real_quick_ratio() > bar
                # mutants survive: so is this one.
                and letters.quick_ratio() > bar
                and (ratio := letters.ratio()) > bar
            ):
                score = max(score, ratio if whole else ratio - _INSIDE)
    return score
