"""What sources contradict each other in, in plain words: how far they are apart, and what each
says, with its sources.
"""

from __future__ import annotations

import attrs

from poles.ledger.conflicts import Conflict
from poles.ledger.steps import reading, said_text
from poles.model import FundingRecord, Ledger, box_text
from poles.text import Bilingual, Lang, cell_html, euros, in_lang, joined

from .notes import Notes
from .plain import Way, call_text, money_text

_SIDES: dict[bool, Bilingual] = {False: ("au moins", "at least"), True: ("au plus", "at most")}
_OUT: Bilingual = ("non retenu", "not believed")


def about(conflict: Conflict, ledger: Ledger, lang: Lang) -> str:
    """The money that a contradiction is about, as its first statement has it: who gave it, in which
    calls, to whom, of which kind it is, and when.
    """
    one = next((one for one in conflict.statements if isinstance(one, FundingRecord)), None)
    if one is None:
        return conflict.statements[0].basis.label(lang)
    every: Bilingual = ("tous les financeurs publics", "all public funders")
    calls = tuple(map(call_text, one.calls))
    money = attrs.evolve(one, calls=calls, start=None, end=None, yearly=None)
    parts = [box_text(money, ledger, lang), one.basis.label(lang)]
    if not one.funders:
        parts.insert(0, in_lang(every, lang))
    if one.start is not None and one.end is not None:
        first, last = one.start.earliest.year, one.end.latest.year
        parts.append(str(first) if first == last else f"{first}–{last}")
    return joined(filter(None, parts))


def sources_of(found: Conflict) -> list[str]:
    """The ids of the sources of a contradiction, each once."""
    return list(dict.fromkeys(key for one in found.statements for key in one.sources))


def dispute_html(found: Conflict, ledger: Ledger, notes: Notes, lang: Lang) -> str:
    """A contradiction, folded: its gap and what it is about; inside, what each source says."""
    gap = in_lang(("{} d'écart", "{} apart"), lang).format(money_text(found.gap, lang, Way.NEAREST))
    items = []
    for step in found.steps:
        if step.as_read:
            items.append(cell_html(reading(step, lang)))
            continue
        said = said_text(step.statement, ledger, lang, step)
        sources = [key for one in step.statements for key in one.sources]
        side = in_lang(_SIDES[step.upper], lang)
        amount = f"<strong>{cell_html(f'{side} {euros(step.amount, lang)}')}</strong> — "
        out = any(one in found.removed for one in step.statements)
        mark = f" <em>({in_lang(_OUT, lang)})</em>" if out else ""
        items.append(f"{amount}{cell_html(said)}{notes.html(sources)}{mark}")
    told = "".join(f"<li>{item}</li>" for item in items)
    summary = cell_html(f"{gap} — {about(found, ledger, lang)}")
    return f"<details><summary>{summary}</summary><ul>{told}</ul></details>"
