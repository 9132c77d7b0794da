#!/usr/bin/env bash
# tableschema 1.12.6 (JavaScript): a time of Table Schema that says UTC is read as the reader's own.
#
# A `datetime` is `2014-06-12T10:00:00Z`, in UTC, and no other form by default. Read in Paris it is 8 o'clock UTC, in
# Guadeloupe 14 o'clock: the Z is a letter of the pattern, and the rest is local. A `date` is the local midnight of its
# day, so that it is the day before in JSON wherever clocks are ahead of UTC. Who reads and writes in UTC, as most
# servers and CI do, sees neither. frictionless 5.21.0 (Python) reads both right, in any zone.
# It hurts who keeps deadlines of calls or days of decisions in a package and reads them in a browser.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund tableschema@1.12.6
python3 -m venv venv
venv/bin/pip install -q frictionless==5.21.0 tzdata

cat > seen.mjs <<'EOS'
import tableschema from "tableschema";

const read = (type, text) => JSON.stringify(new tableschema.Field({ name: "at", type }).castValue(text));
console.log(process.env.TZ, read("datetime", "2014-06-12T10:00:00Z"), read("date", "2014-06-12"));
EOS
for zone in UTC Europe/Paris America/Guadeloupe; do TZ=$zone node seen.mjs; done | tee seen.txt
diff seen.txt - <<'EOS'
UTC "2014-06-12T10:00:00.000Z" "2014-06-12T00:00:00.000Z"
Europe/Paris "2014-06-12T08:00:00.000Z" "2014-06-11T22:00:00.000Z"
America/Guadeloupe "2014-06-12T14:00:00.000Z" "2014-06-12T04:00:00.000Z"
EOS

cat > seen.py <<'EOS'
from frictionless import Schema

fields = [{"name": "at", "type": "datetime"}, {"name": "day", "type": "date"}]
at, day = Schema.from_descriptor({"fields": fields}).fields
found = at.read_cell("2014-06-12T10:00:00Z")[0], day.read_cell("2014-06-12")[0]
print(found[0].timestamp(), found[1])
assert found[0].timestamp() == 1402567200 and str(found[1]) == "2014-06-12"
EOS
TZ=Europe/Paris venv/bin/python seen.py
