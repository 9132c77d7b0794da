"""What users give where a value, a column or a table is meant: what it is in Python, and what it
is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

# A day, perhaps with a time, and the zone behind it.
_ZONED = re.compile(
    r"\d{4}-?\d\d-?\d\d"
    r"(?:[T ]\d\d[\d:.,]*\s*(?:[+\-−]\d\d.*|[A-Z]+|[A-Za-z]+/.*|\[.*)|[Zz]|[+\-−]\d\d:\d\d)",
    re.ASCII | re.IGNORECASE,
)

# How what holds a table elsewhere gives it, the most telling first.
_COLLECTED = {
    "toPandas": "table.toPandas()",
    "to_pandas": "table.to_pandas()",
    "compute": "table.compute()",
    "df": "table.df()",
    "collect": "table.collect()",
    "read_all": "table.read_all()",
    "to_table": "table.to_table()",
}


def plain_value(value: Any) -> Any:
    """A scalar of an Arrow array as what it is in Python, ``None`` where it is null; any other
    value as it is.
    """
    # Asked of the class, as a row may have a cell of any name.
    return value.as_py() if hasattr(type(value), "as_py") else value


def plain_values(values: Iterable[Any]) -> list[Any]:
    """Some values, each as :func:`plain_value` has it."""
    found = list(values)
    # Most columns have none, and few types.
    if any(hasattr(kind, "as_py") for kind in set(map(type, found))):
        return list(map(plain_value, found))
    return found


def has_zone(value: object) -> bool:
    """Whether a moment, or a text of one, has a time zone.

    >>> has_zone("2008-12-31T23:00Z"), has_zone("2008-12-31")
    (True, False)
    """
    if isinstance(value, datetime):
        return value.tzinfo is not None
    return isinstance(value, str) and _ZONED.fullmatch(value.strip()) is not None


def is_frame(thing: object) -> bool:
    """Whether something has columns, as far as its class tells: to ask a lazy frame for them may be
    a long question. What has one type is a column, whatever else it has.
    """
    has = hasattr(type(thing), "columns") or hasattr(type(thing), "column_names")
    return has and not hasattr(type(thing), "dtype")


def is_array(thing: object) -> bool:
    """Whether something is a column of values of one type, whether or not it has some."""
    has = hasattr(type(thing), "dtype") or hasattr(type(thing), "type")
    return has and not is_frame(thing)


def collected(thing: object) -> str | None:
    """How the rows of a table that is lazy, or elsewhere, come to Python; ``None`` where nothing
    tells.
    """
    if is_array(thing):
        return None
    return next((told for way, told in _COLLECTED.items() if hasattr(type(thing), way)), None)
