"""The land of an outline in GeoJSON: its parts, one by one, and which of them holds a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import attrs

from poles.errors import InvalidQuestion, described_type

from .spacing import Point

EXPECTED = "GeoJSON in degrees (WGS 84)"
HINT = "Give a GeoJSON dict, or a GeoDataFrame after .to_crs(4326)."
# What beside areas and lines is a place only, and draws no land.
_PLACES = {"Point", "MultiPoint"}


class Frame(NamedTuple):
    """From where to where something is, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Frame:
        """The smallest that holds some points."""
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    @property
    def corners(self) -> tuple[Point, Point]:
        """That in the south-west, and that in the north-east."""
        return (self.west, self.south), (self.east, self.north)

    def has(self, point: Point) -> bool:
        """Whether a point is in it."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def widened(self, share: float) -> Frame:
        """A larger one, by a share of what it is wide or high."""
        more = share * max(self.east - self.west, self.north - self.south)
        return Frame(self.west - more, self.south - more, self.east + more, self.north + more)


@attrs.frozen
class Part:
    """One area of an outline, or one line: its rings, the outer first, or the points of a line."""

    lines: tuple[tuple[Point, ...], ...]
    area: bool
    frame: Frame

    def has(self, point: Point) -> bool:
        """Whether a point lies on it; near a line is on it."""
        return self.frame.has(point) and (not self.area or holds(self.lines[0], point))

    def feature(self) -> dict[str, Any]:
        """The part as GeoJSON. Outer rings run clockwise and holes the other way, as d3 wants them:
        else it would fill the rest of the globe.
        """
        lines = [[list(point) for point in line] for line in self.lines]
        shape = {"type": "LineString", "coordinates": lines[0]}
        if self.area:
            turned = [
                ring if (_turn(ring) < 0) == (place == 0) else ring[::-1]
                for place, ring in enumerate(lines)
            ]
            shape = {"type": "Polygon", "coordinates": turned}
        return {"type": "Feature", "properties": {}, "geometry": shape}


def parts(given: object) -> list[Part]:
    """The areas and the lines of any GeoJSON, or of what can say itself as GeoJSON.

    >>> parts({"type": "LineString", "coordinates": [[0, 45], [2, 46]]})[0].frame.east
    2.0

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is none in degrees, or that
    has neither an area nor a line.
    """
    try:
        found = list(_parts(given))
    except (TypeError, ValueError, LookupError) as error:
        if isinstance(error, InvalidQuestion):
            raise
        raise InvalidQuestion("coordinates that are none", EXPECTED, HINT) from error
    if not found:
        raise InvalidQuestion("neither an area nor a line", EXPECTED, HINT)
    corners = (corner for part in found for corner in part.frame.corners)
    if any(not (abs(lon) <= 180 and abs(lat) <= 90) for lon, lat in corners):  # noqa: PLR2004
        raise InvalidQuestion("coordinates beyond 180 or 90", EXPECTED, HINT)
    return found


def _parts(given: object) -> Iterator[Part]:
    found = getattr(given, "__geo_interface__", given)
    if not isinstance(found, Mapping) or "type" not in found:
        raise InvalidQuestion(described_type(given), EXPECTED, HINT)
    kind = found["type"]
    if inner := _INNER.get(kind):
        for one in found.get(inner) or ():
            yield from _parts(one)
    elif kind == "Feature":
        if found.get("geometry") is not None:
            yield from _parts(found["geometry"])
    elif kind in _DEPTHS:
        depth, area = _DEPTHS[kind]
        shapes = found["coordinates"] if depth else [found["coordinates"]]
        # An empty geometry is one that has nothing to draw.
        yield from (_part(shape if area else [shape], area=area) for shape in shapes if shape)
    elif kind not in _PLACES:
        raise InvalidQuestion(f"a {kind!r}", EXPECTED, HINT)


_INNER = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
# Whether several shapes lie in the coordinates of a geometry, and whether they are areas.
_DEPTHS = {
    "LineString": (0, False),
    "MultiLineString": (1, False),
    "Polygon": (0, True),
    "MultiPolygon": (1, True),
}


def _part(lines: Any, *, area: bool) -> Part:
    found = tuple(tuple((float(one[0]), float(one[1])) for one in line) for line in lines)
    return Part(found, area, Frame.around(found[0]))


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a ring goes round a point.

    >>> holds([(0, 0), (0, 2), (2, 2), (2, 0)], (1, 1))
    True
    """
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise((*ring, ring[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _turn(ring: Sequence[Sequence[float]]) -> float:
    """Twice the area of a ring; negative where it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))
