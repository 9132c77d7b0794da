"""Data frames: records and results as a frame, and poles in any frame that has their names.

>>> from poles import frames
>>> frames.__all__
['aggregate', 'annotate', 'to_frame']

Names load on first use, so that ``from poles import frames`` imports no other library.
"""

from poles.lazy import attach

_HOMES = {
    "aggregating": "aggregate",
    "annotating": "annotate",
    "converting": "to_frame",
}
attach(__name__, _HOMES)
