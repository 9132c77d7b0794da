# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .figures.funding import funding as funding
from .figures.lineage import lineage as lineage
from .figures.map import map as map
from .figures.timeline import timeline as timeline

__all__ = [
    "funding",
    "lineage",
    "map",
    "timeline",
]
