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
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import poles
from as_written import as_written, blurred
from browsing import (
    barriers,
    chromium,
    console,
    drawn,
    lines,
    loaded,
    slide,
    svg_text,
    tooltip,
    until,
)
from poles.model import Pole, Records, Source
from poles.results import Progress
from poles.show.brief import brief
from poles.show.known import Known
from poles.show.money import _NONE as NO_MONEY
from poles.show.parts import labels_html
from poles.show.report import report, write_report
from poles.text import Lang
from ready import ready_policy
from typography import faults

LANGS: tuple[Lang, ...] = ("fr", "en")
SECTIONS = [
    "findings", "labels", "first", "lost", "money", "grants", "map", "timeline", "lineage",
    "contradictions", "sources",
]  # fmt: skip
EMPTY = {"meta", "link", "input", "br", "hr", "img"}
LOADING = {"src", "srcset", "poster", "action", "formaction", "data", "background"}
OPEN = "for (const part of document.querySelectorAll('details')) part.open = true"
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
    return ready_policy()


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


def test_labels_without_a_tier_are_of_none(policy: poles.Policy) -> None:
    (_, table) = labels_html(Known(policy), "en")
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ends = {
        re.sub(r"<[^>]+>", "", row.split("</th>")[0]): re.sub(r"(<[^>]+>)+", " ", row).split()[-3:]
        for row in rows
    }
    assert ends["2018"] == ["7", "11", "48"]
    assert ends["2019"] == ends["2026"] == ["—"] * 3


@pytest.mark.parametrize("lang", LANGS)
def test_figures_have_their_descriptions(texts: dict[Lang, str], lang: Lang) -> None:
    page = Page(texts[lang])
    charts = [found for _, found in page.found if "data-chart" in found]
    assert len(charts) == len(page.specs) == 3
    assert [str(found["aria-label"]).split() for found in charts] == [
        spec["description"].split() for spec in page.specs
    ]
    # A caption is one sentence of its own, and the description is not said twice.
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", texts[lang])
    assert len(captions) == len(charts)
    assert all(one.endswith(".") and one.count(".") == 1 for one in captions)
    assert not set(captions) & {str(found["aria-label"]) for found in charts}
    # Each has a table beside it.
    assert len(re.findall(r"</figure>\s*<details><summary>[^<]+</summary><div class=\"card\"",
                          texts[lang])) == len(charts)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_that_is_named_is_listed(
    policy: poles.Policy, texts: dict[Lang, str], lang: Lang
) -> None:
    page = Page(texts[lang])
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
    assert sorted(page.listed) == sorted(policy.sources.keys())
    # The numbers are those of one list for the whole page.
    cited = {found["href"] for tag, found in page.found if tag == "a"}
    listed = {f"#{found['id']}" for tag, found in page.found if tag == "li" and "id" in found}
    assert {href for href in cited if str(href).startswith("#source-")} <= listed
    assert len(listed) == len(policy.sources)


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
    assert len(page.specs) == 3


def test_what_cannot_be_written_is_told(other: poles.Policy, tmp_path: Path) -> None:
    for path in ("", tmp_path, tmp_path / "nowhere" / "report.html"):
        with pytest.raises(poles.InvalidQuestion):
            write_report(other, path)
    assert not list(tmp_path.iterdir())


def test_a_policy_says_which_money_it_knows(other: poles.Policy) -> None:
    none = report(attrs.evolve(other, funding=other.funding.having([])))
    some = report(other)
    assert none.count("<h3>") < some.count("<h3>")
    assert NO_MONEY[1] in none
    assert NO_MONEY[1] not in some


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
        assert len(started.find_elements("css selector", "[data-chart] svg")) == 3
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
    browser.execute_script(OPEN)
    try:
        yield
    finally:
        browser.execute_script(OPEN.replace("= true", "= false"))
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


CUT = """
    const cut = [];
    for (const place of document.querySelectorAll(".card, .chart, figure, p, h3, summary")) {
      if (place.scrollWidth > place.clientWidth + 3 && !place.closest("svg")) {
        cut.push(place.outerHTML.slice(0, 90));
      }
    }
    // No year, and no short word, goes on in another line.
    for (const cell of document.querySelectorAll(".strips th, .strips td")) {
      for (const text of cell.childNodes) {
        for (const word of (text.data ?? "").matchAll(/\\S+/g)) {
          const place = document.createRange();
          place.setStart(text, word.index);
          place.setEnd(text, word.index + word[0].length);
          if (word[0].length < 9 && place.getClientRects().length > 1) cut.push(word[0]);
        }
      }
    }
    for (const text of document.querySelectorAll(".chart svg text")) {
      const box = text.getBoundingClientRect();
      if (box.width && (box.left < -1 || box.right > innerWidth + 1)) cut.push(text.textContent);
      if (text.textContent.includes("…")) cut.push(text.textContent);
    }
    return cut;
"""


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_cut(texts: dict[Lang, str], tmp_path: Path, lang: Lang) -> None:
    """On a telephone, where figures are drawn anew for its width, and on a desk."""
    pages = {"report": texts[lang], "brief": brief(ready_policy(), lang)}
    with chromium(tmp_path) as started:
        for name, text in pages.items():
            file = tmp_path / f"{name}.html"
            file.write_text(text, encoding="utf-8")
            for width in (390, 1400):
                with seen(started, width, 844):
                    started.get(file.as_uri())
                    assert drawn(started)
                    started.execute_script(OPEN)
                    assert started.execute_script(CUT) == []
                    wide = "return document.documentElement.scrollWidth"
                    assert started.execute_script(wide) <= width
        assert console(started) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_who_cannot_see_it_reads_it(browser: Any, theme: str) -> None:
    """All parts open: names, order, contrast of at least 4.5."""
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.execute_script(OPEN)
    # A tooltip that is left open by the mouse is no part of the page.
    ActionChains(browser).move_to_element(browser.find_element("tag name", "h1")).perform()
    hidden = "return !document.querySelector('#vg-tooltip-element.visible')"
    assert until(browser, lambda: browser.execute_script(hidden))
    assert barriers(browser) == []
    browser.execute_script(OPEN.replace("= true", "= false"))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_keys_reach_all_that_can_be_used(browser: Any) -> None:
    browser.execute_script("document.getElementById('map').focus()")
    names = []
    for _ in range(4):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        names.append(browser.execute_script("return document.activeElement.tagName.toLowerCase()"))
    # The slider, the figure, what is folded below it.
    assert names[:3] == ["input", "div", "summary"]
    fold = browser.find_element("css selector", "#money ~ details summary")
    browser.execute_script("arguments[0].focus()", fold)
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.execute_script("return arguments[0].parentElement.open", fold)
    slider = browser.find_element("css selector", ".bound input[type=range]")
    before = slider.get_attribute("value")
    browser.execute_script("arguments[0].focus()", slider)
    ActionChains(browser).send_keys(Keys.ARROW_LEFT).perform()
    assert int(slider.get_attribute("value")) == int(before) - 1


def test_no_figure_and_no_table_is_cut_on_paper(browser: Any) -> None:
    """On A4, between the margins, each figure with its heading and its description."""
    with seen(browser, 688, 1016, "print"):
        heights = browser.execute_script("""
            return [...document.querySelectorAll("figure")].map((figure) => {
              const heading = figure.previousElementSibling;
              return figure.getBoundingClientRect().bottom - heading.getBoundingClientRect().top;
            });
        """)
        assert len(heights) == 3
        assert max(heights) <= 1016
        # Parts of a pixel are rounded up.
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 689


def test_nothing_is_said_in_the_console(browser: Any, policy: poles.Policy) -> None:
    """No errors, and no warnings of Vega's, in any year."""
    assert all(
        labels_in(browser, year)
        for year in range(policy.coverage.first.year, policy.coverage.last.year + 1)
    )
    assert console(browser) == []
    assert loaded(browser) == []
