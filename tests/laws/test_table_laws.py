"""Each row of a table is read, left out or a fault, once, and the euros of all are those of the
table.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles.intake.cell_sums import is_sum, may_have_sums
from poles.intake.cell_values import read_amount, usual_figure

SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
UNITS = {"Aide": 1, "Aide (€)": 1, "Aide (k€) HT": 1000, "Aide, M€ (TTC)": 10**6}
POLES = [
    "Minalogic", "pôle Minalogic (Grenoble)", "Mov'eo", "ELOPSYS", "Minalogique", "Elopsys; DERBI",
    "Minalogic / la fée", "la fée", "", "n.c.", "-", "sans pôle", "Total", "Sous-total Elopsys",
]  # fmt: skip
YEARS = ["2008", "2008-2011", "12/07/2008", 2008, "", "n.d.", "Total 2008", "jadis"]
FUNDERS = ["FUI", "anr", "Agence nationale de la recherche (ANR)", "", "Ensemble", "la fée"]
NAMES = ["Thales", "TotalEnergies", "CEA", "Ensemble musical", "Total"]
WAYS = st.sampled_from([None, "skip", "whole"])


class Row(NamedTuple):
    """A row, and its amount in cents of the unit of its column."""

    cells: dict[str, Any]
    cents: int


@st.composite
def rows(draw: st.DrawFn) -> Row:
    cents = draw(st.integers(0, 10**8))
    amount = Decimal(cents).scaleb(-2)
    french = f"{amount:,.2f}".replace(",", " ").replace(".", ",")
    remark = draw(st.sampled_from(["", " HT", " (TTC)"]))
    written: Any = draw(st.sampled_from([french + remark, f"{amount:,.2f}", amount, float(amount)]))
    parts: dict[str, list[Any]] = {
        "Qui": NAMES,
        "Pôle": POLES,
        "Année": YEARS,
        "Financeur": FUNDERS,
    }
    cells = {name: draw(st.sampled_from(some)) for name, some in parts.items()}
    return Row({**cells, "Aide": written}, cents)


tables = st.lists(rows(), max_size=8)


def read(
    table: Iterable[dict[str, Any]], aid: str = "Aide", **asked: Any
) -> tuple[poles.FundingTable, dict[int, str]]:
    """What was read of a table, and what became of each of its rows."""
    found = poles.read_funding(
        list(table),
        rows="totals",
        columns={"poles": "Pôle", "period": "Année", "funders": "Financeur", "amount": aid},
        values={"basis": "awarded"},
        source=SOURCE,
        split=[";", "/"],
        **asked,
    )
    fates = [
        *((int(one.id.rsplit("-", 1)[1]), "read") for one in found.records),
        *((one.row, "left out") for one in found.skipped),
        *((row, "fault") for row in {fault.row or 0 for fault in found.faults}),
    ]
    assert len(dict(fates)) == len(fates)
    return found, dict(fates)


@examples(100)
@given(tables, st.sampled_from([*UNITS]), WAYS)
def test_what_was_read_left_out_and_refused_is_the_table_to_the_cent(
    table: list[Row], header: str, blank: Any
) -> None:
    named = [{header if name == "Aide" else name: one for name, one in row.cells.items()}
        for row in table]  # fmt: skip
    found, fates = read(named, header, blank=blank)
    assert found.rows == len(table)
    assert fates.keys() == set(range(2, len(table) + 2))
    unit = UNITS[header]
    euros = {row: Decimal(one.cents * unit) / 100 for row, one in enumerate(table, start=2)}
    total = sum(one.amount for one in found.records) + found.skipped_amount
    refused = sum(amount for row, amount in euros.items() if fates[row] == "fault")
    assert total + refused == sum(euros.values())
    assert all(one.amount == euros[one.row] for one in found.skipped)
    assert bool(found.skipped) <= (blank == "skip")
    remarked = sorted(row for remark in found.remarks for row in remark.rows)
    assert len(set(remarked)) == len(remarked)
    if unit != 1:  # of these, the header says so
        assert set(remarked) == set(euros)


@examples(60)
@given(tables, WAYS, st.data())
def test_the_order_of_rows_and_columns_changes_nothing(
    table: list[Row], blank: Any, data: st.DataObject
) -> None:
    """But where a sum is told by what is above it."""
    plain = [{**row.cells, "Qui": "CEA"} for row in table]
    places = data.draw(st.permutations(range(len(table))))
    names = data.draw(st.permutations(["Qui", "Pôle", "Année", "Financeur", "Aide"]))
    other = [{name: plain[place][name] for name in names} for place in places]
    (one, fates), (two, others) = (read(some, blank=blank) for some in (plain, other))
    now = {place + 2: row for row, place in enumerate(places, start=2)}
    assert {now[row]: fate for row, fate in fates.items()} == others
    assert {attributes(record, now) for record in one.records} == {
        attributes(record) for record in two.records
    }
    told = {(now[fault.row or 0], fault.column, fault.value, fault.hint) for fault in one.faults}
    assert told == {(fault.row, fault.column, fault.value, fault.hint) for fault in two.faults}
    assert one.skipped_amount == two.skipped_amount


def attributes(record: poles.FundingRecord, now: dict[int, int] | None = None) -> tuple[Any, ...]:
    """What a record says, and the number of its row, perhaps as it is now."""
    row = int(record.id.rsplit("-", 1)[1])
    said = (record.poles, record.funders, record.start, record.end, record.amount)
    return (now[row] if now else row, *said, record.rounded_to)


@examples(40)
@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=6), st.integers(1, 3))
def test_a_sum_of_what_is_above_is_never_read(amounts: list[int], parts: int) -> None:
    listed: list[tuple[str, int]] = []
    for part in range(parts):
        some = amounts[part::parts]
        listed += [("CEA", amount) for amount in some]
        listed += [("Total", sum(some))] if some else []
    listed.append(("Total", sum(amounts)))
    table = [
        {"Qui": name, "Pôle": "Elopsys", "Année": 2008, "Financeur": "fui", "Aide": amount}
        for name, amount in listed
    ]
    found, _ = read(table)
    assert sum(one.amount for one in found.records) == sum(amounts)


class Odd:
    """What raises something whatever is done with it."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, error: type[Exception]) -> None:
        self.error = error

    def _refuse(self, *_: object) -> Any:
        raise self.error("odd")

    __eq__ = __ne__ = __str__ = __len__ = __bool__ = __iter__ = _refuse


ODD = [TypeError, ValueError, ArithmeticError, RuntimeError, LookupError, AttributeError]
junk = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text(max_size=20)
    | st.binary(max_size=5) | st.dates() | st.datetimes() | st.complex_numbers()
    | st.lists(st.text(max_size=3) | st.none(), max_size=3) | st.sampled_from(ODD).map(Odd)
    | st.dictionaries(st.text(max_size=2), st.integers(), max_size=1) | st.just(float("nan"))
    | st.sampled_from([*POLES, *YEARS, *FUNDERS, "1.234", "12 M€", "Decimal('sNaN')", "5 % HT"])
)  # fmt: skip


@examples(100)
@given(
    st.lists(
        st.fixed_dictionaries(dict.fromkeys(("Qui", "Année", "Financeur", "Aide", "n"), junk)),
        max_size=4,
    ),
    st.sampled_from(["id", "poles", "calls", "regions", "instrument", "beneficiaries", "stage",
        "projects", "of_cost", "start"]),
    WAYS,
)  # fmt: skip
def test_whatever_is_in_cells_each_row_has_one_fate(
    table: list[dict[str, Any]], field: str, blank: Any
) -> None:
    found = poles.read_funding(
        table,
        rows="totals",
        columns={"period": "Année", "funders": "Financeur", "amount": "Aide", field: "n"},
        values={"basis": "awarded"},
        source=SOURCE,
        blank=blank,
    )
    fates = len(found.records) + len(found.skipped) + len({one.row for one in found.faults})
    assert fates == found.rows
    assert str(found)
    assert found.text("fr")


CELLS = [0.0, -0.0, 1.0, 1, True, 12.5, 0.29, 1e20, float("nan"), "1", "1,0", Decimal("1.00"), -2]


@examples(60)
@given(st.lists(st.sampled_from(CELLS), min_size=2, max_size=6))
def test_what_an_amount_is_does_not_hang_on_other_rows(cells: list[Any]) -> None:
    asked: dict[str, Any] = {
        "rows": "totals",
        "columns": {"amount": "Aide"},
        "values": {"basis": "awarded", "funders": "fui", "period": "2008"},
        "source": SOURCE,
    }
    together = poles.read_funding([{"Aide": cell} for cell in cells], **asked)
    alone = [poles.read_funding([{"Aide": cell}], **asked) for cell in cells]
    assert [str(one.amount) for one in together.records] == [
        str(one.amount) for found in alone for one in found.records
    ]
    assert [one.expected for one in together.faults] == [
        one.expected for found in alone for one in found.faults
    ]


@given(st.floats() | st.integers(0, 10**15).map(lambda cents: cents / 100))
@examples(200)
def test_what_most_floats_are_is_what_any_number_is(value: float) -> None:
    quick = usual_figure(value, Decimal(1))
    assert quick is None or quick == read_amount(value)


@given(st.integers(0, 10**14 - 1))
@examples(100)
def test_floats_of_cents_are_read_quickly(cents: int) -> None:
    quick = usual_figure(cents / 100, Decimal(1))
    assert quick is not None
    assert quick.amount == Decimal(cents).scaleb(-2)


@given(st.lists(st.sampled_from([*POLES, *YEARS, *FUNDERS, *NAMES, None, 1.5])))
@examples(100)
def test_a_column_that_has_a_sum_may_have_some(cells: list[Any]) -> None:
    assert may_have_sums(cells) >= any(map(is_sum, cells))
