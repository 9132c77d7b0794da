"""What a page is made of whatever it tells: its frame, its style and its script, none of which
loads anything.
"""

import base64
import hashlib
import json
from typing import Any

from poles.extras import loaded
from poles.text import cell_html

from .figures.drawing import need

# Of figures and their tooltips, on a page whose colours are ``--ink``, ``--soft``, ``--line``,
# ``--link`` and ``--raised``.
FIGURE_STYLE = """
figure { margin: 1rem 0; }
figcaption { color: var(--soft); font-size: .9rem; max-width: 60rem; margin-top: .5rem; }
.wide { overflow-x: auto; }
.chart svg { display: block; }
/* The grey of the figures' texts bears any ground; the page knows its own. */
.chart svg text[fill="#7A7A7A" i] { fill: var(--soft); }
.bound label {
  display: flex; align-items: center; gap: .6rem; margin-bottom: .5rem;
  font-variant-numeric: tabular-nums;
}
.bound input[type="range"] { width: min(28rem, 60vw); accent-color: var(--link); }
#vg-tooltip-element {
  position: fixed; visibility: hidden; z-index: 1000; padding: .5rem .7rem;
  max-width: min(34rem, 94vw); pointer-events: none; font: .8rem/1.35 system-ui, sans-serif;
  color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 4px;
  box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
}
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element h2 { display: none; }
#vg-tooltip-element td { padding: .1em 0; vertical-align: top; overflow-wrap: anywhere; }
#vg-tooltip-element td.key {
  color: var(--soft); text-align: right; padding-right: .6em; white-space: nowrap;
}
"""

STYLE = """
:root {
  color-scheme: light dark; --ground: #fff; --ink: #1b1b1b; --soft: #5d5d5d; --line: #d5d5d5;
  --link: #0b57a4; --raised: #f6f6f6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181b; --ink: #e6e6e6; --soft: #a8a8a8; --line: #3b3f44; --link: #8ab8f0;
    --raised: #202327;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
}
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 {
  font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-top: .75rem;
  border-top: 1px solid var(--line);
}
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
p { max-width: 46rem; }
a { color: var(--link); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .25rem .5rem; }
nav ol {
  display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0 0;
  list-style: none;
}
.told { color: var(--soft); margin: 0; }
.pair { display: flex; flex-wrap: wrap; gap: 0 2.5rem; align-items: flex-start; }
.pair th[scope="col"] { max-width: 6rem; white-space: normal !important; vertical-align: bottom; }
.pair .card:last-child th[scope="row"] { white-space: nowrap; }
details { margin: .4rem 0; }
details details { margin-left: 1rem; }
summary { cursor: pointer; }
summary:hover { text-decoration: underline; }
.card { overflow-x: auto; font-size: .92rem; }
.card table { font-variant-numeric: tabular-nums; }
.card caption { padding: .2em 0; font-weight: 600; }
.conflicts table { width: 100%; }
.conflicts caption { white-space: normal !important; overflow-wrap: anywhere; }
.sources { padding-left: 3.2rem; font-size: .92rem; overflow-wrap: anywhere; }
.sources li { margin: .25rem 0; }
code { font-size: .92em; color: var(--soft); }
footer { color: var(--soft); font-size: .9rem; margin-top: 3rem; padding-bottom: 2rem; }
@page { margin: 14mm; size: portrait; }
@media print {
  :root {
    color-scheme: light; --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
    font-size: 10pt;
  }
  .skip, .bound, nav { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .wide, .card { overflow: visible; }
  figure, figcaption, p, tr, li { break-inside: avoid; }
  h2, h3, caption, summary, .card p:first-child { break-after: avoid; }
  summary { list-style: none; }
  /* A figure, its heading and its description have room on one page. */
  .chart svg { max-width: 100%; max-height: 84vh; height: auto; }
}
"""

_START = """
for (const chart of document.querySelectorAll("[data-chart]")) {
  const spec = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
  const options = {
    mode: "vega-lite", renderer: "svg", actions: false, ast: true, logLevel: 2, defaultStyle: false,
    bind: chart.previousElementSibling,
    tooltip: { disableDefaultStyle: true, theme: "page" },
  };
  vegaEmbed(chart, spec, options).catch((error) => { chart.textContent = String(error); });
}
const closed = [];
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) {
    part.open = true;
    closed.push(part);
  }
});
addEventListener("afterprint", () => { for (const part of closed.splice(0)) part.open = false; });
"""


def bundle() -> str:
    """Vega, Vega-Lite and what puts them on a page, of the version that the figures are made for,
    then the script that draws each figure of a page.
    """
    need("A report")
    loaded("vl_convert", "plot", "A report")
    import altair as alt
    import vl_convert

    major, minor, *_ = alt.SCHEMA_VERSION.lstrip("v").split(".")
    # Its types ask for a script too, which it does not need.
    version = {"vl_version": f"{major}.{minor}"}
    library = vl_convert.javascript_bundle(**version)
    # Nothing in a script may end it.
    library = library.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return f"(() => {{{library}\n}})();\n{{{_START}}}\n"


def figure_html(spec: dict[str, Any], key: str) -> str:
    """A figure with its description and its data, under an id, and what is bound to it above it."""
    about = cell_html(spec["description"])
    # No text among the data can end the element.
    data = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<figure><div class="bound"></div><div class="chart wide" data-chart="{key}" '
        f'tabindex="0" role="group" aria-label="{about}"></div><figcaption>{about}</figcaption>'
        f'<script type="application/json" id="{key}">{data}</script></figure>'
    )


def framed(title: str, lang: str, body: str, code: str) -> str:
    """A whole page, in which no script runs but this one and nothing is loaded."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{cell_html(title)}</title>
<link rel="icon" href="data:,">
<style>{FIGURE_STYLE}{STYLE}</style>
</head>
<body>
{body}
<script>{code}</script>
</body>
</html>
"""
