"""Answers as tables of text, kept beside the tests for each edition of the data: what a change of
the data or the code does to them is a diff.
"""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import poles
from poles.ledger.totals import Group
from poles.terms import BasisCode, StageCode

FOLDER = Path(__file__).parent / "golden" / poles.DATA_EDITION


def rows_of(
    asked: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], *without: str
) -> list[dict[str, Any]]:
    """The rows of an answer beside what was asked, without some columns."""
    return [
        {**asked, **{key: value for key, value in row.items() if key not in without}}
        for row in rows
    ]


SLOW: tuple[Group, ...] = "pole", "region", "sector"
"""Groups of awarded money that take seconds: a test in engines asks for them."""


def totals_of(
    policy: poles.Policy, by: Group, basis: BasisCode, stage: StageCode | None = None
) -> list[dict[str, Any]]:
    """Totals without the statements that prove them, as one answer may have several proofs; and
    without groups of which nothing is proved.
    """
    found = poles.total(policy.funding, by=by, basis=basis, stage=stage).items()
    rows = ({"group": key, "low": one.low, "high": one.high} for key, one in found if one.because)
    return rows_of({"basis": basis, "stage": stage, "by": by}, rows)


def conflicts_of(policy: poles.Policy, basis: BasisCode) -> list[dict[str, Any]]:
    """Conflicts without their numbers, which a new one would change of all after it: each begins
    with its first step.
    """
    return rows_of({}, poles.conflicts(policy.funding, basis=basis).to_dicts(), "conflict")


def compare(name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows are those of the file of that name, or with UPDATE_SNAPSHOTS in the environment are
    written there.
    """
    rows = list(rows)
    told = io.StringIO()
    writer = csv.DictWriter(
        told, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    file = FOLDER / f"{name}.csv"
    if "UPDATE_SNAPSHOTS" in os.environ:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told.getvalue(), encoding="utf-8", newline="")
    hint = (
        "Where that is meant, say why in the changelog and write it anew: UPDATE_SNAPSHOTS=1 "
        "python -m pytest tests/test_golden.py engines/test_golden_awarded.py"
    )
    assert file.exists(), f"{file} is not there. {hint}"
    found = file.read_text(encoding="utf-8").splitlines()
    assert told.getvalue().splitlines() == found, f"{file.name} is not what is computed. {hint}"


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_cell, value))
    return "" if value is None else str(value.value if isinstance(value, Enum) else value)
