#!/usr/bin/env bash
# polars 2.1.0: strict `concat` is not strict for decimals. The scale of the first frame wins, silently.
#
# `pl.concat` refuses an Int32 beside an Int64 (SchemaError), but of two columns of decimals with different scales it
# takes the first, and
# - rounds what has more places: 169240124.740125 under a frame of cents is 169240124.74;
# - makes a NULL of what then has more digits than 38, so that a sum lacks the largest amount of all;
# - gives another sum when the two frames change places. `diagonal`, `vstack` and lazy frames do the same; polars 1.25
#   cut the places off instead. `vertical_relaxed` is exact, though a user would take it for the looser of the two.
# It matters as amounts come with the places that their source needed: an upper bound that was rounded outward is below
# itself after a join with a table of cents. So all our columns of euros have one type.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q polars==2.1.0

cat > seen.py <<'EOF'
from decimal import Decimal

import polars as pl


def frame(value, scale):
    return pl.DataFrame({"eur": [Decimal(value)]}, schema={"eur": pl.Decimal(38, scale)})


def joined(*frames, how="vertical"):
    found = [str(value) for value in pl.concat(frames, how=how)["eur"]]
    print(how, found)
    return found


cents, fine, large = frame("157000000.00", 2), frame("169240124.740125", 6), frame("1" * 36, 2)
assert joined(cents, fine) == joined(cents, fine, how="diagonal") == ["157000000.00", "169240124.74"]
assert joined(fine, cents) == ["169240124.740125", "157000000.000000"]
assert joined(cents, fine, how="vertical_relaxed") == ["157000000.000000", "169240124.740125"]
assert joined(fine, large) == ["169240124.740125", "None"]
assert pl.concat([cents, fine])["eur"].sum() != pl.concat([fine, cents])["eur"].sum()
try:
    pl.concat([pl.DataFrame({"a": [1]}, schema={"a": kind}) for kind in (pl.Int64, pl.Int32)])
except pl.exceptions.SchemaError as error:
    print("of integers:", type(error).__name__)
else:
    raise SystemExit("integers of two types are joined too")
EOF
venv/bin/python seen.py
