"""Conflicts between statements, and figures against what the others imply, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from poles.ledger.checking import Check, CrossCheck
from poles.ledger.conflicts import Conflict, Conflicts
from poles.model import Lang, Ledger

from .cards import ANSWER_ROWS, Card, Column, Grid, card_html, card_text, lines
from .ledger import READ, STATEMENT, cited, reading
from .words import NBSP, Bilingual, amount, euros, in_lang, joined, plural

__all__ = [
    "check_html",
    "check_text",
    "checks_html",
    "checks_text",
    "conflict_html",
    "conflict_text",
    "conflicts_html",
    "conflicts_text",
    "contradictions",
]


def contradictions(found: Conflicts, ledger: Ledger, lang: Lang) -> str:
    """A page in Markdown: what the sources of a ledger contradict each other in, by kind of money."""
    title = in_lang(
        ("Contradictions entre les sources", "Contradictions between the sources"), lang
    )
    told = [
        f"# {title}",
        "",
        in_lang(_ABOUT, lang).format(conflicts=len(found), statements=len(found.removed)),
    ]
    kind = ""
    for conflict in found:
        statement = conflict.statements[0]
        now = joined(
            term.label(lang)
            for term in (statement.basis, statement.stage if statement.basis == "planned" else None)
            if term
        )
        if now != kind:
            kind = now
            told += ["", f"## {kind[0].upper()}{kind[1:]}"]
        told += [
            "",
            _conflict_head(conflict, lang),
            "",
            *(f"- {line}" for line in _conflict_lines(conflict, ledger, lang)),
        ]
    return "\n".join(told) + "\n"


_ABOUT: Bilingual = (
    (
        "{conflicts} contradictions, qui disparaissent toutes si l'on retire {statements} énoncés, le moins possible. Pour chacun, une des plus petites "
        "contradictions dont il fait partie, celle dont l'écart est le plus grand : ce que les uns disent au moins dépasse ce que les autres disent au "
        "plus du même argent. Que l'un soit retiré ne dit pas qu'il est faux : les réponses croient d'abord les énoncés les plus précis."
    ),
    (
        "{conflicts} contradictions, which are all gone without {statements} statements, as few as can be. For each, one smallest contradiction that it is "
        "in, that with the widest gap: what some say at least is more than what others say at most of the same money. That a statement is taken out "
        "does not say that it is wrong: answers believe the most precise statements first."
    ),
)


def conflicts_text(found: Conflicts, ledger: Ledger, lang: Lang, rows: int | None = None) -> str:
    """Each conflict: the gap, and the statements on both sides of it."""
    return card_text(_conflicts_card(found, ledger, lang), lang, rows)


def conflicts_html(
    found: Conflicts, ledger: Ledger, lang: Lang = "en", rows: int | None = ANSWER_ROWS
) -> str:
    """The conflicts as an HTML fragment."""
    return card_html(_conflicts_card(found, ledger, lang), rows, lang)


def _conflicts_card(found: Conflicts, ledger: Ledger, lang: Lang) -> Card:
    if not len(found):
        return Card("", (in_lang(("Aucune contradiction.", "No contradictions."), lang),))
    count, removed = len(found), plural(len(found.removed), *STATEMENT, lang)
    french = f"Contradictions{NBSP}: {count}, qui disparaissent si l'on retire {removed}"
    english = f"Contradictions: {count}, gone without {removed}"
    blocks = (
        lines(_conflict_lines(conflict, ledger, lang), _plain_head(conflict, lang))
        for conflict in found
    )
    return Card(in_lang((french, english), lang), tuple(blocks))


def conflict_text(conflict: Conflict, ledger: Ledger, lang: Lang, rows: int | None = None) -> str:
    """One conflict: the gap, and the statements on both sides of it."""
    return card_text(_conflict_card(conflict, ledger, lang), lang, rows)


def conflict_html(conflict: Conflict, ledger: Ledger) -> str:
    """One conflict as an HTML fragment."""
    return card_html(_conflict_card(conflict, ledger, "en"), ANSWER_ROWS)


def _conflict_card(conflict: Conflict, ledger: Ledger, lang: Lang) -> Card:
    return Card(_plain_head(conflict, lang), (lines(_conflict_lines(conflict, ledger, lang)),))


def _plain_head(conflict: Conflict, lang: Lang) -> str:
    return _conflict_head(conflict, lang).replace("**", "")


def _conflict_head(conflict: Conflict, lang: Lang) -> str:
    names = joined(statement.id for statement in conflict.removed)
    gap = euros(conflict.gap, lang)
    if conflict.as_read:
        french, english = f"la lecture déduite de {names}", f"the inferred reading of {names}"
    else:
        french = english = names
    return in_lang(
        (
            f"**{french}**{NBSP}: sans cela, les énoncés suivants peuvent être vrais ensemble{NBSP}; il s'en faut de {gap}",
            f"**{english}**: without it, the following can all be true; with it, they are {gap} apart",
        ),
        lang,
    )


def _conflict_lines(conflict: Conflict, ledger: Ledger, lang: Lang) -> Iterator[str]:
    sides: tuple[Bilingual, Bilingual] = (("au moins", "at least"), ("au plus", "at most"))
    for step in conflict.steps:
        if step.as_read:
            yield reading(step, lang)
            continue
        side = in_lang(sides[step.multiplier < 0], lang)
        times = "" if abs(step.multiplier) == 1 else f"{abs(step.multiplier)} × "
        yield f"{times}{side} {euros(step.amount, lang)} — {cited(step.statements, ledger, lang)}"


_CHECK_HEAD: tuple[Bilingual, ...] = (
    ("énoncé", "statement"),
    ("chiffre", "figure"),
    ("les autres", "the others"),
    ("écart", "miss"),
)


def checks_text(found: CrossCheck, lang: Lang, rows: int | None = None) -> str:
    """The figures against narrow intervals, the widest miss first, and the median miss."""
    return card_text(_checks_card(found, lang), lang, rows)


def checks_html(found: CrossCheck) -> str:
    """The narrow checks as an HTML fragment."""
    return card_html(_checks_card(found, "en"), ANSWER_ROWS)


def check_text(check: Check, lang: Lang) -> str:
    """One figure against what the others imply, however wide that is."""
    return card_text(Card("", (_check_grid([check], lang),)), lang)


def check_html(check: Check) -> str:
    """One figure against what the others imply as an HTML fragment."""
    return card_html(Card("", (_check_grid([check], "en"),)))


def _checks_card(found: CrossCheck, lang: Lang) -> Card:
    return Card("", (_check_grid(found.narrow, lang), _median(found, lang)))


def _check_grid(checks: Iterable[Check], lang: Lang) -> Grid:
    columns = tuple(
        Column(in_lang(title, lang), number=place > 0) for place, title in enumerate(_CHECK_HEAD)
    )
    return Grid(columns, [_check_row(check, lang) for check in checks], keyed=True)


def _check_row(check: Check, lang: Lang) -> tuple[str, str, str, str]:
    name = check.statement.id + (in_lang(READ, lang) if check.as_read else "")
    high = "…" if check.high is None else euros(check.high, lang)
    return (
        name,
        amount(check.statement, lang),
        f"{euros(check.low, lang)} – {high}",
        _percent(check.miss, lang),
    )


def _percent(share: float, lang: Lang) -> str:
    number = f"{100 * share:.2f}"
    return f"{number.replace('.', ',')}{NBSP}%" if lang == "fr" else f"{number}%"


_FIGURE: tuple[Bilingual, Bilingual] = ("chiffre", "figure"), ("chiffres", "figures")


def _median(found: CrossCheck, lang: Lang) -> str:
    count = plural(len(found.narrow), *_FIGURE, lang)
    if found.median_miss is None:
        return in_lang(("Aucun intervalle étroit.", "No narrow interval."), lang)
    share = _percent(found.median_miss, lang)
    french = f"Écart médian : {share}, sur {count} face à un intervalle de moins de 10{NBSP}%."
    return in_lang(
        (french, f"Median miss: {share}, over {count} against an interval narrower than 10%."), lang
    )
