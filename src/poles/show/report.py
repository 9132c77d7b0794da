"""A policy as one page of HTML that loads nothing: overview, figures, public money with its proofs,
contradictions, sources.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from poles.aggregate.asking import refuse_other, refuse_other_than
from poles.ledger.answers import bounds
from poles.ledger.conflicts import conflicts
from poles.ledger.proof import Bounds, head, interval_text
from poles.ledger.totals import Group, Totals, total
from poles.model import Basis, Source, Stage, Tier, citation
from poles.package.writing import write_file
from poles.policy import Policy
from poles.text import (
    Address,
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    Listener,
    Steps,
    card_html,
    cell_html,
    headed,
    in_lang,
    joined,
    value_text,
)

from .figures.drawing import tier_name
from .figures.funding import funding
from .figures.lineage import lineage
from .figures.map import map as map_of
from .figures.timeline import timeline
from .figures.yearly import yearly
from .page import bundle, figure_html, framed

_TOLD: Bilingual = (
    "Données : édition {edition}, du {first} au {last}. Licence : {licence}.",
    "Data: edition {edition}, from {first} to {last}. Licence: {licence}.",
)
_NO_SCRIPT: Bilingual = (
    (
        "Les figures demandent JavaScript ; leur description, les preuves et les sources se lisent "
        "sans."
    ),
    (
        "The figures need JavaScript; their descriptions, the proofs and the sources can be read "
        "without."
    ),
)
_MONEY: Bilingual = (
    (
        "Chaque réponse est un intervalle : le moins et le plus que permettent ensemble les "
        "énoncés des sources, avec sa preuve. Rien n'est additionné parce que cela figure dans un "
        "même tableau."
    ),
    (
        "Each answer is an interval: the least and the most that the statements of the sources "
        "allow together, with its proof. Nothing is added up because it stands in the same table."
    ),
)
_NO_MONEY: Bilingual = ("Aucun énoncé sur l'argent public.", "No statements of public money.")
_DISAGREE: Bilingual = (
    (
        "Ce que les sources disent et qui ne peut être vrai ensemble, par nature de dépense. Qu'un "
        "énoncé soit retiré ne dit pas qu'il est faux : les réponses croient d'abord les énoncés "
        "les plus précis."
    ),
    (
        "What the sources say that cannot all be true, by kind of money. That a statement is taken "
        "out does not say that it is wrong: answers believe the most precise statements first."
    ),
)
_FOOT: Bilingual = (
    "Page faite par la bibliothèque poles, sans rien charger du réseau.",
    "Page made by the library poles; nothing in it is loaded from a network.",
)
_BY: dict[str, Bilingual] = {
    "phase": ("par phase", "by phase"),
    "call": ("par appel", "by call"),
    "year": ("par année", "by year"),
}


@attrs.frozen
class _Question:
    """Money to show, group by group; with a period, all of the period too."""

    by: Group
    basis: Basis
    stage: Stage | None = None
    funders: tuple[str, ...] = ()
    period: tuple[str, str] | None = None


QUESTIONS = (
    _Question("phase", Basis.PLANNED, Stage.ANNOUNCED, ("state",)),
    _Question("call", Basis.AWARDED, None, ("fui",)),
    # The agency's own total ends on that day.
    _Question("year", Basis.AWARDED, None, ("anr",), ("2005-01-01", "2012-11-19")),
)
# For policies without those funders of France.
_GENERAL = (
    _Question("phase", Basis.PLANNED, Stage.ANNOUNCED),
    _Question("phase", Basis.AWARDED),
    _Question("call", Basis.AWARDED),
    _Question("phase", Basis.PAID),
)


def write_report(
    policy: Policy,
    path: str | os.PathLike[str],
    *,
    lang: Lang = "en",
    progress: Listener | None = None,
) -> None:
    """Write the report on a policy; the file takes its place only when it is whole.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where the path holds something that is
    no file, or cannot be written to, and what :func:`report` raises.
    """
    write_file(path, lambda: report(policy, lang, progress=progress).encode())


def report(policy: Policy, lang: Lang = "en", *, progress: Listener | None = None) -> str:
    """A policy as one page of HTML, with all that it needs inside: nothing is loaded, and the same
    policy gives the same page. It takes seconds: ``progress`` is called with a
    :class:`~poles.results.Progress` for each section.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy with labels,
    or another language, and :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``plot``, or without ``solver`` where the policy's statements of money need it.
    """
    refuse_other(policy)
    refuse_other_than("lang", lang, ("fr", "en"), "The two languages of the texts.")
    code = bundle()
    title = in_lang((policy.about.title_fr, policy.about.title_en), lang)
    steps = Steps(("Rapport", "Report"), len(_SECTIONS), progress)
    sections = "\n".join(_section(key, policy, lang) for key in steps(_SECTIONS))
    body = (
        f"{_header(policy, title, lang)}\n<main id='main'>\n{sections}\n</main>\n"
        f"<footer><p>{cell_html(in_lang(_FOOT, lang))}</p></footer>"
    )
    return framed(f"{title} — {policy.edition}", lang, body, code)


def _header(policy: Policy, title: str, lang: Lang) -> str:
    first, last = policy.coverage
    licence = joined(one.title or one.name for one in policy.about.licences)
    told = in_lang(_TOLD, lang).format(
        edition=policy.edition, first=first, last=last, licence=licence
    )
    links = "".join(
        f'<li><a href="#{key}">{cell_html(in_lang(text, lang))}</a></li>'
        for key, (text, _) in _SECTIONS.items()
    )
    skip = in_lang(("Aller au contenu", "Skip to the contents"), lang)
    contents = in_lang(("Sommaire", "Contents"), lang)
    return (
        f'<a class="skip" href="#main">{skip}</a>\n'
        f'<header><h1>{cell_html(title)}</h1>\n<p class="told">{cell_html(told)}</p>\n'
        f'<nav aria-label="{contents}"><ol>{links}</ol></nav>\n'
        f"<noscript><p>{in_lang(_NO_SCRIPT, lang)}</p></noscript></header>"
    )


def _section(key: str, policy: Policy, lang: Lang) -> str:
    title, tell = _SECTIONS[key]
    told = tell(policy, lang=lang)
    # A figure, or parts of a page.
    parts = told if isinstance(told, Iterator) else [figure_html(told.to_dict(), f"{key}-chart")]
    heading = f'<h2 id="{key}" tabindex="-1">{cell_html(in_lang(title, lang))}</h2>'
    content = "\n".join(parts)
    return f'<section aria-labelledby="{key}">{heading}\n{content}</section>'


def _card(card: Card, lang: Lang, kind: str = "", *, rows: int | None = None) -> str:
    return f'<div class="card{kind}">{card_html(card, rows, lang)}</div>'


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{cell_html(summary)}</summary>{content}</details>"


def _overview(policy: Policy, lang: Lang) -> Iterator[str]:
    _, snapshots = yearly(policy)
    tiers = [tier for tier in (*Tier, None) if any(label.tier is tier for label in policy.labels)]
    if tiers == [None]:
        tiers = []
    poles = in_lang(("Pôles", "Poles"), lang)
    numbers = ("Phase", "Labels", poles, *(tier_name(tier, lang) for tier in tiers))
    columns = [GridColumn(title, number=True) for title in numbers]
    rows = []
    for snapshot in snapshots.values():
        counts = Counter(label.tier for label in snapshot.labels)
        phase = "" if snapshot.phase is None else snapshot.phase.number
        of_tiers = (counts[tier] for tier in tiers)
        row = (snapshot.day, phase, len(snapshot.labels), len(snapshot.poles), *of_tiers)
        rows.append(tuple(map(str, row)))
    grid = Grid((GridColumn(in_lang(("Jour", "Day"), lang)), *columns), rows, keyed=True)
    years = Card(in_lang(("À la fin de chaque année", "At the end of each year"), lang), (grid,))
    yield f'<div class="pair">{_card(policy.to_card(lang), lang)}{_card(years, lang)}</div>'
    last = snapshots[max(snapshots)]
    title = in_lang((f"Les pôles au {last.day}", f"The poles on {last.day}"), lang)
    yield _folded(title, _card(last.to_card(lang), lang))


def _funding(policy: Policy, lang: Lang) -> Iterator[str]:
    yield f"<p>{in_lang(_MONEY, lang)}</p>"
    known = [one for one in QUESTIONS if all(map(policy.funders.get, one.funders))]
    number = 0
    for question in known or _GENERAL:
        answers = total(policy.funding, **attrs.asdict(question, recurse=False))
        if any(answer.because for answer in answers.values()):
            number += 1
            yield _answered(answers, question.period, f"funding-chart-{number}", lang)
    if not number:
        yield f"<p>{in_lang(_NO_MONEY, lang)}</p>"


def _answered(answers: Totals, period: tuple[str, str] | None, key: str, lang: Lang) -> str:
    shown = dict[str, Bounds](answers)
    if period is not None:
        shown[" – ".join(period)] = bounds(answers.ledger, answers.box)
    chart = funding(answers if period is None else shown, lang=lang)
    proofs = [
        _folded(
            headed(name, interval_text(found, lang), lang),
            _card(found.to_card(lang), lang, rows=40),
        )
        for name, found in shown.items()
    ]
    title = f"{head(answers.box, answers.ledger, lang)}, {in_lang(_BY[answers.by], lang)}"
    table = _card(answers.to_card(lang), lang, rows=40)
    return (
        f"<h3>{cell_html(title)}</h3>\n{figure_html(chart.to_dict(), key)}\n"
        f"{_folded(in_lang(('En tableau', 'As a table'), lang), table)}\n"
        f"{_folded(in_lang(('Preuves', 'Proofs'), lang), ''.join(proofs))}"
    )


def _contradictions(policy: Policy, lang: Lang) -> Iterator[str]:
    yield f"<p>{in_lang(_DISAGREE, lang)}</p>"
    for basis in (Basis.PLANNED, Basis.AWARDED, Basis.PAID):
        if any(statement.basis is basis for statement in policy.funding):
            name = basis.label(lang)
            yield f"<h3>{cell_html(name[0].upper() + name[1:])}</h3>"
            yield _card(conflicts(policy.funding, basis).to_card(lang), lang, " conflicts")


def _sources(policy: Policy, lang: Lang) -> Iterator[str]:
    """All sources of the policy by their ids, which the figures name."""
    sources = sorted(policy.sources, key=lambda source: source.id)
    items = "\n".join(f"<li>{_source(source, lang)}</li>" for source in sources)
    yield f'<ol class="sources">\n{items}\n</ol>'


def _source(source: Source, lang: Lang) -> str:
    if not source.titled:
        # Nobody read the title; the address says what it is.
        known = (source.publisher, value_text(source.published, lang))
        text = joined(filter(None, known))
    else:
        text = citation(source, lang)
    address = cell_html(Address(source.url)) if source.url else ""
    parts = (f"<code>{cell_html(source.id)}</code>", cell_html(text), address)
    return " ".join(filter(None, parts))


_SECTIONS: dict[str, tuple[Bilingual, Callable[..., Any]]] = {
    "overview": (("Vue d'ensemble", "Overview"), _overview),
    "map": (("Carte", "Map"), map_of),
    "timeline": (("Frise", "Timeline"), timeline),
    "lineage": (("Filiation", "Lineage"), lineage),
    "funding": (("Argent public", "Public money"), _funding),
    "contradictions": (("Contradictions", "Contradictions"), _contradictions),
    "sources": (("Sources", "Sources"), _sources),
}
