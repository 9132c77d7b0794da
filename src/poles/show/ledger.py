"""Answers of the ledger as people read them: sentences, proofs, conflicts and checks, as text and
as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from poles.ledger.answers import Bounds, Step
from poles.ledger.box import Box
from poles.ledger.claims import SetAside
from poles.ledger.totals import Totals
from poles.model import FundingRecord, Lang, Ledger

from .cards import ANSWER_ROWS, Card, Column, Grid, card_html, card_text, lines
from .statements import box_text, statement_text
from .words import NBSP, Bilingual, citations, euros, in_lang, joined, plural

__all__ = [
    "READ",
    "STATEMENT",
    "cited",
    "head",
    "interval",
    "proof_html",
    "proof_text",
    "reading",
    "sentence",
    "sides",
    "times",
    "totals_html",
    "totals_text",
]

_SIDES: dict[str, Bilingual] = {"low": ("Au moins", "At least"), "high": ("Au plus", "At most")}
STATEMENT: tuple[Bilingual, Bilingual] = ("énoncé", "statement"), ("énoncés", "statements")
_INFERRED: tuple[Bilingual, Bilingual] = (
    ("énoncé à périmètre déduit", "inferred box"),
    ("énoncés à périmètre déduit", "inferred boxes"),
)
_REFUSED: tuple[Bilingual, Bilingual] = (
    ("énoncé contradictoire écarté", "contradicting set aside"),
    ("énoncés contradictoires écartés", "contradicting set aside"),
)
READ: Bilingual = (
    " [lecture déduite : tout cet argent, et lui seul, est celui de ces appels]",
    " [read by inference: all this money, and no other, is that of these calls]",
)


def sentence(found: Bounds, ledger: Ledger, lang: Lang) -> str:
    """An answer in one sentence: what was asked, between what bounds it is, and how sure that is."""
    used = len(dict.fromkeys(step.statement.id for step in found.because))
    told = [interval(found, lang)]
    if used:
        said = plural(used, *STATEMENT, lang)
        told.append(in_lang((f"d'après {said}", f"by {said}"), lang))
    if any(step.as_read or step.statement.unverified for step in found.because):
        told.append(in_lang(("en partie par déduction", "partly by inference"), lang))
    if dropped := sum(entry.cause in {"reading", "inferred"} for entry in found.set_aside):
        told.append(f"{in_lang(('sans', 'without'), lang)} {plural(dropped, *_INFERRED, lang)}")
    if refused := sum(entry.cause == "conflict" and entry.inside for entry in found.set_aside):
        told.append(plural(refused, *_REFUSED, lang))
    return f"{head(found.box, ledger, lang)}{in_lang((f'{NBSP}: ', ': '), lang)}{joined(told)}."


def head(box: Box, ledger: Ledger, lang: Lang) -> str:
    """What a box holds: its parts, and the kind of money."""
    asked = box_text(box, ledger, lang) or in_lang(("Argent public", "Public money"), lang)
    nature = joined(term.label(lang) for term in (box.basis, box.stage) if term is not None)
    return f"{asked[0].upper()}{asked[1:]}, {nature}"


def interval(found: Bounds, lang: Lang, money: Callable[[Decimal, Lang], str] = euros) -> str:
    """Between what bounds an answer is."""
    low = money(found.low, lang)
    if found.high is None:
        if not found.because:
            return in_lang(
                (
                    "aucune source n'en dit rien, ni ne le limite",
                    "no source says anything of it, or limits it",
                ),
                lang,
            )
        least = in_lang(
            ("aucune source ne le limite par le haut", "no source limits it from above"), lang
        )
        return (
            least
            if not found.low
            else in_lang((f"au moins {low}, et {least}", f"at least {low}, and {least}"), lang)
        )
    if found.low == found.high:
        return in_lang((f"exactement {low}", f"exactly {low}"), lang)
    high = money(found.high, lang)
    return in_lang(
        (f"au plus {high}", f"at most {high}")
        if not found.low
        else (f"entre {low} et {high}", f"between {low} and {high}"),
        lang,
    )


def proof_text(found: Bounds, ledger: Ledger, lang: Lang, rows: int | None = None) -> str:
    """An answer with the statements that prove each side, and those set aside."""
    return card_text(_proof_card(found, ledger, lang), lang, rows)


def proof_html(found: Bounds, ledger: Ledger, lang: Lang = "en") -> str:
    """An answer as an HTML fragment."""
    return card_html(_proof_card(found, ledger, lang), ANSWER_ROWS, lang)


def _proof_card(found: Bounds, ledger: Ledger, lang: Lang) -> Card:
    colon = in_lang((f"{NBSP}:", ":"), lang)
    columns = (Column(number=True), Column())
    blocks: list[Grid | str] = [
        Grid(columns, list(_step_rows(steps, ledger, lang)), f"{title}{colon}")
        for title, steps in sides(found, lang)
    ]
    if found.set_aside:
        blocks.append(
            lines(
                _aside_lines(found.set_aside, ledger, lang),
                f"{in_lang(('Écartés', 'Set aside'), lang)}{colon}",
            )
        )
    return Card(sentence(found, ledger, lang), tuple(blocks))


def sides(found: Bounds, lang: Lang) -> Iterator[tuple[str, list[Step]]]:
    """The sides of an answer that are proved, each with its steps."""
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        if steps and bound is not None:
            yield f"{in_lang(_SIDES[side], lang)} {euros(bound, lang)}", steps


def _step_rows(steps: Iterable[Step], ledger: Ledger, lang: Lang) -> Iterator[tuple[str, ...]]:
    for step in steps:
        if step.as_read:
            yield (reading(step, lang),)
        else:
            yield f"{times(step)} {euros(step.amount, lang)}", cited(step.statements, ledger, lang)


def reading(step: Step, lang: Lang) -> str:
    """What an inferred reading says."""
    names, calls = (
        joined(statement.id for statement in step.statements),
        joined(step.statement.calls),
    )
    return in_lang(
        (
            f"lecture déduite{NBSP}: l'argent de {names} est celui des appels {calls}",
            f"read by inference: the money of {names} is that of calls {calls}",
        ),
        lang,
    )


def times(step: Step) -> str:
    """A multiplier as it stands before an amount: a sign, and a number where it is not one."""
    sign = "+" if step.multiplier > 0 else "−"
    return sign if abs(step.multiplier) == 1 else f"{sign} {abs(step.multiplier)} ×"


def cited(statements: Sequence[FundingRecord], ledger: Ledger, lang: Lang) -> str:
    """A statement with its id, and the sources of all that say the same."""
    sources = dict.fromkeys(
        source
        for statement in statements
        for source in statement.sources
        if ledger.sources.get(source)
    )
    return f"{statements[0].id}: {statement_text(statements[0], ledger, lang)} [{citations(sources, ledger.sources, lang) or '—'}]"


def _aside_lines(entries: Iterable[SetAside], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for entry in entries:
        against = (
            f" ({joined(statement.id for statement in entry.against)})" if entry.against else ""
        )
        read = in_lang(READ, lang) if entry.as_read else ""
        yield f"{cited([entry.statement], ledger, lang)}{read}{in_lang((f'{NBSP}: ', ': '), lang)}{entry.cause.label(lang)}{against}"


_TOTAL_HEAD: tuple[Bilingual, ...] = (
    ("groupe", "group"),
    ("au moins", "at least"),
    ("au plus", "at most"),
    ("énoncés", "statements"),
)


def totals_text(found: Totals, ledger: Ledger, lang: Lang, rows: int | None = None) -> str:
    """What was asked, and one line for each group. The groups are not added up, as they may hold
    the same money.
    """
    return card_text(_totals_card(found, ledger, lang), lang, rows)


def totals_html(found: Totals, ledger: Ledger, lang: Lang = "en") -> str:
    """The groups as an HTML fragment."""
    return card_html(_totals_card(found, ledger, lang), ANSWER_ROWS, lang)


def _totals_card(found: Totals, ledger: Ledger, lang: Lang) -> Card:
    columns = tuple(
        Column(in_lang(title, lang), number=place in _AMOUNTS)
        for place, title in enumerate(_TOTAL_HEAD)
    )
    return Card(
        head(found.box, ledger, lang), (Grid(columns, list(_total_rows(found, lang)), keyed=True),)
    )


_AMOUNTS = (1, 2)


def _total_rows(found: Totals, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    for key, bounds in found.items():
        low = euros(bounds.low, lang) if bounds.because else "—"
        high = "…" if bounds.high is None else euros(bounds.high, lang)
        yield key, low, high, joined(dict.fromkeys(step.statement.id for step in bounds.because))
