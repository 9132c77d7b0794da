"""Amounts that concern several poles, regions or sectors, group by group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion, UnknownCode
from poles.model import Pole, Tables, as_day

from .amounts import Amount, Amounts, Money, amounts_of, scaled, years_of
from .counting import Counting, chosen, refuse_seat, weights
from .result import LeftOut, Omission
from .territory import Groups, covered, on_map, seated

__all__ = ["share"]

Among: TypeAlias = Literal["pole", "region", "sector"]
_NOBODY = {"pole": Omission.POLE, "region": Omission.REGION, "sector": Omission.SECTOR}


def share(money: Money, *, by: Among, counting: Counting, map_on: date | str | None = None) -> Amounts:
    """Each amount among the poles, regions or sectors that it concerns, one row a group: no source says so, so the rule is the caller's.

    ``counting="full"`` gives all of it to each, ``"fractional"`` equal parts; ``"seat"``, by region, parts it equally among its poles and puts each part where the
    pole's seat is. What names no region or sector belongs to those of its poles, on the last day of the amount's time: ``"fractional"`` parts it among the poles first.
    ``map_on`` is a day whose map of regions to use. Amounts that concern no pole, region or sector are left out; ``None`` is a group that is not known.

    >>> import poles
    >>> funding = poles.load_funding()
    >>> [(row.group, row.amount) for row in poles.share(funding.having([funding["alsace-2015"]]), by="pole", counting="fractional")]
    [('biovalley-france', Decimal('403500.00')), ('vehicule-du-futur', Decimal('403500.00'))]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for any other rule, :class:`~poles.UnknownCode` for a pole that the data do not know.
    """
    chosen("by", by, get_args(Among))
    chosen("counting", counting, get_args(Counting))
    refuse_seat(counting, by)
    found = amounts_of(money)
    if found.by is not None:
        raise InvalidQuestion(f"amounts shared by {found.by}", "amounts not yet shared", "Share what was not shared before.")
    map_day = None if map_on is None else as_day(map_on)
    rows: list[Amount] = []
    left_out = list(found.left_out)
    for row in found:
        parts = _parts(row, by, counting, map_day, found.tables)
        if not parts:
            left_out.append(LeftOut(row.record, _NOBODY[by]))
            continue
        for group, weight in weights(parts, counting, row.of).items():
            also = [record for part in parts for record in part.get(group, ())]
            rows.append(scaled(row, Fraction(weight), also, group=group))
    return attrs.evolve(found, rows=tuple(rows), left_out=tuple(left_out), by=by, counting=counting)


def _parts(row: Amount, by: Among, counting: Counting, map_day: date | None, tables: Tables) -> list[Groups]:
    """The groups of each part of an amount, with the records that say so."""
    if by == "pole":
        return [{pole: ()} for pole in row.box.poles]
    if by == "sector":
        return [{sector: ()} for sector in row.box.sectors] or [{pole.sector: (pole,)} for pole in _poles(row.box.poles, tables)]
    if row.box.regions:
        return [on_map(region, map_day, tables) for region in row.box.regions]
    day = _last_day(row, tables)
    where = seated if counting == "seat" else covered
    return [
        {None: (pole,)} if day is None else where(pole, day, map_day or day, tables) for pole in _poles(row.box.poles, tables)
    ]


def _poles(keys: Iterable[str], tables: Tables) -> list[Pole]:
    found = [(key, tables.poles.get(key)) for key in keys]
    for key, pole in found:
        if pole is None:
            raise UnknownCode("poles", key, tables.poles.keys())
    return [pole for _, pole in found if pole is not None]


def _last_day(row: Amount, tables: Tables) -> date | None:
    """The last day of the time of an amount: of its period, or else of its last year."""
    if row.year is None and row.box.period is not None and row.box.period.end is not None:
        return row.box.period.last
    years = years_of(row, tables)
    return date(max(years), 12, 31) if years else None
