#!/usr/bin/env bash
# frictionless 5.21.0, SQLAlchemy 2.1.9: whether a published amount is exact depends on the database, also on one that
# could have it exact.
#
# A `number` of Table Schema is a `Decimal` in frictionless. `publish` makes NUMERIC of it for PostgreSQL and FLOAT for
# all others: in MySQL, which has DECIMAL, that is a single-precision one of some seven digits; in SQLite a double. An
# `integer` is INTEGER everywhere, 32 bits in PostgreSQL and MySQL, where whole euros end at 2.1 billion. Read back
# from the database, numbers are decimals again and look exact: 9007199254740993.01 is 9007199254740994.0.
# It hurts who tries a table of money on one database and loads it into another: types, keys and references come along,
# cents do not.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'frictionless[sql]==5.21.0' sqlalchemy==2.1.9

cat > seen.py <<'EOS'
import json
from pathlib import Path

from frictionless import Package, Schema
from frictionless.formats.sql import SqlMapper
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable

fields = [{"name": "amount", "type": "number"}, {"name": "euros", "type": "integer"}]
schema = Schema.from_descriptor({"fields": fields})
kinds = {}
for dialect in (postgresql, mysql, sqlite):
    name = dialect.__name__.split(".")[-1]
    made = CreateTable(SqlMapper(name).write_schema(schema, table_name="t"))
    lines = str(made.compile(dialect=dialect.dialect())).split("\n")
    kinds[name] = [line.strip(" \t,") for line in lines if "\t" in line]
    print(name, *kinds[name])
floats = ["amount FLOAT", "euros INTEGER"]
assert kinds == {"postgresql": ["amount NUMERIC", "euros INTEGER"], "mysql": floats, "sqlite": floats}

Path("t.csv").write_text("amount,euros\n9007199254740993.01,1\n")
resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
Path("datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
package = Package("datapackage.json")
package.publish("sqlite:///t.db")
rows = [str(found.get_resource("t").read_rows()[0]["amount"]) for found in (package, Package("sqlite:///t.db"))]
print(*rows)
assert rows == ["9007199254740993.01", "9007199254740994.0"]
EOS
venv/bin/python seen.py
