"""The life of a pole as plain text, its sources numbered where they prove something."""

from collections.abc import Iterable, Iterator

from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.aggregate.references import footnotes as footnotes_of
from poles.model import (
    Identifier,
    Member,
    Name,
    Period,
    Pole,
    PoleRegion,
    Seat,
    statement_text,
)
from poles.policy import Policy
from poles.text import Bilingual, Lang, headed, in_lang, joined, period_text

from .lives import Held, by_date, event_text, holdings, section
from .notes import SOURCES, Notes

_ENDED: Bilingual = ("Fin du dernier label", "End of the last label")
_MONEY: Bilingual = (
    "Argent public qui le concerne, énoncé par énoncé",
    "Public money that concerns it, statement by statement",
)


def life(policy: Policy, pole: Pole, lang: Lang, *, footnotes: bool = False) -> str:
    """All that is known of one pole: names, seats, regions, labels, evaluations, events, statements
    of money; each with the numbers of its sources, which come last, with ``footnotes`` as
    :func:`~poles.cite` lists them.
    """
    notes = Notes()
    parts = ["\n".join(_head(policy, pole, notes, lang)) + pole.doubt(lang)]
    parts += [
        section(in_lang(title, lang), lines)
        for title, lines in _sections(policy, pole, notes, lang)
    ]
    listed = notes.listed(policy.sources, lang)
    if footnotes:
        sources = [policy.sources[key] for key in notes.numbers]
        listed = iter(footnotes_of(sources, [policy.about], lang).splitlines())
    parts.append(section(in_lang(SOURCES, lang), listed))
    return "\n\n".join(filter(None, parts))


def _head(policy: Policy, pole: Pole, notes: Notes, lang: Lang) -> Iterator[str]:
    # Who says that there is such a pole says so of its key.
    yield f"{pole.name} ({pole.id}){notes.marks(pole.sources_of('id'))}"
    if pole.sector is not None:
        sector = policy.sectors[pole.sector]
        yield in_lang((sector.fr, sector.en), lang) + notes.marks(pole.sources_of("sector"))
    if pole.website is not None:
        yield pole.website + notes.marks(pole.sources_of("website"))


def _sections(
    policy: Policy, pole: Pole, notes: Notes, lang: Lang
) -> Iterator[tuple[Bilingual, Iterable[str]]]:
    """What is told under each title, in the order in which sources are numbered."""

    def dated(record: _OfATime, text: str) -> str:
        time = period_text(Period(record.start, record.end), lang)
        return headed(time, notes.told(record, text, lang), lang)

    names = sorted(pole.names, key=lambda one: (one.period.first, one.text))
    regions = sorted(pole.regions, key=lambda one: (one.period.first, one.region))
    yield ("Noms", "Names"), (dated(one, _name(one, lang)) for one in names)
    yield ("Sièges", "Seats"), (dated(one, _place(one)) for one in pole.seats)
    yield ("Régions", "Regions"), (dated(one, policy.regions[one.region].name) for one in regions)
    numbers = (dated(one, _number(one, lang)) for one in pole.identifiers)
    yield ("Identifiants", "Identifiers"), numbers
    members = (dated(one, policy.poles[one.member].name) for one in pole.members)
    yield ("Membres", "Members"), members
    yield ("Labels", "Labels"), (_label(one, notes, lang) for one in holdings(pole, policy))
    yield _ENDED, _ended(policy, pole, notes, lang)
    evaluations = (
        notes.told(one, f"{one.year} {one.result.label(lang)}", lang)
        for one in policy.evaluations
        if one.pole == pole.id
    )
    yield ("Évaluations", "Evaluations"), evaluations
    events = (
        event_text(event, policy, lang, notes.marks(event.sources))
        for event in by_date(policy.events)
        if pole.id in event.before + event.after
    )
    yield ("Événements", "Events"), events
    yield _MONEY, _statements(policy, pole, notes, lang)


_OfATime = Name | Seat | PoleRegion | Identifier | Member


def _ended(policy: Policy, pole: Pole, notes: Notes, lang: Lang) -> Iterator[str]:
    if (found := endings(policy, policy.coverage.last).get(pole.id)) is not None:
        yield ending_text(found, policy.poles, lang, notes.marks(found.sources))


def _statements(policy: Policy, pole: Pole, notes: Notes, lang: Lang) -> Iterator[str]:
    """The statements of a pole's money; those that say the same of the same box share a line."""
    said: dict[str, list[str]] = {}
    for one in policy.funding:
        if pole.id in one.poles:
            text = statement_text(one, policy.funding, lang)
            said.setdefault(text, []).extend(one.sources)
    for text, sources in said.items():
        yield text + notes.marks(sources)


def _number(number: Identifier, lang: Lang) -> str:
    """A number with its register, the body that has it and, if that is not the pole, its role."""
    role = None if number.role is None else number.role.label(lang)
    body = joined(filter(None, (number.legal_name, role)))
    return f"{number.scheme.label(lang)} {number.value}{f' ({body})' if body else ''}"


def _place(seat: Seat) -> str:
    code = "" if seat.insee is None else f" ({seat.insee})"
    return f"{seat.commune}{code}"


def _name(name: Name, lang: Lang) -> str:
    return f"{name.text} ({name.kind.label(lang)})"


def _label(held: Held, notes: Notes, lang: Lang) -> str:
    """A label while one pole held it, which may be shorter than it was in force."""
    label, holder = held.label, held.holder
    time = Period(holder.start or label.start, holder.end or label.end)
    parts = [f"phase {label.phase}"]
    if label.tier is not None:
        parts.append(label.tier.label(lang))
    if label.review is not None:
        review = in_lang(("réexamen", "review"), lang)
        parts.append(headed(review, label.review.label(lang), lang))
    if time.last < label.period.last:
        parts.append(in_lang(("label transmis", "label passed on"), lang))
    elif label.end_reason is not None:
        parts.append(label.end_reason.label(lang))
    marks = notes.marks((*label.sources, *holder.sources))
    told = f"{joined(parts)} ({label.id}){marks}{label.doubt(lang)}"
    return headed(period_text(time, lang), told, lang)
