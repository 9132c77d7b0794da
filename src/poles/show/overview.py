"""All that is known of the policy on a day, as plain text, its sources numbered."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.aggregate.territory import seated
from poles.model import (
    EDITION,
    Basis,
    FundingRecord,
    Period,
    region_name,
    statement_text,
)
from poles.policy import Policy
from poles.text import (
    Bilingual,
    Lang,
    date_text,
    headed,
    in_lang,
    joined,
)

from .facts import Facts
from .lives import event_text, section
from .notes import SOURCES, Notes
from .summary import BEGUN, DOUBTFUL, phase_line, tiers_line

_BY_REGION: Bilingual = (
    (
        "Par région (pôles qui la couvrent, chacun comptant dans toutes les siennes ; entre "
        "parenthèses, ceux qui y ont leur siège) :"
    ),
    (
        "By region (poles that cover it, each counted in all of its own; in brackets, those with "
        "their seat there):"
    ),
)
_PAST: Bilingual = (
    "En vigueur au-delà du terme pour lequel ils ont été donnés",
    "In force past the term they were given for",
)
_PARTS: Bilingual = (
    (
        "Énoncés non montrés, car ils portent sur un pôle, une région, un secteur ou une autre "
        "partie"
    ),
    "Statements not shown, as they speak of one pole, region, sector or other part",
)
_MONEY: Bilingual = (
    (
        "Argent public : ce que disent les sources, sans rien additionner (les énoncés se "
        "recouvrent)"
    ),
    "Public money: what the sources say, none added to another (the statements overlap)",
)
_GONE: Bilingual = ("N'en détiennent plus :", "No longer hold one:")
_SHARES: Bilingual = ("partage un label commun", "shares a joint label")


def overview(policy: Policy, day: date, lang: Lang) -> str:
    """The policy on a day: phase, labels by tier and region, what changed, milestones, and funding
    statements by basis; each with the numbers of its sources, which come last.
    """
    facts, notes = Facts.of(policy, day), Notes()
    head = [
        f"{policy.about.title(lang)} — {facts.snapshot.day}",
        f"{in_lang(EDITION, lang)} {policy.edition}",
    ]
    parts = [section(facts.title(lang), _labels(facts, lang))]
    if (phase := facts.phase) is not None:
        head += [phase_line(phase, lang), phase.orientation(lang) or ""]
        since = facts.begun.day
        changed = (f"Ce qui a changé depuis le {since}", f"What changed since {since}")
        passed = ("Jalons de la phase", "Milestones of the phase")
        parts += [
            section(in_lang(changed, lang), _changes(facts, notes, lang)),
            section(in_lang(passed, lang), _milestones(facts, notes, lang)),
            section(in_lang(_MONEY, lang), _funding(policy, phase.period, notes, lang)),
        ]
    parts.append(section(in_lang(SOURCES, lang), notes.listed(policy.sources, lang)))
    return "\n\n".join(filter(None, ["\n".join(filter(None, head)), *parts]))


def by_region(facts: Facts) -> list[tuple[str, int, int]]:
    """The regions, each with how many poles cover it and how many have their seat there; those of
    most poles first.
    """
    snapshot = facts.snapshot
    covers = Counter(region for standing in snapshot.poles for region in standing.regions)
    day, tables = snapshot.day, snapshot.tables
    seats = Counter(
        str(key) for one in snapshot.poles for key in seated(one.pole, day, day, tables) if key
    )
    order = sorted(covers | seats, key=lambda key: (-covers[key], key))
    return [(key, covers[key], seats[key]) for key in order]


def _labels(facts: Facts, lang: Lang) -> Iterator[str]:
    yield from tiers_line(facts, lang)
    if unknown := facts.unheld:
        yield headed(in_lang(("Détenteur inconnu", "Holder unknown"), lang), joined(unknown), lang)
    yield in_lang(_BY_REGION, lang)
    for key, covers, seats in by_region(facts):
        name = region_name(facts.policy.regions[key], facts.snapshot.day)
        yield f"  {covers:3} {name} ({seats})"
    if doubtful := facts.snapshot.doubtful:
        yield headed(in_lang(DOUBTFUL, lang), joined(map(facts.label_name, doubtful)), lang)
    if facts.past:
        yield headed(in_lang(_PAST, lang), facts.past, lang)


def _changes(facts: Facts, notes: Notes, lang: Lang) -> Iterator[str]:
    policy = facts.policy
    for event in facts.events:
        yield event_text(event, policy, lang, notes.marks(event.sources))
    if come := facts.come:
        yield headed(in_lang(BEGUN, lang), joined(one.name for one in come), lang)
    gone = facts.gone
    found = endings(policy, facts.snapshot.day) if gone else {}
    if gone:
        yield in_lang(_GONE, lang)
    for one in gone:
        told = in_lang(_SHARES, lang)
        if (ended := found.get(one.id)) is not None:
            told = ending_text(ended, policy.poles, lang, notes.marks(ended.sources))
        yield f"  {headed(one.name, told, lang)}"


def _milestones(facts: Facts, notes: Notes, lang: Lang) -> Iterator[str]:
    for one in facts.milestones:
        yield notes.told(one, f"{date_text(one.date, lang)} {one.text(lang)}", lang)


def of_period(policy: Policy, period: Period) -> tuple[list[FundingRecord], int]:
    """The statements of all the money that ended in a period, and how many there are of a part."""
    days = {statement.id: _last_day(statement, policy) for statement in policy.funding}
    found = [one for one in policy.funding if period.first <= days[one.id] <= period.last]
    whole = [statement for statement in found if not statement.sliced]
    whole.sort(key=lambda one: (one.stage or "", days[one.id], one.funders, one.id))
    return whole, len(found) - len(whole)


def _funding(policy: Policy, period: Period, notes: Notes, lang: Lang) -> Iterator[str]:
    whole, parts = of_period(policy, period)
    for basis in Basis:
        group = [statement for statement in whole if statement.basis is basis]
        if group:
            yield in_lang((f"{basis.fr} :", f"{basis.en}:"), lang)
            yield from (f"  {line}" for line in _statements(policy, group, notes, lang))
    if parts:
        yield headed(in_lang(_PARTS, lang), parts, lang)


def _last_day(statement: FundingRecord, policy: Policy) -> date:
    """The last day of a statement's box: of its period, or of the latest of its calls."""
    if statement.end is not None:
        return statement.end.latest
    last = date.min
    for key in statement.calls:
        call = policy.calls[key]
        year = call.budget_year or (
            call.decided.latest.year if call.decided is not None else date.min.year
        )
        last = max(last, date(year, 12, 31))
    return last


def _statements(
    policy: Policy, found: Iterable[FundingRecord], notes: Notes, lang: Lang
) -> Iterator[str]:
    """Each statement with its sources; those that say the same of the same box share a line."""
    said: dict[str, list[str]] = {}
    for statement in found:
        text = statement_text(statement, policy.funding, lang)
        said.setdefault(text, []).extend(statement.sources)
    for text, sources in said.items():
        yield text + notes.marks(sources)
