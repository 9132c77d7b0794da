"""The figures of ``poles.show`` on the pages of the documentation, as the report shows them: with
their descriptions, and nothing loaded from a network.
"""

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from poles.show.page import bundle, figure_html, own

SCRIPT, STYLE = "figures.js", "figures.css"


def load_ipython_extension(_shell: Any) -> None:
    """In the notebooks' kernel: a figure is shown as its element, which the script of the page
    draws.
    """
    import altair as alt

    alt.renderers.register("page", _as_html)
    alt.renderers.enable("page")


def _as_html(spec: dict[str, Any], **_options: Any) -> dict[str, str]:
    digest = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()
    return {"text/html": figure_html(spec, f"figure-{digest[:12]}")}


def setup(app: Any) -> dict[str, bool]:
    """In Sphinx: script and style are made once, and loaded by the pages with figures."""
    app.connect("config-inited", _make)
    app.connect("html-page-context", _load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _make(app: Any, config: Any) -> None:
    made = TemporaryDirectory()
    app.connect("build-finished", lambda _app, _error: made.cleanup())
    folder = Path(made.name)
    (folder / SCRIPT).write_text(bundle(), encoding="utf-8")
    (folder / STYLE).write_text(own("figures.css"), encoding="utf-8")
    config.html_static_path.append(str(folder))


def _load(app: Any, _page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    if "data-chart=" in context.get("body", ""):
        app.add_js_file(SCRIPT, loading_method="defer")
        app.add_css_file(STYLE)
