"""Engines: which one a frame belongs to. No engine is imported but that of the frame."""

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from numbers import Number
from typing import Any, TypeAlias

from poles.errors import InvalidQuestion, MissingExtra, described_type
from poles.extras import loaded
from poles.model import Columns

from .building import pandas_frame, polars_frame, pyarrow_frame

loaded("narwhals.stable.v2", "frames", "Work on data frames")

import narwhals.stable.v2 as nw  # noqa: E402 - what it is missing for is told first
from narwhals.exceptions import DuplicateError  # noqa: E402

# narwhals too: what misses it is told in one place.
__all__ = ["OWN", "Frame", "Name", "entered", "listed", "named", "nw", "seen", "unwarned"]

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"

# The name of a column: a text, in pandas also a number, of which narwhals' types do not know.
Name: TypeAlias = Any

# How columns begin that a frame has while it is worked on.
OWN = "__poles_"

POLARS, DUCKDB = nw.Implementation.POLARS, nw.Implementation.DUCKDB
IBIS, DASK = nw.Implementation.IBIS, nw.Implementation.DASK
SPARK, CONNECT = nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT
LAZY = (POLARS, DUCKDB, IBIS, DASK, SPARK, CONNECT)
EAGER: dict[nw.Implementation, Callable[[Columns], Any]] = {
    nw.Implementation.PANDAS: pandas_frame,
    POLARS: polars_frame,
    nw.Implementation.PYARROW: pyarrow_frame,
}
# Those that do not tell upper case from lower in names of columns.
_SQL = (DUCKDB, IBIS, SPARK, CONNECT)


def listed(names: Any) -> list[Any]:
    """Names of columns, of which one may stand alone."""
    return [names] if isinstance(names, str) or not isinstance(names, Iterable) else list(names)


@contextmanager
def unwarned() -> Iterator[None]:
    """Without what engines say to each other by way of the user: narwhals' word that a package for
    Dask be installed which there is not yet, and that Ibis asks others for what is going away.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def seen(native: Any) -> Any:
    """What belongs to an engine, as narwhals sees it."""
    if not type(native).__module__.startswith("dask."):
        return nw.from_native(native)
    with unwarned():
        return nw.from_native(native)


def entered(frame: object) -> Frame:
    """A frame of any engine as narwhals sees it.

    Raises :class:`~poles.InvalidQuestion` for anything else, and for columns that cannot be told
    apart; :class:`~poles.MissingExtra` for one of an engine too old.
    """
    hint = "Rename one of them first."
    try:
        found = seen(frame)
    except TypeError:
        found = None
    except DuplicateError as error:
        given = "two columns of one name in the frame"
        raise InvalidQuestion(given, "columns of different names", hint) from error
    known = LAZY if isinstance(found, nw.LazyFrame) else EAGER
    if found is None or found.implementation not in known:
        wanted = "a frame of pandas, Polars, PyArrow, DuckDB, PySpark, Ibis or Dask"
        raise InvalidQuestion(described_type(frame), wanted, _instead(frame))
    if found.implementation is DUCKDB:
        version = found.implementation.to_native_namespace().__version__
        # Before 1.5 it reads an Arrow stream once only, and fails when a plan runs.
        if tuple(map(int, version.split(".")[:2])) < (1, 5):
            raise MissingExtra(None, f"A relation of DuckDB {version}", "'duckdb>=1.5'")
    _refuse_columns(found)
    return found  # type: ignore[no-any-return]


def same(frame: Frame) -> Callable[[Any], str]:
    """What makes two names of columns one to an engine: SQL does not tell upper case from lower."""
    return str.casefold if frame.implementation in _SQL else str


def _instead(frame: Any) -> str:
    """What to give instead of what is no frame, or one of another library, such as Daft."""
    if hasattr(frame, "__arrow_c_stream__") and hasattr(frame, "schema"):
        return (
            "Give it as a table of Arrow, pyarrow.table(frame), or write it as Parquet and read "
            "that lazily, such as with polars.scan_parquet."
        )
    return (
        "Make one: of records with frames.to_frame(records, backend), of rows with the engine "
        "itself."
    )


def knows_nan(frame: Frame) -> bool:
    """Whether an engine can be asked what is no number: of SQLite's there are none."""
    if frame.implementation is not IBIS:
        return True
    operations = loaded("ibis.expr.operations", None, "A table of Ibis")
    return bool(frame.to_native().get_backend().has_operation(operations.IsNan))


def _refuse_columns(frame: Frame) -> None:
    """Refuse columns that an engine takes for one another, or for those that a frame has while it
    is worked on.
    """
    native = frame.to_native()
    if frame.implementation.is_pyarrow():
        found = native.column_names
    elif frame.implementation is POLARS:
        found = native.collect_schema().names()
    else:
        found = native.columns
    # Those of pandas may be anything.
    names = list(map(str, found))
    alike = [name for name, times in Counter(map(same(frame), names)).items() if times > 1]
    own = [name for name in names if name.casefold().startswith(OWN)]
    # Spark takes what stands before a dot for a column with parts.
    dotted = [
        name
        for name in names
        if frame.implementation in (SPARK, CONNECT) and ("." in name or "`" in name)
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
    if any(isinstance(name, tuple) for name in names):
        hint = "Its columns have names of several levels: give each one name, a text, first."
    raise InvalidQuestion(f"{argument}={column!r}", "a column of the frame, by its name", hint)
