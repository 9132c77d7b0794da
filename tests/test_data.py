"""The bundled data: valid, sourced, honest, in one canonical form."""

import json
from importlib import resources

import attrs
import pytest

import poles
from poles.model import COLLECTIONS, key_of
from poles.package.contents import Contents
from poles.package.table_schema import LATER, TABLES, TITLES, table_fields
from poles.package.writing import package_files

FOLDER = resources.files("poles") / "data"


def all_records(policy: poles.Policy) -> list[tuple[str, poles.Record]]:
    found: list[tuple[str, poles.Record]] = []
    for name in COLLECTIONS:
        for record in getattr(policy, name):
            found.append((name, record))
            for field, kid in TABLES[name].children.items():
                found += [(kid.table, child) for child in getattr(record, field)]
    return found


def test_the_descriptor_is_the_one_of_the_classes(policy: poles.Policy) -> None:
    written = package_files(Contents.of(policy))
    assert (FOLDER / "datapackage.json").read_bytes() == written["datapackage.json"]


def test_each_title_stands_in_both_languages() -> None:
    content = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    for resource in content["resources"]:
        for part in (resource, *resource["schema"]["fields"]):
            assert part["title"]
            assert part["title_fr"]
    filled = [resource["name"] for resource in content["resources"]]
    assert filled == [name for name in TITLES if name not in LATER or name in filled]
    for name in filled:
        assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8").count("\n") > 1


def test_the_edition_is_the_one_the_library_names(policy: poles.Policy) -> None:
    assert policy.edition == poles.DATA_EDITION


def test_each_value_has_just_the_type_of_its_column(policy: poles.Policy) -> None:
    for table, record in all_records(policy):
        for field in TABLES[table].fields:
            if table == "ratios" and field.name.partition("_")[0] in ("of", "to"):
                continue  # a part of a box, which refuses what is none
            value = getattr(record, field.name)
            assert type(value) is field.type or (value is None and not field.required), (
                record,
                field.name,
            )


def test_every_record_says_where_it_was_read_or_that_it_was_not(policy: poles.Policy) -> None:
    for table, record in all_records(policy):
        if table != "sources":
            assert record.sources or record.unverified, record
        assert set(record.unverified) <= {*TABLES[table].columns, *TABLES[table].links}


def test_a_recalled_amount_is_never_shown_as_sourced(policy: poles.Policy) -> None:
    recalled = [
        s.id
        for s in policy.funding
        if any(c.status == "recalled" and c.field == "amount" for c in s.citations)
    ]
    assert recalled == ["m-p2-agencies", "m-p2-anim", "m-p3-450y"]
    for key in recalled:
        assert "amount" in policy.funding[key].unverified
        assert policy.funding[key].sources == ()


def test_every_source_is_cited_and_has_an_address(policy: poles.Policy) -> None:
    cited = {source for _, record in all_records(policy) for source in record.sources}
    contradicting = {
        c.source for _, record in all_records(policy) for c in record.contradictions if c.source
    }
    assert cited | contradicting == set(policy.sources.keys())
    for source in policy.sources:
        assert source.url
        assert source.publisher
        assert source.language
        assert len(source.language) == 2


def test_pole_ids_are_plain(policy: poles.Policy) -> None:
    for name in COLLECTIONS:
        for key in map(key_of, getattr(policy, name)):
            assert key.replace("-", "").isalnum()
            assert key.isascii()
            assert key == key.lower()


def test_calls_of_the_fui(policy: poles.Policy) -> None:
    assert [call.id for call in policy.calls if call.programme == "fui"] == [
        f"fui-{number}" for number in range(26)
    ]
    assert (
        policy.calls["fui-5"].submitted,
        policy.calls["fui-5"].retained,
        policy.calls["fui-5"].budget_year,
    ) == (
        206,
        123,
        2008,
    )


@pytest.mark.parametrize(
    "code",
    [
        "public",
        "state",
        "fui",
        "anr",
        "aii",
        "oseo",
        "bpifrance",
        "cdc",
        "pia",
        "local",
        "regions",
        "eu",
        "erdf",
    ],
)
def test_funder_codes(policy: poles.Policy, code: str) -> None:
    above = policy.funders[code]
    while above.parent is not None:
        above = policy.funders[above.parent]
    assert above.id == "public"


def test_the_old_regions_became_the_new_ones(policy: poles.Policy) -> None:
    before = {region.id for region in policy.regions if region.end is not None}
    after = {
        region.id
        for region in policy.regions
        if region.start is not None and str(region.start) == "2016-01-01"
    }
    assert {succession.before for succession in policy.region_successions} == before
    assert {succession.after for succession in policy.region_successions} == after
    assert (len(before), len(after)) == (16, 7)
    assert [name.insee for name in policy.regions["grand-est"].names] == ["44", "44"]


def test_seats_lie_in_france(policy: poles.Policy) -> None:
    for pole in policy.poles:
        for seat in pole.seats:
            at_home = -5.2 < seat.longitude < 9.7 and 41.3 < seat.latitude < 51.1
            assert at_home or seat.region == "la-reunion", seat
            assert policy.regions[seat.region].end is None


def test_the_13_to_reconfigure_of_2008(policy: poles.Policy) -> None:
    found = {e.pole for e in policy.evaluations if e.year == 2008 and e.result == "to_reconfigure"}
    assert len(found) == 13
    assert (
        len({"enfant", "genie-civil", "innoviandes", "mta", "prodinnov", "sporaltec"} & found) == 6
    )


def test_mergers_lead_where_they_should(policy: poles.Policy) -> None:
    after = {
        before: event.after
        for event in policy.events
        if event.kind != "renamed"
        for before in event.before
    }
    assert after["elopsys"] == after["route-des-lasers"] == ("alpha-rlh",)
    assert after["optitec"] == ("aktantis",)
    assert after["dream"] == after["hydreos"] == ("aquanova",)
    assert set(after["france-water-team"]) == {"aqua-valley", "aquanova"}
    assert after["novalog"] == ()


def test_no_aid_is_left_that_is_none(policy: poles.Policy) -> None:
    """Total R&D budgets, whole programmes and cuts are not public money for poles."""
    gone = (
        "p192a3",
        "isi-",
        "ai-2010",
        "f2030-reg",
        "idemo",
        "run-2009",
        "cnt-",
        "share-",
        "all-20y",
        "iar-2021",
        "pia-rd-cut",
    )
    assert not [statement for statement in policy.funding if statement.id.startswith(gone)]


def test_columns_are_named_once() -> None:
    for table in TITLES:
        names = [field.name for field in table_fields(table)]
        assert len(names) == len(set(names))
    assert attrs.fields(poles.Pole).id.metadata["poles"].fr == "Pôle"
