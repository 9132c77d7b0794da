import os
from pathlib import Path

import pytest
from hypothesis import settings

import poles
from damage import Package

# The first example that loads the policy takes longer than the rest; in CI, what passed before passes again.
settings.register_profile("poles", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("poles")


@pytest.fixture(scope="session")
def policy() -> poles.Policy:
    return poles.load_policy()


@pytest.fixture
def package(tmp_path: Path, policy: poles.Policy) -> Package:
    poles.write_package(policy, tmp_path / "package")
    return Package(tmp_path / "package")
