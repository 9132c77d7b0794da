"""Boxes of money as funders, calls and days, and which of them hold what money."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from poles.model import Instrument


class Extent(NamedTuple):
    """A box resolved to leaves, calls and days. ``calls`` is ``None`` for any money, in a call or
    not.
    """

    funders: frozenset[str]
    instrument: Instrument | None
    calls: frozenset[str] | None
    first: int
    last: int
    # Of a reading, the calls that are wholly in its days; ``None`` for a plain box.
    #
    # The reading that the money of some days is that of some calls is a box too, one that holds
    # nothing: what was awarded in these days outside the calls, and what was awarded of the whole
    # calls on other days.
    whole: frozenset[str] | None = None


class Holding(NamedTuple):
    """Which of some boxes hold what money, as bits: those that money outside any call can be in;
    those of each instrument; of each call that is named, those that hold its money, the readings
    that hold that of other days than their own, as it is wholly in these, and the readings that
    hold none.
    """

    anywhere: int
    fitting: Mapping[Instrument, int]
    calls: Mapping[str, int]
    turned: Mapping[str, int]
    empty: Mapping[str, int]

    @classmethod
    def of(cls, extents: Iterable[Extent]) -> Self:
        """The boxes by their places."""
        anywhere = 0
        fitting = dict.fromkeys(Instrument, 0)
        calls: dict[str, int] = defaultdict(int)
        turned: dict[str, int] = defaultdict(int)
        empty: dict[str, int] = defaultdict(int)
        for place, extent in enumerate(extents):
            bit = 1 << place
            if extent.calls is None or extent.whole is not None:
                anywhere |= bit
            for kind in Instrument if extent.instrument is None else (extent.instrument,):
                fitting[kind] |= bit
            for call in extent.calls or ():
                whole = extent.whole
                said = calls if whole is None else turned if call in whole else empty
                said[call] |= bit
        return cls(anywhere, fitting, calls, turned, empty)

    @property
    def named(self) -> frozenset[str]:
        """The calls that some box names."""
        return frozenset().union(self.calls, self.turned, self.empty)
