#!/usr/bin/env bash
# edtf 5.0.2 (Python): an interval whose end is unknown ends ten years after it began.
#
# `2014-06/` began in June 2014 and ended nobody knows when; `2014-06/..` goes on. The second has no upper bound in
# Python (`inf`). The first has one that stands nowhere in it: 1 June 2024, to the day; `/2014` begins on 31 December
# 2004. The name of the method is `upper_strict`. edtf 4.11.1 (JavaScript) says null for it, @edtf-ts/core 0.4.2 the
# last day that it can count to.
# It hurts who asks which labels, mandates or contracts stood on a day: whose end nobody knows all end at ten years,
# which looks like data.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q edtf==5.0.2
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2

cat > seen.py <<'EOS'
from edtf import parse_edtf


def end(found):
    return str(found) if isinstance(found, float) else "%d-%02d-%02d" % found[:3]


for text in ("2014-06/", "2014-06/..", "/2014", "../2014"):
    date = parse_edtf(text)
    print(text, end(date.lower_strict()), end(date.upper_strict()))
EOS
venv/bin/python seen.py | tee python.seen
diff python.seen - <<'EOS'
2014-06/ 2014-06-01 2024-06-01
2014-06/.. 2014-06-01 inf
/2014 2004-12-31 2014-12-31
../2014 -inf 2014-12-31
EOS

cat > seen.mjs <<'EOS'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

console.log(edtf("2014-06/").max, new Date(Number(parse("2014-06/").value.max)).toISOString().slice(0, 13));
EOS
node seen.mjs | tee javascript.seen
diff javascript.seen - <<'EOS'
null +275760-09-13
EOS
