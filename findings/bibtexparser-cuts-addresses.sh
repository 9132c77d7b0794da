#!/usr/bin/env bash
# bibtexparser 2.1.0: to decode LaTeX cuts an address at its first escaped sign.
#
# `LatexDecodingMiddleware` makes `é` of `\'e`, in each field, the address too. There `%` is no comment, but is taken
# for one: of `https://a.fr/p%C3%B4le?x=1` is left `https://a.fr/p`, and no block is failed. `\url{…}` in a note is cut
# in the same way. Written again by `LatexEncodingMiddleware`, which does know addresses, it is a whole one,
# `\url{https://a.fr/p}`. Addresses without `%` stay as they are.
# It hurts who cleans a bibliography of pages with accents in their addresses, as French ones have: the texts get
# better, and the links lead to the front page.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q bibtexparser==2.1.0

cat > seen.py <<'EOS'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, LatexEncodingMiddleware

ENTRY = r"""@misc{a,
  title = {P{\^o}le : 50 \% de plus},
  url = {https://a.fr/p%C3%B4le?x=1&y=a_b},
  note = {\url{https://b.fr/a%20b}},
}"""
library = bibtexparser.parse_string(ENTRY, append_middleware=[LatexDecodingMiddleware()])
assert not library.failed_blocks
found = {field.key: field.value for field in library.entries[0].fields}
print(found)
assert found == {"title": "Pôle : 50 % de plus", "url": "https://a.fr/p", "note": "https://b.fr/a"}
text = bibtexparser.write_string(library, prepend_middleware=[LatexEncodingMiddleware()])
print(text)
assert r"url = {\url{https://a.fr/p}}" in text
plain = bibtexparser.parse_string(ENTRY).entries[0].fields_dict["url"].value
assert plain == "https://a.fr/p%C3%B4le?x=1&y=a_b"
EOS
venv/bin/python seen.py
