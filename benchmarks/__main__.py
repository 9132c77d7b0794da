"""All figures in one go, or those of some parts: ``python benchmarks``, ``python benchmarks starts
lookups``.

Needs ``pip install '.[engines]' --group benchmarks``. All but the mutants take two hours, in which
nothing else should run; these an hour and a half, and go on in the folder ``.mutants`` where a run
was stopped.
"""

import sys
from importlib import import_module
from pathlib import Path

from measuring import Measure

TIMED = ("starts", "lookups", "load", "tables", "ledger", "speed", "frames", "tests")
LEAST = 0.9
ROOMS = {
    "identity": None,
    "ledger": None,
    "aggregate": 25,
    "intake": 25,
    "model": 25,
    "package": 25,
    "policy": 25,
    "errors": 25,
    "show": 25,
}
"""How many mutants of each room are tried; all, where there is no number."""


def main() -> None:
    """Print the tables, and last what has a limit."""
    asked = sys.argv[1:] or [*TIMED, "mutants"]
    measures: list[Measure] = []
    for name in TIMED:
        if name in asked:
            measures += import_module(name).main()
    kept = [
        (f"{one.what}, to {one.peer}", f"{one.ratio:.2f}, at most {one.limit:g}")
        for one in measures
        if one.limit
    ]
    if "mutants" in asked:
        from mutants import tried

        for room, sample in ROOMS.items():
            share, left = tried(Path(".mutants").resolve(), room, sample, children=2)
            if sample is None:
                kept.append((f"mutants of {room} killed", f"{share:.1%}, at least {LEAST:.0%}"))
                kept.append(
                    (
                        f"mutants of {room} without a mark, and marks without one",
                        f"{left}, at most 0",
                    )
                )
    width = max((len(what) for what, _ in kept), default=0)
    print("\nWhat has a limit")
    for what, figure in kept:
        print(f"{what:{width}}  {figure}")


if __name__ == "__main__":
    main()
