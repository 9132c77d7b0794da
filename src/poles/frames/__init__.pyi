# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .aggregating import aggregate as aggregate
from .annotating import annotate as annotate
from .converting import to_frame as to_frame

__all__ = [
    "aggregate",
    "annotate",
    "to_frame",
]
