#!/usr/bin/env bash
# narwhals 2.29.0, duckdb 2.0.1: `sort(..., descending=False)` of narwhals is descending on some connections.
#
# narwhals makes `ORDER BY "g" NULLS LAST` of it: the word for nulls is there, that for the direction is left out, as
# ascending is SQL's default. DuckDB's default is a setting of the connection, `default_order`, which others may have
# set for their own queries. Then `sort("g")` and `sort("g", descending=True)` are the same, and `sort("g").head(1)` is
# the last row. Windows of narwhals, `over(order_by=...)`, say the direction and are not concerned.
# It matters to libraries that are given a relation of a connection that is not theirs: the order of groups, or which of
# two revisions of a figure is the first, changes with no error. `relation.order('"g" ASC NULLS LAST')` is safe.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q narwhals==2.29.0 duckdb==2.0.1

cat > seen.py <<'EOF'
import duckdb
import narwhals as nw


def asked(direction):
    connection = duckdb.connect()
    connection.execute(f"set default_order = '{direction}'")
    rows = nw.from_native(connection.sql("select * from (values ('b', 2), ('a', 1), ('c', 3)) t(g, n)"))
    running = rows.with_columns(sum=nw.col("n").cum_sum().over(order_by="g"))
    found = {
        "up": "".join(g for g, _ in rows.sort("g").to_native().fetchall()),
        "down": "".join(g for g, _ in rows.sort("g", descending=True).to_native().fetchall()),
        "first": rows.sort("g").head(1).to_native().fetchall()[0][0],
        "sums": [total for *_, total in sorted(running.to_native().fetchall())],
    }
    print(direction, found)
    return found


asc, desc = asked("asc"), asked("desc")
assert asc == {"up": "abc", "down": "cba", "first": "a", "sums": [1, 3, 6]}
assert desc == {"up": "cba", "down": "cba", "first": "c", "sums": [1, 3, 6]}
EOF
venv/bin/python seen.py
