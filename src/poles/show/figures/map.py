"""The map of poles: dots at their seats and a grid of regions, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from poles.identity.snapshot import Snapshot, Standing
from poles.model import Seat, region_name
from poles.policy import Policy
from poles.text import Bilingual, Lang, in_lang, joined, plural

from .backdrop import Ground, ground
from .drawing import (
    GREY,
    LABELS,
    POLES,
    SOURCES,
    TIER,
    Datum,
    chart_of,
    finish,
    need,
    sourced,
    tier_name,
    tier_scale,
    tips,
)
from .spacing import Point, apart
from .tiles import WIDTH, tiles
from .yearly import runs, yearly

if TYPE_CHECKING:
    import altair as alt


_SUBTITLE: Bilingual = (
    (
        "À gauche, les pôles à leur siège, écartés là où ils se cacheraient ; cercles vides : "
        "commune déduite, ou label à l'issue inconnue.|"
        "À droite, les labels par région du siège."
    ),
    (
        "Left: poles at their seats, moved apart where they would hide each other; hollow: place "
        "inferred, or label of unknown outcome.|"
        "Right: labels by region of the seat."
    ),
)
_ABOUT: Bilingual = (
    "Carte des pôles de {first} à {last}, avec un curseur pour l'année. Le {day} : {labels}.",
    "Map of the poles from {first} to {last}, with a slider for the year. On {day}: {labels}.",
)
_DOUBTFUL: Bilingual = (
    " (issue du réexamen inconnue)",
    " (outcome of the review unknown)",
)
_POLE: Bilingual = ("Pôle", "Pole")
_LABELS: Bilingual = ("Labels", "Labels")
_IN_YEAR = "datum.first <= year && year <= datum.last"
_SIDE = 480
# How near two dots may stand, as a part of the height of the map.
_NEAR = 0.028


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
    seats = [seat for pole in snapshots[year].tables.poles for seat in pole.seats]
    french = any(seat.insee is not None for seat in seats)
    base = ground(geometry, [(seat.longitude, seat.latitude) for seat in seats], french=french)
    far = sorted({seat.region for seat in seats if (seat.longitude, seat.latitude) not in base})
    places = _places(seats, far, base)
    counts = [_count(each, snapshot, lang) for each, snapshot in snapshots.items()]
    dots = runs({each: _dots(snapshot, places, lang) for each, snapshot in snapshots.items()})
    grid = runs({each: tiles(snapshot, lang) for each, snapshot in snapshots.items()})
    about = in_lang(_ABOUT, lang).format(
        first=min(snapshots),
        last=max(snapshots),
        day=snapshots[year].day,
        labels=plural(len(snapshots[year].labels), *LABELS, lang),
    )
    boxes = list(_boxes(snapshots[year], far, base))
    left, right = _left(dots, boxes, base, lang), _right(grid, lang)
    return finish(
        _drawn(year, counts, left, right, lang),
        in_lang(("Carte des pôles de compétitivité", "Map of the poles"), lang),
        in_lang(_SUBTITLE, lang),
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


def _places(seats: list[Seat], far: list[str], base: Ground) -> dict[str, Point]:
    """Where the dot of each seat stands, whatever the year, so that no dot moves but for a move."""
    wanted: dict[tuple[str, float, float], Point] = {}
    found = {}
    for seat in seats:
        point = (seat.longitude, seat.latitude)
        if point not in base:
            point = base.box(far.index(seat.region))
        # A pole that only moves within its town stays where it is.
        found[seat.id] = (seat.pole, round(point[0], 1), round(point[1], 1))
        wanted.setdefault(found[seat.id], point)
    least = (base.north - base.south) * _NEAR
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
        "hollow": doubtful or "commune" in seat.unverified,
        "label_sources": sourced(labels, tables.sources, lang),
        "seat_sources": sourced(cells, tables.sources, lang),
        "sector_sources": sourced([(pole, "sector")], tables.sources, lang),
    }


def _boxes(snapshot: Snapshot, far: list[str], base: Ground) -> Iterator[tuple[Datum, Datum]]:
    """The boxes for what lies outside the outline, and their names."""
    for number, key in enumerate(far):
        (lon, lat), half = base.box(number), base.side / 2
        left, right, low, high = lon - 1.4 * half, lon + 1.4 * half, lat - half, lat + half
        ring = [[left, low], [left, high], [right, high], [right, low], [left, low]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        region = snapshot.tables.regions.get(key)
        name = key if region is None else region.name
        yield (
            {"type": "Feature", "properties": {}, "geometry": shape},
            {"longitude": lon, "latitude": high, "name": name},
        )


def _left(
    dots: list[Datum], boxes: list[tuple[Datum, Datum]], base: Ground, lang: Lang
) -> alt.LayerChart:
    """The outline with its boxes, and on them the dots."""
    import altair as alt

    outline = chart_of([*base.features, *(box for box, _ in boxes)]).mark_geoshape(
        fill=GREY, fillOpacity=0.12, stroke=GREY, strokeOpacity=0.7, aria=False
    )
    name = (
        chart_of([name for _, name in boxes])
        .mark_text(baseline="bottom", dy=-3, fontSize=10)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="name:N")
    )
    scale = tier_scale(dots, lang)
    legend = alt.Legend(orient="bottom")
    dot = (
        chart_of(dots)
        .mark_circle(size=74, opacity=1, strokeWidth=2)
        .transform_filter(_IN_YEAR)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            color=alt.Color("tier:N", title=in_lang(TIER, lang), scale=scale, legend=legend),
            fillOpacity=alt.condition("datum.hollow", alt.value(0.15), alt.value(1)),
            stroke=alt.Stroke("tier:N", scale=scale, legend=None),
            tooltip=tips(
                lang,
                pole=_POLE,
                tier=TIER,
                sector=("Secteur", "Sector"),
                place=("Siège", "Seat"),
                regions=("Régions", "Regions"),
                label=("Label", "Label"),
                label_sources=("Sources du label", "Sources of the label"),
                seat_sources=("Sources du siège", "Sources of the seat"),
                sector_sources=("Sources du secteur", "Sources of the sector"),
            ),
        )
    )
    projection = alt.Projection(type="mercator")
    layers = [outline, name, dot]
    return alt.LayerChart(layer=layers, projection=projection, width=_SIDE, height=_SIDE)


def _right(grid: list[Datum], lang: Lang) -> alt.LayerChart:
    """The tiles of the regions."""
    import altair as alt

    rows = sorted({0, *(row["row"] for row in grid)})
    region: Bilingual = ("Région", "Region")
    base = (
        chart_of(grid)
        .transform_filter(_IN_YEAR)
        .encode(
            x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(WIDTH)))),
            y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=rows)),
            tooltip=tips(lang, region=region, labels=_LABELS, poles=_POLE, sources=SOURCES),
        )
    )
    # White figures stand on every shade of the scale; a tile without labels is empty.
    shades = alt.Scale(range=["#3F78A8", "#0B3C6F"])
    tile = base.mark_rect(stroke=GREY, strokeOpacity=0.7, cornerRadius=3).encode(
        color=alt.Color("labels:Q", scale=shades, legend=None),
        fillOpacity=alt.condition("datum.labels > 0", alt.value(1), alt.value(0)),
    )
    text = base.encode(color=alt.condition("datum.labels > 0", alt.value("white"), alt.value(GREY)))
    code = text.mark_text(dy=-9, fontSize=10).encode(text="code:N")
    number = text.mark_text(dy=7, fontSize=14, fontWeight="bold").encode(text="shown:N")
    step = alt.Step(46)
    return alt.LayerChart(layer=[tile, code, number], width=step, height=step)


def _drawn(
    year: int, counts: list[Datum], left: alt.LayerChart, right: alt.LayerChart, lang: Lang
) -> alt.VConcatChart:
    """The whole figure, under its counts, with a slider."""
    import altair as alt

    name = in_lang(("Année : ", "Year: "), lang)
    first, last = counts[0]["first"], counts[-1]["first"]
    slider = alt.binding_range(min=first, max=last, step=1, name=name)
    head = (
        chart_of(counts)
        .mark_text(align="left", fontSize=18, fontWeight="bold")
        .transform_filter(_IN_YEAR)
        .encode(x=alt.value(0), text="text:N", tooltip=tips(lang, text=_LABELS, sources=SOURCES))
        .properties(width=_SIDE, height=24)
    )
    body = alt.hconcat(left, right).resolve_scale(
        color="independent", x="independent", y="independent"
    )
    return alt.vconcat(head, body).add_params(alt.param(name="year", value=year, bind=slider))
