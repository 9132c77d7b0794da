"""Engines: which one a frame belongs to, and how a small table enters it. No engine is imported but
that of the frame.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from numbers import Number
from typing import Any, TypeAlias
from uuid import uuid4

from poles.errors import InvalidQuestion, MissingExtra, described_type
from poles.extras import loaded
from poles.model import Columns, Kind, arrow_table

from .building import pandas_frame, polars_frame, pyarrow_frame

loaded("narwhals.stable.v2", "frames", "Work on data frames")

import narwhals.stable.v2 as nw  # noqa: E402 - what it is missing for is told first
from narwhals.exceptions import DuplicateError  # noqa: E402

# narwhals too: what misses it is told in one place.
__all__ = [
    "OWN",
    "Frame",
    "Name",
    "distinct",
    "entered",
    "lazy_table",
    "listed",
    "named",
    "nw",
    "ordered",
    "table",
]

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"

# The name of a column: a text, in pandas also a number, of which narwhals' types do not know.
Name: TypeAlias = Any

# How columns begin that a frame has while it is worked on.
OWN = "__poles_"

_EAGER: dict[nw.Implementation, Callable[[Columns], Any]] = {
    nw.Implementation.PANDAS: pandas_frame,
    nw.Implementation.POLARS: polars_frame,
    nw.Implementation.PYARROW: pyarrow_frame,
}
_SPARK = {nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT}
_LAZY = {nw.Implementation.POLARS, nw.Implementation.DUCKDB, *_SPARK}


def listed(names: Any) -> list[Any]:
    """Names of columns, of which one may stand alone."""
    return [names] if isinstance(names, str) or not isinstance(names, Iterable) else list(names)


def entered(frame: object) -> Frame:
    """A frame of any engine as narwhals sees it.

    Raises :class:`~poles.InvalidQuestion` for anything else, and for columns that cannot be told
    apart; :class:`~poles.MissingExtra` for one of an engine too old.
    """
    hint = "Rename one of them first."
    try:
        found = nw.from_native(frame)  # type: ignore[call-overload]
    except TypeError:
        found = None
    except DuplicateError as error:
        given = "two columns of one name in the frame"
        raise InvalidQuestion(given, "columns of different names", hint) from error
    known = _LAZY if isinstance(found, nw.LazyFrame) else _EAGER
    if found is None or found.implementation not in known:
        wanted = "a frame of pandas, Polars, PyArrow, DuckDB or PySpark"
        hint = (
            "Make one: of records with frames.to_frame(records, backend), of rows with the engine "
            "itself."
        )
        raise InvalidQuestion(described_type(frame), wanted, hint)
    if found.implementation is nw.Implementation.DUCKDB:
        version = found.implementation.to_native_namespace().__version__
        # Before 1.5 it reads an Arrow stream once only, and fails when a plan runs.
        if tuple(map(int, version.split(".")[:2])) < (1, 5):
            raise MissingExtra(None, f"A relation of DuckDB {version}", "'duckdb>=1.5'")
    _refuse_columns(found)
    return found  # type: ignore[no-any-return]


def same(frame: Frame) -> Callable[[Any], str]:
    """What makes two names of columns one to an engine: SQL does not tell upper case from lower."""
    return str.casefold if frame.implementation in (nw.Implementation.DUCKDB, *_SPARK) else str


def _refuse_columns(frame: Frame) -> None:
    """Refuse columns that an engine takes for one another, or for those that a frame has while it
    is worked on.
    """
    native = frame.to_native()
    if frame.implementation.is_pyarrow():
        found = native.column_names
    elif hasattr(native, "collect_schema"):
        found = native.collect_schema().names()
    else:
        found = native.columns
    # Those of pandas may be anything.
    names = list(map(str, found))
    alike = [name for name, times in Counter(map(same(frame), names)).items() if times > 1]
    own = [name for name in names if name.casefold().startswith(OWN)]
    # Spark takes what stands before a dot for a column with parts.
    dotted = [
        name for name in names if frame.implementation in _SPARK and ("." in name or "`" in name)
    ]
    for wrong, expected in (
        (alike, "columns of different names"),
        (own, f"no name that begins with {OWN}"),
        (dotted, "names without dots"),
    ):
        if wrong:
            raise InvalidQuestion(
                f"a column {wrong[0]!r} in the frame", expected, "Rename it first."
            )


def names_of(frame: Frame) -> list[Any]:
    """The names of the columns, whether or not narwhals has a type for each."""
    return frame.columns if isinstance(frame, nw.DataFrame) else frame.collect_schema().names()


def named(frame: Frame, column: object, argument: str) -> Name:
    """The name of a column that a frame has. Raises :class:`~poles.InvalidQuestion` where it has
    none of that name.
    """
    names = names_of(frame)
    # True is a 1 to Python, and the name of no column.
    texts = map(str, names)
    if isinstance(column, str | Number) and column in names and str(column) in texts:
        return column
    hint = f"Its columns are {', '.join(map(str, names[:20])) or 'none'}."
    raise InvalidQuestion(f"{argument}={column!r}", "a column of the frame, by its name", hint)


def ordered(frame: nw.LazyFrame[Any], columns: Sequence[Name]) -> nw.LazyFrame[Any]:
    """The rows in the order of some columns, what is null last."""
    if frame.implementation is not nw.Implementation.DUCKDB:
        return frame.sort(*columns, nulls_last=True)
    # Without the word, up or down is what the connection is set to.
    names = (str(column).replace('"', '""') for column in columns)
    order = ", ".join(f'"{name}" ASC NULLS LAST' for name in names)
    return nw.from_native(frame.to_native().order(order))  # type: ignore[no-any-return]


def table(columns: Columns, like: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A small table in the engine of an eager frame."""
    return nw.from_native(_EAGER[like.implementation](columns), eager_only=True)


def lazy_table(columns: Columns, like: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """A small table in the engine of a lazy frame, to be joined to it."""
    native = like.to_native()
    if like.implementation is nw.Implementation.POLARS:
        return nw.from_native(polars_frame(columns), eager_only=True).lazy()  # type: ignore[no-any-return]
    if like.implementation is nw.Implementation.DUCKDB:
        return nw.from_native(_relation(native, arrow_table(columns)))  # type: ignore[no-any-return]
    return nw.from_native(_spark_frame(native.sparkSession, columns))  # type: ignore[no-any-return]


def _relation(frame: Any, names: Any) -> Any:
    """An Arrow table as a relation of the very connection that a relation belongs to: those of two
    connections cannot be joined.

    DuckDB finds the table as a variable, by a name that no table of the user has, nor another call.
    """
    variable = f"{OWN}{uuid4().hex}"
    try:
        code = f"frame.query('{variable}_frame', 'select * from {variable}')"  # noqa: S608
        return eval(code, {"frame": frame, variable: names})  # noqa: S307 - nothing in it is the user's
    except Exception as error:
        if "does not exist" not in str(error):
            raise
        hint = "SET python_enable_replacements = true before, on a connection with external access."
        raise InvalidQuestion(
            "a DuckDB connection that reads nothing of Python", "one that does", hint
        ) from error


_SPARK_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.DATE: "date",
}


def _spark_frame(session: Any, columns: Columns) -> Any:
    from pyspark.sql.functions import broadcast

    schema = ", ".join(f"`{name}` {_SPARK_TYPES[column.kind]}" for name, column in columns.items())
    rows = list(zip(*(column.values for column in columns.values()), strict=True))
    # Spark does not know how small a table made of rows is, and would shuffle the large one to join
    # it.
    return broadcast(session.createDataFrame(rows, schema, verifySchema=False))


def distinct(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """The distinct rows of a lazy frame, which are few, as Python's own values: by the engine's own
    ways, as narwhals' are slower and need PyArrow.
    """
    native = frame.to_native()
    if frame.implementation is nw.Implementation.POLARS:
        return native.unique().collect(engine="streaming").rows()  # type: ignore[no-any-return]
    if frame.implementation is nw.Implementation.DUCKDB:
        return native.distinct().fetchall()  # type: ignore[no-any-return]
    return [tuple(row) for row in native.distinct().collect()]
