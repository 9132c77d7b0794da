"""What a map is drawn on: the coast of the library's own, and outlines that users bring."""

import re
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pytest

import poles
from poles import show
from poles.show.figures.backdrop import ground
from poles.show.figures.land import Frame, Part, holds, parts
from poles.show.figures.outline import FRANCE, RINGS

Point = tuple[float, float]


def square(west: float, south: float, side: float) -> list[list[float]]:
    """A ring, counterclockwise, as the standard has it."""
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


MAINLAND = square(-5, 42, 9)
EAST = square(4, 42, 9)
REUNION, GUYANE, KERGUELEN = square(55, -21.5, 0.8), square(-55, 2, 4), square(69, -49, 1)
EVERYDAY = {
    "type": "MultiPolygon",
    "coordinates": [[MAINLAND], [EAST], [REUNION], [GUYANE], [KERGUELEN]],
}
"""France as an everyday atlas has it: as one geometry, with land on three oceans."""


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    return poles.load_policy()


@pytest.fixture(scope="module")
def seats(policy: poles.Policy) -> list[Point]:
    return [(seat.longitude, seat.latitude) for pole in policy.poles for seat in pole.seats]


def rows(spec: dict[str, Any], *fields: str) -> list[dict[str, Any]]:
    """The data of a figure that have some fields."""
    return [
        row for found in spec["datasets"].values() for row in found if all(f in row for f in fields)
    ]


def moved(policy: poles.Policy, geometry: object) -> dict[str, float]:
    """How many degrees from its seat each dot stands, of those whose seat is in the mainland."""
    spec = show.map(policy.on("2012-11-19"), geometry=geometry).to_dict()
    found = {row["id"]: row for row in rows(spec, "pole", "longitude")}
    gaps = {}
    for standing in policy.on("2012-11-19").poles:
        seat = standing.seat
        if seat is not None and seat.latitude > 0:
            row = found[standing.id]
            gaps[standing.id] = hypot(
                row["longitude"] - seat.longitude, row["latitude"] - seat.latitude
            )
    return gaps


def test_the_coast_has_few_points_and_the_land_with_seats(seats: list[Point]) -> None:
    assert sum(len(ring) + 1 for ring in RINGS) <= 400
    land = parts(FRANCE)
    # Ports stand on the shore, and a coarse one may leave them a tenth of a degree outside.
    offshore = [seat for seat in seats if not any(near(part, seat) for part in land)]
    assert offshore == []
    # Corsica, too.
    assert any(part.has((9.1, 42.2)) for part in land)
    text = Path(show.__file__).parent.joinpath("figures", "outline.py").read_text(encoding="utf-8")
    assert re.search(r"Natural Earth .*world-atlas 2\.0\.2", text.split("RINGS")[0], re.DOTALL)


def near(part: Part, seat: Point) -> bool:
    return any(
        part.has((seat[0] + dx, seat[1] + dy)) for dx in (-0.15, 0, 0.15) for dy in (-0.15, 0, 0.15)
    )


def test_no_line_of_the_coast_crosses_another() -> None:
    for ring in RINGS:
        lines = list(pairwise((*ring, ring[0])))
        for place, one in enumerate(lines):
            for other in lines[place + 2 :]:
                assert not (cross(one, other) and cross(other, one)), (one, other)


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether the ends of one line lie on two sides of another."""
    (x0, y0), (x1, y1) = other
    if set(one) & set(other):
        return False
    sides = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in one]
    return sides[0] * sides[1] < 0


@pytest.mark.parametrize(
    "geometry",
    [
        EVERYDAY,
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [2, 48]}, EVERYDAY],
        },
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [[99, 9]]}},
                {"type": "Feature", "geometry": EVERYDAY},
            ],
        },
    ],
)
def test_dots_stand_at_their_seats_on_an_outline_with_land_overseas(
    policy: poles.Policy, seats: list[Point], geometry: object
) -> None:
    base = ground(geometry, seats, french=True)
    assert base.frame == Frame(-5, 42, 13, 51)
    assert len(base.features) == 2
    gaps = moved(policy, geometry)
    assert max(gaps.values()) < 1, max(gaps, key=gaps.__getitem__)
    # Most have room right there.
    assert sum(gap < 0.25 for gap in gaps.values()) > len(gaps) / 2


def test_land_far_away_stands_in_a_box_where_it_has_seats(seats: list[Point]) -> None:
    base = ground(EVERYDAY, seats, french=True)
    inset = base.inset(0, [(55.45, -20.88)])
    (shape,) = inset.features()
    ring = shape["geometry"]["coordinates"][0]
    half = base.side / 2
    assert all(abs(y - inset.middle[1]) <= half and abs(x - inset.middle[0]) < 1.4 * half
               for x, y in ring)  # fmt: skip
    assert holds(ring, inset.place((55.45, -20.88)))
    # In the north of the island is in the north of the box.
    assert inset.place((55.45, -20.88))[1] > inset.middle[1]
    # Land without a seat has no box.
    assert len(base.inset(1, [(0, 0)]).land) == 0
    assert base.inset(1, [(0, 0)]).place((0, 0)) == base.inset(1, []).middle


def test_an_outline_that_shows_nothing_of_the_seats_is_refused(policy: poles.Policy) -> None:
    for geometry, found in (
        ({"type": "Polygon", "coordinates": [square(130, 30, 10)]}, "holds no seat"),
        ({"type": "Polygon", "coordinates": [square(-10, 0, 89)]}, "far wider"),
        ({"type": "Point", "coordinates": [2, 48]}, "neither an area nor a line"),
        ({"type": "GeometryCollection", "geometries": []}, "neither an area nor a line"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]]]}, "coordinates that are none"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 1], [2, 2]]]}, "beyond"),
    ):
        with pytest.raises(poles.InvalidQuestion, match=found):
            show.map(policy, geometry=geometry)


def test_neighbours_of_the_land_with_seats_are_drawn_and_the_world_is_not(
    seats: list[Point],
) -> None:
    beside, across = square(13, 47, 1), square(-100, 30, 20)
    shapes = [[MAINLAND], [EAST], [beside], [across]]
    base = ground({"type": "MultiPolygon", "coordinates": shapes}, seats, french=True)
    assert len(base.features) == 3


def test_without_a_seat_there_is_a_ground_too() -> None:
    assert len(ground(EVERYDAY, [], french=True).features) == 5
    assert len(ground(None, [], french=True).features) == 2
    assert len(ground(None, [(-52.3, 4.9)], french=True).features) == 2
    assert ground(None, [], french=False).frame == Frame(0, 0, 0, 0)
    # One seat overseas alone is drawn on its own land.
    assert len(ground(None, [(55.45, -20.95)], french=True).features) == 1


def test_holes_run_the_other_way_and_what_a_line_goes_round_is_near() -> None:
    hole = square(1, 43, 1)
    (part,) = parts({"type": "Polygon", "coordinates": [square(0, 42, 8), hole]})
    outer, inner = part.feature()["geometry"]["coordinates"]
    assert outer == [*map(list, square(0, 42, 8)[::-1])]
    assert inner == hole
    lines = parts({"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], []]})
    assert [line.has((0.9, 0.1)) for line in lines] == [True]
