"""The whole policy as one value, and the few verbs a user reaches for."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import attrs

from .errors import AmbiguousName, OutOfCoverage, UnknownPole
from .identity.names import NameIndex
from .identity.snapshot import Snapshot, take
from .model import (
    EXACT,
    Call,
    Evaluation,
    Event,
    Funder,
    Label,
    Ledger,
    Milestone,
    Phase,
    Pole,
    PriceIndex,
    Records,
    Region,
    RegionSuccession,
    Sector,
    Source,
    as_day,
)

__all__ = ["About", "Coverage", "Licence", "Policy"]


@attrs.frozen
class Licence:
    """A licence under which data may be used."""

    name: str
    title: str
    path: str


@attrs.frozen
class About:
    """What a data package says of itself; ``edition`` is sortable, such as ``2026.11.0``."""

    name: str
    edition: str
    title_en: str
    title_fr: str
    licences: tuple[Licence, ...]


class Coverage(NamedTuple):
    """The first and the last day about which a policy says anything, both included."""

    first: date
    last: date


@attrs.frozen(kw_only=True, repr=False)
class Policy:
    """All records of one data package: immutable, equal to another when all records are.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> len(policy.on("2012-11-19").labels)
    71
    """

    about: About
    sources: Records[Source]
    sectors: Records[Sector]
    regions: Records[Region]
    region_successions: Records[RegionSuccession]
    poles: Records[Pole]
    phases: Records[Phase]
    milestones: Records[Milestone]
    labels: Records[Label]
    evaluations: Records[Evaluation]
    events: Records[Event]
    funders: Records[Funder]
    calls: Records[Call]
    funding: Ledger
    price_index: Records[PriceIndex]

    def __repr__(self) -> str:
        counts = f"{len(self.poles)} poles, {len(self.labels)} labels, {len(self.funding)} funding statements"
        return f"<Policy {self.about.name} {self.edition}: {counts}>"

    @property
    def edition(self) -> str:
        """The edition of the data, such as ``2026.11.0``."""
        return self.about.edition

    @property
    def coverage(self) -> Coverage:
        """The first and the last day about which the labels say anything."""
        if not self.labels:
            return Coverage(date.max, date.min)
        return Coverage(min(label.period.first for label in self.labels), max(label.period.last for label in self.labels))

    @cached_property
    def digest(self) -> str:
        """A SHA-256 of all records, in hexadecimal: equal policies have equal digests, on every machine."""
        content = hashlib.sha256()
        for field in attrs.fields(type(self)):
            content.update(f"{field.name}\n".encode())
            value = getattr(self, field.name)
            for record in value if isinstance(value, Records) else [value]:
                content.update(f"{attrs.asdict(record, value_serializer=_canonical)!r}\n".encode())
        return content.hexdigest()

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.poles)

    def on(self, day: date | str) -> Snapshot:
        """The policy as it stood on one day.

        Raises :class:`~poles.InvalidDay` for a bare year or month, :class:`~poles.OutOfCoverage` for a day outside ``coverage``.

        >>> import poles
        >>> poles.load_policy().on("2019-01-01").phase.number
        4
        """
        day = as_day(day)
        first, last = self.coverage
        if not first <= day <= last:
            raise OutOfCoverage(day, first, last)
        return take(day, poles=self.poles, labels=self.labels, phases=self.phases)

    def find(self, name: str) -> Pole | None:
        """The pole with an id or a name of any era, ``None`` where no pole has it.

        Case, accents, and the style of apostrophes, hyphens and spaces do not matter where the name as given is not found.
        Raises :class:`~poles.AmbiguousName` where several poles have it.

        >>> import poles
        >>> poles.load_policy().find("mov’eo").id
        'nextmove'
        """
        # A column that names come from may hold None or NaN: no name, so no pole.
        ids = self._names.lookup(name) if isinstance(name, str) else ()
        if len(ids) > 1:
            raise AmbiguousName(name, ids)
        return self.poles[ids[0]] if ids else None

    def get(self, name: str) -> Pole:
        """The pole with an id or a name of any era.

        Raises :class:`~poles.UnknownPole` (a ``LookupError``) with the closest names where no pole has it, and
        :class:`~poles.AmbiguousName` where several have.

        >>> import poles
        >>> poles.load_policy().get("Elopsys").sector
        'optics-photonics'
        """
        pole = self.find(name)
        if pole is None:
            raise UnknownPole(name, self._names.close(name) if isinstance(name, str) else ())
        return pole


def _canonical(_record: object, _field: object, value: object) -> object:
    """Amounts that are equal look alike, however many zeros they are written with."""
    return format(value.normalize(EXACT), "f") if isinstance(value, Decimal) else value
