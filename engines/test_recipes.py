"""The type-checked recipe of the documentation, checked."""

import re
import subprocess
import sys
from pathlib import Path


def test_the_recipe_passes_a_strict_type_checker(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "your-data.md").read_text(encoding="utf-8")
    blocks = [
        block
        for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL)
        if not block.startswith(">>>")
    ]
    assert len(blocks) == 1
    good, wrong = tmp_path / "good.py", tmp_path / "wrong.py"
    good.write_text(blocks[0], encoding="utf-8")
    wrong.write_text(
        f"{blocks[0]}\nprint(poles.load_policy().on('2024-01-08').poles[0].tier.fr)\n",
        encoding="utf-8",
    )

    def checked(file: Path) -> tuple[int, str]:
        found = subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", str(file)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        return found.returncode, found.stdout

    assert checked(good)[0] == 0, checked(good)[1]
    code, text = checked(wrong)
    assert code == 1
    assert 'Item "None" of "Tier | None" has no attribute "fr"' in text
