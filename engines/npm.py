"""Packages of npm, which some checks are made with."""

import atexit
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any


@cache
def folder_with(*packages: str) -> Path:
    """A folder in which Node finds some packages, each given with its version: ``edtf@4.11.1``."""
    folder = Path(mkdtemp(prefix="npm-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", *packages],  # noqa: S607 - of the machine
        cwd=folder,
        check=True,
    )
    return folder


def said_by(script: str, folder: Path, given: Any) -> Any:
    """What a module of JavaScript, run in a folder, prints as JSON, which reads JSON."""
    file = folder / "script.mjs"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["node", str(file)],  # noqa: S607 - of this tree, by the machine's Node
        input=json.dumps(given),
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
