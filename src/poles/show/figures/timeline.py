"""The life of each pole, from its first label to its end, and how lives join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from poles.aggregate.asking import refuse_other
from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.model import Event, EventKind, Label, NameKind
from poles.policy import Policy
from poles.show.lives import Held, Joining, families, first_day, holdings, joinings, name_on
from poles.text import Bilingual, Lang, date_text, headed, in_lang, joined, period_text, plural

from .drawing import LABELS, POLES, Datum, need, sourced, tier_name
from .look import Title, finish, look
from .timeline_parts import BOUNDARY, INFERRED, JOIN, LIFE, PHASE, Layers, drawn

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("Vie des pôles de compétitivité", "Lives of the poles")
_SUBTITLE: Bilingual = (
    "Chaque pôle sur une ligne, à côté de ceux dans lesquels il est entré ; barres : ses labels.",
    "Each pole in a row, beside those that it went into; bars: its labels.",
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
_UNKNOWN: Bilingual = ("détenteur inconnu", "holder unknown")


def timeline(
    policy: Policy,
    *,
    lang: Lang = "en",
    title: Title = True,
    width: float | None = None,
    greys: bool = False,
) -> alt.LayerChart:
    """Each pole's life in a row: its labels coloured by tier, and lines where it joins another.

    Poles stand beside those that they went into. A change is drawn on the last day that its date
    can mean; the tooltip has the date as written, and the sources. White dots mark dates that rest
    on inference or memory. Labels without a known holder have rows of their own.

    ``title`` takes the place of the figure's own; with ``None`` it has none, nor the line below it,
    for a page with a caption. ``width`` is that of the drawing in pixels, without the names beside
    it. ``greys`` are for paper: fills told apart by their lightness, or by shapes and dashes.

    >>> import poles
    >>> from poles import show
    >>> show.timeline(poles.load_policy()).to_dict()["title"]["text"]
    'Lives of the poles'

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy, or for
    options that are none, :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``plot``.
    """
    how = look(lang, title, width, greys=greys, usual=720, beside=200)
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
            "short": f"{in_lang(PHASE, lang)} {phase.number}",
            "name": f"{phase.name(lang)} ({period_text(phase.period, lang)})",
            "run": in_lang(BOUNDARY, lang),
            "sources": sourced([phase], policy.sources, lang),
        }
        for phase in policy.phases
    ]
    lives = list(_lives(policy, rows, lang))
    labels, changes = list(_labels(policy, rows, lang)), list(_changes(policy, rows, lang))
    return finish(
        drawn(list(rows.values()), Layers(phases, lives, labels, joins, changes), how),
        how,
        _TITLE,
        how.say(_SUBTITLE),
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
    unknown, unheld = in_lang(_UNKNOWN, lang), _unheld(policy)
    names = (f"{unknown} ({n})" if len(unheld) > 1 else unknown for n in count(1))
    return found | {label.id: name for label, name in zip(unheld, names, strict=False)}


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
            "run": in_lang(LIFE, lang),
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
            own = {"line": number, "row": rows[pole], "date": str(one.when)}
            yield {**told, "run": in_lang(JOIN, lang), **own}


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
                        "point": in_lang(INFERRED, lang),
                        "kind": in_lang(INFERRED, lang),
                        "written": _time(one, pole.id, lang),
                        "sources": sourced([one.label], policy.sources, lang),
                    }
