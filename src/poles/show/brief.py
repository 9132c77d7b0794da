"""A policy on two printed pages: the findings, how many labels and how much money there were in
each year, who lost the label, and the sources of it; without a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from poles.aggregate.asking import refuse_other_than
from poles.aggregate.lost import WENT_ON
from poles.model import Records, Source
from poles.policy import Policy
from poles.text import Address, Bilingual, Lang, Listener, Steps, cell_html, in_lang, joined

from .findings import findings
from .known import Known, refuse_untold
from .money import answers_html
from .notes import Notes
from .page import framed
from .parts import findings_html, labels_html, lost_html
from .plain import day_text, when_text

_TOLD: Bilingual = (
    "En bref. Données : édition {edition}, jusqu'au {last}. Licence : {licence}.",
    "In brief. Data: edition {edition}, until {last}. Licence: {licence}.",
)
_ABOUT: Bilingual = (
    (
        "Un pôle réunit, dans un territoire, des entreprises, des laboratoires et des écoles d'un "
        "domaine ; l'État lui donne un label pour quelques années."
    ),
    (
        "A pole is a cluster: firms, laboratories and schools of one field in one territory, to "
        "which the State gives a label for some years."
    ),
)
_SURE: Bilingual = (
    (
        "Pour chaque année, le moins et le plus que permettent ensemble les sources ; une barre "
        "qui pâlit n'a pas de maximum connu. Le total n'est pas la somme des années."
    ),
    (
        "For each year the least and the most that the sources allow together; a bar that fades "
        "has no known upper limit. The years do not add up to the total."
    ),
)


def brief(policy: Policy, lang: Lang = "en", *, progress: Listener | None = None) -> str:
    """A policy as a page of HTML of at most 900 words, which prints on two pages: nothing is
    loaded, and nothing runs.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a policy with labels,
    or another language, and :class:`~poles.MissingExtra` (an ``ImportError``) without the extra
    ``solver`` where the policy's statements of money need it.
    """
    refuse_untold(policy)
    refuse_other_than("lang", lang, ("fr", "en"), "The two languages of the texts.")
    known, notes = Known(policy), Notes()
    steps = Steps(("Résumé", "Brief"), len(_PARTS), progress)
    content = "\n".join(part for tell in steps(_PARTS) for part in tell(known, notes, lang))
    licence = joined(_licence(one.title or one.name, lang) for one in policy.about.licences)
    told = in_lang(_TOLD, lang).format(
        edition=policy.edition, last=day_text(policy.coverage.last, lang), licence=licence
    )
    title = policy.about.title(lang)
    body = (
        f"<header><h1>{cell_html(title)}</h1><p class='told'>{cell_html(told)}</p></header>\n"
        f"<main>{content}</main>"
    )
    return framed(f"{title} — {policy.edition}", lang, body, kind="brief")


def _licence(title: str, lang: Lang) -> str:
    """A licence by its name; in French without the English one, where it has both."""
    french, both, english = title.partition(" / ")
    version = english.rpartition(" ")[2]
    return f"{french} {version}" if both and lang == "fr" else title


def _heading(text: Bilingual, lang: Lang) -> str:
    return f"<h2>{cell_html(in_lang(text, lang))}</h2>"


def _found(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    yield f"<p>{in_lang(_ABOUT, lang)}</p>"
    yield _heading(("L'essentiel", "In short"), lang)
    yield findings_html(findings(known, lang), notes, links=False)


def _lost(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    rows = [row for row in known.lost if row.reason not in WENT_ON]
    if rows:
        title: Bilingual = (
            "Qui a perdu le label sans qu'un autre le continue",
            "Who lost the label, with no other that carries it on",
        )
        yield _heading(title, lang)
        yield from lost_html(known, notes, lang, rows=rows)


def _years(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    money, labels = "".join(_money(known, notes, lang)), "".join(_labels(known, lang))
    yield f'<div class="pair"><div>{money}</div><div>{labels}</div></div>'


def _labels(known: Known, lang: Lang) -> Iterator[str]:
    yield _heading(("Les labels, année par année", "The labels, year by year"), lang)
    yield from labels_html(known, lang, tiered=False)


def _money(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    for question, answers in known.money[:1]:
        yield _heading(question.title, lang)
        yield f"<p>{in_lang(_SURE, lang)}</p>"
        yield answers_html(question, answers, notes, lang)


def _sources(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    yield _heading(("Sources", "Sources"), lang)
    items = "".join(
        f'<li id="source-{number}">{_source(known.policy.sources, key, lang)}</li>'
        for key, number in notes.numbers.items()
    )
    yield f'<ol class="sources">{items}</ol>'


def _source(sources: Records[Source], key: str, lang: Lang) -> str:
    """Who published a source, and when; a link to it, which paper has no room for."""
    source = sources[key]
    known = (
        source.publisher,
        None if source.published is None else when_text(source.published, lang),
    )
    text = joined(filter(None, known)) or source.kind.label(lang)
    if not source.url:
        return cell_html(text)
    link = cell_html(Address(source.url))
    return link if not link.startswith("<a") else f"{link.split('>')[0]}>{cell_html(text)}</a>"


_PARTS = (_found, _lost, _years, _sources)
