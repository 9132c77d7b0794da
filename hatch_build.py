"""What the build makes beside the code: the policy of the bundled tables, loaded ahead (see
``poles.intake.loaders``).
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What ``tools/answers.py`` wrote: to work it out takes a solver, and longer than a build should.
ANSWERS = "tools/answers.pickle"


class PreparedPolicy(BuildHookInterface[Any]):
    """Loads the tables, which checks them, and adds what they gave to the wheel; a copy that is
    used where it stands has no need of it.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatchling asks for this before it writes the wheel."""
        if version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from poles.intake.loaders import FILE, load_policy, prepare

        self.made = tempfile.TemporaryDirectory()
        file = Path(self.made.name) / FILE
        answers = (Path(self.root) / ANSWERS).read_bytes()
        file.write_bytes(prepare(load_policy(source / "poles" / "data"), answers))
        build_data["force_include"][str(file)] = f"poles/intake/{FILE}"

    def finalize(self, *_told: object) -> None:
        """And for this when it is written."""
        if made := getattr(self, "made", None):
            made.cleanup()
