"""What was read of a table of amounts, what was left out, and what could not be read."""

from abc import abstractmethod
from collections import Counter
from decimal import Decimal
from functools import reduce
from operator import attrgetter
from typing import Any, ClassVar

import attrs

from poles.errors import Fault
from poles.identity.matching import MatchReport
from poles.model import Box, Ledger, Records
from poles.objects import Pickled
from poles.text import (
    EXACT,
    Bilingual,
    Card,
    Grid,
    GridColumn,
    Lang,
    Written,
    euros_in_full,
    in_lang,
)


@attrs.frozen
class SkippedRow(Pickled):
    """A row that was left out, as ``blank="skip"`` says: the ``column`` in which it is blank, and
    its ``amount`` in euros, of a range the lower end and of a yearly amount that of a year.
    """

    row: int
    column: str
    amount: Decimal


@attrs.frozen
class AmountRemark(Pickled):
    """What a header or cells say of the taxes in amounts: the ``text`` as it is written, that it
    ``means`` *HT* (without) or *TTC* (with them), the ``column``, and the rows of which it is said.
    """

    text: str
    means: str
    column: str
    rows: tuple[int, ...]


@attrs.frozen
class SharedBox(Pickled):
    """A box of money of which several rows of a table speak, and the numbers of these."""

    box: Box
    rows: tuple[int, ...]


@attrs.frozen(repr=False, kw_only=True)
class TableRead(Written):
    """What reports on tables of amounts have in common."""

    CALLED: ClassVar[Bilingual]
    """What the records are, in both languages."""

    records: Records[Any]
    faults: tuple[Fault, ...]
    rows: int
    names: MatchReport | None
    skipped: tuple[SkippedRow, ...] = ()
    remarks: tuple[AmountRemark, ...] = ()

    @property
    def skipped_amount(self) -> Decimal:
        """The sum of the amounts of the rows that were skipped, in euros."""
        return reduce(EXACT.add, (one.amount for one in self.skipped), Decimal(0))

    def __repr__(self) -> str:
        counts = f"{self.rows} rows, {len(self.records)} records, {len(self.faults)} faults"
        return f"<{type(self).__name__}: {counts}>"

    def __str__(self) -> str:
        told = [repr(self)[1:-1], *self._notes("en"), *(f"- {fault}" for fault in self.faults)]
        return "\n".join(told)

    def to_card(self, lang: Lang = "en") -> Card:
        rows, records, faults = self.rows, len(self.records), len(self.faults)
        title = (
            f"Lignes : {rows}, {self.CALLED[0]} : {records}, fautes : {faults}",
            f"Rows: {rows}, {self.CALLED[1]}: {records}, faults: {faults}",
        )
        row = GridColumn(in_lang(("ligne", "row"), lang), True, lambda one: str(one.row or ""))
        column = GridColumn(in_lang(("colonne", "column"), lang), cell=lambda one: one.column or "")
        wrong = (
            row,
            column,
            GridColumn(in_lang(("valeur", "found"), lang), cell=lambda one: one.value or ""),
            GridColumn(in_lang(("attendu", "expected"), lang), cell=attrgetter("expected")),
            GridColumn(in_lang(("conseil", "hint"), lang), cell=attrgetter("hint")),
        )
        left_out = (
            row,
            column,
            GridColumn(
                in_lang(("montant", "amount"), lang),
                True,
                lambda one: euros_in_full(one.amount, lang),
            ),
        )
        heading = in_lang(("Lignes écartées", "Rows left out"), lang)
        grids = [
            Grid.over(self.faults, wrong, letters=_LETTERS),
            Grid.over(self.skipped, left_out, heading=heading),
        ]
        shown = (grid for grid in grids if grid.rows)
        return Card(in_lang(title, lang), (*self._notes(lang), *shown))

    @abstractmethod
    def _of_rows(self, lang: Lang) -> list[str]:
        """What is told of rows by what they are."""

    def _notes(self, lang: Lang) -> list[str]:
        """What is told of the rows that were left out, of all others, and of taxes."""
        notes = self._of_rows(lang)
        if self.skipped:
            count, amount = len(self.skipped), euros_in_full(self.skipped_amount, lang)
            fr = f"Écartées, car une cellule y est vide : {count}, en tout {amount}."
            en = f"Left out, as a cell is blank: {count}, {amount} in all."
            notes.append(in_lang((fr, en), lang))
        for remark in self.remarks:
            count, text = len(remark.rows), f"{remark.text} ({remark.column})"
            notes.append(in_lang((f"{text}, lignes : {count}.", f"{text}, rows: {count}."), lang))
        means: Counter[str] = Counter()
        for remark in self.remarks:
            means[remark.means] += len(remark.rows)
        if len(means) > 1:
            fr = (
                f"Le tableau mêle des montants hors taxes ({means['HT']}) et toutes taxes comprises"
            )
            en = f"The table mixes amounts without taxes ({means['HT']}) and with all taxes"
            notes.append(in_lang((f"{fr} ({means['TTC']}).", f"{en} ({means['TTC']})."), lang))
        return notes


@attrs.frozen(repr=False, kw_only=True)
class FundingTable(TableRead):
    """What was read of a table of published totals: the ``records`` of the rows that could be read,
    the rows that were ``skipped`` because the user said so, and the ``faults`` of all others.

    ``rows`` is how many rows the table has; each is a record, or skipped, or has a fault.
    ``shared`` are the boxes that several of the records speak of, as grants would. ``names`` is the
    report on the names of poles, ``remarks`` are what is said of taxes in amounts. Rows are counted
    as in a spreadsheet, where the header is row 1.
    """

    CALLED: ClassVar[Bilingual] = ("énoncés", "statements")

    records: Ledger
    shared: tuple[SharedBox, ...] = ()

    def _of_rows(self, lang: Lang) -> list[str]:
        if not self.shared:
            return []
        boxes, rows = len(self.shared), sum(len(one.rows) for one in self.shared)
        fr, en = ("périmètre est énoncé", "box is stated")
        if boxes > 1:
            fr, en = ("périmètres sont énoncés", "boxes are stated")
        fr = f"{boxes} {fr} par {rows} lignes : sont-ce des aides ? Dites alors rows='grants'."
        en = f"{boxes} {en} by {rows} rows: are they grants? Then say rows='grants'."
        return [in_lang((fr, en), lang)]


# As long is a cell, where it is shortened.
_LETTERS = 120
