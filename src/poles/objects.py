"""Objects made many at once, and objects made of what an earlier release pickled."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, Generic, TypeVar, overload

import attrs

T = TypeVar("T")


@contextmanager
def gc_paused() -> Iterator[None]:
    """For what makes many objects and no garbage: looking for some would take a third of the time.

    >>> with gc_paused():
    ...     gc.isenabled()
    False
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Pickled:
    """The base of attrs classes whose pickles later releases load.

    A field that a class got since then has its default, but where :meth:`of_before` says more.

    >>> @attrs.frozen
    ... class Point(Pickled):
    ...     x: int
    ...     y: int = 0
    >>> point = Point.__new__(Point)
    >>> point.__setstate__({"x": 1})
    >>> point
    Point(x=1, y=0)
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # attrs writes one into each class, which leaves a field that it does not find without a
        # value.
        if {"__attrs_attrs__", "__setstate__"} <= vars(cls).keys():
            told = cls.of_before is not Pickled.of_before
            # No attribute to type checkers: which of the two it is, these could not say.
            type.__setattr__(cls, "__setstate__", _fill_of_before if told else _fill)

    @staticmethod
    def of_before(state: Mapping[str, Any]) -> Mapping[str, Any]:
        """What an earlier release pickled, as a pickle of today would have it."""
        return state


def _fill_of_before(self: Any, state: Mapping[str, Any]) -> None:
    _fill(self, self.of_before(state))


def _fill(self: Any, state: Mapping[str, Any]) -> None:
    put = object.__setattr__.__get__(self)
    for field in self.__attrs_attrs__:
        name = field.name
        put(name, state[name] if name in state else _default(field))


def _default(field: attrs.Attribute[Any]) -> Any:
    default: Any = field.default
    made = isinstance(default, attrs.Factory)  # type: ignore[arg-type]  # typed as a function
    return default.factory() if made else default


class Transient(dict[str, bytes]):
    """What is known of an object for as long as it is there; in pickles and copies it is empty.

    >>> import copy
    >>> copy.copy(Transient(answer=b"42"))
    {}
    """

    def __reduce__(self) -> tuple[type[Transient], tuple[()]]:
        return Transient, ()


class Late(Generic[T]):
    """What a function makes of some values, when it is first called; pickled as what it is made of.

    >>> late = Late(max, 3, 5)
    >>> late(), late() is late()
    (5, True)
    """

    __slots__ = ("_from", "_made")

    def __init__(self, make: Callable[..., T], *values: object) -> None:
        self._from: tuple[Any, ...] = (make, *values)

    def __call__(self) -> T:
        try:
            return self._made
        except AttributeError:
            self._made: T = self._from[0](*self._from[1:])
            return self._made

    def __reduce__(self) -> tuple[Any, ...]:
        return Late, self._from


class Later(Sequence[T]):
    """A tuple of which each item is made when it is first looked at, whoever looks; compared,
    pickled and copied as the tuple.

    >>> later = Later([lambda: print("made") or 1, lambda: 2])
    >>> len(later), later[1], later == (1, 2)
    made
    (2, 2, True)
    """

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Sequence[Callable[[], T]]) -> None:
        self._make = tuple(make)
        self._made: dict[int, T] = {}
        self._lock = RLock()

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(len(self))[place])
        place = range(len(self))[place]
        with self._lock:
            if place not in self._made:
                self._made[place] = self._make[place]()
            return self._made[place]

    def __len__(self) -> int:
        return len(self._make)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Later) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (tuple(self),)
