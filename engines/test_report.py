"""The report: one page that loads nothing, as a parser reads it and as a browser without a network
shows it.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest

import poles
from as_written import as_written, blurred
from browsing import chromium, console, drawn, lines, loaded, slide, svg_text, tooltip, until
from poles.model import Pole, Records, Source
from poles.results import Progress
from poles.show.report import _NO_MONEY, report, write_report
from poles.text import Lang
from typography import faults

LANGS: tuple[Lang, ...] = ("fr", "en")
SECTIONS = ["overview", "map", "timeline", "lineage", "funding", "contradictions", "sources"]
EMPTY = {"meta", "link", "input", "br", "hr", "img"}
LOADING = {"src", "srcset", "poster", "action", "formaction", "data", "background"}
SPITZENCLUSTER = Path(__file__).parent.parent / "docs" / "spitzencluster"


class Page(HTMLParser):
    """Elements that all close, their attributes, and the text of some."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.specs: list[dict[str, Any]] = []
        self.listed: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["code"]:
            self.listed.append(data)
        if self.open[-1:] == ["script"] and self.found[-1][1].get("type") == "application/json":
            self.specs.append(json.loads(data))


@pytest.fixture(scope="session")
def policy() -> poles.Policy:
    return poles.load_policy()


@pytest.fixture(scope="session")
def texts(policy: poles.Policy) -> dict[Lang, str]:
    return {lang: report(policy, lang) for lang in LANGS}


@pytest.fixture(scope="session")
def other() -> poles.Policy:
    return poles.load_policy(SPITZENCLUSTER)


def test_french_texts_are_in_french_typography(texts: dict[Lang, str]) -> None:
    told = re.sub(r"(?s)<(style|script).*?</\1>", "", texts["fr"])
    assert faults(unescape(re.sub(r"<[^>]*>", "", told))) == []


@pytest.mark.parametrize("lang", LANGS)
def test_dates_are_told_as_people_read_them(
    texts: dict[Lang, str], other: poles.Policy, lang: Lang
) -> None:
    assert as_written(texts[lang]) == as_written(report(blurred(other), lang)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_whole_and_loads_nothing(texts: dict[Lang, str], lang: Lang) -> None:
    page = Page(texts[lang])
    assert page.found[0] == ("html", {"lang": lang})
    assert [found["id"] for tag, found in page.found if tag == "h2"] == SECTIONS
    assert [found["href"] for tag, found in page.found if tag == "a"][1 : len(SECTIONS) + 1] == [
        f"#{key}" for key in SECTIONS
    ]
    for tag, found in page.found:
        assert tag not in {"iframe", "object", "embed", "base", "form"}
        assert not LOADING & set(found), (tag, found)
        if "href" in found:
            assert tag == "a" or found["href"] == "data:,"
            assert re.match(r"https?://|#|data:,$", found["href"] or "")
    ids = [found["id"] for _, found in page.found if "id" in found]
    assert len(ids) == len(set(ids))
    policies = [
        found["content"]
        for tag, found in page.found
        if found.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; script-src 'sha256-")
    assert texts[lang].index("Content-Security-Policy") < texts[lang].index("<style>")


@pytest.mark.parametrize("lang", LANGS)
def test_figures_have_their_descriptions(texts: dict[Lang, str], lang: Lang) -> None:
    page = Page(texts[lang])
    charts = [found for _, found in page.found if "data-chart" in found]
    assert len(charts) == len(page.specs) == 6
    assert [str(found["aria-label"]).split() for found in charts] == [
        spec["description"].split() for spec in page.specs
    ]
    assert sum(tag == "figcaption" for tag, _ in page.found) == len(charts)


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_that_is_named_is_listed(
    policy: poles.Policy, texts: dict[Lang, str], lang: Lang
) -> None:
    page = Page(texts[lang])
    assert page.listed == sorted(page.listed)
    named = {
        key
        for spec in page.specs
        for rows in spec["datasets"].values()
        for row in rows
        for field, value in row.items()
        if field.endswith("sources")
        for key in re.findall(r"\(([a-z0-9-]+)\)(?:; |$)", value)
        if policy.sources.get(key)
    }
    assert named
    assert named <= set(page.listed)
    assert set(page.listed) == set(policy.sources.keys())


def test_the_same_policy_gives_the_same_bytes(texts: dict[Lang, str], tmp_path: Path) -> None:
    """In another process too, whose sets have another order."""
    out = tmp_path / "report.html"
    out.write_text("an older one")
    command = [sys.executable, "-m", "poles", "report", str(out), "--lang", "fr"]
    told = subprocess.run(command, check=True, timeout=300, capture_output=True, text=True)
    # What was written is told, and no progress where nobody looks at it.
    size = f"{out.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    assert (told.stdout, told.stderr) == ("", f"Écrit\N{NO-BREAK SPACE}: {out} ({size} Mo)\n")
    assert out.read_bytes() == texts["fr"].encode()
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_it_tells_how_far_it_is(other: poles.Policy) -> None:
    seen: list[Progress] = []
    assert report(other, "en", progress=seen.append) == report(other, "en")
    assert [one.done for one in seen] == list(range(len(SECTIONS) + 1))
    assert {one.total for one in seen} == {len(SECTIONS)}


def test_texts_of_the_data_are_escaped(other: poles.Policy) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>"
    source, pole = other.sources[0], other.poles[0]
    names = tuple(attrs.evolve(name, text=hostile) for name in pole.names)
    changed = attrs.evolve(
        other,
        sources=Records(
            [
                attrs.evolve(source, title=hostile, publisher=hostile, url="javascript:alert(3)"),
                *other.sources[1:],
            ],
            Source,
        ),
        poles=Records([attrs.evolve(pole, names=names), *other.poles[1:]], Pole),
        about=attrs.evolve(other.about, title_en=hostile),
    )
    text = report(changed, "en")
    page = Page(text)
    assert not {"img"} & {tag for tag, _ in page.found}
    assert sum(tag == "script" and "type" not in found for tag, found in page.found) == 1
    assert not any((found.get("href") or "").startswith("javascript") for _, found in page.found)
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize("lang", LANGS)
def test_a_policy_of_another_country(other: poles.Policy, lang: Lang) -> None:
    page = Page(report(other, lang))
    assert [found["id"] for tag, found in page.found if tag == "h2"] == SECTIONS
    assert len(page.specs) >= 4


def test_what_cannot_be_written_is_told(other: poles.Policy, tmp_path: Path) -> None:
    for path in ("", tmp_path, tmp_path / "nowhere" / "report.html"):
        with pytest.raises(poles.InvalidQuestion):
            write_report(other, path)
    assert not list(tmp_path.iterdir())


def test_a_policy_says_which_money_it_knows(other: poles.Policy) -> None:
    none = report(attrs.evolve(other, funding=other.funding.having([])))
    some = report(other)
    assert none.count("<h3>") < some.count("<h3>")
    assert _NO_MONEY[1] in none
    assert _NO_MONEY[1] not in some


def test_without_the_extra_it_says_so(other: poles.Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("vl_convert", "altair"):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(poles.MissingExtra, match="plot"):
            report(other)


@pytest.fixture(scope="module")
def browser(texts: dict[Lang, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The French page, opened from disk."""
    folder = tmp_path_factory.mktemp("browser")
    file = folder / "report.html"
    file.write_text(texts["fr"], encoding="utf-8")
    with chromium(folder) as started:
        started.get(file.as_uri())
        assert drawn(started)
        assert len(started.find_elements("css selector", "[data-chart] svg")) == 6
        yield started


@pytest.mark.parametrize(("year", "labels"), [(2005, 66), (2007, 71), (2024, 57)])
def test_the_slider_of_the_map_moves_the_years(browser: Any, year: int, labels: int) -> None:
    assert labels_in(browser, year) == labels


def labels_in(browser: Any, year: int) -> int:
    """How many labels the map tells for a year."""
    slide(browser, year)
    told = re.compile(rf"\b(\d+) labels, \d+ pôles — {year}-")
    assert until(browser, lambda: told.search(svg_text(browser, "[data-chart=map-chart]")))
    return int(told.findall(svg_text(browser, "[data-chart=map-chart]"))[0])


def test_a_dot_tells_its_pole_and_its_sources(browser: Any, policy: poles.Policy) -> None:
    text = tooltip(browser, "[data-chart=map-chart]", "Pôle")
    assert any(name.text in text for pole in policy.poles for name in pole.names)
    assert any(f"({source.id})" in text for source in policy.sources)


def test_the_timeline_joins_elopsys_and_route_des_lasers(browser: Any) -> None:
    joined = lines(browser, "[data-chart=timeline-chart]")
    for pole in ("Elopsys", "Route des Lasers"):
        assert pole in svg_text(browser, "[data-chart=timeline-chart]")
        assert any(f"{pole} → ALPHA-RLH" in line and "2017" in line for line in joined), joined[:3]


@contextmanager
def seen(browser: Any, width: int, height: int, media: str = "screen") -> Iterator[None]:
    """The page on a screen or a sheet of this size, with all that can be opened open."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True},
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
    browser.execute_script(
        "for (const part of document.querySelectorAll('details')) part.open = true"
    )
    try:
        yield
    finally:
        browser.execute_script(
            "for (const part of document.querySelectorAll('details')) part.open = false"
        )
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_narrow_window_moves_no_part_but_figures_and_tables_sideways(browser: Any) -> None:
    with seen(browser, 390, 844):
        assert browser.execute_script("return document.documentElement.scrollWidth") == 390


def test_no_figure_and_no_table_is_cut_on_paper(browser: Any) -> None:
    """On A4, between the margins, each figure with its heading and its description."""
    with seen(browser, 688, 1016, "print"):
        heights = browser.execute_script("""
            return [...document.querySelectorAll("figure")].map((figure) => {
              const heading = figure.previousElementSibling;
              return figure.getBoundingClientRect().bottom - heading.getBoundingClientRect().top;
            });
        """)
        assert len(heights) == 6
        assert max(heights) <= 1016
        assert browser.execute_script("return document.documentElement.scrollWidth") == 688


def test_nothing_is_said_in_the_console(browser: Any, policy: poles.Policy) -> None:
    """No errors, and no warnings of Vega's, in any year."""
    assert all(
        labels_in(browser, year)
        for year in range(policy.coverage.first.year, policy.coverage.last.year + 1)
    )
    assert console(browser) == []
    assert loaded(browser) == []
