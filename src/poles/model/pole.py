"""A pole through all its names, seats and regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar, TypeVar

import attrs

from poles.text import Bilingual

from .common_terms import Caution, NameKind, Role, Scheme
from .described import beside, children, column
from .edtf import Bounded, Dated, EdtfDate, as_day, in_force
from .record import Record

D = TypeVar("D", bound=Bounded)


def current(items: Iterable[D], day: date) -> tuple[D, ...]:
    """Those of some dated records that are in force on a day.

    >>> import datetime, poles
    >>> pole = poles.load_policy().poles["nextmove"]
    >>> [n.text for n in current(pole.names, datetime.date(2012, 1, 1)) if n.kind == "official"]
    ["Mov'eo"]
    """
    return tuple([item for item in items if in_force(item, day)])


@attrs.frozen(kw_only=True, repr=False)
class Name(Dated, Record):
    """A name of a pole for a time; open sides where the time is not known or has no end.

    ``caution`` marks names such as *Eau* or *Fibres*, which mean a pole only where it is known, or
    said beside them, that one is meant.
    """

    TITLE: ClassVar[Bilingual] = ("Noms des pôles", "Names of poles")

    id: str = attrs.field(metadata=column("Name", "Nom"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"), repr=False)
    kind: NameKind = attrs.field(metadata=column("Kind", "Nature"))
    text: str = attrs.field(metadata=column("Name as written", "Nom tel qu'écrit"))
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))
    caution: Caution | None = attrs.field(default=None, metadata=column("Caution", "Précaution"))


@attrs.frozen(kw_only=True, repr=False)
class Seat(Dated, Record):
    """The commune where a pole has its seat for a time, with the region it lies in, in France on
    both maps.

    Coordinates are those of the commune, in degrees (WGS 84); ``insee`` is the five-character code
    of a French commune, a text. ``region`` is that of the map since 2016, ``former_region`` that of
    the map before; other countries have neither code nor former region.
    """

    TITLE: ClassVar[Bilingual] = ("Sièges des pôles", "Seats of poles")

    id: str = attrs.field(metadata=column("Seat", "Siège"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"), repr=False)
    commune: str = attrs.field(metadata=column("Commune", "Commune"))
    insee: str | None = attrs.field(
        default=None, metadata=column("INSEE commune code", "Code commune Insee")
    )
    longitude: float = attrs.field(
        metadata=column("Longitude, degrees east", "Longitude, degrés est")
    )
    latitude: float = attrs.field(
        metadata=column("Latitude, degrees north", "Latitude, degrés nord")
    )
    region: str = attrs.field(
        metadata=column(
            "Region, in France since 2016", "Région, en France depuis 2016", refers_to="regions"
        )
    )
    former_region: str | None = attrs.field(
        default=None,
        metadata=column("Region before 2016", "Région avant 2016", refers_to="regions"),
        repr=False,
    )
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The seat as a feature of GeoJSON, its dates as EDTF texts.

        >>> import poles
        >>> seat = poles.load_poles()["minalogic"].seats[0]
        >>> seat.__geo_interface__["geometry"]["type"]
        'Point'
        """
        from .geo import feature

        told = {
            "pole": self.pole,
            "commune": self.commune,
            "insee": self.insee,
            "region": self.region,
            "former_region": self.former_region,
            "start": None if self.start is None else str(self.start),
            "end": None if self.end is None else str(self.end),
        }
        return feature((self.longitude, self.latitude), told)


@attrs.frozen(kw_only=True, repr=False)
class PoleRegion(Dated, Record):
    """A region that a pole covers for a time."""

    TITLE: ClassVar[Bilingual] = ("Régions couvertes par les pôles", "Regions that poles cover")

    id: str = attrs.field(metadata=column("Region of a pole", "Région d'un pôle"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"), repr=False)
    region: str = attrs.field(metadata=column("Region", "Région", refers_to="regions"))
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))


@attrs.frozen(kw_only=True, repr=False)
class Identifier(Dated, Record):
    """A number of a pole in a register (SIREN, RNA, ROR, ISNI, Wikidata), the host of a web site of
    it, or an id that this library gave it before, for a time.

    ``role`` says that the number is not of the pole itself, but of the body that gives it room or
    carries it. ``legal_name`` is what the number's body is called, as printed. One body can be two
    poles in turn.

    >>> import poles
    >>> pole = poles.load_policy().get("Minalogic")
    >>> [(one.value, one.own) for one in pole.identifiers if one.scheme == "siren"]
    [('485361133', True)]
    """

    TITLE: ClassVar[Bilingual] = ("Identifiants des pôles", "Identifiers of poles")

    id: str = attrs.field(metadata=column("Identifier", "Identifiant"), repr=False)
    pole: str = attrs.field(metadata=column("Pole", "Pôle", refers_to="poles"), repr=False)
    scheme: Scheme = attrs.field(metadata=column("Register", "Répertoire"))
    value: str = attrs.field(metadata=column("Value", "Valeur"))
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))
    legal_name: str | None = attrs.field(
        default=None,
        metadata=column("Legal name as printed", "Raison sociale imprimée", later=True),
    )
    role: Role | None = attrs.field(
        default=None,
        metadata=column("Whose, if not the pole's own", "De qui, si ce n'est du pôle", later=True),
    )

    @property
    def own(self) -> bool:
        """Whether it is of the pole itself, and not of a body that hosts or carries it."""
        return self.role is None


@attrs.frozen(kw_only=True, repr=False)
class Member(Dated, Record):
    """A structure that stands behind a joint label with a name of its own, for a time."""

    TITLE: ClassVar[Bilingual] = ("Membres des pôles communs", "Members of joint poles")

    id: str = attrs.field(metadata=column("Membership", "Participation"), repr=False)
    pole: str = attrs.field(
        metadata=column("Joint pole", "Pôle commun", refers_to="poles"), repr=False
    )
    member: str = attrs.field(metadata=column("Member", "Membre", refers_to="poles"))
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))


@attrs.frozen(kw_only=True, repr=False)
class Pole(Record):
    """One cluster, through all its names. Its ``id`` never changes and is never used again for
    another.

    >>> import poles
    >>> pole = poles.load_policy().get("SCS")
    >>> pole.id, pole.name
    ('aktantis', 'Aktantis')
    """

    TITLE: ClassVar[Bilingual] = ("Pôles", "Poles")
    NAMING: ClassVar[Callable[[Any], str] | None] = attrgetter("name")

    id: str = attrs.field(metadata={**column("Pole", "Pôle"), **beside(name=(str, "name"))})
    sector: str | None = attrs.field(
        default=None, metadata=column("Sector", "Secteur", refers_to="sectors")
    )
    theme_fr: str | None = attrs.field(
        default=None, metadata=column("Theme, in French", "Thème, en français")
    )
    theme_en: str | None = attrs.field(
        default=None, metadata=column("Theme, in English", "Thème, en anglais")
    )
    website: str | None = attrs.field(
        default=None, metadata=column("Website", "Site web", kind="address"), repr=False
    )
    names: tuple[Name, ...] = attrs.field(
        default=(), repr=False, metadata=children("names", "pole", "Names", "Noms")
    )
    seats: tuple[Seat, ...] = attrs.field(
        default=(), repr=False, metadata=children("seats", "pole", "Seats", "Sièges")
    )
    regions: tuple[PoleRegion, ...] = attrs.field(
        default=(), repr=False, metadata=children("pole_regions", "pole", "Regions", "Régions")
    )
    identifiers: tuple[Identifier, ...] = attrs.field(
        default=(),
        repr=False,
        metadata=children("identifiers", "pole", "Identifiers", "Identifiants"),
    )
    members: tuple[Member, ...] = attrs.field(
        default=(), repr=False, metadata=children("members", "pole", "Members", "Membres")
    )

    @property
    def name(self) -> str:
        """The latest name in use; the id where no name is known."""
        official = [name for name in self.names if name.kind is NameKind.OFFICIAL]
        return max(official, key=lambda name: name.period.last).text if official else self.id

    def __repr__(self) -> str:
        return f"Pole({self.id!r}, {self.name!r})"

    def name_on(self, day: date | str) -> str | None:
        """The name in use on a day, ``None`` where none is known.

        Raises :class:`~poles.InvalidDay` (a ``ValueError``) for what is not one day.
        """
        there = current(self.names, as_day(day))
        return next((name.text for name in there if name.kind is NameKind.OFFICIAL), None)


def by_text(poles: Iterable[Pole]) -> dict[str, Pole]:
    """The pole that each text means by itself, whatever the day: its id, an id that it had before,
    or a name that no other pole had.

    >>> import poles
    >>> by_text(poles.load_poles())["Mov'eo"].id
    'nextmove'
    """
    named: dict[str, Pole | None] = {}
    ids: dict[str, Pole] = {}
    retired: dict[str, Pole] = {}
    for pole in poles:
        ids[pole.id] = pole
        for name in pole.names:
            named[name.text] = pole if named.get(name.text, pole) is pole else None
        for number in pole.identifiers:
            if number.scheme == "poles":
                retired[number.value] = pole
    return {**{text: pole for text, pole in named.items() if pole is not None}, **retired, **ids}
