"""A card as text."""

from collections.abc import Iterator, Sequence

from .cards import Card, Grid, GridColumn, in_one_line, shortened
from .fitting import fitted_cells, fitted_widths
from .languages import Lang

_BETWEEN = "  "


def card_text(card: Card, lang: Lang, rows: int | None = None, width: int | None = None) -> str:
    """A card as text: the title, grids with their columns aligned, notes. The cells of columns that
    are wider than ``width`` together are broken into lines; where that is not enough, the cells of
    a row stand below each other.
    """
    told = [in_one_line(card.title)]
    for block in shortened(card, rows, lang):
        told += [in_one_line(block)] if isinstance(block, str) else _grid_lines(block, width)
    return "\n".join(line for line in told if line)


def _grid_lines(grid: Grid, width: int | None) -> Iterator[str]:
    indent = "  " if grid.heading else ""
    yield in_one_line(grid.heading)
    titles = tuple(in_one_line(column.title) for column in grid.columns)
    rows = [tuple(map(in_one_line, row)) for row in grid.rows]
    aligned = [row for row in [titles, *rows] if len(row) == len(titles)]
    # mutants survive: rows with another number of cells are not among these.
    widths = [max(map(len, column)) for column in zip(*aligned, strict=True)]
    if width is not None and len(widths) > 1:
        room = width - len(indent) - len(_BETWEEN) * (len(widths) - 1)
        widths = fitted_widths(widths, room)
        if any(titles) and sum(widths) > room:
            yield from _below_each_other(rows, titles, indent)
            return
    for row in [titles, *rows] if any(titles) else rows:
        if len(row) != len(titles):
            yield (indent + _BETWEEN.join(row)).rstrip()
            continue
        for cells in [row] if width is None or len(row) == 1 else fitted_cells(row, widths):
            yield (indent + _BETWEEN.join(map(_aligned, cells, widths, grid.columns))).rstrip()


def _below_each_other(
    rows: Sequence[tuple[str, ...]], titles: tuple[str, ...], indent: str
) -> Iterator[str]:
    """The cells of each row on lines of their own, each beside its title: for what is too narrow
    for the columns.
    """
    first, *others = titles
    keys = [first, *(_BETWEEN + title for title in others)]
    longest = max(map(len, keys))
    for row in rows:
        if len(row) != len(titles):
            yield indent + _BETWEEN.join(row)
            continue
        for key, cell in zip(keys, row, strict=True):
            if cell:
                yield f"{indent}{key.ljust(longest)}{_BETWEEN}{cell}"


def _aligned(cell: str, width: int, column: GridColumn) -> str:
    return cell.rjust(width) if column.number else cell.ljust(width)
