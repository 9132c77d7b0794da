"""The controlled vocabularies, each term with what it is called in French and in English.

>>> from poles import terms
>>> terms.Basis("awarded").label("fr")
'accordé (engagé)'

All can be had from :mod:`poles` too. Names load on first use.
"""

from . import _documented
from .lazy import attach

_HOMES = _documented(2)
attach(__name__, _HOMES)
