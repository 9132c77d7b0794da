"""Answers of the ledger as people read them: sentences, proofs, conflicts and checks, as text and as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from poles.ledger.answers import Bounds, Step
from poles.ledger.box import Box
from poles.ledger.claims import SetAside
from poles.ledger.totals import Totals
from poles.model import FundingRecord, Lang, Ledger

from .statements import box_text, statement_text
from .words import NBSP, Both, both, citations, euros, listed

__all__ = [
    "READ",
    "cited",
    "proof_html",
    "proof_text",
    "reading",
    "sentence",
    "table",
    "totals_html",
    "totals_text",
]

_SIDES: dict[str, Both] = {"low": ("Au moins", "At least"), "high": ("Au plus", "At most")}
READ: Both = (
    " [lecture déduite : tout cet argent, et lui seul, est celui de ces appels]",
    " [read by inference: all this money, and no other, is that of these calls]",
)


def sentence(found: Bounds, ledger: Ledger, lang: Lang) -> str:
    """An answer in one sentence: what was asked, between what bounds it is, and how sure that is."""
    used = len(dict.fromkeys(step.statement.id for step in found.because))
    told = [_interval(found, lang)]
    if used:
        told.append(both((f"d'après {_count(used, 'énoncé')}", f"by {_count(used, 'statement')}"), lang))
    if any(step.as_read or step.statement.unverified for step in found.because):
        told.append(both(("en partie par déduction", "partly by inference"), lang))
    if dropped := sum(entry.cause in {"reading", "inferred"} for entry in found.set_aside):
        told.append(
            both(
                (f"sans {_count(dropped, 'énoncé')} à périmètre déduit", f"without {_count(dropped, 'inferred box', 'es')}"), lang
            )
        )
    if refused := sum(entry.cause == "conflict" and entry.inside for entry in found.set_aside):
        french = f"{_count(refused, 'énoncé')} contradictoire{'s' * (refused > 1)} écarté{'s' * (refused > 1)}"
        told.append(both((french, f"{refused} contradicting set aside"), lang))
    return f"{_head(found.box, ledger, lang)}{both((f'{NBSP}: ', ': '), lang)}{listed(told)}."


def _head(box: Box, ledger: Ledger, lang: Lang) -> str:
    """What a box holds: its parts, and the kind of money."""
    asked = box_text(box, ledger, lang) or both(("Argent public", "Public money"), lang)
    nature = listed(term.label(lang) for term in (box.basis, box.stage) if term is not None)
    return f"{asked[0].upper()}{asked[1:]}, {nature}"


def _count(number: int, word: str, plural: str = "s") -> str:
    return f"{number} {word}{plural if number > 1 else ''}"


def _interval(found: Bounds, lang: Lang) -> str:
    low = euros(found.low, lang)
    if found.high is None:
        if not found.because:
            return both(("aucune source n'en dit rien, ni ne le limite", "no source says anything of it, or limits it"), lang)
        least = both(("aucune source ne le limite par le haut", "no source limits it from above"), lang)
        return least if not found.low else both((f"au moins {low}, et {least}", f"at least {low}, and {least}"), lang)
    if found.low == found.high:
        return both((f"exactement {low}", f"exactly {low}"), lang)
    high = euros(found.high, lang)
    return both(
        (f"au plus {high}", f"at most {high}") if not found.low else (f"entre {low} et {high}", f"between {low} and {high}"), lang
    )


def proof_text(found: Bounds, ledger: Ledger, lang: Lang) -> str:
    """An answer with the statements that prove each side, and those set aside."""
    lines = [sentence(found, ledger, lang)]
    for title, steps in _sides(found, lang):
        lines.append(f"{title}{both((f'{NBSP}:', ':'), lang)}")
        lines += (f"  {line}" for line in _step_lines(steps, ledger, lang))
    if found.set_aside:
        lines.append(both((f"Écartés{NBSP}:", "Set aside:"), lang))
        lines += (f"  {line}" for line in _aside_lines(found.set_aside, ledger, lang))
    return "\n".join(lines)


def _sides(found: Bounds, lang: Lang) -> Iterator[tuple[str, list[Step]]]:
    """The sides of an answer that are proved, each with its steps."""
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        if steps and bound is not None:
            yield f"{both(_SIDES[side], lang)} {euros(bound, lang)}", steps


def _step_lines(steps: Iterable[Step], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for step in steps:
        yield (
            reading(step, lang)
            if step.as_read
            else f"{_times(step)} {euros(step.amount, lang)}  {cited(step.statements, ledger, lang)}"
        )


def reading(step: Step, lang: Lang) -> str:
    """What an inferred reading says."""
    names, calls = listed(statement.id for statement in step.statements), listed(step.statement.calls)
    return both(
        (
            f"lecture déduite{NBSP}: l'argent de {names} est celui des appels {calls}",
            f"read by inference: the money of {names} is that of calls {calls}",
        ),
        lang,
    )


def _times(step: Step) -> str:
    """A multiplier as it stands before an amount: a sign, and a number where it is not one."""
    sign = "+" if step.multiplier > 0 else "−"
    return sign if abs(step.multiplier) == 1 else f"{sign} {abs(step.multiplier)} ×"


def cited(statements: Sequence[FundingRecord], ledger: Ledger, lang: Lang) -> str:
    """A statement with its id, and the sources of all that say the same."""
    sources = dict.fromkeys(source for statement in statements for source in statement.sources if ledger.sources.get(source))
    return (
        f"{statements[0].id}: {statement_text(statements[0], ledger, lang)} [{citations(sources, ledger.sources, lang) or '—'}]"
    )


def _aside_lines(entries: Iterable[SetAside], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for entry in entries:
        against = f" ({listed(statement.id for statement in entry.against)})" if entry.against else ""
        read = both(READ, lang) if entry.as_read else ""
        yield f"{cited([entry.statement], ledger, lang)}{read}{both((f'{NBSP}: ', ': '), lang)}{entry.cause.label(lang)}{against}"


def proof_html(found: Bounds, ledger: Ledger, lang: Lang = "en") -> str:
    """An answer as an HTML fragment: the sentence, one table for each side, and what is set aside."""
    parts = [f"<p>{html.escape(sentence(found, ledger, lang))}</p>"]
    parts += (_steps_table(title, steps, ledger, lang) for title, steps in _sides(found, lang))
    if found.set_aside:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in _aside_lines(found.set_aside, ledger, lang))
        parts.append(
            f"<details><summary>{both(('Écartés', 'Set aside'), lang)} ({len(found.set_aside)})</summary><ul>{items}</ul></details>"
        )
    return "".join(parts)


def _steps_table(caption: str, steps: Sequence[Step], ledger: Ledger, lang: Lang) -> str:
    rows = "".join(
        f"<tr><td></td><td></td><td style='text-align:left'>{html.escape(reading(step, lang))}</td></tr>"
        if step.as_read
        else f"<tr><td>{_times(step)}</td><td style='{_NUMBER}'>{html.escape(euros(step.amount, lang))}</td>"
        f"<td style='text-align:left'>{html.escape(cited(step.statements, ledger, lang))}</td></tr>"
        for step in steps
    )
    return f"<table>{_caption(caption)}<tbody>{rows}</tbody></table>"


_NUMBER = "text-align:right;white-space:nowrap;padding-left:1em"


def _caption(text: str) -> str:
    return f"<caption style='text-align:left'>{html.escape(text)}</caption>"


_TOTAL_HEAD: tuple[Both, ...] = (("groupe", "group"), ("au moins", "at least"), ("au plus", "at most"), ("énoncés", "statements"))


def totals_text(found: Totals, ledger: Ledger, lang: Lang) -> str:
    """What was asked, and one line for each group. The groups are not added up, as they may hold the same money."""
    rows = list(_total_rows(found, lang))
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    lines = (f"{row[0]:{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}" for row in rows)
    return "\n".join([_head(found.box, ledger, lang), *lines])


def _total_rows(found: Totals, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    for key, bounds in found.items():
        low = euros(bounds.low, lang) if bounds.because else "—"
        high = "…" if bounds.high is None else euros(bounds.high, lang)
        yield key, low, high, listed(dict.fromkeys(step.statement.id for step in bounds.because))


def totals_html(found: Totals, ledger: Ledger, lang: Lang = "en") -> str:
    """The groups as an HTML table."""
    return table(_TOTAL_HEAD, _total_rows(found, lang), lang, _head(found.box, ledger, lang))


def table(head: Iterable[Both], rows: Iterable[Iterable[str]], lang: Lang, caption: str = "") -> str:
    """An HTML table, its amounts and shares to the right."""
    titles = "".join(f"<th>{html.escape(both(title, lang))}</th>" for title in head)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<table>{_caption(caption) if caption else ''}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    style = _NUMBER if any(sign in text for sign in "€%…—") else "text-align:left"
    return f"<td style='{style}'>{html.escape(text)}</td>"
