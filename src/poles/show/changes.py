"""What changed between two policies, as people read it."""

from __future__ import annotations

from collections.abc import Iterator

from poles.intake.comparing import Diff, Edit
from poles.model import Lang

from .cards import ANSWER_ROWS, Card, card_html, card_text, lines
from .words import NBSP, Bilingual, in_lang

__all__ = ["diff_html", "diff_text"]

_SIGNS = {Edit.ADDED: "+", Edit.REMOVED: "−", Edit.CHANGED: "~"}
_NONE: Bilingual = ("Aucune différence.", "No differences.")
_EMPTY: Bilingual = ("(vide)", "(empty)")


def diff_text(found: Diff, lang: Lang, rows: int | None = None) -> str:
    """One line for each row added or removed, and for each cell changed."""
    return card_text(_card(found, lang), lang, rows)


def diff_html(found: Diff) -> str:
    """The lines as an HTML fragment."""
    return card_html(_card(found, "en"), ANSWER_ROWS)


def _card(found: Diff, lang: Lang) -> Card:
    told = list(_lines(found, lang))
    return Card("", (lines(told) if told else in_lang(_NONE, lang),))


def _lines(found: Diff, lang: Lang) -> Iterator[str]:
    colon = in_lang((f"{NBSP}: ", ": "), lang)
    empty = in_lang(_EMPTY, lang)
    for row in found:
        where = f"{_SIGNS[row.kind]} {row.table} {row.key}".rstrip()
        if row.kind is Edit.CHANGED:
            yield from (
                f"{where}, {cell.column}{colon}{cell.old or empty} → {cell.new or empty}"
                for cell in row.cells
            )
        else:
            yield where + (
                colon + ", ".join(f"{cell.column} {cell.old or cell.new}" for cell in row.cells)
            )
