"""Grants: rows of a list in which no two share a euro."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from poles.text import Bilingual

from .box import Box, MoneyKind, Slice, longest
from .described import column, listed
from .edtf import Dated, EdtfDate
from .record import Record
from .rounding import Interval
from .terms import Basis, Beneficiary, Instrument, Stage

_OF: Bilingual = ("d'une aide", "of a grant")


@attrs.frozen(kw_only=True, repr=False)
class Grant(Dated, Record):
    """One row of a list of public money in which no two share a euro, across poles too: 100 to one
    and 100 to another are 200 in all.

    A :class:`~poles.FundingRecord` is a figure that somebody printed of a box, and two of them may
    speak of the same euro; grants of one ``dataset``, the list that they stand in, add up. Those of
    two datasets may be the same money.

    ``amount`` is in euros, to the cent. Its money was given by ``funders`` (by some of them, where
    there are several) from ``start`` to ``end`` (one day of them, where it was given at once) in
    one of the ``calls``, if any. It belongs to each of ``poles``, ``regions``, ``sectors`` and
    ``beneficiaries`` alike: one euro of a project that two poles have labelled is one of both.
    ``recipient`` is who got it, by SIREN number or by name as printed.

    >>> import poles
    >>> grant = poles.Grant(
    ...     id="fui-15-one", dataset="fui-15-results", basis=poles.Basis.AWARDED,
    ...     amount=Decimal(412_500), recipient="A laboratory", funders=("fui",),
    ...     calls=("fui-15",), poles=("minalogic", "systematic"),
    ... )
    >>> grant.kind, grant.poles
    (MoneyKind(basis=<Basis.AWARDED: 'awarded'>, stage=None), ('minalogic', 'systematic'))
    """

    TITLE: ClassVar[Bilingual] = ("Aides, une par ligne", "Grants, one a row")

    id: str = attrs.field(metadata=column("Grant", "Aide"))
    dataset: str = attrs.field(metadata=column("List that it stands in", "Liste où elle figure"))
    basis: Basis = attrs.field(metadata=column("Basis", "Nature de la dépense"))
    stage: Stage | None = attrs.field(default=None, metadata=column("Stage", "Étape"))
    instrument: Instrument | None = attrs.field(
        default=None, metadata=column("Instrument", "Instrument")
    )
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))
    amount: Decimal = attrs.field(
        metadata=column("Amount, euros", "Montant, en euros", kind="euros")
    )
    recipient: str | None = attrs.field(
        default=None, metadata=column("Recipient, SIREN or name", "Bénéficiaire, SIREN ou nom")
    )
    projects: int | None = attrs.field(
        default=None, repr=False, metadata=column("Projects funded", "Projets financés")
    )
    funders: tuple[str, ...] = attrs.field(default=(), metadata=listed("grant", "funders", _OF))
    calls: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("grant", "calls", _OF)
    )
    poles: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("grant", "poles", _OF)
    )
    regions: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("grant", "regions", _OF)
    )
    sectors: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("grant", "sectors", _OF)
    )
    beneficiaries: tuple[Beneficiary, ...] = attrs.field(
        default=(), repr=False, metadata=listed("grant", "beneficiaries", _OF)
    )

    @property
    def kind(self) -> MoneyKind:
        """The kind of money that it is: *granted* and *engaged* are one."""
        return MoneyKind(self.basis, self.stage if self.basis is Basis.PLANNED else None)

    @property
    def box(self) -> Box:
        """Where its money is, but for what it belongs to besides: funders, calls, instrument, time.

        Raises :class:`~poles.InvalidBox` (a ``ValueError``) where its basis is unknown.
        """
        return Box(
            funders=self.funders,
            calls=self.calls,
            instrument=self.instrument,
            period=longest(self),
            basis=self.basis,
            stage=self.kind.stage,
        )

    def is_of(self, part: Slice) -> bool:
        """Whether its money surely is of a slice: of one of its poles, one of its regions, …"""
        return part.has((self.poles, self.regions, self.sectors, self.beneficiaries))


@attrs.frozen(kw_only=True, repr=False)
class GrantSum(Record):
    """The grants of one dataset that are wholly in a box: how many, and their sum in euros. There
    is no less money in the box, and there may be more.
    """

    TITLE: ClassVar[Bilingual] = ("Sommes d'aides", "Sums of grants")

    dataset: str = attrs.field(metadata=column("List", "Liste"))
    count: int = attrs.field(metadata=column("Grants", "Aides"))
    amount: Decimal = attrs.field(
        metadata=column("In all, euros", "En tout, en euros", kind="euros")
    )
    box: Box

    @property
    def id(self) -> str:
        """What it is called in proofs: the dataset."""
        return self.dataset

    @property
    def maker(self) -> str:
        """What tells it from statements, as lists have any name."""
        return f"grants of {self.dataset}"

    @property
    def basis(self) -> Basis:
        """The basis of the grants."""
        return self.box.basis

    @property
    def stage(self) -> Stage | None:
        """The stage of the grants, where their money is planned."""
        return self.box.stage

    @property
    def kind(self) -> MoneyKind:
        """The kind of money that it is."""
        return self.box.kind

    @property
    def interval(self) -> Interval:
        """The sum, which is exact."""
        return Interval(self.amount, self.amount)

    @property
    def printed(self) -> Interval:
        """The sum, which nobody prints."""
        return self.interval

    @property
    def uncapped(self) -> bool:
        """Always: grants say nothing of the most."""
        return True
