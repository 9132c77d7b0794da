"""The statements of a package, and what else it says of public money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from poles.errors import InvalidQuestion
from poles.lazy import announced
from poles.text import Lang, headed, in_lang, joined

from .funding import Call, Funder, FundingRecord, refuse_unsayable
from .grant import Grant
from .grants import Grants
from .label import Phase, Source
from .places import Region, Sector
from .pole import Pole
from .ratio import Ratio, Statement, refuse_no_ratio
from .record import key_of
from .records import Records, deferred
from .tables import Tables

if TYPE_CHECKING:  # what is shown is imported when it is
    from poles.text import Card, FieldColumn


# The fields that say what a statement speaks of.
_BOX = (
    "funders", "instrument", "calls", "start", "end", "poles", "regions", "sectors",
    "beneficiaries", "part_en", "part_fr",
)  # fmt: skip


@announced
class Ledger(Records[FundingRecord]):
    """The statements of a policy, with the ``tables`` that they refer to: the tree of funders,
    calls, phases, sources, poles, regions, sectors. As a sequence it is of amounts; ``ratios`` are
    the statements of how many times one box has the money of another, ``grants`` the rows of lists
    in which no two share a euro. Of statements that are a ledger these are those of it, where none
    are given.

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for a yearly amount without a start or
    an end, for a range without both of its amounts, and for a ratio that is none.
    """

    __slots__ = ("ahead", "grants", "ratios", "tables")

    tables: Tables
    ratios: Records[Ratio]
    grants: Grants
    # Answers that were worked out before, each packed, by name; of what is made of it there are
    # none.
    ahead: Mapping[str, bytes]

    def __init__(
        self,
        items: Iterable[FundingRecord] = (),
        tables: Tables | None = None,
        ratios: Iterable[Ratio] | None = None,
        grants: Iterable[Grant] | None = None,
    ) -> None:
        own = items if isinstance(items, Ledger) else None
        if ratios is None:
            ratios = own.ratios if own is not None else ()
        if grants is None:
            grants = own.grants if own is not None else ()
        super().__init__(items, FundingRecord)
        for item in self._items:
            refuse_unsayable(item)
        tables = Tables() if tables is None else tables
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "ratios", _ratios(ratios))
        object.__setattr__(self, "grants", Grants(grants, tables))
        object.__setattr__(self, "ahead", {})

    @classmethod
    def over(
        cls,
        records: Records[FundingRecord],
        tables: Tables,
        ahead: Mapping[str, bytes],
        ratios: Records[Ratio] | None = None,
        grants: Grants | None = None,
    ) -> Ledger:
        """The ledger of records that need not have been made yet, and what is known of it."""
        found = deferred(cls, lambda: (tuple(records), FundingRecord))
        object.__setattr__(found, "tables", tables)
        object.__setattr__(found, "ratios", Records((), Ratio) if ratios is None else ratios)
        object.__setattr__(found, "grants", Grants((), tables) if grants is None else grants)
        object.__setattr__(found, "ahead", ahead)
        return found

    @property
    def funders(self) -> Records[Funder]:
        """The tree of funders."""
        return self.tables.funders

    @property
    def calls(self) -> Records[Call]:
        """The calls for projects."""
        return self.tables.calls

    @property
    def phases(self) -> Records[Phase]:
        """The phases of the policy."""
        return self.tables.phases

    @property
    def sources(self) -> Records[Source]:
        """The sources that statements were read in."""
        return self.tables.sources

    @property
    def poles(self) -> Records[Pole]:
        """The poles, of which some statements speak."""
        return self.tables.poles

    @property
    def regions(self) -> Records[Region]:
        """The regions, of which some statements speak."""
        return self.tables.regions

    @property
    def sectors(self) -> Records[Sector]:
        """The sectors, of which some statements speak."""
        return self.tables.sectors

    def having(
        self,
        items: Iterable[Statement],
        ratios: Iterable[Ratio] | None = None,
        grants: Iterable[Grant] | None = None,
    ) -> Ledger:
        """A ledger of other statements that refer to the same tables. Its ratios are those among
        the statements, or given as ``ratios``; without any, the same as before. So are its grants.

        >>> import poles
        >>> ledger = poles.load_funding()
        >>> fui = ledger.having(one for one in ledger if "fui" in one.funders)
        >>> len(fui) < len(ledger)
        True

        Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no statement, for a
        yearly amount without a start or an end, a range without both of its amounts, and a ratio
        that is none.
        """
        found: tuple[Any, ...] = tuple(items)
        for item in found:
            if not isinstance(item, FundingRecord | Ratio):
                hint = (
                    f"Give the statement: ledger[{item!r}]."
                    if isinstance(item, str)
                    else "Choose among the statements of a ledger."
                )
                raise InvalidQuestion(f"a {type(item).__name__}", "statements of money", hint)
        if own := [item for item in found if isinstance(item, Ratio)]:
            found = tuple(item for item in found if not isinstance(item, Ratio))
            ratios = [*own, *(ratios or ())]
        ratios = self.ratios if ratios is None else ratios
        return Ledger(found, self.tables, ratios, self.grants if grants is None else grants)

    def with_grants(self, grants: Iterable[Grant]) -> Ledger:
        """A ledger of the same statements with further grants, for a question about them; to keep
        them, with their sources, there is :meth:`poles.Policy.extend`.

        Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no grant, for two of
        one id, and for an amount that is not euros, zero or more, to the cent.
        """
        return self.having(self, self.ratios, [*self.grants, *grants])

    def to_card(self, lang: Lang = "en") -> Card:
        found = super().to_card(lang)
        if not self.ratios:
            return found
        from poles.text import lines

        from .wording import ratio_text

        told = (headed(one.id, ratio_text(one, self.tables, lang), lang) for one in self.ratios)
        more = lines(told, in_lang(("Rapports :", "Ratios:"), lang))
        return attrs.evolve(found, blocks=(*found.blocks, more))

    def _grid_columns(self, lang: Lang) -> list[FieldColumn]:
        from poles.text import FieldColumn, marked

        from .wording import amount_text, box_text

        def amount(one: FundingRecord) -> str:
            return marked(amount_text(one, lang), one, "amount", "amount_to", "wording")

        def basis(one: FundingRecord) -> str:
            terms = joined(term.label(lang) for term in (one.basis, one.stage) if term)
            return marked(terms, one, "basis", "stage")

        def box(one: FundingRecord) -> str:
            told = joined(filter(None, (box_text(one, self.tables, lang), one.part(lang))))
            return marked(told, one, *_BOX)

        return [
            FieldColumn(in_lang(("Énoncé", "Statement"), lang), key_of),
            FieldColumn(in_lang(("Montant", "Amount"), lang), amount, number=True),
            FieldColumn(in_lang(("Nature", "Basis"), lang), basis),
            FieldColumn(in_lang(("De quoi", "Of what"), lang), box),
        ]

    def _with(self, items: Iterable[FundingRecord]) -> Ledger:
        return self.having(items)

    def _state(self) -> tuple[Any, ...]:
        return (self._items, self.tables, self.ratios, self.grants)

    def __reduce__(self) -> tuple[Any, ...]:
        return (
            (_knowing, (dict(self.ahead), *self._state())) if self.ahead else super().__reduce__()
        )


def _knowing(
    ahead: Mapping[str, bytes],
    records: tuple[FundingRecord, ...],
    tables: Tables,
    ratios: Records[Ratio],
    grants: Grants,
) -> Ledger:
    """The ledger of a pickle, with what was known of it."""
    return Ledger.over(Records(records, FundingRecord), tables, ahead, ratios, grants)


def _ratios(given: Iterable[Ratio]) -> Records[Ratio]:
    found = tuple(given)
    for item in found:
        refuse_no_ratio(item)
    return Records(found, Ratio)
