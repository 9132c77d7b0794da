"""Lazy frames: the crosswalk joined in the engine. Only the distinct names, and days, come to
Python.
"""

from typing import Any

from poles.model import Columns, FrameColumn, Kind

from .crosswalk import WEIGHT, Asked, crosswalk, numbered
from .engines import OWN, nw
from .exchange import distinct, lazy_table
from .keys import day_key, text_key

# Columns that a frame has while it is worked on.
_CELL, _DAY, _MEANING, _ERA = f"{OWN}cell", f"{OWN}day", f"{OWN}meaning", f"{OWN}era"


def annotate_lazily(frame: nw.LazyFrame[Any], asked: Asked) -> nw.LazyFrame[Any]:
    """The plan of the frame with the columns asked for; what it is made of is read once for its
    names, and twice more where days stand in a column.
    """
    frame = frame.with_columns(text_key(frame, asked.column).alias(_CELL))
    cells = [cell for (cell,) in distinct(frame.select(_CELL)) if cell is not None]
    names = asked.names(cells)
    meanings = [names.meaning(cell) for cell in cells]
    if asked.on_column is None:
        added, sizes = crosswalk(names, [(meaning, asked.day) for meaning in meanings])
        keys = {_CELL: FrameColumn(Kind.TEXT, cells)}
    else:
        frame = frame.with_columns(day_key(frame, asked.on_column).alias(_DAY))
        values = [value for (value,) in distinct(frame.select(_DAY)) if value is not None]
        known, eras = numbered([None, *names.eras(values)])
        meant, numbers = numbered([(), *meanings])
        # Also of a column without a day.
        kind = Kind.TEXT if frame.collect_schema()[_DAY] == nw.String else Kind.DATE
        days = {_DAY: FrameColumn(kind, values), _ERA: FrameColumn(Kind.INTEGER, eras[1:])}
        texts = FrameColumn(Kind.TEXT, cells)
        of_cells = {_CELL: texts, _MEANING: FrameColumn(Kind.INTEGER, numbers[1:])}
        frame = _joined(_joined(frame, days, [_DAY]), of_cells, [_CELL])
        frame = frame.with_columns(nw.col(_ERA, _MEANING).fill_null(0))
        pairs = distinct(frame.select(_MEANING, _ERA))
        met = [(meant[meaning], known[era]) for meaning, era in pairs]
        added, sizes = crosswalk(names, met)
        keys = {
            name: FrameColumn(Kind.INTEGER, [pair[place] for pair in pairs])
            for place, name in enumerate((_MEANING, _ERA))
        }
    repeated = {}
    for name, column in keys.items():
        values = [
            value for value, size in zip(column.values, sizes, strict=True) for _ in range(size)
        ]
        repeated[name] = FrameColumn(column.kind, values)
    frame = _joined(frame, {**repeated, **added}, list(keys))
    return frame.with_columns(nw.col(WEIGHT).fill_null(1.0)) if WEIGHT in asked.add else frame


def _joined(frame: nw.LazyFrame[Any], columns: Columns, on: list[str]) -> nw.LazyFrame[Any]:
    """A frame with a small table beside it, in the place of the columns by which they are
    joined.
    """
    return frame.join(lazy_table(columns, like=frame), on=on, how="left").drop(on)
