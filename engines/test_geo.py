"""What speaks of places is read by GeoPandas and, as a file, by GDAL."""

import json
from pathlib import Path
from typing import Any

import attrs
import geopandas
import pyogrio
import pytest
from shapely.geometry import Point

import poles

POLICY = poles.load_policy()
DAYS = "2005-07-12", "2012-11-19", "2024-01-08"


def without_seats(policy: poles.Policy, *keys: str) -> poles.Policy:
    """A policy in which nobody knows where some poles have their seat."""
    found = (attrs.evolve(one, seats=()) if one.id in keys else one for one in policy.poles)
    return attrs.evolve(policy, poles=poles.Records(found))


@pytest.mark.parametrize("day", DAYS)
def test_a_snapshot_is_a_frame_of_points(day: str) -> None:
    snapshot = POLICY.on(day)
    frame: Any = geopandas.GeoDataFrame.from_features(snapshot, crs=4326)
    assert list(frame["id"]) == list(snapshot.poles.keys())
    assert set(frame["day"]) == {day}
    for row, standing in zip(frame.to_dict("records"), snapshot.poles, strict=True):
        seat = standing.seat
        assert (row["geometry"] is None) == (seat is None)
        assert seat is None or row["geometry"] == Point(seat.longitude, seat.latitude)
        assert row["labels"] == list(standing.labels)


def test_standings_and_seats_are_features() -> None:
    standings = POLICY.on(DAYS[1]).poles
    assert len(geopandas.GeoDataFrame.from_features(standings)) == len(standings)
    seats = [seat for pole in POLICY.poles for seat in pole.seats]
    frame = geopandas.GeoDataFrame.from_features(seats)
    assert list(frame["commune"]) == [seat.commune for seat in seats]
    assert list(frame["insee"]) == [seat.insee for seat in seats]


@pytest.mark.parametrize("unknown", [(), ("minalogic",)])
def test_gdal_reads_what_is_written(tmp_path: Path, unknown: tuple[str, ...]) -> None:
    snapshot = without_seats(POLICY, *unknown).on(DAYS[1])
    file = tmp_path / "poles.geojson"
    file.write_text(json.dumps(snapshot.__geo_interface__), encoding="utf-8")
    found: Any = pyogrio.read_dataframe(file)
    assert list(found["id"]) == list(snapshot.poles.keys())
    assert list(found["name"]) == [standing.name for standing in snapshot.poles]
    assert set(found.loc[found.geometry.isna(), "id"]) == set(unknown)
    known = [one.seat for one in snapshot.poles if one.seat is not None]
    points = [Point(seat.longitude, seat.latitude) for seat in known]
    assert list(found.geometry.dropna()) == points


def test_layers_of_all_days_have_the_same_fields(tmp_path: Path) -> None:
    """As QGIS, which reads by GDAL, puts layers together by the types of their fields."""
    found = []
    for day in DAYS:
        file = tmp_path / f"{day}.geojson"
        file.write_text(json.dumps(POLICY.on(day).__geo_interface__), encoding="utf-8")
        about = pyogrio.read_info(file)
        found.append(dict(zip(about["fields"], about["ogr_types"], strict=True)))
        assert about["crs"] == "EPSG:4326"
        assert about["geometry_type"] == "Point"
    assert found == found[:1] * len(DAYS)
    kinds = found[0]
    assert kinds.pop("day") == "OFTDate"
    assert kinds.pop("regions") == kinds.pop("labels") == "OFTStringList"
    assert set(kinds.values()) == {"OFTString"}
