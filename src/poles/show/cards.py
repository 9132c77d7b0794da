"""What is shown, as plain data, and its two renderings: a text and an HTML fragment that say the
same, in the same order.

A card is a title and some grids and notes. Whatever is shown is made into one first, so that no
rendering knows more than the other.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, overload
from urllib.parse import urlsplit

import attrs

from poles.errors import InvalidQuestion
from poles.model import Lang

from .words import in_lang

__all__ = [
    "ANSWER_ROWS",
    "ROWS",
    "Address",
    "Card",
    "Cell",
    "Column",
    "Grid",
    "Made",
    "card_html",
    "card_text",
    "cell_html",
    "lines",
    "pairs",
]

ROWS, ANSWER_ROWS = 20, 40
"""How many rows a notebook shows of records, and of an answer, which was asked for: all regions of
France, before 2016 too.
"""

_LINES, _LETTERS = 48, 400


@attrs.frozen
class Address:
    """A cell that is an address, a link where it is one of the web, and a remark on it."""

    link: str
    remark: str = ""

    @property
    def text(self) -> str:
        """The cell as text."""
        return " ".join(part for part in (self.link, self.remark) if part)


Cell: TypeAlias = str | Address


@attrs.frozen
class Column:
    """A column: its title, and whether it holds numbers, which stand to the right."""

    title: str = ""
    number: bool = False


@attrs.frozen
class Grid:
    """Rows of cells under a heading. A row of one cell among longer ones goes across; with
    ``keyed``, the first cell of a row says what the row is about.

    ``letters`` is the length that a cell is shortened to, where the grid is.
    """

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    heading: str = ""
    keyed: bool = False
    letters: int = _LETTERS


@attrs.frozen
class Made(Sequence[tuple[Cell, ...]]):
    """Rows that are made of some things one by one, when they are shown."""

    of: Sequence[Any]
    make: Callable[[Any], tuple[Cell, ...]]

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[Cell, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | list[tuple[Cell, ...]]:
        return (
            [self.make(one) for one in self.of[place]]
            if isinstance(place, slice)
            else self.make(self.of[place])
        )

    def __len__(self) -> int:
        return len(self.of)


@attrs.frozen
class Card:
    """A title, then grids and notes, one after the other."""

    title: str
    blocks: tuple[Grid | str, ...]


_BREAKS = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")


def _plain(cell: Cell) -> str:
    """A text in one line, without the signs that no one sees, or that turn others around."""
    text = _BREAKS.sub(" ", cell.text if isinstance(cell, Address) else cell).strip()
    if text.isprintable():
        return text
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} else sign
        for sign in text
    )


def _more(count: int, lang: Lang) -> str:
    return in_lang((f"… {count} de plus", f"… {count} more"), lang)


def _shortened(card: Card, rows: int | None, lang: Lang) -> Iterator[Grid | str]:
    """The blocks of a card with so many rows each, the first and the last ones, and not too many
    together; all of them without a number.
    """
    if rows is None:
        yield from card.blocks
        return
    if isinstance(rows, bool) or not isinstance(rows, int) or rows < 1:
        raise InvalidQuestion(
            f"rows={rows!r}", "a whole number of at least 1, or None", "None shows all rows."
        )
    left, cut = max(rows, _LINES), 0
    for block in card.blocks:
        if isinstance(block, str):
            yield block
        elif left < min(len(block.rows), 2) or not left:
            cut += len(block.rows)
        else:
            most = min(rows, left)
            left -= min(len(block.rows), most) + bool(block.heading)
            yield _cut(block, most, lang)
    if cut:
        yield _more(cut, lang)


def _cut(grid: Grid, rows: int, lang: Lang) -> Grid:
    shown: list[tuple[Cell, ...]] = [
        tuple(cell if isinstance(cell, Address) else _brief(cell, grid.letters) for cell in row)
        for row in _ends(grid.rows, rows)
    ]
    if len(grid.rows) > rows:
        shown.insert(rows - rows // 2, (_more(len(grid.rows) - rows, lang),))
    return attrs.evolve(grid, rows=shown)


def _ends(rows: Sequence[tuple[Cell, ...]], count: int) -> list[tuple[Cell, ...]]:
    """The first and the last of some rows."""
    return (
        list(rows)
        if len(rows) <= count
        else [*rows[: count - count // 2], *rows[len(rows) - count // 2 :]]
    )


def _brief(text: str, letters: int) -> str:
    """A text, shortened; what marks it as unverified stays."""
    if len(text) <= letters:
        return text
    mark = found[0] if (found := _MARKS.search(text)) else ""
    return text.removesuffix(mark)[: letters - 1].rstrip() + "…" + mark


_MARKS = re.compile(r" (?:\(\?\)|\[(?:unverified|non vérifié)\])\Z")


def card_text(card: Card, lang: Lang, rows: int | None = ROWS) -> str:
    """A card as text: the title, grids with their columns aligned, notes."""
    told = [_plain(card.title)]
    for block in _shortened(card, rows, lang):
        told += [_plain(block)] if isinstance(block, str) else _grid_lines(block)
    return "\n".join(line for line in told if line)


def _grid_lines(grid: Grid) -> Iterator[str]:
    indent = "  " if grid.heading else ""
    yield _plain(grid.heading)
    rows = [[_plain(cell) for cell in row] for row in grid.rows]
    if any(column.title for column in grid.columns):
        rows.insert(0, [_plain(column.title) for column in grid.columns])
    aligned = [row for row in rows if len(row) == len(grid.columns)]
    widths = [max(map(len, column)) for column in zip(*aligned, strict=True)]
    for row in rows:
        if len(row) < len(grid.columns):
            yield indent + "  ".join(row)
            continue
        cells = zip(row, widths, grid.columns, strict=True)
        yield (
            indent
            + "  ".join(
                f"{cell:>{w}}" if column.number else f"{cell:{w}}" for cell, w, column in cells
            )
        ).rstrip()


_LINE = "color-mix(in srgb,currentColor 30%,transparent)"
_PAD = "padding:.1em .8em .1em 0"
_LEFT, _RIGHT = f"{_PAD};text-align:left", f"{_PAD};text-align:right;white-space:nowrap"
_SHORT = 80
"""A caption up to so many letters need not be broken where its table is narrow."""


def card_html(card: Card, rows: int | None = ROWS, lang: Lang = "en") -> str:
    """A card as an HTML fragment. No colour is given but that of the page, so that it reads on any
    ground.
    """
    blocks = list(_shortened(card, rows, lang))
    title = html.escape(_plain(card.title))
    parts = []
    if title and blocks and isinstance(first := blocks[0], Grid) and not first.heading:
        parts.append(_table(first, f"<strong>{title}</strong>", short=len(title) <= _SHORT))
        del blocks[0]
    elif title:
        parts.append(f"<p><strong>{title}</strong></p>")
    parts += (
        f"<p>{html.escape(_plain(block))}</p>"
        if isinstance(block, str)
        else _table(block, html.escape(_plain(block.heading)))
        for block in blocks
    )
    return f"<div>{''.join(parts)}</div>"


def _table(grid: Grid, caption: str, *, short: bool = False) -> str:
    style = "text-align:left;white-space:nowrap" if short else "text-align:left"
    above = f"<caption style='{style}'>{caption}</caption>" if caption else ""
    head = ""
    if any(column.title for column in grid.columns):
        titles = "".join(
            f"<th scope='col' style='{_side(column)}'>{html.escape(_plain(column.title))}</th>"
            for column in grid.columns
        )
        head = f"<thead style='border-bottom:1px solid {_LINE}'><tr>{titles}</tr></thead>"
    body = "".join(f"<tr>{''.join(_cells(grid, row))}</tr>" for row in grid.rows)
    return f"<table style='border-collapse:collapse;margin:.5em 0'>{above}{head}<tbody style='vertical-align:top'>{body}</tbody></table>"


def _side(column: Column) -> str:
    return _RIGHT if column.number else _LEFT


def _cells(grid: Grid, row: tuple[Cell, ...]) -> Iterator[str]:
    if len(row) < len(grid.columns):
        first, *others = row
        yield f"<td colspan='{len(grid.columns) - len(others)}' style='{_LEFT}'>{cell_html(first)}</td>"
        yield from (f"<td style='{_LEFT}'>{cell_html(cell)}</td>" for cell in others)
        return
    for place, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
        if grid.keyed and not place:
            yield f"<th scope='row' style='{_LEFT};font-weight:normal;opacity:.75'>{cell_html(cell)}</th>"
        else:
            yield f"<td style='{_side(column)}'>{cell_html(cell)}</td>"


def cell_html(cell: Cell) -> str:
    """A cell as HTML: its text, in one line and escaped; a link where it is an address of the web."""
    text = html.escape(_plain(cell))
    if not isinstance(cell, Address) or not _of_the_web(cell.link):
        return text
    link = html.escape(cell.link)
    return f"<a href='{link}'>{link}</a>{text.removeprefix(link)}"


def _of_the_web(address: str) -> bool:
    try:
        return (
            urlsplit(address).scheme in {"http", "https"}
            and _plain(address) == address
            and " " not in address
        )
    except ValueError:
        return False


def lines(texts: Iterable[str], heading: str = "") -> Grid:
    """A grid of one column without a title: a list."""
    return Grid((Column(),), [(text,) for text in texts], heading)


def pairs(found: Iterable[tuple[str, Cell]], heading: str = "") -> Grid:
    """A grid of what there is to say, each with its title; what is empty is left out."""
    return Grid((Column(), Column()), [pair for pair in found if pair[1]], heading, keyed=True)
