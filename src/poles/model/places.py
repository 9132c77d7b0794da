"""Sectors and regions: what poles are counted by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar

import attrs

from poles.text import Bilingual

from .described import beside, children, column
from .edtf import Dated, EdtfDate
from .pole import current
from .record import Record


@attrs.frozen(kw_only=True, repr=False)
class Sector(Record):
    """A sector of one of the classifications (``scheme``) that sources use.

    ``themes`` is the official list of themes, one for each pole; ``senat-2006`` that of a Senate
    table of 2006, which only funding statements use.

    >>> import poles
    >>> poles.load_policy().sectors["energy"].fr
    'Énergie'
    """

    TITLE: ClassVar[Bilingual] = ("Secteurs", "Sectors")

    id: str = attrs.field(metadata=column("Sector", "Secteur"))
    scheme: str = attrs.field(metadata=column("Classification", "Nomenclature"))
    fr: str = attrs.field(metadata=column("Name in French", "Nom en français"))
    en: str = attrs.field(metadata=column("Name in English", "Nom en anglais"))


@attrs.frozen(kw_only=True, repr=False)
class RegionName(Dated, Record):
    """A name and the codes of a region for a time: INSEE's region code (text, two digits) and ISO
    3166-2.
    """

    TITLE: ClassVar[Bilingual] = ("Noms et codes des régions", "Names and codes of regions")

    id: str = attrs.field(metadata=column("Name of a region", "Nom de région"), repr=False)
    region: str = attrs.field(metadata=column("Region", "Région", refers_to="regions"), repr=False)
    name: str = attrs.field(metadata=column("Name", "Nom"))
    insee: str | None = attrs.field(
        default=None, metadata=column("INSEE region code", "Code région Insee")
    )
    iso: str | None = attrs.field(
        default=None, metadata=column("ISO 3166-2 code", "Code ISO 3166-2")
    )
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))


@attrs.frozen(kw_only=True, repr=False)
class Region(Dated, Record):
    """A region, in France of the map before 2016, of the map since, or of both.

    >>> import poles
    >>> poles.load_policy().regions["grand-est"].name
    'Grand Est'
    """

    TITLE: ClassVar[Bilingual] = ("Régions, avant et depuis 2016", "Regions, before and since 2016")
    NAMING: ClassVar[Callable[[Any], str] | None] = attrgetter("name")

    id: str = attrs.field(metadata={**column("Region", "Région"), **beside(name=(str, "name"))})
    start: EdtfDate | None = attrs.field(default=None, metadata=column("First day", "Premier jour"))
    end: EdtfDate | None = attrs.field(default=None, metadata=column("Last day", "Dernier jour"))
    names: tuple[RegionName, ...] = attrs.field(
        default=(),
        repr=False,
        metadata=children("region_names", "region", "Names and codes", "Noms et codes"),
    )

    @property
    def name(self) -> str:
        """The latest name."""
        return max(self.names, key=lambda name: name.period.last).name if self.names else self.id


def region_name(region: Region, day: date) -> str:
    """The name of a region on a day; its latest where none is known."""
    return next((name.name for name in current(region.names, day)), region.name)


@attrs.frozen(kw_only=True, repr=False)
class RegionSuccession(Record):
    """A region of the old map and the one that took over its territory."""

    TITLE: ClassVar[Bilingual] = ("Quelle région est devenue laquelle", "Which region became which")

    id: str = attrs.field(metadata=column("Succession", "Succession"), repr=False)
    before: str = attrs.field(
        metadata=column("Region before", "Ancienne région", refers_to="regions")
    )
    after: str = attrs.field(
        metadata=column("Region after", "Nouvelle région", refers_to="regions")
    )
    date: EdtfDate = attrs.field(metadata=column("Date", "Date"))
