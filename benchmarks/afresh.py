"""A plugin of pytest for mutants.py: each mutant is tried in a fork of a process in which all tests
ran, so what that one kept is forgotten here.
"""

import functools
import gc
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from poles.ledger.beliefs import forget

Cache = type(functools.lru_cache(len))
FEW = 25
"""Examples for each law; with all of them, survivors would take most of a day."""


def pytest_sessionstart() -> None:
    """Without the caches of the library, and the values that tests made when they were imported."""
    for found in gc.get_objects():
        if isinstance(found, Cache) and str(found.__module__).startswith("poles"):
            found.cache_clear()
    forget()
    here = Path.cwd()
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        inside = Path(file).relative_to(here) if file and here in Path(file).parents else Path()
        if inside.parts[:1] in (("tests",), ("engines",)) and inside.name != "conftest.py":
            del sys.modules[name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Laws are tried on few examples, and what fails is not made smaller."""
    for item in items:
        law = getattr(item, "obj", None)
        own = getattr(law, "_hypothesis_internal_use_settings", None)
        if own is not None:
            phases = [Phase.explicit, Phase.generate]
            law._hypothesis_internal_use_settings = settings(
                own, max_examples=min(FEW, own.max_examples), phases=phases
            )
