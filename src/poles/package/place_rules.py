"""What must hold of where poles are: communes, coordinates and regions that fit together."""

import re
from collections.abc import Iterator
from typing import Any

from poles.errors import Fault
from poles.phrase import Phrase

from .rows import CsvTable, CsvTables

# The départements of each region before 2016, by INSEE's codes.
_BEFORE_2016 = {
    "01": "971", "02": "972", "03": "973", "04": "974", "06": "976",
    "11": "75 77 78 91 92 93 94 95", "21": "08 10 51 52", "22": "02 60 80", "23": "27 76",
    "24": "18 28 36 37 41 45", "25": "14 50 61", "26": "21 58 71 89", "31": "59 62",
    "41": "54 55 57 88", "42": "67 68", "43": "25 39 70 90", "52": "44 49 53 72 85",
    "53": "22 29 35 56", "54": "16 17 79 86", "72": "24 33 40 47 64",
    "73": "09 12 31 32 46 65 81 82", "74": "19 23 87", "82": "01 07 26 38 42 69 73 74",
    "83": "03 15 43 63", "91": "11 30 34 48 66", "93": "04 05 06 13 83 84", "94": "2A 2B",
}  # fmt: skip
# The regions that were put together in 2016.
_SINCE_2016 = {
    "27": "26 43", "28": "23 25", "32": "22 31", "44": "21 41 42", "75": "54 72 74",
    "76": "73 91", "84": "82 83",
}  # fmt: skip
DEPARTEMENTS: dict[str, frozenset[str]] = {
    code: frozenset(found.split()) for code, found in _BEFORE_2016.items()
}
DEPARTEMENTS |= {
    code: frozenset().union(*(DEPARTEMENTS[old] for old in olds.split()))
    for code, olds in _SINCE_2016.items()
}
# The least and the most of longitude and latitude, rounded outward: by département overseas, and of
# all that is in Europe.
_EUROPE = (-5.5, 10), (41, 51.5)
_OVERSEAS = {
    "971": ((-63.5, -60.5), (15.5, 18.5)),
    "972": ((-61.5, -60.5), (14, 15)),
    "973": ((-55, -51), (2, 6)),
    "974": ((55, 56), (-21.5, -20.5)),
    "976": ((44.5, 45.5), (-13.5, -12.5)),
}


def places(tables: CsvTables) -> Iterator[Fault]:
    """Every seat that is not where it says, and every region that succeeds itself."""
    codes = {one.region: one.insee for one in tables["region_names"].records}
    table = tables["seats"]
    for row, seat in enumerate(table.records):
        wrong = False
        for column, most in (("longitude", 180), ("latitude", 90)):
            if abs(getattr(seat, column)) > most:
                wrong = True
                hint = "Longitude is east, latitude north."
                yield table.fault(row, column, Phrase("degrees from -{} to {}", most, most), hint)
        if seat.insee is None:
            continue
        if not re.fullmatch(r"(\d{2}|2[AB])\d{3}", seat.insee, re.ASCII):
            expected = "five characters, such as 31555 or 2A004"
            yield table.fault(row, "insee", expected, "INSEE's code, not the post code.")
            continue
        yield from _elsewhere(table, row, seat, codes)
        if not wrong:
            yield from _off_the_map(table, row, seat)
    table = tables["region_successions"]
    for row, one in enumerate(table.records):
        if one.before == one.after:
            yield table.fault(row, "after", "another region", "A region does not succeed itself.")


def _elsewhere(
    table: CsvTable, row: int, seat: Any, codes: dict[str, str | None]
) -> Iterator[Fault]:
    """The regions of a seat that its commune is not in."""
    own = _departement(seat.insee)
    for column in ("region", "former_region"):
        region = getattr(seat, column)
        within = DEPARTEMENTS.get(codes.get(region) or "")
        if within is not None and own not in within:
            hint = Phrase("The commune {} is in the département {}.", seat.insee, own)
            yield table.fault(
                row, column, Phrase("a region that has the commune {}", seat.insee), hint, "insee"
            )


def _off_the_map(table: CsvTable, row: int, seat: Any) -> Iterator[Fault]:
    """Coordinates that are not near the département of a seat."""
    own = _departement(seat.insee)
    (west, east), (south, north) = _OVERSEAS.get(own, _EUROPE)

    def inside(longitude: float, latitude: float) -> bool:
        return west <= longitude <= east and south <= latitude <= north

    if inside(seat.longitude, seat.latitude):
        return
    hint = "Compare it with a map."
    if inside(seat.latitude, seat.longitude):
        hint = "Longitude and latitude are swapped: longitude is east, latitude north."
    expected = Phrase(
        "{:g} to {:g} degrees east and {:g} to {:g} north, as in {}", west, east, south, north, own
    )
    yield table.fault(row, "longitude", expected, hint, "latitude", "insee")


def _departement(insee: str) -> str:
    """The département of a commune, by its code."""
    return insee[:3] if insee.startswith("97") else insee[:2]
