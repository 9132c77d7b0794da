"""What Hypothesis is told when it is imported, so that ``st.from_type(poles.Pole)`` gives poles
that could be.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import Any

from poles import model, strategies
from poles.ledger.box import Box
from poles.policy import Policy


def hook() -> None:
    """Register the classes of records and what is made of them; no strategy is made before it is
    asked for.
    """
    from hypothesis import strategies as st

    for kind in (getattr(model, name) for name in model.__all__):
        if isinstance(kind, type) and issubclass(kind, model.Record) and kind is not model.Record:
            st.register_type_strategy(kind, partial(_records, kind))
    st.register_type_strategy(model.EdtfDate, lambda _: strategies.dates())
    st.register_type_strategy(model.Period, lambda _: strategies.periods())
    st.register_type_strategy(model.Ledger, _ledgers)
    st.register_type_strategy(Policy, lambda _: strategies.policies())
    st.register_type_strategy(
        Box, lambda _: strategies.ledgers().flatmap(lambda made: strategies.boxes(made.ledger))
    )


def _records(kind: Any, _: Any) -> Any:
    return strategies.records(kind)


def _ledgers(asked: Any) -> Any:
    # Who asks for any sequence does not mean a ledger.
    return (
        strategies.ledgers().map(attrgetter("ledger")) if asked is model.Ledger else NotImplemented
    )
