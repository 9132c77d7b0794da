"""Answers of the ledger as people read them: sentences, proofs, conflicts and checks, as text and as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from poles.ledger.answers import Bounds, Step
from poles.ledger.box import Box
from poles.ledger.checking import Check, CrossCheck
from poles.ledger.claims import SetAside
from poles.ledger.conflicts import Conflict, Conflicts
from poles.ledger.totals import Totals
from poles.model import FundingRecord, Lang, Ledger

from .statements import box_text, statement_text
from .words import Both, amount, both, citations, euros, listed

__all__ = [
    "checks_html",
    "checks_text",
    "conflicts_html",
    "conflicts_text",
    "contradictions",
    "proof_html",
    "proof_text",
    "sentence",
    "totals_html",
    "totals_text",
]

_SIDES: dict[str, Both] = {"low": ("Au moins", "At least"), "high": ("Au plus", "At most")}
_READ: Both = (
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
    return f"{_head(found.box, ledger, lang)}{both((f'{_NBSP}: ', ': '), lang)}{listed(told)}."


_NBSP = "\N{NO-BREAK SPACE}"


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
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        if steps and bound is not None:
            lines.append(f"{both(_SIDES[side], lang)} {euros(bound, lang)}{both((f'{_NBSP}:', ':'), lang)}")
            lines += (f"  {line}" for line in _step_lines(steps, ledger, lang))
    if found.set_aside:
        lines.append(both((f"Écartés{_NBSP}:", "Set aside:"), lang))
        lines += (f"  {line}" for line in _aside_lines(found.set_aside, ledger, lang))
    return "\n".join(lines)


def _step_lines(steps: Iterable[Step], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for step in steps:
        yield (
            _reading(step, lang)
            if step.as_read
            else f"{_times(step)} {euros(step.amount, lang)}  {_cited(step.statements, ledger, lang)}"
        )


def _reading(step: Step, lang: Lang) -> str:
    """What an inferred reading says."""
    names, calls = listed(statement.id for statement in step.statements), listed(step.statement.calls)
    return both(
        (
            f"lecture déduite{_NBSP}: l'argent de {names} est celui des appels {calls}",
            f"read by inference: the money of {names} is that of calls {calls}",
        ),
        lang,
    )


def _times(step: Step) -> str:
    """A multiplier as it stands before an amount: a sign, and a number where it is not one."""
    sign = "+" if step.multiplier > 0 else "−"
    return sign if abs(step.multiplier) == 1 else f"{sign} {abs(step.multiplier)} ×"


def _cited(statements: Sequence[FundingRecord], ledger: Ledger, lang: Lang) -> str:
    """A statement with its id, and the sources of all that say the same."""
    sources = dict.fromkeys(source for statement in statements for source in statement.sources if ledger.sources.get(source))
    return (
        f"{statements[0].id}: {statement_text(statements[0], ledger, lang)} [{citations(sources, ledger.sources, lang) or '—'}]"
    )


def _aside_lines(entries: Iterable[SetAside], ledger: Ledger, lang: Lang) -> Iterator[str]:
    for entry in entries:
        against = f" ({listed(statement.id for statement in entry.against)})" if entry.against else ""
        reading = both(_READ, lang) if entry.as_read else ""
        yield f"{_cited([entry.statement], ledger, lang)}{reading}{both((f'{_NBSP}: ', ': '), lang)}{entry.cause.label(lang)}{against}"


def proof_html(found: Bounds, ledger: Ledger, lang: Lang = "en") -> str:
    """An answer as an HTML fragment: the sentence, one table for each side, and what is set aside."""
    parts = [f"<p>{html.escape(sentence(found, ledger, lang))}</p>"]
    for side, bound in (("low", found.low), ("high", found.high)):
        steps = [step for step in found.because if step.side == side]
        if steps and bound is not None:
            parts.append(_steps_table(f"{both(_SIDES[side], lang)} {euros(bound, lang)}", steps, ledger, lang))
    if found.set_aside:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in _aside_lines(found.set_aside, ledger, lang))
        parts.append(
            f"<details><summary>{both(('Écartés', 'Set aside'), lang)} ({len(found.set_aside)})</summary><ul>{items}</ul></details>"
        )
    return "".join(parts)


def _steps_table(caption: str, steps: Sequence[Step], ledger: Ledger, lang: Lang) -> str:
    rows = "".join(
        f"<tr><td></td><td></td><td style='text-align:left'>{html.escape(_reading(step, lang))}</td></tr>"
        if step.as_read
        else f"<tr><td>{_times(step)}</td><td style='{_NUMBER}'>{html.escape(euros(step.amount, lang))}</td>"
        f"<td style='text-align:left'>{html.escape(_cited(step.statements, ledger, lang))}</td></tr>"
        for step in steps
    )
    return f"<table>{_caption(caption)}<tbody>{rows}</tbody></table>"


_NUMBER = "text-align:right;white-space:nowrap;padding-left:1em"


def _caption(text: str) -> str:
    return f"<caption style='text-align:left'>{html.escape(text)}</caption>"


def contradictions(found: Conflicts, ledger: Ledger, lang: Lang) -> str:
    """A page in Markdown: what the sources of a ledger contradict each other in, by kind of money."""
    title = both(("Contradictions entre les sources", "Contradictions between the sources"), lang)
    lines = [f"# {title}", "", both(_ABOUT, lang).format(conflicts=len(found), statements=len(found.removed))]
    kind = ""
    for conflict in found:
        statement = conflict.statements[0]
        now = listed(
            term.label(lang) for term in (statement.basis, statement.stage if statement.basis == "planned" else None) if term
        )
        if now != kind:
            kind = now
            lines += ["", f"## {kind[0].upper()}{kind[1:]}"]
        lines += ["", _conflict_head(conflict, lang), "", *_conflict_lines(conflict, ledger, lang)]
    return "\n".join(lines) + "\n"


_ABOUT: Both = (
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


def conflicts_text(found: Conflicts, ledger: Ledger, lang: Lang) -> str:
    """Each conflict as a paragraph: the gap, and the statements on both sides of it."""
    if not len(found):
        return both(("Aucune contradiction.", "No contradictions."), lang)
    return "\n\n".join(
        "\n".join([_conflict_head(conflict, lang), *_conflict_lines(conflict, ledger, lang)]) for conflict in found
    )


def _conflict_head(conflict: Conflict, lang: Lang) -> str:
    names = listed(statement.id for statement in conflict.removed)
    gap = euros(conflict.gap, lang)
    if conflict.as_read:
        french, english = f"la lecture déduite de {names}", f"the inferred reading of {names}"
    else:
        french = english = names
    return both(
        (
            f"**{french}**{_NBSP}: sans cela, les énoncés suivants peuvent être vrais ensemble{_NBSP}; il s'en faut de {gap}",
            f"**{english}**: without it, the following can all be true; with it, they are {gap} apart",
        ),
        lang,
    )


def _conflict_lines(conflict: Conflict, ledger: Ledger, lang: Lang) -> Iterator[str]:
    sides: tuple[Both, Both] = (("au moins", "at least"), ("au plus", "at most"))
    for step in conflict.steps:
        if step.as_read:
            yield f"- {_reading(step, lang)}"
            continue
        side = both(sides[step.multiplier < 0], lang)
        times = "" if abs(step.multiplier) == 1 else f"{abs(step.multiplier)} × "
        yield f"- {times}{side} {euros(step.amount, lang)} — {_cited(step.statements, ledger, lang)}"


def conflicts_html(found: Conflicts, ledger: Ledger, lang: Lang = "en") -> str:
    """The conflicts as an HTML list."""
    items = "".join(
        f"<li>{html.escape(_conflict_head(conflict, lang)).replace('**', '')}<ul>"
        + "".join(f"<li>{html.escape(line.removeprefix('- '))}</li>" for line in _conflict_lines(conflict, ledger, lang))
        + "</ul></li>"
        for conflict in found
    )
    return f"<p>{html.escape(repr(found)[1:-1])}</p><ol>{items}</ol>"


_CHECK_HEAD: tuple[Both, ...] = (("énoncé", "statement"), ("chiffre", "figure"), ("les autres", "the others"), ("écart", "miss"))


def checks_text(found: CrossCheck, lang: Lang) -> str:
    """The figures against narrow intervals, the widest miss first, and the median miss."""
    rows = [tuple(both(title, lang) for title in _CHECK_HEAD), *_check_rows(found, lang)]
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    lines = (f"{row[0]:{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}" for row in rows)
    return "\n".join([*lines, _median(found, lang)])


def _check_rows(found: CrossCheck, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    for check in found.narrow:
        name = check.statement.id + (both(_READ, lang) if check.as_read else "")
        high = "…" if check.high is None else euros(check.high, lang)
        yield name, amount(check.statement, lang), f"{euros(check.low, lang)} – {high}", _percent(check, lang)


def _percent(check: Check, lang: Lang) -> str:
    number = f"{100 * check.miss:.2f}"
    return f"{number.replace('.', ',')}\N{NO-BREAK SPACE}%" if lang == "fr" else f"{number}%"


def _median(found: CrossCheck, lang: Lang) -> str:
    count = len(found.narrow)
    if found.median_miss is None:
        return both(("Aucun intervalle étroit.", "No narrow interval."), lang)
    share = f"{100 * found.median_miss:.2f}"
    french = f"Écart médian : {share.replace('.', ',')}\N{NO-BREAK SPACE}%, sur {count} chiffres face à un intervalle de moins de 10\N{NO-BREAK SPACE}%."
    return both((french, f"Median miss: {share}%, over {count} figures against an interval narrower than 10%."), lang)


def checks_html(found: CrossCheck, lang: Lang = "en") -> str:
    """The narrow checks as an HTML table."""
    return _table(_CHECK_HEAD, _check_rows(found, lang), lang) + f"<p>{html.escape(_median(found, lang))}</p>"


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
    return _table(_TOTAL_HEAD, _total_rows(found, lang), lang, _head(found.box, ledger, lang))


def _table(head: Iterable[Both], rows: Iterable[Iterable[str]], lang: Lang, caption: str = "") -> str:
    titles = "".join(f"<th>{html.escape(both(title, lang))}</th>" for title in head)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<table>{_caption(caption) if caption else ''}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    style = _NUMBER if any(sign in text for sign in "€%…—") else "text-align:left"
    return f"<td style='{style}'>{html.escape(text)}</td>"
