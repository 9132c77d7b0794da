from pathlib import Path

import pytest

import poles
from damage import Package


@pytest.fixture(scope="session")
def policy() -> poles.Policy:
    return poles.load_policy()


@pytest.fixture
def package(tmp_path: Path, policy: poles.Policy) -> Package:
    poles.write_package(policy, tmp_path / "package")
    return Package(tmp_path / "package")
