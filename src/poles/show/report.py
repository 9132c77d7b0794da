"""A policy as one page of HTML that loads nothing: findings first, then the money, who lost the
label, the figures, contradictions and sources; or as a brief of two printed pages.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

from poles.aggregate.asking import refuse_other_than
from poles.package.writing import write_file
from poles.policy import Policy
from poles.text import Bilingual, Lang, Listener, Steps, cell_html, in_lang, joined, plural

from . import parts
from .brief import brief as brief_of
from .figures.lineage import lineage
from .figures.map import map as map_of
from .figures.timeline import timeline
from .findings import findings
from .known import Known, refuse_untold
from .money import disputes_html, grants_html, money_html
from .notes import Notes
from .page import bundle, figure_html, folded, framed
from .plain import day_text

_TOLD: Bilingual = (
    "Données : édition {edition}, du {first} au {last}. Licence : {licence}.",
    "Data: edition {edition}, from {first} to {last}. Licence: {licence}.",
)
_NO_SCRIPT: Bilingual = (
    "La carte, la frise et la filiation demandent JavaScript ; tout le reste se lit sans.",
    "The map, the timeline and the lineage need JavaScript; all else can be read without.",
)
_FOOT: Bilingual = (
    "Page faite par la bibliothèque poles, sans rien charger du réseau.",
    "Page made by the library poles; nothing in it is loaded from a network.",
)
# One sentence under each figure; the whole description is told to who cannot see it.
_CAPTIONS: dict[str, Bilingual] = {
    "map": (
        "Chaque point est un pôle à son siège, chaque case une région avec ses labels.",
        "Each dot is a pole at its seat, each tile a region with its labels.",
    ),
    "timeline": (
        "Chaque ligne est la vie d'un pôle ; les barres sont ses labels.",
        "Each row is the life of a pole; the bars are its labels.",
    ),
    "lineage": (
        "Chaque trait mène du premier nom d'un pôle à ce qu'il est devenu.",
        "Each line leads from the first name of a pole to what it has become.",
    ),
}
_SOURCES: tuple[Bilingual, Bilingual] = (
    ("source numérotée", "numbered source"),
    ("sources numérotées", "numbered sources"),
)


def write_report(
    policy: Policy,
    path: str | os.PathLike[str],
    *,
    lang: Lang = "en",
    brief: bool = False,
    progress: Listener | None = None,
) -> None:
    """Write the report on a policy, or with ``brief`` two printed pages of it; the file takes its
    place only when it is whole.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) where the path holds something that is
    no file, or cannot be written to, and what :func:`report` raises.
    """
    make = brief_of if brief else report
    write_file(path, lambda: make(policy, lang, progress=progress).encode())


def report(policy: Policy, lang: Lang = "en", *, progress: Listener | None = None) -> str:
    """A policy as one page of HTML, with all that it needs inside: nothing is loaded, and the same
    policy gives the same page. It takes seconds: ``progress`` is called with a
    :class:`~poles.results.Progress` for each section.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy with labels,
    or another language, and :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``plot``, or without ``solver`` where the policy's statements of money need it.
    """
    refuse_untold(policy)
    refuse_other_than("lang", lang, ("fr", "en"), "The two languages of the texts.")
    code = bundle()
    title = policy.about.title(lang)
    steps = Steps(("Rapport", "Report"), len(_SECTIONS), progress)
    known, notes = Known(policy), Notes()
    sections = "\n".join(_section(key, known, notes, lang) for key in steps(_SECTIONS))
    body = (
        f"{_header(policy, title, lang)}\n<main id='main'>\n{sections}\n</main>\n"
        f"<footer><p>{cell_html(in_lang(_FOOT, lang))}</p></footer>"
    )
    return framed(f"{title} — {policy.edition}", lang, body, code)


def _header(policy: Policy, title: str, lang: Lang) -> str:
    first, last = (day_text(day, lang) for day in policy.coverage)
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


def _section(key: str, known: Known, notes: Notes, lang: Lang) -> str:
    title, tell = _SECTIONS[key]
    heading = f'<h2 id="{key}" tabindex="-1">{cell_html(in_lang(title, lang))}</h2>'
    content = "\n".join(tell(known, notes, lang))
    return f'<section aria-labelledby="{key}">{heading}\n{content}</section>'


def _found(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    yield parts.findings_html(findings(known, lang), notes, links=True)


def _figure(
    key: str, draw: Callable[..., Any], table: Callable[[Known, Lang], str]
) -> Callable[[Known, Notes, Lang], Iterator[str]]:
    """A part of the page with a figure, its caption and the table beside it."""

    def told(known: Known, _notes: Notes, lang: Lang) -> Iterator[str]:
        chart = draw(known.policy, lang=lang, title=None)
        yield figure_html(chart.to_dict(), f"{key}-chart", in_lang(_CAPTIONS[key], lang))
        yield table(known, lang)

    return told


def _sources(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    yield from parts.inventory_html(known.policy, lang)
    listed = parts.sources_html(known.policy, notes, lang)
    yield folded(plural(len(known.policy.sources), *_SOURCES, lang), listed)


_Tell = Callable[[Known, Notes, Lang], Iterator[str]]

_SECTIONS: dict[str, tuple[Bilingual, _Tell]] = {
    "findings": (("L'essentiel", "In short"), _found),
    "labels": (
        ("Combien de labels, année par année", "How many labels, year by year"),
        lambda known, _notes, lang: parts.labels_html(known, lang),
    ),
    "first": (
        ("Ce que sont devenus les premiers pôles", "What became of the first poles"),
        lambda known, _notes, lang: parts.first_html(known, lang),
    ),
    "lost": (("Qui a perdu le label", "Who lost the label"), parts.lost_html),
    "money": (("L'argent public", "Public money"), money_html),
    "grants": (
        ("Les subventions, pôle par pôle", "Grants, pole by pole"),
        lambda known, _notes, lang: grants_html(known.policy, lang),
    ),
    "map": (("La carte", "The map"), _figure("map", map_of, parts.places_html)),
    "timeline": (("La frise", "The timeline"), _figure("timeline", timeline, parts.lives_html)),
    "lineage": (("La filiation", "The lineage"), _figure("lineage", lineage, parts.outcomes_html)),
    "contradictions": (
        ("Où les sources se contredisent", "Where the sources contradict each other"),
        disputes_html,
    ),
    "sources": (("Les données et les sources", "Data and sources"), _sources),
}
