"""Statements of public money, and the boxes they speak of."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from poles.errors import InvalidQuestion
from poles.phrase import Phrase
from poles.text import Bilingual, Lang, in_lang

from .amounted import Amounted
from .described import beside, column, listed
from .edtf import Dated, EdtfDate
from .record import Record

# The interval stood here in 0.1.0, whose pickles find it.
from .rounding import Interval, not_a_range  # noqa: F401
from .terms import Basis, Beneficiary, Instrument, Series, Stage, Unit, Wording, Yearly


@attrs.frozen(kw_only=True, repr=False)
class Funder(Dated, Record):
    """A node of the tree of public funders; its money is that of all nodes below it.

    ``start`` and ``end`` are the days on which it awarded its first and its last money, where a
    source says so.
    """

    TITLE: ClassVar[Bilingual] = ("Arbre des financeurs publics", "Tree of public funders")

    id: str = attrs.field(metadata=column("Funder", "Financeur"))
    parent: str | None = attrs.field(
        default=None, metadata=column("Part of", "Fait partie de", refers_to="funders")
    )
    fr: str = attrs.field(metadata=column("Name in French", "Nom en français"))
    en: str = attrs.field(repr=False, metadata=column("Name in English", "Nom en anglais"))
    start: EdtfDate | None = attrs.field(
        default=None, metadata=column("First money awarded", "Premier argent accordé", later=True)
    )
    end: EdtfDate | None = attrs.field(
        default=None, metadata=column("Last money awarded", "Dernier argent accordé", later=True)
    )

    def name(self, lang: Lang) -> str:
        """The name in one language."""
        return self.fr if lang == "fr" else self.en


@attrs.frozen(kw_only=True, repr=False)
class Call(Record):
    """A call for projects (*appel à projets*): when its results were announced, on which year's
    budget, how many projects.

    >>> import poles
    >>> call = poles.load_policy().calls["fui-15"]
    >>> call.submitted, call.retained
    (143, 72)
    """

    TITLE: ClassVar[Bilingual] = ("Appels à projets", "Calls for projects")

    id: str = attrs.field(metadata=column("Call", "Appel à projets"))
    programme: str = attrs.field(metadata=column("Programme", "Programme"))
    instrument: Instrument | None = attrs.field(
        default=None, repr=False, metadata=column("Instrument", "Instrument")
    )
    budget_year: int | None = attrs.field(
        default=None, metadata=column("Budget year", "Année budgétaire")
    )
    decided: EdtfDate | None = attrs.field(
        default=None, metadata=column("Results announced", "Annonce des résultats")
    )
    submitted: int | None = attrs.field(
        default=None, metadata=column("Projects submitted", "Projets déposés")
    )
    retained: int | None = attrs.field(
        default=None, metadata=column("Projects retained", "Projets retenus")
    )


@attrs.frozen(kw_only=True, repr=False)
class PriceIndex(Record):
    """A price index, or its growth, in one year."""

    TITLE: ClassVar[Bilingual] = ("Indices de prix", "Price indices")

    id: str = attrs.field(metadata=column("Index value", "Valeur d'indice"), repr=False)
    series: Series = attrs.field(metadata=column("Series", "Série"))
    year: int = attrs.field(metadata=column("Year", "Année"))
    value: Decimal = attrs.field(metadata=column("Value", "Valeur"))
    unit: Unit = attrs.field(metadata=column("Unit", "Unité"))


def rest_of(funder: str) -> str:
    """The leaf of what a funder gives besides those below it in the tree."""
    return f"{funder}-other"


_OF: Bilingual = ("d'un énoncé", "of a statement")
# What is told of the years, 0.1.0 told by this.
_PER_YEAR = ("per_year", {"true": Yearly.MEAN, "false": ""})


@attrs.frozen(kw_only=True, repr=False)
class FundingRecord(Amounted, Record):
    """One public statement of an amount of public money: *the money in this box was this much*.

    The box is where all its parts meet: ``funders`` (nodes of the tree), the time from ``start`` to
    ``end`` (the whole of both), ``calls``, ``instrument`` (``None`` means any), and the slices
    ``poles``, ``regions``, ``sectors``, ``beneficiaries``. An empty part does not restrict it.
    ``part_fr`` and ``part_en`` say, where the amount is a part of all this along some other line,
    which. ``amount`` is in euros, as printed; of a range (worded ``between``) it is the lower end,
    and ``amount_to`` the upper one. Where ``of_cost`` is true it is no public money, but what all
    R&D projects of the box cost, public and private, which the public money in them cannot exceed:
    an upper side without a lower one. A ``yearly`` one is that of ``each`` year of the period, or
    the ``mean`` of its years, whose months count (``per_year`` is true of both). A ``start`` or
    ``end`` that is a span (``[2014-02..2014-06]``) is one day of it that nobody knows. ``revises``
    names the earlier statement that this one replaces.

    >>> import poles
    >>> statement = poles.load_funding()["anr-cum-2012"]
    >>> statement.amount, statement.basis, int(statement.interval.low)
    (Decimal('1334000000'), <Basis.AWARDED: 'awarded'>, 1333500000)
    """

    TITLE: ClassVar[Bilingual] = ("Énoncés d'argent public", "Statements of public money")

    id: str = attrs.field(metadata=column("Statement", "Énoncé"))
    basis: Basis = attrs.field(metadata=column("Basis", "Nature de la dépense"))
    stage: Stage | None = attrs.field(default=None, metadata=column("Stage", "Étape"))
    instrument: Instrument | None = attrs.field(
        default=None, metadata=column("Instrument", "Instrument")
    )
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))
    amount: Decimal = attrs.field(
        metadata={
            **column("Amount as printed, euros", "Montant imprimé, en euros", kind="euros"),
            **beside(low=(Decimal, "interval.low"), high=(Decimal, "interval.high")),
        }
    )
    amount_to: Decimal | None = attrs.field(
        default=None,
        metadata=column(
            "To, where it is a range, euros",
            "Jusqu'à, si c'est une fourchette, en euros",
            kind="euros",
            later=True,
        ),
    )
    yearly: Yearly | None = attrs.field(
        default=None,
        metadata={
            **column("Yearly amount", "Montant annuel", later=True, was=_PER_YEAR),
            **beside(per_year=(bool, "per_year")),
        },
    )
    # What 0.1.0 had in its place; nothing once ``yearly`` says it.
    _per_year: bool | None = attrs.field(
        default=None, alias="per_year", repr=False, eq=False, metadata=beside()
    )
    of_cost: bool = attrs.field(
        default=False,
        metadata=column(
            "Amount is what all projects cost, public and private",
            "Montant du coût de tous les projets, public et privé",
            later=True,
        ),
    )
    wording: Wording = attrs.field(default=Wording.PLAIN, metadata=column("Wording", "Formulation"))
    rounded_to: Decimal | None = attrs.field(
        default=None, metadata=column("Rounded to, euros", "Arrondi à, en euros", kind="euros")
    )
    part_fr: str | None = attrs.field(
        default=None,
        repr=False,
        metadata=column("Part of the box only, in French", "Une partie seulement, en français"),
    )
    part_en: str | None = attrs.field(
        default=None,
        repr=False,
        metadata=column("Part of the box only, in English", "Une partie seulement, en anglais"),
    )
    projects: int | None = attrs.field(
        default=None, repr=False, metadata=column("Projects funded", "Projets financés")
    )
    revises: str | None = attrs.field(
        default=None, repr=False, metadata=column("Replaces", "Remplace", refers_to="funding")
    )
    funders: tuple[str, ...] = attrs.field(default=(), metadata=listed("funding", "funders", _OF))
    calls: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("funding", "calls", _OF)
    )
    poles: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("funding", "poles", _OF)
    )
    regions: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("funding", "regions", _OF)
    )
    sectors: tuple[str, ...] = attrs.field(
        default=(), repr=False, metadata=listed("funding", "sectors", _OF)
    )
    beneficiaries: tuple[Beneficiary, ...] = attrs.field(
        default=(), repr=False, metadata=listed("funding", "beneficiaries", _OF)
    )

    def __attrs_post_init__(self) -> None:
        if self._per_year is not None:
            hint = "FundingRecord(per_year=…) is deprecated: write yearly='mean', or 'each'"
            warnings.warn(hint, DeprecationWarning, stacklevel=3)
            object.__setattr__(self, "yearly", Yearly.MEAN if self._per_year else None)
            object.__setattr__(self, "_per_year", None)

    @staticmethod
    def of_before(state: Mapping[str, Any]) -> Mapping[str, Any]:
        """What 0.1.0 pickled, as a pickle of today would have it."""
        if "per_year" not in state:
            return state
        cited = (
            attrs.evolve(one, field="yearly") if one.field == "per_year" else one
            for one in state["citations"]
        )
        now = {**state, "citations": tuple(cited)}
        return now | {"yearly": Yearly.MEAN if now.pop("per_year") else None}

    @property
    def sliced(self) -> bool:
        """Whether the amount is that of a slice (pole, region, sector, beneficiary, other part):
        slices do not add up.
        """
        return bool(
            self.poles or self.regions or self.sectors or self.beneficiaries or self.part_en
        )

    def part(self, lang: Lang) -> str | None:
        """Which part of the box the amount is, in one language; ``None`` where it is the whole."""
        return in_lang((self.part_fr or "", self.part_en or ""), lang) or None


def refuse_unsayable(statement: FundingRecord) -> None:
    """Refuse a yearly amount of which nobody knows for how many years it is, a range without both
    of its ends, and a cost of other things than R&D projects.
    """
    if statement.per_year and (statement.start is None or statement.end is None):
        given = Phrase("the yearly amount of {!r} with an open time", statement.id)
        raise InvalidQuestion(given, *YEARLY)
    if wrong := not_a_range(statement.amount, statement.wording, statement.amount_to):
        raise InvalidQuestion(Phrase("the amounts of {!r}", statement.id), *wrong)
    if statement.of_cost and statement.instrument is not Instrument.RD_PROJECTS:
        given = Phrase("the cost {!r} beside instrument={}", statement.id, statement.instrument)
        raise InvalidQuestion(given, *COST)


COST = (
    "the instrument 'rd_projects'",
    "What R&D projects cost in all limits the public money in R&D projects, and in nothing else.",
)
"""What the cost of projects has, and what to do where it has not."""
YEARLY = ("a start and an end", "A yearly amount needs the years it is for.")
"""What a yearly amount has, and what to do where it has not."""
