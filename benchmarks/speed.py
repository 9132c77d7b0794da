"""The ledger at speed, against 0.1.0, pycountry's start and GLOP: ``python benchmarks speed``.

Builds 0.1.0 from its commit beside the tree as it stands, and installs each into an environment of
its own. Each call runs in a process of its own, in turns; ratios are of the processor's time. Needs
git, ``build``, and OR-tools for GLOP.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from calls import asked_of, box_of
from connected import connected
from measuring import Measure, compared, paired, processor, shown
from older import RELEASE, ROOT, environment
from starts import ASKED, FIRST, started

import poles
from poles.ledger import clashes
from poles.ledger.beliefs import evidence_of, forget
from poles.ledger.kept import put

RUNS = 3
HERE = Path(__file__).parent
MOST: dict[str, tuple[str, float]] = {
    "further": ("each further bound", 0.10),
    "by call": ('total(by="call", funders="fui")', 0.20),
    "by pole": ('total(by="pole")', 0.15),
    "cross_check": ("cross_check, all kinds, nothing prepared", 0.30),
    "conflicts": ("conflicts, awarded, nothing prepared: all", 0.40),
    "first conflict": ("the first of them", 0.15),
}
CONNECTED = ((5_000, 0.0, 0.05), (5_000, 0.01, 0.15))
"""Statements, the share that is false, and the most that the first bound may take of 0.1.0."""
LARGE = ((50_000, 0.0, 40.0), (50_000, 0.001, 180.0), (50_000, 0.01, None))
"""The same with the most seconds: 0.1.0 would take hours."""
MEMORY = 1_200
PYCOUNTRY = 4.0
Told = dict[str, float]


def called(python: Path, *given: object) -> Told:
    """What a call took in a process of its own."""
    command = [str(python), str(HERE / "calls.py"), *map(str, given)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd="/")
    # 0.1.0 prints what the solver says before.
    found: Told = json.loads(done.stdout.splitlines()[-1])
    return found


def against(works: Mapping[str, Path], runs: int, *given: object) -> dict[str, list[Told]]:
    """What a call took by each build, in turns."""
    found: dict[str, list[Told]] = {name: [] for name in works}
    for _ in range(runs):
        for name, python in works.items():
            found[name].append(called(python, *given))
    return found


def of_the_release(new: Path, old: Path) -> list[Measure]:
    """Calls on the bundled data of each build, and the first bound of connected programmes."""
    rows = [(what, limit, RUNS, (name,)) for name, (what, limit) in MOST.items()]
    found = []
    for what, limit, runs, given in [
        *rows,
        *(
            (f"first bound of {size:,}, {share:.1%} false", limit, 1, ("first", size, share))
            for size, share, limit in CONNECTED
        ),
    ]:
        took = against({"new": new, "old": old}, runs, *given)
        sizes = " and ".join(f"{took[one][0]['statements']:,}" for one in ("new", "old"))
        seconds = ([one["seconds"] for one in took[name]] for name in ("new", "old"))
        ours, theirs = seconds
        found.append(compared(f"{what} ({sizes} statements)", ours, "0.1.0", theirs, limit))
    return found


def large(new: Path) -> None:
    """The first bound of the largest programmes, in seconds."""
    for size, share, limit in LARGE:
        took = called(new, "first", size, share)
        most = "no limit" if limit is None else f"at most {limit:g} s and {MEMORY:,} MB"
        print(
            f"first bound of {size:,}, {share:.1%} false: {took['seconds']:.1f} s of CPU, "
            f"{took['memory']:,.0f} MB ({most}); 0.1.0 takes hours"
        )


def start(new: Path) -> Measure:
    """The first bound of call 3 in a new process against pycountry's first name."""
    code, _ = ASKED["the first bound of call 3"]
    works = {
        "ours": partial(started, new, code),
        "theirs": partial(started, new, FIRST["pycountry"]),
    }
    took = paired(works, 7, processor)
    what = "the first bound of call 3 in a new process"
    return compared(what, took["ours"], "pycountry", took["theirs"], PYCOUNTRY)


def by_glop(ledger: poles.Ledger, boxes: Sequence[poles.Box], what: str) -> Measure:
    """One warm bound against the rows of the same connected part, solved by GLOP: what its process
    takes, but for its start.
    """
    first, *others = boxes
    poles.bounds(ledger, first)
    ours, theirs = [], []
    for box in others:
        begun = time.process_time()
        found = poles.bounds(ledger, box)
        ours.append(time.process_time() - begun)
        told = json.dumps(_program(ledger, box))
        theirs.append(processor(partial(_glop, told)) - processor(partial(_glop, "")))
        answers = json.loads(_glop(told))
        sides = ((found.low, answers[0][0]), (found.high, answers[-1][1]))
        if any(one is None or abs(float(one) - other) > 1 for one, other in sides):
            raise SystemExit(f"{box} has other bounds by GLOP: {sides}")
    return compared(f"one warm bound, {what}", ours, "GLOP", theirs, 1.0)


def _glop(told: str) -> str:
    command = [sys.executable, str(ROOT / "engines" / "glop.py")]
    return subprocess.run(command, input=told, check=True, capture_output=True, text=True).stdout


def _program(ledger: poles.Ledger, box: poles.Box) -> dict[str, Any]:
    """The rows that hold of a box as GLOP is told them."""
    asked = put(evidence_of(ledger, box.kind), [box])
    rows = []
    for number in sorted(asked.prover.rows):
        row = asked.program.rows[number]
        entries = [(column, count / row.scale) for column, count in row.entries]
        rows.append(
            (entries, *(None if side is None else float(side) for side in (row.low, row.high)))
        )
    # Most often what a box reaches is wholly inside it, and one question.
    sides = dict.fromkeys([asked.program.least[0], asked.program.most[0]])
    columns = len(asked.program.columns)
    return {"columns": columns, "rows": rows, "asked": [sorted(side) for side in sides]}


def equal(ledger: poles.Ledger, boxes: Collection[poles.Box]) -> int:
    """How many questions have equal answers quickly and plainly: the program built anew each time,
    claims admitted one by one, by a solver that keeps no solution of very many.
    """

    def told(found: poles.Bounds) -> tuple[object, ...]:
        aside = {(one.statement.id, one.cause) for one in found.set_aside}
        return found.low, found.high, found.because, aside

    forget()
    quick = [told(poles.bounds(ledger, box)) for box in boxes]
    usual, many = clashes.standing, clashes.MANY
    one_by_one: Callable[..., Any] = lambda order, clash, _: usual(  # noqa: E731 - set just below
        order, clash, dict.fromkeys(order)
    )
    clashes.standing, clashes.MANY = one_by_one, sys.maxsize
    try:
        for box, answer in zip(boxes, quick, strict=True):
            forget()
            if told(poles.bounds(ledger, box)) != answer:
                raise SystemExit(f"{box} has other answers plainly")
    finally:
        clashes.standing, clashes.MANY = usual, many
        forget()
    return len(quick)


def main() -> list[Measure]:
    """Print the tables."""
    bundled = poles.load_policy(Path(poles.__file__).parent / "data").funding
    some = connected(1_000, false=0.02).ledger
    count = equal(bundled, [box_of(call) for call in (3, 8, 13)])
    count += equal(some, [asked_of(some, call) for call in range(8)])
    many = connected(clashes.MANY + 500, false=0.02).ledger
    count += equal(many, [asked_of(many)])
    print(f"{count} questions have equal answers quickly and plainly")
    new, old = environment(None, "solver", "pycountry"), environment(RELEASE, "solver")
    more = connected(5_000).ledger
    found = [
        start(new),
        *of_the_release(new, old),
        by_glop(bundled, [box_of(call) for call in range(3, 12)], "the bundled ledger"),
        by_glop(more, [asked_of(more, call) for call in range(3, 10)], "5,000 connected"),
    ]
    print(shown(found))
    large(new)
    return found


if __name__ == "__main__":
    main()
