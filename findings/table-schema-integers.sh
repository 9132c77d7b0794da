#!/usr/bin/env bash
# tableschema 1.12.6 (JavaScript), frictionless 5.21.0 (Python): which texts are an `integer`, by two readers of one schema.
#
# - `01` and `+1`, integers to the standard (XML Schema's), are none in JavaScript: it reads a whole number and compares
#   it, written again, with the text. So it refuses each that is not written as JavaScript would, and all above 2^53.
# - A `number` is read there without that care: 9007199254740993 is 9007199254740992, silently.
# - Python's reader takes all of them, and `1_000` and `١` (Arabic one) too.
# So one table is valid in the one and has type errors in the other, and to call the column a `number`, which mends
# that, rounds it.
# It hurts who writes months, ranks or codes with zeros before them as integers, or amounts in cents of whole countries.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund tableschema@1.12.6
python3 -m venv venv
venv/bin/pip install -q frictionless==5.21.0

cat > seen.mjs <<'EOS'
import tableschema from "tableschema";

const read = (type, text) => {
  try {
    return String(new tableschema.Field({ name: "n", type }).castValue(text));
  } catch {
    return "refused";
  }
};
for (const text of ["12", "01", "+1", "9007199254740993", "1_000", "١"]) {
  console.log(text, read("integer", text), read("number", text));
}
EOS
node seen.mjs | tee javascript.seen
diff javascript.seen - <<'EOS'
12 12 12
01 refused 1
+1 refused 1
9007199254740993 refused 9007199254740992
1_000 refused refused
١ refused refused
EOS

cat > seen.py <<'EOS'
from frictionless import Schema

(field,) = Schema.from_descriptor({"fields": [{"name": "n", "type": "integer"}]}).fields
found = {text: field.read_cell(text)[0] for text in ("12", "01", "+1", "9007199254740993", "1_000", "١")}
print(found)
assert list(found.values()) == [12, 1, 1, 9007199254740993, 1000, 1]
EOS
venv/bin/python seen.py
