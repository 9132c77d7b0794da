"""The world of random ledgers, and the same questions answered on the model of all cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

import attrs
import highspy
from hypothesis import strategies as st

import poles
from cells import Said, model_of, place_of
from poles import EdtfDate, Instrument, strategies
from poles.model import years_between
from poles.strategies import Euros, Truth
from poles.strategies.truth import related, stated

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


def _related(
    statements: list[poles.FundingRecord], places: list[tuple[int, int, str]]
) -> poles.Ledger:
    boxes = [poles.Box.of(one) for one in statements]
    ratios = [
        poles.Ratio(
            id=f"r{number}",
            of=boxes[of % len(boxes)],
            to=boxes[to % len(boxes)],
            value=Decimal(value),
            rounded_to=Decimal("0.01"),
        )
        for number, (of, to, value) in enumerate(places)
    ]
    return ledger(statements).having(statements, ratios)


CONTRADICTORY_RATIOS = st.builds(
    _related,
    CONTRADICTORY,
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["0.25", "0.5", "1", "3"])),
        min_size=1,
        max_size=2,
    ),
)
"""Such statements, with ratios of their boxes."""


_FEW = st.builds(
    poles.Box,
    funders=st.sampled_from(["public", "fui", "anr"]),
    poles=st.lists(st.sampled_from(["alpha", "beta", "gamma"]), unique=True),
    regions=st.lists(st.sampled_from(["north", "south"]), unique=True),
    beneficiaries=st.sampled_from([(), (), tuple(poles.Beneficiary)]),
    basis=st.just("awarded"),
)


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


def cell(leaf: str, instrument: Instrument, call: str | None, day: date) -> Euros:
    """A place where money can be."""
    above = tuple(funder for funder in LEAVES if leaf in LEAVES[funder])
    return Euros(
        amount=Decimal(0), funders=(leaf, *above), instrument=instrument, call=call, day=day
    )


def said_of(one: poles.FundingRecord, *, inferred: bool = True) -> tuple[float, float | None]:
    """The least and the most that a statement says, of a yearly amount of one year, by the words
    alone: so many units about what is printed.
    """
    ends = [float(one.amount), float(one.amount if one.amount_to is None else one.amount_to)]
    units = [
        float(one.rounded_to or 10 ** (len(digits := f"{end:.0f}") - len(digits.rstrip("0"))))
        if end
        else 0.0
        for end in ends
    ]
    below, above = {
        "plain": (0.5, 0.5), "about": (1, 1), "almost": (1, 0), "at_least": (0, 1),
        "at_most": (inf, 0.5), "between": (0.5, 0.5),
    }[one.wording]  # fmt: skip
    if one.wording == "at_least" and ends[1] and not inferred:
        return 0.0 if one.of_cost else ends[0], None
    least = ends[0] - below * units[0] if ends[0] and not one.of_cost else 0.0
    return max(least, 0), ends[1] + above * units[1]


def parts_of(one: poles.FundingRecord, *, inferred: bool = True) -> list[Said]:
    """What a statement says, each time with the days that it says it of: an amount of each year of
    each whole one, and of other parts of years no more than it; of an unknown first or last day the
    least of all that can be meant, and the most of what is meant in any case.
    """
    place, (low, high) = place_of(one), said_of(one, inferred=inferred)
    longest, surely = (place.first, place.last), [place.first, place.last]
    for number, text in enumerate((one.start and one.start.text, one.end and one.end.text)):
        if text and "[" in text:
            ends = text.strip("[]").split("..")
            day = EdtfDate(ends[1]).latest if number == 0 else EdtfDate(ends[0]).earliest
            surely[number] = day.toordinal()
    shortest = surely[0], surely[1]
    spanned, empty = shortest != longest, shortest[0] > shortest[1]

    def of(days: tuple[int, int], low: float | None, high: float | None) -> Said:
        return Said(place._replace(first=days[0], last=days[1]), low, high)

    if one.yearly == "each":
        whole, parts = _years(*shortest, own=not spanned)
        said = [of(days, low, high) for days in whole]
        said += [of(days, None, high) for days in parts]
        return [*said, of(longest, low * len(whole), None)] if spanned else said
    most, least = (
        float(years_between(*map(date.fromordinal, days))) if one.yearly == "mean" else 1.0
        for days in (longest, shortest)
    )
    high = None if high is None else high * most
    if not spanned:
        return [of(longest, low * most, high)]
    return [of(longest, low * least, None), *([] if empty else [of(shortest, None, high)])]


def _years(
    first: int, last: int, *, own: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The whole years of some days, and the parts of others; their own where they are whole."""
    if first > last:
        return [], []
    days = [date.fromordinal(day) for day in (first, last)]
    after = date.fromordinal(last + 1)
    if own and (days[0].month, days[0].day) == (after.month, after.day):
        starts = [days[0].replace(year=year) for year in range(days[0].year, after.year)]
        borders = [day.toordinal() for day in (*starts, after)]
        return [(day, other - 1) for day, other in pairwise(borders)], []
    whole: list[tuple[int, int]] = []
    parts: list[tuple[int, int]] = []
    for year in range(days[0].year, days[1].year + 1):
        begin, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        here = max(begin, first), min(end, last)
        (whole if here == (begin, end) else parts).append(here)
    return whole, parts


def ratio_of(one: poles.Ratio, *, inferred: bool = True) -> tuple[float, float | None]:
    """The least and the most that a ratio says, by the words alone."""
    value, unit = float(one.value), float(one.rounded_to or 0)
    if not value:
        return 0.0, 0.0
    if one.rounded_to is None:
        unit = 10.0 ** one.value.normalize().as_tuple().exponent  # type: ignore[operator]
    below, above = {
        "plain": (0.5, 0.5), "about": (1, 1), "almost": (1, 0), "at_least": (0, 1),
        "at_most": (inf, 0.5),
    }[one.wording]  # fmt: skip
    capped = inferred or one.wording != "at_least"
    least = max(value - below * unit, 0.0) if unit or below < inf else 0.0
    return least, value + above * unit if capped else None


def extremes(
    statements: Sequence[poles.FundingRecord],
    box: poles.Box,
    *,
    inferred: bool = True,
    tables: poles.Tables = TABLES,
) -> tuple[float | None, float | None]:
    """The least and the most of a box by the program of all cells and all patterns of membership;
    ``None`` where infeasible, or without limit. Without ``inferred``, *at least* has no most. A
    ledger's ratios count too.
    """
    said = [part for one in statements for part in parts_of(one, inferred=inferred)]
    for one in getattr(statements, "ratios", ()):
        sides = ratio_of(one, inferred=inferred)
        said.append(Said(place_of(one.of), *sides, place_of(one.to)))
    told = model_of(poles.Ledger((), tables), said, [place_of(box)])
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    infinity = highspy.kHighsInf
    amounts = [model.addVariable(lb=0, ub=infinity) for _ in range(told.columns)]
    for entries, low, high in told.rows:
        total = model.qsum([count * amounts[column] for column, count in entries])
        for side, sign in ((low, 1), (high, -1)):
            if side is not None:
                # Of ratios, which have sides of zero, the numbers are small enough.
                unit = 1e-3 if side else 1.0
                model.addConstr(sign * unit * total >= sign * unit * side)
    asked = model.qsum([amounts[column] for column in told.asked[0]])
    model.minimize(asked)
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, None
    least = model.getObjectiveValue()
    model.maximize(asked)
    limited = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return least, model.getObjectiveValue() if limited else None


@st.composite
def where_ratios_are_said(draw: st.DrawFn) -> Question:
    """Questions about a few statements and more ratios of their boxes."""
    truth = draw(TRUTHS)
    boxes = draw(st.lists(BOXES | _FEW | _SOME, min_size=2, max_size=5, unique=True))
    stating = boxes[: draw(st.integers(1, len(boxes)))]
    amounts = [
        stated(f"s{number}", box, truth.of(box), unit=draw(st.sampled_from(_UNITS)))
        for number, box in enumerate(stating)
    ]
    one = st.sampled_from(boxes)
    wordings = st.sampled_from([one for one in poles.Wording if one != "between"])
    units = st.sampled_from(list(map(Decimal, ("0.000001", "0.01", "0.05", "1"))))
    found = [
        related(f"r{number}", of, to, truth, wording=wording, unit=unit)
        for number, (of, to, wording, unit) in enumerate(
            draw(st.lists(st.tuples(one, one, wordings, units), min_size=1, max_size=3))
        )
    ]
    ratios = [ratio for ratio in found if ratio is not None]
    return Question(draw(one | BOXES), ledger(amounts).having(amounts, ratios), truth)


_UNITS = list(map(Decimal, (1, 1000, 1_000_000)))


def where_slices_meet() -> st.SearchStrategy[Question]:
    """Questions about a few funders' money, of which all is said to be of some slices."""
    grants = st.builds(
        lambda leaf, parts, amount: attrs.evolve(
            cell(leaf, Instrument.OTHER, None, date(2005, 1, 1)), amount=amount, **parts
        ),
        st.sampled_from(["fui", "anr"]),
        st.fixed_dictionaries(
            {
                "poles": st.frozensets(st.sampled_from(["alpha", "beta", "gamma"])),
                "regions": st.frozensets(st.sampled_from(["north", "south"])),
                "beneficiaries": st.sampled_from([frozenset(), frozenset(poles.Beneficiary)]),
            }
        ),
        st.integers(1, 99).map(Decimal),
    )

    def question(grants: list[Euros], boxes: list[poles.Box], asked: poles.Box) -> Question:
        truth = Truth(tuple(grants))
        said = [stated(f"s{number}", box, truth.of(box)) for number, box in enumerate(boxes)]
        return Question(asked, ledger(said), truth)

    return st.builds(
        question,
        st.lists(grants, min_size=1, max_size=6),
        st.lists(_FEW, min_size=2, max_size=7, unique=True),
        _FEW,
    )
