"""One row of a table to a statement of money: what each of its cells means, and what cannot be read
of it.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from poles.errors import Fault, InvalidQuestion
from poles.model import (
    Basis,
    Citation,
    FundingRecord,
    Status,
)
from poles.package.structuring import Unfit, read_text
from poles.package.table_schema import BOX_LISTS
from poles.policy import Policy

from .cell_codes import CellCodes, read_term
from .cell_dates import read_end, read_period
from .cell_values import DecimalSign, Figure, blank, read_amount

FIELDS = (
    "id",
    "amount",
    "period",
    "start",
    "end",
    "basis",
    "stage",
    "instrument",
    "funders",
    "calls",
    "poles",
    "regions",
    "sectors",
    "beneficiaries",
    "projects",
    "of_cost",
)
# What is read of a cell with an amount, beside it.
_OF_AMOUNT = ("amount_to", "rounded_to", "yearly")
# The columns in which a fault of a statement may be.
TOLD = (*FIELDS, *_OF_AMOUNT)


@attrs.frozen
class Reader:
    """Reads the rows of one table, whose columns hold fields of statements."""

    table: str
    columns: Mapping[str, str]
    fixed: Mapping[str, Any]
    policy: Policy
    source: str
    prefix: str
    unit: Decimal
    decimal: DecimalSign | None
    codes: CellCodes

    def read(
        self, number: int, row: Mapping[str, Any]
    ) -> tuple[tuple[int, dict[str, str], FundingRecord] | None, list[Fault]]:
        """The record of a row with its number and what was read, or its faults."""
        if faults := list(self._faults_of_form(number, row)):
            return None, faults
        written = {
            field: row.get(self.columns[field]) if field in self.columns else self.fixed.get(field)
            for field in FIELDS
        }
        values: dict[str, Any] = {}
        for field, value in written.items():
            try:
                there = field == "amount" or not blank(value)
                values[field] = self._value(field, value) if there else None
            except Unfit as error:
                faults.append(self.fault(number, field, value, error.expected, error.hint))
            except (TypeError, ValueError, ArithmeticError) as error:
                # Frames may hold anything: what nobody thought of is a fault of its cell, too.
                kind, hint = type(value).__name__, f"Reading it failed: {error}"
                faults.append(self.fault(number, field, kind, "a value that can be read", hint))
        try:
            if not faults:
                values["regions"] = self.codes.regions(written["funders"], values["regions"])
        except Unfit as error:
            told = error.expected, error.hint
            faults.append(self.fault(number, "funders", written["funders"], *told))
        if faults:
            return None, faults
        record = self._record(number, values)
        cells = {field: "" if blank(value) else str(value) for field, value in written.items()}
        cells |= dict.fromkeys(_OF_AMOUNT, cells["amount"])
        return (number, cells, record), []

    def _faults_of_form(self, number: int, row: Mapping[str, Any]) -> Iterator[Fault]:
        """The cells that a row lacks, or those that it has too many; the first is told first."""
        lacking = [column for column in self.columns.values() if column not in row]
        for column in lacking:
            yield Fault(
                self.table,
                number,
                column,
                expected="a cell",
                hint="Each row has a cell for each column that is read, "
                "empty where there is nothing.",
            )
        if None in row and not lacking:
            yield Fault(
                self.table,
                number,
                expected="no more cells than the header has",
                hint="Is a quote missing?",
            )

    def _record(self, number: int, values: Mapping[str, Any]) -> FundingRecord:
        """The statement of a row, of what its cells mean."""
        figure: Figure = values["amount"]
        start, end = values["period"] or (None, None)
        many: dict[str, Any] = {field: values[field] or () for field in BOX_LISTS}
        return FundingRecord(
            id=values["id"] or f"{self.prefix}-{number}",
            basis=values["basis"] or Basis.UNKNOWN,
            stage=values["stage"],
            instrument=values["instrument"],
            start=values["start"] or start,
            end=values["end"] or end,
            **figure._asdict(),
            projects=values["projects"],
            of_cost=bool(values["of_cost"]),
            citations=(Citation(self.source, None, Status.SOURCED),),
            **many,
        )

    def refuse_fixed(self) -> None:
        """Refuse a value that is the same in every row and cannot be read: once, and not for each
        row.
        """
        for field, value in self.fixed.items():
            try:
                if not blank(value):
                    self._value(field, value)
            except Unfit as error:
                raise InvalidQuestion(
                    f"values={{{field!r}: {value!r}}}", error.expected, error.hint
                ) from None

    def _value(self, field: str, value: Any) -> Any:
        """What a cell means for a field."""
        if field == "amount":
            return self._amount(value)
        if field == "period":
            return read_period(value)
        if field in ("start", "end"):
            return read_end(value, last=field == "end")
        if field in ("basis", "stage", "instrument"):
            return read_term(field, value)
        if field in BOX_LISTS:
            return self.codes.read(field, value)
        if field == "of_cost":
            return _yes(value)
        return _count(value) if field == "projects" else self._id(str(value).strip())

    def _id(self, text: str) -> str:
        if self.policy.funding.get(text) is not None:
            taken = "The policy has a statement of that id."
            raise Unfit(
                "an id of its own", f"{taken} Leave the column of ids out, or give a prefix."
            )
        return read_text(text)

    def fault(self, row: int, field: str, value: object, expected: str, hint: str) -> Fault:
        """A fault in the user's own words: the column of a field, or the value that is the same in
        every row.
        """
        if field in ("start", "end") and field not in self.columns and "period" in self.columns:
            field = "period"
        if field in _OF_AMOUNT:
            field = "amount"
        column = self.columns.get(field, f"values[{field!r}]")
        shown = None if blank(value) else str(value)
        return Fault(self.table, row, column, shown, expected=expected, hint=hint)

    def _amount(self, value: Any) -> Figure:
        if blank(value):
            others = "rows that are no statements, such as totals and empty lines"
            raise Unfit("an amount", f"Each row has one. Take out {others}.")
        return read_amount(value, self.decimal, self.unit)


_YES = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}


def _yes(value: Any) -> bool:
    said = _YES.get(str(value).strip().casefold())
    if said is None:
        raise Unfit("yes or no", "Write true where amounts are what all projects cost.")
    return said


# Nobody counts a billion projects.
_MOST_DIGITS = 9


def _count(value: Any) -> int:
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    text = "".join(str(whole).split())
    is_count = not isinstance(value, bool) and text.isascii() and text.isdecimal()
    if not is_count or len(text) > _MOST_DIGITS:
        raise Unfit("a whole number", "Count projects.")
    return int(text)
