"""The whole policy as one value, and the few verbs a user reaches for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from warnings import warn

import attrs

from . import model
from .errors import OddData, OutOfCoverage
from .lazy import announced
from .model import Records, bare, by_text, locked_property, named, unnamed
from .objects import Late, Transient
from .phrase import Phrase
from .text import Written

if TYPE_CHECKING:  # what only some questions need is imported when they are asked
    from datetime import date

    from .identity.codes import Codes
    from .identity.lineage import Kin
    from .identity.matching import MatchReport
    from .identity.snapshot import Snapshot
    from .package.contents import Contents
    from .text import Card, Lang, Progress


_NAMED = "funders", "calls", "poles", "regions", "sectors", "events"


def _codes_of(*parts: Records[Any]) -> Codes:
    from .identity.codes import Codes

    return Codes(dict(zip(_NAMED, parts, strict=True)))


@announced
@attrs.frozen(kw_only=True, repr=False)
class Policy(Written):
    """All records of one data package: immutable, equal to another when all records are.

    >>> import poles
    >>> len(poles.load_policy().on("2012-11-19").labels)
    71
    """

    about: model.About
    sources: Records[model.Source]
    sectors: Records[model.Sector]
    regions: Records[model.Region]
    region_successions: Records[model.RegionSuccession]
    poles: Records[model.Pole]
    phases: Records[model.Phase]
    milestones: Records[model.Milestone]
    labels: Records[model.Label]
    evaluations: Records[model.Evaluation]
    events: Records[model.Event]
    funders: Records[model.Funder]
    calls: Records[model.Call]
    _funding: Records[model.FundingRecord] = attrs.field(alias="funding", converter=bare)
    price_index: Records[model.PriceIndex]
    ratios: Records[model.Ratio] = attrs.field(factory=lambda: Records((), model.Ratio))
    _grants: Records[model.Grant] = attrs.field(
        factory=lambda: Records((), model.Grant), alias="grants", converter=bare
    )
    _is_whole: bool = attrs.field(default=False, init=False, eq=False)
    _ahead: Transient = attrs.field(factory=Transient, init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for part in ("poles", "regions"):
            plain = unnamed(getattr(self, part))
            object.__setattr__(self, part, named(plain, self._codes, part))

    def __repr__(self) -> str:
        counts = f"{len(self.poles)} poles, {len(self.labels)} labels, {len(self.funding)} funding"
        return f"<Policy {self.about.name} {self.edition}: {counts} statements>"

    @property
    def edition(self) -> str:
        """The edition of the data, such as ``2026.12.1``."""
        return self.about.edition

    @locked_property
    def funding(self) -> model.Ledger:
        """The statements, the ratios and the grants, which refer to tables of this policy."""
        return model.Ledger.over(self._funding, self.tables, self._ahead, self.ratios, self.grants)

    @locked_property
    def grants(self) -> model.Grants:
        """The grants, which refer to tables of this policy."""
        return model.Grants.over(self._grants, self.tables)

    @cached_property
    def coverage(self) -> model.Coverage:
        """The first and the last day about which the labels say anything."""
        return model.Coverage.of(self.labels)

    @locked_property
    def tables(self) -> model.Tables:
        """The records that statements, snapshots and results refer to."""
        names = (one.name for one in attrs.fields(model.Tables) if one.eq)
        found: dict[str, Any] = {name: unnamed(getattr(self, name)) for name in names}
        return model.Tables(**found, names=self._codes)

    @cached_property
    def digest(self) -> str:
        """A SHA-256 of all records, in hexadecimal: equal policies have equal ones everywhere."""
        from .package.contents import Contents

        return Contents.of(self).digest

    @locked_property
    def _codes(self) -> Late[Codes]:
        return Late(_codes_of, *(unnamed(getattr(self, part)) for part in _NAMED))

    @cached_property
    def _by_text(self) -> Mapping[str, model.Pole]:
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

        day = model.as_day(day)
        first, last = self.coverage
        if not first <= day <= last:
            raise OutOfCoverage(day, first, last)
        return take(day, self.labels, self.tables)

    def find(self, name: str, on: date | str | None = None) -> model.Pole | None:
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
            # Most names are as given. No way to ask a mapping is quicker; this is asked in loops.
            try:
                return self._by_text[name]
            except (KeyError, TypeError):
                pass
        return self._codes().pole(model.plain_value(name), _day(on))

    def get(self, name: str, on: date | str | None = None) -> model.Pole:
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
        pole = self.find(name := model.plain_value(name), on)
        if pole is None:
            raise self._codes().unknown(name)
        return pole

    def by_identifier(
        self, scheme: str, value: str | int, on: date | str | None = None, *, carriers: bool = False
    ) -> model.Pole | None:
        """The pole that has a number in a register (``"siren"``, ``"rna"``, ``"ror"``, ``"isni"``,
        ``"wikidata"``), or the ``"host"`` of a web site, on a day; without a day, the last that had
        it, as one body may be two poles in turn. ``None`` where none has it.

        It may be written in any way: a SIREN with spaces, in a SIRET or a VAT number; a host as a
        whole address. What a body has that only hosts or carries poles counts with ``carriers``.

        >>> import poles
        >>> poles.load_policy().by_identifier("siren", "485 361 133 00033").id
        'minalogic'

        Raises :class:`~poles.AmbiguousName` where several have it, :class:`~poles.InvalidQuestion`
        (a ``ValueError``) for another register.
        """
        return self._codes().numbered(scheme, value, _day(on), carriers=carriers)

    def match(  # noqa: PLR0913, PLR0917 - what is known of a column, and who is told how far it is
        self,
        values: Iterable[object],
        on: date | str | None = None,
        split: str | Sequence[str] | None = None,
        accept: Mapping[str, str] | None = None,
        known: Literal["poles"] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> MatchReport:
        """What each distinct text among some values means: a report that finds poles and only
        suggests where it is not sure.

        ``values`` is a column of any make: a list, an array, a Series; ``None``, NaN and nulls are
        missing. With ``split=";"``, or several such signs, a cell may hold several poles.
        ``accept`` maps texts to pole ids, to confirm suggestions; ``known="poles"`` says that
        values are poles, so that common words (*Eau*) are names. ``on`` restricts names to a day;
        ``progress`` is told every thousand texts. Raises :class:`~poles.UnknownPole` for an id in
        ``accept`` that no pole has, :class:`~poles.InvalidQuestion` (a ``ValueError``) for a frame.

        >>> import poles
        >>> report = poles.load_policy().match(["Elopsys; Vegepolys", "Fibres"], split=";")
        >>> report.counts, [pole.id for pole in report.poles("Elopsys; Vegepolys")]
        ({'name': 1, 'folded': 1, 'not found': 1}, ['elopsys', 'vegepolys'])
        """
        from .identity.matching import match

        return match(self._codes().index, values, _day(on), split, accept, known, progress)

    def successors(self, pole: model.Pole | str, on: date | str | None = None) -> Kin:
        """The poles that a pole went into, whole chains included, with the events that link them;
        by a day with ``on``.

        An empty result whose ``ended`` is an event means that the pole ended without heir.

        >>> import poles
        >>> poles.load_policy().successors("France Water Team").keys()
        ('aqua-valley', 'aquanova')
        """
        from .identity.lineage import heirs

        return heirs(self._pole(pole), self.poles, self.events, _day(on))

    def predecessors(self, pole: model.Pole | str, on: date | str | None = None) -> Kin:
        """The poles that a pole came from, whole chains included, with the events that link them;
        by a day with ``on``.

        >>> import poles
        >>> poles.load_policy().predecessors("ALPHA-RLH").keys()
        ('elopsys', 'route-des-lasers')
        """
        from .identity.lineage import origins

        return origins(self._pole(pole), self.poles, self.events, _day(on))

    def lineage(self, pole: model.Pole | str, on: date | str | None = None) -> Kin:
        """A pole with all it came from: what its history is the history of.

        >>> import poles
        >>> poles.load_policy().lineage("Aktantis").keys()
        ('aktantis', 'optitec')
        """
        from .identity.lineage import history

        return history(self._pole(pole), self.poles, self.events, _day(on))

    def extend(  # noqa: PLR0913 - the tables of a policy
        self,
        *,
        about: model.About | None = None,
        on_conflict: Literal["raise", "keep", "replace"] = "raise",
        sources: Iterable[model.Source] = (),
        sectors: Iterable[model.Sector] = (),
        regions: Iterable[model.Region] = (),
        region_successions: Iterable[model.RegionSuccession] = (),
        poles: Iterable[model.Pole] = (),
        phases: Iterable[model.Phase] = (),
        milestones: Iterable[model.Milestone] = (),
        labels: Iterable[model.Label] = (),
        evaluations: Iterable[model.Evaluation] = (),
        events: Iterable[model.Event] = (),
        funders: Iterable[model.Funder] = (),
        calls: Iterable[model.Call] = (),
        funding: Iterable[model.FundingRecord] = (),
        ratios: Iterable[model.Ratio] = (),
        grants: Iterable[model.Grant] = (),
        price_index: Iterable[model.PriceIndex] = (),
    ) -> Policy:
        """A new policy with further records, checked like a package that is loaded; this one stays
        as it is.

        ``about`` gives it a name and an edition of its own, which citations then name. A record of
        a key that another record has is refused; with ``on_conflict="replace"`` it takes that one's
        place. Every record needs a source: a citation of one of ``sources``, old or new.

        >>> import poles
        >>> policy = poles.load_policy()
        >>> mine = poles.Source(id="my-survey", kind=poles.SourceKind.PRESS, title="My survey")
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
            "ratios": ratios, "grants": grants, "price_index": price_index,
        }  # fmt: skip
        own = Contents(about or self.about, Contents.of(self).records)
        more = given_records(about, tables)
        found, odd = combined(own, more, on_conflict, "policy.extend")
        return policy_of(found, odd, "policy.extend")

    def to_card(self, lang: Lang = "en") -> Card:
        covered = " – ".join(map(str, self.coverage)) if self.labels else ""
        return model.card_of_tables(self.about, self, lang, covered)

    def _pole(self, pole: model.Pole | str) -> model.Pole:
        return self.get(getattr(pole, "id", pole))  # type: ignore[arg-type]


def as_whole(policy: Policy, ahead: Mapping[str, bytes] | None = None) -> Policy:
    """A policy that was checked as a whole, with answers worked out ahead; not so one of evolve."""
    object.__setattr__(policy, "_is_whole", True)
    policy._ahead.update(ahead or {})  # noqa: SLF001 - of this module
    return policy


def policy_of(contents: Contents, odd: Iterable[str], origin: str, *, level: int = 1) -> Policy:
    """The policy of what was loaded; of what is odd, the caller so many levels above is warned."""
    for oddity in odd:
        warn(OddData(Phrase("{}: {}", origin, oddity)), stacklevel=level + 2)
    return as_whole(Policy(about=contents.about, **contents.records))


def is_whole(policy: Policy) -> bool:
    """Whether a policy is as it was checked."""
    return policy._is_whole  # noqa: SLF001 - of this module


def _day(on: date | str | None) -> date | None:
    return None if on is None else model.as_day(on)
