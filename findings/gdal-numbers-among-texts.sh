#!/usr/bin/env bash
# pyogrio 0.13.0 (GDAL 3.12.4 of its wheel), GeoJSON: one text in a column gives its numbers more digits than they had.
#
# A property that is a number in most features and a text in one ("n. c.", "< 1") is a column of texts. The numbers
# among them are not the texts of the file, but their doubles with 17 digits: 0.1 is `0.10000000000000001`, 4.35 is
# `4.3499999999999996`. Whole ones and those that doubles hold exactly stay. Without the text, the column
# is of doubles and prints as the file does.
# It hurts who joins or groups by such a column, or shows it on a map: a figure in millions gets fourteen decimals on
# the day when one of another row is not known, and is no longer equal to itself in a file that knows it.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pyogrio==0.13.0 geopandas==1.2.0

cat > seen.py <<'EOS'
import json
import warnings

import pyogrio

warnings.simplefilter("ignore")


def read(*values):
    point = {"type": "Point", "coordinates": [5.7, 45.2]}
    features = [{"type": "Feature", "geometry": point, "properties": {"amount": one}} for one in values]
    with open("places.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    found = list(pyogrio.read_dataframe("places.geojson")["amount"])
    print(values, found)
    return found


assert read(0.1, 4.35, 3, 12.0) == [0.1, 4.35, 3, 12]
assert read(0.1, 4.35, 3, 12.0, "n. c.") == ["0.10000000000000001", "4.3499999999999996", "3", "12.0", "n. c."]
EOS
venv/bin/python seen.py
