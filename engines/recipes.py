"""The recipes of the documentation in other languages, and what the tables hold that they read."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import poles

ROOT = Path(__file__).parents[1]
DATA = Path(poles.__file__).parent / "data"
TABLES = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
EUROS = sum(Decimal(grant.amount) for grant in poles.load_policy().grants)


def recipe(language: str, sign: str = "") -> str:
    """The one block of docs/data.md in a language, which holds a sign."""
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    (found,) = (block for block in blocks if sign in block)
    return str(found)


def with_data(folder: Path) -> Path:
    """A folder in which the recipes find the data where they look for them."""
    (folder / "src").mkdir()
    (folder / "src" / "poles").symlink_to(DATA.parent)
    return folder


def rows_of(table: str) -> list[list[str]]:
    """The cells of a table, without its header."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
