"""What a ledger says of a figure that somebody prints."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from numbers import Integral
from typing import Any

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.model import (
    AsDicts,
    FundingRecord,
    GrantSum,
    Interval,
    Ledger,
    Statement,
    Wording,
    interval,
    plain_value,
)
from poles.text import (
    Answer,
    Bilingual,
    Card,
    Lang,
    Term,
    euros,
    headed,
    in_lang,
    joined,
    lines,
)

from .admission import admitted_with
from .answers import bounds
from .beliefs import evidence_of
from .box import Box, kind_of, slice_of
from .claims import Cause, Claim
from .kept import put
from .printed import printed_unit, unit_of_print
from .program import build
from .proof import Bounds, head
from .prover import Prover, rows_of
from .saying import in_parts
from .steps import cited


class Verdict(Term):
    """What a ledger says of a figure."""

    CONFIRMED = "confirmed", "confirmé", "confirmed"
    POSSIBLE = "possible", "possible", "possible"
    DISPUTED = "disputed", "contesté", "disputed"
    CONTRADICTED = "contradicted", "contredit", "contradicted"
    UNKNOWN = "unknown", "invérifiable", "unverifiable"


@attrs.frozen(repr=False)
class Weighing(Answer, AsDicts):
    """A ``figure`` in euros, as somebody prints it, against the ``bounds`` of what it is said of.

    The ``verdict`` is *confirmed* where all that the sources allow lies inside the ``interval`` of
    the figure, *possible* where some of it does, *unknown* where nothing speaks of the box.
    Elsewhere it is *disputed* where the answer reaches it whichever of the statements that
    contradict each other one disbelieves (``bounds.contested``), or once grants that were set
    aside are believed first, and else *contradicted*. Of a disputed figure, ``reached_by`` are the
    statements set aside by each of which, believed first, it is reached.

    ``printed`` are the statements of the same box, believed or not.

    >>> import poles
    >>> box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    >>> found = poles.weigh(poles.load_funding(), 160_000_000, box)
    >>> found.verdict, found.bounds.high, [statement.id for statement in found.because][:2]
    (<Verdict.CONFIRMED: 'confirmed'>, Decimal('161484500.00'), ['fui-cum-1-6', 'h1-2006-state'])
    """

    figure: Decimal
    wording: Wording
    rounded_to: Decimal | None
    verdict: Verdict
    bounds: Bounds
    reached_by: tuple[Statement, ...]
    printed: tuple[FundingRecord, ...]

    @property
    def interval(self) -> Interval:
        """The euros that the figure supports, by :func:`~poles.interval`."""
        return interval(self.figure, self.wording, self.rounded_to)

    @property
    def because(self) -> tuple[Statement, ...]:
        """The statements that say so: those that prove the bounds, of a contradicted figure the
        bound that it is beyond, and first those by which a disputed one is reached.
        """
        sides = {"low", "high"}
        if self.verdict in (Verdict.DISPUTED, Verdict.CONTRADICTED):
            sides = {"low" if self.interval.high < self.bounds.low else "high"}
        proof = (step for step in self.bounds.because if step.side in sides)
        said = [statement for step in proof for statement in step.statements]
        return tuple(dict.fromkeys((*self.reached_by, *said)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """The answer as one new ``dict``: the codes ``of`` its box, the ``figure`` with its
        ``least`` and its ``most``, the ``verdict``, ``low`` and ``high`` of the ledger, and the ids
        of the ``statements`` that say so and of those ``printed`` of the same box.
        """
        least, most = self.interval
        return [
            {
                "of": self.bounds.box.codes,
                "figure": self.figure,
                "least": least,
                "most": most,
                "verdict": self.verdict,
                "low": self.bounds.low,
                "high": self.bounds.high,
                "statements": [statement.id for statement in self.because],
                "printed": [statement.id for statement in self.printed],
            }
        ]

    def column_types(self) -> Mapping[str, Any]:
        money = dict.fromkeys(("low", "high"), Decimal)
        figure = dict.fromkeys(("figure", "least", "most"), Decimal)
        several = dict.fromkeys(("statements", "printed"), tuple[str, ...])
        return {"of": str, **figure, "verdict": str, **money, **several}

    def figure_text(self, lang: Lang) -> str:
        """The figure as it is worded, and what it supports."""
        words = self.wording.label(lang), euros(self.figure, lang)
        least, most = (euros(side, lang) for side in self.interval)
        told = " ".join(filter(None, words))
        if least == most:
            return told
        return told + in_lang((f" (lu de {least} à {most})", f" (read as {least} to {most})"), lang)

    def sentence(self, lang: Lang = "en") -> str:
        """The answer in one sentence, in French or in English: what the figure is said of, the
        verdict, and what the ledger says.
        """
        figure = self.figure_text(lang)
        of = "d'" if figure.startswith("e") else "de "
        told = (
            f"le chiffre {of}{figure} est {self.verdict.fr}",
            f"the figure of {figure} is {self.verdict.en}",
        )
        said = headed(in_lang(told, lang) + self._reached(lang), self.bounds.told(lang), lang)
        return headed(head(self.bounds.box, self.bounds.ledger, lang), f"{said}.", lang)

    def _reached(self, lang: Lang) -> str:
        """What is to be believed first so that the answer reaches the figure."""
        if not self.reached_by:
            return ""
        names = joined(statement.id for statement in self.reached_by)
        if len(self.reached_by) > 1:
            names = in_lang((f"l'un de {names}", f"one of {names}"), lang)
        told = (
            f", et atteint si l'on croit d'abord {names}",
            f", and reached if {names} is believed first",
        )
        return in_lang(told, lang)

    def to_card(self, lang: Lang = "en") -> Card:
        blocks = list(self.bounds.to_card(lang).blocks)
        for title, statements in self.lists(lang):
            blocks.append(
                lines((cited([one], self.bounds.ledger, lang) for one in statements), title)
            )
        return Card(self.sentence(lang), tuple(blocks))

    def lists(self, lang: Lang) -> Iterator[tuple[str, tuple[Statement, ...]]]:
        """The statements that are shown besides a proof, under their titles."""
        for title, statements in ((_REACHED, self.reached_by), (_PRINTED, self.printed)):
            if statements:
                yield in_lang(title, lang), statements

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        known = f"low={self.bounds.low}, high={self.bounds.high}"
        return f"Weighing(figure={self.figure}, verdict={self.verdict.value!r}, {known})"


_REACHED: Bilingual = ("Atteint si l'on croit d'abord :", "Reached if this is believed first:")
_PRINTED: Bilingual = ("Imprimé du même argent :", "Printed of the same money:")


def weigh(
    ledger: Ledger,
    amount: Decimal | int,
    box: Box,
    wording: Wording | str = Wording.PLAIN,
    rounded_to: Decimal | int | None = None,
) -> Weighing:
    """What the statements of a ledger say together of a figure that somebody prints of a box.

    ``amount`` is in euros; it supports what the amount of a statement does
    (:func:`~poles.interval`): by its ``wording`` and what it is ``rounded_to``. Without that, it is
    read as statements are (``docs/ideas/ledger.md``): by its last digit that is not zero, or where
    that would give more than a twentieth of it, to no more than that, as 5 million of 190.

    >>> import poles
    >>> box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    >>> found = poles.weigh(poles.load_funding(), 190_000_000, box)
    >>> found.verdict.value, found.interval.low, found.bounds.high
    ('contradicted', Decimal('187500000'), Decimal('161484500.00'))

    Raises what :func:`~poles.bounds` raises, and :class:`~poles.InvalidQuestion` (a ``ValueError``)
    for what is no amount, or another wording.
    """
    figure = _amount("amount", amount)
    unit = None if plain_value(rounded_to) is None else _amount("rounded_to", rounded_to)
    if unit is not None and not unit:
        raise InvalidQuestion(
            f"rounded_to={unit}", "more than zero", "Leave it out where it is unknown."
        )
    if unit is None:
        unit = unit_of_print(figure, printed_unit(figure))
    worded = _wording(wording)
    read, known = interval(figure, worded, unit), bounds(ledger, box)
    reached: tuple[Statement, ...] = ()
    if not known.because:
        verdict = Verdict.UNKNOWN
    elif _meet(read, known.low, known.high):
        within = known.high is not None and read.low <= known.low and known.high <= read.high
        verdict = Verdict.CONFIRMED if within else Verdict.POSSIBLE
    else:
        known = bounds(ledger, box, doubt=0)
        doubted = known.contested
        disputed = doubted is not None and _meet(read, doubted.low, doubted.high)
        reached = tuple(_reaching(ledger, known, read, every=disputed))
        verdict = Verdict.DISPUTED if disputed or reached else Verdict.CONTRADICTED
    printed = tuple(_printed(ledger, known.box))
    return Weighing(figure, worded, unit, verdict, known, reached, printed)


def _amount(name: str, value: Any) -> Decimal:
    """Euros that were given, as a decimal."""
    value = plain_value(value)
    hint = "Write 9_000_000_000, or Decimal('61460000.50'); a binary number is none to the cent."
    if isinstance(value, bool) or not isinstance(value, Decimal | Integral):
        given = repr(value) if isinstance(value, str | float) else described_type(value)
        raise InvalidQuestion(f"{name}={given}", "euros as a Decimal or an int", hint)
    found = value if isinstance(value, Decimal) else Decimal(int(value))
    if not found.is_finite() or found < 0:
        raise InvalidQuestion(f"{name}={value}", "euros that are not negative", hint)
    return found


def _wording(value: Wording | str) -> Wording:
    given = plain_value(value)
    known = [one for one in Wording if one is not Wording.BETWEEN]
    if given not in known:
        hint = "Leave it out for a figure as it is; of a range, weigh each end."
        raise InvalidQuestion(f"wording={value!r}", f"one of {', '.join(known)}", hint)
    return Wording(given)


def _meet(read: Interval, low: Decimal, high: Decimal | None) -> bool:
    """Whether a figure and an answer have some amount in common."""
    return low <= read.high and (high is None or read.low <= high)


def _reaching(ledger: Ledger, known: Bounds, read: Interval, *, every: bool) -> Iterator[Statement]:
    """Of ``every`` statement that was set aside as it conflicts, or of the sums of grants alone,
    those each of which, believed before all others, makes the answer meet a figure.
    """
    evidence, box = evidence_of(ledger, known.box.kind), known.box
    asked = put(evidence, [box])
    conflicting = (one.statement for one in known.set_aside if one.cause is Cause.CONFLICT)
    refused = (one for one in conflicting if every or isinstance(one, GrantSum))
    for first in dict.fromkeys(refused):
        said = [
            (claim.as_read, number)
            for number, claim in enumerate(evidence.claims.admissible)
            if first in claim.statements
        ]
        program = asked.program
        if isinstance(first, GrantSum):
            place = evidence.space.resolve(first.box), first.box.slice
            claim = Claim(*place, first.interval, (first,), as_read=False, uncapped=True)
            claims, said = [*asked.claims, claim], [(False, len(asked.claims))]
            program = build(evidence.space, claims, asked.extents, [box.slice])
        admitted = admitted_with(program, asked.admission, [number for _, number in sorted(said)])
        prover = Prover(program, rows_of(program, admitted))
        if _meet(read, *prover.bounds(program.least[0], program.most[0])):
            yield first


def _printed(ledger: Ledger, box: Box) -> Iterator[FundingRecord]:
    """The statements of a ledger that speak of a box as printed, in their order."""
    evidence = evidence_of(ledger, box.kind)
    where, asked = evidence.space.resolve(box), box.slice
    claims = evidence.claims
    alone = ((where, asked),), False
    found = {
        one.id
        for claim in claims.admissible
        if (claim.places, claim.as_read) == alone
        for one in claim.statements
    }
    found |= {
        aside.statement.id for aside, places in claims.shown if (places, aside.as_read) == alone
    }
    # What is said of several times is said of all of them together too.
    found |= {
        one.id
        for one in ledger
        if in_parts(one)
        and (kind_of(one), slice_of(one)) == (box.kind, asked)
        and evidence.space.resolve(Box.of(one)) == where
    }
    return (
        one
        for one in ledger
        # What projects cost is no figure of public money.
        if one.id in found and kind_of(one) == box.kind and not one.of_cost
    )
