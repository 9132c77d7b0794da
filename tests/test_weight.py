"""Importing the library loads no data and none of what only some of its users need."""

import subprocess
import sys

import pytest

import poles
from poles import frames, show, strategies

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
            f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


def test_import_loads_nothing() -> None:
    assert {
        name for name in modules_after("import poles") if name.split(".")[0] != "__future__"
    } == {"poles"}


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
    assert {name for name in found if name.startswith("poles.")} == {"poles.frames"}


def test_a_frame_loads_no_engine_before_it_is_asked_for() -> None:
    code = "import poles; poles.frames.to_frame; policy = poles.load_policy(); policy.poles[:0], policy.on('2012-11-19')"
    assert not (FRAMES | {"highspy"}) & {name.split(".")[0] for name in modules_after(code)}


@pytest.mark.parametrize(
    "question",
    [
        'poles.bounds(funding, poles.Box(funders="state", instrument="governance", period="2025", basis="planned", stage="voted"))',
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


def test_every_public_name_is_there() -> None:
    assert set(poles.__all__) <= set(dir(poles))
    for name in poles.__all__:
        assert getattr(poles, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        poles.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


def test_every_public_name_of_frames_is_there() -> None:
    assert list(frames.__all__) == sorted(frames.__all__)
    assert set(frames.__all__) <= set(dir(frames))
    for name in frames.__all__:
        assert getattr(frames, name) is vars(frames)[name] is not None
    assert poles.frames is frames
    with pytest.raises(
        AttributeError, match=r"module 'poles\.frames' has no attribute 'no_such_name'"
    ):
        frames.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "code", ["import poles; poles.show", "from poles import show; dir(show)", "import poles.show"]
)
def test_the_room_of_figures_loads_nothing_by_itself(code: str) -> None:
    found = {name for name in modules_after(code) if name.split(".")[0] != "__future__"}
    assert {name.split(".")[0] for name in found} & (HEAVY | {"poles"}) == {"poles"}
    assert {name for name in found if name.startswith("poles.")} == {"poles.show"}


def test_a_figure_loads_no_library_before_it_is_drawn() -> None:
    code = "import poles; [getattr(poles.show, name) for name in poles.show.__all__]"
    assert not {"altair", "vl_convert", *FRAMES} & {
        name.split(".")[0] for name in modules_after(code)
    }


def test_every_public_name_of_show_is_there() -> None:
    assert list(show.__all__) == sorted(show.__all__)
    assert set(show.__all__) == set(show._HOME_OF) <= set(dir(show))
    for name in show.__all__:
        assert callable(getattr(show, name))
    assert poles.show is show
    with pytest.raises(
        AttributeError, match=r"module 'poles\.show' has no attribute 'no_such_name'"
    ):
        show.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "code", ["import poles; poles.strategies", "from poles import strategies; dir(strategies)"]
)
def test_the_room_of_strategies_loads_nothing_by_itself(code: str) -> None:
    found = modules_after(code)
    assert {name.split(".")[0] for name in found} & (HEAVY | {"poles"}) == {"poles"}
    assert {name for name in found if name.startswith("poles.")} == {"poles.strategies"}


def test_importing_hypothesis_loads_classes_and_nothing_that_makes_them() -> None:
    found = modules_after("import hypothesis")
    rooms = {name.split(".")[1] for name in found if name.startswith("poles.")}
    assert rooms <= {"errors", "identity", "ledger", "model", "policy", "strategies"}
    assert {name for name in found if name.startswith("poles.strategies.")} == {
        "poles.strategies.registering"
    }
    assert not {"cattrs", "importlib_resources"} & found


def test_every_public_name_of_strategies_is_there() -> None:
    assert list(strategies.__all__) == sorted(strategies.__all__)
    assert set(strategies.__all__) <= set(dir(strategies))
    for name in strategies.__all__:
        assert callable(getattr(strategies, name))
    assert poles.strategies is strategies
    with pytest.raises(
        AttributeError, match=r"module 'poles\.strategies' has no attribute 'no_such_name'"
    ):
        strategies.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


def test_strategies_need_their_extra() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
from poles import *
for name in set(strategies.__all__) - {'Grant', 'LedgerWithTruth', 'Truth'}:
    try:
        getattr(strategies, name)
    except MissingExtra as error:
        print(error)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told = "Making up data for tests needs the extra 'hypothesis': pip install 'poles[hypothesis]'."
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
        == "Work on data frames needs the extra 'frames': pip install 'poles[frames]'.\n"
    )


def test_every_error_is_a_poles_error() -> None:
    errors = [
        value
        for name in poles.__all__
        if isinstance(value := getattr(poles, name), type) and issubclass(value, Exception)
    ]
    assert all(
        issubclass(error, poles.PolesError) or issubclass(error, Warning) for error in errors
    )
    assert issubclass(poles.UnknownPole, LookupError)
    assert issubclass(poles.AmbiguousName, LookupError)
    assert issubclass(poles.InvalidPackage, ValueError)
    assert issubclass(poles.InvalidBox, ValueError)
    assert issubclass(poles.UnknownCode, LookupError)
    assert issubclass(poles.MissingExtra, ImportError)
    assert issubclass(poles.Unproved, ArithmeticError)
