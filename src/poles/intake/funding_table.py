"""Any table with one amount a row to statements of money, or to grants: columns are mapped, names
are matched, and what cannot be read is told.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, overload

import attrs

from poles.errors import Fault, InvalidQuestion, described_type
from poles.identity.columns import signs_of
from poles.ledger.box import Box
from poles.model import FundingRecord, Grants, Ledger, Records, Source, plain_value
from poles.objects import gc_paused
from poles.policy import Policy

from .any_table import AnyTable, cells_of
from .cell_blanks import BlankRows, ways_of_blanks
from .cell_codes import cell_codes
from .cell_units import unit_of
from .cell_values import DecimalSign
from .complete_lists import complete_statement, refuse_inexact, refuse_no_box
from .funding_columns import RowsRead, read_rows
from .funding_report import FundingTable
from .funding_rows import FIELDS, Reader, RowsAre
from .grant_report import GrantTable
from .grant_rows import grants_of
from .loaders import load_policy
from .statement_rows import statements_of


@overload
def read_funding(
    table: AnyTable,
    *,
    columns: Mapping[str, str],
    source: Source | str,
    rows: Literal["totals"],
    values: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
    unit: Decimal | int | None = None,
    blank: BlankRows | Mapping[str, BlankRows] | None = None,
    decimal: DecimalSign | None = None,
    split: str | Sequence[str] | None = None,
    accept: Mapping[str, str] | None = None,
    prefix: str | None = None,
    encoding: str = "utf-8",
) -> FundingTable: ...
@overload
def read_funding(
    table: AnyTable,
    *,
    columns: Mapping[str, str],
    source: Source | str,
    rows: Literal["grants"],
    values: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
    unit: Decimal | int | None = None,
    blank: BlankRows | Mapping[str, BlankRows] | None = None,
    decimal: DecimalSign | None = None,
    split: str | Sequence[str] | None = None,
    accept: Mapping[str, str] | None = None,
    prefix: str | None = None,
    complete: Box | None = None,
    encoding: str = "utf-8",
) -> GrantTable: ...
def read_funding(  # noqa: PLR0913 - what differs from table to table
    table: AnyTable,
    *,
    columns: Mapping[str, str],
    source: Source | str,
    rows: RowsAre | None = None,
    values: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
    unit: Decimal | int | None = None,
    blank: BlankRows | Mapping[str, BlankRows] | None = None,
    decimal: DecimalSign | None = None,
    split: str | Sequence[str] | None = None,
    accept: Mapping[str, str] | None = None,
    prefix: str | None = None,
    complete: Box | None = None,
    encoding: str = "utf-8",
) -> FundingTable | GrantTable:
    """Statements of money, or grants, from any table with one amount a row: a CSV file, a data
    frame of any library, or a list of ``dict``.

    ``rows`` says what they are. Of ``"totals"``, each is a figure that somebody printed about a box
    of money, which others may be about too: ``found.records`` is a :class:`~poles.Ledger` of
    statements, and ``found.shared`` tells the boxes of several rows. Of ``"grants"``, each is a
    grant of a list in which no two share a euro, so that they add up: ``found.records`` are
    :class:`~poles.Grants`.

    ``columns`` says which column holds which field: ``amount``, ``period`` (or ``start`` and
    ``end``), ``poles``, ``funders``, ``calls``, ``regions``, ``sectors``, ``beneficiaries``,
    ``basis``, ``stage``, ``instrument``, ``projects``, ``id``; ``values`` are the fields that are
    the same in every row. Totals have ``of_cost`` too: with *yes* or *oui*, an amount is what all
    projects cost, public and private. Grants have ``recipient``, a name or a SIREN number, and
    ``dataset``, the list that they stand in, by default the id of the source. ``source`` is where
    the table was read: a new :class:`~poles.Source`, or the id of one.

    Amounts are in French or English (``1 234,56``, ``1.234,56``, ``12,5 M€``, of totals also
    ``environ 3 millions d'euros``, ``20-25 M€``, ``9 M€ par an``); ``unit`` is what a number
    without a unit counts in euros, where the header of the amounts does not say so (*Aide (M€)*),
    ``decimal`` the sign before decimals where a lone one may part thousands. Dates are such as
    ``2005``, ``2008-2011``, ``12/07/2005`` (the day first), ``T1 2008`` or, of a day and a time,
    the day. Poles are named in any way that :meth:`poles.Policy.match` finds; funders, calls,
    regions and sectors by ids, numbers, names and acronyms, as in a :class:`~poles.Box`. *Région
    Bretagne* as a funder is all regional councils, in Brittany. ``accept`` is what texts mean, as
    ids, in the columns whose table has them; ``split`` is what stands between several in one cell,
    or several such signs. ``prefix`` stands before ids; without a column of ids, these are the
    prefix (by default the id of the source) and the number of the row.

    A cell that says nothing (empty, ``None``, NaN, *n.c.*, *non communiqué*, *sans pôle*, *-*) in
    a column of what amounts are about (poles, regions, sectors, beneficiaries, funders, calls,
    instrument, period) is a fault: the amount would be that of all. ``blank="whole"`` says that it
    is meant so, ``blank="skip"`` leaves such rows out, told with their sum in ``found.skipped``;
    or by field, ``blank={"calls": "whole", "poles": "skip"}``. Rows that are sums of others
    (*Total*) are faults.

    Grants on several rows of one id that differ in nothing but their poles are one grant of all
    these poles (``found.joined``); those that differ in more are faults. ``complete`` is a box of
    which the list has all money: where no row has a fault or is left out, ``found.statements`` has
    one statement, that the box had the sum of the grants in it.

    No row is dropped: each is a record, or is joined to one, or is left out because you say so, or
    has its faults, with row, column, value, and what to do.
    ``policy.extend(sources=[source], funding=found.records)`` takes statements in,
    ``grants=found.records, funding=found.statements`` a list of grants.

    >>> import poles
    >>> kind = poles.SourceKind.THIRD_PARTY
    >>> mine = poles.Source(id="my-table", kind=kind, title="A table of my own")
    >>> rows = [
    ...     {"Pôle": "Minalogic", "Année": "2008-2009", "Aide": "12,5 M€"},
    ...     {"Pôle": "Minalogique", "Année": "2010", "Aide": "1 M€"},
    ... ]
    >>> found = poles.read_funding(
    ...     rows,
    ...     rows="totals",
    ...     columns={"poles": "Pôle", "period": "Année", "amount": "Aide"},
    ...     values={"basis": "awarded", "funders": "fui"},
    ...     source=mine,
    ... )
    >>> found.records[0].amount, found.records[0].poles
    (Decimal('12500000'), ('minalogic',))
    >>> found.faults[0].value, found.faults[0].hint
    ('Minalogique', "Did you mean Minalogic? Confirm it with accept={'Minalogique': 'minalogic'}.")

    Raises :class:`~poles.InvalidTable` (a ``ValueError``) for a file that cannot be read or lacks a
    column, :class:`~poles.InvalidQuestion` (a ``ValueError``) where ``rows`` is left out, for a
    field or a value that there is not, for a header of amounts that is no unit of euros or another
    than ``unit``, and for a ``complete`` box whose border grants may reach over, naming the first
    such row; :class:`~poles.UnknownPole` (a ``LookupError``) for an id in ``accept`` that there is
    not, where a column is of poles.
    """
    kind_of_rows = _said(rows, complete)
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
    _refuse_wrong(kind_of_rows, columns, fixed, decimal, unit)
    signs = signs_of(split)
    ways = ways_of_blanks(blank, columns)
    euros, in_header = unit_of(
        columns["amount"], None if unit is None else Decimal(f"{Decimal(unit):f}")
    )
    known = _source(source, policy)
    cells = cells_of(table, encoding, columns.values())
    texts = {field: cells.columns[column] for field, column in columns.items()}
    texts |= {field: [value] for field, value in fixed.items()}
    codes = cell_codes(policy, texts, signs, accept or {}, str(columns.get("regions", "")))
    reader = Reader(
        table=cells.name,
        rows=kind_of_rows,
        columns=columns,
        fixed=fixed,
        policy=policy,
        source=known.id,
        prefix=prefix or known.id,
        before=f"{prefix}-" if prefix else "",
        taken=frozenset((policy.grants if rows == "grants" else policy.funding).keys()),
        unit=euros,
        unit_in_header=in_header,
        blank=ways,
        decimal=decimal,
        codes=codes,
    )
    ledger = _ledger(policy, known)
    with gc_paused():
        read = read_rows(reader, cells)
        if kind_of_rows == "totals":
            return _totals(reader, read, cells.rows, ledger)
        return _grants(reader, read, cells.rows, ledger, complete)


def _ledger(policy: Policy, source: Source) -> Ledger:
    """A ledger without statements, whose tables are those of a policy with one source more."""
    sources = Records(dict.fromkeys([*policy.sources, source]))
    return Ledger((), attrs.evolve(policy.tables, sources=sources))


def _told(reader: Reader, read: RowsRead, rows: int, faults: Collection[Fault]) -> dict[str, Any]:
    """What is told of a table, whatever its rows are."""
    return {
        "faults": tuple(sorted([*read.faults, *faults], key=lambda fault: fault.row or 0)),
        "rows": rows,
        "names": reader.codes.names,
        "skipped": tuple(read.skipped),
        "remarks": tuple(read.remarks),
    }


def _totals(reader: Reader, read: RowsRead, rows: int, ledger: Ledger) -> FundingTable:
    found = statements_of(reader, read.columns)
    told = _told(reader, read, rows, found.faults)
    return FundingTable(records=ledger.having(found.records), shared=tuple(found.shared), **told)


def _grants(
    reader: Reader, read: RowsRead, rows: int, ledger: Ledger, complete: Box | None
) -> GrantTable:
    found = grants_of(reader, read.columns)
    told = _told(reader, read, rows, found.faults)
    statements: list[FundingRecord] = []
    # A list without some of its rows is not all money; they are to be mended first.
    if complete is not None and not told["faults"] and not told["skipped"]:
        refuse_inexact(found)
        key = f"{reader.prefix}-complete"
        statements.append(complete_statement(ledger, complete, found, key, reader.source))
    return GrantTable(
        records=Grants.over(found.records, ledger.tables),
        statements=ledger.having(statements),
        joined=tuple(found.joined),
        alike=tuple(found.alike),
        rounded=found.rounded,
        complete=complete,
        **told,
    )


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


_DIFFERENCE = (
    "'totals': figures that somebody printed about boxes of money, which may be the same money.\n"
    "'grants': a list of grants, one a row, no two of which share a euro, so that they add up."
)


def _said(rows: RowsAre | None, complete: object) -> RowsAre:
    """What the rows of a table are, where it was said."""
    if rows is None or rows not in FIELDS:
        raise InvalidQuestion(
            "no rows=" if rows is None else f"rows={rows!r}",
            "rows='totals' or rows='grants'",
            f"What the rows of a table are nobody can tell but you.\n{_DIFFERENCE}",
        )
    if complete is not None:
        if rows == "totals":
            hint = "Published figures are never all money of a box: leave complete= out."
            raise InvalidQuestion("complete= beside rows='totals'", "rows='grants'", hint)
        refuse_no_box(complete)
    return rows


def _refuse_wrong(
    rows: RowsAre,
    columns: Mapping[str, str],
    fixed: Mapping[str, Any],
    decimal: object,
    unit: object,
) -> None:
    fields = FIELDS[rows]
    for field in (*columns, *fixed):
        if field not in fields:
            hint = "Fields stand on the left: columns={'amount': 'Montant'}."
            if other := [one for one in FIELDS if field in FIELDS[one]]:
                hint = f"Only rows={other[0]!r} have it.\n{_DIFFERENCE}"
            raise InvalidQuestion(f"a field {field!r}", f"one of {', '.join(fields)}", hint)
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
    if unit is not None and (
        isinstance(unit, bool)
        or not isinstance(unit, int | Decimal)
        or not Decimal(unit).is_finite()
        or unit <= 0
    ):
        raise InvalidQuestion(
            f"unit={unit!r}",
            "euros, as a whole number or a Decimal",
            "Write unit=1_000_000 for a column in M€ whose header does not say so.",
        )
