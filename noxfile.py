"""The tasks of who works on this tree: ``nox -l`` lists them, ``nox -s lint types`` runs some.

They use the environment that they are started in (CONTRIBUTING.md says what belongs into it), so
that it is made but once, and as the README says; what tries the wheel alone makes its own.
``.ci/run`` runs all of them.
"""

import filecmp
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "rooms", "tests"]

MOST = 1_050_000
"""How many bytes the wheel may have."""


def built(session: nox.Session, kind: str) -> Path:
    """What ``build`` has made, in ``dist`` or the folder given."""
    (found,) = Path(*session.posargs or ["dist"]).absolute().glob(kind)
    return found


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and where lines break."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types, to two checkers."""
    session.run("mypy")
    session.run("pyright")


@nox.session
def rooms(session: nox.Session) -> None:
    """Imports between rooms run one way."""
    session.run("lint-imports")


@nox.session
def data(session: nox.Session) -> None:
    """Another implementation of the standard reads the data packages."""
    for folder in ("src/poles/data", "docs/spitzencluster"):
        session.run("frictionless", "validate", f"{folder}/datapackage.json")


@nox.session
def tests(session: nox.Session) -> None:
    """The tests, and the examples in the code and in the documentation."""
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def engines(session: nox.Session) -> None:
    """The tests against other libraries, of the pages in a browser, and all laws in full."""
    more = ("-m", "engines or hypothesis", "--hypothesis-profile", "full", "-n", "auto")
    session.run(
        "python",
        "-m",
        "pytest",
        "engines",
        "tests",
        "docs",
        "src",
        "README.fr.md",
        *more,
        "--dist",
        "loadfile",
        *session.posargs,
    )


@nox.session
def written(session: nox.Session) -> None:
    """Write anew what is made from the code: stubs of public names, the data dictionary."""
    session.run("python", "tools/face.py")
    session.run("python", "docs/_ext/dictionary.py")


@nox.session
def build(session: nox.Session) -> None:
    """The wheel and the source distribution; built again elsewhere, they are the same bytes."""
    dist = Path(*session.posargs or ["dist"])
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or session.run(
        "git", "log", "-1", "--format=%ct", silent=True
    )
    env = {"SOURCE_DATE_EPOCH": str(epoch).strip()}
    make = (sys.executable, "-m", "build", "--outdir")
    session.run(*make, str(dist), ".", env=env, silent=True)
    wheel, sdist = built(session, "*.whl"), built(session, "*.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(sdist, folder)
        (again,) = Path(folder).iterdir()
        session.run(*make, f"{folder}/dist", str(again), env=env, silent=True)
        for file in (wheel, sdist):
            if not filecmp.cmp(file, f"{folder}/dist/{file.name}", shallow=False):
                session.error(f"{file.name} is not the same when it is built again")
    session.run("check-wheel-contents", str(wheel))
    session.run("twine", "check", "--strict", str(wheel), str(sdist))
    for file in (wheel, sdist):
        session.log(f"{file.name}: {file.stat().st_size} bytes")
    if wheel.stat().st_size >= MOST:
        session.error(f"a wheel has to be smaller than {MOST} bytes")


@nox.session(venv_backend="venv")
def alone(session: nox.Session) -> None:
    """The wheel without extras: it works, loads no more than it should, says what is missing."""
    session.install(str(built(session, "*.whl")))
    session.run("python", "-W", "error", "tests/smoke.py")
    session.run("python", "-m", "poles", "--on", "2012-11-19", "--lang", "fr", silent=True)


@nox.session(venv_backend="venv")
def public_types(session: nox.Session) -> None:
    """Every public type of the wheel is known."""
    # Types of strategies are those of Hypothesis.
    session.install(f"{built(session, '*.whl')}[hypothesis]")
    with tempfile.TemporaryDirectory() as folder, session.chdir(folder):
        # Here, these sources would be taken for the wheel.
        session.run("pyright", "--verifytypes", "poles", "--ignoreexternal", external=True)


@nox.session
@nox.parametrize(
    ("version", "resolution"),
    [("3.11", "lowest-direct"), ("3.12", "highest"), ("3.13", "highest")],
)
def pythons(session: nox.Session, version: str, resolution: str) -> None:
    """The tests of the source distribution with its oldest dependencies, and with other Pythons."""
    session.run(".ci/tests_with", str(built(session, "*.tar.gz")), version, resolution)


@nox.session
def oldest_engines(session: nox.Session) -> None:
    """The tests of frames with the oldest version of each engine that starts no server."""
    tests = ("engines/test_frames_annotate.py", "-k", "not plain_python and not spark and not post")
    sdist = str(built(session, "*.tar.gz"))
    session.run(".ci/tests_with", sdist, "3.11", "lowest-direct", "engines", *tests)
