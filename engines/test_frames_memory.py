"""A Parquet table that does not fit into the memory there is goes through the streaming engines of
Polars and DuckDB.
"""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from table_of_names import messy_names

LIMIT = 800 * 2**20
PARTS, ROWS, NOTE = 50, 100_000, 200
"""The table has some columns as they are met, and a note on each row that cannot be packed: about a
gigabyte in all.
"""

LIMITED = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({LIMIT}, {LIMIT}))\n"
"""What the process may allocate, by order of the operating system: also what it has not written to
yet.
"""

WHOLE = "import sys, polars\npolars.read_parquet(sys.argv[1])"
POLARS = """
import sys, polars
from poles import frames
found = frames.annotate(polars.scan_parquet(sys.argv[1]), "name", on="2012-11-19")
found.sink_parquet(sys.argv[2], row_group_size=20_000)
rows = frames.aggregate(found, amount="eur", by=["pole_id"]).collect(engine="streaming").rows()
"""
DUCKDB = """
import sys, duckdb
from poles import frames
connection = duckdb.connect(config={"memory_limit": "200MB", "temp_directory": ""})
connection.sql("set preserve_insertion_order = false")
found = frames.annotate(connection.read_parquet(sys.argv[1]), "name", on="2012-11-19")
found.write_parquet(sys.argv[2], row_group_size=20_480)
rows = frames.aggregate(found, amount="eur", by=["pole_id"]).fetchall()
"""
TOLD = "\nprint(len(rows), *map(sum, list(zip(*rows))[1:]))"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "aid.parquet"
    names, chance = pa.array(messy_names()), np.random.default_rng(1)
    schema = pa.schema({"name": pa.string(), "eur": pa.int64(), "note": pa.binary(NOTE)})
    with pq.ParquetWriter(path, schema, compression="none") as writer:
        for _ in range(PARTS):
            notes = pa.FixedSizeBinaryArray.from_buffers(
                pa.binary(NOTE), ROWS, [None, pa.py_buffer(chance.bytes(NOTE * ROWS))]
            )
            writer.write_table(
                pa.table(
                    {
                        "name": names.take(pa.array(chance.integers(0, len(names), ROWS))),
                        "eur": pa.array(chance.integers(0, 10**9, ROWS)),
                        "note": notes,
                    },
                    schema=schema,
                )
            )
    assert path.stat().st_size > LIMIT
    return path


def run(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    # Polars takes rows in morsels, and reads groups of rows ahead, as many as the machine is slow:
    # smaller and fewer ones need less memory.
    settings = {
        **os.environ,
        "POLARS_IDEAL_MORSEL_SIZE": "10000",
        "POLARS_ROW_GROUP_PREFETCH_SIZE": "2",
    }
    return subprocess.run(
        [sys.executable, "-c", LIMITED + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=settings,
    )


def test_the_table_does_not_fit(file: Path) -> None:
    assert run(WHOLE, file).returncode != 0


@pytest.mark.parametrize("code", [POLARS, DUCKDB], ids=["polars", "duckdb"])
def test_it_goes_through_all_the_same(code: str, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    found = run(code + TOLD, file, out)
    assert found.returncode == 0, found.stderr[-2000:]
    groups, euros, rows, amounts = map(int, found.stdout.splitlines()[-1].split())
    connection = duckdb.connect()
    (there,) = connection.execute(f"select sum(eur), count(*), count(eur) from '{file}'").fetchall()
    assert (euros, rows, amounts) == there
    (written,) = connection.execute(
        f"select count(distinct pole_id), count(*), sum(octet_length(note)) from '{out}'"
    ).fetchall()
    assert written == (groups - 1, PARTS * ROWS, PARTS * ROWS * NOTE)
