#!/usr/bin/env bash
# pyjstat 2.4.0: a frame whose rows are in another order becomes a JSON-stat dataset of other values.
#
# JSON-stat has one list of values, in the order of the product of all categories. `Dataset.read` of a frame takes the
# categories in the order in which they come up, and the column of values as it stands, without a look at the rows' own
# labels. Rows sorted by region and year are right. Sorted by year and region, or by amount, as most tables are, each
# value stands under another region or year; `write("dataframe")` gives other rows back than were read.
# Where a row is missing the list is too short, nothing is said, and what follows moves up by one.
# It hurts who publishes figures by region and year: the sum stays, and no region has its own.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pyjstat==2.4.0 pandas==3.1.1

cat > seen.py <<'EOS'
import json
import warnings

warnings.simplefilter("ignore")

import pandas as pd
from pyjstat import pyjstat

rows = [("53", "2013", 1), ("53", "2014", 2), ("84", "2013", 3), ("84", "2014", 4)]
frame = pd.DataFrame(rows, columns=["region", "year", "value"])


def back(given):
    dataset = pyjstat.Dataset.read(given)
    index = {name: list(dataset["dimension"][name]["category"]["index"]) for name in ("region", "year")}
    print(index, dataset["size"], json.dumps(dataset["value"]))
    return dataset


for order in (["region", "year"], ["year", "region"]):
    given = frame.sort_values(order)
    found = back(given).write("dataframe").set_index(["region", "year"])["value"]
    print(order, found.to_dict() == frame.set_index(["region", "year"])["value"].to_dict(), found["53", "2014"])
gap = back(frame.drop(index=1))
print(gap.get_value([{"region": "53"}, {"year": "2014"}]), gap.get_value([{"region": "84"}, {"year": "2013"}]))
EOS
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOS'
{'region': ['53', '84'], 'year': ['2013', '2014']} [2, 2] [1, 2, 3, 4]
['region', 'year'] True 2
{'region': ['53', '84'], 'year': ['2013', '2014']} [2, 2] [1, 3, 2, 4]
['year', 'region'] False 3
{'region': ['53', '84'], 'year': ['2013', '2014']} [2, 2] [1, 3, 4]
3 4
EOS
