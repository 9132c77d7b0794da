"""Pages as people reach them who have no mouse, or hear them: what scrolls can be scrolled by keys,
and headings of the menu say how deep they stand.
"""

import re
from typing import Any

from sphinx.application import Sphinx

# What scrolls where it is wider than the page.
SCROLLED = re.compile(r'<pre(?=>)|<div class="(?:cell_output|table-wrapper)[^"]*"(?=>)')
CAPTION, DEEP = 'role="heading"', 'role="heading" aria-level="2"'


def reachable(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Change a page before it is written."""
    context["body"] = SCROLLED.sub(r'\g<0> tabindex="0"', context.get("body", ""))
    menu = "furo_navigation_tree"
    context[menu] = context.get(menu, "").replace(CAPTION, DEEP)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx asks for this; the theme makes the menu before."""
    app.connect("html-page-context", reachable, priority=900)
    # Two parts of the page stand aside; who hears it is told which is which.
    names = {".sidebar-drawer": "Menu", ".toc-drawer": "On this page"}
    named = (
        f'document.querySelector("{part}")?.setAttribute("aria-label", "{name}");'
        for part, name in names.items()
    )
    inside = "".join(named)
    app.add_js_file(None, body=f'addEventListener("DOMContentLoaded", () => {{{inside}}});')
    return {"parallel_read_safe": True, "parallel_write_safe": True}
