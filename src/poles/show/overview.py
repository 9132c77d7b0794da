"""The policy on a day, as plain text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter

from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.aggregate.territory import seated
from poles.identity.snapshot import Snapshot
from poles.model import (
    EDITION,
    Basis,
    FundingRecord,
    Label,
    Period,
    Phase,
    citations,
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
    period_text,
    plural,
)

from .lives import by_date, event_text, section

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
_DOUBTFUL: Bilingual = (
    "Douteux, l'issue de leur réexamen n'étant pas connue",
    "Doubtful, as the outcome of their review is not known",
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
_BEGUN: Bilingual = ("Détiennent désormais un label", "Now hold a label")
_GONE: Bilingual = ("N'en détiennent plus :", "No longer hold one:")
_SHARES: Bilingual = ("partage un label commun", "shares a joint label")


def overview(policy: Policy, day: date, lang: Lang) -> str:
    """The policy on a day: phase, labels by tier and region, what changed, milestones, and funding
    statements by basis.
    """
    snapshot = policy.on(day)
    head = [
        f"{policy.about.title(lang)} — {snapshot.day}",
        f"{in_lang(EDITION, lang)} {policy.edition}",
    ]
    parts = [section(_title(snapshot, lang), _labels(policy, snapshot, lang))]
    if (phase := snapshot.phase) is not None:
        head.append(f"{phase.name(lang)} ({period_text(phase.period, lang)}){phase.doubt(lang)}")
        head.append(phase.orientation(lang) or "")
        begun = policy.on(max(phase.period.first, policy.coverage.first))
        changed = (f"Ce qui a changé depuis le {begun.day}", f"What changed since {begun.day}")
        passed = ("Jalons de la phase", "Milestones of the phase")
        parts += [
            section(in_lang(changed, lang), _changes(policy, begun, snapshot, lang)),
            section(in_lang(passed, lang), _milestones(policy, phase, snapshot.day, lang)),
            section(in_lang(_MONEY, lang), _funding(policy, phase.period, lang)),
        ]
    return "\n\n".join(filter(None, ["\n".join(filter(None, head)), *parts]))


def _title(snapshot: Snapshot, lang: Lang) -> str:
    labels = plural(len(snapshot.labels), ("label", "label"), ("labels", "labels"), lang)
    them = "les" if len(snapshot.labels) > 1 else "le"
    one, many = (f"pôle qui {them} détient", "pole"), (f"pôles qui {them} détiennent", "poles")
    poles = plural(len(snapshot.poles), one, many, lang)
    return in_lang((f"{labels}, {poles}", f"{labels}, held by {poles}"), lang)


def _labels(policy: Policy, snapshot: Snapshot, lang: Lang) -> Iterator[str]:
    if tiers := snapshot.tiers_text(lang):
        yield in_lang(("Par catégorie — ", "By tier — "), lang) + tiers
    if unknown := [label.id for label in snapshot.labels if not snapshot.holders(label)]:
        yield headed(in_lang(("Détenteur inconnu", "Holder unknown"), lang), joined(unknown), lang)
    yield in_lang(_BY_REGION, lang)
    covers = Counter(region for standing in snapshot.poles for region in standing.regions)
    day, tables = snapshot.day, snapshot.tables
    seats = Counter(
        str(key) for one in snapshot.poles for key in seated(one.pole, day, day, tables) if key
    )
    for key in sorted(covers | seats, key=lambda key: (-covers[key], key)):
        yield f"  {covers[key]:3} {region_name(policy.regions[key], day)} ({seats[key]})"
    if snapshot.doubtful:
        names = joined(_label_name(label, snapshot) for label in snapshot.doubtful)
        yield headed(in_lang(_DOUBTFUL, lang), names, lang)
    terms = [label.term.latest for label in snapshot.labels if label.term is not None]
    if past := sum(term < snapshot.day for term in terms):
        yield headed(in_lang(_PAST, lang), past, lang)


def _label_name(label: Label, snapshot: Snapshot) -> str:
    return " / ".join(standing.name for standing in snapshot.holders(label)) or label.id


def _changes(policy: Policy, begun: Snapshot, snapshot: Snapshot, lang: Lang) -> Iterator[str]:
    for event in by_date(policy.events):
        if begun.day < event.date.latest <= snapshot.day:
            yield event_text(event, policy, lang)
    before, now = begun.poles.keys(), snapshot.poles.keys()
    if names := sorted(one.name for one in snapshot.poles if one.id not in before):
        yield headed(in_lang(_BEGUN, lang), joined(names), lang)
    gone = sorted((one for one in begun.poles if one.id not in now), key=attrgetter("name"))
    found = endings(policy, snapshot.day) if gone else {}
    if gone:
        yield in_lang(_GONE, lang)
    for one in gone:
        told = in_lang(_SHARES, lang)
        if one.id in found:
            told = ending_text(found[one.id], policy.poles, lang)
        yield f"  {headed(one.name, told, lang)}"


def _milestones(policy: Policy, phase: Phase, day: date, lang: Lang) -> Iterator[str]:
    for one in sorted(policy.milestones, key=lambda one: (one.date.earliest, one.id)):
        if phase.period.first <= one.date.earliest and one.date.latest <= day:
            cited = citations(one.sources, policy.sources, lang)
            yield f"{date_text(one.date, lang)} {one.text(lang)}{one.doubt(lang)} [{cited}]"


def _funding(policy: Policy, period: Period, lang: Lang) -> Iterator[str]:
    days = {statement.id: _last_day(statement, policy) for statement in policy.funding}
    found = [one for one in policy.funding if period.first <= days[one.id] <= period.last]
    whole = [statement for statement in found if not statement.sliced]
    whole.sort(key=lambda one: (one.stage or "", days[one.id], one.funders, one.id))
    for basis in Basis:
        group = [statement for statement in whole if statement.basis is basis]
        if group:
            yield in_lang((f"{basis.fr} :", f"{basis.en}:"), lang)
            yield from (f"  {line}" for line in _statements(policy, group, lang))
    if len(found) > len(whole):
        yield headed(in_lang(_PARTS, lang), len(found) - len(whole), lang)


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


def _statements(policy: Policy, found: Iterable[FundingRecord], lang: Lang) -> Iterator[str]:
    """Each statement with its sources; those that say the same of the same box share a line."""
    said: dict[str, list[str]] = {}
    for statement in found:
        text = statement_text(statement, policy.funding, lang)
        said.setdefault(text, []).extend(statement.sources)
    for text, sources in said.items():
        yield f"{text} [{citations(sources, policy.sources, lang) or '—'}]"
