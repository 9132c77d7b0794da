"""One connected programme of any size, with the money that there is in it: funders × calls × years,
nested and crossing totals, each rounded, and a share of them false. Made alike by any release of
the library.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product
from math import sqrt
from typing import NamedTuple

import poles

FIRST, YEARS, GROUP = 2005, 12, 8
UNITS = (1, 1_000, 100_000, 1_000_000)
WRONG = (0.3, 0.6, 1.6, 3.0)
"""By how much a false figure is wrong."""


class Programme(NamedTuple):
    """A ledger, the euros that there are of each leaf by call and year, a call of ``None`` being
    money outside any, and which statements are false.
    """

    ledger: poles.Ledger
    truth: dict[str, dict[tuple[str | None, int], int]]
    false: frozenset[str]

    def of(self, box: poles.Box) -> int:
        """The euros that there are in a box of funders, calls and whole years."""
        groups = {one.id: one.parent for one in self.ledger.funders}
        leaves = [
            leaf
            for leaf in self.truth
            if not box.funders or not {leaf, groups[leaf], "all"}.isdisjoint(box.funders)
        ]
        first, last = (box.period.first.year, box.period.last.year) if box.period else (0, 9999)
        return sum(
            euros
            for leaf in leaves
            for (call, year), euros in self.truth[leaf].items()
            if (not box.calls or call in box.calls) and first <= year <= last
        )


def connected(size: int, *, false: float = 0.0, seed: int = 1) -> Programme:
    """A programme of so many statements, of which so large a share is false."""
    chance = random.Random(seed)
    # Four in five are of one funder and one call, which are about as many.
    many = sqrt(0.8 * size)
    groups = max(1, int(many / GROUP))
    calls = {
        f"call-{year}-{number}": year
        for year in range(FIRST, FIRST + YEARS)
        for number in range(max(1, int(many / YEARS)))
    }
    leaves = {f"f-{one}-{leaf}": f"g-{one}" for one, leaf in product(range(groups), range(GROUP))}
    truth = {leaf: dict(_euros(calls, chance)) for leaf in leaves}
    cells = list(product(((leaf,) for leaf in leaves), (((call,), 0, 0) for call in calls)))
    whole = ("all",), ((), 0, 0)
    totals = sorted({*product(_funders(leaves), _times(calls))}.difference(cells))
    boxes = [whole, *cells, *chance.sample(totals, min(len(totals), size))][:size]
    chance.shuffle(boxes)
    wrong = frozenset(chance.sample(range(size), round(size * false)))
    sums = _Sums(truth)
    statements = [
        _stated(number, box, sums.of(leaves, *box), chance, false=number in wrong)
        for number, box in enumerate(boxes[:size])
    ]
    ledger = poles.Ledger(statements, _tables(leaves, calls))
    return Programme(ledger, truth, frozenset(f"s-{number}" for number in wrong))


def _euros(
    calls: dict[str, int], chance: random.Random
) -> Iterator[tuple[tuple[str | None, int], int]]:
    """The money of a funder: that of a call is awarded in the year of its decision or the next."""
    for call, year in calls.items():
        yield (call, year), chance.randrange(10**6)
        yield (call, year + 1), chance.choice((0, chance.randrange(10**6)))
    for year in range(FIRST, FIRST + YEARS):
        yield (None, year), chance.choice((0, chance.randrange(10**6)))


_Time = tuple[tuple[str, ...], int, int]
"""Calls, and a first and a last year, which are 0 where nothing is said of time."""


def _funders(leaves: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Leaves, groups, all; and pairs that cross the groups."""
    names = list(leaves)
    yield from ((one,) for one in [*names, *dict.fromkeys(leaves.values()), "all"])
    yield from zip(names[::3], names[GROUP + 1 :: 3], strict=False)


def _times(calls: dict[str, int]) -> Iterator[_Time]:
    """Calls, the calls of a year, pairs that cross the years; years, and spans that cross them."""
    names = list(calls)
    yield from (((one,), 0, 0) for one in names)
    yield from (((one,), calls[one], calls[one]) for one in names[::4])
    years = range(FIRST, FIRST + YEARS)
    yield from ((tuple(one for one in names if calls[one] == year), 0, 0) for year in years)
    yield from ((tuple(sorted(pair)), 0, 0) for pair in zip(names[::5], names[7::5], strict=False))
    yield from (((), year, year + more) for year in years for more in (0, 1, 3))


class _Sums:
    """The euros of each leaf by call and by year."""

    def __init__(self, truth: dict[str, dict[tuple[str | None, int], int]]) -> None:
        self._by: dict[tuple[str, str | None, int], int] = defaultdict(int)
        for leaf, cells in truth.items():
            for (call, year), euros in cells.items():
                for key in product([leaf], (call, ""), (year, 0)):
                    self._by[key] += euros

    def of(self, leaves: dict[str, str], funders: Iterable[str], time: _Time) -> int:
        named = set(funders)
        own = [leaf for leaf, group in leaves.items() if not named.isdisjoint((leaf, group, "all"))]
        calls, first, last = time
        return sum(
            self._by[key]
            for key in product(own, calls or [""], range(first, last + 1))
            if key in self._by
        )


def _stated(
    number: int,
    box: tuple[tuple[str, ...], _Time],
    euros: int,
    chance: random.Random,
    *,
    false: bool,
) -> poles.FundingRecord:
    funders, (calls, first, last) = box
    unit = chance.choice([unit for unit in UNITS if unit <= max(euros, 1)])
    wrong = chance.choice(WRONG)
    told = round((euros * wrong if false else euros) / unit) * unit
    if false and abs(told - euros) <= unit:
        told = euros + 10 * unit
    cited = poles.Citation(source="table", field=None, status=poles.Status.SOURCED)
    return poles.FundingRecord(
        id=f"s-{number}",
        basis=poles.Basis.AWARDED,
        amount=Decimal(told),
        rounded_to=Decimal(unit),
        funders=funders,
        calls=calls,
        start=poles.EdtfDate(str(first)) if first else None,
        end=poles.EdtfDate(str(last)) if first else None,
        citations=(cited,),
    )


def _tables(leaves: dict[str, str], calls: dict[str, int]) -> poles.Tables:
    parents = {"all": None, **dict.fromkeys(leaves.values(), "all"), **leaves}
    return poles.Tables(
        funders=poles.Records(
            poles.Funder(id=key, parent=parent, fr=key, en=key) for key, parent in parents.items()
        ),
        calls=poles.Records(
            poles.Call(
                id=key,
                programme="call",
                instrument=poles.Instrument.RD_PROJECTS,
                budget_year=year,
                decided=poles.EdtfDate(f"{year}-03-01"),
            )
            for key, year in calls.items()
        ),
    )
