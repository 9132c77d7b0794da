"""Hypothesis strategies, for tests of code that works with policies, poles and public money.

>>> from poles import strategies
>>> strategies.__all__
['Grant', 'LedgerWithTruth', 'Truth', 'boxes', 'dates', 'days', 'labels', 'ledgers', 'messy_names', 'periods', 'poles', 'policies', 'records']

Names load on first use, so that ``from poles import strategies`` imports no other library.
"""

from __future__ import annotations

TYPE_CHECKING = False
# As in poles/__init__.py.
if TYPE_CHECKING:
    from .boxing import boxes
    from .dating import dates, days, periods
    from .sampling import labels, poles, records
    from .spelling import messy_names
    from .statements import ledgers
    from .truth import Grant, LedgerWithTruth, Truth
    from .world import policies

__all__ = [
    "Grant",
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

_HOMES = {
    "boxing": "boxes",
    "dating": "dates days periods",
    "sampling": "labels poles records",
    "spelling": "messy_names",
    "statements": "ledgers",
    "truth": "Grant LedgerWithTruth Truth",
    "world": "policies",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # else type checkers would take any misspelt name for one of these

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        try:
            value = getattr(import_module(f"{__name__}.{home}"), name)
        except ModuleNotFoundError as error:
            if error.name != "hypothesis":
                raise
            from poles.errors import MissingExtra

            raise MissingExtra("hypothesis", "Making up data for tests") from error
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
