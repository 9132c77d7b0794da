"""Bounds of money, drawn as intervals; what cannot be compared stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from poles.errors import InvalidQuestion, described_type
from poles.ledger.box import Kind
from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.model import Basis, Stage, box_text
from poles.text import Bilingual, Lang, euros, in_lang, joined, plural

from .drawing import (
    BLUE,
    GREEN,
    GREY,
    SOURCES,
    VERMILION,
    Datum,
    chart_of,
    finish,
    need,
    sourced,
    tips,
)

if TYPE_CHECKING:
    import altair as alt

# What money can be drawn of: one answer of the ledger, or several with or without names.
Asked: TypeAlias = Bounds | Totals | Mapping[Any, Bounds] | Iterable[Bounds]

_SUBTITLE: Bilingual = (
    (
        "Chaque barre va du moins au plus que permettent les sources ; une flèche : aucune source "
        "ne limite par le haut.|"
        "Les natures de dépense ne se comparent pas : chacune a sa couleur et ses lignes."
    ),
    (
        "Each bar runs from the least to the most that the sources allow; an arrow: no source "
        "limits it from above.|"
        "Kinds of money do not compare: each has a colour and rows of its own."
    ),
)
_ABOUT: Bilingual = (
    "{answers} en euros, par nature de dépense : {all}",
    "{answers} in euros, by kind of money: {all}",
)
_INTERVALS: tuple[Bilingual, Bilingual] = ("intervalle", "interval"), ("intervalles", "intervals")
_MILLION = Decimal(1_000_000)
_COLOURS = {Basis.PLANNED: VERMILION, Basis.AWARDED: BLUE, Basis.PAID: GREEN, Basis.UNKNOWN: GREY}
_DASHES: dict[Stage | None, list[int]] = {
    Stage.BILL: [6, 2],
    Stage.VOTED: [2, 2],
    Stage.AMENDED: [8, 2, 2, 2],
}
_ROW_HEIGHT = 24
_SHOWN = 8


def funding(bounds: Asked, *, lang: Lang = "en") -> alt.VConcatChart:
    """Answers of the ledger as intervals, from the least to the most that they can be: one row
    each, in a panel for each kind of money.

    ``bounds`` is one answer, the groups of :func:`~poles.total`, or several answers, in a mapping
    with names of your own. Where no source limits an amount from above, the bar goes on as an
    arrow. An interval of one value is a single stroke. Hollow bars rest in part on inference.
    Tooltips name the statements that prove both sides and their sources. Nothing is added up.

    >>> import poles
    >>> from poles import show
    >>> asked = {"funders": ["state"], "basis": "planned", "stage": "announced"}
    >>> found = poles.total(poles.load_funding(), by="phase", **asked)
    >>> show.funding(found).to_dict()["title"]["text"]
    'Public money, and its bounds'

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else,
    :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``plot``.
    """
    rows = _rows(bounds, lang)
    if not rows:
        raise InvalidQuestion("no answer", "one answer or more", _HINT)
    need("A figure of money")
    # The right edge leaves room for arrows.
    top = max(max(found.low, found.high or Decimal(0)) for found in rows.values()) / _MILLION
    edge = float(top) * 1.06 or 1.0
    panels: dict[Kind, list[Datum]] = {}
    for (kind, name), found in rows.items():
        panels.setdefault(kind, []).append(_datum(name, found, edge, lang))
    order = sorted(panels, key=lambda kind: (list(Basis).index(kind.basis), str(kind.stage)))
    about = in_lang(_ABOUT, lang).format(
        answers=plural(len(rows), *_INTERVALS, lang),
        all=" ".join(found.sentence(lang) for found in list(rows.values())[:_SHOWN]),
    )
    import altair as alt

    return finish(
        alt.vconcat(*(_panel(kind, panels[kind], edge, lang) for kind in order)),
        in_lang(("Argent public, entre quelles bornes", "Public money, and its bounds"), lang),
        in_lang(_SUBTITLE, lang),
        about,
    )


_HINT = "Ask poles.bounds or poles.total."


def _rows(asked: object, lang: Lang) -> dict[tuple[Kind, str], Bounds]:
    """The answers by their kind and a name of their own: the second of one name gets a number."""
    found: dict[tuple[Kind, str], Bounds] = {}
    for given, answer in _named(asked, lang):
        if not isinstance(answer, Bounds):
            raise InvalidQuestion(described_type(answer), "answers of the ledger", _HINT)
        name = _box(answer, lang) if given is None else given
        kind, own, number = answer.box.kind, name, 1
        while (kind, own) in found:
            number += 1
            own = f"{name} ({number})"
        found[kind, own] = answer
    return found


def _named(asked: object, lang: Lang) -> Iterator[tuple[str | None, object]]:
    """What was given, one by one, with the names that it has."""
    if isinstance(asked, Totals):
        yield from ((_group(asked, key, lang), found) for key, found in asked.items())
    elif isinstance(asked, Mapping):
        yield from ((str(key), found) for key, found in asked.items())
    elif isinstance(asked, Iterable) and not isinstance(asked, Bounds):
        yield from ((None, found) for found in asked)
    else:
        yield None, asked


def _box(found: Bounds, lang: Lang) -> str:
    money: Bilingual = ("Argent public", "Public money")
    return box_text(found.box, found.ledger, lang) or in_lang(money, lang)


def _group(totals: Totals, key: str, lang: Lang) -> str:
    """The name of a group, where it has another than its key."""
    ledger = totals.ledger
    if totals.by == "phase":
        return ledger.phases[key].name(lang)
    if totals.by == "funder" and (funder := ledger.funders.get(key)):
        return funder.name(lang)
    tables: dict[str, Any] = {"pole": ledger.poles, "region": ledger.regions}
    record = tables[totals.by].get(key) if totals.by in tables else None
    return key if record is None else str(record.name)


def _datum(name: str, found: Bounds, edge: float, lang: Lang) -> Datum:
    said = {one.id: one for step in found.because for one in step.statements}
    high = None if found.high is None else float(found.high / _MILLION)
    unlimited = in_lang(("sans borne connue", "no known bound"), lang)
    more = " …" if len(said) > _SHOWN else ""
    return {
        "row": name,
        "kind": _kind(found.box.kind, lang),
        "low": float(found.low / _MILLION),
        "high": high,
        "end": edge if high is None else high,
        "open": high is None,
        "inferred": found.inferred,
        "low_text": euros(found.low, lang),
        "high_text": unlimited if found.high is None else euros(found.high, lang),
        "sentence": found.sentence(lang),
        "statements": joined(list(said)[:_SHOWN]) + more or "—",
        "sources": sourced(said.values(), found.ledger.sources, lang),
    }


def _kind(kind: Kind, lang: Lang) -> str:
    return joined(term.label(lang) for term in kind if term is not None)


def _panel(kind: Kind, data: list[Datum], edge: float, lang: Lang) -> alt.LayerChart:
    """The rows of one kind of money."""
    import altair as alt

    colour, dash = _COLOURS[kind.basis], _DASHES.get(kind.stage, [1, 0])
    # Figures in the language, whatever the browser's.
    figure = "format(datum.value, ',~f')"
    if lang == "fr":
        space = "\N{NARROW NO-BREAK SPACE}"
        figure = f"replace(replace({figure}, regexp(',', 'g'), '{space}'), '.', ',')"
    axis = alt.Axis(labelExpr=figure, tickCount=6)
    scale = alt.Scale(domain=[0, edge], nice=False)
    money = in_lang(("millions d'euros", "millions of euros"), lang)
    rows = alt.Scale(domain=list(dict.fromkeys(row["row"] for row in data)))
    named = alt.Axis(labelLimit=420, ticks=False, domain=False)
    base = chart_of(data).encode(
        y=alt.Y("row:N", sort=None, scale=rows, title=None, axis=named),
        tooltip=tips(
            lang,
            row=("Argent", "Money"),
            low_text=("Au moins", "At least"),
            high_text=("Au plus", "At most"),
            sentence=("Réponse", "Answer"),
            statements=("Énoncés", "Statements"),
            sources=SOURCES,
        ),
    )
    from_low = base.encode(x=alt.X("low:Q", title=money, scale=scale, axis=axis))
    at_end = base.encode(x="end:Q")
    bar = (
        from_low.mark_bar(height=12, color=colour, stroke=colour, strokeDash=dash)
        .transform_filter("!datum.open")
        .encode(
            x2="end:Q",
            fillOpacity=alt.condition("datum.inferred", alt.value(0.25), alt.value(0.8)),
        )
    )
    onward = (
        from_low.mark_rule(color=colour, strokeWidth=3, strokeDash=[5, 3])
        .transform_filter("datum.open")
        .encode(x2="end:Q")
    )
    arrow = at_end.mark_point(
        shape="triangle-right", filled=True, color=colour, size=120, opacity=1
    ).transform_filter("datum.open")
    # A stroke at each side, so that an interval of one value is seen.
    least = from_low.mark_tick(color=colour, thickness=3, height=16)
    most = at_end.mark_tick(color=colour, thickness=3, height=16).transform_filter("!datum.open")
    title = alt.TitleParams(
        text=_kind(kind, lang), anchor="start", frame="group", color=GREY, fontSize=12
    )
    # A layer of nothing is a figure without a name to who hears the page.
    is_open = {bool(row["open"]) for row in data}
    layers = [
        *([bar] if False in is_open else []),
        *([onward, arrow] if True in is_open else []),
        least,
        *([most] if False in is_open else []),
    ]
    return alt.LayerChart(layer=layers, width=560, height=alt.Step(_ROW_HEIGHT), title=title)
