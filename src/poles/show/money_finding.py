"""What the public money of a policy comes to, in a few sentences: how much there was in all, for
how many years that is limited, and where the sources contradict each other most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from poles.ledger.conflicts import Conflict
from poles.ledger.proof import Bounds
from poles.text import Bilingual, Lang, in_lang, plural

from .disputes import about, sources_of
from .intervals import interval_text, told_of
from .known import Finding, Known, main_sources
from .plain import Way, money_text


def money_finding(known: Known, lang: Lang) -> Iterator[Finding]:
    """How much money there was, year by year and in all, believed and contested."""
    asked = next((one for one in known.money if one[0].whole and one[0].by == "year"), None)
    if asked is None:
        return
    question, answers = asked
    together = question.all_of(answers)
    limited = {key: found for key, found in told_of(answers).items() if found.high is not None}
    best = min(limited, key=lambda key: _width(limited[key]), default=None)
    parts = [_together(together, lang), _by_year(limited, best, len(answers), lang)]
    disputes = known.disputes
    if disputes:
        told: Bilingual = (
            (
                "Les sources se contredisent sur {places} ; l'écart le plus grand, {gap}, porte "
                "sur : {what}."
            ),
            (
                "The sources contradict each other in {places}; the widest gap, {gap}, is about: "
                "{what}."
            ),
        )
        worst = disputes[0]
        parts.append(
            in_lang(told, lang).format(
                places=plural(len(disputes), ("point", "place"), ("points", "places"), lang),
                gap=money_text(worst.gap, lang, Way.NEAREST),
                what=about(worst, known.policy.funding, lang),
            )
        )
    proofs = [together] if best is None else [together, limited[best]]
    sources = [main_sources(step.statement for step in one.because) for one in proofs]
    yield Finding(
        "money",
        in_lang(question.asked, lang),
        _figure(together, lang),
        " ".join(parts),
        tuple(dict.fromkeys(chain(*sources, _of(disputes)))),
    )


def _of(disputes: Sequence[Conflict]) -> tuple[str, ...]:
    """The sources of the widest of some contradictions."""
    return main_sources([sources_of(disputes[0])]) if disputes else ()


def _figure(together: Bounds, lang: Lang) -> str:
    """How much money there is in all, as briefly as can be."""
    if together.high is None and together.low:
        least = money_text(together.low, lang, Way.DOWN)
        return in_lang(("au moins {}", "at least {}"), lang).format(least)
    return interval_text(together.low, together.high, lang)


# Whether it was asked what is contested, and whether that is another answer.
_TOGETHER: dict[tuple[bool, bool], Bilingual] = {
    (False, False): ("En tout : {believed}.", "In all: {believed}."),
    (True, False): (
        "En tout : {believed}, quelle que soit celle des sources contraires que l'on croit.",
        "In all: {believed}, whichever of the contradicting sources one believes.",
    ),
    (True, True): (
        "En tout : {believed} ; selon les sources contraires que l'on croit : {other}.",
        "In all: {believed}; by which of the contradicting sources one believes: {other}.",
    ),
}


def _together(found: Bounds, lang: Lang) -> str:
    """How much money there is in all, believed and contested."""
    believed = interval_text(found.low, found.high, lang)
    doubted = found.contested
    other = believed if doubted is None else interval_text(doubted.low, doubted.high, lang)
    text = in_lang(_TOGETHER[doubted is not None, other != believed], lang)
    return text.format(believed=believed, other=other)


def _width(found: Bounds) -> Decimal:
    """How many times the least the most is: nobody knows well what may be nothing."""
    return (found.high or Decimal(0)) / found.low if found.low else Decimal("Infinity")


def _by_year(limited: Mapping[str, Bounds], best: str | None, years: int, lang: Lang) -> str:
    """For how many years there is an upper limit, and which is known best."""
    if best is None:
        none: Bilingual = (
            "Pour aucune année, les sources ne fixent de maximum.",
            "For no year do the sources set an upper limit.",
        )
        return in_lang(none, lang)
    told: Bilingual = (
        (
            "Les sources ne fixent un maximum que pour {some} sur {all} ; la mieux connue est "
            "{year} : {told}."
        ),
        (
            "The sources set an upper limit for {some} of {all} only; the best known is {year}: "
            "{told}."
        ),
    )
    if len(limited) == years:
        told = (
            "Les sources fixent un maximum chaque année ; la mieux connue est {year} : {told}.",
            "The sources set an upper limit for each year; the best known is {year}: {told}.",
        )
    found = limited[best]
    return in_lang(told, lang).format(
        some=plural(len(limited), ("année", "year"), ("années", "years"), lang),
        all=years,
        year=best,
        told=interval_text(found.low, found.high, lang),
    )
