"""Between what bounds money is, as pages tell it: what is believed, and what may be where each side
of what the sources contradict each other in may be right.
"""

from __future__ import annotations

from decimal import Decimal

from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.text import NBSP, Bilingual, Lang, in_lang

from .plain import Way, money_text
from .strips import Span

NOTHING: Bilingual = ("rien n'en est connu", "nothing is known of it")
Ends = tuple[Decimal, Decimal | None]


def told_of(answers: Totals) -> dict[str, Bounds]:
    """The answers of which some source says more than its rounding does."""
    return {
        key: found for key, found in answers.items() if found.because and not found.only_rounding
    }


def contested(found: Bounds) -> Ends | None:
    """The widest that an answer can be under what is contested; none where that was not asked, or
    is what is believed.
    """
    doubted = found.contested
    if doubted is None or (doubted.low, doubted.high) == (found.low, found.high):
        return None
    return doubted.low, doubted.high


def spans(found: Bounds) -> tuple[Span, ...]:
    """The bars of an answer: what is believed, and how much further what is contested reaches."""
    bars = [Span(found.low, found.high)]
    if (doubted := contested(found)) is not None:
        low, high = doubted
        if low < found.low:
            bars.append(Span(low, found.low, "contested"))
        if found.high is not None and high != found.high:
            bars.append(Span(found.high, high, "contested"))
    return tuple(bars)


def interval_text(low: Decimal, high: Decimal | None, lang: Lang) -> str:
    r"""Between what amounts money is, in words, rounded so that it holds.

    >>> from decimal import Decimal
    >>> interval_text(Decimal(618500000), Decimal(945000000), "en")
    'between €618\xa0million and €945\xa0million'
    """
    least = money_text(low, lang, Way.DOWN)
    if high is None:
        if not low:
            return in_lang(NOTHING, lang)
        told = ("au moins {}, sans maximum connu", "at least {}, and no known upper limit")
        return in_lang(told, lang).format(least)
    most = money_text(high, lang, Way.UP)
    if least == most:
        return least
    if not low:
        return in_lang(("au plus {}", "at most {}"), lang).format(most)
    number, _, unit = least.partition(NBSP)
    # In French, the unit that both have is said once.
    once = lang == "fr" and unit == most.partition(NBSP)[2]
    told = ("entre {} et {}", "between {} and {}")
    return in_lang(told, lang).format(number if once else least, most)
