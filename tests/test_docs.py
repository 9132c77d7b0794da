"""Every public name says what it is, and every public function shows how it is used."""

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import poles
from poles import errors, frames, results, show, strategies, terms

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
