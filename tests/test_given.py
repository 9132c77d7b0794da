"""What is no column is not matched, and what is no table is not read: each is told what to give."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from arro3.core import Array, DataType, Field, Schema, Table

import poles
from poles.model import as_day

MINE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
TABLE: Any = Table.from_arrays(
    [
        Array(["Elopsys", None, "Minalogic"], DataType.utf8()),
        Array([1, 2, 3], DataType.int64()),
    ],
    schema=Schema([Field("name", DataType.utf8()), Field("eur", DataType.int64())]),
)


class Relation:
    """As far as one sees, a table that stays in its engine."""

    columns = ("name", "eur")

    def __getitem__(self, place: int) -> object:
        raise TypeError("a relation is indexed by names")


class Broken:
    """It says that it can be read, and cannot."""

    def __iter__(self) -> Iterator[object]:
        raise TypeError("a column of a plan has no values")


class Listed:
    """What is equal to others, and has no text of its own."""

    __hash__ = None  # type: ignore[assignment]


def lazy(**ways: Callable[[], object]) -> object:
    """A table with such ways to collect it."""
    return type("Lazy", (Relation,), ways)()


NO_COLUMNS: dict[str, tuple[Any, str]] = {
    "a text": ("Elopsys", "the list ['Elopsys'], or ask policy.find('Elopsys') for one name"),
    "bytes": (b"Elopsys", "Decode"),
    "a mapping": ({"Elopsys": 3}, "list(mapping)"),
    "a table": (TABLE, 'table["name"]'),
    "a relation": (Relation(), 'table["name"]'),
    "a number": (3, "a list"),
    "nothing": (None, "a list"),
    "a class": (str, "a list"),
    "what cannot be read": (Broken(), "a list"),
    "lists in it": ([["Elopsys"]], "split"),
    "dicts in it": ([{"name": "Elopsys"}], "one of its cells"),
    "columns in it": (["Elopsys", TABLE["name"]], "a list"),
    "what has no hash in it": (["Elopsys", Listed()], "a list"),
    "rows in it": ([("Elopsys", 10)], "of a row one of its cells"),
    "bytes in it": (["Elopsys", b"Elopsys"], "cell.decode"),
    "poles in it": (poles.load_poles(), "policy.poles.keys"),
    "names in it": (poles.load_poles()[0].names, "policy.poles.keys"),
}


@pytest.mark.parametrize("name", NO_COLUMNS)
def test_what_is_no_column_is_not_matched(policy: poles.Policy, name: str) -> None:
    values, hint = NO_COLUMNS[name]
    with pytest.raises(poles.InvalidQuestion) as told:
        policy.match(values)
    assert told.value.expected == "a column of names, such as a list, an array or a Series"
    assert hint in told.value.hint
    assert isinstance(told.value, ValueError)


def test_a_cell_that_is_no_text_is_told_from_a_column_that_is_none(policy: poles.Policy) -> None:
    for cell in (["Elopsys"], Listed()):
        with pytest.raises(poles.InvalidQuestion) as told:
            policy.match([cell])
        assert told.value.found == f"an object of type {type(cell).__name__} in a cell"


def read(table: Any, **values: Any) -> poles.FundingTable:
    return poles.read_funding(
        table,
        rows="totals",
        columns={"amount": "eur", "poles": "name"},
        values={"basis": "paid", "funders": "fui", "period": "2008", **values},
        source=MINE,
        blank="whole",
    )


COLLECTED: dict[str, tuple[Any, str]] = {
    "polars": (lazy(collect=list), "table.collect()"),
    "spark": (lazy(collect=list, toPandas=list), "table.toPandas()"),
    "dask": (lazy(compute=list), "table.compute()"),
    "duckdb": (lazy(fetchall=list, df=list), "table.df()"),
    "ibis": (lazy(execute=list, to_pandas=list), "table.to_pandas()"),
    "a stream of batches": (lazy(read_all=list), "table.read_all()"),
    "a dataset": (lazy(to_table=list), "table.to_table()"),
}
NO_TABLES: dict[str, tuple[Any, str]] = {
    **COLLECTED,
    "nothing": (None, "rows with named cells"),
    "a number": (3, "rows with named cells"),
    "a mapping": ({"eur": [3]}, "rows with named cells"),
    "bytes": (b"eur", "rows with named cells"),
    "rows without names": ([(3,)], "rows with named cells"),
    "a column": (TABLE["eur"], "rows with named cells"),
    "a column of nothing": (Array([], DataType.int64()), "rows with named cells"),
    "what cannot be read": (Broken(), "rows with named cells"),
    "a relation": (Relation(), "rows with named cells"),
    "an open file": (io.StringIO("eur\n3\n"), "its path"),
    "an open file of nothing": (io.StringIO(), "its path"),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_not_read(name: str) -> None:
    table, hint = NO_TABLES[name]
    with pytest.raises(poles.InvalidQuestion) as told:
        read(table)
    assert told.value.expected == "a path, a data frame or a list of dict"
    assert hint in told.value.hint


class Wrapped:
    """A frame around another, as narwhals has them."""

    columns = ("name", "eur")

    def __init__(self, native: object) -> None:
        self.native = native

    def to_native(self) -> object:
        return self.native


class Rows:
    """A frame that gives rows."""

    columns = ("name", "eur")

    def to_dicts(self) -> list[dict[str, Any]]:
        return [{"name": "Elopsys", "eur": 3}]


def test_a_frame_around_another_is_read_as_that() -> None:
    assert read(Wrapped(TABLE)).records == read(TABLE).records
    assert [one.poles for one in read(Wrapped(Rows())).records] == [("elopsys",)]
    with pytest.raises(poles.InvalidQuestion, match=r"table\.collect\(\)"):
        read(Wrapped(lazy(collect=list)))


def test_a_frame_of_columns_is_read_by_its_columns() -> None:
    found = read(TABLE)
    assert [(one.poles, int(one.amount)) for one in found.records] == [
        (("elopsys",), 1),
        ((), 2),
        (("minalogic",), 3),
    ]


def test_an_empty_list_is_a_table_without_rows() -> None:
    assert read([]).rows == 0


# Arrow's scalars


def test_scalars_are_what_they_are_in_python(policy: poles.Policy) -> None:
    cells = list(TABLE["name"])
    assert {type(cell) for cell in cells} != {str}
    report = policy.match(cells)
    assert report == policy.match(["Elopsys", None, "Minalogic"])
    assert report.missing == 1
    assert [pole.id for cell in cells for pole in report.poles(cell)] == ["elopsys", "minalogic"]
    name, nothing, _ = cells
    assert policy.get(name) == policy.find(name) == policy.poles["elopsys"]
    assert policy.find(nothing) is None
    with pytest.raises(poles.UnknownPole, match="None"):
        policy.get(nothing)


def test_scalars_are_keys_and_days(policy: poles.Policy) -> None:
    (key,) = scalars(["elopsys"])
    elopsys = policy.poles["elopsys"]
    given: Any = policy.poles
    assert given.get(key) is given[key] is elopsys
    assert key in given
    assert key not in policy.phases
    assert given[Array([0], DataType.int64())[0]] is given[0]
    texts: Any = Array(["2012-11-19"], DataType.utf8())
    day = texts.cast(DataType.date32())[0]
    assert day in poles.Period(poles.EdtfDate("2011"), None)
    assert day not in poles.Period(None, poles.EdtfDate("2010"))
    assert elopsys.name_on(day) == elopsys.name_on("2012-11-19") == "Elopsys"
    with pytest.raises(poles.InvalidDay, match="time zone"):
        elopsys.name_on("2008-12-31T23:00Z")


def test_scalars_are_terms_and_numbers() -> None:
    given: Any = scalars(["planned", "voted", "governance"])
    assert poles.Box(basis=given[0], stage=given[1], instrument=given[2]) == poles.Box(
        basis="planned", stage="voted", instrument="governance"
    )
    numbers: Any = Array([5, 3], DataType.int64())
    assert poles.concentration(list(numbers)) == poles.concentration([5, 3])
    accepted: Any = {"Zz": scalars(["elopsys"])[0]}
    (row,) = poles.load_policy().match(["Zz"], accept=accepted).rows
    assert row.pole is not None
    assert row.pole.id == "elopsys"


def scalars(texts: list[str | None]) -> list[Any]:
    array: Any = Array(texts, DataType.utf8())
    return list(array)


class _NotATime(datetime):
    """As pandas has it: a moment of no day, which is not equal to itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__


def test_a_moment_of_no_day_is_none() -> None:
    with pytest.raises(poles.InvalidDay):
        as_day(_NotATime(1, 1, 1))


def test_scalars_are_days_codes_and_cells(policy: poles.Policy) -> None:
    texts: Any = Array(["2012-11-19"], DataType.utf8())
    day = texts.cast(DataType.date32())[0]
    assert policy.on(day).day.isoformat() == "2012-11-19"
    fui, year = scalars(["fui", "2008"])
    box = poles.Box(funders="fui", period="2008", basis="paid")
    assert poles.Box(funders=fui, period=year, basis="paid") == box
    assert poles.Box(funders=[fui], period=(year, year), basis="paid") == box
    assert poles.Box(period=(day, scalars([None])[0]), basis="paid") == poles.Box(
        period=("2012-11-19", None), basis="paid"
    )
    rows = [
        {"name": name, "eur": eur} for name, eur in zip(TABLE["name"], TABLE["eur"], strict=True)
    ]
    found = read(rows, funders=fui, period=year)
    assert [(one.poles, int(one.amount)) for one in found.records] == [
        (("elopsys",), 1),
        ((), 2),
        (("minalogic",), 3),
    ]
