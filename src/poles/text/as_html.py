"""A card as an HTML fragment."""

import html
from collections.abc import Iterator
from urllib.parse import urlsplit

from .cards import Address, Card, Cell, Grid, GridColumn, in_one_line, shortened
from .languages import Lang

_LINE = "color-mix(in srgb,currentColor 30%,transparent)"
_PAD = "padding:.1em .8em .1em 0"
_LEFT, _RIGHT = f"{_PAD};text-align:left", f"{_PAD};text-align:right;white-space:nowrap"
# A caption up to so many letters need not be broken where its table is narrow.
_SHORT = 80


def card_html(card: Card, rows: int | None = None, lang: Lang = "en") -> str:
    """A card as an HTML fragment. No colour is given but that of the page, so that it reads on any
    ground.
    """
    blocks = list(shortened(card, rows, lang))
    title = html.escape(in_one_line(card.title))
    parts = []
    if title and blocks and isinstance(first := blocks[0], Grid) and not first.heading:
        parts.append(_table(first, f"<strong>{title}</strong>", short=len(title) <= _SHORT))
        del blocks[0]
    elif title:
        parts.append(f"<p><strong>{title}</strong></p>")
    parts += (
        f"<p>{html.escape(in_one_line(block))}</p>"
        if isinstance(block, str)
        else _table(block, html.escape(in_one_line(block.heading)))
        for block in blocks
    )
    return f"<div>{''.join(parts)}</div>"


def _table(grid: Grid, caption: str, *, short: bool = False) -> str:
    style = "text-align:left;white-space:nowrap" if short else "text-align:left"
    above = f"<caption style='{style}'>{caption}</caption>" if caption else ""
    head = ""
    if any(column.title for column in grid.columns):
        titles = "".join(
            f"<th scope='col' style='{_side(column)}'>{html.escape(in_one_line(column.title))}</th>"
            for column in grid.columns
        )
        head = f"<thead style='border-bottom:1px solid {_LINE}'><tr>{titles}</tr></thead>"
    body = "".join(f"<tr>{''.join(_cells(grid, row))}</tr>" for row in grid.rows)
    return (
        f"<table style='border-collapse:collapse;margin:.5em 0'>{above}{head}"
        f"<tbody style='vertical-align:top'>{body}</tbody></table>"
    )


def _side(column: GridColumn) -> str:
    return _RIGHT if column.number else _LEFT


def _cells(grid: Grid, row: tuple[Cell, ...]) -> Iterator[str]:
    if len(row) < len(grid.columns):
        first, *others = row
        across = len(grid.columns) - len(others)
        yield f"<td colspan='{across}' style='{_LEFT}'>{cell_html(first)}</td>"
        yield from (f"<td style='{_LEFT}'>{cell_html(cell)}</td>" for cell in others)
        return
    for place, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
        if grid.keyed and not place:
            soft = f"{_LEFT};font-weight:normal;opacity:.75"
            yield f"<th scope='row' style='{soft}'>{cell_html(cell)}</th>"
        else:
            yield f"<td style='{_side(column)}'>{cell_html(cell)}</td>"


def cell_html(cell: Cell) -> str:
    """A cell as HTML: its text, in one line and escaped; a link where it is one of the web."""
    text = html.escape(in_one_line(cell))
    if not isinstance(cell, Address) or not _of_the_web(cell.link):
        return text
    link = html.escape(cell.link)
    return f"<a href='{link}'>{link}</a>{text.removeprefix(link)}"


def _of_the_web(address: str) -> bool:
    try:
        return (
            urlsplit(address).scheme in {"http", "https"}
            and in_one_line(address) == address
            and " " not in address
        )
    except ValueError:
        return False
