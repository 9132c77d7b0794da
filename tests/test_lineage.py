"""What became of whom: chains over many-to-many events, in both directions."""

import datetime as dt
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import poles
from poles.identity.lineage import heirs, heirs_on

IDS = poles.load_poles().keys()
days = st.none() | st.dates(dt.date(2004, 1, 1), dt.date(2026, 12, 31))


@given(st.sampled_from(IDS), st.sampled_from(IDS), days)
def test_successors_and_predecessors_are_inverse(one: str, other: str, on: dt.date | None) -> None:
    policy = poles.load_policy()
    assert (other in policy.successors(one, on).keys()) == (
        one in policy.predecessors(other, on).keys()
    )


@pytest.mark.parametrize("pole", IDS)
def test_every_chain_is_acyclic(policy: poles.Policy, pole: str) -> None:
    assert pole not in policy.successors(pole).keys()
    assert pole not in policy.predecessors(pole).keys()
    for heir in policy.successors(pole):
        assert pole not in policy.successors(heir).keys()


@given(st.sampled_from(IDS), days)
def test_events_link_all_that_is_found_and_nothing_else(pole: str, on: dt.date | None) -> None:
    kin = poles.load_policy().successors(pole, on)
    assert {heir.id for heir in kin} == {key for event in kin.events for key in event.after} - {
        pole
    }
    assert all(on is None or event.date.latest <= on for event in kin.events)


@given(
    st.sampled_from(IDS), st.dates(dt.date(2005, 1, 1), dt.date(2026, 12, 31)), st.integers(0, 3000)
)
def test_later_days_only_add(pole: str, day: dt.date, later: int) -> None:
    policy = poles.load_policy()
    after = min(day + dt.timedelta(days=later), dt.date(2026, 12, 31))
    assert set(policy.successors(pole, day).keys()) <= set(policy.successors(pole, after).keys())


@pytest.mark.parametrize(
    ("pole", "heirs"),
    [
        ("Elopsys", {"alpha-rlh"}),
        ("Optitec", {"aktantis"}),
        ("SCS", set()),
        ("DREAM", {"aquanova"}),
        ("Hydreos", {"aquanova"}),
        ("France Water Team", {"aqua-valley", "aquanova"}),
        ("Qualiméditerranée", {"agri-sud-ouest-innovation"}),
        ("Normandy Motor Valley", {"nextmove"}),
        ("Imaginove", {"minalogic"}),
        ("Nov@log", set()),
    ],
)
def test_what_became_of(policy: poles.Policy, pole: str, heirs: set[str]) -> None:
    assert set(policy.successors(pole).keys()) == heirs


def test_scs_is_aktantis(policy: poles.Policy) -> None:
    """One organisation under two names is one pole: it has no heir, and Optitec went into it under
    either name.
    """
    assert policy.get("SCS") is policy.get("Aktantis")
    assert policy.predecessors("SCS").keys() == ("optitec",)


def test_dream_goes_on_by_way_of_the_joint_label(policy: poles.Policy) -> None:
    assert policy.successors("DREAM").joint.keys() == ("france-water-team",)
    assert policy.successors("Elopsys").joint.keys() == ()
    assert set(policy.predecessors("aquanova").keys()) == {"dream", "hydreos", "france-water-team"}


def test_a_lineage_is_read_backwards_by_a_day_too(policy: poles.Policy) -> None:
    assert policy.predecessors("ALPHA-RLH", on="2016-12-31").keys() == ()
    assert policy.predecessors("ALPHA-RLH", on="2017-01-01").keys() == (
        "elopsys",
        "route-des-lasers",
    )


@st.composite
def histories(draw: st.DrawFn) -> list[poles.Event]:
    """Events between a few poles, with chains, loops and ends, as no real history has them all."""
    some = st.lists(st.sampled_from("abcdef"), max_size=2, unique=True).map(tuple)
    kinds = st.sampled_from(
        [poles.EventKind.MERGED, poles.EventKind.ABSORBED, poles.EventKind.RENAMED]
    )
    day = poles.EdtfDate("2012-11-19")
    told = draw(st.lists(st.tuples(kinds, some, some), max_size=6))
    return [
        poles.Event(id=str(n), kind=kind, date=day, before=before, after=after)
        for n, (kind, before, after) in enumerate(told)
    ]


FORK = [
    poles.Event(
        id=before,
        kind=poles.EventKind.SPLIT,
        date=poles.EdtfDate("2012"),
        before=(before,),
        after=tuple(after),
    )
    for before, after in {"a": "bc", "b": "d", "c": "e"}.items()
]


@given(histories())
@example(FORK)
def test_heirs_are_all_that_is_reached_by_steps(events: list[poles.Event]) -> None:
    everyone = poles.Records(poles.Pole(id=key) for key in "abcdef")
    steps = [event for event in events if event.kind is not poles.EventKind.RENAMED]
    for pole in everyone:
        reached = {pole.id}
        for _ in everyone:
            reached |= {
                key for event in steps if reached.intersection(event.before) for key in event.after
            }
        assert set(heirs(pole, everyone, events).keys()) == reached - {pole.id}


def test_before_it_happened_nothing_had_happened(policy: poles.Policy) -> None:
    assert policy.successors("Elopsys", on="2016-12-31").keys() == ()
    assert policy.successors("Elopsys", on="2017-01-01").keys() == ("alpha-rlh",)


def test_an_end_without_heir_says_so(policy: poles.Policy) -> None:
    kin = policy.successors("Nov@log")
    assert len(kin) == 0
    assert kin.ended is not None
    assert kin.ended.reason == "liquidated"
    assert "ended on 2020-09-11 without heir" in repr(kin)
    assert policy.successors("Elopsys").ended is None
    assert policy.successors("Minalogic").ended is None


def test_a_lineage_is_the_pole_with_all_it_came_from(policy: poles.Policy) -> None:
    assert policy.lineage("Aktantis").keys() == ("aktantis", "optitec")
    assert policy.lineage(policy.get("Minalogic")).keys() == ("imaginove", "minalogic")
    assert [event.id for event in policy.lineage("ALPHA-RLH").events] == [
        "2017-01-01-alpha-rlh-merged"
    ]
    assert pickle.loads(pickle.dumps(policy.lineage("Aktantis"))) == policy.lineage("Aktantis")  # noqa: S301
    part = policy.lineage("Aktantis")[:1]
    assert isinstance(part, poles.Kin)
    assert part.of is policy.get("Aktantis")
    assert part.events == policy.lineage("Aktantis").events
    none = policy.successors("DREAM")[:0]
    assert isinstance(none, poles.Kin)
    assert none.joint.keys() == ("france-water-team",)
    with pytest.raises(poles.UnknownPole):
        policy.successors("Atlantis")


def test_labels_held_together_are_told_apart_from_kin(policy: poles.Policy) -> None:
    _, title, *_, row = policy.successors("Aqua-Valley").text().splitlines()
    assert title == "Joint labels that they are members of"
    assert row.split() == ["france-water-team", "France", "Water", "Team"]
    assert "Labels communs dont ils sont membres" in policy.successors("Aqua-Valley").text("fr")


def test_kin_say_whose_they_are(policy: poles.Policy) -> None:
    assert repr(policy.successors("Minalogic")) == "<Kin of Minalogic: none>"
    assert repr(policy.predecessors("ALPHA-RLH")) == "<Kin of ALPHA-RLH: Elopsys, Route des Lasers>"
    assert repr(policy.successors("Nov@log")).endswith(
        ": none: Nov@log ended on 2020-09-11 without heir>"
    )
    assert repr(poles.Kin()) == "<Kin of nobody: none>"


def test_without_kin_it_is_still_known_what_they_would_be() -> None:
    nobody = poles.Kin()
    assert (nobody.record_type, nobody.events.record_type, nobody.joint.record_type) == (
        poles.Pole,
        poles.Event,
        poles.Pole,
    )


DAYS = ["2005-07-12", "2009-12-31", "2012-11-19", "2019-09-30", "2024-01-08", "2024-12-31"]


@pytest.mark.parametrize("day", DAYS)
def test_the_heirs_of_a_day_are_the_ends_of_all_chains(policy: poles.Policy, day: str) -> None:
    for pole in policy.poles:
        found = heirs_on(pole.id, policy.events, dt.date.fromisoformat(day))
        kin = policy.successors(pole, day)
        ends = [one.id for one in kin if not policy.successors(one, day)]
        assert list(found) == ([] if kin.ended and not kin else [pole.id] if not kin else ends)
        # Who stands for a pole stands for itself.
        assert all(
            heirs_on(one, policy.events, dt.date.fromisoformat(day)) == (one,) for one in found
        )
