"""Matching a column of a million names against a plain dict lookup of the same list; prints medians and their ratio.

Run by hand: ``python benchmarks/match.py``.
"""

import random
import statistics
import time
from collections.abc import Callable

import poles

VALUES, DISTINCT, RUNS = 1_000_000, 2_000, 9


def names(policy: poles.Policy) -> list[str]:
    """The names of all poles, as given, in other spellings and with words around them, and strings that name nobody."""
    given = [name.text for pole in policy.poles for name in pole.names]
    made = [
        *given,
        *(f"pôle {name}" for name in given),
        *(name.upper() for name in given),
        *(f"{name} International SA" for name in given),
    ]
    found = list(dict.fromkeys(made))
    random.Random(1).shuffle(found)
    found += [f"organisme {number}" for number in range(DISTINCT)]
    return found[:DISTINCT]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    policy = poles.load_policy()
    distinct = names(policy)
    values = random.Random(2).choices(distinct, k=VALUES)
    table = {name: place for place, name in enumerate(distinct)}
    policy.match(distinct[:1])  # builds the index of names, once for a policy
    pairs = [(seconds(lambda: [table[value] for value in values]), seconds(lambda: policy.match(values))) for _ in range(RUNS)]
    lookup, match = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{VALUES:,} values, {DISTINCT:,} distinct, medians of {RUNS} paired runs")
    print(f"dict lookup {lookup * 1e3:6.1f} ms")
    print(f"match       {match * 1e3:6.1f} ms   ratio {statistics.median(m / d for d, m in pairs):.2f}")


if __name__ == "__main__":
    main()
