"""The picture of the rooms in ``docs/architecture.md``, made from the imports of the code:
``python tools/rooms.py`` draws it anew.
"""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "poles"
PICTURE = ROOT / "docs" / "_static" / "rooms.svg"

ROOMS = {
    "__main__": "the command: python -m poles",
    "show": "figures and the report",
    "frames": "data frames in, data frames out",
    "aggregate": "counts, flows, shares, citations",
    "intake": "what users bring, what changed",
    "strategies": "made-up data for tests",
    "policy": "the records as one value",
    "package": "bytes to records, and back",
    "identity": "who was who, when",
    "ledger": "how much, and its proof",
    "model": "records that describe themselves",
    "text": "two languages, numbers, cards",
    "extras": "optional dependencies",
    "errors": "what can go wrong, in words",
    "faults": "what is wrong in a package",
    "phrase": "texts to tell in French too",
    "french": "what errors say, in French",
    "lazy": "names that load on first use",
    "objects": "pickles, and many objects at once",
}
"""Each room with what it is for, in the order in which those of one height stand side by side."""
FACE = {"__init__", "results", "terms"}
"""Modules that only say where public names live."""
HELD = ("altair", "cattrs", "highspy", "hypothesis", "narwhals")
"""Libraries that live in one room only."""

WIDE, HIGH, BESIDE, ABOVE = 236, 46, 28, 30
STYLE = """
  text { font: 12px system-ui, sans-serif; text-anchor: middle; fill: #424a53 }
  .name { font: bold 14px ui-monospace, monospace; fill: #1f2328 }
  .held { font-style: italic; fill: #0a58a8 }
  rect { fill: #f6f8fa; stroke: #8c959f } path { fill: none; stroke: #8c959f }
  marker path { fill: #8c959f; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #b7bdc8 } .name { fill: #f0f6fc } .held { fill: #6cb6ff }
    rect { fill: #21262d; stroke: #6e7681 }
  }
"""

MARKER = (
    '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0 0L8 4L0 8z"/></marker>'
)


@cache
def imports() -> dict[str, set[str]]:
    """The rooms and libraries that each room imports, also in functions and for type checkers."""
    found: dict[str, set[str]] = {}
    for file in sorted(SRC.rglob("*.py")):
        package = file.relative_to(SRC.parent).parts[:-1]
        room = package[1] if len(package) > 1 else file.stem
        if room not in FACE:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found.setdefault(room, set()).update(_imported(tree, package))
            found[room].discard(room)
    return found


def _imported(tree: ast.Module, package: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            home = ".".join([*base, *filter(None, [node.module])])
            names = [f"{home}.{alias.name}" for alias in node.names]
        for name in names:
            top, *below = name.split(".")
            if top == "poles" and below and (below[0] in ROOMS or (SRC / below[0]).is_dir()):
                yield below[0]
            elif top in HELD:
                yield top


def heights(below: dict[str, set[str]]) -> dict[str, int]:
    """How high each room stands: above all that it imports. Raises an error for a circle."""
    found: dict[str, int] = {}
    for room in TopologicalSorter(below).static_order():
        found[room] = 1 + max((found[other] for other in below[room]), default=-1)
    return found


def arrows(below: dict[str, set[str]]) -> list[tuple[str, str]]:
    """The imports from one room to another, without those that a way through others implies."""

    def reached(room: str) -> set[str]:
        return below[room].union(*map(reached, below[room]))

    return [
        (room, other)
        for room in ROOMS
        for other in ROOMS
        if other in below[room] - set().union(*map(reached, below[room]))
    ]


def picture() -> str:
    """The rooms as SVG: each above all that it imports, with the library that lives there only."""
    found = imports()
    held = {room: sorted(names & {*HELD}) for room, names in found.items()}
    below = {room: names - {*HELD} for room, names in found.items()}
    height = heights(below)
    rows = [
        [room for room in ROOMS if height[room] == level] for level in sorted({*height.values()})
    ]
    width = max(map(len, rows)) * (WIDE + BESIDE) + BESIDE
    middle = {}
    for level, row in enumerate(reversed(rows)):
        for place, room in enumerate(row):
            x = width / 2 + (place - (len(row) - 1) / 2) * (WIDE + BESIDE)
            middle[room] = (x, ABOVE + level * (HIGH + ABOVE))
    tall = ABOVE + len(rows) * (HIGH + ABOVE)
    lines = [_line(*middle[room], *middle[other]) for room, other in arrows(below)]
    boxes = [_box(room, *middle[room], held[room]) for room in ROOMS]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {tall}" role="img">',
            "<!-- Written by tools/rooms.py from the imports of the code. -->",
            f"<style>{STYLE}</style>",
            MARKER,
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def _line(x: float, top: float, to: float, end: float) -> str:
    """From the bottom of one box to the top of another; past a box between, from the side."""
    if to != x and end - top > HIGH + ABOVE:
        side = WIDE / 2 if to > x else -WIDE / 2
        begin, aim = f"{x + side:g} {top + HIGH / 2:g}", f"{to + side / 2:g}"
        curve = f"{aim} {top + HIGH / 2:g} {aim} {top + HIGH:g} {aim} {end:g}"
    else:
        way, bend = max(-WIDE / 3, min(WIDE / 3, (to - x) / 4)), ABOVE * 0.8
        begin, aim = f"{x + way:g} {top + HIGH:g}", f"{to - way:g}"
        curve = f"{x + way:g} {top + HIGH + bend:g} {aim} {end - bend:g}"
        curve += f" {aim} {end:g}"
    return f'<path marker-end="url(#tip)" d="M{begin}C{curve}"/>'


def _box(room: str, x: float, top: float, held: list[str]) -> str:
    more = f' <tspan class="held">{", ".join(held)}</tspan>' if held else ""
    return (
        f'<rect x="{x - WIDE / 2:g}" y="{top:g}" width="{WIDE}" height="{HIGH}" rx="6"/>'
        f'<text x="{x:g}" y="{top + 19:g}"><tspan class="name">{room}</tspan>{more}</text>'
        f'<text x="{x:g}" y="{top + 37:g}">{escape(ROOMS[room])}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
