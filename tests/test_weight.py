"""Importing the library loads no data and none of what only some of its users need."""

import subprocess
import sys

import pytest

import poles
from poles import errors, strategies

FRAMES = {"arro3", "duckdb", "narwhals", "numpy", "pandas", "polars", "pyarrow", "pyspark"}
HEAVY = {
    "altair",
    "attrs",
    "cattrs",
    "csv",
    "highspy",
    "hypothesis",
    "importlib_resources",
    "json",
    "zipfile",
    *FRAMES,
}


def modules_after(code: str) -> set[str]:
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - "
                "before))"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


def test_import_loads_nothing() -> None:
    assert modules_after("import poles") <= {"__future__", "poles", "poles.lazy"}


@pytest.mark.parametrize(
    "code", ["import poles; poles.Pole, poles.Policy, poles.PolesError", "from poles import *"]
)
def test_names_load_no_reader(code: str) -> None:
    needed = {"attrs"} if "*" not in code else HEAVY - {"altair", "highspy", "hypothesis", *FRAMES}
    assert not (HEAVY - needed) & {name.split(".")[0] for name in modules_after(code)}


def test_loading_needs_no_frame_library() -> None:
    loaded = {name.split(".")[0] for name in modules_after("import poles; poles.load_policy()")}
    assert not {"highspy", "hypothesis", *FRAMES} & loaded


@pytest.mark.parametrize(
    "code",
    ["import poles; poles.frames", "from poles import frames; dir(frames)", "import poles.frames"],
)
def test_the_room_of_frames_loads_nothing_by_itself(code: str) -> None:
    found = {name for name in modules_after(code) if name.split(".")[0] != "__future__"}
    assert {name.split(".")[0] for name in found} & (HEAVY | {"poles"}) == {"poles"}
    assert {name for name in found if name.startswith("poles.")} == {"poles.frames", "poles.lazy"}


def test_a_frame_loads_no_engine_before_it_is_asked_for() -> None:
    code = (
        "import poles; poles.frames.to_frame; policy = poles.load_policy(); policy.poles[:0], "
        "policy.on('2012-11-19')"
    )
    assert not (FRAMES | {"highspy"}) & {name.split(".")[0] for name in modules_after(code)}


@pytest.mark.parametrize(
    "question",
    [
        (
            'poles.bounds(funding, poles.Box(funders="state", instrument="governance", '
            'period="2025", '
            'basis="planned", stage="voted"))'
        ),
        'poles.known_on(funding, "2012-11-19")',
        'poles.Box(funders="fui", basis="paid")',
    ],
)
def test_what_needs_no_solver_loads_none(question: str) -> None:
    loaded = {
        name.split(".")[0]
        for name in modules_after(f"import poles; funding = poles.load_funding(); {question}")
    }
    assert not {"highspy", "numpy"} & loaded


@pytest.mark.parametrize(
    "code", ["import poles; poles.show", "from poles import show; dir(show)", "import poles.show"]
)
def test_the_room_of_figures_loads_nothing_by_itself(code: str) -> None:
    found = {name for name in modules_after(code) if name.split(".")[0] != "__future__"}
    assert {name.split(".")[0] for name in found} & (HEAVY | {"poles"}) == {"poles"}
    assert {name for name in found if name.startswith("poles.")} == {"poles.show", "poles.lazy"}


def test_a_figure_loads_no_library_before_it_is_drawn() -> None:
    code = "import poles; [getattr(poles.show, name) for name in poles.show.__all__]"
    assert not {"altair", "vl_convert", *FRAMES} & {
        name.split(".")[0] for name in modules_after(code)
    }


@pytest.mark.parametrize(
    "code", ["import poles; poles.strategies", "from poles import strategies; dir(strategies)"]
)
def test_the_room_of_strategies_loads_nothing_by_itself(code: str) -> None:
    found = modules_after(code)
    assert {name.split(".")[0] for name in found} & (HEAVY | {"poles"}) == {"poles"}
    assert {name for name in found if name.startswith("poles.")} == {
        "poles.strategies",
        "poles.lazy",
    }


def test_importing_hypothesis_loads_no_class() -> None:
    found = {name for name in modules_after("import hypothesis") if name.startswith("poles")}
    assert found == {"poles", "poles.lazy", "poles.strategies", "poles.strategies.registering"}


@pytest.mark.parametrize(
    "imports",
    [
        "import poles; poles.load_policy(); poles.Pole, poles.Box; import hypothesis",
        "import poles, hypothesis",
        "import hypothesis, poles",
        "import hypothesis; from poles.model.pole import Pole",
    ],
)
def test_hypothesis_knows_our_classes_whichever_is_imported_first(imports: str) -> None:
    # What is made up for each class is tested among the laws, and takes longer.
    code = f"""
{imports}
import poles
from hypothesis import find, strategies as st
names = {{"records": "Pole", "policies": "Policy", "dates": "EdtfDate", "periods": "Period"}}
for name, kind in names.items():
    setattr(poles.strategies, name, lambda *_, name=name: st.just(name))
    print(find(st.from_type(getattr(poles, kind)), lambda _: True))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["records", "policies", "dates", "periods"]


def test_strategies_need_their_extra() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
from poles import MissingExtra, strategies
for name in set(strategies.__all__) - {'Euros', 'LedgerWithTruth', 'Truth'}:
    try:
        getattr(strategies, name)
    except MissingExtra as error:
        print(error)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told = (
        "Making up data for tests needs the extra 'hypothesis': in a copy of the repository, "
        "pip install '.[hypothesis]'."
    )
    assert found.stdout.splitlines() == [told] * (len(strategies.__all__) - 3)


def test_frames_need_their_extra() -> None:
    code = """
import sys
sys.modules["narwhals"] = None
import poles
try:
    poles.frames.annotate({}, "name")
except poles.MissingExtra as error:
    print(error)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (
        found.stdout
        == "Work on data frames needs the extra 'frames': in a copy of the repository, "
        "pip install '.[frames]'.\n"
    )


def test_every_error_is_a_poles_error() -> None:
    found = [getattr(errors, name) for name in errors.__all__]
    raised = [error for error in found if issubclass(error, Exception)]
    assert all(issubclass(error, (poles.PolesError, Warning)) for error in raised)
    assert issubclass(poles.UnknownPole, LookupError)
    assert issubclass(poles.AmbiguousName, LookupError)
    assert issubclass(poles.InvalidPackage, ValueError)
    assert issubclass(poles.InvalidBox, ValueError)
    assert issubclass(poles.UnknownCode, LookupError)
    assert issubclass(poles.MissingExtra, ImportError)
    assert issubclass(poles.Unproved, ArithmeticError)
