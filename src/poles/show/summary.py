"""The policy on a day in one screen: what stands, what changed, money in three lines, and where to
ask on. It costs little: of the data it reads labels, poles, phases, events, milestones and sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from poles.model import EDITION, EventKind, Phase
from poles.policy import Policy
from poles.text import Bilingual, Lang, date_text, fitted, headed, in_lang, joined, period_text

from .facts import Facts
from .lives import event_text, section
from .notes import SOURCES, Notes
from .phase_money import phase_money

# So many letters of names are told of those of one sort, which are two lines.
_LETTERS = 120
# A screen. So many sources are numbered behind one fact, and of what changed; and in all as many as
# leave the text on a screen. Who wants more asks on.
_LINES, _COLUMNS = 40, 100
_BEHIND, _OF_CHANGES, _NUMBERED = 5, 2, (12, 8, 6, 4, 2)
# A longer address stands alone on a line, and may be longer than that.
_ADDRESS = 80

BEGUN: Bilingual = ("Détiennent désormais un label", "Now hold a label")
_GONE: Bilingual = ("N'en détiennent plus en propre", "No longer hold one of their own")
DOUBTFUL: Bilingual = (
    "Douteux, l'issue de leur réexamen n'étant pas connue",
    "Doubtful, as the outcome of their review is not known",
)
_IDENTITY: Bilingual = ("Changements d'identité", "Changes of identity")
_LAST: Bilingual = ("Le dernier", "The last")
_MILESTONE: Bilingual = ("Dernier jalon", "Last milestone")
_MONEY: Bilingual = (
    "Argent public de la phase : le moins et le plus que permettent ensemble les sources",
    "Public money of the phase: the least and the most that the sources allow together",
)
_ON: Bilingual = (
    "Pour en savoir plus : python -m poles --lang fr …",
    "To ask on: python -m poles …",
)


def summary(policy: Policy, day: date, lang: Lang) -> str:
    """The policy on a day, in at most 40 lines once they are fitted to 100 columns."""
    facts = Facts.of(policy, day)
    told = (_told(facts, most, lang) for most in _NUMBERED)
    screens = (text for text in told if fitted(text, _COLUMNS).count("\n") < _LINES)
    return next(screens, None) or _told(facts, 0, lang)


def _told(facts: Facts, most: int, lang: Lang) -> str:
    """The facts of a day, with so many sources numbered at most."""
    policy, phase, notes = facts.policy, facts.phase, Notes()
    head = [
        f"{policy.about.title(lang)} — {facts.snapshot.day}",
        f"{in_lang(EDITION, lang)} {policy.edition}",
    ]
    title = facts.title(lang)
    parts = [section(title, _labels(facts, lang)) or title]
    if phase is not None:
        head.append(phase_line(phase, lang))
        since = facts.begun.day
        changed = (f"Ce qui a changé depuis le {since}", f"What changed since {since}")
        parts += [
            section(in_lang(changed, lang), _changes(facts, notes, min(most, _OF_CHANGES), lang)),
            section(in_lang(_MONEY, lang), _money(policy, phase, notes, most, lang)),
        ]
    listed = notes.listed(policy.sources, lang, most=_ADDRESS)
    parts.append(section(in_lang(SOURCES, lang), listed))
    parts.append(section(in_lang(_ON, lang), _questions(facts, lang)))
    return "\n\n".join(filter(None, ["\n".join(head), *parts]))


def phase_line(phase: Phase, lang: Lang) -> str:
    """A phase by its name, with its period and what is unverified of it."""
    return f"{phase.name(lang)} ({period_text(phase.period, lang)}){phase.doubt(lang)}"


def tiers_line(facts: Facts, lang: Lang) -> Iterator[str]:
    """How many labels there are of each tier; nothing where they have none."""
    if tiers := facts.snapshot.tiers_text(lang):
        yield in_lang(("Par catégorie — ", "By tier — "), lang) + tiers


def _labels(facts: Facts, lang: Lang) -> Iterator[str]:
    yield from tiers_line(facts, lang)
    yield from _counted(DOUBTFUL, map(facts.label_name, facts.snapshot.doubtful), lang)


def _counted(title: Bilingual, names: Iterable[str], lang: Lang) -> Iterator[str]:
    """How many there are, and the names of the first; nothing where there are none."""
    found = list(names)
    if not found:
        return
    shown, left = 1, _LETTERS - len(found[0])
    while shown < len(found) and len(found[shown]) + 2 <= left:
        left -= len(found[shown]) + 2
        shown += 1
    told = joined(found[:shown])
    if more := len(found) - shown:
        told += in_lang((f" et {more} de plus", f" and {more} more"), lang)
    yield headed(f"{in_lang(title, lang)} ({len(found)})", told, lang)


def _changes(facts: Facts, notes: Notes, most: int, lang: Lang) -> Iterator[str]:
    yield from _counted(BEGUN, (one.name for one in facts.come), lang)
    yield from _counted(_GONE, (one.name for one in facts.gone), lang)
    if events := facts.events:
        counts = Counter(event.kind for event in events)
        kinds = (headed(kind.label(lang), counts[kind], lang) for kind in EventKind if counts[kind])
        yield headed(f"{in_lang(_IDENTITY, lang)} ({len(events)})", joined(kinds), lang)
        marks = _marks(events[-1].sources, notes, most)
        yield headed(in_lang(_LAST, lang), event_text(events[-1], facts.policy, lang, marks), lang)
    if milestones := facts.milestones:
        last = milestones[-1]
        marks = _marks(last.sources, notes, most)
        told = f"{date_text(last.date, lang)} {last.text(lang)}{marks}{last.doubt(lang)}"
        yield headed(in_lang(_MILESTONE, lang), told, lang)


def _money(policy: Policy, phase: Phase, notes: Notes, most: int, lang: Lang) -> Iterator[str]:
    for one in phase_money(policy.funding, phase.number):
        yield one.text(lang) + _marks(one.sources, notes, most)


def _marks(sources: Sequence[str], notes: Notes, most: int) -> str:
    """The numbers of some sources; how many they are, where with them more than the most would be
    numbered.
    """
    if len(sources) > _BEHIND or len(notes.numbers.keys() | sources) > most:
        return f" ({len(sources)} source{'s' * (len(sources) > 1)})"
    return notes.marks(sources)


def _questions(facts: Facts, lang: Lang) -> Iterator[str]:
    """What to ask next, each with what it tells."""
    asked: list[tuple[str, Bilingual]] = [
        ("show Minalogic", ("toute la vie d'un pôle", "one pole's whole life")),
        ("lost", ("les pôles qui n'ont plus de label", "the poles without a label any more")),
    ]
    if facts.phase is not None:
        proof = ("combien a été accordé, et la preuve", "how much was awarded, and the proof")
        asked.append((f"funding --period {_years(facts.phase)} --cite", proof))
    last = facts.snapshot.day == facts.policy.coverage.last
    day = "" if last else f"--on {facts.snapshot.day} "
    asked += [
        (f"{day}--full", ("tout ce que l'on sait de ce jour", "all that is known of this day")),
        ("--help", ("toutes les questions", "all questions")),
    ]
    width = max(len(command) for command, _ in asked)
    for command, told in asked:
        yield f"{command.ljust(width)}  {in_lang(told, lang)}"


def _years(phase: Phase) -> str:
    """The period of a phase, as the command takes it."""
    first, last = phase.period.first, phase.period.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}-{last.year}"
    return f"{first}/{last}"
