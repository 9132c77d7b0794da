"""Reading a table of 100 000 amounts to statements, against 0.1.0: a CSV file, and a list of
``dict``. The poles, funders and years are few, the amounts are all different. And a list of a
million grants of 90 poles over 20 years, from a CSV file and from a Polars frame, against the
seconds of the processor and the memory that this may take; with questions to a ledger beside them,
against the same without.

``python benchmarks/tables.py`` prints medians of paired runs, in seconds of the processor. Needs
what ``older.py`` needs.
"""

import csv
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from measuring import Measure, compared, shown
from older import RELEASE, environment

import poles

ROWS, RUNS = 100_000, 5
MOST = 0.5
POLES = 20
GRANTS, ALL_POLES, DAYS = 1_000_000, 90, 7300
# The most seconds and the most bytes of each way; of a frame, the frame itself is the most of them.
GRANTS_MOST = {"file": (25, 1.3e9), "frame": (8, None)}
# The most that a question takes beside them, as a multiple of the same without them.
ASKED_MOST = 2

READ = """
import csv, sys, time
import poles
path, kind = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as file:
    table = path if kind == "file" else list(csv.DictReader(file, delimiter=";"))
columns = {"poles": "Pôle", "period": "Année", "funders": "Financeur", "amount": "Aide"}
source = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
asked = {"columns": columns, "values": {"basis": "awarded"}, "source": source}
if hasattr(poles, "Grant"):  # 0.1.0 had nothing else
    asked["rows"] = "totals"
poles.read_funding([dict.fromkeys(columns.values(), "1")], **asked)  # what is loaded at first use
start = time.process_time()
found = poles.read_funding(table, **asked)
print(time.process_time() - start)
assert len(found.records) == found.rows
"""


READ_GRANTS = """
import operator, resource, statistics, sys, time
import poles
path, kind = sys.argv[1:]
table = path
if kind == "frame":
    import polars
    aid = polars.col("Aide").str.replace(",", ".").cast(polars.Float64)
    table = polars.read_csv(path, separator=";").with_columns(aid, polars.col("Date").str.to_date())
columns = {"id": "N°", "recipient": "SIREN", "poles": "Pôle", "period": "Date", "amount": "Aide"}
source = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
values = {"basis": "awarded", "funders": "regions"}
asked = {"rows": "grants", "columns": columns, "values": values, "source": source}
poles.read_funding([dict.fromkeys(columns.values(), "1")], **asked)  # what is loaded at first use
start = time.process_time()
found = poles.read_funding(table, **asked)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
assert len(found.records) == found.rows
if kind == "file":
    bare = poles.load_policy().funding.having(poles.load_funding())
    ledger = bare.with_grants(found.records)
    spent = []
    for run in range(RUNS + 1):
        for year in (2008, 2012):
            box = poles.Box(funders="regions", period=str(year), poles="minalogic", basis="awarded")
            for one in (ledger, bare):
                start = time.process_time()
                poles.bounds(one, box)
                spent.append(time.process_time() - start)
    asked, alone = spent[4::2], spent[5::2]
    ratio = statistics.median(map(operator.truediv, asked, alone))
    print(spent[0], statistics.median(asked), statistics.median(alone), ratio)
""".replace("RUNS", str(RUNS))


def write_grants(path: Path) -> None:
    """A list of grants, as a CSV file."""
    chance = random.Random(1)
    names = [pole.name for pole in poles.load_policy().poles[:ALL_POLES]]
    days = [date(2005, 1, 1) + timedelta(day) for day in range(DAYS)]
    recipients = [chance.randrange(10**8, 10**9) for _ in range(GRANTS // 10)]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["N°", "SIREN", "Pôle", "Date", "Aide"])
        for number in range(GRANTS):
            who, name, day = map(chance.choice, (recipients, names, days))
            euros, cents = divmod(chance.randrange(10**5, 10**8), 100)
            rows.writerow([f"p-{number}", who, name, day, f"{euros},{cents:02}"])


def grants(path: Path) -> None:
    """Print how long it takes to read a list of grants, in which memory."""
    write_grants(path)
    print(f"{GRANTS:,} grants, once: seconds of the processor and memory, and the most of both")
    for kind, (most, most_bytes) in GRANTS_MOST.items():
        command = [sys.executable, "-c", READ_GRANTS, str(path), kind]
        found = subprocess.run(command, capture_output=True, text=True, check=True)
        took, held, *asked = map(float, found.stdout.split())
        limit = "" if most_bytes is None else f"{most_bytes / 1e9:.2f} GB"
        print(f"{kind:6} {took:6.1f} s {most:4} s {held / 1e9:6.2f} GB  {limit}", flush=True)
        if asked:
            first, ours, bare, ratio = asked
            told = f"{ours * 1e3:.0f} ms, {bare * 1e3:.0f} ms without them: {ratio:.2f}"
            print(f"asked: first {first:.1f} s, then {told}, at most {ASKED_MOST}", flush=True)
    print()


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
    with tempfile.TemporaryDirectory() as folder:
        grants(Path(folder) / "grants.csv")
    return found


if __name__ == "__main__":
    main()
