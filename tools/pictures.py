"""The map of README, in both languages, for light and for dark pages:
``python tools/pictures.py`` draws it anew. Needs the extra ``plot``.
"""

import re
from pathlib import Path

import vl_convert

import poles
from poles.show.figures.look import GREY

DAY = "2012-11-19"
FOLDER = Path(__file__).parents[1] / "docs" / "_static"
LANGS: tuple[poles.Lang, ...] = ("fr", "en")
INKS = {"light": "#424A53", "dark": "#B7BDC8"}
"""What stands in the place of the grey that any page bears, where the page is known."""


def pictures() -> dict[Path, str]:
    """Each picture, and what is to stand in it."""
    snapshot = poles.load_policy().on(DAY)
    found = {}
    for lang in LANGS:
        svg = plain(vl_convert.vegalite_to_svg(poles.show.map(snapshot, lang=lang).to_dict()))
        for theme, ink in INKS.items():
            found[FOLDER / f"map-{lang}-{theme}.svg"] = svg.replace(GREY, ink)
    return found


def plain(svg: str) -> str:
    """A drawing with what it shows but without what nobody asks an image for: tooltips, but for the
    label that a dot stands for and the region of a tile, and parts of pixels.
    """
    svg = re.sub(r'aria-label="([^"]*)"', lambda told: f'aria-label="{_subject(told[1])}"', svg)
    svg = re.sub(r' (role|aria-roledescription|aria-hidden|class)="[^"]*"', "", svg)
    svg = re.sub(r"-?\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), svg)
    return svg.replace("><", ">\n<") + "\n"


def _subject(told: str) -> str:
    found = re.search(r"(?:Label|Region|Région)\N{NO-BREAK SPACE}?: ([^;]*)", told)
    return found[1] if found else ""


if __name__ == "__main__":
    for path, text in pictures().items():
        path.write_text(text, encoding="utf-8")
