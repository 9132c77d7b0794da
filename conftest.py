"""Every example in the docstrings, the README and the documentation is a test."""

import os
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

# Laws are tried with few examples where tests are run on every change, and in full by the second
# test command. The first example that loads the policy takes longer than the rest; in CI, what
# passed before passes again. To explain a failure takes longer than to find it.
settings.register_profile(
    "full",
    deadline=None,
    derandomize="CI" in os.environ,
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
settings.register_profile("quick", settings.get_profile("full"), max_examples=20)
# In documents, what is told is what is found each time, and not how it is made smaller.
settings.register_profile(
    "examples",
    settings.get_profile("full"),
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    max_examples=20,
)
settings.load_profile("quick")

pytest_collect_file = (
    Sybil(
        parsers=[DocTestParser()],
        pattern="*.py",
        path="src",
        document_types={".py": PythonDocStringDocument},
    )
    + Sybil(
        parsers=[PythonCodeBlockParser()],
        patterns=["README.md", "README.fr.md", "docs/*.md", "docs/ideas/*.md"],
    )
).pytest()


_NEEDED = {"altair": ("import altair", "{code-cell}"), "polars": ("import polars",)}
"""Libraries that some documents need, notebooks among them, and that the first test command does
without; the second runs their examples.
"""

_LONG = {
    Path(__file__).parent / document
    for document in (
        "README.fr.md",
        "docs/ideas/ledger.md",
        "docs/money.fr.md",
        "docs/money.md",
        "docs/statements.md",
        "docs/testing.md",
        "docs/your-data.md",
        "src/poles/ledger/contested.py",
    )
}
"""Documents whose examples ask so much of all statements, or draw so much, that who runs all tests
leaves them to the second command. Asked for by name, they are run.
"""


def pytest_itemcollected(item: pytest.Item) -> None:
    """What compares with other libraries is marked, so that the second test command finds it; so
    are documents that need some, and long ones.
    """
    if item.path.parent.name == "engines" or (
        isinstance(item, SybilItem)
        and (item.path in _LONG or _has(item, chain.from_iterable(_NEEDED.values())))
    ):
        item.add_marker("engines")


def _has(item: SybilItem, signs: Iterable[str]) -> bool:
    """Whether the document of an example has one of some texts in it."""
    return any(sign in item.example.document.text for sign in signs)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Examples in documents have settings of their own."""
    laws = item.config.getoption("--hypothesis-profile") or "quick"
    settings.load_profile("examples" if isinstance(item, SybilItem) else laws)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests run in random order, but the lines of one document build on each other; what needs an
    engine is left to who has it, and long documents to who asks for them.
    """
    examples = iter(
        sorted(
            (item for item in items if isinstance(item, SybilItem)),
            key=lambda item: (item.path, item.example.start),
        )
    )
    items[:] = [next(examples) if isinstance(item, SybilItem) else item for item in items]
    missing = [sign for name, signs in _NEEDED.items() if find_spec(name) is None for sign in signs]
    long = _LONG if config.args == config.getini("testpaths") else ()
    left = [
        item
        for item in items
        if isinstance(item, SybilItem) and (item.path in long or _has(item, missing))
    ]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
