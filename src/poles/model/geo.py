"""Places as GeoJSON has them, for all that reads ``__geo_interface__``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Feature: TypeAlias = dict[str, Any]


def feature(place: tuple[float, float] | None, properties: Mapping[str, Any]) -> Feature:
    """A feature at a longitude and a latitude in degrees, or nowhere, with what is told of it:
    texts, numbers, and lists of texts.

    >>> feature((5.72, 45.19), {"commune": "Grenoble", "labels": ("p1-minalogic",)})["geometry"]
    {'type': 'Point', 'coordinates': [5.72, 45.19]}
    >>> feature(None, {})["geometry"] is None
    True
    """
    geometry = None if place is None else {"type": "Point", "coordinates": list(place)}
    told = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
    }
    return {"type": "Feature", "geometry": geometry, "properties": told}
