"""Any table with one amount a row to statements of money: columns are mapped, names are matched,
and what cannot be read is told.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

import attrs

from poles.errors import Fault, InvalidQuestion, described_type
from poles.identity.columns import signs_of
from poles.identity.matching import MatchReport
from poles.model import FundingRecord, Ledger, Records, Source, plain_value
from poles.package.money_rules import check_money
from poles.package.rows import CsvTable
from poles.policy import Policy
from poles.text import Card, Grid, GridColumn, Lang, Written, in_lang

from .any_table import AnyTable, rows_of
from .cell_codes import cell_codes
from .cell_values import DecimalSign
from .funding_rows import FIELDS, TOLD, Reader
from .loaders import load_policy


@attrs.frozen(repr=False)
class FundingTable(Written):
    """What was read of a table: the ``records`` of the rows that could be read, and the ``faults``
    of all others.

    ``rows`` is how many rows the table has; each is a record or has a fault. ``names`` is the
    report on the names of poles. Rows are counted as in a spreadsheet, where the header is row 1.
    """

    records: Ledger
    faults: tuple[Fault, ...]
    rows: int
    names: MatchReport | None

    def __repr__(self) -> str:
        counts = f"{self.rows} rows, {len(self.records)} records, {len(self.faults)} faults"
        return f"<FundingTable: {counts}>"

    def __str__(self) -> str:
        return "\n".join([repr(self)[1:-1], *(f"- {fault}" for fault in self.faults)])

    def to_card(self, lang: Lang = "en") -> Card:
        rows, records, faults = self.rows, len(self.records), len(self.faults)
        title = (
            f"Lignes : {rows}, énoncés : {records}, fautes : {faults}",
            f"Rows: {rows}, statements: {records}, faults: {faults}",
        )
        columns = (
            GridColumn(in_lang(("ligne", "row"), lang), True, lambda one: str(one.row or "")),
            GridColumn(in_lang(("colonne", "column"), lang), cell=lambda one: one.column or ""),
            GridColumn(in_lang(("valeur", "found"), lang), cell=lambda one: one.value or ""),
            GridColumn(in_lang(("attendu", "expected"), lang), cell=attrgetter("expected")),
            GridColumn(in_lang(("conseil", "hint"), lang), cell=attrgetter("hint")),
        )
        grid = Grid.over(self.faults, columns, letters=_LETTERS)
        return Card(in_lang(title, lang), (grid,) if faults else ())


# As long is a cell, where it is shortened.
_LETTERS = 120


def read_funding(  # noqa: PLR0913 - what differs from table to table
    table: AnyTable,
    *,
    columns: Mapping[str, str],
    source: Source | str,
    values: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
    unit: Decimal | int = 1,
    decimal: DecimalSign | None = None,
    split: str | Sequence[str] | None = None,
    accept: Mapping[str, str] | None = None,
    prefix: str | None = None,
    encoding: str = "utf-8",
) -> FundingTable:
    """Statements of money from any table with one amount a row: a CSV file, a data frame of any
    library, or a list of ``dict``.

    ``columns`` says which column holds which field: ``amount``, ``period`` (or ``start`` and
    ``end``), ``poles``, ``funders``, ``calls``, ``regions``, ``sectors``, ``beneficiaries``,
    ``basis``, ``stage``, ``instrument``, ``projects``, ``of_cost``, ``id``; ``values`` are the
    fields that are the same in every row. With ``of_cost``, *yes* or *oui*, an amount is what all
    projects cost, public and private. ``source`` is where the table was read: a new
    :class:`~poles.Source`, or the id of one. Amounts are in French or English (``1 234,56``,
    ``1.234,56``, ``12,5 M€``, ``environ 3 millions d'euros``, ``20-25 M€``, ``9 M€ par an``);
    ``unit`` is what a number without a unit counts in euros, ``decimal`` the sign before decimals
    where a lone one may part thousands. Dates are such as ``2005``, ``2008-2011``, ``12/07/2005``
    (the day first), ``T1 2008`` or, of a day and a time, the day. Poles are named in any way that
    :meth:`poles.Policy.match` finds; funders, calls, regions and sectors by ids, numbers, names and
    acronyms, as in a :class:`~poles.Box`. *Région Bretagne* as a funder is all regional councils,
    in Brittany. ``accept`` is what texts mean, as ids, in the columns whose table has them;
    ``split`` is what stands between several in one cell, or several such signs. Without a column of
    ids, those of the records are ``prefix`` (by default the id of the source) and the number of the
    row.

    No row is dropped: each is a record or has its faults, with row, column, value, and what to do.
    ``policy.extend(sources=[source], funding=found.records)`` takes the records in.

    >>> import poles
    >>> kind = poles.SourceKind.THIRD_PARTY
    >>> mine = poles.Source(id="my-table", kind=kind, title="A table of my own")
    >>> rows = [
    ...     {"Pôle": "Minalogic", "Année": "2008-2009", "Aide": "12,5 M€"},
    ...     {"Pôle": "Minalogique", "Année": "2010", "Aide": "1 M€"},
    ... ]
    >>> found = poles.read_funding(
    ...     rows,
    ...     columns={"poles": "Pôle", "period": "Année", "amount": "Aide"},
    ...     values={"basis": "awarded", "funders": "fui"},
    ...     source=mine,
    ... )
    >>> found.records[0].amount, found.records[0].poles
    (Decimal('12500000'), ('minalogic',))
    >>> found.faults[0].value, found.faults[0].hint
    ('Minalogique', "Did you mean Minalogic? Confirm it with accept={'Minalogique': 'minalogic'}.")

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) for a file that cannot be read or lacks a
    column, :class:`~poles.InvalidQuestion` (a ``ValueError``) for a field or a value that there is
    not, :class:`~poles.UnknownPole` (a ``LookupError``) for an id in ``accept`` that there is not,
    where a column is of poles.
    """
    policy = load_policy() if policy is None else policy
    for given, kind, told in (
        (policy, Policy, "a policy"),
        (columns, Mapping, "a dict"),
        (values or {}, Mapping, "a dict"),
        (accept or {}, Mapping, "a dict"),
    ):
        if not isinstance(given, kind):
            raise InvalidQuestion(described_type(given), told, "See the example of read_funding.")
    fixed = {field: plain_value(value) for field, value in (values or {}).items()}
    _refuse_wrong(columns, fixed, decimal, unit)
    signs = signs_of(split)
    known = _source(source, policy)
    name, _, rows = rows_of(table, encoding, columns.values())
    whole = [row for _, row in rows if not isinstance(row, Fault)]
    cells = {field: [row.get(column) for row in whole] for field, column in columns.items()}
    cells |= {field: [value] for field, value in fixed.items()}
    codes = cell_codes(policy, cells, signs, accept or {}, str(columns.get("regions", "")))
    reader = Reader(
        table=name,
        columns=columns,
        fixed=fixed,
        policy=policy,
        source=known.id,
        prefix=prefix or known.id,
        unit=Decimal(unit),
        decimal=decimal,
        codes=codes,
    )
    reader.refuse_fixed()
    read: list[tuple[int, dict[str, str], FundingRecord]] = []
    unread: list[Fault] = []
    for number, row in rows:
        record, wrong = (None, [row]) if isinstance(row, Fault) else reader.read(number, row)
        read += () if record is None else (record,)
        unread += wrong
    records, faults = _checked(reader, read)
    sources = Records(dict.fromkeys([*policy.sources, known]))
    ordered = sorted(faults + unread, key=lambda fault: fault.row or 0)
    ledger = Ledger(records, attrs.evolve(policy.tables, sources=sources))
    return FundingTable(ledger, tuple(ordered), len(rows), codes.names)


def _source(source: Source | str, policy: Policy) -> Source:
    """The source of a table, new or by its id."""
    known = policy.sources.get(source) if isinstance(source, str) else source
    if not isinstance(known, Source):
        raise InvalidQuestion(
            f"source={source!r}",
            "a Source, or the id of one of the policy",
            "Say where the table was read.",
        )
    if policy.sources.get(known.id) not in (None, known):
        raise InvalidQuestion(
            f"a new source {known.id!r}",
            "an id that no other source has",
            "The policy has another source of that id.",
        )
    return known


def _refuse_wrong(
    columns: Mapping[str, str], fixed: Mapping[str, Any], decimal: object, unit: object
) -> None:
    for field in (*columns, *fixed):
        if field not in FIELDS:
            raise InvalidQuestion(
                f"a field {field!r}",
                f"one of {', '.join(FIELDS)}",
                "Fields stand on the left: columns={'amount': 'Montant'}.",
            )
    if both := sorted(set(columns) & set(fixed)):
        raise InvalidQuestion(
            f"{', '.join(both)} in columns and in values",
            "each field once",
            "A field has a column or one value.",
        )
    if "amount" not in columns:
        raise InvalidQuestion(
            "no column for amount", "columns={'amount': …}", "Each row of the table has one amount."
        )
    if decimal not in (None, ",", "."):
        raise InvalidQuestion(
            f"decimal={decimal!r}",
            "',' or '.'",
            "Leave it out where every number can be read in one way.",
        )
    if (
        isinstance(unit, bool)
        or not isinstance(unit, int | Decimal)
        or not Decimal(unit).is_finite()
        or unit <= 0
    ):
        raise InvalidQuestion(
            f"unit={unit!r}",
            "euros, as a whole number or a Decimal",
            "Write unit=1_000_000 for a column in M€.",
        )


# What to do about a fault here, where there are no tables of a package.
_HERE = {
    "a funder": "Say who gave it: columns={'funders': …}, or values={'funders': …} where it is the "
    "same in every row.",
    "a period or calls": "Say when: columns={'period': …}, or the two ends as start and end; or in "
    "which calls.",
}


def _checked(
    reader: Reader, read: list[tuple[int, dict[str, str], FundingRecord]]
) -> tuple[list[FundingRecord], list[Fault]]:
    """The records that can be, and the faults of those that cannot: the same that a package is
    checked for.
    """
    numbers = [number for number, _, _ in read]
    records = [record for _, _, record in read]
    columns = {field: [cells[field] for _, cells, _ in read] for field in TOLD}
    table = CsvTable("funding", columns, numbers, records)
    funders = CsvTable("funders", {}, (), reader.policy.funders)
    calls = CsvTable("calls", {}, (), reader.policy.calls)
    found = list(check_money({"funding": table, "funders": funders, "calls": calls}))
    first: dict[str, int] = {}
    for row, record in enumerate(records):
        if (earlier := first.setdefault(record.id, row)) != row:
            hint = f"Row {numbers[earlier]} has the same."
            found.append(table.fault(row, "id", "an id of its own", hint))
    faults = []
    for fault in found:
        number, field = fault.row or 0, fault.column or "id"
        hint = _HERE.get(fault.expected, fault.hint)
        faults.append(reader.fault(number, field, fault.value, fault.expected, hint))
    refused = {fault.row for fault in faults}
    return [record for number, _, record in read if number not in refused], faults
