"""Data frames: records and results as a frame, and poles in any frame that has their names.

>>> from poles import frames
>>> frames.__all__
['aggregate', 'annotate', 'to_frame']

Names load on first use, so that ``from poles import frames`` imports no other library.
"""

from __future__ import annotations

TYPE_CHECKING = False
# As in poles/__init__.py.
if TYPE_CHECKING:
    from .aggregating import aggregate
    from .annotating import annotate
    from .converting import to_frame

__all__ = ["aggregate", "annotate", "to_frame"]

_HOME_OF = {"aggregate": "aggregating", "annotate": "annotating", "to_frame": "converting"}


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
