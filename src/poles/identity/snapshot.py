"""The policy on one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from poles.model import (
    EDITION,
    Label,
    NameKind,
    Phase,
    Pole,
    Records,
    Review,
    Seat,
    TableRow,
    Tables,
    Tabular,
    Tier,
    beside,
    current,
    region_name,
)
from poles.text import Bilingual, Lang, Written, headed, in_lang, joined, period_text

if TYPE_CHECKING:  # what is shown, or made into a frame, is imported when it is
    from poles.model.columns import Columns
    from poles.text import Card, FieldColumn


@attrs.frozen
class Standing(Written, TableRow):
    """A pole as it stood on a day, holding one or more labels.

    ``name`` is the name in use that day; ``regions`` are the ids of the regions it covered, on the
    map of that day; ``tier`` is ``None`` where the labels of the phase have none; ``members`` are
    the ids of the structures behind a joint label.

    >>> import poles
    >>> print(poles.load_policy().on("2024-01-08").poles["aktantis"].text())
    Pole aktantis: Solutions communicantes sécurisées
    Short name  SCS
    Seat        Valbonne
    Regions     occitanie, provence-alpes-cote-d-azur
    Labels      p5-aktantis, p5-optitec
    """

    TITLE: ClassVar[Bilingual] = ("Pôles un jour donné", "Poles on a day")

    pole: Pole = attrs.field(repr=False, metadata=beside())
    id: str
    name: str
    short: str | None
    tier: Tier | None = attrs.field(metadata=beside(sector=(str, "pole.sector")))
    seat: Seat | None = attrs.field(repr=False)
    regions: tuple[str, ...]
    labels: tuple[str, ...] = attrs.field(repr=False)
    members: tuple[str, ...] = attrs.field(repr=False)

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The pole as a feature of GeoJSON at its seat that day; without geometry where it is not
        known.
        """
        from poles.model.geo import feature

        seat = self.seat
        told = {
            "id": self.id,
            "name": self.name,
            "short": self.short,
            "tier": None if self.tier is None else self.tier.value,
            "sector": self.pole.sector,
            "commune": None if seat is None else seat.commune,
            "regions": self.regions,
            "labels": self.labels,
            "members": self.members,
        }
        return feature(None if seat is None else (seat.longitude, seat.latitude), told)

    @classmethod
    def grid_columns(cls, lang: Lang) -> Iterator[FieldColumn]:
        yield from standing_columns(lang)

    def to_card(self, lang: Lang = "en") -> Card:
        from poles.text import Card, pairs

        _, _, *columns = standing_columns(lang)
        told = [(in_lang(("Nom court", "Short name"), lang), self.short or "")]
        told += [(column.title, column.text(self)) for column in columns]
        told.append((in_lang(("Membres", "Members"), lang), joined(self.members)))
        pole = f"{in_lang(('Pôle', 'Pole'), lang)} {self.id}"
        return Card(headed(pole, self.name, lang), (pairs(told),))


def standing_columns(lang: Lang, region: Callable[[str], str] = str) -> list[FieldColumn]:
    """The columns of poles as they stood on a day, given how the id of a region is shown."""
    from poles.text import NAME, FieldColumn, value_text

    titles = [
        in_lang(title, lang)
        for title in (
            ("Pôle", "Pole"),
            NAME,
            ("Catégorie", "Tier"),
            ("Siège", "Seat"),
            ("Régions", "Regions"),
            ("Labels", "Labels"),
        )
    ]
    texts: list[Callable[[Standing], str]] = [
        attrgetter("id"),
        attrgetter("name"),
        lambda one: value_text(one.tier, lang),
        lambda one: "" if one.seat is None else one.seat.commune,
        lambda one: joined(map(region, one.regions)),
        lambda one: joined(one.labels),
    ]
    return list(map(FieldColumn, titles, texts))


@attrs.frozen(repr=False)
class Snapshot(Written, Tabular):
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
    >>> print(poles.load_policy().on("2012-11-19").text(rows=2))
    The French pôles de compétitivité, 2004–2026 — 2012-11-19
    Phase         Phase 2 (2009-01-01 – 2012-12-31)
    … 4 more
    Data edition  2026.12.1
    Poles
      Pole       Name       Tier      Seat              Regions        Labels
      advancity  Advancity  national  Champs-sur-Marne  Île-de-France  p2-advancity
      … 69 more
      xylofutur  Xylofutur  national  Gradignan         Aquitaine      p2-xylofutur
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

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The poles that hold labels on the day, as a collection of features of GeoJSON.

        >>> import poles
        >>> found = poles.load_policy().on("2012-11-19").__geo_interface__
        >>> found["type"], len(found["features"])
        ('FeatureCollection', 71)
        """
        features = [standing.__geo_interface__ for standing in self.poles]
        for one in features:
            one["properties"] = {"day": self.day.isoformat(), **one["properties"]}
        return {"type": "FeatureCollection", "features": features}

    def to_columns(self) -> Columns:
        from poles.model.columns import FrameColumn, Kind

        days = FrameColumn(Kind.DATE, [self.day] * len(self.poles))
        return {"day": days, **self.poles.to_columns()}

    def to_card(self, lang: Lang = "en") -> Card:
        from poles.text import Card, Grid, grid, pairs

        about = self.tables.about
        title = in_lang(("La politique", "The policy"), lang)
        facts = self._facts(lang)
        blocks: list[Grid] = [pairs((in_lang(title, lang), fact) for title, fact in facts)]
        if self.poles:
            columns = standing_columns(lang, self._region_name)
            blocks.append(grid(self.poles, columns, in_lang(("Pôles", "Poles"), lang)))
        return Card(f"{about.title(lang) if about else title} — {self.day}", tuple(blocks))

    def _facts(self, lang: Lang) -> list[tuple[Bilingual, str]]:
        phase, about = self.phase, self.tables.about
        period = "" if phase is None else period_text(phase.period, lang)
        unheld = joined(label.id for label in self.labels if not self.holders(label))
        return [
            (("Phase", "Phase"), "" if phase is None else f"{phase.name(lang)} ({period})"),
            (("Labels", "Labels"), str(len(self.labels))),
            (("Par catégorie", "By tier"), self.tiers_text(lang)),
            (("Pôles qui les détiennent", "Poles that hold them"), str(len(self.poles))),
            (
                ("Structures, membres comptés", "Structures, members counted"),
                str(len(self.structures)),
            ),
            (("Détenteur inconnu", "Holder unknown"), unheld),
            (("Douteux", "Doubtful"), joined(label.id for label in self.doubtful)),
            (EDITION, "" if about is None else about.edition),
        ]

    def tiers_text(self, lang: Lang) -> str:
        """How many labels there are of each tier; an empty text where they have none."""
        tiers = Counter(label.tier for label in self.labels)
        return joined(headed(one.label(lang), tiers[one], lang) for one in Tier if tiers[one])

    def _region_name(self, key: str) -> str:
        region = self.tables.regions.get(key)
        return key if region is None else region_name(region, self.day)


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
