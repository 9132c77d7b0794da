"""One call, by whichever release of the library runs it: ``python benchmarks/calls.py NAME`` prints
how many seconds the processor took for it, and the most megabytes that the process had.

The ledger, and a first bound of it, are there before; nothing is prepared. ``first SIZE SHARE`` is
the first bound of a connected programme of so many statements, such a share of them false.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from connected import connected

import poles


def box_of(call: int) -> poles.Box:
    """A box of one funder and one call of the bundled ledger."""
    return poles.Box(funders=["fui"], calls=[f"fui-{call}"], basis="awarded")


CALLS: dict[str, Callable[[poles.Ledger], object]] = {
    "further": lambda ledger: [poles.bounds(ledger, box_of(call)) for call in range(4, 14)],
    "by call": lambda ledger: poles.total(ledger, by="call", funders=["fui"]),
    "by pole": lambda ledger: poles.total(ledger, by="pole"),
    "cross_check": poles.cross_check,
    "conflicts": lambda ledger: list(poles.conflicts(ledger, basis="awarded")),
    "first conflict": lambda ledger: next(iter(poles.conflicts(ledger, basis="awarded"))),
}


def asked_of(ledger: poles.Ledger, number: int = 3) -> poles.Box:
    """A box of a connected programme: the money of a group of funders in a call."""
    return poles.Box(funders=["g-0"], calls=[ledger.calls[number].id], basis="awarded")


def main() -> None:
    """Time what is asked for."""
    name, *given = sys.argv[1:]
    if name == "first":
        ledger = connected(int(given[0]), false=float(given[1])).ledger
        box = asked_of(ledger)
    else:
        ledger = poles.load_policy(Path(poles.__file__).parent / "data").funding
        box = box_of(3)
    work = CALLS.get(name, lambda ledger: poles.bounds(ledger, box))
    if name != "first":
        poles.bounds(ledger, box)
    start = time.process_time()
    work(ledger)
    took = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "memory": memory, "statements": len(ledger)}))


if __name__ == "__main__":
    main()
