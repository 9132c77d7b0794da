#!/usr/bin/env bash
# edtf 5.0.2 (Python) and edtf 4.11.1 (JavaScript): a date of EDTF level 1 or 2 is other days in each.
#
# - Spring, `2014-21`, is March to May in Python, January to March in JavaScript; winter, `2014-24`, is December alone
#   in Python, October to December in JavaScript. The format leaves open which months a season has.
# - One day of a span, `[2014-02..2014-06]`, ends in June in Python. In JavaScript its `max` is the end of its first
#   month, 28 February.
# - Half-years (`2014-40`, `2014-41`) and quarters (`2014-33`) are the same days in both, though they are written as
#   seasons are. A span of half-years, or of a year and a month, is read by neither.
# It matters as lower and upper bounds are what such dates are stored for, and nothing fails: a table of dates of
# events is off by two months in one of the languages that read it.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q edtf==5.0.2
npm install --silent --no-audit --no-fund edtf@4.11.1

cat > dates.txt <<'EOF'
2014-21
2014-24
2014-33
2014-40
2014-41
[2014-02..2014-06]
[2014-40..2015-41]
[2014..2014-06]
EOF

cat > seen.py <<'EOF'
from edtf import parse_edtf

for text in open("dates.txt").read().split():
    try:
        date = parse_edtf(text)
        print(text, *("%d-%02d-%02d" % end[:3] for end in (date.lower_strict(), date.upper_strict())))
    except Exception:
        print(text, "unread")
EOF

cat > seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import edtf from "edtf";

const day = (time) => new Date(time).toISOString().slice(0, 10);
for (const text of readFileSync("dates.txt", "utf8").trim().split("\n")) {
  try {
    const date = edtf(text);
    console.log(text, day(date.min), day(date.max));
  } catch {
    console.log(text, "unread");
  }
}
EOF

cat > python.expected <<'EOF'
2014-21 2014-03-01 2014-05-31
2014-24 2014-12-01 2014-12-31
2014-33 2014-01-01 2014-03-31
2014-40 2014-01-01 2014-06-30
2014-41 2014-07-01 2014-12-31
[2014-02..2014-06] 2014-02-01 2014-06-30
[2014-40..2015-41] unread
[2014..2014-06] unread
EOF

cat > javascript.expected <<'EOF'
2014-21 2014-01-01 2014-03-31
2014-24 2014-10-01 2014-12-31
2014-33 2014-01-01 2014-03-31
2014-40 2014-01-01 2014-06-30
2014-41 2014-07-01 2014-12-31
[2014-02..2014-06] 2014-02-01 2014-02-28
[2014-40..2015-41] unread
[2014..2014-06] unread
EOF

venv/bin/python seen.py | tee python.seen
node seen.mjs | tee javascript.seen
diff python.expected python.seen
diff javascript.expected javascript.seen
