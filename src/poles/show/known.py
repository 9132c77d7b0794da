"""What a page says of a policy, worked out once for all its parts; and the few sources that say
most of some of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from poles.aggregate.lost import Lost, lost
from poles.identity.snapshot import Snapshot
from poles.ledger.conflicts import Conflict, conflicts
from poles.ledger.totals import Totals
from poles.model import Record
from poles.policy import Policy

from .figures.yearly import yearly
from .questions import Question, answered

# So many sources stand behind a sentence: those that say most of it.
_BEHIND = 3


@attrs.frozen(slots=False)
class Known:
    """What the findings and the parts of a page are made of, each worked out once."""

    policy: Policy

    @cached_property
    def years(self) -> dict[int, Snapshot]:
        """The policy at the end of each year."""
        return yearly(self.policy)[1]

    @cached_property
    def now(self) -> Snapshot:
        """The policy on the last day that is known."""
        return self.policy.on(self.policy.coverage.last)

    @cached_property
    def lost(self) -> Lost:
        """The poles that hold no label any more."""
        return lost(self.policy)

    @cached_property
    def money(self) -> list[tuple[Question, Totals]]:
        """The questions of money, with their answers."""
        return list(answered(self.policy))

    @cached_property
    def disputes(self) -> list[Conflict]:
        """What the sources contradict each other in, the widest gap first."""
        return sorted(conflicts(self.policy.funding), key=lambda one: -one.gap)


def main_sources(records: Iterable[Record | Sequence[str]]) -> tuple[str, ...]:
    """The few sources that say most of some records, or that stand most often in lists of ids."""
    counts = Counter(
        source for one in records for source in (one.sources if isinstance(one, Record) else one)
    )
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(order[:_BEHIND])
