"""Laws of contradictions: what is named is what each hangs on, with readings and replaced
statements among those that clash.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import engaged, ledger, said
from poles.strategies.truth import stated
from witnesses import each_hangs_on_what_it_names

_FUI = st.builds(
    poles.Box,
    funders=st.sampled_from(["fui", "fui", "state"]),
    calls=st.lists(st.sampled_from(["c-1", "c-2", "c-3"]), min_size=1, max_size=3, unique=True),
    basis=st.just("awarded"),
)
_YEARS = st.builds(
    poles.Box,
    funders=st.sampled_from(["fui", "state"]),
    period=st.sampled_from(["2005", "2006", ("2005", "2006")]),
    basis=st.just("awarded"),
)


def total(key: str, box: poles.Box, euros: int) -> poles.FundingRecord:
    """A statement that is rounder than an execution, so that it is believed after it."""
    return stated(key, box, Decimal(euros), unit=Decimal(2))


@st.composite
def clashing(draw: st.DrawFn) -> poles.Ledger:
    """Executions that are read as calls, one of which others contradict, and totals of calls and
    years, of which one may replace another statement.
    """
    calls = st.sampled_from(["c-2", "c-3", "c-2 c-3"])
    boxes = draw(st.lists(_FUI | _FUI | _YEARS, min_size=2, max_size=6))
    made = [
        engaged("e-0", 200, "2006", draw(calls)),
        engaged("e-1", 100, "2006", draw(calls)),
        engaged("e-2", 100, "2005", "c-1"),
        *(
            total(f"t-{number}", box, draw(st.sampled_from([100, 100, 100, 200])))
            for number, box in enumerate(boxes)
        ),
    ]
    replaced = draw(st.sampled_from([None, None, *made[:-1]]))
    made[-1] = attrs.evolve(made[-1], revises=replaced.id if replaced else None)
    return ledger(made)


def of(funders: str, calls: str = "", **parts: Any) -> poles.Box:
    return poles.Box(funders=funders, calls=calls.split(), basis="awarded", **parts)


READING_KEPT = ledger(
    [
        engaged("e-1", 200, "2006", "c-2"),
        engaged("e-2", 100, "2006", "c-3"),
        total("t-1", of("fui", "c-1"), 100),
        total("t-2", of("state", period=("2005", "2006")), 100),
        total("t-3", of("fui", "c-1 c-2 c-3"), 100),
    ]
)
"""The first execution is removed, and its reading with it: *t-1* is named as it contradicts others
without that.
"""
READINGS_ALONE = ledger(
    [
        engaged("e-1", 500, "2006", "c-2"),
        engaged("e-2", 500, "2006", "c-3"),
        total("year", of("fui", period="2006"), 500),
        said("c-2", 100, "fui", calls="c-2"),
        said("c-3", 100, "fui", calls="c-3"),
    ]
)
"""Two executions that print the same and are read otherwise: the readings are contradicted, what is
printed is not.
"""


@given(clashing())
@example(READING_KEPT)
@example(READINGS_ALONE)
@examples(150)
def test_each_contradiction_hangs_on_what_it_names_and_on_all_else_in_it(
    whole: poles.Ledger,
) -> None:
    each_hangs_on_what_it_names(poles.conflicts(whole), whole)


@given(clashing())
@example(READING_KEPT)
@example(READINGS_ALONE)
@examples(60)
def test_without_what_is_named_nothing_contradicts(whole: poles.Ledger) -> None:
    found = poles.conflicts(whole)
    rest = whole.having(one for one in whole if one not in found.removed)
    assert not poles.conflicts(rest)
    assert bool(found) == any(
        entry.cause is poles.Cause.CONFLICT
        for entry in poles.bounds(whole, poles.Box(basis="awarded")).set_aside
    )


@st.composite
def of_several_times(draw: st.DrawFn) -> poles.Ledger:
    """Amounts of each year, and of times of which a day is not known, that others contradict."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        start, end = draw(
            st.sampled_from(
                [("2005", "2007"), ("2005-07", "2006"), ("[2005..2006]", "2007"), ("2005", "2006")]
            )
        )
        # None says just what another one says of some year.
        euros = draw(st.sampled_from([100, 200])) + number
        one = said(f"p-{number}", euros, draw(st.sampled_from(["fui", "state"])))
        yearly = draw(st.sampled_from([None, poles.Yearly.EACH, poles.Yearly.EACH]))
        ends = {"start": poles.EdtfDate(start), "end": poles.EdtfDate(end)}
        made.append(attrs.evolve(one, yearly=yearly, start=ends["start"], end=ends["end"]))
    for number, box in enumerate(draw(st.lists(_YEARS, min_size=1, max_size=4))):
        made.append(total(f"t-{number}", box, draw(st.sampled_from([50, 100, 400]))))
    return ledger(made)


@given(of_several_times())
@examples(150)
def test_a_statement_of_several_times_is_removed_as_one(whole: poles.Ledger) -> None:
    found = poles.conflicts(whole)
    rest = whole.having(one for one in whole if one not in found.removed)
    assert not poles.conflicts(rest)
    named = [one for conflict in found for one in conflict.removed]
    assert len(named) == len(set(named)) == len(found.removed)
    for one in found.removed:
        kept = whole.having(other for other in whole if other == one or other in rest)
        assert poles.conflicts(kept)
    for conflict in found:
        assert set(conflict.removed) <= set(conflict.statements)
        assert poles.conflicts(whole.having(conflict.statements))
    # As few as can be.
    fewer = combinations(whole, len(found) - 1) if found else ()
    for some in fewer:
        assert poles.conflicts(whole.having(one for one in whole if one not in some))


def test_one_statement_against_three_is_what_goes() -> None:
    each = attrs.evolve(said("each", 100, "fui", period=("2005", "2007")), yearly=poles.Yearly.EACH)
    others = [said(f"y-{year}", 200, "fui", period=str(year)) for year in (2005, 2006, 2007)]
    found = poles.conflicts(ledger([each, *others]))
    assert [one.id for one in found.removed] == ["each"]
    assert len(found) == 1
