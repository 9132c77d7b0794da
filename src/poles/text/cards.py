"""Cards: what is shown, as plain data.

A card is a title and some grids and notes. Whatever is shown is made into one first, so that its
two renderings, a text and an HTML fragment, say the same, in the same order.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Self, TypeAlias, overload

import attrs

from poles.errors import InvalidQuestion

from .languages import Lang, in_lang

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
class GridColumn:
    """A column of a grid: its title, whether it holds numbers, which stand to the right, and, for
    :meth:`Grid.over`, what gives the cell of one thing.
    """

    title: str = ""
    number: bool = False
    cell: Callable[[Any], Cell] | None = None


@attrs.frozen
class Grid:
    """Rows of cells under a heading. A row of one cell among longer ones goes across; with
    ``keyed``, the first cell of a row says what the row is about.

    ``letters`` is the length that a cell is shortened to, where the grid is.
    """

    columns: tuple[GridColumn, ...]
    rows: Sequence[tuple[Cell, ...]]
    heading: str = ""
    keyed: bool = False
    letters: int = _LETTERS

    @classmethod
    def over(cls, things: Sequence[Any], columns: Iterable[GridColumn], **more: Any) -> Self:
        """A grid with a row for each of some things, whose cells the columns give.

        >>> from poles.results import Grid, GridColumn
        >>> Grid.over(["Elopsys"], [GridColumn("Name", cell=str)]).rows[0]
        ('Elopsys',)
        """
        found = tuple(columns)
        return cls(found, Made(things, found), **more)


@attrs.frozen
class Made(Sequence[tuple[Cell, ...]]):
    """Rows of some things, made one by one when they are shown."""

    of: Sequence[Any]
    columns: tuple[GridColumn, ...]

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[Cell, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | list[tuple[Cell, ...]]:
        if isinstance(place, slice):
            return list(map(self._row, self.of[place]))
        return self._row(self.of[place])

    def _row(self, one: Any) -> tuple[Cell, ...]:
        return tuple("" if column.cell is None else column.cell(one) for column in self.columns)

    def __len__(self) -> int:
        return len(self.of)


@attrs.frozen
class Card:
    """A title, then grids and notes, one after the other."""

    title: str
    blocks: tuple[Grid | str, ...]


_BREAKS = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")


def in_one_line(cell: Cell) -> str:
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


def shortened(card: Card, rows: int | None, lang: Lang) -> Iterator[Grid | str]:
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


def lines(texts: Iterable[str], heading: str = "") -> Grid:
    """A grid of one column without a title: a list."""
    return Grid((GridColumn(),), [(text,) for text in texts], heading)


def pairs(found: Iterable[tuple[str, Cell]], heading: str = "") -> Grid:
    """A grid of what there is to say, each with its title; what is empty is left out."""
    return Grid(
        (GridColumn(), GridColumn()), [pair for pair in found if pair[1]], heading, keyed=True
    )
