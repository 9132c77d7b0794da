#!/usr/bin/env bash
# narwhals-daft 0.5.0, daft 0.7.26: a column of decimals has no type, and its sum in a group cannot be planned.
#
# Through narwhals' plugin a Daft frame with a `decimal(18, 2)` has the schema `Unknown` for it, so that it is no number
# to who asks `is_numeric()`. `group_by(...).agg(col("eur").sum())` then fails with "could not determine supertype of
# Decimal128(38, 2) and Int64", for the plugin fills in a 0 that is no decimal; Daft's own sum of it is exact. Floats
# work, so that the obvious way out loses the cents.
# It matters as amounts are decimals: frames of Daft are refused here, with `pyarrow.table(frame)` as the way in.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q narwhals==2.29.0 narwhals-daft==0.5.0 daft==0.7.26

cat > seen.py <<'EOF'
from decimal import Decimal

import daft
import narwhals as nw
import pyarrow as pa

aid = pa.table({"g": ["a", "a"], "eur": pa.array([Decimal("1.10"), Decimal("2.20")], pa.decimal128(18, 2))})
frame = daft.from_arrow(aid)
seen = nw.from_native(frame)
print(seen.collect_schema())
assert seen.collect_schema()["eur"] == nw.Unknown
try:
    seen.group_by("g").agg(nw.col("eur").sum()).collect()
except Exception as error:
    told = str(error).splitlines()[-1]
    print(type(error).__name__, told)
    assert "supertype of Decimal128" in str(error)
else:
    raise SystemExit("decimals are summed")
assert frame.groupby("g").agg(frame["eur"].sum()).to_pydict()["eur"] == [Decimal("3.30")]
EOF
venv/bin/python seen.py
