"""The coast of France from Natural Earth, which is in the public domain, simplified to few points:
``python tools/coast.py`` writes ``src/poles/show/figures/outline.py``. Needs ``npm``, which
brings the package ``world-atlas``.

Of the land, the parts stay that hold seats of the bundled poles, and Corsica, which one would miss.
"""

import heapq
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import poles
from poles.show.figures.land import holds

PACKAGE, VERSION, FILE = "world-atlas", "2.0.2", "countries-10m.json"
OUT = Path(__file__).parents[1] / "src" / "poles" / "show" / "figures" / "outline.py"
MOST = 380
"""So many points at most, in all rings; the first of a ring is its last, too."""
COLUMNS = 88
"""How long the lines of points are in the file."""
FEWEST = 9
"""So many points has a small island at least: fewer have no shape."""

Point = tuple[float, float]
Ring = list[Point]

HEAD = '''"""The coast of France, simplified from Natural Earth ({package} {version} of npm), which
is in the public domain: naturalearthdata.com. Written by ``tools/coast.py``.
"""

# Each part clockwise, as d3 wants it; longitude and latitude in degrees.
RINGS: tuple[tuple[tuple[float, float], ...], ...] = (
{rings}
)  # fmt: skip

# France, so far as it holds seats of poles, as GeoJSON in degrees.
FRANCE: dict[str, object] = {{
    "type": "MultiPolygon",
    "coordinates": [[[list(point) for point in (*ring, ring[0])]] for ring in RINGS],
}}
'''


def atlas() -> dict[str, Any]:
    """The countries of the world, as TopoJSON."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = {"private": True, "dependencies": {PACKAGE: VERSION}}
        Path(folder, "package.json").write_text(json.dumps(wanted), encoding="utf-8")
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - of the machine
        file = Path(folder, "node_modules", PACKAGE, FILE)
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def rings(topology: dict[str, Any], country: str) -> Iterator[Ring]:
    """The outer rings of a country: arcs that are shared, each a start and steps."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(line)
    (found,) = (
        one
        for one in topology["objects"]["countries"]["geometries"]
        if one["properties"]["name"] == country
    )
    for outer, *_holes in found["arcs"]:
        ring: Ring = []
        for number in outer:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += line[1:] if ring else line
        yield ring[:-1]


def areas(ring: Sequence[Point], narrow: float) -> list[float]:
    """What each point adds to a ring: the triangle that it forms with those beside it."""
    count = len(ring)
    found = []
    for place, (x, y) in enumerate(ring):
        (x0, y0), (x1, y1) = ring[place - 1], ring[(place + 1) % count]
        found.append(abs((x0 - x) * (y1 - y) - (x1 - x) * (y0 - y)) * narrow / 2)
    return found


def simplified(ring: Ring, least: float, fewest: int) -> Ring:
    """A ring without the points that add less than an area to it, the least first (Visvalingam and
    Whyatt 1993), but for the fewest that it keeps.
    """
    narrow = cos(radians(ring[0][1]))
    before = {place: (place - 1) % len(ring) for place in range(len(ring))}
    after = {place: (place + 1) % len(ring) for place in range(len(ring))}
    weights = dict(enumerate(areas(ring, narrow)))
    heap = [(weight, place) for place, weight in weights.items()]
    heapq.heapify(heap)
    while len(weights) > fewest:
        weight, place = heapq.heappop(heap)
        if weights.get(place) != weight:
            continue
        if weight >= least:
            break
        del weights[place]
        one, other = before[place], after[place]
        after[one], before[other] = other, one
        for near in (one, other):
            three = [ring[before[near]], ring[near], ring[after[near]]]
            # Never less than what went before, so that points go in order.
            weights[near] = max(areas(three, narrow)[1], weight)
            heapq.heappush(heap, (weights[near], near))
    return [ring[place] for place in sorted(weights)]


def kept(found: list[Ring], seats: Sequence[Point]) -> list[Ring]:
    """The parts that hold seats, and the largest island beside the largest of them."""
    holding = [ring for ring in found if any(holds(ring, seat) for seat in seats)]
    home = max(holding, key=len)
    east, south = max(x for x, _ in home) + 3, min(y for _, y in home) - 3
    beside = [ring for ring in found if ring not in holding and all(x < east for x, _ in ring)]
    near = [ring for ring in beside if all(x > 0 and y > south for x, y in ring)]
    return [*holding, max(near, key=len)]


def clockwise(ring: Ring) -> Ring:
    """A ring that runs clockwise."""
    closed = [*ring, ring[0]]
    turned = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))
    return ring if turned < 0 else ring[::-1]


def fitted(found: list[Ring], most: int) -> list[Ring]:
    """The rings with at most so many points in all, by halving what is kept."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        fits = sum(len(simplified(ring, middle, FEWEST)) + 1 for ring in found) <= most
        low, high = (low, middle) if fits else (middle, high)
    return [simplified(ring, high, FEWEST) for ring in found]


def written(found: list[Ring]) -> str:
    """The rings as the text of a tuple, in lines of a hundred columns."""
    told = []
    for ring in found:
        lines = ["    ("]
        line = ""
        for x, y in ring:
            point = f"({x:.2f}, {y:.2f}),"
            if len(line) + len(point) > COLUMNS:
                lines.append(f"        {line.rstrip()}")
                line = ""
            line += f"{point} "
        lines += [f"        {line.rstrip()}", "    ),"]
        told.append("\n".join(lines))
    return "\n".join(told)


def main() -> None:
    """Write the file."""
    policy = poles.load_policy()
    seats = [(seat.longitude, seat.latitude) for pole in policy.poles for seat in pole.seats]
    found = kept(list(rings(atlas(), "France")), seats)
    shown = [clockwise(ring) for ring in fitted(found, MOST)]
    text = HEAD.format(package=PACKAGE, version=VERSION, rings=written(shown))
    OUT.write_text(text, encoding="utf-8")
    print([len(ring) for ring in shown])


if __name__ == "__main__":
    main()
