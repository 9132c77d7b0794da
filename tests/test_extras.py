"""What is not installed is asked for; what is installed and does not load says why."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import highspy
import pytest

import poles
from poles.extras import loaded
from poles.ledger import beliefs
from poles.ledger import highs as highs_of

DOORS = {
    "highspy": (
        "solver",
        "poles.bounds(policy.funding, poles.Box(funders='fui', calls='fui-3', basis='awarded'))",
    ),
    "arro3.core": ("frames", "policy.phases.__arrow_c_stream__()"),
    "narwhals.stable.v2": ("frames", "poles.frames.annotate({}, 'name')"),
    "pandas": (None, "poles.frames.to_frame(policy.phases, 'pandas')"),
    "polars": (None, "poles.frames.to_frame(policy.phases, 'polars')"),
    "pyarrow": (None, "poles.frames.to_frame(policy.phases, 'pyarrow')"),
    "altair": ("plot", "poles.show.timeline(policy)"),
    "vl_convert": ("plot", "from poles.show.page import bundle; bundle()"),
    "hypothesis": ("hypothesis", "poles.strategies.labels"),
}
"""Each optional module that the library imports, with its extra and a question that needs it."""

ASK = """
import json, sys
from types import SimpleNamespace
import poles
policy = poles.load_policy()
doors = json.load(sys.stdin)
for module, (_, question) in doors.items():
    if module == "vl_convert":
        sys.modules["altair"] = SimpleNamespace(SCHEMA_VERSION="v6.1.0")
    try:
        exec(question)
    except poles.PolesError as error:
        told = {"kind": type(error).__name__, "told": str(error), "cause": repr(error.__cause__)}
        print(json.dumps(told | {"extra": error.extra, "package": error.package}))
"""


def answers(folder: Path | None, missing: bool = False) -> dict[str, dict[str, Any]]:
    """What each door says where its module is missing, or is one of a folder."""
    before = "import sys\n"
    for module in DOORS:
        if folder is not None:
            before += f"sys.path.insert(0, {str(folder)!r})\n"
        if missing:
            before += f"sys.modules[{module.partition('.')[0]!r}] = None\n"
    found = subprocess.run(
        [sys.executable, "-c", before + ASK],
        input=json.dumps(DOORS),
        capture_output=True,
        text=True,
        check=True,
    )
    lines = map(json.loads, found.stdout.splitlines())
    return dict(zip(DOORS, lines, strict=True))


def modules(folder: Path, code: str) -> Path:
    """A folder in which each module of the doors is there, and does this when it is imported."""
    for module in DOORS:
        *parents, name = module.split(".")
        package = folder
        for parent in parents:
            package /= parent
            package.mkdir()
            (package / "__init__.py").touch()
        (package / f"{name}.py").write_text(code, encoding="utf-8")
    return folder


def test_a_module_that_is_not_there_is_an_extra_to_install() -> None:
    for module, told in answers(None, missing=True).items():
        extra = DOORS[module][0]
        wanted = module if extra is None else f"'.[{extra}]'"
        assert told["kind"] == "MissingExtra"
        assert told["told"].endswith(f"pip install {wanted}."), told
        assert (told["extra"], told["package"]) == (extra, module if extra is None else None)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "raise ImportError('undefined symbol: _ZN5Highs13releaseMemoryEv')",
            "ImportError: undefined symbol: _ZN5Highs13releaseMemoryEv",
        ),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise OSError('libgomp.so.1: no such file')", "OSError: libgomp.so.1: no such file"),
        ("raise ValueError('numpy.dtype size changed')", "ValueError: numpy.dtype size changed"),
    ],
    ids=["a symbol", "a module of its own", "a library", "an interface"],
)
def test_what_is_there_and_does_not_load_says_why(tmp_path: Path, code: str, reason: str) -> None:
    for module, told in answers(modules(tmp_path, code)).items():
        package = module.partition(".")[0]
        assert told["kind"] == "BrokenExtra", told
        assert f"needs {package}" in told["told"]
        assert f"does not load ({reason})" in told["told"]
        assert ".[" not in told["told"]
        assert told["cause"].startswith(reason.partition(":")[0])
        assert (told["extra"], told["package"]) == (DOORS[module][0], package)


def test_a_broken_solver_names_what_it_does_not_stand_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "highspy.py").write_text("raise ImportError('undefined symbol')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "highspy", raising=False)
    monkeypatch.setitem(sys.modules, "ortools", ModuleType("ortools"))
    box = poles.Box(funders="fui", calls="fui-3", basis="awarded")
    advice = r"OR-tools .* pip install 'highspy>=1\.16'"
    # What was asked before has a solver that is kept.
    beliefs.forget()
    with pytest.raises(poles.BrokenExtra, match=advice) as told:
        poles.bounds(poles.load_funding().having(poles.load_funding()), box)
    assert isinstance(told.value, ImportError)
    assert isinstance(told.value.__cause__, ImportError)
    monkeypatch.delitem(sys.modules, "ortools")
    with pytest.raises(poles.BrokenExtra, match="Try python -c 'import highspy'"):
        poles.bounds(poles.load_funding().having(poles.load_funding()), box)


def test_a_module_that_loads_is_given() -> None:
    assert loaded("json.decoder", None, "Reading") is sys.modules["json.decoder"]


def test_the_solver_is_opened_without_numpy_and_is_that_of_its_package() -> None:
    code = """
import sys
from poles.ledger.highs import highs, quiet
core = highs()
print("numpy" in sys.modules, "highspy" in sys.modules)
import highspy
print(highspy._core._Highs is core._Highs, highs()._Highs is core._Highs)
print(isinstance(highspy.Highs(), type(quiet(core, presolve="off"))))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[:2] == ["False False", "True True"]
    assert found.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("wrong", [ImportError, None])
def test_a_solver_that_does_not_open_by_itself_is_imported(
    wrong: type[Exception] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        if wrong is not None:
            raise wrong

    monkeypatch.delitem(sys.modules, "highspy")
    monkeypatch.setattr("poles.ledger.highs.spec_from_file_location", broken)
    highs_of._alone.cache_clear()
    try:
        assert highs_of.highs()._Highs is highspy._core._Highs
    finally:
        highs_of._alone.cache_clear()


def test_the_solver_prints_nothing() -> None:
    code = """
import poles
print(poles.bounds(poles.load_funding(), poles.Box(funders="fui", basis="awarded")).low)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (len(found.stdout.split()), found.stderr) == (1, "")
