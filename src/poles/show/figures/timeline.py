"""The life of each pole, from its first label to its end, and how lives join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from poles.aggregate.asking import refuse_other
from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.model import Event, EventKind, Label, NameKind
from poles.policy import Policy
from poles.show.lives import Held, Joining, families, first_day, holdings, joinings, name_on
from poles.text import Bilingual, Lang, date_text, headed, in_lang, joined, period_text, plural

from .drawing import (
    GREY,
    LABELS,
    LOST,
    POLES,
    PURPLE,
    SOURCES,
    TIER,
    YELLOW,
    Datum,
    chart_of,
    finish,
    need,
    sourced,
    tier_name,
    tier_scale,
    tips,
)

if TYPE_CHECKING:
    import altair as alt


_SUBTITLE: Bilingual = (
    (
        "Barres : labels, par catégorie. Traits : fusions, absorptions, scissions, labels communs. "
        "Points blancs : dates déduites."
    ),
    (
        "Bars: labels, by tier. Lines: mergers, absorptions, splits, joint labels. "
        "White dots: inferred dates."
    ),
)
_ABOUT: Bilingual = (
    (
        "{poles}, un par ligne, de {first} à {last} ; {labels} en barres, colorées par catégorie ; "
        "{joins} d'un pôle à celui dans lequel il est entré."
    ),
    (
        "{poles}, one a row, from {first} to {last}; {labels} as bars, coloured by tier; "
        "{joins} from a pole to one that it went into."
    ),
)
_LINES: tuple[Bilingual, Bilingual] = ("trait", "line"), ("traits", "lines")
_INFERRED: Bilingual = ("date déduite", "inferred date")
_UNKNOWN: Bilingual = ("détenteur inconnu", "holder unknown")
_POLE: Bilingual = ("Pôle", "Pole")
_PHASE: Bilingual = ("Phase", "Phase")
_CHANGE: Bilingual = ("Changement", "Change")
_STEP = 13


def timeline(policy: Policy, *, lang: Lang = "en") -> alt.LayerChart:
    """Each pole's life in a row: its labels coloured by tier, and lines where it joins another.

    Poles stand beside those that they went into. A change is drawn on the last day that its date
    can mean; the tooltip has the date as written, and the sources. White dots mark dates that rest
    on inference or memory. Labels without a known holder have rows of their own.

    >>> import poles
    >>> from poles import show
    >>> show.timeline(poles.load_policy()).to_dict()["title"]["text"]
    'Lives of the poles'

    Raises :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``plot``.
    """
    refuse_other(policy)
    need("A timeline")
    rows = _rows(policy, lang)
    joins = list(_joins(policy, rows, lang))
    about = in_lang(_ABOUT, lang).format(
        poles=plural(len(policy.poles), *POLES, lang),
        labels=plural(len(policy.labels), *LABELS, lang),
        joins=plural(len(joins) // 2, *_LINES, lang),
        first=policy.coverage.first.year,
        last=policy.coverage.last.year,
    )
    phases = [
        {
            "date": str(phase.start.latest),
            "short": f"{in_lang(_PHASE, lang)} {phase.number}",
            "name": f"{phase.name(lang)} ({period_text(phase.period, lang)})",
            "sources": sourced([phase], policy.sources, lang),
        }
        for phase in policy.phases
    ]
    lives = list(_lives(policy, rows, lang))
    labels, changes = list(_labels(policy, rows, lang)), list(_changes(policy, rows, lang))
    return finish(
        _drawn(list(rows.values()), phases, lives, labels, joins, changes, lang),
        in_lang(("Vie des pôles de compétitivité", "Lives of the poles"), lang),
        in_lang(_SUBTITLE, lang),
        about,
    )


def _unheld(policy: Policy) -> list[Label]:
    """The labels of which no holder is known."""
    return [label for label in policy.labels if not label.holders]


def _rows(policy: Policy, lang: Lang) -> dict[str, str]:
    """What each pole's row, and each row of a label without a holder, is called, from the top
    down.
    """
    found: dict[str, str] = {}
    for family in families(policy):
        for pole in family:
            again = pole.name in found.values()
            found[pole.id] = f"{pole.name} ({pole.id})" if again else pole.name
    unknown = in_lang(_UNKNOWN, lang)
    return found | {label.id: f"{label.id} ({unknown})" for label in _unheld(policy)}


def _lives(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """The whole life of each pole."""
    over = {EventKind.MERGED, EventKind.ABSORBED, EventKind.ENDED, EventKind.SPLIT}
    ends = {
        key: event.date.latest
        for event in policy.events
        if event.kind in over
        for key in event.before
        if key not in event.after
    }
    gone, none = endings(policy, policy.coverage.last), in_lang(("aucune", "none"), lang)
    for pole in policy.poles:
        ended = gone.get(pole.id)
        names = [name for name in pole.names if name.kind is NameKind.OFFICIAL]
        told = (f"{n.text} ({period_text(n.period, lang)}){n.doubt(lang)}" for n in names)
        yield {
            "row": rows[pole.id],
            "start": str(first_day(pole, policy)),
            "end": str(ends.get(pole.id, policy.coverage.last)),
            "names": joined(told) or pole.id,
            "lost": none if ended is None else ending_text(ended, policy.poles, lang),
            "sources": sourced(
                [*names, pole, *(ended.because if ended else ())], policy.sources, lang
            ),
        }


def _labels(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """Each label in the hands of each of its holders, or of nobody known."""
    for pole in policy.poles:
        for one in holdings(pole, policy):
            name = pole.name_on(one.start) or pole.id
            yield {
                **_label(one.label, policy, lang),
                "row": rows[pole.id],
                "pole": name,
                "start": str(one.start),
                "end": str(one.end),
                "time": _time(one, name, lang),
            }
    for label in _unheld(policy):
        yield {
            **_label(label, policy, lang),
            "row": rows[label.id],
            "pole": in_lang(_UNKNOWN, lang),
            "start": str(label.start.latest),
            "end": str(label.end.latest),
            "time": period_text(label.period, lang) + label.doubt(lang),
        }


def _label(label: Label, policy: Policy, lang: Lang) -> Datum:
    return {
        "label": label.id,
        "phase": label.phase,
        "tier": tier_name(label.tier, lang),
        "sources": sourced([label], policy.sources, lang),
    }


def _time(held: Held, name: str, lang: Lang) -> str:
    """How long a label was in force, and how long a pole held it where that is not the same."""
    label, holder = held.label, held.holder
    text = period_text(label.period, lang)
    if holder.start is not None or holder.end is not None:
        text += f" ({headed(name, period_text(holder.period, lang), lang)})"
    return f"{text}{label.doubt(lang)}{holder.doubt(lang)}"


def _joins(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """The two ends of each line that joins two lives."""
    for number, one in enumerate(joinings(policy)):
        told = _joining(one, policy, lang)
        for pole in (one.before, one.after):
            yield {**told, "line": number, "row": rows[pole], "date": str(one.when)}


def _joining(one: Joining, policy: Policy, lang: Lang) -> Datum:
    before = name_on(policy.poles[one.before], one.when - timedelta(days=1))
    change = f"{before} → {name_on(policy.poles[one.after], one.when)}"
    if one.event is not None:
        return {"change": change, **_event(one.event, policy, lang)}
    members = [member for member in policy.poles[one.after].members if member.member == one.before]
    return {
        "change": change,
        "kind": in_lang(("label commun", "joint label"), lang),
        "written": joined(period_text(one.period, lang) + one.doubt(lang) for one in members),
        "sources": sourced(members, policy.sources, lang),
    }


def _event(event: Event, policy: Policy, lang: Lang) -> Datum:
    reason = f" ({event.reason.label(lang)})" if event.reason is not None else ""
    return {
        "kind": event.kind.label(lang) + reason,
        "written": date_text(event.date, lang) + event.doubt(lang),
        "sources": sourced([event], policy.sources, lang),
    }


def _changes(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """Points on the lives: new names, ends without an heir, and dates that are inferred."""
    for event in policy.events:
        if event.kind is EventKind.RENAMED or not event.after:
            eve = event.date.earliest - timedelta(days=1)
            after = [name_on(policy.poles[heir], event.date.latest) for heir in event.after]
            for key in event.before or event.after:
                yield {
                    "row": rows[key],
                    "date": str(event.date.latest),
                    "change": " → ".join([name_on(policy.poles[key], eve), *after]),
                    "point": event.kind.label(lang),
                    **_event(event, policy, lang),
                }
    for pole in policy.poles:
        for one in holdings(pole, policy):
            for side, day in (("start", one.start), ("end", one.end)):
                if side in one.label.unverified or side in one.holder.unverified:
                    yield {
                        "row": rows[pole.id],
                        "date": str(day),
                        "change": one.label.id,
                        "point": in_lang(_INFERRED, lang),
                        "kind": in_lang(_INFERRED, lang),
                        "written": _time(one, pole.id, lang),
                        "sources": sourced([one.label], policy.sources, lang),
                    }


def _drawn(  # noqa: PLR0913, PLR0917 - one argument for each layer
    rows: list[str],
    phases: list[Datum],
    lives: list[Datum],
    labels: list[Datum],
    joins: list[Datum],
    changes: list[Datum],
    lang: Lang,
) -> alt.LayerChart:
    import altair as alt

    lines = alt.Axis(labelLimit=260, labelFontSize=10, ticks=False, domain=False)
    y = alt.Y("row:N", sort=None, scale=alt.Scale(domain=rows), title=None, axis=lines)
    years = alt.Axis(format="%Y", orient="top", tickCount="year", title=None)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=alt.Scale(type="utc", nice=False), axis=years)

    legend = alt.Legend(orient="bottom", offset=26)
    tiers, tier = tier_scale(labels, lang), in_lang(TIER, lang)
    kinds = [EventKind.RENAMED.label(lang), EventKind.ENDED.label(lang), in_lang(_INFERRED, lang)]
    marks: dict[str, Any] = {"title": in_lang(_CHANGE, lang), "legend": legend}
    shapes = alt.Scale(domain=kinds, range=["diamond", "cross", "circle"])
    fills = alt.Scale(domain=kinds, range=[YELLOW, GREY, "white"])
    sizes = alt.Scale(domain=kinds, range=[36, 40, 16])
    what = ("Ce qui change", "What changes")
    told = tips(lang, change=what, kind=_CHANGE, written=("Date", "Date"), sources=SOURCES)

    start = chart_of(phases).encode(x=x("date"), tooltip=tips(lang, name=_PHASE, sources=SOURCES))
    boundary = start.mark_rule(color=GREY, strokeDash=[2, 4])
    named = start.mark_text(align="left", baseline="top", dx=2, dy=4, fontSize=10).encode(
        y=alt.value("height"), text="short:N"
    )
    life = (
        chart_of(lives)
        .mark_rule(color=GREY, strokeWidth=1.5)
        .encode(
            x=x("start"),
            x2="end:T",
            y=y,
            tooltip=tips(lang, row=_POLE, names=("Noms", "Names"), lost=LOST, sources=SOURCES),
        )
    )
    bar = (
        chart_of(labels)
        .mark_bar(height=8, stroke=None)
        .encode(
            x=x("start"),
            x2="end:T",
            y=y,
            color=alt.Color("tier:N", title=tier, scale=tiers, legend=legend),
            tooltip=tips(
                lang,
                pole=_POLE,
                label=("Label", "Label"),
                tier=TIER,
                phase=_PHASE,
                time=("Durée", "Time"),
                sources=SOURCES,
            ),
        )
    )
    join = (
        chart_of(joins)
        .mark_line(color=PURPLE, strokeWidth=2, point={"filled": True, "color": PURPLE, "size": 22})
        .encode(x=x("date"), y=y, detail="line:N", tooltip=told)
    )
    point = (
        chart_of(changes)
        .mark_point(stroke=GREY, strokeWidth=1, opacity=1)
        .encode(
            x=x("date"),
            y=y,
            shape=alt.Shape("point:N", scale=shapes, **marks),
            fill=alt.Fill("point:N", scale=fills, **marks),
            # Vega-Lite wants sizes in a given order.
            size=alt.Size("point:N", scale=sizes, sort=kinds, **marks),
            tooltip=told,
        )
    )
    layers = [boundary, named, life, bar, join, point]
    return alt.LayerChart(layer=layers, width=720, height=alt.Step(_STEP))
