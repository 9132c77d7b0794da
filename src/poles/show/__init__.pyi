# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .descent import lineage as lineage
from .intervals import funding as funding
from .lives import timeline as timeline
from .maps import map as map

__all__ = [
    "funding",
    "lineage",
    "map",
    "timeline",
]
