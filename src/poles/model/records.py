"""One immutable sequence of records for the whole library."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast, overload

import attrs

from poles.objects import Late
from poles.text import Lang, Written, headed, in_lang

from .record import TableRow, key_of

if TYPE_CHECKING:  # what is shown, or made into a frame, is imported when it is
    from poles.text import Card, FieldColumn

    from .columns import Columns


S = TypeVar("S")
T = TypeVar("T")

# Gives the records of a collection and their class.
Make: TypeAlias = Callable[[], tuple[tuple[T, ...], type[T] | None]]

# Threads that ask a deferred collection at once get the same records; filling one may ask another.
_FILLING = RLock()


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


class Tabular:
    """Something with rows and columns, which any library that speaks Arrow can take as it is.

    >>> import poles
    >>> from arro3.core import Table
    >>> Table(poles.load_phases()).column_names[:3]
    ['number', 'name_fr', 'name_en']

    The columns are those of :func:`poles.frames.to_frame`.
    """

    __slots__ = ()

    @abstractmethod
    def to_columns(self) -> Columns:
        """The columns that a frame of it has, by name: each of one type, with its values."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as a stream of the Arrow PyCapsule interface.

        Raises :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``frames``.
        """
        from .arrow import arrow_table

        return arrow_table(self.to_columns()).__arrow_c_stream__(requested_schema)


class Records(Written, Tabular, Sequence[T], Generic[T]):
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

    __slots__ = ("__weakref__", "_by_key", "_hash", "_items", "_make", "_named", "record_type")

    record_type: type[T] | None
    _items: tuple[T, ...]
    _by_key: dict[str, T]
    _make: Make[T]
    # Once asked for: what is kept by a collection is looked for with each question to it.
    _hash: int
    # Only of records that are found by names: these without, what makes that which knows them, and
    # of which part they are.
    _named: tuple[Records[T], Late[Any], str]

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
            try:
                return self._by_key[key]
            except KeyError:
                pass
            return self._by_key[self._meant(key)]
        if isinstance(key, slice):
            return self._with(self._items[key])
        place = key if type(key) is int else _plain(key)
        return self[place] if isinstance(place, str) else self._items[place]

    def get(self, key: str) -> T | None:
        """The record with a key, or ``None``."""
        found = self._by_key.get(key if isinstance(key, str) else _plain(key))
        return self._by_key.get(self._meant(key)) if found is None else found

    def _meant(self, text: object) -> Any:
        """The key that a text means by a name; itself where it means none."""
        _, codes, part = getattr(self, "_named", (None, None, ""))
        text = _plain(text)
        found = codes().code(part, text) if codes and isinstance(text, str) else None
        return text if found is None else found

    def keys(self) -> tuple[str, ...]:
        """The keys, in order."""
        return tuple(self._by_key)

    def to_dicts(self) -> list[dict[str, Any]]:
        """What :meth:`~poles.Record.to_dict` gives of each record: a new list each time."""
        from .plain import as_dict

        return [as_dict(item) for item in self._items]

    def to_columns(self) -> Columns:
        from .columns import columns_of_rows

        return columns_of_rows(self._items, self.record_type, self)

    def to_card(self, lang: Lang = "en") -> Card:
        from poles.text import Card, grid, legend

        shown = grid(self, self._grid_columns(lang))
        title = headed(self._title(lang), len(self), lang)
        return Card(title, (shown, *legend([shown], lang)) if self else ())

    def _title(self, lang: Lang) -> str:
        """What it is a collection of."""
        kind: type[Any] | None = self.record_type
        if kind is None:
            return in_lang(("Rien", "Nothing"), lang)
        return in_lang(kind.TITLE, lang) if issubclass(kind, TableRow) else kind.__name__

    def _grid_columns(self, lang: Lang) -> list[FieldColumn]:
        from poles.text import FieldColumn

        kind: type[Any] | None = self.record_type
        if kind is not None and issubclass(kind, TableRow):
            return list(kind.grid_columns(lang))
        return [FieldColumn(in_lang(("Clé", "Key"), lang), key_of), FieldColumn("", repr)]

    def __contains__(self, item: object) -> bool:
        if not isinstance(item, str):
            item = _plain(item)
        if not isinstance(item, str):
            return item in self._items
        return item in self._by_key or self._meant(item) in self._by_key

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
        try:
            return self._hash
        except AttributeError:
            object.__setattr__(self, "_hash", hash(self._items))
            return self._hash

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
        if by_names := getattr(self, "_named", None):
            return named, by_names
        # Other kinds of collections know the class of theirs.
        return type(self), (*self._state(), self.record_type) if type(
            self
        ) is Records else self._state()

    def __copy__(self) -> Records[T]:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Records[T]:
        # Nothing in here can change, so a copy would only cost memory.
        return self


R = TypeVar("R", bound=Records[Any])


def _plain(key: Any) -> Any:
    from .given import plain_value  # few keys are no texts

    return plain_value(key)


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


def named(records: Records[T], codes: Late[Any], part: str) -> Records[T]:
    """Records that are found by names too: what ``codes`` makes gives the key of this part that
    a text means.
    """
    found: Records[T] = deferred(Records, lambda: (tuple(records), records.record_type))
    object.__setattr__(found, "_named", (records, codes, part))
    return found


def unnamed(records: Records[T]) -> Records[T]:
    """Records found by their keys alone, of any."""
    found: Records[T] = getattr(records, "_named", (records,))[0]
    return found


def bare(records: Records[Any]) -> Records[Any]:
    """Records alone, of a collection that knows more than them."""
    return records if type(records) is Records else Records(records, records.record_type)
