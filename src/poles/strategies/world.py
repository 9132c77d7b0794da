"""Whole policies that are made up: small, and passing all checks of a data package."""

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import Any

import attrs
from hypothesis import strategies as st

from poles.model import (
    COLLECTIONS,
    About,
    Citation,
    Ledger,
    Licence,
    Record,
    Records,
    Source,
    Status,
    Tables,
    key_of,
)
from poles.package.rows import natural
from poles.package.table_schema import TABLES
from poles.policy import Policy

from .granting import rows_of
from .ground import FUNDERS, MAPS, SECTORS, SOURCES, calls, evaluations, prices
from .plans import PLANS
from .statements import KINDS, money
from .story import FIRST_YEAR, Story
from .truth import LedgerWithTruth, Truth

_ABOUT = About(
    name="made-up",
    edition="2000.01.0",
    title_en="A policy that is made up",
    title_fr="Une politique inventée",
    licences=(Licence("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),),
)


def policies() -> st.SearchStrategy[Policy]:
    """Small policies that could be loaded: from one pole with one label of one phase, to ten poles
    in three phases that merge, split, move and end.

    They have regions of one map or two, funders, calls, prices, true statements of money, and
    sources for every value, some of which are doubted or contradicted. All names are invented.

    >>> from hypothesis import find
    >>> from poles import strategies
    >>> find(strategies.policies(), lambda policy: True)
    <Policy made-up 2000.01.0: 1 poles, 1 labels, 0 funding statements>
    >>> changing = find(strategies.policies(), lambda policy: len(policy.events) > 0)
    >>> set(changing.events[0].before) <= set(changing.poles.keys())
    True
    """
    return policies_with(*_BESIDE)


# The collections that no record of another refers to, but for statements of money; and what these
# refer to.
_BESIDE = ("evaluations", "funders", "calls", "price_index", "funding", "grants")
_OF_MONEY = ("funders", "calls", "funding")
_STATED = {"funding", "ratios", "grants"}


@st.composite
def policies_with(draw: st.DrawFn, *wanted: str) -> Policy:
    """Policies as of :func:`policies`, in which of the collections beside labels and poles only
    those are drawn that are wanted: the others are empty. Ratios and grants come with statements.
    """
    asked = {*wanted, *(() if _STATED.isdisjoint(wanted) else _OF_MONEY)}
    plan, where, sectors, sources = draw(PLANS), draw(MAPS), draw(SECTORS), draw(SOURCES)
    story = Story(plan, where, [sector.id for sector in sectors])
    years = range(FIRST_YEAR, story.phases[-1].period.last.year + 1)
    found: dict[str, Any] = {
        "sectors": sectors,
        "regions": where.regions,
        "region_successions": where.successions,
        "poles": story.poles.values(),
        "phases": story.phases,
        "milestones": story.milestones,
        "labels": story.labels.values(),
        "events": story.events,
    }
    beside: dict[str, st.SearchStrategy[Iterable[Any]]] = {
        "evaluations": evaluations(tuple(story.poles), years),
        "funders": FUNDERS,
        "calls": calls(years),
        "price_index": prices(years),
    }
    found |= {name: draw(made) if name in asked else () for name, made in beside.items()}
    known: dict[str, Any] = {name: Records(found[name], COLLECTIONS[name]) for name in _REFERRED}
    counts = (range(1, 4), 2) if "ratios" in asked else (range(4), None)
    made = money(Tables(**known), KINDS, *counts)
    told = draw(made) if "funding" in asked else LedgerWithTruth(Ledger(), Truth(()))
    found["funding"], found["ratios"] = told.ledger, told.ledger.ratios
    cite = _Citing(sources, draw(_ODDS))
    # Drawn last, so that who wants no grants shrinks as if there were none.
    found["grants"] = draw(rows_of(told.truth, told.ledger)) if "grants" in asked else ()
    tables: dict[str, Any] = {
        name: Records(_in_order(map(cite.record, records)), COLLECTIONS[name])
        for name, records in found.items()
    }
    return Policy(about=_ABOUT, sources=Records(sources, Source), **tables)


# The tables that statements of money refer to.
_REFERRED = ("sectors", "regions", "poles", "phases", "funders", "calls")


@attrs.frozen
class _Odd:
    """How some cells of a record are told otherwise than the whole: all, the first or the last of
    them; beside a source of the whole, or without one.
    """

    status: Status
    cells: slice
    whole: bool = True
    value: str | None = None


# By the place of a record in the order in which they are cited.
_ODDS = st.dictionaries(
    st.integers(0, 60),
    st.sampled_from([
        _Odd(Status.DERIVED, slice(-1, None)),
        _Odd(Status.INFERRED, slice(-1, None)),
        _Odd(Status.RECALLED, slice(None), whole=False),
        _Odd(Status.THIRD_PARTY, slice(1)),
        _Odd(Status.CONTRADICTS, slice(1), value="otherwise"),
    ]),
    max_size=3,
)  # fmt: skip


class _Citing:
    """Gives records, and those in them, a source each, in the order in which a package is loaded; a
    few of them are less sure than the others.
    """

    def __init__(self, sources: Sequence[Source], odds: dict[int, _Odd]) -> None:
        self.turns, self.odds, self.count = cycle([source.id for source in sources]), odds, 0

    def record(self, record: Record) -> Record:
        table = _TABLE_OF[type(record)]
        cells = [name for name in table.told[1:] if getattr(record, name) not in (None, (), False)]
        # Doubt of the calls of a statement is a reading of its year, which need not be true.
        citations = self._citations(
            [name for name in cells if (table.name, name) != ("funding", "calls")]
        )
        kids = {
            field: _in_order(map(self.record, getattr(record, field))) for field in table.children
        }
        links = {field: tuple(sorted(getattr(record, field), key=natural)) for field in table.links}
        return attrs.evolve(record, citations=tuple(citations), **kids, **links)

    def _citations(self, cells: list[str]) -> list[Citation]:
        source, odd = next(self.turns), self.odds.get(self.count)
        self.count += 1
        whole = [Citation(source, None, Status.SOURCED)]
        if odd is None or not cells:
            return whole
        told = [
            Citation(source if odd.whole else None, cell, odd.status, odd.value)
            for cell in sorted(cells[odd.cells])
        ]
        return [*whole, *told] if odd.whole else told


_TABLE_OF = {table.record: table for table in TABLES.values()}


def _in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: natural(key_of(record))))
