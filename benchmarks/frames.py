"""Annotating and summing ten million rows against the same distinct, match, join and group-by
written by hand in the same engine.

``python benchmarks/frames.py`` needs Polars, DuckDB and PyArrow. By hand, the distinct names are
taken, matched by ``policy.match``, joined as a table of name and id, and grouped by the id with the
same sum and counts, whatever more is asked of this library; matched before, it is that without the
match and the counts.
"""

import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from columns import names
from measuring import Measure, compared, paired, shown

import poles
from poles import frames

ROWS, RUNS = 10_000_000, 7
WIDER = ["pole_id", "pole_match", "pole_tier", "pole_region", "pole_heir"]


def table(policy: poles.Policy) -> pl.DataFrame:
    """Names, of which one row in fifty has none, days and amounts in cents' precision."""
    distinct = [*names(policy), *[None] * 40]
    draw = random.Random(3)
    few = pl.DataFrame({"place": range(len(distinct)), "name": distinct})
    places = pl.Series("place", random.Random(4).choices(range(len(distinct)), k=ROWS))
    return pl.DataFrame(
        {
            "name": few["name"].gather(places),
            "day": pl.date_range(pl.date(2005, 7, 12), pl.date(2024, 12, 31), eager=True).sample(
                ROWS, with_replacement=True, seed=5
            ),
            "eur": pl.Series([draw.randrange(10**9) for _ in range(10_000)]).sample(
                ROWS, with_replacement=True, seed=6
            )
            / 100,
        }
    )


def crosswalk(policy: poles.Policy, texts: list[str | None]) -> pl.DataFrame:
    report = policy.match(texts)
    found = {row.text: row.pole.id for row in report.rows if row.pole is not None}
    return pl.DataFrame({"name": list(found), "pole_id": list(found.values())})


SUMS = [pl.col("eur").sum(), pl.len().alias("rows"), pl.col("eur").count().alias("amounts")]


def polars_eagerly(frame: pl.DataFrame, policy: poles.Policy) -> pl.DataFrame:
    ids = crosswalk(policy, frame["name"].unique().to_list())
    return frame.join(ids, on="name", how="left").group_by("pole_id").agg(SUMS)


def polars_barely(frame: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    frame["name"].unique().to_list()
    return frame.join(ids, on="name", how="left").group_by("pole_id").agg(pl.col("eur").sum())


def polars_lazily(frame: pl.LazyFrame, policy: poles.Policy) -> pl.DataFrame:
    ids = crosswalk(policy, frame.select("name").unique().collect()["name"].to_list())
    return frame.join(ids.lazy(), on="name", how="left").group_by("pole_id").agg(SUMS).collect()


def polars_lazily_barely(frame: pl.LazyFrame, ids: pl.DataFrame) -> pl.DataFrame:
    frame.select("name").unique().collect()
    return (
        frame.join(ids.lazy(), on="name", how="left")
        .group_by("pole_id")
        .agg(pl.col("eur").sum())
        .collect()
    )


def duckdb_by_hand(connection: duckdb.DuckDBPyConnection, policy: poles.Policy) -> object:
    ids = crosswalk(
        policy, [name for (name,) in connection.sql("select distinct name from aid").fetchall()]
    )
    connection.register("ids", ids)
    return connection.sql(
        "select pole_id, sum(eur) as eur, count(*) as rows, count(eur) as amounts from aid left "
        "join ids using (name) group by pole_id"
    ).fetchall()


def duckdb_barely(connection: duckdb.DuckDBPyConnection) -> object:
    connection.sql("select distinct name from aid").fetchall()
    return connection.sql(
        "select pole_id, sum(eur) as eur from aid left join ids using (name) group by pole_id"
    ).fetchall()


def beside(
    what: str, mine: Callable[[], object], hand: Callable[[], object], bare: Callable[[], object]
) -> list[Measure]:
    took = paired({"mine": mine, "hand": hand, "bare": bare}, RUNS)
    return [
        compared(what, took["mine"], "by hand", took["hand"]),
        compared(what, took["mine"], "by hand, matched before", took["bare"]),
    ]


Question = tuple[str, list[str], dict[str, str]]
QUESTIONS: list[Question] = [
    ("id", ["pole_id"], {}),
    ("id, match, tier, region, heir", WIDER, {"on": "2012-11-19"}),
    ("the same, day by day", WIDER, {"on_column": "day"}),
]


def ours(frame: Callable[[], object], add: list[str], day: dict[str, str]) -> Callable[[], object]:
    """Annotating and summing by all that is added, but for how a name was found."""
    by = [name for name in add if name != "pole_match"]

    def work() -> object:
        found: Any = frames.aggregate(
            frames.annotate(frame(), "name", add=add, **day), amount="eur", by=by
        )
        return (
            found.collect()
            if isinstance(found, pl.LazyFrame)
            else found
            if isinstance(found, pl.DataFrame)
            else found.fetchall()
        )

    return work


def main() -> list[Measure]:
    """Print the table."""
    found = []
    policy = poles.load_policy()
    policy.match(["Elopsys"])  # builds the index of names, once for a policy
    frame = table(policy)
    ids = crosswalk(policy, frame["name"].unique().to_list())
    print(
        f"{ROWS:,} rows, {frame['name'].n_unique():,} distinct names, medians of {RUNS} paired runs"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "aid.parquet"
        frame.write_parquet(path)
        for name, given in {
            "Polars lazy": frame.lazy(),
            "Polars lazy, Parquet": pl.scan_parquet(path),
        }.items():
            by_hand, bare = (
                partial(polars_lazily, given, policy),
                partial(polars_lazily_barely, given, ids),
            )
            for what, add, day in QUESTIONS:
                found += beside(
                    f"{name}: {what}",
                    ours(partial(pl.LazyFrame.lazy, given), add, day),
                    by_hand,
                    bare,
                )
        for what, add, day in QUESTIONS:
            by_hand, bare = (
                partial(polars_eagerly, frame, policy),
                partial(polars_barely, frame, ids),
            )
            found += beside(
                f"Polars: {what}", ours(partial(pl.DataFrame.clone, frame), add, day), by_hand, bare
            )
        del frame
        connection = duckdb.connect()
        for name, kind in {"DuckDB": "table", "DuckDB, Parquet": "view"}.items():
            connection.sql(f"create {kind} aid as select * from read_parquet('{path}')")
            by_hand, bare = (
                partial(duckdb_by_hand, connection, policy),
                partial(duckdb_barely, connection),
            )
            for what, add, day in QUESTIONS:
                found += beside(
                    f"{name}: {what}",
                    ours(partial(connection.sql, "from aid"), add, day),
                    by_hand,
                    bare,
                )
            connection.sql(f"drop {kind} aid")
    print(shown(found))
    print(flush=True)
    return found


if __name__ == "__main__":
    main()
