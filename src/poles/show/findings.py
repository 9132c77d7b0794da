"""What a policy comes to, in a few sentences that are computed from its records: how many labels,
what became of the first, who lost theirs, how much money, and what is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from poles.aggregate.cohorts import Outcome, cohort
from poles.aggregate.lost import WENT_ON, Loss
from poles.model import Record
from poles.policy import Policy
from poles.text import Bilingual, Lang, headed, in_lang, joined, plural

from .figures.drawing import LABELS, POLES
from .known import Finding, Known, main_sources
from .money_finding import money_finding
from .plain import day_text, listed, when_text

_STAYED = (Outcome.KEPT, Outcome.RENAMED, Outcome.JOINT)
_INTO = (Outcome.MERGED, Outcome.SPLIT)


def findings(known: Known, lang: Lang) -> list[Finding]:
    """What is found, in the order in which a reader would ask; what a policy says nothing of is
    left out.
    """
    return [finding for tell in _FINDINGS for finding in tell(known, lang)]


def _labels(known: Known, lang: Lang) -> Iterator[Finding]:
    first, now = known.policy.on(known.policy.coverage.first), known.now
    poles = plural(len(now.poles), *POLES, lang)
    told: tuple[Bilingual, Bilingual] = (
        ("label est en vigueur le {}, détenu par {}.", "label is in force on {}, held by {}."),
        ("labels sont en vigueur le {}, détenus par {}.", "labels are in force on {}, held by {}."),
    )
    parts = [plural(len(now.labels), *told, lang).format(day_text(now.day, lang), poles)]
    began: Bilingual = ("Le premier date du {since}", "The first was given on {since}")
    if (count := len(first.labels)) > 1:
        began = ("Les {n} premiers datent du {since}", "The first {n} were given on {since}")
    since = in_lang(began, lang).format(n=count, since=day_text(first.day, lang))
    parts.append(f"{in_lang((' ; ', '; '), lang).join([since, *_most(known, lang)])}.")
    yield Finding(
        "labels",
        in_lang(("Combien de pôles y a-t-il ?", "How many poles are there?"), lang),
        poles,
        " ".join(parts),
        main_sources([*now.labels, *first.labels]),
    )


def _most(known: Known, lang: Lang) -> Iterator[str]:
    """When there were most labels, and how many, if there were not always as many."""
    counts = {year: len(snapshot.labels) for year, snapshot in known.years.items()}
    most = max(counts.values())
    if most == min(counts.values()):
        return
    first = last = min(year for year, count in counts.items() if count == most)
    while counts.get(last + 1) == most:
        last += 1
    told: Bilingual = (
        (
            "leur nombre fut le plus grand, {most}, fin {first}",
            "there were most, {most}, at the end of {first}",
        )
        if first == last
        else (
            "leur nombre fut le plus grand, {most}, de fin {first} à fin {last}",
            "there were most, {most}, from the end of {first} to that of {last}",
        )
    )
    yield in_lang(told, lang).format(most=most, first=first, last=last)


def _first(known: Known, lang: Lang) -> Iterator[Finding]:
    coverage = known.policy.coverage
    found = cohort(known.policy, coverage.first, coverage.last)
    counts = Counter(found.counts)
    stayed, into = (sum(counts[one] for one in group) for group in (_STAYED, _INTO))
    unknown, renamed = counts[Outcome.UNKNOWN], counts[Outcome.RENAMED]
    fates: list[tuple[int, Bilingual, Bilingual]] = [
        (stayed, ("a encore un label", "still has one"), ("ont encore un label", "still have one")),
        (
            into,
            ("est entré dans un autre pôle", "went into another pole"),
            ("sont entrés dans un autre pôle", "went into another pole"),
        ),
        (
            len(found) - stayed - into - unknown,
            ("a perdu son label sans qu'un autre le continue", "lost it outright"),
            ("ont perdu leur label sans qu'un autre le continue", "lost it outright"),
        ),
    ]
    parts = [plural(n, one, many, lang) for n, one, many in fates if n]
    if renamed:
        other = in_lang((", dont {} sous un autre nom", ", {} of them under another name"), lang)
        parts[0] += other.format(renamed)
    if unknown:
        none: Bilingual = ("de {}, on ne sait rien", "of {}, nothing is known")
        parts.append(in_lang(none, lang).format(unknown))
    began: tuple[Bilingual, Bilingual] = (
        ("pôle labellisé le {day}, {parts}.", "pole that had a label on {day}, {parts}."),
        ("pôles labellisés le {day}, {parts}.", "poles that had a label on {day}, {parts}."),
    )
    title: Bilingual = (
        "Que sont devenus les pôles de {year} ?",
        "What became of the poles of {year}?",
    )
    of = in_lang(("Sur {}", "Of {}"), lang).format(plural(len(found), *began, lang))
    yield Finding(
        "first",
        in_lang(title, lang).format(year=coverage.first.year),
        in_lang((f"{stayed} sur {len(found)}", f"{stayed} of {len(found)}"), lang),
        of.format(
            day=day_text(coverage.first, lang), parts=in_lang((" ; ", "; "), lang).join(parts)
        ),
        main_sources(row.sources for row in found),
    )


def _lost(known: Known, lang: Lang) -> Iterator[Finding]:
    rows = list(known.lost)
    if not rows:
        return
    fates: list[tuple[bool, Bilingual, Bilingual]] = [
        (
            True,
            ("est entré dans un autre, {last}", "went into another, {last}"),
            (
                "sont entrés dans d'autres, dont en dernier {last}",
                "went into others, most recently {last}",
            ),
        ),
        (
            False,
            (
                "a perdu son label sans qu'un autre le continue, {last}",
                "lost it outright, {last}",
            ),
            (
                "ont perdu leur label sans qu'un autre le continue, dont en dernier {last}",
                "lost it outright, most recently {last}",
            ),
        ),
    ]
    parts, because = [], []
    for went_on, one, many in fates:
        if group := [row for row in rows if (row.reason in WENT_ON) == went_on]:
            last = [row for row in group if row.end.latest == max(o.end.latest for o in group)]
            because += last
            told = plural(len(group), one, many, lang)
            parts.append(told.format(last=_endings(last, known.policy, lang)))
    began: tuple[Bilingual, Bilingual] = (
        ("pôle qui eut un label n'en a plus", "pole that once had a label has none"),
        ("pôles qui eurent un label n'en ont plus", "poles that once had a label have none"),
    )
    all_of = plural(len(rows), *began, lang)
    yield Finding(
        "lost",
        in_lang(("Qui a perdu le label, et pourquoi ?", "Who lost the label, and why?"), lang),
        plural(len(rows), *POLES, lang),
        f"{headed(all_of, in_lang((' ; ', '; '), lang).join(parts), lang)}.",
        main_sources(row.sources for row in because),
    )


def _endings(rows: Sequence[Loss], policy: Policy, lang: Lang) -> str:
    """The poles of some rows, together those that went into the same pole on the same day; when
    they lost the label, and why.
    """
    into: Bilingual = (", repris par {}", ", taken over by {}")
    alike: dict[str, list[str]] = {}
    for row in rows:
        heirs = listed([policy.poles[key].name for key in row.heirs], lang)
        went_on = in_lang(into, lang).format(heirs) if heirs and row.reason in WENT_ON else ""
        alike.setdefault(f"{went_on} ({_when(row, lang)})", []).append(row.name)
    return listed([listed(names, lang) + how for how, names in alike.items()], lang)


def _when(row: Loss, lang: Lang) -> str:
    """When a pole lost its label and why, and whether the day is inferred."""
    parts = [when_text(row.end, lang)]
    if "end" in row.doubtful:
        parts.append(in_lang(("date déduite", "a day that is inferred"), lang))
    return joined([*parts, row.reason.label(lang)])


def _unknown(known: Known, lang: Lang) -> Iterator[Finding]:
    policy, doubtful = known.policy, list(known.now.doubtful)
    parts, because = [], list[Record](doubtful)
    figure = plural(len(doubtful), *LABELS, lang)
    if doubtful:
        unheld = in_lang(("détenteur inconnu", "holder unknown"), lang)
        held = (" / ".join(one.name for one in known.now.holders(label)) for label in doubtful)
        names = list(dict.fromkeys(one or unheld for one in held))
        told: tuple[Bilingual, Bilingual] = (
            (
                "label a été prolongé à son réexamen ({names})",
                "label was renewed at its review ({names})",
            ),
            (
                "labels ont été prolongés à leur réexamen ({names})",
                "labels were renewed at their review ({names})",
            ),
        )
        text = plural(len(doubtful), *told, lang).format(names=listed(names, lang))
        parts.append(f"{in_lang(('si', 'whether'), lang)} {text}")
    if policy.phases and (last := policy.phases[-1]).end.latest == policy.coverage.last:
        follows: Bilingual = (
            (
                "ce qui suit la phase {n}, qui finit le {day} : aucune source ne parle d'une "
                "phase {next}"
            ),
            "what follows phase {n}, which ends on {day}: no source speaks of a phase {next}",
        )
        day, after = day_text(last.end.latest, lang), last.number + 1
        parts.append(in_lang(follows, lang).format(n=last.number, day=day, next=after))
        because.append(last)
        figure = figure if doubtful else f"phase {after}"
    if not parts:
        return
    began: Bilingual = ("On ne sait pas {parts}.", "It is not known {parts}.")
    yield Finding(
        "unknown",
        in_lang(("Que ne sait-on pas ?", "What is not known?"), lang),
        figure,
        in_lang(began, lang).format(parts=in_lang((" ; ni ", "; nor "), lang).join(parts)),
        main_sources(because),
    )


_FINDINGS: tuple[Callable[[Known, Lang], Iterator[Finding]], ...] = (
    _labels,
    _first,
    _lost,
    money_finding,
    _unknown,
)
