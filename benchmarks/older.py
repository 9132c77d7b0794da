"""The build of 0.1.0, made from its commit: what the library, its tests and its checks are measured
against. Needs git and ``build``.
"""

import atexit
import shutil
import subprocess
import sys
import tempfile
import venv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
RELEASE = "466e0a60b72aea0f61903f5973586952370fac5c"
"""The commit of 0.1.0."""


@cache
def workshop() -> Path:
    """A folder that is there until the benchmarks end."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def clone(commit: str) -> Path:
    """A clone of the repository in which a commit is checked out."""
    folder = workshop() / f"clone-{commit[:7]}"
    for command in (
        ("git", "clone", "-q", str(ROOT), str(folder)),
        ("git", "-C", str(folder), "checkout", "-q", commit),
    ):
        subprocess.run(command, check=True)
    return folder


@cache
def wheel(commit: str | None = None) -> Path:
    """The wheel of a commit, or of the tree as it stands."""
    folder = workshop() / f"wheel-{commit or 'here'}"
    tree = ROOT if commit is None else clone(commit)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(tree)],
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("*.whl")
    return found


@cache
def environment(commit: str | None, extras: str, *others: str) -> Path:
    """The Python of a new environment with such a wheel, some of its extras, and other packages."""
    folder = Path(tempfile.mkdtemp(dir=workshop()))
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", f"{wheel(commit)}[{extras}]", *others],
        check=True,
        capture_output=True,
    )
    return python
