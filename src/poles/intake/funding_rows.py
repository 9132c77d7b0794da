"""One row of a table to a statement of money: what each of its cells means, and what cannot be read
of it.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

import attrs

from poles.errors import Fault, InvalidQuestion
from poles.identity.matching import MatchRow, told_split
from poles.identity.words import fold
from poles.model import (
    Basis,
    Beneficiary,
    Citation,
    FundingRecord,
    Instrument,
    Record,
    Stage,
    Status,
    key_of,
)
from poles.package.structuring import Unfit, read_text
from poles.package.table_schema import BOX_LISTS
from poles.policy import Policy
from poles.text import Term

from .any_table import pieces_of
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
_TERMS: dict[str, type[Term]] = {
    "basis": Basis,
    "stage": Stage,
    "instrument": Instrument,
    "beneficiaries": Beneficiary,
}


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
    split: tuple[str, ...]
    meanings: Mapping[str, MatchRow]
    # What the records of each table that cells name are called: folded once a table, and not for
    # each cell.
    called: dict[str, dict[str, set[str]]] = attrs.field(factory=dict, init=False)

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
            return read_end(value)
        if field in ("basis", "stage", "instrument"):
            return self._term(field, value)
        if field in BOX_LISTS:
            return self._many(field, value)
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

    def _term(self, field: str, value: Any) -> Term:
        if (term := _meant(_TERMS[field]).get(fold(str(value)))) is not None:
            return term
        names = ", ".join(f"{term.value} ({term.fr})" for term in _TERMS[field])
        raise Unfit(f"one of {names}", "Write the code, or its French or English name.")

    def _many(self, field: str, value: Any) -> tuple[Any, ...]:
        pieces = pieces_of(value, self.split)
        if field == "poles":
            return tuple(dict.fromkeys(self._pole(piece) for piece in pieces))
        if field == "beneficiaries":
            return tuple(dict.fromkeys(self._term(field, piece) for piece in pieces))
        return tuple(dict.fromkeys(self._key(field, piece) for piece in pieces))

    def _pole(self, piece: Any) -> str:
        row = self.meanings.get(str(piece))
        if row is not None and row.pole is not None:
            return row.pole.id
        if row is not None and row.separators and not self.split:
            hint = f"It holds several: say {told_split(row.separators)}."
            raise Unfit("the name of one pole", hint)
        hint = "Name it as one of its names, or confirm what it means with accept={text: id}."
        if row is not None and row.suggestions:
            close = row.suggestions[0]
            confirmed = f"accept={{{piece!r}: {close.pole.id!r}}}"
            hint = f"Did you mean {close.name}? Confirm it with {confirmed}."
        raise Unfit("the name of a pole", hint)

    def _key(self, field: str, piece: Any) -> str:
        wanted = fold(str(piece))
        if field not in self.called:
            records = getattr(self.policy, field)
            self.called[field] = {key_of(record): _called(record) for record in records}
        called = self.called[field]
        found = [key for key, names in called.items() if wanted in names]
        if len(found) == 1:
            return found[0]
        key_of_name: dict[str, str] = {}
        for key, names in called.items():
            key_of_name |= dict.fromkeys(names, key)
        names_like_it = get_close_matches(wanted, key_of_name, 3)
        close = dict.fromkeys(key_of_name[name] for name in names_like_it)
        hint = f"policy.{field}.keys() lists their ids."
        if close:
            hint = f"Did you mean {' or '.join(close)}?"
        told = f"{'Several are' if found else 'None is'} called so. {hint}"
        raise Unfit(f"one of the {field} of the policy", told)


def _ways(text: str) -> Iterator[str]:
    """A text, and what stands before and in brackets: an acronym, or what is meant by a term."""
    yield text
    if found := re.fullmatch(r"(.*?)\s*\((.*)\)", text):
        yield from found.groups()


@cache
def _meant(terms: type[Term]) -> Mapping[str, Term]:
    """The terms by their codes and names, without what spelling varies in; of equal names the first
    term's.
    """
    found: dict[str, Term] = {}
    for term in terms:
        for text in (term.value, term.fr, term.en):
            for name in _ways(text):
                found.setdefault(fold(name), term)
    return found


def _called(record: Record) -> set[str]:
    """The id, the names and the codes of a funder, call, region or sector, without what spelling
    varies in.
    """
    names = [key_of(record), getattr(record, "fr", None), getattr(record, "en", None)]
    for name in getattr(record, "names", ()):
        names += (name.name, name.insee, name.iso)
    return {fold(way) for name in names if name for way in _ways(name)}


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
