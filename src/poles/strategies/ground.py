"""What poles are counted by and money is given by, made up: sources, sectors, regions of one map or
two, funders, calls, prices, evaluations.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import attrs
from hypothesis import strategies as st

from poles.model import (
    Call,
    EdtfDate,
    Evaluation,
    EvaluationResult,
    Funder,
    Instrument,
    PriceIndex,
    Region,
    RegionName,
    RegionSuccession,
    Sector,
    Series,
    Source,
    SourceKind,
    Unit,
)

from .dating import dates, eve, exactly


def _region(key: str, start: EdtfDate | None = None, end: EdtfDate | None = None) -> Region:
    name = RegionName(id=key, region=key, name=key.replace("-", " ").title())
    return Region(id=key, start=start, end=end, names=(name,))


REGIONS = tuple(map(_region, ("arvernie", "bas-quercin", "dombes", "opale")))


@attrs.frozen
class Map:
    """Regions, and what became of each of them on the day when the map changed, where it did."""

    regions: Sequence[Region]
    successions: Sequence[RegionSuccession] = ()
    change: EdtfDate | None = None

    @property
    def latest(self) -> tuple[str, ...]:
        """The regions of the map of today."""
        return tuple(region.id for region in self.regions if region.end is None)

    def parts(self, region: str) -> list[tuple[str, EdtfDate | None, EdtfDate | None]]:
        """A region of today and what it was before, each with its time; itself alone where it is
        one of both maps.
        """
        before = [link.before for link in self.successions if link.after == region]
        if self.change is None or not before:
            return [(region, None, None)]
        return [(region, self.change, None), *((old, None, eve(self.change)) for old in before)]


def _changing(year: int, heirs: list[str]) -> Map:
    """A map that gives way to another on a New Year's Day; some region is of both."""
    change = exactly(date(year, 1, 1))
    old = [attrs.evolve(region, end=eve(change)) for region in REGIONS[: len(heirs)]]
    new = [_region(key, start=change) for key in sorted(set(heirs))]
    links = [
        RegionSuccession(id=f"{region.id}-{key}", before=region.id, after=key, date=change)
        for region, key in zip(old, heirs, strict=True)
    ]
    return Map((*old, *new, _region("iles")), links, change)


_HEIRS = st.lists(st.sampled_from(["grand-nord", "grand-sud"]), min_size=1, max_size=len(REGIONS))
MAPS: st.SearchStrategy[Map] = st.integers(1, len(REGIONS)).map(
    lambda number: Map(REGIONS[:number])
) | st.builds(_changing, st.integers(2006, 2008), _HEIRS)


def _numbered(records: Sequence[Source]) -> list[Source]:
    return [attrs.evolve(one, id=f"source-{number}") for number, one in enumerate(records, start=1)]


_SOURCE = st.builds(
    Source,
    id=st.just(""),
    kind=st.sampled_from(SourceKind),
    title=st.just("A publication"),
    published=st.none() | dates(date(2004, 1, 1), date(2016, 12, 31)),
)
SOURCES: st.SearchStrategy[list[Source]] = st.lists(_SOURCE, min_size=1, max_size=3).map(_numbered)

_SECTORS = [
    Sector(id=en.lower(), scheme="themes", fr=fr, en=en)
    for fr, en in (("Énergie", "Energy"), ("Mer", "Sea"), ("Santé", "Health"))
]
SECTORS: st.SearchStrategy[list[Sector]] = st.integers(0, len(_SECTORS)).map(
    lambda number: _SECTORS[:number]
)


_Ends: TypeAlias = tuple[EdtfDate | None, EdtfDate | None]


def _tree(below: list[tuple[int, _Ends]]) -> list[Funder]:
    """A tree of funders, or several: each but the first is below one that comes before it, or below
    none. Those below others may have days of their first and last money; those above all give some
    on any day.
    """
    keys = ["public", "state", "local", "fund", "agency"]
    found = [Funder(id=keys[0], fr=keys[0], en=keys[0].title())]
    for number, (place, ends) in enumerate(below):
        key, parent = keys[number + 1], [None, *keys][place % (number + 2)]
        start, end = (None, None) if parent is None else ends
        found.append(Funder(id=key, parent=parent, fr=key, en=key.title(), start=start, end=end))
    return found


_ENDS: st.SearchStrategy[_Ends] = st.tuples(
    st.none() | dates(date(2004, 6, 1), date(2006, 6, 30)),
    st.none() | dates(date(2006, 7, 1), date(2008, 6, 30)),
)
FUNDERS: st.SearchStrategy[list[Funder]] = st.lists(
    st.tuples(st.integers(0, 11), _ENDS), max_size=4
).map(_tree)


@lru_cache(maxsize=256)
def _of_year(year: int) -> st.SearchStrategy[EdtfDate | None]:
    return st.none() | dates(date(year, 1, 1), date(year, 12, 31))


INSTRUMENTS = st.none() | st.sampled_from(Instrument)
_COUNTS = st.tuples(st.integers(0, 99), st.integers(0, 99))
_UP_TO_3 = st.integers(0, 3)


@st.composite
def calls(draw: st.DrawFn, years: range) -> list[Call]:
    """Calls for projects, of which more or less is known."""
    found = []
    for number in range(draw(_UP_TO_3)):
        year = draw(st.sampled_from(years))
        decided = draw(_of_year(year))
        instrument = draw(INSTRUMENTS)
        retained, submitted = sorted(draw(_COUNTS))
        call = Call(
            id=f"call-{number + 1}", programme="call", decided=decided, instrument=instrument
        )
        known = instrument is not None
        found.append(
            attrs.evolve(call, budget_year=year, retained=retained, submitted=submitted)
            if known
            else call
        )
    return found


def _prices(growths: list[int]) -> list[PriceIndex]:
    levels = [Decimal(100 + sum(growths[:place])) for place in range(len(growths))]
    return [
        PriceIndex(
            id=f"cpi-{year}", series=Series.CPI, year=year, value=level, unit=Unit.INDEX_2015
        )
        for year, level in enumerate(levels, start=2005)
    ]


@lru_cache(maxsize=256)
def prices(years: range) -> st.SearchStrategy[list[PriceIndex]]:
    """Consumer prices in all of some years, or nothing."""
    return st.just([]) | st.lists(st.integers(-2, 6), min_size=len(years), max_size=len(years)).map(
        _prices
    )


@lru_cache(maxsize=256)
def evaluations(poles: tuple[str, ...], years: range) -> st.SearchStrategy[list[Evaluation]]:
    """Classes that some poles were given in some years, each once in a year."""
    one = st.tuples(st.sampled_from(years), st.sampled_from(poles))
    return st.dictionaries(one, st.sampled_from(EvaluationResult), max_size=2).map(_evaluations)


def _evaluations(results: dict[tuple[int, str], EvaluationResult]) -> list[Evaluation]:
    return [
        Evaluation(id=f"{year}-{pole}", pole=pole, year=year, result=result)
        for (year, pole), result in results.items()
    ]
