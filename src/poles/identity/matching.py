"""A whole column of names to poles, with a report on each distinct one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from poles.errors import InvalidQuestion, UnknownPole
from poles.model import AsDicts, Pole, plain_value
from poles.text import Bilingual, Lang, Listener, Steps, Written, joined

from .columns import Split, cell_text, counted, is_missing, parted, signs_of
from .match_rows import MatchRow
from .names import How, NameIndex

if TYPE_CHECKING:  # what is shown is imported when it is
    from poles.text import Card


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

        title = repr(self)[1:-1] if lang == "en" else titled(self.counts, self.missing, lang)
        return "\n".join([title, *(near(row, lang) for row in self.rows if row.pole is None)])

    def column_types(self) -> Mapping[str, Any]:
        return _COLUMN_TYPES

    def to_card(self, lang: Lang = "en") -> Card:
        from .match_card import card, titled

        return card(self.rows, titled(self.counts, self.missing, lang), lang)


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
