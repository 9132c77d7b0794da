"""What people see: text, and figures that need the extra ``plot``.

>>> from poles import show
>>> show.__all__
['funding', 'lineage', 'map', 'timeline']

Names load on first use, so that ``from poles import show`` imports no other library.
"""

from __future__ import annotations

TYPE_CHECKING = False
# As in poles/__init__.py.
if TYPE_CHECKING:
    from .descent import lineage
    from .intervals import funding
    from .lives import timeline
    from .maps import map  # noqa: A004 - show.map is what one looks for

__all__ = ["funding", "lineage", "map", "timeline"]

_HOME_OF = {"funding": "intervals", "lineage": "descent", "map": "maps", "timeline": "lives"}


if not TYPE_CHECKING:  # else type checkers would take any misspelt name for one of these

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
