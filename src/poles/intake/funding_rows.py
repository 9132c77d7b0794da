"""What the cells of a table of amounts mean for statements of money, and what cannot be read of
them.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from poles.errors import Fault, InvalidQuestion, described_type
from poles.package.structuring import Unfit, read_text
from poles.package.table_schema import BOX_LISTS
from poles.policy import Policy

from .cell_blanks import RESTRICTING, SKIPPED, Blank, BlankRows, of_blanks, says_nothing
from .cell_codes import CellCodes, read_term
from .cell_dates import read_end, read_period
from .cell_sums import sum_in
from .cell_units import remark_in, without_remark
from .cell_values import ODD, DecimalSign, Figure, blank, read_amount

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
OF_AMOUNT = ("amount_to", "rounded_to", "yearly")
# What is read as a code, a name or a time, where a sum would be something else.
CODED = frozenset({*RESTRICTING, "basis", "stage"})


@attrs.frozen
class Reader:
    """Reads the cells of one table, whose columns hold fields of statements."""

    table: str
    columns: Mapping[str, str]
    fixed: Mapping[str, Any]
    policy: Policy
    source: str
    prefix: str
    unit: Decimal
    unit_in_header: bool
    blank: Mapping[str, BlankRows]
    decimal: DecimalSign | None
    codes: CellCodes

    def meaning(self, field: str, value: Any) -> Any:
        """What a cell means for a field, or what is wrong about it."""
        try:
            asked = field in self.columns and field in RESTRICTING
            if asked and says_nothing(value, self.codes.split if field in BOX_LISTS else ()):
                return self._of_blank(field)
            return None if field != "amount" and blank(value) else self._value(field, value)
        except Unfit as error:
            # What is known by such a name is that, and no sum.
            total = sum_in(field, value) if field in CODED else None
            # Another of the same: this one keeps all that it was raised in.
            return total or type(error)(error.expected, error.hint)
        except ODD as error:
            # Frames may hold anything: what nobody thought of is a fault of its cell, too.
            return Unfit("a value that can be read", f"Reading it failed: {error}")

    def _of_blank(self, field: str) -> Any:
        """What becomes of a row in which a cell says nothing of what the amount is about."""
        way = self.blank.get(field)
        if way == "whole":
            # All money is that of the roots of the tree of funders.
            roots = (one.id for one in self.policy.funders if one.parent is None)
            return tuple(roots) if field == "funders" else None
        return of_blanks(field, self.columns[field]) if way is None else SKIPPED

    def same(self) -> dict[str, Any]:
        """What the values mean that are the same in every row. One that cannot be read is refused
        once, and not for each row.
        """
        found = {field: self.meaning(field, value) for field, value in self.fixed.items()}
        for field, unfit in found.items():
            if isinstance(unfit, Unfit):
                said = _shown(self.fixed[field], repr)
                raise InvalidQuestion(f"values={{{field!r}: {said}}}", unfit.expected, unfit.hint)
        return found

    def faults_of_form(self, number: int, row: Mapping[str, Any]) -> Iterator[Fault]:
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
        if field in OF_AMOUNT:
            field = "amount"
        column = self.columns.get(field, f"values[{field!r}]")
        shown = None if blank(value) else _shown(value, str)
        return Fault(self.table, row, column, shown, expected=expected, hint=hint)

    def _amount(self, value: Any) -> Figure:
        try:
            return read_amount(value, self.decimal, self.unit, self.unit_in_header)
        except Unfit:
            if says_nothing(value):
                others = "rows that are no statements, such as totals and empty lines"
                raise Blank("an amount", f"Each row has one. Take out {others}.") from None
            if remark_in(value) is None:
                raise
        bare = without_remark(value)
        return read_amount(bare, self.decimal, self.unit, self.unit_in_header)


def _shown(value: object, way: Callable[[object], str]) -> str:
    """A value as text; if it has none, what it is."""
    try:
        return way(value)
    except ODD:
        return described_type(value)


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
