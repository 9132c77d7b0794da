"""The lines of a proof, and how they are told."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from poles.model import (
    FundingRecord,
    GrantSum,
    Ledger,
    Ratio,
    Statement,
    citations,
    grants_text,
    ratio_text,
    statement_text,
)
from poles.objects import Pickled
from poles.text import Bilingual, Lang, euros, headed, in_lang, joined

READ: Bilingual = (
    " [lecture déduite : tout cet argent, et lui seul, est celui de ces appels]",
    " [read by inference: all this money, and no other, is that of these calls]",
)


@attrs.frozen
class Step(Pickled):
    """One line of a proof: ``multiplier`` times ``amount`` euros, which these statements give as
    their least or their most. A :class:`~poles.Ratio` has an amount of zero: it says what its box
    has beside so many times the money of the other, which is nothing.

    ``side`` is the side of the answer that it helps to prove, ``"low"`` or ``"high"``: the steps of
    a side, multiplied, add up to it. ``as_read`` marks the inferred reading of a box, and
    ``read_below`` that of *at least* as less than a unit more.
    """

    side: str
    multiplier: Fraction
    amount: Decimal
    statements: tuple[Statement, ...]
    as_read: bool = False

    @property
    def statement(self) -> Statement:
        """The first of the statements that say the same."""
        return self.statements[0]

    @property
    def upper(self) -> bool:
        """Whether it takes the most that the statements say, and not the least."""
        return (self.multiplier < 0) == (self.side == "low")

    @property
    def printed(self) -> Decimal:
        """The amount as the first of the statements prints it, without its rounding; that of the
        step, where it is of other days than the statement.
        """
        one = self.statement
        if self.as_read or not isinstance(one, FundingRecord) or one.yearly is not None:
            return self.amount
        return one.printed.high if self.upper else one.printed.low

    @property
    def read_below(self) -> bool:
        """Whether the amount is what *at least* is read to be less than, which no source prints."""
        return self.upper and not self.as_read and all(one.uncapped for one in self.statements)


def reading(step: Step, lang: Lang) -> str:
    """What an inferred reading says."""
    names = joined(statement.id for statement in step.statements)
    calls = getattr(step.statement, "calls", ())
    of: Bilingual = ("des appels", "calls") if len(calls) > 1 else ("de l'appel", "call")
    told = (
        f"lecture déduite : l'argent de {names} est celui {of[0]} {joined(calls)}",
        f"read by inference: the money of {names} is that of {of[1]} {joined(calls)}",
    )
    return in_lang(told, lang)


def counted(step: Step, lang: Lang) -> str:
    """How often what is said counts, with the amount that it is, which a ratio has not."""
    if isinstance(step.statement, Ratio):
        return times(step)
    return f"{times(step)} {euros(step.amount, lang)}"


def times(step: Step) -> str:
    """A multiplier as it stands before an amount: a sign, and a number where it is not one."""
    sign = "+" if step.multiplier > 0 else "−"
    return sign if abs(step.multiplier) == 1 else f"{sign} {abs(step.multiplier)} ×"


def said_text(statement: Statement, ledger: Ledger, lang: Lang, step: Step | None = None) -> str:
    """A statement as its source words it; with what it is read as in a step, where nobody prints
    that.
    """
    if isinstance(statement, FundingRecord):
        below = step is not None and step.read_below
        return statement_text(statement, ledger, lang, read_below=below)
    if isinstance(statement, GrantSum):
        return grants_text(statement, ledger, lang)
    upper = None if step is None else step.upper
    return ratio_text(statement, ledger, lang, upper=upper)


def cited(
    statements: Sequence[Statement], ledger: Ledger, lang: Lang, step: Step | None = None
) -> str:
    """A statement with its id, and the sources of all that say the same; perhaps as in a step."""
    sources: dict[str, None] = {}
    for statement in statements:
        known = filter(ledger.sources.get, statement.sources)
        sources |= dict.fromkeys(known)
    said = said_text(statements[0], ledger, lang, step)
    read = citations(sources, ledger.sources, lang) or "—"
    return headed(statements[0].id, f"{said} [{read}]", lang)
