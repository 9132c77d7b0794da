#!/usr/bin/env bash
# citeproc-py 0.11.1: a date range within one year is printed without the year.
#
# A style that asks for the year alone (`date-parts="year"`, or a date of a year only: Harvard, and most author-date
# styles) prints `(2014)` for 2014, `(2013-2014)` for a range over two years, and nothing at all for a range from
# January to June 2014: the year, being the same at both ends, is taken out of what is printed, and with no part left
# that differs, nothing is. No warning. citeproc-js 2.4.63 and Pandoc 3.9 print `(2014)`.
# It matters to whoever cites what was published in some months of a year: CSL has no other form for that than a range
# (its seasons are four, and half-years none), and the reference comes out undated.
# Seen: `A (2014) "T".`, `A (2013-2014) "T".`, `A "T".`
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q citeproc-py==0.11.1

cat > seen.py <<'EOF'
import warnings

warnings.simplefilter("ignore")

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON


def line(*ends):
    item = {"id": "a", "type": "document", "title": "T", "author": [{"literal": "A"}]}
    source = CiteProcJSON([{**item, "issued": {"date-parts": list(ends)}}])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    (entry,) = bibliography.bibliography()
    print(ends, entry)
    return str(entry)


assert "(2014)" in line([2014])
assert "(2013\N{EN DASH}2014)" in line([2013, 11], [2014, 2])
assert "2014" not in line([2014, 1], [2014, 6])
EOF
venv/bin/python seen.py
