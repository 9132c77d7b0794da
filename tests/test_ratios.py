"""Ratios in packages, policies, ledgers: a case each."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import poles
from damage import Package
from poles.package.table_schema import LATER
from small import only_statements, small

PUBLIC = poles.Box(funders="public", period=("2008", "2011"), basis="awarded")
PROVING = {
    "all-2008", "anr-0811", "anr-2008", "anr-cum-2012", "fui-cum-1-6-coll", "fui-cum-11-coll",
    "fui-exec-2009", "fui-exec-2010", "fui-exec-2011", "fui11-coll-b", "oseo-2008", "sme-0811",
    "sme-0811-oseo",
}  # fmt: skip
SOURCE = next(iter(poles.load_policy().sources.keys()))
SMES = attrs.evolve(PUBLIC, beneficiaries=("sme",))


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    """The bundled policy without ratios of its own, and of its statements those that say how much
    the money of ``PUBLIC`` is.
    """
    bare = only_statements()
    some = bare.funding.having(one for one in bare.funding if one.id in PROVING)
    return attrs.evolve(bare, funding=some)


@pytest.fixture(scope="module")
def share(policy: poles.Policy) -> poles.Ratio:
    """As the source of the statement sme-0811 prints it beside its amount."""
    said = policy.funding["sme-0811"].citations
    return poles.Ratio(id="sme-share", of=SMES, to=PUBLIC, value=Decimal("0.36"), citations=said)


def test_984_million_are_36_percent_of_all_public_money(
    policy: poles.Policy, share: poles.Ratio
) -> None:
    before = poles.bounds(policy.funding, PUBLIC)
    assert before.low == Decimal("2601000000.00")
    assert before.high is None
    more = policy.extend(ratios=[share])
    found = poles.bounds(more.funding, PUBLIC)
    assert found.low == Decimal("2694520547.94")
    assert found.high == Decimal("2773239436.62")
    assert [(step.side, step.statement.id, step.amount) for step in found.because] == [
        ("low", "sme-0811", Decimal(983_500_000)),
        ("low", "sme-share", 0),
        ("high", "sme-0811", Decimal(984_500_000)),
        ("high", "sme-share", 0),
    ]
    english = (
        "− 200/71 ×  sme-share: 36%, read as at least 35.5%, of “all public funders, 2008 – 2011” "
        "— all public funders, 2008 – 2011, beneficiary SMEs ["
    )
    assert english in found.text()
    french = (
        "sme-share : 36 %, lu comme au moins 35,5 %, de « ensemble des financeurs publics, "
        "2008 – 2011 » — ensemble des financeurs publics, 2008 – 2011, bénéficiaire PME ["
    )
    assert french in found.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert "Technopolis" in poles.cite(found, style="footnotes")


def test_a_package_without_ratios_is_as_before(tmp_path: Path) -> None:
    poles.write_package(only_statements(), tmp_path / "package")
    files = {file.stem for file in (tmp_path / "package").iterdir()}
    assert not files & LATER
    assert not poles.load_policy(tmp_path / "package").ratios


def test_ratios_are_written_read_and_replaced_by_none(tmp_path: Path) -> None:
    without = attrs.evolve(small(), ratios=poles.Records())
    more = without.extend(ratios=small().ratios)
    assert more != without
    assert more.digest != without.digest
    for target in (tmp_path / "package", tmp_path / "package.zip"):
        poles.write_package(more, target)
        again = poles.load_policy(target)
        assert again == more
        assert again.digest == more.digest
        assert again.funding.ratios == more.ratios
        poles.write_package(without, target)
        assert poles.load_policy(target) == without


def test_ratios_stay_with_a_ledger(policy: poles.Policy, share: poles.Ratio) -> None:
    ledger = policy.extend(ratios=[share]).funding
    some: Any = ledger[:2]
    assert some.ratios == ledger.having([]).ratios == ledger.ratios
    assert ledger != policy.funding
    assert ledger.having(ledger, ()) == policy.funding
    assert policy.funding.having([*policy.funding, share]) == ledger
    assert poles.Ledger(policy.funding, policy.tables, [share]) == ledger
    assert poles.Ledger(ledger, policy.tables) == ledger
    assert poles.Ledger(ledger, policy.tables, ()) == policy.funding


def test_a_ratio_is_known_from_the_day_of_its_source(policy: poles.Policy) -> None:
    said = policy.funding["anr-cum-2012"].citations
    known = poles.Ratio(id="known", of=SMES, to=PUBLIC, value=Decimal("0.36"), citations=said)
    ledger = policy.funding.having(policy.funding, [known])
    then = policy.sources[said[0].source or ""].published
    assert then is not None
    assert poles.known_on(ledger, then.latest).ratios.keys() == ("known",)
    assert not poles.known_on(ledger, "2005-01-01").ratios


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ({"citations": (poles.Citation("s", None, poles.Status.RECALLED),)}, "recalled"),
        ({"citations": (poles.Citation("s", "of", poles.Status.INFERRED),)}, "inferred"),
    ],
)
def test_a_ratio_that_proves_nothing_is_shown(
    policy: poles.Policy, share: poles.Ratio, more: dict[str, Any], cause: str
) -> None:
    ledger = policy.funding.having(policy.funding, [attrs.evolve(share, **more)])
    found = poles.bounds(ledger, PUBLIC, inferred=cause != "inferred")
    assert found.high is None
    assert {one.cause: one.inside for one in found.set_aside if one.statement.id == share.id} == {
        poles.Cause(cause): True
    }


def test_a_ratio_replaces_another(policy: poles.Policy, share: poles.Ratio) -> None:
    later = attrs.evolve(share, id="later", value=Decimal("0.4"), revises=share.id)
    found = poles.bounds(policy.funding.having(policy.funding, [share, later]), PUBLIC)
    assert found.high == Decimal("2812857142.86")
    assert [one.statement.id for one in found.set_aside if one.cause == "replaced"] == [share.id]


def test_an_inferred_call_is_told_where_a_ratio_needs_it() -> None:
    made = small()
    decided = poles.Citation(None, "decided", poles.Status.INFERRED)
    calls = [
        attrs.evolve(call, citations=(*call.citations, decided))
        if call.id == "fui-5" and "decided" not in call.unverified
        else call
        for call in made.calls
    ]
    state = poles.Box(funders="state", period=("2007", "2010"), basis="awarded")
    local = attrs.evolve(state, funders=("local",))
    half = poles.Ratio(id="half", of=local, to=state, value=Decimal("0.5"))
    tables = attrs.evolve(made.tables, calls=poles.Records(calls))
    ledger = poles.Ledger([made.funding["fui5-state"]], tables, [half])
    found = poles.bounds(ledger, local)
    assert [(side, call.id) for side, call in found.assumed] == [("low", "fui-5")]
    assert {step.statement.id for step in found.because} == {"half", "fui5-state"}
    assert poles.bounds(ledger, local, inferred=False).low == 0


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value": Decimal(-30_000_000)}, "A change by an amount"),
        ({"value": Decimal(30_000_000)}, "A change by an amount"),
        ({"value": Decimal("NaN")}, "A change by an amount"),
        ({"value": 0.36}, "expected a Decimal"),
        ({"value": Decimal("0.1234567")}, "at most six decimals"),
        ({"wording": poles.Wording.BETWEEN}, "one at_least and one at_most"),
        ({"rounded_to": Decimal(-1)}, "a unit that is not negative"),
        ({"rounded_to": Decimal("1e-7")}, "at most six decimals"),
        ({"to": attrs.evolve(PUBLIC, basis="paid")}, "two boxes of one basis and stage"),
        ({"of": "fui"}, "expected two boxes"),
    ],
)
def test_what_is_no_ratio_is_in_no_ledger(
    share: poles.Ratio, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(poles.InvalidQuestion, match=told):
        poles.Ledger((), None, [attrs.evolve(share, **changes)])


def test_what_is_said_of_two_kinds_of_money_is_told_by_both(share: poles.Ratio) -> None:
    voted = attrs.evolve(PUBLIC, basis="planned", stage="voted")
    with pytest.raises(poles.InvalidQuestion, match="of awarded to planned voted money"):
        poles.Ledger((), None, [attrs.evolve(share, to=voted)])


def test_what_is_no_record_of_a_ratio_is_refused(policy: poles.Policy) -> None:
    other: Any = policy.funding[0]
    with pytest.raises(poles.InvalidQuestion, match="expected ratios of two boxes"):
        poles.Ledger((), None, [other])


# Faults of a package


@pytest.fixture
def folder(tmp_path: Path) -> Package:
    poles.write_package(small(), tmp_path / "package")
    return Package(tmp_path / "package")


def faults(folder: Package) -> list[tuple[str, str | None, str]]:
    with pytest.raises(poles.InvalidPackage) as caught:
        poles.load_policy(folder.folder)
    return [(fault.table, fault.column, fault.hint) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("value", "-30000000", "A change by an amount"),
        ("value", "30000000", "A change by an amount"),
        ("value", "0.1234567", "Nobody prints finer shares"),
        ("wording", "between", "give one at_least and one at_most"),
        ("rounded_to", "-1", "Leave it empty where the digits tell the unit."),
        ("basis", "unknown", "What is granted, engaged or committed is awarded."),
        ("basis", "planned", "different plans of the same money"),
        ("stage", "voted", "Only planned money has stages."),
        ("of_end", "2007", "Is it the wrong way round?"),
        ("to_start", "2001", "No money of these calls"),
        ("revises", "nothing", "The table ratios has no such key."),
    ],
)
def test_a_fault_of_a_ratio_is_told(folder: Package, column: str, value: str, told: str) -> None:
    folder.change("ratios", "made-share", column, value)
    if column == "to_start":
        folder.change("ratios", "made-share", "to_end", "2002")
    found = faults(folder)
    assert any(table == "ratios" and told in hint for table, _, hint in found), found


def test_a_cost_of_other_things_than_projects_is_a_fault(folder: Package) -> None:
    folder.change("funding", "anr-cum-2012", "of_cost", "true")
    found = faults(folder)
    assert any(column == "of_cost" and "R&D projects" in hint for _, column, hint in found)


def test_a_package_of_before_has_no_costs(folder: Package) -> None:
    folder.before("funding", "of_cost")
    assert not any(one.of_cost for one in poles.load_policy(folder.folder).funding)


@pytest.mark.parametrize(("cell", "cost"), [("oui", True), ("true", True), ("no", False)])
def test_a_table_may_hold_what_projects_cost(policy: poles.Policy, cell: str, cost: bool) -> None:
    row = {"Pôle": "Cap Digital", "Coût": "420 M€", "total": cell}
    fixed = {"basis": "awarded", "funders": "public", "instrument": "rd_projects", "period": "2012"}
    columns = {"poles": "Pôle", "amount": "Coût", "of_cost": "total"}
    read = poles.read_funding(
        [row], rows="totals", columns=columns, values=fixed, source=SOURCE, policy=policy
    )
    assert [one.of_cost for one in read.records] == [cost]
    wrong = poles.read_funding(
        [{**row, "total": "perhaps"}],
        rows="totals",
        columns=columns,
        values=fixed,
        source=SOURCE,
        policy=policy,
    )
    assert wrong.faults[0].expected == "yes or no"
    del fixed["instrument"]
    other = poles.read_funding(
        [row], rows="totals", columns=columns, values=fixed, source=SOURCE, policy=policy
    )
    assert bool(other.faults) == cost


def test_what_all_projects_of_a_pole_cost_limits_a_box_that_nothing_else_does(
    policy: poles.Policy,
) -> None:
    """As a source of 2014 prints it: 40 projects of ASTech, of 195 million euros in all."""
    box = poles.Box(
        funders="public", instrument="rd_projects", period=("2007", "2013"), poles="astech",
        basis="awarded",
    )  # fmt: skip
    before = poles.bounds(policy.funding, box)
    assert before.high is None
    cost = poles.FundingRecord(
        id="astech-cost", basis=poles.Basis.AWARDED, amount=Decimal(195_000_000), of_cost=True,
        rounded_to=Decimal(1_000_000), instrument=poles.Instrument.RD_PROJECTS,
        start=poles.EdtfDate("2007"), end=poles.EdtfDate("2013"), funders=("public",),
        poles=("astech",), projects=40,
        citations=(poles.Citation(SOURCE, None, poles.Status.SOURCED),),
    )  # fmt: skip
    more = policy.extend(funding=[cost])
    found = poles.bounds(more.funding, box)
    assert (found.low, found.high) == (before.low, Decimal("195500000.00"))
    assert [step.statement.id for step in found.because if step.side == "high"] == ["astech-cost"]
    assert "projects cost €195 million in all, public and private" in found.text()
    assert more.funding["astech-cost"].card()


def test_a_key_of_a_statement_is_none_of_a_ratio(folder: Package) -> None:
    for table in ("ratios", "ratio_funders", "provenance"):
        rows = [[cell.replace("made-share-b", "fui5-state") for cell in row]
                for row in folder.rows(table)]  # fmt: skip
        folder.put(table, rows)
    for table in LATER - {"ratios", "ratio_funders"}:
        rows = [row for row in folder.rows(table) if row[0] != "made-share-b"]
        folder.put(table, rows)
    assert any("give it another" in hint for _, _, hint in faults(folder))


def test_a_side_is_one_of_two(folder: Package) -> None:
    rows = folder.rows("ratio_funders")
    rows[1][1] = "from"
    folder.put("ratio_funders", rows)
    assert ("ratio_funders", "side", "Use one of these codes.") in faults(folder)


def test_a_box_is_told_as_one_by_provenance(folder: Package) -> None:
    rows = folder.rows("provenance")
    rows.append(["ratios", "made-share", "of_start", "", "inferred", ""])
    folder.put("provenance", rows)
    assert any("Name a column" in hint for _, _, hint in faults(folder))
    rows[-1][2] = "of"
    folder.put("provenance", rows)
    assert poles.load_policy(folder.folder).ratios["made-share"].unverified == ("of",)


def test_a_list_of_a_ratio_that_is_not_there_is_a_fault(folder: Package) -> None:
    rows = folder.rows("ratio_funders")
    folder.put("ratio_funders", [*rows, ["nothing", "of", "fui"]])
    assert any(
        table == "ratio_funders" and "The table ratios has no such key" in hint
        for table, _, hint in faults(folder)
    )
