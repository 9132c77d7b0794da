"""The kinds of columns that frames of this library have, whatever the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeAlias

import attrs

__all__ = ["Column", "Columns", "Kind"]


class Kind(Enum):
    """What the values of a column are; each may be missing."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    EUROS = "euros"
    """Exact decimals."""
    DATE = "date"
    TEXTS = "texts"
    """Lists of texts."""


@attrs.frozen
class Column:
    """A column of a table that is to become a frame: ``values`` are Python's own, ``None`` where
    there is none.
    """

    kind: Kind
    values: Sequence[Any]


Columns: TypeAlias = Mapping[str, Column]
"""The columns of a table by name, all of one length."""
