"""Ledgers of true statements, beside the money that they tell the truth about."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import cycle
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from poles.errors import InvalidQuestion
from poles.ledger.box import Box, Kind
from poles.model import (
    Basis,
    BasisCode,
    Call,
    Citation,
    EdtfDate,
    Funder,
    FundingRecord,
    Instrument,
    Ledger,
    Period,
    Phase,
    Pole,
    Ratio,
    Records,
    Region,
    Sector,
    Source,
    Stage,
    Status,
    Tables,
    Wording,
    Yearly,
)

from .boxing import (
    AWARDED,
    BENEFICIARIES,
    CHANGES,
    SLICES,
    YES_OR_NO,
    any_box,
    changed,
    leaves_of,
    perhaps,
    some,
    times,
    window_of,
    years_of,
)
from .dating import spans_around
from .ground import FUNDERS, REGIONS, SECTORS, SOURCES, calls
from .story import FIRST_YEAR, NAMES, plain_pole
from .truth import CENT, Euros, LedgerWithTruth, Truth, related, stated, stated_each

T = TypeVar("T")

KINDS = (
    AWARDED,
    Kind(Basis.PAID, None),
    *(
        Kind(Basis.PLANNED, stage)
        for stage in (Stage.ANNOUNCED, Stage.BILL, Stage.VOTED, Stage.AMENDED)
    ),
)
# Units that digits can tell.
_TELLING = tuple(map(Decimal, (1, 1000, 1_000_000)))


def ledgers(
    tables: Tables | None = None,
    *,
    basis: Basis | BasisCode | None = None,
    min_statements: int = 0,
    max_statements: int = 6,
) -> st.SearchStrategy[LedgerWithTruth]:
    """Ledgers of true statements and ratios, with the money that they speak of.

    The money is made up first: who gave how much, by which instrument, in which call or none, on
    which day, to whom. Then come boxes, and what is in each of them, rounded and worded as sources
    do. So whatever is concluded from the statements must hold of the money. ``tables`` are those of
    a policy (``policy.tables``), so that funders, calls and poles are those; without them all is
    made up. ``basis`` keeps to money of one basis.

    >>> import poles
    >>> from hypothesis import given, strategies as st
    >>> from poles import strategies
    >>> @given(strategies.ledgers(), st.data())
    ... def test_the_truth_is_within_the_bounds(made, data):
    ...     box = data.draw(strategies.boxes(made.ledger))
    ...     found = poles.bounds(made.ledger, box)
    ...     assert found.low <= made.truth.of(box)
    ...     assert found.high is None or made.truth.of(box) <= found.high
    >>> test_the_truth_is_within_the_bounds()

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for a basis that cannot be compared.
    """
    kinds = tuple(kind for kind in KINDS if basis in (None, kind.basis))
    if not kinds:
        raise InvalidQuestion(
            f"basis={basis!r}",
            "one of planned, awarded and paid",
            "Leave it out for money of all of them.",
        )
    made = _tables() if tables is None else st.just(tables)
    count = range(min_statements, max_statements + 1)
    return made.flatmap(lambda tables: money(tables, kinds, count))


@st.composite
def money(
    draw: st.DrawFn,
    tables: Tables,
    kinds: Sequence[Kind],
    count: range,
    tried: int | None = None,
) -> LedgerWithTruth:
    """Money that funders of some tables gave, and so many statements about it, with the ratios that
    so many tries find; often of the first kind alone.
    """
    kinds = draw(st.sampled_from([kinds[:1], kinds]))
    bare = Ledger((), tables)
    truth = Truth(tuple(draw(st.lists(_grants(bare, kinds), max_size=8))))
    drawn = draw(
        st.lists(
            st.tuples(_stated(bare, truth, kinds), st.integers(0, 5), CHANGES),
            min_size=count.start,
            max_size=count.stop - 1,
        )
    )
    boxes: list[Box] = []
    for box, alike, changes in drawn:
        # Sources speak of the same money, or of parts of it.
        like = boxes[alike % len(boxes)] if alike and boxes else None
        boxes.append(box if like is None else changed(like, box, changes, bare))
    said = [draw(_statements(box, truth)) for box in boxes]
    read = cycle(
        [(Citation(source.id, None, Status.SOURCED),) for source in tables.sources] or [()]
    )
    numbered = (
        attrs.evolve(one, id=f"statement-{number}", citations=next(read))
        for number, one in enumerate(said, start=1)
    )
    if tried is None:
        tried = draw(_TRIES)
    found = [draw(_ratios(bare, boxes, truth, number)) for number in range(tried) if boxes]
    cited = (attrs.evolve(one, citations=next(read)) for one in found if one is not None)
    return LedgerWithTruth(Ledger(numbered, tables, cited), truth)


_TRIES = st.sampled_from([0, 0, 0, 1, 2])
# Digits of ratios that are printed.
_RATIO_UNITS = st.sampled_from(
    list(map(Decimal, ("0.000001", "0.001", "0.01", "0.1", "1", "0.05")))
)
_RATIO_WORDINGS = st.sampled_from([one for one in Wording if one is not Wording.BETWEEN])


@st.composite
def _ratios(
    draw: st.DrawFn, ledger: Ledger, boxes: Sequence[Box], truth: Truth, number: int
) -> Ratio | None:
    """A true ratio of two boxes that are much alike, one of which a statement speaks of; ``None``
    where there is none.
    """
    to = draw(st.sampled_from(boxes))
    other = draw(any_box(ledger, [to.kind], stated=True))
    of = draw(st.sampled_from([changed(to, other, draw(CHANGES), ledger), *boxes]))
    if of.kind != to.kind:
        return None
    if draw(YES_OR_NO):
        of, to = to, of
    unit, wording = draw(_RATIO_UNITS), draw(_RATIO_WORDINGS)
    return related(f"ratio-{number + 1}", of, to, truth, wording=wording, unit=unit)


@st.composite
def _tables(draw: st.DrawFn) -> Tables:
    """What statements speak of and no more: poles that have but a name, regions of one map."""
    start, end = EdtfDate(f"{FIRST_YEAR}-01-01"), EdtfDate(f"{FIRST_YEAR + 2}-12-31")
    phase = Phase(number=1, name_fr="Phase 1", name_en="Phase 1", start=start, end=end)
    return Tables(
        sources=Records(draw(SOURCES), Source),
        sectors=Records(draw(SECTORS), Sector),
        regions=Records(REGIONS[: draw(st.integers(0, 2))], Region),
        poles=Records(map(plain_pole, NAMES[: draw(st.integers(0, 3))]), Pole),
        phases=Records([phase], Phase),
        funders=Records(draw(FUNDERS), Funder),
        calls=Records(draw(calls(range(FIRST_YEAR, FIRST_YEAR + 3))), Call),
    )


@lru_cache(maxsize=256)
def _one(items: tuple[T, ...]) -> st.SearchStrategy[T]:
    return st.sampled_from(items)


@lru_cache(maxsize=256)
def _one_or_none(items: tuple[T, ...]) -> st.SearchStrategy[T | None]:
    return st.none() | st.sampled_from(items) if items else st.none()


@lru_cache(maxsize=256)
def _day(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(first, last)


_AMOUNTS = st.integers(1, 10**7)
_INSTRUMENT = st.sampled_from(Instrument)


@st.composite
def _grants(draw: st.DrawFn, ledger: Ledger, kinds: Sequence[Kind]) -> Euros:
    call = draw(_one_or_none(tuple(ledger.calls)))
    instrument = call.instrument if call is not None else None
    kind: Kind = draw(_one(tuple(kinds)))
    basis, stage = kind
    days = window_of(call, years_of(ledger))
    giving = {leaf: _giving(leaf, ledger, basis, days) for leaf in leaves_of(ledger)}
    some_day = [leaf for leaf, (first, last) in giving.items() if first <= last]
    parts = {part: frozenset(draw(some(getattr(ledger, part).keys()))) for part in SLICES}
    amount, leaf = draw(_AMOUNTS), str(draw(_one(tuple(some_day))))
    return Euros(
        amount=Decimal(amount),
        funders=tuple(_upwards(leaf, ledger)),
        instrument=instrument or draw(_INSTRUMENT),
        call=None if call is None else call.id,
        day=draw(_day(*giving[leaf])),
        beneficiaries=frozenset(draw(BENEFICIARIES)),
        basis=basis,
        stage=stage,
        **parts,
    )


def _upwards(leaf: str, ledger: Ledger) -> Iterator[str]:
    """A leaf of the tree of funders, and all that is above it; what a funder gives besides need not
    be listed.
    """
    yield leaf
    found = ledger.funders.get(leaf)
    above = found.parent if found is not None else leaf.removesuffix("-other")
    while above is not None and (found := ledger.funders.get(above)) is not None:
        yield above
        above = found.parent


def _giving(leaf: str, ledger: Ledger, basis: Basis, days: tuple[date, date]) -> tuple[date, date]:
    """Those of some days on which a leaf can give money, the wrong way round where there are none:
    none is awarded, nor paid, before the first day of what is above it, nor awarded after the last.
    """
    above = [ledger.funders.get(key) for key in _upwards(leaf, ledger)]
    first, last = days
    for funder in above if basis in (Basis.AWARDED, Basis.PAID) else ():
        if funder is not None and funder.start is not None:
            first = max(first, funder.start.earliest)
        if funder is not None and funder.end is not None and basis is Basis.AWARDED:
            last = min(last, funder.end.latest)
    return first, last


@st.composite
def _around(draw: st.DrawFn, grant: Euros, ledger: Ledger) -> Box:
    """A box that holds a grant, among others perhaps: of what is true of it, some is left out."""
    listed = [funder for funder in grant.funders if ledger.funders.get(funder) is not None]
    calls = [grant.call] if grant.call is not None and draw(YES_OR_NO) else []
    time = draw(times(years_of(ledger)))
    if time.start is None or time.end is None or grant.day not in time:
        year = EdtfDate(f"{grant.day.year:04}")
        time = Period(
            min(filter(None, (time.start, year)), key=str),
            max(filter(None, (time.end, year)), key=str),
        )
    parts: dict[str, Any] = {}
    if draw(YES_OR_NO):
        parts = {part: draw(some(tuple(sorted(getattr(grant, part))), 1)) for part in SLICES}
        parts["beneficiaries"] = draw(_one(((), tuple(grant.beneficiaries))))
    return Box(
        funders=[draw(_one(tuple(listed)))] if listed else [],
        calls=calls,
        instrument=draw(perhaps(grant.instrument)),
        period=draw(perhaps(time)) if calls else time,
        basis=grant.basis,
        stage=grant.stage,
        **parts,
    )


@st.composite
def _stated(draw: st.DrawFn, ledger: Ledger, truth: Truth, kinds: Sequence[Kind]) -> Box:
    """A box that a source may speak of: of some money that there is, or of any."""
    grant = draw(_one_or_none(truth.grants))
    return draw(any_box(ledger, kinds, stated=True) if grant is None else _around(grant, ledger))


# Most amounts are of no year.
_YEARLY = st.sampled_from([None, None, None, None, Yearly.MEAN, Yearly.EACH])
_PROJECTS = Instrument.RD_PROJECTS
_WORDINGS = st.sampled_from(Wording)
_UNITS = st.sampled_from([CENT, *_TELLING, Decimal(50_000)])
_STAGES = st.sampled_from([None, Stage.GRANTED, Stage.ENGAGED])
_PRIVATE = st.none() | st.integers(0, 10**6)


@st.composite
def _statements(draw: st.DrawFn, box: Box, truth: Truth) -> FundingRecord:
    """What a source says of a box: the whole of it, or year by year, and perhaps without knowing
    its first or its last day; of R&D projects perhaps what they cost.
    """
    told: dict[str, Any] = {
        "wording": draw(_WORDINGS),
        "unit": draw(_UNITS),
        "stage": draw(_STAGES) if box.basis is Basis.AWARDED else None,
    }
    ends: dict[str, Any] = {} if box.period is None else draw(_unknown_ends(box.period))
    yearly = None if box.period is None else draw(_YEARLY)
    # What is private in projects is known of nobody.
    private = draw(_PRIVATE) if box.instrument == _PROJECTS else None
    if yearly is Yearly.EACH:
        said = stated_each("statement", box, truth, **told, calendar=bool(ends))
        if private is not None and said.wording is not Wording.BETWEEN:
            said = attrs.evolve(said, of_cost=True)
    else:
        amount = truth.of(box) + (private or 0)
        said = stated("statement", box, amount, **told, yearly=yearly, of_cost=private is not None)
    # Where the digits tell the unit, a source need not say it.
    if said.rounded_to in _TELLING and draw(YES_OR_NO):
        said = attrs.evolve(said, rounded_to=None)
    return attrs.evolve(said, **ends)


_MOSTLY = st.sampled_from([True, True, True, False])


@st.composite
def _unknown_ends(draw: st.DrawFn, period: Period) -> dict[str, EdtfDate]:
    """Spans that the first or the last day of a time is in, where it is said no better; most times
    are said.
    """
    found: dict[str, EdtfDate] = {}
    if draw(_MOSTLY):
        return found
    for end, day in (("start", period.first), ("end", period.last)):
        if day not in (date.min, date.max) and draw(YES_OR_NO):
            found[end] = draw(spans_around(day))
    return found
