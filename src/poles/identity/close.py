"""Names that are close to a text: only ever suggested."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Event, EventKind, Pole, Records

from .suggestions import HINT, Suggestion
from .vocabulary import Vocabulary
from .words import CONTEXT, NEUTRAL, fold, words

# The score below which nothing is worth a suggestion: of what people asked about that had less, one
# text in a hundred meant the pole.
LEAST = 0.5
# How alike the letters of a name are to a text, or to some words of it, before it says anything:
# any two words share some.
_ALIKE, _ALIKE_INSIDE = 0.6, 0.8
# The score of a text all of whose words are among those of a pole, its themes and its places.
_THEMES = HINT
# Words of themes by which none is asked about.
_SMALL = frozenset(words("avec chez entre leur plus sans sous vers without"))
# What a name that is close to but some of the words of a text has less than one that is close to
# all of it.
_INSIDE = 0.1


class _Shape(NamedTuple):
    """A name as it is compared: its words of meaning and how much these say, how many letters it
    has, which these are, and what compares them.
    """

    pole: Pole
    name: str
    words: frozenset[str]
    total: float
    letters: int
    mask: int
    matcher: SequenceMatcher[str]


@attrs.frozen(eq=False)
class Closeness:
    """How close texts are to the names of the poles of one policy: by the rare words they share and
    by their letters.
    """

    poles: Records[Pole]
    events: Records[Event]
    vocabulary: Mapping[str, Vocabulary]

    def suggest(self, text: str, named: set[str], most: int) -> tuple[Suggestion, ...]:
        """The poles closest to a text in which some poles are ``named``, best first; of names that
        are as close, the longest.
        """
        best: dict[str, tuple[float, int, str]] = {}
        for number, score in self._scores(text).items():
            shape = self._shapes[number]
            found = round(score, 3), shape.letters, shape.name
            key = shape.pole.id
            if found[0] > LEAST and (key not in best or found[:2] > best[key][:2]):
                best[key] = found
        best |= {pole.id: (1.0, len(pole.name), pole.name) for pole in self._heirs(named)}
        ranked = sorted(best.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))[:most]
        return tuple(Suggestion(self.poles[key], score, name) for key, (score, _, name) in ranked)

    def _scores(self, text: str) -> dict[int, float]:
        """How close the names are to a text, by their numbers: those that are at all."""
        told = set(words(text)) - NEUTRAL
        whole = self._total(told)
        said: defaultdict[str, float] = defaultdict(float)
        for word in told - _SMALL:
            for pole in self._poles_of.get(word, ()):
                said[pole] += self._weight(word)
        found: dict[int, float] = {}
        for pole, weight in said.items():
            for number in self._numbers[pole]:
                shape = self._shapes[number]
                shared = told & shape.words
                by_words = self._total(shared) / shape.total if shared else 0.0
                by_themes = weight / whole
                found[number] = max(0.6 * by_words + 0.35 * by_themes, _THEMES * by_themes)
        for number, score in self._alike(fold(text).split()):
            found[number] = max(found.get(number, 0.0), score)
        return found

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
                letters = _joined(fold(text).split())
                mask = 0
                for one in _counted(letters):
                    mask |= 1 << self._bits.setdefault(one, len(self._bits))
                # What it compares with others is worked out once for each name.
                matcher = SequenceMatcher(None, "", letters, autojunk=False)
                found.append(_Shape(pole, text, own, self._total(own), len(letters), mask, matcher))
        return tuple(found)

    @cached_property
    def _bits(self) -> dict[tuple[str, int], int]:
        """A bit for each letter of a name, for the second of its kind another one."""
        return {}

    def _alike(self, tokens: list[str]) -> Iterator[tuple[int, float]]:
        """How alike names are, letter by letter, to a text or to as many words of it that stand
        together as they have, or one more.
        """
        for size in range(1, len(tokens) + 1):
            whole = size == len(tokens)
            shapes = self._every if whole else self._by_size.get(size, ())
            least = _ALIKE if whole else _ALIKE_INSIDE
            for start in range(len(tokens) - size + 1) if shapes else ():
                run = _joined(tokens[start : start + size])
                mask, letters = self._mask(run), len(run)
                for number, own, count in shapes:
                    # As alike as the letters that they share could make them.
                    # mutants survive: it is an upper bound of the ratio, for speed.
                    if 2 * (own & mask).bit_count() > least * (count + letters):
                        # It is set to compare, so each asks one of its own.
                        matcher = copy(self._shapes[number].matcher)
                        matcher.set_seq1(run)
                        if (ratio := matcher.ratio()) > least:
                            yield number, ratio if whole else ratio - _INSIDE

    @cached_property
    def _every(self) -> list[tuple[int, int, int]]:
        """The number of each name, which letters it has, and how many."""
        return [(number, one.mask, one.letters) for number, one in enumerate(self._shapes)]

    @cached_property
    def _by_size(self) -> Mapping[int, list[tuple[int, int, int]]]:
        """The same, by how many words of a text each is compared with."""
        found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for one, shape in zip(self._every, self._shapes, strict=True):
            for more in (0, 1):
                found[len(shape.words) + more].append(one)
        return dict(found)

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        """The numbers of the names of each pole."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, shape in enumerate(self._shapes):
            found[shape.pole.id].append(number)
        return found

    @cached_property
    def _poles_of(self) -> Mapping[str, list[str]]:
        """The poles that each word belongs to."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for pole in self.poles:
            for word in self.vocabulary[pole.id].words:
                found[word].append(pole.id)
        return dict(found)

    def _mask(self, letters: str) -> int:
        bits = map(self._bits.get, _counted(letters))
        return sum(1 << bit for bit in bits if bit is not None)

    @cached_property
    def _frequency(self) -> Mapping[str, int]:
        return Counter(
            word
            for pole in self.poles
            for word in {word for name in pole.names for word in words(name.text)}
        )

    def _total(self, tokens: Iterable[str]) -> float:
        """How much some words say."""
        return sum(map(self._weight, tokens))

    def _weight(self, word: str) -> float:
        """How much a word says: the rarer among the poles, the more."""
        return math.log(1 + len(self.poles) / (1 + self._frequency.get(word, 0)))


def _joined(tokens: Iterable[str]) -> str:
    return "".join(token for token in tokens if token not in CONTEXT)


def _counted(letters: str) -> Iterator[tuple[str, int]]:
    """Each letter, with how many of its kind were before it."""
    seen: Counter[str] = Counter()
    for letter in letters:
        yield letter, seen[letter]
        seen[letter] += 1
