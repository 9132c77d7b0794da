"""What there is to say of the policy on a day: what stands, and what changed since the phase of the
day began. The first screen, the whole text and JSON tell the same facts.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from operator import attrgetter

import attrs

from poles.identity.snapshot import Snapshot, Standing
from poles.model import Event, Label, Milestone, Phase
from poles.policy import Policy
from poles.text import Lang, in_lang, plural

from .lives import by_date


@attrs.frozen(slots=False)
class Facts:
    """A ``snapshot`` of a policy, and that of the day on which its phase had ``begun``, or from
    which on anything is known.
    """

    policy: Policy
    snapshot: Snapshot

    @classmethod
    def of(cls, policy: Policy, day: date) -> Facts:
        """Those of a day."""
        return cls(policy, policy.on(day))

    @property
    def phase(self) -> Phase | None:
        """The phase of the day."""
        return self.snapshot.phase

    @cached_property
    def begun(self) -> Snapshot:
        """The policy when the phase began; on the day itself where there is none."""
        if self.phase is None:
            return self.snapshot
        return self.policy.on(max(self.phase.period.first, self.policy.coverage.first))

    @property
    def come(self) -> list[Standing]:
        """The poles that hold a label now and held none then."""
        before = self.begun.poles.keys()
        return sorted(
            (one for one in self.snapshot.poles if one.id not in before), key=attrgetter("name")
        )

    @property
    def gone(self) -> list[Standing]:
        """The poles that held a label then and hold none now."""
        now = self.snapshot.poles.keys()
        return sorted(
            (one for one in self.begun.poles if one.id not in now), key=attrgetter("name")
        )

    @property
    def events(self) -> list[Event]:
        """The changes of identity since then, in the order of time."""
        days = self.begun.day, self.snapshot.day
        return [
            event for event in by_date(self.policy.events) if days[0] < event.date.latest <= days[1]
        ]

    @property
    def milestones(self) -> list[Milestone]:
        """The milestones of the phase until the day, in the order of time."""
        if self.phase is None:
            return []
        first, last = self.phase.period.first, self.snapshot.day
        found = sorted(self.policy.milestones, key=lambda one: (one.date.earliest, one.id))
        return [one for one in found if first <= one.date.earliest and one.date.latest <= last]

    @property
    def unheld(self) -> list[str]:
        """The ids of the labels of which no holder is known."""
        return [label.id for label in self.snapshot.labels if not self.snapshot.holders(label)]

    @property
    def past(self) -> int:
        """How many labels are in force past the term that they were given for."""
        terms = (label.term for label in self.snapshot.labels if label.term is not None)
        return sum(term.latest < self.snapshot.day for term in terms)

    def title(self, lang: Lang) -> str:
        """How many labels there are, and how many poles hold them."""
        held, holding = len(self.snapshot.labels), len(self.snapshot.poles)
        labels = plural(held, ("label", "label"), ("labels", "labels"), lang)
        them = "les" if held > 1 else "le"
        one, many = (f"pôle qui {them} détient", "pole"), (f"pôles qui {them} détiennent", "poles")
        poles = plural(holding, one, many, lang)
        return in_lang((f"{labels}, {poles}", f"{labels}, held by {poles}"), lang)

    def label_name(self, label: Label) -> str:
        """A label by the names of its holders, or its id where none is known."""
        return " / ".join(one.name for one in self.snapshot.holders(label)) or label.id
