"""The public face: which names there are, where each is documented, and what type checkers see."""

import inspect
from enum import Enum
from types import ModuleType
from typing import get_args

import pytest

import poles
from face import stubs
from poles import errors, frames, model, results, show, strategies, terms
from poles import text as texts

WHERE = {"": poles, "errors": errors, "results": results, "terms": terms}
"""Where the names that can be had from ``poles`` are documented."""
ROOMS = [frames, show, strategies]
FACES = [poles, *ROOMS, model, results, terms, texts]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_every_public_name_is_there(face: ModuleType) -> None:
    assert face.__all__ == sorted(face.__all__)
    assert set(face.__all__) <= set(dir(face))
    for name in face.__all__:
        assert getattr(face, name) is vars(face)[name] is not None
    with pytest.raises(
        AttributeError, match=f"module '{face.__name__}' has no attribute 'no_such_name'"
    ):
        face.no_such_name  # noqa: B018


def test_a_name_is_documented_in_one_place_and_had_from_the_top() -> None:
    names = [name for module in WHERE.values() for name in module.__all__]
    assert len(names) == len(set(names))
    for name in names:
        assert any(getattr(poles, name) is vars(module).get(name) for module in WHERE.values())


def test_about_sixty_names_are_documented_at_the_top() -> None:
    assert 50 <= len(poles.__all__) <= 65


def test_the_top_lists_public_names_only() -> None:
    assert dir(poles) == sorted([*poles.__all__, "errors", "results", "terms"])
    for module in (errors, results, terms):
        assert getattr(poles, module.__name__.removeprefix("poles.")) is module


def test_a_star_imports_what_is_documented() -> None:
    space: dict[str, object] = {}
    exec("from poles import *", space)  # noqa: S102
    assert sorted(set(space) - {"__builtins__"}) == poles.__all__


def test_terms_and_errors_are_where_they_are_looked_for() -> None:
    for module in (poles, results, terms):
        values = [getattr(module, name) for name in module.__all__]
        classes = [value for value in values if inspect.isclass(value)]
        assert {issubclass(one, Enum) for one in classes} == {module is terms}
        assert not any(issubclass(one, BaseException) for one in classes)


@pytest.mark.parametrize(
    ("codes", "vocabulary", "but"),
    [
        (terms.BasisCode, terms.Basis, {"unknown"}),
        (terms.StageCode, terms.Stage, {"granted", "engaged"}),
        (terms.InstrumentCode, terms.Instrument, set()),
    ],
)
def test_texts_of_a_question_are_codes_of_its_terms(
    codes: object, vocabulary: type[terms.Term], but: set[str]
) -> None:
    assert set(get_args(codes)) == set(vocabulary) - but


def test_what_type_checkers_see_is_what_there_is() -> None:
    for stub, text in stubs().items():
        assert stub.read_text(encoding="utf-8") == text, "write it anew: python tools/face.py"
    assert len(stubs()) == len(FACES)
