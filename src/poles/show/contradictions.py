"""What the sources of a ledger contradict each other in, as a page in Markdown."""

from itertools import groupby

from poles.ledger.conflicts import Conflicts
from poles.model import Statement
from poles.text import Bilingual, Lang, in_lang, joined

_ABOUT: Bilingual = (
    (
        "{conflicts} contradictions, qui disparaissent toutes si l'on retire {statements} énoncés "
        ": ceux qu'il coûte le moins de ne pas croire, selon leur nombre et selon qui les publie. "
        "Pour chacun, une des plus petites contradictions dont il fait partie, celle dont l'écart "
        "est le plus grand : ce que les uns disent au moins dépasse ce que les autres disent au "
        "plus du même argent. Que l'un soit retiré ne dit pas qu'il est faux : les réponses "
        "croient d'abord les énoncés les plus précis."
    ),
    (
        "{conflicts} contradictions, which are all gone without {statements} statements: those "
        "that it costs least to disbelieve, by how many they are and who publishes them. For each, "
        "one smallest contradiction that it is in, that with the widest gap: what some say at "
        "least is more than what others say at most of the same money. That a statement is taken "
        "out does not say that it is wrong: answers believe the most precise statements first."
    ),
)


def contradictions(found: Conflicts, lang: Lang) -> str:
    """A page in Markdown: what the sources of a ledger contradict each other in, by kind of
    money.
    """
    title: Bilingual = ("Contradictions entre les sources", "Contradictions between the sources")
    about = in_lang(_ABOUT, lang).format(conflicts=len(found), statements=len(found.removed))
    told = [f"# {in_lang(title, lang)}", "", about]
    for kind, same in groupby(found, lambda one: _kind_text(one.statements[0], lang)):
        told += ["", f"## {kind[0].upper()}{kind[1:]}"]
        for conflict in same:
            told += ["", conflict.headline(lang, "**"), ""]
            told += [f"- {line}" for line in conflict.lines(lang)]
    return "\n".join(told) + "\n"


def _kind_text(statement: Statement, lang: Lang) -> str:
    """The kind of money that a statement speaks of; stages tell planned money apart."""
    stage = statement.stage if statement.basis == "planned" else None
    return joined(term.label(lang) for term in (statement.basis, stage) if term)
