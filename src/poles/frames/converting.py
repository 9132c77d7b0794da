"""Records and results as a frame of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from poles.aggregate.asking import refuse_other_than
from poles.identity.snapshot import Standing
from poles.model import Columns, Record, TableRow, Tabular, columns_of_rows, not_framable

from .building import pandas_frame, polars_frame, pyarrow_frame

if TYPE_CHECKING:  # only the engine asked for is imported, and the others need not be there
    import pandas as pd
    import polars as pl
    import pyarrow as pa


# What a frame can be made of.
Rows: TypeAlias = Tabular | Record | Standing | Iterable[Record] | Iterable[Standing]

_MAKERS: dict[str, Callable[[Columns], Any]] = {
    "pandas": pandas_frame,
    "polars": polars_frame,
    "pyarrow": pyarrow_frame,
}


@overload
def to_frame(records: Rows, backend: Literal["pandas"]) -> pd.DataFrame: ...
@overload
def to_frame(records: Rows, backend: Literal["polars"]) -> pl.DataFrame: ...
@overload
def to_frame(records: Rows, backend: Literal["pyarrow"]) -> pa.Table: ...
def to_frame(records: Rows, backend: Literal["pandas", "polars", "pyarrow"]) -> Any:
    """Records or results as a frame of pandas, Polars or PyArrow, one row each; the engine must be
    installed.

    ``records`` are a collection such as ``policy.poles``, any other iterable of records of one
    class, one record, a snapshot, or what an aggregate, :func:`~poles.bounds`,
    :func:`~poles.total`, :func:`~poles.conflicts`, :func:`~poles.cross_check`,
    :meth:`~poles.Policy.match` or :func:`~poles.diff` gave.

    The columns of records are their fields. ``sources`` and ``unverified`` stand in the place of
    citations, a pole and a region have their ``name``, a statement of money its ``low`` and
    ``high``. Records that a record has several of are left out: they have a frame of their own, as
    in ``to_frame((name for pole in policy.poles for name in pole.names), "polars")``. A snapshot is
    its poles with the ``day``. Results have the columns of their ``to_dicts()``, of which conflicts
    have one row for each statement.

    PyArrow, pandas from version 3 on and DuckDB take all collections and results without this
    function, with the same columns: ``pyarrow.table(policy.poles)``,
    ``pandas.DataFrame.from_arrow(policy.poles)``, ``from funding`` where
    ``funding = policy.funding``. Polars does not: it takes a sequence for a column of objects, and
    from version 2 on a mapping for its columns.

    ======= ============================ ================= ================== =====================
    values  what they are                pandas            Polars             PyArrow
    ======= ============================ ================= ================== =====================
    text    texts, codes                 ``str`` [1]_      ``String``         ``string``
    integer whole numbers                ``Int64``         ``Int64``          ``int64``
    number  counts by parts, coordinates ``float64``       ``Float64``        ``double``
    boolean                              ``boolean``       ``Boolean``        ``bool``
    euros   exact amounts                ``Decimal`` [2]_  ``Decimal(28, 6)`` ``decimal128(28, 6)``
    date    days                         ``datetime64[s]`` ``Date``           ``date32``
    texts   none, one or several         ``list`` [2]_     ``List(String)``   ``list<string>``
    ======= ============================ ================= ================== =====================

    .. [1] ``object`` before pandas 3.
    .. [2] In a column of type ``object``.

    Exact amounts have six places in every frame, so that all engines join, add and subtract two
    columns of them. A date of reduced precision such as ``start`` is a text, as written, with the
    days ``start_earliest`` and ``start_latest``. A column has the same type whether or not there
    are rows, or values in them.

    >>> import poles
    >>> from poles import frames
    >>> frame = frames.to_frame(poles.load_policy().on("2012-11-19"), "polars")
    >>> frame.select("id", "name", "tier", "seat_commune").row(0)
    ('advancity', 'Advancity', 'national', 'Champs-sur-Marne')

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for any other backend, for what is no
    such records, and for an amount with more than six places, or than 22 digits before them;
    :class:`~poles.MissingExtra` (an ``ImportError``) without the engine, or for Polars and PyArrow
    without the extra ``frames``.
    """
    refuse_other_than("backend", backend, _MAKERS, "Say which library the frame is to be of.")
    return _MAKERS[backend](frame_columns(records))


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
    if isinstance(thing, Iterable) and not isinstance(thing, str):
        return columns_of_rows(list(thing), None, thing)
    raise not_framable(thing)
