"""What was found, as a sequence that can be printed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar, overload

import attrs

from .tabular import Tabular
from .terms import Lang

__all__ = ["Findings"]

T = TypeVar("T")


@attrs.frozen(repr=False)
class Findings(Tabular, Sequence[T], Generic[T]):
    """An immutable sequence of findings, its ``rows``; a table too, one row for each ``dict`` of
    :meth:`to_dicts`.
    """

    rows: tuple[T, ...]

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self.rows[place]

    def __len__(self) -> int:
        return len(self.rows)

    @abstractmethod
    def to_dicts(self) -> list[dict[str, Any]]:
        """The findings as new ``dict``; values keep their types."""

    @abstractmethod
    def text(self, lang: Lang = "en", *, rows: int | None = None) -> str:
        """The findings as people read them: all, or of each table the first and the last ``rows``.
        Notebooks show ``text(rows=40)`` as HTML.
        """

    def __str__(self) -> str:
        return self.text()
