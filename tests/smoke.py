"""The library by itself: run as a script where nothing but it and what it depends on is installed,
neither extras nor pytest.
"""

import sys

before = set(sys.modules)

import poles  # noqa: E402 - what it loads is what is asked

imported = set(sys.modules) - before
poles.load_policy()
loaded = set(sys.modules) - before

import tempfile  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from contextlib import suppress  # noqa: E402
from importlib.util import find_spec  # noqa: E402

EXTRAS = "altair", "arro3", "highspy", "hypothesis", "narwhals", "numpy", "vl_convert"


def third_parties(modules: set[str]) -> set[str]:
    """The packages that some modules belong to, without Python's own."""
    return {name.split(".")[0] for name in modules} - sys.stdlib_module_names


def exported() -> Iterator[str]:
    """Every public name that can be had without the extras; others say which extra they need."""
    for name in dir(poles):
        value = getattr(poles, name)
        yield name
        for inner in getattr(value, "__all__", ()):
            with suppress(poles.MissingExtra):
                getattr(value, inner)
                yield f"{name}.{inner}"


def refused(ask: Callable[[], object]) -> str | None:
    """The extra that a question needs."""
    try:
        ask()
    except poles.MissingExtra as error:
        return error.extra
    raise AssertionError("this needs an extra, and gave an answer without it")


def main() -> None:
    """Everything that a wheel alone should do."""
    assert {"__future__", "poles", "poles.lazy"} >= imported, imported
    assert third_parties(loaded) <= {"attr", "attrs", "poles"}, third_parties(loaded)
    assert not [name for name in EXTRAS if find_spec(name)], "this is to be run without the extras"
    names = [*exported()]
    assert {*dir(poles), *(f"show.{name}" for name in poles.show.__all__)} <= {*names}

    policy = poles.load_policy()
    snapshot = policy.on("2012-11-19")
    assert (policy.edition, len(snapshot.labels), policy.get("Mov'eo").name) == (
        poles.DATA_EDITION,
        71,
        "NextMove",
    )
    assert policy.match(["pôle Minalogic (Grenoble)"]).rows[0].how is poles.How.PART
    assert poles.cohort(policy, "2005-07-12", "2024-01-08").counts[poles.Outcome.MERGED] == 20
    voted = poles.Box(
        funders="state", instrument="governance", period="2025", basis="planned", stage="voted"
    )
    assert poles.bounds(policy.funding, voted).low > 0
    with tempfile.TemporaryDirectory() as folder:
        poles.write_package(policy, f"{folder}/package.zip")
        assert poles.load_policy(f"{folder}/package.zip") == policy

    assert (
        refused(
            lambda: poles.bounds(
                policy.funding, poles.Box(funders="fui", calls="fui-3", basis="awarded")
            )
        )
        == "solver"
    )
    assert refused(policy.poles.__arrow_c_stream__) == "frames"
    assert refused(lambda: poles.frames.annotate({}, "name")) == "frames"
    assert refused(lambda: poles.show.timeline(policy)) == "plot"
    assert refused(lambda: poles.strategies.labels) == "hypothesis"
    print(
        f"poles {poles.__version__}, data edition {poles.DATA_EDITION}: {len(names)} names "
        "without an extra"
    )


if __name__ == "__main__":
    main()
