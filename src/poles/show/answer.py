"""An answer of the ledger as the command prints it: the interval, its proof, one sentence, and its
footnotes.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from poles.aggregate.amounts import amounts_of
from poles.aggregate.citation import cite
from poles.ledger.claims import SetAside
from poles.ledger.contested import contested_parts, contested_text
from poles.ledger.proof import Bounds, assumptions, interval_text, run_text
from poles.ledger.steps import READ, Step, cited, counted, reading, said_text
from poles.ledger.weighing import Weighing
from poles.text import Bilingual, Lang, euros_in_full, headed, in_lang, joined

from .lives import section

_ASIDE: Bilingual = ("Mis à l'écart", "Set aside")
_ASIDE_WIDER: Bilingual = (
    "Mis à l'écart, portant sur plus que cet argent",
    "Set aside, speaking of more than this money",
)
# As many statements are named of those that one set aside cannot stand beside.
_NAMED = 3


def answer_text(answer: Bounds | Weighing, lang: Lang, *, footnotes: bool = False) -> str:
    """The interval in full, the statements that prove each side, those set aside by reason, and the
    sentence; of a figure that is weighed the verdict first, and the statements of the same money.

    With ``footnotes`` the sources of the proof are numbers, and listed after the sentence as
    :func:`~poles.cite` lists them.
    """
    found = answer.bounds if isinstance(answer, Weighing) else answer
    sources = amounts_of(found).sources if footnotes else ()
    numbers = {source: number for number, source in enumerate(sources, 1)}
    parts = [_interval(found, lang), *_proof(found, numbers, lang), *_contested(found, lang)]
    if isinstance(answer, Weighing):
        parts = [_verdict(answer, lang), *parts, *_lists(answer, lang)]
    parts += _aside(found, lang)
    sentence = answer.sentence(lang)
    if footnotes:
        # The edition of the data is the last footnote.
        notes = cite(answer, style="footnotes", lang=lang)
        count = len(notes.splitlines())
        marks = f"[1–{count}]" if count > 1 else "[1]"
        parts += [f"{sentence.removesuffix('.')} {marks}.", notes]
    else:
        parts.append(sentence)
    return "\n\n".join(parts)


def _verdict(weighed: Weighing, lang: Lang) -> str:
    verdict = weighed.verdict.label(lang)
    return headed(f"{verdict[0].upper()}{verdict[1:]}", f"{weighed.figure_text(lang)}.", lang)


def _interval(found: Bounds, lang: Lang) -> str:
    limited = found.limited
    shown = interval_text(found, lang, euros_in_full, some=limited is not None)
    told = f"{shown[0].upper()}{shown[1:]}."
    if limited is not None:
        told += f"\n{run_text(limited, lang, euros_in_full)}."
    if found.contested is not None:
        both = contested_text(found.contested, (found.low, found.high), lang, euros_in_full)
        told += f"\n{both[0].upper()}{both[1:]}."
    return told


def _contested(found: Bounds, lang: Lang) -> Iterator[str]:
    """What an answer turns on where it is doubted, and how far it reaches then."""
    if found.contested is not None:
        for title, rows in contested_parts(found.contested, found.ledger, lang):
            yield section(title, rows) or title


def _lists(weighed: Weighing, lang: Lang) -> Iterator[str]:
    for title, statements in weighed.lists(lang):
        told = (cited([one], weighed.bounds.ledger, lang) for one in statements)
        yield section(title, told)


def _proof(found: Bounds, numbers: Mapping[str, int], lang: Lang) -> Iterator[str]:
    for title, steps in found.sides(lang):
        lines = [_step(step, found, numbers, lang) for step in steps]
        lines += assumptions(found, steps[0].side, lang)
        yield section(in_lang((f"{title} :", f"{title}:"), lang), lines)


def _step(step: Step, found: Bounds, numbers: Mapping[str, int], lang: Lang) -> str:
    if step.as_read:
        return reading(step, lang)
    said = _noted(step, found, numbers, lang)
    return f"{counted(step, lang)}  {said}"


def _noted(step: Step, found: Bounds, numbers: Mapping[str, int], lang: Lang) -> str:
    """A statement with the numbers of the sources of all that say the same, or with these sources
    where they have no numbers.
    """
    sources = dict.fromkeys(
        source for statement in step.statements for source in statement.sources if source in numbers
    )
    if not sources:
        return cited(step.statements, found.ledger, lang, step)
    marks = "".join(f"[{numbers[source]}]" for source in sources)
    said = said_text(step.statement, found.ledger, lang, step)
    return headed(step.statement.id, f"{said} {marks}", lang)


def _aside(found: Bounds, lang: Lang) -> Iterator[str]:
    """What is set aside by reason: first what speaks of the money asked about alone, which is what
    the sentence counts.
    """
    entries = sorted(found.set_aside, key=lambda entry: (not entry.inside, entry.cause))
    for (inside, cause), same in groupby(entries, lambda entry: (entry.inside, entry.cause)):
        title = headed(in_lang(_ASIDE if inside else _ASIDE_WIDER, lang), cause.label(lang), lang)
        lines = (
            cited([entry.statement], found.ledger, lang) + _against(entry, lang) for entry in same
        )
        yield section(title, lines)


def _against(entry: SetAside, lang: Lang) -> str:
    """That only a reading is concerned, and some of the statements that one cannot stand beside."""
    read = in_lang(READ, lang) if entry.as_read else ""
    if not entry.against:
        return read
    names = joined(statement.id for statement in entry.against[:_NAMED])
    if (more := len(entry.against) - _NAMED) > 0:
        names += in_lang((f" et {more} autre{'s' * (more > 1)}", f" and {more} more"), lang)
    return f"{read} ({in_lang(('contre', 'against'), lang)} {names})"
