"""What one gets: answers, their rows and the parts of both, and the parts of records.

>>> from poles import results
>>> results.Counts.__name__
'Counts'

All can be had from :mod:`poles` too. Names load on first use.
"""

from . import _documented
from .lazy import attach

_HOMES = _documented(1)
attach(__name__, _HOMES)
