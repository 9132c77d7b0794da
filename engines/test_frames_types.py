"""Columns of the stranger types that engines have: made plain where they are asked for, or refused
in words.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import poles
from poles import frames

# Its functions are made when it is loaded, and type checkers do not know them.
pc: Any = import_module("pyarrow.compute")

NAMES = ["Minalogic", "Elopsys", None, "Elopsys"]
EURO = [Decimal("0.10"), Decimal("0.20"), None, Decimal("0.30")]
DAYS = [dt.date(2012, 12, 31), dt.date(2013, 1, 1), None, dt.date(2012, 12, 31)]
GROUPS = [("Elopsys", 6, 2, 2), ("Minalogic", 1, 1, 1), (None, 3, 1, 1)]

FRAMES: dict[str, Callable[[pa.Table], Any]] = {
    "pyarrow": lambda table: table,
    "pandas-arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
}


@pytest.fixture(params=FRAMES)
def made(request: pytest.FixtureRequest) -> Callable[[pa.Table], Any]:
    return FRAMES[request.param]


def chunks(array: Any) -> Any:
    """Dictionaries of several chunks, each with values of its own."""
    return pa.chunked_array(
        [array[:2].dictionary_encode(), array[2:].dictionary_encode()],
    )


def runs(values: Any) -> Any:
    return pa.RunEndEncodedArray.from_arrays(pa.array(range(1, len(values) + 1)), values)


def table_of(frame: Any) -> Any:
    if not isinstance(frame, pd.DataFrame):
        return frame
    columns: dict[Any, Any] = {name: frame[name] for name in frame.columns}
    # Columns that pandas keeps by Arrow have their type, those added have not.
    return pa.table(
        {
            name: column.array.__arrow_array__()
            if hasattr(column.dtype, "pyarrow_dtype")
            else pa.array(column.tolist(), from_pandas=True)
            for name, column in columns.items()
        }
    )


def rows(frame: Any) -> list[tuple[Any, ...]]:
    """The rows of a frame of PyArrow, or of pandas that keeps its columns by Arrow."""
    if isinstance(frame, pd.DataFrame):
        frame = pa.Table.from_pandas(frame, preserve_index=False)
    return [tuple(row.values()) for row in frame.to_pylist()]


STRANGE: dict[str, Callable[[Any], Any]] = {
    "large": lambda array: array.cast(pa.large_string()),
    "views": lambda array: pa.array(array.to_pylist(), pa.string_view()),
    "a dictionary": lambda array: array.dictionary_encode(),
    "dictionaries": chunks,
    "a dictionary of views": lambda array: pa.DictionaryArray.from_arrays(
        array.dictionary_encode().indices,
        pa.array(array.dictionary_encode().dictionary.to_pylist(), pa.string_view()),
    ),
    "runs": pc.run_end_encode,
    "runs of views": lambda array: runs(pa.array(array.to_pylist(), pa.string_view())),
    "runs of a dictionary": lambda array: runs(array.dictionary_encode()),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_groups_may_be_texts_of_any_type(kind: str, made: Callable[[pa.Table], Any]) -> None:
    given = made(pa.table({"g": STRANGE[kind](pa.array(NAMES)), "eur": [1, 2, 3, 4]}))
    assert rows(frames.aggregate(given, amount="eur", by="g")) == GROUPS


@pytest.mark.parametrize("kind", STRANGE)
def test_names_may_be_texts_of_any_type(kind: str, made: Callable[[pa.Table], Any]) -> None:
    """And the columns that a frame had keep their types."""
    given = made(
        pa.table(
            {
                "name": STRANGE[kind](pa.array(NAMES)),
                "day": STRANGE[kind](pa.array(DAYS).cast(pa.string())),
                "eur": pa.array(EURO, pa.decimal256(50, 2)),
            }
        )
    )
    found = frames.annotate(given, "name", on_column="day", add=["pole_id", "pole_phase"])
    table = table_of(found)
    assert table["pole_id"].to_pylist() == ["minalogic", "elopsys", None, "elopsys"]
    assert table["pole_phase"].to_pylist() == [2, 3, None, 2]
    for name in ("name", "day", "eur"):
        assert table[name].type == table_of(given)[name].type
        assert table[name].to_pylist() == table_of(given)[name].to_pylist()


@pytest.mark.parametrize("kind", ["a dictionary", "dictionaries", "runs", "runs of a dictionary"])
def test_days_may_be_of_any_type(kind: str, made: Callable[[pa.Table], Any]) -> None:
    given = made(pa.table({"name": ["Elopsys"] * 4, "day": STRANGE[kind](pa.array(DAYS))}))
    found = table_of(frames.annotate(given, "name", on_column="day", add=["pole_phase"]))
    assert found["pole_phase"].to_pylist() == [2, 3, None, 2]


WIDTHS = [
    pa.decimal128(9, 2),
    pa.decimal256(9, 2),
    pa.decimal256(38, 2),
    pa.decimal256(76, 2),
    *([pa.decimal32(9, 2), pa.decimal64(18, 2)] if hasattr(pa, "decimal32") else ()),
]


@pytest.mark.parametrize("width", WIDTHS, ids=str)
def test_decimals_of_any_width_are_summed_exactly(
    width: Any, made: Callable[[pa.Table], Any]
) -> None:
    exact = pa.array(EURO, pa.decimal128(9, 2))
    amounts = pa.array(EURO, width) if width.bit_width > 64 else exact.cast(width)
    for column in (amounts, chunks(amounts), runs(amounts)) if width.bit_width > 64 else (amounts,):
        found = frames.aggregate(
            made(pa.table({"g": ["a", "a", "b", "a"], "eur": column})), amount="eur", by="g"
        )
        assert table_of(found[["eur"]] if isinstance(found, pd.DataFrame) else found)[
            "eur"
        ].type == pa.decimal128(38, 2)
        assert rows(found) == [("a", Decimal("0.60"), 3, 3), ("b", None, 1, 0)]
        keyed = frames.aggregate(made(pa.table({"g": column, "n": [1] * 4})), amount="n", by="g")
        assert [row[:2] for row in rows(keyed)] == [
            *((one, 1) for one in sorted(filter(None, EURO))),
            (None, 1),
        ]


def test_decimals_of_more_than_38_digits_are_refused(made: Callable[[pa.Table], Any]) -> None:
    given = made(pa.table({"g": ["a"], "eur": pa.array([Decimal(10) ** 40], pa.decimal256(76, 2))}))
    for asked in ({"amount": "eur", "by": "g"}, {"amount": "g", "by": "eur"}):
        with pytest.raises(
            poles.InvalidQuestion,
            match=r"values of decimal256\(76, 2\) in the column 'eur' that do not fit, expected "
            r"decimal128\(38, 2\)",
        ):
            frames.aggregate(given, **asked)


def test_halves_are_summed_and_grouped(made: Callable[[pa.Table], Any]) -> None:
    halves = pa.array([0.5, 0.5, 2.0], pa.float32()).cast(pa.float16())
    given = made(pa.table({"g": halves, "eur": halves}))
    assert rows(frames.aggregate(given, amount="eur", by="g")) == [
        (0.5, 1.0, 2, 2),
        (2.0, 2.0, 1, 1),
    ]


NUMBERS: dict[str, Any] = {
    "a Categorical": lambda values: pd.DataFrame({"x": pd.Categorical(values)}),
    "an ordered one": lambda values: pd.DataFrame({"x": pd.Categorical(values, ordered=True)}),
    "a dictionary": lambda values: pa.table({"x": pa.array(values).dictionary_encode()}),
    "dictionaries": lambda values: pa.table({"x": chunks(pa.array(values))}),
    "runs": lambda values: pa.table({"x": runs(pa.array(values))}),
    "a dictionary in pandas": lambda values: pa.table(
        {"x": pa.array(values).dictionary_encode()}
    ).to_pandas(types_mapper=pd.ArrowDtype),
}


@pytest.mark.parametrize("values", [[1, None, 2012], [1.5, None, 2.5]], ids=["whole", "parts"])
@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_in_categories_are_numbers(kind: str, values: list[Any]) -> None:
    given = NUMBERS[kind](values)
    with pytest.raises(poles.InvalidQuestion, match="expected one of texts"):
        frames.annotate(given, "x")
    names = pa.array(["Elopsys"] * 3)
    beside = given.assign(name="Elopsys") if isinstance(given, pd.DataFrame) else None
    beside = given.append_column("name", names) if beside is None else beside
    with pytest.raises(poles.InvalidQuestion, match="expected one of days"):
        frames.annotate(beside, "name", on_column="x")


UNREADABLE: dict[str, Any] = {
    "bytes": pa.array([b"Elopsys"]),
    "bytes of one length": pa.array([b"Elopsys"], pa.binary(7)),
    "views of bytes": pa.array([b"Elopsys"], pa.binary_view()),
    "exact numbers": pa.array([Decimal(1)], pa.decimal256(50, 2)),
    "times": pa.array([dt.time(1)]),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_text_or_number_is_refused(kind: str, made: Callable[[pa.Table], Any]) -> None:
    given = made(pa.table({"x": UNREADABLE[kind], "name": ["Elopsys"]}))
    with pytest.raises(poles.InvalidQuestion, match="expected one of texts"):
        frames.annotate(given, "x")
    with pytest.raises(poles.InvalidQuestion, match="expected one of days"):
        frames.annotate(given, "name", on_column="x")
    if kind != "exact numbers":
        with pytest.raises(poles.InvalidQuestion, match="expected one of numbers"):
            frames.aggregate(given, amount="x", by="name")


@pytest.mark.parametrize(
    "value", ["'101'::bit", "'1 day'::interval", "'12:00'::time", "'1'::bignum", "'a'::blob"]
)
def test_what_duckdb_alone_has_is_no_number(value: str) -> None:
    given = duckdb.connect().sql(f"select 'Elopsys' as name, {value} as x")
    with pytest.raises(poles.InvalidQuestion, match="expected one of numbers"):
        frames.aggregate(given, amount="x", by="name")
    with pytest.raises(poles.InvalidQuestion, match="expected one of texts"):
        frames.annotate(given, "x")


@pytest.mark.parametrize("nulls", ["FIRST", "LAST", "FIRST_ON_ASC_LAST_ON_DESC"])
@pytest.mark.parametrize("order", ["ASC", "DESC"])
def test_groups_are_in_order_whatever_a_connection_prefers(order: str, nulls: str) -> None:
    connection = duckdb.connect()
    connection.execute(f"set default_order = '{order}'")
    connection.execute(f"set default_null_order = 'NULLS_{nulls}'")
    given = connection.sql(
        "select * from (values ('b', 1, 1), ('a', 2, 2), (null, 2, 3), ('a', 1, 4)) "
        't("the ""g""", k, eur)'
    )
    found = frames.aggregate(given, amount="eur", by=['the "g"', "k"]).fetchall()
    assert [row[:3] for row in found] == [("a", 1, 4), ("a", 2, 2), ("b", 1, 1), (None, 2, 3)]


def numbered(columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        [["Elopsys", "2012-11-19", "x", 2], ["Elopsys", "2020-11-19", "x", 3]], columns=columns
    )


@pytest.mark.parametrize(
    "columns", [[0, 1, 2, 3], [2008, "day", 2010, 2.5], [0, "day", "g", "eur"]]
)
def test_columns_of_pandas_may_be_numbers(columns: list[Any]) -> None:
    """As in a table without a header, or one with a column for each year."""
    name, day, group, amount = columns
    found = frames.annotate(
        numbered(columns), name, on_column=day, add=["pole_id", "pole_phase", "pole_tier"]
    )
    assert list(found.columns) == [*columns, "pole_id", "pole_tier", "pole_phase"]
    assert found["pole_phase"].tolist() == [2, 4]
    for by in (group, [group], [group, "pole_id"]):
        sums = frames.aggregate(found, amount=amount, by=by)
        assert [sums[key].tolist() for key in (group, amount, "rows")] == [["x"], [5], [2]]
    weighted = frames.aggregate(found, amount=amount, by=group, weight="pole_phase")
    assert weighted[amount].tolist() == [16.0]
    for wrong in (7, True, None, ("a",), 1j):
        with pytest.raises(
            poles.InvalidQuestion, match=re.escape(f"column={wrong!r}, expected a column of the")
        ):
            frames.annotate(numbered(columns), wrong)  # type: ignore[arg-type]


def test_a_number_is_no_place_of_a_column() -> None:
    for given in (pl.DataFrame({"name": ["Elopsys"]}), pa.table({"name": ["Elopsys"]})):
        with pytest.raises(poles.InvalidQuestion, match="Its columns are name"):
            frames.annotate(given, 0)


def test_sums_of_pythons_decimals_have_the_places_of_their_column() -> None:
    """Else DuckDB rounds them, as those of any column of objects."""
    given = pd.DataFrame(
        {
            "g": ["a", "a", "b", "c", "d"],
            "eur": [Decimal("1.5"), Decimal(2), Decimal("0.125"), None, 7],
        }
    )
    found = frames.aggregate(given, amount="eur", by="g")
    assert list(map(str, found["eur"])) == ["3.500", "0.125", "None", "7.000"]
    endless = given.assign(eur=[Decimal("Infinity"), Decimal(1), Decimal("0.5"), None, Decimal(2)])
    assert list(map(str, frames.aggregate(endless, amount="eur", by="g")["eur"])) == [
        "Infinity", "0.5", "None", "2.0",
    ]  # fmt: skip
    whole = given.assign(eur=pd.Series([10**30, 1, 2, None, 3], dtype=object))
    assert frames.aggregate(whole, amount="eur", by="g")["eur"].tolist() == [
        10**30 + 1, 2, None, 3,
    ]  # fmt: skip


def test_decimals_of_thousands_are_summed(made: Callable[[pa.Table], Any]) -> None:
    thousands = pa.array([Decimal("1E3"), Decimal("2E3"), None], pa.decimal128(10, -3))
    given = made(pa.table({"g": ["a", "a", "b"], "eur": thousands}))
    assert [row[:2] for row in rows(frames.aggregate(given, amount="eur", by="g"))] == [
        ("a", 3000),
        ("b", None),
    ]


NO_KEYS = {
    "a list": pa.array([["a"], ["b"]]),
    "a struct": pa.array([{"a": 1}, {"a": 2}]),
    "an interval": pa.array([(1, 2, 3), (1, 2, 4)], pa.month_day_nano_interval()),
}


@pytest.mark.parametrize("kind", NO_KEYS)
def test_what_is_no_key_is_refused(kind: str) -> None:
    given = pa.table({"g": NO_KEYS[kind], "eur": [1, 2]})
    with pytest.raises(poles.InvalidQuestion, match="column 'g'"):
        frames.aggregate(given, amount="eur", by="g")


def test_days_of_64_bits_are_days(made: Callable[[pa.Table], Any]) -> None:
    given = made(pa.table({"name": ["Elopsys"] * 4, "day": pa.array(DAYS, pa.date64())}))
    found = table_of(frames.annotate(given, "name", on_column="day", add=["pole_phase"]))
    assert found["pole_phase"].to_pylist() == [2, 3, None, 2]


def test_a_type_of_others_is_read_as_what_it_is_kept_as() -> None:
    given = pa.table({"g": pa.array([b"a" * 16, b"b" * 16]).cast(pa.binary(16)), "eur": [1, 2]})
    uuid = given.set_column(0, "g", pa.ExtensionArray.from_storage(pa.uuid(), given["g"].chunk(0)))
    found = frames.aggregate(uuid, amount="eur", by="g")
    assert [row[1] for row in rows(found)] == [1, 2]


def test_columns_of_several_levels_are_to_have_one_name_each() -> None:
    levels = pd.MultiIndex.from_tuples([("who", "name"), ("what", "eur")])
    given = pd.DataFrame([["Elopsys", 10]], columns=levels)
    asked: Any = ("who", "name")
    for column in ("name", asked):
        with pytest.raises(poles.InvalidQuestion, match="give each one name") as caught:
            frames.annotate(given, column)
        assert "plusieurs niveaux" in caught.value.text("fr")
