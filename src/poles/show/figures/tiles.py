"""The labels of each region of France on a day, as tiles of a grid: layouts of the library's own,
before 2016 and since.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from poles.aggregate.counting import count
from poles.identity.snapshot import Snapshot
from poles.model import Label, Region, current, region_name
from poles.text import Lang, in_lang, joined

from .drawing import Datum, sourced

# Column, row, and what is written on the tile.
_Tile = tuple[int, int, str]

_OVERSEAS: dict[str, _Tile] = {
    "guadeloupe": (0, 6, "GP"), "martinique": (1, 6, "MQ"), "guyane": (2, 6, "GF"),
    "la-reunion": (3, 6, "RE"), "mayotte": (4, 6, "YT"),
}  # fmt: skip
_BEFORE: dict[str, _Tile] = {
    "nord-pas-de-calais": (3, 0, "NPC"),
    "basse-normandie": (1, 1, "BN"), "haute-normandie": (2, 1, "HN"), "picardie": (3, 1, "PIC"),
    "champagne-ardenne": (4, 1, "CA"),
    "lorraine": (5, 1, "LOR"), "alsace": (6, 1, "ALS"),
    "bretagne": (0, 2, "BRE"), "pays-de-la-loire": (1, 2, "PDL"),
    "centre-val-de-loire": (2, 2, "CEN"), "ile-de-france": (3, 2, "IDF"),
    "bourgogne": (4, 2, "BOU"), "franche-comte": (5, 2, "FC"),
    "poitou-charentes": (1, 3, "PC"), "limousin": (2, 3, "LIM"), "auvergne": (3, 3, "AUV"),
    "rhone-alpes": (4, 3, "RA"),
    "aquitaine": (1, 4, "AQU"), "midi-pyrenees": (2, 4, "MP"), "languedoc-roussillon": (3, 4, "LR"),
    "provence-alpes-cote-d-azur": (4, 4, "PACA"),
    "corse": (5, 5, "COR"),
    **_OVERSEAS,
}  # fmt: skip
_SINCE: dict[str, _Tile] = {
    "hauts-de-france": (3, 0, "HDF"),
    "normandie": (2, 1, "NOR"), "ile-de-france": (3, 1, "IDF"), "grand-est": (4, 1, "GE"),
    "bretagne": (1, 2, "BRE"), "pays-de-la-loire": (2, 2, "PDL"),
    "centre-val-de-loire": (3, 2, "CVL"), "bourgogne-franche-comte": (4, 2, "BFC"),
    "nouvelle-aquitaine": (2, 3, "NAQ"), "auvergne-rhone-alpes": (3, 3, "ARA"),
    "occitanie": (2, 4, "OCC"), "provence-alpes-cote-d-azur": (3, 4, "PACA"),
    "corse": (4, 5, "COR"),
    **_OVERSEAS,
}  # fmt: skip
# How many tiles stand in a row.
WIDTH = 7


def tiles(snapshot: Snapshot, lang: Lang) -> Iterator[Datum]:
    """A tile for each region of the map of the day, with how many labels have their seat there, and
    one for those of which that is not known.

    >>> import poles
    >>> sum(int(tile["labels"]) for tile in tiles(poles.load_policy().on("2012-11-19"), "en"))
    71
    """
    regions, sources = current(snapshot.tables.regions, snapshot.day), snapshot.tables.sources
    layout = laid_out(regions)
    counts = count(snapshot, what="labels", by="region", counting="seat") if regions else ()
    found = {row.group: row for row in counts}
    for region in regions:
        counted = found.get(region.id)
        because = () if counted is None else counted.because
        labels = [record for record in because if isinstance(record, Label)]
        holders = [standing for label in labels for standing in snapshot.holders(label)]
        yield {
            **_placed(layout[region.id]),
            "region": region_name(region, snapshot.day),
            **_numbered(0 if counted is None else counted.count, lang),
            "poles": joined(dict.fromkeys(standing.name for standing in holders)) or "—",
            "sources": sourced(labels or region.names, sources, lang),
        }
    missing = len(snapshot.labels) - sum(row.count for row in counts if row.group is not None)
    if missing:
        lowest = max((row for _, row, _ in layout.values()), default=0)
        yield {
            **_placed((WIDTH - 1, lowest, "?")),
            "region": in_lang(("région inconnue", "region unknown"), lang),
            **_numbered(missing, lang),
            "poles": "—",
            "sources": sourced(snapshot.labels, sources, lang),
        }


def _placed(tile: _Tile) -> Datum:
    return dict(zip(("column", "row", "code"), tile, strict=True))


def _numbered(number: float | Fraction, lang: Lang) -> Datum:
    text = f"{float(number):g}"
    return {"labels": float(number), "shown": text.replace(".", ",") if lang == "fr" else text}


def laid_out(regions: Sequence[Region]) -> dict[str, _Tile]:
    """The tile of each region of a map; regions that no layout knows stand in rows of their own
    below, in the order of their ids.

    >>> import poles
    >>> regions = poles.load_policy().regions
    >>> laid_out([region for region in regions if region.end])["rhone-alpes"]
    (4, 3, 'RA')
    """
    keys = sorted(region.id for region in regions)
    layout = max(
        (_BEFORE, _SINCE), key=lambda known: sum(key in known for key in keys) / len(known)
    )
    found = {key: layout[key] for key in keys if key in layout}
    below = max((row for _, row, _ in found.values()), default=-1) + 1
    for place, key in enumerate(key for key in keys if key not in layout):
        found[key] = (place % WIDTH, below + place // WIDTH, _code(key))
    return found


def _code(key: str) -> str:
    """Initials of several words, or the beginning of one."""
    parts = key.split("-")
    return ("".join(part[:1] for part in parts) if len(parts) > 1 else key[:3]).upper()
