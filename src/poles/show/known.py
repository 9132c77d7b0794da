"""What a page says of a policy, worked out once for all its parts; and the few sources that say
most of some of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import attrs

from poles.aggregate.asking import refuse_other
from poles.aggregate.lost import Lost, lost
from poles.errors import InvalidQuestion
from poles.identity.snapshot import Snapshot
from poles.ledger.conflicts import Conflict, conflicts
from poles.ledger.totals import Totals
from poles.model import Record
from poles.phrase import Phrase
from poles.policy import Policy

from .figures.yearly import yearly
from .questions import Question, answered

# So many sources stand behind a sentence: those that say most of it.
_BEHIND = 3


class Finding(NamedTuple):
    """What is found: the ``part`` of the page that shows it, what it is about, a figure, what that
    means, and the ids of the main sources.
    """

    part: str
    title: str
    figure: str
    sentence: str
    sources: tuple[str, ...]


def refuse_untold(policy: Policy) -> None:
    """Refuse what is no policy, and one of which a page would have nothing to tell."""
    refuse_other(policy)
    if not policy.labels:
        given = Phrase("a policy without labels")
        raise InvalidQuestion(given, "one with labels", "A page tells what became of them.")


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
    """The few sources that say most of some records, or of lists of ids of sources: each what those
    before it do not, as far as there is something left; then those that stand most often.
    """
    rows = [tuple(one.sources if isinstance(one, Record) else one) for one in records]
    counts = Counter(chain.from_iterable(rows))
    found: list[str] = []
    while len(found) < _BEHIND and counts:
        left = Counter(chain.from_iterable(row for row in rows if not {*found} & {*row}))
        best = min(counts, key=lambda key: (-left[key], -counts[key], key))
        found.append(best)
        del counts[best]
    return tuple(found)
