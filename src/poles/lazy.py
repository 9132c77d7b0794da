"""Names of a module that load on first use (PEP 562), from one list of where they live.

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

__all__ = ["attach"]


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
