"""What was read of a table of amounts, what was left out, and what could not be read."""

from collections import Counter
from decimal import Decimal
from functools import reduce
from operator import attrgetter

import attrs

from poles.errors import Fault
from poles.identity.matching import MatchReport
from poles.model import Ledger
from poles.objects import Pickled
from poles.text import EXACT, Card, Grid, GridColumn, Lang, Written, euros_in_full, in_lang


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


@attrs.frozen(repr=False)
class FundingTable(Written):
    """What was read of a table: the ``records`` of the rows that could be read, the rows that were
    ``skipped`` because the user said so, and the ``faults`` of all others.

    ``rows`` is how many rows the table has; each is a record, or skipped, or has a fault. ``names``
    is the report on the names of poles, ``remarks`` are what is said of taxes in amounts. Rows are
    counted as in a spreadsheet, where the header is row 1.
    """

    records: Ledger
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
        return f"<FundingTable: {counts}>"

    def __str__(self) -> str:
        told = [repr(self)[1:-1], *self._notes("en"), *(f"- {fault}" for fault in self.faults)]
        return "\n".join(told)

    def to_card(self, lang: Lang = "en") -> Card:
        rows, records, faults = self.rows, len(self.records), len(self.faults)
        title = (
            f"Lignes : {rows}, énoncés : {records}, fautes : {faults}",
            f"Rows: {rows}, statements: {records}, faults: {faults}",
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

    def _notes(self, lang: Lang) -> list[str]:
        """What is told of the rows that were left out, and of taxes."""
        notes = []
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


# As long is a cell, where it is shortened.
_LETTERS = 120
