"""Laws of matching a column of names: each value by itself, whatever stands beside it, in any
policy.
"""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from effort import examples
from poles import strategies

BUNDLED = poles.load_policy()
TEXTS = [name.text for pole in BUNDLED.poles for name in pole.names]


@st.composite
def columns(draw: st.DrawFn, policy: poles.Policy) -> list[str | None]:
    """Values as tables have them: names as people write them, some cut or joined, others that mean
    nothing, and none.
    """
    name = strategies.messy_names(policy).map(lambda found: found[0])
    cut = st.builds(
        lambda text, first, last: text[first:-last], name, st.integers(0, 3), st.integers(1, 4)
    )
    joined = st.builds(
        "{}{}{}".format,
        name,
        st.sampled_from([" ", " / ", "; ", " et ", " (", "\n", ""]),
        name | st.text(max_size=10),
    )
    return draw(st.lists(st.none() | name | cut | joined | st.text(max_size=30), max_size=8))


POLICIES = st.just(BUNDLED) | strategies.policies()
SHARED = "Deux du nom"


def with_a_shared_name(policy: poles.Policy) -> poles.Policy:
    """The same with two more poles that bear one name."""
    names = [
        poles.Name(id=f"{key}-1", pole=key, kind=poles.NameKind.OFFICIAL, text=SHARED)
        for key in ("one-of-two", "two-of-two")
    ]
    return attrs.evolve(
        policy,
        poles=poles.Records(
            [*policy.poles, *(poles.Pole(id=name.pole, names=(name,)) for name in names)]
        ),
    )


@given(POLICIES, st.data())
@examples(40)
def test_each_value_is_matched_by_itself(policy: poles.Policy, data: st.DataObject) -> None:
    values = data.draw(columns(policy))
    report = policy.match(values)
    for value in {value for value in values if value is not None}:
        (alone,) = policy.match([value]).rows
        assert {(row.how, row.pole) for row in report.rows if row.text == alone.text} == {
            (alone.how, alone.pole)
        }


@given(POLICIES.map(with_a_shared_name), st.data())
@examples(40)
def test_what_is_known_to_be_poles_is_looked_up_and_other_values_with_more_care(
    policy: poles.Policy, data: st.DataObject
) -> None:
    for value in filter(None, [SHARED, *data.draw(columns(policy))]):
        (known,), (careful,) = policy.match([value], known="poles").rows, policy.match([value]).rows
        if known.candidates:
            with pytest.raises(poles.AmbiguousName) as told:
                policy.find(value)
            assert set(told.value.candidates) == set(known.candidates)
        else:
            assert known.pole == policy.find(value)
        assert careful.pole is None or careful.pole in {
            known.pole,
            *(policy.poles[key] for key in known.candidates),
        }


@given(strategies.policies(), st.data())
@examples(40)
def test_names_as_people_write_them_are_matched(policy: poles.Policy, data: st.DataObject) -> None:
    names = data.draw(st.lists(strategies.messy_names(policy), min_size=1, max_size=5))
    found = {
        row.text: row.pole and row.pole.id
        for row in policy.match([text for text, _ in names], known="poles").rows
    }
    assert found == dict(names)
