"""What the cells of a table of amounts mean for statements of money or for grants, and what cannot
be read of them.
"""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Literal, TypeAlias

import attrs

from poles.errors import Fault, InvalidQuestion, described_type
from poles.model import Wording
from poles.package.structuring import Unfit, read_text
from poles.package.table_schema import BOX_LISTS
from poles.policy import Policy

from .cell_blanks import RESTRICTING, SKIPPED, Blank, BlankRows, of_blanks, says_nothing
from .cell_codes import CellCodes, read_term
from .cell_dates import read_end, read_period
from .cell_sums import sum_in
from .cell_units import remark_in, without_remark
from .cell_values import ODD, DecimalSign, Figure, blank, read_amount, usual_figure

_FIELDS = (
    *("id", "amount", "period", "start", "end", "basis", "stage", "instrument", "funders"),
    *("calls", "poles", "regions", "sectors", "beneficiaries", "projects"),
)
RowsAre: TypeAlias = Literal["totals", "grants"]
FIELDS: Mapping[RowsAre, tuple[str, ...]] = {
    "totals": (*_FIELDS, "of_cost"),
    "grants": (*_FIELDS, "recipient", "dataset"),
}
# What is read of a cell with an amount, beside it.
OF_AMOUNT = ("amount_to", "rounded_to", "yearly")
# What is read as a code, a name or a time, where a sum would be something else.
CODED = frozenset({*RESTRICTING, "basis", "stage"})


@attrs.frozen
class Reader:
    """Reads the cells of one table, whose columns hold fields of what its ``rows`` are."""

    table: str
    rows: RowsAre
    columns: Mapping[str, str]
    fixed: Mapping[str, Any]
    policy: Policy
    source: str
    # What stands before the numbers of rows in ids, and before those of a column.
    prefix: str
    before: str
    # The ids of those that the policy has.
    taken: Collection[str]
    unit: Decimal
    unit_in_header: bool
    blank: Mapping[str, BlankRows]
    decimal: DecimalSign | None
    codes: CellCodes

    @property
    def fields(self) -> tuple[str, ...]:
        """What its columns may hold."""
        return FIELDS[self.rows]

    def meaning(self, field: str) -> Callable[[Any], Any]:
        """What tells what a cell means for a field, or what is wrong about it."""
        read = self._ways.get(field) or partial(self.codes.read, field)
        asked = field in self.columns and field in RESTRICTING
        named = self.rows == "grants" and field in _NAMED
        signs = self.codes.split if field in BOX_LISTS else ()
        needed = field == "amount" or asked or named

        def found(value: Any) -> Any:
            try:
                if (asked or named) and says_nothing(value, signs):
                    return self._of_blank(field) if asked else self._of_unnamed(field)
                return None if not needed and blank(value) else read(value)
            except Unfit as error:
                # What is known by such a name is that, and no sum.
                total = sum_in(field, value) if field in CODED else None
                # Another of the same: this one keeps all that it was raised in.
                return total or type(error)(error.expected, error.hint)
            except ODD as error:
                # Frames may hold anything: what nobody thought of is a fault of its cell, too.
                return Unfit("a value that can be read", f"Reading it failed: {error}")

        if field == "amount":
            return lambda value: usual_figure(value, self.unit) or found(value)
        return found

    def _of_blank(self, field: str) -> Any:
        """What becomes of a row in which a cell says nothing of what the amount is about."""
        way = self.blank.get(field)
        if way == "whole":
            # All money is that of the roots of the tree of funders.
            roots = (one.id for one in self.policy.funders if one.parent is None)
            return tuple(roots) if field == "funders" else None
        return of_blanks(field, self.columns[field]) if way is None else SKIPPED

    def _of_unnamed(self, field: str) -> None:
        """Refuse a blank cell in a column that says which row, or which list, a grant is."""
        if field in self.columns and (told := _NAMED[field]):
            raise Blank(*told)

    def same(self) -> dict[str, Any]:
        """What the values mean that are the same in every row. One that cannot be read is refused
        once, and not for each row.
        """
        found = {field: self.meaning(field)(value) for field, value in self.fixed.items()}
        for field, unfit in found.items():
            if isinstance(unfit, Unfit):
                said = _shown(self.fixed[field], repr)
                raise InvalidQuestion(f"values={{{field!r}: {said}}}", unfit.expected, unfit.hint)
        return found

    @property
    def _ways(self) -> Mapping[str, Callable[[Any], Any]]:
        """What reads the cells of a field that is no list of codes."""
        return {
            "amount": self._amount,
            "period": read_period,
            "start": read_end,
            "end": partial(read_end, last=True),
            **{field: partial(read_term, field) for field in ("basis", "stage", "instrument")},
            "of_cost": _yes,
            "projects": _count,
            "id": self._id,
            **dict.fromkeys(("recipient", "dataset"), _named),
        }

    def _id(self, value: Any) -> str:
        said = value if type(value) is str else str(_whole(value))
        text = self.before + said.strip()
        if text in self.taken:
            taken = f"The policy has a {_CALLED[self.rows]} of that id."
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
            figure = read_amount(value, self.decimal, self.unit, self.unit_in_header)
        except Unfit:
            if says_nothing(value):
                others = "rows that are no statements, such as totals and empty lines"
                raise Blank("an amount", f"Each row has one. Take out {others}.") from None
            if remark_in(value) is None:
                raise
            bare = without_remark(value)
            figure = read_amount(bare, self.decimal, self.unit, self.unit_in_header)
        if self.rows == "grants" and (figure.wording is not Wording.PLAIN or figure.yearly):
            raise Unfit(
                "an exact amount",
                "A grant is what was given. Amounts that are about, at least or up to something, "
                "ranges and yearly ones are those of published figures: rows='totals'.",
            )
        return figure


_CALLED = {"totals": "statement", "grants": "grant"}
# Fields of grants whose cells are free texts, and what is asked of blank ones.
_NAMED: Mapping[str, tuple[str, str] | None] = {
    "id": (
        "an id",
        "Rows of one id are one grant: fill it in, or leave the column of ids out.",
    ),
    "dataset": (
        "the list that the grant stands in",
        "Fill it in, or leave the column out: then all rows are of one list.",
    ),
    "recipient": None,
}


def _named(value: Any) -> str:
    """A name as printed, without line breaks; a number in one piece, as SIREN numbers are."""
    parts = str(_whole(value)).split()
    return read_text(("" if "".join(parts).isdecimal() else " ").join(parts))


def _whole(value: Any) -> Any:
    """A number without decimals as one that has none, as columns of frames hold them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


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
    text = "".join(str(_whole(value)).split())
    is_count = not isinstance(value, bool) and text.isascii() and text.isdecimal()
    if not is_count or len(text) > _MOST_DIGITS:
        raise Unfit("a whole number", "Count projects.")
    return int(text)
