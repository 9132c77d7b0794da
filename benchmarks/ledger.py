"""The ledger against the bare solver, and how its time grows with ten times the records: ``python
benchmarks/ledger.py``.
"""

from collections.abc import Callable
from functools import partial

import attrs
from measuring import Measure, compared, paired, shown

import poles
from poles.ledger.beliefs import evidence_of, forget
from poles.ledger.box import Kind
from poles.ledger.program import Part, build
from poles.ledger.prover import rows_of
from poles.ledger.solver import Solver

RUNS = 7
EACH = 250


def against_the_bare_solver(ledger: poles.Ledger) -> list[Measure]:
    """``total(by="funder")``, all of it and once its statements are weighed, against one solve of
    the program of all claims admitted.
    """
    kind = Kind(poles.Basis.AWARDED, None)
    evidence = evidence_of(ledger, kind)
    program = build(evidence.space, evidence.claims.admissible)
    admitted = evidence.weigh(range(len(evidence.claims.admissible))).admitted
    rows = sorted(rows_of(program, admitted))
    asked = next(
        number
        for number in sorted(admitted)
        if evidence.claims.admissible[number].statements[0].id == "anr-cum-2012"
    )
    costs = {column: 1 for column, _ in program.rows[asked].entries}
    columns = tuple(range(len(program.columns)))

    def bare() -> bool:
        return Solver(program, Part(tuple(rows), columns)).solve(costs)

    def anew() -> object:
        forget()
        return poles.total(ledger, by="funder")

    again = partial(poles.total, ledger, by="funder")
    took = paired({"anew": anew, "bare": bare, "again": again}, RUNS)
    print(
        f"The bundled ledger: {len(rows)} rows, {len(columns)} columns, {len(again())} funders, "
        f"both sides of each proved; medians of {RUNS} paired runs"
    )
    found = [
        compared(
            "total of each funder, statements new", took["anew"], "one bare solve", took["bare"]
        ),
        compared(
            "total of each funder, statements weighed",
            took["again"],
            "one bare solve",
            took["bare"],
        ),
    ]
    print(shown(found))
    return found


def programmes(ledger: poles.Ledger, count: int) -> poles.Ledger:
    """As many copies of the bundled tree, calls and statements of awarded money, each with names of
    its own.
    """
    funders: list[poles.Funder] = []
    calls: list[poles.Call] = []
    statements: list[poles.FundingRecord] = []

    def renamed(number: int, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{number}-{code}" for code in codes)

    # Every tenth of the statements is left out, so that what is left holds all kinds of box.
    awarded = [
        s for number, s in enumerate(s for s in ledger if s.basis == "awarded") if number % 10
    ][:EACH]
    for number in range(count):
        funders += (
            attrs.evolve(
                one, id=f"{number}-{one.id}", parent=one.parent and f"{number}-{one.parent}"
            )
            for one in ledger.funders
        )
        calls += (attrs.evolve(one, id=f"{number}-{one.id}") for one in ledger.calls)
        statements += (
            attrs.evolve(
                one,
                id=f"{number}-{one.id}",
                revises=one.revises and f"{number}-{one.revises}",
                funders=renamed(number, one.funders),
                calls=renamed(number, one.calls),
                poles=renamed(number, one.poles),
                regions=renamed(number, one.regions),
                sectors=renamed(number, one.sectors),
            )
            for one in awarded
        )
    return poles.Ledger(
        statements,
        poles.Tables(
            funders=poles.Records(funders),
            calls=poles.Records(calls),
            phases=ledger.phases,
            sources=ledger.sources,
        ),
    )


def growth(ledger: poles.Ledger) -> list[Measure]:
    """Ten times the records in ten times the programmes, for one question and for all funders."""
    small, large = programmes(ledger, 4), programmes(ledger, 40)
    works: dict[str, Callable[[poles.Ledger], object]] = {
        "one question": lambda one: poles.bounds(
            one, poles.Box(funders=["0-fui"], calls=["0-fui-3"], basis="awarded")
        ),
        "all public money": lambda one: poles.bounds(one, poles.Box(basis="awarded")),
        'total(by="funder")': lambda one: poles.total(one, by="funder"),
    }
    print(
        f"\n{len(large):,} records in 40 programmes, beside {len(small):,} in 4; medians of 3 "
        "paired runs, statements new each time"
    )

    def anew(work: Callable[[poles.Ledger], object], one: poles.Ledger) -> object:
        forget()
        return work(one)

    found = []
    for name, work in works.items():
        took = paired({"many": partial(anew, work, large), "few": partial(anew, work, small)}, 3)
        found.append(compared(name, took["many"], "a tenth of the records", took["few"]))
    print(shown(found))
    print(flush=True)
    return found


def main() -> list[Measure]:
    """Print both tables."""
    ledger = poles.load_funding()
    return [*against_the_bare_solver(ledger), *growth(ledger)]


if __name__ == "__main__":
    main()
