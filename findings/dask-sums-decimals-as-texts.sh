#!/usr/bin/env bash
# dask 2026.8.0: the sum by group of a column of Python's decimals is a text, "1.102.20" for 1.10 and 2.20.
#
# `dask.dataframe.from_pandas` makes texts of all columns of objects (`dataframe.convert-string`), also where they hold
# decimals, as columns of pandas have them that come from a database or from to_frame. Texts can be summed by group:
# they are put one behind the other, and nothing is said.
# Decimals that Arrow keeps, as `read_parquet` has them, are summed exactly.
# It matters to whoever moves a frame of amounts from pandas to Dask: `frames.aggregate` refuses such a column.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'dask[dataframe]==2026.8.0' pandas==3.1.1 pyarrow==26.0.1

cat > seen.py <<'EOF'
from decimal import Decimal

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa

frame = pd.DataFrame({"g": ["a", "a"], "eur": [Decimal("1.10"), Decimal("2.20")]})
assert frame["eur"].sum() == Decimal("3.30")
objects = dd.from_pandas(frame, npartitions=2)
found = objects.groupby("g")["eur"].sum().compute().to_dict()
print("objects:", objects.dtypes["eur"], found)
assert found == {"a": "1.102.20"}
arrow = dd.from_pandas(frame.astype({"eur": pd.ArrowDtype(pa.decimal128(18, 2))}), npartitions=2)
found = arrow.groupby("g")["eur"].sum().compute().to_dict()
print("by Arrow:", arrow.dtypes["eur"], found)
assert found == {"a": Decimal("3.30")}
EOF
venv/bin/python seen.py
