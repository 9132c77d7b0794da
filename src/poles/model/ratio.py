"""Statements that the money of one box is so many times that of another."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, TypeAlias

import attrs

from poles.errors import InvalidQuestion, described_type
from poles.phrase import Phrase
from poles.text import Bilingual

from .box import Box, MoneyKind
from .described import beside, boxed, column
from .edtf import EdtfDate
from .funding import FundingRecord
from .grant import GrantSum
from .record import Record
from .rounding import Interval, interval
from .terms import Basis, Stage, Wording

# No money is so many times other money of the policy; who gives such a number means euros.
_MOST = Decimal(1_000_000)


def _days(side: str) -> dict[str, Any]:
    return beside(**{
        f"{side}_{end}": (EdtfDate | None, f"{side}.{end}") for end in ("start", "end")
    })  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Ratio(Record):
    """One public statement of two boxes: *the money of this one is so many times that of the
    other*.

    ``value`` is the number as printed: 36 % is ``Decimal("0.36")``, a quarter ``Decimal("0.25")``,
    *divided by four* that too, four times ``Decimal(4)``. Like an amount it supports an
    ``interval``, by its ``wording`` and ``rounded_to``, or else its last digit that is not zero;
    where ``rounded_to`` is zero it is exact, such as a share that a rule fixes. Both boxes are of
    one basis and stage. ``revises`` names the earlier ratio that this one replaces.

    >>> import poles
    >>> public = poles.Box(funders="public", period=("2008", "2011"), basis="awarded")
    >>> sme = poles.Box(
    ...     funders="public", period=("2008", "2011"), beneficiaries="sme", basis="awarded"
    ... )
    >>> share = poles.Ratio(id="sme-share", of=sme, to=public, value=Decimal("0.36"))
    >>> share.interval
    Interval(low=Decimal('0.355'), high=Decimal('0.365'))

    A ledger refuses a ratio of two kinds of money, and a value that is none, such as a change by an
    amount.
    """

    TITLE: ClassVar[Bilingual] = ("Rapports entre deux montants", "Ratios of two amounts")

    id: str = attrs.field(metadata=column("Ratio", "Rapport"))
    of: Box = attrs.field(metadata={**boxed("The money of", "L'argent de"), **_days("of")})
    to: Box = attrs.field(metadata={**boxed("In relation to", "Rapporté à"), **_days("to")})
    value: Decimal = attrs.field(
        metadata={
            **column("So many times", "Tant de fois"),
            **beside(low=(Decimal, "interval.low"), high=(Decimal, "interval.high")),
        }
    )
    wording: Wording = attrs.field(default=Wording.PLAIN, metadata=column("Wording", "Formulation"))
    rounded_to: Decimal | None = attrs.field(
        default=None, metadata=column("Rounded to", "Arrondi à")
    )
    revises: str | None = attrs.field(
        default=None, repr=False, metadata=column("Replaces", "Remplace", refers_to="ratios")
    )

    @property
    def basis(self) -> Basis:
        """The basis of both boxes."""
        return self.of.basis

    @property
    def stage(self) -> Stage | None:
        """The stage of both boxes, where their money is planned."""
        return self.of.stage

    @property
    def kind(self) -> MoneyKind:
        """The kind of money that it speaks of."""
        return self.of.kind

    @property
    def interval(self) -> Interval:
        """The numbers that the statement supports, by the rules of amounts (:func:`interval`)."""
        return interval(self.value, self.wording, self.rounded_to)

    @property
    def printed(self) -> Interval:
        """The numbers that are printed: one, or what lies below a ceiling."""
        return Interval(Decimal(0) if self.wording is Wording.AT_MOST else self.value, self.value)

    @property
    def uncapped(self) -> bool:
        """Whether the number as printed has no upper side, *at least*: that of its interval is a
        reading. Zero is exact.
        """
        return self.wording is Wording.AT_LEAST and bool(self.value)


Stated: TypeAlias = FundingRecord | Ratio
"""What a source says of public money: an amount, or a ratio."""
Statement: TypeAlias = Stated | GrantSum
"""What a line of a proof stands on: what a source says, or some grants that add up."""


def refuse_no_ratio(ratio: Any) -> None:
    """Refuse what is no ratio of two boxes of one kind of money."""
    if not isinstance(ratio, Ratio):
        hint = "Give poles.Ratio(…) records, such as those of policy.ratios."
        raise InvalidQuestion(described_type(ratio), "ratios of two boxes", hint)
    part: Any
    for part in (ratio.of, ratio.to):
        if not isinstance(part, Box):
            hint = 'Write of=poles.Box(funders="fui", basis="awarded").'
            raise InvalidQuestion(
                Phrase("{} in {!r}", described_type(part), ratio.id), "two boxes", hint
            )
    if ratio.of.kind != ratio.to.kind:
        kinds = (" ".join(filter(None, box.kind)) for box in (ratio.of, ratio.to))
        hint = "What is planned, awarded and paid is never compared."
        given = Phrase("the ratio {!r} of {} money", ratio.id, " to ".join(kinds))
        raise InvalidQuestion(given, "two boxes of one basis and stage", hint)
    wrong = not_a_ratio(ratio.value, ratio.wording, ratio.rounded_to)
    for field, (expected, hint) in wrong.items():
        given = Phrase("{}={} of the ratio {!r}", field, getattr(ratio, field), ratio.id)
        raise InvalidQuestion(given, expected, hint)


_FINE = "a number with at most six decimals", "Nobody prints finer shares: round it."


def _too_fine(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -6  # noqa: PLR2004 - decimals


def not_a_ratio(
    value: Decimal, wording: Wording, rounded_to: Decimal | None
) -> dict[str, tuple[str, str]]:
    """What is expected instead of the fields of a ratio that cannot be, and hints; empty where all
    can.
    """
    wrong: dict[str, tuple[str, str]] = {}
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value < _MOST:
        hint = "A change by an amount, such as a cut of €30 million, is no ratio: state amounts."
        wrong["value"] = "a Decimal that is not negative, below a million", hint
    elif _too_fine(value):
        wrong["value"] = _FINE
    if wording is Wording.BETWEEN:
        told = "another wording"
        wrong["wording"] = told, "A ratio has one number: give one at_least and one at_most."
    if rounded_to is not None and not (rounded_to.is_finite() and rounded_to >= 0):
        told = "a unit that is not negative"
        wrong["rounded_to"] = told, "Leave it empty where the digits tell the unit."
    elif rounded_to is not None and _too_fine(rounded_to):
        wrong["rounded_to"] = _FINE
    return wrong
