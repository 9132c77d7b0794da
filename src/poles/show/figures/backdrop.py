"""What a map is drawn on: an outline, and boxes beside it for what lies far away."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from poles.errors import InvalidQuestion, described_type

from .outline import FRANCE
from .spacing import Point

_EXPECTED = "GeoJSON in degrees (WGS 84)"
_HINT = "Give a GeoJSON dict, or a GeoDataFrame after .to_crs(4326)."
# Where there is room beside the outline of France.
_BISCAY: Point = (-4.8, 42.5)


@attrs.frozen
class Ground:
    """The ``features`` of an outline, its bounding box, and the lower left ``corner`` of the first
    box for what lies outside it.
    """

    features: list[dict[str, Any]]
    west: float
    south: float
    east: float
    north: float
    corner: Point

    def __contains__(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    @property
    def side(self) -> float:
        """How high a box for what lies outside is, in degrees."""
        return (self.north - self.south) * 0.11

    def box(self, number: int) -> tuple[float, float]:
        """The middle of a box for what lies outside; boxes stand one above the other."""
        return round(self.corner[0] + 0.7 * self.side, 3), round(
            self.corner[1] + (0.5 + 1.5 * number) * self.side, 3
        )


def ground(geometry: object, seats: Sequence[Point], *, french: bool) -> Ground:
    """The ground of a map: a user's geometry, or else the outline of France for French communes, or
    else none but the seats themselves.

    >>> ground(None, [], french=True).west
    -4.8

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no GeoJSON in degrees.
    """
    given = geometry if geometry is not None else (FRANCE if french else None)
    features = [] if given is None else list(_features(given))
    points: list[Point] = []
    for feature in features:
        points += _points(feature["geometry"])
    points = points or list(seats) or [(0.0, 0.0)]
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in points):  # noqa: PLR2004 - degrees
        raise InvalidQuestion("coordinates beyond 180 or 90", _EXPECTED, _HINT)
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    corner = _BISCAY if given is FRANCE else (west - (north - south) * 0.2, south)
    return Ground(features, west, south, east, north, corner)


def _features(given: object) -> Iterator[dict[str, Any]]:
    """The features of any GeoJSON that has an area or a line, or of what can say itself as
    GeoJSON.
    """
    found = getattr(given, "__geo_interface__", given)
    if not isinstance(found, Mapping) or "type" not in found:
        raise InvalidQuestion(described_type(given), _EXPECTED, _HINT)
    if found["type"] == "FeatureCollection":
        for feature in found.get("features", ()):
            yield from _features(feature)
    elif found["type"] == "Feature":
        if found.get("geometry") is not None:
            yield from _features(found["geometry"])
    elif found["type"] in _DEPTHS:
        yield {"type": "Feature", "properties": {}, "geometry": _rewound(found)}
    else:
        raise InvalidQuestion(f"a {found['type']!r}", _EXPECTED, _HINT)


# How deep the rings or lines of a geometry lie in its coordinates.
_DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}


def _points(geometry: Mapping[str, Any]) -> Iterator[Point]:
    lines = [geometry["coordinates"]]
    for _ in range(_DEPTHS[geometry["type"]]):
        lines = [part for parts in lines for part in parts]
    yield from ((float(point[0]), float(point[1])) for line in lines for point in line)


def _rewound(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """A geometry whose outer rings run clockwise and its holes the other way, as d3 wants them:
    else it would fill the rest of the globe.
    """
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        coordinates = _turned(coordinates)
    elif geometry["type"] == "MultiPolygon":
        coordinates = [_turned(polygon) for polygon in coordinates]
    return {"type": geometry["type"], "coordinates": coordinates}


def _turned(rings: Any) -> list[Any]:
    return [
        list(ring) if (_area(ring) < 0) == (place == 0) else list(reversed(ring))
        for place, ring in enumerate(rings)
    ]


def _area(ring: Any) -> float:
    """Twice the area of a ring; negative where it runs clockwise."""
    following = [*ring[1:], ring[0]]
    return sum(
        float(a[0]) * float(b[1]) - float(b[0]) * float(a[1])
        for a, b in zip(ring, following, strict=True)
    )
