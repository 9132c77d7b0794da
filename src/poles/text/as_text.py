"""A card as text."""

from collections.abc import Iterator

from .cards import Card, Grid, GridColumn, in_one_line, shortened
from .languages import Lang


def card_text(card: Card, lang: Lang, rows: int | None = None) -> str:
    """A card as text: the title, grids with their columns aligned, notes."""
    told = [in_one_line(card.title)]
    for block in shortened(card, rows, lang):
        told += [in_one_line(block)] if isinstance(block, str) else _grid_lines(block)
    return "\n".join(line for line in told if line)


def _grid_lines(grid: Grid) -> Iterator[str]:
    indent = "  " if grid.heading else ""
    yield in_one_line(grid.heading)
    rows = [tuple(map(in_one_line, row)) for row in grid.rows]
    if any(column.title for column in grid.columns):
        rows.insert(0, tuple(in_one_line(column.title) for column in grid.columns))
    aligned = [row for row in rows if len(row) == len(grid.columns)]
    widths = [max(map(len, column)) for column in zip(*aligned, strict=True)]
    for row in rows:
        cells = row
        if len(row) == len(grid.columns):
            cells = tuple(map(_aligned, row, widths, grid.columns))
        yield (indent + "  ".join(cells)).rstrip()


def _aligned(cell: str, width: int, column: GridColumn) -> str:
    return cell.rjust(width) if column.number else cell.ljust(width)
