"""What is there only once it is asked for: names of a module, which load on first use (PEP 562),
from one list of where they live; and classes, for who is to know of them as soon as they are there.

Nothing is imported here that Python has not loaded by itself: this is all that ``import poles``
costs.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
# Type checkers take a name like this for true; importing typing would cost more than all else here.
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType
    from typing import Any, TypeVar

    C = TypeVar("C", bound=type[Any])

__all__ = ["announced", "attach", "listen"]

_announced: list[type[Any]] = []
_listeners: list[Callable[[type[Any]], None]] = []


def attach(
    module: str, homes: Mapping[str, str], through: Sequence[str] = ()
) -> Callable[[str], object]:
    """Give a module its ``__all__``, and what finds these names when they are first asked for.

    ``homes`` says which module beside it has which names, ``{"terms": "Basis Tier"}``; under ``""``
    are those of its own: values that are there, and modules beside it. The public classes of the
    modules ``through`` can be had from it too, without being in its ``__all__``: they are
    documented there. Gives its ``__getattr__``.

    What type checkers see of the same list is written by ``tools/face.py``.
    """
    space = vars(sys.modules[module])
    home_of = {name: home for home, names in homes.items() for name in names.split()}

    def beside(home: str) -> ModuleType:
        from importlib import import_module

        return import_module(f".{home}", space["__package__"])

    def load(name: str) -> object:
        if name in through or home_of.get(name) == "":
            return beside(name)
        home = home_of.get(name)
        if home is None and name[0].isupper():
            home = next((other for other in through if name in beside(other).__all__), None)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        space[name] = getattr(beside(home), name)
        return space[name]

    space.update(
        __all__=sorted(home_of), __dir__=lambda: sorted({*home_of, *through}), __getattr__=load
    )
    return load


def announced(kind: C) -> C:
    """Decorate a class that others may wait for: they are told that it is there."""
    _announced.append(kind)
    for listener in _listeners:
        listener(kind)
    return kind


def listen(listener: Callable[[type[Any]], None]) -> None:
    """Tell somebody of each class announced, now of those that are there and then of each other.

    So who has to do with a class need not load it.
    """
    _listeners.append(listener)
    for kind in _announced:
        listener(kind)
