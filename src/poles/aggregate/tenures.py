"""Who held which label, from which day to which."""

from datetime import date
from typing import Self

import attrs

from poles.model import Holder, Label


@attrs.frozen
class Tenure:
    """A label and who held it (none, or one) from a first day to a last."""

    label: Label
    holders: tuple[Holder, ...]
    first: date
    last: date

    @classmethod
    def of(cls, label: Label, *holders: Holder) -> Self:
        """A label as it was held by one, or by nobody known."""
        both: tuple[Label | Holder, ...] = (label, *holders)
        starts = [one.start.latest for one in both if one.start is not None]
        return cls(label, holders, max(starts), min(one.period.last for one in both))

    @property
    def poles(self) -> tuple[str, ...]:
        """The ids of who held it."""
        return tuple(holder.pole for holder in self.holders)

    def in_year(self, year: int) -> bool:
        """Whether it was held on some day of a year."""
        return bool(self.days_in(year))

    def last_in(self, year: int) -> date:
        """The last day of a year on which it was held."""
        return min(self.last, date(year, 12, 31))

    def days_in(self, year: int) -> range:
        """The days of a year on which it was held, as their numbers."""
        first = max(self.first, date(year, 1, 1))
        return range(first.toordinal(), self.last_in(year).toordinal() + 1)
