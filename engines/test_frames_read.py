"""Data frames of other libraries are read to statements like lists of rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import poles

ROWS: dict[str, list[Any]] = {
    "Pôle": ["Minalogic", "Elopsys", None, "Minalogique"],
    "Année": ["2008-2011", "2010", "12/07/2005", "2011"],
    "Aide": ["12,5 M€", "1 234,56", "3", "4"],
    "Le": [date(2008, 1, 1), date(2010, 1, 1), None, date(2011, 1, 1)],
    "Projets": [3, None, 5, 6],
}


@pytest.mark.parametrize(
    "frame", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "polars", "pyarrow"]
)
def test_a_frame_is_read_like_rows(frame: Any) -> None:
    columns = {"poles": "Pôle", "period": "Année", "amount": "Aide", "projects": "Projets"}
    options: dict[str, Any] = {
        "columns": columns,
        "values": {"basis": "awarded", "funders": "fui"},
        "source": poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine"),
        "blank": "whole",
    }
    rows = [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)]
    expected = poles.read_funding(rows, rows="totals", **options)
    found = poles.read_funding(frame(ROWS), rows="totals", **options)
    assert found.records == expected.records
    assert [(fault.row, fault.column) for fault in found.faults] == [(5, "Pôle")]
    days = poles.read_funding(
        frame(ROWS),
        rows="totals",
        **{**options, "columns": {"amount": "Aide", "start": "Le", "end": "Le"}},
    )
    assert [str(one.start) for one in days.records] == ["2008-01-01", "2010-01-01", "2011-01-01"]


def test_numbers_of_frames_are_amounts() -> None:
    source = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
    frame = pd.DataFrame({"Aide": [12.5, float("nan"), 3.0], "Année": [2008, 2009, 2010]})
    found = poles.read_funding(
        frame,
        rows="totals",
        columns={"amount": "Aide", "period": "Année"},
        values={"basis": "awarded", "funders": "fui"},
        source=source,
        unit=1000,
    )
    assert [one.amount for one in found.records] == [12_500, 3_000]
    assert [(fault.row, fault.expected) for fault in found.faults] == [(3, "an amount")]
    exact = pa.table({"a": pa.array([Decimal("1.25")]), "p": [2008]})
    read = poles.read_funding(
        exact,
        rows="totals",
        columns={"amount": "a", "period": "p"},
        values={"basis": "awarded", "funders": "fui"},
        source=source,
    )
    assert read.records[0].amount == Decimal("1.25")


def test_what_pandas_knows_not_is_blank() -> None:
    source = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
    frame = pd.DataFrame({"Aide": [3, pd.NA], "Année": [2008, 2009]}, dtype=object)
    asked: dict[str, Any] = {
        "columns": {"amount": "Aide", "period": "Année"},
        "values": {"basis": "awarded", "funders": "fui"},
    }
    found = poles.read_funding(frame, rows="totals", source=source, **asked)
    assert [(fault.row, fault.expected) for fault in found.faults] == [(3, "an amount")]
    nothing: Any = pd.NaT
    with pytest.raises(poles.InvalidDay):
        poles.load_policy().on(nothing)


@pytest.mark.parametrize(
    "made",
    [
        lambda names, row: pd.DataFrame([row], columns=names),
        lambda names, row: pa.table([[cell] for cell in row], names=names),
    ],
    ids=["pandas", "pyarrow"],
)
def test_columns_of_one_name_hinder_only_who_asks_for_them(made: Any) -> None:
    frame = made(["Aide", "x", "x", "Année", ""], [3, 1, 2, 2008, None])
    source = poles.load_policy().sources[0].id
    values = {"funders": "fui", "basis": "awarded"}
    columns = {"amount": "Aide", "period": "Année"}
    found = poles.read_funding(frame, rows="totals", columns=columns, values=values, source=source)
    assert [record.amount for record in found.records] == [3]
    with pytest.raises(poles.InvalidTable, match="2 of its columns are called 'x', 'x'"):
        poles.read_funding(frame, rows="totals", columns={**columns, "amount": "x"}, source=source)
