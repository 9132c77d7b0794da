"""Lists of grants that are true of made-up money: each row some of it, no euro twice in a list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from poles.model import EdtfDate, Grant, Ledger, Period

from .boxing import SLICES, YES_OR_NO, perhaps, some
from .truth import Euros, Truth

# What lists are called.
_LISTS = "first list", "second list"


@st.composite
def rows_of(draw: st.DrawFn, truth: Truth, ledger: Ledger) -> list[Grant]:
    """Some of the money of a truth, as rows of one or two lists; one euro may be in both."""
    rows = []
    # Without a tree of funders nobody can be named who gave it.
    money = truth.grants if ledger.funders else ()
    for number, grant in enumerate(money):
        for name in draw(some(_LISTS)):
            row = draw(_row(grant, ledger))
            rows.append(attrs.evolve(row, id=f"{name}-{number:02}", dataset=name))
    return rows


@st.composite
def _row(draw: st.DrawFn, grant: Euros, ledger: Ledger) -> Grant:
    """What a list says of some money: who gave it, more or less exactly when, and some of what is
    true of it besides.
    """
    funders = [funder for funder in grant.funders if ledger.funders.get(funder) is not None]
    calls = (grant.call,) if grant.call is not None and draw(YES_OR_NO) else ()
    time = draw(st.sampled_from([*([None] if calls else ()), *_times(grant.day)]))
    parts: dict[str, Any] = {
        part: tuple(draw(some(tuple(sorted(getattr(grant, part)))))) for part in SLICES
    }
    return Grant(
        id="",
        dataset="",
        basis=grant.basis,
        stage=grant.stage,
        instrument=draw(perhaps(grant.instrument)),
        start=None if time is None else time.start,
        end=None if time is None else time.end,
        amount=grant.amount,
        funders=(draw(st.sampled_from(funders)),),
        calls=calls,
        **parts,
    )


def _times(day: date) -> Sequence[Period]:
    """The day of a grant, its year, and more than that."""
    year = EdtfDate(f"{day.year:04}")
    after = EdtfDate(f"{min(day.year + 1, date.max.year):04}")
    exactly = EdtfDate(day.isoformat())
    return [
        Period(exactly, exactly),
        Period(year, year),
        Period(year, after),
        Period(None, exactly),
    ]
