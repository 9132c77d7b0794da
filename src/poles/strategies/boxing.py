"""Boxes of public money, in which some money can be."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from poles.errors import InvalidBox
from poles.ledger.box import Box, Kind, kinds_of
from poles.ledger.space import Space
from poles.model import Basis, Beneficiary, Call, EdtfDate, Ledger, Period

from .dating import exactly
from .ground import INSTRUMENTS

T = TypeVar("T")
AWARDED = Kind(Basis.AWARDED, None)
SLICES = ("poles", "regions", "sectors")


# What is drawn from again and again is made once: making and checking a strategy takes longer than
# drawing from it.
@lru_cache(maxsize=1024)
def some(items: tuple[T, ...], most: int = 2, *, least: int = 0) -> st.SearchStrategy[list[T]]:
    """A few of some items, or none where there is nothing to choose from."""
    return (
        st.lists(st.sampled_from(items), min_size=least, max_size=most, unique=True)
        if items
        else st.just([])
    )


def leaves_of(ledger: Ledger) -> list[str]:
    """Who gives money: funders with nothing below them in the tree, and what the others give
    besides; one without a name where there is no tree.
    """
    above = {funder.parent for funder in ledger.funders}
    found = (f"{funder.id}-other" if funder.id in above else funder.id for funder in ledger.funders)
    return list(dict.fromkeys(found)) or [""]


def years_of(ledger: Ledger) -> range:
    """The years of a ledger's phases, calls and statements, without gaps; three, where it names
    none.
    """
    days = [day for phase in ledger.phases for day in (phase.period.first, phase.period.last)]
    boxes = (box for ratio in ledger.ratios for box in (ratio.of, ratio.to))
    ends = [call.decided for call in ledger.calls] + [
        end for said in (*ledger, *boxes) for end in (said.start, said.end)
    ]
    days += [day for end in ends if end is not None for day in (end.earliest, end.latest)]
    return range(min(days).year, max(days).year + 1) if days else range(2005, 2008)


def window_of(call: Call | None, years: range) -> tuple[date, date]:
    """The days on which money of a call can be given, from the decision to the end of the next
    year; for other money, those of some years.
    """
    if call is None or call.decided is None:
        return date(years[0], 1, 1), date(years[-1], 12, 31)
    return call.decided.earliest, date(min(call.decided.latest.year + 1, date.max.year), 12, 31)


@lru_cache(maxsize=256)
def times(years: range) -> st.SearchStrategy[Period]:
    """Times of whole years, so that many begin or end together."""
    year = st.sampled_from(years)
    return st.builds(
        lambda *ends: Period(*(EdtfDate(f"{end:04}") for end in sorted(ends))), year, year
    )


@lru_cache(maxsize=256)
def _days(first: date, last: date) -> st.SearchStrategy[Period]:
    day = st.dates(first, last)
    return st.builds(lambda *ends: Period(*map(exactly, sorted(ends))), day, day)


@lru_cache(maxsize=256)
def _perhaps_in(first: date, last: date) -> st.SearchStrategy[Period | None]:
    return st.none() | _days(first, last)


@lru_cache(maxsize=256)
def _periods(
    years: range, first: date, last: date, stated: bool
) -> st.SearchStrategy[Period | None]:
    found = times(years) | _days(first, last)
    return found if stated else st.none() | found


@lru_cache(maxsize=256)
def perhaps(value: T) -> st.SearchStrategy[T | None]:
    """A value, or none."""
    return st.sampled_from([None, value])


YES_OR_NO = st.booleans()
BENEFICIARIES: st.SearchStrategy[tuple[Beneficiary, ...]] = st.sampled_from(
    [(), tuple(Beneficiary)]
)


@st.composite
def any_box(draw: st.DrawFn, ledger: Ledger, kinds: Sequence[Kind], *, stated: bool = False) -> Box:
    """A box of one of some kinds of money, in which some can be; where it is to be ``stated``, with
    a funder, and with calls or a time.
    """
    # What a funder gives besides those below it can be asked about; a statement names what the tree
    # lists.
    known, years = ledger.funders.keys(), years_of(ledger)
    funders = known if stated or not known else tuple(dict.fromkeys((*known, *leaves_of(ledger))))
    calls: list[Call] = draw(some(tuple(ledger.calls)))
    parts: dict[str, Any] = {
        "funders": draw(some(funders, least=int(stated))),
        "calls": [call.id for call in calls],
    }
    if calls:
        # Money of the first call, at least, can be in the box.
        parts["instrument"] = draw(perhaps(calls[0].instrument))
        parts["period"] = draw(_perhaps_in(*window_of(calls[0], years)))
    else:
        parts["instrument"] = draw(INSTRUMENTS)
        parts["period"] = draw(_periods(years, *window_of(None, years), stated))
    if draw(YES_OR_NO):
        parts |= {part: draw(some(getattr(ledger, part).keys())) for part in SLICES}
        parts["beneficiaries"] = draw(BENEFICIARIES)
    basis, stage = draw(st.sampled_from(kinds))
    box = Box(basis=basis, stage=stage, **parts)
    if gives(box, ledger):
        return box
    # Some funder above all others gives money on all days.
    tops = [funder.id for funder in ledger.funders if funder.parent is None]
    return attrs.evolve(box, funders=tops if stated else ())


def gives(box: Box, ledger: Ledger) -> bool:
    """Whether money can be in a box, on the days on which its funders give some."""
    if not any(funder.start or funder.end for funder in ledger.funders):
        return True
    try:
        Space(ledger, box.basis).resolve(box)
    except InvalidBox:
        return False
    return True


# Parts that are changed together: money of a call has its instrument and its time.
_GROUPS = (("funders",), ("calls", "instrument", "period"), (*SLICES, "beneficiaries"))
CHANGES: st.SearchStrategy[tuple[str, ...]] = st.sampled_from([(), *_GROUPS])


def changed(box: Box, other: Box, parts: Sequence[str], ledger: Ledger) -> Box:
    """A box with some parts of another, if some money can be there: of what is said of a box,
    something follows for one that is much like it.
    """
    found = attrs.evolve(box, **{part: getattr(other, part) for part in parts})
    return found if gives(found, ledger) else box


@st.composite
def _boxes(draw: st.DrawFn, ledger: Ledger) -> Box:
    found = draw(any_box(ledger, kinds_of(ledger) or [AWARDED]))
    said = [Box.of(statement) for statement in ledger if statement.basis is not Basis.UNKNOWN]
    alike = draw(st.none() | st.sampled_from(said)) if said else None
    return found if alike is None else changed(alike, found, draw(CHANGES), ledger)


def boxes(ledger: Ledger) -> st.SearchStrategy[Box]:
    """Boxes that can be asked of a ledger: of its funders, calls, poles, regions and sectors, its
    years and the kinds of money that it speaks of.

    Many of them are much like the box of a statement. The simplest restricts nothing. In each some
    money can be, so that :func:`poles.bounds` has an answer.

    >>> import poles
    >>> from hypothesis import find
    >>> from poles import strategies
    >>> find(strategies.boxes(poles.load_funding()), lambda box: box.basis == "paid").basis.value
    'paid'
    """
    return _boxes(ledger)
