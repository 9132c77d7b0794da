"""Chromium without a network, and what tests ask of a page in it.

The browser needs the package ``selenium``, and ``chromium`` and ``chromedriver`` on the path;
without them its tests fail.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.wait import WebDriverWait

from npm import folder_with

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1250,900",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


@contextmanager
def chromium(folder: Path) -> Iterator[Any]:
    """A browser with a new profile in a folder."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program is not None, "no chromium on the path"
    assert driver is not None, "no chromedriver on the path"
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield started
    finally:
        started.quit()


def resized(browser: Any, width: int) -> None:
    """Give the window a width, in pixels, as that of a telephone."""
    browser.set_window_size(width, 900)
    assert browser.execute_script("return window.innerWidth") == width


def wider_than_window(browser: Any) -> bool:
    """Whether the page is cut at its right, or scrolls to it."""
    script = "const page = document.documentElement; return page.scrollWidth > page.clientWidth"
    return bool(browser.execute_script(script))


def barriers(browser: Any) -> list[str]:
    """What axe-core finds that keeps people out of the page: the rule, and the first place."""
    axe = folder_with("axe-core@4.14.1") / "node_modules" / "axe-core" / "axe.min.js"
    browser.execute_script(axe.read_text(encoding="utf-8"))
    script = (
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {preload: false}).then(({violations}) => done(violations.map("
        "(one) => `${one.id}: ${one.nodes[0].html}`)))"
    )
    return list(browser.execute_async_script(script))


def until(browser: Any, true: Callable[[], Any], seconds: float = 20) -> bool:
    """Whether something becomes true; an error, where it does not in time."""
    return bool(WebDriverWait(browser, seconds).until(lambda _: true()))


def drawn(browser: Any) -> bool:
    """Whether each figure of the page has been drawn."""
    script = (
        "return [...document.querySelectorAll('[data-chart]')].every((chart) => "
        "chart.querySelector('svg'))"
    )
    return until(browser, lambda: browser.execute_script(script))


def slide(browser: Any, year: int) -> None:
    """Move the first slider of the page to a year."""
    browser.execute_script(
        "const slider = document.querySelector('.bound input[type=range]'); slider.value = "
        "arguments[0];"
        "slider.dispatchEvent(new Event('input', {bubbles: true}));",
        year,
    )


def svg_text(browser: Any, figure: str) -> str:
    """The texts in a figure, found by a CSS selector."""
    return str(
        browser.execute_script(
            "return document.querySelector(arguments[0] + ' svg').textContent", figure
        )
    )


def lines(browser: Any, figure: str) -> list[str]:
    """What the lines of a figure are called."""
    script = (
        "return [...document.querySelectorAll(arguments[0] + ' .mark-line path')].map((line) => "
        "line.getAttribute('aria-label') ?? '')"
    )
    return list(browser.execute_script(script, figure))


def tooltip(browser: Any, figure: str, said: str) -> str:
    """The tooltip of the first dot of a figure, once it says something."""
    dots = browser.find_elements("css selector", f"{figure} .mark-symbol.role-mark path")
    assert len(dots) > 50
    # A page that scrolls smoothly would leave the mouse beside the dot.
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", dots[0]
    )
    ActionChains(browser).move_to_element(dots[0]).perform()
    told = "return document.getElementById('vg-tooltip-element')?.textContent ?? ''"
    assert until(browser, lambda: said in browser.execute_script(told))
    return str(browser.execute_script(told))


def console(browser: Any) -> list[dict[str, Any]]:
    """What was said in the console since the last time it was asked."""
    return list(browser.get_log("browser"))


def loaded(browser: Any) -> list[str]:
    """The addresses of all that the page loaded beside itself."""
    script = (
        "return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => "
        "!name.startsWith('data:'))"
    )
    return list(browser.execute_script(script))
