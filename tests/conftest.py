import shutil
from pathlib import Path

import pytest

import poles
from damage import Package


@pytest.fixture(scope="session")
def policy() -> poles.Policy:
    return poles.load_policy()


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
