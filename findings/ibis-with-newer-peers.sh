#!/usr/bin/env bash
# ibis-framework 12.0.0: with the newest releases of what it is made of, it fails behind a table that it has made.
#
# It sets no upper bound to sqlglot, duckdb or datafusion, so that pip installs the newest:
# - `create_table(name, table)` of its DuckDB makes the table, fills it, and then fails with a ParserException on
#   `DROP VIEW IF EXISTS`, with no name behind it (sqlglot 30.30 writes none where the name is given as a text). Tried
#   again, it fails as the table is there; who catches the error and goes on finds all rows in it;
# - `ibis.datafusion.connect()` is a TypeError with datafusion 55, and with all newer than 50.
# It matters to who tests against the newest: a table is better read from a file, or made in SQL by `raw_sql`.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'ibis-framework[duckdb]==12.0.0' sqlglot==30.30.0 duckdb==2.0.1 pyarrow==26.0.1 pandas==3.1.1 datafusion==55.0.0

cat > seen.py <<'EOF'
import duckdb
import ibis
import pyarrow as pa

backend = ibis.duckdb.connect()
for attempt in ("first", "again"):
    try:
        backend.create_table("aid", pa.table({"eur": [1, 2, 3]}))
    except duckdb.Error as error:
        print(attempt, type(error).__name__, str(error).splitlines()[0])
    else:
        raise SystemExit("the table is made")
rows = backend.raw_sql("select sum(eur), count(*) from aid").fetchall()
print("in the table:", rows)
assert rows == [(6, 3)]
try:
    ibis.datafusion.connect()
except TypeError as error:
    print("DataFusion:", error)
else:
    raise SystemExit("DataFusion is connected to")
EOF
venv/bin/python seen.py
