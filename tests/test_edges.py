"""What lies at the edges: nothing, too much, what is no question, and records that tell little."""

from __future__ import annotations

import gc
import io
import os
import sys
import zipfile
from contextlib import redirect_stdout
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import attrs
import pytest

import goldens
import poles
from asking import asked
from damage import Package
from mutations import Damage, good, tally
from poles import Box, EdtfDate, Records, model, strategies
from poles.__main__ import main
from poles.intake import comparing
from poles.intake.cell_values import read_amount
from poles.intake.funding_report import FundingTable
from poles.objects import gc_paused
from poles.package.rows import natural
from poles.package.structuring import Unfit
from poles.show.contradictions import contradictions
from poles.show.figures.spacing import apart
from poles.show.figures.yearly import yearly
from poles.show.life import life
from poles.show.overview import overview
from poles.show.report import write_report
from poles.strategies.spelling import _spelled
from small import small

POLICY = poles.load_policy()
FUNDING = POLICY.funding
SOURCE = POLICY.sources[0]
SOURCE_SAYS = (poles.Citation(SOURCE.id, None, poles.Status.SOURCED),)
WITHOUT_LABELS = attrs.evolve(small(), labels=Records((), poles.Label))


def granted(**changes: Any) -> poles.FundingRecord:
    """A statement of awarded money."""
    told = {
        "id": "any",
        "basis": poles.Basis.AWARDED,
        "start": EdtfDate("2010"),
        "end": EdtfDate("2010"),
        "amount": Decimal(5),
    }
    return poles.FundingRecord(**{**told, "funders": ("fui",), **changes})


# The command


def test_the_command_prints_wherever_output_goes() -> None:
    with redirect_stdout(io.StringIO()) as out:
        assert main(["show", "elopsys"]) == 0
    assert out.getvalue().startswith("Elopsys (elopsys)")


def test_the_command_tells_what_is_odd_before_the_package(
    capsys: pytest.CaptureFixture[str], package: Package
) -> None:
    package.change("names", "aquimer-official-1", "kind", "variant")
    *odd, found = asked(capsys, "check", str(package.folder))[0].splitlines()
    assert odd
    assert all("when it has no name in use" in line for line in odd)
    assert found.endswith("no faults.")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_command_prints_the_page_of_contradictions(
    capsys: pytest.CaptureFixture[str], lang: poles.Lang
) -> None:
    assert main(["conflicts", "--basis", "planned", "--lang", lang]) == 0
    assert capsys.readouterr().out == contradictions(
        poles.conflicts(FUNDING, basis="planned"), lang
    )


# Dates


def test_a_date_is_made_of_a_text() -> None:
    with pytest.raises(poles.InvalidDate, match="2005"):
        EdtfDate(2005)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_text_is_no_day_of_a_period() -> None:
    period = poles.Period(EdtfDate("2005"), EdtfDate("2006"))
    assert date(2006, 1, 1) in period
    assert "2006-01-01" not in period


def test_no_day_is_known_without_labels() -> None:
    with pytest.raises(poles.OutOfCoverage, match="the policy has no labels, so it covers no day"):
        WITHOUT_LABELS.on("2012-11-19")
    with pytest.raises(poles.InvalidQuestion, match="a policy without labels"):
        yearly(WITHOUT_LABELS)


# Packages


def test_tables_name_their_package() -> None:
    assert repr(POLICY.tables) == f"<Tables of {POLICY.about.name} {poles.DATA_EDITION}>"
    assert repr(poles.Tables()) == "<Tables of no package>"


def test_files_that_are_too_much_together_are_not_read(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poles.package.files.LARGEST_PACKAGE", 200_000)
    told = {
        fault.hint
        for fault in package.faults()
        if fault.expected == "at most 200,000 bytes in all files together"
    }
    assert "With provenance.csv they have more." in told


def test_a_descriptor_of_too_many_bytes_is_not_read(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poles.package.files.LARGEST_DESCRIPTOR", 100)
    (fault,) = package.faults()
    assert (fault.table, fault.expected) == ("datapackage.json", "at most 100 bytes")


def test_a_zip_has_its_descriptor_and_few_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("poles.csv", "id")
    with pytest.raises(poles.InvalidPackage, match=r"datapackage\.json"):
        poles.load_policy(path)
    monkeypatch.setattr("poles.package.files.MOST_ENTRIES", 0)
    with pytest.raises(poles.InvalidPackage, match="at most 0 entries") as caught:
        poles.load_policy(path)
    assert caught.value.faults[0].table == "package.zip"


def test_what_is_neither_file_nor_folder_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe.zip"
    os.mkfifo(path)
    with pytest.raises(poles.NotAPackage, match="is there and is not just a data package"):
        poles.write_package(small(), path)
    assert path.is_fifo()


def test_what_is_odd_after_a_change_is_told() -> None:
    pole = attrs.evolve(POLICY.poles["aquimer"], seats=())
    with pytest.warns(poles.OddData, match="aquimer holds"):
        POLICY.extend(poles=[pole], on_conflict="replace")


def test_a_row_that_is_paired_is_paired_with_no_other() -> None:
    gone, come = [("a", "b"), ("c", "d")], [("c", "b")]
    assert list(comparing._paired("funding_funders", gone, come)) == [(("a", "b"), ("c", "b"))]


def test_garbage_stays_uncollected_for_who_wants_it_so() -> None:
    gc.disable()
    try:
        with gc_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


# Tables of one's own


def test_a_number_is_read_by_the_mark_that_was_said() -> None:
    figure = read_amount("1.234,56", decimal=",")
    assert figure[:3] == (Decimal("1234.56"), Decimal("0.01"), poles.Wording.PLAIN)
    with pytest.raises(Unfit) as caught:
        read_amount("1,234.56", decimal=",")
    assert caught.value.expected == "a number with ',' before its decimals"


def reading(rows: Any, columns: dict[str, str], **values: str) -> FundingTable:
    mine = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
    told = {"basis": "awarded", "funders": "fui", **values}
    return poles.read_funding(rows, rows="totals", columns=columns, values=told, source=mine)


def test_beneficiaries_are_terms_and_a_blank_value_says_nothing() -> None:
    row = {"a": "3", "p": "2008", "b": "sme"}
    found = reading([row], {"amount": "a", "period": "p", "beneficiaries": "b"}, stage=" ")
    assert [(one.beneficiaries, one.stage) for one in found.records] == [
        ((poles.Beneficiary.SME,), None)
    ]


def test_tables_of_too_many_rows_or_bytes_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,p\n3,2008\n4,2009\n", encoding="utf-8")
    monkeypatch.setattr("poles.intake.any_table.MOST_ROWS", 2)
    with pytest.raises(
        poles.InvalidTable,
        match=r"table\.csv cannot be used: it has more than 2 rows\. Give it in parts\.",
    ):
        reading(path, {"amount": "a", "period": "p"})
    monkeypatch.setattr("poles.intake.any_table._LARGEST", 5)
    with pytest.raises(
        poles.InvalidTable,
        match=r"table\.csv cannot be used: it has more than 5 bytes\. Give it in parts\.",
    ):
        reading(path, {"amount": "a", "period": "p"})


# Rooms


def test_a_room_lists_its_names_before_they_are_loaded() -> None:
    assert set(model.__all__) <= set(dir(model))


def test_a_missing_module_of_our_own_is_no_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    home = strategies.dates.__module__
    monkeypatch.delitem(vars(strategies), "dates", raising=False)
    monkeypatch.setitem(sys.modules, home, None)
    with pytest.raises(ModuleNotFoundError, match=home):
        strategies.dates  # noqa: B018  # pyright: ignore[reportUnusedExpression]


def test_a_spelling_that_would_be_another_name_is_not_made() -> None:
    plain: dict[str, Any] = {
        "around": "({})",
        "accents": str,
        "apostrophe": "'",
        "hyphen": "-",
        "space": " ",
    }
    assert _spelled(("Kırklareli", "a", True), case=str.upper, **plain) == ("(Kırklareli)", "a")
    assert _spelled(("Elopsys", "b", True), case=str.upper, **plain) == ("(ELOPSYS)", "b")


# Aggregates


def test_money_of_no_one_year_has_no_price() -> None:
    found = poles.in_euros_of(FUNDING.having([granted(end=None)]), 2020, index="cpi")
    assert not found.rows
    assert [(one.id, one.reason) for one in found.left_out] == [("any", poles.Omission.PERIOD)]


def test_a_region_that_is_not_known_takes_no_share() -> None:
    with pytest.raises(poles.InvalidQuestion, match="money of the region 'atlantis'"):
        poles.share(FUNDING.having([granted(regions=("atlantis",))]), by="region", counting="full")


def test_a_source_that_the_policy_lacks_is_not_cited() -> None:
    policy = attrs.evolve(small(), sources=Records((), poles.Source))
    with pytest.raises(poles.InvalidQuestion, match="names it without having it"):
        poles.cite(policy.funding, style="bibtex")


# What is shown


def test_an_overview_without_phases_tells_the_labels() -> None:
    bare = attrs.evolve(small(), phases=Records((), poles.Phase))
    told = overview(bare, date(2012, 11, 19), "en")
    assert "labels, held by" in told
    assert "Phase" not in told


def test_an_overview_tells_no_more_of_a_phase_and_of_money_than_is_said() -> None:
    plain = [
        attrs.evolve(phase, orientation_fr=None, orientation_en=None) for phase in small().phases
    ]
    policy = attrs.evolve(small(), phases=Records(plain), funding=small().funding.having([]))
    told = overview(policy, date(2012, 11, 19), "en")
    head, _, rest = told.partition("\n\n")
    assert head.splitlines()[-1].startswith("Phase 2 (")
    assert "Statements not shown" not in rest


def test_a_pole_without_a_sector_tells_none() -> None:
    sector = POLICY.sectors[0]
    first = "Elopsys (elopsys) [1]"
    for key, head in ((None, [first]), (sector.id, [first, f"{sector.en} [1]"])):
        pole = attrs.evolve(
            POLICY.poles["elopsys"], sector=key, website=None, citations=SOURCE_SAYS
        )
        assert life(POLICY, pole, "en").split("\n\n")[0].splitlines() == head


def test_a_label_that_ended_for_no_known_reason_tells_none() -> None:
    pole, label = (
        small().poles["elopsys"],
        next(one for one in small().labels if one.end_reason and one.holders[0].pole == "elopsys"),
    )
    for reason, told in ((label.end_reason, True), (None, False)):
        policy = attrs.evolve(small(), labels=Records([attrs.evolve(label, end_reason=reason)]))
        assert (label.end_reason.label("en") in life(policy, pole, "en")) is told  # type: ignore[union-attr]


def test_a_reference_has_the_fields_that_are_known() -> None:
    source = poles.Source(
        id="bare", kind=poles.SourceKind.OFFICIAL, title="Bare", citations=SOURCE.citations
    )
    about = attrs.evolve(POLICY.about, edition="draft")
    said = poles.Citation("bare", None, poles.Status.SOURCED)
    statement = granted(citations=(said,))
    policy = attrs.evolve(
        POLICY, about=about, sources=Records([source]), funding=FUNDING.having([statement])
    )
    told = poles.cite(policy.funding, style="bibtex")
    first, edition = told.split("@")[1:]
    assert first.splitlines() == ["misc{bare,", "  title = {{Bare}},", "}", ""]
    assert "year =" not in edition
    assert "version = {draft}" in edition


def test_a_record_whose_key_is_inferred_says_so() -> None:
    key = poles.Citation(SOURCE.id, "number", poles.Status.INFERRED)
    phase = attrs.evolve(POLICY.phases[0], citations=(*POLICY.phases[0].citations, key))
    assert phase.card().splitlines()[0] == "Phase 1 [unverified]"


def test_amounts_are_shown_by_the_names_of_groups() -> None:
    unlimited = poles.bounds(
        FUNDING.having([granted()]), Box(funders="state", period="2010", basis="awarded")
    )
    assert "…" in poles.spread(unlimited, rule="start").text()
    money = FUNDING.having(
        [granted(poles=("elopsys",), sectors=(POLICY.sectors[0].id,), regions=("bretagne",))]
    )
    assert "Elopsys" in poles.share(money, by="pole", counting="full").text()
    assert POLICY.sectors[0].fr in poles.share(money, by="sector", counting="full").text("fr")
    apart = poles.Ledger(money, attrs.evolve(money.tables, poles=Records()))
    assert "elopsys" in poles.share(apart, by="pole", counting="full").text()


def test_counts_are_shown_with_their_days_and_groups() -> None:
    days = [POLICY.on("2005-07-12"), POLICY.on("2012-11-19")]
    tiers = poles.count(days, what="labels", by="tier").text()
    assert "2005-07-12  world " in tiers
    ungraded = attrs.evolve(days[0], labels=Records([attrs.evolve(days[0].labels[0], tier=None)]))
    assert "no tier" in poles.count(ungraded, what="labels", by="tier").text()
    whole = poles.count(days[1], what="labels")
    assert whole.text().splitlines()[0] == "Labels on 2012-11-19"


def test_results_of_no_package_name_no_edition() -> None:
    found = poles.spread([granted()], rule="start")
    assert "Data edition" not in found.text()


def test_points_that_are_none_or_too_many_are_parted_as_far_as_can_be() -> None:
    assert apart([], 1.0) == []
    crowd = apart([(2.0, 0.0)] * 160, 1.0)
    assert len(set(crowd)) == 160
    assert (
        0.5
        < min(hypot(one[0] - other[0], one[1] - other[1]) for one, other in combinations(crowd, 2))
        < 0.98
    )


def test_what_has_a_number_of_any_length_has_a_place() -> None:
    long = "1" * 300
    assert sorted([f"fui-{long}", "fui-10", long, "fui-2", "2"], key=natural) == [
        "2", long, "fui-2", "fui-10", f"fui-{long}",
    ]  # fmt: skip


# Money


def test_an_answer_is_printed_as_its_proof() -> None:
    box = Box(
        funders="state", instrument="governance", period="2025", basis="planned", stage="voted"
    )
    found = poles.bounds(FUNDING, box)
    assert str(found) == found.text()
    weighed = poles.weigh(FUNDING, 10**6, box)
    assert str(weighed) == weighed.text()


def test_exact_bounds_are_told_as_such() -> None:
    found = poles.bounds(
        FUNDING.having([granted(amount=Decimal(0))]),
        Box(funders="fui", period="2010", basis="awarded"),
    )
    assert found.low == found.high
    assert "exactly €0" in found.text()


def test_bounds_are_asked_of_a_ledger_for_a_box() -> None:
    with pytest.raises(poles.InvalidBox, match=r"found a str, expected a Box\. Write poles\.Box"):
        poles.bounds(FUNDING, "fui")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(poles.InvalidBox, match="found a tuple, expected a Ledger"):
        poles.bounds((), Box(funders="fui", basis="awarded"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(poles.InvalidBox, match=r"leave out what does not restrict the box"):
        Box(funders=[None], basis="awarded")  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def test_conflicts_and_totals_say_what_they_are() -> None:
    none = poles.conflicts(FUNDING.having([granted()]))
    assert repr(none) == "<Conflicts: 0, mended by removing 0 statements>"
    total = poles.total(FUNDING.having([granted()]), by="funder", funders="fui", basis="awarded")
    assert repr(total) == f"<Totals by funder: {', '.join(total)}>"


def test_totals_have_the_groups_that_lie_in_the_box() -> None:
    ledger = FUNDING.having([granted()])
    phases = poles.total(ledger, by="phase", period="2010", basis="awarded")
    assert list(phases) == ["2"]
    calls = poles.total(ledger, by="call", calls=["fui-3"], basis="awarded")
    assert list(calls) == ["fui-3"]


def test_what_is_only_recalled_bounds_nothing() -> None:
    recalled = granted(citations=(poles.Citation(None, None, poles.Status.RECALLED),))
    found = poles.bounds(
        FUNDING.having([recalled]), Box(funders="fui", period="2010", basis="awarded")
    )
    assert found.low == 0
    assert not found.because


# The tests themselves


def test_a_table_of_answers_written_anew_is_as_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goldens, "FOLDER", tmp_path / "edition")
    with pytest.raises(AssertionError, match="is not there"):
        goldens.compare("some", [{"a": 1}])
    with monkeypatch.context() as patch:
        patch.setenv("UPDATE_SNAPSHOTS", "1")
        goldens.compare("some", [{"a": 1}])
    goldens.compare("some", [{"a": 1}])
    with pytest.raises(AssertionError, match="is not what is computed"):
        goldens.compare("some", [{"a": 2}])


def test_a_damage_that_is_told_elsewhere_or_not_at_all_does_not_pass() -> None:
    content = good()[1]["sectors.csv"]
    header, first, *rest = content.splitlines(keepends=True)
    broken = Damage("a cell", "sectors", b"".join((header, b",,,\n", *rest)), 99)
    with pytest.raises(AssertionError, match=r"a cell sectors 99 .*refused, elsewhere: "):
        tally([broken])
    assert tally([Damage("nothing", "sectors", content)]) == {"loaded, equal": 1}
    other = content.replace(first, first.replace(b",", b",x", 2), 1)
    with pytest.raises(AssertionError, match=r"a cell sectors .*loaded, but "):
        tally([Damage("a cell", "sectors", other)])


def test_a_report_that_cannot_take_its_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", target)

    monkeypatch.setattr("poles.show.report.report", lambda *_, **__: "a page")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(poles.InvalidQuestion, match="No space left on device"):
        write_report(small(), tmp_path / "report.html")
    assert not list(tmp_path.iterdir())
