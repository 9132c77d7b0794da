"""What a timeline is drawn of: bars on lives, lines between them, points on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from poles.model import EventKind
from poles.text import Bilingual

from .drawing import LOST, SOURCES, TIER, Datum, chart_of, tips
from .look import GREY, PURPLE, YELLOW, Look

if TYPE_CHECKING:
    import altair as alt

PHASE: Bilingual = ("Phase", "Phase")
INFERRED: Bilingual = ("date déduite", "inferred date")
JOIN: Bilingual = (
    "fusion, absorption, scission, label commun",
    "merger, absorption, split, joint label",
)
LIFE: Bilingual = ("vie d'un pôle, sans label", "life of a pole, without a label")
BOUNDARY: Bilingual = ("début d'une phase", "start of a phase")
_LINE: Bilingual = ("Trait", "Line")
_POLE: Bilingual = ("Pôle", "Pole")
_CHANGE: Bilingual = ("Changement", "Change")
_STEP = 13


class Layers(NamedTuple):
    """The rows of each layer of a timeline."""

    phases: list[Datum]
    lives: list[Datum]
    labels: list[Datum]
    joins: list[Datum]
    changes: list[Datum]


def drawn(rows: list[str], layers: Layers, how: Look) -> alt.LayerChart:
    """The whole figure; ``rows`` are the names of the lives from the top down."""
    import altair as alt

    lines = alt.Axis(labelLimit=260, labelFontSize=10, ticks=False, domain=False)
    y = alt.Y("row:N", sort=None, scale=alt.Scale(domain=rows), title=None, axis=lines)
    years = alt.Axis(format="%Y", orient="top", tickCount="year", title=None)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=alt.Scale(type="utc", nice=False), axis=years)

    run = _runs(how)
    start = chart_of(layers.phases).encode(
        x=x("date"), tooltip=tips(how.lang, name=PHASE, sources=SOURCES)
    )
    boundary = start.mark_rule().encode(**run)
    named = start.mark_text(align="left", baseline="top", dx=2, dy=4, fontSize=10).encode(
        y=alt.value("height"), text="short:N"
    )
    life = (
        chart_of(layers.lives)
        .mark_rule(strokeWidth=1.5)
        .encode(
            **run,
            x=x("start"),
            x2="end:T",
            y=y,
            tooltip=tips(how.lang, row=_POLE, names=("Noms", "Names"), lost=LOST, sources=SOURCES),
        )
    )
    bar = (
        chart_of(layers.labels)
        .mark_bar(height=8, stroke=GREY if how.greys else None, strokeWidth=0.8)
        .encode(
            x=x("start"),
            x2="end:T",
            y=y,
            color=how.tiers(layers.labels)[0],
            tooltip=tips(
                how.lang,
                pole=_POLE,
                label=("Label", "Label"),
                tier=TIER,
                phase=PHASE,
                time=("Durée", "Time"),
                sources=SOURCES,
            ),
        )
    )
    what: Bilingual = ("Ce qui change", "What changes")
    told = tips(how.lang, change=what, kind=_CHANGE, written=("Date", "Date"), sources=SOURCES)
    joined = chart_of(layers.joins).encode(x=x("date"), y=y, tooltip=told)
    join = joined.mark_line(strokeWidth=2).encode(**run, detail="line:N")
    ends = joined.mark_circle(size=22, color=how.ink(PURPLE), opacity=1)
    point = (
        chart_of(layers.changes)
        .mark_point(stroke=GREY, strokeWidth=1, opacity=1)
        .encode(**_points(how), x=x("date"), y=y, tooltip=told)
    )
    return alt.LayerChart(
        layer=[boundary, named, life, bar, join, ends, point],
        width=how.width,
        height=alt.Step(_STEP),
    )


def _runs(how: Look) -> dict[str, Any]:
    """What tells lines apart, and their legend."""
    import altair as alt

    names = [how.say(run) for run in (JOIN, LIFE, BOUNDARY)]
    inks = alt.Scale(domain=names, range=[how.ink(PURPLE), GREY, GREY])
    dashes = alt.Scale(domain=names, range=[[6, 2] if how.greys else [1, 0], [1, 0], [2, 4]])
    told: dict[str, Any] = {
        "title": how.say(_LINE),
        "legend": how.legend(above=True, symbolType="stroke", symbolSize=300, symbolStrokeWidth=2),
    }
    return {
        "stroke": alt.Stroke("run:N", scale=inks, **told),
        "strokeDash": alt.StrokeDash("run:N", scale=dashes, **told),
    }


def _points(how: Look) -> dict[str, Any]:
    """What tells points apart, and their legend."""
    import altair as alt

    renamed, ended = EventKind.RENAMED.label(how.lang), EventKind.ENDED.label(how.lang)
    kinds = [renamed, ended, how.say(INFERRED)]
    told: dict[str, Any] = {
        "title": how.say(_CHANGE),
        "legend": how.legend(symbolStrokeWidth=1),
    }
    shapes = alt.Scale(domain=kinds, range=["diamond", "cross", "circle"])
    fills = alt.Scale(domain=kinds, range=[how.ink(YELLOW, "#E0E0E0"), GREY, "white"])
    sizes = alt.Scale(domain=kinds, range=[36, 40, 16])
    return {
        "shape": alt.Shape("point:N", scale=shapes, **told),
        "fill": alt.Fill("point:N", scale=fills, **told),
        # Vega-Lite wants sizes in a given order.
        "size": alt.Size("point:N", scale=sizes, sort=kinds, **told),
    }
