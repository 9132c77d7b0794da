"""A policy as one page of HTML that loads nothing: overview, figures, public money with its proofs,
contradictions, sources.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from poles.aggregate.asking import refuse_other_than
from poles.errors import InvalidQuestion
from poles.identity.snapshot import Snapshot
from poles.ledger.answers import bounds
from poles.ledger.conflicts import conflicts
from poles.ledger.proof import Bounds, head, interval_text
from poles.ledger.totals import Group, Totals, total
from poles.model import Basis, Source, Stage, Tier, citation
from poles.package.writing import beside
from poles.policy import Policy
from poles.text import (
    Address,
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    card_html,
    cell_html,
    in_lang,
    joined,
)

from .figures.drawing import refuse_other, tier_name
from .figures.funding import funding
from .figures.lineage import lineage
from .figures.map import map as map_of
from .figures.timeline import timeline
from .figures.yearly import yearly
from .page_parts import bundle, figure_html, framed

_TITLES: dict[str, Bilingual] = {
    "overview": ("Vue d'ensemble", "Overview"),
    "map": ("Carte", "Map"),
    "timeline": ("Frise", "Timeline"),
    "lineage": ("Filiation", "Lineage"),
    "funding": ("Argent public", "Public money"),
    "contradictions": ("Contradictions", "Contradictions"),
    "sources": ("Sources", "Sources"),
}
_COLON: Bilingual = (" : ", ": ")
_SKIP: Bilingual = ("Aller au contenu", "Skip to the contents")
_CONTENTS: Bilingual = ("Sommaire", "Contents")
_TOLD: Bilingual = (
    "Données : édition {edition}, du {first} au {last}. Licence : {licence}.",
    "Data: edition {edition}, from {first} to {last}. Licence: {licence}.",
)
_NO_SCRIPT: Bilingual = (
    "Les figures demandent JavaScript ; leur description, les preuves et les sources se lisent sans.",
    "The figures need JavaScript; their descriptions, the proofs and the sources can be read without.",
)
_YEARS: Bilingual = ("À la fin de chaque année", "At the end of each year")
_POLES_ON: Bilingual = ("Les pôles au {day}", "The poles on {day}")
_DAY: Bilingual = ("Jour", "Day")
_POLES: Bilingual = ("Pôles", "Poles")
_MONEY: Bilingual = (
    (
        "Chaque réponse est un intervalle : le moins et le plus que permettent ensemble les énoncés des sources, avec sa preuve. Rien n'est additionné "
        "parce que cela figure dans un même tableau."
    ),
    (
        "Each answer is an interval: the least and the most that the statements of the sources allow together, with its proof. Nothing is added up because "
        "it stands in the same table."
    ),
)
_NO_MONEY: Bilingual = ("Aucun énoncé sur l'argent public.", "No statements of public money.")
_TABLE: Bilingual = ("En tableau", "As a table")
_PROOFS: Bilingual = ("Preuves", "Proofs")
_DISAGREE: Bilingual = (
    (
        "Ce que les sources disent et qui ne peut être vrai ensemble, par nature de dépense. Qu'un énoncé soit retiré ne dit pas qu'il est faux : les "
        "réponses croient d'abord les énoncés les plus précis."
    ),
    (
        "What the sources say that cannot all be true, by kind of money. That a statement is taken out does not say that it is wrong: answers believe the "
        "most precise statements first."
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
    """Money to show, group by group; with a period, all of the period too. Without a funder it is
    for policies without those of France.
    """

    by: Group
    basis: Basis
    stage: Stage | None = None
    funder: str | None = None
    period: tuple[str, str] | None = None


_QUESTIONS = (
    _Question("phase", Basis.PLANNED, Stage.ANNOUNCED, "state"),
    _Question("call", Basis.AWARDED, None, "fui"),
    # The agency's own total ends on that day.
    _Question("year", Basis.AWARDED, None, "anr", ("2005-01-01", "2012-11-19")),
)
_GENERAL = (
    _Question("phase", Basis.PLANNED, Stage.ANNOUNCED),
    _Question("phase", Basis.AWARDED),
    _Question("call", Basis.AWARDED),
    _Question("phase", Basis.PAID),
)


def write_report(policy: Policy, path: str | os.PathLike[str], *, lang: Lang = "en") -> None:
    """Write the report on a policy; the file takes its place only when it is whole.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where the path holds something that is
    no file, or cannot be written to, and what :func:`report` raises.
    """
    if not os.fspath(path):
        raise InvalidQuestion("an empty path", "a file to write", "Name one, such as report.html.")
    target = Path(path).resolve()
    hint = "Name another."
    if target.exists() and not target.is_file():
        raise InvalidQuestion(str(path), "a file, or the name of a new one", hint)
    if not target.parent.is_dir():
        raise InvalidQuestion(str(path), "a file in a folder that is there", hint)
    text = report(policy, lang)
    new = beside(target)
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        new.replace(target)
    except OSError as error:
        raise InvalidQuestion(
            str(path), f"a file that can be written ({error.strerror})", hint
        ) from None
    finally:
        new.unlink(missing_ok=True)


def report(policy: Policy, lang: Lang = "en") -> str:
    """A policy as one page of HTML, with all that it needs inside: nothing is loaded, and the same
    policy gives the same page.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy with labels,
    or another language, and :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``plot``, or without ``solver`` where the policy's statements of money need it.
    """
    refuse_other(policy, Policy, "a policy", "Give poles.load_policy().")
    refuse_other_than("lang", lang, ("fr", "en"), "The two languages of the texts.")
    code = bundle()
    makers = {
        "overview": _overview,
        "map": lambda policy, lang: [figure_html(map_of(policy, lang=lang).to_dict(), "map-chart")],
        "timeline": lambda policy, lang: [
            figure_html(timeline(policy, lang=lang).to_dict(), "timeline-chart")
        ],
        "lineage": lambda policy, lang: [
            figure_html(lineage(policy, lang=lang).to_dict(), "lineage-chart")
        ],
        "funding": _funding,
        "contradictions": _contradictions,
        "sources": _sources,
    }
    sections = "\n".join(
        f'<section aria-labelledby="{key}"><h2 id="{key}" tabindex="-1">{cell_html(in_lang(_TITLES[key], lang))}</h2>\n'
        + "\n".join(make(policy, lang))
        + "</section>"
        for key, make in makers.items()
    )
    title = in_lang((policy.about.title_fr, policy.about.title_en), lang)
    body = f"{_header(policy, title, lang)}\n<main id='main'>\n{sections}\n</main>\n{_footer(lang)}"
    return framed(f"{title} — {policy.edition}", lang, body, code)


def _header(policy: Policy, title: str, lang: Lang) -> str:
    first, last = policy.coverage
    licence = joined(one.title or one.name for one in policy.about.licences)
    told = in_lang(_TOLD, lang).format(
        edition=policy.edition, first=first, last=last, licence=licence
    )
    links = "".join(
        f'<li><a href="#{key}">{cell_html(in_lang(text, lang))}</a></li>'
        for key, text in _TITLES.items()
    )
    return (
        f'<a class="skip" href="#main">{in_lang(_SKIP, lang)}</a>\n<header><h1>{cell_html(title)}</h1>\n<p class="told">{cell_html(told)}</p>\n'
        f'<nav aria-label="{in_lang(_CONTENTS, lang)}"><ol>{links}</ol></nav>\n'
        f"<noscript><p>{in_lang(_NO_SCRIPT, lang)}</p></noscript></header>"
    )


def _footer(lang: Lang) -> str:
    return f"<footer><p>{cell_html(in_lang(_FOOT, lang))}</p></footer>"


def _card(card: Card, lang: Lang, kind: str = "", *, rows: int | None = None) -> str:
    return f'<div class="card{kind}">{card_html(card, rows, lang)}</div>'


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{cell_html(summary)}</summary>{content}</details>"


def _overview(policy: Policy, lang: Lang) -> Iterator[str]:
    _, snapshots = yearly(policy)
    tiers = [tier for tier in (*Tier, None) if any(label.tier is tier for label in policy.labels)]
    if tiers == [None]:
        tiers = []
    titles = ("Labels", in_lang(_POLES, lang), *(tier_name(tier, lang) for tier in tiers))
    columns = (
        GridColumn(in_lang(_DAY, lang)),
        GridColumn("Phase", number=True),
        *(GridColumn(title, number=True) for title in titles),
    )
    rows = [_year(snapshot, tiers) for snapshot in snapshots.values()]
    years = Card(in_lang(_YEARS, lang), (Grid(columns, rows, keyed=True),))
    yield f'<div class="pair">{_card(policy.to_card(lang), lang)}{_card(years, lang)}</div>'
    last = snapshots[max(snapshots)]
    yield _folded(in_lang(_POLES_ON, lang).format(day=last.day), _card(last.to_card(lang), lang))


def _year(snapshot: Snapshot, tiers: list[Tier | None]) -> tuple[str, ...]:
    counts = Counter(label.tier for label in snapshot.labels)
    phase = "" if snapshot.phase is None else str(snapshot.phase.number)
    numbers = (len(snapshot.labels), len(snapshot.poles), *(counts[tier] for tier in tiers))
    return str(snapshot.day), phase, *(str(number) for number in numbers)


def _funding(policy: Policy, lang: Lang) -> Iterator[str]:
    yield f"<p>{in_lang(_MONEY, lang)}</p>"
    asked = [
        question for question in _QUESTIONS if policy.funders.get(question.funder or "")
    ] or _GENERAL
    found = [(question, _answers(policy, question)) for question in asked]
    found = [
        (question, answers)
        for question, answers in found
        if any(answer.because for answer in answers.values())
    ]
    for number, (question, answers) in enumerate(found, 1):
        yield _answered(policy, question, answers, f"funding-chart-{number}", lang)
    if not found:
        yield f"<p>{in_lang(_NO_MONEY, lang)}</p>"


def _answers(policy: Policy, question: _Question) -> Totals:
    funders = () if question.funder is None else (question.funder,)
    return total(
        policy.funding,
        by=question.by,
        basis=question.basis,
        stage=question.stage,
        funders=funders,
        period=question.period,
    )


def _answered(policy: Policy, question: _Question, answers: Totals, key: str, lang: Lang) -> str:
    ledger, shown = policy.funding, dict[str, Bounds](answers)
    chart = funding(answers, lang=lang)
    if question.period is not None:
        whole = bounds(ledger, answers.box)
        shown[" – ".join(question.period)] = whole
        chart = funding(shown, lang=lang)
    colon = in_lang(_COLON, lang)
    proofs = "".join(
        _folded(
            f"{name}{colon}{interval_text(found, lang)}", _card(found.to_card(lang), lang, rows=40)
        )
        for name, found in shown.items()
    )
    return (
        f"<h3>{cell_html(f'{head(answers.box, ledger, lang)}, {in_lang(_BY[question.by], lang)}')}</h3>\n"
        f"{figure_html(chart.to_dict(), key)}\n{_folded(in_lang(_TABLE, lang), _card(answers.to_card(lang), lang, rows=40))}\n"
        f"{_folded(in_lang(_PROOFS, lang), proofs)}"
    )


def _contradictions(policy: Policy, lang: Lang) -> Iterator[str]:
    yield f"<p>{in_lang(_DISAGREE, lang)}</p>"
    for basis in (Basis.PLANNED, Basis.AWARDED, Basis.PAID):
        if any(statement.basis is basis for statement in policy.funding):
            name = basis.label(lang)
            yield f"<h3>{cell_html(name[0].upper() + name[1:])}</h3>"
            found = conflicts(policy.funding, basis)
            yield _card(found.to_card(lang), lang, " conflicts")


def _sources(policy: Policy, lang: Lang) -> Iterator[str]:
    """All sources of the policy by their ids, which the figures name."""
    items = "\n".join(
        f"<li>{_source(source, lang)}</li>"
        for source in sorted(policy.sources, key=lambda source: source.id)
    )
    yield f'<ol class="sources">\n{items}\n</ol>'


def _source(source: Source, lang: Lang) -> str:
    if "title" in source.unverified:
        # Nobody read the title; the address says what it is.
        text = joined(
            str(part) for part in (source.publisher, source.published) if part is not None
        )
    else:
        text = citation(source, lang)
    parts = (
        f"<code>{cell_html(source.id)}</code>",
        cell_html(text),
        cell_html(Address(source.url)) if source.url else "",
    )
    return " ".join(part for part in parts if part)
