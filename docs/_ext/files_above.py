"""The changelogs, which stand above this folder, as pages, and links to them from other pages."""

import re
from pathlib import Path
from typing import Any

PAGES = {"CHANGELOG.md": "changelog", "DATA_CHANGELOG.md": "data-changelog"}


def setup(app: Any) -> dict[str, bool]:
    """What is connected to the build."""
    app.connect("source-read", _as_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _as_page(app: Any, page: str, source: list[str]) -> None:
    for file, name in PAGES.items():
        if page == name:
            source[0] = (
                (Path(app.srcdir).parent / file)
                .read_text(encoding="utf-8")
                .replace("](docs/", "](")
            )
            app.env.note_dependency(f"../{file}")
    source[0] = re.sub(
        rf"\]\((?:\.\./)*({'|'.join(PAGES)})\)", lambda link: f"](/{PAGES[link[1]]}.md)", source[0]
    )
