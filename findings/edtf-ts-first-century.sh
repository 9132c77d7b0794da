#!/usr/bin/env bash
# @edtf-ts/core 0.4.2: the years 0 to 99 are those of the twentieth century.
#
# `0079-08-24` is a day of 1979, `0050` the year 1950, and `00XX`, some year of the first century, is 1900 to 1999.
# `XXXX`, a year of which nothing is known, begins in 1900. Years from 100 on, and before year 0, are right; the object
# itself says `year: 79`, its text stays `0079-08-24`, and only the days that it covers are others. edtf 4.11.1 and
# edtf 5.0.2 (Python) have them in the first century.
# It hurts archives and museums, whose format this is, and whoever asks what an unknown year may overlap: nothing
# before 1900, it says.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2

cat > seen.mjs <<'EOS'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

const days = ({ min, max }) => [min, max].map((end) => new Date(Number(end)).toISOString().slice(0, 10)).join(" ");
for (const text of ["0079-08-24", "0050", "00XX", "XXXX", "0100"]) {
  console.log(text, "|", days(parse(text).value), "|", days(edtf(text)));
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
0079-08-24 | 1979-08-24 1979-08-24 | 0079-08-24 0079-08-24
0050 | 1950-01-01 1950-12-31 | 0050-01-01 0050-12-31
00XX | 1900-01-01 1999-12-31 | 0000-01-01 0099-12-31
XXXX | 1900-01-01 9999-12-31 | 0000-01-01 9999-12-31
0100 | 0100-01-01 0100-12-31 | 0100-01-01 0100-12-31
EOS
