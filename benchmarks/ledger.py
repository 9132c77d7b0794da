"""The ledger against the bare solver, and how its time grows; prints medians and their ratios.

Run by hand: ``python benchmarks/ledger.py``.
"""

import statistics
import time
from collections.abc import Callable

import attrs

import poles
from poles.ledger.answers import evidence_of
from poles.ledger.box import Kind
from poles.ledger.program import Part, build
from poles.ledger.prover import rows_of
from poles.ledger.solver import Solver

RUNS = 7
EACH = 250


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def against_the_bare_solver(ledger: poles.Ledger) -> None:
    """``total(by="funder")``, all of it and once its statements are weighed, against one solve of the program of all claims admitted."""
    kind = Kind(poles.Basis.AWARDED, None)
    evidence = evidence_of(ledger, kind)
    program = build(evidence.space, evidence.claims.admissible)
    admitted = evidence.weigh(range(len(evidence.claims.admissible))).admitted
    rows = sorted(rows_of(program, admitted))
    asked = next(number for number in sorted(admitted) if evidence.claims.admissible[number].statements[0].id == "anr-cum-2012")
    costs = {column: 1 for column, _ in program.rows[asked].entries}
    columns = tuple(range(len(program.columns)))

    def bare() -> bool:
        return Solver(program, Part(tuple(rows), columns)).solve(costs)

    def anew() -> object:
        evidence_of.cache_clear()
        return poles.total(ledger, by="funder")

    poles.total(ledger, by="funder")
    runs = [(seconds(bare), seconds(anew), seconds(lambda: poles.total(ledger, by="funder"))) for _ in range(RUNS)]
    once, all_of_it, again = (statistics.median(times) for times in zip(*runs, strict=True))
    groups = len(poles.total(ledger, by="funder"))
    print(
        f"bundled ledger: {len(rows)} rows, {len(columns)} columns, {groups} funders, both sides of each proved; medians of {RUNS}"
    )
    print(f"one bare solve          {once * 1e3:7.1f} ms")
    print(f"total, statements new   {all_of_it * 1e3:7.1f} ms   ratio {statistics.median(a / b for b, a, _ in runs):.1f}")
    print(f"total, already weighed  {again * 1e3:7.1f} ms   ratio {statistics.median(a / b for b, _, a in runs):.1f}")


def programmes(ledger: poles.Ledger, count: int) -> poles.Ledger:
    """As many copies of the bundled tree, calls and statements of awarded money, each with names of its own."""
    funders: list[poles.Funder] = []
    calls: list[poles.Call] = []
    statements: list[poles.FundingRecord] = []

    def renamed(number: int, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{number}-{code}" for code in codes)

    # Every tenth of the statements is left out, so that what is left holds all kinds of box.
    awarded = [s for number, s in enumerate(s for s in ledger if s.basis == "awarded") if number % 10][:EACH]
    for number in range(count):
        funders += (
            attrs.evolve(one, id=f"{number}-{one.id}", parent=one.parent and f"{number}-{one.parent}") for one in ledger.funders
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
        poles.Tables(funders=poles.Records(funders), calls=poles.Records(calls), phases=ledger.phases, sources=ledger.sources),
    )


def growth(ledger: poles.Ledger) -> None:
    """Ten times the records in ten times the programmes, for one question and for all funders."""
    small, large = programmes(ledger, 4), programmes(ledger, 40)
    works: dict[str, Callable[[poles.Ledger], object]] = {
        "one question": lambda one: poles.bounds(one, poles.Box(funders=["0-fui"], calls=["0-fui-3"], basis="awarded")),
        "all public money": lambda one: poles.bounds(one, poles.Box(basis="awarded")),
        'total(by="funder")': lambda one: poles.total(one, by="funder"),
    }
    print(
        f"\n{len(small):,} records in 4 programmes, and {len(large):,} in 40; medians of 3 paired runs, statements new each time"
    )
    for name, work in works.items():

        def anew(one: poles.Ledger, work: Callable[[poles.Ledger], object] = work) -> float:
            evidence_of.cache_clear()
            return seconds(lambda: work(one))

        runs = [(anew(small), anew(large)) for _ in range(3)]
        few, many = (statistics.median(times) for times in zip(*runs, strict=True))
        print(f"{name:20} {few:6.2f} s  {many:6.2f} s   ratio {statistics.median(b / a for a, b in runs):.1f}")


def main() -> None:
    ledger = poles.load_funding()
    against_the_bare_solver(ledger)
    growth(ledger)


if __name__ == "__main__":
    main()
