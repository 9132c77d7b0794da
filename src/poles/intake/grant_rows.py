"""The rows of a list as grants: what stands on several rows is one of them, or a fault."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import attrs

from poles.errors import Fault
from poles.model import Grant
from poles.package.grant_rules import check_grants

from .alike_rows import alike
from .funding_columns import Columns
from .funding_rows import Reader
from .grant_report import JoinedRow
from .made_records import impossible, places_of, records, without


class GrantRows(NamedTuple):
    """What rows are, grants with the numbers of their first rows, rows joined to these, or faults;
    the rows that agree in all but the pole, and those whose amounts are rounded.
    """

    records: list[Grant]
    rows: Sequence[int]
    joined: list[JoinedRow]
    faults: list[Fault]
    alike: list[tuple[int, ...]]
    rounded: tuple[int, ...]


def grants_of(reader: Reader, columns: Columns) -> GrantRows:
    """The grants of rows in which nothing is wrong."""
    made = _records(reader, columns)
    faults = impossible(reader, columns, "grants", made, check_grants)
    lost = places_of(columns, faults)
    made, columns = without(made, lost), columns.without(lost)
    ids = [one.id for one in made]
    # In most lists no two rows are of one id, which is seen at once.
    several = alike([ids], len(ids)) if len({*ids}) < len(ids) else []
    wrong = [fault for places in several for fault in _at_odds(reader, columns, made, places)]
    refused = {fault.row for fault in wrong}
    one = [places for places in several if columns.numbers[places[0]] not in refused]
    for places in one:
        named = dict.fromkeys(pole for place in places for pole in made[place].poles)
        made[places[0]] = attrs.evolve(made[places[0]], poles=tuple(named))
    added = sorted(place for places in one for place in places[1:])
    joined = [JoinedRow(columns.numbers[at], made[at].id, made[at].amount) for at in added]
    lost = {*added, *places_of(columns, wrong)}
    made, columns = without(made, lost), columns.without(lost)
    asked = _alike(reader, columns), _rounded(columns)
    return GrantRows(made, columns.numbers, joined, [*faults, *wrong], *asked)


def _alike(reader: Reader, columns: Columns) -> list[tuple[int, ...]]:
    """The numbers of rows that agree in all that is read of them but the pole, where no column of
    ids tells which of them are one grant.

    Columns that are not read count for nothing: they tell of the pole as often as of the grant.
    """
    if "poles" not in reader.columns or "id" in reader.columns:
        return []
    amounts = [figure.amount for figure in columns.meanings["amount"]]
    others = reader.columns.keys() - {"poles", "amount"}
    same = alike([amounts, *(columns.meanings[field] for field in others)], len(amounts))
    poles = columns.meanings["poles"]
    return [
        tuple(columns.numbers[place] for place in places)
        for places in same
        if len({frozenset(poles[place] or ()) for place in places}) > 1
    ]


_EURO = Decimal(1)


def _rounded(columns: Columns) -> tuple[int, ...]:
    """The numbers of the rows whose amounts are printed no finer than some euros."""
    figures = zip(columns.numbers, columns.meanings["amount"], strict=True)
    return tuple(row for row, figure in figures if figure.rounded_to > _EURO and figure.amount)


def _records(reader: Reader, columns: Columns) -> list[Grant]:
    amounts = [figure.amount for figure in columns.meanings["amount"]]
    lists = [one or reader.source for one in columns.meanings["dataset"]]
    own = {"amount": amounts, "dataset": lists, "recipient": columns.meanings["recipient"]}
    return records(Grant, reader, columns, own)


def _at_odds(
    reader: Reader, columns: Columns, made: Sequence[Grant], places: Sequence[int]
) -> list[Fault]:
    """The faults of all rows of one id, where these are not one grant of several poles."""
    some = [made[place] for place in places]
    rows = [columns.numbers[place] for place in places]
    differing = [field for field in _SAME if len({getattr(one, field) for one in some}) > 1]
    if differing:
        ends = "period" if "period" in reader.columns else ""
        told = {reader.columns.get(field) or reader.columns.get(ends, field) for field in differing}
        expected = "rows of one id that differ in nothing but their poles, as one grant does"
        hint = (
            f"Rows {_listed(rows)} differ in {', '.join(sorted(map(str, told)))}. Are they "
            "instalments, or the shares of several? Sum them first, give each row an id of its "
            "own, or leave the column of ids out."
        )
    elif len({frozenset(one.poles) for one in some}) < len(some):
        expected = "an id of its own"
        hint = (
            f"Rows {_listed(rows)} are of one id, and two of them say the same. Is a row given "
            "twice? Take it out; if they are several grants, give each row an id of its own."
        )
    else:
        return []
    return [
        reader.fault(number, "id", one.id, expected, hint)
        for number, one in zip(rows, some, strict=True)
    ]


_SAME = tuple(
    field.name for field in attrs.fields(Grant) if field.name not in ("id", "poles", "citations")
)


def _listed(rows: Sequence[int]) -> str:
    """The numbers of some rows, not of too many."""
    shown = [str(row) for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        return f"{', '.join(shown)}, …"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


_SHOWN = 5
