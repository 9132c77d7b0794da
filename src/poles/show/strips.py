"""Tables whose rows are also drawn: who sees a page compares bars, who hears it reads the figures.
Nothing runs, and paper has them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from poles.text import Bilingual, Lang, cell_html, in_lang

_WIDE = 1000
# A part of the drawing that an open end takes beyond the largest figure.
_OPEN = Decimal("1.06")
# How wide the least of an open bar is, and the narrowest bar: of one value, too, something is seen.
_LEAST, _THIN = 10, 4


class Span(NamedTuple):
    """From where to where a bar runs; without a ``high`` it is open. The ``kind`` is its class."""

    low: Decimal
    high: Decimal | None
    kind: str = "sure"


class Strip(NamedTuple):
    """A row: its name, its bars and its cells, which are HTML."""

    name: str
    spans: tuple[Span, ...]
    cells: tuple[str, ...]


def table_html(
    heads: Sequence[str], rows: Iterable[Sequence[str]], caption: str, kind: str = "plain"
) -> str:
    """A table of cells that are HTML, of which the first of a row names it."""
    above = f"<caption>{cell_html(caption)}</caption>"
    names = [cell_html(head) for head in heads]
    titles = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "\n".join(_row(names, row) for row in rows)
    return (
        f'<div class="card" tabindex="0" role="group" aria-label="{cell_html(caption)}">'
        f'<table class="{kind}">{above}<thead><tr>{titles}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(names: Sequence[str], row: Sequence[str]) -> str:
    """A row, each cell of which knows its column, for a screen that is too narrow for columns."""
    first, *cells = row
    told = "".join(
        f'<td data-head="{name}">{cell}</td>' for name, cell in zip(names[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{told}</tr>'


def strips_html(
    heads: Sequence[str],
    strips: Sequence[Strip],
    scale: Callable[[Decimal], str],
    caption: str,
) -> str:
    """Strips as a table: their names, their bars under what the ``scale`` says of the largest
    figure, then the cells.
    """
    ends = [end for strip in strips for span in strip.spans for end in (span.low, span.high) if end]
    top = max(ends, default=Decimal(1))
    edge = top * _OPEN if any(s.high is None for strip in strips for s in strip.spans) else top
    first, *others = heads
    rows = ((cell_html(strip.name), bars_html(strip.spans, edge), *strip.cells) for strip in strips)
    return table_html((first, scale(top), *others), rows, caption, "strips")


def bars_html(spans: Iterable[Span], edge: Decimal) -> str:
    """Bars as a drawing that is not read out, as its figures stand beside it."""
    drawn = "".join(_bar(span, edge) for span in spans)
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDE} 20" preserveAspectRatio="none" '
        f'aria-hidden="true">{drawn}</svg>'
    )


def _bar(span: Span, edge: Decimal) -> str:
    start = round(span.low / edge * _WIDE)
    if span.high is None:
        # It begins where a bar with an end would; how far it goes is not known.
        least = _rect(start, start + _LEAST, span.kind) if span.kind == "sure" and span.low else ""
        start += _LEAST * bool(least)
        return f'{least}<rect class="open" x="{start}" y="7" width="{_WIDE - start}" height="6"/>'
    return _rect(start, max(round(span.high / edge * _WIDE), start + _THIN), span.kind)


def _rect(start: int, end: int, kind: str) -> str:
    return f'<rect class="{kind}" x="{start}" y="3" width="{end - start}" height="14"/>'


def key_html(kinds: Iterable[tuple[str, Bilingual]], lang: Lang) -> str:
    """What the classes of bars mean."""
    items = "".join(
        f'<li><svg class="bars key" viewBox="0 0 30 20" aria-hidden="true"><rect class="{kind}" '
        f'x="0" y="{7 if kind == "open" else 3}" width="30" height="{6 if kind == "open" else 14}"'
        f"/></svg> {cell_html(in_lang(text, lang))}</li>"
        for kind, text in kinds
    )
    return f'<ul class="key">{items}</ul>'
