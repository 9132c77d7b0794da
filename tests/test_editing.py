"""Policies made of others, and what changed between two."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from mutations import good
from poles import Citation, Edit, Status
from poles.__main__ import main
from small import package_files

SOURCE = poles.Source(id="mine", kind=poles.SourceKind.THIRD_PARTY, title="Mine")
SAID = (Citation("mine", None, Status.SOURCED),)


def tea(**changes: Any) -> poles.Sector:
    return attrs.evolve(
        poles.Sector(id="tea", scheme="mine", fr="Thé", en="Tea", citations=SAID), **changes
    )


def with_tea(**changes: Any) -> poles.Policy:
    return good()[0].extend(sources=[SOURCE], sectors=[tea(**changes)])


def test_a_row_of_which_several_cells_changed_is_one_that_changed() -> None:
    policy = poles.load_policy()
    call = policy.calls["fui-5"]
    other = attrs.evolve(call, submitted=7, retained=3)
    changed = attrs.evolve(
        policy, calls=poles.Records(other if one is call else one for one in policy.calls)
    )
    assert poles.diff(policy, changed).text().splitlines() == [
        f"~ calls fui-5, submitted: {call.submitted} → 7",
        f"~ calls fui-5, retained: {call.retained} → 3",
    ]


def test_a_policy_is_extended_and_stays_as_it_was() -> None:
    policy = good()[0]
    before = policy.digest
    more = with_tea()
    assert more.sectors["tea"].fr == "Thé"
    assert len(more.sectors) == len(policy.sectors) + 1
    assert policy.digest == before
    assert policy.sectors.get("tea") is None
    assert policy.extend() == policy
    # What is there already may be given again.
    assert policy.extend(poles=policy.poles, labels=policy.labels, funding=policy.funding) == policy
    named = policy.extend(about=attrs.evolve(policy.about, name="mine", edition="2027.01.0"))
    assert (named.about.name, named.edition) == ("mine", "2027.01.0")
    assert named.funding.tables.about == named.about


def test_a_pole_with_a_label_is_added_whole() -> None:
    policy = good()[0]
    name = poles.Name(
        id="tea-1", pole="tea", kind=poles.NameKind.OFFICIAL, text="Thé Valley", citations=SAID
    )
    seat = poles.Seat(
        id="tea-seat",
        pole="tea",
        commune="Brest",
        insee="29019",
        longitude=-4.49,
        latitude=48.39,
        region="bretagne",
        citations=SAID,
    )
    label = poles.Label(
        id="p5-tea",
        phase=5,
        start=poles.EdtfDate("2024-01-08"),
        end=poles.EdtfDate("2026-12-31"),
        holders=(poles.Holder(id="p5-tea-tea", label="p5-tea", pole="tea", citations=SAID),),
        citations=SAID,
    )
    pole = poles.Pole(id="tea", sector="tea", names=(name,), seats=(seat,), citations=SAID)
    more = policy.extend(sources=[SOURCE], sectors=[tea()], poles=[pole], labels=[label])
    assert more.get("the valley").id == "tea"
    assert len(more.on("2024-06-01").labels) == len(policy.on("2024-06-01").labels) + 1


def test_what_does_not_fit_is_refused_whole() -> None:
    policy = good()[0]
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"sectors": [tea()]}, "The table sources has no such key"),
        ({"sectors": [tea(citations=())]}, "expected a source"),
        (
            {"sources": [SOURCE], "poles": [poles.Pole(id="tea", sector="coffee", citations=SAID)]},
            "a key of sectors",
        ),
        ({"sources": [SOURCE], "sectors": [tea(id="energy")]}, "no other record of that key"),
        ({"sources": [SOURCE], "sectors": [tea(fr=" Thé ")]}, "without spaces around it"),
    ]
    for tables, told in wrong:
        with pytest.raises(poles.InvalidPackage, match=told):
            policy.extend(**tables)
    right = {
        "sources": [SOURCE],
        "sectors": [attrs.evolve(policy.sectors["energy"], en="Power", citations=SAID)],
    }
    corrected: Any = policy.extend
    assert corrected(**right, on_conflict="replace").sectors["energy"].en == "Power"
    assert corrected(**right, on_conflict="keep").sectors["energy"].en == "Energy"
    asking: Any = policy
    with pytest.raises(poles.InvalidQuestion, match="type Sector among poles"):
        asking.extend(poles=[tea()])


def test_merging_is_to_have_the_records_of_both() -> None:
    policy, more = good()[0], with_tea()
    assert poles.merge(policy, policy) == policy
    assert poles.merge(policy, more) == poles.merge(more, policy) == more
    other = with_tea(en="Chai")
    with pytest.raises(
        poles.InvalidPackage, match="found 'tea', expected no other record of that key"
    ) as refused:
        poles.merge(more, other)
    assert [(fault.table, fault.column) for fault in refused.value.faults] == [("sectors", "id")]
    assert poles.merge(more, other, on_conflict="keep") == more
    assert (
        poles.merge(more, other, on_conflict="replace")
        == other
        == poles.merge(other, more, on_conflict="keep")
    )
    merging: Any = poles.merge
    with pytest.raises(
        poles.InvalidQuestion, match="on_conflict='both', expected one of raise, keep, replace"
    ):
        merging(more, other, on_conflict="both")
    with pytest.raises(poles.InvalidQuestion, match="type NoneType"):
        merging(more, None)


def test_the_bundled_policy_takes_another() -> None:
    bundled = poles.load_policy()
    other = good()[0]
    merged = poles.merge(bundled, other, on_conflict="keep")
    ratios = sorted([*bundled.ratios, *other.ratios], key=lambda one: one.id)
    grants = sorted([*bundled.grants, *other.grants], key=lambda one: one.id)
    both = attrs.evolve(bundled, ratios=poles.Records(ratios), grants=poles.Records(grants))
    assert merged == both
    assert merged.funding.ratios == merged.ratios
    assert {row.table for row in poles.diff(bundled, merged)} >= {
        "ratios",
        "ratio_funders",
        "grants",
        "grant_poles",
    }


def test_diff_tells_rows_and_cells() -> None:
    policy, more = good()[0], with_tea()
    assert not poles.diff(policy, policy)
    assert str(poles.diff(policy, policy)) == "No differences."
    found = poles.diff(policy, more)
    assert repr(found) == "<Diff: 3 rows added, 0 rows changed, 0 rows removed>"
    assert [(row.table, row.key, row.kind) for row in found] == [
        ("sources", "mine", Edit.ADDED),
        ("sectors", "tea", Edit.ADDED),
        ("provenance", "sectors / tea / mine / sourced", Edit.ADDED),
    ]
    changed = poles.diff(more, with_tea(en="<b>Chai</b>"))
    assert changed.to_dicts() == [
        {
            "table": "sectors",
            "key": "tea",
            "kind": "changed",
            "column": "en",
            "old": "Tea",
            "new": "<b>Chai</b>",
        }
    ]
    assert changed.text("fr") == "~ sectors tea, en\u00a0: Tea → <b>Chai</b>"
    assert "<b>" not in changed._repr_html_()
    renamed = attrs.evolve(policy, about=attrs.evolve(policy.about, edition="2027.01.0"))
    assert [cell.column for row in poles.diff(policy, renamed) for cell in row.cells] == ["version"]
    comparing: Any = poles.diff
    with pytest.raises(poles.InvalidQuestion, match="a policy"):
        comparing(policy, "x")


def dropped(policy: poles.Policy, data: st.DataObject) -> poles.Policy:
    """A policy without some records and with others changed."""
    kept = [one for one in policy.milestones if data.draw(st.booleans())]
    calls = [attrs.evolve(one, retained=data.draw(st.integers(0, 9))) for one in policy.calls]
    prices = [one for one in policy.price_index if data.draw(st.booleans())]
    return attrs.evolve(
        policy,
        milestones=poles.Records(kept),
        calls=poles.Records(calls),
        price_index=poles.Records(prices),
    )


@given(st.data())
@examples(40)
def test_a_diff_turned_round_tells_the_same(data: st.DataObject) -> None:
    policy = good()[0]
    one, other = dropped(policy, data), dropped(policy, data)
    there, back = poles.diff(one, other), poles.diff(other, one)
    turned = {Edit.ADDED: Edit.REMOVED, Edit.REMOVED: Edit.ADDED, Edit.CHANGED: Edit.CHANGED}
    assert sorted((row.table, turned[row.kind], len(row.cells)) for row in there) == sorted(
        (row.table, row.kind, len(row.cells)) for row in back
    )
    assert bool(there) == (one != other)
    assert all(cell.old != cell.new for row in there for cell in row.cells)
    assert sorted(cell.old + cell.new for row in there for cell in row.cells) != [""]


def test_another_edition_than_asked_for_is_refused() -> None:
    poles.require_edition(poles.DATA_EDITION)
    poles.require_edition(
        "2027.01.0",
        attrs.evolve(good()[0], about=attrs.evolve(good()[0].about, edition="2027.01.0")),
    )
    with pytest.raises(
        poles.WrongEdition, match=f"of edition {poles.DATA_EDITION}, and '2026.10.0' was asked for"
    ) as wrong:
        poles.require_edition("2026.10.0")
    assert isinstance(wrong.value, ValueError)


def command(*arguments: str) -> tuple[int, str]:
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        code = main(arguments)
    return code, out.getvalue() + err.getvalue()


def test_the_command_checks_and_compares(tmp_path: Path) -> None:
    policy, more = good()[0], with_tea()
    poles.write_package(policy, tmp_path / "old")
    poles.write_package(more, tmp_path / "new.zip")
    assert command("diff", str(tmp_path / "old"), str(tmp_path / "old")) == (0, "No differences.\n")
    code, text = command("diff", str(tmp_path / "old"), str(tmp_path / "new.zip"))
    assert code == 1
    assert text.startswith("+ sources mine: id mine, kind third_party, title Mine\n")
    code, text = command("diff", "--json", str(tmp_path / "old"), str(tmp_path / "new.zip"))
    assert code == 1
    assert {row["table"] for row in json.loads(text)} == {"sources", "sectors", "provenance"}
    code, text = command("diff", "bundled", str(tmp_path / "nowhere"))
    assert code == 2
    assert "Check the path" in text
    code, text = command("check", "--json", str(tmp_path / "old"))
    assert (code, json.loads(text)["faults"]) == (0, [])
    file = tmp_path / "old" / "sectors.csv"
    file.write_text(file.read_text(encoding="utf-8") + "tea,mine,Thé,Tea\n", encoding="utf-8")
    code, text = command("check", "--json", str(tmp_path / "old"))
    assert code == 1
    assert [
        (fault["table"], fault["column"], fault["value"]) for fault in json.loads(text)["faults"]
    ] == [("sectors", "id", "tea")]
    assert command("check", str(tmp_path / "old"))[0] == 1


def test_the_second_policy_is_written_as_the_library_writes_it() -> None:

    folder = Path(__file__).parent.parent / "docs" / "spitzencluster"
    policy = poles.load_policy(folder)
    assert [len(policy.on(day).labels) for day in ("2009-01-01", "2011-01-01", "2012-06-01")] == [
        5,
        10,
        15,
    ]
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == package_files(policy)


def test_what_would_not_load_is_not_written(tmp_path: Path) -> None:
    policy = good()[0]
    broken = attrs.evolve(policy, sectors=poles.Records([*policy.sectors, tea()]))
    with pytest.raises(poles.InvalidPackage, match="a key of sources"):
        poles.write_package(broken, tmp_path / "package")
    assert not list(tmp_path.iterdir())


def test_one_text_is_not_taken_for_its_letters() -> None:
    text: Any = "regions"
    record = attrs.evolve(good()[0].funding["anr-2005"], id="x", funders=text)
    with pytest.raises(poles.InvalidQuestion, match=r"Write funders=\('regions',\)"):
        good()[0].extend(funding=[record])


def test_a_record_holds_its_own_rows_only() -> None:
    policy = good()[0]
    name = poles.Name(
        id="n-zz", pole="cimes", kind=poles.NameKind.VARIANT, text="Foreign", citations=SAID
    )
    pole = poles.Pole(id="tea", names=(name,), citations=SAID)
    with pytest.raises(
        poles.InvalidPackage, match="found 'cimes', expected 'tea', whose record holds n-zz"
    ):
        policy.extend(sources=[SOURCE], poles=[pole])


def test_what_is_no_record_is_refused() -> None:
    asking: Any = good()[0].extend
    wrong: list[dict[str, Any]] = [
        {"funding": 5},
        {"funding": None},
        {"about": "x"},
        {"about": {}},
        {"poles": [None]},
    ]
    for tables in wrong:
        with pytest.raises(poles.InvalidQuestion):
            asking(**tables)
    writing: Any = poles.write_package
    with pytest.raises(poles.InvalidQuestion):
        writing(5, "nowhere")


def test_a_diff_goes_by_what_numbers_are_and_by_each_licence() -> None:
    policy = good()[0]
    statement = attrs.evolve(
        policy.funding["anr-2005"], amount=poles.load_funding()["anr-2005"].amount * 10 / 10
    )
    same = attrs.evolve(
        policy,
        funding=policy.funding.having(
            statement if one.id == "anr-2005" else one for one in policy.funding
        ),
    )
    assert same == policy
    assert not poles.diff(policy, same)
    one, other = (
        attrs.evolve(
            policy, about=attrs.evolve(policy.about, licences=(poles.Licence(*parts, "p"),))
        )
        for parts in (("x", "A B"), ("x A", "B"))
    )
    assert len(poles.diff(one, other)) == 1
    many = [attrs.evolve(one, id=f"new-{one.id}") for one in policy.calls]
    assert len(poles.diff(policy, attrs.evolve(policy, calls=poles.Records(many)))) >= len(
        policy.calls
    )
