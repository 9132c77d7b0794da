"""What the ledger says of the public money of each phase, asked the same three questions: answers
that are worked out ahead, so that the first screen can tell them at no cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from poles.ledger.prepared import prepared
from poles.text import Bilingual, Lang, between_text, headed, in_lang, open_text

if TYPE_CHECKING:  # to work an answer out is another matter than to tell it
    from poles.ledger.proof import Bounds
    from poles.model import Ledger

ANSWER = "phase_money"
TITLES: dict[str, Bilingual] = {
    "announced": ("Annoncé par l'État", "Announced by the State"),
    "awarded": (
        "Accordé (engagé), de tous les financeurs publics",
        "Awarded (committed), by all public funders",
    ),
    "paid": (
        "Payé (crédits de paiement), de tous les financeurs publics",
        "Paid (payment credits), by all public funders",
    ),
}
_ASKED: dict[str, dict[str, Any]] = {
    "announced": {"basis": "planned", "stage": "announced", "funders": "state"},
    "awarded": {"basis": "awarded"},
    "paid": {"basis": "paid"},
}
_PARTLY: Bilingual = (", en partie par déduction", ", partly by inference")


class PhaseMoney(NamedTuple):
    """Between what euros the money of a question is, the ids of the ``sources`` that prove it,
    whether that is partly ``inferred``, and whether some years of it are limited where all are not.
    """

    question: str
    low: Decimal
    high: Decimal | None
    sources: tuple[str, ...]
    inferred: bool
    some: bool

    def text(self, lang: Lang) -> str:
        """The question, and its answer in words."""
        if self.high is None:
            proved = bool(self.sources)
            told = open_text(self.low, lang, proved=proved, some=self.some)
        else:
            told = between_text(self.low, self.high, lang)
        partly = in_lang(_PARTLY, lang) if self.inferred else ""
        return headed(in_lang(TITLES[self.question], lang), told + partly, lang)


def work_out(ledger: Ledger) -> dict[int, tuple[tuple[Any, ...], ...]]:
    """The answers of each phase, as plain values. It takes some seconds, and the extra ``solver``
    where statements overlap.
    """
    from poles.ledger.totals import total

    found: dict[int, list[tuple[Any, ...]]] = {}
    for question, asked in _ASKED.items():
        for key, answer in total(ledger, by="phase", **asked).items():
            found.setdefault(int(key), []).append(_plain(question, answer))
    return {number: tuple(answers) for number, answers in found.items()}


def _plain(question: str, found: Bounds) -> tuple[Any, ...]:
    from poles.aggregate.amounts import amounts_of

    some = found.limited is not None
    return (question, found.low, found.high, amounts_of(found).sources, found.inferred, some)


def phase_money(ledger: Ledger, number: int) -> tuple[PhaseMoney, ...]:
    """The answers of one phase; none where they did not come with the ledger."""
    known: Mapping[int, tuple[tuple[Any, ...], ...]] = prepared(ledger, ANSWER) or {}
    return tuple(PhaseMoney(*one) for one in known.get(number, ()))
