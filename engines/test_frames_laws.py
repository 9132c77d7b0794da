"""What holds of every annotated frame, and what is refused; which engines are imported."""

import gc
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import poles
from poles import frames
from poles.frames.kept import _KEPT, MOST
from table_of_names import POLICY, messy_names

cells = st.lists(st.sampled_from(messy_names()) | st.none() | st.text(max_size=12), max_size=30)
amounts = st.integers(0, 10**12)


def frame_of(names: list[str | None]) -> pl.DataFrame:
    eur = [None if place % 7 == 0 else place * 100 + 1 for place in range(len(names))]
    return pl.DataFrame(
        {"row": range(len(names)), "name": names, "eur": eur},
        {"row": pl.Int64, "name": pl.String, "eur": pl.Int64},
    )


@settings(deadline=None)
@given(cells, st.dates(POLICY.coverage.first, POLICY.coverage.last))
def test_no_row_is_lost_and_none_counts_twice(names: list[str | None], day: Any) -> None:
    frame = frame_of(names)
    once = frames.annotate(frame, "name", on=day, split=";")
    assert once.select("row", "name", "eur").equals(frame)
    parts = frames.annotate(frame, "name", on=day, split=";", when_split="explode")
    assert parts["row"].is_sorted()
    weights = parts.group_by("row").agg(pl.col("pole_weight").sum()).sort("row")
    assert weights["row"].to_list() == frame["row"].to_list()
    assert weights["pole_weight"].to_list() == pytest.approx([1.0] * len(names))
    whole = [
        row[1]
        for row in frames.aggregate(parts, amount="eur", by="pole_heir").rows()
        if row[1] is not None
    ]
    assert sum(whole) == pytest.approx(frame["eur"].sum())


@settings(deadline=None)
@given(cells)
def test_ids_that_were_found_mean_themselves(names: list[str | None]) -> None:
    found = frames.annotate(frame_of(names), "name", add="pole_id").rename({"pole_id": "before"})
    ids = found["before"].drop_nulls().unique()
    # A column of a single text says too little to be one of ids.
    known: Any = "poles" if len(ids) < 2 else None
    again = frames.annotate(found, "before", known=known, add="pole_id")
    assert again["pole_id"].to_list() == found["before"].to_list()


@settings(deadline=None)
@given(cells, st.randoms())
def test_the_order_of_rows_changes_nothing(names: list[str | None], chance: Any) -> None:
    frame = frame_of(names)
    shuffled = frame.sample(fraction=1, shuffle=True, seed=chance.randrange(2**32))
    assert frames.annotate(shuffled, "name").sort("row").equals(frames.annotate(frame, "name"))


@settings(deadline=None)
@given(cells, st.dates(POLICY.coverage.first, POLICY.coverage.last))
def test_one_day_for_all_is_that_day_in_each_row(names: list[str | None], day: Any) -> None:
    frame = frame_of(names)
    beside = frames.annotate(
        frame.with_columns(day=pl.lit(day)),
        "name",
        on_column="day",
        split=";",
        when_split="explode",
    )
    assert beside.drop("day").equals(
        frames.annotate(frame, "name", on=day, split=";", when_split="explode")
    )


@settings(deadline=None)
@given(cells)
def test_a_report_gives_what_the_names_give(names: list[str | None]) -> None:
    frame = frame_of(names)
    report = POLICY.match(frame["name"], split=";", known="poles")
    expected = frames.annotate(frame, "name", split=";", known="poles", when_split="explode")
    assert frames.annotate(frame, "name", names=report, when_split="explode").equals(expected)


def test_what_a_user_settled_is_believed() -> None:
    frame = pl.DataFrame({"name": ["Minalogique", "Elopsys"]})
    confirmed = frames.annotate(
        frame, "name", accept={"Minalogique": "minalogic"}, add=["pole_id", "pole_match"]
    )
    assert confirmed.rows() == [
        ("Minalogique", "minalogic", "accepted"),
        ("Elopsys", "elopsys", "name"),
    ]
    report = POLICY.match(frame["name"], accept={"Minalogique": "minalogic"})
    assert frames.annotate(frame, "name", names=report, add="pole_id")["pole_id"].to_list() == [
        "minalogic",
        "elopsys",
    ]
    with pytest.raises(
        poles.InvalidQuestion,
        match="1 texts of the column 'name' that are not in the report, such as 'Cara'",
    ):
        frames.annotate(pl.DataFrame({"name": ["Cara"]}), "name", names=report)


def test_a_name_means_its_pole_on_every_day_and_the_day_decides_where_it_must() -> None:
    names = pl.DataFrame({"name": ["Aktantis", "Mov'eo", "Logistique Seine-Normandie"]})
    early = frames.annotate(names, "name", on="2007-01-01", add=["pole_id", "pole_name"])
    assert early.rows()[:2] == [
        ("Aktantis", "aktantis", POLICY.poles["aktantis"].name_on(POLICY.on("2007-01-01").day)),
        ("Mov'eo", "nextmove", "Mov'eo"),
    ]
    assert early["pole_id"][2] is not None
    assert frames.annotate(names, "name", add="pole_id")["pole_id"][2] is None


def test_heirs_are_those_of_a_day() -> None:
    names = pl.DataFrame({"name": ["Elopsys", "France Water Team", "Minalogic"]})
    today = frames.annotate(names, "name", when_split="explode", add=["pole_heir", "pole_weight"])
    assert today.rows() == [
        ("Elopsys", "alpha-rlh", 1.0),
        ("France Water Team", "aqua-valley", 0.5),
        ("France Water Team", "aquanova", 0.5),
        ("Minalogic", "minalogic", 1.0),
    ]
    then = frames.annotate(names, "name", to="2012-11-19", add="pole_heir")
    assert then["pole_heir"].to_list() == ["elopsys", "france-water-team", "minalogic"]
    assert frames.annotate(names, "name", add="pole_heir")["pole_heir"].to_list() == [
        "alpha-rlh",
        None,
        "minalogic",
    ]


@pytest.mark.parametrize(
    ("map_on", "region"), [(None, "limousin"), ("2016-01-01", "nouvelle-aquitaine")]
)
def test_regions_are_those_of_the_day_or_of_a_map(map_on: str | None, region: str) -> None:
    found = frames.annotate(
        pl.DataFrame({"name": ["Elopsys"]}), "name", on="2012-11-19", map_on=map_on
    )
    assert found["pole_region"].to_list() == [region]


def test_pandas_keeps_its_index() -> None:
    frame = pd.DataFrame(
        {"name": ["Elopsys; Minalogic", None, "x"], "eur": [Decimal(2), Decimal(3), None]},
        index=["a", "b", "b"],
    )
    assert list(frames.annotate(frame, "name").index) == ["a", "b", "b"]
    parts = frames.annotate(frame, "name", split=";", when_split="explode")
    assert list(parts.index) == ["a", "a", "b", "b"]
    assert list(parts["pole_id"].fillna("")) == ["elopsys", "minalogic", "", ""]
    assert frame.columns.to_list() == ["name", "eur"], "the frame given stays as it is"


@pytest.mark.parametrize(
    "values",
    [
        pd.Categorical(["Elopsys", None, "Elopsys"]),
        ["Elopsys", float("nan"), 5],
        pd.array(["Elopsys", None, "x"], dtype="string"),
    ],
)
def test_texts_of_pandas_may_be_of_any_make(values: Any) -> None:
    found = frames.annotate(pd.DataFrame({"name": values}), "name", add=["pole_id"])
    assert found["pole_id"].isna().tolist() == [False, True, values[2] != "Elopsys"]


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["Elopsys", "x"])])
@pytest.mark.parametrize("lazy", [False, True])
def test_texts_of_polars_may_be_of_any_make(dtype: Any, *, lazy: bool) -> None:
    frame = pl.DataFrame({"name": pl.Series(["Elopsys", None, "x"], dtype=dtype)})
    found = (
        frames.annotate(frame.lazy(), "name", add=["pole_id"]).collect()
        if lazy
        else frames.annotate(frame, "name", add=["pole_id"])
    )
    assert found.schema["name"] == dtype
    assert sorted(found["pole_id"].to_list(), key=str) == [None, None, "elopsys"]


def mine() -> poles.Policy:
    """The policy with a pole more."""
    return POLICY.extend(
        sources=[poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")],
        poles=[
            poles.Pole(
                id="tea",
                citations=(said := (poles.Citation("mine", None, poles.Status.SOURCED),)),
                names=(
                    poles.Name(
                        id="tea-1",
                        pole="tea",
                        kind=poles.NameKind.OFFICIAL,
                        text="Thé Vallée",
                        citations=said,
                    ),
                ),
            )
        ],
    )


def test_another_policy_may_be_asked() -> None:
    frame = pl.DataFrame({"name": ["Thé Vallée"]})
    assert frames.annotate(frame, "name", policy=EXTENDED, add="pole_id")["pole_id"].to_list() == [
        "tea"
    ]
    assert frames.annotate(frame, "name", add="pole_id")["pole_id"].to_list() == [None]


def test_what_is_kept_of_a_policy_goes_with_it() -> None:
    policy, before = mine(), len(_KEPT)
    frame = pl.DataFrame({"name": ["Elopsys"]})
    first = POLICY.coverage.first
    for days in range(70):
        day = first + timedelta(days=days)
        found = frames.annotate(frame, "name", on=day, to=day, policy=policy)
        assert found["pole_heir"].to_list() == ["elopsys"]
    assert len(_KEPT) == before + 1
    assert 0 < len(_KEPT[id(policy)]) <= MOST
    del policy
    gc.collect()
    assert len(_KEPT) == before


EXTENDED = mine()
FRAME = pl.DataFrame({"name": ["Elopsys"], "eur": [1], "day": ["2012-11-19"]})
REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "two days": ({"on": "2012-11-19", "on_column": "day"}, poles.InvalidQuestion, "one of them"),
    "a year": ({"on": "2012"}, poles.InvalidDay, "not one day"),
    "no day": ({"on": "1999-01-01"}, poles.OutOfCoverage, "2005"),
    "no day of heirs": ({"to": "1999-01-01"}, poles.OutOfCoverage, "2005"),
    "a column of days that is not there": (
        {"on_column": "date"},
        poles.InvalidQuestion,
        "columns are name, eur, day",
    ),
    "a rule that is none": ({"when_split": "first"}, poles.InvalidQuestion, "one of null, explode"),
    "a column that cannot be added": (
        {"add": ["pole_sirets"]},
        poles.InvalidQuestion,
        "some of pole_id, pole_match",
    ),
    "a column that needs a day": (
        {"add": ["pole_tier"]},
        poles.InvalidQuestion,
        "Give on= or on_column=",
    ),
    "an id of nobody": ({"accept": {"x": "elopsy"}}, poles.UnknownPole, "Did you mean elopsys"),
    "a report and more": (
        {"names": POLICY.match([]), "split": ";"},
        poles.InvalidQuestion,
        "names= alone",
    ),
    "no report": ({"names": {"a": "b"}}, poles.InvalidQuestion, "policy.match"),
    "a report of another policy": (
        {"names": EXTENDED.match(["Thé Vallée", "Elopsys"])},
        poles.InvalidQuestion,
        "policy= the one that made the report",
    ),
    "no text between": ({"split": ""}, poles.InvalidQuestion, 'split=";"'),
    "a number between": ({"split": 5}, poles.InvalidQuestion, 'split=";"'),
    "pairs": ({"accept": [("a", "b")]}, poles.InvalidQuestion, "accept={"),
    "a word nobody knows": ({"known": "clusters"}, poles.InvalidQuestion, "one of poles"),
    "a number of columns": ({"add": 5}, poles.InvalidQuestion, "some of pole_id"),
    "no policy": ({"policy": "bundled"}, poles.InvalidQuestion, "a policy"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_is_refused_with_what_to_do(case: str) -> None:
    options, error, told = REFUSED[case]
    with pytest.raises(error, match=told):
        frames.annotate(FRAME, "name", **options)


@pytest.mark.parametrize(
    "thing", [None, [{"name": "Elopsys"}], "name", FRAME["name"], {"name": ["Elopsys"]}]
)
def test_what_is_no_frame_is_refused(thing: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match=r"PySpark, Ibis or Dask\. Make one"):
        frames.annotate(thing, "name")
    with pytest.raises(poles.InvalidQuestion, match=r"PySpark, Ibis or Dask\. Make one"):
        frames.aggregate(thing, amount="eur", by="name")


@pytest.mark.parametrize("by", [[], ["eur"], ["name", "name"], ["rows"], "nom"])
def test_groups_are_other_columns(by: Any) -> None:
    with pytest.raises(poles.InvalidQuestion):
        frames.aggregate(FRAME.rename({"day": "rows"}), amount="eur", by=by)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_table_of_another_library_is_told_the_way_in(lang: poles.Lang) -> None:
    """As of Daft and DataFusion, whose plugins for narwhals know not all that is needed here."""
    other = pa.RecordBatch.from_pydict({"name": ["Elopsys"], "eur": [1]})
    with pytest.raises(poles.InvalidQuestion) as told:
        frames.annotate(other, "name")
    assert "pyarrow.table(frame)" in told.value.text(lang)
    assert ("Parquet and read" in told.value.text(lang)) == (lang == "en")
    found = frames.annotate(pa.table(other), "name", add="pole_id")
    assert found["pole_id"].to_pylist() == ["elopsys"]


ENGINES = {"dask", "duckdb", "ibis", "pandas", "polars", "pyarrow", "pyspark"}
MADE = {
    "pandas": (
        "import pandas; frame = pandas.DataFrame({'name': ['Elopsys', None], 'day': "
        "['2012-11-19'] * 2, 'eur': [1, 2]})"
    ),
    "polars": (
        "import polars; frame = polars.DataFrame({'name': ['Elopsys', None], 'day': "
        "['2012-11-19'] * 2, 'eur': [1, 2]})"
    ),
    "polars-lazy": (
        "import polars; frame = polars.LazyFrame({'name': ['Elopsys', None], 'day': "
        "['2012-11-19'] * 2, 'eur': [1, 2]})"
    ),
    "pyarrow": (
        "import pyarrow; frame = pyarrow.Table.from_pydict({'name': ['Elopsys', None], 'day': "
        "['2012-11-19'] * 2, 'eur': [1, 2]})"
    ),
    "duckdb": (
        "import duckdb; frame = duckdb.sql(\"select 'Elopsys' as name, '2012-11-19' as day, 1 as "
        'eur")'
    ),
    "dask": (
        "import dask.dataframe, pandas; frame = dask.dataframe.from_pandas(pandas.DataFrame("
        "{'name': ['Elopsys', None], 'day': ['2012-11-19'] * 2, 'eur': [1, 2]}), npartitions=1)"
    ),
    "ibis": (
        "import ibis; frame = ibis.memtable({'name': ['Elopsys', None], 'day': "
        "['2012-11-19'] * 2, 'eur': [1, 2]})"
    ),
    "pyspark": (
        "from pyspark.sql import SparkSession; session = "
        "SparkSession.builder.master('local[1]').config('spark.ui.enabled', "
        "'false').getOrCreate(); "
        "frame = session.createDataFrame([('Elopsys', '2012-11-19', 1)], 'name string, day "
        "string, eur bigint')"
    ),
}
WORK = """
from poles import frames
found = frames.annotate(frame, "name", on_column="day", split=";", when_split="explode")
sums = frames.aggregate(found, amount="eur", by=["pole_id"])
for name in ("collect", "fetchall", "to_pylist", "compute", "to_pyarrow"):
    if hasattr(sums, name):
        getattr(sums, name)()
        break
"""


@pytest.mark.parametrize("engine", MADE)
def test_no_engine_is_imported_but_that_of_the_frame(engine: str) -> None:
    """Each engine may import others by itself, for the same frame; this library adds none to
    them.
    """
    told = f"\nimport sys\nprint('ENGINES', *sorted({ENGINES} & set(sys.modules)))"
    used = {
        "pandas": "frame.groupby('eur').sum()",
        "dask": "frame.drop_duplicates().compute()",
        "ibis": "frame.distinct().to_pyarrow()",
        "pyspark": "frame.distinct().collect(); session.createDataFrame([(1,)], 'a int')",
    }.get(engine, "")
    alone, ours = (
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code + told],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for code in (f"{MADE[engine]}\n{used}", MADE[engine] + WORK)
    )
    assert ours.split("ENGINES")[1] == alone.split("ENGINES")[1]
    if engine in ("polars", "polars-lazy", "duckdb"):
        assert ours.split("ENGINES")[1].split() == [engine.removesuffix("-lazy")]


def test_nothing_is_imported_for_no_frame() -> None:
    code = (
        "import sys, poles\nfrom poles import frames\nframes.annotate, frames.aggregate, "
        f"frames.to_frame, poles.load_policy()\nprint(*({ENGINES} & set(sys.modules)))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
        == []
    )


def test_parts_of_rows_are_counted_by_their_weights() -> None:
    frame = pl.DataFrame({"name": ["Elopsys; Minalogic", "Elopsys", None]})
    found = frames.annotate(
        frame, "name", split=";", when_split="explode", add=(name for name in ["pole_id"])
    )
    assert frames.aggregate(found, amount="pole_weight", by="pole_id").rows() == [
        ("elopsys", 1.5, 2, 2),
        ("minalogic", 0.5, 1, 1),
        (None, 1.0, 1, 1),
    ]
    with pytest.raises(poles.InvalidQuestion, match="another column than the amount"):
        frames.aggregate(found, amount="pole_weight", by="pole_id", weight="pole_weight")


def test_what_only_the_day_tells_is_one_pole_with_another_name_of_it() -> None:
    frame = pl.DataFrame({"name": ["LSN; Novalog; Elopsys", "LSN; Novalog"]})
    parts = frames.annotate(
        frame, "name", on="2006-01-01", split=";", when_split="explode", add=["pole_id"]
    )
    assert parts.select("pole_id", "pole_weight").rows() == [
        ("novalog", 0.5),
        ("elopsys", 0.5),
        ("novalog", 1.0),
    ]
    assert frames.annotate(frame, "name", on="2006-01-01", split=";", add=["pole_id"])[
        "pole_id"
    ].to_list() == [None, "novalog"]


@pytest.mark.parametrize(
    "values", [[[1], [2]], [True, False], [Decimal(1), 0.5], [Decimal(1), "x"]], ids=str
)
def test_objects_of_pandas_that_are_no_exact_numbers_are_refused(values: list[Any]) -> None:
    frame = pd.DataFrame({"g": ["a", "a"], "eur": pd.Series(values, dtype="object")})
    with pytest.raises(poles.InvalidQuestion, match="one of numbers"):
        frames.aggregate(frame, amount="eur", by="g")


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"name": []}),
        pd.DataFrame({"name": [float("nan")]}),
        pd.DataFrame({"name": [None]}),
    ],
    ids=["no rows", "NaN", "None"],
)
def test_a_column_of_pandas_may_hold_nothing(frame: pd.DataFrame) -> None:
    found = frames.annotate(
        frame.assign(eur=pd.Series([None] * len(frame), dtype="object")), "name"
    )
    assert found["pole_id"].isna().tolist() == [True] * len(frame)
    sums = frames.aggregate(found, amount="eur", by="pole_id")
    assert sums["eur"].isna().tolist() == [True] * len(sums)


def test_columns_of_one_name_are_refused() -> None:
    with pytest.raises(poles.InvalidQuestion, match="columns of different names"):
        frames.annotate(pd.DataFrame([["Elopsys", 1, 2]], columns=["name", "a", "a"]), "name")


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_statements_of_public_money_are_not_added_up(backend: Any) -> None:
    funding = frames.to_frame(POLICY.funding, backend)
    with pytest.raises(poles.InvalidQuestion, match=r"ask poles.total"):
        frames.aggregate(funding, amount="amount", by="basis")
