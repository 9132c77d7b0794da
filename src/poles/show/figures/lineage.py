"""What the first poles have become: flows from the first labels to today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from poles.aggregate.asking import refuse_other
from poles.aggregate.endings import Ending, endings
from poles.aggregate.lost import ending_text
from poles.identity.lineage import heirs, heirs_on
from poles.model import Event, EventKind, Pole, Record
from poles.policy import Policy
from poles.show.lives import change_text, families, first_day, holdings, joinings, name_on
from poles.text import Bilingual, Lang, date_text, headed, in_lang, joined, plural

from .drawing import LOST, SOURCES, Datum, chart_of, need, sourced, tips
from .look import BLUE, GREY, HOLLOW, VERMILION, Look, Title, finish, look

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("D'où viennent les pôles d'aujourd'hui", "Where today's poles come from")
_SUBTITLE: Bilingual = (
    (
        "À gauche, chaque pôle sous son premier nom, avec l'année de son premier label ; à droite, "
        "ce qu'il est devenu le {day}."
    ),
    (
        "Left: each pole by its first name, with the year of its first label; right: what it had "
        "become by {day}."
    ),
)
_ABOUT: Bilingual = (
    "{left} à gauche, {right} à droite, dont {labelled} avec un label le {day} ; {joined}.",
    (
        "{left} on the left, {right} on the right, of which {labelled} with a label on {day}; "
        "{joined}."
    ),
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
_JOINED = _INTO[0]
_GONE: Bilingual = ("sans label", "no label")
_FROM: Bilingual = ("De", "From")
_TO: Bilingual = ("À", "To")
_WHAT: Bilingual = ("Devenir", "What became of it")
_LABEL: Bilingual = ("Label le {day}", "Label on {day}")
_HELD: Bilingual = ("en détient un", "holds one")
_HELD_NONE: Bilingual = ("n'en détient plus", "holds none any more")
_STEP = 13
# Of the lines alone; names stand on both sides.
_WIDTH, _NAMES = 300, 480


@attrs.frozen
class _Flow:
    """One pole of the beginning, and one that it is today."""

    origin: Pole
    end: Pole
    events: tuple[Event, ...]


def lineage(
    policy: Policy,
    *,
    lang: Lang = "en",
    title: Title = True,
    width: float | None = None,
    greys: bool = False,
) -> alt.LayerChart:
    """Flows from each pole of the beginning, by its first name, to what it is on the last day:
    itself, or what it went into, with or without a label.

    Poles of one family stand together, so that lines are short. What happened on the way, when and
    by what sources is in the tooltips. A joint label that parted again is on the way, too, and has
    no place of its own.

    ``title``, ``width`` and ``greys`` are those of :func:`timeline`; the width is that of the
    lines, between the names.

    >>> import poles
    >>> from poles import show
    >>> show.lineage(poles.load_policy()).to_dict()["title"]["text"]
    "Where today's poles come from"

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy,
    :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``plot``.
    """
    how = look(lang, title, width, greys=greys, usual=_WIDTH, beside=_NAMES)
    refuse_other(policy)
    need("A figure of lineage")
    flows, gone = list(_flows(policy)), endings(policy, policy.coverage.last)
    origins = list(dict.fromkeys(flow.origin for flow in flows))
    left = {pole.id: float(place) for place, pole in enumerate(origins)}
    right = _right(flows, left)
    lines: list[Datum] = []
    for number, flow in enumerate(flows):
        told = {"line": number, **_line(flow, policy, gone, lang)}
        start, end = left[flow.origin.id], right[flow.end.id]
        # Flat at both ends.
        points = ((0.0, start), (0.3, start), (0.7, end), (1.0, end))
        lines += [{**told, "x": x, "y": y} for x, y in points]
    firsts = [_first(pole, left[pole.id], policy, lang) for pole in origins]
    ends = dict.fromkeys(flow.end for flow in flows)
    lasts = [_last(pole, right[pole.id], policy, gone, lang) for pole in ends]
    joined_others = {flow.origin.id for flow in flows if flow.origin.id != flow.end.id}
    facts = {
        "left": plural(len(firsts), *_ORIGIN, lang),
        "right": len(lasts),
        "labelled": sum(row["full"] for row in lasts),
        "joined": plural(len(joined_others), *_INTO, lang),
        "day": policy.coverage.last,
    }
    return finish(
        _drawn(lines, firsts, lasts, how.say(_LABEL).format(**facts), how),
        how,
        _TITLE,
        how.say(_SUBTITLE).format(**facts),
        in_lang(_ABOUT, lang).format(**facts),
    )


def _flows(policy: Policy) -> Iterator[_Flow]:
    """Each pole that came from no other, with each that it is today; who ended without an heir
    stays what it was.
    """
    for family in families(policy):
        for pole in family:
            if _original(pole, policy):
                events = tuple(heirs(pole, policy.poles, policy.events).events)
                for key in heirs_on(pole.id, policy.events, policy.coverage.last) or (pole.id,):
                    yield _Flow(pole, policy.poles[key], events)


def _original(pole: Pole, policy: Policy) -> bool:
    """Whether a pole came from no other: it held a label before any other went into it, and is not
    what others share.
    """
    into = [one.when for one in joinings(policy) if one.after == pole.id]
    labels = [one.start for one in holdings(pole, policy)]
    return not pole.members and (not into or min(labels, default=max(into)) < min(into))


def _right(flows: list[_Flow], left: dict[str, float]) -> dict[str, float]:
    """The height of each pole of today: the mean of those that it comes from, in their order, none
    nearer to another than a row.
    """
    froms: dict[str, list[float]] = {}
    for flow in flows:
        froms.setdefault(flow.end.id, []).append(left[flow.origin.id])
    found: dict[str, float] = {}
    lowest = -1.0
    for mean, key in sorted((sum(places) / len(places), key) for key, places in froms.items()):
        lowest = max(mean, lowest + 1)
        found[key] = lowest
    return found


def _line(flow: _Flow, policy: Policy, gone: Mapping[str, Ending], lang: Lang) -> Datum:
    """What is told of the line from an original pole to one of today."""
    outcome = _JOINED if flow.origin.id != flow.end.id else _KEPT
    renamed = [
        event
        for event in policy.events
        if event.kind is EventKind.RENAMED and {flow.origin.id, flow.end.id} & {*event.before}
    ]
    path = [event for event in flow.events if event.kind is not EventKind.RENAMED]
    told = sorted([*path, *renamed], key=lambda event: (event.date.latest, event.id))
    first, last = holdings(flow.origin, policy)[:1], holdings(flow.end, policy)[-1:]
    ended = gone.get(flow.origin.id)
    records = [*told, *(one.label for one in (*first, *last)), *(ended.because if ended else ())]
    none = in_lang(("aucun", "none"), lang)
    return {
        "origin": _first_name(flow.origin, policy),
        "end": flow.end.name,
        "outcome": in_lang(outcome if _holds(flow.end, policy) else _GONE, lang),
        "changes": joined(_change(event, policy, lang) for event in told) or none,
        "lost": none if ended is None else ending_text(ended, policy.poles, lang),
        "sources": sourced(records, policy.sources, lang),
    }


def _change(event: Event, policy: Policy, lang: Lang) -> str:
    when, kind = date_text(event.date, lang), event.kind.label(lang)
    return f"{when} {kind} ({change_text(event, policy)}){event.doubt(lang)}"


def _first_name(pole: Pole, policy: Policy) -> str:
    return name_on(pole, first_day(pole, policy))


def _holds(pole: Pole, policy: Policy) -> bool:
    last = policy.coverage.last
    return any(one.start <= last <= one.end for one in holdings(pole, policy))


def _first(pole: Pole, y: float, policy: Policy, lang: Lang) -> Datum:
    labels = [one.label for one in holdings(pole, policy)]
    return {
        "x": 0.0,
        "y": y,
        "pole": f"{_first_name(pole, policy)} ({first_day(pole, policy).year})",
        "sources": sourced(labels[:1] or [pole], policy.sources, lang),
    }


def _last(pole: Pole, y: float, policy: Policy, gone: Mapping[str, Ending], lang: Lang) -> Datum:
    held, full = holdings(pole, policy), _holds(pole, policy)
    name, records = pole.name, list[Record]([held[-1].label] if held else [pole])
    if (ended := gone.get(pole.id)) is not None:
        year = ended.end.latest.year
        until = in_lang((f"label jusqu'en {year}", f"label until {year}"), lang)
        name = f"{name}, {headed(until, ended.reason.label(lang), lang)}"
        records = list(ended.because)
    return {
        "x": 1.0,
        "y": y,
        "pole": name,
        "full": full,
        "held": in_lang(_HELD if full else _HELD_NONE, lang),
        "outcome": in_lang(_KEPT if full else _GONE, lang),
        "sources": sourced(records, policy.sources, lang),
    }


def _drawn(
    lines: list[Datum], firsts: list[Datum], lasts: list[Datum], label: str, how: Look
) -> alt.LayerChart:
    import altair as alt

    colours = {
        _KEPT: how.ink(BLUE, "#666666"),
        _JOINED: how.ink(VERMILION, GREY),
        _GONE: how.ink(GREY, "#8C8C8C"),
    }
    outcomes = [how.say(outcome) for outcome in colours]
    # One legend for both channels.
    what = how.say(_WHAT)
    legend = how.legend(symbolType="stroke", symbolSize=300, symbolStrokeWidth=2.5)
    scale = alt.Scale(domain=outcomes, range=list(colours.values()))
    colour = alt.Color("outcome:N", title=what, scale=scale, legend=legend)
    dashing = alt.Scale(domain=outcomes, range=[[1, 0], [9, 3] if how.greys else [1, 0], [3, 3]])
    dashes = alt.StrokeDash("outcome:N", title=what, scale=dashing, legend=legend)
    highest = max((row["y"] for row in (*firsts, *lasts)), default=0.0)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[highest + 0.5, -0.5], nice=False))
    changes: Bilingual = ("Changements", "Changes")
    told = tips(
        how.lang, origin=_FROM, end=_TO, outcome=_WHAT, changes=changes, lost=LOST, sources=SOURCES
    )
    line = (
        chart_of(lines)
        .mark_line(interpolate="monotone", strokeWidth=2.5, opacity=0.85)
        .encode(
            x=x, y=y, order="x:Q", detail="line:N", color=colour, strokeDash=dashes, tooltip=told
        )
    )
    before = chart_of(firsts).encode(x=x, y=y, tooltip=tips(how.lang, pole=_FROM, sources=SOURCES))
    start = before.mark_circle(size=34, color=GREY, opacity=1)
    named = before.mark_text(align="right", dx=-7, fontSize=10).encode(text="pole:N")
    told = tips(how.lang, pole=_TO, outcome=_WHAT, sources=SOURCES)
    now = chart_of(lasts).encode(x=x, y=y, tooltip=told)
    held = [how.say(_HELD), how.say(_HELD_NONE)]
    full = alt.Fill(
        "held:N",
        title=label,
        scale=alt.Scale(domain=held, range=[GREY, HOLLOW]),
        legend=how.legend(symbolStrokeColor=GREY),
    )
    dot = now.mark_point(filled=False, size=34, stroke=GREY, strokeWidth=1.5, opacity=1)
    called = now.mark_text(align="left", dx=7, fontSize=10).encode(text="pole:N")
    return alt.LayerChart(
        layer=[line, start, named, dot.encode(fill=full), called],
        width=how.width,
        height=_STEP * (highest + 1),
    )
