#!/usr/bin/env bash
# frictionless 5.21.0: a table whose fields are matched by name is read right and written with its columns exchanged.
#
# `fieldsMatch` of Data Package v2 says how the fields of a schema find their columns: `exact` by their order, `equal`,
# `subset`, `superset` and `partial` by their names. `validate`, `read_rows`, `to_pandas` and `publish` do so. `write`
# prints the names in the order of the schema, and under them the values in the order of the file: what was paid is
# what was granted, in CSV, JSON Lines and Excel, and the copy is valid by the same schema. Parquet is right. A column
# that the schema does not have (`subset`) loses its name and keeps its values, each under the name of another column.
# It hurts who gives one schema to the files of several years or regions, with columns in any order, and writes them
# anew to have them alike.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'frictionless[excel,json,pandas,parquet]==5.21.0'

cat > grants.csv <<'EOS'
granted,note,paid
500,7,100
EOS
cut -d, -f1,3 grants.csv > plain.csv
cat > seen.py <<'EOS'
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

from frictionless import Package, Resource


def table(path, match):
    fields = [{"name": name, "type": "integer"} for name in ("paid", "granted")]
    schema = {"fields": fields, "fieldsMatch": match}
    resource = {"name": "grants", "path": path, "type": "table", "schema": schema}
    return Package({"name": "p", "resources": [resource]}).get_resource("grants")


for path, match, forms in [
    ("plain.csv", "equal", ["csv", "jsonl", "xlsx", "parquet"]),
    ("plain.csv", "partial", ["csv"]),
    ("grants.csv", "subset", ["csv"]),
]:
    assert table(path, match).validate().valid
    (row,) = table(path, match).read_rows()
    print(match, "read", row["paid"], row["granted"], table(path, match).to_pandas()["paid"].tolist())
    for form in forms:
        table(path, match).write(f"{match}.{form}")
        (row,) = Resource(f"{match}.{form}").read_rows()
        print(match, form, dict(row), table(f"{match}.{form}", match).validate().valid)
print(Path("subset.csv").read_text().split())
EOS
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOS'
equal read 100 500 [100]
equal csv {'paid': 500, 'granted': 100} True
equal jsonl {'paid': 500, 'granted': 100} True
equal xlsx {'paid': 500, 'granted': 100} True
equal parquet {'paid': 100, 'granted': 500} True
partial read 100 500 [100]
partial csv {'paid': 500, 'granted': 100} True
subset read 100 500 [100]
subset csv {'paid': 500, 'granted': 7} False
['paid,granted', '500,7,100']
EOS
