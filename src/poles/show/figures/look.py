"""What a figure looks like: its language, its title and its width; colours that everybody tells
apart, or greys that paper bears; its legends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, cast

import attrs

from poles.errors import InvalidQuestion
from poles.model import Tier
from poles.text import Bilingual, Lang, in_lang

from .drawing import TIER, Datum, tier_name

if TYPE_CHECKING:
    import altair as alt

    C = TypeVar("C", alt.LayerChart, alt.HConcatChart, alt.VConcatChart)

# The title that a figure has: its own, another, or none.
Title: TypeAlias = str | Literal[True] | None

# From the palette of Okabe and Ito, which people with any form of colour blindness tell apart; each
# has a contrast of 3 with white and with near-black.
BLUE, VERMILION, GREEN, YELLOW = "#0072B2", "#D55E00", "#009E73", "#F0E442"
# Of lines that join: from Tol's muted palette.
PURPLE = "#AA4499"
# Of texts, axes and what has no class: legible on a white and on a black page.
GREY = "#7A7A7A"
# Of what is hollow: not quite nothing, so that a tooltip comes up inside it.
HOLLOW = "rgba(122,122,122,0.1)"

TIER_COLOURS: dict[Tier | None, str] = {
    Tier.WORLD: BLUE,
    Tier.WORLD_VOCATION: VERMILION,
    Tier.NATIONAL: GREEN,
    None: "#8C8C8C",
}
# Steps of the same lightness to the eye, each with a contrast of 3 with paper.
TIER_GREYS: dict[Tier | None, str] = {
    Tier.WORLD: "#111111",
    Tier.WORLD_VOCATION: "#3D3D3D",
    Tier.NATIONAL: "#676767",
    None: "#929292",
}
# In print, where a dot can be hollow, what tells the tiers apart besides.
_TIER_SHAPES: dict[Tier | None, str] = {
    Tier.WORLD: "circle",
    Tier.WORLD_VOCATION: "square",
    Tier.NATIONAL: "triangle-up",
    None: "diamond",
}
# How wide a letter of a subtitle is, and how much room legends beside each other want.
_LETTER, _SIDE_BY_SIDE = 5.8, 560
_NARROWEST = 200


@attrs.frozen
class Look:
    """How a figure is to look: ``width`` is that of the drawing, in pixels, without the names
    beside it, which take about ``beside``.
    """

    lang: Lang
    title: Title
    width: float
    greys: bool
    beside: float = 0

    def ink(self, colour: str, grey: str = GREY) -> str:
        """A colour, or the grey that stands for it in print."""
        return grey if self.greys else colour

    def say(self, text: Bilingual) -> str:
        """A text in the language of the figure."""
        return in_lang(text, self.lang)

    def legend(self, *, above: bool = False, **more: Any) -> alt.Legend:
        """A legend below the drawing, or above it where the figure is too narrow for all of them
        to stand side by side.
        """
        import altair as alt

        above = above and self.width + self.beside < _SIDE_BY_SIDE
        return alt.Legend(orient="top" if above else "bottom", direction="vertical", **more)

    def hollow(self, field: str, title: str, text: str, **more: Any) -> alt.Fill:
        """What is left empty of marks whose field says a text, which the legend tells."""
        import altair as alt

        return alt.Fill(
            f"{field}:N",
            title=title,
            scale=alt.Scale(domain=[text], range=[HOLLOW]),
            legend=self.legend(symbolStrokeColor=GREY, **more),
        )

    def tiers(self, data: Iterable[Datum]) -> tuple[alt.Color, Any]:
        """The colours of the tiers that some rows have, and the shapes of their dots."""
        import altair as alt

        there = {row["tier"] for row in data}
        tiers = [tier for tier in TIER_COLOURS if tier_name(tier, self.lang) in there]
        names = [tier_name(tier, self.lang) for tier in tiers]
        fills = TIER_GREYS if self.greys else TIER_COLOURS
        title, legend = self.say(TIER), self.legend(symbolOpacity=1)
        colours = alt.Scale(domain=names, range=[fills[tier] for tier in tiers])
        colour = alt.Color("tier:N", title=title, scale=colours, legend=legend)
        if not self.greys:
            return colour, alt.value("circle")
        forms = alt.Scale(domain=names, range=[_TIER_SHAPES[tier] for tier in tiers])
        return colour, alt.Shape("tier:N", title=title, scale=forms, legend=legend)


def look(  # noqa: PLR0913 - the options of all figures
    lang: Lang, title: object, width: object, *, greys: bool, usual: float, beside: float = 0
) -> Look:
    """The look that the options of a figure ask for, whose width is ``usual`` where they give none.

    >>> look("fr", None, 400, greys=True, usual=720).width
    400.0

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no such option.
    """
    in_lang(("", ""), lang)
    if not (title is None or title is True or isinstance(title, str)):
        raise InvalidQuestion(
            f"title={title!r}",
            "True, a text or None",
            "True is the figure's own title, a text takes its place, None leaves it out.",
        )
    if not isinstance(greys, bool):
        raise InvalidQuestion(
            f"greys={greys!r}", "True or False", "True draws in greys that print."
        )
    if width is None:
        width = usual
    if isinstance(width, bool) or not isinstance(width, int | float) or not width >= _NARROWEST:
        raise InvalidQuestion(
            f"width={width!r}",
            f"a number of pixels, {_NARROWEST} or more",
            "Save a narrower picture with chart.save('figure.png', scale_factor=0.5).",
        )
    return Look(lang, title, float(width), greys, beside)


def finish(chart: C, how: Look, title: Bilingual, subtitle: str, description: str) -> C:
    """A figure with its title and its alternative text, on no background of its own; a bar in the
    subtitle parts its lines.
    """
    import altair as alt

    config: Mapping[str, Any] = {
        "background": "transparent",
        "axis": {
            "labelColor": GREY,
            "titleColor": GREY,
            "domainColor": GREY,
            "tickColor": GREY,
            "gridColor": GREY,
            "gridOpacity": 0.2,
        },
        "legend": {
            "labelColor": GREY,
            "titleColor": GREY,
            "labelLimit": 0,
        },
        "title": {"color": GREY, "subtitleColor": GREY},
        "text": {"color": GREY},
        "view": {"stroke": None},
    }
    chart = chart.properties(description=description)
    if how.title is not None:
        letters = int((how.width + how.beside) / _LETTER)
        lines = [line for part in subtitle.split("|") for line in wrap(part, letters)]
        text = how.say(title) if how.title is True else how.title
        chart = chart.properties(title=alt.TitleParams(text=text, subtitle=lines, anchor="start"))
    return cast("C", chart.configure(**config))
