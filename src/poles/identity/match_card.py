"""What a report on a column of names shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from operator import attrgetter

from poles.phrase import quoted, translated
from poles.text import (
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    decimal,
    headed,
    in_lang,
    joined,
    plural,
)

from .match_rows import MatchRow, told_split

# As long is a cell, where it is shortened.
_LETTERS = 72
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
    "not found": (("non trouvé", "not found"), ("non trouvés", "not found")),
}


def titled(found: Mapping[str, int], missing: int, lang: Lang) -> str:
    """How many texts were found in which way, and how many cells have none."""
    ways = ((n, _COUNTED[way]) for way, n in found.items())
    counts = joined(plural(n, one, many, lang) for n, (one, many) in ways)
    texts = sum(found.values())
    return in_lang(
        (
            f"Textes : {texts} ({counts or 'aucun'}) ; cellules vides : {missing}",
            f"Texts: {texts} ({counts or 'none'}); missing: {missing}",
        ),
        lang,
    )


def card(every: Iterable[MatchRow], title: str, lang: Lang) -> Card:
    """The texts of a column; those without a pole come first, as they ask for an answer."""

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
    rows = sorted(every, key=lambda row: row.pole is not None)
    grids = (Grid.over(rows, columns, letters=_LETTERS),) if rows else ()
    return Card(title, grids)


def near(row: MatchRow, lang: Lang) -> str:
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
