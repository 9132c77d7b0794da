"""What Hypothesis is told of our classes, so that ``st.from_type(poles.Pole)`` gives poles that
could be.

Its entry point runs in each test run of each project that has poles installed, so it loads none of
the classes: each is told of when it is there.
"""

from functools import partial
from operator import attrgetter
from typing import Any

from poles import strategies
from poles.lazy import listen


def hook() -> None:
    """Have each class registered that is loaded already, and each that is loaded later."""
    listen(_register)


def _register(kind: type[Any]) -> None:
    """Register a class of ours; no strategy is made before it is asked for."""
    from hypothesis import strategies as st

    if kind.__module__.startswith("poles."):
        st.register_type_strategy(kind, _MADE.get(kind.__name__, partial(_records, kind)))


def _records(kind: Any, _: Any) -> Any:
    return strategies.records(kind)


def _record(_: Any) -> Any:
    from hypothesis import strategies as st

    from poles.package.table_schema import TABLES

    return st.one_of([strategies.records(table.record) for table in TABLES.values()])


def _ledgers(asked: Any) -> Any:
    from poles.model import Ledger

    # Who asks for any sequence does not mean a ledger.
    return strategies.ledgers().map(attrgetter("ledger")) if asked is Ledger else NotImplemented


def _boxes(_: Any) -> Any:
    return strategies.ledgers().flatmap(lambda made: strategies.boxes(made.ledger))


# What makes up each class that is not one of records.
_MADE = {
    "Box": _boxes,
    "EdtfDate": lambda _: strategies.dates(),
    "Ledger": _ledgers,
    "Period": lambda _: strategies.periods(),
    "Policy": lambda _: strategies.policies(),
    "Record": _record,
}
