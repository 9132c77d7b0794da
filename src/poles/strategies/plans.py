"""What happens to made-up poles, drawn as plain numbers that do not depend on each other, so that
it shrinks well: it is told as records elsewhere.
"""

from collections.abc import Sequence
from datetime import date

import attrs
from hypothesis import strategies as st

from poles.model import EdtfDate, EventKind, NameKind, Scheme

from .dating import dates

# Each phase has so many. Its labels are given in the first; in each of the others there is one
# change at most, so that all stand in one order, however imprecise their dates are.
YEARS = 4


@attrs.frozen
class Detail:
    """What else there is to a pole: its sector, its regions, one more name, numbers in registers,
    and whether these are of a body that carries it.
    """

    sector: int | None
    regions: tuple[int, int]
    name: NameKind | None
    schemes: frozenset[Scheme]
    carried: bool


@attrs.frozen
class Turn:
    """What happens in a year: to whom, with whom, on which date of the year; whether labels are
    handed on. No kind of event: a pole moves.
    """

    year: int
    kind: EventKind | None
    who: int
    other: int
    handed_on: bool
    date: EdtfDate

    def date_in(self, year: int) -> EdtfDate:
        """Its date in another year than that in which all are drawn."""
        return EdtfDate(str(self.date).replace(str(_SOME_YEAR[0].year), str(year)))


@attrs.frozen
class Term:
    """The labels of a phase: the day on which they are given, to whom not, whether with a term, in
    classes, to somebody unknown; and what happens then.
    """

    decided: date
    left_out: frozenset[int]
    ends: bool
    classed: bool
    unheld: bool
    turns: Sequence[Turn]


@attrs.frozen
class Plan:
    """All that happens, and which name is the first to be borne."""

    first_name: int
    founders: int
    joint: bool
    details: Sequence[Detail]
    terms: Sequence[Term]


# The registers that have numbers of made-up poles.
NUMBERED = (Scheme.SIREN, Scheme.ROR, Scheme.HOST, Scheme.POLES)
_PLACES = st.integers(0, 9)
_SELDOM = st.sampled_from([False, False, False, True])
_DETAILS = st.builds(
    Detail,
    sector=st.none() | _PLACES,
    regions=st.tuples(_PLACES, _PLACES),
    name=st.sampled_from([None, NameKind.SHORT, NameKind.LEGAL, NameKind.PROJECT]),
    schemes=st.frozensets(st.sampled_from(NUMBERED), max_size=2),
    carried=_SELDOM,
)
_KINDS = (
    EventKind.RENAMED,
    EventKind.ENDED,
    EventKind.SPLIT,
    EventKind.ABSORBED,
    EventKind.MERGED,
    None,
)
_SOME_YEAR = date(2001, 1, 1), date(2001, 12, 31)
_TURNS = st.builds(
    Turn,
    year=st.integers(1, YEARS - 1),
    kind=st.sampled_from(_KINDS),
    who=_PLACES,
    other=_PLACES,
    handed_on=st.booleans(),
    date=dates(*_SOME_YEAR),
)
_TERMS = st.builds(
    Term,
    decided=st.dates(*_SOME_YEAR),
    left_out=st.frozensets(st.integers(0, 3), max_size=2),
    ends=st.booleans(),
    classed=st.booleans(),
    unheld=_SELDOM,
    turns=st.lists(_TURNS, max_size=2, unique_by=lambda turn: turn.year),
)
PLANS: st.SearchStrategy[Plan] = st.builds(
    Plan,
    first_name=st.integers(0, 25),
    founders=st.integers(1, 3),
    joint=_SELDOM,
    details=st.lists(_DETAILS, min_size=1, max_size=3),
    terms=st.lists(_TERMS, min_size=1, max_size=3),
)
