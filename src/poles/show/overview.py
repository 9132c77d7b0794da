"""The policy on a day, and the life of a pole, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from poles.identity.snapshot import Snapshot
from poles.model import (
    Basis,
    Bounded,
    Event,
    FundingRecord,
    Holder,
    Label,
    Name,
    Period,
    Phase,
    Pole,
    Record,
    Seat,
    Tier,
    citations,
    region_name,
    statement_text,
)
from poles.policy import Policy
from poles.text import Bilingual, Lang, date_text, in_lang, joined, period_text, plural

_COLON: Bilingual = (" :", ":")


def overview(policy: Policy, day: date, lang: Lang) -> str:
    """The policy on a day: phase, labels by tier and region, what changed, milestones, and funding
    statements by basis.
    """
    snapshot = policy.on(day)
    parts = [_head(policy, snapshot, lang), _labels(policy, snapshot, lang)]
    if snapshot.phase is not None:
        parts += [
            _changes(policy, snapshot, snapshot.phase, lang),
            _milestones(policy, snapshot, snapshot.phase, lang),
            _funding(policy, snapshot.phase, lang),
        ]
    return "\n\n".join(part for part in parts if part)


def _section(title: Bilingual, lines: Iterable[str], lang: Lang) -> str:
    text = "\n".join(f"  {line}" for line in lines)
    return f"{in_lang(title, lang)}\n{text}" if text else ""


def _head(policy: Policy, snapshot: Snapshot, lang: Lang) -> str:
    title = policy.about.title_fr if lang == "fr" else policy.about.title_en
    lines = [
        f"{title} — {snapshot.day}",
        in_lang(("Édition des données", "Data edition"), lang) + f" {policy.edition}",
    ]
    if snapshot.phase is not None:
        phase = snapshot.phase
        lines.append(f"{phase.name(lang)} ({period_text(phase.period, lang)})" + phase.doubt(lang))
        if orientation := phase.orientation(lang):
            lines.append(orientation)
    return "\n".join(lines)


def _labels(policy: Policy, snapshot: Snapshot, lang: Lang) -> str:
    labels = plural(len(snapshot.labels), ("label", "label"), ("labels", "labels"), lang)
    them = "les" if len(snapshot.labels) > 1 else "le"
    poles = plural(
        len(snapshot.poles),
        (f"pôle qui {them} détient", "pole"),
        (f"pôles qui {them} détiennent", "poles"),
        lang,
    )
    title = (f"{labels}, {poles}", f"{labels}, held by {poles}")
    lines = []
    tiers = Counter(label.tier for label in snapshot.labels if label.tier is not None)
    if tiers:
        counts = joined(
            f"{tier.label(lang)}{in_lang(_COLON, lang)} {tiers[tier]}"
            for tier in Tier
            if tiers[tier]
        )
        lines.append(in_lang(("Par catégorie — ", "By tier — "), lang) + counts)
    unknown = [label.id for label in snapshot.labels if not snapshot.holders(label)]
    if unknown:
        lines.append(in_lang(("Détenteur inconnu : ", "Holder unknown: "), lang) + joined(unknown))
    regions = Counter(region for standing in snapshot.poles for region in standing.regions)
    lines.append(
        in_lang(
            (
                "Par région (un pôle compte dans chacune des siennes) :",
                "By region (a pole counts in each of its own):",
            ),
            lang,
        )
    )
    named = {region: region_name(policy.regions[region], snapshot.day) for region in regions}
    lines += [
        f"  {count:3} {named[region]}"
        for region, count in sorted(regions.items(), key=lambda item: (-item[1], item[0]))
    ]
    if snapshot.doubtful:
        lines.append(
            in_lang(
                (
                    "Douteux, l'issue de leur réexamen n'étant pas connue : ",
                    "Doubtful, as the outcome of their review is not known: ",
                ),
                lang,
            )
            + joined(_label_name(label, snapshot) for label in snapshot.doubtful)
        )
    past = [
        label
        for label in snapshot.labels
        if label.term is not None and label.term.latest < snapshot.day
    ]
    if past:
        text = (
            "En vigueur au-delà du terme pour lequel ils ont été donnés",
            "In force past the term they were given for",
        )
        lines.append(f"{in_lang(text, lang)}{in_lang(_COLON, lang)} {len(past)}")
    return _section(title, lines, lang)


def _label_name(label: Label, snapshot: Snapshot) -> str:
    return " / ".join(standing.name for standing in snapshot.holders(label)) or label.id


def _changes(policy: Policy, snapshot: Snapshot, phase: Phase, lang: Lang) -> str:
    begun = policy.on(max(phase.period.first, policy.coverage.first))
    lines = [
        _event_line(policy, event, lang)
        for event in _by_date(policy.events)
        if begun.day < event.date.latest <= snapshot.day
    ]
    for title, gone, stayed in (
        (("Détiennent désormais un label : ", "Now hold a label: "), snapshot, begun),
        (("N'en détiennent plus : ", "No longer hold one: "), begun, snapshot),
    ):
        names = sorted(
            standing.name for standing in gone.poles if stayed.poles.get(standing.id) is None
        )
        if names:
            lines.append(in_lang(title, lang) + joined(names))
    title = (f"Ce qui a changé depuis le {begun.day}", f"What changed since {begun.day}")
    return _section(title, lines, lang)


def _by_date(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.date.latest, event.date.earliest, event.id))


def _event_line(policy: Policy, event: Event, lang: Lang) -> str:
    eve = event.date.earliest - timedelta(days=1)
    before = [_name_on(policy.poles[key], eve) for key in event.before]
    after = [_name_on(policy.poles[key], event.date.latest) for key in event.after]
    arrow = f" → {joined(after)}" if after else ""
    reason = f" ({event.reason.label(lang)})" if event.reason is not None else ""
    return f"{date_text(event.date, lang)} {event.kind.label(lang)}{in_lang(_COLON, lang)} {joined(before)}{arrow}{reason}{event.doubt(lang)}"


def _name_on(pole: Pole, day: date) -> str:
    return pole.name_on(day) or pole.name


def _milestones(policy: Policy, snapshot: Snapshot, phase: Phase, lang: Lang) -> str:
    found = [
        m
        for m in policy.milestones
        if phase.period.first <= m.date.earliest and m.date.latest <= snapshot.day
    ]
    found.sort(key=lambda m: (m.date.earliest, m.id))
    lines = [
        f"{date_text(m.date, lang)} {m.text(lang)}{m.doubt(lang)} [{citations(m.sources, policy.sources, lang)}]"
        for m in found
    ]
    return _section(("Jalons de la phase", "Milestones of the phase"), lines, lang)


def _funding(policy: Policy, phase: Phase, lang: Lang) -> str:
    found = [statement for statement in policy.funding if _ends_in(statement, policy, phase.period)]
    whole = [statement for statement in found if not statement.sliced]
    lines: list[str] = []
    for basis in Basis:
        group = [statement for statement in whole if statement.basis is basis]
        if group:
            lines.append(basis.label(lang) + in_lang(_COLON, lang))
            group.sort(
                key=lambda statement: (
                    statement.stage or "",
                    _last_day(statement, policy),
                    statement.funders,
                    statement.id,
                )
            )
            lines += [f"  {line}" for line in _statement_lines(policy, group, lang)]
    if len(found) > len(whole):
        text = (
            "Énoncés non montrés, car ils portent sur un pôle, une région, un secteur ou une autre partie",
            "Statements not shown, as they speak of one pole, region, sector or other part",
        )
        lines.append(f"{in_lang(text, lang)}{in_lang(_COLON, lang)} {len(found) - len(whole)}")
    title = (
        "Argent public : ce que disent les sources, sans rien additionner (les énoncés se recouvrent)",
        "Public money: what the sources say, none added to another (the statements overlap)",
    )
    return _section(title, lines, lang)


def _last_day(statement: FundingRecord, policy: Policy) -> date:
    """The last day of a statement's box: of its period, or of the latest of its calls."""
    if statement.end is not None:
        return statement.end.latest
    calls = [policy.calls[call] for call in statement.calls]
    years = [
        call.budget_year
        or (call.decided.latest.year if call.decided is not None else date.min.year)
        for call in calls
    ]
    return date(max(years), 12, 31) if years else date.min


def _ends_in(statement: FundingRecord, policy: Policy, period: Period) -> bool:
    return period.first <= _last_day(statement, policy) <= period.last


def _statement_lines(
    policy: Policy, statements: Iterable[FundingRecord], lang: Lang
) -> Iterator[str]:
    """Each statement with its sources; those that say the same of the same box share a line."""
    said: dict[str, list[str]] = {}
    for statement in statements:
        said.setdefault(statement_text(statement, policy.funding, lang), []).extend(
            statement.sources
        )
    for text, sources in said.items():
        yield f"{text} [{citations(sources, policy.sources, lang) or '—'}]"


def life(policy: Policy, pole: Pole, lang: Lang) -> str:
    """All that is known of one pole: names, seats, regions, labels, evaluations, events, statements
    of money, sources.
    """
    return "\n\n".join(part for part in _life(policy, pole, lang) if part)


def _life(policy: Policy, pole: Pole, lang: Lang) -> Iterator[str]:
    held = [
        (label, holder)
        for label in policy.labels
        for holder in label.holders
        if holder.pole == pole.id
    ]
    evaluations = [evaluation for evaluation in policy.evaluations if evaluation.pole == pole.id]
    events = [event for event in _by_date(policy.events) if pole.id in event.before + event.after]
    head = [f"{pole.name} ({pole.id})"]
    if pole.sector is not None:
        sector = policy.sectors[pole.sector]
        head.append(in_lang((sector.fr, sector.en), lang))
    if pole.website is not None:
        head.append(pole.website)
    yield "\n".join(head) + pole.doubt(lang)
    names = [
        f"{_when(n, lang)} {n.text} ({n.kind.label(lang)}){n.doubt(lang)}"
        for n in sorted(pole.names, key=_name_order)
    ]
    yield _section(("Noms", "Names"), names, lang)
    yield _section(("Sièges", "Seats"), (_seat_line(s, lang) for s in pole.seats), lang)
    regions = (
        f"{_when(r, lang)} {policy.regions[r.region].name}{r.doubt(lang)}"
        for r in sorted(pole.regions, key=lambda r: (r.period.first, r.region))
    )
    yield _section(("Régions", "Regions"), regions, lang)
    identifiers = (f"{i.scheme.label(lang)} {i.value}{i.doubt(lang)}" for i in pole.identifiers)
    yield _section(("Identifiants", "Identifiers"), identifiers, lang)
    yield _section(
        ("Membres", "Members"),
        (f"{_when(m, lang)} {policy.poles[m.member].name}" for m in pole.members),
        lang,
    )
    yield _section(
        ("Labels", "Labels"), (_label_line(label, holder, lang) for label, holder in held), lang
    )
    classes = (f"{e.year} {e.result.label(lang)}{e.doubt(lang)}" for e in evaluations)
    yield _section(("Évaluations", "Evaluations"), classes, lang)
    yield _section(
        ("Événements", "Events"), (_event_line(policy, event, lang) for event in events), lang
    )
    statements = (statement for statement in policy.funding if pole.id in statement.poles)
    title = (
        "Argent public qui le concerne, énoncé par énoncé",
        "Public money that concerns it, statement by statement",
    )
    yield _section(title, _statement_lines(policy, statements, lang), lang)
    own: list[Record] = [
        pole,
        *pole.names,
        *pole.seats,
        *pole.regions,
        *pole.identifiers,
        *pole.members,
    ]
    own += [record for pair in held for record in pair]
    own += [*evaluations, *events]
    cited = dict.fromkeys(key for record in own for key in record.sources)
    yield _section(
        ("Sources", "Sources"), (citations([key], policy.sources, lang) for key in cited), lang
    )


def _seat_line(seat: Seat, lang: Lang) -> str:
    code = "" if seat.insee is None else f" ({seat.insee})"
    return f"{_when(seat, lang)} {seat.commune}{code}{seat.doubt(lang)}"


def _name_order(name: Name) -> tuple[date, str]:
    return name.period.first, name.text


def _when(record: Bounded, lang: Lang) -> str:
    return period_text(Period(record.start, record.end), lang) + in_lang(_COLON, lang)


def _label_line(label: Label, holder: Holder, lang: Lang) -> str:
    """A label while one pole held it, which may be shorter than it was in force."""
    held = Period(holder.start or label.start, holder.end or label.end)
    parts = [f"{period_text(held, lang)}{in_lang(_COLON, lang)} phase {label.phase}"]
    if label.tier is not None:
        parts.append(label.tier.label(lang))
    if label.review is not None:
        parts.append(in_lang(("réexamen : ", "review: "), lang) + label.review.label(lang))
    if held.last < label.period.last:
        parts.append(in_lang(("label transmis", "label passed on"), lang))
    elif label.end_reason is not None:
        parts.append(label.end_reason.label(lang))
    return f"{joined(parts)} ({label.id}){label.doubt(lang)}"
