"""Any table with one amount a row to statements of money: columns are mapped, names are matched,
and what cannot be read is told.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from poles.errors import Fault, InvalidQuestion, described_type
from poles.identity.columns import signs_of
from poles.model import Ledger, Records, Source, plain_value
from poles.objects import gc_paused
from poles.policy import Policy

from .any_table import AnyTable, rows_of
from .cell_blanks import BlankRows, ways_of_blanks
from .cell_codes import cell_codes
from .cell_units import unit_of
from .cell_values import DecimalSign
from .funding_columns import read_rows
from .funding_report import FundingTable
from .funding_rows import FIELDS, Reader
from .loaders import load_policy


def read_funding(  # noqa: PLR0913 - what differs from table to table
    table: AnyTable,
    *,
    columns: Mapping[str, str],
    source: Source | str,
    values: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
    unit: Decimal | int | None = None,
    blank: BlankRows | Mapping[str, BlankRows] | None = None,
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
    ``unit`` is what a number without a unit counts in euros, where the header of the amounts does
    not say so (*Aide (M€)*), ``decimal`` the sign before decimals where a lone one may part
    thousands. Dates are such as ``2005``, ``2008-2011``, ``12/07/2005`` (the day first),
    ``T1 2008`` or, of a day and a time, the day. Poles are named in any way that
    :meth:`poles.Policy.match` finds; funders, calls, regions and sectors by ids, numbers, names and
    acronyms, as in a :class:`~poles.Box`. *Région Bretagne* as a funder is all regional councils,
    in Brittany. ``accept`` is what texts mean, as ids, in the columns whose table has them;
    ``split`` is what stands between several in one cell, or several such signs. Without a column of
    ids, those of the records are ``prefix`` (by default the id of the source) and the number of the
    row.

    A cell that says nothing (empty, ``None``, NaN, *n.c.*, *non communiqué*, *sans pôle*, *-*) in
    a column of what amounts are about (poles, regions, sectors, beneficiaries, funders, calls,
    instrument, period) is a fault: the amount would be that of all. ``blank="whole"`` says that it
    is meant so, ``blank="skip"`` leaves such rows out, told with their sum in ``found.skipped``;
    or by field, ``blank={"calls": "whole", "poles": "skip"}``. Rows that are sums of others
    (*Total*) are faults.

    No row is dropped: each is a record, or is left out because you say so, or has its faults, with
    row, column, value, and what to do.
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
    not, and for a header of amounts that is no unit of euros or another than ``unit``,
    :class:`~poles.UnknownPole` (a ``LookupError``) for an id in ``accept`` that there is not, where
    a column is of poles.
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
    ways = ways_of_blanks(blank, columns)
    euros, in_header = unit_of(
        columns["amount"], None if unit is None else Decimal(f"{Decimal(unit):f}")
    )
    known = _source(source, policy)
    name, keys, rows = rows_of(table, encoding, columns.values())
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
        unit=euros,
        unit_in_header=in_header,
        blank=ways,
        decimal=decimal,
        codes=codes,
    )
    with gc_paused():
        found = read_rows(reader, keys[0] if keys else None, rows)
    sources = Records(dict.fromkeys([*policy.sources, known]))
    ledger = Ledger(found.records, attrs.evolve(policy.tables, sources=sources))
    return FundingTable(
        ledger,
        tuple(found.faults),
        len(rows),
        codes.names,
        tuple(found.skipped),
        tuple(found.remarks),
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
