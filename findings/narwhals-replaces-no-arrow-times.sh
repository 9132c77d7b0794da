#!/usr/bin/env bash
# narwhals 2.29.0 over pandas 2.2.3: `replace_strict` finds none of the times that Arrow keeps, and with a default says so
# of none.
#
# The values to replace are those that `unique().to_list()` of the same column gave. In a column of pandas' own type
# each is found, and so are texts that Arrow keeps; times that Arrow keeps are all replaced by the default, whatever
# their unit. Without a default it raises, as for values that are not there. pandas 3 finds them.
# It matters to whoever looks days up in tables that were read from Parquet: all are as if unknown.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q narwhals==2.29.0 pandas==2.2.3 pyarrow==18.0.0

cat > seen.py <<'EOF'
from datetime import datetime

import narwhals as nw
import pandas as pd
import pyarrow as pa

times = [datetime(2012, 12, 31), datetime(2013, 1, 1)]
own = pd.Series(times)
texts = pd.Series(["a", "b"], dtype=pd.ArrowDtype(pa.string()))
found = {}
for name, series in {
    "pandas' own": own,
    "texts of Arrow": texts,
    **{unit: own.astype(pd.ArrowDtype(pa.timestamp(unit))) for unit in ("s", "us", "ns")},
}.items():
    column = nw.from_native(series, series_only=True)
    values = column.unique().to_list()
    found[name] = column.replace_strict(values, [1, 2], default=0, return_dtype=nw.Int64).to_list()
    print(name, found[name])
assert found.pop("pandas' own") == found.pop("texts of Arrow") == [1, 2]
assert all(none == [0, 0] for none in found.values())
EOF
venv/bin/python seen.py
