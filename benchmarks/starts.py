"""What a script pays before its first line of work: importing the library, and from process start
to the first answer, beside libraries of the same sort.

``python benchmarks/starts.py`` builds the wheel, installs it and its peers into a new environment,
and starts processes there in turns; the report is measured against that of 0.1.0. Needs ``build``.
"""

import os
import subprocess
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measuring import Measure, compared, paired, processor, shown
from older import RELEASE, environment, wheel

RUNS = 21
PEERS = ("attrs", "babel", "country_converter", "holidays", "pycountry")

OLDER = "pandas<3"
"""country_converter reads Namibia's code as missing, and fails, with the next one."""

IMPORTS = {"poles": "import poles", **{name: f"import {name}" for name in PEERS}}
FIRST = {
    "poles": "import poles; assert poles.load_policy().get('Minalogic').id == 'minalogic'",
    "pycountry": "import pycountry; assert pycountry.countries.get(name='France').alpha_2 == 'FR'",
    "babel": "import babel; assert babel.Locale('fr').territories['FR'] == 'France'",
    "holidays": "import holidays; assert '2024-07-14' in holidays.country_holidays('FR')",
    "country_converter": (
        "import country_converter; assert country_converter.CountryConverter().convert('France', "
        "to='ISO2') == 'FR'"
    ),
}
"""The first thing found by its name."""
NAMES = [
    "pole Minalogic", "Moveo", "systematic", "Aerospace Valley", "Cap Digital", "Vegepolys",
    "Elopsys", "Mer PACA", "Lyonbiopole", "Nobody",
]  # fmt: skip
LOADED = "import poles; policy = poles.load_policy(); "
ASKED: dict[str, tuple[str, float | None]] = {
    "the labels of a day": (LOADED + "assert len(policy.on('2012-11-19').labels) == 71", 1.45),
    "ten names": (LOADED + f"assert policy.match({NAMES}).rows[1].pole.id == 'nextmove'", 1.7),
    "python -m poles": ("import runpy; runpy.run_module('poles', run_name='__main__')", 2.1),
    "a count": (
        LOADED + "assert poles.count(policy.on('2012-11-19'), what='labels', by='region', "
        "counting='seat')",
        2.0,
    ),
    "a cohort": (LOADED + "assert poles.cohort(policy, '2005-07-12', '2024-01-01')", 2.0),
    "flows": (LOADED + "assert poles.flows(policy, '2006-01-01', '2024-01-01', by='year')", 2.7),
    "the first bound of call 3": (
        LOADED + "assert poles.bounds(policy.funding, poles.Box(funders='fui', calls='fui-3', "
        "basis='awarded')).low",
        5.5,
    ),
    "the conflicts of the ledger": (LOADED + "assert poles.conflicts(policy.funding)", 4.0),
}
"""What else is asked first, each in a process of its own, and at most how many times the first name
of pycountry it may take.
"""
FRAME = "import polars; polars.DataFrame({'id': ['a'], 'phase': [1]})"
FRAMED = LOADED + "from poles import frames; assert len(frames.to_frame(policy.labels, 'polars'))"
MOST_FRAME = 1.4
"""How many times the first name of pycountry a frame of labels may take on top of one of Polars."""
REPORT = """
import runpy, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    sys.argv = ["poles", "report", f"{folder}/report.html"]
    runpy.run_module("poles", run_name="__main__")
"""
NOTHING = "pass"


def started(python: Path, code: str) -> None:
    """One process from start to end. Python may write what it compiles, as it does for users."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(
        [python, "-c", code], check=True, env=settings, cwd="/", stdout=subprocess.DEVNULL
    )


def measures(python: Path) -> list[Measure]:
    """Imports against attrs, first answers against pycountry, then what else there is to ask."""
    works: dict[str, Callable[[], object]] = {"nothing": partial(started, python, NOTHING)}
    works |= {f"import {name}": partial(started, python, code) for name, code in IMPORTS.items()}
    works |= {f"first {name}": partial(started, python, code) for name, code in FIRST.items()}
    works |= {name: partial(started, python, code) for name, (code, _) in ASKED.items()}
    works |= {"frame": partial(started, python, FRAME), "framed": partial(started, python, FRAMED)}
    took = paired(works, RUNS, processor)
    # Python itself starts in each of them; an import is what comes on top of that.
    alone = {
        name: [
            max(taken - bare, 1e-4)
            for taken, bare in zip(took[f"import {name}"], took["nothing"], strict=True)
        ]
        for name in IMPORTS
    }
    found = [
        compared("import", alone["poles"], name, alone[name], _IMPORT.get(name)) for name in PEERS
    ]
    found += [
        compared(
            "start to the first one found by name",
            took["first poles"],
            name,
            took[f"first {name}"],
            1.0 if name == "pycountry" else None,
        )
        for name in FIRST
        if name != "poles"
    ]
    found.append(
        compared(
            "start to nothing, and attrs imported",
            took["import attrs"],
            "pycountry",
            took["first pycountry"],
        )
    )
    for name, (_, most) in ASKED.items():
        theirs = took["first pycountry"]
        found.append(compared(f"start to {name}", took[name], "pycountry", theirs, most))
    more = [
        max(ours - bare, 1e-4) for ours, bare in zip(took["framed"], took["frame"], strict=True)
    ]
    what = "a Polars frame of labels, more than Polars' own"
    found.append(compared(what, more, "pycountry", took["first pycountry"], MOST_FRAME))
    return found


def report(python: Path, older: Path) -> Measure:
    """The report against that of 0.1.0."""
    works = {"ours": partial(started, python, REPORT), "0.1.0": partial(started, older, REPORT)}
    took = paired(works, 5, processor)
    return compared("start to the report", took["ours"], "0.1.0", took["0.1.0"], 0.25)


_IMPORT = {"attrs": 0.5, "pycountry": 0.2}


def contents(built: Path) -> str:
    """What takes the most room in the wheel."""
    with zipfile.ZipFile(built) as archive:
        sizes = sorted((one.compress_size, one.filename) for one in archive.infolist())
    listed = [f"{size / 1000:7.1f} kB  {name}" for size, name in reversed(sizes[-12:])]
    rest = f"{sum(size for size, _ in sizes[:-12]) / 1000:7.1f} kB  {len(sizes) - 12} others"
    return "\n".join([*listed, rest])


def main() -> list[Measure]:
    """Print the table."""
    built = wheel()
    python = environment(None, "solver,frames,plot", "polars", *PEERS, OLDER)
    found = [*measures(python), report(python, environment(RELEASE, "solver,plot"))]
    print(
        f"New processes, CPU, medians of {RUNS} paired runs; an import is what it adds to a start "
        "of Python"
    )
    print(shown(found))
    print(f"\nThe wheel has {built.stat().st_size / 1000:.0f} kB, of 750 that were the aim. In it:")
    print(contents(built), flush=True)
    return found


if __name__ == "__main__":
    main()
