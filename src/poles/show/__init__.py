"""What people see: text, and figures that need the extra ``plot``.

>>> from poles import show
>>> show.__all__
['funding', 'lineage', 'map', 'timeline']

Names load on first use, so that ``from poles import show`` imports no other library.
"""

from poles.lazy import attach

_HOMES = {
    "figures.funding": "funding",
    "figures.lineage": "lineage",
    "figures.map": "map",
    "figures.timeline": "timeline",
}
attach(__name__, _HOMES)
