"""A card as text."""

from collections.abc import Iterator

from .cards import Card, Grid, GridColumn, in_one_line, shortened
from .fitting import fitted_cells, fitted_widths
from .languages import Lang

_BETWEEN = "  "


def card_text(card: Card, lang: Lang, rows: int | None = None, width: int | None = None) -> str:
    """A card as text: the title, grids with their columns aligned, notes. The cells of columns that
    are wider than ``width`` together are broken into lines.
    """
    told = [in_one_line(card.title)]
    for block in shortened(card, rows, lang):
        told += [in_one_line(block)] if isinstance(block, str) else _grid_lines(block, width)
    return "\n".join(line for line in told if line)


def _grid_lines(grid: Grid, width: int | None) -> Iterator[str]:
    indent = "  " if grid.heading else ""
    yield in_one_line(grid.heading)
    rows = [tuple(map(in_one_line, row)) for row in grid.rows]
    if any(column.title for column in grid.columns):
        rows.insert(0, tuple(in_one_line(column.title) for column in grid.columns))
    aligned = [row for row in rows if len(row) == len(grid.columns)]
    widths = [max(map(len, column)) for column in zip(*aligned, strict=True)]
    if width is not None and len(widths) > 1:
        room = width - len(indent) - len(_BETWEEN) * (len(widths) - 1)
        widths = fitted_widths(widths, room)
    for row in rows:
        if len(row) != len(grid.columns):
            yield (indent + _BETWEEN.join(row)).rstrip()
            continue
        for cells in [row] if width is None or len(row) == 1 else fitted_cells(row, widths):
            yield (indent + _BETWEEN.join(map(_aligned, cells, widths, grid.columns))).rstrip()


def _aligned(cell: str, width: int, column: GridColumn) -> str:
    return cell.rjust(width) if column.number else cell.ljust(width)
