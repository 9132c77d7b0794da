"""Grants in packages and policies: a case each."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import poles
from damage import Package
from poles.ledger import beliefs
from poles.ledger.prover import Prover
from poles.model import Slice
from poles.package.contents import Contents
from poles.package.table_schema import LATER
from small import first_calls, grants, only_statements, small

POLICY = only_statements()
STATED = first_calls(POLICY.funding)
PROJECT, PAYMENT = grants(POLICY)


def test_a_package_without_grants_is_as_before(tmp_path: Path) -> None:
    poles.write_package(POLICY, tmp_path / "package")
    assert not {file.stem for file in (tmp_path / "package").iterdir()} & LATER
    assert not poles.load_policy(tmp_path / "package").grants


def test_tables_that_came_later_change_no_digest_where_they_are_empty() -> None:
    before = {name: found for name, found in Contents.of(POLICY).records.items() if found}
    assert Contents(POLICY.about, before).digest == POLICY.digest


def test_grants_are_written_read_merged_and_compared(tmp_path: Path) -> None:
    without = attrs.evolve(small(), grants=poles.Records())
    more = without.extend(grants=[PROJECT, PAYMENT])
    assert list(more.grants) == [PROJECT, PAYMENT]
    assert more.digest != without.digest
    for target in (tmp_path / "package", tmp_path / "package.zip"):
        poles.write_package(more, target)
        again = poles.load_policy(target)
        assert (again, again.digest) == (more, more.digest)
        poles.write_package(without, target)
        assert poles.load_policy(target) == without
    other = attrs.evolve(PROJECT, amount=PROJECT.amount + 1)
    assert poles.merge(more, without.extend(grants=[other]), "replace").grants[0] == other
    (row,) = poles.diff(more, more.extend(grants=[other], on_conflict="replace"))
    assert (row.table, row.key, row.cells[0].column) == ("grants", "made-grant", "amount")


@pytest.mark.parametrize(
    ("part", "is_of"),
    [
        (Slice(), True),
        (Slice(poles=frozenset({"cap-digital"})), True),
        (Slice(poles=frozenset({"alpha-rlh", "minalogic"})), True),
        (Slice(poles=frozenset({"minalogic"})), False),
        (Slice(poles=frozenset({"cap-digital"}), regions=frozenset({"bretagne"})), False),
        (Slice(sectors=frozenset({"energy"}), beneficiaries=frozenset({"sme"})), True),
        (Slice(part="another part"), False),
    ],
)
def test_money_of_a_grant_is_of_each_of_its_poles(part: Slice, is_of: bool) -> None:
    assert PROJECT.is_of(part) is is_of


def test_the_box_of_a_grant_is_where_its_money_is() -> None:
    assert PROJECT.box == poles.Box(
        funders="fui", calls="fui-5", instrument="rd_projects", period=("2008", "2009"),
        basis="awarded",
    )  # fmt: skip
    of_a_call = attrs.evolve(PROJECT, start=None, end=None, stage=poles.Stage.GRANTED)
    assert of_a_call.box.period is None
    with pytest.raises(poles.InvalidBox, match="one of planned, awarded and paid"):
        attrs.evolve(PAYMENT, basis=poles.Basis.UNKNOWN).box  # noqa: B018 - it raises


def test_grants_know_the_tables_that_they_refer_to() -> None:
    more = POLICY.extend(grants=[PROJECT, PAYMENT])
    assert more.grants.tables == more.tables
    assert more.funding.grants == more.grants
    paid = more.grants.having(one for one in more.grants if one.basis is poles.Basis.PAID)
    assert (list(paid), paid.tables) == ([PAYMENT], more.tables)
    assert more.grants[:1] == more.grants.having([PROJECT]) != POLICY.grants
    assert pickle.loads(pickle.dumps(more.grants)) == more.grants  # noqa: S301 - of our own
    assert attrs.evolve(more, grants=more.grants) == more
    assert POLICY.funding.with_grants([PROJECT]).grants.tables == POLICY.tables


@pytest.mark.parametrize("euros", ["-1", "1.005", "1E-9", "NaN", "sNaN", "Infinity"])
def test_an_amount_that_is_no_euros_is_refused(euros: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match=r"'made-grant'.*euros, zero or more"):
        POLICY.grants.having([attrs.evolve(PROJECT, amount=Decimal(euros))])


@pytest.mark.parametrize("euros", [1.5, 1, None, "1"])
def test_an_amount_that_is_no_decimal_is_refused(euros: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="a Decimal of euros"):
        POLICY.funding.with_grants([attrs.evolve(PROJECT, amount=euros)])


@pytest.mark.parametrize("euros", ["0", "1.500", "1E3", "0.01", "-0", "12345678901234567890.10000"])
def test_an_amount_may_be_written_with_more_or_fewer_places(euros: str) -> None:
    found = POLICY.grants.having([attrs.evolve(PROJECT, amount=Decimal(euros))])
    assert found[0].amount == Decimal(euros)


# Faults of a package


@pytest.fixture
def folder(tmp_path: Path) -> Package:
    poles.write_package(small(), tmp_path / "package")
    return Package(tmp_path / "package")


@pytest.mark.parametrize(
    ("key", "changes", "column", "told"),
    [
        ("made-grant", {"amount": "-1"}, "amount", "A cut is not an amount of public money."),
        ("made-grant", {"amount": "1.005"}, "amount", "Round to the cent."),
        ("made-grant", {"projects": "-1"}, "projects", "Count projects."),
        ("made-grant", {"stage": "voted"}, "stage", "Planned money names its stage."),
        ("made-grant", {"end": "2007"}, "end", "The period begins 2008."),
        ("made-grant", {"start": "2001", "end": "2002"}, "start", "No money of these calls"),
        ("made-grant", {"instrument": "platforms"}, "instrument", "No money of these calls"),
        ("made-payment", {"start": "", "end": ""}, "start", "Say when, or in grant_calls which"),
        ("made-payment", {"dataset": ""}, "dataset", ""),
        ("made-payment", {"basis": "given"}, "basis", ""),
    ],
)
def test_a_fault_of_a_grant_is_told(
    folder: Package, key: str, changes: dict[str, str], column: str, told: str
) -> None:
    for field, value in changes.items():
        folder.change("grants", key, field, value)
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(folder.folder)
    found = [(one.table, one.column, one.hint) for one in caught.value.faults]
    assert any(
        table == "grants" and where == column and told in hint for table, where, hint in found
    ), found


def test_a_grant_names_who_gave_it() -> None:
    given_by_nobody = attrs.evolve(PAYMENT, funders=())
    with pytest.raises(poles.InvalidPackage, match="expected a funder"):
        POLICY.extend(grants=[given_by_nobody])
    with pytest.raises(poles.InvalidPackage, match="a key of funders"):
        POLICY.extend(grants=[attrs.evolve(PAYMENT, funders=("nobody",))])
    unknown = attrs.evolve(PAYMENT, basis=poles.Basis.UNKNOWN)
    assert POLICY.extend(grants=[unknown]).grants[0] == unknown


# Grants in the ledger

FUI_2008 = poles.Box(funders="fui", period="2008", basis="awarded")


def grant(key: str, euros: int, day: str, *of: str, dataset: str = "a list") -> poles.Grant:
    when = poles.EdtfDate(day)
    return poles.Grant(
        id=key,
        dataset=dataset,
        basis=poles.Basis.AWARDED,
        start=when,
        end=when,
        amount=Decimal(euros),
        funders=("fui",),
        poles=of,
    )


GRANTS = [
    grant("one", 100_000, "2008-03-01", "minalogic"),
    grant("two", 250_000, "2008-05-01", "axelera"),
    grant("both", 50_000, "2008", "minalogic", "axelera"),
    grant("other", 30_000, "2008", "minalogic", dataset="another list"),
]
LEDGER = STATED.with_grants(GRANTS)


@pytest.mark.parametrize(
    ("of", "count", "low"),
    [
        (["minalogic"], 2, 150_000),
        (["axelera"], 2, 300_000),
        (["minalogic", "axelera"], 3, 400_000),
    ],
)
def test_grants_of_a_list_add_up_across_poles(of: list[str], count: int, low: int) -> None:
    found = poles.bounds(LEDGER, attrs.evolve(FUI_2008, poles=of))
    assert found.low == low
    step = found.because[0].statement
    assert isinstance(step, poles.GrantSum)
    assert (step.dataset, step.count, int(step.amount)) == ("a list", count, low)
    assert f"a list: {count} grants, €{low:,} in all — " in found.text("en")
    assert f"a list : {count} aides, " in found.text("fr").replace("\N{NO-BREAK SPACE}", " ")


def test_a_sum_of_grants_says_what_a_statement_does() -> None:
    said = poles.bounds(LEDGER, attrs.evolve(FUI_2008, poles="axelera")).because[0].statement
    assert isinstance(said, poles.GrantSum)
    assert (said.basis, said.stage, said.kind) == ("awarded", None, FUI_2008.kind)
    assert said.interval == said.printed == poles.Interval(said.amount, said.amount)
    assert said.uncapped


@pytest.mark.parametrize(
    ("period", "low"),
    [
        (("2008-03-01", "2008-03-31"), 100_000),
        (("2008-01-01", "2008-11-30"), 350_000),
        (("2008-03-02", "2008-12-31"), 250_000),
        ("2007", 0),
    ],
)
def test_a_grant_counts_in_what_holds_all_of_its_time(period: Any, low: int) -> None:
    box = attrs.evolve(FUI_2008, period=period, poles=["minalogic", "axelera"])
    assert poles.bounds(LEDGER, box).low == low


def test_grants_add_to_what_is_said_of_other_money() -> None:
    """What is printed of one year and the grants of the next have no euro in common."""
    later = STATED.with_grants([grant("late", 7_000_000, "2019-05-01", "minalogic")])
    box = attrs.evolve(FUI_2008, period=("2008", "2019"))
    before, after = poles.bounds(STATED, box), poles.bounds(later, box)
    assert after.low == before.low + 7_000_000
    (told,) = (
        one.statement.box for one in after.because if isinstance(one.statement, poles.GrantSum)
    )
    assert str(told.period) == "2019-05-01 – 2019-05-01"


def test_a_sum_is_told_of_the_box_that_is_asked_about() -> None:
    given = attrs.evolve(grant("a", 5, "2008-03-01"), instrument=poles.Instrument.RD_PROJECTS)
    box = attrs.evolve(FUI_2008, instrument=poles.Instrument.RD_PROJECTS)
    (step,) = poles.bounds(POLICY.funding.having((), (), [given]), box).because
    assert isinstance(step.statement, poles.GrantSum)
    assert step.statement.box == box


def test_whose_money_a_grant_is_may_depend_on_its_day() -> None:
    """Before a funder gave any, a grant of this or of another one is of the other."""
    later = attrs.evolve(POLICY.funding.funders["anr"], start=poles.EdtfDate("2010"))
    funders = poles.Records(later if one.id == "anr" else one for one in POLICY.funding.funders)
    said = [attrs.evolve(year(day, 500, day), funders=("cdc",)) for day in ("2008", "2010", "2012")]
    ledger = poles.Ledger(said, attrs.evolve(POLICY.tables, funders=funders))
    either = [
        attrs.evolve(grant(day, 5, day), funders=("fui", "anr")) for day in ("2008", "2009", "2012")
    ]
    both = ledger.with_grants(either)
    for last in ("2009", "2010", "2013"):
        box = poles.Box(funders="fui", period=("2007", last), basis="awarded")
        assert poles.bounds(both, box).low == 10


def year(key: str, euros: int, when: str) -> poles.FundingRecord:
    return poles.FundingRecord(
        id=key,
        basis=poles.Basis.AWARDED,
        amount=Decimal(euros),
        start=poles.EdtfDate(when),
        end=poles.EdtfDate(when),
        funders=("fui",),
    )


def sums(found: poles.Bounds) -> list[tuple[int, list[str]]]:
    """The sums of grants that were set aside, with what they contradict."""
    return [
        (int(one.statement.amount), [other.id for other in one.against])
        for one in found.set_aside
        if isinstance(one.statement, poles.GrantSum)
    ]


def test_grants_that_a_figure_excludes_are_set_aside() -> None:
    """The smallest sum that by itself is too much, and no other."""
    many = [
        grant("a", 60, "2008-03-01", "minalogic"),
        grant("b", 61, "2008-05-01", "axelera"),
        grant("c", 5, "2009-05-01", "axelera"),
        grant("d", 300, "2010-05-01", "axelera"),
    ]
    said = [year("one", 101, "2008"), year("two", 102, "2010")]
    ledger = POLICY.funding.having(said, (), many)
    found = poles.bounds(ledger, FUI_2008)
    assert found.low == found.because[0].amount == Decimal("100.5")
    assert sums(found) == [(121, ["one"])]
    (aside,) = found.set_aside
    assert aside.cause is poles.Cause.CONFLICT
    for pole, low in (("minalogic", 0), ("axelera", 0)):
        one = poles.bounds(ledger, attrs.evolve(FUI_2008, poles=pole))
        assert one.low == low
        assert sums(one) == [(121, ["one"])]
    whole = poles.bounds(ledger, attrs.evolve(FUI_2008, period=("2008", "2010")))
    assert sums(whole) == [(121, ["one"]), (300, ["two"])]
    # What was given in another year stays.
    assert poles.bounds(ledger, attrs.evolve(FUI_2008, period="2009", poles="axelera")).low == 5
    conflicts = poles.conflicts(ledger)
    assert [one.id for one in conflicts.removed] == ["a list"]
    assert conflicts[0].gap > 0
    assert "a list" in conflicts.text("fr")
    # Without the list, or with what it contradicts gone, all is consistent.
    assert not poles.conflicts(ledger.having(said, (), ()))
    assert not poles.conflicts(ledger.having((), (), many))


def test_sums_that_are_too_much_together_only_lose_the_larger() -> None:
    many = [grant("a", 60, "2008-03-01", "minalogic"), grant("b", 70, "2009-05-01", "axelera")]
    both = attrs.evolve(year("both", 101, "2008"), end=poles.EdtfDate("2009"))
    found = poles.bounds(POLICY.funding.having([both], (), many), FUI_2008)
    assert sums(found) == [(130, ["both"])]


def test_sums_of_which_no_single_one_is_too_much_lose_the_last() -> None:
    """Neither what the one fund gave nor what the other did, but both beside that of a third."""
    many = [
        grant("a", 60, "2008-03-01", "minalogic"),
        attrs.evolve(grant("b", 70, "2008-03-01", "minalogic"), funders=("anr",)),
    ]
    said = [
        attrs.evolve(year("all", 201, "2008"), funders=("state",)),
        attrs.evolve(year("third", 81, "2008"), funders=("cdc",)),
    ]
    ledger = POLICY.funding.having(said, (), many)
    found = poles.bounds(ledger, attrs.evolve(FUI_2008, funders=("fui", "anr")))
    assert found.low == 60
    assert sums(found) == [(70, ["all", "third", "a list"])]


def test_of_two_lists_that_are_too_much_together_the_first_is_believed() -> None:
    many = [
        grant("a", 60, "2008-03-01", "minalogic", dataset="a first list"),
        grant("b", 70, "2008-05-01", "axelera", dataset="a second list"),
    ]
    # What is said of March tells the two apart.
    march = attrs.evolve(year("march", 500, "2008-03"), wording=poles.Wording.AT_MOST)
    ledger = POLICY.funding.having([year("whole", 101, "2008"), march], (), many)
    found = poles.bounds(ledger, FUI_2008)
    assert sums(found) == [(70, ["whole", "a first list"])]
    assert poles.bounds(ledger, attrs.evolve(FUI_2008, poles="minalogic")).low == 60
    assert poles.bounds(ledger, attrs.evolve(FUI_2008, poles="axelera")).low == 0


def test_a_sum_is_told_wherever_some_of_its_grants_may_be() -> None:
    """What is set aside of a region may be money of a pole, and is none of another region."""
    given = attrs.evolve(grant("a", 60, "2008-03-01", "minalogic"), regions=("rhone-alpes",))
    said = attrs.evolve(year("region", 40, "2008"), regions=("rhone-alpes",))
    whole = attrs.evolve(year("whole", 500, "2008"))
    ledger = POLICY.funding.having([said, whole], (), [given])
    for part, count in (
        ({"regions": "rhone-alpes"}, 1),
        ({"poles": "minalogic"}, 1),
        ({}, 1),
        ({"regions": "bretagne"}, 0),
    ):
        asked: dict[str, Any] = dict(part)
        assert len(sums(poles.bounds(ledger, attrs.evolve(FUI_2008, **asked)))) == count


def test_groups_are_those_of_grants_too() -> None:
    ledger = POLICY.funding.having((), (), [grant("a", 60, "2031-03-01", "minalogic")])
    assert "2031" in poles.total(ledger, by="year", basis="awarded")
    assert list(poles.total(ledger, by="pole", basis="awarded")) == ["minalogic"]


def test_grants_weigh_on_figures_and_checks() -> None:
    box = attrs.evolve(FUI_2008, poles="minalogic")
    assert poles.weigh(LEDGER, 50_000, box).verdict is poles.Verdict.CONTRADICTED
    assert poles.weigh(LEDGER, 150_000, box).verdict is poles.Verdict.POSSIBLE
    one = attrs.evolve(grant("g", 1, "2008"), id="said")
    said = poles.FundingRecord(
        id="said",
        basis=poles.Basis.AWARDED,
        amount=Decimal(120_000),
        start=one.start,
        end=one.end,
        funders=("fui",),
        poles=("minalogic",),
    )
    ledger = LEDGER.having([said])
    (check,) = poles.cross_check(ledger)
    assert check.low == 150_000
    assert check.high is None


def test_doubtful_grants_prove_nothing() -> None:
    recalled = poles.Citation(None, None, poles.Status.RECALLED)
    inferred = poles.Citation(None, "poles", poles.Status.INFERRED)
    said = poles.Citation("a-source", None, poles.Status.SOURCED)
    box = attrs.evolve(FUI_2008, poles="minalogic")
    nothing_said = POLICY.funding.having([])

    def low(*citations: poles.Citation, **options: Any) -> Decimal:
        only = attrs.evolve(GRANTS[0], citations=citations)
        return poles.bounds(nothing_said.with_grants([only]), box, **options).low

    assert low() == low(said) == low(said, inferred) == 100_000
    assert low(recalled) == low(said, inferred, inferred=False) == 0


def test_lists_of_other_years_add_up() -> None:
    """Whatever statements there are: no day is in both, so no euro is."""
    lists = [
        attrs.evolve(grant(f"of-{year}", year, str(year), "minalogic"), dataset=f"list of {year}")
        for year in range(2018, 2023)
    ]
    again = attrs.evolve(lists[0], id="again", dataset="another list")
    box = poles.Box(funders="fui", poles="minalogic", basis="awarded")
    for ledger in (LEDGER, LEDGER.having([]), STATED):
        found = poles.bounds(ledger.having(ledger, grants=[*lists, again]), box)
        assert found.low == sum(range(2018, 2023))


def test_a_ledger_keeps_its_grants() -> None:
    more = POLICY.extend(grants=[PROJECT, PAYMENT]).funding
    assert more.grants.keys() == ("made-grant", "made-payment")
    some: Any = more[:2]
    assert some.grants == more.having([]).grants == more.grants
    assert poles.Ledger(more, POLICY.tables) == more
    assert more.having(more, grants=()) == POLICY.funding != more
    assert pickle.loads(pickle.dumps(more)) == more  # noqa: S301
    day = POLICY.sources[PROJECT.sources[0]].published
    assert day is not None
    assert poles.known_on(more, day.latest).grants == more.grants
    assert not poles.known_on(more, "2005-01-01").grants


@pytest.mark.parametrize("wrong", [5, "one", POLICY.funding[0], None])
def test_what_is_no_grant_is_refused(wrong: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="expected grants"):
        POLICY.funding.with_grants([wrong])


def test_two_grants_of_one_id_are_refused() -> None:
    with pytest.raises(poles.InvalidQuestion, match="two grants with the id 'one'"):
        LEDGER.with_grants([grant("one", 1, "2008")])
    assert LEDGER.with_grants(GRANTS) == LEDGER


ENDED = attrs.evolve(POLICY.funding.funders["fui"], end=poles.EdtfDate("2018"))
OF_FUI = POLICY.extend(funders=[ENDED], on_conflict="replace").funding


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"start": "2020", "end": "2020"}, "the last day on which one of them gave money"),
        ({"start": "2001", "end": "2001", "calls": ("fui-5",)}, "the decision of one of them"),
        ({"instrument": poles.Instrument.PLATFORMS, "calls": ("fui-5",)}, "the instrument of one"),
        ({"start": "2009", "end": "2008"}, "not after the last one"),
    ],
)
def test_a_grant_where_no_money_can_be_is_refused(changes: Any, told: str) -> None:
    """It would be in whatever box: of what cannot be, all is."""
    days = {side: poles.EdtfDate(day) for side, day in changes.items() if side in ("start", "end")}
    wrong = attrs.evolve(grant("wrong", 1000, "2008", "minalogic"), **changes | days)
    ledger = OF_FUI.with_grants([wrong])
    box = poles.Box(funders="fui", calls="fui-6", poles="minalogic", basis="awarded")
    for ask in (lambda: poles.bounds(ledger, box), lambda: poles.conflicts(ledger)):
        with pytest.raises(poles.InvalidBox, match=f"in the grant wrong.*{told}"):
            ask()


@pytest.mark.parametrize("field", ["funders", "calls", "poles", "regions", "sectors"])
def test_a_grant_of_what_the_ledger_does_not_know_is_refused(field: str) -> None:
    of: dict[str, Any] = {field: ("nobody",)}
    wrong = attrs.evolve(GRANTS[0], **of)
    with pytest.raises(poles.UnknownCode, match=f"'nobody' in {field}"):
        poles.bounds(STATED.with_grants([wrong]), FUI_2008)


def test_each_sum_of_a_list_that_is_set_aside_is_told() -> None:
    """Also where the list is called like a statement that is set aside, too."""
    many = [
        grant("a", 400_000_000, "2008-03-01", dataset="fui-2008"),
        grant("b", 500_000_000, "2011-03-01", dataset="fui-2008"),
    ]
    box = attrs.evolve(FUI_2008, period=("2008", "2011"))
    found = poles.bounds(POLICY.funding.with_grants(many), box)
    aside = [one for one in found.set_aside if one.statement.id == "fui-2008"]
    told = {
        one.statement.amount: {other.id for other in one.against}
        for one in aside
        if isinstance(one.statement, poles.GrantSum)
    }
    assert told.keys() == {400_000_000, 500_000_000}
    assert "fui-exec-2008" in told[Decimal(400_000_000)]
    assert "fui-exec-2011" in told[Decimal(500_000_000)]
    assert [one for one in aside if isinstance(one.statement, poles.FundingRecord)]


def test_grants_looked_at_one_by_one_are_believed_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = OF_FUI.with_grants(GRANTS)
    boxes = [FUI_2008, attrs.evolve(FUI_2008, poles="minalogic", period=("2007-12-01", "2008"))]
    found = [poles.bounds(ledger, box) for box in boxes]
    assert all(one.low for one in found)
    beliefs.forget()
    monkeypatch.setattr(Prover, "fits", lambda *_: False)
    assert [poles.bounds(ledger, box) for box in boxes] == found


def read(status: poles.Status) -> dict[str, Any]:
    return {"citations": (poles.Citation("a-source", "poles", status),)}


@pytest.mark.parametrize(
    ("changes", "inferred", "cause", "told"),
    [
        (read(poles.Status.RECALLED), True, poles.Cause.RECALLED, "not read in a source"),
        ({"basis": poles.Basis.UNKNOWN}, True, poles.Cause.BASIS, "its basis is unknown"),
        (read(poles.Status.INFERRED), False, poles.Cause.INFERRED, "its box is inferred in part"),
    ],
)
def test_grants_that_prove_nothing_are_told(
    changes: Any, inferred: bool, cause: poles.Cause, told: str
) -> None:
    doubted = [attrs.evolve(one, **changes) for one in GRANTS[1:]]
    ledger = STATED.with_grants([GRANTS[0], *doubted])
    box = attrs.evolve(FUI_2008, poles="minalogic")
    found = poles.bounds(ledger, box, inferred=inferred)
    assert found.low == 100_000
    aside = [one for one in found.set_aside if isinstance(one.statement, poles.GrantSum)]
    assert [(one.statement.id, str(one.cause), one.against, one.inside) for one in aside] == [
        ("a list", str(cause), (), True),
        ("another list", str(cause), (), True),
    ]
    assert "a list: 1 grant, €50,000 in all" in found.text()
    assert told in found.text()
    other = poles.bounds(ledger, attrs.evolve(box, period="2009"), inferred=inferred)
    assert not [one for one in other.set_aside if isinstance(one.statement, poles.GrantSum)]


def test_a_grant_of_unknown_basis_where_no_money_of_a_kind_can_be_is_of_another() -> None:
    late = attrs.evolve(grant("late", 5, "2020", "minalogic"), basis=poles.Basis.UNKNOWN)
    ledger = OF_FUI.with_grants([late])
    for basis, count in ((poles.Basis.AWARDED, 0), (poles.Basis.PAID, 1)):
        found = poles.bounds(ledger, poles.Box(funders="state", poles="minalogic", basis=basis))
        said = [one for one in found.set_aside if isinstance(one.statement, poles.GrantSum)]
        assert len(said) == count


@pytest.mark.parametrize(
    ("figure", "of", "verdict"),
    [
        (400_000_000, (), poles.Verdict.DISPUTED),
        (700_000_000, (), poles.Verdict.CONTRADICTED),
        (100_000_000, (), poles.Verdict.CONTRADICTED),
        (400_000_000, ("minalogic",), poles.Verdict.DISPUTED),
        (1_000_000, ("minalogic",), poles.Verdict.POSSIBLE),
    ],
)
def test_a_figure_that_grants_set_aside_reach_is_disputed(
    figure: int, of: tuple[str, ...], verdict: poles.Verdict
) -> None:
    many = [
        grant("a", 150_000_000, "2008-03-01", "minalogic"),
        grant("b", 250_000_000, "2008-05-01", "minalogic"),
    ]
    said = poles.FundingRecord(
        id="said", basis=poles.Basis.AWARDED, amount=Decimal(256_000_000), funders=("fui",),
        start=poles.EdtfDate("2008"), end=poles.EdtfDate("2008"),
    )  # fmt: skip
    limit = attrs.evolve(
        said, id="limit", amount=Decimal(600_000_000), funders=("state",),
        wording=poles.Wording.AT_MOST,
    )  # fmt: skip
    ledger = POLICY.funding.having([said, limit]).with_grants(many)
    found = poles.weigh(ledger, figure, attrs.evolve(FUI_2008, poles=of))
    assert found.verdict is verdict
    disputed = verdict is poles.Verdict.DISPUTED
    assert [one.id for one in found.reached_by] == ["a list"] * disputed
    assert ("reached if a list is believed first" in found.text()) is disputed
