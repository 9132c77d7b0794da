"""Where money can be: the axes that partition it, and the atoms that a set of boxes cuts it into.

A unit of public money has one funder (a leaf of the tree), one instrument, and one place among
calls and time: it was either given in one call for projects or outside any call, on some day. The
money of a call has the call's instrument, and was awarded on days that are known no better than
this: from the decision on, to the end of the year after it. Days are ordinals, so that borders are
whole numbers.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from datetime import date
from itertools import product
from typing import NamedTuple, Self

from poles.errors import InvalidBox, UnknownCode
from poles.model import Basis, Call, Funder, Instrument, Ledger, Records, rest_of
from poles.phrase import Phrase

from .bits import bits
from .box import Box
from .call_cells import EVER, CallCell, cell_of
from .extents import Extent, Holding
from .funder_days import Days, days_of, overlap
from .known_cells import inferred_cells, known_of
from .naming import CODED
from .sweep import Sweep


class Atom(NamedTuple):
    """All money that lies in the same boxes, by their places; with the questions that some of it,
    and those that all of it, lies in, as bits.
    """

    boxes: tuple[int, ...]
    some: int
    every: int


class Space:
    """The axes of one ledger: its leaves of the tree of funders, and its calls.

    The days of funders are those of money of a ``basis``. Without ``inferred``, the inferred cells
    of all calls and funders count as unknown; ``self.inferred`` are those that have some that do
    not.
    """

    def __init__(
        self, ledger: Ledger, basis: Basis = Basis.AWARDED, *, inferred: bool = True
    ) -> None:
        self.basis = basis
        self._children: dict[str, list[str]] = defaultdict(list)
        for funder in ledger.funders:
            if funder.parent is not None:
                self._children[funder.parent].append(funder.id)
        self._known = {part: getattr(ledger, part).keys() for part in CODED}
        self._tables = ledger.tables
        self._calls: Records[Call] = ledger.calls
        self._funders: Records[Funder] = ledger.funders
        every: list[Call | Funder] = [*ledger.calls, *ledger.funders]
        self._believe(one for one in every if inferred and inferred_cells(one))
        self._leaves: dict[str, frozenset[str]] = {}
        # Without a tree, all money is of one funder that has no name.
        self.all: frozenset[str] = frozenset(
            leaf for funder in ledger.funders for leaf in self.leaves(funder.id)
        ) or frozenset({""})

    def _believe(self, inferred: Iterable[Call | Funder]) -> None:
        """Take for true what is inferred of some calls and funders, and of no others."""
        self.inferred: tuple[Call | Funder, ...] = tuple(inferred)
        calls, funders = (
            {one.id for one in self.inferred if isinstance(one, kind)} for kind in (Call, Funder)
        )
        self.cells: dict[str, CallCell] = {
            call.id: cell_of(known_of(call, inferred=call.id in calls)) for call in self._calls
        }
        days = days_of(self._funders, self.basis, inferred=funders)
        # Of the leaves, what a funder gives besides those below it among them.
        self.days: dict[str, Days] = {rest_of(key): found for key, found in days.items()} | days

    def without(self, unknown: Collection[Call | Funder]) -> Self:
        """The same space where what is inferred of some calls and funders counts as unknown."""
        gone = {(type(one), one.id) for one in unknown}
        other = copy(self)
        other._believe(  # noqa: SLF001 - a space too
            one for one in self.inferred if (type(one), one.id) not in gone
        )
        return other

    def _spans(self, extent: Extent, funders: Iterable[str]) -> set[Days]:
        """The days of an extent on which some of its funders can give money."""
        if not self.days:
            return {(extent.first, extent.last)}
        found = {self.days.get(leaf, EVER) for leaf in funders}
        spans = (overlap(days, (extent.first, extent.last)) for days in found)
        return {span for span in spans if span is not None}

    def leaves(self, funder: str) -> frozenset[str]:
        """The leaves below a node of the tree; what a node has besides its children is a leaf too,
        called ``…-other``.
        """
        if funder not in self._leaves:
            found: set[str] = set()
            waiting = [funder]
            while waiting:
                node = waiting.pop()
                if node not in found:
                    found.add(node)
                    waiting += self._children.get(node, ())
            self._leaves[funder] = frozenset(
                rest_of(node) if self._children.get(node) else node for node in found
            )
        return self._leaves[funder]

    def resolve(self, box: Box) -> Extent:
        """Where a box is.

        Raises :class:`~poles.UnknownCode` for a funder or a call that the ledger does not know, and
        :class:`~poles.InvalidBox` where no money can be in the box.
        """
        self._refuse_unknown(box)
        first, last = EVER
        if box.period is not None:
            first, last = box.period.first.toordinal(), box.period.last.toordinal()
        funders = frozenset[str]().union(*map(self.leaves, box.funders)) or self.all
        extent = Extent(funders, box.instrument, frozenset(box.calls) or None, first, last)
        self._refuse_empty(box, extent)
        return extent

    def _refuse_unknown(self, box: Box) -> None:
        """A slice is refused only where the ledger knows which slices there are."""
        for part, known in self._known.items():
            slices = part not in ("funders", "calls")
            if slices and not known:
                continue
            for code in getattr(box, part):
                if code not in known and not (part == "funders" and code in self.all):
                    raise UnknownCode(part, code, known, self._tables.close(part, code))

    def reading(self, box: Box) -> Extent:
        """The box that is empty where the money of a box's days is that of its calls.

        A call is wholly in these days where the year of its budget is; of others, only what was
        awarded in them is meant.
        """
        plain = self.resolve(box)
        whole = (
            call.id
            for call in map(self._calls.__getitem__, box.calls)
            if _budget_within(call, plain.first, plain.last)
        )
        return plain._replace(whole=frozenset(whole))

    def _refuse_empty(self, box: Box, extent: Extent) -> None:
        if self.covers_some(extent):
            return
        cells, calls = [self.cells[call] for call in box.calls], repr(box.calls)
        if cells and not _some_hold(extent, [EVER], cells):
            found = Phrase("instrument={} beside calls={}", box.instrument, calls)
            raise InvalidBox(found, "the instrument of one of the calls", "Leave it out.")
        if not cells or _some_hold(extent, {(extent.first, extent.last)}, cells):
            told = "period={}, calls={} beside funders={}"
            found = Phrase(told, box.period, calls, repr(box.funders))
            expected = "a time from the first to the last day on which one of them gave money"
            hint = "Ledger.funders says when each of them began and ended."
            raise InvalidBox(found, expected, hint)
        found = Phrase("period={} beside calls={}", box.period, calls)
        expected = "a time from the decision of one of them to the end of the next year"
        raise InvalidBox(found, expected, "Leave the period out.")

    def covers_some(self, extent: Extent) -> bool:
        """Whether some money can be in a plain extent."""
        spans = self._spans(extent, extent.funders)
        cells = [self.cells[call] for call in extent.calls or ()]
        return bool(spans) and (not cells or _some_hold(extent, spans, cells))

    def meet(self, one: Extent, other: Extent) -> bool:
        """Whether some money can be in both extents, readings taken as the box they are of."""
        common = one._replace(
            instrument=one.instrument or other.instrument,
            first=max(one.first, other.first),
            last=min(one.last, other.last),
        )
        if (
            common.first > common.last
            or other.instrument not in (None, common.instrument)
            or one.funders.isdisjoint(other.funders)
        ):
            return False
        spans = self._spans(common, one.funders & other.funders)
        plain = [extent for extent in (one, other) if extent.whole is None]
        calls = [extent.calls for extent in plain if extent.calls is not None]
        if not calls:
            return bool(spans)
        cells = [self.cells[call] for call in frozenset.intersection(*calls)]
        return _some_hold(common, spans, cells)

    def inside(self, inner: Extent, outer: Extent) -> bool:
        """Whether all money of one extent is in another, readings taken as the box they are of."""
        named = inner.calls if inner.whole is None else None
        cells = {call: self.cells[call] for call in named or ()}
        cells = {call: cell for call, cell in cells.items() if _holds(inner, cell)}
        if outer.calls is not None and (named is None or not cells.keys() <= outer.calls):
            return False
        days = [cell.days for cell in cells.values()] or [EVER]
        kinds = set[Instrument]().union(*(cell.instruments for cell in cells.values()))
        if inner.instrument is not None:
            kinds = {inner.instrument}
        giving = inner.funders
        if self.days:
            giving = frozenset(leaf for leaf in giving if self._spans(inner, [leaf]))
        spans = self._spans(inner, giving)
        return (
            giving <= outer.funders
            and outer.instrument in (None, *(kinds if len(kinds) == 1 else ()))
            and outer.first <= max(min(first for first, _ in some) for some in (spans, days))
            and min(max(last for _, last in some) for some in (spans, days)) <= outer.last
        )

    def atoms(self, boxes: Sequence[Extent], questions: Sequence[Extent] = ()) -> list[Atom]:
        """The atoms of some boxes: one for each distinct set of them that covers money, and one for
        money in questions alone. They come in the order of their boxes.
        """
        return sorted(Atom(key, *asked) for key, asked in self.cut(boxes, questions).items())

    def cut(
        self, boxes: Sequence[Extent], questions: Sequence[Extent]
    ) -> dict[tuple[int, ...], tuple[int, int]]:
        """The distinct sets of boxes that cover money, with the questions that some of it, and
        those that all of it, lies in, as bits.

        The grid of all cells is never walked: leaves in the same boxes are taken together, calls
        and days are looked at only within the boxes that reach there.
        """
        extents = [*boxes, *questions]
        reaching: dict[str, list[int]] = defaultdict(list)
        for place, extent in enumerate(extents):
            for leaf in extent.funders:
                reaching[leaf].append(place)
        alike = {(tuple(places), self.days.get(leaf, EVER)) for leaf, places in reaching.items()}
        found: dict[tuple[int, ...], tuple[int, int]] = {}
        for places, days in alike:
            # Bits are those of the boxes that reach here, which are few of very many.
            count = bisect_left(places, len(boxes))
            asking = places[count:]
            for mask in self._masks([extents[place] for place in places], days):
                within = tuple(map(places.__getitem__, bits(mask & (1 << count) - 1)))
                asked = sum(1 << asking[bit] - len(boxes) for bit in bits(mask >> count))
                some, every = found.get(within, (0, -1))
                found[within] = (some | asked, every & asked)
        return found

    def _masks(self, extents: Sequence[Extent], days: Days) -> set[int]:
        """The distinct sets of boxes, as bits, that cover some cell of one leaf that they all
        reach, and that gives money on some days.
        """
        held = Holding.of(extents)
        wide = Sweep([(extent.first, extent.last) for extent in extents], held.anywhere)
        masks: set[int] = set()
        for fits in set(held.fitting.values()):
            masks |= {found & fits for found in wide.over(days)}
        # The money of a call that no box names is where money outside any call can be too.
        for call in held.named:
            cell = self.cells[call]
            given = overlap(cell.days, days)
            if given is None:
                continue
            here = wide.beside(held.calls[call], given)
            for mask in {~held.empty[call] & held.fitting[kind] for kind in cell.instruments}:
                turns = (held.anywhere | held.calls[call]) & mask & held.turned[call]
                masks |= {found & mask ^ turns for found in here}
        masks.discard(0)
        return masks


def _some_hold(extent: Extent, spans: Iterable[Days], cells: Iterable[CallCell]) -> bool:
    """Whether money of some calls can be in an extent on some of its days."""
    some = [extent._replace(first=first, last=last) for first, last in spans]
    return any(_holds(one, cell) for one, cell in product(some, cells))


def _holds(extent: Extent, cell: CallCell) -> bool:
    """Whether money of a call can be in the instrument and the days of an extent."""
    return (
        extent.instrument in (None, *cell.instruments)
        and cell.days[0] <= extent.last
        and extent.first <= cell.days[1]
    )


def _budget_within(call: Call, first: int, last: int) -> bool:
    year = call.budget_year
    if year is None or not date.min.year <= year <= date.max.year:
        return False
    return first <= date(year, 1, 1).toordinal() and date(year, 12, 31).toordinal() <= last
