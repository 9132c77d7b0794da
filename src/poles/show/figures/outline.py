"""A coarse outline of France, made by hand for this library: well-known towns and capes, to a tenth
of a degree or two. No survey, and no border to rely on.
"""

# Clockwise from Dunkerque: the land borders from Flanders to Menton, the Mediterranean, the
# Pyrenees, the Atlantic and the Channel.
_MAINLAND = (
    (2.4, 51.0), (2.9, 50.7), (3.2, 50.8), (3.6, 50.4), (4.1, 50.3), (4.2, 50.0),
    (4.8, 50.1), (4.9, 49.8), (5.8, 49.5), (6.4, 49.5), (6.9, 49.2), (7.9, 49.0),
    (8.2, 49.0), (7.8, 48.6), (7.6, 48.0), (7.6, 47.6), (7.0, 47.5), (6.9, 47.2),
    (6.5, 46.9), (6.1, 46.5), (6.0, 46.2), (6.5, 46.4), (6.8, 46.4), (7.0, 45.9),
    (7.1, 45.3), (6.7, 44.9), (6.9, 44.4), (7.6, 44.1), (7.5, 43.8), (7.0, 43.5),
    (6.7, 43.2), (6.0, 43.0), (5.3, 43.3), (4.6, 43.4), (4.0, 43.5), (3.5, 43.3),
    (3.1, 43.1), (3.0, 42.7), (3.2, 42.4), (1.7, 42.5), (0.7, 42.8), (0.0, 42.7),
    (-0.6, 42.8), (-1.4, 43.1), (-1.8, 43.4), (-1.5, 43.6), (-1.3, 44.6), (-1.1, 45.6),
    (-1.2, 46.1), (-1.8, 46.5), (-2.2, 47.0), (-2.4, 47.3), (-3.1, 47.5), (-3.5, 47.7),
    (-4.3, 47.8), (-4.7, 48.0), (-4.3, 48.1), (-4.8, 48.4), (-4.0, 48.7), (-3.1, 48.9),
    (-2.7, 48.5), (-2.0, 48.7), (-1.5, 48.6), (-1.6, 49.2), (-1.9, 49.7), (-1.3, 49.7),
    (-1.2, 49.4), (-0.2, 49.3), (0.1, 49.5), (0.4, 49.8), (1.1, 49.9), (1.5, 50.2),
    (1.6, 50.8), (1.9, 51.0),
)  # fmt: skip
# Clockwise from Cap Corse.
_CORSICA = (
    (9.4, 43.0), (9.5, 42.6), (9.6, 42.1), (9.3, 41.6), (9.2, 41.4), (8.8, 41.6), (8.6, 41.9),
    (8.6, 42.4), (8.8, 42.6), (9.3, 42.7),
)  # fmt: skip

# Metropolitan France as GeoJSON, in degrees.
FRANCE: dict[str, object] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[list(point) for point in (*ring, ring[0])]],
            },
        }
        for name, ring in (("France", _MAINLAND), ("Corse", _CORSICA))
    ],
}
