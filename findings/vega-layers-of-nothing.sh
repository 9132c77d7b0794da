#!/usr/bin/env bash
# vega 6.4.0, vega-lite 6.5.0: the role of a layer in the drawing depends on whether it has any mark.
#
# - A layer of rules or points of which data leave some is a group of the role `graphics-object`.
# - One whose filter leaves none is an empty group of the role `graphics-symbol`: to who hears the page, a picture
#   without a name. axe-core reports it (`svg-img-alt`, serious) on the days on which the filter leaves none.
# Layers of texts keep their role. `aria: false` on the mark takes the role away; so does to leave the layer out.
# Whom it hurts: charts with a layer for what is doubtful, hollow or open, and data that have none of it.
# Seen: the lines that the script prints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund vega@6.4.0 vega-lite@6.5.0
cat > seen.mjs <<'EOF'
import * as vega from "vega";
import * as lite from "vega-lite";

const chart = (mark, open) => ({
  data: { values: [{ a: 1, open: false }, { a: 2, open }] },
  layer: [
    { mark: "tick", encoding: { x: { field: "a", type: "quantitative" } } },
    { mark, transform: [{ filter: "datum.open" }], encoding: { x: { field: "a", type: "quantitative" } } },
  ],
});
for (const mark of ["rule", "point"]) {
  for (const open of [true, false]) {
    const spec = lite.compile(chart(mark, open)).spec;
    const drawn = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
    console.log(mark, open, drawn.match(/layer_1_marks" role="([^"]*)"/)[1]);
  }
}
EOF
node seen.mjs | tee seen.txt
diff seen.txt - <<'EOF'
rule true graphics-object
rule false graphics-symbol
point true graphics-object
point false graphics-symbol
EOF
