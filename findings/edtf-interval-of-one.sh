#!/usr/bin/env bash
# edtf 4.11.1 (JavaScript): an interval that begins and ends on one date is refused.
#
# `2014/2014`, all of 2014, and `2014-06-12/2014-06-12`, one day, throw "invalid upper bound". The end must begin later
# than the start: so `2014-06-12/2014`, the rest of a year, is refused too, and `2014-06/2014-06-30`, the rest of a
# month, is read, the rule being that of the first days of both and not of what they cover. edtf 5.0.2 (Python) and
# @edtf-ts/core 0.4.2 read all of them.
# It hurts who writes periods as they are kept, start and end with both included: those that end in the year in which
# they began are the ones that fail.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2
python3 -m venv venv
venv/bin/pip install -q edtf==5.0.2

cat > seen.mjs <<'EOS'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

for (const text of ["2014/2014", "2014-06-12/2014-06-12", "2014-06-12/2014", "2014-06/2014-06-30", "2014/2014-06"]) {
  let read = "read";
  try {
    edtf(text);
  } catch (error) {
    read = error.message;
  }
  console.log(text, "|", read, "|", parse(text).success);
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
2014/2014 | invalid upper bound: 2014 | true
2014-06-12/2014-06-12 | invalid upper bound: 2014-06-12 | true
2014-06-12/2014 | invalid upper bound: 2014 | true
2014-06/2014-06-30 | read | true
2014/2014-06 | read | true
EOS
venv/bin/python - <<'EOS'
from edtf import parse_edtf

for text in ("2014/2014", "2014-06-12/2014-06-12", "2014-06-12/2014"):
    found = parse_edtf(text)
    print(text, found.lower_strict()[:3], found.upper_strict()[:3])
    assert found.lower_strict() < found.upper_strict() or found.lower_strict() == found.upper_strict()
EOS
