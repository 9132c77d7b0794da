"""What a map is drawn on: the parts of an outline where the seats are, and boxes beside it for what
lies far away, each with the land that it has there.
"""

from collections.abc import Sequence
from math import cos, radians
from statistics import median
from typing import Any

import attrs

from poles.errors import InvalidQuestion

from .land import EXPECTED, Frame, Part, parts
from .outline import FRANCE
from .spacing import Point

_HINT = "Give the outline of the land that the seats are in, such as that of one country."
# Where there is room beside the outline of France.
_BISCAY: Point = (-4.8, 42.5)
# A seat is far away that is so many times as far from the middle as half of the seats are, and so
# many degrees at least.
_FAR, _LEAST = 5, 5.0
# What lies around the land with seats, by so much of its size, is drawn too. An outline that is so
# wide, and so many times as wide as the seats need, shows nothing of them.
_AROUND, _WIDE, _TOO_WIDE = 0.2, 40, 4


@attrs.frozen
class Inset:
    """A box for what lies far away, from its ``middle``: the ``land`` there, made to fit."""

    middle: Point
    side: float
    land: tuple[Part, ...]

    def place(self, point: Point) -> Point:
        """Where a point is in the box; in the middle where no land says more."""
        if not self.land:
            return self.middle
        frame = _frame(self.land)
        narrow = cos(radians((frame.south + frame.north) / 2))
        wide, high = (frame.east - frame.west) * narrow, frame.north - frame.south
        scale = 0.8 * self.side / (max(wide, high) or 1)
        away = (point[0] - (frame.west + frame.east) / 2) * narrow * scale
        up = (point[1] - (frame.south + frame.north) / 2) * scale
        longitude = self.middle[0] + away / cos(radians(self.middle[1]))
        return round(longitude, 3), round(self.middle[1] + up, 3)

    def features(self) -> list[dict[str, Any]]:
        """The land in the box, as GeoJSON."""
        return [
            attrs.evolve(
                part, lines=tuple(tuple(map(self.place, line)) for line in part.lines)
            ).feature()
            for part in self.land
        ]


@attrs.frozen
class Ground:
    """The ``features`` of an outline, the ``frame`` of what is drawn of it, the lower left
    ``corner`` of the first box for what lies outside, and the ``land`` there.
    """

    features: list[dict[str, Any]]
    frame: Frame
    corner: Point
    land: tuple[Part, ...] = ()

    def __contains__(self, point: Point) -> bool:
        return self.frame.has(point)

    @property
    def height(self) -> float:
        """How high the outline is, in degrees."""
        return self.frame.north - self.frame.south

    @property
    def side(self) -> float:
        """How high a box for what lies outside is, in degrees."""
        return self.height * 0.11

    def inset(self, number: int, seats: Sequence[Point]) -> Inset:
        """The box for some seats outside; boxes stand one above the other."""
        middle = (
            round(self.corner[0] + 0.7 * self.side, 3),
            round(self.corner[1] + (0.5 + 1.5 * number) * self.side, 3),
        )
        return Inset(middle, self.side, tuple(_near(self.land, seats)))


def ground(geometry: object, seats: Sequence[Point], *, french: bool) -> Ground:
    """The ground of a map: a user's geometry, or else the coast of France for French communes, or
    else none but the seats themselves. It is as wide as the land with seats, but for seats that lie
    far from the others.

    >>> round(ground(None, [(2.35, 48.85)], french=True).frame.west)
    -5

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no GeoJSON in degrees, and
    for an outline that holds none of the seats, or is far wider than they need.
    """
    if geometry is None and not french:
        return _framed([], Frame.around(list(seats) or [(0.0, 0.0)]))
    land = parts(FRANCE if geometry is None else geometry)
    home = _home(seats)
    drawn = _near(land, home)
    if not drawn:
        if geometry is not None and seats:
            raise InvalidQuestion("an outline that holds no seat", EXPECTED, _HINT)
        # No seat: all of what was given, but of France what most of it is.
        drawn = land if geometry is not None else _near(land, [(2.35, 48.85)])
    frame = _frame(drawn)
    if home and _too_wide(frame, Frame.around(home)):
        raise InvalidQuestion("an outline far wider than the seats", EXPECTED, _HINT)
    far = tuple(part for part in land if part not in drawn)
    return _framed([part.feature() for part in drawn], frame, far)


def _framed(features: list[dict[str, Any]], frame: Frame, far: tuple[Part, ...] = ()) -> Ground:
    free = frame.west - (frame.north - frame.south) * 0.2, frame.south
    corner = _BISCAY if features and abs(frame.west - _BISCAY[0]) < 1 else free
    return Ground(features, frame, corner, far)


def _home(seats: Sequence[Point]) -> list[Point]:
    """The seats that are not far from most of the others."""
    if not seats:
        return []
    middle = median(lon for lon, _ in seats), median(lat for _, lat in seats)
    away = [max(abs(lon - middle[0]), abs(lat - middle[1])) for lon, lat in seats]
    most = max(_FAR * median(away), _LEAST)
    return [seat for seat, gap in zip(seats, away, strict=True) if gap <= most]


def _near(land: Sequence[Part], seats: Sequence[Point]) -> list[Part]:
    """The parts that hold seats, and what lies right around these."""
    places = set(seats)
    holding = [part for part in land if any(map(part.has, places))]
    if not holding:
        return []
    around = _frame(holding).widened(_AROUND)
    return [part for part in land if all(map(around.has, part.frame.corners))]


def _frame(land: Sequence[Part]) -> Frame:
    """From where to where some parts are."""
    return Frame.around(corner for part in land for corner in part.frame.corners)


def _too_wide(frame: Frame, seats: Frame) -> bool:
    wide, need = frame.east - frame.west, seats.east - seats.west
    return wide > _WIDE and wide > _TOO_WIDE * max(need, 1)
