#!/usr/bin/env bash
# dask 2026.8.0: the type that Dask tells of a grouped sum is not that of the sum.
#
# Of a column of int32 that Arrow keeps, Dask says that its sums by group are int32; computed, they are int64, as pandas
# makes them. Who asks the lazy frame for its schema, as narwhals' `collect_schema` does, is told the wrong one, and who
# relies on it (a file with a declared type, a cast left out as superfluous) meets another type at run time only.
# It matters as a table of sums that may be lazy has one schema here: the column is made wide before it is summed.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'dask[dataframe]==2026.8.0' pandas==3.1.1 pyarrow==26.0.1

cat > seen.py <<'EOF'
import dask.dataframe as dd
import pandas as pd
import pyarrow as pa

n = pd.Series([2**31 - 1, 2**31 - 1], dtype=pd.ArrowDtype(pa.int32()))
sums = dd.from_pandas(pd.DataFrame({"g": ["a", "a"], "n": n}), npartitions=2).groupby("g")["n"].sum()
found = sums.compute()
print("told:", sums.dtype, "computed:", found.dtype, found.to_dict())
assert str(sums.dtype) == "int32[pyarrow]"
assert str(found.dtype) == "int64[pyarrow]"
assert found.to_dict() == {"a": 2**32 - 2}
EOF
venv/bin/python seen.py
