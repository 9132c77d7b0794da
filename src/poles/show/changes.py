"""What changed between two policies, as people read it."""

from __future__ import annotations

import html
from collections.abc import Iterator

from poles.model import Lang
from poles.package.comparing import Diff, Edit

from .words import NBSP, Both, both

__all__ = ["diff_html", "diff_text"]

_SIGNS = {Edit.ADDED: "+", Edit.REMOVED: "−", Edit.CHANGED: "~"}
_NONE: Both = ("Aucune différence.", "No differences.")
_EMPTY: Both = ("(vide)", "(empty)")


def diff_text(found: Diff, lang: Lang) -> str:
    """One line for each row added or removed, and for each cell changed."""
    return "\n".join(_lines(found, lang)) or both(_NONE, lang)


def _lines(found: Diff, lang: Lang) -> Iterator[str]:
    colon = both((f"{NBSP}: ", ": "), lang)
    empty = both(_EMPTY, lang)
    for row in found:
        where = f"{_SIGNS[row.kind]} {row.table} {row.key}".rstrip()
        if row.kind is Edit.CHANGED:
            yield from (f"{where}, {cell.column}{colon}{cell.old or empty} → {cell.new or empty}" for cell in row.cells)
        else:
            yield where + (colon + ", ".join(f"{cell.column} {cell.old or cell.new}" for cell in row.cells))


def diff_html(found: Diff, lang: Lang = "en") -> str:
    """The lines as an HTML list."""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in _lines(found, lang))
    return f"<ul>{items}</ul>" if items else f"<p>{html.escape(both(_NONE, lang))}</p>"
