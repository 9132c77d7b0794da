"""The official numbers of labels, day by day: each dated row of the counts that must reconcile, and
the days between phases.
"""

import datetime as dt
from collections import Counter
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from poles.identity.snapshot import take

LABELS = {
    "2005-07-12": 67,
    "2005-10-14": 66,
    "2006-03-06": 66,
    "2007-07-05": 71,
    "2010-05-11": 71,
    "2012-11-19": 71,
    "2015-01-01": 70,
    "2015-12-18": 69,
    "2017-01-01": 68,
    "2017-07-12": 67,
    "2018-05-15": 66,
    "2019-02-05": 56,
    "2019-12-31": 55,
    "2020-09-11": 54,
    "2020-12-31": 53,
    "2021-12-31": 54,
    "2023-03-27": 55,
    "2024-01-08": 57,
}


@pytest.mark.parametrize(("day", "count"), LABELS.items())
def test_labels_in_force(policy: poles.Policy, day: str, count: int) -> None:
    assert len(policy.on(day).labels) == count


@pytest.mark.parametrize(("day", "count"), [(b, LABELS[a]) for a, b in pairwise(LABELS)])
def test_the_number_changes_on_the_day_itself(policy: poles.Policy, day: str, count: int) -> None:
    """The day before each change the earlier number still holds, but for what changed on days that
    no row speaks of.
    """
    eve = dt.date.fromisoformat(day) - dt.timedelta(days=1)
    assert len(policy.on(eve).labels) == count


def test_a_change_known_to_the_month_counts_from_its_last_day(policy: poles.Policy) -> None:
    assert len(policy.on("2019-12-30").labels) == 56


def test_the_67th_label_has_no_known_holder(policy: poles.Policy) -> None:
    snapshot = policy.on("2005-07-12")
    assert [label.id for label in snapshot.labels if not snapshot.holders(label)] == ["p1-unknown"]
    assert len(snapshot.poles) == 66
    assert Counter(label.tier for label in snapshot.labels) == {
        "world": 6,
        "world_vocation": 9,
        "national": 52,
    }


def test_one_structure_less_than_labels_in_2024(policy: poles.Policy) -> None:
    snapshot = policy.on("2024-01-08")
    assert (len(snapshot.labels), len(snapshot.poles)) == (57, 56)
    assert [standing.id for standing in snapshot.poles if len(standing.labels) == 2] == ["aktantis"]


def test_who_left_and_who_came_in_2010(policy: poles.Policy) -> None:
    before, after = policy.on("2010-05-10").poles, policy.on("2010-05-11").poles
    gone = {standing.name for standing in before} - {standing.name for standing in after}
    come = {standing.id for standing in after} - {standing.id for standing in before}
    assert gone == {
        "Sporaltec",
        "Mobilité et transports avancés",
        "Pôle Enfant",
        "Innoviandes",
        "Prod'Innov",
        "Génie civil Ouest",
    }
    assert come == {"aqua-valley", "hydreos", "dream", "avenia", "team2", "alsace-energivie"}


@pytest.mark.parametrize(("day", "count", "phase"), [("2019-01-01", 66, 4), ("2023-01-01", 54, 5)])
def test_labels_run_on_until_the_next_decision(
    policy: poles.Policy, day: str, count: int, phase: int
) -> None:
    snapshot = policy.on(day)
    assert len(snapshot.labels) == count
    assert snapshot.phase is not None
    assert snapshot.phase.number == phase
    assert {label.phase for label in snapshot.labels} == {phase - 1}
    assert all("end" in label.unverified for label in snapshot.labels)


@pytest.mark.parametrize("day", ["2027-01-01", "2005-07-11", "1789-07-14", dt.date.max])
def test_outside_its_coverage_the_policy_says_nothing(
    policy: poles.Policy, day: dt.date | str
) -> None:
    with pytest.raises(poles.OutOfCoverage, match="2005-07-12 to 2026-12-31"):
        policy.on(day)
    with pytest.raises(ValueError, match="Nothing is known"):
        policy.on(day)


@pytest.mark.parametrize("day", ["2012", "2012-11", "2012-40"])
def test_a_snapshot_needs_one_day(policy: poles.Policy, day: str) -> None:
    with pytest.raises(poles.InvalidDay):
        policy.on(day)


@given(st.dates(dt.date(2005, 7, 12), dt.date(2026, 12, 31)))
def test_on_every_day_each_label_has_its_holders_and_each_holder_its_place(day: dt.date) -> None:
    snapshot = poles.load_policy().on(day)
    assert snapshot.labels
    for label in snapshot.labels:
        assert snapshot.holders(label) or label.id == "p1-unknown"
        assert (label.tier is None) == (label.phase >= 4)
    for standing in snapshot.poles:
        assert standing.name in {name.text for name in standing.pole.names}
        assert standing.seat is not None
        assert standing.regions
        for key in standing.regions:
            assert day in poles.load_policy().regions[key].period
    assert len(snapshot.structures) >= len(snapshot.poles)


@given(st.dates(dt.date(2005, 7, 12), dt.date(2026, 12, 31)))
def test_doubtful_labels_are_past_their_term(day: dt.date) -> None:
    for label in poles.load_policy().on(day).doubtful:
        assert label.review == "unknown"
        assert label.term is not None
        assert label.term.latest < day


def test_a_pole_as_it_stood(policy: poles.Policy) -> None:
    """Of two labels, the names, the seat and the regions of one day; the tier where the labels of
    the phase have one.
    """
    standing = policy.on("2024-01-08").poles["aktantis"]
    assert standing.pole is policy.poles["aktantis"]
    assert (standing.name, standing.short, standing.tier) == (
        "Solutions communicantes sécurisées",
        "SCS",
        None,
    )
    assert (standing.labels, standing.members) == (("p5-aktantis", "p5-optitec"), ())
    assert standing.regions == ("occitanie", "provence-alpes-cote-d-azur")
    assert standing.seat is not None
    assert standing.seat.commune == "Valbonne"
    assert policy.on("2012-11-19").poles["aktantis"].tier == "world"
    assert policy.on("2020-01-08").poles["france-water-team"].members == (
        "aqua-valley",
        "dream",
        "hydreos",
    )


def test_a_label_is_held_by_whom_it_says_on_the_day(policy: poles.Policy) -> None:
    snapshot = policy.on("2024-01-08")
    aktantis = (snapshot.poles["aktantis"],)
    assert (
        snapshot.holders("p5-optitec") == snapshot.holders(policy.labels["p5-optitec"]) == aktantis
    )
    assert snapshot.holders("p1-unknown") == snapshot.holders("no-such-label") == ()


def test_a_pole_of_which_nothing_is_known_goes_by_its_id(policy: poles.Policy) -> None:
    unknown = poles.Records(poles.Pole(id=pole.id) for pole in policy.poles)
    snapshot = attrs.evolve(policy, poles=unknown, phases=poles.Records()).on("2012-11-19")
    standing = snapshot.poles["minalogic"]
    assert (standing.name, standing.short, standing.seat, standing.regions) == (
        "minalogic",
        None,
        None,
        (),
    )
    assert snapshot.phase is None
    assert repr(snapshot) == "<Snapshot 2012-11-19: no phase, 71 labels, 71 poles>"
    assert repr(policy.on("2012-11-19")) == "<Snapshot 2012-11-19: phase 2, 71 labels, 71 poles>"


def test_a_day_without_labels_still_knows_what_they_would_be(policy: poles.Policy) -> None:
    snapshot = take(dt.date(2012, 11, 19), (), policy.tables)
    found = (snapshot.labels, snapshot.poles, snapshot.doubtful)
    assert [records.record_type for records in found] == [poles.Label, poles.Standing, poles.Label]


def test_a_day_and_a_pole_on_it_are_shown_in_english_unless_asked_and_by_twenty_rows(
    policy: poles.Policy,
) -> None:
    snapshot = policy.on("2012-11-19")
    standing = snapshot.poles["minalogic"]
    assert snapshot.text() == snapshot.text("en", rows=20)
    assert (
        snapshot.text(rows=2).count("\n")
        < snapshot.text().count("\n")
        < 71
        < snapshot.text(rows=None).count("\n")
    )
    assert "Région" in standing.text("fr")
    assert standing.text() == standing.text("en") != standing.text("fr") != snapshot.text("fr")
    assert standing.name in standing._repr_html_()
    assert "advancity" in snapshot._repr_html_()


def test_what_is_doubtful_today(policy: poles.Policy) -> None:
    assert policy.on("2024-12-31").doubtful.keys() == ("p5-materalia",)
    assert set(policy.on("2026-11-23").doubtful.keys()) == {
        "p5-astech", "p5-enter", "p5-euramaterials", "p5-fibres-energivie", "p5-materalia",
        "p5-team2",
    }  # fmt: skip
