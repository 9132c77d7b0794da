"""A whole column of names to poles, with a report on each distinct one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, Literal

import attrs

from poles.errors import InvalidQuestion, UnknownPole
from poles.faults import alternatives
from poles.model import AsDicts, Pole, plain_value
from poles.objects import Pickled
from poles.phrase import Phrase, in_a_row, quoted, translated
from poles.text import (
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    Listener,
    Steps,
    Written,
    decimal,
    headed,
    in_lang,
    joined,
    plural,
)

from .columns import Split, cell_text, counted, is_missing, parted, parting, signs_of
from .names import How, NameIndex
from .suggestions import HINT, Suggestion


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
        title = repr(self)[1:-1] if lang == "en" else self._title(lang)
        return "\n".join([title, *(_near(row, lang) for row in self.rows if row.pole is None)])

    def column_types(self) -> Mapping[str, Any]:
        return _COLUMN_TYPES

    def _title(self, lang: Lang) -> str:
        ways = ((n, _COUNTED[way]) for way, n in self.counts.items())
        counts = joined(plural(n, one, many, lang) for n, (one, many) in ways)
        texts, missing = len(self.rows), self.missing
        return in_lang(
            (
                f"Textes : {texts} ({counts or 'aucun'}) ; cellules vides : {missing}",
                f"Texts: {texts} ({counts or 'none'}); missing: {missing}",
            ),
            lang,
        )

    def to_card(self, lang: Lang = "en") -> Card:
        def how(row: MatchRow) -> str:
            return in_lang(_HOW[row.how.value], lang) if row.how else ""

        columns = (
            GridColumn(in_lang(("texte", "text"), lang), cell=attrgetter("text")),
            GridColumn(in_lang(("cellules", "cells"), lang), True, lambda row: str(row.count)),
            GridColumn(
                in_lang(("pôle", "pole"), lang), cell=lambda row: row.pole.name if row.pole else ""
            ),
            GridColumn(in_lang(("comment", "how"), lang), cell=how),
            GridColumn("suggestions", cell=partial(_close_cell, lang=lang)),
        )
        # Those without a pole come first, as they ask for an answer.
        rows = sorted(self.rows, key=lambda row: row.pole is not None)
        return Card(
            self._title(lang), (Grid.over(rows, columns, letters=_LETTERS),) if rows else ()
        )


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
# As long is a cell, where it is shortened.
_LETTERS = 72
_NOT_FOUND = "not found"
_HOW: dict[str, Bilingual] = {
    "id": ("identifiant", "id"),
    "name": ("nom", "name"),
    "identifier": ("numéro ou site web", "number or web site"),
    "folded": ("nom, autrement écrit", "folded"),
    "part": ("partie", "part"),
    "accepted": ("accepté", "accepted"),
}
# One text that was found so, and several.
_COUNTED: dict[str, tuple[Bilingual, Bilingual]] = {
    "id": (_HOW["id"], ("identifiants", "ids")),
    "name": (_HOW["name"], ("noms", "names")),
    "identifier": (_HOW["identifier"], ("numéros ou sites web", "numbers or web sites")),
    "folded": (_HOW["folded"], ("noms, autrement écrits", "folded")),
    "part": (_HOW["part"], ("parties", "parts")),
    "accepted": (_HOW["accepted"], ("acceptés", "accepted")),
    _NOT_FOUND: (("non trouvé", "not found"), ("non trouvés", "not found")),
}


def _near(row: MatchRow, lang: Lang) -> str:
    """A text that was not found, and what it is close to, in a line."""
    scores = [(one.pole.id, Decimal(f"{one.score:.2f}")) for one in row.suggestions[:3]]
    close = joined(f"{key} {decimal(score, lang, 2)}" for key, score in scores)
    told = close or in_lang(("rien de proche", "nothing close"), lang)
    if signs := row.separators:
        many = "plusieurs pôles, à lire avec", "several poles, to be read with"
        told = f"{in_lang(many, lang)} {told_split(signs)}"
    return headed(f"  {translated(quoted(row.text), lang)} ({row.count})", told, lang)


def _close_cell(row: MatchRow, lang: Lang) -> str:
    """The closest names with their scores, or the poles that an ambiguous text may mean; of a text
    that names several, by what it is to be split.
    """
    if signs := row.separators:
        return told_split(signs)
    scores = [(one.pole.name, Decimal(f"{one.score:.2f}")) for one in row.suggestions[:3]]
    close = joined(f"{name} ({decimal(score, lang)})" for name, score in scores)
    return close or joined(row.candidates)


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
