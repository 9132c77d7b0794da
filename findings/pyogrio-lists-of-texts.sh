#!/usr/bin/env bash
# pyogrio 0.13.0 (GDAL of its wheel), GeoJSON: a property that is a list of texts in every feature.
#
# - Where the list of the first feature has some text, the values of all rows are NumPy arrays, empty ones too.
# - Where it is empty, the values of all rows are lists of Python.
# So the order of the features decides what a column holds: `value == ["a"]` is an array in the one file and a truth
# value in the other, which has the same rows, and `value or None` raises in the one alone.
# Whom it hurts: who writes members, labels or regions of places as lists, of which some are empty.
# Seen: the lines that the script prints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q pyogrio==0.13.0 geopandas==1.2.0 numpy pandas
cat > seen.py <<'EOF'
import json
import pyogrio

def read(lists):
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [5.7, 45.2]}, "properties": {"labels": one}}
        for one in lists
    ]
    with open("places.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    return [type(value).__name__ for value in pyogrio.read_dataframe("places.geojson")["labels"]]

print(read([["a"], []]))
print(read([[], ["a"]]))
EOF
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOF'
['ndarray', 'ndarray']
['list', 'list']
EOF
