"""The labels of each region on a day, as tiles of a grid."""

from __future__ import annotations

from collections.abc import Iterator

from poles.aggregate.counting import count
from poles.identity.snapshot import Snapshot
from poles.model import Label, current, region_name
from poles.text import Bilingual, Lang, in_lang, joined

from .drawing import Datum, sourced
from .tiles import laid_out

_UNKNOWN: Bilingual = ("région inconnue", "region unknown")


def tiles(snapshot: Snapshot, lang: Lang) -> Iterator[Datum]:
    """A tile for each region of the map of the day, with how many labels have their seat there, and
    one for those of which that is not known.

    >>> import poles
    >>> sum(int(tile["labels"]) for tile in tiles(poles.load_policy().on("2012-11-19"), "en"))
    71
    """
    regions = current(snapshot.tables.regions, snapshot.day)
    layout = laid_out(regions)
    found = (
        {row.group: row for row in count(snapshot, what="labels", by="region", counting="seat")}
        if regions
        else {}
    )
    for region in regions:
        column, row, code = layout[region.id]
        counted = found.get(region.id)
        number = 0.0 if counted is None else float(counted.count)
        labels = (
            ()
            if counted is None
            else tuple(one for one in counted.because if isinstance(one, Label))
        )
        yield {
            "column": column,
            "row": row,
            "code": code,
            "region": region_name(region, snapshot.day),
            "labels": number,
            "shown": _shown(number, lang),
            "poles": joined(
                dict.fromkeys(
                    standing.name for label in labels for standing in snapshot.holders(label)
                )
            )
            or "—",
            "sources": sourced(labels or region.names, snapshot.tables.sources, lang),
        }
    missing = float(
        len(snapshot.labels) - sum(one.count for key, one in found.items() if key is not None)
    )
    if missing:
        lowest = max((row for _, row, _ in layout.values()), default=0)
        yield {
            "column": 6,
            "row": lowest,
            "code": "?",
            "region": in_lang(_UNKNOWN, lang),
            "labels": missing,
            "shown": _shown(missing, lang),
            "poles": "—",
            "sources": sourced(snapshot.labels, snapshot.tables.sources, lang),
        }


def _shown(number: float, lang: Lang) -> str:
    text = f"{number:g}"
    return text.replace(".", ",") if lang == "fr" else text
