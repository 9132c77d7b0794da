"""The library and its extras run in Pyodide, as docs/browser.md prints it.

It needs ``npm``; without it the test fails.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def without_figures(text: str) -> str:
    """What was printed, without what was needed of time and the versions of the wheels."""
    text = re.sub(r" \(\d+\.\d\d s\)", "", text)
    return re.sub(r"(?m)^(\w+)-\S+\.whl$", r"\1", text)


def test_it_runs_as_the_page_prints() -> None:
    page = (ROOT / "docs" / "browser.md").read_text(encoding="utf-8")
    (printed,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    done = subprocess.run(
        [str(ROOT / "tools" / "pyodide" / "run")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert without_figures(done.stdout) == without_figures(printed)
