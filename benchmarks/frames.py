"""Annotating and summing ten million rows against the same distinct, match, join and group-by
written by hand in the same engine; in Polars, also a million rows with a hundred names.

``python benchmarks/frames.py`` needs Polars, DuckDB, PyArrow, Ibis and Dask; with the names of some
parts behind it (``few polars duckdb ibis dask``) it measures those. By hand, the distinct names are
taken, matched by ``policy.match``, joined as a table of name and id, and grouped by the id with the
same sum and counts, whatever more is asked of this library; matched before, it is that without the
match and the counts.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
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
FEW, FEW_NAMES = 1_000_000, 100
# The most that it may take, as a multiple of by hand: the id alone, and all columns.
MOST, MOST_ALL = 1.2, 1.6
MOST_ELSEWHERE = 1.25
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


def used(work: Callable[[], object]) -> float:
    """How long the processor works, which hardly depends on who else does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ours(
    frame: Callable[[], object], add: list[str] | None, day: dict[str, str]
) -> Callable[[], object]:
    """Annotating and summing by all that is added, but for how a name was found."""
    by = ["pole_id"] if add is None else [name for name in add if name != "pole_match"]

    def work() -> object:
        found: Any = frames.aggregate(
            frames.annotate(frame(), "name", add=add, **day), amount="eur", by=by
        )
        for run in ("collect", "compute", "to_pyarrow", "fetchall"):
            if hasattr(found, run) and not isinstance(found, pl.DataFrame):
                return getattr(found, run)()
        return found

    return work


def few(frame: pl.DataFrame, policy: poles.Policy) -> list[Measure]:
    """A million rows with few names, in seconds of the processor."""
    some = frame["name"].unique(maintain_order=True).drop_nulls()[:FEW_NAMES]
    given = frame.filter(pl.col("name").is_in(some.implode())).head(FEW // 10)
    given = given.sample(FEW, with_replacement=True, seed=7)
    works = {
        "hand": partial(polars_eagerly, given, policy),
        "id": ours(lambda: given, ["pole_id"], {}),
        "all": ours(lambda: given, None, {"on": "2012-11-19"}),
    }
    took = paired(works, 3 * RUNS, used)
    what = f"Polars, {FEW:,} rows of {FEW_NAMES} names, processor"
    return [
        compared(f"{what}: {name}", took[name], "by hand", took["hand"], most)
        for name, most in (("id", MOST), ("all", MOST_ALL))
    ]


def in_polars(frame: pl.DataFrame, path: Path, policy: poles.Policy) -> list[Measure]:
    """Lazily and at once."""
    ids, found = crosswalk(policy, frame["name"].unique().to_list()), []
    for name, given in {
        "Polars lazy": frame.lazy(),
        "Polars lazy, Parquet": pl.scan_parquet(path),
    }.items():
        by_hand = partial(polars_lazily, given, policy)
        bare = partial(polars_lazily_barely, given, ids)
        for what, add, day in QUESTIONS:
            mine = ours(partial(pl.LazyFrame.lazy, given), add, day)
            found += beside(f"{name}: {what}", mine, by_hand, bare)
    for what, add, day in QUESTIONS:
        by_hand, bare = partial(polars_eagerly, frame, policy), partial(polars_barely, frame, ids)
        mine = ours(partial(pl.DataFrame.clone, frame), add, day)
        found += beside(f"Polars: {what}", mine, by_hand, bare)
    return found


def in_duckdb(path: Path, policy: poles.Policy) -> list[Measure]:
    """From a table, and from a file."""
    found, connection = [], duckdb.connect()
    for name, kind in {"DuckDB": "table", "DuckDB, Parquet": "view"}.items():
        connection.sql(f"create {kind} aid as select * from read_parquet('{path}')")
        by_hand = partial(duckdb_by_hand, connection, policy)
        bare = partial(duckdb_barely, connection)
        for what, add, day in QUESTIONS:
            mine = ours(partial(connection.sql, "from aid"), add, day)
            found += beside(f"{name}: {what}", mine, by_hand, bare)
        connection.sql(f"drop {kind} aid")
    return found


def ibis_by_hand(table: Any, policy: poles.Policy) -> object:
    import ibis

    ids = crosswalk(policy, table.select("name").distinct().to_pyarrow()["name"].to_pylist())
    joined = table.left_join(ibis.memtable(ids.to_arrow()), "name")
    amount = joined.eur
    sums = joined.group_by("pole_id").aggregate(
        eur=amount.sum(), rows=joined.count(), amounts=amount.count()
    )
    return sums.to_pyarrow()


def dask_by_hand(table: Any, policy: poles.Policy) -> object:
    import dask.dataframe as dd

    ids = crosswalk(policy, table["name"].unique().compute().to_list())
    beside = dd.from_pandas(ids.to_pandas().astype({"name": table.dtypes["name"]}), npartitions=1)
    joined = table.merge(beside, on="name", how="left")
    sums = joined.groupby("pole_id", dropna=False)
    return sums.agg(
        eur=("eur", "sum"), rows=("pole_id", "size"), amounts=("eur", "count")
    ).compute()


def elsewhere(what: str, table: Any, policy: poles.Policy, hand: Any) -> list[Measure]:
    works = {"mine": ours(lambda: table, ["pole_id"], {}), "hand": partial(hand, table, policy)}
    took = paired(works, RUNS, used)
    name = f"{what}, processor: id"
    return [compared(name, took["mine"], "by hand", took["hand"], MOST_ELSEWHERE)]


def in_ibis(path: Path, policy: poles.Policy) -> list[Measure]:
    """Over DuckDB, from a file and from a table."""
    import ibis

    backend, found = ibis.duckdb.connect(), []
    found += elsewhere(
        "Ibis, DuckDB, Parquet", backend.read_parquet(str(path)), policy, ibis_by_hand
    )
    backend.raw_sql(f"create table aid as select * from read_parquet('{path}')")
    return found + elsewhere("Ibis, DuckDB", backend.table("aid"), policy, ibis_by_hand)


def in_dask(path: Path, policy: poles.Policy) -> list[Measure]:
    """In its threads, from a file."""
    import dask.dataframe as dd

    return elsewhere("Dask, Parquet", dd.read_parquet(path), policy, dask_by_hand)


def main(parts: Sequence[str] = ()) -> list[Measure]:
    """Print the table."""
    found: list[Measure] = []
    policy = poles.load_policy()
    policy.match(["Elopsys"])  # builds the index of names, once for a policy
    frame = table(policy)
    print(
        f"{ROWS:,} rows, {frame['name'].n_unique():,} distinct names, medians of {RUNS} paired runs"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "aid.parquet"
        frame.write_parquet(path, row_group_size=ROWS // 10)
        works = {
            "few": partial(few, frame, policy),
            "polars": partial(in_polars, frame, path, policy),
            "duckdb": partial(in_duckdb, path, policy),
            "ibis": partial(in_ibis, path, policy),
            "dask": partial(in_dask, path, policy),
        }
        for name in parts or works:
            found += works[name]()
    print(shown(found))
    print(flush=True)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
