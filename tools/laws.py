"""Laws of loading, matching and bounding, tried on as many examples as some minutes allow: ``python
tools/laws.py 10``.

Each is tried in turns of two hundred new examples, one process for each part. What fails is printed
as Hypothesis does, and ends the run.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1] / "tests"
PARTS = {
    "load": ("test_fuzz", "test_"),
    "match": ("test_match_laws", "test_"),
    "bounds": (
        "test_ledger_laws",
        (
            "test_the_truth test_a_further test_splitting test_order test_a_proof "
            "test_bounds_are_tight"
        ),
    ),
}
TURN = 200


def laws(part: str) -> list[Any]:
    """The laws of a part, with a large budget."""
    from hypothesis import HealthCheck, settings

    module, names = PARTS[part]
    budget: dict[str, Any] = {
        "max_examples": TURN,
        "deadline": None,
        "database": None,
        "derandomize": False,
    }
    found = [
        law
        for name, law in vars(__import__(module)).items()
        if name.startswith(tuple(names.split())) and hasattr(law, "hypothesis")
    ]
    for law in found:
        # A law that has settings of its own takes no others as a decorator.
        law._hypothesis_internal_use_settings = settings(
            **budget, suppress_health_check=list(HealthCheck)
        )
    return found


def tried(part: str, minutes: float) -> str:
    """What was tried of a part."""
    sys.path[:0] = [str(TESTS), str(TESTS / "laws")]
    found, start, turns = laws(part), time.monotonic(), 0
    while time.monotonic() - start < 60 * minutes or turns < len(found):
        found[turns % len(found)]()
        turns += 1
    return (
        f"{part}: {len(found)} laws, {turns * TURN:,} examples in "
        f"{(time.monotonic() - start) / 60:.1f} minutes, nothing found"
    )


def main() -> None:
    """Try all parts side by side."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with ProcessPoolExecutor(len(PARTS)) as pool:
        for told in [pool.submit(tried, part, minutes) for part in PARTS]:
            print(told.result(), flush=True)


if __name__ == "__main__":
    main()
