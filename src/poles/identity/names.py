"""Names: which pole a text means, by steps that can be told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from functools import cached_property, reduce
from typing import TYPE_CHECKING, NamedTuple

import attrs

from poles.objects import Pickled

from .machine import LOST, cleaned, is_words, lossy, readings, restored
from .name_forms import Asked, NameForms, sure
from .numbers import Numbers
from .parts import is_all
from .suggestions import HINT, Suggestion
from .texts import Span, Text, outermost, poles_of
from .vocabulary import Vocabulary, may_be_of_place, vocabularies
from .words import SAYING_NOTHING, fold, singular

if TYPE_CHECKING:  # few texts name several poles, and where all are found none is suggested
    from poles.model import Event, Pole, Records, Region, Sector

    from .close import Closeness
    from .families import Families

# No text of more words than this is taken for a name with something around it.
_LONGEST = 60


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


_NOTHING = Found((), None)
_WORD = re.compile(r"\w+")
# What parts a list of names, other than one name of two poles together.
_LISTED = re.compile(r"[;,|+\n]")
_ROW = frozenset(";|")


@attrs.frozen(eq=False)
class NameIndex(Pickled):
    """The names of the poles of one policy, looked up as given, folded, and as parts of a text."""

    poles: Records[Pole]
    regions: Records[Region]
    sectors: Records[Sector]
    events: Records[Event]

    def resolve(self, text: str, on: date | None = None, *, known: bool = True) -> Found:
        """What a text means: an id or a name as given, else a number, else a name folded, else with
        nothing of meaning around it; else the same of what it was before a machine wrote it.

        With ``on``, only names in force that day count. Unless it is ``known`` that the text means
        a pole, a name that is also a common word needs a word beside it that says so, and a name
        that another body bears needs the day.
        """
        clean = cleaned(text)
        if LOST in clean or "?" in clean:
            clean = restored(clean, self._by_what_is_left)
        found = self._resolved(clean, on, known=known)
        if found.how is None:
            if is_words(clean):
                return found
            others = (self._resolved(one, on, known=known) for one in readings(clean))
            found = next((one for one in others if one.how is not None), found)
        elif clean == text:
            return found
        return found._replace(how=How.FOLDED) if found.how is How.NAME else found

    def _resolved(self, text: str, on: date | None, *, known: bool) -> Found:
        forms = self._forms
        if (found := forms.ids.get(text)) is not None and (known or not forms.is_cautious(text)):
            return Found((found,), How.ID)
        asked = Asked(on, known, text.islower())
        if (given := forms.as_given.get(text)) and (poles := sure(given, asked)):
            return Found(tuple(sorted(poles)), How.NAME)
        if ids := self.numbers.meant(text, on):
            return Found(ids, How.IDENTIFIER)
        tokens = fold(text).split()
        if (named := forms.exactly(tokens)) and (poles := sure(named, asked)):
            return self._unlisted(text, poles, How.FOLDED)
        begins = forms.begins(tokens)
        if not begins or len(tokens) > _LONGEST:
            return _NOTHING
        poles = self._by_parts(text, tokens, begins, asked)
        if known and len(poles) != 1:
            # A common word in it may be a name too; without it, the text may be that of one pole.
            careful = self._resolved(text, on, known=False)
            if len(careful.ids) == 1:
                return careful
        return self._unlisted(text, poles, How.PART) if poles else _NOTHING

    def _unlisted(self, text: str, poles: AbstractSet[str], how: How) -> Found:
        """What a text means, unless it is a list: signs part it into names of other poles, which
        together are a pole's own name, as those of *Dream, Hydreos*; or into several poles by a
        sign that parts nothing else.
        """
        ids = tuple(sorted(poles))
        if len(ids) == 1 and _LISTED.search(text):
            pieces = [piece for piece in _LISTED.split(text) if piece.strip()]
            named = {self._resolved(one, None, known=True).ids for one in pieces}
            each = len(named) > 1 and all(len(meant) == 1 for meant in named)
            if each and (ids not in named or not _ROW.isdisjoint(text)):
                return _NOTHING
        return Found(ids, how)

    def are_ids(self, texts: Collection[str]) -> bool:
        """Whether some texts are ids, of which *fibres* is one; a single one says too little."""
        return len(texts) > 1 and all(text in self._forms.ids for text in texts)

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
        tokens = fold(text).split()
        # mutants survive: what is known only changes the caution of an entry.
        asked = Asked(None, known=True, lower=False)
        singulars = list(map(singular, tokens))
        return poles_of(self._forms.spans(self._forms.begins(tokens), tokens, singulars, asked))

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the poles in registers."""
        return Numbers(self.poles)

    def _by_parts(self, text: str, tokens: list[str], begins: list[int], asked: Asked) -> set[str]:
        singulars = list(map(singular, tokens))
        spans = list(self._forms.spans(begins, tokens, singulars, asked))
        if not spans:
            return set()
        parted = Text(text, singulars)
        # mutants survive: of each pole it is looked at again, more slowly.
        if self._has_foreign_words(parted, spans):
            return set()
        ever = spans
        if asked.on is not None:
            ever = list(self._forms.spans(begins, tokens, singulars, asked._replace(on=None)))
        found = {
            pole
            for pole in poles_of(spans)
            if self._is_all({pole}, parted, spans, ever, known=asked.known)
        }
        if found or len(poles_of(ever)) == 1:
            return found
        return self._of_several(parted, ever, asked)

    def _has_foreign_words(self, text: Text, spans: list[Span]) -> bool:
        """Whether some words of a text are surely none of any pole's: of most texts in which a name
        stands.
        """
        foreign = [
            place
            for place, token in enumerate(text.tokens)
            if token not in self._words and not may_be_of_place(token) and not token.isdecimal()
        ]
        if not foreign or text.qualifies:
            return False
        return not {place for span in spans for place in span.places}.issuperset(foreign)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of all poles, and those that may say nothing."""
        return SAYING_NOTHING.union(*(one.words for one in self._vocabulary.values()))

    def _of_several(self, text: Text, spans: list[Span], asked: Asked) -> set[str]:
        """The pole that a text means by names of several, of which some went into others: the one
        that was there that day, else their heir.
        """
        outer = outermost(spans, text.tokens)
        named = poles_of(outer)
        found = set[str]()
        for heir, family in self._families.heirs(text, named).items():
            if self._is_all(family, text, spans, spans, known=asked.known):
                found.add(self._families.of_day(outer, family, asked.on) or heir)
        if joint := self._families.together(text.text, outer, asked.on):
            found |= joint if self._is_all(named, text, spans, spans, known=asked.known) else set()
        return found

    def _is_all(
        self,
        meant: AbstractSet[str],
        text: Text,
        spans: list[Span],
        ever: list[Span],
        *,
        known: bool,
    ) -> bool:
        own = reduce(Vocabulary.with_, map(self._vocabulary.__getitem__, meant))
        return is_all(meant, text, spans, ever, own, self._forms.careful, known=known)

    @cached_property
    def _by_what_is_left(self) -> Mapping[str, str]:
        """The words of names, themes and places that have letters other than those of English."""
        texts = [
            "pôle de compétitivité",
            *(name.text for pole in self.poles for name in pole.names),
        ]
        texts += [pole.theme_fr or "" for pole in self.poles]
        texts += [name.name for region in self.regions for name in region.names]
        found = (word for text in texts for word in _WORD.findall(text) if not word.isascii())
        return {lossy(word): word for word in found}

    @cached_property
    def _forms(self) -> NameForms:
        return NameForms(self.poles)

    @cached_property
    def _families(self) -> Families:
        from .families import Families

        return Families.of(self.poles, self.events)

    @cached_property
    def _closeness(self) -> Closeness:
        from .close import Closeness

        return Closeness(self.poles, self.events, self._vocabulary)

    @cached_property
    def _vocabulary(self) -> Mapping[str, Vocabulary]:
        return vocabularies(self.poles, self.regions, self.sectors)
