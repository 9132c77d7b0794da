"""Loading a package of 100 000 funding records, against msgspec's conversion of the same rows into
the same classes.

``python benchmarks/load.py`` prints medians of paired runs, what the rest of a load is spent on,
and its memory beside that of 0.1.0. Needs ``msgspec``, and what ``older.py`` needs.
"""

import csv
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from many import RECORDS, generated
from measuring import Measure, compared, paired, seconds, shown
from older import RELEASE, environment

import poles
from poles.package import loading
from poles.package.files import open_package
from poles.package.table_schema import TABLES

RUNS = 5
MOST, MOST_MEMORY = 3.0, 0.7
LINKS = dict(TABLES["funding"].links)


def rows_of(package: Path) -> list[dict[str, Any]]:
    """The rows of the statements as msgspec takes them: one object each, with its links and
    citations.
    """

    def read(name: str) -> list[dict[str, str]]:
        with (package / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    links: dict[str, dict[str, list[str]]] = {field: defaultdict(list) for field in LINKS}
    for field, link in LINKS.items():
        for row in read(link.table):
            owner, key = row.values()
            links[field][owner].append(key)
    citations: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in read("provenance"):
        if row["table"] == "funding":
            citations[row["row"]].append(
                {name: row[name] or None for name in ("source", "field", "status", "value")}
            )
    found = []
    for row in read("funding"):
        # A blank cell is what its field is by default.
        made: dict[str, Any] = {name: cell for name, cell in row.items() if cell}
        made |= {name: {"text": row[name]} for name in ("start", "end") if row[name]}
        made |= {field: keys.get(row["id"], ()) for field, keys in links.items()}
        found.append({**made, "citations": citations.get(row["id"], ())})
    return found


def spent(package: Path) -> dict[str, float]:
    """The seconds that the steps of one load take."""
    took: dict[str, float] = defaultdict(float)

    def measured(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            found = function(*given, **named)
            # Generators do their work when they are asked for it.
            found = list(found) if hasattr(found, "__next__") else found
            took[name] += time.perf_counter() - start
            return found

        return run

    steps = {
        "reading the CSV files": "read_rows",
        "links": "lists_of",
        "citations": "said_of",
        "keys, references, sources": "check_keys",
        "values and records": "_with_records",
        "impossible facts": "check",
    }
    before = {name: getattr(loading, function) for name, function in steps.items()}
    for name, function in steps.items():
        setattr(loading, function, measured(name, before[name]))
    try:
        whole = seconds(lambda: loading.load(open_package(package), "benchmark"))
    finally:
        for name, function in steps.items():
            setattr(loading, function, before[name])
    return {**took, "sorting, and all else": whole - sum(took.values())}


PEAK = """
import sys, tracemalloc
import poles
tracemalloc.start()
policy = poles.load_policy(sys.argv[1])
print(tracemalloc.get_traced_memory()[1])
"""


def peak(python: Path, folder: Path) -> float:
    """The most megabytes that a load of such a package takes at once, written and loaded by the
    library of an environment, in processes of their own.
    """
    subprocess.run([python, Path(__file__).with_name("many.py"), folder], check=True)
    found = subprocess.run(
        [python, "-c", PEAK, str(folder)], capture_output=True, text=True, check=True
    )
    return int(found.stdout) / 1e6


def main() -> list[Measure]:
    """Print the table, and what a load is spent on."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        poles.write_package(generated(), package)
        rows = rows_of(package)
        took = paired(
            {
                "load": lambda: poles.load_policy(package),
                "peer": lambda: msgspec.convert(rows, list[poles.FundingRecord], strict=False),
            },
            RUNS,
        )
        found = [
            compared(
                f"load {RECORDS:,} statements",
                took["load"],
                "msgspec, rows read and joined",
                took["peer"],
                MOST,
            )
        ]
        print(f"A package, medians of {RUNS} paired runs")
        print(shown(found))
        print()
        for name, taken in spent(package).items():
            print(f"{name:25} {taken:6.2f} s")
        ours = peak(Path(sys.executable), Path(folder) / "ours")
        theirs = peak(environment(RELEASE, "solver"), Path(folder) / "theirs")
        print(f"{'memory at its peak':25} {ours:6.0f} MB; 0.1.0 takes {theirs:.0f} MB")
        found.append(Measure("its memory", "0.1.0", ours, theirs, ours / theirs, MOST_MEMORY))
    print(flush=True)
    return found


if __name__ == "__main__":
    main()
