"""One immutable sequence of records for the whole library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast, overload

import attrs

from .tabular import Tabular
from .terms import Lang

__all__ = ["Make", "Records", "deferred", "key_of", "locked_property"]

S = TypeVar("S")
T = TypeVar("T")

Make: TypeAlias = Callable[[], tuple[tuple[T, ...], type[T] | None]]
"""Gives the records of a collection and their class."""

_FILLING = RLock()
"""Threads that ask a deferred collection at once get the same records; filling one may ask another.
"""


def locked_property(make: Callable[[S], T]) -> cached_property[T]:
    """A cached property of an attrs class of which threads that ask at once get the same object."""
    name = make.__name__

    @wraps(make)
    def found(self: S) -> T:
        with _FILLING:
            try:
                # Another thread may have made it meanwhile.
                return cast("T", object.__getattribute__(self, name))
            except AttributeError:
                value = make(self)
                object.__setattr__(self, name, value)
                return value

    return cached_property(found)


def key_of(record: Any) -> str:
    """The key of a record as text: its first field (``id``, or a phase's ``number``).

    >>> from poles import Sector
    >>> key_of(Sector(id="energy", scheme="themes", fr="Énergie", en="Energy"))
    'energy'
    """
    return str(record.number if hasattr(record, "number") else record.id)


class Records(Tabular, Sequence[T], Generic[T]):
    """Records in the order of their keys, found by place or by key.

    >>> from poles import Sector
    >>> sectors = Records([Sector(id="energy", scheme="themes", fr="Énergie", en="Energy")])
    >>> sectors[0] is sectors["energy"], "energy" in sectors, len(sectors)
    (True, True, 1)

    ``records[3]`` and slices count from the beginning as in a tuple; ``records["key"]`` raises
    ``KeyError`` where no record has the key, ``records.get("key")`` gives ``None``. A phase's key
    is its number as a text: ``phases["2"]``.

    ``record_type`` is the class of the records. Given where there may be none of them, it is known
    then too, so that a frame without rows has its columns.
    """

    __slots__ = ("__weakref__", "_by_key", "_items", "_make", "record_type")

    record_type: type[T] | None
    _items: tuple[T, ...]
    _by_key: dict[str, T]
    _make: Make[T]

    def __init__(self, items: Iterable[T] = (), record_type: type[T] | None = None) -> None:
        self._fill(tuple(items), record_type)

    def _fill(self, items: tuple[T, ...], record_type: type[T] | None) -> None:
        object.__setattr__(self, "_by_key", {key_of(item): item for item in items})
        object.__setattr__(self, "record_type", type(items[0]) if items else record_type)
        object.__setattr__(self, "_items", items)

    if not TYPE_CHECKING:  # else type checkers would take any misspelt name for one of these

        def __getattr__(self, name: str) -> Any:
            # Called for what is not there: of a deferred collection, that is what it holds.
            if name not in ("_items", "_by_key", "record_type"):
                raise AttributeError(
                    f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
                )
            with _FILLING:
                try:
                    object.__getattribute__(self, "_items")
                except AttributeError:
                    self._fill(*self._make())
                    object.__delattr__(self, "_make")
            return object.__getattribute__(self, name)

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Records[T]: ...
    def __getitem__(self, key: int | str | slice) -> T | Records[T]:
        if isinstance(key, str):
            return self._by_key[key]
        if isinstance(key, slice):
            return self._with(self._items[key])
        return self._items[key]

    def get(self, key: str) -> T | None:
        """The record with a key, or ``None``."""
        return self._by_key.get(key)

    def keys(self) -> tuple[str, ...]:
        """The keys, in order."""
        return tuple(self._by_key)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each record as a ``dict`` of its fields, nested records as ``dict`` too: a new list each
        time.

        Values keep their types: ``Decimal`` euros, enums that are texts, dates as
        :class:`~poles.EdtfDate` texts.
        """
        return [attrs.asdict(item, value_serializer=_plain) for item in self._items]  # type: ignore[arg-type]

    def text(self, lang: Lang = "en", *, rows: int | None = 20) -> str:
        """The records as a table of text, the first and the last ones, ``rows`` together; all of
        them, uncut, with ``None``.

        Notebooks show the same as HTML. Raises :class:`~poles.InvalidQuestion` (a ``ValueError``)
        for another language.

        >>> import poles
        >>> print(poles.load_phases().text("fr"))
        Phases : 5
        Phase  Nom en français  Période
        1      Phase 1          2005-07-12 – 2008-12-31
        2      Phase 2          2009-01-01 – 2012-12-31
        3      Phase 3          2013-01-01 – 2018-12-31
        4      Phase 4          2019-01-01 – 2022-12-31
        5      Phase 5          2023-01-01 – 2026-12-31
        """
        from poles.show.records import records_text

        return records_text(self, lang, rows)

    def _repr_html_(self) -> str:
        from poles.show.records import records_html

        return records_html(self)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_key
        return item in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return (
            type(self) is type(other)
            and isinstance(other, Records)
            and self._state() == other._state()
        )

    def __hash__(self) -> int:
        return hash(self._items)

    def _with(self, items: Iterable[T]) -> Records[T]:
        """A collection of the same kind with other records."""
        return Records(items, self.record_type)

    def _state(self) -> tuple[Any, ...]:
        """All that makes two collections equal."""
        return (self._items,)

    def __repr__(self) -> str:
        kind = "nothing" if self.record_type is None else self.record_type.__name__
        return f"<{type(self).__name__}: {len(self)} × {kind}>"

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __reduce__(self) -> tuple[Any, ...]:
        # Other kinds of collections know the class of theirs.
        return type(self), (*self._state(), self.record_type) if type(
            self
        ) is Records else self._state()

    def __copy__(self) -> Records[T]:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Records[T]:
        # Nothing in here can change, so a copy would only cost memory.
        return self


def _plain(_record: Any, _field: Any, value: Any) -> Any:
    from .edtf import EdtfDate

    return str(value) if isinstance(value, EdtfDate) else value


R = TypeVar("R", bound=Records[Any])


def deferred(kind: type[R], make: Make[Any]) -> R:
    """A collection of a kind, whose records are made when something is first asked of them, once,
    whoever asks.

    >>> found = deferred(Records, lambda: ((), None))
    >>> len(found)
    0
    """
    found = kind.__new__(kind)
    object.__setattr__(found, "_make", make)
    return found
