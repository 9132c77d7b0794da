"""Bounds of money, drawn as intervals; what cannot be compared stands apart."""

from __future__ import annotations

from decimal import Decimal
from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from poles.ledger.contested import between
from poles.model import Basis, MoneyKind
from poles.text import Bilingual, Lang, headed, joined, plural

from .drawing import SOURCES, Datum, chart_of, need, sourced, tips
from .intervals import MILLION, Asked, Interval, Left, drawn, kind_name
from .look import BLUE, GREEN, GREY, VERMILION, Look, Title, finish, look

if TYPE_CHECKING:
    import altair as alt

_TITLE: Bilingual = ("Argent public, entre quelles bornes", "Public money, and its bounds")
_SUBTITLE: Bilingual = (
    "Chaque barre va du moins au plus que permettent les sources.",
    "Each bar runs from the least to the most that the sources allow.",
)
_APART: Bilingual = (
    "Les natures de dépense ne se comparent pas : chacune a ses lignes.",
    "Kinds of money do not compare: each has rows of its own.",
)
_CONSTANT: Bilingual = ("En {euros}.", "In {euros}.")
_DOUBTED: Bilingual = (
    "Tirets : quelles que soient les sources contradictoires que l'on écarte.",
    "Dashes: whichever of the contradicting sources one disbelieves.",
)
_LEFT: Bilingual = ("Non dessiné", "Not drawn")
_ABOUT: Bilingual = (
    "{answers} en {euros}, par nature de dépense : {all}",
    "{answers} in {euros}, by kind of money: {all}",
)
_EUROS: Bilingual = ("euros", "euros")
_MILLIONS: Bilingual = ("millions d'euros", "millions of euros")
_MILLIONS_OF: Bilingual = ("millions d'euros de {year}", "millions of euros of {year}")
_INTERVALS: tuple[Bilingual, Bilingual] = ("intervalle", "interval"), ("intervalles", "intervals")
_BOUNDS: Bilingual = ("Bornes", "Bounds")
_BOUND: Bilingual = ("le moins, ou le plus", "the least, or the most")
_OPEN: Bilingual = ("aucune source ne limite par le haut", "no source limits it from above")
_UNLIMITED: Bilingual = ("sans borne connue", "no known bound")
_PROOF: Bilingual = ("Preuve", "Proof")
_SAID: Bilingual = ("énoncés des sources", "statements of sources")
_INFERRED: Bilingual = ("en partie par déduction", "partly by inference")
_COLOURS = {Basis.PLANNED: VERMILION, Basis.AWARDED: BLUE, Basis.PAID: GREEN, Basis.UNKNOWN: GREY}
_PRINTED = "#646464"
# A stroke as high as a bar, and an arrow, in parts of the size of a mark.
_STROKE, _ARROW = "M0,-1V1", "M-0.5,-0.7L0.7,0L-0.5,0.7Z"
_ROW_HEIGHT = 24
_SHOWN = 8


def funding(
    bounds: Asked,
    *,
    lang: Lang = "en",
    title: Title = True,
    width: float | None = None,
    greys: bool = False,
) -> alt.VConcatChart:
    """Answers of the ledger as intervals, from the least to the most that they can be: one row
    each, in a panel for each kind of money.

    ``bounds`` is one answer, the groups of :func:`~poles.total`, or several answers, in a mapping
    with names of your own; or what :func:`~poles.in_euros_of` gave of these, in constant euros,
    which the axis names. One chart is of one sort of euros. Where no source limits an amount from
    above, the bar goes on as an arrow. An interval of one value is a single stroke. Hollow bars
    rest in part on inference. Tooltips name the statements that prove both sides and their sources.
    Nothing is added up. Groups that no source speaks of, and those to which the statements leave
    nothing but roundings, are named below the title instead; ``dict(totals)`` draws them. Of
    answers that were asked with ``doubt``, a dashed line runs as far as they reach whichever of the
    contradicting sources one disbelieves.

    ``title``, ``width`` and ``greys`` are those of :func:`timeline`.

    >>> import poles
    >>> from poles import show
    >>> asked = {"funders": ["state"], "basis": "planned", "stage": "announced"}
    >>> found = poles.total(poles.load_funding(), by="phase", **asked)
    >>> show.funding(found).to_dict()["title"]["text"]
    'Public money, and its bounds'

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else, and for current
    beside constant euros, :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``plot``.
    """
    how = look(lang, title, width, greys=greys, usual=560, beside=160)
    rows, left, constant, year = drawn(bounds, lang)
    need("A figure of money")
    # The right edge leaves room for arrows.
    top = max(map(_most, rows)) / MILLION
    edge = float(top) * 1.06 or 1.0
    panels: dict[MoneyKind, list[Datum]] = {}
    for found in rows:
        panels.setdefault(found.kind, []).append(_datum(found, edge, how))
    order = sorted(panels, key=lambda kind: (list(Basis).index(kind.basis), str(kind.stage)))
    left_out = _left_out(left, how)
    told = [how.say(_SUBTITLE), *([how.say(_APART)] if len(order) > 1 else [])]
    if any("contested_low" in row for panel in panels.values() for row in panel):
        told.append(how.say(_DOUBTED))
    if constant is not None:
        told.append(how.say(_CONSTANT).format(euros=constant))
    about = how.say(_ABOUT).format(
        answers=plural(len(rows), *_INTERVALS, lang),
        euros=how.say(_EUROS) if constant is None else constant,
        all=" ".join([*(found.sentence for found in rows[:_SHOWN]), *left_out]),
    )
    money = how.say(_MILLIONS) if year is None else how.say(_MILLIONS_OF).format(year=year)
    uppers = [_BOUND, _OPEN] if any(found.high is None for found in rows) else [_BOUND]
    axes = _Axes(edge, money, [how.say(upper) for upper in uppers])
    import altair as alt

    return finish(
        alt.vconcat(*(_panel(kind, panels[kind], axes, how) for kind in order)),
        how,
        _TITLE,
        "|".join([*told, *left_out]),
        about,
    )


def _left_out(left: list[Left], how: Look) -> list[str]:
    """What is not drawn, and why, in one sentence; none where all is."""
    if not left:
        return []
    told = [f"{one.name} ({one.why})" for one in left[:_SHOWN]]
    if len(left) > _SHOWN:
        told.append(f"+ {len(left) - _SHOWN}")
    return [headed(how.say(_LEFT), f"{joined(told)}.", how.lang)]


def _most(found: Interval) -> Decimal:
    """The largest amount that a row draws."""
    sides = [found.low, found.high]
    if found.contested is not None:
        sides += [found.contested.low, found.contested.high]
    return max(side for side in sides if side is not None)


def _datum(found: Interval, edge: float, how: Look) -> Datum:
    high = None if found.high is None else float(found.high / MILLION)
    return {
        **_contested(found, edge, how),
        "row": found.name,
        "kind": kind_name(found.kind, how.lang),
        "low": float(found.low / MILLION),
        "high": high,
        "end": edge if high is None else high,
        "open": high is None,
        "inferred": found.inferred,
        "upper": how.say(_OPEN if high is None else _BOUND),
        "proof": how.say(_INFERRED if found.inferred else _SAID),
        "low_text": found.low_text,
        "high_text": how.say(_UNLIMITED) if found.high_text is None else found.high_text,
        "sentence": found.sentence,
        "statements": joined(found.said[:_SHOWN]) + (" …" if len(found.said) > _SHOWN else "")
        or "—",
        "sources": sourced(found.because, found.tables.sources, how.lang),
    }


def _contested(row: Interval, edge: float, how: Look) -> Datum:
    """What an answer is whichever of the contradicting sources one disbelieves, where that is
    something else.
    """
    found = row.contested
    if found is None or (found.low, found.high) == (row.low, row.high):
        return {}
    most = edge if found.high is None else float(found.high / MILLION)
    return {
        "contested_low": float(found.low / MILLION),
        "contested_high": most,
        "contested_text": between(found.low, found.high, how.lang),
    }


class _Axes(NamedTuple):
    """What all panels have in common: where the drawing ends, in millions, what these are called,
    and the upper sides that there are.
    """

    edge: float
    money: str
    uppers: list[str]


def _panel(kind: MoneyKind, data: list[Datum], axes: _Axes, how: Look) -> alt.LayerChart:
    """The rows of one kind of money."""
    import altair as alt

    colour = how.ink(_COLOURS[kind.basis], _PRINTED)
    axis = alt.Axis(labelExpr=_figure(how.lang), tickCount=max(2, int(how.width // 90)))
    scale = alt.Scale(domain=[0, axes.edge], nice=False)
    rows = alt.Scale(domain=list(dict.fromkeys(row["row"] for row in data)))
    named = alt.Axis(labelLimit=420, ticks=False, domain=False)
    doubted = any("contested_low" in row for row in data)
    tooltip: dict[str, Bilingual] = {
        "row": ("Argent", "Money"),
        "low_text": ("Au moins", "At least"),
        "high_text": ("Au plus", "At most"),
        **({"contested_text": ("Contesté", "Contested")} if doubted else {}),
        "sentence": ("Réponse", "Answer"),
        "statements": ("Énoncés", "Statements"),
        "sources": SOURCES,
    }
    base = chart_of(data).encode(
        y=alt.Y("row:N", sort=None, scale=rows, title=None, axis=named),
        tooltip=tips(how.lang, **tooltip),
    )
    from_low = base.encode(x=alt.X("low:Q", title=axes.money, scale=scale, axis=axis))
    at_end = base.encode(x="end:Q")
    forms = [_STROKE, _ARROW][: len(axes.uppers)]
    upper = alt.Shape(
        "upper:N",
        title=how.say(_BOUNDS),
        scale=alt.Scale(domain=axes.uppers, range=forms),
        legend=how.legend(symbolStrokeWidth=2.5, symbolFillColor=GREY),
    )
    hollow = how.hollow("proof", how.say(_PROOF), how.say(_INFERRED), symbolType="square")
    line: dict[str, Any] = {"color": colour, "strokeWidth": 3}
    bound: dict[str, Any] = {"filled": False, "stroke": colour, "strokeWidth": 2.5, "size": 256}
    layers = []
    if doubted:
        # Behind the bars, as far as answers may reach.
        axis_title = alt.X("contested_low:Q", title=axes.money, scale=scale, axis=axis)
        layers += _dashes(base.encode(x=axis_title), colour)
    # A layer of nothing is a figure without a name to who hears the page.
    for is_open, inferred in sorted({(row["open"], row["inferred"]) for row in data}):
        some = f"datum.open === {dumps(is_open)} && datum.inferred === {dumps(inferred)}"
        fill = hollow if inferred else alt.value(colour)
        if is_open:
            run = from_low.mark_rule(**line)
        else:
            run = from_low.mark_bar(height=12, stroke=colour, fillOpacity=0.8).encode(fill=fill)
        end = at_end.mark_point(**bound, opacity=1).encode(
            shape=upper, fill=fill, stroke=alt.value(colour)
        )
        layers += [run.encode(x2="end:Q").transform_filter(some), end.transform_filter(some)]
    # A stroke at each side, so that an interval of one value is seen.
    layers.append(from_low.mark_point(**bound, shape=_STROKE, opacity=1))
    named_kind = alt.TitleParams(
        text=kind_name(kind, how.lang), anchor="start", frame="group", color=GREY, fontSize=12
    )
    return alt.LayerChart(
        layer=layers, width=how.width, height=alt.Step(_ROW_HEIGHT), title=named_kind
    )


def _dashes(base: alt.Chart, colour: str) -> list[alt.Chart]:
    """A dashed line from where a contested answer begins to where it ends."""
    some = base.transform_filter("isValid(datum.contested_low)")
    end: dict[str, Any] = {"shape": _STROKE, "stroke": colour, "strokeWidth": 1, "size": 90}
    return [
        some.mark_rule(color=colour, strokeWidth=1, strokeDash=[4, 2]).encode(
            x2="contested_high:Q"
        ),
        some.mark_point(**end),
        some.mark_point(**end).encode(x="contested_high:Q"),
    ]


def _figure(lang: Lang) -> str:
    """How Vega writes a number in the language, whatever the browser's."""
    figure = "format(datum.value, ',~f')"
    if lang == "fr":
        space = "\N{NARROW NO-BREAK SPACE}"
        figure = f"replace(replace({figure}, regexp(',', 'g'), '{space}'), '.', ',')"
    return figure
