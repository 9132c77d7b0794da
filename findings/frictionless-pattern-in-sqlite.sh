#!/usr/bin/env bash
# frictionless 5.21.0, SQLAlchemy 2.1.9: a valid table with a `pattern` and an empty cell cannot be published to SQLite.
#
# `Package.publish("sqlite:///…")` makes `CHECK (col REGEXP '…')` of a pattern, and gives SQLite a function for REGEXP
# that is not made for NULL: the first empty cell of the column ends all with "user-defined function raised exception".
# No row of any table is there afterwards. A check that is NULL is passed in SQL, and the same table is published where
# all cells are filled, or the column has no pattern; `validate` calls all three valid. datapackage-to-datasette 0.5.0,
# which calls `publish`, ends the same way.
# It hurts whose dates have a form and may be missing, as the end of what still stands: the stricter the schema, the
# fewer readers.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'frictionless[sql]==5.21.0' sqlalchemy==2.1.9

cat > seen.py <<'EOS'
import json
import sqlite3
from pathlib import Path

import frictionless
from sqlalchemy.exc import OperationalError


def published(name, rows, **constraints):
    fields = [{"name": "id", "type": "string"}, {"name": "end", "type": "string", "constraints": constraints}]
    resource = {"name": "labels", "path": "labels.csv", "schema": {"fields": fields}}
    Path("labels.csv").write_text("id,end\n" + rows)
    Path("datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    assert frictionless.validate("datapackage.json").valid
    try:
        frictionless.Package("datapackage.json").publish(f"sqlite:///{name}.db")
    except OperationalError as error:
        return str(error.orig)
    with sqlite3.connect(f"{name}.db") as database:
        return database.execute("select count(*) from labels").fetchone()[0]


found = {
    "filled": published("filled", "a,2014\nb,2015\n", pattern="^[0-9]{4}$"),
    "without": published("without", "a,2014\nb,\n"),
    "empty": published("empty", "a,2014\nb,\n", pattern="^[0-9]{4}$"),
}
print(found)
assert found == {"filled": 2, "without": 2, "empty": "user-defined function raised exception"}
EOS
venv/bin/python seen.py
