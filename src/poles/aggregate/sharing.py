"""Amounts that concern several poles, regions or sectors, group by group."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import attrs

from poles.errors import InvalidQuestion
from poles.model import Pole, Tables, as_day
from poles.objects import gc_paused

from .amounts import Amount, Amounts, Money, amounts_of, parted, refuse_sums
from .asking import refuse_map, refuse_other_than, refuse_seat
from .counting import Counting, refuse_maps, weights
from .result import LeftOut, Omission
from .territory import Groups, covered, on_map, seated
from .timing import span_of

Among: TypeAlias = Literal["pole", "region", "sector"]
_NOBODY = {"pole": Omission.POLE, "region": Omission.REGION, "sector": Omission.SECTOR}


@gc_paused()
def share(
    money: Money, *, by: Among, counting: Counting, map_on: date | str | None = None
) -> Amounts:
    """Each amount among the poles, regions or sectors that it concerns, one row a group: no source
    says so, so the rule is the caller's.

    ``counting="full"`` gives all of it to each, ``"fractional"`` equal parts; ``"seat"``, by
    region, parts it equally among its poles and puts each part where the pole's seat is. What names
    no region or sector belongs to those of its poles, on the last day of the amount's time on which
    they had any; ``"fractional"`` parts it among the poles first. ``map_on`` is a day whose map of
    regions to use. Amounts that concern no pole, region or sector are left out; ``None`` is a group
    that is not known. The equal parts of a grant are in cents that add up to it.

    >>> import poles
    >>> funding = poles.load_funding()
    >>> shared = poles.share(
    ...     funding.having([funding["alsace-2015"]]), by="pole", counting="fractional"
    ... )
    >>> [(row.group, row.amount) for row in shared]
    [('biovalley-france', Decimal('403500.00')), ('vehicule-du-futur', Decimal('403500.00'))]

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for any other rule, for regions of
    different maps without ``map_on``, for what was shared or added up before, and for poles and
    regions that are not known.
    """
    refuse_other_than("by", by, get_args(Among), "Share among one of these at a time.")
    refuse_other_than("counting", counting, get_args(Counting))
    refuse_seat(counting, by)
    refuse_map(map_on, by)
    found = amounts_of(money)
    refuse_sums(found, "Share grants first, then add them up.")
    if found.by is not None:
        raise InvalidQuestion(
            f"amounts shared by {found.by}",
            "amounts not yet shared",
            "Share what was not shared before.",
        )
    map_day = None if map_on is None else as_day(map_on)
    if map_day is not None:
        refuse_maps({map_day}, found.tables)
    rows: list[Amount] = []
    left_out = list(found.left_out)
    for row in found:
        parts = _parts(row, by, counting, map_day, found.tables)
        if not parts:
            left_out.append(LeftOut(row.record, _NOBODY[by]))
            continue
        groups = {key: Fraction(part) for key, part in weights(parts, counting, row.of).items()}
        also = {key: [one for part in parts for one in part.get(key, ())] for key in groups}
        rows += parted(row, groups, "group", also)
    if by == "region":
        _refuse_mixed({row.group for row in rows}, found.tables)
    return attrs.evolve(
        found,
        rows=tuple(rows),
        left_out=tuple(dict.fromkeys(left_out)),
        by=by,
        counting=counting,
        map_on=map_day,
    )


def _parts(
    row: Amount, by: Among, counting: Counting, map_day: date | None, tables: Tables
) -> list[Groups]:
    """The groups of each part of an amount, with the records that say so."""
    if by == "pole":
        return [{pole: ()} for pole in row.box.poles]
    if by == "sector":
        return [{sector: ()} for sector in row.box.sectors] or [
            {pole.sector: (pole,)} for pole in _poles(row.box.poles, tables)
        ]
    if row.box.regions:
        for region in row.box.regions:
            if tables.regions.get(region) is None:
                raise _unknown("region", region)
        return [on_map(region, map_day, tables) for region in row.box.regions]
    span = span_of(row, tables)
    return [
        _of_pole(pole, span, counting, map_day, tables) for pole in _poles(row.box.poles, tables)
    ]


def _of_pole(
    pole: Pole, span: tuple[date, date], counting: Counting, map_day: date | None, tables: Tables
) -> Groups:
    """The regions of a pole on the last day of an amount's time (``span``) on which it had any."""
    first, last = span
    where, places = (seated, pole.seats) if counting == "seat" else (covered, pole.regions)
    ends = ((place.period, min(last, place.period.last)) for place in places)
    day = max((end for period, end in ends if first <= end and end in period), default=last)
    return where(pole, day, map_day or day, tables)


def _poles(keys: Iterable[str], tables: Tables) -> list[Pole]:
    found = []
    for key in keys:
        pole = tables.poles.get(key)
        if pole is None:
            raise _unknown("pole", key)
        found.append(pole)
    return found


def _unknown(part: str, key: str) -> InvalidQuestion:
    hint = (
        "Make it of policy.funding.having(statements) or policy.grants.having(grants) instead of a "
        "list, so that they are known."
    )
    return InvalidQuestion(f"money of the {part} {key!r}", f"a {part} that is known", hint)


def _refuse_mixed(groups: set[str | int | None], tables: Tables) -> None:
    """Refuse regions that were never on one map."""
    regions = [region for group in groups if (region := tables.regions.get(str(group))) is not None]
    first, last = (
        max((one.period.first for one in regions), default=date.min),
        min((one.period.last for one in regions), default=date.max),
    )
    if first > last:
        raise InvalidQuestion(
            "regions of different maps",
            "map_on= beside them",
            'Say map_on="2016-01-01" to share all by one map.',
        )
