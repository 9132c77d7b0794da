"""What a figure looks like: its legends, its title and width, and greys that print."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import altair as alt
import pytest
import vl_convert

import poles
from browsing import chromium, console, loaded, until
from poles import show
from poles.show.figures.look import HOLLOW, TIER_COLOURS, TIER_GREYS
from poles.text import Lang

POLICY = poles.load_policy()
CALLS = poles.total(POLICY.funding, by="call", funders="fui")
OPEN = poles.bounds(POLICY.funding, poles.Box(funders="fui", period="2007", basis="paid"))
LANGS: tuple[Lang, ...] = ("fr", "en")
FIGURES: dict[str, Callable[..., Any]] = {
    "timeline": lambda **options: show.timeline(POLICY, **options),
    "lineage": lambda **options: show.lineage(POLICY, **options),
    "map": lambda **options: show.map(POLICY.on("2012-11-19"), **options),
    "funding": lambda **options: show.funding([*CALLS.values(), OPEN], **options),
}
OPTIONS: tuple[dict[str, Any], ...] = (
    {"title": None},
    {"title": "Figure 1"},
    {"width": 260},
    {"width": 900},
    {"greys": True},
    {"title": None, "width": 400.5, "greys": True},
)
PAGES = {"white": "#FFFFFF", "dark": "#16181B"}
# What says by itself what a mark means.
TELLING = ("color", "fill", "stroke", "shape", "strokeDash", "size", "fillOpacity", "opacity")


@cache
def spec_of(name: str, **options: Any) -> dict[str, Any]:
    """The specification of a figure, which no test changes."""
    found: dict[str, Any] = FIGURES[name](**options).to_dict()
    return found


def views(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The views of a figure, which have layers."""
    for part in (spec, *spec.get("vconcat", ()), *spec.get("hconcat", ())):
        if part is not spec:
            yield from views(part)
        elif "layer" in part:
            yield part


def encoding_of(layer: dict[str, Any]) -> dict[str, Any]:
    """What the channels of a layer show; of the outline of a map, nothing."""
    found: dict[str, Any] = layer.get("encoding", {})
    return found


def rows_of(spec: dict[str, Any], view: dict[str, Any], layer: dict[str, Any]) -> Any:
    """The data of a layer; altair puts those of all layers of a view on the view."""
    return spec["datasets"][(layer.get("data") or view["data"])["name"]]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("name", FIGURES)
def test_options_change_no_datum(name: str, options: dict[str, Any]) -> None:
    plain, found = spec_of(name), spec_of(name, **options)
    assert found["datasets"] == plain["datasets"]
    assert found["description"] == plain["description"]


@pytest.mark.parametrize(("name", "greys", "lang"), list(product(FIGURES, (False, True), LANGS)))
def test_what_tells_marks_apart_is_in_a_legend(name: str, greys: bool, lang: Lang) -> None:
    spec = spec_of(name, greys=greys, lang=lang)
    for view in views(spec):
        layers = view["layer"]
        # What is printed in the view needs no legend.
        printed = {encoding_of(layer).get("text", {}).get("field") for layer in layers}
        numbers = {"labels"} if "shown" in printed else set[str]()
        for layer in layers:
            encoding = encoding_of(layer)
            for channel in set(TELLING) & set(encoding):
                told = encoding[channel]
                assert "condition" not in told or numbers, (name, channel)
                if "field" not in told or told["field"] in numbers:
                    continue
                assert told["legend"] is not None
                assert told["title"]
                values = {row[told["field"]] for row in rows_of(spec, view, layer)}
                assert len(told["scale"]["domain"]) == len(told["scale"]["range"])
                # Layers that draw a part of their rows tell that part.
                assert values & set(told["scale"]["domain"])
                assert "transform" in layer or values <= set(told["scale"]["domain"])


@pytest.mark.parametrize(("name", "greys"), list(product(FIGURES, (False, True))))
def test_no_mark_has_a_form_of_which_no_legend_tells(name: str, greys: bool) -> None:
    spec = spec_of(name, greys=greys)
    layers = [layer for view in views(spec) for layer in view["layer"]]
    told = {
        form
        for layer in layers
        for channel in ("shape", "strokeDash")
        if "field" in encoding_of(layer).get(channel, ())
        for form in encoding_of(layer)[channel]["scale"]["range"]
        if isinstance(form, str)
    }
    for layer in layers:
        mark = layer["mark"]
        assert "strokeDash" not in mark
        assert mark.get("shape", "circle") in {*told, "circle"}


def test_legends_name_what_is_hollow_and_what_is_open() -> None:
    told = {
        (name, lang): " ".join(texts_of(spec_of(name, lang=lang)))
        for name in FIGURES
        for lang in LANGS
    }
    assert "Hollow dot" in told["map", "en"]
    assert "Point vide" in told["map", "fr"]
    assert "holds none any more" in told["lineage", "en"]
    assert "n'en détient plus" in told["lineage", "fr"]
    assert {"inferred date", "start of a phase"} <= set(texts_of(spec_of("timeline")))
    assert {"partly by inference", "no source limits it from above"} <= set(
        texts_of(spec_of("funding"))
    )


def texts_of(spec: dict[str, Any]) -> Iterator[str]:
    """The titles and the entries of all legends."""
    for view in views(spec):
        for layer in view["layer"]:
            for told in encoding_of(layer).values():
                if isinstance(told, dict) and told.get("legend"):
                    yield told["title"]
                    yield from told["scale"]["domain"]


def test_a_legend_has_no_entry_of_what_is_not_there() -> None:
    certain = {key: found for key, found in CALLS.items() if not found.inferred and found.low}
    told = set(texts_of(show.funding(certain).to_dict()))
    assert told == {"Bounds", "the least, or the most"}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_its_own_title_another_or_none(name: str) -> None:
    own, other, none = (
        spec_of(name, title=title).get("title", {}) for title in (True, "Figure 1", None)
    )
    assert own["text"] == spec_of(name)["title"]["text"]
    assert other == {**own, "text": "Figure 1"}
    assert none == {}


@pytest.mark.parametrize("width", [200, 400.5, 1200])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_wide_as_it_is_asked_to_be(name: str, width: float) -> None:
    spec = spec_of(name, width=width)
    if name == "map":
        head, body = spec["vconcat"]
        beside = "hconcat" in body
        outline, tiles = body["hconcat" if beside else "vconcat"]
        steps = 7 * tiles["width"]["step"]
        assert outline["width"] == outline["height"] == head["width"]
        assert beside is (width >= 640)
        widths = {outline["width"] + body["spacing"] + steps if beside else outline["width"]}
        assert steps <= width
    else:
        widths = {view["width"] for view in views(spec)}
    assert [round(found, 6) for found in widths] == [width]
    # Lines of a subtitle are no wider than the figure with the names beside it.
    assert all(len(line) * 5.8 <= width + 480 for line in spec["title"]["subtitle"])


@pytest.mark.parametrize("name", FIGURES)
def test_legends_of_a_narrow_timeline_stand_above_it_too(name: str) -> None:
    spec = spec_of(name, width=260)
    orients = {
        told["legend"]["orient"]
        for view in views(spec)
        for layer in view["layer"]
        for told in encoding_of(layer).values()
        if isinstance(told, dict) and told.get("legend")
    }
    assert orients == ({"top", "bottom"} if name == "timeline" else {"bottom"})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"title": False}, "True, a text or None"),
        ({"title": 3}, "True, a text or None"),
        ({"width": 0}, "200 or more"),
        ({"width": float("nan")}, "200 or more"),
        ({"width": True}, "200 or more"),
        ({"width": "400"}, "200 or more"),
        ({"greys": "yes"}, "True or False"),
        ({"lang": "de"}, "'fr' or 'en'"),
    ],
)
@pytest.mark.parametrize("name", FIGURES)
def test_what_is_no_option_is_refused(name: str, options: dict[str, Any], said: str) -> None:
    with pytest.raises(poles.InvalidQuestion, match=said):
        FIGURES[name](**options)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_any_look_is_drawn_without_a_warning(
    name: str, options: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    spec = json.dumps(spec_of(name, **options))
    assert vl_convert.vegalite_to_svg(spec, show_warnings=True).startswith("<svg")
    assert not capfd.readouterr().err


@pytest.mark.parametrize(("name", "lang"), list(product(FIGURES, LANGS)))
def test_in_greys_there_is_no_colour(name: str, lang: Lang) -> None:
    chart = spec_of(name, greys=True, lang=lang)
    svg = vl_convert.vegalite_to_svg(json.dumps(chart))
    found = set(re.findall(r'(?:fill|stroke)="(#[0-9A-Fa-f]{6}|rgba?\([^)]*\)|\w+)"', svg))
    assert found
    assert {colour for colour in found if not is_grey(colour)} == set()


def is_grey(colour: str) -> bool:
    if colour.startswith("#"):
        return len({colour[1:3], colour[3:5], colour[5:7]}) == 1
    numbers = re.findall(r"[\d.]+", colour)[:3]
    return (
        len(set(numbers)) == 1 if numbers else colour in {"none", "white", "black", "transparent"}
    )


def luminance(colour: str) -> float:
    """As the guidelines for accessible pages have it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def lightness(colour: str) -> float:
    """How light a colour is to the eye, from 0 to 100 (CIE L*)."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_greys_are_told_apart_in_print() -> None:
    greys = sorted(map(lightness, TIER_GREYS.values()))
    assert TIER_GREYS.keys() == TIER_COLOURS.keys()
    assert all(after - before >= 15 for before, after in pairwise(greys))
    assert all(contrast(grey, PAGES["white"]) >= 3 for grey in TIER_GREYS.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_lines_in_greys_are_seen_on_any_page(name: str, page: str) -> None:
    """Fills that are not have an outline that is."""
    spec = spec_of(name, greys=True)
    for view in views(spec):
        for layer in view["layer"]:
            mark, encoding = layer["mark"], encoding_of(layer)
            by = encoding.get("color" if mark["type"] == "line" else "stroke", {})
            by = encoding.get("stroke", by)
            lines = [*by.get("scale", {}).get("range", ()), by.get("value"), mark.get("stroke")]
            lines = [line for line in lines if line is not None]
            assert all(contrast(line, PAGES[page]) >= 3 for line in lines), (mark, lines)


def test_what_is_hollow_is_almost_the_page() -> None:
    *grey, alpha = map(float, re.findall(r"[\d.]+", HOLLOW))
    for page in PAGES.values():
        ground = int(page[1:3], 16)
        mixed = f"#{round(ground + (grey[0] - ground) * alpha):02X}"
        assert contrast(mixed + mixed[1:] * 2, page) < 1.5


def test_shapes_tell_tiers_apart_on_a_map_in_greys() -> None:
    found = {
        tuple(encoding_of(layer)["shape"]["scale"]["range"])
        for view in views(spec_of("map", greys=True))
        for layer in view["layer"]
        if "field" in encoding_of(layer).get("shape", ())
    }
    assert found == {("circle", "square", "triangle-up", "diamond")}


def test_figures_need_no_network_as_pictures_and_as_saved_pages(tmp_path: Path) -> None:
    """As the documentation names them: outputs of a notebook by the renderer of pictures, and a
    page that is saved whole.
    """
    charts = [FIGURES[name]() for name in ("map", "funding")]
    with alt.renderers.enable("svg"):
        pictures = [picture for chart in charts for picture in chart._repr_mimebundle_().values()]
    outputs = "".join(f"<div>{picture}</div>" for picture in pictures)
    notebook, page = tmp_path / "notebook.html", tmp_path / "page.html"
    notebook.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{outputs}", encoding="utf-8")
    charts[0].save(page, inline=True)
    with chromium(tmp_path) as browser:
        browser.get(notebook.as_uri())
        told = [one.text for one in browser.find_elements("css selector", "div > svg")]
        assert "2012-11-19" in told[0]
        assert "fui-25" in told[1]
        assert (console(browser), loaded(browser)) == ([], [])
        browser.get(page.as_uri())
        slider = ".vega-bind input[type=range]"
        assert until(browser, lambda: browser.find_elements("css selector", slider))
        assert browser.find_elements("css selector", ".vega-embed .marks")
        assert (console(browser), loaded(browser)) == ([], [])


def test_by_default_a_notebook_asks_a_network_for_figures() -> None:
    """Which is why the documentation names other lines."""
    with alt.renderers.enable("default"):
        page = FIGURES["map"]()._repr_mimebundle_()["text/html"]
    assert "https://cdn.jsdelivr.net" in page
