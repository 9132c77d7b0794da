"""Eager frames: the crosswalk put beside each row by its place. No join, as not every engine keeps
the order of rows in one.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from poles.errors import InvalidQuestion
from poles.extras import loaded
from poles.identity.columns import is_missing

from .arrow_types import readable
from .crosswalk import Asked, crosswalk, numbered
from .engines import Frame, Name, nw
from .exchange import table
from .keys import day_key, text_key

_ROW, _PLACE, _SIZE = "row", "place", "size"


def annotate_eagerly(frame: nw.DataFrame[Any], asked: Asked) -> nw.DataFrame[Any]:
    """The frame with the columns asked for."""
    cells, places = _placed(frame, asked.column, text_key)
    names = asked.names(cells)
    # What is missing stands at the last place, and means nothing.
    meanings = [*map(names.meaning, cells), ()]
    keys = [(meaning, asked.day) for meaning in meanings]
    if asked.on_column is not None:
        values, times = _placed(frame, asked.on_column, day_key)
        known, eras = numbered([*names.eras(values), None])
        distinct, meant = numbered(meanings)
        pairs = _swapped(places, meant) * len(known) + _swapped(times, eras)
        found = pairs.unique().to_list()
        places = _replaced(pairs, found, range(len(found)), 0)
        keys = [(distinct[pair // len(known)], known[pair % len(known)]) for pair in found]
    added, sizes = crosswalk(names, keys)
    if not added:
        return frame
    if max(sizes, default=1) > 1:
        frame, places = _repeated(frame, places, sizes)
    beside = _taken(table(added, like=frame), places)
    return frame.with_columns(*(beside[name] for name in added))


def _placed(
    frame: nw.DataFrame[Any], column: Name, key: Callable[[Frame, Name], nw.Expr]
) -> tuple[list[Any], nw.Series[Any]]:
    """The distinct values of a column, and for each of its rows the place of its value among them;
    behind the last where it is missing.
    """
    plain: Any = readable(frame.select(nw.col(column)), [column])
    series = plain.select(key(plain, column)).get_column(column)
    if series.implementation.is_polars() and series.dtype == nw.String:
        return _placed_by_codes(series.to_native())
    if series.implementation.is_pandas() and isinstance(series.dtype, nw.Datetime):
        # pandas before 3 finds none of the times that Arrow keeps.
        series = nw.from_native(series.to_native().astype("datetime64[us]"), series_only=True)
    try:
        values = [value for value in series.unique().to_list() if not is_missing(value)]
    except TypeError:
        raise InvalidQuestion(
            f"lists or the like in the column {column!r}", "texts", "Explode it first."
        ) from None
    return values, _replaced(series, values, range(len(values)), len(values))


def _placed_by_codes(texts: Any) -> tuple[list[Any], nw.Series[Any]]:
    """As ``_placed`` of texts of Polars, whose categories look each text up once, and not twice."""
    polars = loaded("polars", None, "A frame of polars")
    cells = texts.cast(polars.Categorical)
    known = cells.unique().drop_nulls()
    values, codes = known.cast(polars.String).to_list(), known.to_physical()
    # Codes may begin anywhere: others have categories too.
    most = codes.max() or 0
    places = polars.repeat(len(values), most + 2, dtype=polars.UInt32, eager=True)
    places = places.scatter(codes, range(len(values)))
    found = places.gather(cells.to_physical().fill_null(most + 1))
    return values, nw.from_native(found.alias(_PLACE), series_only=True)


def _swapped(places: nw.Series[Any], new: Sequence[int]) -> nw.Series[Any]:
    """Each place as what stands there."""
    return _replaced(places, range(len(new)), new, 0)


def _replaced(
    series: nw.Series[Any], old: Sequence[Any], new: Iterable[int], default: int
) -> nw.Series[Any]:
    if not old:
        return nw.new_series(
            _PLACE, [default] * len(series), nw.Int64, backend=series.implementation
        )
    return series.replace_strict(
        list(old), list(new), default=default, return_dtype=nw.Int64
    ).alias(_PLACE)


def _repeated(
    frame: nw.DataFrame[Any], places: nw.Series[Any], sizes: Sequence[int]
) -> tuple[nw.DataFrame[Any], nw.Series[Any]]:
    """Each row as often as there are rows for its key, in order, and for each of these its
    place.
    """
    first = [0, *accumulate(sizes)][:-1]
    rows = places.to_frame().with_row_index(_ROW)
    rows = rows.with_columns(_swapped(places, first), _swapped(places, sizes).alias(_SIZE))
    parts = [
        rows.filter(nw.col(_SIZE) > part).with_columns(nw.col(_PLACE) + part)
        for part in range(max(sizes))
    ]
    found = nw.concat(parts).sort(_ROW, _PLACE)
    return _taken(frame, found[_ROW]), found[_PLACE]


def _taken(frame: nw.DataFrame[Any], rows: nw.Series[Any]) -> nw.DataFrame[Any]:
    # pandas before 3 takes no places that are kept by Arrow.
    return frame[rows.to_numpy() if frame.implementation.is_pandas() else rows, :]
