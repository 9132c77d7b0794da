"""The world of random ledgers, and the same questions answered on a plain grid of cells by another
road.
"""

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
from poles import EdtfDate, Instrument, strategies
from poles.strategies import Grant, Truth
from poles.strategies.truth import stated

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
    poles.Call(
        id=key,
        programme="c",
        instrument=Instrument.RD_PROJECTS,
        budget_year=year,
        decided=EdtfDate(decided),
    )
    for key, year, decided in [
        ("c-1", 2005, "2005-07"),
        ("c-2", 2006, "2006"),
        ("c-3", None, "2006-10-02"),
    ]
)
TABLES = poles.Tables(
    funders=FUNDERS,
    calls=CALLS,
    phases=poles.Records(
        [
            poles.Phase(
                number=1,
                name_fr="1",
                name_en="1",
                start=EdtfDate("2005-01-01"),
                end=EdtfDate("2007-12-31"),
            )
        ]
    ),
    poles=poles.Records(poles.Pole(id=key) for key in ("alpha", "beta", "gamma")),
    regions=poles.Records(poles.Region(id=key) for key in ("north", "south")),
)
TRUTHS = strategies.ledgers(TABLES, basis="awarded", max_statements=0).map(lambda made: made.truth)
BOXES = strategies.boxes(poles.Ledger((), TABLES))
WHOLE_BOXES = BOXES.map(lambda box: attrs.evolve(box, poles=(), regions=(), beneficiaries=()))


def said(key: str, euros: int, funders: str, **parts: Any) -> poles.FundingRecord:
    """A statement of so many euros that somebody awarded, printed to the euro."""
    return stated(
        key,
        poles.Box(funders=funders.split(), basis="awarded", **parts),
        Decimal(euros),
        unit=Decimal(1),
    )


def engaged(key: str, euros: int, year: str, calls: str, *, unit: int = 1) -> poles.FundingRecord:
    """A yearly execution that is read, by inference, as the money of some calls."""
    statement = stated(
        key,
        poles.Box(funders="fui", period=year, basis="awarded"),
        Decimal(euros),
        unit=Decimal(unit),
    )
    read = (
        poles.Citation(source="table", field=None, status=poles.Status.SOURCED),
        poles.Citation(source="table", field="calls", status=poles.Status.INFERRED),
    )
    return attrs.evolve(
        statement, stage=poles.Stage.ENGAGED, calls=tuple(calls.split()), citations=read
    )


_SOME = st.builds(
    poles.Box,
    funders=st.sampled_from(["public", "state", "fui", "anr", "local"]).map(lambda key: [key])
    | st.just(["fui", "anr"]),
    period=st.sampled_from(["2005", ("2005", "2007")]),
    poles=st.sampled_from([(), (), ["alpha"], ["alpha", "beta"]]),
    basis=st.just("awarded"),
)


def _stated(amounts: dict[poles.Box, int]) -> list[poles.FundingRecord]:
    return [
        stated(f"s{number}", box, Decimal(100 * amount), unit=Decimal(1))
        for number, (box, amount) in enumerate(amounts.items())
    ]


CONTRADICTORY = st.dictionaries(_SOME, st.integers(1, 9), min_size=2, max_size=5).map(_stated)
"""Statements about boxes that hold each other or overlap, of which many cannot all be true."""


class Question(NamedTuple):
    """A box asked about, the ledger asked, and the money that there is."""

    box: poles.Box
    ledger: poles.Ledger
    truth: Truth


def questions(most: int) -> st.SearchStrategy[Question]:
    """Questions about ledgers of at most so many statements."""
    made = strategies.ledgers(TABLES, basis="awarded", min_statements=1, max_statements=most)
    return made.flatmap(
        lambda made: st.builds(
            Question, strategies.boxes(made.ledger), st.just(made.ledger), st.just(made.truth)
        )
    )


def leaves(funders: Iterable[str]) -> set[str]:
    return {leaf for funder in funders for leaf in LEAVES.get(funder, (funder,))}


def ledger(statements: Iterable[poles.FundingRecord]) -> poles.Ledger:
    return poles.Ledger(statements, TABLES)


def cell(leaf: str, instrument: Instrument, call: str | None, day: date) -> Grant:
    """A place where money can be."""
    above = tuple(funder for funder in LEAVES if leaf in LEAVES[funder])
    return Grant(
        amount=Decimal(0), funders=(leaf, *above), instrument=instrument, call=call, day=day
    )


def grid(statements: Sequence[poles.FundingRecord], box: poles.Box) -> list[Grant]:
    """One cell for each leaf, instrument, call and stretch of days between any two borders, walked
    in full.
    """
    asked: list[Any] = [*statements, box]
    periods = [period for one in asked if (period := one.period) is not None]
    borders = {date(2004, 1, 1), date(2009, 1, 1)}
    for period in periods:
        borders |= (
            {period.first, period.last + timedelta(days=1)}
            if period.first > date.min and period.last < date.max
            else set()
        )
    stretches = sorted(borders)
    cells = []
    for leaf in LEAVES["public"]:
        cells += [cell(leaf, kind, None, day) for kind in Instrument for day in stretches]
        for call in CALLS:
            assert call.decided is not None
            first, last = call.decided.earliest, date(call.decided.latest.year + 1, 12, 31)
            inside = {first, *(day for day in stretches if first <= day <= last)}
            cells += [cell(leaf, Instrument.RD_PROJECTS, call.id, day) for day in sorted(inside)]
    return cells


Slices = tuple[frozenset[str], ...]


def slices_of(box: poles.Box) -> Slices:
    """What restricts a box to money that other boxes may share."""
    return frozenset(box.poles), frozenset(box.regions), frozenset(box.beneficiaries)


def singles_of(part: Slices) -> list[Slices]:
    """The slices of one code each that a slice consists of."""
    return list(
        itertools.product(
            *([frozenset([code]) for code in sorted(codes)] or [frozenset()] for codes in part)
        )
    )


def extremes(
    statements: Sequence[poles.FundingRecord], box: poles.Box, *, inferred: bool = True
) -> tuple[float | None, float | None]:
    """The least and the most of a box by a program over all cells of the grid; ``None`` where
    infeasible, or without limit.

    Each slice has money of its own in each cell, never more than any wider slice has there, nor
    than slices of one code each that it consists of. Without ``inferred``, *at least* has no most.
    """
    asking = [*map(poles.Box.of, statements), box]
    bare = [attrs.evolve(one, poles=(), regions=(), beneficiaries=()) for one in asking]
    # Cells in the same boxes are alike, so one of them stands for all.
    cells = sorted({tuple(one.within(box) for box in bare) for one in (grid(statements, box))})
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    infinity = highspy.kHighsInf
    slices = {*map(slices_of, asking), (frozenset[str](),) * 3}
    slices |= {single for part in slices for single in singles_of(part)}
    money = {part: [model.addVariable(lb=0, ub=infinity) for _ in cells] for part in slices}
    for part, wider in itertools.permutations(slices, 2):
        if all(
            not theirs or (mine and mine <= theirs)
            for mine, theirs in zip(part, wider, strict=True)
        ):
            for some, every in zip(money[part], money[wider], strict=True):
                model.addConstr(some - every <= 0)

    for part in slices:
        singles = [money[single] for single in singles_of(part)]
        for every, *each in zip(money[part], *singles, strict=True) if len(singles) > 1 else ():
            model.addConstr(every - model.qsum(each) <= 0)

    def inside(place: int) -> list[Any]:
        return [
            amount
            for amount, cell in zip(money[slices_of(asking[place])], cells, strict=True)
            if cell[place]
        ]

    for place, statement in enumerate(statements):
        low, high = map(float, statement.interval)
        total = model.qsum(inside(place))
        model.addConstr(1e-3 * total >= 1e-3 * low)
        if inferred or statement.wording is not poles.Wording.AT_LEAST or not statement.amount:
            model.addConstr(1e-3 * total <= 1e-3 * high)
    asked = model.qsum(inside(len(statements)))
    model.minimize(asked)
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, None
    least = model.getObjectiveValue()
    model.maximize(asked)
    return (
        least,
        model.getObjectiveValue()
        if model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        else None,
    )
