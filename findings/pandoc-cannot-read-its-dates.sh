#!/usr/bin/env bash
# Pandoc 3.9 (pypandoc_binary 1.17): dates that it writes into a bibliography, it does not read there.
#
# - CSL-JSON's `circa` becomes BibLaTeX's `2014~` with the tilde escaped as in a text, `2014\textasciitilde{}`: of what
#   it writes itself, the entry has no date, and is cited as `n.d.` In BibTeX it is 2014, about or not.
# - A range becomes `year = {2013--2014}` in BibTeX: cited from there it has two hyphens; made CSL-JSON again, no date.
# - A date in words (`literal`) is no date, in CSL-JSON itself too: `-f csljson -t csljson`, which tidies a list and
#   looks as if it could not change a thing, leaves `"date-parts": []` of it.
# Cited from the first CSL-JSON, all are right, so that nothing shows until the copy is used; nothing is said.
# It hurts who keeps one list of references and makes the other formats of it: reports of two years, of about a year or
# of « années 2010 » come out undated.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pypandoc_binary==1.17

cat > seen.py <<'EOS'
import json
from pathlib import Path

from pypandoc import convert_text, get_pandoc_version

DATES = {
    "about": {"date-parts": [[2014]], "circa": True},
    "years": {"date-parts": [[2013], [2014]]},
    "words": {"literal": "années 2010"},
}
SUFFIXES = {"csljson": "json", "biblatex": "bib", "bibtex": "bibtex"}


def cited(key, text, form):
    path = f"list.{SUFFIXES[form]}"
    Path(path).write_text(text)
    arguments = ["--citeproc", "--bibliography", path]
    return convert_text(f"@{key}", "plain", "markdown", extra_args=arguments).split("\n")[0]


print(get_pandoc_version())
for key, issued in DATES.items():
    given = json.dumps([{"id": key, "type": "report", "title": "T", "issued": issued}])
    print(key, "given:", cited(key, given, "csljson"))
    for form in SUFFIXES:
        written = convert_text(given, form, "csljson")
        again = convert_text(written, "csljson", form)
        print(key, form, "written:", cited(key, written, form), "| again:", json.loads(again)[0].get("issued"))
EOS
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOS'
3.9
about given: T ([2014?])
about csljson written: T ([2014?]) | again: {'circa': True, 'date-parts': [[2014]]}
about biblatex written: T (n.d.) | again: None
about bibtex written: T (2014) | again: {'date-parts': [[2014]]}
years given: T (2013–2014)
years csljson written: T (2013–2014) | again: {'date-parts': [[2013], [2014]]}
years biblatex written: T (2013–2014) | again: {'date-parts': [[2013], [2014]]}
years bibtex written: T (2013--2014) | again: {'date-parts': []}
words given: T (années 2010)
words csljson written: T (n.d.) | again: {'date-parts': [[0]]}
words biblatex written: T | again: {'date-parts': [[0]]}
words bibtex written: T (n.d.) | again: None
EOS
