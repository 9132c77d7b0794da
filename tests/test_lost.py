"""Poles that hold no label any more."""

from datetime import date

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import EdtfDate, Reason
from poles.aggregate.endings import endings
from poles.aggregate.lost import WENT_ON, ending_text
from poles.strategies import policies
from poles.terms import Outcome

POLICY = poles.load_policy()
FIRST, LAST = POLICY.coverage
STAYED = (Outcome.KEPT, Outcome.RENAMED, Outcome.JOINT)
days = st.dates(FIRST, LAST)


def agree(policy: poles.Policy, start: date, at: date) -> None:
    """A cohort and those lost tell the same of each holder of the first day."""
    lost = {row.pole: row for row in poles.lost(policy, start, at)}
    now = policy.on(at).poles.keys()
    for fate in poles.cohort(policy, start, at):
        gone = [lost[pole] for pole in fate.poles if pole in lost]
        if len(gone) == len(fate.poles) == 1:
            (row,) = gone
            assert fate.outcome.value == row.reason.value
            assert (fate.heirs, fate.ended) == (row.heirs, row.end)
            assert set(row.because) <= set(fate.because)
            assert set(row.sources) <= set(fate.sources)
        elif len(fate.poles) == 1:
            assert fate.outcome in STAYED
        for pole in fate.poles:
            assert (pole in lost) <= (pole not in now)
    assert len(lost) == len(set(lost))


@given(days, days)
@example(FIRST, LAST)
@examples(60)
def test_those_lost_are_those_of_the_cohort_that_did_not_stay(one: date, other: date) -> None:
    agree(POLICY, *sorted((one, other)))


@given(policies(), st.data())
def test_so_it_is_in_any_policy(policy: poles.Policy, data: st.DataObject) -> None:
    some = st.dates(*policy.coverage)
    agree(policy, *sorted((data.draw(some), data.draw(some))))


def test_the_first_holders_that_hold_no_label_any_more_are_each_there_once() -> None:
    found = poles.lost(POLICY)
    first = {pole.id for pole in POLICY.on(FIRST).poles}
    assert len(first) == 66
    still = set(POLICY.on(LAST).poles.keys())
    assert sorted(row.pole for row in found if row.pole in first) == sorted(first - still)
    assert [(one.id, one.reason.value) for one in found.left_out] == [("p1-unknown", "holder")]
    assert "p1-unknown" in found.text()


@given(days, days)
@examples(60)
def test_each_row_says_what_the_days_say(one: date, other: date) -> None:
    start, end = sorted((one, other))
    found = poles.lost(POLICY, start, end)
    now = POLICY.on(end)
    for row in found:
        assert start <= row.end.latest < end
        assert row.pole not in now.poles.keys()
        held = POLICY.on(row.end.latest).holders(row.label)
        assert row.pole in {key for pole in held for key in (pole.id, *pole.members)}
        assert row.sources
        assert set(row.doubtful) <= {"end", "reason", "heirs"}
    kinds = [row.reason in WENT_ON for row in found]
    assert kinds == sorted(kinds, reverse=True)


def test_what_is_doubtful_is_said() -> None:
    found = {row.pole: row for row in poles.lost(POLICY)}
    assert found["enfant"].doubtful == ()
    assert found["imaginove"].doubtful == ("end",)
    label = POLICY.labels["p2-enfant"]
    inferred = poles.Citation(None, "end_reason", poles.Status.INFERRED)
    said = [one for one in label.citations if one.field != "end_reason"]
    guessed = attrs.evolve(label, citations=(*said, inferred))
    labels = poles.Records(guessed if one is label else one for one in POLICY.labels)
    policy = attrs.evolve(POLICY, labels=labels)
    (row,) = (row for row in poles.lost(policy) if row.pole == "enfant")
    assert row.doubtful == ("reason",)
    shown = poles.lost(policy).having([row])
    assert any(line.endswith("reason") for line in shown.text().splitlines())
    assert any(line.endswith("motif") for line in shown.text("fr").splitlines())


def test_why_a_pole_went_into_another_is_as_sure_as_the_event() -> None:
    before = poles.lost(POLICY)
    (plain,) = (row for row in before if row.pole == "normandy-motor-valley")
    assert (plain.reason, plain.doubtful) == (Reason.MERGED, ())
    event = POLICY.events["2006-03-06-nextmove-merged"]
    for field, doubtful in (
        ("kind", ("reason",)),
        ("reason", ("reason",)),
        ("after", ("heirs",)),
        ("date", ()),
    ):
        said = [one for one in event.citations if one.field != field]
        inferred = poles.Citation(None, field, poles.Status.INFERRED)
        guessed = attrs.evolve(event, citations=(*said, inferred))
        events = poles.Records(guessed if one is event else one for one in POLICY.events)
        found = poles.lost(attrs.evolve(POLICY, events=events))
        assert [row.doubtful for row in found if row.pole == plain.pole] == [doubtful], field


@pytest.mark.parametrize(
    ("end", "reason", "told"),
    [
        ("2019-02-04", Reason.LIQUIDATED, Reason.LIQUIDATED),
        # From then on nobody has looked yet: the pole ended later than the label.
        ("2019-06-30", Reason.LIQUIDATED, Reason.UNKNOWN),
        # A reason with which labels go on in others is none of a pole that ended without an heir.
        ("2019-02-04", Reason.MERGED, Reason.UNKNOWN),
        ("2019-02-04", None, Reason.UNKNOWN),
    ],
)
def test_a_label_that_does_not_say_why_it_ended_has_the_reason_of_its_pole(
    end: str, reason: Reason | None, told: Reason
) -> None:
    label, event = POLICY.labels["p3-trimatec"], POLICY.events["2018-12-31-trimatec-ended"]
    silent = attrs.evolve(label, end_reason=None)
    ended = attrs.evolve(event, date=EdtfDate(end), reason=reason)
    policy = attrs.evolve(
        POLICY,
        labels=poles.Records(silent if one is label else one for one in POLICY.labels),
        events=poles.Records(ended if one is event else one for one in POLICY.events),
    )
    found = poles.lost(policy, end="2019-03-01")
    assert [row.reason for row in found if row.pole == "trimatec"] == [told]


def test_the_last_day_of_a_label_is_within() -> None:
    last = date(2010, 5, 10)
    keys = [
        [row.pole for row in poles.lost(POLICY, start) if row.end.latest == last]
        for start in (last, date(2010, 5, 11))
    ]
    assert "enfant" in keys[0]
    assert keys[1] == []


@pytest.mark.parametrize(
    ("pole", "lang", "told"),
    [
        ("enfant", "en", "last day 2010-05-10, not renewed[1]"),
        ("mta", "fr", "dernier jour 2010-05-10, non reconduit, repris par NextMove[1]"),
        (
            "hydreos",
            "en",
            "last day 2023-03-26, not renewed, taken over by aquanova[1] [unverified: last day]",
        ),
    ],
)
def test_an_ending_is_told_in_one_line(pole: str, lang: poles.Lang, told: str) -> None:
    found = endings(POLICY, LAST)[pole]
    assert ending_text(found, POLICY.poles, lang, "[1]") == told


def test_merged_ones_stand_apart_from_those_that_were_refused() -> None:
    found = poles.lost(POLICY)
    on, over, *_ = found.to_card("fr").blocks
    assert not isinstance(on, str)
    assert not isinstance(over, str)
    assert len(on.rows) + len(over.rows) == len(found)
    assert "MTA" not in found.text()
    assert [row.reason for row in found if row.pole == "mta"] == [Reason.NOT_RENEWED]
    assert [row.heirs for row in found if row.pole == "mta"] == [("nextmove",)]


def test_a_label_that_no_one_is_known_to_hold_is_told_once_it_has_ended() -> None:
    eve = "2005-10-13"
    assert POLICY.labels["p1-unknown"].end == EdtfDate(eve)
    assert poles.lost(POLICY, end=eve).left_out == ()
    assert len(poles.lost(POLICY, end="2005-10-14").left_out) == 1
    assert poles.lost(POLICY, "2005-10-14").left_out == ()


def test_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(poles.InvalidQuestion, match="the wrong way round"):
        poles.lost(POLICY, "2012-01-01", "2011-01-01")
    with pytest.raises(poles.OutOfCoverage):
        poles.lost(POLICY, "2004-01-01")
    with pytest.raises(poles.InvalidQuestion, match="a policy"):
        poles.lost(None)  # type: ignore[arg-type]
