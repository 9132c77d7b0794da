"""Grants put together by where they are: one by one they are very many, and most say but for their
amount and their day what many others say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import attrs

from poles.errors import InvalidBox
from poles.model import Basis, Grant, Ledger
from poles.phrase import Phrase
from poles.text import EXACT

from .box import Box, Kind, Slice
from .claims import Cause, cause_of
from .datasets import Dataset, Of, Series, Where
from .extents import Extent
from .funder_days import Days
from .space import Space
from .standing import standing


class Lists(NamedTuple):
    """The datasets of one kind of money, and those of grants that prove nothing, with why."""

    proving: tuple[Dataset, ...]
    shown: tuple[tuple[Cause, Dataset], ...]


def datasets_of(ledger: Ledger, space: Space, kind: Kind, *, inferred: bool) -> Lists:
    """The datasets of a ledger's grants of one kind of money, and of those whose kind is unknown.

    Grants that are recalled prove nothing; without ``inferred``, nor do those of which a cell is.

    Raises :class:`~poles.InvalidBox` for a grant that is where no money can be, and
    :class:`~poles.UnknownCode` for one that names what the ledger does not know.
    """
    # The grants of each list, by their places in the ledger.
    found: dict[tuple[Cause | None, str], dict[Where, dict[Of, list[int]]]] = {}
    read_in: dict[tuple[Cause | None, str], dict[str, None]] = defaultdict(dict)
    grants = list(ledger.grants)
    days = _days(grants)
    places = _Places(space, kind)
    for rows in _alike(grants):
        one = grants[rows[0]]
        if one.kind != kind and one.basis is not Basis.UNKNOWN:
            continue
        lost = places.lost({days[row]: grants[row] for row in reversed(rows)})
        held = [row for row in rows if days[row] not in lost] if lost else rows
        if held:
            where, of = _place(one)
            key = cause_of(one, (), inferred=inferred), one.dataset
            found.setdefault(key, {}).setdefault(where, {}).setdefault(of, []).extend(held)
            read_in[key].update(dict.fromkeys(one.sources))

    def series(rows: Sequence[int]) -> Series:
        # In cents, which are whole.
        cents = (int(grants[row].amount.scaleb(2, EXACT)) for row in rows)
        return Series.of(zip(map(days.__getitem__, rows), cents, strict=True))

    made = []
    for (cause, name), places_of in found.items():
        by_place = {
            where: {of: series(rows) for of, rows in by_part.items()}
            for where, by_part in places_of.items()
        }
        made.append((cause, Dataset(name, kind, tuple(read_in[cause, name]), by_place)))
    made.sort(key=lambda one: (one[0] or "", *standing(ledger, one[1].sources), one[1].name))
    return Lists(
        tuple(dataset for cause, dataset in made if cause is None),
        tuple((cause, dataset) for cause, dataset in made if cause is not None),
    )


_SHARED = (
    *("dataset", "basis", "stage", "funders", "instrument", "calls", "poles", "regions", "sectors"),
    *("beneficiaries", "citations"),
)


def _alike(grants: Collection[Grant]) -> Iterable[list[int]]:
    """The places of grants that say the same, but for what each has of its own. Grants share what
    they say: which object it is tells nearly all that differ apart.
    """
    said = (map(id, map(attrgetter(field), grants)) for field in _SHARED)
    found: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, key in enumerate(zip(*said, strict=True)):
        found[key].append(row)
    return found.values()


def _days(grants: Collection[Grant]) -> list[Days]:
    """The first and the last day of each grant; of many that share these, worked out once."""
    ends = (map(id, map(attrgetter(field), grants)) for field in ("start", "end"))
    keys = list(zip(*ends, strict=True))
    known = {
        key: (grant.period.first.toordinal(), grant.period.last.toordinal())
        for key, grant in dict(zip(keys, grants, strict=True)).items()
    }
    return list(map(known.__getitem__, keys))


def _place(grant: Grant) -> tuple[Where, Of]:
    """Where a grant is but for its time, and what it is of besides."""
    of = grant.poles, grant.regions, grant.sectors, grant.beneficiaries
    return (grant.funders, grant.instrument, grant.calls), tuple(map(frozenset, of))


class _Places:
    """Where grants are, by a space; each place of many grants is looked at once."""

    def __init__(self, space: Space, kind: Kind) -> None:
        self._space, self._kind = space, kind
        self._extents: dict[tuple[Where, Of], Extent] = {}
        self._times: dict[Where, set[Days]] = defaultdict(set)

    def lost(self, times: Mapping[Days, Grant]) -> set[Days]:
        """Of grants alike but for their times, by these: those times in which they, of unknown
        basis, can be no money of this kind.
        """
        found = set()
        where, of = _place(next(iter(times.values())))
        for time in [time for time in times if time not in self._times[where]] or [*times][:1]:
            try:
                self._look(times[time], where, of, time)
            except InvalidBox as error:
                if times[time].basis is Basis.UNKNOWN:
                    found.add(time)
                    continue
                told = Phrase("{} in the grant {}", error.found, times[time].id)
                raise InvalidBox(told, error.expected, error.hint) from None
        return found

    def _look(self, grant: Grant, where: Where, of: Of, time: Days) -> None:
        """Refuse a grant that is where no money can be."""
        if (where, of) not in self._extents:
            slices = {part: getattr(grant, part) for part in Slice._fields[:-1]}
            box = attrs.evolve(self._box(grant), period=None, **slices)
            self._extents[where, of] = self._space.resolve(box)
        extent = self._extents[where, of]._replace(first=time[0], last=time[1])
        if not self._space.covers_some(extent):
            self._space.resolve(self._box(grant))
        self._times[where].add(time)

    def _box(self, grant: Grant) -> Box:
        basis, stage = self._kind
        return attrs.evolve(grant, basis=basis, stage=stage).box
