"""Paired runs, and the table that all benchmarks print: what was measured, ours, the peer's, the
ratio, and the most that the ratio may be.
"""

import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Measure(NamedTuple):
    """Medians in seconds, and the median of the ratios of paired runs."""

    what: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    limit: float | None = None


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor(work: Callable[[], object]) -> float:
    """How long the processor worked for the processes that some work starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paired(
    works: Mapping[str, Callable[[], object]],
    runs: int,
    clock: Callable[[Callable[[], object]], float] = seconds,
) -> dict[str, list[float]]:
    """The seconds of each work in each of some runs, one after the other in each run; a first run
    is not counted.
    """
    found: dict[str, list[float]] = {name: [] for name in works}
    for run in range(runs + 1):
        for name, work in works.items():
            took = clock(work)
            if run:
                found[name].append(took)
    return found


def compared(
    what: str, ours: Sequence[float], peer: str, theirs: Sequence[float], limit: float | None = None
) -> Measure:
    """One line of the table."""
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    return Measure(what, peer, statistics.median(ours), statistics.median(theirs), ratio, limit)


def shown(measures: Sequence[Measure]) -> str:
    """The table."""
    rows = [("", "poles", "peer", "", "ratio", "at most")]
    for one in measures:
        limit = "" if one.limit is None else f"{one.limit:g}"
        rows.append(
            (one.what, _time(one.ours), _time(one.theirs), one.peer, f"{one.ratio:.2f}", limit)
        )
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, 3) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _time(taken: float) -> str:
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if taken >= size:
            return f"{taken / size:.2f} {unit}"
    return f"{taken / 1e-9:.0f} ns"
