"""The map of poles: dots at their seats and a grid of regions, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from poles.identity.snapshot import Snapshot, Standing
from poles.model import Seat, region_name
from poles.policy import Policy
from poles.text import Bilingual, Lang, in_lang, joined, plural

from .backdrop import Ground, Inset, ground
from .drawing import LABELS, POLES, Datum, need, sourced, tier_name
from .look import Title, finish, look
from .map_parts import WIDTH, beside, drawn
from .spacing import Point, apart
from .tiles import tiles
from .yearly import runs, yearly

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("Carte des pôles de compétitivité", "Map of the poles")
_SUBTITLE: Bilingual = (
    (
        "{outline}, les pôles à leur siège, écartés là où ils se cacheraient.|"
        "{tiles}, les labels par région du siège."
    ),
    (
        "{outline}: poles at their seats, moved apart where they would hide each other.|"
        "{tiles}: labels by region of the seat."
    ),
)
# Where the outline and the tiles are, beside each other or one above the other.
_BESIDE: dict[str, Bilingual] = {"outline": ("À gauche", "Left"), "tiles": ("À droite", "Right")}
_ABOVE: dict[str, Bilingual] = {"outline": ("En haut", "Above"), "tiles": ("En bas", "Below")}
_ABOUT: Bilingual = (
    "Carte des pôles de {first} à {last}, avec un curseur pour l'année. Le {day} : {labels}.",
    "Map of the poles from {first} to {last}, with a slider for the year. On {day}: {labels}.",
)
_DOUBTFUL: Bilingual = (
    " (issue du réexamen inconnue)",
    " (outcome of the review unknown)",
)
_UNSURE: Bilingual = (
    "lieu déduit, ou issue du réexamen inconnue",
    "place inferred, or outcome of the review unknown",
)
# How near two dots may stand, as a part of the height of the map.
_NEAR = 0.028


def map(  # noqa: A001, PLR0913 - show.map is what one looks for, with the options of all figures
    of: Snapshot | Policy,
    *,
    geometry: object = None,
    lang: Lang = "en",
    title: Title = True,
    width: float | None = None,
    greys: bool = False,
) -> alt.VConcatChart:
    """The poles on a map, with a slider over the years: dots at their seats, coloured by tier, and
    labels by region in a grid of tiles, of the map of that time.

    Each year is shown on its last day, but for the year of a snapshot, with which the slider
    begins: that is shown on the day of the snapshot. A policy begins with its last day. The count
    is of labels in force; dots are the poles that hold them.
    ``geometry`` takes the place of the coast of France: any GeoJSON in degrees, as a ``dict`` or
    from what has a ``__geo_interface__``, such as a GeoDataFrame. The parts of it are drawn that
    hold seats, and what lies around them; seats far away stand in boxes, with the land there.

    ``title``, ``width`` and ``greys`` are those of :func:`timeline`; the width is that of outline
    and tiles together, which stand one above the other where it is less than 640 pixels.

    >>> import poles
    >>> from poles import show
    >>> chart = show.map(poles.load_policy().on("2012-11-19"), lang="fr")
    >>> chart.to_dict()["params"][0]["value"]
    2012

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a snapshot or a
    policy, and for a geometry that is no GeoJSON in degrees, holds no seat, or is as wide as a
    continent around the seats of one country, :class:`~poles.MissingExtra` (an
    ``ImportError``) without the extra ``plot``.
    """
    how = look(lang, title, width, greys=greys, usual=WIDTH)
    year, snapshots = yearly(of)
    need("A map")
    seats = [seat for pole in snapshots[year].tables.poles for seat in pole.seats]
    french = any(seat.insee is not None for seat in seats)
    base = ground(geometry, [(seat.longitude, seat.latitude) for seat in seats], french=french)
    insets = _insets(seats, base)
    places = _places(seats, insets, base)
    counts = [_count(each, snapshot, lang) for each, snapshot in snapshots.items()]
    dots = runs({each: _dots(snapshot, places, lang) for each, snapshot in snapshots.items()})
    grid = runs({each: tiles(snapshot, lang) for each, snapshot in snapshots.items()})
    about = in_lang(_ABOUT, lang).format(
        first=min(snapshots),
        last=max(snapshots),
        day=snapshots[year].day,
        labels=plural(len(snapshots[year].labels), *LABELS, lang),
    )
    land = [*base.features, *(one for inset in insets.values() for one in inset.features())]
    boxes = list(_boxes(snapshots[year], insets))
    sides = _BESIDE if beside(how) else _ABOVE
    return finish(
        drawn(year, counts, (land, boxes, dots), grid, how),
        how,
        _TITLE,
        how.say(_SUBTITLE).format(**{part: how.say(side) for part, side in sides.items()}),
        about,
    )


def _count(year: int, snapshot: Snapshot, lang: Lang) -> Datum:
    labels, poles = len(snapshot.labels), len(snapshot.poles)
    text = f"{plural(labels, *LABELS, lang)}, {plural(poles, *POLES, lang)} — {snapshot.day}"
    if snapshot.phase is not None:
        text += f", phase {snapshot.phase.number}"
    return {
        "first": year,
        "last": year,
        "day": str(snapshot.day),
        "labels": labels,
        "poles": poles,
        "text": text,
        "sources": sourced(snapshot.labels, snapshot.tables.sources, lang),
    }


def _insets(seats: list[Seat], base: Ground) -> dict[str, Inset]:
    """The box of each region in which seats lie outside the outline."""
    far: dict[str, list[Point]] = {}
    for seat in seats:
        if (point := (seat.longitude, seat.latitude)) not in base:
            far.setdefault(seat.region, []).append(point)
    return {key: base.inset(number, far[key]) for number, key in enumerate(sorted(far))}


def _places(seats: list[Seat], insets: dict[str, Inset], base: Ground) -> dict[str, Point]:
    """Where the dot of each seat stands, whatever the year, so that no dot moves but for a move."""
    wanted: dict[tuple[str, float, float], Point] = {}
    found = {}
    for seat in seats:
        point = (seat.longitude, seat.latitude)
        if point not in base:
            point = insets[seat.region].place(point)
        # A pole that only moves within its town stays where it is.
        found[seat.id] = (seat.pole, round(point[0], 1), round(point[1], 1))
        wanted.setdefault(found[seat.id], point)
    least = base.height * _NEAR
    settled = dict(zip(wanted, apart(list(wanted.values()), least), strict=True))
    return {seat: settled[town] for seat, town in found.items()}


def _dots(snapshot: Snapshot, places: dict[str, Point], lang: Lang) -> Iterator[Datum]:
    for standing in snapshot.poles:
        if standing.seat is not None:
            longitude, latitude = places[standing.seat.id]
            told = _told(standing, standing.seat, snapshot, lang)
            yield {"longitude": longitude, "latitude": latitude, **told}


def _told(standing: Standing, seat: Seat, snapshot: Snapshot, lang: Lang) -> Datum:
    """What the tooltip of a pole says."""
    tables, pole = snapshot.tables, standing.pole
    doubtful = any(snapshot.doubtful.get(label) is not None for label in standing.labels)
    regions = [
        region_name(region, snapshot.day) if (region := tables.regions.get(key)) else key
        for key in standing.regions
    ]
    sector = "—"
    if pole.sector is not None and (found := tables.sectors.get(pole.sector)) is not None:
        doubt = pole.doubt(lang) if "sector" in pole.unverified else ""
        sector = in_lang((found.fr, found.en), lang) + doubt
    labels = [snapshot.labels[label] for label in standing.labels]
    cells = [(seat, "commune"), (seat, "longitude")]
    return {
        "pole": standing.name,
        "id": standing.id,
        "tier": tier_name(standing.tier, lang),
        "label": joined(standing.labels) + (in_lang(_DOUBTFUL, lang) if doubtful else ""),
        "sector": sector,
        "place": seat.commune + seat.doubt(lang),
        "regions": joined(regions),
        "hollow": in_lang(_UNSURE, lang) if doubtful or "commune" in seat.unverified else "",
        "label_sources": sourced(labels, tables.sources, lang),
        "seat_sources": sourced(cells, tables.sources, lang),
        "sector_sources": sourced([(pole, "sector")], tables.sources, lang),
    }


def _boxes(snapshot: Snapshot, insets: dict[str, Inset]) -> Iterator[tuple[Datum, Datum]]:
    """The boxes for what lies outside the outline, and their names."""
    for key, inset in insets.items():
        (lon, lat), half = inset.middle, inset.side / 2
        left, right, low, high = lon - 1.4 * half, lon + 1.4 * half, lat - half, lat + half
        ring = [[left, low], [left, high], [right, high], [right, low], [left, low]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        region = snapshot.tables.regions.get(key)
        name = key if region is None else region.name
        yield (
            {"type": "Feature", "properties": {}, "geometry": shape},
            {"longitude": lon, "latitude": high, "name": name},
        )
