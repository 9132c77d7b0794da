import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import poles
from damage import Package


@pytest.fixture(scope="session")
def policy() -> poles.Policy:
    return poles.load_policy()


@cache
def _answer(box: poles.Box, bounds: Any, **asked: Any) -> poles.Bounds:
    answer: poles.Bounds = bounds(poles.load_funding(), box, **asked)
    return answer


@pytest.fixture(scope="module")
def kept_answers() -> Iterator[None]:
    """What the bundled ledger answers is worked out once, for tests of how it is told."""
    bounds = poles.bounds

    def kept(ledger: poles.Ledger, box: poles.Box, **asked: Any) -> poles.Bounds:
        known = ledger is poles.load_funding()
        return _answer(box, bounds, **asked) if known else bounds(ledger, box, **asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(poles, "bounds", kept)
        yield


@pytest.fixture(scope="module")
def whole_package(tmp_path_factory: pytest.TempPathFactory, policy: poles.Policy) -> Path:
    """The policy of these tests as it is written: to copy, not to change."""
    folder = tmp_path_factory.mktemp("written") / "package"
    poles.write_package(policy, folder)
    return folder


@pytest.fixture
def package(tmp_path: Path, whole_package: Path) -> Package:
    shutil.copytree(whole_package, tmp_path / "package")
    return Package(tmp_path / "package")
