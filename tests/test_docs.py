"""Every public name says what it is, and every public function shows how it is used."""

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import poles
from poles import frames, show, strategies

DOCS = Path(__file__).parent.parent / "docs"
ROOMS = {"frames": frames, "show": show, "strategies": strategies}
PUBLIC = [name for name in poles.__all__ if name not in ("DATA_EDITION", "Lang")]


@pytest.mark.parametrize(
    ("room", "name"),
    [
        *((poles, name) for name in PUBLIC),
        *((room, name) for room in ROOMS.values() for name in room.__all__),
    ],
)
def test_every_public_name_has_a_docstring(room: ModuleType, name: str) -> None:
    value = getattr(room, name)
    assert value.__doc__
    assert not value.__doc__.startswith(f"{name}("), "a generated signature is no docstring"
    if inspect.isfunction(value):
        assert ">>>" in value.__doc__


@pytest.mark.parametrize("name", [name for name in PUBLIC if inspect.isclass(getattr(poles, name))])
def test_every_public_method_has_a_docstring(name: str) -> None:
    for member, value in vars(getattr(poles, name)).items():
        if not member.startswith("_") and (
            inspect.isfunction(value) or isinstance(value, property)
        ):
            assert value.__doc__, f"{name}.{member}"


def test_the_data_dictionary_is_what_the_classes_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    monkeypatch.delitem(sys.modules, "dictionary", raising=False)
    from dictionary import PAGE, dictionary

    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "write it anew: python docs/_ext/dictionary.py"
    )


def test_the_reference_has_every_public_name_once() -> None:
    """As it is written; a test in engines asks the built site."""
    pages = [
        file.read_text(encoding="utf-8") for file in sorted((DOCS / "reference").glob("*.rst"))
    ]
    named = [
        name
        for page in pages
        for name in re.findall(
            r"^\.\. auto(?:class|function|exception|data):: (\w+)", page, re.MULTILINE
        )
    ]
    public = [name for room in ROOMS.values() for name in room.__all__]
    assert sorted(named) == sorted([*set(poles.__all__) - set(ROOMS), *public])
    assert {
        room
        for page in pages
        for room in re.findall(r"^\.\. module:: poles\.(\w+)", page, re.MULTILINE)
    } == set(ROOMS)


def test_public_names_stand_in_one_list_only() -> None:
    assert set(poles._HOME_OF) | {*poles._ROOMS, "DATA_EDITION"} == set(poles.__all__)
    for room in ROOMS.values():
        assert set(vars(room)["_HOME_OF"]) == set(room.__all__)
