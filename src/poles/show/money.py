"""The parts of a page that show money: the answers of the ledger, what lists of grants add up to,
and what the sources contradict each other in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from poles.aggregate.adding import add_up
from poles.aggregate.sharing import share
from poles.errors import InvalidQuestion
from poles.ledger.contested import Contested
from poles.ledger.proof import Bounds, assumptions, head
from poles.ledger.steps import Step, counted, reading, said_text
from poles.ledger.totals import Totals
from poles.model import Basis, Ledger, Statement
from poles.policy import Policy
from poles.text import Bilingual, Lang, cell_html, euros, headed, in_lang, joined, plural

from .disputes import dispute_html
from .intervals import NOTHING, contested, interval_text, spans, told_of
from .known import Known
from .notes import Notes
from .page import folded
from .plain import Way, call_text, money_text, short_text
from .questions import Question
from .strips import Span, Strip, key_html, strips_html

_EXPLAINED: Bilingual = (
    (
        "Chaque barre va du moins au plus que les sources permettent. Rien n'est additionné parce "
        "que cela figure dans un même tableau."
    ),
    (
        "Each bar runs from the least to the most that the sources allow. Nothing is added up "
        "because it stands in the same table."
    ),
)
_NONE: Bilingual = ("Aucun énoncé sur l'argent public.", "No statements of public money.")
_BETWEEN: Bilingual = ("entre le moins et le plus", "between the least and the most")
_UNLIMITED: Bilingual = ("sans maximum connu", "no known upper limit")
_CONTESTED: Bilingual = ("ce qui est contesté", "what is contested")
_SILENT: Bilingual = ("Les sources n'en disent rien : {}.", "The sources say nothing of: {}.")
_NONE_LEFT: Bilingual = (
    "D'autres ont tout donné, à l'arrondi près : {}.",
    "Others gave all of it, but for what is rounded: {}.",
)
# Whether it matters which of the sources that contradict each other is right, and of which.
_MOVED: Bilingual = (
    "Selon celle des sources contraires que l'on croit, seul change : {}.",
    "By which of the contradicting sources one believes, only this changes: {}.",
)
_UNMOVED: Bilingual = (
    "Rien n'y change, quelle que soit celle des sources contraires que l'on croit.",
    "Nothing of it changes, whichever of the contradicting sources one believes.",
)
_TURNS: Bilingual = ("Contesté, {} ; cela dépend de :", "Contested, {}; it turns on:")
_WITHOUT: Bilingual = ("Contesté, {} ; sans :", "Contested, {}; without:")
_BELOW: Bilingual = ("Contesté, au moins {}", "Contested, at least {}")
_ABOVE: Bilingual = ("Contesté, au plus {}", "Contested, at most {}")
_ALL: Bilingual = ("en tout", "in all")
_PROOFS: Bilingual = ("Les preuves", "The proofs")
_GRANTED: Bilingual = (
    (
        "{sum} d'après {grants}, pôle par pôle. Une subvention à plusieurs pôles est partagée à "
        "parts égales."
    ),
    "{sum} by {grants}, pole by pole. A grant to several poles is shared evenly.",
)
_GRANTS: tuple[Bilingual, Bilingual] = (
    ("subvention", "grant"),
    ("subventions", "grants"),
)
_APART: Bilingual = (
    (
        "{grants} de {lists}, qui ne sont pas additionnées, car certaines peuvent être le même "
        "argent."
    ),
    "{grants} of {lists}, which are not added up, as some of them may be the same money.",
)
_LISTS: tuple[Bilingual, Bilingual] = ("liste", "list"), ("listes", "lists")
_DISAGREE: Bilingual = (
    (
        "Ce que les sources disent du même argent et qui ne peut être vrai ensemble, l'écart le "
        "plus grand d'abord. « Non retenu » ne veut pas dire faux : les réponses croient d'abord "
        "les énoncés les plus précis."
    ),
    (
        "What the sources say of the same money that cannot all be true, the widest gap first. "
        "“Not believed” does not mean wrong: answers believe the most precise statements first."
    ),
)
_AGREE: Bilingual = ("Aucune contradiction.", "No contradictions.")


def money_html(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    """Each question of money: its answers as bars and as text, and the proofs, folded."""
    if not known.money:
        yield f"<p>{in_lang(_NONE, lang)}</p>"
        return
    yield f"<p>{in_lang(_EXPLAINED, lang)}</p>"
    for question, answers in known.money:
        found = dict(answers)
        if question.whole:
            found[in_lang(_ALL, lang)] = question.all_of(answers)
        box = cell_html(head(answers.box, answers.ledger, lang))
        yield f"<h3>{cell_html(in_lang(question.title, lang))}</h3>\n<p class='told'>{box}</p>"
        yield answers_html(question, answers, notes, lang)
        proofs = "".join(_proof(key, one, notes, lang) for key, one in found.items() if one.because)
        yield folded(in_lang(_PROOFS, lang), proofs)


def answers_html(question: Question, answers: Totals, notes: Notes, lang: Lang) -> str:
    """The answers to a question as bars, with their figures beside them; groups of which no source
    says anything are told so, and by which sources those that are contested are.
    """
    groups: dict[str, Bilingual] = {
        "year": ("Année", "Year"),
        "phase": ("Phase", "Phase"),
        "call": ("Appel", "Call"),
    }
    shown = told_of(answers)
    moved = [
        cell_html(_name(key, question)) + notes.html(_against(found))
        for key, found in shown.items()
        if contested(found)
    ]
    heads = [
        in_lang(groups[question.by], lang),
        in_lang(("D'après les sources", "By the sources"), lang),
    ]
    strips = [
        Strip(_name(key, question), spans(found), (_told(found, lang),))
        for key, found in shown.items()
    ]
    table = strips_html(heads, strips, lambda top: _scale(top, lang), in_lang(question.title, lang))
    kinds = [("sure", _BETWEEN)]
    if moved:
        kinds.append(("contested", _CONTESTED))
    if any(found.high is None for found in shown.values()):
        kinds.append(("open", _UNLIMITED))
    left = [(key, found) for key, found in answers.items() if key not in shown]
    rest = [
        cell_html(in_lang(text, lang).format(joined(names)))
        for text, proved in ((_SILENT, False), (_NONE_LEFT, True))
        if (names := [_name(key, question) for key, one in left if bool(one.because) == proved])
    ]
    if any(found.contested for found in shown.values()):
        told = cell_html(in_lang(_MOVED if moved else _UNMOVED, lang))
        rest.append(told.format(joined(moved)))
    return key_html(kinds, lang) + table + f"<p class='told'>{' '.join(rest)}</p>" * bool(rest)


def _name(key: str, question: Question) -> str:
    """What a group is called: a call by its programme and number."""
    return call_text(key) if question.by == "call" else key


def _told(found: Bounds, lang: Lang) -> str:
    """Between what amounts an answer is, and below that what is contested of it."""
    believed = cell_html(_short(found.low, found.high, lang))
    if (ends := contested(found)) is None:
        return believed
    text = in_lang(("contesté : {}", "contested: {}"), lang).format(_short(*ends, lang))
    return f"{believed}<br>{cell_html(text)}"


def _short(low: Decimal, high: Decimal | None, lang: Lang) -> str:
    """Between what amounts money is, in figures."""
    least = short_text(low, lang, Way.DOWN)
    if high is None:
        told = ("au moins {}", "at least {}") if low else NOTHING
        return in_lang(told, lang).format(least)
    most = short_text(high, lang, Way.UP)
    if least == most:
        return least
    if not low:
        return in_lang(("au plus {}", "at most {}"), lang).format(most)
    return f"{least} – {most}"


def _scale(top: Decimal, lang: Lang) -> str:
    return in_lang(("de 0 à {}", "from 0 to {}"), lang).format(short_text(top, lang, Way.UP))


def _proof(key: str, found: Bounds, notes: Notes, lang: Lang) -> str:
    """What proves an answer, folded: statement by statement, with the numbers of its sources; and
    what it turns on where it is contested.
    """
    parts = []
    for title, steps in found.sides(lang):
        lines = _steps(steps, found.ledger, notes, lang)
        lines += map(cell_html, assumptions(found, steps[0].side, lang))
        parts.append(_listed(title, lines))
    parts += _contested(found, notes, lang)
    summary = headed(key, interval_text(found.low, found.high, lang), lang)
    return folded(summary, "".join(parts))


def _contested(found: Bounds, notes: Notes, lang: Lang) -> Iterator[str]:
    """The statements that a contested answer turns on, and those by which it reaches further."""
    doubted = found.contested
    if doubted is None or (ends := contested(found)) is None:
        return
    title = in_lang(_TURNS if doubted.turns_on else _WITHOUT, lang).format(_short(*ends, lang))
    turns = (_said(said, None, found.ledger, notes, lang) for said in _turning(doubted))
    yield _listed(title, turns)
    for told, end, without in (
        (_BELOW, doubted.low, doubted.least),
        (_ABOVE, doubted.high, doubted.most),
    ):
        if without.instead and without.steps:
            title = in_lang(told, lang).format(euros(end or Decimal(0), lang))
            yield _listed(title, _steps(without.steps, found.ledger, notes, lang))


def _against(found: Bounds) -> list[str]:
    """The sources of the statements that a contested answer turns on."""
    turns = () if found.contested is None else _turning(found.contested)
    return [source for said in turns for one in said for source in one.sources]


def _turning(doubted: Contested) -> list[tuple[Statement, ...]]:
    """The statements that a contested answer turns on; where none does so alone, those without
    which it reaches further.
    """
    instead = dict.fromkeys((*doubted.least.instead, *doubted.most.instead))
    return [one.statements for one in doubted.turns_on] or [(one,) for one in instead]


def _steps(steps: Iterable[Step], ledger: Ledger, notes: Notes, lang: Lang) -> list[str]:
    """The lines of a proof."""
    return [
        cell_html(reading(step, lang))
        if step.as_read
        else headed(
            cell_html(counted(step, lang)), _said(step.statements, step, ledger, notes, lang), lang
        )
        for step in steps
    ]


def _said(
    statements: Sequence[Statement], step: Step | None, ledger: Ledger, notes: Notes, lang: Lang
) -> str:
    """What statements say, as they stand in a step of a proof, with the numbers of the sources."""
    sources = (source for one in statements for source in one.sources)
    return cell_html(said_text(statements[0], ledger, lang, step)) + notes.html(sources)


def _listed(title: str, lines: Iterable[str]) -> str:
    """Lines under a title."""
    told = "".join(f"<li>{line}</li>" for line in lines)
    return f"<p>{cell_html(title)}</p><ul>{told}</ul>"


def grants_html(policy: Policy, lang: Lang) -> Iterator[str]:
    """What lists of grants add up to for each pole, by kind of money; those that cannot be added
    are told.
    """
    for basis in Basis:
        grants = policy.grants.having(one for one in policy.grants if one.basis is basis)
        if not len(grants):
            continue
        count, what = plural(len(grants), *_GRANTS, lang), basis.label(lang)
        what = f"{what[0].upper()}{what[1:]}"
        try:
            whole_sum = sum((row.low for row in add_up(grants)), Decimal(0))
            rows = list(add_up(share(grants, by="pole", counting="fractional")))
        except InvalidQuestion:
            lists = plural(len({one.dataset for one in grants}), *_LISTS, lang)
            told = headed(what, in_lang(_APART, lang).format(grants=count, lists=lists), lang)
            yield f"<p>{cell_html(told)}</p>"
            continue
        about = in_lang(_GRANTED, lang).format(
            sum=money_text(whole_sum, lang, Way.NEAREST), grants=count
        )
        about = headed(what, about, lang)
        rows.sort(key=lambda row: (-row.low, str(row.group)))
        strips = [
            Strip(
                policy.poles[str(row.group)].name,
                (Span(Decimal(0), row.low),),
                (cell_html(short_text(row.low, lang, Way.NEAREST)),),
            )
            for row in rows
            if row.group is not None
        ]
        heads = (in_lang(("Pôle", "Pole"), lang), in_lang(("En tout", "In all"), lang))
        yield f"<p>{cell_html(about)}</p>"
        yield strips_html(heads, strips, lambda top: _scale(top, lang), about)


def disputes_html(known: Known, notes: Notes, lang: Lang) -> Iterator[str]:
    """What the sources contradict each other in, one by one, folded."""
    if not known.disputes:
        yield f"<p>{in_lang(_AGREE, lang)}</p>"
        return
    yield f"<p>{in_lang(_DISAGREE, lang)}</p>"
    for found in known.disputes:
        yield dispute_html(found, known.policy.funding, notes, lang)
