"""Every example in the docstrings, the README and the documentation is a test."""

from importlib.util import find_spec

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[DocTestParser()], pattern="*.py", path="src", document_types={".py": PythonDocStringDocument})
    + Sybil(parsers=[PythonCodeBlockParser()], patterns=["README.md", "README.fr.md", "docs/*.md"])
).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests run in random order, but the lines of one document build on each other; those that need an engine are skipped without it."""
    examples = iter(
        sorted((item for item in items if isinstance(item, SybilItem)), key=lambda item: (item.path, item.example.start))
    )
    items[:] = [next(examples) if isinstance(item, SybilItem) else item for item in items]
    for item in items:
        if isinstance(item, SybilItem) and "import polars" in item.example.document.text and find_spec("polars") is None:
            item.add_marker(pytest.mark.skip(reason="needs Polars: pip install '.[engines]'"))
