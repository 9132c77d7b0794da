"""Where each region of France stands in a grid of tiles, before 2016 and since: layouts of the
library's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from poles.model import Region

Tile = tuple[int, int, str]
"""Column, row, and what is written on the tile."""

_OVERSEAS: dict[str, Tile] = {
    "guadeloupe": (0, 6, "GP"), "martinique": (1, 6, "MQ"), "guyane": (2, 6, "GF"), "la-reunion": (3, 6, "RE"), "mayotte": (4, 6, "YT"),
}  # fmt: skip
_BEFORE: dict[str, Tile] = {
    "nord-pas-de-calais": (3, 0, "NPC"),
    "basse-normandie": (1, 1, "BN"), "haute-normandie": (2, 1, "HN"), "picardie": (3, 1, "PIC"), "champagne-ardenne": (4, 1, "CA"),
    "lorraine": (5, 1, "LOR"), "alsace": (6, 1, "ALS"),
    "bretagne": (0, 2, "BRE"), "pays-de-la-loire": (1, 2, "PDL"), "centre-val-de-loire": (2, 2, "CEN"), "ile-de-france": (3, 2, "IDF"),
    "bourgogne": (4, 2, "BOU"), "franche-comte": (5, 2, "FC"),
    "poitou-charentes": (1, 3, "PC"), "limousin": (2, 3, "LIM"), "auvergne": (3, 3, "AUV"), "rhone-alpes": (4, 3, "RA"),
    "aquitaine": (1, 4, "AQU"), "midi-pyrenees": (2, 4, "MP"), "languedoc-roussillon": (3, 4, "LR"), "provence-alpes-cote-d-azur": (4, 4, "PACA"),
    "corse": (5, 5, "COR"),
    **_OVERSEAS,
}  # fmt: skip
_SINCE: dict[str, Tile] = {
    "hauts-de-france": (3, 0, "HDF"),
    "normandie": (2, 1, "NOR"), "ile-de-france": (3, 1, "IDF"), "grand-est": (4, 1, "GE"),
    "bretagne": (1, 2, "BRE"), "pays-de-la-loire": (2, 2, "PDL"), "centre-val-de-loire": (3, 2, "CVL"), "bourgogne-franche-comte": (4, 2, "BFC"),
    "nouvelle-aquitaine": (2, 3, "NAQ"), "auvergne-rhone-alpes": (3, 3, "ARA"),
    "occitanie": (2, 4, "OCC"), "provence-alpes-cote-d-azur": (3, 4, "PACA"),
    "corse": (4, 5, "COR"),
    **_OVERSEAS,
}  # fmt: skip
_WIDTH = 7


def laid_out(regions: Iterable[Region]) -> dict[str, Tile]:
    """The tile of each region of a map; regions that no layout knows stand in rows of their own
    below, in the order of their ids.

    >>> import poles
    >>> snapshot = poles.load_policy().on("2012-11-19")
    >>> laid_out(region for region in snapshot.tables.regions if snapshot.day in region.period)["rhone-alpes"]
    (4, 3, 'RA')
    """
    keys = sorted(region.id for region in regions)
    layout = max(
        (_BEFORE, _SINCE), key=lambda known: sum(key in known for key in keys) / len(known)
    )
    found = {key: layout[key] for key in keys if key in layout}
    below = max((row for _, row, _ in found.values()), default=-1) + 1
    others = [key for key in keys if key not in layout]
    return found | {
        key: (place % _WIDTH, below + place // _WIDTH, _code(key))
        for place, key in enumerate(others)
    }


def _code(key: str) -> str:
    """Initials of several words, or the beginning of one."""
    parts = key.split("-")
    return ("".join(part[:1] for part in parts) if len(parts) > 1 else key[:3]).upper()
