"""How many small faults, put into the code one at a time, the tests find: mutation testing by
mutmut, in copies of the tree.

    python benchmarks/mutants.py FOLDER identity ledger         every mutant of these rooms
    python benchmarks/mutants.py FOLDER package --sample 200    some, chosen by a hash of names

Run again, a folder goes on: mutants that were killed stay so, and those that survived are tried
again with the tests of today. A fault that no test can tell from the code, or that need not be
told, is marked where it stands, with the reason, in a comment above the statement, or above a line
within it:

    # mutants survive: a cost is 1 or -1.
    if cost > 0:

Survivors without a mark, and marks that nothing survives at, are printed, and make it fail. Needs
``uv`` and git.
"""

import argparse
import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent

TESTS = {
    "identity": (
        "test_codes test_lookup test_matching test_given test_lineage test_counts test_golden "
        "test_representations test_pickles"
    ),
    "ledger": (
        "test_tiny_ledgers test_beliefs test_unproved test_ledger test_money test_golden "
        "test_representations test_pickles test_grants laws/test_ledger_laws "
        "../engines/test_grant_laws"
    ),
    "aggregate": (
        "test_amounts test_counting test_sums test_panel test_lost test_rounding test_money "
        "test_edges test_given test_zones test_golden test_answers test_representations "
        "test_dates_told test_frames_schema test_pickles test_quiet_policy test_errors_in_french "
        "test_refused laws/test_concentration laws/test_one_story ../engines/test_panel_laws"
    ),
    "intake": (
        "test_read_funding test_read_grants test_open_tables test_csv_files test_cell_codes "
        "test_cell_dates test_given test_edges test_editing test_matching test_match_files "
        "test_ratios test_prepared test_weighing test_zones test_answers test_refused_tables "
        "test_representations test_pickles test_progress test_safety test_errors_in_french "
        "laws/test_table_laws laws/test_grant_table_laws"
    ),
    "package": (
        "test_faults test_editing test_edges test_grants test_ratios test_addresses test_safety "
        "test_round_trip test_mutations test_data test_frames_schema test_pickles "
        "test_errors_in_french laws/test_yearly laws/test_funder_days laws/test_load"
    ),
    "show": (
        "test_command_json test_quiet_policy test_plain_words test_first_screen test_fitting "
        "test_funding_command test_usage test_progress test_weighing test_edges test_typography "
        "test_representations test_match_files test_errors_in_french ../engines/test_charts "
        "../engines/test_chart_money ../engines/test_outlines"
    ),
    "text": (
        "test_representations test_dates_told test_answers test_fitting test_first_screen "
        "test_progress test_plain_words test_money test_edges test_amounts test_panel "
        "test_tiny_ledgers test_typography test_pickles"
    ),
}
"""Tests of a room that tell soon, those that reach most of it; those of other rooms are all that
need no package of their own. What needs a browser or a frame is tried by none.
"""

OTHERS = (
    "test_amounts test_codes test_counting test_counts test_data test_faults test_golden "
    "test_ledger test_lineage test_lookup test_matching test_money test_records test_tiny_ledgers"
)
LEFT_OUT = (
    "test_errors_in_french.py::test_each_text_that_the_command_can_raise_is_in_the_catalogue",
    "test_errors_in_french.py::test_what_an_extra_is_for_is_in_the_catalogue",
    "test_errors_in_french.py::test_what_was_found_is_no_template_unless_it_says_so",
    "test_errors_in_french.py::test_the_catalogue_has_nothing_that_nobody_says",
    "test_prepared.py::test_threads_that_import_load_and_ask_at_once_get_the_same_objects",
    "test_prepared.py::test_where_pickle_is_all_python_it_is_read_too",
    "test_prepared.py::test_the_first_pole_needs_little",
    "test_funding_command.py::test_a_missing_solver",
    "test_safety.py::test_a_cell_of_ten_million_characters_is_refused",
    "test_safety.py::test_a_zip_that_lies_about_a_size_is_not_unpacked_further",
    "test_safety.py::test_a_zip_that_unpacks_to_more_than_a_package_is_not_unpacked",
    "test_safety.py::test_zips_packed_in_ways_that_know_no_bounds_are_refused",
)
"""Tests that read the code, where all mutants stand side by side, or start processes of their own,
which know of no mutant.
"""

KILLED, SURVIVED, UNTESTED = "killed", "survived", "without a test"
MARK = "# mutants survive: "


class Mutant(NamedTuple):
    """A fault, and what became of it. Its name is that of a module, a function and a number."""

    name: str
    fate: str

    @property
    def module(self) -> str:
        """The name of the module that it is in."""
        return self.name.rpartition(".")[0]


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
    """A copy of the tree in which a room is to be mutated; what an earlier one found stays."""
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
        "also_copy": ["conftest.py", "README.md", "README.fr.md", "docs", "engines", "tools"],
        "pytest_add_cli_args": [
            *("-p", "afresh", "-p", "no:randomly", "-p", "no:cacheprovider"),
            *("--hypothesis-profile", "full"),
            *(f"--deselect=tests/{name}" for name in LEFT_OUT),
        ],
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
        install: list[str | Path] = [
            "uv",
            "pip",
            "install",
            "-q",
            "--python",
            folder / "venv" / "bin" / "python",
        ]
        extras = ("--extra", "test", "--extra", "plot")
        subprocess.run(
            [*install, "-r", ROOT / "pyproject.toml", *extras, "mutmut>=3.8"], check=True
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
            yield Mutant(name, {None: "", 0: SURVIVED, 33: UNTESTED}.get(code, KILLED))


FUNCTIONS = """
import json, sys
from libcst import Module
from mutmut.mutation.diff_apply import find_mutant, read_functions_from_index
told = []
for name in json.load(sys.stdin):
    pair = read_functions_from_index(name, find_mutant(name).path)
    told.append([Module([]).code_for_node(function) for function in pair])
print(json.dumps(told))
"""


def functions(tree: Path, found: Sequence[Mutant]) -> list[tuple[list[str], list[str]]]:
    """For each mutant the lines of its function as they stand in the code, and with the fault."""
    told = subprocess.run(
        [tree.parent / "venv" / "bin" / "python", "-c", FUNCTIONS],
        cwd=tree,
        input=json.dumps([one.name for one in found]),
        capture_output=True,
        text=True,
        check=True,
    )
    pairs = json.loads(told.stdout.splitlines()[-1])
    return [(was.splitlines(), now.splitlines()) for was, now in pairs]


def changes(was: Sequence[str], now: Sequence[str]) -> list[tuple[range, range]]:
    """Which lines of a function, counted from 0, became which."""
    codes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return [(range(a, b), range(c, d)) for tag, a, b, c, d in codes if tag != "equal"]


def mark_of(lines: Sequence[str], changed: int) -> str | None:
    """The mark of a line of a function: within it, above it, or above the statement it is in."""
    starts = {}
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = body[0].lineno if body else (node.end_lineno or node.lineno) + 1
            starts.update(dict.fromkeys(range(node.lineno - 1, end - 1), node.lineno - 1))
    for first in (changed, starts.get(changed, changed)):
        place = first
        while place >= 0 and (place == first or lines[place].lstrip().startswith("#")):
            if MARK in lines[place]:
                return lines[place].strip()
            place -= 1
    return None


def marks(tree: Path, room: str) -> set[tuple[str, str]]:
    """All marks of a room, each with the name of its module."""
    found = set()
    for file in (tree / "src" / "poles").rglob("*.py"):
        module = ".".join(file.relative_to(tree / "src").with_suffix("").parts)
        if f"{module}.".startswith(f"poles.{room}."):
            lines = map(str.strip, file.read_text(encoding="utf-8").splitlines())
            found |= {(module, line) for line in lines if MARK in line}
    return found


def tried(folder: Path, room: str, sample: int | None, children: int) -> tuple[float, int]:
    """Print the figure of a room, its survivors without a mark, and its marks without a survivor;
    the share of mutants that were killed, and how many of the others and of the marks these are.
    """
    tree = prepared(folder, room)
    mutate(tree, ["poles.none*"], 1)  # makes them, and tries none
    every = list(mutants(tree))
    names = sorted((one.name for one in every), key=lambda name: crc32(name.encode()))
    chosen = set(names[:sample])
    left = [one.name for one in every if one.fate != KILLED and one.name in chosen]
    log = mutate(tree, left, children) if left else ""
    found = [one for one in mutants(tree) if one.name in chosen]
    if not found or not all(one.fate for one in found):
        sys.exit(log[-3000:])
    survivors = [one for one in found if one.fate != KILLED]
    unknown, used = [], set()
    for one, (was, now) in zip(survivors, functions(tree, survivors), strict=True):
        for before, after in changes(was, now):
            mark = mark_of(was, before.start)
            if mark is None:
                lines = [f"- {was[place].strip()}" for place in before]
                lines += [f"+ {now[place].strip()}" for place in after]
                unknown.append("\n".join([f"{one.name}: {one.fate}", *lines]))
            else:
                used.add((one.module, mark))
    share = (len(found) - len(survivors)) / len(found)
    print(
        f"{room}: {len(found) - len(survivors)} of {'a sample of ' if sample else ''}"
        f"{len(found)} mutants killed, {share:.1%}; "
        f"{len(survivors) - len(unknown)} of {len(survivors)} others marked",
        flush=True,
    )
    stale = set() if sample else marks(tree, room) - used
    told = [*unknown, *(f"{module}: nothing survives at\n{mark}" for module, mark in sorted(stale))]
    told = told if room in TESTS else []
    for text in told:
        print(f"\n{text}")
    return share, len(told)


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
    folder = asked.folder.resolve()
    found = [tried(folder, room, asked.sample, asked.children) for room in asked.room]
    sys.exit(any(left for _, left in found))


if __name__ == "__main__":
    main()
