"""What one text of a column means, or may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import attrs

from poles.faults import alternatives
from poles.model import Pole
from poles.objects import Pickled
from poles.phrase import Phrase, in_a_row

from .columns import parting
from .names import How, NameIndex
from .suggestions import HINT, Suggestion

# How close what stands beside a pole has to be to the name of another, where it is none.
_NEAR = 0.7


@attrs.frozen
class MatchRow(Pickled):
    """One distinct text of a column: the ``pole`` it means or ``None``, ``how`` that was found, how
    often it stands there.

    ``suggestions`` are the poles with the closest names, best first with a score between 0 and 1,
    where no pole was found. ``candidates`` are the ids of the poles that an ambiguous text may
    mean.
    """

    text: str
    pole: Pole | None
    how: How | None
    count: int
    candidates: tuple[str, ...] = ()
    _index: NameIndex | None = attrs.field(default=None, repr=False, eq=False)

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The closest poles, worked out when first asked for."""
        return (
            () if self.pole is not None or self._index is None else self._index.suggest(self.text)
        )

    @property
    def separators(self) -> tuple[str, ...]:
        """What stands between the poles that the text names, for ``split``; nothing where a pole
        was found, or none is named beside another.
        """
        if self.pole is not None or self._index is None:
            return ()
        return _separators(self._index, self.text)

    def refused(self, split: Sequence[str] = ()) -> tuple[str, str]:
        """What is expected of a text in which no pole was found, and what to do; ``split`` are the
        signs by which its cell was parted already. What names several poles is never said to be one
        of them.

        >>> import poles
        >>> poles.load_policy().match(["Minalogic; Axelera"]).rows[0].refused()
        ('the name of one pole', "It holds several: say split=';'.")
        """
        if signs := self.separators:
            told = "It holds several: say {}."
            return "the name of one pole", Phrase(told, told_split((*split, *signs)))
        named = sorted(self._index.named(self.text)) if self._index else ()
        if self.candidates:
            told = "It may be {}: confirm it with {}."
            ids = alternatives(self.candidates)
            return "the name of one pole", Phrase(told, ids, f"accept={{{self.text!r}: id}}")
        if len(named) > 1:
            told = "It names {} and {}: put a sign between them, and say split= that sign."
            return "the name of one pole", Phrase(told, in_a_row(named[:-1]), named[-1])
        if self.suggestions and (close := self.suggestions[0]).score > HINT:
            confirmed = f"accept={{{self.text!r}: {close.pole.id!r}}}"
            told = Phrase("Did you mean {}? Confirm it with {}.", close.name, confirmed)
            return "the name of a pole", told
        told = "Name it as one of its names, or confirm what it means with accept={text: id}."
        return "the name of a pole", told


def _separators(index: NameIndex, text: str) -> tuple[str, ...]:
    """What parts a text into poles, as far as their names tell."""
    return parting(
        text,
        lambda piece: len(index.resolve(piece).ids) == 1,
        lambda piece: any(one.score >= _NEAR for one in index.suggest(piece, 1)),
    )


def told_split(signs: Sequence[str]) -> str:
    """What to say to part a cell by some signs.

    >>> told_split([";"]), told_split([",", " et "])
    ("split=';'", "split=[',', ' et ']")
    """
    return f"split={(signs[0] if len(signs) == 1 else list(signs))!r}"
