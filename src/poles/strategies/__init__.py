"""Hypothesis strategies, for tests of code that works with policies, poles and public money.

>>> from poles import strategies
>>> [name for name in strategies.__all__ if name.islower()]  # doctest: +NORMALIZE_WHITESPACE
['boxes', 'dates', 'days', 'labels', 'ledgers', 'messy_names', 'periods', 'poles', 'policies',
 'records']

Names load on first use, so that ``from poles import strategies`` imports no other library.
"""

from poles.lazy import attach

_HOMES = {
    "boxing": "boxes",
    "dating": "dates days periods",
    "sampling": "labels poles records",
    "spelling": "messy_names",
    "statements": "ledgers",
    "truth": "Grant LedgerWithTruth Truth",
    "world": "policies",
}
_load = attach(__name__, _HOMES)


def __getattr__(name: str) -> object:
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        from poles.errors import MissingExtra

        raise MissingExtra("hypothesis", "Making up data for tests") from error
