"""Frames without an engine: the columns of all records and results, and the Arrow stream that
carries them.
"""

import copy
import math
import pickle
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from arro3.core import DataType, Field, Schema, Table
from hypothesis import example, given
from hypothesis import strategies as st

import poles
from framable import POLICY, RECORDS, RESULTS, framable
from poles import frames
from poles.frames.converting import frame_columns
from poles.model.arrow import arrow_table
from poles.model.columns import FrameColumn, Kind
from poles.package.table_schema import TABLES

TYPES = {
    Kind.TEXT: DataType.utf8(),
    Kind.INTEGER: DataType.int64(),
    Kind.NUMBER: DataType.float64(),
    Kind.BOOLEAN: DataType.bool(),
    Kind.EUROS: DataType.decimal128(28, 6),
    Kind.DATE: DataType.date32(),
    Kind.TEXTS: DataType.list(Field("item", DataType.utf8())),
}
PLAIN = {str, int, float, bool, Decimal, date, list, type(None)}
DAYS = ("_earliest", "_latest")


def table(thing: Any) -> Table:
    """What streams itself as arro3 reads it; records in no collection have no stream, but the same
    columns.
    """
    return (
        Table(thing) if hasattr(thing, "__arrow_c_stream__") else arrow_table(frame_columns(thing))
    )


def columns(read: Table) -> dict[str, list[Any]]:
    found: dict[str, Any] = {name: read[name] for name in read.column_names}
    return {name: [cell.as_py() for cell in cells] for name, cells in found.items()}


def rows_of(thing: Any) -> list[dict[str, Any]]:
    read = columns(table(thing))
    return [dict(zip(read, row, strict=True)) for row in zip(*read.values(), strict=True)]


def plain(value: Any) -> Any:
    """A value of a record or a result as a frame has it."""
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    if isinstance(value, poles.EdtfDate | poles.Term):
        return str(value)
    return float(value) if isinstance(value, Fraction) else value


def framed(row: dict[str, Any]) -> dict[str, Any]:
    """A row of records or results as a frame has it, with the days of its dates of reduced
    precision.
    """
    found = {}
    for name, value in row.items():
        found[name] = plain(value)
        if isinstance(value, poles.EdtfDate):
            found |= {f"{name}_earliest": value.earliest, f"{name}_latest": value.latest}
    return found


BOX = [
    *(field.name for field in attrs.fields(poles.Box) if field.name != "period"), "start", "end",
]  # fmt: skip


def values_of(record: Any, fields: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """What is in some fields of a record, a box by its parts."""
    for field in fields:
        value = getattr(record, field)
        if isinstance(value, poles.Box):
            yield from ((f"{field}_{part}", getattr(value, part)) for part in BOX)
        else:
            yield field, value


@pytest.mark.parametrize("name", RECORDS)
def test_the_stream_of_records_holds_their_values(name: str) -> None:
    """Each column of the data package's table is one of the frame, and each of its link tables is
    one of lists.
    """
    fields = (*TABLES[name].told, "sources", "unverified")
    rows = rows_of(framable(name))
    assert len(rows) == len(framable(name)) > 0
    for record, row in zip(framable(name), rows, strict=True):
        expected = framed(dict(values_of(record, fields)))
        assert {field: row[field] for field in expected} == expected
        assert all(
            row[field] is None for field in row if field.endswith(DAYS) and field not in expected
        )
        assert set(map(type, row.values())) <= PLAIN


@pytest.mark.parametrize("name", RECORDS)
def test_records_have_the_columns_of_their_table_and_few_more(name: str) -> None:
    more = {
        "poles": {"name"},
        "regions": {"name"},
        "funding": {"low", "high", "per_year"},
        "ratios": {"low", "high"},
        "labels": {"poles"},
    }.get(name, set())
    whole = {column for column in frame_columns(framable(name)) if not column.endswith(DAYS)}
    boxes = set(TABLES[name].boxes)
    more |= {f"{side}_{part}" for side in boxes for part in BOX}
    assert whole == {*TABLES[name].told, "sources", "unverified", *more} - boxes
    assert not whole & {"citations", *TABLES[name].children} - set(TABLES[name].columns)


def test_columns_stand_in_the_order_of_the_fields(policy: poles.Policy) -> None:
    assert list(frame_columns(policy.poles)) == [
        "id", "name", "sector", "theme_fr", "theme_en", "website", "sources", "unverified",
    ]  # fmt: skip
    assert list(frame_columns(policy.calls)) == [
        "id", "programme", "instrument", "budget_year", "decided", "decided_earliest",
        "decided_latest", "submitted", "retained",
        "sources", "unverified",
    ]  # fmt: skip
    funding = list(frame_columns(policy.funding))
    assert funding[funding.index("amount") :][:3] == ["amount", "low", "high"]


def test_frames_say_what_one_would_have_to_work_out(policy: poles.Policy) -> None:
    assert columns(table(policy.poles))["name"] == [pole.name for pole in policy.poles]
    assert columns(table(policy.regions))["name"] == [region.name for region in policy.regions]
    statements = columns(table(policy.funding))
    assert list(zip(statements["low"], statements["high"], strict=True)) == [
        one.interval for one in policy.funding
    ]


@pytest.mark.parametrize("day", ["2012-11-19", "2019-06-01"])
def test_a_snapshot_is_its_poles_with_the_day(policy: poles.Policy, day: str) -> None:
    snapshot = policy.on(day)
    rows = rows_of(snapshot)
    assert rows == [{"day": snapshot.day, **row} for row in rows_of(snapshot.poles)]
    assert rows[:2] == [{"day": snapshot.day, **row} for row in rows_of(list(snapshot.poles)[:2])]
    assert list(rows[0]) == [
        "day", "id", "name", "short", "tier", "sector",
        "seat_commune", "seat_insee", "seat_longitude", "seat_latitude", "seat_region",
        "seat_former_region", "seat_sources",
        "seat_unverified", "regions", "labels", "members",
    ]  # fmt: skip
    for standing, row in zip(snapshot.poles, rows, strict=True):
        for field in ("id", "name", "short", "tier", "regions", "labels", "members"):
            assert row[field] == plain(getattr(standing, field))
        assert row["sector"] == standing.pole.sector
        for field in (
            "commune",
            "insee",
            "longitude",
            "latitude",
            "region",
            "former_region",
            "sources",
            "unverified",
        ):
            assert row[f"seat_{field}"] == plain(getattr(standing.seat, field, None))
    assert any(row["tier" if day < "2019" else "members"] for row in rows)


def test_a_pole_without_a_seat_has_a_row(policy: poles.Policy) -> None:
    (row,) = rows_of(attrs.evolve(policy.on("2012-11-19").poles["minalogic"], seat=None))
    assert row["id"] == "minalogic"
    assert [value for name, value in row.items() if name.startswith("seat_")] == [None] * 6 + [
        [],
        [],
    ]


@pytest.mark.parametrize("name", RESULTS)
def test_the_stream_of_results_holds_what_their_dicts_say(name: str) -> None:
    dicts = framable(name).to_dicts()
    assert dicts
    for row in dicts:
        if name.startswith("totals"):  # whose keys are texts, also where they are numbers
            row.update({key: int(row[key]) for key in ("phase", "year") if key in row})
        if row.get("ended") is not None:
            row["ended"] = poles.EdtfDate(row["ended"])
    expected = [framed(row) for row in dicts]
    rows = rows_of(framable(name))
    assert [
        {key: row[key] for key in each} for row, each in zip(rows, expected, strict=True)
    ] == expected
    assert {type(value) for row in rows for value in row.values()} <= PLAIN


AMOUNTS = {"amount": "euros", "low": "euros", "high": "euros"}
FLOWS = {
    "first": "date", "last": "date",
    **dict.fromkeys(["opening", "entries", "exits", "mergers", "splits", "renames", "closing"],
        "integer"),
}  # fmt: skip
PROVED = {"low": "euros", "high": "euros", "statements": "texts"}
PANEL = {
    "year": "integer", "pole": "text", "name": "text", "poles": "texts", "labels": "texts",
    "tier": "text", "phase": "integer", "sector": "text", "region": "text", "regions": "texts",
    "day": "date", "days": "integer",
}  # fmt: skip
COLUMNS: dict[str, dict[str, str]] = {
    "counts": {"count": "integer"},
    "counts by tier": {"tier": "text", "count": "integer"},
    "counts by phase": {"day": "date", "phase": "integer", "count": "integer"},
    "counts by parts": {"region": "text", "count": "number"},
    "counts by seat": {"day": "date", "region": "text", "count": "number"},
    "cohort": {
        "label": "text", "poles": "texts", "name": "text", "outcome": "text", "heirs": "texts",
        "now": "text", "ended": "text",
        "ended_earliest": "date", "ended_latest": "date", "events": "texts", "sources": "texts",
    },
    "lost": {
        "pole": "text", "name": "text", "label": "text",
        "end": "text", "end_earliest": "date", "end_latest": "date", "reason": "text",
        "heirs": "texts", "doubtful": "texts", "sources": "texts",
    },
    "panel": PANEL,
    "panel of grants": {**PANEL, **AMOUNTS},
    "panel of bounds": {**PANEL, **AMOUNTS},
    "flows by phase": {"phase": "integer", **FLOWS},
    "flows by year": {"year": "integer", **FLOWS},
    "amounts": {"of": "text", "year": "integer", **AMOUNTS},
    "amounts by pole": {"of": "text", "year": "integer", "pole": "text", **AMOUNTS},
    "amounts in euros of 2024": {"of": "text", "year": "integer", **AMOUNTS},
    "sums of grants": {"of": "text", "year": "integer", "grants": "integer", **AMOUNTS},
    "bounds": {"of": "text", **PROVED},
    "bounds on one side": {"of": "text", **PROVED},
    "weighing": {
        "of": "text", "figure": "euros", "least": "euros", "most": "euros", "verdict": "text",
        "low": "euros", "high": "euros", "statements": "texts", "printed": "texts",
    },
    "totals by phase": {"phase": "integer", **PROVED, "unproved": "text"},
    "totals by year": {"year": "integer", **PROVED, "unproved": "text"},
    "totals by funder": {"funder": "text", **PROVED, "unproved": "text"},
    "conflicts": {
        "conflict": "integer", "gap": "euros", "step": "integer", "statement": "text",
        "multiplier": "number", "amount": "euros",
        "as_read": "boolean", "removed": "boolean", "read_below": "boolean", "assumed": "texts",
    },
    "cross check": {
        "statement": "text", "figure": "euros", "low": "euros", "high": "euros",
        "narrow": "boolean", "miss": "number",
        "as_read": "boolean", "statements": "texts",
    },
    "match": {"text": "text", "pole": "text", "how": "text", "count": "integer",
        "suggestion": "text", "score": "number"},
    "diff": dict.fromkeys(["table", "key", "kind", "column", "old", "new"], "text"),
}  # fmt: skip


@pytest.mark.parametrize("name", RESULTS)
def test_the_columns_of_results_are_those_told(name: str) -> None:
    found = {column: each.kind.value for column, each in frame_columns(framable(name)).items()}
    assert list(found.items()) == list(COLUMNS[name].items())


def emptied(thing: Any) -> Any:
    """The same without rows."""
    if isinstance(thing, poles.Totals):
        return poles.Totals(thing.ledger, thing.box, thing.by, {})
    if isinstance(thing, poles.Snapshot):
        return attrs.evolve(thing, poles=thing.poles[:0])
    return thing[:0] if isinstance(thing, poles.Records) else attrs.evolve(thing, rows=())


@pytest.mark.parametrize(
    "name", [name for name in (*RECORDS, *RESULTS) if not name.startswith(("bounds", "weighing"))]
)
def test_the_schema_does_not_depend_on_the_rows(name: str) -> None:
    thing = poles.Records(framable(name)) if isinstance(framable(name), list) else framable(name)
    full, empty = frame_columns(thing), frame_columns(emptied(thing))
    assert [(key, column.kind) for key, column in empty.items()] == [
        (key, column.kind) for key, column in full.items()
    ]
    assert {len(column.values) for column in empty.values()} == {0}
    without, with_rows = table(emptied(thing)).schema, table(thing).schema
    for key, column in full.items():
        assert without.field(key).type == with_rows.field(key).type == TYPES[column.kind]


def test_a_snapshot_without_poles_has_their_columns(policy: poles.Policy) -> None:
    snapshot = policy.on("2012-11-19")
    assert list(frame_columns(emptied(snapshot))) == list(frame_columns(snapshot))


def test_counts_of_every_rule_fit_their_column(policy: poles.Policy) -> None:
    assert any(isinstance(row.count, Fraction) for row in framable("counts by seat")), (
        "a label with seats in several regions"
    )
    days = [policy.on(f"{year}-06-01") for year in (2006, 2012, 2019)]
    for counting in ("full", "fractional", "seat"):
        for by in ("region", "sector", "evaluation") if counting != "seat" else ("region",):
            rules: Any = {
                "by": by,
                "counting": counting,
                "map_on": "2016-01-01" if by == "region" else None,
            }
            found = poles.count(days, what="labels", **rules)
            assert columns(table(found))["count"] == [plain(row.count) for row in found]


@pytest.mark.parametrize("name", RECORDS)
def test_a_collection_without_records_knows_their_class(name: str) -> None:
    records = poles.Records(framable(name)) if isinstance(framable(name), list) else framable(name)
    none = records[:0]
    for again in (none, pickle.loads(pickle.dumps(none)), copy.deepcopy(none)):  # noqa: S301
        assert again == none
        assert again.record_type is records.record_type is TABLES[name].record
    assert repr(none) == f"<{type(records).__name__}: 0 × {TABLES[name].record.__name__}>"


def test_the_class_of_no_records_is_no_part_of_what_they_are() -> None:
    assert poles.Records() == poles.Records((), poles.Pole)
    assert hash(poles.Records()) == hash(poles.Records((), poles.Pole))
    assert poles.Records().record_type is None
    assert frame_columns(poles.Records()) == frame_columns([]) == {}
    assert table(poles.Records()).shape == (0, 0)
    assert list(frame_columns(poles.Kin())) == list(frame_columns(poles.Records((), poles.Pole)))
    assert list(frame_columns(poles.Ledger())) == list(frame_columns(framable("funding")))


def test_empty_tables_of_a_policy_have_their_columns(policy: poles.Policy) -> None:
    without = attrs.evolve(policy, evaluations=poles.Records())
    without = poles.merge(without, without)
    assert list(frame_columns(without.evaluations)) == [
        "id",
        "pole",
        "year",
        "result",
        "sources",
        "unverified",
    ]
    assert not policy.on("2012-11-19").doubtful
    assert list(frame_columns(policy.on("2012-11-19").doubtful)) == list(
        frame_columns(policy.labels)
    )
    alone = policy.successors("Minalogic")
    assert not alone.events
    assert list(frame_columns(alone.events)) == list(frame_columns(policy.events))
    assert list(frame_columns(poles.Tables().price_index)) == list(
        frame_columns(policy.price_index)
    )
    unbroken = poles.conflicts(policy.funding.having(policy.funding[:1]))
    assert list(frame_columns(unbroken.removed)) == list(frame_columns(policy.funding))


def test_any_iterable_of_records_will_do(policy: poles.Policy) -> None:
    names = framable("names")
    expected = rows_of(names)
    assert (
        rows_of(name for name in names)
        == rows_of(tuple(names))
        == rows_of(dict.fromkeys(names))
        == expected
    )
    assert rows_of(names[0]) == expected[:1]
    assert rows_of(policy.on("2024-01-08").holders("p5-optitec")) == rows_of(
        [policy.on("2024-01-08").poles["aktantis"]]
    )


@attrs.frozen(kw_only=True, repr=False)
class Odd(poles.Record):
    """A record of a user's own, of a type that no frame has."""

    id: str
    many: dict[str, int]


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        (None, "an object of type NoneType"),
        ("minalogic", "an object of type str"),
        (POLICY, "an object of type Policy"),
        (poles.concentration([1, 2]), "an object of type Concentration"),
        ([*POLICY.poles[:2], "minalogic"], "an object of type list, with a str in it"),
        ({"a": 1}, "an object of type dict, with a str in it"),
        ([*POLICY.poles[:2], *POLICY.labels[:1]], "records of Label and Pole"),
        (framable("cohort").rows, "an object of type tuple, with a Fate in it"),
        (Odd(id="x", many={}), "a field 'many' of type dict[str, int]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused(thing: Any, found: str) -> None:
    with pytest.raises(poles.InvalidQuestion) as caught:
        frames.to_frame(thing, "pandas")
    assert found in str(caught.value)


@pytest.mark.parametrize("backend", [None, "dask", "Pandas", ["pandas"]])
def test_a_frame_is_of_one_of_three_engines(backend: Any) -> None:
    with pytest.raises(
        poles.InvalidQuestion, match=r"found backend=.*, expected one of pandas, polars, pyarrow\."
    ):
        frames.to_frame(POLICY.phases, backend)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_an_engine_that_is_not_there_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, backend: Any
) -> None:
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(poles.MissingExtra) as caught:
        frames.to_frame(POLICY.phases, backend)
    assert str(caught.value) == f"A frame of {backend} needs {backend}: pip install {backend}."
    assert (caught.value.extra, caught.value.package) == (None, backend)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_an_arrow_table_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arro3", None)
    with pytest.raises(
        poles.MissingExtra,
        match=r"An Arrow table needs the extra 'frames': .*, pip install '\.\[frames\]'\.",
    ):
        POLICY.phases.__arrow_c_stream__()


def test_a_stream_is_cast_to_the_schema_that_is_asked_for(policy: poles.Policy) -> None:
    given: Any = table(policy.phases).schema
    large = [
        Field(one.name, DataType.large_utf8() if one.type == DataType.utf8() else one.type)
        for one in given
    ]
    wanted = Schema(large)
    read = Table.from_arrow_pycapsule(policy.phases.__arrow_c_stream__(wanted.__arrow_c_schema__()))
    assert read.schema.field("name_fr").type == DataType.large_utf8()
    assert columns(read) == columns(table(policy.phases))


def stream(kind: Kind, values: list[Any]) -> tuple[DataType, list[Any]]:
    """The type and the values of one column, there and back."""
    read = Table(arrow_table({"x": FrameColumn(kind, values)}))
    return read.schema.field("x").type, columns(read)["x"]


VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.none() | st.text(),
    Kind.INTEGER: st.none() | st.integers(-(2**63), 2**63 - 1),
    Kind.NUMBER: st.none() | st.floats(allow_nan=False),
    Kind.BOOLEAN: st.none() | st.booleans(),
    Kind.DATE: st.none() | st.dates(),
    Kind.TEXTS: st.lists(st.text(), max_size=3),
}


@given(
    st.sampled_from(list(VALUES)).flatmap(
        lambda kind: st.tuples(st.just(kind), st.lists(VALUES[kind], max_size=5))
    )
)
def test_every_value_of_every_kind_comes_through(drawn: tuple[Kind, list[Any]]) -> None:
    kind, values = drawn
    found, back = stream(kind, values)
    assert found == TYPES[kind]
    assert list(map(repr, back)) == list(map(repr, values)), "zero and minus zero are told apart"


def test_lists_that_are_missing_are_empty() -> None:
    assert stream(Kind.TEXTS, [None, [], ["a"]])[1] == [[], [], ["a"]]


MOST = 10**28 - 1  # of ten-thousandths of a cent


@given(
    st.lists(
        st.none() | st.tuples(st.integers(-MOST, MOST), st.integers(0, 60)),
        max_size=5,
    )
)
@example([(MOST, 0), (-MOST, 60), (0, 0), None])
def test_every_amount_that_fits_comes_through_exactly_and_with_the_same_type(
    drawn: list[tuple[int, int] | None],
) -> None:
    """Also those that have more zeros at their end than they need."""
    values = [
        None if one is None else Decimal(f"{one[0]}{'0' * one[1]}E-{one[1] + 6}") for one in drawn
    ]
    found, back = stream(Kind.EUROS, values)
    assert (found, back) == (DataType.decimal128(28, 6), values)


@pytest.mark.parametrize(
    "value",
    ["1E+22", "9" * 23, "-1E+22", "1E-7", "0.0050001", "9999999999999999999999.9999999",
     "1E+999999", "1E-999999", "NaN", "-Infinity"],
)  # fmt: skip
def test_no_amount_is_rounded_or_dropped(value: str) -> None:
    """It is refused with its place, before anything is made of it."""
    with pytest.raises(poles.InvalidQuestion) as caught:
        stream(Kind.EUROS, [None, Decimal(2), Decimal(value)])
    told = str(caught.value)
    assert f"{Decimal(value)} in row 2 of the column 'x', counted from 0" in told
    assert "at most 22 digits before the point and 6 places" in told
    assert "Round it" in told


def test_zeros_need_no_digits() -> None:
    zeros = [Decimal("0E+100"), Decimal("0E-100"), Decimal("-0"), Decimal("1E+21")]
    assert stream(Kind.EUROS, zeros)[1] == [Decimal(0), Decimal(0), Decimal(0), Decimal("1E+21")]


def test_the_steps_of_a_conflict_add_up_to_its_gap() -> None:
    found = framable("conflicts")
    rows = found.to_dicts()
    assert {row["conflict"] for row in rows} == set(range(1, len(found) + 1))
    for number, conflict in enumerate(found, 1):
        mine = [row for row in rows if row["conflict"] == number]
        assert [row["statement"] for row in mine] == [
            statement.id for statement in conflict.statements
        ]
        steps = {row["step"]: row["multiplier"] * Fraction(row["amount"]) for row in mine}
        assert math.ceil(sum(steps.values()) * 100) == conflict.gap * 100
        assert {row["gap"] for row in mine} == {conflict.gap}
        assert {row["statement"] for row in mine if row["removed"]} == {
            statement.id for statement in conflict.removed
        }


def test_what_is_to_be_removed_may_be_a_reading_only(policy: poles.Policy) -> None:
    """A statement can stand in a conflict twice: as printed, and as its box is read."""
    one, other = policy.funding[:2]
    steps = [
        poles.Step("low", Fraction(1), one.amount, (one,), as_read) for as_read in (False, True)
    ]
    conflict = poles.Conflict(
        (one,),
        (*steps, poles.Step("low", Fraction(-1), other.amount, (other,))),
        one.amount,
        as_read=True,
    )
    found = poles.Conflicts((conflict,), poles.Records([one]), policy.funding)
    assert [(row["statement"], row["as_read"], row["removed"]) for row in found.to_dicts()] == [
        (one.id, False, False), (one.id, True, True), (other.id, False, False),
    ]  # fmt: skip


def test_an_answer_is_named_by_its_box(policy: poles.Policy) -> None:
    found = framable("bounds")
    proving = list(dict.fromkeys(step.statement.id for step in found.because))
    assert found.to_dicts() == [
        {"of": "fui fui-3 awarded", "low": found.low, "high": found.high, "statements": proving}
    ]
    dated = poles.bounds(policy.funding, poles.Box(funders="fui", calls="fui-4", basis="awarded"))
    assert (
        poles.spread(dated, rule="even")[0].of == dated.to_dicts()[0]["of"] == "fui fui-4 awarded"
    )
    assert framable("bounds on one side").to_dicts()[0]["high"] is None
    box = poles.Box(
        funders="state",
        period="2008",
        instrument="platforms",
        basis="planned",
        stage="voted",
        sectors=["ict"],
    )
    assert (
        poles.bounds(policy.funding, box).to_dicts()[0]["of"]
        == "state 2008 ict platforms planned voted"
    )


def test_a_check_names_all_that_make_its_claim() -> None:
    found = framable("cross check")
    for check, row in zip(found, found.to_dicts(), strict=True):
        assert row["statement"] == row["statements"][0] == check.statement.id
        assert (row["figure"], row["low"], row["high"], row["miss"]) == (
            check.figure,
            check.low,
            check.high,
            check.miss,
        )
    assert [row["narrow"] for row in found.to_dicts()].count(True) == len(found.narrow) > 0
