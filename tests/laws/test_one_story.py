"""One story for each pole: on every day on which anything changes, every answer and page tells the
same end of its labels, with the same reason, heirs and sources. That of the bundled policy is read
in ``engines/test_one_story_of_all.py``.
"""

from itertools import pairwise

from hypothesis import given

import poles
from effort import examples
from poles.aggregate.endings import endings
from poles.aggregate.lost import WENT_ON
from poles.strategies import policies
from stories import agrees, changes, pages_tell

BUNDLED = poles.load_policy()


@given(policies())
@examples(30)
def test_any_policy_tells_one_story_of_each_pole(policy: poles.Policy) -> None:
    days = changes(policy)
    for since, day in pairwise([days[0], *days]):
        pages_tell(policy, day, agrees(policy, since, day), "en")


def test_an_event_gives_no_other_reason_than_the_label_that_ended_with_it() -> None:
    """Where a pole ended without an heir, its event and its label say why alike."""
    for pole, one in endings(BUNDLED, BUNDLED.coverage.last).items():
        for event in BUNDLED.events:
            if event.kind == "ended" and pole in event.before and one.reason not in WENT_ON:
                assert event.reason == one.reason, pole
                assert event.reason != "unknown", pole
