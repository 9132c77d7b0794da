"""Reading a table of 100 000 amounts to statements, against 0.1.0: a CSV file, and a list of
``dict``. The poles, funders and years are few, the amounts are all different.

``python benchmarks/tables.py`` prints medians of paired runs, in seconds of the processor. Needs
what ``older.py`` needs.
"""

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Measure, compared, shown
from older import RELEASE, environment

import poles

ROWS, RUNS = 100_000, 5
MOST = 0.5
POLES = 20

READ = """
import csv, sys, time
import poles
path, kind = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as file:
    table = path if kind == "file" else list(csv.DictReader(file, delimiter=";"))
columns = {"poles": "Pôle", "period": "Année", "funders": "Financeur", "amount": "Aide"}
source = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
asked = {"columns": columns, "values": {"basis": "awarded"}, "source": source}
poles.read_funding([dict.fromkeys(columns.values(), "1")], **asked)  # what is loaded at first use
start = time.process_time()
found = poles.read_funding(table, **asked)
print(time.process_time() - start)
assert len(found.records) == found.rows
"""


def write(path: Path) -> None:
    """A table of amounts, as a CSV file."""
    chance = random.Random(1)
    names = [pole.name for pole in poles.load_policy().poles[:POLES]]
    amounts = [f"{euros:,},50".replace(",", " ", 1) for euros in range(1000, 1000 + ROWS)]
    chance.shuffle(amounts)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Pôle", "Année", "Financeur", "Aide"])
        for amount in amounts:
            year, funder = chance.choice(range(2006, 2014)), chance.choice(["FUI", "ANR", "OSEO"])
            rows.writerow([chance.choice(names), year, funder, amount])


def spent(python: Path, path: Path, kind: str) -> float:
    """The seconds that a library of an environment takes to read a table."""
    command = [python, "-c", READ, path, kind]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(found.stdout)


def main() -> list[Measure]:
    """Print the table."""
    ours, theirs = Path(sys.executable), environment(RELEASE, "solver")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write(path)
        for kind in ("file", "list"):
            runs = [[spent(python, path, kind) for python in (ours, theirs)] for _ in range(RUNS)]
            mine, older = zip(*runs, strict=True)
            what = f"read {ROWS:,} amounts of a {kind}"
            found.append(compared(what, mine, "0.1.0", older, MOST))
    print(f"Tables of amounts, seconds of the processor, medians of {RUNS} paired runs")
    print(shown(found), flush=True)
    print()
    return found


if __name__ == "__main__":
    main()
