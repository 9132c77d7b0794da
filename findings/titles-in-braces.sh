#!/usr/bin/env bash
# @retorquere/bibtex-parser 9.0.29: a title that is in braces as a whole is read in small letters.
#
# Braces keep a title's letters as they are: BibTeX's styles change only what is outside of them, and tools that write
# BibTeX put a whole title into a second pair. This reader, that of Better BibTeX for Zotero, takes just such braces
# for none and makes a sentence of the title, where its language is English or not told: `{{Centre-Val de Loire}}`
# is `Centre-val de loire`. Braces around each word are kept. biblatex-csl-converter 3.6.0 and pybtex 0.26.1 keep both.
# It hurts who writes titles with names in them by a program: a second pair is the obvious way, and is whole in each
# processor but Zotero.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29 biblatex-csl-converter@3.6.0
python3 -m venv venv
venv/bin/pip install -q pybtex==0.26.1

cat > seen.mjs <<'EOS'
import { parse } from "@retorquere/bibtex-parser";
import * as csl from "biblatex-csl-converter";

for (const title of ["{Centre-Val de Loire}", "{Centre-Val} de {Loire}"]) {
  for (const language of ["", ", langid = {english}", ", langid = {french}"]) {
    const entry = `@misc{a, title = {${title}}${language}}`;
    const [other] = Object.values(new csl.CSLExporter(csl.parse(entry).entries).parse());
    console.log(title + language, "|", parse(entry).entries[0].fields.title, "|", other.title.replace(/<[^>]*>/g, ""));
  }
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
{Centre-Val de Loire} | Centre-val de loire | Centre-Val de Loire
{Centre-Val de Loire}, langid = {english} | Centre-val de loire | Centre-Val de Loire
{Centre-Val de Loire}, langid = {french} | Centre-Val de Loire | Centre-Val de Loire
{Centre-Val} de {Loire} | Centre-Val de Loire | Centre-Val de Loire
{Centre-Val} de {Loire}, langid = {english} | Centre-Val de Loire | Centre-Val de Loire
{Centre-Val} de {Loire}, langid = {french} | Centre-Val de Loire | Centre-Val de Loire
EOS
venv/bin/python - <<'EOS'
from pybtex import format_from_string

lines = format_from_string("@misc{a, title = {{Centre-Val de Loire}}}", "plain", output_backend="plaintext", citations=["*"])
print(lines.strip())
assert "Centre-Val de Loire" in lines
EOS
