"""A whole column of names to poles, with a report on each distinct one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from poles.errors import InvalidQuestion, UnknownPole
from poles.faults import alternatives
from poles.model import AsDicts, Pole, plain_value
from poles.objects import Pickled
from poles.phrase import Phrase, in_a_row
from poles.text import Bilingual, Lang, Listener, Steps, Written, joined

from .columns import Split, cell_text, counted, is_missing, parted, parting, signs_of
from .names import How, NameIndex
from .suggestions import HINT, Suggestion

if TYPE_CHECKING:  # what is shown is imported when it is
    from poles.text import Card


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


@attrs.frozen(repr=False)
class MatchReport(Written, AsDicts):
    """What each distinct text of a column means.

    ``rows`` are in the order of first appearance; ``missing`` counts cells without a text
    (``None``, NaN); ``cells`` are the pieces of each cell that was split. ``accepted`` is a mapping
    of text to pole id that another ``match`` can take as ``accept``.

    >>> import poles
    >>> report = poles.load_policy().match(["Mov'eo", "pôle Minalogic", "Minalogique", None])
    >>> [(row.pole and row.pole.id, row.how and row.how.value) for row in report.rows]
    [('nextmove', 'name'), ('minalogic', 'part'), (None, None)]
    >>> report.rows[2].suggestions[0].pole.id, report.missing
    ('minalogic', 1)
    >>> print(poles.load_policy().match(["Mov'eo", "Minalogique", None]).text())
    Texts: 2 (1 name, 1 not found); missing: 1
    text         cells  pole      how   suggestions
    Minalogique      1                  Minalogic (0.8)
    Mov'eo           1  NextMove  name
    """

    rows: tuple[MatchRow, ...]
    missing: int
    cells: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, eq=False)

    @property
    def counts(self) -> dict[str, int]:
        """How many distinct texts were found in each way, and how many were not: by the name of the
        way.
        """
        ways = Counter(row.how.value if row.how else _NOT_FOUND for row in self.rows)
        return {way: ways[way] for way in (*(how.value for how in How), _NOT_FOUND) if ways[way]}

    @property
    def accepted(self) -> dict[str, str]:
        """The pole id of each text that was found: what ``accept`` takes."""
        return {row.text: row.pole.id for row in self.rows if row.pole is not None}

    @cached_property
    def _by_text(self) -> dict[str, MatchRow]:
        return {row.text: row for row in self.rows}

    def poles(self, cell: object) -> tuple[Pole, ...]:
        """The poles of one cell of the column, in order: none, one, or several where the column was
        split.
        """
        text = cell_text(cell)
        pieces = () if is_missing(cell) else self.cells.get(text, (text,))
        found = (self._by_text[piece].pole for piece in pieces if piece in self._by_text)
        return tuple(dict.fromkeys(pole for pole in found if pole is not None))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a ``dict`` of texts and numbers, with the first suggestion and its score."""
        return [
            {
                "text": row.text,
                "pole": row.pole.id if row.pole else None,
                "how": row.how.value if row.how else None,
                "count": row.count,
                "suggestion": row.suggestions[0].pole.id if row.suggestions else None,
                "score": row.suggestions[0].score if row.suggestions else None,
            }
            for row in self.rows
        ]

    def __repr__(self) -> str:
        counts = joined(f"{count} {way}" for way, count in self.counts.items())
        return f"<MatchReport: {len(self.rows)} texts, {counts}; {self.missing} missing>"

    def __str__(self) -> str:
        return self.summary()

    def summary(self, lang: Lang = "en") -> str:
        """How many texts were found in which way, and each text that was not, with the closest ids
        or with what would part it; in French or in English.
        """
        from .match_card import near, titled

        title = repr(self)[1:-1] if lang == "en" else titled(self, lang)
        return "\n".join([title, *(near(row, lang) for row in self.rows if row.pole is None)])

    def column_types(self) -> Mapping[str, Any]:
        return _COLUMN_TYPES

    def to_card(self, lang: Lang = "en") -> Card:
        from .match_card import card

        return card(self, lang)


_COLUMN_TYPES = {
    "text": str,
    "pole": str,
    "how": str,
    "count": int,
    "suggestion": str,
    "score": float,
}
# So many names are matched before it is told how many.
_OFTEN = 1000
_NAMES: Bilingual = ("Noms", "Names")
_NOT_FOUND = "not found"


def match(  # noqa: PLR0913, PLR0917 - the arguments of Policy.match and the index
    index: NameIndex,
    values: Iterable[object],
    on: date | None = None,
    split: Split = None,
    accept: Mapping[str, str] | None = None,
    known: Literal["poles"] | None = None,
    progress: Listener | None = None,
) -> MatchReport:
    """The report on a column: see :meth:`poles.Policy.match`."""
    if known not in (None, "poles"):
        hint = "Say it where the values are poles and nothing else, or leave it out."
        raise InvalidQuestion(f"known={known!r}", "known='poles'", hint)
    signs = signs_of(split)
    accepted = {}
    for text, key in (accept or {}).items():
        pole = index.poles.get(key)
        if pole is None:
            raise UnknownPole(
                key, [s.pole.id for s in index.hints(key)] if isinstance(key, str) else ()
            )
        accepted[plain_value(text)] = pole
    texts: Counter[str] = Counter()
    cells: dict[str, tuple[str, ...]] = {}
    missing = 0
    for value, count in counted(values).items():
        if is_missing(value):
            missing += count
            continue
        cell = cell_text(value)
        pieces = parted(cell, signs)
        if signs:
            cells[cell] = pieces
        for piece in pieces:
            texts[piece] += count
    sure = known == "poles" or index.are_ids(texts)
    found = _rows(index, texts, accepted, on, known=sure)
    rows = tuple(Steps(_NAMES, len(texts), progress, _OFTEN)(found))
    return MatchReport(rows, missing, cells)


def _rows(
    index: NameIndex,
    texts: Mapping[str, int],
    accepted: Mapping[str, Pole],
    on: date | None,
    *,
    known: bool,
) -> Iterator[MatchRow]:
    for text, count in texts.items():
        if text in accepted:
            yield MatchRow(text, accepted[text], How.ACCEPTED, count)
            continue
        ids, how = index.resolve(text, on, known=known)
        if len(ids) == 1:
            yield MatchRow(text, index.poles[ids[0]], how, count)
        else:
            yield MatchRow(text, None, None, count, ids, index)


# How close what stands beside a pole has to be to the name of another, where it is none.
_NEAR = 0.7


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
