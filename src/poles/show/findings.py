"""What a policy comes to, in a few sentences that are computed from its records: how many labels,
what became of the first, who lost theirs, how much money, and what is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from poles.aggregate.cohorts import Outcome, cohort
from poles.aggregate.lost import WENT_ON, Loss
from poles.ledger.conflicts import Conflict
from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.model import Record
from poles.policy import Policy
from poles.text import Bilingual, Lang, in_lang, joined, plural

from .disputes import about, sources_of
from .intervals import interval_text
from .known import Known, main_sources
from .plain import day_text, listed, money_text, when_text

LABELS: tuple[Bilingual, Bilingual] = ("label", "label"), ("labels", "labels")
POLES: tuple[Bilingual, Bilingual] = ("pôle", "pole"), ("pôles", "poles")
_STAYED = (Outcome.KEPT, Outcome.RENAMED, Outcome.JOINT)
_INTO = (Outcome.MERGED, Outcome.SPLIT)


class Finding(NamedTuple):
    """What is found: the ``part`` of the page that shows it, what it is about, a figure, what that
    means, and the ids of the main sources.
    """

    part: str
    title: str
    figure: str
    sentence: str
    sources: tuple[str, ...]


def findings(known: Known, lang: Lang) -> list[Finding]:
    """What is found, in the order in which a reader would ask; what a policy says nothing of is
    left out.
    """
    return [finding for tell in _FINDINGS for finding in tell(known, lang)]


def _labels(known: Known, lang: Lang) -> Iterator[Finding]:
    first, now = known.policy.on(known.policy.coverage.first), known.now
    year = max(known.years, key=lambda one: (len(known.years[one].labels), -one))
    told: Bilingual = (
        (
            "{labels} sont en vigueur le {day}, détenus par {poles}. Les {first} premiers datent "
            "du {since} ; leur nombre fut le plus grand à la fin de {year}, avec {most}."
        ),
        (
            "{labels} are in force on {day}, held by {poles}. The first {first} were given on "
            "{since}; there were most at the end of {year}, {most}."
        ),
    )
    yield Finding(
        "labels",
        in_lang(("Combien de pôles y a-t-il ?", "How many poles are there?"), lang),
        plural(len(now.poles), *POLES, lang),
        in_lang(told, lang).format(
            labels=plural(len(now.labels), *LABELS, lang),
            poles=plural(len(now.poles), *POLES, lang),
            day=day_text(now.day, lang),
            first=len(first.labels),
            since=day_text(first.day, lang),
            year=year,
            most=len(known.years[year].labels),
        ),
        main_sources([*now.labels, *first.labels]),
    )


def _first(known: Known, lang: Lang) -> Iterator[Finding]:
    coverage = known.policy.coverage
    found = cohort(known.policy, coverage.first, coverage.last)
    counts = Counter(found.counts)
    stayed, into = (sum(counts[one] for one in group) for group in (_STAYED, _INTO))
    unknown, renamed = counts[Outcome.UNKNOWN], counts[Outcome.RENAMED]
    ended = len(found) - stayed - into - unknown
    parts: list[tuple[int, Bilingual]] = [
        (
            stayed,
            (
                "{n} ont encore leur label, dont {renamed} sous un autre nom",
                "{n} still have theirs, {renamed} of them under another name",
            ),
        ),
        (into, ("{n} sont entrés dans un autre pôle", "{n} went into another pole")),
        (ended, ("{n} l'ont perdu sans suite", "{n} lost it, and nothing followed")),
        (unknown, ("{n} dont on ne sait rien", "{n} of which nothing is known")),
    ]
    told = [in_lang(text, lang).format(n=n, renamed=renamed) for n, text in parts if n]
    began: Bilingual = (
        "Des {all} labels du {day}, {parts}.",
        "Of the {all} labels of {day}, {parts}.",
    )
    title: Bilingual = (
        "Que sont devenus les pôles de {year} ?",
        "What became of the poles of {year}?",
    )
    yield Finding(
        "first",
        in_lang(title, lang).format(year=coverage.first.year),
        in_lang((f"{stayed} sur {len(found)}", f"{stayed} of {len(found)}"), lang),
        in_lang(began, lang).format(
            all=len(found),
            day=day_text(coverage.first, lang),
            parts=in_lang((" ; ", "; "), lang).join(told),
        ),
        main_sources(row.sources for row in found),
    )


def _lost(known: Known, lang: Lang) -> Iterator[Finding]:
    rows = list(known.lost)
    if not rows:
        return
    groups = [
        [row for row in rows if (row.reason in WENT_ON) == went_on] for went_on in (True, False)
    ]
    told: tuple[Bilingual, Bilingual] = (
        (
            "{n} sont entrés dans d'autres, dont en dernier {names} ({when})",
            "{n} went into others, most recently {names} ({when})",
        ),
        (
            "{n} ont perdu leur label sans suite, dont en dernier {names} ({when})",
            "{n} lost it outright, most recently {names} ({when})",
        ),
    )
    parts, because = [], []
    for text, group in zip(told, groups, strict=True):
        if group:
            last = [row for row in group if row.end.latest == max(o.end.latest for o in group)]
            because += last
            parts.append(
                in_lang(text, lang).format(
                    n=len(group),
                    names=_names(last, known.policy, lang),
                    when=_when(last[0], lang),
                )
            )
    began: Bilingual = (
        "{all} pôles qui eurent un label n'en ont plus : {parts}.",
        "{all} poles that once had a label have none: {parts}.",
    )
    yield Finding(
        "lost",
        in_lang(("Qui a perdu le label, et pourquoi ?", "Who lost the label, and why?"), lang),
        plural(len(rows), *POLES, lang),
        in_lang(began, lang).format(all=len(rows), parts=in_lang((" ; ", "; "), lang).join(parts)),
        main_sources(row.sources for row in because),
    )


def _names(rows: Sequence[Loss], policy: Policy, lang: Lang) -> str:
    """The poles of some rows, each with the pole that it went into."""
    into: Bilingual = ("{name}, repris par {heirs}", "{name}, taken over by {heirs}")
    told = []
    for row in rows:
        heirs = listed([policy.poles[key].name for key in row.heirs], lang)
        went_on = heirs and row.reason in WENT_ON
        told.append(in_lang(into, lang).format(name=row.name, heirs=heirs) if went_on else row.name)
    return listed(told, lang)


def _when(row: Loss, lang: Lang) -> str:
    """When a pole lost its label and why, and whether the day is inferred."""
    parts = [when_text(row.end, lang)]
    if "end" in row.doubtful:
        parts.append(in_lang(("date déduite", "a day that is inferred"), lang))
    return joined([*parts, row.reason.label(lang)])


def _money(known: Known, lang: Lang) -> Iterator[Finding]:
    asked = next((one for one in known.money if one[0].whole and one[0].by == "year"), None)
    if asked is None:
        return
    question, answers = asked
    together = question.all_of(answers)
    closed = [key for key, found in answers.items() if found.high is not None]
    parts = [_together(together, lang), _by_year(answers, closed, lang)]
    disputes = known.disputes
    if disputes:
        told: Bilingual = (
            (
                "Les sources se contredisent sur {n} points ; l'écart le plus grand, {gap}, porte "
                "sur : {what}."
            ),
            (
                "The sources contradict each other in {n} places; the widest gap, {gap}, is about: "
                "{what}."
            ),
        )
        worst = disputes[0]
        parts.append(
            in_lang(told, lang).format(
                n=len(disputes),
                gap=money_text(worst.gap, lang),
                what=about(worst, known.policy.funding, lang),
            )
        )
    yield Finding(
        "money",
        in_lang(question.asked, lang),
        in_lang(("au moins {}", "at least {}"), lang).format(money_text(together.low, lang)),
        " ".join(filter(None, parts)),
        (*main_sources(step.statement for step in together.because), *_of(disputes)),
    )


def _of(disputes: Sequence[Conflict]) -> tuple[str, ...]:
    """The sources of the widest of some contradictions."""
    return main_sources([sources_of(disputes[0])]) if disputes else ()


# Whether it was asked what is contested, and whether that is another answer.
_TOGETHER: dict[tuple[bool, bool], Bilingual] = {
    (False, False): ("En tout : {believed}.", "In all: {believed}."),
    (True, False): (
        "En tout : {believed}, quelle que soit celle des sources contraires que l'on croit.",
        "In all: {believed}, whichever of the contradicting sources one believes.",
    ),
    (True, True): (
        "En tout : {believed} ; selon les sources contraires que l'on croit : {other}.",
        "In all: {believed}; by which of the contradicting sources one believes: {other}.",
    ),
}


def _together(found: Bounds, lang: Lang) -> str:
    """How much money there is in all, believed and contested."""
    believed = interval_text(found.low, found.high, lang)
    doubted = found.contested
    other = believed if doubted is None else interval_text(doubted.low, doubted.high, lang)
    text = in_lang(_TOGETHER[doubted is not None, other != believed], lang)
    return text.format(believed=believed, other=other)


def _by_year(answers: Totals, closed: Sequence[str], lang: Lang) -> str:
    """For how many years there is an upper limit, and which is known best."""
    if not closed:
        none: Bilingual = (
            "Pour aucune année, les sources ne fixent de maximum.",
            "For no year do the sources set an upper limit.",
        )
        return in_lang(none, lang)
    best = min(closed, key=lambda key: (answers[key].high or 0) / (answers[key].low or 1))
    told: Bilingual = (
        (
            "Les sources ne fixent un maximum que pour {n} années sur {all} ; la mieux connue est "
            "{year} : {told}."
        ),
        (
            "The sources set an upper limit for {n} years of {all} only; the best known is {year}: "
            "{told}."
        ),
    )
    found = answers[best]
    return in_lang(told, lang).format(
        n=len(closed), all=len(answers), year=best, told=interval_text(found.low, found.high, lang)
    )


def _unknown(known: Known, lang: Lang) -> Iterator[Finding]:
    policy, doubtful = known.policy, list(known.now.doubtful)
    parts, because = [], list[Record](doubtful)
    if doubtful:
        names = [
            " / ".join(one.name for one in known.now.holders(label)) or label.id
            for label in doubtful
        ]
        told: Bilingual = (
            "si {n} labels ont été prolongés à leur réexamen ({names})",
            "whether {n} labels were renewed at their review ({names})",
        )
        parts.append(in_lang(told, lang).format(n=len(names), names=listed(names, lang)))
    if policy.phases and (last := policy.phases[-1]).end.latest == policy.coverage.last:
        told = (
            (
                "ce qui suit la phase {n}, qui finit le {day} : aucune source ne parle d'une "
                "phase {next}"
            ),
            "what follows phase {n}, which ends on {day}: no source speaks of a phase {next}",
        )
        day = day_text(last.end.latest, lang)
        parts.append(in_lang(told, lang).format(n=last.number, day=day, next=last.number + 1))
        because.append(last)
    if not parts:
        return
    began: Bilingual = ("On ne sait pas {parts}.", "It is not known {parts}.")
    count: Bilingual = ("{} labels", "{} labels")
    yield Finding(
        "unknown",
        in_lang(("Que ne sait-on pas ?", "What is not known?"), lang),
        in_lang(count, lang).format(len(doubtful)) if doubtful else "?",
        in_lang(began, lang).format(parts=in_lang((" ; ni ", "; nor "), lang).join(parts)),
        main_sources(because),
    )


_FINDINGS: tuple[Callable[[Known, Lang], Iterator[Finding]], ...] = (
    _labels,
    _first,
    _lost,
    _money,
    _unknown,
)
