"""Figures: what is in them, and what they look like to whoever draws them."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import altair as alt
import attrs
import pytest
import vl_convert

import poles
from as_written import as_written
from pictures import pictures
from poles import show
from poles.aggregate.endings import endings
from poles.aggregate.lost import ending_text
from poles.show.figures.backdrop import ground
from poles.show.figures.land import Frame
from poles.text import Lang
from typography import faults

SHOWN = re.compile(r'aria-label="[^"]+"|(?:fill|stroke)="[^"]+"|>[^<\s][^<]*<')
"""What one sees in a drawing, wherever it stands."""
SNAPSHOTS = Path(__file__).parent / "snapshots"
LANGS: tuple[Lang, ...] = ("fr", "en")


@pytest.fixture(scope="module")
def policy() -> poles.Policy:
    return poles.load_policy()


def answers(policy: poles.Policy) -> dict[str, poles.Bounds]:
    """Money of three kinds: an interval, one that reads by inference, and one without an upper
    bound.
    """
    funding = policy.funding
    return {
        "fui-3": poles.bounds(funding, poles.Box(funders="fui", calls="fui-3", basis="awarded")),
        "paid": poles.bounds(funding, poles.Box(funders="fui", period="2007", basis="paid")),
        "2025": poles.bounds(
            funding,
            poles.Box(
                funders="state",
                instrument="governance",
                period="2025",
                basis="planned",
                stage="voted",
            ),
        ),
        "phase 1": poles.total(
            funding, by="phase", funders="state", basis="planned", stage="announced"
        )[1],
    }


FIGURES: dict[str, Callable[[poles.Policy, Lang], Any]] = {
    "timeline": lambda policy, lang: show.timeline(policy, lang=lang),
    "map": lambda policy, lang: show.map(policy.on("2012-11-19"), lang=lang),
    "funding": lambda policy, lang: show.funding(answers(policy), lang=lang),
    "lineage": lambda policy, lang: show.lineage(policy, lang=lang),
}


def data(spec: dict[str, Any], *having: str) -> list[dict[str, Any]]:
    """The one dataset of a specification whose rows have some columns."""
    found = [rows for rows in spec["datasets"].values() if rows and set(having) <= set(rows[0])]
    assert len(found) == 1, having
    return list(found[0])


@pytest.fixture(scope="module")
def specs(policy: poles.Policy) -> dict[tuple[str, Lang], dict[str, Any]]:
    return {
        (name, lang): figure(policy, lang).to_dict()
        for name, figure in FIGURES.items()
        for lang in LANGS
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_what_it_is_and_stands_on_any_page(specs: Any, name: str, lang: Lang) -> None:
    spec = specs[name, lang]
    assert spec["description"]
    assert spec["title"]["text"]
    assert spec["config"]["background"] == "transparent"
    assert spec["description"] != specs[name, "en" if lang == "fr" else "fr"]["description"]
    assert '"url"' not in json.dumps(spec)
    # A brace left in a text is a value that was not put in.
    assert "{" not in spec["description"] + str(spec["title"]["subtitle"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FIGURES)
def test_every_datum_names_its_sources(
    policy: poles.Policy, specs: Any, name: str, lang: Lang
) -> None:
    for rows in specs[name, lang]["datasets"].values():
        for row in rows:
            if "geometry" in row or set(row) == {"longitude", "latitude", "name"}:
                continue  # the outline is the library's own
            found = [value for key, value in row.items() if key.endswith("sources")]
            assert found
            assert all(found), row
            named = [
                part.rpartition("(")[2].rstrip(")")
                for text in found
                for part in re.split(r"\s?; ", text)
                if "(" in part
            ]
            assert any(key in policy.sources for key in named) or all(
                text.startswith(("none", "aucune")) for text in found
            ), row


@pytest.mark.parametrize("name", FIGURES)
def test_french_texts_are_in_french_typography(specs: Any, name: str) -> None:
    assert [fault for text in texts(specs[name, "fr"]) for fault in faults(text)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FIGURES)
def test_dates_are_told_as_people_read_them(specs: Any, name: str, lang: Lang) -> None:
    assert [text for text in texts(specs[name, lang]) if as_written(text)] == []


def texts(spec: Any) -> Iterator[str]:
    """All that a specification says, and its expressions."""
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, dict):
        for value in spec.values():
            yield from texts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from texts(value)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_the_same_each_time(policy: poles.Policy, specs: Any, name: str) -> None:
    assert json.dumps(FIGURES[name](policy, "en").to_dict()) == json.dumps(specs[name, "en"])


@pytest.mark.parametrize("name", FIGURES)
def test_the_specification_is_as_it_was(specs: Any, name: str) -> None:
    """Data by their digests, which are the names that Altair gives them. UPDATE_SNAPSHOTS=1 writes
    them anew.
    """
    spec = {
        key: value for key, value in specs[name, "en"].items() if key not in ("$schema", "datasets")
    }
    spec["rows"] = {key: len(rows) for key, rows in specs[name, "en"]["datasets"].items()}
    as_it_was(spec, SNAPSHOTS / f"{name}.json")


def as_it_was(spec: dict[str, Any], path: Path) -> None:
    if "UPDATE_SNAPSHOTS" in os.environ:
        path.write_text(json.dumps(spec, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert spec == json.loads(path.read_text(encoding="utf-8"))


def test_a_specification_written_anew_is_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("UPDATE_SNAPSHOTS", "1")
        as_it_was({"a": "é"}, tmp_path / "a.json")
    as_it_was({"a": "é"}, tmp_path / "a.json")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_without_a_warning(
    specs: Any, name: str, lang: Lang, capfd: pytest.CaptureFixture[str]
) -> None:
    drawn_quietly(specs[name, lang], capfd)


def drawn_quietly(spec: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    assert vl_convert.vegalite_to_svg(json.dumps(spec), show_warnings=True).startswith("<svg")
    assert not capfd.readouterr().err


def few(policy: poles.Policy, *keys: str, event: str | None = None) -> poles.Policy:
    """Some poles, the last label of each, and an event."""
    labels = [
        next(label for label in policy.labels[::-1] if key in {one.pole for one in label.holders})
        for key in keys
    ]
    events = [] if event is None else [policy.events[event]]
    found = poles.Records([policy.poles[key] for key in keys])
    return attrs.evolve(
        policy, poles=found, labels=poles.Records(labels), events=poles.Records(events)
    )


TOLD: dict[Lang, list[str]] = {
    "fr": [
        (
            "1 pôle, un par ligne, de 2023 à 2026 ; 1 label en barres, colorées par catégorie ; 0 "
            "trait d'un pôle à celui dans lequel il est entré."
        ),
        (
            "2 pôles, un par ligne, de 2013 à 2026 ; 2 labels en barres, colorées par catégorie ; "
            "1 "
            "trait d'un pôle à celui dans lequel il est entré."
        ),
        (
            "1 pôle d'origine à gauche, 1 à droite, dont 1 avec un label le 2026-12-31 ; 0 entré "
            "dans "
            "un autre."
        ),
        "Carte des pôles de 2023 à 2026, avec un curseur pour l'année. Le 2026-12-31 : 1 label.",
        "1 label, 1 pôle — 2026-12-31, phase 5",
        "1 intervalle en euros, par nature de dépense",
        "2 intervalles en euros, par nature de dépense",
    ],
    "en": [
        (
            "1 pole, one a row, from 2023 to 2026; 1 label as bars, coloured by tier; 0 lines "
            "from a "
            "pole to one that it went into."
        ),
        (
            "2 poles, one a row, from 2013 to 2026; 2 labels as bars, coloured by tier; 1 line "
            "from a "
            "pole to one that it went into."
        ),
        (
            "1 original pole on the left, 1 on the right, of which 1 with a label on 2026-12-31; 0 "
            "went into another."
        ),
        "Map of the poles from 2023 to 2026, with a slider for the year. On 2026-12-31: 1 label.",
        "1 label, 1 pole — 2026-12-31, phase 5",
        "1 interval in euros, by kind of money",
        "2 intervals in euros, by kind of money",
    ],
}


def test_what_is_not_known_is_not_told(policy: poles.Policy) -> None:
    """A label without a reason to end, a day without a phase, a pole without a sector."""
    found = few(policy, "imaginove", "minalogic")
    bare = attrs.evolve(
        found,
        phases=poles.Records([], poles.Phase),
        labels=poles.Records(attrs.evolve(one, end_reason=None) for one in found.labels),
        poles=poles.Records(attrs.evolve(one, sector=None) for one in found.poles),
    )
    days = [datum["text"] for datum in data(show.map(bare).to_dict(), "day")]
    assert days
    assert not any("phase" in text for text in days)
    last = [datum["pole"] for datum in data(show.lineage(bare).to_dict(), "pole", "full")]
    assert last == ["Imaginove, label until 2019: reason unknown", "Minalogic"]


@pytest.mark.parametrize("lang", LANGS)
def test_figures_tell_the_end_of_labels_as_every_answer_does(
    policy: poles.Policy, specs: Any, lang: Lang
) -> None:
    gone = endings(policy, policy.coverage.last)
    told = {key: ending_text(one, policy.poles, lang) for key, one in gone.items()}
    lives = data(specs["timeline", lang], "names", "lost")
    assert sorted(told.values()) == sorted(
        row["lost"] for row in lives if row["lost"] not in ("none", "aucune")
    )
    lines = data(specs["lineage", lang], "origin", "lost")
    original = {row["lost"] for row in lines} - {"none", "aucun"}
    assert original <= set(told.values())
    for key in ("mta", "imaginove", "trimatec", "dream", "hydreos", "enfant"):
        assert told[key] in original
    last = [row["pole"] for row in data(specs["lineage", lang], "full", "pole")]
    for key in ("enfant", "trimatec", "novalog"):
        name, reason = policy.poles[key].name, gone[key].reason.label(lang)
        (text,) = (text for text in last if text.startswith(name))
        assert text.endswith(reason)


@pytest.mark.parametrize("lang", LANGS)
def test_one_is_not_told_as_many(policy: poles.Policy, lang: Lang) -> None:
    one, two = (
        few(policy, "minalogic"),
        few(policy, "imaginove", "minalogic", event="2018-12-31-imaginove-absorbed"),
    )
    figures = (
        show.timeline(one, lang=lang),
        show.timeline(two, lang=lang),
        show.lineage(one, lang=lang),
        show.map(one, lang=lang),
    )
    told = [figure.to_dict()["description"] for figure in figures]
    told.append(data(show.map(one, lang=lang).to_dict(), "day")[-1]["text"])
    money = answers(policy)["fui-3"]
    told += (
        show.funding(asked, lang=lang).to_dict()["description"].partition(":")[0].rstrip()
        for asked in (money, [money, money])
    )
    assert [re.sub(r"\s", " ", text) for text in told] == TOLD[lang]


def test_every_pole_and_every_label_is_in_the_timeline(policy: poles.Policy, specs: Any) -> None:
    spec = specs["timeline", "en"]
    assert {row["label"] for row in data(spec, "label")} == set(policy.labels.keys())
    assert len({row["row"] for row in data(spec, "names")}) == len(policy.poles)
    rows = next(
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("y", {})
    )
    assert (
        len(rows)
        == len(set(rows))
        == len(policy.poles) + sum(not label.holders for label in policy.labels)
    )
    assert all(row["start"] <= row["end"] for row in (*data(spec, "label"), *data(spec, "names")))


def test_elopsys_and_route_des_lasers_join(specs: Any) -> None:
    lines: dict[int, list[dict[str, Any]]] = {}
    for row in data(specs["timeline", "en"], "line"):
        lines.setdefault(row["line"], []).append(row)
    joined = [(rows[0]["row"], rows[1]["row"], rows[0]["date"]) for rows in lines.values()]
    assert ("Elopsys", "ALPHA-RLH", "2017-01-01") in joined
    assert ("Route des Lasers", "ALPHA-RLH", "2017-01-01") in joined


def test_the_timeline_agrees_with_the_policy(policy: poles.Policy, specs: Any) -> None:
    for day in ("2005-12-31", "2012-11-19", "2019-07-01", "2024-06-30"):
        found = {
            row["label"]
            for row in data(specs["timeline", "en"], "label")
            if row["start"] <= day <= row["end"]
        }
        assert found == set(policy.on(day).labels.keys())


def shown(rows: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    return [row for row in rows if row["first"] <= year <= row["last"]]


@pytest.mark.parametrize(("year", "labels"), [(2005, 66), (2007, 71), (2024, 57)])
def test_the_slider_changes_the_count(specs: Any, year: int, labels: int) -> None:
    [found] = shown(data(specs["map", "en"], "day"), year)
    assert found["labels"] == labels
    assert found["text"].startswith(f"{labels} labels")


def test_the_map_agrees_with_the_snapshots(policy: poles.Policy, specs: Any) -> None:
    spec = specs["map", "en"]
    assert spec["params"] == [
        {
            "bind": {"input": "range", "max": 2026, "min": 2005, "name": "Year: ", "step": 1},
            "name": "year",
            "value": 2012,
        }
    ]
    for count in data(spec, "day"):
        year, snapshot = count["first"], policy.on(count["day"])
        assert count["day"] == ("2012-11-19" if year == 2012 else f"{year}-12-31")
        assert {row["id"] for row in shown(data(spec, "hollow"), year)} == {
            one.id for one in snapshot.poles if one.seat
        }
        tiles = shown(data(spec, "column"), year)
        assert (
            sum(Fraction(tile["labels"]) for tile in tiles)
            == len(snapshot.labels)
            == count["labels"]
        )
        assert len({(tile["column"], tile["row"]) for tile in tiles}) == len(tiles)
        assert {tile["code"] for tile in tiles} >= (
            {"RA", "AUV"} if year < 2016 else {"ARA", "HDF"}
        )


def test_a_tooltip_of_the_map_names_a_pole_and_its_sources(
    policy: poles.Policy, specs: Any
) -> None:
    [found] = [
        row for row in shown(data(specs["map", "fr"], "hollow"), 2012) if row["id"] == "elopsys"
    ]
    assert (found["pole"], found["sector"], found["regions"]) == (
        "Elopsys",
        "Optique et photonique",
        "Limousin, Midi-Pyrénées",
    )
    assert policy.labels["p2-elopsys"].sources[0] in found["label_sources"]


def test_no_dot_of_the_map_hides_another(specs: Any) -> None:
    for year in (2005, 2012, 2024):
        places = [
            (row["longitude"], row["latitude"])
            for row in shown(data(specs["map", "en"], "hollow"), year)
        ]
        assert all(
            ((one[0] - other[0]) * 0.69) ** 2 + (one[1] - other[1]) ** 2 > 0.17**2
            for k, one in enumerate(places)
            for other in places[:k]
        )


def test_a_map_of_a_policy_begins_with_its_last_day(policy: poles.Policy) -> None:
    spec = show.map(policy).to_dict()
    assert spec["params"][0]["value"] == 2026
    assert shown(data(spec, "day"), 2012)[0]["day"] == "2012-12-31"


SQUARE = [[0, 42], [8, 42], [8, 50], [0, 50], [0, 42]]
"""Counterclockwise, as the standard has it."""


class Shape:
    __geo_interface__: ClassVar = {
        "type": "MultiPolygon",
        "coordinates": [[SQUARE, [[1, 43], [1, 44], [2, 44], [1, 43]]]],
    }


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [SQUARE]},
        {
            "type": "Feature",
            "properties": None,
            "geometry": {"type": "Polygon", "coordinates": [SQUARE[::-1]]},
        },
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": None},
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}},
            ],
        },
        Shape(),
    ],
)
def test_a_geometry_of_ones_own_is_drawn_on(policy: poles.Policy, geometry: Any) -> None:
    found = ground(geometry, [], french=True)
    assert found.frame == Frame(0, 42, 8, 50)
    ring = found.features[0]["geometry"]["coordinates"][0]
    assert ring == SQUARE[::-1], "d3 wants outer rings clockwise"
    spec = show.map(policy.on("2012-11-19"), geometry=geometry).to_dict()
    assert len(data(spec, "geometry")) > 1, "what lies outside stands in boxes"
    assert vl_convert.vegalite_to_svg(json.dumps(spec)).startswith("<svg")


@pytest.mark.parametrize(
    "geometry",
    [
        "a.geojson",
        {"type": "Topology"},
        {
            "type": "Polygon",
            "coordinates": [
                [[600000, 6800000], [600000, 6900000], [700000, 6800000], [600000, 6800000]]
            ],
        },
        {"type": "Feature", "geometry": {"type": "Nonsense", "coordinates": []}},
    ],
)
def test_what_is_no_geometry_in_degrees_is_refused(policy: poles.Policy, geometry: Any) -> None:
    with pytest.raises(poles.InvalidQuestion, match="GeoJSON in degrees"):
        show.map(policy, geometry=geometry)


def test_a_line_is_drawn_on_as_it_runs() -> None:
    line = {"type": "LineString", "coordinates": SQUARE}
    assert ground(line, [], french=True).features[0]["geometry"] == line


def test_a_pole_without_a_seat_is_not_on_the_map(policy: poles.Policy) -> None:
    snapshot = policy.on("2012-11-19")
    gone = attrs.evolve(
        policy,
        poles=poles.Records(
            attrs.evolve(pole, seats=()) if pole.id == "elopsys" else pole for pole in policy.poles
        ),
    )
    there, left = (
        {row["id"] for row in data(show.map(one).to_dict(), "longitude", "pole")}
        for one in (snapshot, gone.on("2012-11-19"))
    )
    assert there - left == {"elopsys"}


def test_another_countrys_policy_can_be_drawn(capfd: pytest.CaptureFixture[str]) -> None:
    policy = poles.load_policy(Path(__file__).parent.parent / "docs" / "spitzencluster")
    spec = show.map(policy).to_dict()
    assert not [rows for rows in spec["datasets"].values() if rows and "geometry" in rows[0]], (
        "France is no ground for Germany"
    )
    for chart in (spec, show.timeline(policy).to_dict(), show.lineage(policy).to_dict()):
        drawn_quietly(chart, capfd)


def test_intervals_are_the_bounds(policy: poles.Policy, specs: Any) -> None:
    found = {
        row["row"]: row for rows in specs["funding", "en"]["datasets"].values() for row in rows
    }
    for name, answer in answers(policy).items():
        row = found[name]
        assert (row["low"], row["high"]) == (
            float(answer.low) / 1e6,
            None if answer.high is None else float(answer.high) / 1e6,
        )
        assert row["open"] is (answer.high is None)
        assert row["end"] >= row["low"]
    assert found["paid"]["open"]


def test_kinds_of_money_stand_apart(specs: Any) -> None:
    panels = specs["funding", "fr"]["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == [
        "prévu, annoncé",
        "prévu, loi de finances initiale",
        "accordé (engagé)",
        "payé (CP)",
    ]
    for panel in panels:
        names = {part["data"]["name"] for part in (panel, *panel["layer"]) if "data" in part}
        kinds = {row["kind"] for name in names for row in specs["funding", "fr"]["datasets"][name]}
        assert kinds == {panel["title"]["text"]}


def test_what_money_can_be_drawn_of(policy: poles.Policy) -> None:
    one = answers(policy)["fui-3"]
    [row] = data(show.funding(one).to_dict(), "low")
    assert row["row"] == "Single inter-ministerial fund (FUI), call fui-3"
    twice = data(show.funding([one, one]).to_dict(), "low")
    assert [row["row"].endswith("(2)") for row in twice] == [False, True]
    phases = poles.total(
        policy.funding, by="phase", funders="state", basis="planned", stage="announced"
    )
    assert [row["row"] for row in data(show.funding(phases, lang="fr").to_dict(), "low")] == [
        phase.name_fr for phase in policy.phases
    ]
    funders = poles.total(
        policy.funding, by="funder", funders="state", basis="planned", stage="announced"
    )
    assert {row["row"] for row in data(show.funding(funders).to_dict(), "low")} <= {
        one.name("en") for one in policy.funders
    }
    for wrong in ([], 3, "fui", [one, "fui"], {"a": 3}, policy.funding):
        with pytest.raises(poles.InvalidQuestion, match=r"answer"):
            show.funding(wrong)  # type: ignore[arg-type]


def test_the_lineage_leads_every_original_pole_to_today(policy: poles.Policy, specs: Any) -> None:
    spec = specs["lineage", "en"]
    ends = {row["origin"]: row["end"] for row in data(spec, "line")}
    assert ends["Elopsys"] == ends["Route des Lasers"] == "ALPHA-RLH"
    assert ends["DREAM Eau & Milieux"] == "aquanova"
    last = policy.on(policy.coverage.last)
    full = [row["pole"] for row in data(spec, "full") if row["full"]]
    assert sorted(full) == sorted(standing.pole.name for standing in last.poles)
    first = {standing.name for standing in policy.on("2005-12-31").poles}
    assert first - {"Mov'eo"} <= set(ends), "every pole of 2005 that came from no other"
    heights = sorted(row["y"] for row in data(spec, "full"))
    assert all(after - before >= 1 for before, after in pairwise(heights)), "no name hides another"


@pytest.mark.parametrize("figure", [show.timeline, show.lineage, show.map])
def test_what_is_no_policy_is_refused(figure: Callable[[Any], Any]) -> None:
    with pytest.raises(poles.InvalidQuestion, match="policy"):
        figure("2012-11-19")


@pytest.mark.parametrize("name", FIGURES)
def test_languages_are_two(policy: poles.Policy, name: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match="'fr' or 'en'"):
        FIGURES[name](policy, "de")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FIGURES)
def test_without_altair_the_extra_is_named(
    policy: poles.Policy, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(
        poles.MissingExtra, match=r"needs the extra 'plot': .*, pip install '\.\[plot\]'\."
    ):
        FIGURES[name](policy, "en")


def test_figures_can_be_put_beside_each_other(policy: poles.Policy) -> None:
    chart = show.lineage(policy)
    chart.config = alt.Undefined
    assert (chart | chart).to_dict()["hconcat"]


def test_the_pictures_of_the_readme_are_those_of_today() -> None:
    for file, svg in pictures().items():
        assert SHOWN.findall(file.read_text(encoding="utf-8")) == SHOWN.findall(svg), (
            "draw them anew: python tools/pictures.py"
        )
