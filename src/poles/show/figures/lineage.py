"""What the first poles have become: flows from the first labels to today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import attrs

from poles.identity.lineage import heirs, heirs_on
from poles.model import Event, EventKind, Pole, Record
from poles.policy import Policy
from poles.text import NBSP, Bilingual, Lang, date_text, in_lang, joined, plural

from .drawing import BLUE, GREY, SOURCES, VERMILION, Datum, finish, iso, need, refuse_other, sourced
from .families import Held, families, first_day, holdings, joinings

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("D'où viennent les pôles d'aujourd'hui", "Where today's poles come from")
_SUBTITLE: Bilingual = (
    (
        "À gauche, chaque pôle sous son premier nom, avec l'année de son premier label ; à droite, ce qu'il est devenu le {day}.|"
        "Points pleins : détient un label ; cercles vides : n'en détient plus."
    ),
    (
        "Left: each pole by its first name, with the year of its first label; right: what it had become by {day}.|"
        "Full dots: holds a label; hollow: holds none any more."
    ),
)
_ABOUT: Bilingual = (
    "{left} à gauche, {right} à droite, dont {labelled} avec un label le {day} ; {joined}.",
    "{left} on the left, {right} on the right, of which {labelled} with a label on {day}; {joined}.",
)
_ORIGIN: tuple[Bilingual, Bilingual] = (
    ("pôle d'origine", "original pole"),
    ("pôles d'origine", "original poles"),
)
_INTO: tuple[Bilingual, Bilingual] = (
    ("entré dans un autre", "went into another"),
    ("entrés dans un autre", "went into another"),
)
_KEPT: Bilingual = ("garde un label", "holds a label")
_JOINED: Bilingual = ("entré dans un autre", "went into another")
_GONE: Bilingual = ("sans label", "no label")
_FROM: Bilingual = ("De", "From")
_TO: Bilingual = ("À", "To")
_WHAT: Bilingual = ("Devenir", "What became of it")
_CHANGES: Bilingual = ("Changements", "Changes")
_UNTIL: Bilingual = ("label jusqu'en {year}{reason}", "label until {year}{reason}")
_NONE: Bilingual = ("aucun", "none")
_STEP = 13
_WIDTH = 300


@attrs.frozen
class _Flow:
    """One pole of the beginning, and one that it is today."""

    origin: Pole
    end: Pole
    events: tuple[Event, ...]


def lineage(policy: Policy, *, lang: Lang = "en") -> alt.LayerChart:
    """Flows from each pole of the beginning, by its first name, to what it is on the last day:
    itself, or what it went into, with or without a label.

    Poles of one family stand together, so that lines are short. What happened on the way, when and
    by what sources is in the tooltips. A joint label that parted again is on the way, too, and has
    no place of its own.

    >>> import poles
    >>> from poles import show
    >>> show.lineage(poles.load_policy()).to_dict()["title"]["text"]
    "Where today's poles come from"

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy,
    :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``plot``.
    """
    refuse_other(policy, Policy, "a policy", "Give poles.load_policy().")
    need("A figure of lineage")
    held = holdings(policy)
    flows = list(_flows(policy))
    left = {
        pole.id: float(place)
        for place, pole in enumerate(dict.fromkeys(flow.origin for flow in flows))
    }
    right = _right(flows, left)
    lines = [
        row
        for number, flow in enumerate(flows)
        for row in _line(number, flow, left, right, policy, held, lang)
    ]
    firsts = [
        _first(pole, left, policy, held, lang)
        for pole in dict.fromkeys(flow.origin for flow in flows)
    ]
    lasts = [
        _last(pole, right, policy, held, lang) for pole in dict.fromkeys(flow.end for flow in flows)
    ]
    facts = {
        "left": plural(len(firsts), *_ORIGIN, lang),
        "right": len(lasts),
        "labelled": sum(row["full"] for row in lasts),
        "joined": plural(
            len({flow.origin.id for flow in flows if flow.origin.id != flow.end.id}), *_INTO, lang
        ),
        "day": iso(policy.coverage.last),
    }
    chart = _drawn(lines, firsts, lasts, lang)
    return finish(
        chart,
        in_lang(_TITLE, lang),
        in_lang(_SUBTITLE, lang).format(**facts),
        in_lang(_ABOUT, lang).format(**facts),
    )


def _flows(policy: Policy) -> Iterator[_Flow]:
    """Each pole that came from no other, with each that it is today; who ended without an heir
    stays what it was.
    """
    held = holdings(policy)
    for family in families(policy):
        for pole in family:
            if _original(pole, policy, held):
                events = tuple(heirs(pole, policy.poles, policy.events).events)
                for key in heirs_on(pole.id, policy.events, policy.coverage.last) or (pole.id,):
                    yield _Flow(pole, policy.poles[key], events)


def _original(pole: Pole, policy: Policy, held: dict[str, list[Held]]) -> bool:
    """Whether a pole came from no other: it held a label before any other went into it, and is not
    what others share.
    """
    into = [one.when for one in joinings(policy) if one.after == pole.id]
    labels = [one.start for one in held.get(pole.id, ())]
    return not pole.members and (not into or min(labels, default=max(into)) < min(into))


def _right(flows: list[_Flow], left: dict[str, float]) -> dict[str, float]:
    """The height of each pole of today: the mean of those that it comes from, in their order, none
    nearer to another than a row.
    """
    froms: dict[str, list[float]] = {}
    for flow in flows:
        froms.setdefault(flow.end.id, []).append(left[flow.origin.id])
    wanted = sorted(
        ((sum(places) / len(places), key) for key, places in froms.items()), key=lambda item: item
    )
    found: dict[str, float] = {}
    lowest = -1.0
    for place, key in wanted:
        lowest = max(place, lowest + 1)
        found[key] = lowest
    return found


def _holds(pole: Pole, policy: Policy, held: dict[str, list[Held]]) -> bool:
    return any(one.start <= policy.coverage.last <= one.end for one in held.get(pole.id, ()))


def _line(  # noqa: PLR0913, PLR0917 - what a line is drawn from
    number: int,
    flow: _Flow,
    left: dict[str, float],
    right: dict[str, float],
    policy: Policy,
    held: dict[str, list[Held]],
    lang: Lang,
) -> Iterator[Datum]:
    """The points of a line from an original pole to one of today, flat at both ends."""
    full = _holds(flow.end, policy, held)
    outcome = _GONE if not full else _KEPT if flow.origin.id == flow.end.id else _JOINED
    path = [event for event in flow.events if event.kind is not EventKind.RENAMED]
    renamed = [
        event
        for event in policy.events
        if event.kind is EventKind.RENAMED and {flow.origin.id, flow.end.id} & {*event.before}
    ]
    told = sorted([*path, *renamed], key=lambda event: (event.date.latest, event.id))
    records: list[Record] = [
        *told,
        *(
            one.label
            for one in (*held.get(flow.origin.id, ())[:1], *held.get(flow.end.id, ())[-1:])
        ),
    ]
    common = {
        "line": number,
        "origin": _first_name(flow.origin, policy, held),
        "end": flow.end.name,
        "outcome": in_lang(outcome, lang),
        "changes": joined(_change(event, policy, lang) for event in told) or in_lang(_NONE, lang),
        "sources": sourced(records, policy.sources, lang),
    }
    for x, y in (
        (0.0, left[flow.origin.id]),
        (0.3, left[flow.origin.id]),
        (0.7, right[flow.end.id]),
        (1.0, right[flow.end.id]),
    ):
        yield {**common, "x": x, "y": y}


def _change(event: Event, policy: Policy, lang: Lang) -> str:
    eve = event.date.earliest - timedelta(days=1)
    before = joined(
        policy.poles[key].name_on(eve) or policy.poles[key].name for key in event.before
    )
    after = joined(
        policy.poles[key].name_on(event.date.latest) or policy.poles[key].name
        for key in event.after
    )
    arrow = f" → {after}" if after else ""
    return f"{date_text(event.date, lang)} {event.kind.label(lang)} ({before}{arrow}){event.doubt(lang)}"


def _first_name(pole: Pole, policy: Policy, held: dict[str, list[Held]]) -> str:
    return pole.name_on(first_day(pole, policy, held)) or pole.name


def _first(
    pole: Pole, left: dict[str, float], policy: Policy, held: dict[str, list[Held]], lang: Lang
) -> Datum:
    mine = held.get(pole.id, [])
    return {
        "x": 0.0,
        "y": left[pole.id],
        "pole": f"{_first_name(pole, policy, held)} ({first_day(pole, policy, held).year})",
        "sources": sourced([mine[0].label] if mine else [pole], policy.sources, lang),
    }


def _last(
    pole: Pole, right: dict[str, float], policy: Policy, held: dict[str, list[Held]], lang: Lang
) -> Datum:
    mine, full = held.get(pole.id, []), _holds(pole, policy, held)
    ending = ""
    if mine and not full:
        last = max(mine, key=lambda one: one.end)
        reason = (
            f"{NBSP}: {last.label.end_reason.label(lang)}"
            if last.label.end_reason is not None
            else ""
        )
        ending = f", {in_lang(_UNTIL, lang).format(year=last.end.year, reason=reason if lang == 'fr' else reason.lstrip(NBSP))}"
    return {
        "x": 1.0,
        "y": right[pole.id],
        "pole": pole.name + ending,
        "full": full,
        "outcome": in_lang(_KEPT if full else _GONE, lang),
        "sources": sourced([mine[-1].label] if mine else [pole], policy.sources, lang),
    }


def _drawn(
    lines: list[Datum], firsts: list[Datum], lasts: list[Datum], lang: Lang
) -> alt.LayerChart:
    import altair as alt

    def tip(**fields: Bilingual) -> list[Any]:
        return [
            alt.Tooltip(f"{field}:N", title=in_lang(title, lang)) for field, title in fields.items()
        ]

    outcomes = {
        in_lang(_KEPT, lang): BLUE,
        in_lang(_JOINED, lang): VERMILION,
        in_lang(_GONE, lang): GREY,
    }
    scale = alt.Scale(domain=list(outcomes), range=list(outcomes.values()))
    # One legend for both channels.
    legend = alt.Legend(orient="top")
    colour = alt.Color("outcome:N", title=in_lang(_WHAT, lang), scale=scale, legend=legend)
    dashing = alt.Scale(domain=list(outcomes), range=[[1, 0], [1, 0], [3, 3]])
    dashes = alt.StrokeDash("outcome:N", title=in_lang(_WHAT, lang), scale=dashing, legend=legend)
    highest = max((row["y"] for row in (*firsts, *lasts)), default=0.0)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[highest + 0.5, -0.5], nice=False))
    line = alt.Chart(alt.InlineData(values=lines)).mark_line(
        interpolate="monotone", strokeWidth=2.5, opacity=0.85
    )
    told = tip(origin=_FROM, end=_TO, outcome=_WHAT, changes=_CHANGES, sources=SOURCES)
    line = line.encode(
        x=x, y=y, order="x:Q", detail="line:N", color=colour, strokeDash=dashes, tooltip=told
    )
    from_ = alt.Chart(alt.InlineData(values=firsts))
    to = alt.Chart(alt.InlineData(values=lasts))
    start = from_.mark_circle(size=34, color=GREY, opacity=1).encode(
        x=x, y=y, tooltip=tip(pole=_FROM, sources=SOURCES)
    )
    named = from_.mark_text(align="right", dx=-7, fontSize=10).encode(
        x=x, y=y, text="pole:N", tooltip=tip(pole=_FROM, sources=SOURCES)
    )
    told = tip(pole=_TO, outcome=_WHAT, sources=SOURCES)
    end = to.mark_circle(size=34, color=GREY, stroke=GREY, strokeWidth=1.5, opacity=1)
    end = end.encode(
        x=x, y=y, fillOpacity=alt.condition("datum.full", alt.value(1), alt.value(0)), tooltip=told
    )
    called = to.mark_text(align="left", dx=7, fontSize=10).encode(
        x=x, y=y, text="pole:N", tooltip=told
    )
    return alt.LayerChart(
        layer=[line, start, named, end, called], width=_WIDTH, height=_STEP * (highest + 1)
    )
