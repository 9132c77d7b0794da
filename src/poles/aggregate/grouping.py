"""What results are grouped by, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from poles.model import EvaluationResult, Tables, Tier, region_name
from poles.text import Bilingual, Lang, in_lang

GROUPS: Mapping[str, Bilingual] = {
    "region": ("région", "region"),
    "sector": ("secteur", "sector"),
    "tier": ("catégorie", "tier"),
    "phase": ("phase", "phase"),
    "year": ("année", "year"),
    "evaluation": ("classe de l'évaluation", "class of the evaluation"),
    "pole": ("pôle", "pole"),
}
COUNTING: Mapping[str, Bilingual] = {
    "full": ("entier dans chacun", "whole in each"),
    "fractional": ("en parts égales", "in equal parts"),
    "seat": ("là où est le siège", "where the seat is"),
}
_UNKNOWN: Mapping[str, Bilingual] = {
    "region": ("région non connue", "region not known"),
    "sector": ("secteur non connu", "sector not known"),
    "tier": ("sans catégorie", "no tier"),
    "evaluation": ("classe non connue", "class not known"),
}


def group_type(by: str | None) -> dict[str, Any]:
    """The column that rows are grouped by, and its type."""
    return {} if by is None else {by: int if by in ("phase", "year") else str}


def by_text(what: Bilingual, by: str | None, lang: Lang) -> str:
    """What there is, and what it is grouped by."""
    if by is None:
        return in_lang(what, lang)
    group = GROUPS[by]
    return in_lang((f"{what[0]} par {group[0]}", f"{what[1]} by {group[1]}"), lang)


def map_text(day: date, lang: Lang) -> str:
    """Which map of regions is used."""
    return in_lang((f"carte des régions du {day}", f"map of regions of {day}"), lang)


def group_text(
    group: str | int | None, by: str, day: date | None, tables: Tables, lang: Lang
) -> str:
    """A group by its name on the day, where it has one."""
    if group is None:
        return in_lang(_UNKNOWN[by], lang)
    if isinstance(group, Tier | EvaluationResult):
        return group.label(lang)
    key = str(group)
    if by == "region" and (region := tables.regions.get(key)):
        return region.name if day is None else region_name(region, day)
    if by == "sector" and (sector := tables.sectors.get(key)):
        return in_lang((sector.fr, sector.en), lang)
    if by == "pole" and (pole := tables.poles.get(key)):
        return pole.name
    return key
