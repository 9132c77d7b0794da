"""What a map is drawn of: an outline with dots, a grid of tiles, and a slider over both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from poles.text import Bilingual

from .drawing import SOURCES, TIER, Datum, chart_of, tips
from .look import GREY, Look
from .tiles import WIDTH as COLUMNS

if TYPE_CHECKING:
    import altair as alt

_POLE: Bilingual = ("Pôle", "Pole")
_LABELS: Bilingual = ("Labels", "Labels")
_UNSURE: Bilingual = ("Point vide", "Hollow dot")
_IN_YEAR = "datum.first <= year && year <= datum.last"
_SIDE, _GAP, _STEP = 480, 20, 46
WIDTH = _SIDE + _GAP + COLUMNS * _STEP
# Below this, the tiles stand under the outline.
_NARROW = 640
_DOT = 100
# White figures stand on every shade of these.
_SHADES, _GREYS = ["#3F78A8", "#0B3C6F"], ["#767676", "#2B2B2B"]


def beside(how: Look) -> bool:
    """Whether the tiles have room beside the outline."""
    return how.width >= _NARROW


def _sizes(how: Look) -> tuple[float, float]:
    """The side of the outline, and of a tile."""
    if beside(how):
        scale = (how.width - _GAP) / (WIDTH - _GAP)
        return _SIDE * scale, _STEP * scale
    return how.width, min(how.width / COLUMNS, _STEP)


def drawn(
    year: int,
    counts: list[Datum],
    outline: tuple[list[Datum], list[tuple[Datum, Datum]], list[Datum]],
    grid: list[Datum],
    how: Look,
) -> alt.VConcatChart:
    """The whole figure, under its counts, with a slider: an outline with its boxes and dots, and
    the tiles.
    """
    import altair as alt

    side, step = _sizes(how)
    left, right = _outline(*outline, side, how), _tiles(grid, step, how)
    together = alt.hconcat if beside(how) else alt.vconcat
    body = together(left, right, spacing=_GAP).resolve_scale(
        color="independent",
        fill="independent",
        shape="independent",
        x="independent",
        y="independent",
    )
    name = how.say(("Année : ", "Year: "))
    first, last = counts[0]["first"], counts[-1]["first"]
    slider = alt.binding_range(min=first, max=last, step=1, name=name)
    head = (
        chart_of(counts)
        .mark_text(align="left", fontSize=18, fontWeight="bold", limit=how.width)
        .transform_filter(_IN_YEAR)
        .encode(
            x=alt.value(0), text="text:N", tooltip=tips(how.lang, text=_LABELS, sources=SOURCES)
        )
        .properties(width=side, height=24)
    )
    return alt.vconcat(head, body).add_params(alt.param(name="year", value=year, bind=slider))


def _outline(
    land: list[Datum],
    boxes: list[tuple[Datum, Datum]],
    dots: list[Datum],
    side: float,
    how: Look,
) -> alt.LayerChart:
    """The outline with its boxes, and on them the dots."""
    import altair as alt

    ground = chart_of([*land, *(box for box, _ in boxes)]).mark_geoshape(
        fill=GREY, fillOpacity=0.12, stroke=GREY, strokeOpacity=0.7, aria=False
    )
    name = (
        chart_of([name for _, name in boxes])
        .mark_text(baseline="bottom", dy=-3, fontSize=10)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="name:N")
    )
    colour, form = how.tiers(dots)
    every = (
        chart_of(dots)
        .transform_filter(_IN_YEAR)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            shape=form,
            tooltip=tips(
                how.lang,
                pole=_POLE,
                tier=TIER,
                sector=("Secteur", "Sector"),
                place=("Siège", "Seat"),
                regions=("Régions", "Regions"),
                label=("Label", "Label"),
                label_sources=("Sources du label", "Sources of the label"),
                seat_sources=("Sources du siège", "Sources of the seat"),
                sector_sources=("Sources du secteur", "Sources of the sector"),
            ),
        )
    )
    # In print, shapes tell the tiers of what is hollow, and lines are seen on any ground.
    ink: dict[str, Any] = {"stroke": GREY} if how.greys else {}
    size: dict[str, Any] = {"size": _DOT * (side / _SIDE) ** 2, "opacity": 1}
    dot = every.mark_point(filled=True, strokeWidth=1, **size, **ink).encode(color=colour)
    layers = [ground, name, dot.transform_filter("!datum.hollow")]
    if unsure := {row["hollow"] for row in dots} - {""}:
        fill = how.hollow("hollow", how.say(_UNSURE), unsure.pop())
        ring = every.mark_point(filled=False, strokeWidth=2, **size, **ink).encode(fill=fill)
        if not how.greys:
            ring = ring.encode(color=colour)
        layers.append(ring.transform_filter("datum.hollow"))
    projection = alt.Projection(type="mercator")
    return alt.LayerChart(layer=layers, projection=projection, width=side, height=side)


def _tiles(grid: list[Datum], step: float, how: Look) -> alt.LayerChart:
    """The tiles of the regions."""
    import altair as alt

    rows = sorted({0, *(row["row"] for row in grid)})
    region: Bilingual = ("Région", "Region")
    base = (
        chart_of(grid)
        .transform_filter(_IN_YEAR)
        .encode(
            x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(COLUMNS)))),
            y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=rows)),
            tooltip=tips(how.lang, region=region, labels=_LABELS, poles=_POLE, sources=SOURCES),
        )
    )
    # A tile without labels is empty.
    shades = alt.Scale(range=_GREYS if how.greys else _SHADES)
    tile = base.mark_rect(stroke=GREY, strokeOpacity=0.7, cornerRadius=3).encode(
        color=alt.Color("labels:Q", scale=shades, legend=None),
        fillOpacity=alt.condition("datum.labels > 0", alt.value(1), alt.value(0)),
    )
    text = base.encode(color=alt.condition("datum.labels > 0", alt.value("white"), alt.value(GREY)))
    scale = step / _STEP
    code = text.mark_text(dy=-9 * scale, fontSize=10 * scale).encode(text="code:N")
    number = text.mark_text(dy=7 * scale, fontSize=14 * scale, fontWeight="bold").encode(
        text="shown:N"
    )
    return alt.LayerChart(layer=[tile, code, number], width=alt.Step(step), height=alt.Step(step))
