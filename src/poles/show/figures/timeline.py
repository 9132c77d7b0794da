"""The life of each pole, from its first label to its end, and how lives join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from poles.model import Event, EventKind, Label, NameKind, Pole, Tier
from poles.policy import Policy
from poles.text import NBSP, Bilingual, Lang, date_text, in_lang, joined, period_text, plural

from .drawing import (
    GREY,
    LABEL,
    POLE,
    PURPLE,
    SOURCES,
    TIER_COLOURS,
    YELLOW,
    Datum,
    day_of,
    finish,
    iso,
    need,
    refuse_other,
    sourced,
    tier_name,
)
from .families import Held, Joining, families, first_day, holdings, joinings, unheld

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("Vie des pôles de compétitivité", "Lives of the poles")
_SUBTITLE: Bilingual = (
    "Barres : labels, par catégorie. Traits : fusions, absorptions, scissions, labels communs. Points blancs : dates déduites.",
    "Bars: labels, by tier. Lines: mergers, absorptions, splits, joint labels. White dots: inferred dates.",
)
_ABOUT: Bilingual = (
    (
        "{poles}, un par ligne, de {first} à {last} ; {labels} en barres, colorées par catégorie ; {joins} d'un pôle à celui dans lequel "
        "il est entré."
    ),
    "{poles}, one a row, from {first} to {last}; {labels} as bars, coloured by tier; {joins} from a pole to one that it went into.",
)
_LINE: tuple[Bilingual, Bilingual] = ("trait", "line"), ("traits", "lines")
_INFERRED: Bilingual = ("date déduite", "inferred date")
_JOINT: Bilingual = ("label commun", "joint label")
_UNKNOWN: Bilingual = ("détenteur inconnu", "holder unknown")
_POLE: Bilingual = ("Pôle", "Pole")
_LABEL: Bilingual = ("Label", "Label")
_TIER: Bilingual = ("Catégorie", "Tier")
_PHASE: Bilingual = ("Phase", "Phase")
_TIME: Bilingual = ("Durée", "Time")
_WHAT: Bilingual = ("Ce qui change", "What changes")
_CHANGE: Bilingual = ("Changement", "Change")
_DATE: Bilingual = ("Date", "Date")
_NAMES: Bilingual = ("Noms", "Names")
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
    refuse_other(policy, Policy, "a policy", "Give poles.load_policy().")
    need("A timeline")
    rows = _rows(policy, lang)
    labels, changes = list(_labels(policy, rows, lang)), list(_changes(policy, rows, lang))
    joins = list(_joins(policy, rows, lang))
    about = in_lang(_ABOUT, lang).format(
        poles=plural(len(policy.poles), *POLE, lang),
        labels=plural(len(policy.labels), *LABEL, lang),
        joins=plural(len(joins) // 2, *_LINE, lang),
        first=policy.coverage.first.year,
        last=policy.coverage.last.year,
    )
    chart = _layers(
        rows,
        list(_spans(policy, rows, lang)),
        labels,
        joins,
        changes,
        list(_phases(policy, lang)),
        lang,
    )
    return finish(chart, in_lang(_TITLE, lang), in_lang(_SUBTITLE, lang), about)


def _rows(policy: Policy, lang: Lang) -> dict[str, str]:
    """What each pole's row, and each row of a label without a holder, is called, from the top down."""
    found: dict[str, str] = {}
    for pole in (pole for family in families(policy) for pole in family):
        found[pole.id] = (
            pole.name if pole.name not in found.values() else f"{pole.name} ({pole.id})"
        )
    return found | {label.id: f"{label.id} ({in_lang(_UNKNOWN, lang)})" for label in unheld(policy)}


def _spans(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """The whole life of each pole."""
    held = holdings(policy)
    ends = {
        one: event
        for event in policy.events
        for one in event.before
        if one not in event.after and _ends(event)
    }
    for pole in policy.poles:
        names = [name for name in pole.names if name.kind is NameKind.OFFICIAL]
        yield {
            "row": rows[pole.id],
            "start": iso(first_day(pole, policy, held)),
            "end": day_of(ends[pole.id].date) if pole.id in ends else iso(policy.coverage.last),
            "names": joined(
                f"{name.text} ({period_text(name.period, lang)}){name.doubt(lang)}"
                for name in names
            )
            or pole.id,
            "sources": sourced([*names, pole], policy.sources, lang),
        }


def _ends(event: Event) -> bool:
    return event.kind in (EventKind.MERGED, EventKind.ABSORBED, EventKind.ENDED, EventKind.SPLIT)


def _labels(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """Each label in the hands of each of its holders, or of nobody known."""
    for pole, held in sorted(holdings(policy).items()):
        for one in held:
            yield _bar(rows[pole], policy.poles[pole].name_on(one.start) or pole, one, policy, lang)
    for label in unheld(policy):
        yield {
            **_told(label, policy, lang),
            "row": rows[label.id],
            "pole": in_lang(_UNKNOWN, lang),
            "start": day_of(label.start),
            "end": day_of(label.end),
        }


def _bar(row: str, name: str, held: Held, policy: Policy, lang: Lang) -> Datum:
    period = f"{period_text(held.label.period, lang)}"
    mine = (
        ""
        if held.holder.start is None and held.holder.end is None
        else f" ({name}{NBSP}: {period_text(held.holder.period, lang)})"
    )
    found = {
        **_told(held.label, policy, lang),
        "row": row,
        "pole": name,
        "start": iso(held.start),
        "end": iso(held.end),
    }
    return found | {"time": f"{period}{mine}{held.label.doubt(lang)}{held.holder.doubt(lang)}"}


def _told(label: Label, policy: Policy, lang: Lang) -> Datum:
    return {
        "label": label.id,
        "phase": label.phase,
        "tier": tier_name(label.tier, lang),
        "time": period_text(label.period, lang) + label.doubt(lang),
        "sources": sourced([label], policy.sources, lang),
    }


def _joins(policy: Policy, rows: dict[str, str], lang: Lang) -> Iterator[Datum]:
    """The two ends of each line that joins two lives."""
    for number, one in enumerate(joinings(policy)):
        told = _joining(one, policy, lang)
        for pole in (one.before, one.after):
            yield {**told, "line": number, "row": rows[pole], "date": iso(one.when)}


def _joining(one: Joining, policy: Policy, lang: Lang) -> Datum:
    before = _name(policy.poles[one.before], one.when - timedelta(days=1))
    change = f"{before} → {_name(policy.poles[one.after], one.when)}"
    if one.event is not None:
        return {"change": change, **_event(one.event, policy, lang)}
    members = [member for member in policy.poles[one.after].members if member.member == one.before]
    return {
        "change": change,
        "kind": in_lang(_JOINT, lang),
        "written": joined(
            period_text(member.period, lang) + member.doubt(lang) for member in members
        ),
        "sources": sourced(members, policy.sources, lang),
    }


def _name(pole: Pole, day: date) -> str:
    return pole.name_on(day) or pole.name


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
            for key in event.before or event.after:
                pole = policy.poles[key]
                eve = event.date.earliest - timedelta(days=1)
                after = [_name(policy.poles[heir], event.date.latest) for heir in event.after]
                change = " → ".join([_name(pole, eve), *after])
                point = {
                    "row": rows[key],
                    "date": day_of(event.date),
                    "change": change,
                    "point": event.kind.label(lang),
                }
                yield {**point, **_event(event, policy, lang)}
    for pole_id, held in sorted(holdings(policy).items()):
        for one in held:
            for side in ("start", "end"):
                if side in one.label.unverified or side in one.holder.unverified:
                    point = {
                        "row": rows[pole_id],
                        "date": iso(getattr(one, side)),
                        "change": one.label.id,
                    }
                    bar = _bar(rows[pole_id], pole_id, one, policy, lang)
                    told = {
                        "point": in_lang(_INFERRED, lang),
                        "kind": in_lang(_INFERRED, lang),
                        "written": bar["time"],
                    }
                    yield {**point, **told, "sources": bar["sources"]}


def _phases(policy: Policy, lang: Lang) -> Iterator[Datum]:
    for phase in policy.phases:
        yield {
            "date": day_of(phase.start),
            "short": f"{in_lang(_PHASE, lang)} {phase.number}",
            "name": f"{phase.name(lang)} ({period_text(phase.period, lang)})",
            "sources": sourced([phase], policy.sources, lang),
        }


def _layers(  # noqa: PLR0913, PLR0917 - one argument for each layer
    rows: dict[str, str],
    spans: list[Datum],
    labels: list[Datum],
    joins: list[Datum],
    changes: list[Datum],
    phases: list[Datum],
    lang: Lang,
) -> alt.LayerChart:
    import altair as alt

    def tip(**fields: Bilingual) -> list[Any]:
        return [
            alt.Tooltip(f"{field}:N", title=in_lang(title, lang)) for field, title in fields.items()
        ]

    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=list(rows.values())),
        title=None,
        axis=alt.Axis(labelLimit=260, labelFontSize=10, ticks=False, domain=False),
    )
    axis = alt.Axis(format="%Y", orient="top", tickCount="year", title=None)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=alt.Scale(type="utc", nice=False), axis=axis)

    tiers = {
        tier_name(tier, lang): TIER_COLOURS[tier]
        for tier in (*Tier, None)
        if tier_name(tier, lang) in {row["tier"] for row in labels}
    }
    colour = alt.Color(
        "tier:N",
        title=in_lang(_TIER, lang),
        scale=alt.Scale(domain=list(tiers), range=list(tiers.values())),
        legend=alt.Legend(orient="bottom", offset=26),
    )
    marks = alt.Legend(orient="bottom", offset=26)
    kinds = [EventKind.RENAMED.label(lang), EventKind.ENDED.label(lang), in_lang(_INFERRED, lang)]
    shape = alt.Shape(
        "point:N",
        title=in_lang(_CHANGE, lang),
        scale=alt.Scale(domain=kinds, range=["diamond", "cross", "circle"]),
        legend=marks,
    )
    fill = alt.Fill(
        "point:N",
        title=in_lang(_CHANGE, lang),
        scale=alt.Scale(domain=kinds, range=[YELLOW, GREY, "white"]),
        legend=marks,
    )
    sizes = alt.Scale(domain=kinds, range=[36, 40, 16])
    # Vega-Lite wants sizes in a given order.
    size = alt.Size("point:N", title=in_lang(_CHANGE, lang), scale=sizes, sort=kinds, legend=marks)

    named = alt.Chart(alt.InlineData(values=phases)).mark_text(
        align="left", baseline="top", dx=2, dy=4, fontSize=10
    )
    named = named.encode(
        x=x("date"),
        y=alt.value("height"),
        text="short:N",
        tooltip=tip(name=_PHASE, sources=SOURCES),
    )
    boundary = (
        alt.Chart(alt.InlineData(values=phases))
        .mark_rule(color=GREY, strokeDash=[2, 4])
        .encode(x=x("date"), tooltip=tip(name=_PHASE, sources=SOURCES))
    )
    life = alt.Chart(alt.InlineData(values=spans)).mark_rule(color=GREY, strokeWidth=1.5)
    life = life.encode(
        x=x("start"), x2="end:T", y=y, tooltip=tip(row=_POLE, names=_NAMES, sources=SOURCES)
    )
    bar = alt.Chart(alt.InlineData(values=labels)).mark_bar(height=8, stroke=None)
    bar = bar.encode(
        x=x("start"),
        x2="end:T",
        y=y,
        color=colour,
        tooltip=tip(
            pole=_POLE, label=_LABEL, tier=_TIER, phase=_PHASE, time=_TIME, sources=SOURCES
        ),
    )
    told = tip(change=_WHAT, kind=_CHANGE, written=_DATE, sources=SOURCES)
    join = alt.Chart(alt.InlineData(values=joins)).mark_line(
        color=PURPLE, strokeWidth=2, point={"filled": True, "color": PURPLE, "size": 22}
    )
    join = join.encode(x=x("date"), y=y, detail="line:N", tooltip=told)
    point = alt.Chart(alt.InlineData(values=changes)).mark_point(
        stroke=GREY, strokeWidth=1, opacity=1
    )
    point = point.encode(x=x("date"), y=y, shape=shape, fill=fill, size=size, tooltip=told)
    return alt.LayerChart(
        layer=[boundary, named, life, bar, join, point], width=720, height=alt.Step(_STEP)
    )
