# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .boxing import boxes as boxes
from .dating import dates as dates
from .dating import days as days
from .dating import periods as periods
from .sampling import labels as labels
from .sampling import poles as poles
from .sampling import records as records
from .spelling import messy_names as messy_names
from .statements import ledgers as ledgers
from .truth import Euros as Euros
from .truth import LedgerWithTruth as LedgerWithTruth
from .truth import Truth as Truth
from .world import policies as policies

__all__ = [
    "Euros",
    "LedgerWithTruth",
    "Truth",
    "boxes",
    "dates",
    "days",
    "labels",
    "ledgers",
    "messy_names",
    "periods",
    "poles",
    "policies",
    "records",
]
