"""The whole policy as one value, and the few verbs a user reaches for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple
from warnings import warn

import attrs

from .errors import AmbiguousName, InvalidQuestion, OddData, OutOfCoverage, UnknownPole
from .lazy import announced
from .model import Records, by_text, locked_property
from .text import Written

# What only some questions need is imported when they are asked: most scripts begin with one pole.
if TYPE_CHECKING:
    from datetime import date

    from .identity.lineage import Kin
    from .identity.matching import MatchReport
    from .identity.names import NameIndex
    from .identity.snapshot import Snapshot
    from .model import (
        About,
        Call,
        Evaluation,
        Event,
        Funder,
        FundingRecord,
        Label,
        Ledger,
        Milestone,
        Phase,
        Pole,
        PriceIndex,
        Region,
        RegionSuccession,
        Sector,
        Source,
        Tables,
    )
    from .package.contents import Contents
    from .text import Card, Lang


def _plain(records: Iterable[FundingRecord]) -> Records[FundingRecord]:
    """Statements without the tables that they refer to, which are those of the policy."""
    if type(records) is Records:
        return records
    from .model import FundingRecord

    return Records(records, FundingRecord)


class Coverage(NamedTuple):
    """The first and the last day about which a policy says anything, both included."""

    first: date
    last: date


@announced
@attrs.frozen(kw_only=True, repr=False)
class Policy(Written):
    """All records of one data package: immutable, equal to another when all records are.

    >>> import poles
    >>> policy = poles.load_policy()
    >>> len(policy.on("2012-11-19").labels)
    71
    >>> print(policy.text(rows=2))
    The French pôles de compétitivité, 2004–2026
    Data edition  2026.11.0
    … 1 more
    Licence       Licence Ouverte / Open Licence 2.0
    Contents
      Table          Number
      Sources           564
      … 12 more
      Price indices      87
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
    _funding: Records[FundingRecord] = attrs.field(alias="funding", converter=_plain)
    price_index: Records[PriceIndex]
    _is_whole: bool = attrs.field(default=False, init=False, eq=False)
    """See :func:`as_whole`."""

    def __repr__(self) -> str:
        counts = f"{len(self.poles)} poles, {len(self.labels)} labels"
        statements = f"{len(self.funding)} funding statements"
        return f"<Policy {self.about.name} {self.edition}: {counts}, {statements}>"

    @property
    def edition(self) -> str:
        """The edition of the data, such as ``2026.11.0``."""
        return self.about.edition

    @locked_property
    def funding(self) -> Ledger:
        """The statements of public money, which refer to the tables of this policy, also where it
        was made of another by ``attrs.evolve``.
        """
        from .model import Ledger

        return Ledger.over(self._funding, self.tables)

    @cached_property
    def coverage(self) -> Coverage:
        """The first and the last day about which the labels say anything."""
        if not self.labels:
            from datetime import date

            return Coverage(date.max, date.min)
        return Coverage(
            min(label.period.first for label in self.labels),
            max(label.period.last for label in self.labels),
        )

    @locked_property
    def tables(self) -> Tables:
        """The records that statements, snapshots and results refer to."""
        from .model import Tables

        return Tables(**{field.name: getattr(self, field.name) for field in attrs.fields(Tables)})

    @cached_property
    def digest(self) -> str:
        """A SHA-256 of all records, in hexadecimal: equal policies have equal digests, on every
        machine.
        """
        import hashlib

        content = hashlib.sha256()
        for field in attrs.fields(type(self)):
            if not field.init:
                continue
            content.update(f"{field.alias}\n".encode())
            value = getattr(self, field.alias)
            for record in value if isinstance(value, Records) else [value]:
                content.update(f"{attrs.asdict(record, value_serializer=_canonical)!r}\n".encode())
        return content.hexdigest()

    @cached_property
    def _names(self) -> NameIndex:
        from .identity.names import NameIndex

        return NameIndex(self.poles, self.regions, self.sectors, self.events)

    @cached_property
    def _by_text(self) -> Mapping[str, Pole]:
        return by_text(self.poles)

    def on(self, day: date | str) -> Snapshot:
        """The policy as it stood on one day.

        Raises :class:`~poles.InvalidDay` for a bare year or month, :class:`~poles.OutOfCoverage`
        for a day outside ``coverage``.

        >>> import poles
        >>> poles.load_policy().on("2019-01-01").phase.number
        4
        """
        from .identity.snapshot import take
        from .model import as_day

        day = as_day(day)
        first, last = self.coverage
        if not first <= day <= last:
            raise OutOfCoverage(day, first, last)
        return take(day, self.labels, self.tables)

    def find(self, name: str, on: date | str | None = None) -> Pole | None:
        """The pole with an id or a name of any era, ``None`` where no pole has it.

        The name is looked up as given, then without what spelling varies in (case, accents,
        apostrophes, hyphens, spaces), then without words of no meaning around it: *pôle (de
        compétitivité)*, *cluster*, the pole's own places and themes. With ``on``, only names in
        force on that day count. Raises :class:`~poles.AmbiguousName` where several poles have it.

        >>> import poles
        >>> poles.load_policy().find("le pôle mov’eo").id
        'nextmove'
        """
        if on is None:
            # Most names are as given. There is no quicker way to ask a mapping, and this one is
            # asked in loops.
            try:
                return self._by_text[name]
            except (KeyError, TypeError):
                pass
        # A column that names come from may hold None or NaN: no name, so no pole.
        ids = self._names.resolve(name, _day(on)).ids if isinstance(name, str) else ()
        if len(ids) > 1:
            raise AmbiguousName(name, ids)
        return self.poles[ids[0]] if ids else None

    def get(self, name: str, on: date | str | None = None) -> Pole:
        """The pole with an id or a name of any era, as in :meth:`find`.

        Raises :class:`~poles.UnknownPole` (a ``LookupError``) with the closest names where no pole
        has it, and :class:`~poles.AmbiguousName` where several have.

        >>> import poles
        >>> poles.load_policy().get("Elopsys").sector
        'optics-photonics'
        """
        if on is None:
            try:  # as in find, which costs a call
                return self._by_text[name]
            except (KeyError, TypeError):
                pass
        pole = self.find(name, on)
        if pole is None:
            raise UnknownPole(
                name,
                [s.name for s in self._names.suggest(name, 3)] if isinstance(name, str) else (),
            )
        return pole

    def match(
        self,
        values: Iterable[object],
        on: date | str | None = None,
        split: str | None = None,
        accept: Mapping[str, str] | None = None,
        known: Literal["poles"] | None = None,
    ) -> MatchReport:
        """What each distinct text among some values means: a report that finds poles and only
        suggests where it is not sure.

        ``values`` is any iterable, such as a list or a column; ``None`` and NaN are counted as
        missing. With ``split=";"`` a cell may hold several poles. ``accept`` maps texts to pole
        ids, to confirm suggestions; ``known="poles"`` says that the values are poles, so that
        common words on their own (*Eau*, *Risques*, *Fibres*) are names, which they are not without
        it. ``on`` restricts the names to one day. Raises :class:`~poles.UnknownPole` where
        ``accept`` names an id that no pole has, :class:`~poles.InvalidQuestion` (a ``ValueError``)
        for another ``known``.

        >>> import poles
        >>> report = poles.load_policy().match(["Elopsys; Vegepolys", "Fibres"], split=";")
        >>> report.counts, [pole.id for pole in report.poles("Elopsys; Vegepolys")]
        ({'name': 1, 'folded': 1, 'not found': 1}, ['elopsys', 'vegepolys'])
        """
        if known not in (None, "poles"):
            hint = "Say it where the values are poles and nothing else, or leave it out."
            raise InvalidQuestion(f"known={known!r}", "known='poles'", hint)
        from .identity.matching import match

        return match(self._names, values, _day(on), split, accept, known)

    def successors(self, pole: Pole | str, on: date | str | None = None) -> Kin:
        """The poles that a pole went into, whole chains included, with the events that link them;
        by a day with ``on``.

        An empty result whose ``ended`` is an event means that the pole ended without heir.

        >>> import poles
        >>> poles.load_policy().successors("France Water Team").keys()
        ('aqua-valley', 'aquanova')
        """
        from .identity.lineage import heirs

        return heirs(self._pole(pole), self.poles, self.events, _day(on))

    def predecessors(self, pole: Pole | str, on: date | str | None = None) -> Kin:
        """The poles that a pole came from, whole chains included, with the events that link them;
        by a day with ``on``.

        >>> import poles
        >>> poles.load_policy().predecessors("ALPHA-RLH").keys()
        ('elopsys', 'route-des-lasers')
        """
        from .identity.lineage import origins

        return origins(self._pole(pole), self.poles, self.events, _day(on))

    def lineage(self, pole: Pole | str, on: date | str | None = None) -> Kin:
        """A pole with all it came from: what its history is the history of.

        >>> import poles
        >>> poles.load_policy().lineage("Aktantis").keys()
        ('aktantis', 'optitec')
        """
        from .identity.lineage import Kin

        found = self.predecessors(pole, on)
        ids = {item.id for item in (found.of, *found) if item is not None}
        return Kin(
            (item for item in self.poles if item.id in ids), found.of, found.events, found.joint
        )

    def extend(  # noqa: PLR0913 - the tables of a policy
        self,
        *,
        about: About | None = None,
        on_conflict: Literal["raise", "keep", "replace"] = "raise",
        sources: Iterable[Source] = (),
        sectors: Iterable[Sector] = (),
        regions: Iterable[Region] = (),
        region_successions: Iterable[RegionSuccession] = (),
        poles: Iterable[Pole] = (),
        phases: Iterable[Phase] = (),
        milestones: Iterable[Milestone] = (),
        labels: Iterable[Label] = (),
        evaluations: Iterable[Evaluation] = (),
        events: Iterable[Event] = (),
        funders: Iterable[Funder] = (),
        calls: Iterable[Call] = (),
        funding: Iterable[FundingRecord] = (),
        price_index: Iterable[PriceIndex] = (),
    ) -> Policy:
        """A new policy with further records, checked like a package that is loaded; this one stays
        as it is.

        ``about`` gives it a name and an edition of its own, which citations then name. A record of
        a key that another record has is refused; with ``on_conflict="replace"`` it takes that one's
        place, so that a fact can be corrected. Every record needs a source: a citation of one of
        ``sources``, old or new.

        >>> import poles
        >>> policy = poles.load_policy()
        >>> kind = poles.SourceKind.THIRD_PARTY
        >>> mine = poles.Source(id="my-survey", kind=kind, title="A survey of my own")
        >>> said = poles.Citation("my-survey", None, poles.Status.SOURCED)
        >>> tea = poles.Sector(id="tea", scheme="mine", fr="Thé", en="Tea", citations=(said,))
        >>> more = policy.extend(sources=[mine], sectors=[tea])
        >>> more.sectors["tea"].fr, "tea" in policy.sectors
        ('Thé', False)

        Raises :class:`~poles.InvalidPackage` (a ``ValueError``) with all faults: keys that another
        record has, references that lead nowhere, impossible facts. Rows are counted as
        :func:`~poles.write_package` would write them.
        """
        from .package.combining import combined, given_records
        from .package.contents import Contents

        tables = {
            "sources": sources, "sectors": sectors, "regions": regions,
            "region_successions": region_successions, "poles": poles, "phases": phases,
            "milestones": milestones, "labels": labels, "evaluations": evaluations,
            "events": events, "funders": funders, "calls": calls, "funding": funding,
            "price_index": price_index,
        }  # fmt: skip
        more = given_records(about, tables)
        own = Contents(about or self.about, contents_of(self).records)
        found, odd = combined(own, more, on_conflict, "policy.extend")
        return policy_of(found, odd, "policy.extend")

    def to_card(self, lang: Lang = "en") -> Card:
        from .model import contents
        from .text import Card, in_lang, pairs

        edition, licence = self.about.facts(lang)
        first, last = self.coverage
        covered = f"{first} – {last}" if self.labels else ""
        told = [edition, (in_lang(("Couverture", "Coverage"), lang), covered), licence]
        return Card(self.about.title(lang), (pairs(told), contents(self, lang)))

    def _pole(self, pole: Pole | str) -> Pole:
        # What is neither is told of by get.
        return self.get(getattr(pole, "id", pole))  # type: ignore[arg-type]


def as_whole(policy: Policy) -> Policy:
    """A policy that was checked as a whole, and so need not be again; one made of it by
    ``attrs.evolve`` was not.
    """
    object.__setattr__(policy, "_is_whole", True)
    return policy


def policy_of(contents: Contents, odd: Iterable[str], origin: str, *, level: int = 1) -> Policy:
    """The policy of what was loaded; of what is odd, the caller so many levels above is warned."""
    for oddity in odd:
        warn(f"{origin}: {oddity}", OddData, stacklevel=level + 2)
    return as_whole(Policy(about=contents.about, **contents.records))


def contents_of(policy: Policy) -> Contents:
    """What a package of the policy says."""
    from .package.contents import Contents
    from .package.table_schema import COLLECTIONS

    return Contents(policy.about, {name: getattr(policy, name) for name in COLLECTIONS})


def is_whole(policy: Policy) -> bool:
    """Whether a policy is as it was checked."""
    return policy._is_whole  # noqa: SLF001 - of this module


def _day(on: date | str | None) -> date | None:
    if on is None:
        return None
    from .model import as_day

    return as_day(on)


def _canonical(_record: object, _field: object, value: object) -> object:
    """Amounts that are equal look alike, however many zeros they are written with."""
    from decimal import Decimal

    from .text import EXACT

    return format(value.normalize(EXACT), "f") if isinstance(value, Decimal) else value
