#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.9.0: of a date of BibLaTeX, what is not known of it is left out, and it looks known.
#
# BibLaTeX takes dates of EDTF: `201X` is a year of the 2010s, `2014-21` spring 2014, `2014~` about 2014, `2014-06-12/..`
# from that day on. Read here, the decade is the year 2010, spring and *about* are the year 2014, and an open end is a
# second date `null`, which no schema of CSL allows. CSL has words for three of them (`season`, `circa`, one date). What
# opens at its start, `../2014`, is refused.
# biblatex-csl-converter 3.6.0 says `circa`, refuses the decade, and has spring as the month 21.
# It hurts who cites undated reports: of a decade becomes of its first year, in each list and each style.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 \
    biblatex-csl-converter@3.6.0

cat > seen.mjs <<'EOS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { CSLExporter, parse } from "biblatex-csl-converter";

for (const date of ["201X", "2014-21", "2014~", "2014-06-12/.."]) {
  const entry = `@misc{a, title = {T}, date = {${date}}}`;
  const [other] = Object.values(new CSLExporter(parse(entry).entries).parse());
  console.log(date, JSON.stringify(new Cite(entry).data[0].issued), JSON.stringify(other.issued));
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
201X {"date-parts":[[2010]]} undefined
2014-21 {"date-parts":[[2014]]} {"date-parts":[[2014,21]]}
2014~ {"date-parts":[[2014]]} {"date-parts":[[2014]],"circa":true}
2014-06-12/.. {"date-parts":[[2014,6,12],null]} {"date-parts":[[2014,6,12],[]]}
EOS
