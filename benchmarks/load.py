"""Loading a package of 100 000 funding records, against msgspec's conversion of the same rows into
the same classes.

``python benchmarks/load.py`` prints medians of paired runs, and what the rest of a load is spent
on. Needs ``msgspec``.
"""

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import msgspec
from measuring import Measure, compared, paired, seconds, shown

import poles
from poles.package import loading
from poles.package.files import open_package
from poles.package.table_schema import TABLES

RECORDS, RUNS = 100_000, 5
MOST, MOST_MEMORY = 3.0, 0.7
# Megabytes that 0.1.0 (466e0a6) took for the same package.
PEAK_BEFORE = 411
LINKS = dict(TABLES["funding"].links)


def generated() -> poles.Policy:
    """The bundled policy with many more statements, each like one of its own."""
    policy, chance = poles.load_policy(), random.Random(1)
    like = [statement for statement in policy.funding if statement.revises is None]
    sources = policy.sources.keys()
    return attrs.evolve(
        policy,
        funding=poles.Ledger(
            attrs.evolve(
                chance.choice(like),
                id=f"g-{number}",
                amount=Decimal(chance.randint(1, 10**9)),
                rounded_to=Decimal(1),
                citations=(poles.Citation(chance.choice(sources), None, poles.Status.SOURCED),),
            )
            for number in range(RECORDS)
        ),
    )


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
        made: dict[str, Any] = {name: cell or None for name, cell in row.items()}
        made["per_year"] = row["per_year"] == "true"
        made |= {name: {"text": row[name]} if row[name] else None for name in ("start", "end")}
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


def peak(package: Path) -> float:
    """The most megabytes that a load takes at once, in a process of its own."""
    command = [sys.executable, "-c", PEAK, str(package)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
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
        most = peak(package)
        print(f"{'memory at its peak':25} {most:6.0f} MB; 0.1.0 took {PEAK_BEFORE} MB")
        found.append(
            Measure("its memory", "0.1.0", most, PEAK_BEFORE, most / PEAK_BEFORE, MOST_MEMORY)
        )
    print(flush=True)
    return found


if __name__ == "__main__":
    main()
