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
    "truth": "Euros LedgerWithTruth Truth",
    "world": "policies",
}
# All but the truth about a ledger is made by Hypothesis.
_MADE = " ".join(names for home, names in _HOMES.items() if home != "truth").split()
_load = attach(__name__, _HOMES)


def __getattr__(name: str) -> object:
    if name in _MADE:
        from poles.extras import loaded

        loaded("hypothesis", "hypothesis", "Making up data for tests")
    return _load(name)
