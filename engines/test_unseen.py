"""Figures of public texts that the bundled data do not have are weighed: none whose source is sound
is contradicted. They stay out of the data, to be told anew of each edition.
"""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import poles

with (Path(__file__).parent / "unseen.csv").open(encoding="utf-8", newline="") as file:
    UNSEEN = list(csv.DictReader(file))

_SEVERAL = "funders", "calls", "poles", "regions", "beneficiaries"


def weighed(row: dict[str, str]) -> poles.Weighing:
    """What the bundled ledger says of a row."""
    parts: dict[str, Any] = {part: row[part].split() for part in _SEVERAL}
    box = poles.Box(
        **parts,
        instrument=row["instrument"] or None,  # type: ignore[arg-type]
        period=(row["start"], row["end"]) if row["start"] else None,
        basis=row["basis"],  # type: ignore[arg-type]
        stage=row["stage"] or None,  # type: ignore[arg-type]
    )
    unit = Decimal(row["unit"]) if row["unit"] else None
    return poles.weigh(poles.load_funding(), Decimal(row["amount"]), box, row["wording"], unit)


@pytest.mark.parametrize("row", UNSEEN, ids=lambda row: row["id"])
def test_a_figure_that_the_ledger_has_never_seen(row: dict[str, str]) -> None:
    assert poles.load_funding().get(row["id"]) is None
    found = weighed(row)
    assert found.verdict == row["verdict"]
    assert (found.verdict == "contradicted") == bool(row["unsound"])
    assert found.verdict != "unknown"
    assert row["url"].startswith("http")
