#!/usr/bin/env bash
# edtf 4.11.1 (JavaScript): the three thirds of a year have fourteen months.
#
# EDTF level 2 has thirds of a year (quadrimesters), `2014-37` to `2014-39`. Here the first has January to May, the
# second May to September, the third September to December: each has its four months, the first two have that after
# it too. Quarters and half-years, which are written alike, end where they should. edtf 5.0.2 (Python) and
# @edtf-ts/core 0.4.2 give four months to each.
# It hurts who counts by such periods, as universities and regional budgets have them: what is dated May or September
# is in two of them, and no sum of thirds is that of the year.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2

cat > seen.mjs <<'EOS'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

const months = ({ min, max }) => [min, max].map((end) => new Date(Number(end)).toISOString().slice(5, 7)).join("-");
for (const text of ["2014-37", "2014-38", "2014-39", "2014-33", "2014-41"]) {
  console.log(text, months(edtf(text)), months(parse(text).value));
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
2014-37 01-05 01-04
2014-38 05-09 05-08
2014-39 09-12 09-12
2014-33 01-03 01-03
2014-41 07-12 07-12
EOS
