"""What was read of a list of grants: what is one grant on several rows, and what is asked."""

from decimal import Decimal
from functools import reduce
from typing import ClassVar

import attrs

from poles.model import Box, Grants, Ledger
from poles.objects import Pickled
from poles.text import EXACT, Bilingual, Lang, euros_in_full, in_lang

from .funding_report import TableRead


@attrs.frozen
class JoinedRow(Pickled):
    """A row that was joined to the ``grant`` of an earlier row with the same id, as it names
    another of its poles; its ``amount`` is the one of that grant, in euros.
    """

    row: int
    grant: str
    amount: Decimal


@attrs.frozen(repr=False, kw_only=True)
class GrantTable(TableRead):
    """What was read of a list of grants: the ``records`` of the rows that could be read, the rows
    that were ``joined`` to one of them, those that were ``skipped`` because the user said so, and
    the ``faults`` of all others.

    ``rows`` is how many rows the table has; each is one of the four. The amounts of the records, of
    the rows that were joined, of those that were skipped and of those with faults add up to all
    amounts of the table, to the cent.

    ``alike`` are the numbers of rows that agree in all but the pole, where there is no column of
    ids; ``rounded`` those of rows whose amounts are printed no finer than some euros. Where the
    list is said to be ``complete`` for a box, ``statements`` has one: that all money of the box is
    the sum of these grants. It has none while rows have faults or are skipped. ``names`` is the
    report on the names of poles, ``remarks`` are what is said of taxes in amounts. Rows are counted
    as in a spreadsheet, where the header is row 1.
    """

    CALLED: ClassVar[Bilingual] = ("aides", "grants")

    records: Grants
    statements: Ledger
    joined: tuple[JoinedRow, ...] = ()
    alike: tuple[tuple[int, ...], ...] = ()
    rounded: tuple[int, ...] = ()
    complete: Box | None = None

    @property
    def joined_amount(self) -> Decimal:
        """The sum of the amounts of the rows that were joined to others, in euros."""
        return reduce(EXACT.add, (one.amount for one in self.joined), Decimal(0))

    def _of_rows(self, lang: Lang) -> list[str]:
        notes: list[Bilingual] = []
        if self.joined:
            count = len(self.joined)
            amount = euros_in_full(self.joined_amount, lang)
            fr = f"Jointes à une autre, comme aide de plusieurs pôles : {count}, en tout {amount}."
            en = f"Joined to another, as one grant of several poles: {count}, {amount} in all."
            notes.append((fr, en))
        if self.alike:
            count = sum(map(len, self.alike))
            fr = f"{count} lignes ne diffèrent que par le pôle : un projet de plusieurs pôles ?"
            en = f"{count} rows agree in all but the pole: are they one project of several poles?"
            fr, en = (
                f"{fr} Donnez alors une colonne d'identifiants.",
                f"{en} Then give a column of ids.",
            )
            notes.append((fr, en))
        if self.rounded:
            count = len(self.rounded)
            fr = f"Montants arrondis à plus d'un euro, pris pour exacts : {count}."
            en = f"Amounts rounded to more than a euro, taken as exact: {count}."
            notes.append((fr, en))
        for said in self.statements:
            amount = euros_in_full(said.amount, lang)
            fr = f"Dite complète : tout l'argent de {said.id} est de {amount}."
            en = f"Said to be complete: all money of {said.id} is {amount}."
            notes.append((fr, en))
        if self.complete is not None and not self.statements:
            fr = "Rien n'est dit de tout l'argent, tant que des lignes sont fautives ou écartées."
            en = "Nothing is said of all money while rows have faults or are left out."
            notes.append((fr, en))
        return [in_lang(note, lang) for note in notes]
