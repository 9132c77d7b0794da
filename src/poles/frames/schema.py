"""The one schema of all frames: which columns records, snapshots, aggregates and answers of the
ledger have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from poles.aggregate.amounts import Amounts
from poles.aggregate.cohorts import Cohort
from poles.aggregate.counting import Counts
from poles.aggregate.flows import Flows
from poles.errors import InvalidQuestion, described_type
from poles.identity.matching import MatchReport
from poles.identity.snapshot import Snapshot, Standing
from poles.intake.comparing import Diff
from poles.ledger.answers import Bounds
from poles.ledger.checking import CrossCheck
from poles.ledger.conflicts import Conflicts
from poles.ledger.totals import Totals
from poles.model import EdtfDate, Record, Records

from .fields import columns_from, fields_from, fields_of
from .kinds import Column, Columns, Kind

__all__ = ["columns_of"]

_TEXTS = tuple[str, ...]


def _group(by: str | None) -> dict[str, Any]:
    """The column that rows are grouped by."""
    return {} if by is None else {by: int if by in ("phase", "year") else str}


def _counts(found: Counts) -> dict[str, Any]:
    # Both these rules part what is in several groups.
    number = float if found.counting in ("fractional", "seat") else int
    return {**({"day": date} if len(found.days) > 1 else {}), **_group(found.by), "count": number}


_FLOW = ("opening", "entries", "exits", "mergers", "splits", "renames", "closing")
_CHANGE = ("table", "key", "kind", "column", "old", "new")
_PROVED = {"low": Decimal, "high": Decimal, "statements": _TEXTS}

# What a question does not say, the rows do not change: a result has the same columns with rows and
# without.
_RESULTS: dict[type, Callable[[Any], dict[str, Any]]] = {
    Counts: _counts,
    Cohort: lambda _: {
        "label": str, "poles": _TEXTS, "name": str, "outcome": str, "heirs": _TEXTS, "now": str, "ended": EdtfDate, "events": _TEXTS,
        "sources": _TEXTS,
    },
    Flows: lambda found: {**_group(found.by), "first": date, "last": date, **dict.fromkeys(_FLOW, int)},
    Amounts: lambda found: {
        "of": str, "year": int, **_group(found.by), "amount": Decimal, "low": Decimal, "high": Decimal,
    },
    Bounds: lambda _: {"of": str, **_PROVED},
    Totals: lambda found: {**_group(found.by), **_PROVED},
    Conflicts: lambda _: {
        "conflict": int, "gap": Decimal, "step": int, "statement": str, "multiplier": float, "amount": Decimal, "as_read": bool,
        "removed": bool,
    },
    CrossCheck: lambda _: {
        "statement": str, "figure": Decimal, "low": Decimal, "high": Decimal, "narrow": bool, "miss": float, "as_read": bool,
        "statements": _TEXTS,
    },
    MatchReport: lambda _: {"text": str, "pole": str, "how": str, "count": int, "suggestion": str, "score": float},
    Diff: lambda _: dict.fromkeys(_CHANGE, str),
}  # fmt: skip
"""The types of the columns of each result, under the names that its ``to_dicts`` gives them."""


def columns_of(thing: object) -> Columns:
    """The columns of records of one class, of one record, of a snapshot, or of what an aggregate,
    the ledger, ``match`` or ``diff`` found.

    >>> import poles
    >>> found = poles.count(poles.load_policy().on("2012-11-19"), what="labels", by="tier")
    >>> {name: column.kind.value for name, column in columns_of(found).items()}
    {'tier': 'text', 'count': 'integer'}

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything else.
    """
    if isinstance(thing, Snapshot):
        return {"day": Column(Kind.DATE, [thing.day] * len(thing.poles)), **columns_of(thing.poles)}
    for sort, types in _RESULTS.items():
        if isinstance(thing, sort):
            fields = [
                field
                for name, hint in types(thing).items()
                for field in fields_from(name, hint, itemgetter(name))
            ]
            return columns_from(fields, thing.to_dicts())  # type: ignore[attr-defined]  # all of them have it
    if isinstance(thing, Record | Standing):
        return columns_from(fields_of(type(thing)), [thing])
    if not isinstance(thing, Iterable) or isinstance(thing, str):
        raise _refused(thing)
    return _of_records(list(thing), thing)


def _of_records(rows: list[Any], thing: object) -> Columns:
    found = {type(row) for row in rows}
    if not found and isinstance(thing, Records) and thing.record_type is not None:
        found = {thing.record_type}
    for record_type in found:
        if not issubclass(record_type, Record | Standing):
            raise _refused(thing, f", with a {record_type.__name__} in it")
    if len(found) > 1:
        names = " and ".join(sorted(record_type.__name__ for record_type in found))
        raise InvalidQuestion(
            f"records of {names}", "records of one class", "Make a frame of each."
        )
    # Nobody can say what columns nothing at all would have.
    return columns_from(fields_of(found.pop()), rows) if found else {}


def _refused(thing: object, within: str = "") -> InvalidQuestion:
    return InvalidQuestion(
        described_type(thing) + within,
        "records of one class, a snapshot, or what an aggregate or the ledger found",
        "Give policy.poles, policy.on(day), poles.total(…), or (name for pole in policy.poles for name in pole.names).",
    )
