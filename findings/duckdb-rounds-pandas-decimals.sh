#!/usr/bin/env bash
# duckdb 2.0.1, pandas 3.1.1: cents in a pandas column of Python's decimals are rounded away, where a sample of rows
# has none.
#
# DuckDB finds the type of a column of objects by a sample of `pandas_analyze_sample` rows (1000), spread over the
# frame. A decimal outside of the sample
# - with more places than those in it is rounded to theirs, without a word: 1234.56 is 1235, in sums too;
# - with more digits before the point is refused: "value is out of range".
# Whether an amount is exact depends on the number of rows and on its place among them. The frame that holds it is
# exact, its Arrow table too: `pyarrow.Table.from_pandas` looks at every row.
# It matters as tables of public money are whole thousands for the most part, with cents in a few rows. Decimals that
# all have the same places (`quantize`) are exact or refused; so are all of ours in pandas.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1

cat > seen.py <<'EOF'
from decimal import Decimal

import duckdb
import pandas as pd
import pyarrow as pa


def read(frame, connection=duckdb.connect()):
    found = connection.sql("select max(eur), sum(eur), typeof(any_value(eur)) from frame").fetchall()[0]
    print(*found)
    return found


def column(often, once, rows=5_000, place=4_321):
    values = [Decimal(often)] * rows
    values[place] = Decimal(once)
    return pd.DataFrame({"eur": pd.Series(values, dtype=object)})


cents = column("1000", "1234.56")
assert cents["eur"].sum() == Decimal("5000234.56")
assert read(cents) == (Decimal(1235), Decimal(5000235), "DECIMAL(4,0)")
assert read(column("1000", "1234.56", place=4_320))[0] == Decimal("1234.56"), "a row of the sample"
assert read(column("1000.00", "1234.56"))[0] == Decimal("1234.56"), "the same places in all"
assert read(pa.Table.from_pandas(cents))[0] == Decimal("1234.56")
try:
    read(column("1000.00", "123456.78"))
except duckdb.Error as error:
    print(str(error).split(":")[-1])
    assert "out of range" in str(error)
else:
    raise SystemExit("longer amounts are read")
all_rows = duckdb.connect()
all_rows.execute("set pandas_analyze_sample = 1000000")
assert read(column("1000.00", "123456.78"), all_rows)[0] == Decimal("123456.78")
EOF
venv/bin/python seen.py
