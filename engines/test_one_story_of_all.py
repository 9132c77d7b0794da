"""One story for each pole of the bundled policy, on every day on which anything changes."""

from itertools import pairwise
from typing import get_args

import pytest

import poles
from poles.aggregate.endings import Ending, endings
from poles.aggregate.lost import ending_text
from poles.show.life import life
from poles.terms import Lang
from stories import MARKS, agrees, changes, members_follow, pages_tell

BUNDLED = poles.load_policy()


def test_every_day_on_which_anything_changes_tells_one_story_of_each_pole() -> None:
    days = changes(BUNDLED)
    before: dict[str, Ending] = {}
    for since, day in pairwise([days[0], *days]):
        found = agrees(BUNDLED, since, day)
        agrees(BUNDLED, days[0], day)
        members_follow(BUNDLED, day, found)
        for pole in before.keys() & found:
            # What was told once stays true; heirs may come later, but none goes.
            one, then = found[pole], before[pole]
            assert (one.end, one.reason, one.label) == (then.end, then.reason, then.label)
            assert set(then.heirs) <= set(one.heirs)
        before = found


@pytest.mark.parametrize("lang", get_args(Lang))
def test_pages_tell_the_story_of_each_pole(lang: Lang) -> None:
    for day in changes(BUNDLED):
        pages_tell(BUNDLED, day, endings(BUNDLED, day), lang)
    found = endings(BUNDLED, BUNDLED.coverage.last)
    for pole in BUNDLED.poles:
        text = life(BUNDLED, pole, lang)
        title = "Fin du dernier label" if lang == "fr" else "End of the last label"
        assert (title in text) == (pole.id in found)
        if pole.id in found:
            assert ending_text(found[pole.id], BUNDLED.poles, lang) in MARKS.sub("", text)
