"""Counts, cohorts and flows against snapshots counted by hand, and against figures of the time."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import ChangeKind, Outcome

POLICY = poles.load_policy()
NEW_YEARS = [date(year, 1, 1) for year in range(2006, 2025)]
CHANGES = sorted(
    {label.start.latest for label in POLICY.labels} | {label.end.latest for label in POLICY.labels}
)
FORWARD: dict[Any, Any] = {link.before: link.after for link in POLICY.region_successions}
days = st.dates(*POLICY.coverage) | st.sampled_from(CHANGES)
whats: Any = st.sampled_from(["labels", "structures"])
maps = st.sampled_from([date(2015, 12, 31), date(2016, 1, 1)])


def groups(counts: poles.Counts) -> dict[Any, Any]:
    return {row.group: row.count for row in counts}


def regions(label: poles.Label, snapshot: poles.Snapshot) -> set[str]:
    return {region for standing in snapshot.holders(label) for region in standing.regions}


@pytest.mark.parametrize("day", NEW_YEARS, ids=str)
def test_regions_agree_with_the_snapshot_on_both_maps(day: date) -> None:
    snapshot = POLICY.on(day)
    own = Counter(region for label in snapshot.labels for region in regions(label, snapshot))
    assert groups(poles.count(snapshot, what="labels", by="region", counting="full")) == own
    later = Counter(
        region
        for label in snapshot.labels
        for region in {FORWARD.get(one, one) for one in regions(label, snapshot)}
    )
    assert (
        groups(
            poles.count(snapshot, what="labels", by="region", counting="full", map_on="2016-01-01")
        )
        == later
    )
    earlier = poles.count(
        snapshot, what="labels", by="region", counting="full", map_on="2015-12-31"
    )
    if day < date(2016, 1, 1):
        assert groups(earlier) == own
    # Each region of before 2016 went into one: what is counted in its parts is counted in the
    # whole.
    for region, number in groups(earlier).items():
        if region is not None:
            assert number <= later[FORWARD.get(region, region)]
    assert all(
        region is None or day < date(2016, 1, 1) or region not in set(FORWARD.values())
        for region in groups(earlier)
    )


@pytest.mark.parametrize("day", NEW_YEARS, ids=str)
def test_each_pole_stays_in_its_regions_when_the_map_is_turned_back(day: date) -> None:
    snapshot = POLICY.on(day)
    for label in snapshot.labels:
        alone = attrs.evolve(snapshot, labels=poles.Records([label]))
        back = groups(
            poles.count(alone, what="labels", by="region", counting="full", map_on="2015-12-31")
        )
        found = {FORWARD.get(region, region) for region in back if region is not None}
        assert found <= {FORWARD.get(region, region) for region in regions(label, snapshot)}


@given(days, whats, maps | st.none())
def test_counting_in_full_is_never_less_than_in_parts(
    day: date, what: Any, map_on: date | None
) -> None:
    check_counts(day, what, map_on)


@pytest.mark.parametrize("year", range(2005, 2027))
def test_every_snapshot_of_every_year_adds_up(year: int) -> None:
    first, last = POLICY.coverage
    changes = {day + timedelta(days=more) for day in CHANGES for more in (-1, 0, 1)} | {
        date(year, 1, 1),
        date(year, 12, 31),
    }
    for day in sorted(changes):
        if day.year == year and first <= day <= last:
            for map_on in (None, date(2015, 12, 31), date(2016, 1, 1)):
                check_counts(day, "labels", map_on)


def check_counts(day: date, what: Any, map_on: date | None) -> None:
    snapshot = POLICY.on(day)
    known = (
        sum(bool(snapshot.holders(label)) for label in snapshot.labels)
        if what == "labels"
        else len(snapshot.structures)
    )
    full, parted, seats = (
        poles.count(snapshot, what=what, by="region", counting=counting, map_on=map_on)
        for counting in ("full", "fractional", "seat")
    )
    assert sum(row.count for row in parted) == known
    assert sum(row.count for row in seats) == known
    assert groups(full).keys() == groups(parted).keys()
    for region, number in groups(full).items():
        assert number >= groups(parted)[region]
    assert len(full.left_out) == (len(snapshot.labels) - known if what == "labels" else 0)
    assert all(isinstance(row.count, int) for row in full)


@given(days, whats, st.sampled_from(["tier", "phase", "sector", "evaluation", None]))
def test_each_label_and_structure_is_in_some_group(day: date, what: Any, by: Any) -> None:
    snapshot = POLICY.on(day)
    found = poles.count(snapshot, what=what, by=by, counting="fractional")
    there = len(snapshot.labels) if what == "labels" else len(snapshot.structures)
    assert sum(row.count for row in found) == there - len(found.left_out)
    assert set(found.sources) <= {source for record in found.used for source in record.sources}
    assert all(row.because for row in found)


def test_the_day_of_the_page() -> None:
    snapshot = POLICY.on("2012-11-19")
    assert groups(poles.count(snapshot, what="labels", by="tier")) == {
        "world": 7,
        "world_vocation": 11,
        "national": 53,
    }
    classes = {"very_efficient": 20, "efficient": 35, "less_efficient": 16}
    assert groups(poles.count(snapshot, what="labels", by="evaluation")) == classes
    assert poles.count(snapshot, what="labels").to_dicts() == [{"count": 71}]
    # No source names all poles of the first two classes of 2008, which had 39 and 19.
    earlier = {"objectives_met": 11, "partly_met": 8, "to_reconfigure": 13, None: 39}
    assert groups(poles.count(POLICY.on("2008-12-31"), what="labels", by="evaluation")) == earlier
    assert groups(poles.count(POLICY.on("2007-12-31"), what="labels", by="evaluation")) == {
        None: 71
    }


def test_labels_without_a_known_holder_still_have_a_tier() -> None:
    first = POLICY.on("2005-07-12")
    assert groups(poles.count(first, what="labels", by="tier")) == {
        "world": 6,
        "world_vocation": 9,
        "national": 52,
    }
    assert [one.id for one in poles.count(first, what="labels", by="sector").left_out] == [
        "p1-unknown"
    ]


def test_days_of_a_list_are_counted_each() -> None:
    days = [POLICY.on(day) for day in NEW_YEARS]
    rows = poles.count(days, what="labels").to_dicts()
    assert [(row["day"], row["count"]) for row in rows] == [
        (one.day, len(one.labels)) for one in days
    ]
    assert [row["count"] for row in rows] == [
        66, 66, 71, 71, 71, 71, 71, 71, 71, 70, 69, 68, 67, 66, 55, 53, 54, 54, 55,
    ]  # fmt: skip


def test_rules_that_differ_are_named() -> None:
    snapshot = POLICY.on("2012-11-19")
    count: Any = poles.count
    rules: list[tuple[dict[str, Any], str]] = [
        ({"what": "poles"}, "what='poles'"),
        ({"what": "labels", "by": "country"}, "by='country'"),
        ({"what": "labels", "by": "region"}, "counting=None"),
        ({"what": "labels", "by": "region", "counting": "half"}, "counting='half'"),
        ({"what": "labels", "by": "sector", "counting": "seat"}, "counting='seat'"),
        (
            {"what": "labels", "by": "region", "counting": "full", "map_on": "1900-01-01x"},
            "is not one day",
        ),
        ({"what": "labels", "by": "tier", "map_on": "2016-01-01"}, "by='region' beside it"),
        ({"what": ["labels"]}, "one of labels, structures"),
    ]
    for wrong, told in rules:
        with pytest.raises(ValueError, match=told):
            count(snapshot, **wrong)
    with pytest.raises(TypeError, match="what"):
        count(snapshot, by="tier")
    both = [POLICY.on("2015-01-01"), POLICY.on("2016-01-01")]
    with pytest.raises(poles.InvalidQuestion, match="different maps"):
        count(both, what="labels", by="region", counting="full")
    with pytest.raises(poles.InvalidQuestion, match="no snapshot"):
        count([], what="labels")
    # A label of two holders with different sectors, of which none is said to be the one that
    # counts.
    other = attrs.evolve(POLICY.poles["up-tex"], sector="energy")
    policy = attrs.evolve(
        POLICY, poles=poles.Records(other if pole.id == "up-tex" else pole for pole in POLICY.poles)
    )
    hint = "expected counting='full' or 'fractional'. Rules differ, so the question must name one."
    with pytest.raises(poles.InvalidQuestion, match=rf"in 2 groups .*, {hint}"):
        count(policy.on("2019-03-01"), what="labels", by="sector")
    for other_thing in (POLICY, None, [None]):
        with pytest.raises(poles.InvalidQuestion, match="a snapshot or several"):
            count(other_thing, what="labels")
    with pytest.raises(poles.InvalidQuestion, match="a day without regions"):
        count(
            attrs.evolve(POLICY, regions=poles.Records()).on("2012-01-01"),
            what="labels",
            by="region",
            counting="full",
        )
    with pytest.raises(poles.InvalidQuestion, match="different policies"):
        count([policy.on("2019-03-01"), snapshot], what="labels")


@pytest.mark.parametrize("phase", POLICY.phases, ids=lambda phase: str(phase.number))
def test_the_class_of_2005_is_accounted_for_on_the_first_day_of_each_phase(
    phase: poles.Phase,
) -> None:
    found = poles.cohort(POLICY, "2005-07-12", phase.period.first)
    assert sorted(row.label for row in found) == sorted(POLICY.on("2005-07-12").labels.keys())
    assert len(found) == sum(found.counts.values()) == 67
    assert (
        found.counts
        == {
            1: {"kept": 66, "unknown": 1},
            2: {"kept": 62, "renamed": 2, "merged": 2, "unknown": 1},
            3: {"kept": 51, "renamed": 7, "merged": 2, "not_renewed": 6, "unknown": 1},
            4: {"kept": 39, "renamed": 13, "merged": 8, "not_renewed": 6, "unknown": 1},
            5: {
                "kept": 26,
                "renamed": 12,
                "merged": 19,
                "not_renewed": 6,
                "did_not_apply": 1,
                "receivership": 1,
                "liquidated": 1,
                "unknown": 1,
            },
        }[phase.number]
    )


@examples(60)
@given(days, days)
def test_every_label_of_a_day_has_one_fate(one: date, other: date) -> None:
    start, at = sorted((one, other))
    found = poles.cohort(POLICY, start, at)
    now = POLICY.on(at)
    assert [row.label for row in found] == list(POLICY.on(start).labels.keys())
    for row in found:
        stayed = set(row.poles) & set(now.poles.keys())
        assert bool(stayed) == (row.outcome in (Outcome.KEPT, Outcome.RENAMED))
        if row.outcome in (Outcome.JOINT, Outcome.MERGED, Outcome.SPLIT):
            carriers = {
                pole for heir in row.heirs for pole in (heir, *POLICY.successors(heir).joint.keys())
            }
            assert carriers & set(now.poles.keys())
        if row.outcome not in (Outcome.KEPT, Outcome.RENAMED, Outcome.JOINT, Outcome.UNKNOWN):
            assert row.ended is not None
            assert row.ended.latest < at
        assert row.sources
    assert set(found.sources) == {source for row in found for source in row.sources}
    assert not any(set(row.heirs) & set(row.poles) for row in found)


def test_who_held_a_joint_label_held_it_as_long_as_it_did() -> None:
    def fate(start: str, at: str, label: str) -> tuple[str, tuple[str, ...], str]:
        row = next(row for row in poles.cohort(POLICY, start, at) if row.label == label)
        return row.outcome.value, row.heirs, str(row.ended)

    told = {
        "2024-01-07": ("not_renewed", (), "2023-03-26"),
        "2024-01-08": ("not_renewed", ("aquanova",), "2023-03-26"),
    }
    for at, said in told.items():
        assert fate("2012-11-19", at, "p2-dream") == said
    assert fate("2005-07-12", "2020-01-01", "p1-viameca") == (
        "merged",
        ("cimes",),
        "[2019-08-31..2019-09-29]",
    )
    # One of two holders stayed, and is not its own heir.
    assert fate("2019-03-01", "2024-01-08", "p4-eurobiomed") == ("kept", (), "None")
    assert fate("2005-07-12", "2012-01-01", "p1-unknown") == ("unknown", (), "2005-10-13")


def test_what_says_so_is_among_the_records_used() -> None:
    row = next(
        row
        for row in poles.cohort(POLICY, "2005-07-12", "2024-01-08")
        if row.label == "p1-aktantis"
    )
    assert {"p5-aktantis", "p5-optitec"} <= {
        record.id for record in row.because if isinstance(record, poles.Label)
    }
    joint = next(
        row for row in poles.cohort(POLICY, "2005-07-12", "2020-01-01") if row.label == "p1-tes"
    )
    # The label that it held last by itself, too.
    assert {"p1-tes", "p3-tes", "p4-images-et-reseaux-tes"} == {
        record.id for record in joint.because if isinstance(record, poles.Label)
    }
    assert any(isinstance(record, poles.Member) for record in joint.because)
    changes = poles.flows(POLICY, *POLICY.coverage, by="phase").changes
    merger = next(change for change in changes if change.kind == ChangeKind.MERGER)
    assert {"2006-03-06-nextmove-merged"} == {
        record.id for record in merger.because if isinstance(record, poles.Event)
    }
    quiet = poles.flows(POLICY, "2013-02-01", "2013-04-30", by="year")
    assert len([record for record in quiet.used if isinstance(record, poles.Label)]) == 71
    back = poles.count(
        POLICY.on("2018-01-01"), what="labels", by="region", counting="full", map_on="2015-12-31"
    )
    limousin = next(row for row in back if row.group == "limousin")
    assert "2017-01-01-alpha-rlh-merged" in {
        record.id for record in limousin.because if isinstance(record, poles.Event)
    }


def test_sources_are_of_what_is_gone_by_only() -> None:
    snapshot = POLICY.on("2012-11-19")
    # Where a seat is on the globe, and for how long and in which tier a label was given, is no part
    # of these counts.
    seats = poles.count(snapshot, what="labels", by="region", counting="seat")
    assert "geonames-undated" not in seats.sources
    assert "geonames-undated" in {source for record in seats.used for source in record.sources}
    plain, tiers = (
        poles.count(snapshot, what="labels"),
        poles.count(snapshot, what="labels", by="tier"),
    )
    phases = poles.count(snapshot, what="labels", by="phase")
    # A label has its tier and its phase whoever holds it.
    for found in (plain, tiers, phases):
        assert {type(record) for record in found.used} == {poles.Label}
    assert set(plain.sources) < set(tiers.sources)


def test_regions_may_change_more_than_once() -> None:
    more = [
        poles.RegionSuccession(
            id=f"{before}-nord-est",
            before=before,
            after="nord-est",
            date=poles.EdtfDate("2020-01-01"),
        )
        for before in ("grand-est", "hauts-de-france")
    ]
    regions = [
        attrs.evolve(region, end=poles.EdtfDate("2019-12-31"))
        if region.id in ("grand-est", "hauts-de-france")
        else region
        for region in POLICY.regions
    ]
    regions.append(poles.Region(id="nord-est", start=poles.EdtfDate("2020-01-01")))
    moved = [
        attrs.evolve(
            pole,
            regions=tuple(
                attrs.evolve(one, region="nord-est")
                if one.region in ("grand-est", "hauts-de-france") and one.end is None
                else one
                for one in pole.regions
            ),
        )
        for pole in POLICY.poles
    ]
    policy = attrs.evolve(
        POLICY,
        regions=poles.Records(regions),
        region_successions=poles.Records([*POLICY.region_successions, *more]),
        poles=poles.Records(moved),
    )
    then = policy.on("2024-01-08")
    before = groups(
        poles.count(
            POLICY.on("2024-01-08"),
            what="labels",
            by="region",
            counting="full",
            map_on="2015-12-31",
        )
    )
    assert (
        groups(poles.count(then, what="labels", by="region", counting="full", map_on="2015-12-31"))
        == before
    )
    seats = groups(poles.count(then, what="labels", by="region", counting="seat"))
    own = groups(poles.count(POLICY.on("2024-01-08"), what="labels", by="region", counting="seat"))
    assert seats["nord-est"] == own["grand-est"] + own["hauts-de-france"]


def test_fates_of_single_poles() -> None:
    found = {row.label: row for row in poles.cohort(POLICY, "2005-07-12", "2024-01-08")}
    assert found["p1-imaginove"].outcome is Outcome.DID_NOT_APPLY
    assert found["p1-imaginove"].heirs == ("minalogic",)
    assert found["p1-novalog"].outcome is Outcome.LIQUIDATED
    assert found["p1-mta"].outcome is Outcome.NOT_RENEWED
    assert found["p1-mta"].heirs == ("nextmove",)
    assert found["p1-cancer-bio-sante"].ended == poles.EdtfDate("2019-09-19")
    assert found["p1-unknown"].outcome is Outcome.UNKNOWN
    assert found["p1-trimatec"].outcome is Outcome.RECEIVERSHIP
    assert found["p1-images-et-reseaux"].outcome is Outcome.KEPT
    joint = {row.label: row for row in poles.cohort(POLICY, "2005-07-12", "2020-01-01")}
    assert joint["p1-images-et-reseaux"].outcome is Outcome.JOINT
    assert joint["p1-images-et-reseaux"].heirs == ("images-et-reseaux-tes",)
    of_2020 = {row.label: row for row in poles.cohort(POLICY, "2020-01-01", "2024-01-08")}
    assert of_2020["p4-images-et-reseaux-tes"].outcome is Outcome.SPLIT
    assert of_2020["p4-images-et-reseaux-tes"].now == "Images & Réseaux / TES"
    assert of_2020["p4-france-water-team"].outcome is Outcome.NOT_RENEWED


def test_a_pole_whose_heir_lost_its_label_shares_its_fate() -> None:
    labels = poles.Records(
        attrs.evolve(label, end=poles.EdtfDate("2012-06-30"), end_reason=poles.Reason.WITHDRAWN)
        if label.id == "p2-nextmove"
        else label
        for label in POLICY.labels
        if label.phase < 3
    )
    policy = attrs.evolve(POLICY, labels=labels)
    found = {row.label: row for row in poles.cohort(policy, "2005-07-12", "2012-12-31")}
    assert found["p1-vestapolis"].outcome is Outcome.WITHDRAWN
    assert found["p1-vestapolis"].heirs == ("nextmove",)


@pytest.mark.parametrize("by", ["phase", "year"])
@examples(60)
@given(days, days)
def test_flows_close_their_accounts(by: Literal["phase", "year"], one: date, other: date) -> None:
    start, end = sorted((one, other))
    found = poles.flows(POLICY, start, end, by=by)
    for row in found:
        assert row.closing == row.opening + row.entries - row.exits - row.mergers + row.splits
        assert row.closing == len(POLICY.on(row.last).labels)
    assert found[0].opening == len(POLICY.on(start).labels)
    assert found[-1].closing == len(POLICY.on(end).labels)
    assert all(before.closing == after.opening for before, after in pairwise(found))
    assert sum(change.labels for change in found.changes) == found[-1].closing - found[0].opening


def test_what_changed_when() -> None:
    first, last = POLICY.coverage
    found = poles.flows(POLICY, first, last, by="phase")
    assert [(row.group, row.entries, row.exits, row.mergers, row.splits) for row in found] == [
        (1, 6, 1, 1, 0), (2, 6, 6, 0, 0), (3, 0, 0, 5, 0), (4, 0, 3, 10, 1), (5, 4, 1, 0, 0),
    ]  # fmt: skip
    on_day = Counter((change.day.isoformat(), change.kind) for change in found.changes)
    assert on_day["2006-03-06", ChangeKind.MERGER] == on_day["2006-03-06", ChangeKind.ENTRY] == 1
    assert on_day["2007-07-05", ChangeKind.ENTRY] == 5
    assert on_day["2010-05-11", ChangeKind.ENTRY] == on_day["2010-05-11", ChangeKind.EXIT] == 6
    assert on_day["2019-02-05", ChangeKind.MERGER] == 7
    assert on_day["2019-02-05", ChangeKind.EXIT] == 2
    assert sum(change.kind == ChangeKind.RENAME for change in found.changes) == sum(
        row.renames for row in found
    )


def test_phases_with_a_gap_between_them_count_what_lies_in_them() -> None:
    phases = [
        attrs.evolve(phase, end=poles.EdtfDate("2009-12-31")) if phase.number == 2 else phase
        for phase in POLICY.phases
    ]
    found = poles.flows(
        attrs.evolve(POLICY, phases=poles.Records(phases)), "2005-07-12", "2016-01-01", by="phase"
    )
    assert [(row.group, row.opening, row.entries, row.closing) for row in found] == [
        (1, 67, 6, 71),
        (2, 71, 0, 71),
        (3, 71, 0, 69),
    ]


def test_days_in_the_wrong_order_and_outside_are_refused() -> None:
    for ask in (poles.cohort, lambda *asked: poles.flows(*asked, by="year")):
        with pytest.raises(poles.InvalidQuestion, match="wrong way round"):
            ask(POLICY, "2012-01-01", "2011-01-01")
        with pytest.raises(poles.OutOfCoverage):
            ask(POLICY, "2005-01-01", "2011-01-01")
    nothing: Any = None
    for unasked in (
        lambda: poles.cohort(nothing, "2012-01-01", "2013-01-01"),
        lambda: poles.flows(nothing, "2012-01-01", "2013-01-01", by="year"),
    ):
        with pytest.raises(poles.InvalidQuestion, match="a policy"):
            unasked()
    wrong: Any = "month"
    with pytest.raises(poles.InvalidQuestion, match="phase, year"):
        poles.flows(POLICY, "2012-01-01", "2012-02-01", by=wrong)


def test_rows_are_plain(policy: poles.Policy) -> None:
    eve = policy.coverage.first + timedelta(days=1)
    assert poles.flows(policy, policy.coverage.first, eve, by="year").to_dicts() == [
        {"year": 2005, "first": date(2005, 7, 12), "last": eve, "opening": 67, "entries": 0,
            "exits": 0, "mergers": 0, "splits": 0, "renames": 0, "closing": 67}
    ]  # fmt: skip
    row = poles.cohort(policy, "2005-07-12", "2007-01-01").to_dicts()[0]
    assert row["label"] == "p1-advancity"
    assert row["outcome"] == "kept"
    parted = poles.count(
        policy.on("2012-11-19"), what="labels", by="region", counting="fractional"
    ).to_dicts()
    assert parted[0] == {"region": "alsace", "count": Fraction(7, 2)}


def test_results_are_told_whole(policy: poles.Policy) -> None:
    """The title, the columns and the first and the last row, as they are read."""
    edition = f"Édition des données\xa0: {policy.edition}"
    days = [policy.on("2009-01-01"), policy.on("2019-01-01")]
    seats = poles.count(days, what="labels", by="region", counting="seat", map_on="2016-01-01")
    assert seats.text(rows=2).splitlines() == [
        "Labels by region, map of regions of 2016-01-01, where the seat is",
        "day         region                      count",
        "2009-01-01  Auvergne-Rhône-Alpes           13",
        "… 24 more",
        "2019-01-01  Provence-Alpes-Côte d'Azur      8",
        f"Data edition {policy.edition}",
    ]
    parts = poles.count(days[0], what="structures", by="region", counting="fractional")
    assert parts.text("fr", rows=2).splitlines() == [
        "Structures par région au 2009-01-01, en parts égales",
        "région       nombre",
        "Alsace            2",
        "… 23 de plus",
        "Rhône-Alpes   10,33",
        edition,
    ]
    chosen = {"p1-advancity", "p1-mta", "p1-novalog", "p1-unknown"}
    fates = poles.cohort(policy, "2005-07-12", "2024-01-08")
    fates = fates.having(row for row in fates if row.label in chosen)
    assert fates.text().splitlines() == [
        (
            "What became by 2024-01-08 of the labels of 2005-07-12 (merged: 1, not renewed: 1, "
            "liquidated: 1, unknown: 1)"
        ),
        "label                           outcome      then         held until",
        "Advancity                       merged       Cap Digital  2018-05-14",
        "Mobilité et transports avancés  not renewed  (NextMove)   2010-05-10",
        "Logistique Seine-Normandie      liquidated                2020-09-10",
        "label without a known holder    unknown                   2005-10-13",
        f"Data edition {policy.edition}",
    ]
    assert fates.text("fr").splitlines()[1::4] == [
        "label                           devenir                 ensuite      détenu jusqu'à",
        "label sans détenteur connu      inconnu                              2005-10-13",
    ]
    found = poles.flows(policy, "2005-07-12", "2012-12-31", by="phase")
    assert found.text().splitlines() == [
        "Flows of labels by phase",
        "phase  opening  entries  exits  mergers  splits  closing  renames",
        "1           67        6      1        1       0       71        2",
        "2           71        6      6        0       0       71        7",
        f"Data edition {policy.edition}",
    ]
    assert found.text("fr").splitlines() == [
        "Mouvements des labels par phase",
        "phase  au début  entrées  sorties  fusions  scissions  à la fin  changements de nom",
        "1            67        6        1        1          0        71                   2",
        "2            71        6        6        0          0        71                   7",
        edition,
    ]
