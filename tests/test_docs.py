"""Every public name says what it is, and every public function shows how it is used."""

import html
import inspect
import re
import sys
from graphlib import CycleError
from pathlib import Path
from types import ModuleType

import pytest

import poles
import rooms
from poles import errors, frames, results, show, strategies, terms
from poles.model.places import region_name
from poles.show.figures.look import TIER_COLOURS

DOCS = Path(__file__).parent.parent / "docs"
MODULES = {
    module.__name__: module for module in (poles, results, terms, errors, frames, show, strategies)
}
WITHOUT = {
    "DATA_EDITION",
    "frames",
    "show",
    "strategies",
    *(name for name in terms.__all__ if not inspect.isclass(getattr(terms, name))),
}
"""Public names that are no class or function."""
PUBLIC = [
    (module, name) for module in MODULES.values() for name in module.__all__ if name not in WITHOUT
]


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_every_public_name_has_a_docstring(module: ModuleType, name: str) -> None:
    value = getattr(module, name)
    assert value.__doc__
    assert not value.__doc__.startswith(f"{name}("), "a generated signature is no docstring"
    if inspect.isfunction(value):
        assert ">>>" in value.__doc__


@pytest.mark.parametrize(
    ("module", "name"), [each for each in PUBLIC if inspect.isclass(getattr(*each))]
)
def test_every_public_method_has_a_docstring(module: ModuleType, name: str) -> None:
    for member, value in vars(getattr(module, name)).items():
        if not member.startswith("_") and (
            inspect.isfunction(value) or isinstance(value, property)
        ):
            # Its own, or that of the method that it stands for.
            assert inspect.getdoc(value), f"{name}.{member}"


def test_the_data_dictionary_is_what_the_classes_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    monkeypatch.delitem(sys.modules, "dictionary", raising=False)
    from dictionary import PAGE, dictionary

    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "write it anew: python docs/_ext/dictionary.py"
    )


def test_the_reference_has_every_public_name_once() -> None:
    """Under the module that it is documented in, as it is written; a test in engines asks the built
    site.
    """
    named = []
    for file in sorted((DOCS / "reference").glob("*.rst")):
        page = file.read_text(encoding="utf-8")
        for module, part in re.findall(
            r"^\.\. (?:current)?module:: ([\w.]+)$(.*?)(?=^\.\. (?:current)?module::|\Z)",
            page,
            re.MULTILINE | re.DOTALL,
        ):
            found = re.findall(
                r"^\.\. auto(?:class|function|exception|data):: (\w+)", part, re.MULTILINE
            )
            named += [(module, name) for name in found]
    public = [
        (module, name)
        for module, found in MODULES.items()
        for name in found.__all__
        if f"{module}.{name}" not in MODULES
    ]
    assert sorted(named) == sorted(public)


def test_the_picture_of_the_rooms_is_that_of_the_code() -> None:
    assert rooms.PICTURE.read_text(encoding="utf-8") == rooms.picture(), (
        "draw it anew: python tools/rooms.py"
    )


def test_no_arrow_between_rooms_goes_up() -> None:
    below = {room: names - {*rooms.HELD} for room, names in rooms.imports().items()}
    height = rooms.heights(below)
    assert set(below) == set(rooms.ROOMS)
    assert all(height[room] > height[other] for room in below for other in below[room])


def test_an_arrow_that_goes_up_is_told() -> None:
    with pytest.raises(CycleError):
        rooms.heights({"text": {"model"}, "model": {"text"}})


def test_files_that_the_architecture_names_are_there() -> None:
    root = DOCS.parent
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"(?<=`)(?:[\w.-]+/)*[\w-]+(?:\.(?:pyi?|csv|md|rst|json|toml)|/)(?=`)", text)
    assert len(named) > 50
    for name in named:
        assert (root / "src" / "poles" / name).exists() or (root / name).exists(), name


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_map_of_the_readme_is_that_of_the_data(
    policy: poles.Policy, lang: str, theme: str
) -> None:
    svg = html.unescape((DOCS / "_static" / f"map-{lang}-{theme}.svg").read_text(encoding="utf-8"))
    snapshot = policy.on("2012-11-19")
    # Full ones have a fill, hollow ones a stroke.
    dots = re.findall(r'<path aria-label="(p2-[^"]*)"[^>]* (?:fill|stroke)="(#[^"]*)"', svg)
    assert dict(dots) == {label.id: TIER_COLOURS[label.tier] for label in snapshot.labels}
    tiles = re.findall(r'<text aria-label="([^"]+)"[^>]*>(\d+)</text>', svg)
    counts = poles.count(snapshot, what="labels", by="region", counting="seat")
    names = {region.id: region_name(region, snapshot.day) for region in policy.regions}
    counted = {names[str(row.group)]: int(row.count) for row in counts if row.group}
    assert {region: int(number) for region, number in tiles if number != "0"} == counted


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_a_readme_is_short(page: str) -> None:
    lines = (DOCS.parent / page).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
    assert not [line for line in lines if len(line) > 100 and "](" not in line]
