"""The documentation as a site: built without a warning, whole, and shown by a browser without a
network.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from sphinx.util.inventory import InventoryFile

import poles
from browsing import (
    barriers,
    chromium,
    console,
    drawn,
    lines,
    loaded,
    resized,
    slide,
    svg_text,
    tooltip,
    until,
    wider_than_window,
)
from poles import errors, frames, results, show, strategies, terms

DOCS = Path(__file__).parent.parent / "docs"
LOADING = {"link": "href", "script": "src", "img": "src", "iframe": "src"}


class Page(HTMLParser):
    """The ids of a page, its links, what it loads, and its text."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.texts: list[str] = []
        self.images_without_text = 0
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        self.images_without_text += tag == "img" and not found.get("alt")
        if (address := found.get(LOADING.get(tag, ""))) and found.get("rel") not in (
            "index",
            "search",
            "next",
            "prev",
        ):
            self.loads.append(str(address))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """The text, its white space as one space."""
        return " ".join("".join(self.texts).split())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, with every notebook run; a warning is an error."""
    out = tmp_path_factory.mktemp("docs")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-E",
        "-W",
        "--keep-going",
        str(DOCS),
        str(out),
    ]
    built = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert built.returncode == 0, built.stderr
    return out


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Page]:
    return {file: Page(file) for file in sorted(site.rglob("*.html"))}


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    inventory = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="").data
    found = {
        name: entry.uri
        for kind, entries in inventory.items()
        if kind.startswith("py:")
        for name, entry in entries.items()
    }
    names = {
        f"{module.__name__}.{name}"
        for module in (poles, errors, frames, results, show, strategies, terms)
        for name in module.__all__
    }
    assert names <= set(found)
    assert {uri.partition("/")[0] for uri in found.values()} == {"reference"}


def test_links_lead_somewhere(site: Path, pages: dict[Path, Page]) -> None:
    assert len(pages) > 25
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", (file, link)
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            assert target in pages or target.parent.parent == site / "_downloads", (file, link)
            assert target.is_file(), (file, link)
            if parts.fragment:
                assert unquote(parts.fragment) in pages[target].ids, (file, link)


def test_the_menu_has_one_entry_called_figures(site: Path) -> None:
    menu = re.search(r'(?s)<div class="sidebar-tree">.*?</div>', (site / "index.html").read_text())
    assert menu is not None
    entries = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>([^<]*)</a>', menu[0])
    assert [link for link, text in entries if "figures" in text.lower()] == ["figures.html"]


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, Page]) -> None:
    for file, page in pages.items():
        assert not [
            address
            for address in page.loads
            if urlsplit(address).scheme or urlsplit(address).netloc
        ], file
        assert page.images_without_text == 0, file


def test_the_tutorial_shows_what_it_says(site: Path) -> None:
    text = Page(site / "tutorial.html").text
    for said in (
        "71 labels, phase 2",
        "nextmove is called NextMove",
        "Did you mean Minalogic?",
        "57 labels, 56 poles, 56 structures",
        "between €158.4835 million and €161.4845 million",
        "alpha-rlh",
    ):
        assert said in text


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("browser")) as started:
        yield started


def test_every_page_opens_from_disk_without_a_word_in_the_console(
    browser: Any, site: Path, pages: dict[Path, Page]
) -> None:
    with_figures = 0
    for file in pages:
        browser.get(file.as_uri())
        assert drawn(browser), file
        with_figures += bool(browser.find_elements("css selector", "[data-chart] svg"))
        assert console(browser) == [], file
        assert all(name.startswith(site.as_uri()) for name in loaded(browser)), file
    assert with_figures == 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize(
    "page", ["index", "index.fr", "tutorial", "tutorial.fr", "walks", "walks.fr"]
)
def test_nobody_is_kept_out_of_the_first_pages(
    browser: Any, site: Path, page: str, width: int, theme: str
) -> None:
    resized(browser, width)
    browser.get((site / f"{page}.html").as_uri())
    browser.execute_script("document.body.dataset.theme = arguments[0]", theme)
    assert drawn(browser)
    assert not wider_than_window(browser)
    assert barriers(browser) == []
    assert console(browser) == []


def test_nobody_is_kept_out_of_any_page(browser: Any, site: Path, pages: dict[Path, Page]) -> None:
    resized(browser, 390)
    found = {}
    # The theme's page of searching has no heading before something is searched.
    for file in set(pages) - {site / "search.html"}:
        browser.get(file.as_uri())
        assert drawn(browser), file
        found[file.name] = barriers(browser), wider_than_window(browser)
    resized(browser, 1250)
    assert {name: told for name, told in found.items() if told != ([], False)} == {}


def tongue(page: str) -> str:
    """The language of a page, by the address that leads to it."""
    return "fr" if page.endswith(".fr.html") else "en"


def test_pages_and_the_entries_of_their_menus_say_their_language(
    browser: Any, pages: dict[Path, Page]
) -> None:
    """A voice that reads them aloud goes by it."""
    script = (
        "return [document.documentElement.lang, "
        "[...document.querySelectorAll('.sidebar-tree a')].map((one) => [one.href, one.lang])]"
    )
    for file in pages:
        browser.get(file.as_uri())
        said, entries = browser.execute_script(script)
        assert said == tongue(file.name), file
        assert [lang for _, lang in entries] == [tongue(to.rstrip("#")) for to, _ in entries], file


def test_pages_in_two_languages_lead_to_each_other(pages: dict[Path, Page]) -> None:
    french = [file for file in pages if tongue(file.name) == "fr"]
    assert len(french) > 5
    for file in french:
        other = file.with_name(file.name.replace(".fr.html", ".html"))
        for here, there in ((file, other), (other, file)):
            written, lang = here.read_text(encoding="utf-8"), tongue(there.name)
            assert f'hreflang="{lang}" href="{there.name}"' in written, here
            words = {"fr": "En français", "en": "In English"}[lang]
            assert f'href="{there.name}"><span class="std std-doc" lang="{lang}">{words}' in written


def test_on_a_french_page_the_theme_speaks_french(browser: Any, site: Path) -> None:
    browser.get((site / "money.fr.html").as_uri())
    names = browser.execute_script(
        "return [...document.querySelectorAll('[aria-label]:not(.sidebar-tree *)')]"
        ".map((one) => one.ariaLabel)"
    )
    text = Page(site / "money.fr.html").text
    for said in ("Aller au contenu", "Sur cette page", "Suivant", "Précédent", "Fait avec"):
        assert said in text
    assert {"Sur cette page", "Menu", "Recherche"} <= set(names)
    for word in ("Toggle", "On this page", "Search", "Back to top", "Made with"):
        assert not [name for name in names if word in name]
        assert word not in browser.find_element("css selector", "body").text


@pytest.mark.parametrize(("year", "labels"), [(2005, 66), (2007, 71), (2024, 57)])
def test_the_slider_of_the_map_moves_the_years(
    browser: Any, site: Path, year: int, labels: int
) -> None:
    browser.get((site / "tutorial.html").as_uri())
    assert drawn(browser)
    slide(browser, year)
    assert until(
        browser,
        lambda: re.search(
            rf"\b{labels} labels, \d+ poles — {year}-12-31", svg_text(browser, "[data-chart]")
        ),
    )


def test_a_dot_tells_its_pole_and_its_sources(browser: Any, site: Path) -> None:
    browser.get((site / "figures.html").as_uri())
    assert drawn(browser)
    policy = poles.load_policy()
    text = tooltip(browser, "[data-chart]", "Pole")
    assert any(name.text in text for pole in policy.poles for name in pole.names)
    assert any(f"({source.id})" in text for source in policy.sources)


def test_the_timeline_joins_elopsys_and_route_des_lasers(browser: Any, site: Path) -> None:
    browser.get((site / "tutorial.html").as_uri())
    assert drawn(browser)
    figures = browser.execute_script(
        "return [...document.querySelectorAll('[data-chart]')].map((one) => one.dataset.chart)"
    )
    joined = [line for key in figures for line in lines(browser, f"[data-chart={key}]")]
    for pole in ("Elopsys", "Route des Lasers"):
        assert any(f"{pole} → ALPHA-RLH" in line and "2017" in line for line in joined)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_of_figures_are_legible_in_both_themes(browser: Any, site: Path, theme: str) -> None:
    browser.get((site / "tutorial.html").as_uri())
    browser.execute_script("document.body.dataset.theme = arguments[0]", theme)
    assert drawn(browser)
    colours = browser.execute_script(
        "const text = document.querySelector('[data-chart] svg text');"
        "return [getComputedStyle(text).fill, getComputedStyle(document.body).backgroundColor]"
    )
    ink, ground = (luminance(colour) for colour in colours)
    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5, (
        "the contrast that WCAG 2 asks of texts"
    )


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2 of ``rgb(…)``."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
