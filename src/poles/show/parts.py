"""The parts of a page that show poles: findings, how many labels there were, what became of the
first, who lost theirs, and the figures with the tables beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from poles.aggregate.cohorts import cohort
from poles.aggregate.lost import Loss
from poles.model import Source, Tier, citation
from poles.policy import Policy
from poles.text import (
    NBSP,
    Address,
    Bilingual,
    Card,
    Lang,
    card_html,
    cell_html,
    in_lang,
    joined,
    plural,
    value_text,
)

from .figures.drawing import LABELS, tier_name
from .known import Finding, Known, main_sources
from .lives import holdings
from .notes import Notes
from .page import folded
from .plain import day_text, listed, when_text
from .strips import Span, Strip, strips_html, table_html

_POLE: Bilingual = ("Pôle", "Pole")
_UNHELD: Bilingual = ("détenteur inconnu", "holder unknown")


def findings_html(found: Sequence[Finding], notes: Notes, *, links: bool) -> str:
    """What is found, each with its figure, its sentence and the numbers of its sources; a title may
    lead to the part of the page that shows it.
    """
    items = []
    for one in found:
        title = cell_html(one.title)
        if links and one.part != "unknown":
            title = f'<a href="#{one.part}">{title}</a>'
        items.append(
            # Large letters need lines that may break.
            f"<li><h3>{title}</h3><p class='figure'>{cell_html(one.figure.replace(NBSP, ' '))}</p>"
            f"<p>{cell_html(one.sentence)}{notes.html(one.sources)}</p></li>"
        )
    return f'<ul class="findings">{"".join(items)}</ul>'


def labels_html(known: Known, lang: Lang, *, tiered: bool = True) -> Iterator[str]:
    """How many labels there were at the end of each year, and of which tiers."""
    there = {one.tier for one in known.policy.labels} if tiered else set()
    tiers = [tier for tier in Tier if tier in there]
    heads = [in_lang(("Année", "Year"), lang), "Labels", in_lang(("Pôles", "Poles"), lang)]
    strips = []
    for year, snapshot in known.years.items():
        counts = Counter(label.tier for label in snapshot.labels)
        # Labels of a phase without tiers are of none.
        of_tiers = [str(counts[tier]) if counts.keys() & {*tiers} else "—" for tier in tiers]
        numbers = (str(len(snapshot.labels)), str(len(snapshot.poles)), *of_tiers)
        strips.append(Strip(str(year), (Span(Decimal(0), Decimal(numbers[0])),), numbers))
    caption: Bilingual = (
        "Les labels en vigueur à la fin de chaque année",
        "The labels in force at the end of each year",
    )
    scale = ("de 0 à {}", "from 0 to {}")
    yield f"<p>{in_lang(caption, lang)}.</p>"
    yield strips_html(
        [*heads, *(tier_name(tier, lang) for tier in tiers)],
        strips,
        lambda top: in_lang(scale, lang).format(top),
        in_lang(caption, lang),
    )


def first_html(known: Known, lang: Lang) -> Iterator[str]:
    """What became of the labels of the first day: how many of each sort, and one by one."""
    policy = known.policy
    found = cohort(policy, policy.coverage.first, policy.coverage.last)
    what = in_lang(("Devenir", "What became of them"), lang)
    strips = [
        Strip(outcome.label(lang), (Span(Decimal(0), Decimal(n)),), (str(n),))
        for outcome, n in found.counts.items()
    ]
    told: Bilingual = (
        "{labels} du {first}, au {last}",
        "{labels} of {first}, by {last}",
    )
    caption = in_lang(told, lang).format(
        labels=plural(len(found), *LABELS, lang),
        first=day_text(found.start, lang),
        last=day_text(found.at, lang),
    )
    scale = ("de 0 à {}", "from 0 to {}")
    yield f"<p>{cell_html(caption)}.</p>"
    yield strips_html(
        [what, "Labels"], strips, lambda top: in_lang(scale, lang).format(top), caption
    )


def lost_html(
    known: Known, notes: Notes, lang: Lang, *, rows: Sequence[Loss] | None = None
) -> Iterator[str]:
    """Who lost the label, the last first: when, why, who took over, by which sources."""
    found = list(known.lost) if rows is None else list(rows)
    if not found:
        yield f"<p>{in_lang(('Aucun.', 'None.'), lang)}</p>"
        return
    heads: tuple[Bilingual, ...] = (
        _POLE,
        ("Dernier jour", "Last day"),
        ("Motif", "Reason"),
        ("Repris par", "Taken over by"),
        ("Sources", "Sources"),
    )
    found.sort(key=lambda row: (row.end.latest, row.name), reverse=True)
    yield table_html(
        [in_lang(head, lang) for head in heads],
        (_loss(row, known.policy, notes, lang) for row in found),
        in_lang(("Les pôles qui n'ont plus de label", "The poles without a label any more"), lang),
    )


def _loss(row: Loss, policy: Policy, notes: Notes, lang: Lang) -> tuple[str, ...]:
    unsure = in_lang((" (déduit)", " (inferred)"), lang)
    heirs = listed([policy.poles[key].name for key in row.heirs], lang)
    cells = (
        row.name,
        when_text(row.end, lang) + unsure * ("end" in row.doubtful),
        row.reason.label(lang) + unsure * ("reason" in row.doubtful),
        heirs or "—",
    )
    return (*map(cell_html, cells), notes.html(main_sources(row.because)))


def places_html(known: Known, lang: Lang) -> str:
    """The poles of the last day with their places: what a map shows."""
    tables = known.now.tables
    rows = []
    for one in sorted(known.now.poles, key=lambda one: one.name):
        regions = [
            region.name if (region := tables.regions.get(key)) else key for key in one.regions
        ]
        sector = None if one.pole.sector is None else tables.sectors.get(one.pole.sector)
        cells = (
            one.name,
            "—" if one.seat is None else one.seat.commune,
            joined(regions) or "—",
            "—" if sector is None else in_lang((sector.fr, sector.en), lang),
        )
        rows.append(tuple(map(cell_html, cells)))
    heads: tuple[Bilingual, ...] = (
        _POLE, ("Siège", "Seat"), ("Région", "Region"), ("Secteur", "Sector"),
    )  # fmt: skip
    title = in_lang(("Les pôles au {}", "The poles on {}"), lang).format(
        day_text(known.now.day, lang)
    )
    return folded(title, table_html([in_lang(head, lang) for head in heads], rows, title))


def lives_html(known: Known, lang: Lang) -> str:
    """From when to when each pole held a label: what a timeline shows."""
    policy, rows = known.policy, []
    for pole in policy.poles:
        if held := holdings(pole, policy):
            days = (held[0].start, max(one.end for one in held))
            rows.append((pole.name, *(day_text(day, lang) for day in days), str(len(held))))
    unknown = sum(not label.holders for label in policy.labels)
    if unknown:
        rows.append((in_lang(_UNHELD, lang), "—", "—", str(unknown)))
    heads: tuple[Bilingual, ...] = (
        _POLE,
        ("Premier label", "First label"),
        ("Jusqu'au", "Until"),
        ("Nombre de labels", "Number of labels"),
    )
    title = in_lang(("Les labels de chaque pôle", "The labels of each pole"), lang)
    cells = (tuple(map(cell_html, row)) for row in rows)
    return folded(title, table_html([in_lang(head, lang) for head in heads], cells, title))


def outcomes_html(known: Known, lang: Lang) -> str:
    """What became of each label of the first day: what a figure of lineage shows."""
    policy = known.policy
    found = cohort(policy, policy.coverage.first, policy.coverage.last)
    rows = [
        (
            row.name or in_lang(_UNHELD, lang),
            row.outcome.label(lang),
            row.now or "—",
            "—" if row.ended is None else when_text(row.ended, lang),
        )
        for row in found
    ]
    heads: tuple[Bilingual, ...] = (
        ("Premier nom", "First name"),
        ("Devenir", "What became of it"),
        ("Aujourd'hui", "Today"),
        ("Label détenu jusqu'au", "Held a label until"),
    )
    title = in_lang(
        ("Ce que sont devenus les premiers pôles", "What the first poles have become"), lang
    )
    cells = (tuple(map(cell_html, row)) for row in rows)
    return folded(title, table_html([in_lang(head, lang) for head in heads], cells, title))


def inventory_html(policy: Policy, lang: Lang) -> Iterator[str]:
    """What the data hold."""
    yield folded(
        in_lang(("Ce que contiennent les données", "What the data hold"), lang),
        _card(policy.to_card(lang), lang),
    )


def _card(card: Card, lang: Lang) -> str:
    return f'<div class="card" tabindex="0">{card_html(card, None, lang)}</div>'


def sources_html(policy: Policy, notes: Notes, lang: Lang) -> str:
    """All sources of the policy: those that the page cites by their numbers, then the others; the
    figures name them by their ids.
    """
    others = sorted(source.id for source in policy.sources if source.id not in notes.numbers)
    notes.html(others)
    items = "\n".join(
        f'<li id="source-{number}">{_source(policy.sources[key], lang)}</li>'
        for key, number in notes.numbers.items()
    )
    return f'<ol class="sources">\n{items}\n</ol>'


def _source(source: Source, lang: Lang) -> str:
    if not source.titled:
        # Nobody read the title; the address says what it is.
        known = (source.publisher, value_text(source.published, lang))
        text = joined(filter(None, known))
    else:
        text = citation(source, lang)
    address = cell_html(Address(source.url)) if source.url else ""
    parts = (cell_html(text), address, f"<code>{cell_html(source.id)}</code>")
    return " ".join(filter(None, parts))
