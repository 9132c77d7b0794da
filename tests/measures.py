"""Random ledgers made from a known hidden measure, and the same questions answered on a plain grid of cells by another road."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import attrs
import highspy
from hypothesis import strategies as st

import poles
from poles import EdtfDate, Instrument, Wording

FUNDERS = poles.Records(
    poles.Funder(id=key, parent=parent, fr=key, en=key)
    for key, parent in [
        ("public", None),
        ("state", "public"),
        ("fui", "state"),
        ("anr", "state"),
        ("state-other", "state"),
        ("local", "public"),
        ("regions", "local"),
        ("local-other", "local"),
        ("public-other", "public"),
    ]
)
LEAVES = {
    "public": ("fui", "anr", "state-other", "regions", "local-other", "public-other"),
    "state": ("fui", "anr", "state-other"),
    "local": ("regions", "local-other"),
}
CALLS = poles.Records(
    poles.Call(id=key, programme="c", instrument=Instrument.RD_PROJECTS, budget_year=year, decided=EdtfDate(decided))
    for key, year, decided in [("c-1", 2005, "2005-07"), ("c-2", 2006, "2006"), ("c-3", None, "2006-10-02")]
)
INSTRUMENTS = (Instrument.RD_PROJECTS, Instrument.PLATFORMS)
YEARS = ("2005", "2006", "2007")
POLES = ("alpha", "beta", "gamma")
REGIONS = ("north", "south")
CENT = Decimal("0.01")
"""The finest unit that a data package may give."""


class Grant(NamedTuple):
    """Some euros of the hidden measure, and where they are."""

    euros: int
    funder: str
    instrument: Instrument
    call: str | None
    day: date
    poles: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


def leaves(funders: Iterable[str]) -> set[str]:
    return {leaf for funder in funders for leaf in LEAVES.get(funder, (funder,))}


def holds(box: Any, grant: Grant) -> bool:
    """Whether money is in a box, by the definition of a box alone."""
    if box.funders and grant.funder not in leaves(box.funders):
        return False
    if box.instrument not in (None, grant.instrument):
        return False
    if box.calls and grant.call not in box.calls:
        return False
    if (box.poles and grant.poles.isdisjoint(box.poles)) or (box.regions and grant.regions.isdisjoint(box.regions)):
        return False
    return box.period is None or box.period.first <= grant.day <= box.period.last


days = st.dates(date(2005, 1, 1), date(2007, 12, 31))


@st.composite
def grants(draw: Any) -> Grant:
    call = draw(st.sampled_from([None, *CALLS.keys()]))
    day = draw(days)
    instrument = draw(st.sampled_from(INSTRUMENTS))
    if call is not None:
        decided = CALLS[call].decided
        assert decided is not None
        day = draw(st.dates(decided.earliest, date(decided.latest.year + 1, 12, 31)))
        instrument = Instrument.RD_PROJECTS
    near, at = frozenset(draw(st.sets(st.sampled_from(POLES)))), frozenset(draw(st.sets(st.sampled_from(REGIONS))))
    return Grant(draw(st.integers(1, 10**7)), draw(st.sampled_from(LEAVES["public"])), instrument, call, day, near, at)


@st.composite
def boxes(draw: Any, *, sliced: bool = True) -> poles.Box:
    """A box that money can be in."""
    calls = draw(st.sets(st.sampled_from(CALLS.keys()), max_size=2))
    years = sorted(draw(st.lists(st.sampled_from(YEARS), min_size=2, max_size=2)))
    return poles.Box(
        funders=sorted(draw(st.sets(st.sampled_from(FUNDERS.keys()), min_size=1, max_size=2))),
        calls=sorted(calls),
        instrument=None if calls else draw(st.sampled_from([None, *INSTRUMENTS])),
        period=None if calls or draw(st.booleans()) else years,
        poles=sorted(draw(st.sets(st.sampled_from(POLES), max_size=2))) if sliced else (),
        regions=sorted(draw(st.sets(st.sampled_from(REGIONS), max_size=1))) if sliced else (),
        basis="awarded",
    )


def stated(
    key: str, box: poles.Box, truth: int, wording: Wording = Wording.PLAIN, unit: Decimal | None = None
) -> poles.FundingRecord:
    """A true statement of what is in a box, rounded as its wording has it; exact without a unit."""
    amount = Decimal(truth)
    if unit is None:
        unit = CENT
    else:
        down, rest = divmod(amount, unit)
        up = {Wording.AT_LEAST: 0, Wording.ALMOST: bool(rest)}.get(wording, 2 * rest >= unit)
        if down + up:
            amount = (down + up) * unit
        else:
            # Nothing rounds to zero, which would be exact.
            unit = CENT
    return poles.FundingRecord(
        id=key,
        basis=poles.Basis.AWARDED,
        stage=poles.Stage.GRANTED,
        funders=box.funders,
        calls=box.calls,
        instrument=box.instrument,
        start=None if box.period is None else box.period.start,
        end=None if box.period is None else box.period.end,
        poles=box.poles,
        regions=box.regions,
        amount=amount,
        wording=wording,
        rounded_to=unit,
    )


def ledger(statements: Iterable[poles.FundingRecord]) -> poles.Ledger:
    return poles.Ledger(statements, poles.Tables(funders=FUNDERS, calls=CALLS))


@st.composite
def measures(
    draw: Any, *, most: int = 7, sliced: bool = True, exact: bool = False
) -> tuple[list[Grant], list[poles.FundingRecord]]:
    """A hidden measure, and true statements about it."""
    hidden = draw(st.lists(grants(), max_size=8))
    found = []
    for number, box in enumerate(draw(st.lists(boxes(sliced=sliced), min_size=1, max_size=most))):
        truth = sum(grant.euros for grant in hidden if holds(box, grant))
        wording = draw(st.sampled_from(Wording))
        unit = None if exact else draw(st.sampled_from([None, Decimal(1), Decimal(1000), Decimal(50_000)]))
        found.append(stated(f"s{number}", box, truth, wording if unit else Wording.PLAIN, unit))
    return hidden, found


def grid(statements: Sequence[poles.FundingRecord], box: poles.Box) -> list[Grant]:
    """One cell for each leaf, instrument, call and stretch of days between any two borders, walked in full."""
    asked: list[Any] = [*statements, box]
    periods = [period for one in asked if (period := one.period) is not None]
    borders = {date(2004, 1, 1), date(2009, 1, 1)}
    for period in periods:
        borders |= (
            {period.first, period.last + timedelta(days=1)} if period.first > date.min and period.last < date.max else set()
        )
    stretches = sorted(borders)
    cells = []
    for leaf in LEAVES["public"]:
        cells += [Grant(0, leaf, kind, None, day) for kind in Instrument for day in stretches]
        for call in CALLS:
            assert call.decided is not None
            first, last = call.decided.earliest, date(call.decided.latest.year + 1, 12, 31)
            inside = {first, *(day for day in stretches if first <= day <= last)}
            cells += [Grant(0, leaf, Instrument.RD_PROJECTS, call.id, day) for day in sorted(inside)]
    return cells


def extremes(statements: Sequence[poles.FundingRecord], box: poles.Box) -> tuple[float | None, float | None]:
    """The least and the most of a box by a program over all cells of the grid; ``None`` where infeasible, or without limit.

    Each slice has money of its own in each cell, never more than any wider slice has there, nor than slices of one pole each that it consists of.
    """
    cells = grid(statements, box)
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    infinity = highspy.kHighsInf
    asking: list[Any] = [*statements, box]
    slices: set[tuple[frozenset[str], frozenset[str]]] = {(frozenset(one.poles), frozenset(one.regions)) for one in asking} | {
        (frozenset(), frozenset())
    }
    slices |= {(frozenset([pole]), regions) for near, regions in slices for pole in near}
    money = {part: [model.addVariable(lb=0, ub=infinity) for _ in cells] for part in slices}
    for part, wider in itertools.permutations(slices, 2):
        if all(not theirs or (mine and mine <= theirs) for mine, theirs in zip(part, wider, strict=True)):
            for some, every in zip(money[part], money[wider], strict=True):
                model.addConstr(some - every <= 0)

    for part in slices:
        singles = [money[frozenset([pole]), part[1]] for pole in part[0]]
        for every, *each in zip(money[part], *singles, strict=True) if len(singles) > 1 else ():
            model.addConstr(every - model.qsum(each) <= 0)

    def inside(one: Any) -> list[Any]:
        bare = attrs.evolve(one, poles=(), regions=())
        amounts = money[frozenset(one.poles), frozenset(one.regions)]
        return [amount for amount, cell in zip(amounts, cells, strict=True) if holds(bare, cell)]

    for statement in statements:
        low, high = map(float, statement.interval)
        total = model.qsum(inside(statement))
        model.addConstr(total / 1e3 >= low / 1e3)
        model.addConstr(total / 1e3 <= high / 1e3)
    asked = model.qsum(inside(box))
    model.minimize(asked)
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, None
    least = model.getObjectiveValue()
    model.maximize(asked)
    return least, model.getObjectiveValue() if model.getModelStatus() == highspy.HighsModelStatus.kOptimal else None
