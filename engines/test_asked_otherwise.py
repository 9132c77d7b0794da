"""The bundled ledger asked otherwise than is known of it ahead: in another order, of other records,
by many at once, again and again, by another way to the solver.
"""

import gc
import subprocess
import sys
import tracemalloc
from typing import Any

import attrs
import pytest

import poles
from measures import ledger, said
from poles import Box
from poles.ledger import beliefs
from poles.ledger.highs import run
from poles.ledger.program import build
from threads import at_once

M = 1_000_000


@pytest.fixture(scope="module")
def funding() -> poles.Ledger:
    return poles.load_funding()


def fui(*calls: int) -> Box:
    return Box(funders=["fui"], calls=[f"fui-{call}" for call in calls], basis="awarded")


def millions(found: poles.Bounds) -> tuple[float, float]:
    assert found.high is not None
    return float(found.low / M), float(found.high / M)


def test_the_order_of_admission_can_be_replaced(funding: poles.Ledger) -> None:
    box = Box(funders=["anr"], period="2005", basis="awarded")
    assert millions(poles.bounds(funding, box)) == (204.75, 204.85)
    press_first = poles.bounds(
        funding, box, order=lambda s: (s.id not in ("anr-2005-gov", "anr-2005-gov-b"), s.id)
    )
    assert millions(press_first) == (201.5, 202.5)
    assert {"anr-2005", "anr-2005-205"} <= {entry.statement.id for entry in press_first.set_aside}


def test_an_inferred_reading_can_be_taken_out_of_the_records_too(funding: poles.Ledger) -> None:
    bare = funding.having(
        attrs.evolve(s, calls=()) if s.start is not None and "calls" in s.unverified else s
        for s in funding
    )
    assert millions(poles.bounds(bare, fui(3))) == pytest.approx((157.9835, 161.9845))


def test_both_ways_of_opening_the_solver_give_equal_answers() -> None:
    code = """
import pickle, sys
if sys.argv[1:]:
    import highspy
import poles
ledger = poles.load_funding()
asked = poles.total(ledger.having(ledger), by="call", funders="fui")
print(pickle.dumps([(found.low, found.high, found.because) for found in asked.values()]).hex())
"""
    alone, package = (
        subprocess.run([sys.executable, "-c", code, *way], capture_output=True, check=True).stdout
        for way in ((), ("package",))
    )
    assert alone == package


def test_a_solver_of_the_same_process_may_use_more_threads() -> None:
    """All solvers of a process share their threads, whose number the first one says."""
    program = """
import highspy
other = highspy.Highs()
other.silent()
other.setOptionValue("threads", 2)
other.minimize(other.addVariable(1))
import poles
funding = poles.load_funding()
asked = funding.having(funding)
print(poles.bounds(asked, poles.Box(funders="fui", calls="fui-3", basis="awarded")).low)
print(len(poles.conflicts(asked, basis="planned")))
"""
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    low, count = found.stdout.splitlines()[-2:] or [found.stderr, ""]
    assert low == "158483500.00"
    assert int(count)


def test_by_funder_the_groups_are_the_leaves_of_the_tree(funding: poles.Ledger) -> None:
    found = poles.total(funding, by="funder", funders=["local"])
    assert list(found) == ["local-other", "regions"]
    everywhere = poles.total(funding, by="funder")
    assert "state" not in everywhere
    assert "state-other" in everywhere


def test_the_program_of_all_money_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    funding = poles.load_policy().funding
    asked = funding.having(funding)  # with nothing known ahead
    built: list[int] = []

    def counted(*given: object, **more: object) -> object:
        built.append(1)
        return build(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("poles.ledger.kept.build", counted)
    beliefs.forget()
    for number in range(3, 9):
        poles.bounds(asked, poles.Box(funders="fui", calls=f"fui-{number}", basis="awarded"))
    assert len(built) == 1
    # What lists of grants say besides of such a box is theirs alone.
    poles.bounds(asked, poles.Box(regions="bretagne", period="2015", basis="awarded"))
    poles.bounds(asked, poles.Box(funders="fui", calls="fui-9", basis="awarded"))
    assert len(built) == 2


def test_a_thousand_questions_leave_nothing_behind() -> None:
    crossing = ("fui", ("2007", "2008")), ("fui anr", "2007"), ("anr", ("2006", "2008"))
    asked = ledger(
        [said(f"s{n}", 5, funders, period=years) for n, (funders, years) in enumerate(crossing)]
    )
    boxes = [
        poles.Box(funders=funder, period=(str(first), "2012"), poles=pole, basis="awarded")
        for first in range(2002, 2012)
        for funder in ("fui", "anr", ("fui", "anr"))
        for pole in ((), "alpha")
    ]

    def ask(times: int) -> int:
        for _ in range(times):
            for box in boxes:
                poles.bounds(asked, box)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    beliefs.forget()
    tracemalloc.start()
    try:
        # What binds the solver to Python keeps a little for each address that a model of it had,
        # of which there come fewer and fewer new ones: 30 bytes a question. A program has 2,000.
        first = ask(6)
        assert ask(16) < first + 50_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("number", range(1, 6))
def test_a_question_that_was_interrupted_leaves_nothing_behind(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = poles.load_policy().funding
    box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    beliefs.forget()
    alone = poles.bounds(asked, box)
    runs = iter(range(1, 100))

    def interrupted(highspy: Any, solver: Any) -> None:
        if next(runs) == number:
            raise KeyboardInterrupt
        run(highspy, solver)

    others = [
        poles.Box(funders="fui", calls=f"fui-{call}", basis="awarded") for call in range(4, 12)
    ]
    with monkeypatch.context() as patched:
        patched.setattr("poles.ledger.solver.run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            [poles.bounds(asked, other) for other in others]
    assert poles.bounds(asked, box) == alone


def test_threads_that_ask_one_ledger_get_equal_answers() -> None:
    asked = poles.load_policy().funding
    boxes = [
        *(poles.Box(funders="fui", calls=f"fui-{call}", basis="awarded") for call in range(3, 7)),
        poles.Box(poles="minalogic", basis="awarded"),
    ]
    beliefs.forget()
    alone = [poles.bounds(asked, box) for box in boxes]
    beliefs.forget()
    together = at_once(lambda: [poles.bounds(asked, box) for box in boxes])
    assert all(found == alone for found in together)
