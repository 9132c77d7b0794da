"""What the documentation says of other libraries, run."""

import re
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import poles
from framable import POLICY, framable
from poles import frames

SEQUENCES = ["poles", "funding", "cohort", "amounts"]
POLARS_2 = int(pl.__version__.split(".")[0]) >= 2


@pytest.mark.parametrize("name", SEQUENCES)
def test_polars_takes_a_sequence_for_a_column_of_objects(name: str) -> None:
    assert pl.DataFrame(framable(name)).dtypes == [pl.Object]


def test_polars_2_takes_totals_for_a_column_each() -> None:
    totals, right = (
        framable("totals by phase"),
        frames.to_frame(framable("totals by phase"), "polars"),
    )
    expected = [str(phase) for phase in totals] if POLARS_2 else right.columns
    assert pl.DataFrame(totals).columns == expected


@pytest.mark.parametrize("name", [*SEQUENCES, "bounds", "match", "totals by phase"])
def test_polars_2_makes_no_frame_of_our_streams(name: str) -> None:
    found: Any = pl.from_arrow(framable(name))
    assert isinstance(found, pl.Series) == POLARS_2
    made = pl.Object if name in SEQUENCES else pl.Struct
    whole = frames.to_frame(framable(name), "polars")
    assert found.dtype == made if POLARS_2 else found.equals(whole)


def test_duckdb_refuses_what_is_longer_than_its_sample_unless_that_is_all_rows() -> None:
    prices = [POLICY.price_index[0]] * 5_000
    frame = frames.to_frame(prices, "pandas")
    frame.loc[4_321, "value"] = frames.to_frame(POLICY.funding, "pandas")["amount"].max()
    connection: Any = duckdb.connect()
    with pytest.raises(duckdb.Error, match="value is out of range"):
        connection.sql("select max(value) from frame").fetchall()
    connection.execute("set pandas_analyze_sample = 1000000")
    assert connection.sql("select max(value), min(value) from frame").fetchall() == [
        (frame["value"].max(), prices[0].value)
    ]


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_altair_draws_euros_as_floats_only(backend: Any) -> None:
    frame: Any = frames.to_frame(framable("totals by phase"), backend)

    def drawn(data: Any) -> str:
        chart: Any = alt.Chart(data).mark_bar().encode(x="low:Q", x2="high:Q", y="phase:O")
        return chart.to_json()  # type: ignore[no-any-return]

    with pytest.raises(TypeError, match="Decimal is not JSON serializable"):
        drawn(frame)
    floats = {
        "pandas": lambda: frame.astype({"low": float, "high": float}),
        "polars": lambda: frame.with_columns(pl.col("low", "high").cast(float)),
        "pyarrow": lambda: pa.table(
            [
                column.cast(pa.float64()) if pa.types.is_decimal(column.type) else column
                for column in frame.columns
            ],
            names=frame.column_names,
        ),
    }[backend]()
    assert '"low": 1450000000.0' in drawn(floats)


def test_sums_of_polars_and_pandas_are_zero_where_there_is_nothing() -> None:
    """Those of ``aggregate`` are null, as in SQL."""
    nothing = {"g": ["a"], "eur": [None]}
    assert pl.DataFrame(nothing, {"g": pl.String, "eur": pl.Int64})["eur"].sum() == 0
    assert pd.Series([None], dtype="Int64").sum() == 0
    found: Any = duckdb.sql("select sum(null::int)")
    assert found.fetchall() == [(None,)]


def test_pyarrow_joins_no_tables_with_lists() -> None:
    table = pa.table({"id": ["a"], "names": [["b"]]})
    with pytest.raises(pa.ArrowInvalid, match="list"):
        table.join(pa.table({"id": ["a"]}), "id")


def test_duckdb_finds_the_labels_of_a_day_in_our_files(monkeypatch: pytest.MonkeyPatch) -> None:
    top = Path(__file__).parents[1]
    (query,) = re.findall(r"```sql\n(.*?)```", (top / "docs/data.md").read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(top)
    of_labels, of_grants, _ = query.split(";")
    found = [duckdb.connect().execute(one).fetchall() for one in (of_labels, of_grants)]
    assert found == [[(71,)], [(sum(grant.amount for grant in poles.load_policy().grants),)]]
