"""The policy on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import attrs

from poles.model import (
    Label,
    Lang,
    NameKind,
    Phase,
    Pole,
    Records,
    Review,
    Seat,
    Tables,
    Tier,
    current,
)
from poles.model.tabular import Tabular
from poles.objects import Pickled

__all__ = ["Snapshot", "Standing", "take"]


@attrs.frozen
class Standing(Pickled):
    """A pole as it stood on a day, holding one or more labels.

    ``name`` is the name in use that day; ``regions`` are the ids of the regions it covered, on the
    map of that day; ``tier`` is ``None`` where the labels of the phase have none; ``members`` are
    the ids of the structures behind a joint label.
    """

    pole: Pole = attrs.field(repr=False)
    id: str
    name: str
    short: str | None
    tier: Tier | None
    seat: Seat | None = attrs.field(repr=False)
    regions: tuple[str, ...]
    labels: tuple[str, ...] = attrs.field(repr=False)
    members: tuple[str, ...] = attrs.field(repr=False)

    def text(self, lang: Lang = "en") -> str:
        """The pole on that day as text; notebooks show the same as HTML.

        >>> import poles
        >>> print(poles.load_policy().on("2024-01-08").poles["aktantis"].text())
        Pole aktantis: Solutions communicantes sécurisées
        Short name  SCS
        Seat        Valbonne
        Regions     occitanie, provence-alpes-cote-d-azur
        Labels      p5-aktantis, p5-optitec
        """
        from poles.show.reports import standing_text

        return standing_text(self, lang)

    def _repr_html_(self) -> str:
        from poles.show.reports import standing_html

        return standing_html(self)


@attrs.frozen(repr=False)
class Snapshot(Tabular):
    """The policy on one day: ``labels`` in force, the ``poles`` that hold them, the ``phase``, and
    what is ``doubtful``.

    A label is not an organisation: a label may have several holders or none that is known, and a
    pole may hold two. So ``labels`` counts labels, ``poles`` counts their holders, and
    ``structures`` counts the members of joint poles one by one. ``doubtful`` are the labels in
    force past the term they were given for, whose review has no known outcome. ``tables`` are the
    records that all these refer to. As a table it is its poles, with the day.

    >>> import poles
    >>> snapshot = poles.load_policy().on("2024-01-08")
    >>> len(snapshot.labels), len(snapshot.poles)
    (57, 56)
    """

    day: date
    phase: Phase | None
    labels: Records[Label]
    poles: Records[Standing]
    doubtful: Records[Label]
    tables: Tables

    def __repr__(self) -> str:
        phase = "no phase" if self.phase is None else f"phase {self.phase.number}"
        return f"<Snapshot {self.day}: {phase}, {len(self.labels)} labels, {len(self.poles)} poles>"

    @property
    def structures(self) -> tuple[str, ...]:
        """The ids of the organisations behind the labels: members in the place of a joint pole."""
        found = {key for standing in self.poles for key in standing.members or (standing.id,)}
        return tuple(sorted(found))

    def holders(self, label: Label | str) -> tuple[Standing, ...]:
        """The poles that hold a label on the day; empty where its holder is unknown or it is not in
        force.

        >>> import poles
        >>> [pole.name for pole in poles.load_policy().on("2024-01-08").holders("p5-optitec")]
        ['Solutions communicantes sécurisées']
        """
        found = self.labels.get(label if isinstance(label, str) else label.id)
        return (
            ()
            if found is None
            else tuple(self.poles[holder.pole] for holder in current(found.holders, self.day))
        )

    def text(self, lang: Lang = "en", *, rows: int | None = 20) -> str:
        """The day as text: phase, labels by tier, what is not known, and the poles, the first and
        the last ones, ``rows`` together; all with ``None``.

        Notebooks show the same as HTML. Raises :class:`~poles.InvalidQuestion` (a ``ValueError``)
        for another language.

        >>> import poles
        >>> print(poles.load_policy().on("2012-11-19").text(rows=2))
        The French pôles de compétitivité, 2004–2026 — 2012-11-19
        Phase         Phase 2 (2009-01-01 – 2012-12-31)
        … 4 more
        Data edition  2026.11.0
        Poles
          Pole       Name       Tier      Seat              Regions        Labels
          advancity  Advancity  national  Champs-sur-Marne  Île-de-France  p2-advancity
          … 69 more
          xylofutur  Xylofutur  national  Gradignan         Aquitaine      p2-xylofutur
        """
        from poles.show.reports import snapshot_text

        return snapshot_text(self, lang, rows)

    def _repr_html_(self) -> str:
        from poles.show.reports import snapshot_html

        return snapshot_html(self)


def take(day: date, labels: Iterable[Label], tables: Tables) -> Snapshot:
    """The snapshot of a day, from all labels of a policy and what they refer to."""
    in_force = current(labels, day)
    held: defaultdict[str, list[Label]] = defaultdict(list)
    for label in in_force:
        for holder in current(label.holders, day):
            held[holder.pole].append(label)
    return Snapshot(
        day=day,
        phase=next(iter(current(tables.phases, day)), None),
        labels=Records(in_force, Label),
        poles=Records(
            (_standing(pole, held[pole.id], day) for pole in tables.poles if pole.id in held),
            Standing,
        ),
        doubtful=Records((label for label in in_force if _doubtful(label, day)), Label),
        tables=tables,
    )


def _doubtful(label: Label, day: date) -> bool:
    return label.review is Review.UNKNOWN and label.term is not None and label.term.latest < day


def _standing(pole: Pole, labels: list[Label], day: date) -> Standing:
    names = {name.kind: name.text for name in current(pole.names, day)}
    return Standing(
        pole=pole,
        id=pole.id,
        name=names.get(NameKind.OFFICIAL, pole.id),
        short=names.get(NameKind.SHORT),
        tier=next((label.tier for label in labels if label.tier is not None), None),
        seat=next(iter(current(pole.seats, day)), None),
        regions=tuple(sorted(region.region for region in current(pole.regions, day))),
        labels=tuple(label.id for label in labels),
        members=tuple(sorted(member.member for member in current(pole.members, day))),
    )
