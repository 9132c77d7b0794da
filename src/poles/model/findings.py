"""What was found: answers that say their rows as ``dict``, and sequences of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import attrs

from poles.objects import Later
from poles.text import Answer

from .records import Tabular

if TYPE_CHECKING:
    from .columns import Columns


T = TypeVar("T")


class AsDicts(Tabular):
    """What says its rows as ``dict``, and the types of their values: all that a frame needs."""

    __slots__ = ()

    @abstractmethod
    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as new ``dict``; values keep their types."""

    @abstractmethod
    def column_types(self) -> Mapping[str, Any]:
        """The type of each column under the name that ``to_dicts`` gives it: ``str``, ``int``,
        ``float``, ``bool``, ``Decimal``, ``date``, :class:`~poles.EdtfDate`, ``tuple[str, ...]``.

        What a question does not say, the rows do not change: a result has the same columns with
        rows and without.
        """

    def to_columns(self) -> Columns:
        """The columns of a frame of the rows."""
        from .columns import columns_of_dicts

        return columns_of_dicts(self.column_types(), self.to_dicts())


@attrs.frozen(repr=False)
class Findings(Answer, AsDicts, Sequence[T], Generic[T]):
    """An immutable sequence of findings, its ``rows``, which may be made when they are looked at; a
    table too.
    """

    rows: tuple[T, ...] | Later[T]

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self.rows[place]

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return self.text()
