"""Dots that would hide each other, moved apart."""

from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin

# Longitude and latitude.
Point = tuple[float, float]

_TURN = pi * (3 - 5**0.5)
_ROUNDS = 60


def apart(points: Sequence[Point], least: float) -> list[Point]:
    """The points, none nearer to another than ``least`` degrees of latitude, as far as a few rounds
    of small steps can do it.

    Those that stand alone stay where they are.

    >>> apart([(0.0, 0.0), (9.0, 9.0)], 1.0)
    [(0.0, 0.0), (9.0, 9.0)]
    >>> one, other = apart([(2.0, 48.0), (2.0, 48.0)], 1.0)
    >>> one != other
    True
    """
    if not points:
        return []
    narrow = cos(radians(sum(latitude for _, latitude in points) / len(points)))
    # Two at one place have no direction in which to part, so each has a tiny step of its own: the
    # golden angle, as sunflower seeds have it.
    places = [
        [lon * narrow + least * 1e-3 * cos(k * _TURN), lat + least * 1e-3 * sin(k * _TURN)]
        for k, (lon, lat) in enumerate(points)
    ]
    moved = [False] * len(places)
    for _ in range(_ROUNDS):
        if not _round(places, moved, least):
            break
    return [
        (round(x / narrow, 3), round(y, 3)) if is_moved else point
        for (x, y), is_moved, point in zip(places, moved, points, strict=True)
    ]


def _round(places: list[list[float]], moved: list[bool], least: float) -> bool:
    """One round: each pair that is too near parts by half of what it lacks. Whether any was."""
    found = False
    for k, one in enumerate(places):
        for j in range(k):
            other = places[j]
            dx, dy = one[0] - other[0], one[1] - other[1]
            gap = hypot(dx, dy)
            if gap < least * 0.98:
                step = (least - gap) / 2 / (gap or 1)
                one[0] += dx * step
                one[1] += dy * step
                other[0] -= dx * step
                other[1] -= dy * step
                moved[k] = moved[j] = found = True
    return found
