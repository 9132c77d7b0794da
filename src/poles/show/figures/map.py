"""The map of poles: dots at their seats and a grid of regions, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from poles.identity.snapshot import Snapshot, Standing
from poles.model import Tier, region_name
from poles.policy import Policy
from poles.text import Bilingual, Lang, in_lang, joined, plural

from .backdrop import Ground, ground
from .drawing import (
    GREY,
    LABEL,
    POLE,
    SOURCES,
    TIER_COLOURS,
    Datum,
    finish,
    iso,
    need,
    sourced,
    tier_name,
)
from .region_tiles import tiles
from .spacing import Point, apart
from .yearly import runs, yearly

if TYPE_CHECKING:
    import altair as alt


_TITLE: Bilingual = ("Carte des pôles de compétitivité", "Map of the poles")
_SUBTITLE: Bilingual = (
    (
        "À gauche, les pôles à leur siège, écartés là où ils se cacheraient ; cercles vides : commune déduite, ou label à l'issue inconnue."
        "|À droite, les labels par région du siège."
    ),
    "Left: poles at their seats, moved apart where they would hide each other; hollow: place inferred, or label of unknown outcome.|Right: labels by region of the seat.",
)
_ABOUT: Bilingual = (
    "Carte des pôles de {first} à {last}, avec un curseur pour l'année. Le {day} : {labels}.",
    "Map of the poles from {first} to {last}, with a slider for the year. On {day}: {labels}.",
)
_PHASE: Bilingual = (", phase {number}", ", phase {number}")
_YEAR: Bilingual = ("Année : ", "Year: ")
_POLE: Bilingual = ("Pôle", "Pole")
_SECTOR: Bilingual = ("Secteur", "Sector")
_PLACE: Bilingual = ("Siège", "Seat")
_REGIONS: Bilingual = ("Régions", "Regions")
_TIER: Bilingual = ("Catégorie", "Tier")
_LABEL: Bilingual = ("Label", "Label")
_LABEL_SOURCES: Bilingual = ("Sources du label", "Sources of the label")
_SEAT_SOURCES: Bilingual = ("Sources du siège", "Sources of the seat")
_SECTOR_SOURCES: Bilingual = ("Sources du secteur", "Sources of the sector")
_DOUBTFUL: Bilingual = ("issue du réexamen inconnue", "outcome of the review unknown")
_REGION: Bilingual = ("Région", "Region")
_LABELS: Bilingual = ("Labels", "Labels")
_SIDE = 480
_NEAR = 0.028
"""How near two dots may stand, as a part of the height of the map."""


def map(of: Snapshot | Policy, *, geometry: object = None, lang: Lang = "en") -> alt.VConcatChart:  # noqa: A001 - show.map is what one looks for
    """The poles on a map, with a slider over the years: dots at their seats, coloured by tier, and
    labels by region in a grid of tiles, of the map of that time.

    Each year is shown on its last day, but for the year of a snapshot, with which the slider
    begins: that is shown on the day of the snapshot. A policy begins with its last day. The count
    is of labels in force; dots are the poles that hold them. Seats far away stand in boxes.
    ``geometry`` takes the place of the coarse outline of France: any GeoJSON in degrees, as a
    ``dict`` or from what has a ``__geo_interface__``, such as a GeoDataFrame.

    >>> import poles
    >>> from poles import show
    >>> chart = show.map(poles.load_policy().on("2012-11-19"), lang="fr")
    >>> chart.to_dict()["params"][0]["value"]
    2012

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for anything but a snapshot or a
    policy, and for a geometry that is no GeoJSON in degrees, :class:`~poles.MissingExtra` (an
    ``ImportError``) without the extra ``plot``.
    """
    year, snapshots = yearly(of)
    need("A map")
    seats = [
        (seat.longitude, seat.latitude)
        for pole in snapshots[year].tables.poles
        for seat in pole.seats
    ]
    french = any(
        seat.insee is not None for pole in snapshots[year].tables.poles for seat in pole.seats
    )
    base = ground(geometry, seats, french=french)
    places = _places(snapshots[year], base)
    dots = runs({each: list(_dots(snapshot, places, lang)) for each, snapshot in snapshots.items()})
    counts = [_count(each, snapshot, lang) for each, snapshot in snapshots.items()]
    found = runs({each: list(tiles(snapshot, lang)) for each, snapshot in snapshots.items()})
    labels = plural(len(snapshots[year].labels), *LABEL, lang)
    about = in_lang(_ABOUT, lang).format(
        first=min(snapshots), last=max(snapshots), day=snapshots[year].day, labels=labels
    )
    chart = _drawn(year, counts, _land(snapshots[year], base), dots, found, lang)
    return finish(chart, in_lang(_TITLE, lang), in_lang(_SUBTITLE, lang), about)


def _count(year: int, snapshot: Snapshot, lang: Lang) -> Datum:
    phase = (
        in_lang(_PHASE, lang).format(number=snapshot.phase.number)
        if snapshot.phase is not None
        else ""
    )
    labels, poles = len(snapshot.labels), len(snapshot.poles)
    text = (
        f"{plural(labels, *LABEL, lang)}, {plural(poles, *POLE, lang)} — {iso(snapshot.day)}{phase}"
    )
    return {
        "first": year,
        "last": year,
        "day": iso(snapshot.day),
        "labels": labels,
        "poles": poles,
        "text": text,
        "sources": sourced(snapshot.labels, snapshot.tables.sources, lang),
    }


def _far(snapshot: Snapshot, base: Ground) -> list[str]:
    """The regions in which some seat lies outside the outline."""
    seats = [seat for pole in snapshot.tables.poles for seat in pole.seats]
    return sorted({seat.region for seat in seats if (seat.longitude, seat.latitude) not in base})


def _places(snapshot: Snapshot, base: Ground) -> dict[str, Point]:
    """Where the dot of each seat stands, whatever the year, so that no dot moves but for a move."""
    far = _far(snapshot, base)
    seats = [seat for pole in snapshot.tables.poles for seat in pole.seats]
    wanted = [
        point
        if (point := (seat.longitude, seat.latitude)) in base
        else base.box(far.index(seat.region))
        for seat in seats
    ]
    # A pole that only moves within its town stays where it is.
    stay: dict[tuple[str, Point], int] = {}
    for number, (seat, (lon, lat)) in enumerate(zip(seats, wanted, strict=True)):
        stay.setdefault((seat.pole, (round(lon, 1), round(lat, 1))), number)
    slots = list(stay.values())
    settled = dict(
        zip(
            slots,
            apart([wanted[number] for number in slots], (base.north - base.south) * _NEAR),
            strict=True,
        )
    )
    return {
        seat.id: settled[stay[seat.pole, (round(lon, 1), round(lat, 1))]]
        for seat, (lon, lat) in zip(seats, wanted, strict=True)
    }


def _dots(snapshot: Snapshot, places: dict[str, Point], lang: Lang) -> Iterator[Datum]:
    for standing in snapshot.poles:
        if standing.seat is None:
            continue
        longitude, latitude = places[standing.seat.id]
        yield {"longitude": longitude, "latitude": latitude, **_told(standing, snapshot, lang)}


def _told(standing: Standing, snapshot: Snapshot, lang: Lang) -> Datum:
    """What the tooltip of a pole says."""
    tables, seat, pole = snapshot.tables, standing.seat, standing.pole
    sector = None if pole.sector is None else tables.sectors.get(pole.sector)
    doubtful = [label for label in standing.labels if snapshot.doubtful.get(label) is not None]
    labels = [snapshot.labels[label] for label in standing.labels]
    regions = [
        region_name(region, snapshot.day) if (region := tables.regions.get(key)) else key
        for key in standing.regions
    ]
    return {
        "pole": standing.name,
        "id": standing.id,
        "tier": tier_name(standing.tier, lang),
        "label": joined(standing.labels) + (f" ({in_lang(_DOUBTFUL, lang)})" if doubtful else ""),
        "sector": "—"
        if sector is None
        else in_lang((sector.fr, sector.en), lang)
        + (pole.doubt(lang) if "sector" in pole.unverified else ""),
        "place": "—" if seat is None else seat.commune + seat.doubt(lang),
        "regions": joined(regions),
        "hollow": bool(doubtful) or (seat is not None and "commune" in seat.unverified),
        "label_sources": sourced(labels, tables.sources, lang),
        "seat_sources": sourced(
            [] if seat is None else [(seat, "commune"), (seat, "longitude")], tables.sources, lang
        ),
        "sector_sources": sourced([(pole, "sector")], tables.sources, lang),
    }


def _land(snapshot: Snapshot, base: Ground) -> tuple[list[Datum], list[Datum]]:
    """The outline with the boxes for what lies outside, and the names of the boxes."""
    boxes, names = [], []
    for number, key in enumerate(_far(snapshot, base)):
        (lon, lat), half = base.box(number), base.side / 2
        left, right, low, high = lon - 1.4 * half, lon + 1.4 * half, lat - half, lat + half
        ring = [[left, low], [left, high], [right, high], [right, low], [left, low]]
        boxes.append(
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
        region = snapshot.tables.regions.get(key)
        names.append(
            {"longitude": lon, "latitude": high, "name": key if region is None else region.name}
        )
    return [*base.features, *boxes], names


def _drawn(  # noqa: PLR0913, PLR0917 - one argument for each layer
    year: int,
    counts: list[Datum],
    land: tuple[list[Datum], list[Datum]],
    dots: list[Datum],
    found: list[Datum],
    lang: Lang,
) -> alt.VConcatChart:
    import altair as alt

    slider = alt.binding_range(
        min=counts[0]["first"],
        max=counts[-1]["first"],
        step=1,
        name=in_lang(_YEAR, lang),
    )
    shown = alt.param(name="year", value=year, bind=slider)
    when = "datum.first <= year && year <= datum.last"

    def tip(**fields: Bilingual) -> list[Any]:
        return [
            alt.Tooltip(f"{field}:N", title=in_lang(title, lang)) for field, title in fields.items()
        ]

    head = (
        alt.Chart(alt.InlineData(values=counts))
        .mark_text(align="left", fontSize=18, fontWeight="bold")
        .transform_filter(when)
    )
    head = head.encode(
        x=alt.value(0), text="text:N", tooltip=tip(text=_LABELS, sources=SOURCES)
    ).properties(width=_SIDE, height=24)

    tiers = {
        tier_name(tier, lang): TIER_COLOURS[tier]
        for tier in (*Tier, None)
        if tier_name(tier, lang) in {row["tier"] for row in dots}
    }
    scale = alt.Scale(domain=list(tiers), range=list(tiers.values()))
    colour = alt.Color(
        "tier:N", title=in_lang(_TIER, lang), scale=scale, legend=alt.Legend(orient="bottom")
    )
    told = tip(
        pole=_POLE, tier=_TIER, sector=_SECTOR, place=_PLACE, regions=_REGIONS, label=_LABEL,
        label_sources=_LABEL_SOURCES, seat_sources=_SEAT_SOURCES, sector_sources=_SECTOR_SOURCES,
    )  # fmt: skip
    features, names = land
    outline = alt.Chart(alt.InlineData(values=features)).mark_geoshape(
        fill=GREY, fillOpacity=0.12, stroke=GREY, strokeOpacity=0.7
    )
    dot = (
        alt.Chart(alt.InlineData(values=dots))
        .mark_circle(size=74, opacity=1, strokeWidth=2)
        .transform_filter(when)
    )
    dot = dot.encode(
        longitude="longitude:Q", latitude="latitude:Q", color=colour, tooltip=told,
        fillOpacity=alt.condition("datum.hollow", alt.value(0.15), alt.value(1)), stroke=alt.Stroke("tier:N", scale=scale, legend=None),
    )  # fmt: skip
    name = alt.Chart(alt.InlineData(values=names)).mark_text(baseline="bottom", dy=-3, fontSize=10)
    name = name.encode(longitude="longitude:Q", latitude="latitude:Q", text="name:N")
    left = (
        alt.layer(outline, name, dot).project(type="mercator").properties(width=_SIDE, height=_SIDE)
    )

    grid = alt.Chart(alt.InlineData(values=found)).transform_filter(when)
    x = alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(7))))
    y = alt.Y(
        "row:O", axis=None, scale=alt.Scale(domain=sorted({0, *(row["row"] for row in found)}))
    )
    told = tip(region=_REGION, labels=_LABELS, poles=_POLE, sources=SOURCES)
    # White figures stand on every shade of the scale; a tile without labels is empty.
    shade = alt.Color("labels:Q", scale=alt.Scale(range=["#3F78A8", "#0B3C6F"]), legend=None)
    tile = grid.mark_rect(stroke=GREY, strokeOpacity=0.7, cornerRadius=3)
    tile = tile.encode(
        x=x,
        y=y,
        color=shade,
        fillOpacity=alt.condition("datum.labels > 0", alt.value(1), alt.value(0)),
        tooltip=told,
    )
    ink = alt.condition("datum.labels > 0", alt.value("white"), alt.value(GREY))
    code = grid.mark_text(dy=-9, fontSize=10).encode(
        x=x, y=y, text="code:N", color=ink, tooltip=told
    )
    number = grid.mark_text(dy=7, fontSize=14, fontWeight="bold").encode(
        x=x, y=y, text="shown:N", color=ink, tooltip=told
    )
    right = alt.layer(tile, code, number).properties(width=alt.Step(46), height=alt.Step(46))
    body = alt.hconcat(left, right).resolve_scale(
        color="independent", x="independent", y="independent"
    )
    return alt.vconcat(head, body).add_params(shown)
