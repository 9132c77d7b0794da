#!/usr/bin/env bash
# typst 0.15.2: of a BibLaTeX date that covers years, the last one is cited, as if it were the date.
#
# Of a range, `2013/2014` or `1999-12/2000-01`, the start is left out: 2014, 2000; of a half-year the month is June. A
# year of the 2010s, `201X`, is 2019, in print like any other 2019. A range in BibTeX's own field,
# `year = {2013--2014}`, is 2013: its start. Nothing is said; `2014~` has its question mark.
# Pandoc 3.9 prints the ranges, and `n.d.` for the decade.
# It hurts who cites reports on several years, and whose list comes from a program: sorted by year they stand with the
# youngest, and one report has another year in each tool.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q typst==0.15.2 pypdf==7.1.1 pypandoc_binary==1.17

cat > seen.py <<'EOS'
import io
from pathlib import Path

import pypdf
import typst
from pypandoc import convert_text

DATES = ["2014", "2014~", "2013/2014", "1999-12/2000-01", "2014-01/2014-06", "201X"]
TYPST = '#set page(height: auto)\n@a\n#bibliography("list.bib", title: none, style: "STYLE")'
PANDOC = ["--citeproc", "--bibliography", "list.bib"]


def printed(style):
    Path("page.typ").write_text(TYPST.replace("STYLE", style))
    return pypdf.PdfReader(io.BytesIO(typst.compile("page.typ"))).pages[0].extract_text()


for field in [*(f"date = {{{date}}}" for date in DATES), "year = {2013--2014}"]:
    Path("list.bib").write_text(f"@report{{a, author = {{A, B}}, title = {{T}}, institution = {{I}}, {field}}}")
    cited = printed("chicago-author-date").split("\n")[0]
    pandoc = convert_text("@a", "plain", "markdown", extra_args=PANDOC).split("\n")[0]
    print(field, "| typst:", cited, "| Pandoc:", pandoc)
    if field.endswith("-06}"):
        print(" ".join(printed("ieee").split("\n")[1:]))
EOS
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOS'
date = {2014} | typst: (A 2014) | Pandoc: A (2014)
date = {2014~} | typst: (A [2014?]) | Pandoc: A ([2014?])
date = {2013/2014} | typst: (A 2014) | Pandoc: A (2013–2014)
date = {1999-12/2000-01} | typst: (A 2000) | Pandoc: A (1999–2000)
date = {2014-01/2014-06} | typst: (A 2014) | Pandoc: A (2014)
[1] B. A, “T,” Jun. 2014.
date = {201X} | typst: (A 2019) | Pandoc: A (n.d.)
year = {2013--2014} | typst: (A 2013) | Pandoc: A (2013--2014)
EOS
