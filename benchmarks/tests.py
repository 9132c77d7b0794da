"""What the tests and the checks cost, against those of 0.1.0: the CPU of README's test command, and
how long ``.ci/run`` takes. ``python benchmarks/tests.py`` runs both in clones of the last commit
and of 0.1.0, in half an hour; nothing else should run beside. Needs what ``older.py`` needs, and
what ``.ci/run`` does.
"""

import os
import re
import subprocess
from functools import partial
from pathlib import Path

from measuring import Measure, processor, seconds, shown
from older import RELEASE, clone

MOST, MOST_CI = 0.5, 0.7


def command(tree: Path, start: str) -> str:
    """The line of README that starts so."""
    lines = (tree / "README.md").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(start))


def run(tree: Path, line: str) -> str:
    """What a command prints in a tree; it must succeed."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    found = subprocess.run(
        ["bash", "-euc", line],
        cwd=tree,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        raise SystemExit(f"{line}\n{found.stdout[-3000:]}\n{found.stderr[-3000:]}")
    return found.stdout


def tested(tree: Path) -> tuple[float, int]:
    """The CPU seconds of README's tests, and how many pass; what they need is installed before."""
    run(tree, command(tree, "python3 -m venv"))
    install, _, test = command(tree, ".venv/bin/pip install -q '.[test]'").partition(" && ")
    run(tree, install)
    printed: list[str] = []
    took = processor(lambda: printed.append(run(tree, test)))
    (passed,) = re.findall(r"(\d+) passed", printed[0])
    return took, int(passed)


def main() -> list[Measure]:
    """Print the table."""
    tests, checks, passed = [], [], []
    for tree in (clone("HEAD"), clone(RELEASE)):
        took, number = tested(tree)
        tests.append(took)
        passed.append(number)
        checks.append(seconds(partial(run, tree, ".ci/run")))
        print(f"{number} tests: {took:.0f} s of CPU; .ci/run: {checks[-1]:.0f} s", flush=True)
    found = [
        Measure(what, "0.1.0", ours, theirs, ours / theirs, most)
        for what, (ours, theirs), most in (
            ("README's tests, CPU", tests, MOST),
            (".ci/run", checks, MOST_CI),
        )
    ]
    print(shown(found))
    print(f"{passed[0]} tests pass; {passed[1]} of 0.1.0\n", flush=True)
    return found


if __name__ == "__main__":
    main()
