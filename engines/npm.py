"""Packages of npm, which some checks are made with."""

import json
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any


@cache
def folder_with(package: str, version: str) -> Path:
    """A folder in which Node finds a package of this version."""
    folder = Path(mkdtemp(prefix="npm-"))
    (folder / "package.json").write_text(
        json.dumps({"private": True, "dependencies": {package: version}}), encoding="utf-8"
    )
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund"],  # noqa: S607 - of the machine
        cwd=folder,
        check=True,
    )
    return folder


def said_by(script: str, folder: Path, given: Any) -> Any:
    """What a module of JavaScript prints as JSON, which reads JSON."""
    file = folder / "script.mjs"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["node", str(file)],  # noqa: S607 - of this tree, by the machine's Node
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)
