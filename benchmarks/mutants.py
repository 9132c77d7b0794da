"""How many small faults, put into the code one at a time, the tests find: mutation testing by
mutmut, in copies of the tree.

    python benchmarks/mutants.py FOLDER identity ledger          every mutant of these rooms
    python benchmarks/mutants.py FOLDER package --sample 200     some of them, chosen by a hash of their names

Run again, a folder goes on: mutants that were killed stay so, and those that survived are tried
again with the tests of today. The survivors that ``benchmarks/survivors.toml`` does not explain are
printed. Needs ``uv`` and git.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent

TESTS = {
    "identity": "test_codes test_lookup test_matching test_lineage test_counts test_golden",
    "ledger": "test_tiny_ledgers test_unproved test_ledger test_money test_golden laws/test_ledger_laws",
}
"""Tests of a room that tell soon; those of other rooms are all that need no package of their own.
"""

OTHERS = "test_amounts test_codes test_counting test_counts test_data test_faults test_golden test_ledger test_lineage test_lookup test_matching test_money test_records test_tiny_ledgers"
KILLED, SURVIVED, UNTESTED = "killed", "survived", "without a test"


class Mutant(NamedTuple):
    """A fault: where it is, by the name of a function, what stood there and what stands there
    instead, and what became of it.
    """

    name: str
    where: str
    was: str
    now: str
    fate: str


def run(*command: str, cwd: Path, **environment: str) -> str:
    """What a command prints; it may fail, as mutmut does where a mutant survives."""
    path = f"{cwd.parent / 'venv' / 'bin'}:/usr/bin:/bin"
    found = subprocess.run(
        command,
        cwd=cwd,
        env={"PATH": path, "HOME": str(cwd), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout if not found.returncode else found.stdout + found.stderr


def prepared(folder: Path, room: str) -> Path:
    """A copy of the tree in which a room is to be mutated; what was found in an earlier one stays."""
    tree = folder / room
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, files.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    tests = [f"tests/{name}.py" for name in TESTS.get(room, OTHERS).split()]
    mutated = [f"src/poles/{room}/*", f"src/poles/{room}.py"]
    more = {
        "source_paths": ["src"],
        "only_mutate": mutated,
        "also_copy": ["conftest.py", "README.md", "README.fr.md", "docs", "engines"],
        "pytest_add_cli_args": ["-p", "afresh", "-p", "no:randomly", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": tests,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in more.items()]
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["", "[tool.mutmut]", *lines, ""]))
    # Which test reaches what is found anew: the names of tests with parameters change their
    # meaning.
    (tree / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    # On the path before mutmut makes it, so that the mutated code is what is imported.
    (tree / "mutants" / "src").mkdir(parents=True, exist_ok=True)
    shutil.copy2(HERE / "afresh.py", folder)
    if not (folder / "venv").exists():
        # Without this library, whose code would be taken for the mutated one.
        subprocess.run(
            ["uv", "venv", "-q", "--python", sys.executable, folder / "venv"], check=True
        )
        install = ["uv", "pip", "install", "-q", "--python", folder / "venv" / "bin" / "python"]
        subprocess.run(
            [*install, "-r", ROOT / "pyproject.toml", "--extra", "test", "mutmut>=3.8"], check=True
        )
    return tree


def mutate(tree: Path, names: Sequence[str], children: int) -> str:
    """Run the tests on some mutants, or on all that are new."""
    paths = f"{tree / 'mutants' / 'src'}:{tree.parent}"
    return run(
        "mutmut",
        "run",
        "--max-children",
        str(children),
        *names,
        cwd=tree,
        PYTHONPATH=paths,
        CI="true",
    )


def mutants(tree: Path) -> Iterator[Mutant]:
    """All mutants of a tree, as they were left."""
    for file in sorted((tree / "mutants" / "src" / "poles").rglob("*.meta")):
        for name, code in json.loads(file.read_text())["exit_code_by_key"].items():
            fate = {None: "", 0: SURVIVED, 33: UNTESTED}.get(code, KILLED)
            yield Mutant(
                name, re.sub(r"\.xǁ|\.x_|ǁ", ".", name.rpartition("__mutmut_")[0]), "", "", fate
            )


def described(tree: Path, found: Sequence[Mutant]) -> list[Mutant]:
    """The same with what stood there, and what stands there instead."""
    code = "import json, sys\nfrom mutmut.__main__ import *\nprint(json.dumps([get_diff_for_mutant(name) for name in json.load(sys.stdin)]))"
    asked = json.dumps([one.name for one in found])
    told = subprocess.run(
        [tree.parent / "venv" / "bin" / "python", "-c", code],
        cwd=tree,
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    diffs = [
        [
            "\n".join(
                line[1:].strip()
                for line in diff.splitlines()
                if line[:1] == sign and line[:3] != sign * 3
            )
            for sign in "-+"
        ]
        for diff in json.loads(told.stdout.splitlines()[-1])
    ]
    return [one._replace(was=was, now=now) for one, (was, now) in zip(found, diffs, strict=True)]


def explained() -> set[tuple[str, str, str]]:
    """The survivors that cannot be told from the code by any test, or need not be."""
    told = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8"))["survivor"]
    return {(one["where"], one["was"], one["now"]) for one in told}


def tried(folder: Path, room: str, sample: int | None, children: int) -> float:
    """Print the figure of a room, and its survivors without an explanation; the share of mutants
    that were killed.
    """
    tree = prepared(folder, room)
    mutate(tree, ["poles.none*"], 1)  # makes them, and tries none
    every = list(mutants(tree))
    chosen = set(
        sorted((one.name for one in every), key=lambda name: crc32(name.encode()))[:sample]
    )
    log = mutate(
        tree, [one.name for one in every if one.fate != KILLED and one.name in chosen], children
    )
    found = [one for one in mutants(tree) if one.name in chosen]
    if not found or not all(one.fate for one in found):
        sys.exit(log[-3000:])
    fates = Counter(one.fate for one in found)
    share = fates[KILLED] / len(found)
    known = explained()
    left = described(tree, [one for one in found if one.fate != KILLED])
    unknown = [one for one in left if (one.where, one.was, one.now) not in known]
    told = f"{len(left) - len(unknown)} of {len(left)} others explained" if left else "no other"
    print(
        f"{room}: {fates[KILLED]} of {'a sample of ' if sample else ''}{len(found)} mutants killed, {share:.1%}; {told}",
        flush=True,
    )
    for one in unknown if room in TESTS else ():
        print(f"\n{one.name}: {one.fate}\n- {one.was}\n+ {one.now}")
    return share


def main() -> None:
    """Try what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("room", nargs="+")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--children", type=int, default=2)
    asked = parser.parse_args()
    for room in asked.room:
        tried(asked.folder.resolve(), room, asked.sample, asked.children)


if __name__ == "__main__":
    main()
