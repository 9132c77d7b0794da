"""What a frame can be made of: all of it has the columns that it says itself."""

from __future__ import annotations

from collections.abc import Iterable

from poles.model import Columns, TableRow, Tabular, columns_of_rows, not_framable


def frame_columns(thing: object) -> Columns:
    """The columns of records of one class, of one record, or of what says its own.

    >>> import poles
    >>> found = poles.count(poles.load_policy().on("2012-11-19"), what="labels", by="tier")
    >>> {name: column.kind.value for name, column in frame_columns(found).items()}
    {'tier': 'text', 'count': 'integer'}

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else.
    """
    if isinstance(thing, Tabular):
        return thing.to_columns()
    if isinstance(thing, TableRow):
        return columns_of_rows([thing], None, thing)
    if not isinstance(thing, Iterable) or isinstance(thing, str):
        raise not_framable(thing)
    return columns_of_rows(list(thing), None, thing)
