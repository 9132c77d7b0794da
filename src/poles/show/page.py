"""What a page is made of whatever it tells: its frame, its figures, what is folded. Nothing in it
loads anything: its style and its script are the files beside this one.
"""

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

from poles.extras import loaded
from poles.text import cell_html

from .figures.drawing import need


def own(name: str) -> str:
    """A file of the pages: a style, or a script."""
    return files("poles.show").joinpath(name).read_text(encoding="utf-8")


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
    return f"(() => {{{library}\n}})();\n{{{own('page.js')}}}\n"


def figure_html(spec: dict[str, Any], key: str, caption: str | None = None) -> str:
    """A figure with its whole description for who cannot see it, a caption, or else the
    description, its data under an id, and what is bound to it above it.
    """
    about = cell_html(spec["description"])
    shown = about if caption is None else cell_html(caption)
    # No text among the data can end the element.
    data = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<figure><div class="bound"></div><div class="chart wide" data-chart="{key}" '
        f'tabindex="0" role="group" aria-label="{about}"></div><figcaption>{shown}</figcaption>'
        f'<script type="application/json" id="{key}">{data}</script></figure>'
    )


def folded(summary: str, content: str) -> str:
    """What is shown once it is asked for."""
    return f"<details><summary>{cell_html(summary)}</summary>{content}</details>"


def framed(title: str, lang: str, body: str, code: str = "", kind: str = "report") -> str:
    """A whole page, in which no script runs but this one and nothing is loaded."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    script = f"'sha256-{digest}'" if code else "'none'"
    policy = (
        f"default-src 'none'; script-src {script}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    run = f"<script>{code}</script>\n" if code else ""
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{cell_html(title)}</title>
<link rel="icon" href="data:,">
<style>{own("figures.css") if code else ""}{own("page.css")}</style>
</head>
<body class="{kind}">
{body}
{run}</body>
</html>
"""
