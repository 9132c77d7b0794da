"""The names of the poles, in all forms in which they are looked up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

import attrs

from poles.model import Caution, Period, Pole, Records, Scheme

from .texts import Entry, Span
from .words import ARTICLES, CONTEXT, NEUTRAL, SEVERAL_OF, fold, singular, words

# A name of so few letters may be anybody's.
_BRIEF = 3
# As many letters of a word stay in the singular.
_FIRST_LETTERS = 4
# What a name with capitals may be marked with and yet be no common word.
_CAPITAL = (None, Caution.LOWER)
_EDGES = CONTEXT | {"de", "du", "la", "le", "les", "l", "des", "d"}


class Asked(NamedTuple):
    """How a text is asked about: on which day, whether it is known to mean a pole, and whether all
    its letters are small.
    """

    on: date | None
    known: bool
    lower: bool


@attrs.frozen(eq=False)
class NameForms:
    """The names of some poles as given, folded, in the singular and without articles."""

    poles: Records[Pole]

    def is_cautious(self, text: str) -> bool:
        return any(entry.caution for entry in self.exactly(fold(text).split()))

    def exactly(self, tokens: list[str]) -> Sequence[Entry]:
        """The names that are just these folded words; plurals do not matter between several words,
        but make another name of one.
        """
        found = self._folded.get("".join(tokens))
        if found is None and len(tokens) > 1:
            found = self._singular.get("".join(map(singular, tokens)))
        return found or ()

    def begins(self, tokens: list[str]) -> list[int]:
        """Where names may begin; none begins with an article, as names are also kept without."""
        firsts = self._firsts
        return [
            start
            for start, first in enumerate(tokens)
            # mutants survive: others begin no name either, and take longer.
            if first[:_FIRST_LETTERS] in firsts and first not in ARTICLES
        ]

    def spans(
        self, begins: list[int], tokens: list[str], singulars: list[str], asked: Asked
    ) -> Iterator[Span]:
        """Every name of every pole in a text."""
        folded, plain, longest = self._folded, self._singular, self._longest
        bares = singulars
        # An article more makes other words of a name (*mer de Bretagne*) where none says *pôle*.
        said = asked.known or not CONTEXT.isdisjoint(tokens)
        if said and not ARTICLES.isdisjoint(tokens):
            bares = ["" if word in ARTICLES else word for word in singulars]
        for start in begins:
            raw = single = bare = ""
            for end in range(start, len(tokens)):
                raw += tokens[end]
                single += singulars[end]
                bare += bares[end]
                if len(bare) > longest:
                    break
                entries = folded.get(raw) or (plain.get(single) if end > start else None)
                if entries is None and bares[end] and bare != single:
                    entries = self._bare.get(bare)
                if entries is None or (end == start and start and tokens[start - 1] in SEVERAL_OF):
                    continue
                if valid := _valid(entries, asked):
                    yield Span(start, end + 1, valid)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        retired = {
            number.value: pole.id
            for pole in self.poles
            for number in pole.identifiers
            if number.scheme is Scheme.POLES
        }
        return {**retired, **{pole.id: pole.id for pole in self.poles}}

    @cached_property
    def as_given(self) -> Mapping[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for pole in self.poles:
            for name in pole.names:
                brief = Caution.WORD if len("".join(fold(name.text).split())) <= _BRIEF else None
                ordinary = name.caution is Caution.LOWER
                entry = Entry(pole.id, name.period, name.caution or brief, ordinary)
                found[name.text].append(entry)
        return dict(found)

    @cached_property
    def careful(self) -> frozenset[str]:
        """The names, squeezed, that are common words, or that another body bears too."""
        return frozenset(
            "".join(words(text))
            for text, entries in self.as_given.items()
            if any(entry.caution not in _CAPITAL for entry in entries)
        )

    @cached_property
    def _keyed(self) -> list[tuple[list[str], list[Entry]]]:
        """The folded words of every name, of what is left of it without words such as *pôle*, and
        of every id.
        """
        found = []
        for text, entries in self.as_given.items():
            found.append((fold(text).split(), entries))
            for core in _cores(text):
                # One word that is left of a name, such as "Risques" of "Pôle Risques", may be
                # anybody's.
                alone = (
                    Caution.WORD
                    if len(core) == 1 or "".join(map(singular, core)) in self.careful
                    else None
                )
                found.append(
                    (
                        core,
                        [
                            attrs.evolve(entry, caution=alone)
                            if alone and entry.caution in _CAPITAL
                            else entry
                            for entry in entries
                        ],
                    )
                )
        known = {"".join(key) for key, _ in found}
        # An id is no name, but who writes it in another way means it all the same, unless it is a
        # common word.
        ids = [(fold(key).split(), [Entry(pole, Period(), None)]) for key, pole in self.ids.items()]
        return found + [(key, entries) for key, entries in ids if "".join(key) not in known]

    @cached_property
    def _folded(self) -> Mapping[str, list[Entry]]:
        return _grouped(("".join(key), entries) for key, entries in self._keyed)

    @cached_property
    def _singular(self) -> Mapping[str, list[Entry]]:
        return _grouped(("".join(map(singular, key)), entries) for key, entries in self._keyed)

    @cached_property
    def _bare(self) -> Mapping[str, list[Entry]]:
        """The names of several words, without the articles in them: *Mer de Bretagne*."""
        return _grouped(
            ("".join(map(singular, bare)), sure)
            for key, held in self._keyed
            if len([word for word in key if word not in NEUTRAL]) > 1
            and (bare := [word for word in key if word not in ARTICLES])
            and (sure := [one for one in held if one.caution is None])
        )

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The first letters of every name: most words of a text begin none, and need not be looked
        at further.
        """
        keys = {key[:_FIRST_LETTERS] for keys in (self._folded, self._singular) for key in keys}
        return frozenset(key[:most] for key in keys for most in range(1, _FIRST_LETTERS + 1))

    @cached_property
    def _longest(self) -> int:
        # A name written without spaces keeps the plurals of its words.
        return max(map(len, (*self._folded, *self._singular)), default=0)


def _grouped(keyed: Iterable[tuple[str, list[Entry]]]) -> Mapping[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entries in keyed:
        found[key] += entries
    return dict(found)


def sure(entries: Sequence[Entry], asked: Asked) -> set[str]:
    return {entry.pole for entry in _valid(entries, asked) if entry.caution is None}


def _valid(entries: Iterable[Entry], asked: Asked) -> tuple[Entry, ...]:
    """The names that count on a day, without caution where that is not needed."""
    return tuple(
        [
            attrs.evolve(entry, caution=None)
            if entry.caution and not _is_needed(entry, asked)
            else entry
            for entry in entries
            if asked.on is None or asked.on in entry.period
        ]
    )


def _is_needed(entry: Entry, asked: Asked) -> bool:
    """Whether a name is to be taken with caution: not among poles, nor if shared, on a day of its
    own, nor if but small letters make it a common word and it has others.
    """
    if entry.caution is Caution.LOWER and not asked.lower:
        return False
    its_day = asked.on is not None and entry.period.end is not None
    return not asked.known and not (entry.caution is Caution.SHARED and its_day)


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
