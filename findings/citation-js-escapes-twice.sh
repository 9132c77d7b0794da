#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.9.0: an address is another one if all that is escaped in it has a meaning in addresses.
#
# `url = {https://a.fr/ISO_3166-2%3AFR}` is read as `https://a.fr/ISO_3166-2%253AFR`, and so written again. Escapes of
# letters and spaces (`%C3%B4`, `%20`) stay, those of signs that mean something in addresses (`%2F`, `%3A`, `%26`) get a
# second escape, unless there is one of the first sort in the same address: then both stay. CSL-JSON with the same
# address is read as it is.
# It hurts who cites by DOI, as Crossref's BibTeX writes `https://doi.org/10.1007%2Fs1`, and pages of wikis and queries:
# few addresses of a list break, and nothing tells. The first that is tried, with accents, is whole.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0

cat > seen.mjs <<'EOS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

const addresses = [
  "https://a.fr/p%C3%B4le%20mer",
  "https://a.fr/ISO_3166-2%3AFR",
  "https://a.fr/p%C3%B4le?of=22%2F4%26b",
  "https://a.fr/pole?of=22%2F4%26b",
];
for (const url of addresses) {
  const bibtex = new Cite(`@misc{a, url = {${url}}}`).data[0].URL;
  const csl = new Cite({ id: "a", type: "webpage", URL: url }).data[0].URL;
  console.log(url, bibtex, csl === url);
}
EOS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOS'
https://a.fr/p%C3%B4le%20mer https://a.fr/p%C3%B4le%20mer true
https://a.fr/ISO_3166-2%3AFR https://a.fr/ISO_3166-2%253AFR true
https://a.fr/p%C3%B4le?of=22%2F4%26b https://a.fr/p%C3%B4le?of=22%2F4%26b true
https://a.fr/pole?of=22%2F4%26b https://a.fr/pole?of=22%252F4%2526b true
EOS
