"""Pages in two languages: ``PAGE.md`` in English has its French counterpart in ``PAGE.fr.md``. Each
says its language and links to the other, and what the theme says is said in the language of the
page.
"""

import json
import re
from typing import Any

FRENCH = ".fr"
"""How the names of French pages end."""

# What the theme says, as it has it.
WORDS = {
    "Back to top": "Haut de page",
    "Home": "Accueil",
    "Made with ": "Fait avec ",
    "Menu": "Menu",
    "Next": "Suivant",
    "On this page": "Sur cette page",
    "Previous": "Précédent",
    "Search": "Recherche",
    "Skip to content": "Aller au contenu",
    "Toggle Light / Dark / Auto color theme": "Thème clair, sombre ou automatique",
    "Toggle site navigation sidebar": "Ouvrir ou fermer le menu",
    "Toggle table of contents sidebar": "Ouvrir ou fermer la table de cette page",
}
LINKS = {"fr": "En français", "en": "In English"}
"""How a page names its counterpart; the menu has its French pages under the same words."""
_CAPTION = '<span class="caption-text"'
_LINK = '<span class="std std-doc"'
_ENTRY = re.compile(r'<a (?=[^>]*href="(?P<page>[^"]*)")')


def setup(app: Any) -> dict[str, bool]:
    """What is connected to the build."""
    app.connect("source-read", _linked)
    app.connect("html-page-context", _spoken, priority=900)
    # Some of what the theme says to who hears the page stands in its templates in English.
    words = json.dumps(WORDS, ensure_ascii=False)
    each = "one.ariaLabel = words[one.ariaLabel] ?? one.ariaLabel"
    inside = f"document.querySelectorAll('[aria-label]').forEach((one) => {{{each}}})"
    app.add_js_file(
        None,
        body=(
            'if (document.documentElement.lang === "fr") {'
            f'const words = {words}; addEventListener("DOMContentLoaded", () => {inside})}}'
        ),
        priority=900,
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def counterpart(page: str) -> str:
    """The name of the same page in the other language, whether there is one or not."""
    return page.removesuffix(FRENCH) if page.endswith(FRENCH) else page + FRENCH


def _linked(app: Any, page: str, source: list[str]) -> None:
    """What a command writes names no other page, so its link is put below its title."""
    other = counterpart(page)
    link = f"[{LINKS[_tongue(other)]}]({other}.md)"
    if other in app.env.found_docs and link not in source[0]:
        source[0] = re.sub(r"^(# .*\n)", rf"\1\n{link}\n", source[0], count=1)


def _spoken(app: Any, page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    other, tongue = counterpart(page), _tongue(page)
    menu = context.get("furo_navigation_tree", "").replace(_CAPTION, f'{_CAPTION} lang="en"')
    menu = menu.replace(f'lang="en">{LINKS["fr"]}', f'lang="fr">{LINKS["fr"]}')
    context["furo_navigation_tree"] = _ENTRY.sub(lambda entry: _named(entry, page), menu)
    if other in app.env.found_docs:
        there, address = _tongue(other), context["pathto"](other)
        words = f">{LINKS[there]}<"
        context["body"] = context["body"].replace(_LINK + words, f'{_LINK} lang="{there}"{words}')
        context["metatags"] += f'<link rel="alternate" hreflang="{there}" href="{address}">'
    if tongue == "fr":
        context["language"] = "fr"
        context["copyright"] = (
            "les développeurs de poles\N{NARROW NO-BREAK SPACE}; données sous Licence Ouverte 2.0"
        )
        # The theme has no words in French, and one of its sentences has English grammar.
        context["show_sphinx"] = False
        context["_"] = context["gettext"] = lambda text: WORDS.get(text, text)


def _tongue(page: str) -> str:
    return "fr" if page.endswith(FRENCH) else "en"


def _named(entry: re.Match[str], here: str) -> str:
    """An entry of the menu, with the language that it is written in; that of a page itself leads
    nowhere else.
    """
    leads = here if entry["page"] == "#" else entry["page"].removesuffix(".html")
    return f'{entry[0]}lang="{_tongue(leads)}" '
