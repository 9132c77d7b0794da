"""The same annotating and summing on every engine, against plain Python."""

import datetime as dt
import math
import warnings
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import attrs
import duckdb
import ibis
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import poles
from frames_of import EAGER, ENGINES, IBIS, SPARK, SQL, UNTYPED, Engines, all_engines, dd, plain
from poles import frames
from poles.frames.engines import seen
from poles.model import current
from table_of_names import ADDED, Table, annotated, summed, table

POLICY = poles.load_policy()
ROWS = 200_000
SCHEMA = pa.schema({"name": pa.string(), "day": pa.date32(), "eur": pa.decimal128(18, 2)})


class Make(Protocol):
    def __call__(self, engine: str, columns: Table, schema: pa.Schema = ...) -> Any: ...


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    with all_engines(tmp_path_factory.mktemp("engines")) as found:
        yield found


@pytest.fixture
def make(engines: Engines) -> Make:
    """A table in an engine, lazy where the engine can be."""

    def made(engine: str, columns: Table, schema: pa.Schema = SCHEMA) -> Any:
        return engines.made(engine, pa.table(dict(columns), schema=schema))

    return made


def rows_of(columns: Table) -> list[tuple[Any, ...]]:
    return list(zip(*columns.values(), strict=True))


def sorted_rows(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(
        repr(
            {name: float(value) if name == "pole_weight" else value for name, value in row.items()}
        )
        for row in rows
    )


QUESTIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "day in a column": (
        {"on_column": "day", "split": ";", "when_split": "explode"},
        ["pole_id", "pole_tier", "pole_region"],
    ),
    "one row each": (
        {"on_column": "day", "split": ";", "known": "poles"},
        ["pole_heir", "pole_phase"],
    ),
    "one day": ({"on": "2012-11-19"}, ["pole_id"]),
}


@pytest.fixture(scope="module")
def large() -> Table:
    return table(ROWS)


@pytest.fixture(scope="module")
def answers(large: Table) -> dict[str, Any]:
    """What plain Python gives for each question."""
    found = {}
    for name, (asked, by) in QUESTIONS.items():
        day = poles.model.as_day(asked["on"]) if "on" in asked else None
        rows = [(name, day or when, eur) for name, when, eur in rows_of(large)]
        found[name] = summed(
            annotated(
                rows,
                explode="when_split" in asked,
                split=asked.get("split"),
                known=asked.get("known"),
            ),
            by,
        )
    return found


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_sums_of_plain_python(
    engine: str, question: str, make: Make, large: Table, answers: dict[str, Any]
) -> None:
    asked, by = QUESTIONS[question]
    given = make(engine, large)
    found = frames.annotate(given, "name", **asked)
    assert type(found) is type(given)
    sums = frames.aggregate(found, amount="eur", by=by)
    assert type(sums) is type(given)
    rows = plain(sums)
    assert list(rows[0]) == [*by, "eur", "rows", "amounts"]
    expected = answers[question]
    # Groups come in order, what is unknown last.
    order = [tuple((row[name] is None, row[name] or "") for name in by) for row in rows]
    assert order == sorted(order)
    assert {tuple(row[name] for name in by) for row in rows} == set(expected)
    for row in rows:
        total, count, amounts = expected[tuple(row[name] for name in by)]
        assert (row["rows"], row["amounts"]) == (count, amounts)
        assert (row["eur"] is None) == (total is None)
        # Sums of decimals are exact where there are some, and no amount is split.
        exact = "when_split" not in asked and engine not in UNTYPED
        near = 0 if exact else Decimal("0.005")
        assert total is None or abs(Fraction(row["eur"]) - total) <= near


@pytest.mark.parametrize(
    "asked",
    [
        *({**asked, "explode": "when_split" in asked} for asked, _ in QUESTIONS.values()),
        {"explode": False},
    ],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_same_rows(engine: str, asked: dict[str, Any], make: Make) -> None:
    few = table(2_000, seed=2)
    options = {name: value for name, value in asked.items() if name != "explode"}
    day = poles.model.as_day(asked["on"]) if "on" in asked else None
    dated = day is not None or "on_column" in asked
    rows = [(name, day or (when if dated else None), eur) for name, when, eur in rows_of(few)]
    expected = list(
        annotated(
            rows, explode=asked["explode"], split=asked.get("split"), known=asked.get("known")
        )
    )
    for row, when in zip(expected, rows, strict=False) if not asked["explode"] else ():
        row["day"] = when[1]
    found = plain(frames.annotate(make(engine, few), "name", **options))
    undated = {"pole_name", "pole_tier", "pole_phase", "pole_region"} if not dated else set()
    lacking = undated | (set() if asked["explode"] else {"pole_weight"})
    assert list(found[0]) == [
        "name",
        "day",
        "eur",
        *(name for name in ADDED if name not in lacking),
    ]
    columns = [name for name in found[0] if name != "day"]
    mine = [{name: row[name] for name in columns} for row in found]
    theirs = [{name: row[name] for name in columns} for row in expected]
    if engine in EAGER:
        assert list(map(repr, (sorted_rows([row]) for row in mine))) == list(
            map(repr, (sorted_rows([row]) for row in theirs))
        )
    else:
        assert sorted_rows(mine) == sorted_rows(theirs)


@pytest.mark.parametrize("rows", [0, 3])
@pytest.mark.parametrize("engine", ENGINES)
def test_columns_have_one_type_on_every_engine(engine: str, rows: int, make: Make) -> None:
    few = table(rows)
    found = frames.annotate(
        make(engine, few), "name", on_column="day", split=";", when_split="explode"
    )
    sums = frames.aggregate(found, amount="eur", by=["pole_id", "pole_phase"])
    schema = seen(found).collect_schema()
    assert [schema[name] for name in ADDED] == [nw.String] * 4 + [nw.Int64] + [nw.String] * 4 + [
        nw.Float64
    ]
    schema = seen(sums).collect_schema()
    assert list(schema.items()) == [
        ("pole_id", nw.String),
        ("pole_phase", nw.Int64),
        ("eur", nw.Float64),
        ("rows", nw.Int64),
        ("amounts", nw.Int64),
    ]
    exact = seen(frames.aggregate(make(engine, few), amount="eur", by="name")).collect_schema()[
        "eur"
    ]
    # A column of Python's decimals does not know of what it is where it is empty.
    assert exact == (nw.Decimal(38, 2) if engine != "pandas" else nw.Object if rows else nw.Float64)


AMOUNTS: dict[str, tuple[Any, list[Any], list[Any]]] = {
    "integers": (pa.int32(), [2**31 - 1, 2**31 - 1, None, None, 0, 1], [2**32 - 2, None, 0, 1]),
    "floats": (
        pa.float64(),
        [0.5, math.nan, math.nan, None, -1.0, math.nan],
        [0.5, None, -1.0, None],
    ),
    "decimals": (
        pa.decimal128(38, 4),
        [Decimal("0.1001"), Decimal(10**30), None, None, Decimal(0), None],
        [Decimal("1000000000000000000000000000000.1001"), None, 0, None],
    ),
}


@pytest.mark.parametrize("kind", AMOUNTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_no_amount_is_the_same_on_every_engine(engine: str, kind: str, make: Make) -> None:
    dtype, amounts, expected = AMOUNTS[kind]
    columns = {"group": ["a", "a", "b", "b", "c", None], "amount": amounts}
    found = make(engine, columns, pa.schema({"group": pa.string(), "amount": dtype}))
    rows = plain(frames.aggregate(found, amount="amount", by="group"))
    assert [row["group"] for row in rows] == ["a", "b", "c", None]
    if engine in UNTYPED and kind == "decimals":
        expected = [None if value is None else pytest.approx(value) for value in expected]
    assert [row["amount"] for row in rows] == expected
    assert [row["rows"] for row in rows] == [2, 2, 1, 1]
    given = [
        [amount for amount in amounts[place:end] if amount is not None and not math.isnan(amount)]
        for place, end in ((0, 2), (2, 4), (4, 5), (5, 6))
    ]
    assert [row["amounts"] for row in rows] == list(map(len, given))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_without_amount_or_weight_counts_nothing(engine: str, make: Make) -> None:
    columns: Table = {
        "group": ["a"] * 4,
        "amount": [Decimal(4), Decimal(8), None, Decimal(1)],
        "part": [0.5, 0.25, 1.0, None],
    }
    schema = pa.schema({"group": pa.string(), "amount": pa.decimal128(10, 2), "part": pa.float64()})
    (row,) = plain(
        frames.aggregate(
            make(engine, columns, schema), amount="amount", by=["group"], weight="part"
        )
    )
    assert row == {"group": "a", "amount": 4.0, "rows": 4, "amounts": 2}


@pytest.mark.parametrize(
    "days",
    [
        ["2012-11-19", " 2013-01-01 ", None],
        ["2012-11-19 00:00:00", "2013-01-01T08:30:00", " "],
        ["x", None, "2012"],
        [2012, 2013, None],
    ],
    ids=["texts", "with a time", "not days", "years"],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_days_may_be_texts(engine: str, days: list[Any], make: Make) -> None:
    dtype = pa.int64() if isinstance(days[0], int) else pa.string()
    found = make(
        engine,
        {"name": ["Elopsys"] * 3, "when": days},
        pa.schema({"name": pa.string(), "when": dtype}),
    )
    if not str(days[0]).startswith("2012-11-19"):
        with pytest.raises(poles.InvalidQuestion, match="day"):
            frames.annotate(found, "name", on_column="when")
        return
    rows = plain(frames.annotate(found, "name", on_column="when", add=["pole_id", "pole_phase"]))
    assert {row["pole_id"] for row in rows} == {"elopsys"}
    assert {row["when"]: row["pole_phase"] for row in rows} == dict(
        zip(days, [2, 3, None], strict=True)
    )


@pytest.mark.parametrize("zone", [None, "Europe/Paris"])
@pytest.mark.parametrize("engine", ENGINES)
def test_days_may_have_a_time_but_no_zone(engine: str, zone: str | None, make: Make) -> None:
    when = [dt.datetime(2012, 12, 31, 23, 59), dt.datetime(2013, 1, 1, 0, 0), None]  # noqa: DTZ001 - without a zone is what is meant
    schema = pa.schema({"name": pa.string(), "when": pa.timestamp("us", zone)})
    given = make(engine, {"name": ["Elopsys"] * 3, "when": when}, schema)
    if engine == "pandas" and zone is not None:
        # Older ones take the zone away.
        given["when"] = given["when"].dt.tz_localize(None).dt.tz_localize(zone)
    if zone is not None and engine in UNTYPED:
        return  # what has a zone is a text there
    if zone is not None:
        with pytest.raises(poles.InvalidQuestion, match="time zone"):
            frames.annotate(given, "name", on_column="when")
        return
    rows = plain(frames.annotate(given, "name", on_column="when", add=["pole_phase"]))
    assert sorted(row["pole_phase"] or 0 for row in rows) == [0, 2, 3]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_of_nothing_has_no_poles(engine: str, make: Make) -> None:
    nothing = make(engine, {"name": [None, None]}, pa.schema({"name": pa.string()}))
    undated = "pole_id", "pole_match", "pole_sector", "pole_heir", "pole_fate"
    rows = plain(frames.annotate(nothing, "name"))
    assert rows == [{"name": None, **dict.fromkeys(undated)}] * 2


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_of_numbers_is_refused(engine: str, make: Make) -> None:
    given = make(engine, {"name": [1, 2]}, pa.schema({"name": pa.int64()}))
    with pytest.raises(poles.InvalidQuestion, match="expected one of texts"):
        frames.annotate(given, "name")
    with pytest.raises(poles.InvalidQuestion, match="Its columns are name"):
        frames.annotate(given, "nom")
    texts = make(
        engine,
        {"name": ["a"], "pole_id": ["b"]},
        pa.schema({"name": pa.string(), "pole_id": pa.string()}),
    )
    with pytest.raises(poles.InvalidQuestion, match="'pole_id' in the frame"):
        frames.annotate(texts, "name")
    with pytest.raises(poles.InvalidQuestion, match="one of numbers"):
        frames.aggregate(texts, amount="name", by="pole_id")


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_that_cannot_be_told_apart_are_refused(engine: str, make: Make) -> None:
    sql = engine in SQL
    schema = pa.schema({"name": pa.string(), "POLE_ID": pa.string()})
    upper = make(engine, {"name": ["Elopsys"], "POLE_ID": ["x"]}, schema)
    if sql:
        with pytest.raises(poles.InvalidQuestion, match="Rename or drop it first"):
            frames.annotate(upper, "name")
    else:
        assert plain(frames.annotate(upper, "name", add=["pole_id"])) == [
            {"name": "Elopsys", "POLE_ID": "x", "pole_id": "elopsys"}
        ]
    for name in ("__poles_cell", "__POLES_era"):
        mine = make(
            engine,
            {"name": ["Elopsys"], name: ["x"]},
            pa.schema({"name": pa.string(), name: pa.string()}),
        )
        with pytest.raises(poles.InvalidQuestion, match="no name that begins with __poles_"):
            frames.annotate(mine, "name")
    rows = make(
        engine, {"Rows": ["a"], "eur": [1]}, pa.schema({"Rows": pa.string(), "eur": pa.int64()})
    )
    if sql:
        with pytest.raises(poles.InvalidQuestion, match="those of the counts"):
            frames.aggregate(rows, amount="eur", by="Rows")
    else:
        assert plain(frames.aggregate(rows, amount="eur", by="Rows")) == [
            {"Rows": "a", "eur": 1, "rows": 1, "amounts": 1}
        ]


STRANGE = ["a.b", "a`b", "a b", 'a"b', "é'", "select", "{name}", "lhs", "$1"]


@pytest.mark.parametrize("engine", ENGINES)
def test_names_of_columns_may_be_strange(engine: str, make: Make) -> None:
    dotted = {name for name in STRANGE if "." in name or "`" in name}
    names = [name for name in STRANGE if engine not in SPARK or name not in dotted]
    columns: Table = {name: ["Elopsys", None] for name in names}
    found = make(engine, columns, pa.schema(dict.fromkeys(names, pa.string())))
    rows = plain(frames.annotate(found, names[-1], add=["pole_id"]))
    assert (
        sorted(rows, key=str)
        == [
            {**dict.fromkeys(names), "pole_id": None},
            {**dict.fromkeys(names, "Elopsys"), "pole_id": "elopsys"},
        ][::-1]
    )
    for name in dotted if engine in SPARK else ():
        with pytest.raises(poles.InvalidQuestion, match="names without dots"):
            frames.annotate(
                make(
                    engine,
                    {"name": ["x"], name: ["y"]},
                    pa.schema({"name": pa.string(), name: pa.string()}),
                ),
                "name",
            )


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "pandas"])
def test_days_of_no_calendar_of_python_are_not_known(engine: str, make: Make) -> None:
    far = 18_000 * 365  # days after 1970: in the year 19957
    days = pa.array([far, 15_000, None], pa.int32()).cast(pa.date32())
    found = make(
        engine,
        {"name": ["Elopsys"] * 3, "day": days},
        pa.schema({"name": pa.string(), "day": pa.date32()}),
    )
    phases = (
        seen(frames.annotate(found, "name", on_column="day", add=["pole_phase"]))
        .select("pole_phase")
        .to_native()
    )
    assert sorted(row["pole_phase"] or 0 for row in plain(phases)) == [0, 0, 2]


def test_floats_of_32_bits_are_summed_with_64(make: Make) -> None:
    schema = pa.schema({"g": pa.string(), "eur": pa.float32()})
    sums = {
        plain(
            frames.aggregate(
                make(engine, {"g": ["a", "a"], "eur": [0.5, 2.0**25]}, schema), amount="eur", by="g"
            )
        )[0]["eur"]
        for engine in ENGINES
    }
    assert sums == {2.0**25 + 0.5}


@pytest.mark.parametrize("engine", ENGINES)
def test_what_has_no_type_is_nothing(engine: str, make: Make) -> None:
    """A column of nothing but nulls may hold names, days or amounts, of which there are none."""
    typed = engine in (*SPARK, *IBIS)
    schema = pa.schema({"name": pa.string(), "x": pa.int64() if typed else pa.null()})
    found = make(engine, {"name": ["Elopsys"], "x": [None]}, schema)
    if engine in SPARK:
        found = found.selectExpr("name", "null as x")
    elif engine in IBIS:
        found = found.mutate(x=ibis.null())
    elif engine == "duckdb":
        found = found.project("name, null as x")
    assert plain(frames.aggregate(found, amount="x", by="name")) == [
        {"name": "Elopsys", "x": None, "rows": 1, "amounts": 0}
    ]
    assert plain(frames.annotate(found, "x", add=["pole_id"])) == [
        {"name": "Elopsys", "x": None, "pole_id": None}
    ]
    assert plain(frames.annotate(found, "name", on_column="x", add=["pole_id", "pole_phase"])) == [
        {"name": "Elopsys", "x": None, "pole_id": "elopsys", "pole_phase": None}
    ]


def test_what_duckdb_has_for_nothing_is_nothing_through_ibis(tmp_path: Path) -> None:
    pq.write_table(pa.table({"name": ["Elopsys"], "x": pa.nulls(1)}), tmp_path / "aid.parquet")
    found = ibis.duckdb.connect().read_parquet(tmp_path / "aid.parquet")
    assert plain(frames.aggregate(found, amount="x", by="name")) == [
        {"name": "Elopsys", "x": None, "rows": 1, "amounts": 0}
    ]
    assert [row["pole_id"] for row in plain(frames.annotate(found, "x"))] == [None]


def test_categories_of_polars_are_texts_through_ibis() -> None:
    names = pl.Series("name", ["Elopsys", None, "Elopsys"], pl.Categorical)
    given = ibis.polars.connect({"aid": pl.DataFrame([names]).with_columns(eur=1)}).table("aid")
    found = frames.aggregate(frames.annotate(given, "name"), amount="eur", by="pole_id")
    assert [tuple(row.values()) for row in plain(found)] == [("elopsys", 2, 2, 2), (None, 1, 1, 1)]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_may_be_added(engine: str, make: Make) -> None:
    columns: Table = {"name": ["Elopsys", None]}
    given = make(engine, columns, pa.schema({"name": pa.string()}))
    found = plain(frames.annotate(given, "name", on="2012-11-19", add=[]))
    assert sorted(found, key=repr) == sorted(plain(given), key=repr)


def test_duckdb_takes_no_table_of_the_user_for_its_own() -> None:
    connection = duckdb.connect()
    for name in ("poles_names", "poles_frame", "__poles_annotations", "names"):
        connection.execute(f"create table {name} as select 'x' as __poles_cell, 'wrong' as pole_id")
    found = frames.annotate(connection.sql("select 'Elopsys' as name"), "name", add=["pole_id"])
    assert found.fetchall() == found.fetchall() == [("Elopsys", "elopsys")]
    connection.execute("set python_enable_replacements = false")
    with pytest.raises(poles.InvalidQuestion, match="python_enable_replacements = true"):
        frames.annotate(connection.sql("select 'Elopsys' as name"), "name")


def test_an_error_of_duckdb_stays_its_own() -> None:
    connection = duckdb.connect()
    frame = connection.sql("select 'Elopsys' as name")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("poles.frames.exchange.OWN", "not a name ")
        with pytest.raises(duckdb.ParserException):
            frames.annotate(frame, "name", add=["pole_id"])


def test_an_old_duckdb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb, "__version__", "1.4.9")
    with pytest.raises(poles.MissingExtra, match=r"A relation of DuckDB 1\.4\.9 .*'duckdb>=1\.5'"):
        frames.annotate(duckdb.sql("select 'Elopsys' as name"), "name")


def test_days_may_be_texts_of_few_values() -> None:
    columns = {"name": ["Elopsys", "Elopsys"], "day": ["2016-06-01", "2018-06-01"]}
    texts = frames.annotate(
        pl.DataFrame(columns), "name", on_column="day", add=["pole_id", "pole_phase"]
    )
    few = frames.annotate(
        pl.DataFrame(columns, schema_overrides={"day": pl.Categorical}),
        "name",
        on_column="day",
        add=["pole_id", "pole_phase"],
    )
    assert few.drop("day").equals(texts.drop("day"))


def test_lists_in_a_column_are_refused() -> None:
    with pytest.raises(
        poles.InvalidQuestion, match=r"lists or the like in the column 'name'.*Explode it first"
    ):
        frames.annotate(pd.DataFrame({"name": [["Elopsys"], ["Minalogic"]]}), "name")


@pytest.mark.parametrize("engine", ENGINES)
def test_an_end_without_heir_and_a_name_of_nobody_are_told_apart(engine: str, make: Make) -> None:
    names = ["Nov@log", "Elopsys", "Minalogic", "France Water Team", "nobody", None]
    frame = make(engine, {"name": names}, pa.schema({"name": pa.string()}))
    rows = plain(frames.annotate(frame, "name", add=["pole_heir", "pole_fate"]))
    assert {row["name"]: (row["pole_heir"], row["pole_fate"]) for row in rows} == {
        "Nov@log": (None, "ended"),
        "Elopsys": ("alpha-rlh", "heir"),
        "Minalogic": ("minalogic", "itself"),
        "France Water Team": (None, "heirs"),
        "nobody": (None, None),
        None: (None, None),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_and_places_are_added_where_they_are_named(engine: str, make: Make) -> None:
    pole = POLICY.poles["minalogic"]
    (siren,) = (number.value for number in pole.identifiers if number.scheme == "siren")
    schema = pa.schema({"name": pa.string()})
    frame = make(engine, {"name": ["Minalogic", "Elopsys", "nobody"]}, schema)
    add = ["pole_siren", "pole_ror", "pole_longitude", "pole_latitude"]
    rows = plain(frames.annotate(frame, "name", on="2012-11-19", add=add))
    (seat,) = current(pole.seats, dt.date(2012, 11, 19))
    found = {row["name"]: [row[name] for name in add] for row in rows}
    assert found["Minalogic"] == [siren, None, seat.longitude, seat.latitude]
    assert found["Elopsys"][:2] == [None, None]
    assert found["nobody"] == [None] * 4
    usual = plain(frames.annotate(frame, "name", on="2012-11-19"))
    assert usual[0].keys().isdisjoint(add)
    with pytest.raises(poles.InvalidQuestion, match="Give on= or on_column="):
        frames.annotate(frame, "name", add=["pole_latitude"])


def test_a_number_is_that_of_the_day_and_none_of_several() -> None:
    def numbered(*numbers: tuple[str, str | None, str | None]) -> poles.Policy:
        held = tuple(
            poles.Identifier(
                id=f"n{place}",
                pole="minalogic",
                scheme=poles.terms.Scheme.ROR,
                value=value,
                start=None if start is None else poles.EdtfDate(start),
                end=None if end is None else poles.EdtfDate(end),
            )
            for place, (value, start, end) in enumerate(numbers)
        )
        pole = attrs.evolve(POLICY.poles["minalogic"], identifiers=held)
        others = (pole if one.id == pole.id else one for one in POLICY.poles)
        return attrs.evolve(POLICY, poles=poles.Records(others))

    def told(policy: poles.Policy, **day: Any) -> Any:
        frame = pa.table({"name": ["Minalogic"]})
        found = frames.annotate(frame, "name", add=["pole_ror"], policy=policy, **day)
        return found["pole_ror"].to_pylist()[0]

    turns = numbered(("old", None, "2010-12-31"), ("new", "2011-01-01", None))
    assert told(turns, on="2009-01-01") == "old"
    assert told(turns, on="2012-01-01") == "new"
    assert told(turns) is None
    assert told(numbered(("one", None, None), ("other", None, None)), on="2012-01-01") is None


@pytest.mark.parametrize("engine", ENGINES)
def test_the_day_tells_of_which_pole_a_number_was(engine: str, make: Make) -> None:
    number = "509637815"
    turns = (("hydreos", None, "2024-06-30"), ("aquanova", "2024-07-01", None))
    changed = {
        key: attrs.evolve(
            POLICY.poles[key],
            identifiers=(
                poles.Identifier(
                    id=key,
                    pole=key,
                    scheme=poles.terms.Scheme.SIREN,
                    value=number,
                    start=None if start is None else poles.EdtfDate(start),
                    end=None if end is None else poles.EdtfDate(end),
                ),
            ),
        )
        for key, start, end in turns
    }
    others = poles.Records(changed.get(pole.id, pole) for pole in POLICY.poles)
    policy = attrs.evolve(POLICY, poles=others)
    cells = ["509 637 815"] * 3
    schema = pa.schema({"siren": pa.string(), "day": pa.string()})
    frame = make(engine, {"siren": cells, "day": ["2012-11-19", "2025-01-01", None]}, schema)
    rows = plain(
        frames.annotate(
            frame, "siren", on_column="day", add=["pole_id", "pole_match"], policy=policy
        )
    )
    found = {row["day"] and str(row["day"]): (row["pole_id"], row["pole_match"]) for row in rows}
    assert found == {
        "2012-11-19": ("hydreos", "identifier"),
        "2025-01-01": ("aquanova", "identifier"),
        None: ("aquanova", "identifier"),
    }
    both = make(engine, {"siren": ["509 637 815; aquanova"]}, pa.schema({"siren": pa.string()}))
    asked: dict[str, Any] = {"split": ";", "when_split": "explode", "policy": policy}
    told = plain(frames.annotate(both, "siren", on="2012-11-19", add=["pole_id"], **asked))
    assert {row["pole_id"] for row in told} == {"hydreos", "aquanova"}
    now = plain(frames.annotate(both, "siren", on="2025-01-01", add=["pole_id"], **asked))
    assert {row["pole_id"] for row in now} == {"aquanova"}


@pytest.mark.parametrize("engine", ["dask", *IBIS, *SPARK])
def test_no_warning_is_shown_that_is_not_the_users(engine: str, make: Make) -> None:
    given = make(engine, table(20))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = frames.annotate(given, "name", on_column="day")
        frames.aggregate(found, amount="eur", by=["pole_id", "pole_phase"])


def test_decimals_of_python_are_texts_to_dask() -> None:
    """So they are refused, and not put one behind the other as Dask's own sum does."""
    given = dd.from_pandas(pd.DataFrame({"g": ["a"], "eur": [Decimal("1.10")]}), npartitions=1)
    with pytest.raises(poles.InvalidQuestion, match=r"a column of String, expected one of numbers"):
        frames.aggregate(given, amount="eur", by="g")


def test_whole_numbers_of_dask_may_be_of_any_make() -> None:
    given = pd.DataFrame({"g": ["a", "a", "b"], "eur": [1, 2, 3], "few": [1, None, None]})
    given = given.astype({"eur": "int32", "few": "Int16"})
    found = dd.from_pandas(given, npartitions=2)
    assert plain(frames.aggregate(found, amount="eur", by="g")) == [
        {"g": "a", "eur": 3, "rows": 2, "amounts": 2},
        {"g": "b", "eur": 3, "rows": 1, "amounts": 1},
    ]
    assert [row["few"] for row in plain(frames.aggregate(found, amount="few", by="g"))] == [1, None]
