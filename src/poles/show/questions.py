"""What a page asks of the ledger: one question a line, with what it is called in plain words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from poles.ledger.answers import bounds
from poles.ledger.proof import Bounds
from poles.ledger.totals import Group, Totals, total
from poles.model import Basis, Stage
from poles.policy import Policy
from poles.text import Bilingual


@attrs.frozen
class Question:
    """Money to show, group by group, and what it is called; ``whole`` where all of it together is
    told too, and how that is ``asked`` among the findings. With a ``doubt`` it is told, too, what
    is contested.
    """

    title: Bilingual
    by: Group
    basis: Basis
    stage: Stage | None = None
    funders: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    whole: bool = False
    doubt: int | None = None
    asked: Bilingual = (
        "Combien d'argent public, et est-ce sûr ?",
        "How much public money, and how sure is that?",
    )

    def ask(self, policy: Policy) -> Totals:
        """The answers, group by group."""
        return total(
            policy.funding,
            by=self.by,
            basis=self.basis,
            stage=self.stage,
            funders=self.funders,
            period=self.period,
            doubt=self.doubt,
        )

    def all_of(self, answers: Totals) -> Bounds:
        """The answer for all groups together, which no groups add up to."""
        return bounds(answers.ledger, answers.box, doubt=self.doubt)


STATE = Question(
    ("Ce que l'État a accordé, année par année", "What the State awarded, year by year"),
    "year", Basis.AWARDED, funders=("state",), whole=True, doubt=0,
    asked=(
        "Combien l'État a-t-il accordé, et est-ce sûr ?",
        "How much did the State award, and how sure is that?",
    ),
)  # fmt: skip
# The first of these is among the findings. The total of the agency ends on a day of its own.
QUESTIONS = (
    STATE,
    Question(
        ("Ce que l'État a annoncé, phase par phase", "What the State announced, phase by phase"),
        "phase", Basis.PLANNED, Stage.ANNOUNCED, ("state",),
    ),
    Question(
        (
            "Ce que le fonds des projets de recherche (FUI) a accordé, appel par appel",
            "What the fund for research projects (FUI) awarded, call by call",
        ),
        "call", Basis.AWARDED, funders=("fui",),
    ),
    Question(
        (
            "Ce que l'Agence nationale de la recherche (ANR) a accordé, jusqu'en novembre 2012",
            "What the national research agency (ANR) awarded, until November 2012",
        ),
        "year", Basis.AWARDED, None, ("anr",), ("2005-01-01", "2012-11-19"), whole=True,
    ),
)  # fmt: skip
# For policies without those funders of France.
GENERAL = (
    Question(
        ("L'argent public accordé, année par année", "Public money awarded, year by year"),
        "year", Basis.AWARDED, whole=True, doubt=0,
    ),
    Question(
        ("L'argent public annoncé, phase par phase", "Public money announced, phase by phase"),
        "phase", Basis.PLANNED, Stage.ANNOUNCED,
    ),
    Question(
        ("L'argent public accordé, appel par appel", "Public money awarded, call by call"),
        "call", Basis.AWARDED,
    ),
    Question(
        ("L'argent public versé, année par année", "Public money paid, year by year"),
        "year", Basis.PAID,
    ),
)  # fmt: skip


def questions(policy: Policy) -> tuple[Question, ...]:
    """What there is to ask of a policy, by the funders that it knows."""
    known = all(policy.funders.get(key) for one in QUESTIONS for key in one.funders)
    return QUESTIONS if known else GENERAL


def answered(policy: Policy) -> Iterator[tuple[Question, Totals]]:
    """The questions of which a source says something, with the answers."""
    for question in questions(policy):
        answers = question.ask(policy)
        if any(answer.because for answer in answers.values()):
            yield question, answers
