"""Importing the library loads no data and none of what only some of its users need."""

import subprocess
import sys

import pytest

import poles

HEAVY = {
    "attrs", "cattrs", "csv", "highspy", "hypothesis", "importlib_resources", "json", "narwhals", "numpy", "pandas", "polars", "pyarrow", "zipfile",
}  # fmt: skip


def modules_after(code: str) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-c", f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


def test_import_loads_nothing() -> None:
    assert {name for name in modules_after("import poles") if name.split(".")[0] != "__future__"} == {"poles"}


@pytest.mark.parametrize("code", ["import poles; poles.Pole, poles.Policy, poles.PolesError", "from poles import *"])
def test_names_load_no_reader(code: str) -> None:
    needed = (
        {"attrs"} if "*" not in code else HEAVY - {"highspy", "hypothesis", "narwhals", "numpy", "pandas", "polars", "pyarrow"}
    )
    assert not (HEAVY - needed) & {name.split(".")[0] for name in modules_after(code)}


def test_loading_needs_no_frame_library() -> None:
    loaded = {name.split(".")[0] for name in modules_after("import poles; poles.load_policy()")}
    assert not {"highspy", "hypothesis", "narwhals", "numpy", "pandas", "polars", "pyarrow"} & loaded


@pytest.mark.parametrize(
    "question",
    [
        'poles.bounds(funding, poles.Box(funders="state", instrument="governance", period="2025", basis="planned", stage="voted"))',
        'poles.known_on(funding, "2012-11-19")',
        'poles.Box(funders="fui", basis="paid")',
    ],
)
def test_what_needs_no_solver_loads_none(question: str) -> None:
    loaded = {name.split(".")[0] for name in modules_after(f"import poles; funding = poles.load_funding(); {question}")}
    assert not {"highspy", "numpy"} & loaded


def test_every_public_name_is_there() -> None:
    assert set(poles.__all__) <= set(dir(poles))
    for name in poles.__all__:
        assert getattr(poles, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        poles.no_such_name  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


def test_every_error_is_a_poles_error() -> None:
    errors = [value for name in poles.__all__ if isinstance(value := getattr(poles, name), type) and issubclass(value, Exception)]
    assert all(issubclass(error, poles.PolesError) or issubclass(error, Warning) for error in errors)
    assert issubclass(poles.UnknownPole, LookupError)
    assert issubclass(poles.AmbiguousName, LookupError)
    assert issubclass(poles.InvalidPackage, ValueError)
    assert issubclass(poles.InvalidBox, ValueError)
    assert issubclass(poles.UnknownCode, LookupError)
    assert issubclass(poles.MissingExtra, ImportError)
    assert issubclass(poles.Unproved, ArithmeticError)
