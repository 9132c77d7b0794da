"""Laws of weighing a figure, and of the years for which an open answer has a limit."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from measures import CONTRADICTORY, Question, ledger, questions
from poles.ledger.years import Limited
from poles.strategies.truth import stated

UNITS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(1000), Decimal(10) ** 6])
WORDINGS = st.sampled_from([one for one in poles.Wording if one != "between"])
WORSE = ["confirmed", "possible", "disputed", "contradicted"]


def weighed(said: poles.FundingRecord, of: poles.Ledger, box: poles.Box) -> poles.Weighing:
    return poles.weigh(of, said.amount, box, said.wording, said.rounded_to)


@given(questions(6), WORDINGS, UNITS)
def test_the_truth_is_never_contradicted(
    asked: Question, wording: poles.Wording, unit: Decimal
) -> None:
    truth = stated("truth", asked.box, asked.truth.of(asked.box), wording=wording, unit=unit)
    found = weighed(truth, asked.ledger, asked.box)
    assert found.verdict in ("confirmed", "possible", "unknown")
    assert (found.verdict == "unknown") == (not found.bounds.because)
    assert not found.reached_by


def expected(of: poles.Ledger, box: poles.Box, read: poles.Interval) -> tuple[str, list[str]]:
    """The verdict by its definition, and the statements set aside that reach the figure."""

    def meets(found: poles.Bounds) -> bool:
        return found.low <= read.high and (found.high is None or found.high >= read.low)

    known = poles.bounds(of, box)
    if meets(known):
        inside = known.high is not None and read.low <= known.low <= known.high <= read.high
        return ("confirmed" if inside else "possible"), []
    doubted = poles.bounds(of, box, doubt=0).contested
    assert doubted is not None
    if doubted.low > read.high or (doubted.high is not None and doubted.high < read.low):
        return "contradicted", []
    usual = sorted(of, key=poles.admission_order(of))
    reached = []
    for entry in known.set_aside:
        first = [entry.statement, *(one for one in usual if one != entry.statement)]
        if meets(poles.bounds(of, box, order=first.index)):
            reached.append(entry.statement.id)
    return "disputed", reached


CONTESTED = st.tuples(CONTRADICTORY, st.integers(0, 4)).map(
    lambda made: (ledger(made[0]), poles.Box.of(made[0][made[1] % len(made[0])]))
)


@given(CONTESTED, st.integers(0, 10), st.sampled_from([None, 1, 50, 200]))
@examples(200)
def test_the_verdict_is_what_the_definition_says(
    contested: tuple[poles.Ledger, poles.Box], hundreds: int, unit: int | None
) -> None:
    of, box = contested
    found = poles.weigh(of, 100 * hundreds, box, rounded_to=unit)
    reached = [one.id for one in found.reached_by]
    assert (found.verdict, sorted(reached)) == (
        (verdict := expected(of, box, found.interval))[0],
        sorted(set(verdict[1])),
    )


@given(CONTESTED, st.integers(0, 10), WORDINGS, st.integers(1, 300), st.integers(0, 300))
def test_a_wider_rounding_never_says_worse(
    contested: tuple[poles.Ledger, poles.Box],
    hundreds: int,
    wording: poles.Wording,
    unit: int,
    more: int,
) -> None:
    of, box = contested
    narrow = poles.weigh(of, 100 * hundreds, box, wording, unit)
    wide = poles.weigh(of, 100 * hundreds, box, wording, unit + more)
    assert narrow.verdict != "unknown"
    assert WORSE.index(wide.verdict) <= WORSE.index(narrow.verdict)
    assert {*narrow.reached_by} <= {*wide.reached_by} or wide.verdict != "disputed"


@given(CONTRADICTORY)
def test_a_statement_is_confirmed_where_it_is_believed_and_else_disputed_or_contradicted(
    statements: list[poles.FundingRecord],
) -> None:
    of = ledger(statements)
    for one in of:
        found = weighed(one, of, poles.Box.of(one))
        refused = one in {entry.statement for entry in found.bounds.set_aside}
        assert found.verdict in (("disputed", "contradicted") if refused else ("confirmed",))
        assert (one in found.reached_by) == (found.verdict == "disputed")
        assert one in found.printed


@given(CONTRADICTORY)
def test_a_statement_that_all_sets_of_least_cost_keep_is_never_contradicted(
    statements: list[poles.FundingRecord],
) -> None:
    of = ledger(statements)
    for one in of:
        rest = poles.conflicts(of.having([other for other in of if other != one]))
        every = poles.conflicts(of)
        if len(rest.removed) == len(every.removed):
            assert weighed(one, of, poles.Box.of(one)).verdict != "contradicted"


@given(CONTESTED, st.integers(0, 10))
def test_what_says_so_says_so_alone(
    contested: tuple[poles.Ledger, poles.Box], hundreds: int
) -> None:
    of, box = contested
    found = poles.weigh(of, 100 * hundreds, box, rounded_to=1)
    if found.verdict == "contradicted":
        alone = poles.weigh(of.having(found.because), 100 * hundreds, box, rounded_to=1)
        assert alone.verdict == "contradicted"
    assert {*found.reached_by} <= {*found.because} <= {*of}


# Open answers


def longest(of: poles.Ledger, box: poles.Box, **how: Any) -> Limited | None:
    """The longest run of whole years that has a limit, by asking for each run there is."""
    runs = []
    for first in range(2000, 2012):
        for last in range(first, 2012):
            period = poles.Period(poles.EdtfDate(str(first)), poles.EdtfDate(str(last)))
            own = box.period
            if own is not None and not (own.first <= period.first and period.last <= own.last):
                continue
            try:
                found = poles.bounds(of, attrs.evolve(box, period=period), **how)
            except poles.InvalidBox:
                continue
            # A run that begins or ends in years in which no money can be is not told.
            edges = [attrs.evolve(box, period=str(year)) for year in (first, last)]
            if found.high is not None and all(asked(of, edge) for edge in edges):
                runs.append((last - first, last, period, found))
    if not runs:
        return None
    *_, period, found = max(runs, key=lambda run: run[:2])
    assert found.high is not None
    surely = poles.bounds(of, found.box, **{**how, "inferred": False})
    inferred = (surely.low, surely.high) != (found.low, found.high)
    return Limited(period, found.low, found.high, inferred)


def asked(of: poles.Ledger, box: poles.Box) -> bool:
    """Whether some money can be in a box."""
    try:
        poles.bounds(of, box)
    except poles.InvalidBox:
        return False
    return True


@given(questions(5), st.booleans())
@examples(150)
def test_an_open_answer_tells_the_longest_run_of_years_that_has_a_limit(
    asked: Question, inferred: bool
) -> None:
    how: dict[str, Any] = {"inferred": inferred, "order": lambda statement: statement.id}
    found = poles.bounds(asked.ledger, asked.box, **how)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert again == found
    if found.high is not None:
        assert found.limited is None
        return
    limited = longest(asked.ledger, asked.box, **how)
    assert found.limited == again.limited == limited
    for lang, words in (("en", "no source limits all its years"), ("fr", "toutes les années")):
        assert (words in found.sentence(lang)) == (limited is not None)  # type: ignore[arg-type]
