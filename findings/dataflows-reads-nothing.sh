#!/usr/bin/env bash
# dataflows 0.5.12: a table dumped as JSON is loaded again as no table at all, if its columns are not in ABC order.
#
# `dump_to_path(..., format="json")` sorts the keys of each row; the schema beside it keeps the columns' own order.
# `load` of that package takes the first row's keys for the header and compares it with the schema, in order. They
# differ, and that is an error of the kind which a flow logs by its parts. This one has no part: nothing is logged,
# nothing is raised, `results()` has no table, `process()` returns as after a success, and a dump behind it writes no
# package. Columns that happen to be in ABC order come back, as all do by CSV.
# It hurts who keeps steps of a pipeline as JSON: tables come and go with a name of a column, and the totals with them.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q dataflows==0.5.12

cat > seen.py <<'EOS'
import os
import warnings

warnings.simplefilter("ignore")

from dataflows import Flow, dump_to_path, load

for form, row in [
    ("csv", {"year": 2014, "paid": 100}),
    ("json", {"paid": 100, "year": 2014}),
    ("json", {"year": 2014, "paid": 100}),
]:
    name = f"{form}-{'-'.join(row)}"
    Flow([row], dump_to_path(name, format=form)).process()
    tables, _, _ = Flow(load(f"{name}/datapackage.json")).results()
    Flow(load(f"{name}/datapackage.json"), dump_to_path(f"{name}-copy")).process()
    print(name, tables, sorted(os.listdir(f"{name}-copy")))
EOS
venv/bin/python seen.py 2>&1 | tee seen.txt
diff seen.txt - <<'EOS'
csv-year-paid [[{'year': 2014, 'paid': 100}]] ['datapackage.json', 'res_1.csv']
json-paid-year [[{'paid': 100, 'year': 2014}]] ['datapackage.json', 'res_1.csv']
json-year-paid [] []
EOS
